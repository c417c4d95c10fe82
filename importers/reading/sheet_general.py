"""The general way through a sheet: expat with handlers. Takes any well-formed sheet, in any encoding, order and prefix."""

from __future__ import annotations

from collections.abc import Iterable

from importers.reading.cells import BROKEN, FORMULA, MAX_ROWS, NO_VALUE, Raw, SheetRows, column_index, is_nothing_high
from importers.reading.faults import Unreadable
from importers.reading.strings import StruckRuns, unescaped
from importers.reading.surroundings import Surroundings
from importers.reading.values import DAY, NUMBER, OTHER, Book, Value
from importers.reading.xml import local, new_parser, parse

# Where each element of the cells belongs; anywhere else its content would be lost in silence.
PARENTS = {"row": "sheetData", "c": "row", "v": "c", "f": "c", "is": "c"}


class _Cell:
    """One cell between its start and its end."""

    def __init__(self, column: int, kind: str, style: str) -> None:
        self.column, self.kind, self.style = column, kind, style
        self.value: str | None = None
        self.inline: list[str] | None = None
        self.has_formula = False
        self.is_struck = False


class _Reader:
    """The state between two events of the parser."""

    def __init__(self, book: Book, sheet: SheetRows) -> None:
        self.book, self.sheet = book, sheet
        self.surroundings = Surroundings(sheet)
        self.path: list[str] = []
        self.is_inside = False
        self.phonetic = 0
        self.number, self.column = 0, -1
        self.is_hidden = False
        self.row: dict[int, Value] = {}
        # Columns of this row, by the style of their cells.
        self.struck: list[int] = []
        self.unsigned: list[int] = []
        # Numbers of the rows that had a filled cell.
        self.filled: set[int] = set()
        self.cell: _Cell | None = None
        self.text: list[str] | None = None
        self.runs = StruckRuns()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        parent = self.path[-1] if self.path else ""
        self.path.append(name)
        if not self.is_inside:
            self.surroundings.start(name, attributes)
            self.is_inside = name == "sheetData"
            return
        if PARENTS.get(name, parent) != parent:
            raise Unreadable("file.damaged", f"{self.sheet.name}: {name} in {parent}")
        match name:
            case "row":
                self._start_row(attributes)
            case "c":
                self._start_cell(attributes)
            case "v":
                self.text = []
            case "t" if self.cell and self.cell.inline is not None and not self.phonetic:
                self.text = []
            case "rPh":
                self.phonetic += 1
            case "f" if self.cell:
                self.cell.has_formula = True
            case "is" if self.cell:
                self.cell.inline = []
        if self.cell and self.cell.inline is not None:
            self.runs.start(name, attributes)

    def end(self, _name: str) -> None:
        name = self.path.pop()
        if not self.is_inside:
            return
        if self.cell and self.cell.inline is not None and self.runs.end(name):
            self.cell.is_struck = True
        match name:
            case "v" if self.cell and self.text is not None:
                if self.cell.value is not None:
                    raise Unreadable("file.damaged", f"{self.sheet.name}: two values in one cell")
                self.cell.value, self.text = "".join(self.text), None
            case "t" if self.cell and self.cell.inline is not None and self.text is not None:
                self.cell.inline.append("".join(self.text))
                self.text = None
            case "rPh":
                self.phonetic -= 1
            case "c" if self.cell:
                self._end_cell(self.cell)
            case "row":
                self._end_row()
            case "sheetData":
                self.is_inside = False

    def characters(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)
            self.runs.characters(data)

    def _start_row(self, attributes: dict[str, str]) -> None:
        text = attributes.get("r", "")
        if text and not (text.isascii() and text.isdigit() and len(text) < 9):
            raise Unreadable("file.damaged", f"{self.sheet.name}: row {text[:20]}")
        self.number = int(text) if text else self.number + 1
        if not 1 <= self.number <= MAX_ROWS:
            raise Unreadable("file.damaged", f"{self.sheet.name}: row {self.number}")
        self.is_hidden = attributes.get("hidden") in ("1", "true") or is_nothing_high(attributes.get("ht"))
        self.row, self.column = {}, -1
        self.struck, self.unsigned = [], []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r", "")
        if place:
            letters = place.rstrip("0123456789")
            if not (letters.isascii() and letters.isalpha() and letters.isupper()) or place[len(letters) :] != str(self.number):
                raise Unreadable("file.damaged", f"{self.sheet.name}: cell {place[:20]} in row {self.number}")
            self.column = column_index(letters)
        else:
            self.column += 1
        self.cell = _Cell(self.column, attributes.get("t", ""), attributes.get("s", ""))

    def _end_cell(self, cell: _Cell) -> None:
        self.cell = None
        value, sort, mark = self._value(cell)
        if cell.has_formula:
            # An empty text is a value that a formula may well have; no <v> at all is none.
            has_value = value is not None or (cell.kind == "str" and cell.value is not None)
            mark |= FORMULA if has_value else NO_VALUE
        if value is None and not mark & NO_VALUE:
            return
        if mark & BROKEN:
            self.sheet.fault("cell.broken", self.number, cell.column, str(value))
        if cell.column in self.row:
            self.sheet.fault("cell.twice", self.number, cell.column, str(value))
        else:
            self.row[cell.column] = (value, sort, mark)
            if cell.is_struck or cell.style in self.book.struck or (cell.kind == "s" and (cell.value or "").strip() in self.book.struck_strings):
                self.struck.append(cell.column)
            if cell.style in self.book.unsigned and sort == NUMBER:
                self.unsigned.append(cell.column)

    def _value(self, cell: _Cell) -> Value:
        if cell.inline is not None and cell.kind in ("inlineStr", "str", ""):
            return unescaped("".join(cell.inline)) or None, OTHER, 0
        if cell.value or (cell.value is not None and cell.kind == "str"):
            return self.book.value("inline text" if cell.kind == "inlineStr" else cell.kind, cell.style, cell.value)
        return None, OTHER, 0

    def _end_row(self) -> None:
        if not self.row:
            return
        if self.number in self.filled:
            self.sheet.fault("row.twice", self.number)
            return
        self.filled.add(self.number)
        cells: list[Raw] = [None] * (max(self.row) + 1)
        for column, (value, _, mark) in self.row.items():
            cells[column] = value
            if mark:
                self.sheet.mark(self.number, column, mark)
        numbers = tuple(sorted(column for column, (_, sort, _) in self.row.items() if sort == NUMBER))
        days = tuple(sorted(column for column, (_, sort, _) in self.row.items() if sort == DAY))
        self.sheet.add(self.number, cells, self.sheet.shape(self.is_hidden, numbers, days, struck=tuple(self.struck), unsigned=tuple(self.unsigned)))


def read_general(pieces: Iterable[bytes], book: Book, sheet: SheetRows) -> None:
    """Fills the sheet. Raises Unreadable."""
    reader = _Reader(book, sheet)
    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = reader.start, reader.end, reader.characters
    parse(parser, pieces, sheet.name)
    sheet.may_be_misread = True
