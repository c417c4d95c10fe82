"""The page that tells how a budget works, with the numbers of one real year. Used by drafts()."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any  # a TOML file's values

from site_static import addresses
from site_static.views.accounts import balance_rows
from site_static.views.frame import AmountTable, Draft, Frame, sample_of
from site_static.views.indicators import Indicator, indicators
from site_static.views.terms import InText, in_text
from site_static.views.yearbook import HOME_LINK, YEARS_LINK, Yearbook, digest_of
from site_static.words import phrase

FILE = Path(__file__).parent.parent / "guide.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideStep:
    """A step of the year, its texts by language. term: the word of the glossary that it is about."""

    when: Mapping[str, str]
    title: Mapping[str, str]
    text: Mapping[str, str]
    law: str
    term: InText | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideView:
    """example: the balance of one year, step by step; None while nothing is published."""

    frame: Frame
    city: str
    steps: tuple[GuideStep, ...]
    year: int
    year_href: str
    example: AmountTable | None
    indicators: tuple[Indicator, ...]


def guide(city: str, book: Yearbook | None) -> Draft:
    """book: the year that serves as example."""
    facts = digest_of(city, FILE.read_text("utf-8"), indicators(), (book.facts, book.balances) if book else None)
    return Draft(href=addresses.GUIDE, template="guide.html", facts=facts, view=partial(guide_view, city, book))


def guide_view(city: str, book: Yearbook | None) -> GuideView:
    return GuideView(
        frame=Frame(
            href=addresses.GUIDE,
            title=phrase("guide.title"),
            description=phrase("guide.description", city=city),
            section="years",
            trail=(HOME_LINK, YEARS_LINK),
            sample=sample_of([book.fiscal_year.is_sample]) if book else "none",
        ),
        city=city,
        steps=steps(),
        year=book.year if book else 0,
        year_href=addresses.year(book.year) if book else "",
        example=balance_rows(book.columns[-1:], book.balances[-1:], book.year) if book else None,
        indicators=indicators(),
    )


@cache
def steps() -> tuple[GuideStep, ...]:
    return tuple(_step(one) for one in tomllib.loads(FILE.read_text("utf-8"))["steps"])


def _step(facts: Mapping[str, Any]) -> GuideStep:
    term = in_text(facts["term"]) if "term" in facts else None
    return GuideStep(when=facts["when"], title=facts["title"], text=facts["text"], law=facts["law"], term=term)
