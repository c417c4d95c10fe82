"""Which lines a printed total counts, where our sum of them is just what it says. Used by ledger.py: what it counts as a line is one.

A total without a code is of the lines between it and another one, or of a part of its sheet or of the budget; one with a code of what lies under it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from importers.entries import Entry, Label
from importers.label_spans import Span
from importers.places import NOWHERE, Key
from importers.reconcile import EXPENDITURE, PAID, RECEIVED, REVENUE, Ours
from importers.tree import Pair, Segments, Sums, pattern_of, projected

# Of which sheet, which parts of a place are said, and how deep the account is.
_Question = tuple[int | None, tuple[bool, ...], int]


@dataclass(slots=True)
class BorneOut:
    """The printed totals that our sums confirm."""

    totals: dict[_Question, set[Pair]] = field(default_factory=dict)
    # (sheet, column) -> (last row, first row) of what a total counts, in order.
    spans: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, place: Key, account: Segments, sheet: int | None = None) -> None:
        self.totals.setdefault((sheet, pattern_of(place), len(account)), set()).add((place, account))

    def add_label(self, label: Label, ours: Ours, spans: Iterable[Span], scopes: Iterable[tuple[int | None, Sums]]) -> None:
        """A total without a code: of the rows between it and another where they are all it counts, else of a part of its sheet or the budget."""
        span = next((span for span in spans if span.ours == ours), None)
        if span is not None:
            insort(self.spans.setdefault((label.sheet, label.column), []), (span.last_row, span.first_row))
            return
        for sheet, sums in scopes:
            for part in ((), label.account, REVENUE, EXPENDITURE, RECEIVED, PAID):
                if sums.under(NOWHERE, part) == (ours.amount, ours.count):
                    self.add(NOWHERE, part, sheet)
                    return

    def holds(self, *lines: Entry) -> bool:
        """Whether one of the totals counts all of these lines."""
        of_sheets = {line.sheet for line in lines}
        for (sheet, pattern, level), pairs in self.totals.items():
            seen = {_seen(line, pattern, level) for line in lines}
            if len(seen) == 1 and seen <= pairs and (sheet is None or of_sheets == {sheet}):
                return True
        columns = {(line.sheet, line.column) for line in lines}
        spans = self.spans.get(columns.pop(), []) if len(columns) == 1 else []
        rows = [line.row for line in lines]
        return any(start <= min(rows) for _, start in spans[bisect_left(spans, (max(rows), 0)) :])


def _seen(line: Entry, pattern: tuple[bool, ...], level: int) -> Pair | None:
    return (projected(line.place.key, pattern), line.account[:level]) if len(line.account) >= level else None
