"""Proposal and ProposalEvent: what was asked, and each thing that happened since. The columns are those of the open data.

No field holds a person: who asked is an origin (residents, village, ...), who decided is an office.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.codes import AccountCode, UnitCode, chart_of
from cms.domain.periods import fiscal_year as fiscal_year_of
from cms.domain.proposals.choices import Kind, Level, Milestone, Origin, Precision, State
from cms.domain.tables import CellRef, column

REFERENCE = re.compile(r"P-(20[0-9]{2})-([0-9]{5,})")
_DATASET_YEAR = re.compile(r"(?:^|-)(20[0-9]{2})(?:-|$)")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def reference(year: int, number: int) -> str:
    """The public number of a proposal: P-2025-00417. Given once, never reused."""
    return f"P-{year}-{number:05d}"


def month_end(month: str) -> date:
    """ "2026-08" -> 31 August 2026. Raises ValueError when it is no month of a fiscal year."""
    found = _MONTH.fullmatch(month)
    if not found:
        raise ValueError(f"{month!r} is not a month like 2026-08")
    year, number = fiscal_year_of(found[1]), int(found[2])
    return date(year, number, monthrange(year, number)[1])


def account_in(dataset: str, text: str) -> AccountCode:
    """An account of a budget document, in the chart of that document's year. Raises ValueError when the text is no account."""
    found = _DATASET_YEAR.search(dataset)
    return AccountCode.parse(text, chart_of(int(found[1]))) if found else AccountCode.parse(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetReference:
    """A line of a published budget: document, office, sub activity, account. A budget by account alone has no office."""

    dataset: str
    office_code: UnitCode | None
    sub_activity_code: UnitCode | None
    account: AccountCode

    def __str__(self) -> str:
        return " / ".join(str(part) for part in (self.dataset, self.office_code, self.sub_activity_code, self.account) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalEvent:
    """One thing that happened to a proposal. Events are only ever added; a mistake is followed by a correction.

    from_state is None for the first. to_state equal to from_state says something more about the same state: advice of the
    next level, a milestone, a new date, a correction. A move that corrects another takes it back: it leads to the state before that.
    """

    reference: str = column("Nomor usulan", "Proposal number", default="")
    number: int = column("Urutan", "Sequence", note="1 = saat usulan masuk", note_en="1 = when it came in", default=0)
    on: date = column("Tanggal", "Date")
    precision: Precision = column(
        "Ketelitian tanggal",
        "Precision of the date",
        note="day, month, year = setepat itu di sumber; recorded = tidak ada di sumber, ini tanggal pencatatan",
        note_en="day, month, year = as exact as the source; recorded = not in the source, the day it was recorded",
        default=Precision.DAY,
    )
    from_state: State | None = column("Dari status", "From state", required=False, default=None)
    to_state: State = column("Ke status", "To state")
    by_office: str = column(
        "Oleh", "By", note="Kantor atau tingkat yang memutuskan atau mencatat", note_en="The office or level that decided or recorded it"
    )
    level: Level | None = column(
        "Tingkat rekomendasi", "Level of the advice", required=False, default=None, note="Tingkat yang memberi pendapat", note_en="Who advises"
    )
    to_office: str = column(
        "Ditangani selanjutnya oleh",
        "Handled next by",
        required=False,
        default="",
        note="Meja berikutnya; kantor pelaksana; atau ke siapa dilimpahkan",
        note_en="The next desk; the office that carries it out; or to whom it was handed",
    )
    note: str = column(
        "Pendapat atau keterangan", "Opinion or note", required=False, default="", note="Untuk dibaca umum", note_en="For the public to read"
    )
    recommended_amount: Decimal | None = column("Anggaran yang disarankan", "Recommended amount", unit="IDR", required=False, default=None)
    rank: int | None = column("Peringkat", "Rank", required=False, default=None)
    reason_code: str = column("Kode alasan", "Reason code", required=False, default="")
    reason: str = column("Alasan", "Reason", required=False, default="")
    instead: str = column("Yang terjadi sebagai gantinya", "What happens instead", required=False, default="")
    objection: str = column("Cara mengajukan keberatan", "How to object", required=False, default="")
    review_on: date | None = column("Ditinjau lagi paling lambat", "Reviewed again by", required=False, default=None)
    fiscal_year: int | None = column("Tahun anggaran", "Fiscal year", required=False, default=None)
    planned_month: str = column("Rencana bulan", "Planned month", required=False, default="", note="Seperti 2026-08", note_en="Like 2026-08")
    planning_document: str = column("Dokumen perencanaan", "Planning document", required=False, default="")
    document_due: date | None = column("Dokumen itu ada paling lambat", "That document exists by", required=False, default=None)
    budget_dataset: str = column("Dokumen anggaran", "Budget document", required=False, default="")
    budget_office: UnitCode | None = column("Kode SKPD anggaran", "Budget office code", required=False, default=None)
    budget_sub_activity: UnitCode | None = column("Kode sub kegiatan anggaran", "Budget sub activity code", required=False, default=None)
    budget_account: AccountCode | None = column("Kode rekening anggaran", "Budget account code", required=False, default=None)
    planned_amount: Decimal | None = column("Dianggarkan", "Budgeted amount", unit="IDR", required=False, default=None)
    starts_on: date | None = column("Mulai dikerjakan", "Work starts", required=False, default=None)
    planned_finish: date | None = column("Rencana selesai", "Planned finish", required=False, default=None)
    executor: str = column(
        "Pelaksana", "Carried out by", required=False, default="", note="Penyedia, atau swakelola", note_en="Contractor, or own forces"
    )
    finished_on: date | None = column("Selesai pada", "Finished on", required=False, default=None)
    realised_amount: Decimal | None = column("Realisasi", "Realised amount", unit="IDR", required=False, default=None)
    evidence: str = column("Bukti", "Evidence", required=False, default="", note="Nomor BAST atau nama foto", note_en="Handover number or photo")
    milestone: Milestone | None = column("Tahap pekerjaan", "Milestone", required=False, default=None)
    photo: str = column(
        "Foto",
        "Photo",
        required=False,
        default="",
        note="Nama foto; berkasnya nama itu dan .jpg, di samping halaman usulan",
        note_en="Name of the photo; its file is that name and .jpg, beside the proposal's page",
    )
    other: str = column(
        "Usulan lain", "Other proposal", required=False, default="", note="Digabung dengan, atau digabungkan ke sini", note_en="Merged with"
    )
    letter: str = column("Surat", "Letter", required=False, default="", note="Nomor atau tanggal surat", note_en="Number or date of the letter")
    corrects: int | None = column(
        "Membetulkan urutan", "Corrects sequence", required=False, default=None, note="Urutan kejadian yang dibetulkan", note_en="Which event"
    )
    source: CellRef | None = column("Sel asal", "Source cell", required=False, default=None)
    asked_sha256: str = column(
        "Sidik isi usulan",
        "Digest of what was asked",
        required=False,
        default="",
        note="sha256 isi usulan, pada kejadian pertama dan setiap pembetulan isi",
        note_en="sha256 of what was asked, at the first event and wherever that was corrected",
    )
    previous: str = column("Sidik sebelumnya", "Previous digest", required=False, default="")
    digest: str = column("Sidik", "Digest", required=False, default="", note="sha256 sidik sebelumnya dan kejadian ini", note_en="sha256 of both")

    @property
    def is_move(self) -> bool:
        return self.from_state is not self.to_state

    @property
    def takes_back(self) -> bool:
        """True for a move that should never have been recorded, undone: the proposal stands again where it stood before that."""
        return self.is_move and self.corrects is not None

    @property
    def budget_line(self) -> BudgetReference | None:
        """The line that pays, when the event names one."""
        if not self.budget_dataset or self.budget_account is None:
            return None
        return BudgetReference(
            dataset=self.budget_dataset, office_code=self.budget_office, sub_activity_code=self.budget_sub_activity, account=self.budget_account
        )

    @property
    def promised_for(self) -> date | None:
        """The last day that keeps this event's promise: the planned finish, the end of the planned month or of the fiscal year."""
        if self.planned_finish:
            return self.planned_finish
        if self.planned_month:
            return month_end(self.planned_month)
        if self.fiscal_year and self.to_state.is_promised:
            return date(self.fiscal_year, 12, 31)
        return None


def in_force(events: Sequence[ProposalEvent]) -> tuple[ProposalEvent, ...]:
    """Events without the moves that were taken back, without what was said in between, and without the taking back itself.

    All of them stay in the history for everybody to see; what follows from it (a due date, an answer, a slip) follows from these.
    """
    for event in events:
        if event.corrects is not None and event.is_move:
            break
    else:  # nearly always; asked many times for each proposal, so the plain loop pays
        return tuple(events)
    kept: list[ProposalEvent] = []
    for event in events:
        if event.takes_back and event.corrects is not None:
            while kept and kept[-1].number >= event.corrects:
                kept.pop()
        else:
            kept.append(event)
    return tuple(kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One proposal with its whole history. reference is "" until the CMS has given one."""

    reference: str = column("Nomor usulan", "Proposal number", default="", note="Tetap, tidak pernah dipakai ulang", note_en="Never reused")
    title: str = column("Usulan", "Proposal")
    kind: Kind | None = column("Jenis", "Kind", required=False, default=None)
    origin: Origin = column("Asal usulan", "Origin")
    for_year: int | None = column("Diusulkan untuk tahun", "Asked for the year", required=False, default=None)
    village_code: str = column(
        "Kode kelurahan", "Village code", required=False, default="", note="Kode Kemendagri; kosong bila seluruh kota", note_en="Ministry code"
    )
    place: str = column("Lokasi", "Place", required=False, default="")
    point: str = column("Titik", "Point", required=False, default="", note="Lintang,bujur (WGS 84)", note_en="Latitude,longitude (WGS 84)")
    theme: str = column("Tema", "Theme", required=False, default="")
    problem: str = column("Masalah", "Problem", required=False, default="")
    volume: Decimal | None = column(
        "Volume", "Volume", unit="satuan", required=False, default=None, note="Dalam kolom Satuan", note_en="In column unit"
    )
    unit: str = column("Satuan", "Unit", required=False, default="")
    amount_asked: Decimal | None = column("Anggaran yang diminta", "Amount asked", unit="IDR", required=False, default=None)
    office: str = column("Kantor yang dituju", "Office addressed", required=False, default="")
    copied_from: str = column("Pecahan dari usulan", "Split from proposal", required=False, default="")
    source_id: str = column("Nomor di sistem asal", "Number in the source system", required=False, default="")
    source: CellRef | None = column("Sel asal", "Source cell", required=False, default=None)
    # Invented for demonstration: CONTOH must stand on its page and in every file.
    is_sample: bool = False
    events: tuple[ProposalEvent, ...] = ()

    @property
    def last(self) -> ProposalEvent:
        """The newest event. Every proposal has at least the one by which it came in."""
        return self.events[-1]

    @property
    def state(self) -> State:
        return self.last.to_state

    @property
    def asked_on(self) -> date:
        return self.events[0].on

    @property
    def in_force(self) -> tuple[ProposalEvent, ...]:
        """The history that counts."""
        return in_force(self.events)

    @property
    def budget_line(self) -> BudgetReference | None:
        """The line that pays, as it was named last; None where none is named any more."""
        return next((event.budget_line for event in reversed(self.in_force) if event.budget_line), None)
