"""The list of years, each with its budget in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from site_static import addresses
from site_static.views.across_figures import whole_figure
from site_static.views.figure import Figure
from site_static.views.frame import (
    Draft,
    Frame,
    sample_of,
)
from site_static.views.yearbook import HOME_LINK, Yearbook, digest_of
from site_static.words import Label, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year in a list: its budget in force."""

    year: int
    href: str
    is_sample: bool
    in_force: Label
    revenue: Decimal | None
    expenditure: Decimal | None
    has_offices: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class YearListView:
    frame: Frame
    city: str
    years: tuple[YearRow, ...]
    charts: tuple[Figure, ...]


def year_list(city: str, books: Sequence[Yearbook]) -> Draft:
    rows = [year_row(book) for book in books]
    charts = tuple(whole_figure(city, books))
    facts = digest_of(city, rows, charts)
    return Draft(href=addresses.YEARS, template="years.html", facts=facts, view=partial(year_list_view, city, rows, charts))


def year_list_view(city: str, years: Sequence[YearRow], charts: tuple[Figure, ...]) -> YearListView:
    return YearListView(
        frame=Frame(
            href=addresses.YEARS,
            title=phrase("years.title", city=city),
            description=phrase("years.description", city=city),
            section="years",
            trail=(HOME_LINK,),
            sample=sample_of(one.is_sample for one in years),
        ),
        city=city,
        years=tuple(years),
        charts=charts,
    )


def year_row(book: Yearbook) -> YearRow:
    last = book.balances[-1]
    return YearRow(
        year=book.year,
        href=addresses.year(book.year),
        is_sample=book.fiscal_year.is_sample,
        in_force=book.columns[-1],
        revenue=last.revenue,
        expenditure=last.expenditure,
        has_offices=book.ledger.has_offices,
    )
