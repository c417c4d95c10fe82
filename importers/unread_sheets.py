"""Sheets in which no table was found, beside those that were read: told, or asked about where they hold what was not read. Used by ledger.py.

A summary that can be read would else stand for the detail that cannot, and its offices and accounts would be lost with a warning.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from cms.domain.amounts import ZERO
from cms.domain.tables import CellRef
from importers.columns import How
from importers.header import list_of_offices
from importers.problems import Problem
from importers.table import named
from importers.titles import Vocabulary
from importers.unread_lines import WhatWasRead, holds_lines
from importers.values import text_of
from importers.workbook import Row, Sheet


def sheets_without_table(sheets: Sequence[Sheet], read: WhatWasRead, how: How) -> Iterator[Problem]:
    """read: all that was read from other sheets."""
    if not sheets:
        return
    asked = _with_detail(sheets, read.amounts, read.count, how.words)
    rest = [sheet for sheet in sheets if sheet not in asked]
    lacking = [sheet for sheet in rest if holds_lines(sheet, read, how)] if read.count else []
    told = [sheet for sheet in rest if sheet not in lacking]
    for code, which in (("sheet.unread-detail", asked), ("sheet.unread-lines", lacking), ("sheet.no-table", told)):
        if which:
            yield Problem(code, CellRef(which[0].name, which[0].begins), named(sheet.called for sheet in which), (("count", str(len(which))),))


def _with_detail(sheets: Sequence[Sheet], amounts: Collection[Decimal], lines: int, words: Vocabulary) -> list[Sheet]:
    """Those whose amounts add up to something that was read, alone or all together, in more rows than were read. Lists of offices sum up others."""
    found = {position: columns for position, sheet in enumerate(sheets) if (columns := _columns(sheet, words)) and not list_of_offices(sheet, words)}
    largest = [max(columns, key=sum) for columns in found.values()]
    if sum(map(len, largest)) <= lines:
        return []
    if sum(map(sum, largest), ZERO) in amounts or sum(map(max, largest), ZERO) in amounts:
        return [sheets[position] for position in found]
    return [
        sheets[position]
        for position, columns in found.items()
        if any(len(column) > 1 and (sum(column, ZERO) in amounts or max(column) in amounts) for column in columns)
    ]


def _columns(sheet: Sheet, words: Vocabulary) -> list[list[Decimal]]:
    """The amounts of each column, without those of rows that are called totals."""
    found: dict[int, list[Decimal]] = {}
    for row in sheet.own_rows:
        amounts = [(index, cell) for index, cell in enumerate(row.cells) if isinstance(cell, Decimal) and cell > 0]
        if amounts and not _is_total(row, words):
            for index, amount in amounts:
                found.setdefault(index, []).append(amount)
    return list(found.values())


def _is_total(row: Row, words: Vocabulary) -> bool:
    return any(isinstance(cell, str) and words.total_meaning(text_of(cell)) for cell in row.cells)
