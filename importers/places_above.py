"""Offices, programmes and activities that stand only in the row with their sum, and are left blank in the rows below it. Used by lines.py.

Read as they are, the sum and its parts would be lines of two places, and both would count. That the parts add up shows whose they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cms.domain.amounts import ZERO
from importers.entries import Entry, called, places_of
from importers.places import PARTS, Key, Place
from importers.row_numbers import spans_of
from importers.table import Body
from importers.tree import Pair, covered_by_accounts, covered_by_places, pattern_of

# The place of a sum in a list of entries, and of the rows below it that may be its parts.
_Block = tuple[int, list[int]]


def with_places_above(body: Body, entries: list[Entry], step: Decimal) -> list[Entry]:
    """The entries, where the parts of a sum that leave its place blank have it.

    Sums that those below miss have them too where at least as many are met; where not, and sum and parts would both count, they are asked about.
    step: the smallest amount printed where amounts were rounded.
    """
    if len({pattern_of(place.key) for place in places_of(entries).values()}) < 2:
        return entries
    found, met, missed = _joined(entries, step, every=False)
    if not missed:
        return found
    if len(missed) <= met:
        return _joined(entries, step, every=True)[0]
    covered = _covered(found)
    for head, below in missed:
        whole, rows = found[head], [found[place] for place in below]
        if _pair(whole) not in covered:
            numbers = [row.row for row in rows]
            details = (("name", called(whole)), ("count", str(len(rows))), ("rows", spans_of(numbers)), ("ours", f"{_sum(rows):f}"))
            body.warn_row("place.blank-below", whole.row, whole.column, f"{whole.amount:f}", *details)
    return found


def _joined(entries: Sequence[Entry], step: Decimal, *, every: bool) -> tuple[list[Entry], int, list[_Block]]:
    """The entries with the places above, how many sums were met, and those that were not. every: these have their rows all the same."""
    found = list(entries)
    met, missed = 0, list[_Block]()
    for head, below in _blocks(found):
        whole, rows = found[head], [found[place] for place in below]
        most = step * (len(rows) + 1) / 2
        ways = (_within(whole.place, rows), _as_above(whole.place, rows))
        way = next((way for way in ways if abs(_sum(way) - whole.amount) <= most), None)
        met += way is not None
        if way is None and whole.account and any(len(row.account) > len(whole.account) for row in rows):
            missed.append((head, below))
            way = ways[0] if every else None
        for place, row in zip(below, way or rows, strict=True):
            found[place] = row
    return found, met, missed[::-1]


def _within(wide: Place, rows: Sequence[Entry]) -> list[Entry]:
    """Each row with the place of the sum."""
    made = {id(row.place): _of_both(wide, row.place, len(PARTS)) for row in rows}
    return [row._replace(place=made[id(row.place)]) for row in rows]


def _as_above(wide: Place, rows: Sequence[Entry]) -> list[Entry]:
    """Each row with the place of the row above, up to the widest part that it says itself."""
    found = []
    for row in rows:
        widest = next((part for part, said in enumerate(row.place.key) if said is not None), len(PARTS))
        wide = _of_both(wide, row.place, widest)
        found.append(row._replace(place=wide))
    return found


def _blocks(entries: Sequence[Entry]) -> Iterator[_Block]:
    """Rows with those right below them that leave some of their place blank, within their account: from below, so that inner ones come first."""
    for places in _by_column(entries):
        for start in range(len(places) - 2, -1, -1):
            head, end = places[start], start + 1
            while end < len(places) and _is_below(entries[head], entries[places[end]]):
                end += 1
            if end > start + 1:
                yield head, list(places[start + 1 : end])


def _by_column(entries: Sequence[Entry]) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for place, entry in enumerate(entries):
        found.setdefault(entry.column, []).append(place)
    return list(found.values())


def _is_below(head: Entry, entry: Entry) -> bool:
    if head.place is entry.place or entry.account[: len(head.account)] != head.account:
        return False
    both = list(zip(head.place.key, entry.place.key, strict=True))
    return all(ours is None or theirs in (None, ours) for ours, theirs in both) and any(ours is not None and theirs is None for ours, theirs in both)


def _sum(rows: Sequence[Entry]) -> Decimal:
    """Of the rows without those that are sums of others among them."""
    sums = _covered(rows)
    return sum((row.amount for row in rows if _pair(row) not in sums), ZERO)


def _pair(entry: Entry) -> Pair:
    return (entry.place.key, entry.account)


def _covered(entries: Sequence[Entry]) -> set[Pair]:
    pairs = set(map(_pair, entries))
    return covered_by_accounts(pairs) | covered_by_places(pairs)


def _of_both(wide: Place, own: Place, end: int) -> Place:
    """One place with what the other says of the first parts."""
    key: Key = tuple([ours if ours is not None or part >= end else above for part, (ours, above) in enumerate(zip(own.key, wide.key, strict=True))])
    names = {f"{part}_{what}" for part in PARTS[:end] for what in ("code", "name")}
    return Place(key=key, facts={**{name: value for name, value in wide.facts.items() if name in names}, **own.facts})
