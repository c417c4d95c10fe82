"""The screen on which every guess about a file can be changed: columns, heading, notation, part of the budget. Kept as a profile by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any  # a report is JSON, and Django's forms take whatever was sent

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import Truncator
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import DateColumn, UserColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.core.public_words import without_personal_number
from cms.domain.errors import ShownError
from cms.imports import profiles, queries, services
from cms.imports.models import ImportBatch, ImportProfile
from cms.imports.understanding import MEANINGS, sheets_of
from cms.imports.views import BatchScreen, tell_check
from importers.profiles import Profile, profile_from
from importers.workbook import column_letters

COLUMN = "column_"
# Without a heading that was found: these letters to choose from.
PLAIN_LETTERS = 26
# A list to choose from is as wide as its longest line.
LONGEST_SAMPLE = 50
MAIN = ("account", "account_name", "amount", "office_code", "office_name")
HIDDEN = ("source", "year", "phase")
NOTATIONS = {"": "Sesuai tebakan", "id": "1.234.567,89 (titik memisahkan ribuan)", "en": "1,234,567.89 (koma memisahkan ribuan)"}
UNIT_CHOICES = {
    "0": "Sesuai tebakan",
    "1": "rupiah penuh",
    "1000": "ribuan rupiah (angka × 1.000)",
    "1000000": "jutaan rupiah (angka × 1.000.000)",
    "1000000000": "miliaran rupiah (angka × 1.000.000.000)",
}
PART_CHOICES = {
    "": "Sesuai tebakan",
    "4": "Pendapatan (4)",
    "5": "Belanja (5)",
    "6.1": "Penerimaan pembiayaan (6.1)",
    "6.2": "Pengeluaran pembiayaan (6.2)",
}


class ReadingForm(forms.Form):
    """One question for each guess; what is left as it is stays a guess."""

    name = forms.CharField(
        label="Nama profil",
        max_length=100,
        validators=[without_personal_number],
        help_text="Berkas berikutnya dengan judul kolom yang sama dibaca dengan profil ini, tanpa bertanya lagi. Misalnya: Ekspor SIPD.",
        error_messages={"required": "Beri nama, supaya pilihan ini dapat dipakai lagi."},
    )
    sheet = forms.ChoiceField(label="Lembar", required=False)
    notation = forms.ChoiceField(label="Cara menulis angka", required=False, choices=list(NOTATIONS.items()))
    unit = forms.TypedChoiceField(label="Satuan jumlah", required=False, choices=list(UNIT_CHOICES.items()), coerce=int, empty_value=0)
    part = forms.ChoiceField(
        label="Bagian anggaran", required=False, choices=list(PART_CHOICES.items()), help_text="Bila tabelnya sendiri tidak menyebutkannya."
    )
    first_heading = forms.IntegerField(label="Judul kolom mulai baris", required=False, min_value=1, help_text="Kosongkan untuk mencarinya sendiri.")
    last_heading = forms.IntegerField(label="sampai baris", required=False, min_value=1)

    def __init__(self, *args: Any, batch: ImportBatch, **kwargs: Any) -> None:
        report: Mapping[str, Any] = batch.report
        self.shape, self.details = shape_in(report), queries.details_of(batch)
        super().__init__(*args, **kwargs | {"initial": initial_of(batch)})
        sheets = sheets_of(report)
        self.fields["sheet"].choices = [("", "Semua lembar"), *((sheet.name, sheet.name) for sheet in sheets)]
        letters = dict(_letters(report))
        for name, title in MEANINGS.items():
            if name not in HIDDEN:
                guess = ", ".join(dict.fromkeys(f"{one.letters} ({one.title})" for sheet in sheets for one in sheet.columns if one.meaning == title))
                choices = [("", f"Sesuai tebakan: {guess}" if guess else "Tidak ada"), *letters.items()]
                self.fields[f"{COLUMN}{name}"] = forms.ChoiceField(label=title, required=False, choices=choices)

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """For the template: each heading with its fields."""
        others = [name for name in self.fields if name.startswith(COLUMN) and name.removeprefix(COLUMN) not in MAIN]
        named = {
            "Profil": ("name",),
            "Kolom utama": tuple(f"{COLUMN}{name}" for name in MAIN),
            "Angka dan judul": ("notation", "unit", "part", "sheet", "first_heading", "last_heading"),
            "Kolom lainnya": tuple(others),
        }
        return [(heading, [self[name] for name in names]) for heading, names in named.items()]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first_heading"), said.get("last_heading")
        if last and (not first or last < first):
            self.add_error("last_heading", "Baris terakhir judul tidak boleh mendahului baris pertamanya.")
        chosen = [value for name, value in said.items() if name.startswith(COLUMN) and value]
        for name, value in list(said.items()):
            if name.startswith(COLUMN) and value and chosen.count(value) > 1:
                self.add_error(name, f"Kolom {value} dipilih lebih dari sekali.")
        return said

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if profiles.is_taken(name, self.shape, self.details):
            raise ValidationError("Nama ini sudah dipakai untuk berkas berbentuk atau bertahap lain. Pilih nama lain; cara membaca berkas itu tetap.")
        return name

    def profile(self) -> Profile:
        """What was said, as the importers take it. Only of a valid form."""
        said = self.cleaned_data
        columns = {name.removeprefix(COLUMN): value for name, value in said.items() if name.startswith(COLUMN) and value}
        rows = (said["first_heading"], said["last_heading"] or said["first_heading"]) if said["first_heading"] else None
        asked = {name: said[name] for name in ("name", "notation", "unit", "part")}
        return profile_from(self.kept | asked | {"columns": columns, "heading_rows": rows}, said["name"])

    @property
    def kept(self) -> dict[str, Any]:
        """What the profile in use says beside what this form asks: titles, chart, currency."""
        reading: dict[str, Any] = self.initial["reading"]
        return {name: value for name, value in reading.items() if name in ("aliases", "chart", "currency")}


def shape_in(report: Mapping[str, Any]) -> str:
    """The shape of the file as its report says it; "" of a report from before shapes were noted."""
    return str(report.get("shape", ""))


def initial_of(batch: ImportBatch) -> dict[str, Any]:
    """The profile that the file was read with, or a name for a new one: the file's own without its numbers."""
    reading: dict[str, Any] = batch.report.get("reading", {})
    first, last = reading.get("heading_rows") or (None, None)
    stem = " ".join(re.sub(r"[\d_\-.()]+", " ", Path(batch.file_name).stem).split())
    columns = {f"{COLUMN}{name}": letters for name, letters in reading.get("columns", {}).items()}
    return columns | {
        "reading": reading,
        "name": batch.report.get("profile") or profiles.free_name(stem, shape_in(batch.report), queries.details_of(batch)),
        "sheet": batch.details.get("sheet", ""),
        "notation": reading.get("notation", ""),
        "unit": str(reading.get("unit", 0)),
        "part": reading.get("part", ""),
        "first_heading": first,
        "last_heading": last,
    }


