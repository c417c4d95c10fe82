"""Rows called "di antaranya", "termasuk" or "of which": a part of the row above and not all of it, so that it is never added. Used by lines.py."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from decimal import Decimal

from cms.domain.amounts import ZERO
from cms.domain.personal import masked
from importers.columns import Money, Texts
from importers.row_codes import RowCodes
from importers.tree import Pair, covered_by_accounts, covered_by_places

_PART = re.compile(r"\W*(?:(?:di ?antaranya|termasuk|antara lain|di ?mana|of which|including)\b|a\.\s?l\.)", re.IGNORECASE)


def set_parts_apart(texts: Texts, read: RowCodes, money: Sequence[Money]) -> None:
    """Leaves out rows that say a part of the row above, which holds the whole. Asked about where no row does, or where others stand between."""
    details = texts.column("detail")
    called = {text for text in {*texts.names, *details} if text and _PART.match(text)}
    if not called:
        return
    table = _Table(texts, read, money[0].values)
    parts = [place for place, both in enumerate(zip(texts.names, details, strict=True)) if not called.isdisjoint(both) and table.counts(place)]
    unclear = []
    for place in parts:
        if table.counts(place):
            whole = table.whole_of(place)
            below = table.below(whole, place) if whole is not None else []
            if whole is not None and table.is_of_the_same(whole, place):
                table.leave_out([place])
            elif whole is None or not (table.add_up(whole, below) or table.are_parts(whole, place, below)):
                unclear.append(place)
    if unclear:
        found = texts.names[unclear[0]] or details[unclear[0]]
        texts.body.refuse_all("row.part-alone", unclear, texts.name_index, masked(found))


class _Table:
    """The rows with their accounts, places and amounts."""

    def __init__(self, texts: Texts, read: RowCodes, values: Sequence[Decimal | None]) -> None:
        self.body, self.read, self.values = texts.body, read, values

    def counts(self, place: int) -> bool:
        number = self.body.rows[place].number
        return self.values[place] is not None and number not in self.body.skipped and number not in self.body.refused

    def pair(self, place: int) -> Pair:
        return (self.read.places[place].key, self.read.accounts[place])

    def is_within(self, whole: int, place: int) -> bool:
        """Whether a row is of the account and the place of another one, or deeper; one without a code is of the row above."""
        if not self.read.is_coded[place]:
            return True
        (key, account), (own_key, own) = self.pair(whole), self.pair(place)
        return own[: len(account)] == account and _covers(key, own_key)

    def is_of_the_same(self, whole: int, place: int) -> bool:
        return not self.read.is_coded[place] or self.pair(whole) == self.pair(place)

    def whole_of(self, place: int) -> int | None:
        """The nearest row above that holds an amount of the same or more, with nothing but rows of its own between."""
        for above in range(place - 1, -1, -1):
            if self.read.is_coded[above] and self.body.rows[above].number not in self.body.skipped:
                if self.is_within(above, place):
                    return above if self.counts(above) else None
                if len(self.pair(above)[1]) < len(self.pair(place)[1]):
                    return None
        return None

    def below(self, whole: int, place: int) -> list[int]:
        """The rows right below the whole that are deeper than it, on to the part and beyond."""
        found = []
        for below in range(whole + 1, len(self.values)):
            if not self.counts(below) or (below != place and self.is_of_the_same(whole, below)):
                continue
            if not self.is_within(whole, below):
                break
            found.append(below)
        return found

    def add_up(self, whole: int, below: Sequence[int]) -> bool:
        return self._sum(below) == (self.values[whole] or ZERO)

    def are_parts(self, whole: int, place: int, below: Sequence[int]) -> bool:
        """Leaves out the part and what follows it, where nothing of the whole stands before and it is less."""
        if below[:1] != [place] or abs(self._sum(below)) >= abs(self.values[whole] or ZERO):
            return False
        self.leave_out(below)
        return True

    def _sum(self, places: Sequence[int]) -> Decimal:
        pairs = {self.pair(place) for place in places}
        covered = covered_by_accounts(pairs) | covered_by_places(pairs)
        return sum((self.values[place] or ZERO for place in places if self.pair(place) not in covered), ZERO)

    def leave_out(self, places: Sequence[int]) -> None:
        self.body.skipped.update((self.body.rows[place].number, "detail") for place in places)


def _covers(wide: Sequence[Hashable], deep: Sequence[Hashable]) -> bool:
    return all(ours is None or ours == theirs for ours, theirs in zip(wide, deep, strict=True))
