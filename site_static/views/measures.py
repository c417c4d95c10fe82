"""A year in small numbers and in pictures: what each Rp100.000 is for, where the money comes from and goes, the measures of the budget, its phases.

Used by drafts() for every year.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from site_static import addresses
from site_static.views.figure import Figure
from site_static.views.figures import flow, ladder
from site_static.views.frame import Draft, Frame, Headline, Source
from site_static.views.indicators import Card, cards
from site_static.views.year.receipt import Receipt, receipt_of
from site_static.views.yearbook import Yearbook, digest_of
from site_static.words import Label, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresView:
    """receipt: None in a year without expenditure. cards: none in a year of an older chart of accounts."""

    frame: Frame
    year: int
    in_force: Label
    receipt: Receipt | None
    cards: tuple[Card, ...]
    # None where a side is missing.
    flow: Figure | None
    ladder: Figure
    sources: tuple[Source, ...]


def measures(book: Yearbook) -> Draft:
    receipt, found = receipt_of(book), cards(book)
    facts = digest_of(book.facts, receipt, found, flow(book), ladder(book))
    return Draft(href=addresses.measures(book.year), template="measures.html", facts=facts, view=partial(measures_view, book, receipt, found))


def measures_view(book: Yearbook, receipt: Receipt | None, found: tuple[Card, ...]) -> MeasuresView:
    return MeasuresView(
        frame=book.frame(
            href=addresses.measures(book.year),
            title=phrase("indicator.year-title", city=book.city_name, year=book.year),
            description=phrase("indicator.description", city=book.city_name, year=book.year),
            trail=(book.year_link,),
            headline=Headline(sentences=(receipt.lede,)) if receipt else None,
        ),
        year=book.year,
        in_force=book.columns[-1],
        receipt=receipt,
        cards=found,
        flow=flow(book),
        ladder=ladder(book),
        sources=book.sources,
    )
