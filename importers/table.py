"""Any table: the rows under a heading as columns of values, each converted once per distinct cell; and what comes of an import.

Working column by column is what makes it fast: 20,000 rows of one column hold a few dozen distinct codes, so each is
parsed once and looked up 20,000 times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

from cms.domain.amounts import Currency
from cms.domain.budgets import StatedTotal
from importers.header import ColumnMap, MappedColumn
from importers.problems import Problem
from importers.reading.cells import Raw
from importers.values import AmountReader, Refused, decide_notation, text_of
from importers.workbook import Sheet

F = TypeVar("F")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult(Generic[F]):
    """What a file gave. rows_read = rows_stored + rows_refused + all rows_skipped, where every skipped row has a kind."""

    facts: tuple[F, ...]
    stated: tuple[StatedTotal, ...]
    problems: tuple[Problem, ...]
    rows_read: int
    rows_stored: int
    rows_refused: int
    rows_skipped: tuple[tuple[str, int], ...]
    maps: tuple[ColumnMap, ...]

    @property
    def ok(self) -> bool:
        """True without errors; warnings are for a person to accept."""
        return not any(problem.is_error for problem in self.problems)


@dataclass(slots=True)
class Body:
    """The rows under the heading of one sheet while they are read. Each row ends in exactly one of stored, refused, skipped."""

    sheet: Sheet
    map: ColumnMap
    numbers: list[int]
    cells: list[list[Raw]]
    problems: list[Problem] = field(default_factory=list)
    # Row number -> why it was skipped.
    skipped: dict[int, str] = field(default_factory=dict)
    refused: set[int] = field(default_factory=set)

    @property
    def width(self) -> int:
        return max(map(len, self.cells), default=0)

    def skip(self, positions: Iterable[int], kind: str) -> None:
        """Takes rows out of the reading, counted under a kind."""
        gone = set(positions)
        if not gone:
            return
        self.skipped.update((self.numbers[position], kind) for position in gone)
        self.numbers = [number for position, number in enumerate(self.numbers) if position not in gone]
        self.cells = [row for position, row in enumerate(self.cells) if position not in gone]

    def refuse(self, position: int, column: int | None, code: str, found: str = "", *details: tuple[str, str]) -> None:
        """One error at one cell (or row); the row is not stored."""
        number = self.numbers[position]
        self.refused.add(number)
        self.problems.append(Problem(code, self.sheet.ref(number, column), found, details))

    def warn(self, code: str, positions: list[int], column: int | None, found: str = "", *details: tuple[str, str]) -> None:
        """One warning for all the cells of a kind: at the first, with the count and the other rows."""
        if positions:
            rows = ", ".join(str(self.numbers[position]) for position in positions[:SHOWN_ROWS])
            more = ", …" if len(positions) > SHOWN_ROWS else ""
            where = self.sheet.ref(self.numbers[positions[0]], column)
            self.problems.append(Problem(code, where, found, (("count", str(len(positions))), ("rows", rows + more), *details)))

    def column(self, index: int | None) -> list[Raw]:
        """One column's cells, blank where the row is shorter."""
        if index is None:
            return [None] * len(self.cells)
        return [row[index] if index < len(row) else None for row in self.cells]


# How many row numbers a grouped warning names.
SHOWN_ROWS = 12


def body_of(sheet: Sheet, found: ColumnMap) -> Body:
    """The rows below the heading."""
    rows = [(number, cells) for number, cells in sheet.rows if number > found.rows[1]]
    return Body(sheet=sheet, map=found, numbers=[number for number, _ in rows], cells=[cells for _, cells in rows])


def converted(body: Body, column: MappedColumn | None, convert: Callable[[Raw], V], blank: V) -> list[V]:
    """A column's values; convert sees each distinct cell once. What it refuses is reported at every cell that holds it."""
    if column is None:
        return [blank] * len(body.cells)
    cells = body.column(column.index)
    values: dict[Raw, V] = {}
    faults: dict[Raw, Refused] = {}
    for cell in set(cells):
        try:
            values[cell] = convert(cell)
        except Refused as fault:
            values[cell], faults[cell] = blank, fault
    if faults:
        for position, cell in enumerate(cells):
            if cell in faults:
                body.refuse(position, column.index, faults[cell].code, text_of(cell), ("title", column.title), *faults[cell].details)
    return [values[cell] for cell in cells]


def amounts(body: Body, column: MappedColumn, currency: Currency) -> list[Decimal | None]:
    """The column of amounts in its one notation, and the warnings about digits that were brought to the currency's decimals."""
    cells = body.column(column.index)
    notation = decide_notation(cells)
    body.map = body.map.with_notation(notation.value)
    reader = AmountReader(notation, currency)
    values = converted(body, column, reader.read, None)
    for code in ("amount.float-noise", "amount.rounded"):
        positions = [position for position, cell in enumerate(cells) if reader.adjusted.get(cell, ("",))[0] == code]
        if positions:
            first = cells[positions[0]]
            body.warn(code, positions, column.index, text_of(first), ("amount", str(reader.adjusted[first][1])))
    return values


def counted(skipped: Mapping[int, str]) -> Counter[str]:
    return Counter(skipped.values())
