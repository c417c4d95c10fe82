"""The forms of answers. They make an event and show the faults that check_move() finds beside their fields; they hold no rule of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any  # what a form was given

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.domain.codes import unit_code
from cms.domain.proposals.checks import LEAST_REASON, Fault
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import ProposalEvent, account_in
from cms.domain.proposals.photos import PhotoMoment
from cms.domain.proposals.reasons import Reason, choices_for
from cms.proposals.desk.fields import CHOICES, PHOTO, Day, field_of, names_for, needed_for
from cms.proposals.photos import MOST_BYTES, PhotoRefused, ReadyPhoto, ready

# Where a fault's field stands in a form.
SHOWN_AT = dict.fromkeys(("budget_dataset", "budget_office", "budget_sub_activity", "budget_account"), "budget_line") | {
    "document_due": "planning_document",
    "photo": "photo_file",
}


class AnswerForm(forms.Form):
    """One move, or news about a state that stays."""

    def __init__(
        self,
        *args: Any,
        before: State,
        to: State,
        reasons: Mapping[str, Reason],
        offices: Iterable[str] = (),
        is_one: bool = True,
        **kwargs: Any,
    ) -> None:
        """is_one: for one proposal; a photo shows one."""
        super().__init__(*args, **kwargs)
        self.photo: ReadyPhoto | None = None
        self.before, self.to, self.offices = before, to, tuple(offices)
        self.templates = {code: template for code in choices_for(to, reasons) if (template := reasons[code].template())}
        needed = needed_for(before, to)
        for name in names_for(before, to):
            if name in PHOTO and not is_one:
                continue
            field = field_of(name, before, to, reasons, self.offices)
            if name in needed:
                field.label = f"{field.label} (wajib)"
            self.fields[name] = field
        self.fields["on"].initial = self.initial.get("on") or timezone.localdate()

    def clean_budget_line(self) -> dict[str, Any]:
        text = self.cleaned_data["budget_line"].strip()
        if not text:
            return {}
        parts = [part.strip() for part in text.split("/")]
        try:
            dataset, office, sub_activity, account = parts if len(parts) == 4 else (parts[0], "", "", *parts[1:])
            return {
                "budget_dataset": dataset,
                "budget_office": unit_code(office) if office else None,
                "budget_sub_activity": unit_code(sub_activity) if sub_activity else None,
                "budget_account": account_in(dataset, account),
            }
        except ValueError:
            raise ValidationError("Tulis seperti: dokumen / kode SKPD / kode sub kegiatan / kode rekening.") from None

    def clean(self) -> dict[str, Any]:
        """A photo is looked at as soon as the form is, so that it is refused beside its field."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        file = said.get("photo_file")
        if not file and said.get("photo_alt", "").strip() and "photo_file" not in self.errors:
            self.add_error("photo_file", "Fotonya belum ikut. Pilih fotonya lagi, atau kosongkan keterangannya.")
        if file:
            try:
                content = file.read(MOST_BYTES + 1)
                self.photo = ready(content, alt=said.get("photo_alt", ""), moment=PhotoMoment(said.get("photo_moment") or PhotoMoment.DURING.value))
            except PhotoRefused as error:
                self.add_error(error.field, str(error))
        return said

    def event(self, reference: str) -> ProposalEvent:
        """What the form says, about that proposal."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in PHOTO}
        if self.photo:
            said["photo"] = self.photo.name
        line = said.pop("budget_line", None) or {}
        for name, kind in CHOICES.items():
            if name in said:
                said[name] = kind(said[name]) if said[name] else None
        return ProposalEvent(reference=reference, to_state=self.to, **said, **line)

    def tell(self, faults: Sequence[Fault], about: str = "") -> None:
        """Each fault beside its field; those of fields that the form lacks above all."""
        for fault in faults:
            name = SHOWN_AT.get(fault.field, fault.field)
            sentence = fault.message("id")
            if name in self.fields and sentence not in self.errors.get(name, []):
                self.add_error(name, sentence)
            elif name not in self.fields:
                self.add_error(None, f"{about}: {sentence}" if about else sentence)


class TakeBackForm(forms.Form):
    """Why a move should never have been recorded."""

    by_office = forms.CharField(label="Dibatalkan oleh", initial="Bappeda", required=False)
    reason = forms.CharField(
        label="Mengapa pencatatan ini keliru (wajib)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Paling sedikit {LEAST_REASON} huruf. Catatan yang keliru dan pembatalannya tetap terbaca dalam riwayat.",
    )


class NoteForm(forms.Form):
    """A note for colleagues."""

    text = forms.CharField(label="Catatan dalam", widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": "Tulis catatannya."})


class AmendForm(forms.Form):
    """Other words for what was asked: the change is an event of its own in the history."""

    title = forms.CharField(label="Usulan", widget=forms.Textarea(attrs={"rows": 2}))
    place = forms.CharField(label="Lokasi", required=False)
    theme = forms.CharField(label="Tema", required=False)
    office = forms.CharField(label="Kantor yang dituju", required=False, widget=forms.TextInput(attrs={"list": "kantor"}))
    on = forms.DateField(label="Tanggal", widget=Day, initial=timezone.localdate)
    by_office = forms.CharField(label="Dibetulkan oleh", initial="Bappeda")
    note = forms.CharField(label="Apa yang dibetulkan dan mengapa", widget=forms.Textarea(attrs={"rows": 2}))
