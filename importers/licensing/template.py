"""Our own workbooks to fill in: a catalogue of licences with one sheet for each table, and a list of issue dates. Used by the CMS.

catalogue_workbook() writes stored services into the same sheets: what is downloaded can be changed and sent again, and reads back the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any  # rows of several kinds

from openpyxl import Workbook

from cms.domain.licensing.services import Service
from cms.domain.tables import Kind, columns_of
from importers.licensing.rows import CONTACTS, NOT_ASKED, TABLES, IssuanceIn
from importers.licensing.unbuilding import rows_of
from importers.template import empty_book, help_of, packed, write_heading, write_row

SHEET_OF_ISSUANCES = {"id": "Izin terbit", "en": "Issued licences"}


def catalogue_template(language: str = "id") -> bytes:
    """The empty catalogue as .xlsx."""
    return catalogue_workbook((), language)


def catalogue_workbook(services: Iterable[Service], language: str = "id") -> bytes:
    """Services as the catalogue that would bring them in."""
    book = empty_book()
    rows = rows_of(tuple(services))
    for name, (kind, indonesian, english) in TABLES.items():
        _sheet(book, english if language == "en" else indonesian, kind, rows.get(name, ()), language)
    return packed(book)


def issuance_template(language: str = "id") -> bytes:
    """The empty list of issued licences as .xlsx. It has no column for a person."""
    book = empty_book()
    _sheet(book, SHEET_OF_ISSUANCES.get(language, SHEET_OF_ISSUANCES["id"]), IssuanceIn, (), language)
    return packed(book)


def _sheet(book: Workbook, title: str, kind: type, rows: Iterable[Mapping[str, Any]], language: str) -> None:
    sheet = book.create_sheet(title)
    columns = [column for column in columns_of(kind) if column.name not in NOT_ASKED]
    for number, column in enumerate(columns, start=1):
        note = help_of(column, language, note=column.note(language))
        width = 30 if column.kind is Kind.TEXT and column.name not in CONTACTS else 16
        write_heading(sheet, number, column, language, note=note, width=width, choices=column.choices)
    for place, row in enumerate(rows, start=2):
        write_row(sheet, place, (row.get(column.name) for column in columns))
    sheet.freeze_panes = "B2"
