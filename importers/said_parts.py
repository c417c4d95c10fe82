"""Rows called "di antaranya", "termasuk" or "of which": a part of the row above and not all of it, so that it is never added. Used by lines.py."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from decimal import Decimal

from cms.domain.amounts import ZERO
from cms.domain.personal import masked
from importers.columns import Money, Texts
from importers.row_codes import RowCodes
from importers.tree import Pair, covered_by_accounts, covered_by_places

_PART = re.compile(r"\W*(?:(?:di ?antaranya|termasuk|antara lain|di ?mana|of which|including)\b|a\.\s?l\.)", re.IGNORECASE)
# Letters that none of them goes without; of descriptions, which are different in every row, only the first are looked for.
_LETTERS = ("antara", "termasuk", "dimana", "di mana", "of which", "including", "a.l.", "a. l.")
_OF_DETAILS = ("antaranya", "termasuk")
# No row.
NONE = -1


def set_parts_apart(texts: Texts, read: RowCodes, money: Sequence[Money]) -> None:
    """Leaves out rows that say a part of the row above, which holds the whole. Asked about where no row does, or where others stand between."""
    details = texts.column("detail")
    column = texts.body.heading.column("detail")
    of_details = texts.body.joined(column.index) if column is not None else ""
    of_names = "\n".join(set(texts.names)).lower()
    if not any(one in of_names for one in _LETTERS) and not any(one in of_details for one in _OF_DETAILS):
        return
    called = {text for text in {*texts.names, *details} if text and _PART.match(text)}
    parts = {place for place, both in enumerate(zip(texts.names, details, strict=True)) if not called.isdisjoint(both)}
    table = _Table(texts, read, money[0].values, parts)
    unclear = []
    for whole, its in table.wholes().items():
        deeper = [place for place in its if not table.is_of_the_same(whole, place)]
        table.leave_out(set(its).difference(deeper))
        unclear += deeper if deeper and not table.settles(whole, deeper[0]) else []
    if unclear:
        found = texts.names[unclear[0]] or details[unclear[0]]
        texts.body.refuse_all("row.part-alone", sorted(unclear), texts.name_index, masked(found))


class _Table:
    """The rows with their accounts, places and amounts."""

    def __init__(self, texts: Texts, read: RowCodes, values: Sequence[Decimal | None], parts: Set[int]) -> None:
        self.body, self.read, self.values, self.parts = texts.body, read, values, parts
        unread = self.body.refused | self.body.skipped.keys()
        self.is_read = [row.number not in unread for row in self.body.rows]

    def wholes(self) -> dict[int, list[int]]:
        """The row above that is of the same account and place as a part, or wider -> its parts with an amount; NONE where no row holds an amount."""
        above: list[int] = []
        found: dict[int, list[int]] = {}
        for place in filter(self.is_read.__getitem__, range(len(self.values))):
            if self.read.is_coded[place]:
                while above and not self._is_within(above[-1], place):
                    above.pop()
            if place in self.parts and self.values[place] is not None:
                found.setdefault(above[-1] if above and self.values[above[-1]] is not None else NONE, []).append(place)
            elif place not in self.parts and self.read.is_coded[place]:
                above.append(place)
        return found

    def is_of_the_same(self, whole: int, place: int) -> bool:
        """Whether a part says no more of where it belongs than its whole."""
        return whole != NONE and (not self.read.is_coded[place] or self._pair(whole) == self._pair(place))

    def settles(self, whole: int, first: int) -> bool:
        """Whether the rows below a whole are all of it, which are lines then, or none of them stands before the first part: these are left out."""
        if whole == NONE:
            return False
        below = self._below(whole)
        pairs = {self._pair(place) for place in below}
        covered = covered_by_accounts(pairs) | covered_by_places(pairs)
        theirs = sum((self.values[place] or ZERO for place in below if self._pair(place) not in covered), ZERO)
        ours = self.values[whole] or ZERO
        if theirs == ours:
            return True
        if below[:1] != [first] or abs(theirs) > abs(ours):
            return False
        self.leave_out(below)
        return True

    def leave_out(self, places: Iterable[int]) -> None:
        self.body.skipped.update((self.body.rows[place].number, "detail") for place in places)

    def _below(self, whole: int) -> list[int]:
        """The rows below with an amount that are deeper than the whole, down to the next row of the same that is no part."""
        found = []
        for place in filter(self.is_read.__getitem__, range(whole + 1, len(self.values))):
            is_same = self.is_of_the_same(whole, place)
            if self.read.is_coded[place] and (not self._is_within(whole, place) or (is_same and place not in self.parts)):
                break
            if self.values[place] is not None and not is_same:
                found.append(place)
        return found

    def _pair(self, place: int) -> Pair:
        return (self.read.places[place].key, self.read.accounts[place])

    def _is_within(self, whole: int, place: int) -> bool:
        """Whether a row is of the account and the place of another one, or deeper."""
        (key, account), (own_key, own) = self._pair(whole), self._pair(place)
        return own[: len(account)] == account and all(ours is None or ours == theirs for ours, theirs in zip(key, own_key, strict=True))
