"""One heading over several tables that stand side by side: code, name, amount | code, name, amount. Used by header.py."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace

from importers.heading_rows import Grid, texts_in
from importers.meaning import ACCOUNT, AMOUNT, PERIOD, FoundColumn, Heading, meaning_of
from importers.titles import Vocabulary, normalised
from importers.values import text_of

# More tables beside each other than this are no layout but an attack: the officer is asked which columns are meant.
MOST_BESIDE = 64


def side_by_side(grid: Grid, heading: Heading, words: Vocabulary) -> tuple[Heading, ...]:
    """Two tables beside each other repeat the same titles: code, name, amount | code, name, amount."""
    every = sorted((*heading.columns, *heading.rivals), key=lambda column: column.index)
    accounts = [place for place, column in enumerate(every) if column.role == ACCOUNT]
    if not 1 < len(accounts) <= MOST_BESIDE:
        return (heading,)
    width, rest = divmod(len(every), len(accounts))
    if not rest and len({tuple(map(_told_apart, every[first : first + width])) for first in range(0, len(every), width)}) == 1:
        shared, firsts = every[:0], list(range(0, len(every), width))
    else:
        # What stands before the first account is of all tables but those that say it, or its code or name, before their own.
        shared = every[: accounts[0]]
        before = {_part(column) for column in shared}
        firsts = [accounts[0], *(_first_before(place, every, before) for place in accounts[1:])]
    parts = [every[first:end] for first, end in zip(firsts, [*firsts[1:], len(every)], strict=True)]
    if any(not any(column.role in (AMOUNT, PERIOD) for column in part) for part in parts):
        return (heading,)
    above = _titles_of_parts(grid, heading, [part[0].index for part in parts])
    tables = []
    for part, title in zip(parts, above, strict=True):
        own = {_part(column) for column in part}
        titled = (_titled(column, title, words) for column in part)
        columns = (*(column for column in shared if _part(column) not in own), *titled)
        tables.append(replace(heading, columns=columns, rivals=(), until=part[-1].index))
    return tuple(replace(table, beside=tuple(other for other in tables if other is not table)) for table in tables)


def names_tables(grid: Grid, heading: Heading, tables: Sequence[Heading]) -> bool:
    """True where a heading begins with a row that has one text over each of several tables: "APBD Murni", "APBD Perubahan" title no columns."""
    ends = [table.until or 0 for table in tables]
    first = next(row for row in grid.rows if row.number >= heading.rows[0])
    places = [bisect_left(ends, index) for index, cell in enumerate(first.cells) if text_of(cell)]
    return heading.rows[0] < heading.rows[1] and places == list(range(len(tables)))


def _told_apart(column: FoundColumn) -> tuple[str, str]:
    """What the columns of tables beside each other have alike, in whatever order; amounts may be titled with their phase."""
    return (column.role, "" if column.role in (AMOUNT, PERIOD) else normalised(column.titles[-1]))


def _first_before(account: int, every: Sequence[FoundColumn], before: Set[str]) -> int:
    """Where a table begins: at its account, or at the columns right before it of what the first table has before its own."""
    return next((place + 1 for place in range(account - 1, -1, -1) if _part(every[place]) not in before), 0)


def _part(column: FoundColumn) -> str:
    """What a column says something of: "office" for its code and for its name."""
    return column.role.removesuffix("_code").removesuffix("_name")


def _titles_of_parts(grid: Grid, heading: Heading, firsts: Sequence[int]) -> list[str]:
    """The text right above each of several tables; none where only the first has one, which is then the title of all."""
    row = next((row for row in reversed(grid.rows) if row.number < heading.rows[0] and texts_in(row)), None)
    titles = [""] * len(firsts)
    for index, cell in enumerate(row.cells if row is not None else ()):
        if text := text_of(cell):
            titles[max(0, bisect_right(firsts, index) - 1)] = text
    return titles if any(titles[1:]) else [""] * len(firsts)


def _titled(column: FoundColumn, title: str, words: Vocabulary) -> FoundColumn:
    """An amount with what the title above its table says of it: "APBD Perubahan" of "Jumlah"."""
    if column.role != AMOUNT or column.measure == "chosen" or not title:
        return column
    said = meaning_of(column.indexes, (title, *column.titles), words)
    return said if said.role == AMOUNT and said.measure != column.measure else column
