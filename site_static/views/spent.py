"""What was really received and spent, beside the plan in force. Used by the pages of a year, of its realisation and of its offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.amounts import share
from cms.domain.budgets import BudgetDocument
from site_static import addresses
from site_static.views.frame import Source, phase_label, source_of
from site_static.views.ledger import UnitNode
from site_static.views.yearbook import Yearbook
from site_static.words import Label, Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class RealisedRow:
    """A part of the budget: the plan in force beside what was really received or spent, and its share of the plan."""

    label: Label
    plan: Decimal | None
    realised: Decimal | None
    share: Decimal | None
    bar: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRealised:
    """What an office really spent. href: where it stands beside the others."""

    row: RealisedRow
    plan_label: Label
    until: date | None
    href: str


def realised_place(book: Yearbook) -> int | None:
    """Which of the year's budgets is the last realisation, where it names offices."""
    place = book.realised_place
    return place if place is not None and any(office.amounts[place] is not None for office in book.ledger.offices) else None


def of_office(book: Yearbook, node: UnitNode) -> OfficeRealised | None:
    """None below offices, which realisations do not name, and where the year has none."""
    place = realised_place(book) if node.level == "office" else None
    if place is None:
        return None
    done = book.fiscal_year.phases[place]
    row = realised_row(phase_label(done.phase, done.number), book.sums(node)[-1], node.amounts[place])
    return OfficeRealised(row=row, plan_label=book.columns[-1], until=realised_day(done.documents), href=addresses.execution(book.year))


def realised_sources(book: Yearbook) -> tuple[Source, ...]:
    """The documents that the last realisation is taken from."""
    place = book.realised_place
    return () if place is None else tuple(map(source_of, book.fiscal_year.phases[place].documents))


def realised_day(documents: Sequence[BudgetDocument]) -> date | None:
    """The earliest of the days that are said: until then all of it is counted."""
    return min((one.as_of for one in documents if one.as_of is not None), default=None)


def realised_until(documents: Sequence[BudgetDocument]) -> Phrase | None:
    day = realised_day(documents)
    return None if day is None else phrase("realised.until", day=day)


def realised_row(label: Label, plan: Decimal | None, realised: Decimal | None) -> RealisedRow:
    """A share never stands without both amounts, nor over a plan of nothing."""
    part = share(realised, plan) if plan is not None and realised is not None and plan > 0 and realised >= 0 else None
    return RealisedRow(label=label, plan=plan, realised=realised, share=part, bar=min(1000, int(part * 10)) if part is not None else 0)
