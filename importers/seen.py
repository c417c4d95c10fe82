"""A sheet of which nothing could be read, column by column: for the person who then says what its columns are. Used by ledger.py."""

from __future__ import annotations

from cms.domain.personal import masked, personal_number
from importers.header import most_titled_row, titles_by_column
from importers.table import LOOKED_AT, SAMPLES, Understood, UnderstoodColumn
from importers.values import text_of
from importers.workbook import Sheet, column_letters

# Nobody chooses among more.
MOST_COLUMNS = 200


def columns_seen(sheet: Sheet) -> Understood:
    """Its columns with what stands in the row that looks most like a heading, and the first values below that.

    Where the sheet holds personal numbers, there are no values: the names of their owners may stand in any column.
    """
    titled, titles = most_titled_row(sheet), titles_by_column(sheet)
    number = titled.number if titled else sheet.rows[0].number
    values: dict[int, dict[str, None]] = {index: {} for index in titles}
    for row in sheet.rows[:LOOKED_AT]:
        for index, cell in enumerate(row.cells):
            if row.number > number and (text := text_of(cell)):
                values.setdefault(index, {})[text] = None
    is_personal = any(personal_number(text_of(cell)) for row in sheet.rows for cell in row.cells if isinstance(cell, str))
    return Understood(
        sheet=sheet.name,
        heading_rows=(number, number),
        columns=(),
        unread=tuple(
            UnderstoodColumn(
                name="",
                letters=column_letters(index),
                title=masked(titles.get(index, "")),
                samples=() if is_personal else tuple(map(masked, [*values[index]][:SAMPLES])),
            )
            for index in sorted(values)[:MOST_COLUMNS]
        ),
        is_used=False,
        is_table=False,
    )
