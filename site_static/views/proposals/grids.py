"""Tables of counts and rates as the pages of figures show them, small counts masked. Used by reasons, pace and accountability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from site_static.words import Label, Phrase, phrase

NOTHING = phrase("cell.nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One row; bar is the length of its picture in thousandths of the longest, 0 for none."""

    label: Label
    href: str
    cells: tuple[Label, ...]
    bar: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table of figures in words of the page's language."""

    anchor: str
    title: Label
    head: Label
    columns: tuple[Label, ...]
    rows: tuple[GridRow, ...]
    note: Label = ""
    has_bars: bool = False
    # Many columns that are mostly zero: a phone shows only the others of each row, and the note says so.
    is_sparse: bool = False
    zero: Label = phrase("cell.count", count=0)
    # Amounts are too long to stand side by side on a phone.
    has_amounts: bool = False


def count(number: int) -> Phrase:
    return phrase("cell.count", count=number)


def decimal(number: Decimal | None, places: str = "0.1") -> Phrase:
    """A mean, a median, a rate; said to be missing where there is none."""
    return NOTHING if number is None else phrase("cell.decimal", number=number.quantize(Decimal(places)))


def percent(share: Decimal | None) -> Phrase:
    return NOTHING if share is None else phrase("cell.percent", share=share)


def masked(counts: Sequence[int], least: int) -> tuple[Phrase, ...]:
    """The counts of one row; those that are small are said to be fewer than least.

    Where just one is small, the next smallest is masked with it: else the row's sum, which stands elsewhere, would give it away.
    """
    small = {place for place, one in enumerate(counts) if 0 < one < least}
    if len(small) == 1:
        others = [(one, place) for place, one in enumerate(counts) if one >= least]
        small |= {min(others)[1]} if others else set()
    return tuple(
        phrase("cell.hidden" if one >= least else "cell.fewer", count=least) if place in small else count(one) for place, one in enumerate(counts)
    )
