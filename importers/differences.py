"""Columns that hold by how much a budget changed, and not the changed budget. Used by lines.py.

"Perubahan" or "Pergeseran" alone means either. It is the change beside a column that says to be the budget after it, and where it and one amount
make another, or where it is below zero and the budget is not, or less than half of it in most rows. It and "Jumlah" are the change where they
are what "Bertambah" and "Berkurang" beside them make. One amount left of such columns is the budget before it, one right of them the one after.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from cms.domain.amounts import ZERO
from importers.columns import How, money_of
from importers.meaning import FoundColumn
from importers.parted_rows import is_total
from importers.table import Body
from importers.titles import FALLS, RISES, Vocabulary, is_unit, normalised, plain_title, words_of
from importers.values import is_amount

BARE = frozenset({"perubahan", "pergeseran"})
_AFTER = frozenset({"setelah", "sesudah", "menjadi"})
# What says only that it is money, and is the budget before or after by its place in a sum.
_GENERAL = frozenset({"neutral", "budget", ""})
# More columns than this are not tried against each other.
_MOST_TRIED = 12
_BEFORE = frozenset({"before", "enacted"})
_CHANGED = frozenset({"after", "revised", "shifted"})
# So many changes the wrong way round, and no other, are no slip in one row.
_LEAST_ROWS = 2
# What a sum of changes may be measured as: "Jumlah", "Perubahan > Jumlah".
_PERHAPS_A_SUM = frozenset({"neutral", "revised", "shifted"})


def set_differences_apart(body: Body, how: How) -> None:
    """Differences are amounts of no phase: they are kept beside the columns of changes, and what they join becomes before and after."""
    for column in body.heading.amounts:
        if column.measure not in ("revised", "shifted") or not _is_bare(column, how.words):
            continue
        if any(_is_after(other, column) for other in body.heading.amounts if other is not column and other.kind in (column.kind, "total", "")):
            _set_apart(body, column)
        elif (joined := _joined(body, column, how)) or (joined := _unlike(body, column, how)) is not None:
            _set_apart(body, column, *joined)
    rises = [column for column in (*body.heading.changes, *body.heading.unread) if len(column.indexes) == 1 and _words(column) & (RISES | FALLS)]
    if rises and not any(column.measure in ("realised", "audited") for column in body.heading.amounts):
        _set_sums_of_changes_apart(body, rises, how)
        _place_beside(body, rises)
        _ask_exchanged(body, rises, how)


def _ask_exchanged(body: Body, rises: Sequence[FoundColumn], how: How) -> None:
    """ "Setelah | Sebelum | Bertambah/(Berkurang)" whose every change is the other way round: the titles were exchanged, or the signs were."""
    changes = [column for column in rises if _words(column) & RISES and _words(column) & FALLS]
    before = [column for column in body.heading.amounts if column.measure in _BEFORE]
    after = [column for column in body.heading.amounts if column.measure in _CHANGED]
    if not len(changes) == len(before) == len(after) == 1:
        return
    beside = Body(sheet=body.sheet, heading=body.heading, rows=body.rows)
    first, last, change = (money.values for money in money_of(beside, (*before, *after, *changes), how))
    rows = [(old, new, by) for old, new, by in zip(first, last, change, strict=True) if by and old is not None and new is not None]
    if len(rows) >= _LEAST_ROWS and all(old - new == by for old, new, by in rows):
        about = (("before", before[0].title), ("after", after[0].title), ("count", str(len(rows))))
        body.note("phase.exchanged", changes[0].title, *about, column=changes[0].index)


def _set_sums_of_changes_apart(body: Body, rises: Sequence[FoundColumn], how: How) -> None:
    """ "Bertambah | Berkurang | Jumlah", or "Perubahan": what they make in most rows, and with no other amount makes more, is the change.

    Where the budget before is nil, the change and the changed budget are the same.
    """
    kinds = how.words.kinds
    sums = [
        one
        for one in body.heading.amounts
        if one.measure in _PERHAPS_A_SUM and (kinds.get(normalised(one.titles[-1])) == "total" or _is_bare(one, how.words))
    ]
    if not sums:
        return
    beside = Body(sheet=body.sheet, heading=body.heading, rows=body.rows)
    parts = [(_words(column), money.values) for column, money in zip(rises, money_of(beside, rises, how), strict=True)]
    net = [sum((_signed(said, values[place]) for said, values in parts), ZERO) for place in range(len(body.rows))]
    for column in sums:
        others = [other for other in body.heading.amounts if other is not column and other.kind in (column.kind, "total", "")]
        one, *values = (money.values for money in money_of(beside, (column, *others), how))
        told = [place for place, amount in enumerate(one) if amount and net[place] and (not values or any(value[place] for value in values))]
        before = next((other for other, value in zip(others, values, strict=True) if _make(value, net, one)), None)
        if before is not None:
            _place(body, before, column)
        elif 2 * sum(abs(one[place] or ZERO) == abs(net[place]) for place in told) > len(told):
            _set_apart(body, column)


def _signed(said: Set[str], amount: Decimal | None) -> Decimal:
    """What "Berkurang" holds lessens, with a minus or without; a column of both says itself which it is."""
    return -abs(amount or ZERO) if said & FALLS and not said & RISES else amount or ZERO


def _place_beside(body: Body, rises: Sequence[FoundColumn]) -> None:
    """The only amount beside changes, where it says only that it is money: left of them it is the budget before, right of them the one after."""
    if len(body.heading.amounts) != 1:
        return
    alone = body.heading.amounts[0]
    places = [column.index for column in rises]
    _place(body, alone if alone.index < min(places) else None, alone if alone.index > max(places) else None)


def _words(column: FoundColumn) -> set[str]:
    return {word for title in column.titles for word in words_of(title).split()}


def _is_bare(column: FoundColumn, words: Vocabulary) -> bool:
    """ "Perubahan", "Perubahan > Rp", "APBD > Perubahan": the word by itself, with nothing but "Rp" or "Jumlah" under it."""
    plain = [plain_title(normalised(title)) for title in column.titles]
    place = next((place for place, title in enumerate(plain) if title in BARE), None)
    return place is not None and all(is_unit(title) or words.amounts.get(title) == "neutral" for title in plain[place + 1 :])


def _is_after(other: FoundColumn, column: FoundColumn) -> bool:
    """Whether another column is the budget after the change that the column names: "Setelah Perubahan" is after no "Pergeseran"."""
    return (other.measure == "after" or bool(_AFTER & _words(other))) and BARE & _words(other) <= _words(column)


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


def _unlike(body: Body, column: FoundColumn, how: How) -> tuple[FoundColumn, ...] | None:
    """The budget that this is no changed one of: it is below zero where the budget is not, or less than half of it in most rows.

    Nothing where no amount stands beside one below zero, None where it may be the changed budget. A surplus may become a deficit.
    """
    amounts = body.heading.amounts
    others = [other for other in amounts if other is not column and other.kind == column.kind and other.measure in (*_GENERAL, *_BEFORE)]
    if not others and len(amounts) > 1:
        return None
    beside = Body(sheet=body.sheet, heading=body.heading, rows=body.rows)
    change, *values = money_of(beside, (column, *others), how)
    cut = [place for place, amount in enumerate(change.values) if amount and amount < 0 and not is_total(body, place, how.words)]
    if not others:
        return () if cut else None
    found = zip(others, (one.values for one in values), strict=True)
    return next(((other,) for other, one in found if any((one[place] or ZERO) > 0 for place in cut) or _is_small(change.values, one)), None)


def _is_small(change: Sequence[Decimal | None], budget: Sequence[Decimal | None]) -> bool:
    """A budget is seldom cut to less than half; what it changes by is mostly less than that."""
    both = [2 * abs(step) < abs(one) for step, one in zip(change, budget, strict=True) if step and one]
    return 2 * sum(both) > len(both)


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
    """The column is a change; the two that it joins are the budget before and after."""
    heading = body.heading
    changes = (*heading.changes, replace(column, role="left_out", measure="difference"))
    body.heading = replace(heading, columns=tuple(other for other in heading.columns if other is not column), changes=changes)
    _place(body, before, after)


def _place(body: Body, before: FoundColumn | None, after: FoundColumn | None) -> None:
    """Two columns are the budget before and after a change, also where their titles are not known."""

    def of_place(other: FoundColumn) -> FoundColumn:
        measure = "before" if other is before else "after" if other is after else ""
        return replace(other, measure=measure) if measure and other.measure in _GENERAL else other

    heading = body.heading
    body.heading = replace(heading, columns=tuple(map(of_place, heading.columns)), unread=tuple(map(of_place, heading.unread)))
