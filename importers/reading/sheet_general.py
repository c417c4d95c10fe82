"""The general way through a sheet: expat with handlers. Takes any well-formed sheet, in any encoding and order."""

from __future__ import annotations

from collections.abc import Iterable

from importers.reading.cells import MAX_ROWS, Book, Raw, SheetRows, column_index, column_letters
from importers.reading.faults import Unreadable
from importers.reading.strings import unescaped
from importers.reading.xml import local, new_parser, parse


class _Reader:
    """The state between two events of the parser."""

    def __init__(self, book: Book, sheet: SheetRows) -> None:
        self.book, self.sheet = book, sheet
        self.rows: dict[int, dict[int, Raw]] = {}
        self.number = 0
        self.row: dict[int, Raw] = {}
        self.column = -1
        self.cell: dict[str, str] = {}
        self.text: list[str] = []
        self.value: str | None = None
        self.inline: list[str] | None = None
        self.has_formula = False
        self.reading = False
        self.in_cells = False
        self.phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match local(name):
            case "sheetData":
                self.in_cells = True
            case "row" if self.in_cells:
                self._start_row(attributes)
            case "c" if self.in_cells:
                self._start_cell(attributes)
            case "v" if self.in_cells:
                self.text, self.reading = [], True
            case "f" if self.in_cells:
                self.has_formula = True
            case "is" if self.in_cells:
                self.inline = []
            case "rPh":
                self.phonetic = True
            case "t" if self.inline is not None and not self.phonetic:
                self.text, self.reading = [], True

    def end(self, name: str) -> None:
        match local(name):
            case "sheetData":
                self.in_cells = False
            case "v" if self.in_cells:
                self.value, self.reading = "".join(self.text), False
            case "t" if self.inline is not None and self.reading:
                self.inline.append("".join(self.text))
                self.reading = False
            case "rPh":
                self.phonetic = False
            case "c" if self.in_cells:
                self._end_cell()
            case "row" if self.in_cells:
                self._end_row()

    def characters(self, data: str) -> None:
        if self.reading:
            self.text.append(data)

    def _start_row(self, attributes: dict[str, str]) -> None:
        text = attributes.get("r", "")
        self.number = int(text) if text.isascii() and text.isdigit() else self.number + 1
        if not 1 <= self.number <= MAX_ROWS:
            raise Unreadable("file.damaged", f"row {self.number}")
        if attributes.get("hidden") in ("1", "true"):
            self.sheet.hidden_rows.append(self.number)
        self.row, self.column = {}, -1

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.cell, self.value, self.inline, self.has_formula = attributes, None, None, False
        place = attributes.get("r", "")
        letters = place.rstrip("0123456789")
        if not place:
            self.column += 1
            return
        if not (letters.isascii() and letters.isalpha() and letters.isupper()) or place[len(letters) :] != str(self.number):
            raise Unreadable("file.damaged", f"cell {place} in row {self.number}")
        self.column = column_index(letters)

    def _end_cell(self) -> None:
        kind, style = self.cell.get("t", ""), self.cell.get("s", "")
        value: Raw
        if self.inline is not None:
            value = unescaped("".join(self.inline)) or None
        else:
            value = self.book.value(kind, style, self.value) if self.value or kind == "str" else None
        if self.has_formula:
            # An empty text is a value that a formula may well have; no <v> at all is none.
            if value is None and not (kind == "str" and self.value is not None):
                value = ("no-value", "")
            else:
                self.sheet.formula(self.number, self.column)
        if self.column in self.row:
            self.sheet.fault("cell.twice", self.number, self.column, f"{column_letters(self.column)}{self.number}")
        self.row[self.column] = value

    def _end_row(self) -> None:
        filled = {column: value for column, value in self.row.items() if value is not None}
        if not filled:
            return
        width = max(filled) + 1
        self.book.spend(width)
        row: list[Raw] = [None] * width
        for column, value in filled.items():
            row[column] = value
        self.sheet.rows.append((self.number, row))


def read_general(pieces: Iterable[bytes], book: Book, sheet: SheetRows) -> None:
    """Fills the sheet's rows."""
    reader = _Reader(book, sheet)
    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = reader.start, reader.end, reader.characters
    parse(parser, pieces, sheet.name)
