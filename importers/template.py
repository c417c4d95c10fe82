"""A workbook of ours to fill in: headings that explain themselves, lists to choose from, text that stays text, the same bytes on every day.

Used by the templates of the kinds: budget_template.py, crosswalk_template.py, proposals/template.py, licensing/template.py.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterable
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cms.domain.tables import Column, Kind

# A template is the same bytes on every day: the dates inside a workbook are pinned.
PINNED = datetime(2000, 1, 1)  # noqa: DTZ001  a workbook's dates have no time zone
PREPARED_ROWS = 2000
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
# What a spreadsheet program would take for the beginning of a formula.
FORMULA_SIGNS = ("=", "+", "-", "@")
Value = str | int | Decimal | date | None
# Required, optional, codes, choices.
HELP = {
    "id": ("Wajib diisi.", "Boleh kosong.", "Kode ditulis sebagai teks, lengkap dengan titik.", "Pilih salah satu: "),
    "en": ("Required.", "May be left empty.", "Codes are text, with all their dots.", "Choose one: "),
}


def empty_book() -> Workbook:
    """A workbook without a sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def help_of(column: Column, language: str, *, note: str, optional: str = "", choices: Collection[str] = ()) -> str:
    """What the comment of a heading says, line by line: what the column means, whether it may stay empty, how it is written.

    optional: what to say instead of "may be left empty".
    """
    required, may_be_empty, codes, choose = HELP.get(language, HELP["id"])
    lines = [note, required if column.required else optional or may_be_empty]
    if column.kind is Kind.CODE:
        lines.append(codes)
    if choices:
        lines.append(choose + ", ".join(choices))
    return "\n".join(filter(None, lines))


def write_heading(sheet: Worksheet, number: int, column: Column, language: str, *, note: str, width: int, choices: Collection[str] = ()) -> None:
    """One column of a sheet: its title with an explanation, its cells ready for codes, or for one of a few words."""
    letter = get_column_letter(number)
    cell = sheet.cell(1, number, column.title(language))
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.fill = PatternFill("solid", fgColor="FFE699" if column.required else "EDEDED")
    if note:
        cell.comment = Comment(note, "")
    sheet.column_dimensions[letter].width = width
    if column.kind is Kind.CODE:
        sheet.column_dimensions[letter].number_format = "@"
        for row in range(2, PREPARED_ROWS + 2):
            sheet.cell(row, number).number_format = "@"
    if choices:
        words = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        words.add(f"{letter}2:{letter}{PREPARED_ROWS + 1}")
        sheet.add_data_validation(words)


def write_row(sheet: Worksheet, place: int, values: Iterable[Value]) -> None:
    """One row of values; text stays text, whatever it begins with."""
    for number, value in enumerate(values, start=1):
        if value in (None, ""):
            continue
        cell = sheet.cell(place, number, value)
        if isinstance(value, str):
            cell.data_type, cell.number_format = "s", "@"
            cell.quotePrefix = value.startswith(FORMULA_SIGNS)


def packed(book: Workbook) -> bytes:
    """The workbook as a file, with the same date on every member, and inside, where openpyxl writes the moment of saving."""
    book.properties.created = book.properties.modified = PINNED
    book.properties.creator = book.properties.lastModifiedBy = ""
    saved, result = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "docProps/core.xml":
                content = _DATES.sub(rb"\g<1>" + f"{PINNED.isoformat()}Z".encode(), content)
            new.writestr(zipfile.ZipInfo(member.filename, PINNED.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()
