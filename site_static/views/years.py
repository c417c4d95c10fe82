"""Which documents speak for a fiscal year: real ones before samples, the last sequence of each phase, no part counted twice.

Used by every page of a year. A year has one budget per phase; two of them stand side by side: the first plan and the plan in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cms.domain.budgets import Balance, BudgetDocument, BudgetLine, Phase, balance_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseBudget:
    """What is published of one phase of one year. Two documents only where they hold different parts, revenue and expenditure say."""

    phase: Phase
    documents: tuple[BudgetDocument, ...]

    @property
    def lines(self) -> Iterator[BudgetLine]:
        for document in self.documents:
            yield from document.lines

    @property
    def balance(self) -> Balance:
        return balance_of(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalYear:
    """A year's budgets in the order of their phases. A sample year has no real document at all."""

    year: int
    is_sample: bool
    phases: tuple[PhaseBudget, ...]
    # Published, but not what this year's pages add up: samples of a real year, documents that a fuller one replaces.
    others: tuple[BudgetDocument, ...]

    @property
    def compared(self) -> tuple[PhaseBudget, ...]:
        """The one or two budgets that stand side by side: the first plan and the plan in force; without a plan what there is."""
        plans = [one for one in self.phases if one.phase.is_plan and one.phase is not Phase.PROPOSED]
        plans = plans or [one for one in self.phases if one.phase.is_plan] or list(self.phases)
        return (plans[0],) if len(plans) == 1 else (plans[0], plans[-1])


def years_of(documents: Iterable[BudgetDocument]) -> tuple[FiscalYear, ...]:
    """Every year with a current document, newest first."""
    by_year: dict[int, list[BudgetDocument]] = {}
    for document in documents:
        if document.is_current:
            by_year.setdefault(document.year, []).append(document)
    return tuple(_fiscal_year(year, by_year[year]) for year in sorted(by_year, reverse=True))


def headline(years: Iterable[FiscalYear]) -> FiscalYear | None:
    """The newest year for the front page: a sample never stands there while a real year exists."""
    ranked = sorted(years, key=lambda one: (one.is_sample, -one.year))
    return ranked[0] if ranked else None


def _fiscal_year(year: int, documents: list[BudgetDocument]) -> FiscalYear:
    is_sample = all(one.is_sample for one in documents)
    phases = []
    for phase in Phase:
        chosen = _disjoint(one for one in documents if one.phase is phase and one.is_sample == is_sample)
        if chosen:
            phases.append(PhaseBudget(phase=phase, documents=chosen))
    used = {id(document) for one in phases for document in one.documents}
    others = sorted((one for one in documents if id(one) not in used), key=lambda one: one.dataset)
    return FiscalYear(year=year, is_sample=is_sample, phases=tuple(phases), others=tuple(others))


def _disjoint(documents: Iterable[BudgetDocument]) -> tuple[BudgetDocument, ...]:
    """The last sequence first, the one by office before the one by account; a further document only for parts not yet spoken for."""
    taken: set[int] = set()
    chosen = []
    for document in sorted(documents, key=_preference):
        parts = {line.account.segments[0] for line in document.lines}
        if parts and not parts & taken:
            taken |= parts
            chosen.append(document)
    return tuple(sorted(chosen, key=lambda one: one.dataset))


def _preference(document: BudgetDocument) -> tuple[int, bool, int, str]:
    by_office = any(line.office_code is not None for line in document.lines)
    return (-document.sequence, not by_office, -len(document.lines), document.dataset)
