"""What the rows of a table are read as: amounts with their place and account, printed totals without a code, codes without an amount.

Used by lines.py, which reads them, and by all who put them together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from cms.domain.personal import masked
from cms.domain.quick import quick_tuple
from importers.places import Place
from importers.tree import Pair, Segments, Sums, pattern_of, projected


class Entry(NamedTuple):
    """An amount that has a place or an account: a leaf, or a sum of others."""

    sheet: int
    row: int
    column: int
    place: Place
    account: Segments
    name: str
    amount: Decimal
    group: str = ""
    detail: str = ""
    # From a column for one kind of expenditure, in a row without an account of its own.
    is_of_kind: bool = False


entry_of = quick_tuple(Entry)
_place_of = attrgetter("place")


class Label(NamedTuple):
    """A printed total without a code: its label and meaning ("" for a bare number).

    ours and parts: what the rows below it add up to and how many they are, where order or indentation showed them.
    """

    sheet: int
    row: int
    column: int
    text: str
    meaning: str
    amount: Decimal
    account: Segments = ()
    ours: Decimal | None = None
    parts: int = 0


class Blank(NamedTuple):
    """A row with a code and without an amount."""

    row: int
    place: Place
    account: Segments


def called(entry: Entry) -> str:
    """What a line is about, without what may not be shown."""
    return masked(entry.detail or entry.group or entry.name)


def places_of(entries: Iterable[Entry]) -> dict[int, Place]:
    """Their different places, by id: there are few, and many lines in each."""
    places = list(map(_place_of, entries))
    return dict(zip(map(id, places), places, strict=True))  # all in C: asked often, of every line


def sums_of(entries: Iterable[Entry]) -> Sums:
    """What they add up to under any place and account."""
    return Sums((entry.place.key, entry.account, entry.amount) for entry in entries)


def lines_under(pairs: Collection[Pair], lines: Iterable[Entry]) -> dict[Pair, list[Entry]]:
    """The lines under each pair of a place and an account, in their order."""
    found: dict[Pair, list[Entry]] = {}
    kinds = {(pattern_of(place), len(account)) for place, account in pairs}
    for line in lines if kinds else ():
        for pattern, level in kinds:
            pair = (projected(line.place.key, pattern), line.account[:level])
            if pair in pairs:
                found.setdefault(pair, []).append(line)
    return found
