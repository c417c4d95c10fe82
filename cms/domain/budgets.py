"""The budget (APBD): its lines, its documents and phases, its totals.

Identities, from the law's own layout and checked on real budgets of 2013, 2014 and 2023:
surplus or deficit = 4 - 5; net financing = 6.1 - 6.2; remainder (SILPA) = surplus or deficit + net financing.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.amounts import ZERO, total
from cms.domain.codes import AccountCode, UnitCode
from cms.domain.tables import CellRef, column


class Phase(enum.Enum):
    """Where in its life a budget is. Values are what open data says; slug is what addresses and the law's words say."""

    PROPOSED = "proposed"
    ENACTED = "enacted"
    SHIFTED = "shifted"
    REVISED = "revised"
    REALISED = "realised"
    AUDITED = "audited"

    @property
    def slug(self) -> str:
        """The Indonesian word: rapbd, murni, pergeseran, perubahan, realisasi, audited."""
        return PHASE_SLUGS[self]

    @property
    def order(self) -> int:
        """Position in the year: a later phase replaces an earlier one as the budget in force."""
        return list(Phase).index(self)

    @property
    def is_plan(self) -> bool:
        """True for a budget; false for what was really received and spent."""
        return self not in (Phase.REALISED, Phase.AUDITED)

    @classmethod
    def named(cls, word: str) -> Phase:
        """From a value or a slug, in any case. Raises ValueError."""
        plain = word.strip().lower()
        for phase in cls:
            if plain in (phase.value, phase.slug):
                return phase
        raise ValueError(f"{word!r} is not a phase; use one of {', '.join(PHASE_SLUGS.values())}")


PHASE_SLUGS = {
    Phase.PROPOSED: "rapbd",
    Phase.ENACTED: "murni",
    Phase.SHIFTED: "pergeseran",
    Phase.REVISED: "perubahan",
    Phase.REALISED: "realisasi",
    Phase.AUDITED: "audited",
}


class Part(enum.Enum):
    """The parts of a budget by account: revenue (4), expenditure (5), financing received (6.1) and paid (6.2)."""

    REVENUE = "revenue"
    EXPENDITURE = "expenditure"
    FINANCING_IN = "financing-in"
    FINANCING_OUT = "financing-out"


def part_of(account: AccountCode) -> Part | None:
    """The part that an account belongs to; None for 6 alone, which says neither in nor out, and for other accounts."""
    match account.segments[:2]:
        case (4, *_):
            return Part.REVENUE
        case (5, *_):
            return Part.EXPENDITURE
        case (6, 1):
            return Part.FINANCING_IN
        case (6, 2):
            return Part.FINANCING_OUT
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One leaf: an amount for one account, as far as the file says of one office and one sub activity, in one phase of one year.

    Codes and names are the file's own. What a file does not hold is None or "".
    """

    year: int = column("Tahun anggaran", "Fiscal year", note="1 Januari sampai 31 Desember", note_en="1 January to 31 December")
    phase: Phase = column(
        "Tahap",
        "Phase",
        note="proposed = RAPBD, enacted = APBD murni, shifted = pergeseran, revised = APBD perubahan, realised = realisasi, audited = setelah audit",
        note_en="proposed bill, enacted budget, shift between revisions, revised budget, realisation, audited realisation",
    )
    function_code: UnitCode | None = column("Kode bidang urusan", "Function code", required=False, default=None)
    function_name: str = column("Nama bidang urusan", "Function", required=False, default="")
    office_code: UnitCode | None = column("Kode SKPD", "Office code", required=False, default=None)
    office_name: str = column("Nama SKPD", "Office", required=False, default="", note="Satuan kerja perangkat daerah (kantor)", note_en="City office")
    unit_code: UnitCode | None = column("Kode sub unit", "Sub unit code", required=False, default=None)
    unit_name: str = column("Nama sub unit", "Sub unit", required=False, default="")
    programme_code: UnitCode | None = column("Kode program", "Programme code", required=False, default=None)
    programme_name: str = column("Nama program", "Programme", required=False, default="")
    activity_code: UnitCode | None = column("Kode kegiatan", "Activity code", required=False, default=None)
    activity_name: str = column("Nama kegiatan", "Activity", required=False, default="")
    sub_activity_code: UnitCode | None = column("Kode sub kegiatan", "Sub activity code", required=False, default=None)
    sub_activity_name: str = column("Nama sub kegiatan", "Sub activity", required=False, default="")
    fund_code: UnitCode | None = column("Kode sumber dana", "Source of funds code", required=False, default=None)
    fund_name: str = column("Nama sumber dana", "Source of funds", required=False, default="")
    account: AccountCode = column(
        "Kode rekening",
        "Account code",
        note="4 pendapatan, 5 belanja, 6.1 penerimaan dan 6.2 pengeluaran pembiayaan",
        note_en="4 revenue, 5 expenditure, 6.1 financing received, 6.2 financing paid",
    )
    account_name: str = column("Nama rekening", "Account", required=False, default="")
    group: str = column("Paket atau kelompok", "Package or group", required=False, default="")
    detail: str = column("Uraian", "Description", required=False, default="")
    amount: Decimal = column("Jumlah", "Amount", unit="IDR", note="Rupiah dengan dua desimal", note_en="Rupiah with two decimals")
    source: CellRef = column(
        "Sel asal",
        "Source cell",
        required=False,
        default=None,
        note="Lembar dan sel dalam berkas asli",
        note_en="Sheet and cell in the original file",
    )


# What tells two lines of one document apart. Real exports repeat even this, so compare() also counts occurrences.
LINE_KEY = ("phase", "office_code", "unit_code", "sub_activity_code", "fund_code", "account", "group", "detail")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTotal:
    """A total that the file itself prints, kept beside ours. account is None for a total that has only a label."""

    label: str
    account: AccountCode | None
    phase: Phase
    amount: Decimal
    source: CellRef
    # What our leaves under the same account add up to; None when there is nothing to compare with.
    ours: Decimal | None = None

    @property
    def difference(self) -> Decimal | None:
        """stated - ours; None when there is nothing to compare with."""
        return None if self.ours is None else self.amount - self.ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The budget identity. A part for which there is no line is None, never zero, and so is what would need it."""

    revenue: Decimal | None
    expenditure: Decimal | None
    financing_in: Decimal | None
    financing_out: Decimal | None

    @property
    def surplus(self) -> Decimal | None:
        """Revenue - expenditure; negative is a deficit."""
        if self.revenue is None or self.expenditure is None:
            return None
        return self.revenue - self.expenditure

    @property
    def net_financing(self) -> Decimal | None:
        """6.1 - 6.2; one side alone counts the other as nil, since a budget without loans prints no row for them."""
        if self.financing_in is None and self.financing_out is None:
            return None
        return (self.financing_in or ZERO) - (self.financing_out or ZERO)

    @property
    def remainder(self) -> Decimal | None:
        """SILPA: surplus or deficit + net financing. Not zero in real budgets; shown, never hidden."""
        if self.surplus is None or self.net_financing is None:
            return None
        return self.surplus + self.net_financing


