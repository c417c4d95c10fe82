"""The year's first sentences: revenue, expenditure, what is left over, and what of it cannot be said."""

from __future__ import annotations

from collections.abc import Iterator

from cms.domain.budgets import Balance
from site_static.views.yearbook import Yearbook
from site_static.words import Phrase, phrase


def lede_of(book: Yearbook, last: Balance) -> Iterator[Phrase]:
    if last.revenue is not None and last.expenditure is not None and last.surplus is not None:
        yield phrase("year.lede", city=book.city_name, year=book.year, revenue=last.revenue, expenditure=last.expenditure)
        kind = "surplus" if last.surplus > 0 else "deficit" if last.surplus < 0 else "balanced"
        yield phrase(f"year.{kind}", amount=abs(last.surplus))
    elif last.expenditure is not None:
        yield phrase("year.lede-expenditure", city=book.city_name, year=book.year, expenditure=last.expenditure)
        yield phrase("year.no-revenue")
    elif last.revenue is not None:
        yield phrase("year.lede-revenue", city=book.city_name, year=book.year, revenue=last.revenue)
        yield phrase("year.no-expenditure")


def remainder_sentence(balance: Balance) -> Phrase:
    """What is left over, or why that cannot be said."""
    if balance.remainder is None:
        missing = "revenue" if balance.revenue is None else "expenditure" if balance.expenditure is None else "financing"
        return phrase(f"remainder.unknown-{missing}")
    if balance.remainder == 0:
        return phrase("remainder.none")
    return phrase("remainder.left" if balance.remainder > 0 else "remainder.short", amount=abs(balance.remainder))
