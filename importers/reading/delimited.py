"""CSV and other text as people send it: the encoding and the separator are found out, and said.

Values stay text. A row's number is that of the record, as a spreadsheet program would show it.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from importers.reading.cells import Allowance, Raw, SheetRows
from importers.reading.encoding import decoded, misread, report_misread
from importers.reading.faults import Limits, Unreadable

# When two fit equally well: a comma is also a decimal sign, a semicolon hardly anything else.
SEPARATORS = (";", "\t", "|", ",")
# A text file has no name for its one sheet; the name of an uploaded file changes, and facts must not change with it.
SHEET = "CSV"
PROBE = 300
# Headings stand among the first records.
SEARCHED = 15
# Comes after the last line; a quotation mark that nobody closed swallows it.
LAST = "\x00"
_SPACE_BEFORE_QUOTE = re.compile(r'[,;|\t] +"(?!")')
_AMOUNT = re.compile(r"[-0-9.,()% ]*[0-9][-0-9.,()% ]*")
_HINT = re.compile(r"sep=([,;|\t])(?:\r\n|\r|\n|$)", re.IGNORECASE)


def read_delimited(content: bytes, limits: Limits) -> tuple[SheetRows, dict[str, str]]:
    """The one sheet, and the encoding and separator. Raises Unreadable."""
    text, encoding = decoded(content)
    csv.field_size_limit(limits.text_length)
    hint = _HINT.match(text)
    text = text[hint.end() :] if hint else text
    separator = hint[1] if hint else separator_of(text)
    sheet = SheetRows(SHEET, "visible", Allowance(limits))
    if encoding == "Windows-1252":
        sheet.fault("file.old-encoding", found=encoding)
    records = list(islice(_records(text, separator, limits), limits.rows + 1))
    if len(records) > limits.rows:  # blank ones count: millions of them would fill the memory
        raise Unreadable("file.too-many-rows", limit=str(limits.rows))
    _fill(sheet, records, separator)
    if misread(text):
        report_misread(sheet)
    return sheet, {"encoding": encoding, "separator": "tab" if separator == "\t" else separator}


def _fill(sheet: SheetRows, records: list[list[str]], separator: str) -> None:
    usual = _usual_width(records)
    shape = sheet.shape()
    unfolded: list[int] = []
    for number, record in enumerate(records, start=1):
        if len(record) == 1 and len(inner := _inner(record[0], separator)) >= max(3, usual - 1):
            record = inner
            unfolded.append(number)
        row: list[Raw] = [field or None for field in record]
        while row and row[-1] is None:
            row.pop()
        if row:
            sheet.add(number, row, shape)
    if unfolded:
        sheet.fault("sheet.unfolded", unfolded[0], count=str(len(unfolded)))
    _report_wide_rows(sheet, max(usual, _heading_width(records)), separator)


def _usual_width(records: list[list[str]]) -> int:
    """The number of fields that most records have; 0 where there is no such number."""
    width, count = Counter(map(len, records)).most_common(1)[0] if records else (0, 0)
    return width if count * 2 > len(records) else 0


def _heading_width(records: list[list[str]]) -> int:
    """The widest of the first records without a number: the heading, in files whose rows stop at their last filled field."""
    return max((len(record) for record in records[:SEARCHED] if not any(_AMOUNT.fullmatch(field) for field in record)), default=0)


def _inner(field: str, separator: str) -> list[str]:
    """The fields of a record that was quoted as a whole and so became one field of another record."""
    records = list(_reader(io.StringIO(field, newline=""), separator)) if separator in field else []
    return records[0] if len(records) == 1 else []


def _report_wide_rows(sheet: SheetRows, width: int, separator: str) -> None:
    wide = [number for number, cells, _ in sheet.rows if len(cells) > width] if width > 1 else []
    if wide:
        details = {"count": str(len(wide)), "first": str(wide[0]), "separator": separator}
        sheet.fault("sheet.uneven-rows", wide[0], None, "", **details)


def separator_of(text: str) -> str:
    """The separator that gives the most records the same number of fields, and more than one."""
    scores = {separator: _score(text, separator) for separator in SEPARATORS}
    most = max(rows for rows, _ in scores.values())
    fitting = [separator for separator, (rows, _) in scores.items() if rows >= most * 0.9 and rows]
    return max(fitting or [","], key=lambda separator: scores[separator][1])


def _is_spaced(text: str, separator: str) -> bool:
    """True when blanks stand between separators and quotation marks: `a, "b, c"` has two fields then, not three."""
    return bool(_SPACE_BEFORE_QUOTE.search(text)) and _score(text, separator, spaced=True)[0] > _score(text, separator)[0]


def _score(text: str, separator: str, *, spaced: bool = False) -> tuple[int, int]:
    """How many records have the most usual number of fields, and that number."""
    try:
        records = islice(_reader(_lines(text), separator, spaced=spaced), PROBE)
        widths = Counter(len(record) for record in records if len(record) > 1)
    except csv.Error:
        return (0, 0)
    return max(((rows, width) for width, rows in widths.items()), default=(0, 0))


def _reader(lines: Iterable[str], separator: str, *, spaced: bool = False, strict: bool = False) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=separator, skipinitialspace=spaced, strict=strict)


def _lines(text: str) -> Iterator[str]:
    return chain(io.StringIO(text, newline=""), [LAST])


class _Remembered(Iterator[str]):
    """Lines, and those that were taken since somebody last looked."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.taken: list[str] = []

    def __next__(self) -> str:
        line = next(self._lines)
        self.taken.append(line)
        return line


def _records(text: str, separator: str, limits: Limits) -> Iterator[list[str]]:
    """All records. Raises Unreadable where a quotation mark swallows what follows."""
    lines = _Remembered(_lines(text))
    number, spaced = 0, _is_spaced(text, separator)
    try:
        for number, record in enumerate(_reader(lines, separator, spaced=spaced), start=1):
            if record == [LAST]:
                return
            if len(lines.taken) > 1 and (lines.taken[-1] == LAST or not _is_well_quoted(lines.taken, separator, spaced)):
                raise Unreadable("file.open-quote").at(SHEET, number)
            lines.taken.clear()
            yield record
    except csv.Error as error:
        raise Unreadable("file.long-text", str(error), limit=str(limits.text_length)).at(SHEET, number + 1) from None


def _is_well_quoted(lines: list[str], separator: str, spaced: bool) -> bool:
    """False when a mark closes in the middle of a field: a stray one joined records that have nothing to do with each other."""
    try:
        return len(list(_reader(lines, separator, spaced=spaced, strict=True))) == 1
    except csv.Error:
        return False
