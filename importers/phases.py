"""Which column of amounts belongs to the phase that is imported, where a sheet holds several. Used by amount_columns.py."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cms.domain.budgets import Phase
from importers.meaning import NO_MONEY, FoundColumn, Heading
from importers.title_years import years_of
from importers.titles import Vocabulary, normalised, plain_title, words_of

# For each phase the measures that say it, best first. A neutral title ("Jumlah") says only that it is money, so it fits every phase.
WANTED: dict[Phase, tuple[str, ...]] = {
    Phase.PROPOSED: ("chosen", "proposed", "budget", "neutral"),
    Phase.ENACTED: ("chosen", "enacted", "before", "budget", "neutral"),
    Phase.SHIFTED: ("chosen", "shifted", "after", "budget", "neutral"),
    Phase.REVISED: ("chosen", "revised", "after", "budget", "neutral"),
    Phase.REALISED: ("chosen", "realised", "neutral"),
    Phase.AUDITED: ("chosen", "audited", "realised", "neutral"),
}
# What says only that it is money, and beside what it is not of a phase: a table of budgets that holds no realisation has none to give.
_GENERAL = frozenset({"neutral", "budget"})
_BUDGETS = frozenset({"budget", "enacted", "before", "shifted", "revised", "after"})
_NOT_BESIDE: dict[Phase, frozenset[str]] = {
    Phase.PROPOSED: (_BUDGETS - _GENERAL) | {"realised", "audited"},
    Phase.REALISED: _BUDGETS | {"proposed"},
    Phase.AUDITED: _BUDGETS | {"proposed"},
}
# The order in which the amounts of a budget come about and stand from left to right.
_IN_TIME = ("proposed", "enacted", "before", "shifted", "revised", "after", "absorbed", "realised", "audited")
_NO_BUDGETS = frozenset({"proposed", "absorbed", "realised", "audited"})
# A report on realisation that heads its columns "before" and "after" means the budget and what became of it: seen in a real file of 2014.
IN_A_REALISATION = {"before": "budget", "after": "realised"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """columns: one, or one for each kind of expenditure; total: the column that sums the kinds; others: amounts of other phases.

    unclear: what says no kind beside columns that do, and is not their total; what is of another fiscal year that holds the year asked for.
    """

    columns: tuple[FoundColumn, ...]
    total: FoundColumn | None
    others: tuple[FoundColumn, ...]
    unclear: tuple[FoundColumn, ...] = ()
    # True when before and after were taken for budget and realisation.
    is_reread: bool = False
    # Columns by month, quarter or half of the year: what they add up to is the amount, or is compared with the column that is.
    added: tuple[FoundColumn, ...] = ()
    compared: tuple[FoundColumn, ...] = ()


def wanted_of(phase: Phase, measures: Collection[str]) -> str | None:
    """Which of these measures says the phase, best first; None where none does. What says only that it is money is not what others say they are."""
    wanted = next((measure for measure in WANTED[phase] if measure in measures), None)
    return None if wanted in _GENERAL and not _NOT_BESIDE.get(phase, frozenset()).isdisjoint(measures) else wanted


def of_year(columns: Sequence[FoundColumn], year: int) -> tuple[FoundColumn, ...]:
    """Without the columns of other years, where another column is of the year that was asked for or says none."""
    kept = tuple(column for column in columns if not (said := years_said(column)) or year in said)
    return kept or tuple(columns)


def years_said(column: FoundColumn) -> set[int]:
    """The years that a column's titles name: "Realisasi 2024" -> {2024}, "FY2024/25 Budget" -> {2024, 2025}."""
    return {year for title in column.titles for year in years_of(words_of(title))}


