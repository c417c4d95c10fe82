"""What the readers of sheets share: the place of a cell, what is odd about one, and the sheet that they fill."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from importers.reading.faults import FaultTuple, Limits, Unreadable

# Digits of numbers are text too: the row's shape tells them apart. A day is (year, month, day), a moment has four parts more.
Raw = str | bool | tuple[int, ...] | None
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
# What is odd about a cell; importers.workbook.Mark has the same numbers.
FORMULA, NO_VALUE, ERROR, PERCENT, DATE, BROKEN, UNIT, CURRENCY = 1, 2, 4, 8, 16, 32, 64, 128
# What the kind of its format says about a number.
NUMBER_MARKS = {"percent": PERCENT, "time": DATE, "unit": UNIT, "currency": CURRENCY}
# Reading is linear in joined ranges, but whoever looks a cell up in them is not.
MOST_RANGES = 100_000
# A mark's key is row << COLUMN_BITS | column: marshal carries a number faster than a pair.
COLUMN_BITS = 14
NUMBER = re.compile(r"[+-]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,3})?")
# Beyond this a binary number of the format is infinite.
INFINITE = float("inf")


@lru_cache(maxsize=MAX_COLUMNS)
def column_index(letters: str) -> int:
    """ "A" -> 0, "AA" -> 26. Raises Unreadable past the last column of the format."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    if not 1 <= index <= MAX_COLUMNS:
        raise Unreadable("file.damaged", f"a cell in column {letters[:20]}")
    return index - 1


@lru_cache(maxsize=MAX_COLUMNS)
def column_letters(index: int) -> str:
    """0 -> "A", 26 -> "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def is_number(text: str) -> bool:
    """True for digits that a spreadsheet's number can hold: not NaN, not infinite, not 1e400."""
    return bool(NUMBER.fullmatch(text)) and abs(float(text)) < INFINITE


