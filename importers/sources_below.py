"""Rows below an account that say where its money comes from, by the name of revenue: "Pendapatan Asli Daerah". Used by lines.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from importers.accounts import accounts_named
from importers.entries import Entry
from importers.reconcile import EXPENDITURE
from importers.table import Body
from importers.tree import Segments

REVENUE: Segments = (4,)


def is_source_of(account: Segments, text: str, amounts: Iterable[Sequence[Decimal | None]], position: int, chart: str) -> bool:
    """Whether a row without a code below one with expenditure names revenue, and has its amount in each of the columns of amounts."""
    named = accounts_named(text, chart)
    is_revenue = account[:1] == EXPENDITURE and bool(named) and all(one[:1] == REVENUE for one in named)
    return is_revenue and all(values[position] == values[position - 1] for values in amounts)


def refuse_sources(body: Body, entries: Sequence[Entry], column: int | None) -> None:
    """Where nothing has a code, such a row may be a line as well; "Pendapatan Daerah" is as much as all expenditure where both are balanced."""
    found = {
        below.row: below.name
        for above, below in pairwise(entries)
        if above.account[:1] == EXPENDITURE and below.account[:1] == REVENUE and len(below.account) > 1
        if above.amount == below.amount and above.amount and above.place.key == below.place.key
    }
    if found:
        positions = [position for position, row in enumerate(body.rows) if row.number in found]
        body.refuse_all("account.perhaps-source", positions, column, found[body.rows[positions[0]].number])
