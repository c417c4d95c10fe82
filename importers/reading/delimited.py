"""CSV as people send it: the encoding and the separator are found out, and said."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from pathlib import Path

from importers.reading.cells import Raw, SheetRows
from importers.reading.faults import Limits, Unreadable

DELIMITERS = (",", ";", "\t", "|")
# A text file has no name for its one sheet; the name of an uploaded file changes, and facts must not change with it.
SHEET = "CSV"
PROBE = 200
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_csv(path: Path, limits: Limits) -> list[SheetRows]:
    """One sheet. Raises Unreadable."""
    text, encoding = _decoded(path.read_bytes())
    if "\x00" in text:
        raise Unreadable("file.not-a-workbook", "NUL bytes in a text file")
    csv.field_size_limit(limits.text_bytes)
    delimiter = _delimiter(text)
    sheet = SheetRows(name=SHEET, state="visible")
    if encoding == "cp1252":
        sheet.faults.append(("file.old-encoding", SHEET, 0, "", "Windows-1252", ()))
    left = limits.cells
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            row: list[Raw] = [field.strip() or None for field in record]
            while row and row[-1] is None:
                row.pop()
            if row:
                left -= len(row)
                sheet.rows.append((number, row))
            if left < 0:
                raise Unreadable("file.too-large", f"more than {limits.cells} cells", limit=f"{limits.cells} cells")
    except csv.Error as error:
        raise Unreadable("file.damaged", str(error)) from None
    return [sheet]


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise Unreadable("file.damaged", str(error)) from None
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise Unreadable("file.not-a-workbook", "neither UTF-8 nor Windows-1252 text")


def _delimiter(text: str) -> str:
    """The separator that gives the most rows the same number of fields, and more than one."""

    def score(delimiter: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), PROBE) if len(row) > 1)
        except csv.Error:
            return (0, 0)
        return max(((rows, width) for width, rows in widths.items()), default=(0, 0))

    return max(DELIMITERS, key=score)
