"""The form fields of a move: which ones it needs comes from the table in cms/domain/proposals/moves.py, what they are called from the facts.

No field is required by the form itself. What is missing is said by check_move(), in the same sentence as everywhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms

from cms.core.rupiah import Rupiah
from cms.core.uploads import LimitedFileField
from cms.domain.proposals.choices import WAITING, Choice, Level, Milestone, State
from cms.domain.proposals.facts import ProposalEvent
from cms.domain.proposals.moves import MOVES, Need
from cms.domain.proposals.photos import PhotoMoment
from cms.domain.proposals.reasons import Reason, choices_for
from cms.domain.proposals.wording import name_of
from cms.domain.tables import Column, Kind, columns_of
from cms.proposals.models import MOMENTS

# A photo with what it shows; the event carries its name.
PHOTO = ("photo_file", "photo_alt", "photo_moment")
COLUMNS: Mapping[str, Column] = {column.name: column for column in columns_of(ProposalEvent)}
OF_NEED: Mapping[Need, tuple[str, ...]] = {
    Need.QUESTION: ("note",),
    Need.NOTE: ("note",),
    Need.UPDATE: ("note", "milestone", "planned_month", "planned_finish", *PHOTO, "evidence"),
    Need.REASON_CODE: ("reason_code",),
    Need.REASON: ("reason",),
    Need.EXPLANATION: ("reason",),
    Need.INSTEAD: ("instead",),
    Need.OBJECTION: ("objection",),
    Need.FISCAL_YEAR: ("fiscal_year", "planned_month"),
    Need.TO_OFFICE: ("to_office",),
    Need.TO_WHOM: ("to_office",),
    Need.LETTER: ("letter",),
    Need.PLANNING_DOCUMENT: ("planning_document", "document_due"),
    Need.REVIEW: ("review_on", "fiscal_year"),
    Need.OTHER: ("other",),
    Need.BUDGET_LINE: ("budget_line",),
    Need.PLANNED_AMOUNT: ("planned_amount",),
    Need.STARTS_ON: ("starts_on",),
    Need.PLANNED_FINISH: ("planned_finish",),
    Need.EXECUTOR: ("executor",),
    Need.FINISHED_ON: ("finished_on",),
    Need.REALISED_AMOUNT: ("realised_amount",),
    Need.EVIDENCE: ("evidence",),
}
ADVICE = ("to_office", "level", "rank", "recommended_amount")
# What else a move into a state may say.
ALSO: Mapping[State, tuple[str, ...]] = {
    **dict.fromkeys(WAITING, ADVICE),
    State.BUDGETED: ("planned_month", "note"),
    State.IN_PROGRESS: ("note",),
    State.COMPLETED: (*PHOTO, "note"),
}
# What else may be new about a state that stays.
NEWS_OF: Mapping[State, tuple[str, ...]] = {
    **dict.fromkeys(WAITING, ADVICE),
    State.DEFERRED: ("review_on",),
    State.ACCEPTED: ("planning_document",),
    State.BUDGETED: ("budget_line", "planned_amount"),
    State.IN_PROGRESS: ("budget_line", "planned_amount", "executor"),
    State.COMPLETED: ("realised_amount",),
}
LONG = frozenset({"note", "reason", "instead", "objection", "photo_alt"})
CHOICES: Mapping[str, type[Choice]] = {"level": Level, "milestone": Milestone}
WORDS: Mapping[str, tuple[str, str]] = {
    "on": ("Tanggal", "Hari keputusannya, bukan hari ini bila keputusannya sudah lewat."),
    "by_office": ("Diputuskan oleh", "Kantor atau tingkat yang memutuskan; dibaca umum."),
    "reason_code": ("Kode alasan", "Supaya dapat dihitung mengapa usulan tidak diterima. Kalimat contohnya muncul di bawah."),
    "reason": ("Alasan", "Dengan kata sendiri, seperti menjelaskan kepada tetangga."),
    "budget_line": ("Baris anggaran", "Dokumen / SKPD / sub kegiatan / rekening. Cari di atas, lalu pilih."),
    "other": ("Digabung dengan usulan", "Nomor usulan yang diteruskan, misalnya P-2025-00417."),
    "planned_month": ("Rencana bulan", "Seperti 2026-08."),
    "photo_file": ("Foto", "JPEG, PNG atau WebP sampai 12 MB. Tempat dan waktu yang dicatat kamera dihapus."),
    "photo_alt": ("Apa yang tampak pada foto", "Wajib bila ada foto; dibacakan kepada pembaca yang tidak melihat."),
    "photo_moment": ("Foto diambil", "Foto sebelum dan sesudah tampil berdampingan."),
    "planned_finish": ("Rencana selesai", "Bila mundur, sebutkan sebabnya dalam keterangan."),
}


class Day(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def names_for(before: State, to: State) -> tuple[str, ...]:
    """The fields of that move, needed ones first, each once."""
    rule = MOVES.get((before, to))
    needed = [name for need in (rule.needs if rule else ()) for name in OF_NEED[need]]
    more = NEWS_OF.get(to, ()) if before is to else ALSO.get(to, ())
    return tuple(dict.fromkeys(("on", "by_office", *needed, *more)))


def needed_for(before: State, to: State) -> frozenset[str]:
    """The first field of each need: what the form marks as compulsory. An update needs any one of its fields."""
    rule = MOVES.get((before, to))
    found = {OF_NEED[need][0] for need in (rule.needs if rule else ()) if need is not Need.UPDATE}
    return frozenset({"on", "by_office", *found})


def field_of(name: str, before: State, to: State, reasons: Mapping[str, Reason], offices: Iterable[str]) -> forms.Field:
    """The form's field for one column of an event."""
    label, help_text = _words(name)
    if name == "by_office" and before is to:
        label, help_text = "Disampaikan oleh", "Kantor yang memberi kabar ini; dibaca umum."
    about = {"label": label, "help_text": help_text, "required": False}
    if name == "reason_code":
        return forms.ChoiceField(**about, choices=[("", "Pilih kode alasan"), *((code, reasons[code].title()) for code in choices_for(to, reasons))])
    if name == "photo_file":
        widget = forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
        return LimitedFileField(**about, widget=widget, advice="Kecilkan fotonya, lalu pilih lagi.")
    if name == "photo_moment":
        first = PhotoMoment.AFTER if to is State.COMPLETED else PhotoMoment.DURING
        return forms.ChoiceField(**about, choices=MOMENTS, initial=first.value)
    if name in CHOICES:
        return forms.ChoiceField(**about, choices=[("", "—"), *((one.value, name_of(one, "id")) for one in CHOICES[name])])
    if name in ("by_office", "to_office"):
        return forms.CharField(**about, widget=forms.TextInput(attrs={"list": "kantor"}))
    if name == "other":
        return forms.CharField(**about, widget=forms.TextInput(attrs={"list": "usulan-serupa"}))
    if name in LONG:
        return forms.CharField(**about, widget=forms.Textarea(attrs={"rows": 3}))
    match COLUMNS[name].kind if name in COLUMNS else Kind.TEXT:
        case Kind.DATE:
            return forms.DateField(**about, widget=Day, error_messages={"invalid": "Tulis tanggalnya, misalnya 2026-03-31."})
        case Kind.AMOUNT:
            return Rupiah(label=label, help_text="Rupiah, seperti 48.000.000.", required=False)
        case Kind.INTEGER:
            return forms.IntegerField(**about, error_messages={"invalid": "Tulis angka bulat."})
    return forms.CharField(**about)


def _words(name: str) -> tuple[str, str]:
    if name in WORDS:
        return WORDS[name]
    column = COLUMNS[name]
    return column.title("id"), column.note("id")
