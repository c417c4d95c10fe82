"""Which sheets without a table plainly hold lines of a budget that nothing else says: published without them, it would lack a part.

A summary, a pivot or an older report repeats what was read; a list of names, of codes or of prices has no accounts with money. Used by
unread_sheets.py and lines_outside.py.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from cms.domain.amounts import ZERO
from cms.domain.budgets import BudgetLine
from cms.domain.periods import FIRST_YEAR, LAST_YEAR
from importers.accounts import accounts_named
from importers.codes import ACCOUNTS, row_code, split_code
from importers.columns import How
from importers.entries import Entry, Label
from importers.lines import Lines
from importers.phases_said import phase_of_name
from importers.titles import LONGEST_TITLE, words_of
from importers.tree import Segments
from importers.values import AmountReader, Refused, decide_notation, is_amount, text_of
from importers.workbook import Raw, Row, Sheet
from importers.years import years_above, years_named

# One row alone may be a remark with an example.
LEAST_ROWS = 2
# Smaller numbers count or measure something.
LEAST_MONEY = 1_000
_PARTS = {4: ("pendapatan", "revenue", "revenues"), 5: ("belanja", "expenditure", "expenditures"), 6: ("pembiayaan", "financing")}
# What a title says before the part of the budget that a table is of.
_BEFORE = r"(?:(?:daftar|data|rincian|rekap|rekapitulasi|anggaran|target|tabel|lampiran|penjabaran|jumlah|total|apbd)\b ?(?:[0-9ivx]+\b ?)?)*"
_OF_PART = {part: re.compile(rf"{_BEFORE}(?:{'|'.join(words)})(?! (?:dan|and)\b)(?: .*)?") for part, words in _PARTS.items()}


class Line(NamedTuple):
    """A row with money: its number, its code and the account that this says, what else it is called, and its amounts."""

    row: int
    code: str
    account: Segments
    name: str
    amounts: tuple[Decimal, ...]


class WhatWasRead:
    """The lines of a budget and the tables that they come from, to compare with what stands elsewhere; looked through when somebody asks."""

    def __init__(self, facts: Sequence[BudgetLine], tables: Iterable[Lines]) -> None:
        self._facts, self._tables, self.count = facts, tables, len(facts)

    @cached_property
    def amounts(self) -> set[Decimal]:
        """Of lines, sums and totals."""
        return {one.amount for table in self._tables for one in chain[Entry | Label](table.entries, table.labels)}

    @cached_property
    def names(self) -> set[str]:
        """What lines are called, in plain words."""
        return {words_of(name) for name in {fact.account_name for fact in self._facts} if name}

    @cached_property
    def sums(self) -> Mapping[Segments, Decimal]:
        """What each account comes to, at every level."""
        of_accounts: defaultdict[Segments, Decimal] = defaultdict(lambda: ZERO)
        for fact in self._facts:
            of_accounts[fact.account.segments] += fact.amount
        sums: defaultdict[Segments, Decimal] = defaultdict(lambda: ZERO)
        for account, amount in of_accounts.items():
            for level in range(1, len(account) + 1):
                sums[account[:level]] += amount
        return dict(sums)

    @cached_property
    def _known(self) -> set[Decimal]:
        """Also sums that the file does not print."""
        return self.amounts.union(self.sums.values())

    def says(self, line: Line) -> bool:
        """Whether one of a row's amounts was read, of its own account where it has one."""
        ours = self.sums.get(line.account)
        is_known = ours is not None or not line.account
        return any(amount == ours or (is_known and amount in self._known) for amount in line.amounts)

    def names_account(self, name: str, how: How) -> bool:
        """Whether a row is called as a line that was read is, or as an account of the chart."""
        return words_of(name) in self.names or bool(accounts_named(name, how.chart))


