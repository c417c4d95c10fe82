"""Rows between the lines that say another year, phase, month or unit than the lines above, without a heading of their own. Used by lines.py.

"TAHUN ANGGARAN 2024", "APBD PERUBAHAN", "MENJADI:", "s.d. Februari", "(dalam jutaan)": the lines below are of that, and would be added to the others.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from cms.domain.budgets import Phase
from importers.columns import How
from importers.header import texts_above, unit_of
from importers.meaning import FoundColumn
from importers.periods import SO_FAR
from importers.phases import PHASES, Choice
from importers.stacked_tables import period_said, titled
from importers.table import Body
from importers.title_years import years_of
from importers.titles import normalised, unit_in_title, words_of
from importers.values import text_of
from importers.workbook import Row

# A label, its colon and what it says.
MOST_CELLS, MOST_WORDS = 3, 9
# Words that say of which budget rows are, and nothing of what the money is for. Months stand in the vocabulary.
_ABOUT = frozenset(
    words_of(
        "tahun thn anggaran ta t a fy apbd papbd apbdp rapbd p dpa dppa rka lra pagu murni induk perubahan pergeseran semula menjadi sebelum setelah "
        "sesudah realisasi rancangan audited versi revisi tahap penetapan data laporan perda perkada draf draft final usulan disetujui before after "
        "original revised berjalan sebelumnya lalu ini n minggu "
        "s d sd sampai dengan hingga bulan triwulan tw semester smt kuartal periode per tanggal akhir ke i ii iii iv pertama kedua ketiga keempat"
    ).split()
)
_VERSIONS = PHASES | {
    "semula": Phase.ENACTED,
    "sebelum": Phase.ENACTED,
    "menjadi": Phase.REVISED,
    "setelah": Phase.REVISED,
    "sesudah": Phase.REVISED,
    "papbd": Phase.REVISED,
    "apbdp": Phase.REVISED,
    "dppa": Phase.REVISED,
    "before": Phase.ENACTED,
    "original": Phase.ENACTED,
    "final": Phase.ENACTED,
    "disetujui": Phase.ENACTED,
    "after": Phase.REVISED,
    "revised": Phase.REVISED,
    "usulan": Phase.PROPOSED,
    "draf": Phase.PROPOSED,
    "draft": Phase.PROPOSED,
}
# Which of several: each holds all of it. Stages are parts.
_NUMBERED = re.compile(
    r"\b(?:versi|revisi|pergeseran|perubahan|minggu|draft?)(?: ke)? ([ivx]+|[0-9]{1,2}|pertama|kedua|ketiga|keempat|satu|dua|tiga|empat)\b"
)
_CHANGED = re.compile(r"\b(?:apbd p|p apbd)\b")
_PAST = re.compile(r"\b(?:sebelumnya|lalu|n 1)\b")
_YEAR = re.compile(r"\b20[0-9]{2}\b")
# "Sebelum perubahan" is the budget before it, "Laporan realisasi anggaran" no other budget.
_STRONGER = frozenset({"sebelum", "setelah", "sesudah", "semula", "menjadi"})
# Budgets that stand above or below what was spent of them.
_BUDGETS = frozenset({"anggaran", "pagu", "pagu anggaran", "apbd", "dpa"})
_IN_FORCE = "budget"
_FITS: Mapping[Phase, frozenset[Hashable]] = {
    Phase.SHIFTED: frozenset({Phase.SHIFTED, Phase.REVISED, _IN_FORCE}),
    Phase.AUDITED: frozenset({Phase.AUDITED, Phase.REALISED}),
    Phase.REALISED: frozenset({Phase.REALISED}),
}
_UNIT_WORD = re.compile(
    r"dalam|dlm|in|satuan|unit|angka|x|rp|idr|rupiah|[0-9]+|(?:ribu|rb|juta|jt|mil[iy]ar|triliun)(?:an)?|(?:thousand|million|billion)s?|penuh"
)
_MONEY_WORD = re.compile(r"rp|idr|rupiah|(?:ribu|rb|juta|jt|mil[iy]ar|triliun)(?:an)?|(?:thousand|million|billion)s?")


@dataclass(frozen=True, slots=True)
class _Between:
    """A row between the lines that holds nothing but a few words."""

    place: int
    column: int
    text: str
    words: str


def ask_rows_between(body: Body, choice: Choice, how: How) -> None:
    """Refuses such rows. Those that say what the title of the table says, or what was asked for, only repeat it."""
    columns = choice.added or choice.columns
    if not columns or body.heading.sides:
        return
    indexes = [index for column in body.heading.money for index in column.indexes]
    if not all(map(body.blanks, indexes)):
        return
    amounts = [body.column(index) for index in indexes]
    filled = [any(cells) for cells in zip(*amounts, strict=True)]
    if True not in filled:
        return
    last = len(filled) - filled[::-1].index(True)
    between = [one for place, is_line in enumerate(filled[:last]) if not is_line and (one := _words_alone(body.rows[place], place)) is not None]
    if between:
        _ask_others(body, between, how)
        _ask_units(body, [one for one in between if _is_unit(one.words)], filled.index(True), columns[0], how)


def _words_alone(row: Row, place: int) -> _Between | None:
    cells = [(column, cell) for column, cell in enumerate(row.cells) if cell is not None]
    if not 0 < len(cells) <= MOST_CELLS:
        return None
    text = " ".join(filter(None, (text_of(cell) for _, cell in cells)))
    words = words_of(text)
    return _Between(place, cells[0][0], text, words) if words and words.count(" ") < MOST_WORDS else None


# Years, phases and periods


def _is_about(words: str, how: How) -> bool:
    return all(word in _ABOUT or word in how.words.last_words or len(word) == 1 or (word.isdigit() and len(word) in (2, 4)) for word in words.split())


def _ask_others(body: Body, between: Sequence[_Between], how: How) -> None:
    about = [one for one in between if _is_about(one.words, how)]
    known = _known(body, how) if about else {}
    others = _of_other_years(between, how.year)
    for one in about:
        said = _said(one, how)
        # What follows each other may be of one month, or of one version, whichever that is; of two it is not.
        for kind in ("period", "sequence") if how.phase in SO_FAR else ("sequence",):
            if kind in said:
                known.setdefault(kind, said[kind])
        if any(not what & known.get(kind, set()) for kind, what in said.items()):
            others.append(one)
    if others:
        others = sorted(set(others), key=lambda one: one.place)
        found = ", ".join(dict.fromkeys(one.text for one in others))
        body.refuse_all("row.says-other", [one.place for one in others], others[0].column, found)


def _of_other_years(between: Sequence[_Between], year: int) -> list[_Between]:
    """Rows of the same words but for their year, where one of them says the year that was asked for: "Belanja 2024", "Belanja 2025"."""
    alike: dict[str, list[_Between]] = {}
    for one in between:
        if _YEAR.search(one.words):
            alike.setdefault(_YEAR.sub("", one.words), []).append(one)
    found = []
    for rows in alike.values():
        others = [one for one in rows if year not in years_of(one.words)]
        found.extend(others if len(others) < len(rows) else [])
    return found


def _known(body: Body, how: How) -> dict[str, set[Hashable]]:
    """What the title of the table says, and what was asked for."""
    said = titled([row for row in body.sheet.rows if row.number < body.heading.rows[0]], how.words).said
    known = {"year": {how.year} | said.get("year", set()), "phase": {how.phase, *_FITS.get(how.phase, (_IN_FORCE,))} | said.get("phase", set())}
    return known | ({"period": said["period"]} if "period" in said else {})


def _said(one: _Between, how: How) -> dict[str, set[Hashable]]:
    words = one.words.split()
    phases = {_VERSIONS[word] for word in words if word in _STRONGER} or {_VERSIONS[word] for word in words if word in _VERSIONS}
    if _CHANGED.search(one.words):
        phases = {Phase.REVISED}
    period = period_said(one.text, how.words)
    found: dict[str, set[Hashable]] = {
        "year": set(years_of(one.words)) or set(_PAST.findall(one.words)),
        "phase": set(phases) or ({_IN_FORCE} if normalised(one.text) in _BUDGETS else set()),
        "period": set() if period is None else {period},
        "sequence": set(_NUMBERED.findall(one.words)),
    }
    return {kind: what for kind, what in found.items() if what}


# Units


def _is_unit(words: str) -> bool:
    return all(_UNIT_WORD.fullmatch(word) for word in words.split()) and any(_MONEY_WORD.fullmatch(word) for word in words.split())


def _ask_units(body: Body, between: Sequence[_Between], first: int, column: FoundColumn, how: How) -> None:
    """One that differs from what was taken, or that lines stand above while nothing above the table says it."""
    if not between:
        return
    if how.profile.unit:
        # Whoever chose one for the table knows better than one such row, but not than several that differ.
        others = between if len({how.words.unit_said(one.text) for one in between}) > 1 else []
    else:
        taken, _ = unit_of(body.sheet, body.heading, column, how.words)
        said_above = any(how.words.unit_said(text) == taken for text in texts_above(body.sheet, body.heading)) or any(map(_names_unit, column.titles))
        others = [one for one in between if how.words.unit_said(one.text) != taken]
        if not others and taken > 1 and not said_above and between[0].place > first:
            others = between
    if others:
        found = "; ".join(dict.fromkeys(one.text for one in between))
        body.refuse_all("row.says-unit", [one.place for one in others], others[0].column, found)


def _names_unit(title: str) -> bool:
    return unit_in_title(title) > 1
