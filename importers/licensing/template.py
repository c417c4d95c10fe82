"""Our own workbooks to fill in: a catalogue of licences with one sheet for each table, and a list of issue dates. Used by the CMS.

catalogue_workbook() writes stored services into the same sheets: what is downloaded can be changed and sent again, and reads back the same.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any  # rows of several kinds

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cms.domain.licensing.services import Service
from cms.domain.tables import Column, Kind, columns_of
from importers.licensing.rows import CONTACTS, NOT_ASKED, TABLES, IssuanceIn
from importers.licensing.unbuilding import rows_of
from importers.template import PINNED, PREPARED_ROWS, pinned

SHEET_OF_ISSUANCES = {"id": "Izin terbit", "en": "Issued licences"}
HELP = {"id": ("Wajib diisi.", "Boleh kosong."), "en": ("Required.", "May be left empty.")}
# A leading sign that a spreadsheet program would take for a formula.
_FORMULA_SIGNS = ("=", "+", "-", "@")


def catalogue_template(language: str = "id") -> bytes:
    """The empty catalogue as .xlsx."""
    return catalogue_workbook((), language)


def catalogue_workbook(services: Iterable[Service], language: str = "id") -> bytes:
    """Services as the catalogue that would bring them in."""
    book = Workbook()
    book.remove(book.worksheets[0])
    rows = rows_of(tuple(services))
    for name, (kind, indonesian, english) in TABLES.items():
        _sheet(book, english if language == "en" else indonesian, kind, rows.get(name, ()), language)
    return _packed(book)


def issuance_template(language: str = "id") -> bytes:
    """The empty list of issued licences as .xlsx. It has no column for a person."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _sheet(book, SHEET_OF_ISSUANCES.get(language, SHEET_OF_ISSUANCES["id"]), IssuanceIn, (), language)
    return _packed(book)


def _packed(book: Workbook) -> bytes:
    book.properties.created = book.properties.modified = PINNED
    book.properties.creator = book.properties.lastModifiedBy = ""
    packed = io.BytesIO()
    book.save(packed)
    return pinned(packed.getvalue())


def _sheet(book: Workbook, title: str, kind: type, rows: Iterable[Mapping[str, Any]], language: str) -> None:
    sheet = book.create_sheet(title)
    columns = [column for column in columns_of(kind) if column.name not in NOT_ASKED]
    for number, column in enumerate(columns, start=1):
        _heading(sheet, number, column, language)
    for place, row in enumerate(rows, start=2):
        for number, column in enumerate(columns, start=1):
            _write(sheet, place, number, row.get(column.name))
    sheet.freeze_panes = "B2"


def _heading(sheet: Worksheet, number: int, column: Column, language: str) -> None:
    letter = get_column_letter(number)
    cell = sheet.cell(1, number, column.title(language))
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.fill = PatternFill("solid", fgColor="FFE699" if column.required else "EDEDED")
    needed, optional = HELP.get(language, HELP["id"])
    cell.comment = Comment(" ".join(part for part in (column.note(language), needed if column.required else optional) if part), "")
    sheet.column_dimensions[letter].width = 30 if column.kind is Kind.TEXT and column.name not in CONTACTS else 16
    if column.kind is Kind.CHOICE:
        choices = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True, showErrorMessage=False)
        choices.add(f"{letter}2:{letter}{PREPARED_ROWS + 1}")
        sheet.add_data_validation(choices)


def _write(sheet: Worksheet, row: int, number: int, value: str | int | Decimal | date | None) -> None:
    """Text stays text, whatever it begins with."""
    if value in (None, ""):
        return
    cell = sheet.cell(row, number)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
        if value.startswith(_FORMULA_SIGNS):
            cell.quotePrefix = True