def choose(heading: Heading, phase: Phase, year: int, *, is_realisation: bool) -> Choice:
    """The columns for one phase of one year; without columns when none of them can be meant, or a table beside this one says what is meant."""
    beside = tuple(column for table in heading.beside for column in table.amounts)
    of_the_year = {column.index for column in of_year((*heading.amounts, *beside), year)}
    amounts = tuple(column for column in heading.amounts if column.index in of_the_year)
    is_reread = is_realisation and {"before", "after"} <= {column.measure for column in amounts} and "realised" not in {c.measure for c in amounts}
    measures = [IN_A_REALISATION.get(column.measure, column.measure) if is_reread else column.measure for column in amounts]
    wanted = wanted_of(phase, {*measures, *(column.measure for column in beside if column.index in of_the_year)})
    if wanted in _GENERAL:
        wanted = wanted_of(phase, measures)
    ours = [column for column, measure in zip(amounts, measures, strict=True) if measure == wanted]
    if len(of_the_year) < len(heading.amounts) + len(beside) and any(year in years_said(column) for column in ours):
        ours = [column for column in ours if years_said(column)]  # a sum of several years says none
    kinds = tuple(column for column in ours if column.kind not in ("", "total"))
    sums = [column for column in ours if column.kind == "total"]
    unsaid = [column for column in ours if not column.kind]
    # One column that says no kind may be the sum of all that do; of several none is.
    total = next(iter(sums or unsaid), None) if sums or len(unsaid) == 1 else None
    taken = {column.index for column in ours}
    others = tuple(column for column in heading.amounts if column.index not in taken)
    also_of_the_year = tuple(
        column for column in others if column.index in of_the_year and column.measure in WANTED[phase] and _is_other_span(column, ours)
    )
    if kinds:
        unclear = tuple(column for column in unsaid if column is not total) + also_of_the_year
        return Choice(columns=kinds, total=total, others=others, unclear=unclear, is_reread=is_reread)
    return Choice(columns=tuple(ours), total=None, others=others, unclear=also_of_the_year, is_reread=is_reread)


def _is_other_span(column: FoundColumn, ours: Sequence[FoundColumn]) -> bool:
    """Whether a column is of another fiscal year than one of ours, so that both hold the year asked for: 2024/25 and 2025/26 are both of 2025."""
    said = years_said(column)
    return any(said and own and said != own and len(said | own) > 2 for own in (years_said(one) for one in ours if one.measure != "chosen"))


# Words of a title that say a phase although the title as a whole is not known: "Pergeseran Ke-2", "Realisasi s/d 30 Juni".
_LATER = frozenset(
    {"perubahan", "pergeseran", "setelah", "sesudah", "menjadi", "pak", "p", "papbd", "apbdp", "dppa", "revisi", "efisiensi", "akhir", "efektif"}
) | {
    "revised",
    "amended",
    "adjusted",
    "adjustments",
    "supplementary",
    "supplemental",
}
_SPENT = frozenset({"realisasi", "sp2d", "serapan", "penyerapan", "terserap", "lra", "actual", "actuals", "outturn", "expended", "spent"})
_SAYING: dict[Phase, frozenset[str]] = {
    Phase.PROPOSED: frozenset({"rancangan", "rapbd", "usulan", "proposed", "draft", "recommended", "requested"}),
    Phase.ENACTED: frozenset({"murni", "semula", "sebelum", "induk", "original", "adopted", "approved", "awal"}),
    Phase.SHIFTED: _LATER,
    Phase.REVISED: _LATER,
    Phase.REALISED: _SPENT,
    Phase.AUDITED: _SPENT | {"audited"},
}
# Numbers under such titles are no amounts of a phase: "No. SP2D", "Realisasi (%)", "Harga sebelum PPN".
_NO_AMOUNT = NO_MONEY | {"dasar", "harga", "ppn", "pajak", "fte", "ftes", "positions", "headcount", "rate", "date", "saldo", "kas"}
# Money that fits a phase, but is never taken for it.
_NEAR = {
    Phase.SHIFTED: ("revised",),
    Phase.REVISED: ("shifted",),
    Phase.REALISED: ("absorbed", "audited"),
    Phase.AUDITED: ("absorbed",),
}


def perhaps_meant(heading: Heading, choice: Choice, phase: Phase, year: int) -> tuple[FoundColumn, ...]:
    """Columns that are not read and whose titles say the phase, where the column that was chosen says only that it is money."""
    saying = _SAYING[phase]
    if any(column.measure not in ("neutral", "budget") or saying & _words(column) for column in choice.columns):
        return ()
    beside = (*heading.unread, *(column for column in choice.others if column.measure in _NEAR.get(phase, ())))
    found = [column for column in beside if saying & _words(column) and not _NO_AMOUNT & _words(column)]
    return tuple(column for column in found if not (said := years_said(column)) or year in said)