def balance_of(lines: Iterable[BudgetLine]) -> Balance:
    """Adds up leaves by part."""
    starts: dict[tuple[int, ...], tuple[AccountCode, list[Decimal]]] = {}
    for line in lines:  # 100,000 lines have a dozen beginnings of codes, so the part is asked for once for each
        segments = line.account.segments[:2]
        found = starts.get(segments)
        if found is None:
            found = starts[segments] = (line.account, [])
        found[1].append(line.amount)
    amounts: dict[Part | None, list[Decimal]] = {}
    for account, some in starts.values():
        amounts.setdefault(part_of(account), []).extend(some)

    def of(part: Part) -> Decimal | None:
        return total(amounts[part]) if part in amounts else None

    return Balance(
        revenue=of(Part.REVENUE), expenditure=of(Part.EXPENDITURE), financing_in=of(Part.FINANCING_IN), financing_out=of(Part.FINANCING_OUT)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """How a vintage came in: the file, and what became of each of its rows. read = stored + refused + skipped."""

    file_name: str
    file_sha256: str
    file_bytes: int
    rows_read: int
    rows_stored: int
    rows_refused: int
    # Kind of row -> how many: headings, stated totals, notes, rows without amount.
    rows_skipped: tuple[tuple[str, int], ...]
    # (problem code, how often) of the warnings that were accepted.
    warnings: tuple[tuple[str, int], ...] = ()


# Totals of the signed document that staff type in before publication: name -> the accounts that it adds up.
CONTROLS = {
    "control_revenue": "4",
    "control_expenditure": "5",
    "control_financing_in": "6.1",
    "control_financing_out": "6.2",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlTotal:
    """A total of the signed document beside what our lines add up to."""

    part: str
    signed: Decimal
    ours: Decimal

    @property
    def difference(self) -> Decimal:
        """signed - ours, as for a total that the file prints."""
        return self.signed - self.ours


def typed_totals(said: object) -> dict[str, Decimal]:
    """By part, the totals that somebody typed in; said holds them under the names of CONTROLS, None where nothing was typed."""
    return {part: amount for name, part in CONTROLS.items() if (amount := getattr(said, name)) is not None}


def control_totals(said: object, sums: Mapping[str, Decimal]) -> tuple[ControlTotal, ...]:
    """Each that was typed in beside ours. sums: by part; one that no line belongs to is nil."""
    return tuple(ControlTotal(part=part, signed=signed, ours=sums.get(part, ZERO)) for part, signed in typed_totals(said).items())


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterEvent:
    """A vintage was taken back, or came back into force, after it had first gone out."""

    is_withdrawal: bool
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Who let a vintage out, by role and never by name, and on what grounds. Published with it."""

    published_on: date
    sent_by: str
    accepted_by: str
    accepted_on: date
    approved_by: str
    # How the columns were understood: the name of the saved profile, "" when nothing had to be said.
    profile: str = ""
    reason: str = ""
    legal: str = ""
    control: tuple[ControlTotal, ...] = ()
    # Why it went out although a total differs, and which official decided so.
    override: str = ""
    override_by: str = ""
    # Of a vintage that was taken back.
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""
    # What became of it since, in order; also a withdrawal that was undone.
    later: tuple[LaterEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetDocument:
    """One published vintage of one budget document: lines never change under the same dataset and vintage.

    dataset is the stable ASCII name in addresses, `apbd-2025-perubahan`; of a sample it holds `contoh`.
    digest is a sha256 over all lines, made once when the vintage was stored.
    """

    dataset: str
    title: str
    year: int
    phase: Phase
    sequence: int
    regulation_number: str
    regulation_date: date | None
    as_of: date | None
    # True for invented demonstration figures: CONTOH must then stand on every page and in every file.
    is_sample: bool
    # Who made the figures and where they were published, in words.
    origin: str
    note: str
    vintage: int
    is_current: bool
    published_on: date
    digest: str
    lines: tuple[BudgetLine, ...]
    stated: tuple[StatedTotal, ...]
    record: ImportRecord
    release: Release | None = None
    # The document was taken from the public, and this is the version that was in force last: it keeps the document's address.
    is_withdrawn: bool = False

    @property
    def holds_address(self) -> bool:
        """True for the one version that stands at the document's own address."""
        return self.is_current or self.is_withdrawn

    @property
    def version(self) -> str:
        """The vintage's name in addresses: v1, v2 ..."""
        return f"v{self.vintage}"
