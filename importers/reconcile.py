"""Every printed total beside the sum of our leaves. Both are kept; the difference is shown, never hidden. Used by sheets.py and ledger.py.

Real budgets print stale totals: in one ministry format 17 of 43 offices stated more than their rows, and the rows were right.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from cms.domain.amounts import ZERO
from cms.domain.budgets import StatedTotal
from cms.domain.tables import CellRef
from importers.places import NOWHERE, PARTS, Key
from importers.problems import Problem
from importers.tree import Segments, Sums

REVENUE, EXPENDITURE, FINANCING, RECEIVED, PAID = (4,), (5,), (6,), (6, 1), (6, 2)
MEANINGS = {"revenue": REVENUE, "expenditure": EXPENDITURE, "financing_in": RECEIVED, "financing_out": PAID}
# What subtracts one part of the budget from another.
BALANCES = frozenset({"surplus", "net_financing", "remainder"})
# Totals of a wide account may stand in a row that carries the code of the first activity below: "1.15.01.01.26.5.2 BELANJA LANGSUNG".
WIDE_LEVEL = 2
# A total that is so many times what its lines add up to is in another unit.
UNITS = (10**3, 10**6, 10**9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """What our leaves add up to, and of how many."""

    amount: Decimal
    count: int


def ours_for_account(sums: Sums, place: Key, account: Segments, printed: Decimal, *, is_programme: bool) -> tuple[Ours | None, Key]:
    """The leaves under an account in a place; in a wider place when only that agrees. Also the place that was taken."""
    # A programme's total is expenditure, even where revenue is booked under the same "no programme".
    own = _under(sums, place, account or (EXPENDITURE if is_programme and sums.under(place, EXPENDITURE) else ()), printed)
    if own is not None and own.amount != printed and 0 < len(account) <= WIDE_LEVEL:
        for wider in _wider(place):
            found = _under(sums, wider, account, printed)
            if found is not None and found.amount == printed:
                return found, wider
    return own, place


def _wider(place: Key) -> Iterator[Key]:
    for kept in range(len(PARTS) - 1, -1, -1):
        if any(place[kept:]):
            yield (*place[:kept], *NOWHERE[kept:])


def _under(sums: Sums, place: Key, account: Segments, printed: Decimal) -> Ours | None:
    found = sums.under(place, account)
    if found is None:
        return None
    if account == FINANCING and found[0] != printed:
        # Files differ in what row 6 is: 6.1 - 6.2 (the law's net financing) or 6.1 + 6.2. Ours is the first unless the file says the second.
        received, paid = sums.under(place, RECEIVED), sums.under(place, PAID)
        return Ours(amount=(received or (ZERO, 0))[0] - (paid or (ZERO, 0))[0], count=found[1])
    return Ours(amount=found[0], count=found[1])


def ours_for_label(sums: Sums, meaning: str, account: Segments, printed: Decimal) -> Ours | None:
    """What a label announces; for a bare "Jumlah" whatever part it agrees with, else everything where there is one part only."""

    def under(part: Segments) -> Ours | None:
        found = sums.under(NOWHERE, part)
        return None if found is None else Ours(amount=found[0], count=found[1])

    if meaning in MEANINGS:
        return under(MEANINGS[meaning])
    if meaning in BALANCES:
        return _balance(under, meaning)
    if account:
        return under(account)
    parts = [found for part in (REVENUE, EXPENDITURE, RECEIVED, PAID) if (found := under(part)) is not None]
    everything = under(())
    candidates = [*([everything] if everything else []), *parts]
    return next((found for found in candidates if found.amount == printed), everything if len(parts) == 1 else None)


def _balance(under: Callable[[Segments], Ours | None], meaning: str) -> Ours | None:
    revenue, expenditure, received, paid = under(REVENUE), under(EXPENDITURE), under(RECEIVED), under(PAID)
    everything = [found for found in (revenue, expenditure, received, paid) if found is not None]
    net = (received.amount if received else ZERO) - (paid.amount if paid else ZERO)
    # An office without revenue prints its whole expenditure as its deficit, so one side alone counts.
    surplus = (revenue.amount if revenue else ZERO) - (expenditure.amount if expenditure else ZERO)
    count = sum(found.count for found in everything)
    if meaning == "net_financing":
        return Ours(amount=net, count=count) if received or paid else None
    if not (revenue or expenditure):
        return None
    return Ours(amount=surplus if meaning == "surplus" else surplus + net, count=count)


def differences(
    stated: Iterable[tuple[StatedTotal, int, Decimal]], nil: Collection[CellRef] = (), *, over: Decimal = ZERO, is_repeated: bool = False
) -> list[Problem]:
    """A problem for every printed total that our leaves do not confirm. Given with each: of how many leaves, and the smallest amount printed.

    nil: where totals stand whose parts are nothing but nil; those are refused, since the amount would be lost. over: what rows over their own
    details make together. is_repeated: whether lines stand in the file twice. A total that is just a thousand times ours, half of it where lines
    are repeated, or ours with what stands over details, says what is wrong: refused as well.
    """
    problems = []
    for one, count, step in stated:
        if one.ours is None or one.difference is None or abs(one.difference) <= step * (count + 1) / 2:
            continue
        code = "sum.other-sign" if one.amount == -one.ours else "sum.differs" if one.label else "sum.bare-number"
        if one.source in nil:
            code = "sum.parts-nil"
        elif one.amount and any(one.amount == one.ours * unit or one.ours == one.amount * unit for unit in UNITS):
            code = "sum.other-unit"
        elif is_repeated and one.amount and one.ours == 2 * one.amount:
            code = "sum.lines-twice"
        elif over and one.amount == one.ours + over:
            code = "sum.counts-both"
        details = (("label", one.label or "Jumlah"), ("ours", f"{one.ours:f}"), ("difference", f"{one.difference:f}"))
        problems.append(Problem(code, one.source, f"{one.amount:f}", details))
    return problems