def _letters(report: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(letters, what stands there) of every column that the file shows."""
    found = {}
    for sheet in sheets_of(report):
        for column in sheet.columns if sheet.is_used or not sheet.is_table else ():
            shown = Truncator("; ".join(column.samples[:2])).chars(LONGEST_SAMPLE)
            found.setdefault(column.letters.split(":")[0], f"{column.title or 'tanpa judul'}{f' — {shown}' if shown else ''}")
    if found:
        yield from ((letters, f"{letters}: {about}") for letters, about in sorted(found.items(), key=lambda one: (len(one[0]), one[0])))
    else:
        yield from ((column_letters(place), column_letters(place)) for place in range(PLAIN_LETTERS))


class Reading(BatchScreen, FormView):
    """How the file was understood, each guess as a question."""

    template_name = "imports/reading.html"
    page_title = "Ubah cara membaca"
    permission_required = "change"
    form_class = ReadingForm
    extra_context = {"submit_label": "Baca lagi dan simpan profilnya"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if (elsewhere := self.turned_away()) is not None:
            return elsewhere
        if not self.object.file:
            messages.error(request, "Berkas ini tidak disimpan, karena memuat nomor pribadi. Unggah berkas yang sudah diperbaiki.")
            return redirect("imports:report", self.object.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"batch": self.object}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"batch": self.object, "sheets": sheets_of(self.object.report)}

    def form_invalid(self, form: ReadingForm) -> HttpResponse:
        messages.validation_error(self.request, "Belum dapat dibaca lagi. Perbaiki isian yang ditandai.", form)
        return super().form_invalid(form)

    def form_valid(self, form: ReadingForm) -> HttpResponse:
        try:
            batch = services.read_as(self.object, form.profile(), by=self.request.user, sheet=form.cleaned_data["sheet"])
        except ShownError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        tell_check(self.request, batch)
        return redirect(reverse("imports:report", args=[batch.pk]))


class Profiles(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("changed_by__wagtail_userprofile")


class ProfileViewSet(ModelViewSet):
    """The profiles that are kept: names can be changed, profiles deleted; what was read with one stays as it is."""

    model = ImportProfile
    index_view_class = Profiles
    name = "reading_profiles"
    url_prefix = "impor-profil"
    icon = "table"
    menu_label = "Profil pembacaan"
    menu_order = 155
    add_to_settings_menu = True
    form_fields = ["name"]
    list_display = [
        "name",
        DateColumn("changed_at", label="Diubah"),
        UserColumn("changed_by", label="Oleh", blank_display_name="baris perintah atau akun yang dihapus"),
    ]
    add_view_enabled = False
    copy_view_enabled = False