def not_surely(heading: Heading, choice: Choice, phase: Phase, year: int) -> tuple[FoundColumn, ...]:
    """Columns that say a phase, beside which what says only that it is money is not surely of the phase that is wanted.

    "Anggaran" left of "Perubahan" is the budget before it; what "Jumlah" is right of "Murni", "Perubahan" or "Realisasi" nobody knows. A budget is no
    draft and no realisation, wherever it stands.
    """
    ours = [column for column in choice.columns if column.measure in _GENERAL]
    saying = [column for column in of_year(heading.amounts, year) if column.measure in _IN_TIME]
    return tuple(column for column in saying if not all(_may_be(phase, one, column) for one in ours))


def _may_be(phase: Phase, one: FoundColumn, beside: FoundColumn) -> bool:
    if one.measure == "budget" and beside.measure in _NO_BUDGETS:
        return True
    return one.index < beside.index and _IN_TIME.index(phase.name.lower()) < _IN_TIME.index(beside.measure)


# "T-1", "Tahun n+1": years told from the budget's own.
_OTHER_YEAR = re.compile(r"(?:tahun )?\(?[tn]\)? ?[-–+] ?[0-9]|(?:pagu |anggaran )?tahun (?:rencana|yang direncanakan)", re.IGNORECASE)
_OWN_YEAR = re.compile(r"(?:tahun )?\(?[tn]\)?", re.IGNORECASE)


def perhaps_wider(heading: Heading, choice: Choice, words: Vocabulary) -> tuple[FoundColumn, ...]:
    """What the column that was chosen may be a part of, or the sum of, by titles that are not known.

    "SPJ LS > s.d. Bulan Ini" is a part of "Jumlah SPJ"; "Jumlah" beside "Tahun n-1" and "Tahun n" is the sum of years; "APBD" beside "APBN" is where
    money comes from.
    """
    if any(column.measure == "chosen" for column in choice.columns):
        return ()
    chosen = [title for column in choice.columns for title in column.titles]
    years = tuple(column for column in heading.unread if any(map(_OTHER_YEAR.fullmatch, column.titles)))
    if years and not any(map(_OWN_YEAR.fullmatch, chosen)):
        return tuple(column for column in heading.unread if column in years or any(map(_OWN_YEAR.fullmatch, column.titles)))
    if "apbd" in map(normalised, chosen) and (others := [column for column in heading.every if "apbn" in _words(column)]):
        return tuple(others)
    if all(words.knows(normalised(title)) for column in choice.columns for title in column.titles[:-1]):
        return ()
    return tuple(column for column in heading.unread if {"jumlah", "total"} & _words(column) and not _NO_AMOUNT & _words(column))


# What kinds of expenditure are called in Government Regulation 12 of 2019: beside columns for some kinds they are one more.
_OF_KINDS = frozenset(
    {
        "belanja",
        "operasi",
        "pegawai",
        "barang",
        "jasa",
        "bunga",
        "subsidi",
        "hibah",
        "sosial",
        "bansos",
        "modal",
        "transfer",
        "bantuan",
        "terduga",
        "btt",
    }
)


def says_kind(column: FoundColumn) -> bool:
    return bool(_OF_KINDS & _words(column)) and not _NO_AMOUNT & _words(column)


def _words(column: FoundColumn) -> set[str]:
    """The words of a column's titles; "%" is one."""
    return {word for title in column.titles for word in normalised(title).split()}


# Words of a row or a title that say which phase it is of. "APBD" alone says nothing: every phase is one.
PHASES = {
    "rapbd": Phase.PROPOSED,
    "rancangan": Phase.PROPOSED,
    "ppas": Phase.PROPOSED,
    "kua": Phase.PROPOSED,
    "murni": Phase.ENACTED,
    "induk": Phase.ENACTED,
    "pergeseran": Phase.SHIFTED,
    "perubahan": Phase.REVISED,
    "realisasi": Phase.REALISED,
    "audited": Phase.AUDITED,
}
# What says no phase at all.
_NO_PHASE = frozenset({"neutral", "partial", "difference", "percent"})


def measure_said(text: str, words: Vocabulary) -> str:
    """Which money a text of a row says: "APBD Murni" -> "enacted", "DPA Pergeseran II" -> "shifted"; "" where it says none, or several."""
    title = plain_title(normalised(text))
    known = words.amounts.get(title)
    if known is not None:
        return "" if known in _NO_PHASE else known
    said = {PHASES[word] for word in title.split() if word in PHASES}
    return said.pop().name.lower() if len(said) == 1 else ""
