"""The screen that records one proposal by hand: what came over the counter, in a letter, or from a meeting without a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any  # what a form was given

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView
from wagtail.admin import messages

from cms.core.rupiah import Rupiah
from cms.domain.city import City
from cms.domain.proposals.checks import Fault, ProposalRefused
from cms.domain.proposals.choices import Kind, Origin, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.wording import name_of
from cms.proposals import services
from cms.proposals.desk import queue
from cms.proposals.desk.fields import Day
from cms.proposals.desk.screens import Screen
from cms.proposals.models import ProposalRecord

NO_DAY = "Tulis tanggalnya, misalnya 2026-03-31."
_VOLUME = re.compile(r"\d+(?:[.,]\d{1,2})?")


class VolumeField(forms.CharField):
    """120 or 1,5."""

    def clean(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            if _VOLUME.fullmatch(text):
                return Decimal(text.replace(",", "."))
        except InvalidOperation:
            pass
        raise ValidationError("Tulis volumenya dengan angka, misalnya 120 atau 1,5.")


class NewProposalForm(forms.Form):
    """What was asked, by whom and where. What is missing or wrong is said by the domain, in the sentences that a list would get."""

    title = forms.CharField(
        label="Usulan (wajib)", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Satu kalimat, tanpa nama orang."
    )
    on = forms.DateField(label="Tanggal masuk (wajib)", required=False, widget=Day, error_messages={"invalid": NO_DAY})
    origin = forms.ChoiceField(label="Asal (wajib)", required=False, choices=[(one.value, name_of(one, "id")) for one in Origin])
    kind = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Tidak disebut"), *((one.value, name_of(one, "id")) for one in Kind)])
    village_code = forms.CharField(label="Kelurahan", required=False)
    place = forms.CharField(label="Lokasi", required=False, help_text="Seperti disebut pengusul: gang, lingkungan, di depan apa.")
    point = forms.CharField(label="Titik", required=False, help_text="Lintang,bujur, misalnya 3.6001,98.4854. Boleh kosong.")
    theme = forms.CharField(label="Tema", required=False)
    problem = forms.CharField(label="Masalah", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    volume = VolumeField(label="Volume", required=False)
    unit = forms.CharField(label="Satuan", required=False)
    amount_asked = Rupiah(label="Anggaran yang diminta", required=False, help_text="Rupiah, seperti 48.000.000.")
    for_year = forms.IntegerField(label="Untuk tahun", required=False, error_messages={"invalid": "Tulis tahunnya, misalnya 2027."})
    office = forms.CharField(label="Kantor yang dituju", required=False, widget=forms.TextInput(attrs={"list": "kantor"}))
    by_office = forms.CharField(label="Diterima oleh (wajib)", required=False, widget=forms.TextInput(attrs={"list": "kantor"}))
    reference = forms.CharField(
        label="Nomor usulan", required=False, help_text="Kosongkan: nomor berikutnya diberikan. Isi hanya bila pengusul sudah memegang nomor P-…"
    )

    def __init__(self, *args: Any, city: City, offices: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = tuple(offices)
        villages = [(district.name, [(one.code, one.name) for one in district.villages]) for district in city.districts]
        self.fields["village_code"].widget = forms.Select(choices=[("", "Seluruh kota"), *villages])
        self.fields["on"].initial = timezone.localdate()
        self.fields["by_office"].initial = "Bappeda"

    def clean_on(self) -> date:
        """Not required by the field itself: its sign would stand beside our own word."""
        if day := self.cleaned_data["on"]:
            return day  # type: ignore[no-any-return]  # Django's forms are not typed
        raise ValidationError(NO_DAY)

    def clean_origin(self) -> str:
        return self.cleaned_data["origin"] or Origin.RESIDENTS.value

    def proposal(self) -> Proposal:
        said = dict(self.cleaned_data)
        first = ProposalEvent(on=said.pop("on"), to_state=State.RECEIVED, by_office=said.pop("by_office"))
        kind = said.pop("kind")
        return Proposal(**said | {"origin": Origin(said["origin"]), "kind": Kind(kind) if kind else None}, events=(first,))

    def tell(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            self.add_error(fault.field if fault.field in self.fields else None, fault.message("id"))


class New(Screen, FormView):
    """One proposal that came without a list."""

    permission_required = "add"
    template_name = "proposals/new.html"
    page_title = "Catat usulan"
    alike: Sequence[ProposalRecord] = ()

    def get_form(self, form_class: Any = None) -> NewProposalForm:
        data = self.request.POST if self.request.method == "POST" else None
        return NewProposalForm(data, city=self.city, offices=queue.offices())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"alike": self.alike}

    def form_valid(self, form: NewProposalForm) -> HttpResponse:
        asked = form.proposal()
        # Somebody may have asked this before.
        self.alike = queue.alike(asked) if "sure" not in self.request.POST else []
        if self.alike:
            return self.form_invalid(form)
        try:
            made = services.register(asked, by=self.request.user)
        except ProposalRefused as error:
            form.tell(error.faults)
            return self.form_invalid(form)
        messages.success(self.request, f"Dicatat sebagai {made.reference}. Halamannya terbit pada penerbitan situs berikutnya.")
        return redirect("desk:one", made.reference)

    def form_invalid(self, form: NewProposalForm) -> HttpResponse:
        messages.validation_error(self.request, "Belum dicatat. Lengkapi isian yang ditandai.", form)
        return super().form_invalid(form)
