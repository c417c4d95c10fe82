"""The front page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from site_static import addresses
from site_static.views.frame import (
    Draft,
    Frame,
    Headline,
    Link,
    sample_of,
)
from site_static.views.headlines import of_spending
from site_static.views.ledger import EXPENDITURE
from site_static.views.year.every import YearRow, year_row
from site_static.views.year.lede import lede_of
from site_static.views.year.page import YearView, year_facts, year_view
from site_static.views.year.receipt import receipt_of
from site_static.views.yearbook import Yearbook, digest_of
from site_static.words import Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page: the newest real year, else the newest sample; None when nothing is published yet."""

    frame: Frame
    city: str
    site_name: str
    headline: YearView | None
    years: tuple[YearRow, ...]
    document_count: int
    service_count: int
    goals: tuple[Link, ...]
    proposals: tuple[Phrase, ...]


def home(
    city: str,
    site_name: str,
    first: Yearbook | None,
    books: Sequence[Yearbook],
    documents: int,
    goals: tuple[Link, ...],
    services: int,
    proposals: tuple[Phrase, ...] = (),
) -> Draft:
    """first: the year that the front page tells of. goals: what one can want of the services, each leading to the catalogue.

    proposals: what became of them, in a sentence or two.
    """
    rows = [year_row(book) for book in books]
    facts = digest_of(city, site_name, year_facts(first) if first else "", rows, documents, goals, services, proposals)
    view = partial(home_view, city, site_name, first, rows, documents, goals, services, proposals)
    return Draft(href=addresses.HOME, template="home.html", facts=facts, view=view)


def home_view(
    city: str,
    site_name: str,
    first: Yearbook | None,
    years: Sequence[YearRow],
    documents: int,
    goals: tuple[Link, ...],
    services: int,
    proposals: tuple[Phrase, ...],
) -> HomeView:
    return HomeView(
        frame=Frame(
            href=addresses.HOME,
            title=phrase("home.title", city=city, site=site_name),
            description=phrase("home.description", city=city),
            section="home",
            sample=sample_of(one.is_sample for one in years),
            headline=_front_headline(first) if first else None,
        ),
        city=city,
        site_name=site_name,
        headline=year_view(first) if first else None,
        years=tuple(years),
        document_count=documents,
        service_count=services,
        goals=goals,
        proposals=proposals,
    )


def _front_headline(book: Yearbook) -> Headline | None:
    receipt = receipt_of(book)
    sentences = (receipt.lede,) if receipt else lede_of(book, book.balances[-1])
    return of_spending(book.columns, book.account_sums(EXPENDITURE), book.year, sentences, is_sample=book.fiscal_year.is_sample)
