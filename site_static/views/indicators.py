"""Measures of a year's budget, as indicators.toml defines them in account codes. Used by measures and guide."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from cms.domain.amounts import EXACT, ZERO, share
from cms.domain.codes import PERMENDAGRI_90
from site_static.views.ledger import EXPENDITURE, REVENUE, Segments
from site_static.views.yearbook import Yearbook
from site_static.words import Phrase, phrase

FILE = Path(__file__).parent.parent / "indicators.toml"
# A sign and an account, for each account of a side of a formula.
Side = tuple[tuple[int, Segments], ...]
Amounts = Callable[[Segments], Decimal | None]


class BadFormula(ValueError):
    """A formula that is not accounts joined by + and -, a slash, and accounts again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """formula: as it is shown; above and below: its two sides; name, meaning and note by language."""

    key: str
    formula: str
    above: Side
    below: Side
    name: dict[str, str]
    meaning: dict[str, str]
    note: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An indicator of one year: per cent and the two amounts that it is made of; lacking says why there is none."""

    indicator: Indicator
    share: Decimal | None
    above: Decimal | None
    below: Decimal | None
    lacking: Phrase | None


def cards(book: Yearbook) -> tuple[Card, ...]:
    """Every indicator of the budget in force; none for a year in an older chart of accounts, whose codes mean other things."""
    wholes = [book.ledger.accounts.get((account,)) for account in (REVENUE, EXPENDITURE)]
    if any(node is not None and node.code.chart != PERMENDAGRI_90 for node in wholes):
        return ()
    return tuple(card(one, lambda segments: book.account_sums(*segments)[-1]) for one in indicators())


def card(indicator: Indicator, amount_of: Amounts) -> Card:
    for _, segments in (*indicator.above, *indicator.below):
        if amount_of(segments) is None:
            return Card(indicator=indicator, share=None, above=None, below=None, lacking=phrase("indicator.lacking", code=code_of(segments)))
    above, below = _added(indicator.above, amount_of), _added(indicator.below, amount_of)
    if below <= 0:
        return Card(indicator=indicator, share=None, above=above, below=below, lacking=phrase("indicator.no-base"))
    return Card(indicator=indicator, share=share(above, below), above=above, below=below, lacking=None)


def _added(side: Side, amount_of: Amounts) -> Decimal:
    result = ZERO
    for sign, segments in side:
        result = EXACT.add(result, (amount_of(segments) or ZERO) * sign)
    return result


@cache
def indicators() -> tuple[Indicator, ...]:
    found = tomllib.loads(FILE.read_text("utf-8"))
    return tuple(
        Indicator(
            key=key,
            formula=shown(facts["formula"]),
            above=sides(facts["formula"])[0],
            below=sides(facts["formula"])[1],
            name=facts["name"],
            meaning=facts["meaning"],
            note=facts.get("note", {}),
        )
        for key, facts in found.items()
    )


def sides(formula: str) -> tuple[Side, Side]:
    """Both sides of a formula. Raises BadFormula."""
    above, slash, below = formula.partition(" / ")
    if not slash:
        raise BadFormula(f"{formula!r} has no ' / '")
    return _side(above), _side(below)


def _side(text: str) -> Side:
    signs, found, sign = {"+": 1, "-": -1}, [], 1
    for place, piece in enumerate(text.split()):
        if place % 2:
            if piece not in signs:
                raise BadFormula(f"{text!r}: {piece!r} is neither + nor -")
            sign = signs[piece]
        else:
            if not all(part.isdigit() for part in piece.split(".")):
                raise BadFormula(f"{text!r}: {piece!r} is no account")
            found.append((sign, tuple(int(part) for part in piece.split("."))))
    if not found or len(text.split()) % 2 == 0:
        raise BadFormula(f"{text!r} names no account, or ends with a sign")
    return tuple(found)


def shown(formula: str) -> str:
    """As it stands on the page: a side of several accounts in brackets, a division sign."""
    above, _, below = formula.partition(" / ")
    return " ÷ ".join(f"({side})" if " " in side else side for side in (above, below)).replace(" - ", " − ")


def code_of(segments: Segments) -> str:
    """5.1.01: the segments after the second have two digits."""
    return ".".join(str(one) if place < 2 else f"{one:02d}" for place, one in enumerate(segments))
