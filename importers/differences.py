"""Columns called "Perubahan" or "Pergeseran" that hold by how much a budget changed, and not the changed budget. Used by lines.py.

The word alone means either. It is the change beside a column that says to be the budget after it, and where it and one amount make another, or
where it is below zero and the budget is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from cms.domain.amounts import ZERO
from importers.columns import How, money_of
from importers.meaning import FoundColumn
from importers.parted_rows import is_total
from importers.table import Body
from importers.titles import Vocabulary, is_unit, normalised, words_of
from importers.values import is_amount

BARE = frozenset({"perubahan", "pergeseran"})
_AFTER = frozenset({"setelah", "sesudah", "menjadi"})
# What says only that it is money, and is the budget before or after by its place in a sum.
_GENERAL = frozenset({"neutral", "budget", ""})
# More columns than this are not tried against each other.
_MOST_TRIED = 12
_BEFORE = frozenset({"before", "enacted"})


def set_differences_apart(body: Body, how: How) -> None:
    """Differences are amounts of no phase: they are kept beside the columns of changes, and what they join becomes before and after."""
    for column in body.heading.amounts:
        if column.measure not in ("revised", "shifted") or not _is_bare(column, how.words):
            continue
        if any(_is_after(other, column) for other in body.heading.amounts if other is not column and other.kind in (column.kind, "total", "")):
            _set_apart(body, column)
        elif (joined := _joined(body, column, how)) or (joined := _lessened(body, column, how)):
            _set_apart(body, column, *joined)


def _is_bare(column: FoundColumn, words: Vocabulary) -> bool:
    """ "Perubahan", "Perubahan > Rp", "APBD > Perubahan": the word by itself, with nothing but "Rp" or "Jumlah" under it."""
    plain = [normalised(title) for title in column.titles]
    place = next((place for place, title in enumerate(plain) if title in BARE), None)
    return place is not None and all(is_unit(title) or words.amounts.get(title) == "neutral" for title in plain[place + 1 :])


def _is_after(other: FoundColumn, column: FoundColumn) -> bool:
    """Whether another column is the budget after the change that the column names: "Setelah Perubahan" is after no "Pergeseran"."""
    words = {word for title in other.titles for word in words_of(title).split()}
    own = {word for title in column.titles for word in words_of(title).split()}
    return (other.measure == "after" or bool(_AFTER & words)) and BARE & words <= own


def _joined(body: Body, column: FoundColumn, how: How) -> tuple[FoundColumn, ...] | None:
    """The two columns of which one and this make the other; None where no two are so."""
    others = [other for other in body.heading.amounts if other is not column and other.kind in (column.kind, "total", "")]
    others.extend(other for other in body.heading.unread if len(other.indexes) == 1 and any(map(is_amount, body.column(other.index))))
    if not 1 < len(others) <= _MOST_TRIED:
        return None
    # What is wrong in columns that are not read is nobody's fault here.
    beside = Body(sheet=body.sheet, heading=body.heading, rows=body.rows)
    change, *values = money_of(beside, (column, *others), how)
    pairs = permutations(zip(others, values, strict=True), 2)
    return next(((before, after) for (before, first), (after, last) in pairs if _make(first.values, change.values, last.values)), None)


def _lessened(body: Body, column: FoundColumn, how: How) -> tuple[FoundColumn, ...] | None:
    """A budget that this is below zero beside: it was cut, and nowhere stands what became of it. A surplus may become a deficit."""
    others = [other for other in body.heading.amounts if other is not column and other.kind == column.kind and other.measure in (*_GENERAL, *_BEFORE)]
    if not others:
        return None
    beside = Body(sheet=body.sheet, heading=body.heading, rows=body.rows)
    change, *values = money_of(beside, (column, *others), how)
    cut = [place for place, amount in enumerate(change.values) if amount and amount < 0 and not is_total(body, place, how.words)]
    return next(((other,) for other, one in zip(others, values, strict=True) if any((one.values[place] or ZERO) > 0 for place in cut)), None)


def _make(first: Sequence[Decimal | None], change: Sequence[Decimal | None], last: Sequence[Decimal | None]) -> bool:
    """Whether first and change make the last in most rows that have both: one row may be wrong, and by chance none is right.

    Where nothing changed, the first is the last.
    """
    rows = [(one or ZERO, step or ZERO, other or ZERO) for one, step, other in zip(first, change, last, strict=True)]
    changed = [one + step == other for one, step, other in rows if one and step]
    if not changed:
        return any(one for one, _, _ in rows) and all(one + step == other for one, step, other in rows)
    return 2 * sum(changed) > len(changed)


def _set_apart(body: Body, column: FoundColumn, before: FoundColumn | None = None, after: FoundColumn | None = None) -> None:
    """The column is a change; the two that it joins are the budget before and after, also where their titles are not known."""

    def of_place(other: FoundColumn) -> FoundColumn:
        measure = "before" if other is before else "after" if other is after else ""
        return replace(other, measure=measure) if measure and other.measure in _GENERAL else other

    heading = body.heading
    columns = tuple(of_place(other) for other in heading.columns if other is not column)
    changes = (*heading.changes, replace(column, role="left_out", measure="difference"))
    body.heading = replace(heading, columns=columns, unread=tuple(map(of_place, heading.unread)), changes=changes)
