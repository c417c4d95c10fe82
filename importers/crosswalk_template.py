"""Our own workbook for a crosswalk: empty, or holding the table in force. Used by the CMS."""

from __future__ import annotations

from collections.abc import Iterable

from cms.domain.crosswalk import NOT_ASKED, CrosswalkEntry, CrosswalkRow, row_of
from cms.domain.tables import Kind, columns_of
from importers.template import empty_book, packed, write_heading, write_row

SHEETS = {"id": "Tabel peralihan", "en": "Crosswalk"}


def crosswalk_workbook(entries: Iterable[CrosswalkEntry] = (), language: str = "id") -> bytes:
    """A table as .xlsx: what is downloaded can be changed and sent again. Without entries the empty template. Shares and codes are text, exact."""
    book = empty_book()
    sheet = book.create_sheet(SHEETS.get(language, SHEETS["id"]))
    columns = [one for one in columns_of(CrosswalkRow) if one.name not in NOT_ASKED]
    for number, column in enumerate(columns, start=1):
        width = 26 if column.kind is Kind.TEXT else 14
        write_heading(sheet, number, column, language, note=column.note(language), width=width, choices=column.choices)
    for place, row in enumerate(map(row_of, entries), start=2):
        write_row(sheet, place, (row.kind.value if column.kind is Kind.CHOICE else getattr(row, column.name) for column in columns))
    sheet.freeze_panes = "A2"
    return packed(book)
