"""Which rows are leaves and which are sums of others: from codes, indentation or order. Used by sheets.py, lines.py and reconcile.py.

Subtotals are rows like any other in real files, at up to ten levels; only leaves may be added up. A row is a parent when
another row with an amount stands under its account in the same place (office, activity, source of funds ...), or under
the same or a deeper account in a place that says more.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal

from cms.domain.amounts import ZERO

Segments = tuple[int, ...]
Place = tuple[Hashable, ...]
Pair = tuple[Place, Segments]


def covered_by_accounts(pairs: set[Pair]) -> set[Pair]:
    """The (place, account) pairs with a deeper account in the same place."""
    return pairs & {(place, account[:level]) for place, account in pairs for level in range(len(account))}


def covered_by_places(pairs: set[Pair]) -> set[Pair]:
    """The pairs whose place is left open (None) where other rows, under the same account, fill it in."""
    found: set[Pair] = set()
    patterns = {_pattern(place) for place, _ in pairs}
    for pattern in patterns:
        narrower = {other for other in patterns if other != pattern and all(theirs or not ours for ours, theirs in zip(pattern, other, strict=True))}
        if not narrower:
            continue
        covered = {
            (_projected(place, pattern), account[:level])
            for place, account in pairs
            if _pattern(place) in narrower
            for level in range(len(account) + 1)
        }
        found |= {pair for pair in pairs if pair in covered and _pattern(pair[0]) == pattern}
    return found


def _pattern(place: Place) -> tuple[bool, ...]:
    return tuple([part is not None for part in place])


def _projected(place: Place, pattern: tuple[bool, ...]) -> Place:
    return tuple([part if kept else None for part, kept in zip(place, pattern, strict=True)])


class Sums:
    """What leaves add up to under any (place, account), each kind of question prepared once."""

    def __init__(self, leaves: Iterable[tuple[Place, Segments, Decimal]]) -> None:
        self.leaves = list(leaves)
        self.prepared: dict[tuple[tuple[bool, ...], int], dict[Pair, tuple[Decimal, int]]] = {}

    def under(self, place: Place, account: Segments) -> tuple[Decimal, int] | None:
        """The exact sum and the number of leaves; None when there is none."""
        question = (_pattern(place), len(account))
        if question not in self.prepared:
            self.prepared[question] = self._prepare(*question)
        return self.prepared[question].get((place, account))

    def _prepare(self, pattern: tuple[bool, ...], level: int) -> dict[Pair, tuple[Decimal, int]]:
        sums: dict[Pair, tuple[Decimal, int]] = {}
        for place, account, amount in self.leaves:
            # Plain + is exact here: a million 64-bit amounts of sen have 25 digits, the default context holds 28.
            if len(account) >= level:
                pair = (_projected(place, pattern), account[:level])
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


def by_order(amounts: Sequence[Decimal], step: Decimal, nets: Sequence[bool]) -> list[int | None]:
    """The position of each row's parent where only order tells: a row is the sum of the rows that follow it.

    A row marked as net may be what the first rows give less the last (financing: received less paid). step is the smallest
    amount printed: each rounded child may be off by half of it. A row of nil has no children, since any rows of nil would do.
    """
    ends = [0] * len(amounts)
    children: list[list[int]] = [[] for _ in amounts]
    can_overshoot = any(amount < 0 for amount in amounts)
    for position in range(len(amounts) - 1, -1, -1):
        children[position] = _children(position, amounts, ends, step, is_net=nets[position], can_overshoot=can_overshoot)
        ends[position] = ends[children[position][-1]] if children[position] else position + 1
    above: list[int | None] = [None] * len(amounts)
    for position, below in enumerate(children):
        for child in below:
            above[child] = position
    return above


def _children(position: int, amounts: Sequence[Decimal], ends: Sequence[int], step: Decimal, *, is_net: bool, can_overshoot: bool) -> list[int]:
    wanted = amounts[position]
    if not wanted:
        return []
    added, below, child = ZERO, [], position + 1
    while child < len(amounts):
        below.append(child)
        tolerance = step * (len(below) + 1) / 2
        if abs(added + amounts[child] - wanted) <= tolerance or (is_net and added and abs(added - amounts[child] - wanted) <= tolerance):
            return below
        added += amounts[child]
        if added > wanted + tolerance and not (is_net or can_overshoot):
            return []
        child = ends[child]
    return []
