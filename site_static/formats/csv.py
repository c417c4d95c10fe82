r"""CSV as RFC 4180 has it: UTF-8 without a byte order mark, comma, lines end with \r\n, decimal point, first row the column names.

A text is written as it is, also one that begins with "=", "+", "-" or "@": changing a published figure or name to calm a spreadsheet
program would falsify the data. The XLSX beside it is safe to open in one, there such a text is a text cell.
"""

from __future__ import annotations

import csv
import io

from cms.domain.tables import Column, Table
from site_static.formats.about import About, texts_of


def write(table: Table, about: About) -> bytes:
    """Header and rows. What the file is called and what it says of itself stands in datapackage.json and beside the download."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(texts_of(table.rows))
    return buffer.getvalue().encode("utf-8")


def read(content: bytes, columns: tuple[Column, ...]) -> tuple[tuple[str, ...], ...]:
    """The rows without the header."""
    rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    next(rows)
    return tuple(tuple(row) for row in rows)
