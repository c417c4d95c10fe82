"""Lines that stand in a file again: single ones, which real exports hold rightly, and runs of them, perhaps another version. Used by ledger.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from cms.domain.amounts import total
from importers.borne_out import BorneOut
from importers.entries import Entry, called
from importers.places import Key
from importers.problems import Problem
from importers.row_numbers import spans_of
from importers.row_versions import are_versions, versions_of
from importers.table import Body
from importers.tables_beside import tables_beside_again
from importers.titles import Vocabulary
from importers.tree import Segments
from importers.workbook import Sheet

# So many repeated lines are a habit of the file, told once.
MOST_REPEATED = 50
# Runs of three and more lines are no chance, where they are a third of the sheet's lines.
SHARE = 3
# What a line is about: place, account, group, description.
Line = tuple[Key, Segments, str, str]
_line_of = attrgetter("place.key", "account", "group", "detail")
# Rows that name an office or an activity, for each table: row number -> what they say.
Names = Mapping[int, Mapping[int, str]]


def repeated_lines(leaves: Sequence[Entry], bodies: Mapping[int, Body], above: Names, words: Vocabulary, borne_out: BorneOut) -> Iterator[Problem]:
    """Lines that say the same of the same: all count and a person looks. Whole runs and versions of them, and hidden ones, are asked about, unless a
    printed total counts both.
    """
    lines: list[Line] = list(map(_line_of, leaves))
    if are_versions({line[-1] for line in lines}):
        lines = [(place, account, group, "") for place, account, group, _ in lines]  # descriptions that only say which version a line is of
    if len(set(lines)) == len(lines):
        return
    sheets = {number: body.sheet for number, body in bodies.items()}
    asked = list(tables_beside_again(leaves, bodies))
    for number, body in () if asked else bodies.items():
        places = [place for place, entry in enumerate(leaves) if entry.sheet == number]
        own = [leaves[place] for place in places]
        versions = versions_of(own, [lines[place] for place in places], body, words, borne_out)
        if versions is not None:
            asked.append(versions)
        elif (run := _again(leaves, lines, places, above.get(number, {}), borne_out)) is not None:
            asked.append(_asked(*run, sheets))
        elif (hidden := _hidden_again(own, body.sheet, borne_out)) is not None:
            asked.append(hidden)
    if asked:
        yield from asked
        return
    repeated, others = _same(leaves, lines)
    if len(repeated) > MOST_REPEATED:
        repeated = [[entry for equal in repeated for entry in equal]]
    for equal in repeated:
        yield _told("row.repeated", equal[1], equal, sheets)
    if others:
        yield _told("row.same-key", others[0], others, sheets)


def _again(
    leaves: Sequence[Entry], lines: Sequence[Line], places: Sequence[int], said: Mapping[int, str], borne_out: BorneOut
) -> tuple[list[Entry], list[Entry]] | None:
    """The lines of one table that follow each other as the same ones did further up, with those; None where they are few, or parts of one total."""
    # Items of one account stand one after the other.
    places = [next(alike) for _, alike in groupby(places, lambda place: lines[place])]
    times = Counter(lines[place] for place in places)
    stand_again = [place for place in places if times[lines[place]] > 1]
    names = _names_above([leaves[place] for place in stand_again], said)
    first: dict[tuple[str, Line, Line, Line], tuple[int, ...]] = {}
    twins: dict[int, int] = {}
    # Two of the same may follow each other by chance, where a list leaves out which activity its accounts are of.
    for name, *run in zip(names, stand_again, stand_again[1:], stand_again[2:], strict=False):
        one, other, third = run
        found = first.setdefault((name, lines[one], lines[other], lines[third]), tuple(run))
        if found[0] != one and not borne_out.holds(leaves[found[0]], leaves[one]):
            twins.update(zip(run, found, strict=True))
    is_run = SHARE * len(twins) >= len(places) and bool(twins)
    return ([leaves[place] for place in twins.values()], [leaves[place] for place in twins]) if is_run else None


def _names_above(entries: Sequence[Entry], said: Mapping[int, str]) -> list[str]:
    """For each line what the last such row above it names."""
    names, name, rows = [], "", sorted(said, reverse=True)
    for entry in entries:
        while rows and rows[-1] < entry.row:
            name = said[rows.pop()]
        names.append(name)
    return names


def _asked(above: Sequence[Entry], again: Sequence[Entry], sheets: Mapping[int, Sheet]) -> Problem:
    first = again[0]
    details = (
        ("count", str(len(again))),
        ("name", called(first)),
        ("rows", spans_of([entry.row for entry in again])),
        ("others", spans_of(sorted({entry.row for entry in above}))),
        ("ours", f"{total(entry.amount for entry in above):f}"),
    )
    return Problem("row.run-again", sheets[first.sheet].ref(first.row, first.column), f"{total(entry.amount for entry in again):f}", details)


def _hidden_again(leaves: Sequence[Entry], sheet: Sheet, borne_out: BorneOut) -> Problem | None:
    """Hidden rows that say again what a row says that people see, perhaps as it was before: they see one amount and the other would be added."""
    hidden = {row.number for row in sheet.rows if row.is_hidden}
    if not hidden:
        return None
    seen = {(_line_of(entry), entry.name): entry for entry in reversed(leaves) if entry.row not in hidden}
    again = [
        (entry, other)
        for entry in leaves
        if entry.row in hidden and (other := seen.get((_line_of(entry), entry.name))) is not None and not borne_out.holds(entry, other)
    ]
    if not again:
        return None
    (first, other), rows = again[0], [entry.row for entry, _ in again]
    details = (
        ("count", str(len(again))),
        ("rows", spans_of(rows)),
        ("name", called(first)),
        ("ours", f"{other.amount:f}"),
        ("other", str(other.row)),
    )
    return Problem("row.hidden-again", sheet.ref(first.row, first.column), f"{first.amount:f}", details)


def _same(leaves: Sequence[Entry], lines: Sequence[Line]) -> tuple[list[list[Entry]], list[Entry]]:
    """Groups of lines that are equal in everything; and lines that are like another but for the amount."""
    groups: dict[Line, list[Entry]] = {}
    for line, entry in zip(lines, leaves, strict=True):
        groups.setdefault(line, []).append(entry)
    repeated: list[list[Entry]] = []
    others: list[Entry] = []
    for same in (entries for entries in groups.values() if len(entries) > 1):
        by_amount: dict[Decimal, list[Entry]] = {}
        for entry in same:
            by_amount.setdefault(entry.amount, []).append(entry)
        repeated.extend(equal for equal in by_amount.values() if len(equal) > 1)
        others.extend(equal[0] for equal in list(by_amount.values())[1:])
    return repeated, others


def _told(code: str, shown: Entry, entries: Sequence[Entry], sheets: Mapping[int, Sheet]) -> Problem:
    details = (("count", str(len(entries))), ("rows", spans_of([entry.row for entry in entries])), ("name", called(shown)))
    return Problem(code, sheets[shown.sheet].ref(shown.row, shown.column), f"{shown.amount:f}", details)
