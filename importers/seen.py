"""A sheet in which no table was found, column by column: for the person who then says what its columns are. Used by ledger.py."""

from __future__ import annotations

from decimal import Decimal

from cms.domain.personal import masked, personal_number
from cms.domain.tables import CellRef
from importers.accounts import accounts_named
from importers.codes import row_code, split_code
from importers.header import most_titled_row, titles_by_column
from importers.table import LOOKED_AT, SAMPLES, Understood, UnderstoodColumn
from importers.values import is_amount, text_of
from importers.workbook import Raw, Row, Sheet, column_letters

# Nobody chooses among more.
MOST_COLUMNS = 200
# A list of accounts numbers their levels and orders; money is more than that.
LEAST_MONEY = 1_000
LEAST_LINES = 2


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


def lines_seen(sheet: Sheet, chart: str) -> CellRef | None:
    """The first of several rows that give an account and money, as lines of a budget do; None where there are no such rows."""
    found = [(row, index) for row in sheet.rows if any(_is_account(cell, chart) for cell in row.cells) and (index := _money_at(row)) is not None]
    return sheet.ref(found[0][0].number, found[0][1]) if len(found) >= LEAST_LINES else None


def _money_at(row: Row) -> int | None:
    """The column of the first amount that is no code which other cells of the row say too, as in a list of accounts."""
    said = [_digits(text_of(cell)) for cell in row.cells]
    for index, cell in enumerate(row.cells):
        is_large = abs(cell) >= LEAST_MONEY if isinstance(cell, Decimal) else len(said[index]) >= len(str(LEAST_MONEY))
        if is_large and is_amount(cell) and not any(other.startswith(said[index]) for place, other in enumerate(said) if place != index):
            return index
    return None


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _is_account(cell: Raw, chart: str) -> bool:
    if not isinstance(cell, str):
        return False
    code = split_code(cell)[0]
    found = row_code(code, is_old=False) if "." in code else None
    return bool(found.account if found is not None else accounts_named(cell, chart))
