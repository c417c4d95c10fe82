"""The year from draft to audited: a rung for each phase of the law, published or not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cms.domain.budgets import Phase
from site_static import addresses
from site_static.views.frame import (
    Link,
    phase_label,
)
from site_static.views.terms import phase_href
from site_static.views.yearbook import Yearbook
from site_static.views.years import PhaseBudget
from site_static.words import Label, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseStep:
    """One rung of the year's ladder: a phase with its documents, or a phase that is not published."""

    label: Label
    explanation: Label
    is_published: bool
    is_in_force: bool
    revenue: Decimal | None
    expenditure: Decimal | None
    documents: tuple[Link, ...]
    # Where the glossary tells what the phase is; "" where it does not.
    term: str = ""


def phases_of(book: Yearbook) -> tuple[PhaseStep, ...]:
    """Every phase of the law, published or not; a phase that was published several times has a rung for each."""
    budgets = list(enumerate(book.fiscal_year.phases))
    steps: list[PhaseStep] = []
    for phase in Phase:
        published = [(place, budget) for place, budget in budgets if budget.phase is phase]
        steps += [_step(book, place, budget) for place, budget in published] or [_missing(phase)]
    return tuple(steps)


def _step(book: Yearbook, place: int, budget: PhaseBudget) -> PhaseStep:
    balance = book.balance(place)
    return PhaseStep(
        label=phase_label(budget.phase, budget.number),
        term=phase_href(budget.phase),
        explanation=phrase(f"phase-meaning.{budget.phase.value}"),
        is_published=True,
        is_in_force=place == book.shown[-1] and budget.phase.is_plan,
        revenue=balance.revenue,
        expenditure=balance.expenditure,
        documents=tuple(Link(label=one.title, href=addresses.document(one.dataset)) for one in budget.documents),
    )


def _missing(phase: Phase) -> PhaseStep:
    return PhaseStep(
        label=phase_label(phase),
        term=phase_href(phase),
        explanation=phrase(f"phase-meaning.{phase.value}"),
        is_published=False,
        is_in_force=False,
        revenue=None,
        expenditure=None,
        documents=(),
    )
