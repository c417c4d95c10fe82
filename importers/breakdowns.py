"""Sheets that give the same money twice, each divided in its own way: a person is asked, or told, where adding them up would be wrong.

Two sheets may divide one budget by different things (by office; by source of money): neither is a sum of rows of the other, and together
they are twice the budget. Or one sheet sums up another and says something else. Used by sheets.py and ledger.py.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from cms.domain.amounts import ZERO, total
from importers.borne_out import BorneOut
from importers.entries import Entry, called, lines_under, sums_of
from importers.lines import Lines
from importers.places import OFFICE, PARTS
from importers.problems import Problem
from importers.reconcile import EXPENDITURE, FINANCING
from importers.row_numbers import spans_of
from importers.table import named
from importers.titles import words_of
from importers.tree import Pair, Segments, Sums, pattern_of, projected
from importers.workbook import Sheet

ACCOUNT = "account"
# What readers call the parts of a place, and what else divides money, in both languages.
PART_NAMES = {
    "office": ("kantor", "office"),
    "unit": ("unit", "unit"),
    "affair": ("urusan", "function"),
    "function": ("urusan", "function"),
    "programme": ("program", "programme"),
    "activity": ("kegiatan", "activity"),
    "sub_activity": ("subkegiatan", "sub activity"),
    "fund": ("sumber dana", "source of money"),
    ACCOUNT: ("rekening", "account"),
}
# A row within a tenth of what others add up to is more likely their sum than a line beside them; one that is twice as much or half is none.
NEAR, FAR = Decimal("0.1"), Decimal("0.5")
# A sheet that is not called a summary is one where most of its amounts are what the others add up to, or were so a while ago.
STALE = Decimal("0.05")
_SUMMARY = re.compile(
    r"\b(?:rekap\w*|ringkas\w*|rangkum\w*|ikhtisar|summary|total|jumlah|gabung\w*|konsolidasi|semua|seluruh\w*|induk|apbd|lampiran)\b"
)
_Kind = tuple[bool, ...]


def two_breakdowns(tables: Sequence[Lines], leaves: Mapping[int, Sequence[Entry]]) -> Problem | None:
    """Two sheets whose lines share accounts in one place, and where each says something of it that the other leaves open."""
    places = _places({table.number: leaves[table.number] for table in tables})
    for one, other in combinations(places, 2):
        ours, theirs = _only(one, other), _only(other, one)
        if ours and theirs and (found := _sharing(places[one], places[other], tuple(a and b for a, b in zip(one, other, strict=True)))):
            return _two(tables, leaves, found, ours, theirs)
    return None


def divided_by_account(tables: Sequence[Lines], leaves: Sequence[Entry]) -> Problem | None:
    """Two sheets, one of which divides by account what the other divides by place: offices with all that they spend, and accounts of no office."""
    by_sheet = _by_sheet(leaves) if len(tables) > 1 else {}
    if len(by_sheet) < 2:
        return None
    places = _places(by_sheet)
    for one, other in permutations(places, 2):
        ours = _only(one, other)
        if ours and not _only(other, one) and (found := _deeper(places[one], places[other], other)):
            return _two(tables, by_sheet, found, ours, [ACCOUNT])
    return None


def _two(
    tables: Sequence[Lines], leaves: Mapping[int, Sequence[Entry]], found: tuple[int, int], ours: Sequence[str], theirs: Sequence[str]
) -> Problem:
    first, second = (next(table for table in tables if table.number == number) for number in found)
    listed = "; ".join(f"{one.body.sheet.called}: {total(entry.amount for entry in leaves[one.number]):f}" for one in (first, second))
    details = (("parts", _parts(ours, 0)), ("others", _parts(theirs, 0)), ("parts_en", _parts(ours, 1)), ("others_en", _parts(theirs, 1)))
    return Problem("sheet.two-breakdowns", first.body.sheet.ref(leaves[first.number][0].row), listed, details)


def _places(leaves: Mapping[int, Sequence[Entry]]) -> dict[_Kind, dict[int, set[Pair]]]:
    """What lines say of their place -> for each table where they are, and of which account."""
    places: dict[_Kind, dict[int, set[Pair]]] = {}
    kinds: dict[tuple[object, ...], _Kind] = {}
    for number, entries in leaves.items():
        for entry in entries:
            place = entry.place.key
            kind = kinds.get(place)
            if kind is None:
                kind = kinds[place] = pattern_of(place)
            places.setdefault(kind, {}).setdefault(number, set()).add((place, entry.account or EXPENDITURE))
    return places


def _only(one: _Kind, other: _Kind) -> list[str]:
    return [part for part, ours, theirs in zip(PARTS, one, other, strict=True) if ours and not theirs]


def _parts(parts: Iterable[str], language: int) -> str:
    return ", ".join(dict.fromkeys(PART_NAMES[part][language] for part in parts))


def _sharing(ours: Mapping[int, set[Pair]], theirs: Mapping[int, set[Pair]], common: _Kind) -> tuple[int, int] | None:
    """Two tables with an account, or one that is part of the other's, in the same place as far as both say it."""
    wide: dict[Pair, int] = {}
    whole: dict[Pair, int] = {}
    for number, pairs in ours.items():
        for place, account in pairs:
            seen = projected(place, common)
            whole.setdefault((seen, account), number)
            for level in range(1, len(account) + 1):
                wide.setdefault((seen, account[:level]), number)
    for number, pairs in theirs.items():
        for place, account in pairs:
            seen = projected(place, common)
            found = wide.get((seen, account))
            if found is None:
                found = next((whole[seen, account[:level]] for level in range(1, len(account)) if (seen, account[:level]) in whole), None)
            if found is not None and found != number:
                return (found, number)
    return None


