"""Offices, programmes and activities that stand only in the row with their sum, and are left blank in the rows below it. Used by lines.py.

Read as they are, the sum and its parts would be lines of two places, and both would count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cms.domain.amounts import ZERO
from importers.entries import Entry, called
from importers.places import Key, Place
from importers.row_numbers import spans_of
from importers.table import Body
from importers.tree import covered_by_accounts, pattern_of, projected


def with_places_above(body: Body, entries: Sequence[Entry], step: Decimal) -> list[Entry]:
    """The entries, where the parts of a sum that leave its place blank have it. Refuses the sums that those below do not add up to."""
    places = {id(entry.place): entry.place.key for entry in entries}
    patterns = {pattern_of(key) for key in places.values()}
    if not any(_says_less(one, other) for one in patterns for other in patterns):
        return list(entries)
    found = list(entries)
    made: dict[tuple[int, int], Place] = {}
    for column in {entry.column for entry in entries}:
        for head, below in _blocks([place for place, entry in enumerate(entries) if entry.column == column], entries):
            whole, rows = entries[head], [entries[place] for place in below]
            ours = _sum(rows)
            if abs(ours - whole.amount) > step * (len(rows) + 1) / 2:
                if not whole.account:
                    continue  # a place without an account is a line or none, whatever follows
                details = (("name", called(whole)), ("count", str(len(rows))), ("rows", spans_of([row.row for row in rows])), ("ours", f"{ours:f}"))
                body.warn_row("place.blank-below", whole.row, whole.column, f"{whole.amount:f}", *details)
                continue
            for place in below:
                known = (id(whole.place), id(entries[place].place))
                found[place] = entries[place]._replace(place=made.setdefault(known, _joined(whole.place, entries[place].place)))
    return found


def _says_less(one: tuple[bool, ...], other: tuple[bool, ...]) -> bool:
    return one != other and all(theirs or not ours for ours, theirs in zip(one, other, strict=True))


def _blocks(places: Sequence[int], entries: Sequence[Entry]) -> Iterator[tuple[int, list[int]]]:
    """Rows that say a place and an account, with the rows right below that say less of the place and more of the account."""
    head, below = -1, list[int]()
    for above, place in pairwise((*places, -1)):
        if place >= 0 and not below:
            head = above
        if place >= 0 and _is_below(entries[head], entries[place]):
            below.append(place)
        elif below:
            yield head, below
            below = []


def _is_below(head: Entry, entry: Entry) -> bool:
    ours, theirs = head.place.key, entry.place.key
    if ours == theirs or len(entry.account) <= len(head.account) or entry.account[: len(head.account)] != head.account:
        return False
    pattern = pattern_of(theirs)
    return _says_less(pattern, pattern_of(ours)) and projected(ours, pattern) == theirs


def _sum(rows: Sequence[Entry]) -> Decimal:
    """Of the rows without deeper ones among them."""
    sums = covered_by_accounts({(row.place.key, row.account) for row in rows})
    return sum((row.amount for row in rows if (row.place.key, row.account) not in sums), ZERO)


def _joined(wide: Place, own: Place) -> Place:
    key: Key = tuple([ours if ours is not None else above for ours, above in zip(own.key, wide.key, strict=True)])
    return Place(key=key, facts={**wide.facts, **own.facts})
