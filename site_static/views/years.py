"""Which documents speak for a fiscal year: real ones before samples, each phase once, no part counted twice.

Used by every page of a year. Two budgets of a year stand side by side: the first one enacted and the plan in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cms.domain.budgets import BudgetDocument, BudgetLine, Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseBudget:
    """What is published of one phase of one year. Two documents only where they hold different parts, revenue and expenditure say.

    number counts the shifts of a year that has several; else it is 0.
    """

    phase: Phase
    number: int
    documents: tuple[BudgetDocument, ...]

    @property
    def lines(self) -> Iterator[BudgetLine]:
        for document in self.documents:
            yield from document.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalYear:
    """A year's budgets in the order of their phases. A sample year has no real document at all."""

    year: int
    is_sample: bool
    phases: tuple[PhaseBudget, ...]
    # Published, but not what this year's pages add up: samples of a real year, documents that a fuller one replaces.
    others: tuple[BudgetDocument, ...]

    @property
    def compared(self) -> tuple[int, ...]:
        """The one or two of phases that stand side by side: the first plan and the plan in force; without a plan what there is."""
        plans = [place for place, one in enumerate(self.phases) if one.phase.is_plan and one.phase is not Phase.PROPOSED]
        plans = plans or [place for place, one in enumerate(self.phases) if one.phase.is_plan] or list(range(len(self.phases)))
        return (plans[0],) if len(plans) == 1 else (plans[0], plans[-1])


def years_of(documents: Iterable[BudgetDocument]) -> tuple[FiscalYear, ...]:
    """Every year with a current document, newest first."""
    by_year: dict[int, list[BudgetDocument]] = {}
    for document in documents:
        if document.is_current:
            by_year.setdefault(document.year, []).append(document)
    years = (_fiscal_year(year, by_year[year]) for year in sorted(by_year, reverse=True))
    return tuple(year for year in years if year.phases)


def headline(years: Iterable[FiscalYear]) -> FiscalYear | None:
    """The newest year for the front page: a sample never stands there while a real year exists."""
    ranked = sorted(years, key=lambda one: (one.is_sample, -one.year))
    return ranked[0] if ranked else None


def _fiscal_year(year: int, documents: list[BudgetDocument]) -> FiscalYear:
    is_sample = all(one.is_sample for one in documents)
    groups: dict[tuple[int, int], list[BudgetDocument]] = {}
    for document in documents:
        if document.is_sample == is_sample:
            groups.setdefault((document.phase.order, document.sequence), []).append(document)
    chosen = [disjoint for key in sorted(groups) if (disjoint := _disjoint(groups[key]))]
    used = {id(document) for one in chosen for document in one}
    others = sorted((one for one in documents if id(one) not in used), key=lambda one: one.dataset)
    return FiscalYear(year=year, is_sample=is_sample, phases=tuple(_numbered(chosen)), others=tuple(others))


def _numbered(budgets: list[tuple[BudgetDocument, ...]]) -> Iterator[PhaseBudget]:
    phases = [documents[0].phase for documents in budgets]
    for place, documents in enumerate(budgets):
        number = phases[: place + 1].count(phases[place]) if phases.count(phases[place]) > 1 else 0
        yield PhaseBudget(phase=phases[place], number=number, documents=documents)


def _disjoint(documents: Iterable[BudgetDocument]) -> tuple[BudgetDocument, ...]:
    """The one by office before the one by account; a further document only for parts not yet spoken for."""
    taken: set[int] = set()
    chosen = []
    for document in sorted(documents, key=_preference):
        parts = parts_of(document)
        if parts and not parts & taken:
            taken |= parts
            chosen.append(document)
    return tuple(sorted(chosen, key=lambda one: one.dataset))


def parts_of(document: BudgetDocument) -> set[int]:
    """The accounts of level 1 that a document has lines of: 4, 5, 6."""
    return {line.account.segments[0] for line in document.lines}


def _preference(document: BudgetDocument) -> tuple[bool, int, str]:
    by_office = any(line.office_code is not None for line in document.lines)
    return (not by_office, -len(document.lines), document.dataset)
