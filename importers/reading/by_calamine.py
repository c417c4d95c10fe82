"""The formats that calamine reads for us: .xls, .xlsb and .ods. Formulas, errors and hidden rows cannot be seen there; the officer is told."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from importers.reading.cells import BROKEN, DATE, Allowance, Raw, SheetRows
from importers.reading.faults import Limits, Unreadable

# Pairs and not a dict: calamine's enumerations cannot be hashed.
STATES = ((SheetVisibleEnum.Visible, "visible"), (SheetVisibleEnum.Hidden, "hidden"), (SheetVisibleEnum.VeryHidden, "veryHidden"))


def read_by_calamine(content: bytes, limits: Limits) -> list[SheetRows]:
    """Every worksheet with its rows. Raises Unreadable."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        allowance = Allowance(limits)
        return [_sheet(book, about, allowance, limits) for about in book.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]
    except CalamineError as error:
        code = "file.encrypted" if "assword" in str(error) or "ncrypt" in str(error) else "file.damaged"
        raise Unreadable(code, str(error)) from None


def _sheet(book: CalamineWorkbook, about: SheetMetadata, allowance: Allowance, limits: Limits) -> SheetRows:
    sheet = SheetRows(about.name, next((word for state, word in STATES if state == about.visible), "visible"), allowance)
    page = book.get_sheet_by_name(about.name)
    if page.total_height * page.total_width > limits.cells:
        raise Unreadable("file.too-many-cells", limit=str(limits.cells))
    for number, cells in enumerate(page.to_python(skip_empty_area=False), start=1):
        _add_row(sheet, number, cells)
    sheet.merged = _merged(page)
    sheet.finish()
    return sheet


def _add_row(sheet: SheetRows, number: int, cells: Sequence[object]) -> None:
    row: list[Raw] = []
    numbers, days = [], []
    for column, cell in enumerate(cells):
        match cell:
            case None | "":
                row.append(None)
            case str() | bool():
                row.append(cell)
            case int() | float() if math.isfinite(cell):
                numbers.append(column)
                # The shortest digits that give the same binary number: those that were typed, up to 15 of them.
                row.append(repr(cell).removesuffix(".0"))
            case datetime():
                days.append(column)
                row.append(_day(cell))
                sheet.mark(number, column, DATE)
            case date():
                days.append(column)
                row.append((cell.year, cell.month, cell.day))
                sheet.mark(number, column, DATE)
            case time() | timedelta():
                row.append(str(cell))
                sheet.mark(number, column, DATE)
            case _:
                row.append(str(cell))
                sheet.mark(number, column, BROKEN)
                sheet.fault("cell.broken", number, column, str(cell))
    while row and row[-1] is None:
        row.pop()
    if row:
        sheet.add(number, row, sheet.shape((False, tuple(numbers), tuple(days))))


def _day(moment: datetime) -> tuple[int, ...]:
    day = (moment.year, moment.month, moment.day)
    clock = (moment.hour, moment.minute, moment.second, moment.microsecond)
    return (*day, *clock) if any(clock) else day


def _merged(page: CalamineSheet) -> list[tuple[int, int, int, int]]:
    return [(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in page.merged_cell_ranges or ()]
