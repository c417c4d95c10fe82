"""The formats that calamine reads for us: the values of .xls and .xlsb."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence, Set
from datetime import date, datetime, time, timedelta
from itertools import repeat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from importers.reading.cells import BROKEN, COLUMN_BITS, DATE, ERROR, NO_VALUE, Allowance, Raw, SheetRows
from importers.reading.days import parts_of
from importers.reading.encoding import report_misread
from importers.reading.faults import Limits, Unreadable
from importers.reading.old_excel import Oddities

# Pairs and not a dict: calamine's enumerations cannot be hashed.
STATES = ((SheetVisibleEnum.Visible, "visible"), (SheetVisibleEnum.Hidden, "hidden"), (SheetVisibleEnum.VeryHidden, "veryHidden"))


def read_by_calamine(content: bytes, limits: Limits, odd: Sequence[Oddities] = ()) -> list[SheetRows]:
    """Every worksheet with its rows; odd: what is known about each from elsewhere. Raises Unreadable."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        allowance = Allowance(limits)
        sheets = [about for about in book.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]
        if odd and len(odd) != len(sheets):
            raise Unreadable("file.damaged", f"{len(odd)} or {len(sheets)} sheets")
        return [_sheet(book, about, allowance, limits, known) for about, known in zip(sheets, odd or repeat(Oddities()), strict=False)]
    except CalamineError as error:
        code = "file.encrypted" if "assword" in str(error) or "ncrypt" in str(error) else "file.damaged"
        raise Unreadable(code, str(error)) from None


def _sheet(book: CalamineWorkbook, about: SheetMetadata, allowance: Allowance, limits: Limits, odd: Oddities) -> SheetRows:
    sheet = SheetRows(about.name, next((word for state, word in STATES if state == about.visible), "visible"), allowance)
    page = book.get_sheet_by_name(about.name)
    if page.total_height * page.total_width > limits.cells:
        raise Unreadable("file.too-many-cells", limit=str(limits.cells))
    rows = dict(enumerate(page.to_python(skip_empty_area=False)))
    # A row of nothing but errors may lie beyond what calamine takes for the table.
    for number in sorted(rows.keys() | odd.marks.keys()):
        _add_row(sheet, number, rows.get(number, []), odd)
    for joined in _merged(page):
        sheet.join(joined)
    sheet.hidden_columns = odd.hidden_columns
    report_misread(sheet)
    sheet.finish()
    return sheet


def _add_row(sheet: SheetRows, number: int, cells: Sequence[object], odd: Oddities) -> None:
    """number counts from 0."""
    row = _Row(sheet, number + 1)
    for column, cell in enumerate(cells):
        row.add(column, cell)
    for column, mark in odd.marks.get(number, {}).items():
        row.correct(column, odd.errors.get((number, column)), mark)
    row.finish(number in odd.hidden_rows, odd.struck.get(number, set()), odd.unsigned.get(number, set()))


class _Row:
    """One row while its cells are taken."""

    def __init__(self, sheet: SheetRows, number: int) -> None:
        self.sheet, self.number = sheet, number
        self.cells: list[Raw] = []
        self.numbers: list[int] = []
        self.days: list[int] = []
        self.width = 0

    def add(self, column: int, cell: object) -> None:
        match cell:
            case None | "":
                self.cells.append(None)
            case str() | bool():
                self.cells.append(cell)
            case int() | float() if math.isfinite(cell):
                self.numbers.append(column)
                # The shortest digits that give the same binary number: those that were typed, up to 15 of them.
                self.cells.append(repr(cell).removesuffix(".0"))
            case datetime():
                self._odd(column, parts_of(cell), DATE)
                self.days.append(column)
            case date():
                self._odd(column, (cell.year, cell.month, cell.day), DATE)
                self.days.append(column)
            case time() | timedelta():
                self._odd(column, str(cell), DATE)
            case _:
                self._odd(column, str(cell), BROKEN)
                self.sheet.fault("cell.broken", self.number, column, str(cell))

    def _odd(self, column: int, cell: Raw, mark: int) -> None:
        self.cells.append(cell)
        self.sheet.mark(self.number, column, mark)

    def correct(self, column: int, error: str | None, mark: int) -> None:
        """Marks a cell; puts in what calamine left out, takes out what it made of nothing."""
        self.cells += [None] * (column + 1 - len(self.cells))
        if mark & (ERROR | NO_VALUE):
            self.cells[column] = error
            self.numbers = [other for other in self.numbers if other != column]
            self.width = max(self.width, column + 1)
        elif self.cells[column] is None:
            return  # a formula that gives an empty text
        known = self.sheet.marks.get(self.number << COLUMN_BITS | column, 0)
        self.sheet.mark(self.number, column, known | mark)

    def finish(self, is_hidden: bool, struck: Set[int], unsigned: Set[int]) -> None:
        while len(self.cells) > self.width and self.cells[-1] is None:
            self.cells.pop()
        if self.cells:
            filled = (column for column in sorted(struck) if column < len(self.cells) and self.cells[column] is not None)
            without = (column for column in self.numbers if column in unsigned)
            shape = self.sheet.shape(is_hidden, tuple(self.numbers), tuple(self.days), struck=tuple(filled), unsigned=tuple(without))
            self.sheet.add(self.number, self.cells, shape)


def _merged(page: CalamineSheet) -> list[tuple[int, int, int, int]]:
    return [(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in page.merged_cell_ranges or ()]
