"""A streaming reader of .ods: the digits as LibreOffice saved them, formulas, errors, percentages, hidden rows and columns."""

from __future__ import annotations

import re
from decimal import Decimal

from importers.reading.archive import Archive
from importers.reading.cells import (
    BROKEN,
    COLUMN_BITS,
    CURRENCY,
    DATE,
    ERROR,
    FORMULA,
    MAX_COLUMNS,
    MAX_ROWS,
    NO_VALUE,
    PERCENT,
    UNIT,
    Allowance,
    Raw,
    SheetRows,
    is_number,
)
from importers.reading.days import day_of_text
from importers.reading.encoding import misread, report_misread
from importers.reading.faults import Limits, Unreadable
from importers.reading.open_styles import TextStyles, common_styles
from importers.reading.styles import names_a_unit, names_other_currency, shows_no_minus
from importers.reading.values import DAY, NUMBER, OTHER, Value
from importers.reading.xml import local, named, new_parser, parse

CONTENT = "content.xml"
NOT_SHOWN = ("collapse", "filter")
NUMBERS = {"float": 0, "currency": 0, "percentage": PERCENT}
# What stands within a cell and is not its text.
ASIDE = ("annotation", "shapes", "frame", "custom-shape")
# 1,23E+16
_POWER = re.compile(r"[0-9]E[+-]?[0-9]", re.IGNORECASE)
# How LibreOffice shows an error; others are shown as Err:502.
ERROR_TEXT = ("#", "Err:")


def read_open_document(archive: Archive, limits: Limits) -> list[SheetRows]:
    """Every sheet with its rows. Raises Unreadable."""
    reader = _Reader(Allowance(limits), limits, common_styles(archive))
    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = reader.start, reader.end, reader.characters
    parse(parser, archive.chunks(CONTENT), CONTENT)
    return reader.sheets


