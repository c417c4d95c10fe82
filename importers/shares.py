"""A column called Realisasi that holds how much of the budget was spent in parts of a hundred, and not in rupiah. Used by amount_columns.py."""

from __future__ import annotations

from decimal import Decimal

from importers.columns import How
from importers.meaning import FoundColumn
from importers.phases import Choice
from importers.table import Body
from importers.values_beside import values_beside
from importers.workbook import Raw

_SPENT = frozenset({"realised", "audited"})
_BUDGETS = frozenset({"budget", "proposed", "enacted", "before", "shifted", "revised", "after", "neutral"})
# No office that has so much a year has spent so little of each of its accounts.
LARGE, SMALL = 100_000, 1_000
# Of one account alone little may have been spent; but rupiah have no decimals there.
FEWEST_ROWS = 2


def budget_beside_share(body: Body, choice: Choice, how: How) -> FoundColumn | None:
    """The budget that what was chosen is a share of, by whatever title; None where it may be rupiah."""
    for column in choice.columns:
        if column.measure not in _SPENT or choice.added or len(column.indexes) > 1 or any(map(_is_large, body.column(column.index))):
            continue
        budgets = (one for one in choice.others if one.measure in _BUDGETS and one.kind == column.kind)
        for other in (*budgets, *(one for one in body.heading.unread if len(one.indexes) == 1)):
            spent, budget = values_beside(body, (column, other), how)
            both = [(abs(share), abs(amount)) for share, amount in zip(spent, budget, strict=True) if share and amount]
            is_told = len(both) >= FEWEST_ROWS or any(share % 1 for share, _ in both)
            if is_told and all(share < SMALL for share, _ in both) and 2 * sum(amount >= LARGE for _, amount in both) > len(both):
                return other
    return None


def _is_large(cell: Raw) -> bool:
    """Whether a cell is no share in any unit; the first that is ends the search, so that a column of rupiah costs nothing."""
    return abs(cell) >= SMALL if isinstance(cell, Decimal) else isinstance(cell, str) and sum(map(str.isdigit, cell)) > len(str(SMALL)) + 1
