"""Which rows are leaves and which are sums of others: from codes, indentation or order. Used by sheets.py, lines.py and reconcile.py.

Subtotals are rows like any other in real files, at up to ten levels; only leaves may be added up. A row is a parent when
another row with an amount stands under its account in the same place (office, activity, source of funds ...), or under
the same or a deeper account in a place that says more.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from cms.domain.amounts import ZERO

Segments = tuple[int, ...]
Place = tuple[Hashable, ...]
Pair = tuple[Place, Segments]
# How many ways are tried to add up the rows below one row: twice for each row that may follow, and some. Rows that each print the same amount as the
# one row under them double the ways, so that forty of them under a total that is wrong would take years.
TRIES_FOR_ONE = 2_000


def covered_by_accounts(pairs: set[Pair]) -> set[Pair]:
    """The (place, account) pairs with a deeper account in the same place."""
    return pairs & {(place, account[:level]) for place, account in pairs for level in range(len(account))}


def covered_by_places(pairs: set[Pair]) -> set[Pair]:
    """The pairs whose place is left open (None) where other rows, under the same account, fill it in."""
    found: set[Pair] = set()
    # A file has few places and many accounts in each.
    patterns = {place: pattern_of(place) for place in {place for place, _ in pairs}}
    kinds = set(patterns.values())
    for pattern in kinds:
        narrower = {other for other in kinds if other != pattern and all(theirs or not ours for ours, theirs in zip(pattern, other, strict=True))}
        if not narrower:
            continue
        wider = {place: projected(place, pattern) for place, its in patterns.items() if its in narrower}
        own = {pair for pair in pairs if patterns[pair[0]] == pattern}
        found |= own.intersection((wider[place], account[:level]) for place, account in pairs if place in wider for level in range(len(account) + 1))
    return found


def pattern_of(place: Place) -> tuple[bool, ...]:
    return tuple([part is not None for part in place])


def projected(place: Place, pattern: tuple[bool, ...]) -> Place:
    return tuple([part if kept else None for part, kept in zip(place, pattern, strict=True)])


class Sums:
    """What leaves add up to under any (place, account), each kind of question prepared once."""

    def __init__(self, leaves: Iterable[tuple[Place, Segments, Decimal]]) -> None:
        self.leaves = list(leaves)
        self.prepared: dict[tuple[tuple[bool, ...], int], dict[Pair, tuple[Decimal, int]]] = {}

    @cached_property
    def places(self) -> set[Place]:
        """Where leaves are, as their own rows say it."""
        return {place for place, _, _ in self.leaves}

    def under(self, place: Place, account: Segments) -> tuple[Decimal, int] | None:
        """The exact sum and the number of leaves; None when there is none."""
        question = (pattern_of(place), len(account))
        if question not in self.prepared:
            self.prepared[question] = self._prepare(*question)
        return self.prepared[question].get((place, account))

    def _prepare(self, pattern: tuple[bool, ...], level: int) -> dict[Pair, tuple[Decimal, int]]:
        sums: dict[Pair, tuple[Decimal, int]] = {}
        for place, account, amount in self.leaves:
            # Plain + is exact here: a million 64-bit amounts of sen have 25 digits, the default context holds 28.
            if len(account) >= level:
                pair = (projected(place, pattern), account[:level])
                before, count = sums.get(pair, (ZERO, 0))
                sums[pair] = (before + amount, count + 1)
        return sums


def by_indentation(indents: Sequence[int]) -> list[int | None]:
    """The position of each row's parent: the nearest row above that is less indented."""
    above: list[int | None] = []
    open_rows: list[int] = []
    for position, indent in enumerate(indents):
        while open_rows and indents[open_rows[-1]] >= indent:
            open_rows.pop()
        above.append(open_rows[-1] if open_rows else None)
        open_rows.append(position)
    return above


# Rows taken as children, the last first, each with those before it.
_Found = tuple[int, "_Found | None"]


@dataclass(slots=True)
class Order:
    """Levels where only order tells: a row is the sum of the rows that follow it.

    A net row may be what the first rows give less the last (financing: received less paid). step is the smallest amount printed:
    each rounded child may be off by half of it. A row of nil has no children, since any rows of nil would do. may_hold says
    whether a row can be a parent of another by its name: two neighbours of the same amount are not always parent and child.
    """

    amounts: Sequence[Decimal]
    step: Decimal
    is_net: Callable[[int], bool] = field(default=lambda row: False)
    may_hold: Callable[[int, int], bool] = field(default=lambda parent, child: True)
    children: list[list[int]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    has_negative: bool = False

    def parents(self) -> list[int | None]:
        """The position of each row's parent."""
        count = len(self.amounts)
        self.has_negative = any(amount < 0 for amount in self.amounts)
        self.children, self.ends = [[] for _ in range(count)], [row + 1 for row in range(count)]
        for row in range(count - 1, -1, -1):
            self.children[row] = self._children(row)
            if self.children[row]:
                self.ends[row] = self.ends[self.children[row][-1]]
        above: list[int | None] = [None] * count
        for row, below in enumerate(self.children):
            for child in below:
                above[child] = row
        return above

    def _children(self, row: int) -> list[int]:
        """The rows below that add up to this one: with their own children first, then without those that may as well be brothers."""
        wanted, count = self.amounts[row], len(self.amounts)
        can_overshoot = self.has_negative or self.is_net(row)
        # (next row, sum so far, the children so far with the last first, how many they are); each state is tried once.
        waiting: list[tuple[int, Decimal, _Found | None, int]] = [(row + 1, ZERO, None, 0)] if wanted else []
        tried: set[tuple[int, Decimal]] = set()
        most = TRIES_FOR_ONE + 2 * (count - row)
        while waiting and len(tried) < most:
            child, added, below, number = waiting.pop()
            if child >= count or (child, added) in tried or not self.may_hold(row, child):
                continue
            tried.add((child, added))
            found, total, number = (child, below), added + self.amounts[child], number + 1
            tolerance = self.step * (number + 1) / 2
            if abs(total - wanted) <= tolerance or (self.is_net(row) and added and abs(added - self.amounts[child] - wanted) <= tolerance):
                return self._settled(found)
            if total > wanted + tolerance and not can_overshoot:
                continue
            if len(self.children[child]) == 1:
                waiting.append((child + 1, total, found, number))
            waiting.append((self.ends[child], total, found, number))
        return []

    def _settled(self, found: _Found) -> list[int]:
        """Children that turned out to be brothers of the row below lose it as their child."""
        rows = []
        last: _Found | None = found
        while last is not None:
            rows.append(last[0])
            last = last[1]
        rows.reverse()
        for child, following in pairwise(rows):
            if following == child + 1:
                self.children[child], self.ends[child] = [], child + 1
        return rows
