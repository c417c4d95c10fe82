"""What calamine does not tell about an .xls: passwords, formulas, errors, percentages, struck text, hidden rows and columns.

Reads the records of the workbook stream beside calamine, which gives the values. Record numbers are those of [MS-XLS].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from importers.reading.cells import ERROR, FORMULA, NO_VALUE, NUMBER_MARKS
from importers.reading.faults import Unreadable
from importers.reading.styles import built_in_kind, hides_minus, kind_of_format

BEGIN, END = (0x0809, 0x0409, 0x0209, 0x0009), 0x000A
PASSWORD, SHEET, FORMAT, STYLE, FONT = 0x002F, 0x0085, 0x041E, 0x00E0, 0x0031
FORMULA_CELL, TRUTH_OR_ERROR, NUMBER, RK, MANY_RK = 0x0006, 0x0205, 0x0203, 0x027E, 0x00BD
# Text in its cell, with formats within, or in the list of shared texts.
TEXTS = (0x0204, 0x00D6, 0x00FD)
ROW, COLUMNS = 0x0208, 0x007D
STRUCK, NO_FONT = 0x08, 4
HIDDEN_ROW, HIDDEN_COLUMNS = 0x20, 1
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
# A formula's options when its maker left the calculating to whoever opens the file.
NEVER_CALCULATED = 3

Record = tuple[int, bytes]


class CellStyle(NamedTuple):
    """What a style says: its mark, a line through the text, no minus."""

    mark: int = 0
    is_struck: bool = False
    is_unsigned: bool = False


NO_STYLE = CellStyle()


class Oddities:
    """What is odd in one sheet. Rows and columns count from 0."""

    def __init__(self) -> None:
        # Row -> column -> mark.
        self.marks: dict[int, dict[int, int]] = {}
        self.errors: dict[tuple[int, int], str] = {}
        # Row -> columns of struck text, of numbers whose format shows no minus.
        self.struck: dict[int, set[int]] = {}
        self.unsigned: dict[int, set[int]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []

    def mark(self, row: int, column: int, mark: int) -> None:
        if mark:
            marks = self.marks.setdefault(row, {})
            marks[column] = marks.get(column, 0) | mark

    def style(self, row: int, column: int, style: CellStyle, *, is_number: bool = True) -> None:
        """What a filled cell's style says about it."""
        if style.is_struck:
            self.struck.setdefault(row, set()).add(column)
        if is_number:
            self.mark(row, column, style.mark)
            if style.is_unsigned:
                self.unsigned.setdefault(row, set()).add(column)


def oddities(stream: bytes) -> list[Oddities]:
    """One for each worksheet, in order. Raises Unreadable for a password and for records that are cut off."""
    try:
        return _oddities(stream)
    except (struct.error, IndexError):
        raise Unreadable("file.damaged", "an .xls record is cut off") from None


def _oddities(stream: bytes) -> list[Oddities]:
    starts: list[int] = []
    formats: dict[int, str] = {}
    unsigned: set[int] = set()
    struck_fonts: list[bool] = []
    styles: list[CellStyle] = []
    is_new = True
    for kind, content in _records(stream, 0):
        if kind == PASSWORD:
            raise Unreadable("file.encrypted")
        if kind in BEGIN:
            is_new = content[:2] == b"\x00\x06"
        elif kind == SHEET and content[5] == 0:
            starts.append(struct.unpack_from("<I", content)[0])
        elif kind == FORMAT:
            number, code = struct.unpack_from("<H", content)[0], _text(content, is_new)
            formats[number] = kind_of_format(code)
            if hides_minus(code):
                unsigned.add(number)
        elif kind == FONT:
            struck_fonts.append(bool(content[2] & STRUCK))
        elif kind == STYLE:
            font, number = struct.unpack_from("<HH", content)
            place = font - (font > NO_FONT)  # no font has the number 4: the fifth is called 5
            is_struck = font != NO_FONT and place < len(struck_fonts) and struck_fonts[place]
            styles.append(CellStyle(NUMBER_MARKS.get(formats.get(number) or built_in_kind(number), 0), is_struck, number in unsigned))
    return [_sheet(stream, start, styles) for start in starts]


def _text(content: bytes, is_new: bool) -> str:
    """A format's code: since 1997 with two bytes of length and a byte that says how wide its letters are."""
    if not is_new:
        return content[3:].decode("cp1252", "replace")
    return content[5:].decode("utf-16-le" if content[4] & 1 else "latin-1", "replace")


def _records(stream: bytes, position: int) -> Iterator[Record]:
    """From one beginning to its end; charts within are passed over."""
    depth = 0
    while True:
        kind, length = struct.unpack_from("<HH", stream, position)
        content = stream[position + 4 : position + 4 + length]
        depth += (kind in BEGIN) - (kind == END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, content
        position += 4 + length


def _sheet(stream: bytes, start: int, styles: list[CellStyle]) -> Oddities:
    found = Oddities()
    for kind, content in _records(stream, start):
        if kind == FORMULA_CELL:
            _formula(content, styles, found)
        elif kind == TRUTH_OR_ERROR and content[7]:
            row, column, _, code = struct.unpack_from("<HHHB", content)
            _error(row, column, code, found)
        elif kind in (NUMBER, RK):
            row, column, style = struct.unpack_from("<HHH", content)
            found.style(row, column, style_at(styles, style))
        elif kind in TEXTS:
            row, column, style = struct.unpack_from("<HHH", content)
            found.style(row, column, style_at(styles, style), is_number=False)
        elif kind == MANY_RK:
            row, first = struct.unpack_from("<HH", content)
            for place in range(4, len(content) - 2, 6):
                found.style(row, first + (place - 4) // 6, style_at(styles, struct.unpack_from("<H", content, place)[0]))
        elif kind == ROW and struct.unpack_from("<H", content, 12)[0] & HIDDEN_ROW:
            found.hidden_rows.add(struct.unpack_from("<H", content)[0])
        elif kind == COLUMNS and struct.unpack_from("<H", content, 8)[0] & HIDDEN_COLUMNS:
            found.hidden_columns.append(struct.unpack_from("<HH", content))
    return found


def _formula(content: bytes, styles: list[CellStyle], found: Oddities) -> None:
    row, column, style = struct.unpack_from("<HHH", content)
    result, options = content[6:14], struct.unpack_from("<H", content, 14)[0]
    if result == bytes(8) and options & NEVER_CALCULATED == NEVER_CALCULATED:
        found.mark(row, column, NO_VALUE)
        return
    found.mark(row, column, FORMULA)
    is_number = result[6:8] != b"\xff\xff"
    found.style(row, column, style_at(styles, style), is_number=is_number)
    if not is_number and result[0] == 2:
        _error(row, column, result[2], found)


def _error(row: int, column: int, code: int, found: Oddities) -> None:
    found.errors[row, column] = ERRORS.get(code, "#ERR!")
    found.mark(row, column, ERROR)


def style_at(styles: list[CellStyle], number: int) -> CellStyle:
    return styles[number] if number < len(styles) else NO_STYLE