def _deeper(wide: Mapping[int, set[Pair]], deep: Mapping[int, set[Pair]], common: _Kind) -> tuple[int, int] | None:
    """A table whose accounts are parts of those that another one divides by place, in the same place as far as both say it."""
    divided = {(projected(place, common), account): number for number, pairs in wide.items() for place, account in pairs}
    for number, pairs in deep.items():
        for place, account in pairs:
            seen = projected(place, common)
            found = next((divided[seen, account[:level]] for level in range(1, len(account)) if (seen, account[:level]) in divided), number)
            if found != number:
                return (found, number)
    return None


def perhaps_sums(doubtful: Sequence[Entry], leaves: Sequence[Entry], sheets: Mapping[int, Sheet], borne_out: BorneOut) -> Iterator[Problem]:
    """Rows that leave open what others fill in, without adding up to them: refused where they cannot well be lines beside them.

    They are where a printed total counts both, and can be where other rows that leave the same open are ordinary lines, as those of an office
    beside its units, and the amounts are far apart.
    """
    if not doubtful:
        return
    pairs = {(entry.place.key, entry.account) for entry in doubtful}
    parts = [entry for entry in leaves if (entry.place.key, entry.account) not in pairs]
    everything, under = sums_of(parts), lines_under(pairs, parts)
    ordinary = {pattern_of(entry.place.key) for entry in parts}
    within = {number: sums_of(entry for entry in parts if entry.sheet == number) for number in {entry.sheet for entry in doubtful}}
    for entry in doubtful:
        found = everything.under(entry.place.key, entry.account)
        ours = found[0] if found else ZERO
        is_line = pattern_of(entry.place.key) in ordinary and abs(entry.amount - ours) > NEAR * abs(ours)
        if found and within[entry.sheet].under(entry.place.key, entry.account) is None:
            code = "sheet.perhaps-summary"
        elif borne_out.holds(entry, *under.get((entry.place.key, entry.account), ())[:1]):
            continue
        elif abs(entry.amount) >= abs(ours) and not is_line:
            code = "row.line-or-total"
        else:
            code = "row.perhaps-total"
        details = (("name", called(entry)), ("ours", f"{ours:f}"))
        yield Problem(code, sheets[entry.sheet].ref(entry.row, entry.column), f"{entry.amount:f}", details)


