"""What a year really received and spent, beside the plan in force, for the year's own page."""

from __future__ import annotations

from dataclasses import dataclass

from site_static import addresses
from site_static.views.frame import (
    Link,
    phase_label,
)
from site_static.views.spent import RealisedRow, realised_place, realised_row, realised_until
from site_static.views.yearbook import Yearbook
from site_static.words import Label, Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Realised:
    """What was really received and spent until as_of, beside the plan in force."""

    label: Label
    plan_label: Label
    # Until which day it counts; None where no document says it.
    until: Phrase | None
    rows: tuple[RealisedRow, ...]
    documents: tuple[Link, ...]
    # Where the same stands by office; "" where the realisation names none.
    by_office: str


def realised_of(book: Yearbook) -> Realised | None:
    """The last realisation beside the plan in force; None where none is published."""
    year, place = book.fiscal_year, book.realised_place
    if place is None:
        return None
    done = year.phases[place]
    plan, real = book.balance(book.shown[-1]), book.balance(place)
    return Realised(
        label=phase_label(done.phase, done.number),
        plan_label=book.columns[-1],
        until=realised_until(done.documents),
        rows=(
            realised_row(phrase("part.revenue"), plan.revenue, real.revenue),
            realised_row(phrase("part.expenditure"), plan.expenditure, real.expenditure),
            realised_row(phrase("balance.financing-in"), plan.financing_in, real.financing_in),
            realised_row(phrase("balance.financing-out"), plan.financing_out, real.financing_out),
        ),
        documents=tuple(Link(label=one.title, href=addresses.document(one.dataset)) for one in done.documents),
        by_office=addresses.execution(year.year) if realised_place(book) is not None else "",
    )
