"""What calamine does not tell about an .xlsb: formulas, errors, percentages and other formats of numbers, struck cells, hidden rows and columns.

Reads the records of the workbook's parts beside calamine, which gives the values. Record numbers are those of [MS-XLSB].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from importers.reading.archive import Archive
from importers.reading.cells import ERROR, FORMULA, NUMBER_MARKS
from importers.reading.faults import Unreadable
from importers.reading.old_excel import ERRORS, STRUCK, CellStyle, Oddities, style_at
from importers.reading.styles import built_in_kind, hides_minus, kind_of_format

ROW, COLUMNS, SHEET = 0, 60, 156
FONT, FORMAT, STYLE, STYLES_BEGIN, STYLES_END = 43, 44, 47, 617, 618
# Cells of a kind, and formulas with such a result.
NUMBERS, TEXTS, CELL_ERRORS, FORMULAS = (2, 5, 9), (6, 7, 8), (3, 11), (8, 9, 10, 11)
HIDDEN_ROW, HIDDEN_COLUMNS = 0x10, 1
WORKSHEET, STYLE_SHEET = "/worksheet", "/styles"


def oddities_of(archive: Archive, part: str) -> list[Oddities]:
    """One for each worksheet, in order; part: the workbook. Raises Unreadable for records that are cut off."""
    try:
        relations = archive.relations(part)
        styles = next((_styles(_content(archive, target)) for kind, target in relations.values() if kind.endswith(STYLE_SHEET)), [])
        targets = [relations.get(link, ("", "")) for link in _links(_content(archive, part))]
        return [_sheet(_content(archive, target), styles) for kind, target in targets if kind.endswith(WORKSHEET)]
    except (struct.error, IndexError):
        raise Unreadable("file.damaged", "an .xlsb record is cut off") from None


def _content(archive: Archive, part: str) -> bytes:
    return b"".join(archive.chunks(part))


def _records(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, start and end of each: a number of one or two bytes and a length of up to four, seven bits in each."""
    position, size = 0, len(content)
    while position < size:
        kind = content[position]
        position += 1
        if kind & 0x80:
            kind = kind & 0x7F | content[position] << 7
            position += 1
        length = shift = 0
        while True:
            byte = content[position]
            position += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift > 21:
                break
        yield kind, position, position + length
        position += length


def _links(content: bytes) -> list[str]:
    """The relation of each sheet, in the order of the sheets."""
    return [_text(content, start + 8) for kind, start, _ in _records(content) if kind == SHEET]


def _text(content: bytes, start: int) -> str:
    length = struct.unpack_from("<I", content, start)[0]
    return content[start + 4 : start + 4 + 2 * length].decode("utf-16-le", "replace")


def _styles(content: bytes) -> list[CellStyle]:
    formats: dict[int, str] = {}
    unsigned: set[int] = set()
    struck_fonts: list[bool] = []
    styles: list[CellStyle] = []
    is_of_cells = False
    for kind, start, _ in _records(content):
        if kind in (STYLES_BEGIN, STYLES_END):
            is_of_cells = kind == STYLES_BEGIN
        elif kind == FONT:
            struck_fonts.append(bool(content[start + 2] & STRUCK))
        elif kind == FORMAT:
            number, code = struct.unpack_from("<H", content, start)[0], _text(content, start + 2)
            formats[number] = kind_of_format(code)
            if hides_minus(code):
                unsigned.add(number)
        elif kind == STYLE and is_of_cells:
            _, number, font = struct.unpack_from("<HHH", content, start)
            mark = NUMBER_MARKS.get(formats.get(number) or built_in_kind(number), 0)
            styles.append(CellStyle(mark, font < len(struck_fonts) and struck_fonts[font], number in unsigned))
    return styles


def _sheet(content: bytes, styles: list[CellStyle]) -> Oddities:
    found = Oddities()
    row = 0
    for kind, start, _ in _records(content):
        if kind == ROW:
            row = struct.unpack_from("<I", content, start)[0]
            if content[start + 11] & HIDDEN_ROW:
                found.hidden_rows.add(row)
        elif kind == COLUMNS:
            first, last = struct.unpack_from("<II", content, start)
            if content[start + 16] & HIDDEN_COLUMNS:
                found.hidden_columns.append((first, last))
        elif kind in NUMBERS or kind in TEXTS or kind in CELL_ERRORS or kind in FORMULAS:
            column, style = struct.unpack_from("<II", content, start)
            if kind in FORMULAS:
                found.mark(row, column, FORMULA)
            if kind in CELL_ERRORS:
                found.errors[row, column] = ERRORS.get(content[start + 8], "#ERR!")
                found.mark(row, column, ERROR)
            else:
                found.style(row, column, style_at(styles, style & 0xFFFFFF), is_number=kind in NUMBERS)
    return found