class Allowance:
    """How many cells and rows a file may still have."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.cells, self.rows = limits.cells, limits.rows

    def spend(self, width: int) -> None:
        """Counts a row. Raises Unreadable when the file holds more than the limit."""
        self.cells -= width
        self.rows -= 1
        if self.cells < 0:
            raise Unreadable("file.too-many-cells", limit=str(self.limits.cells))
        if self.rows < 0:
            raise Unreadable("file.too-many-rows", limit=str(self.limits.rows))
        if width > self.limits.columns:
            raise Unreadable("file.too-many-columns", str(width), limit=str(self.limits.columns))


Columns = tuple[int, ...]
# Is the row hidden; its columns of digits, of days, of struck text, of digits whose format shows no minus.
Shape = tuple[bool, Columns, Columns, Columns, Columns]


class SheetRows:
    """One sheet while it is read."""

    def __init__(self, name: str, state: str, allowance: Allowance) -> None:
        self.name, self.state, self.allowance = name, state, allowance
        self.rows: list[tuple[int, list[Raw], int]] = []
        # What a row is like -> its number in the rows.
        self.shapes: dict[Shape, int] = {}
        self.marks: dict[int, int] = {}
        # First row, first column, last row, last column; rows from 1, columns from 0.
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.faults: list[FaultTuple] = []
        # True where a text may be letters that were once misread: worth looking at each cell.
        self.may_be_misread = False

    def start_again(self) -> None:
        """Back to the beginning: another reader takes over."""
        self.allowance.cells += sum(len(cells) for _, cells, _ in self.rows)
        self.allowance.rows += len(self.rows)
        self.rows, self.shapes, self.marks = [], {}, {}
        self.merged, self.hidden_columns, self.faults = [], [], []

    def shape(self, is_hidden: bool = False, numbers: Columns = (), days: Columns = (), *, struck: Columns = (), unsigned: Columns = ()) -> int:
        return self.shapes.setdefault((is_hidden, numbers, days, struck, unsigned), len(self.shapes))

    def add(self, number: int, cells: list[Raw], shape: int) -> None:
        self.allowance.spend(len(cells))
        self.rows.append((number, cells, shape))

    def join(self, joined: tuple[int, int, int, int]) -> None:
        """First row and column, last row and column. Raises Unreadable for more of them than anybody looks cells up in."""
        if len(self.merged) >= MOST_RANGES:
            raise Unreadable("file.too-many-merged", self.name, limit=str(MOST_RANGES))
        self.merged.append(joined)

    def mark(self, row: int, column: int, mark: int) -> None:
        self.marks[row << COLUMN_BITS | column] = mark

    def fault(self, code: str, row: int = 0, column: int | None = None, found: str = "", **details: str) -> None:
        letters = "" if column is None else column_letters(column)
        self.faults.append((code, self.name, row, letters, found, tuple(sorted(details.items()))))

    def finish(self) -> None:
        """Rows in order of their numbers, and a word about what the person at the screen does not see."""
        self.rows.sort(key=_number)
        if self.state != "visible":
            self.fault("sheet.hidden")
        hidden = [number for number, _, _ in self._rows_of({number for shape, number in self.shapes.items() if shape[0]})]
        if hidden:
            self.fault("sheet.hidden-rows", hidden[0], None, "", count=str(len(hidden)), first=str(hidden[0]))
        self._tell_struck({number: shape[3] for shape, number in self.shapes.items() if shape[3]})
        self._tell_unsigned({number: shape[4] for shape, number in self.shapes.items() if shape[4]})
        width = max((len(cells) for _, cells, _ in self.rows), default=0) if self.hidden_columns else 0
        blocks = [(first, min(last, width - 1)) for first, last in self.hidden_columns if first < width]
        if blocks:
            self.fault("sheet.hidden-columns", 0, None, _listed(map(_columns, blocks)))

    def _rows_of(self, shapes: Collection[int]) -> Iterable[tuple[int, list[Raw], int]]:
        """The rows of these shapes. Most sheets have none of them, and their rows are not looked at."""
        return (row for row in self.rows if row[2] in shapes) if shapes else ()

    def _tell_struck(self, columns: Mapping[int, Columns]) -> None:
        """Text with a line through it was taken back by whoever wrote it; the value alone does not say so."""
        rows = [(number, columns[shape][0]) for number, _, shape in self._rows_of(columns)]
        if rows:
            (row, column), count = rows[0], len(rows)
            self.fault("sheet.struck", row, column, "", count=str(count), first=f"{column_letters(column)}{row}")

    def _tell_unsigned(self, columns: Mapping[int, Columns]) -> None:
        """Amounts below zero that look like amounts above it."""
        places = [
            (number, column, value)
            for number, cells, shape in self._rows_of(columns)
            for column in columns[shape]
            if isinstance(value := cells[column], str) and value.startswith("-")
        ]
        if places:
            row, column, value = places[0]
            self.fault("sheet.minus-not-shown", row, column, value, count=str(len(places)), first=f"{column_letters(column)}{row}")

    def as_primitives(self) -> dict[str, object]:
        """For marshal."""
        return {
            "name": self.name,
            "state": self.state,
            "rows": self.rows,
            "shapes": [shape[:3] for shape in self.shapes],
            "marks": self.marks,
            "merged": self.merged,
            "hidden_columns": self.hidden_columns,
            "faults": self.faults,
        }


def is_nothing_high(size: str | None) -> bool:
    """True for a height or a width of 0: a spreadsheet program shows nothing of such a row or column."""
    return size is not None and size.strip("0") in ("", ".") and size not in ("", ".")


def _number(row: tuple[int, list[Raw], int]) -> int:
    return row[0]


def _listed(blocks: Iterable[str]) -> str:
    """Each once, at most a dozen."""
    every = list(dict.fromkeys(blocks))
    return ", ".join(every[:12]) + (f", … (+{len(every) - 12})" if len(every) > 12 else "")


def _columns(block: Sequence[int]) -> str:
    first, last = map(column_letters, block)
    return first if first == last else f"{first}:{last}"
