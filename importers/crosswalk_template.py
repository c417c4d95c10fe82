"""Our own workbook for a crosswalk: empty, or holding the table in force. Used by the CMS."""

from __future__ import annotations

from collections.abc import Iterable

from cms.domain.crosswalk import NOT_ASKED, CodeKind, CrosswalkEntry, CrosswalkRow, row_of
from cms.domain.tables import Kind, columns_of
from importers.template import empty_book, help_of, packed, write_heading, write_row

SHEETS = {"id": "Tabel peralihan", "en": "Crosswalk"}
# What the clerk chooses from and what is read back (KINDS in crosswalk.py), with the notes of those columns; open data keeps its own words.
KINDS = {
    "id": {CodeKind.OFFICE: "kantor", CodeKind.ACCOUNT: "rekening"},
    "en": {CodeKind.OFFICE: "office", CodeKind.ACCOUNT: "account"},
}
NOTES = {
    "id": {
        "kind": "kantor (SKPD) atau rekening",
        "share": "1 = seluruhnya, 0,35 atau 35% = sebagian; semua bagian dari satu kode lama berjumlah tepat 1",
    },
    "en": {},
}


def crosswalk_workbook(entries: Iterable[CrosswalkEntry] = (), language: str = "id") -> bytes:
    """A table as .xlsx: what is downloaded can be changed and sent again. Without entries the empty template. Shares and codes are text, exact."""
    book = empty_book()
    sheet = book.create_sheet(SHEETS.get(language, SHEETS["id"]))
    kinds = KINDS.get(language, KINDS["id"])
    notes: dict[str, str] = NOTES.get(language, NOTES["id"])
    columns = [one for one in columns_of(CrosswalkRow) if one.name not in NOT_ASKED]
    for number, column in enumerate(columns, start=1):
        width = 26 if column.kind is Kind.TEXT else 14
        note, choices = notes.get(column.name, column.note(language)), tuple(kinds.values()) if column.name == "kind" else column.choices
        write_heading(sheet, number, column, language, note=help_of(column, language, note=note), width=width, choices=choices)
    for place, row in enumerate(map(row_of, entries), start=2):
        share = row.share if language == "en" else row.share.replace(".", ",")
        said = {"kind": kinds[row.kind], "share": share}
        write_row(sheet, place, (said.get(column.name, getattr(row, column.name)) for column in columns))
    sheet.freeze_panes = "A2"
    return packed(book)