class _Reader:
    """The state between two events of the parser."""

    def __init__(self, allowance: Allowance, limits: Limits, styles: TextStyles) -> None:
        self.allowance, self.limits, self.styles = allowance, limits, styles
        self.sheets: list[SheetRows] = []
        # Names of table styles that hide their sheet.
        self.hiding: set[str] = set()
        self.sheet: SheetRows | None = None
        self.depth = 0  # tables within cells
        self.number, self.rows, self.is_hidden = 1, 1, False
        self.column, self.columns = 0, 0
        self.row: dict[int, Value] = {}
        self.cell: dict[str, str] | None = None
        self.paragraphs: list[list[str]] = []
        self.reading = False
        self.aside = 0
        self.has_misread = False
        # Default styles of cells: the first column after those that have it, and its name; the row's.
        self.column_styles: list[tuple[int, str]] = []
        self.row_style = ""
        # For each text:span around what is read: struck, not struck, or nothing said.
        self.spans: list[bool | None] = []
        self.has_struck_part = False
        self.struck: set[int] = set()
        self.unsigned: set[int] = set()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        if self.cell is not None:
            self._start_in_cell(name, attributes)
            return
        match name:
            case "style" | "text-properties":
                self.styles.start(name, attributes)
            case "table-properties" if named(attributes, "display") == "false":
                self.hiding.add(self.styles.name)
            case "table":
                self._start_sheet(attributes)
            case "table-column" if self.sheet:
                self._column(attributes, self.sheet)
            case "table-row" if self.sheet:
                self.rows = _count(attributes, "number-rows-repeated", MAX_ROWS)
                self.is_hidden = named(attributes, "visibility") in NOT_SHOWN
                self.row, self.column = {}, 0
                self.struck, self.unsigned = set(), set()
                self.row_style = named(attributes, "default-cell-style-name")
            case "table-cell" | "covered-table-cell" if self.sheet:
                self.cell, self.paragraphs, self.reading = attributes, [], False
                self.spans, self.has_struck_part = [], False

    def _start_in_cell(self, name: str, attributes: dict[str, str]) -> None:
        if name in ASIDE:
            self.aside += 1
        if self.aside:
            return
        match name:
            case "p":
                self.paragraphs.append([])
                self.reading = True
            case "span":
                self.spans.append(self.styles.strikes("text", named(attributes, "style-name")))
            case "s":
                self.characters(" " * _count(attributes, "c", self.limits.text_length))
            case "tab":
                self.characters("\t")
            case "line-break":
                self.characters("\n")
            case "table":
                raise Unreadable("file.damaged", "a table within a cell")

    def end(self, name: str) -> None:
        match local(name):
            case aside if aside in ASIDE and self.cell is not None:
                self.aside -= 1
            case "p" if not self.aside:
                self.reading = False
            case "span" if self.spans and not self.aside:
                self.spans.pop()
            case "table-cell" | "covered-table-cell" if self.cell is not None and self.sheet:
                self._end_cell(self.cell, self.sheet)
                self.cell = None
            case "table-row" if self.sheet:
                self._end_row(self.sheet)
            case "table" if self.sheet:
                self._end_sheet(self.sheet)

    def characters(self, data: str) -> None:
        if self.reading and not self.aside:
            self.paragraphs[-1].append(data)
            if self.spans and not data.isspace():
                # The innermost style that says something about a line decides.
                self.has_struck_part |= next((one for one in reversed(self.spans) if one is not None), False)

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        if self.sheet:
            raise Unreadable("file.damaged", "a table within a table")
        name = named(attributes, "name")
        if any(sheet.name == name for sheet in self.sheets):
            raise Unreadable("file.damaged", "two sheets of the same name")
        state = "hidden" if named(attributes, "style-name") in self.hiding else "visible"
        self.sheet = SheetRows(name, state, self.allowance)
        self.number, self.columns = 1, 0
        self.column_styles = []

    def _end_sheet(self, sheet: SheetRows) -> None:
        if self.has_misread:
            report_misread(sheet)
        sheet.finish()
        self.sheets.append(sheet)
        self.sheet, self.has_misread = None, False

    def _column(self, attributes: dict[str, str], sheet: SheetRows) -> None:
        count = _count(attributes, "number-columns-repeated", MAX_COLUMNS)
        if named(attributes, "visibility") in NOT_SHOWN:
            sheet.hidden_columns.append((self.columns, self.columns + count - 1))
        self.columns += count
        self.column_styles.append((self.columns, named(attributes, "default-cell-style-name")))

    def _end_cell(self, cell: dict[str, str], sheet: SheetRows) -> None:
        count = _count(cell, "number-columns-repeated", MAX_COLUMNS)
        value, sort, mark = self._value(cell)
        if value is not None or mark & NO_VALUE:
            if self.column + count > self.limits.columns:
                raise Unreadable("file.too-many-columns", str(self.column + count), limit=str(self.limits.columns))
            for column in range(self.column, self.column + count):
                self.row[column] = (value, sort, mark)
                if value is not None and (self.has_struck_part or self._is_struck(cell, column)):
                    self.struck.add(column)
                if sort == NUMBER and str(value).startswith("-") and shows_no_minus("\n".join(map("".join, self.paragraphs))):
                    self.unsigned.add(column)
        self._merge(cell, sheet)
        self.column += count

    def _is_struck(self, cell: dict[str, str], column: int) -> bool:
        """By the cell's own style, else its row's, else its column's."""
        if not self.styles.strike_anything:
            return False
        own = named(cell, "style-name") or self.row_style
        style = own or next((style for end, style in self.column_styles if column < end), "")
        return bool(self.styles.strikes("table-cell", style))

    def _merge(self, cell: dict[str, str], sheet: SheetRows) -> None:
        width, height = _count(cell, "number-columns-spanned", MAX_COLUMNS), _count(cell, "number-rows-spanned", MAX_ROWS)
        if width > 1 or height > 1:
            sheet.join((self.number, self.column, self.number + height - 1, self.column + width - 1))

    def _value(self, cell: dict[str, str]) -> Value:
        """A cell's value. Text stands in its paragraphs; numbers and days in an attribute, with all their digits."""
        kind = named(cell, "value-type")
        text = "\n".join("".join(paragraph) for paragraph in self.paragraphs)
        if len(text) > self.limits.text_length:
            raise Unreadable("file.long-text", limit=str(self.limits.text_length))
        has_formula = bool(named(cell, "formula"))
        mark = FORMULA if has_formula else 0
        is_error = any(value == "error" for key, value in cell.items() if local(key) == "value-type")
        if is_error or (has_formula and text.startswith(ERROR_TEXT)):
            return text, OTHER, mark | ERROR
        if kind in NUMBERS:
            number = named(cell, "value")
            if not is_number(number):
                return f"{kind}: {number}"[:100], OTHER, mark | BROKEN
            mark |= UNIT if kind != "percentage" and is_shown_otherwise(number, text) else 0
            mark |= CURRENCY if names_other_currency(named(cell, "currency") or text) else 0
            return number, NUMBER, mark | NUMBERS[kind]
        match kind:
            case "date":
                day = day_of_text(named(cell, "date-value"))
                return (day, DAY, mark | DATE) if day else (text or named(cell, "date-value"), OTHER, mark | BROKEN)
            case "time":
                return text or named(cell, "time-value"), OTHER, mark | DATE
            case "boolean":
                return named(cell, "boolean-value") == "true", OTHER, mark
            case "string":
                self.has_misread = self.has_misread or bool(misread(text))
                return named(cell, "string-value") or text or None, OTHER, mark
        return text or None, OTHER, (mark if text else NO_VALUE) if has_formula else 0

    def _end_row(self, sheet: SheetRows) -> None:
        if self.row:
            for number in range(self.number, self.number + self.rows):
                self._add(number, sheet)
        self.number += self.rows
        if self.number > MAX_ROWS + 1:
            raise Unreadable("file.damaged", f"{sheet.name}: row {self.number}")

    def _add(self, number: int, sheet: SheetRows) -> None:
        cells: list[Raw] = [None] * (max(self.row) + 1)
        for column, (value, _, mark) in self.row.items():
            cells[column] = value
            if mark:
                sheet.marks[number << COLUMN_BITS | column] = mark
            if mark & BROKEN:
                sheet.fault("cell.broken", number, column, str(value))
        numbers = tuple(column for column, (_, sort, _) in self.row.items() if sort == NUMBER)
        days = tuple(column for column, (_, sort, _) in self.row.items() if sort == DAY)
        struck, unsigned = tuple(sorted(self.struck)), tuple(sorted(self.unsigned))
        sheet.add(number, cells, sheet.shape(self.is_hidden, numbers, days, struck=struck, unsigned=unsigned))


def is_shown_otherwise(number: str, text: str) -> bool:
    """True where the text that the program shows says another amount than the number: 90 shown as "90 juta", 90,000,000 shown as 90.

    Rounding and thousands marks take no digit of the whole part away; a scale does, and so does a word: 1 shown as TRUE.
    Dashes and powers of ten say nothing.
    """
    if text == number:
        return False
    if names_a_unit(text):
        return True
    digits = sum(map(str.isdigit, text))
    if not digits:
        return any(map(str.isalpha, text)) and Decimal(number) != 0
    whole = number.partition(".")[0].lstrip("+-") if "e" not in number.lower() else f"{abs(Decimal(number)):.0f}"
    return 0 < digits < len(whole) and not _POWER.search(text)


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    text = named(attributes, name) or "1"
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= most):
        raise Unreadable("file.damaged", f"{name} {text[:20]}")
    return int(text)