def holds_lines(sheet: Sheet, read: WhatWasRead, how: How) -> bool:
    """Whether most rows with money are of an account and say what was not read; of a part of which nothing was read any row with a name is."""
    if sheet.is_hidden or not _is_of_what_was_asked(sheet, how):
        return False
    lines = list(lines_of(sheet.own_rows, how))
    is_missing = any(_is_called(sheet, part, lines) for part in ACCOUNTS if (part,) not in read.sums)
    missing = [line for line in lines if not read.says(line) and (line.account or is_missing or read.names_account(line.name, how))]
    return len(missing) >= LEAST_ROWS and 2 * len(missing) > len(lines)


def _is_of_what_was_asked(sheet: Sheet, how: How) -> bool:
    """Whether neither the name of a sheet nor what stands above its first number says another year or phase."""
    first = next((row.number for row in sheet.own_rows if any(isinstance(cell, Decimal) for cell in row.cells)), 0)
    said = [years_named(sheet.name), *(years for _, _, years in years_above(sheet, first))]
    return not any(years and how.year not in years for years in said) and phase_of_name(sheet.name, how.words) in (None, how.phase)


def _is_called(sheet: Sheet, part: int, lines: Iterable[Line]) -> bool:
    """Whether a sheet's name, or a text that stands alone in one of its rows, says which part of the budget its rows are."""
    names = {line.name for line in lines}
    alone = (cells[0] for row in sheet.own_rows if len(cells := [cell for cell in row.cells if cell is not None]) == 1)
    texts = (cell for cell in (sheet.name, *alone) if isinstance(cell, str) and len(cell) <= LONGEST_TITLE and cell not in names)
    return any(_OF_PART[part].fullmatch(words_of(text)) for text in texts)


def lines_of(rows: Sequence[Row], how: How) -> Iterator[Line]:
    """The rows with money and a name or an account, without those that are called totals."""
    money = _money(rows, how)
    for row in rows:
        amounts = tuple(found[cell] for index, cell in enumerate(row.cells) if (found := money.get(index)) and cell in found)
        texts = [text_of(cell) for cell in row.cells if isinstance(cell, str) and len(cell) <= LONGEST_TITLE] if amounts else []
        code, account = next(((text, account) for text in texts if (account := _account(text, how))), ("", ()))
        name = next((text for text in (split_code(text)[1] for text in texts) if sum(map(str.isalpha, text)) > 2), "")
        if (account or name) and not any(map(how.words.total_meaning, texts)):
            yield Line(row.number, split_code(code)[0], account, name, amounts)


def _account(text: str, how: How) -> Segments:
    """The account of a code with dots; "4101" alone may be any number, and what has the code of an office or a programme is told by that."""
    code = split_code(text)[0]
    found = row_code(code, is_old=how.is_old) if "." in code else None
    return found.account if found is not None and not found.has_place and found.account and found.account[0] in ACCOUNTS else ()


def _money(rows: Sequence[Row], how: How) -> dict[int, dict[Raw, Decimal]]:
    """For each column that holds money the amount of each of its cells; years, counts and codes are none."""
    cells: defaultdict[int, set[Raw]] = defaultdict(set)
    for row in rows:
        for index, cell in enumerate(row.cells):
            if isinstance(cell, Decimal) or (isinstance(cell, str) and is_amount(cell)):
                cells[index].add(cell)
    return {index: money for index, of_column in cells.items() if not all(map(_is_code, of_column)) and (money := _amounts(of_column, how))}


def _is_code(cell: Raw) -> bool:
    """4101, 51020101: an account without dots, as the ministry of finance prints it."""
    code = row_code(text_of(cell), is_old=False)
    return code is not None and bool(code.account) and code.account[0] in ACCOUNTS


def _amounts(cells: Collection[Raw], how: How) -> dict[Raw, Decimal]:
    reader = AmountReader(decide_notation(cells), how.currency)
    found = {}
    for cell in cells:
        try:
            amount = reader.read(cell)
        except Refused:
            continue
        if amount is not None and abs(amount) >= LEAST_MONEY and not (FIRST_YEAR <= amount <= LAST_YEAR):
            found[cell] = amount
    return found
