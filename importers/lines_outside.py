"""Lines of a budget on the sheet of a table, but outside of it: above its heading, or in columns without a title. Used by ledger.py.

What stands there may as well sum up the table or repeat it: only what nothing else says is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from importers.columns import How
from importers.lines import Lines
from importers.meaning import ACCOUNT
from importers.problems import Problem
from importers.row_numbers import spans_of
from importers.unread_lines import LEAST_ROWS, WhatWasRead, lines_of
from importers.workbook import Raw, Row


def lines_outside(table: Lines, read: WhatWasRead, how: How) -> Iterator[Problem]:
    """Names of accounts with amounts above the heading, where there are several; lines beside or below the table in columns of their own."""
    body = table.body
    above = takewhile(lambda row: row.number < body.heading.rows[0], body.sheet.own_rows)
    named = [line for line in lines_of(list(above), how) if not line.account and read.names_account(line.name, how) and not read.says(line)]
    if len(named) >= LEAST_ROWS:
        yield body.problem("row.above-heading", named[0].row, named[0].name)
    if any(problem.code == "column.untitled" for problem in body.problems):
        beside = [line for line in lines_of(_outside(table, read), how) if line.account and not read.says(line)]
        if beside:
            rows = (("count", str(len(beside))), ("rows", spans_of([line.row for line in beside])))
            yield body.problem("row.beside-table", beside[0].row, beside[0].code, *rows)


def _outside(table: Lines, read: WhatWasRead) -> list[Row]:
    """The rows below the heading with but their cells in columns without a title, and the account of those that have no amount in the table."""
    heading = table.body.heading
    titled = {index for one in (heading, *heading.beside) for column in one.every for index in column.indexes}
    account = heading.column(ACCOUNT)
    in_blanks = titled.difference(account.indexes) if account is not None else titled
    blank = {one.row for one in table.blanks if one.account and one.account not in read.sums}
    # Most rows hold nothing there.
    filled = [row for row in table.body.rows if any(cell is not None for index, cell in enumerate(row.cells) if index not in titled)]
    return [row._replace(cells=_without(row, in_blanks if row.number in blank else titled)) for row in filled]


def _without(row: Row, columns: set[int]) -> tuple[Raw, ...]:
    return tuple(None if index in columns else cell for index, cell in enumerate(row.cells))
