"""What a person should look at in lines that count: repeated ones, perhaps sums, groups that no chart has. Used by ledger.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter

from cms.domain.personal import masked
from importers.accounts import accounts_named, groups_of
from importers.lines import Entry
from importers.places import Key
from importers.problems import Problem
from importers.row_numbers import spans_of
from importers.tree import Segments
from importers.workbook import Sheet

# So many repeated lines are a habit of the file, told once.
MOST_REPEATED = 50
GROUP = 2
# What a line is about: place, account, group, description.
Line = tuple[Key, Segments, str, str]
_line_of = attrgetter("place.key", "account", "group", "detail")


def called(entry: Entry) -> str:
    """What a line is about, without what may not be shown."""
    return masked(entry.detail or entry.group or entry.name)


def perhaps_sums(doubtful: Sequence[Entry], sheets: Mapping[int, Sheet]) -> Iterator[Problem]:
    for entry in doubtful:
        yield Problem("row.perhaps-total", sheets[entry.sheet].ref(entry.row, entry.column), f"{entry.amount:f}", (("name", called(entry)),))


def unknown_groups(leaves: Sequence[Entry], chart: str, sheets: Mapping[int, Sheet], code_columns: Mapping[int, int | None]) -> Iterator[Problem]:
    """Accounts whose group the chart does not have, with the account of that name where there is one. The file's own code is kept.

    code_columns: where the codes of each sheet stand; None where they stand in no column of their own.
    """
    known = groups_of(chart)
    unknown: dict[Segments, list[Entry]] = {}
    for entry in leaves:
        group = entry.account[:GROUP]
        if known and len(group) == GROUP and group not in known:
            unknown.setdefault(group, []).append(entry)
    for group, entries in unknown.items():
        named = next(((found[-1], entry.name) for entry in entries if (found := accounts_named(entry.name, chart))), None)
        groups = ", ".join(_code(one) for one in sorted(known) if one[0] == group[0])
        suggestion = groups if named is None else f"{_code(named[0])} ({named[1]})"
        details = (("count", str(len(entries))), ("rows", spans_of([entry.row for entry in entries])), ("suggestion", suggestion))
        first = entries[0]
        yield Problem("account.unknown", sheets[first.sheet].ref(first.row, code_columns[first.sheet]), _code(group), details)


def _code(account: Segments) -> str:
    return ".".join(map(str, account))


def repeated_lines(leaves: Sequence[Entry], sheets: Mapping[int, Sheet]) -> Iterator[Problem]:
    """Lines that say the same of the same: real exports hold them rightly, so all count and a person looks."""
    repeated, others = _same(leaves)
    if len(repeated) > MOST_REPEATED:
        repeated = [[entry for equal in repeated for entry in equal]]
    for equal in repeated:
        yield _told("row.repeated", equal[1], equal, sheets)
    if others:
        yield _told("row.same-key", others[0], others, sheets)


def _same(leaves: Sequence[Entry]) -> tuple[list[list[Entry]], list[Entry]]:
    """Groups of lines that are equal in everything; and lines that are like another but for the amount."""
    lines: list[Line] = list(map(_line_of, leaves))
    groups: dict[Line, list[Entry]] = {}
    if len(set(lines)) < len(lines):
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
