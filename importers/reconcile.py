"""Every printed total beside the sum of our leaves. Both are kept; the difference is shown, never hidden.

Real budgets print stale totals: in one ministry format 17 of 43 offices stated more than their rows, and the rows were right.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cms.domain.amounts import total
from cms.domain.budgets import Balance, BudgetLine, StatedTotal, balance_of
from cms.domain.codes import AccountCode
from importers.problems import Problem

Place = tuple[Hashable, ...]
FINANCING = (6,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A total as the file prints it: for an account, or by its label of a known meaning, within a place (None = left open)."""

    total: StatedTotal
    meaning: str
    place: Place


def beside_ours(printed: Sequence[Printed], lines: Sequence[BudgetLine], places: Sequence[Place]) -> tuple[StatedTotal, ...]:
    """Each printed total with what our leaves add up to in the same place."""
    results = []
    within: dict[Place, list[BudgetLine]] = {}
    for one in printed:
        if one.place not in within:
            within[one.place] = [line for line, place in zip(lines, places, strict=True) if _covers(one.place, place)]
        results.append(_with(one.total, _ours(one, within[one.place])))
    return tuple(results)


def _covers(wide: Place, place: Place) -> bool:
    return all(part is None or part == other for part, other in zip(wide, place, strict=True))


def _with(stated: StatedTotal, ours: Decimal | None) -> StatedTotal:
    return StatedTotal(label=stated.label, account=stated.account, phase=stated.phase, amount=stated.amount, source=stated.source, ours=ours)


def _ours(printed: Printed, lines: list[BudgetLine]) -> Decimal | None:
    account = printed.total.account
    if account is not None:
        return _under(account, printed.total.amount, lines)
    balance = balance_of(lines)
    match printed.meaning:
        case "surplus":
            return balance.surplus
        case "net_financing":
            return balance.net_financing
        case "remainder":
            return balance.remainder
        case "revenue" | "expenditure" | "financing_in" | "financing_out":
            value: Decimal | None = getattr(balance, printed.meaning)
            return value
        case "place":
            return total(line.amount for line in lines)
    return _all_of(balance, lines)


def _all_of(balance: Balance, lines: list[BudgetLine]) -> Decimal | None:
    """A bare "Jumlah" is the sum of everything only where revenue, expenditure and financing do not stand together."""
    parts = [part for part in (balance.revenue, balance.expenditure, balance.financing_in, balance.financing_out) if part is not None]
    return total(line.amount for line in lines) if len(parts) == 1 else None


def _under(account: AccountCode, stated: Decimal, lines: list[BudgetLine]) -> Decimal | None:
    below = [line for line in lines if line.account == account or line.account.is_under(account)]
    if not below:
        return None
    if account.segments == FINANCING:
        # Files differ in what row 6 is: 6.1 - 6.2 (the law's net financing) or 6.1 + 6.2. Ours is the first unless the file says the second.
        both = total(line.amount for line in below)
        return both if stated == both else balance_of(below).net_financing
    return total(line.amount for line in below)


def differences(stated: Iterable[StatedTotal]) -> list[Problem]:
    """A warning for every printed total that our leaves do not confirm."""
    problems = []
    for one in stated:
        if one.ours is not None and one.difference:
            details = (("label", one.label), ("ours", str(one.ours)), ("difference", str(one.difference)))
            problems.append(Problem("total.differs", one.source, str(one.amount), details))
    return problems
