"""Our own upload template: one sheet with the columns of a budget line, help in each heading cell. Used by the CMS and the CLI.

The same words steer the reading: what is typed under these headings reads back as it stands.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cms.domain.budgets import PHASE_SLUGS, BudgetLine
from cms.domain.tables import Column, Kind, columns_of

SHEETS = {"id": "Anggaran", "en": "Budget"}
HELP = {
    "id": ("Wajib diisi.", "Boleh kosong.", "Kode ditulis sebagai teks, lengkap dengan titik.", "Pilih salah satu: "),
    "en": ("Required.", "May be left empty.", "Codes are text, with all their dots.", "Choose one: "),
}
# A template is the same bytes on every day: the dates inside a workbook are pinned.
PINNED = datetime(2000, 1, 1)  # noqa: DTZ001  a workbook's dates have no time zone
PREPARED_ROWS = 2000
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def template_columns() -> tuple[Column, ...]:
    """The columns that somebody fills in: all but the source cell, which the importer knows."""
    return tuple(column for column in columns_of(BudgetLine) if column.name != "source")


def budget_template(language: str = "id") -> bytes:
    """The empty template as .xlsx."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEETS.get(language, SHEETS["id"])
    for number, column in enumerate(template_columns(), start=1):
        _heading(sheet, number, column, language)
    sheet.freeze_panes = "A2"
    book.properties.created = book.properties.modified = PINNED
    book.properties.creator = book.properties.lastModifiedBy = ""
    packed = io.BytesIO()
    book.save(packed)
    return pinned(packed.getvalue())


def _heading(sheet: Worksheet, number: int, column: Column, language: str) -> None:
    letter = get_column_letter(number)
    cell = sheet.cell(1, number, column.title(language))
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.fill = PatternFill("solid", fgColor="FFE699" if column.required else "EDEDED")
    cell.comment = Comment(_help(column, language), "")
    sheet.column_dimensions[letter].width = 40 if column.kind is Kind.TEXT else 22
    if column.kind is Kind.CODE:
        sheet.column_dimensions[letter].number_format = "@"
        for row in range(2, PREPARED_ROWS + 2):
            sheet.cell(row, number).number_format = "@"
    if column.choices:
        words = DataValidation(type="list", formula1=f'"{",".join(PHASE_SLUGS.values())}"', allow_blank=True)
        words.add(f"{letter}2:{letter}{PREPARED_ROWS + 1}")
        sheet.add_data_validation(words)


def _help(column: Column, language: str) -> str:
    required, optional, codes, choose = HELP.get(language, HELP["id"])
    lines = [column.note(language), required if column.required else optional]
    if column.kind is Kind.CODE:
        lines.append(codes)
    if column.choices:
        lines.append(choose + ", ".join(PHASE_SLUGS.values()))
    return "\n".join(filter(None, lines))


def pinned(packed: bytes) -> bytes:
    """The same archive with the same date on every member, and inside, where openpyxl writes the moment of saving."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "docProps/core.xml":
                content = _DATES.sub(rb"\g<1>" + f"{PINNED.isoformat()}Z".encode(), content)
            new.writestr(zipfile.ZipInfo(member.filename, PINNED.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()
