"""The formats that calamine reads for us: .xls, .xlsb and .ods. Formulas and errors cannot be seen there; the officer is told."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from importers.reading.cells import Raw, SheetRows
from importers.reading.faults import Limits, Unreadable

# Pairs and not a dict: calamine's enumerations cannot be hashed.
STATES = ((SheetVisibleEnum.Visible, "visible"), (SheetVisibleEnum.Hidden, "hidden"), (SheetVisibleEnum.VeryHidden, "veryHidden"))


def read_other(path: Path, limits: Limits) -> list[SheetRows]:
    """Every worksheet with its rows. Raises Unreadable."""
    try:
        book = CalamineWorkbook.from_path(str(path))
        return _sheets(book, limits)
    except CalamineError as error:
        code = "file.encrypted" if "assword" in str(error) or "ncrypt" in str(error) else "file.damaged"
        raise Unreadable(code, str(error)) from None


def _sheets(book: CalamineWorkbook, limits: Limits) -> list[SheetRows]:
    sheets, left = [], limits.cells
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = SheetRows(name=about.name, state=next((word for state, word in STATES if state == about.visible), "visible"))
        sheet.faults.append(("file.limited-format", about.name, 0, "", "", ()))
        for number, cells in enumerate(book.get_sheet_by_name(about.name).to_python(skip_empty_area=False), start=1):
            row = [_value(cell) for cell in cells]
            while row and row[-1] is None:
                row.pop()
            left -= len(row)
            if left < 0:
                raise Unreadable("file.too-large", f"more than {limits.cells} cells", limit=f"{limits.cells} cells")
            if row:
                sheet.rows.append((number, row))
        sheets.append(sheet)
    return sheets


def _value(cell: object) -> Raw:
    match cell:
        case None | "":
            return None
        case str():
            return cell
        case bool():
            return ("boolean", str(int(cell)))
        case int() | float():
            return repr(cell).removesuffix(".0").encode()
        case datetime():
            return ("date", cell.date().isoformat())
        case date():
            return ("date", cell.isoformat())
    return ("date", str(cell))