def summaries(sums: Iterable[Entry], leaves: Sequence[Entry]) -> set[int]:
    """Sheets with sums whose parts stand on other sheets only."""
    own = {number: sums_of(lines) for number, lines in _by_sheet(leaves).items()}
    return {entry.sheet for entry in sums if entry.sheet not in own or own[entry.sheet].under(entry.place.key, entry.account) is None}


def _by_sheet(leaves: Iterable[Entry]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = {}
    for entry in leaves:
        found.setdefault(entry.sheet, []).append(entry)
    return found


def lines_of_summaries(found: Collection[int], leaves: Sequence[Entry], sheets: Mapping[int, Sheet]) -> Iterator[Problem]:
    """Sheets that sum up others and give lines of their own as well: missing there, or meant here?"""
    by_sheet = _by_sheet(leaves) if found else {}
    for number in sorted(found & by_sheet.keys()):
        lines = by_sheet[number]
        details = (("count", str(len(lines))), ("rows", spans_of([entry.row for entry in lines])), ("name", called(lines[0])))
        yield Problem("sheet.summary-adds", sheets[number].ref(lines[0].row, lines[0].column), sheets[number].name, details)


def summaries_of_something_else(entries: Iterable[Entry], sums: Sums, sheets: Mapping[int, Sheet]) -> Iterator[Problem]:
    """A sheet beside those of offices was taken for their summary; where most of its amounts are nowhere near their sums, it is none."""
    by_sheet: dict[int, list[tuple[Entry, Decimal]]] = {}
    for entry in entries:
        found = sums.under(entry.place.key, entry.account)
        if found is not None:
            by_sheet.setdefault(entry.sheet, []).append((entry, found[0]))
    for number, compared in by_sheet.items():
        most = FAR if _SUMMARY.search(words_of(sheets[number].name)) else STALE
        far = [(entry, ours) for entry, ours in compared if abs(entry.amount - ours) > most * max(abs(entry.amount), abs(ours))]
        if 2 * len(far) > len(compared):
            entry, ours = far[0]
            details = (("name", called(entry)), ("ours", f"{ours:f}"))
            yield Problem("sheet.perhaps-summary", sheets[number].ref(entry.row, entry.column), f"{entry.amount:f}", details)


def same_money(leaves: Sequence[Entry], sheets: Mapping[int, Sheet]) -> Iterator[Problem]:
    """A sheet whose lines add up, part by part, to just what another sheet's do, or all others' together: the same budget under other names.

    Sheets that are each about one office are parts, whatever they add up to: villages get equal amounts.
    """
    by_sheet = _by_sheet(leaves) if len(sheets) > 1 else {}
    if len(by_sheet) < 2:
        return
    wide = {number: _by_part(lines) for number, lines in by_sheet.items()}
    offices = {number: {entry.place.key[OFFICE] for entry in lines} for number, lines in by_sheet.items()}
    parts = {number for number, found in offices.items() if len(found) == 1 and None not in found}
    everything = _by_part(leaves)
    for number, sums in wide.items():
        others = next((other for other in by_sheet if other > number and wide[other] == sums and not {number, other} <= parts), None)
        is_all_others = len(by_sheet) > 2 and number not in parts and everything == {part: 2 * amount for part, amount in sums.items()}
        if any(sums.values()) and (others is not None or is_all_others):
            first = by_sheet[number][0]
            names = named(sheets[other].name for other in by_sheet if other != number and others in (other, None))
            details = (("sheets", names), ("name", sheets[number].name))
            yield Problem("sheet.same-money", sheets[number].ref(first.row), f"{total(sums.values()):f}", details)
            return


def _by_part(entries: Iterable[Entry]) -> dict[Segments, Decimal]:
    """Revenue, expenditure, and both sides of financing."""
    sums: dict[Segments, Decimal] = {}
    for entry in entries:
        part = entry.account[:2] if entry.account[:1] == FINANCING else entry.account[:1]
        sums[part] = sums.get(part, ZERO) + entry.amount
    return sums
