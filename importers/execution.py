"""A realisation against the budget that it carries out: what cannot be true, and what a finance officer must be able to explain.

Used by cms.imports, which knows the budget in force. Shares are never computed where either amount is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cms.domain.amounts import ZERO, share
from cms.domain.budgets import Balance, BudgetLine, balance_of
from cms.domain.codes import AccountCode, UnitCode
from cms.domain.tables import CellRef
from importers.problems import Problem

EXPENDITURE = 5
# Expenditure is bound by kind (jenis: 5.1.02) of each office; deeper levels may be shifted within it.
BOUND_LEVEL = 3
# So few lines may be equal by chance.
LEAST_LINES = 5
SHOWN = 5

Bound = tuple[UnitCode | None, AccountCode]


def against_plan(realised: Sequence[BudgetLine], plan: Sequence[BudgetLine]) -> Iterator[Problem]:
    """plan: the lines of the budget in force; empty when none is published."""
    if not realised or not plan:
        return
    if len(realised) >= LEAST_LINES and _amounts(realised) == _amounts(plan):
        yield Problem("realisation.same-as-plan", realised[0].source, str(len(realised)))
        return
    over = _over(realised, plan)
    if over:
        shown = "; ".join(f"{_named(bound)}: {spent} > {planned}" for bound, spent, planned, _ in over[:SHOWN])
        yield Problem("realisation.over-plan", over[0][3], shown, (("count", str(len(over))),))


def execution_of(realised: Iterable[BudgetLine], plan: Iterable[BudgetLine]) -> dict[str, dict[str, str | None]]:
    """For each part of the budget what was planned, what became of it, and the share in per cent: JSON for people and programs."""
    planned, done = balance_of(plan), balance_of(realised)
    parts = ("revenue", "expenditure", "financing_in", "financing_out")
    return {part: row for part in parts if (row := _part(part, planned, done)) is not None}


def _part(part: str, planned: Balance, done: Balance) -> dict[str, str | None] | None:
    plan, real = getattr(planned, part), getattr(done, part)
    if plan is None and real is None:
        return None
    percent = share(real, plan) if plan and real is not None else None
    return {name: None if one is None else f"{one:f}" for name, one in (("plan", plan), ("realised", real), ("share", percent))}


def _amounts(lines: Iterable[BudgetLine]) -> list[tuple[tuple[int, ...], Decimal]]:
    return sorted((line.account.segments, line.amount) for line in lines if line.amount)


def _over(realised: Iterable[BudgetLine], plan: Sequence[BudgetLine]) -> list[tuple[Bound, Decimal, Decimal, CellRef]]:
    """Kinds of expenditure with more spent than planned, the largest excess first. By office only where both files name offices."""
    deep = min(BOUND_LEVEL, *(len(line.account.segments) for line in plan if line.account.segments[0] == EXPENDITURE), BOUND_LEVEL)
    by_office = any(line.office_code for line in plan)
    planned: dict[Bound, Decimal] = {}
    spent: dict[Bound, tuple[Decimal, CellRef]] = {}
    for line in plan:
        bound = _bound(line, deep, by_office=by_office)
        planned[bound] = planned.get(bound, ZERO) + line.amount
    for line in realised:
        if line.account.segments[0] == EXPENDITURE and len(line.account.segments) >= deep:
            bound = _bound(line, deep, by_office=by_office)
            amount, source = spent.get(bound, (ZERO, line.source))
            spent[bound] = (amount + line.amount, source)
    if by_office and not any(office for office, _ in spent):
        return []
    over = [(bound, amount, planned.get(bound, ZERO), source) for bound, (amount, source) in spent.items() if amount > planned.get(bound, ZERO)]
    return sorted(over, key=lambda one: (one[2] - one[1], _named(one[0])))


def _bound(line: BudgetLine, level: int, *, by_office: bool) -> Bound:
    return (line.office_code if by_office else None, AccountCode(line.account.segments[:level], line.account.chart))


def _named(bound: Bound) -> str:
    office, account = bound
    return " ".join([*([office.text] if office else []), str(account)])
