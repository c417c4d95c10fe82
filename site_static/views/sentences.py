"""Sentences written from the data, which the pages of accounts, units and years open with."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cms.domain.amounts import share
from site_static.views.frame import Row, change_of
from site_static.views.ledger import Sums
from site_static.words import Label, Phrase, phrase


def amount_sentence(key: str, *, name: Label, city: str, year: int, columns: tuple[Label, ...], sums: Sums) -> Phrase:
    """What the last budget gives; said plainly where it gives nothing any more."""
    last = sums[-1]
    if last is not None:
        return phrase(f"{key}.amount", name=name, city=city, year=year, amount=last)
    before = next((amount for amount in sums if amount is not None), None)
    if before is None:
        return phrase("sentence.nothing", name=name, year=year)
    return phrase("sentence.gone", name=name, last=columns[-1], first=columns[0], before=before)


def share_sentence(amount: Decimal | None, whole: Row | None) -> Iterator[Phrase]:
    """What part of a whole an amount is, with the whole's amount beside it."""
    if amount is None or whole is None or amount < 0:
        return
    of = whole.amounts[-1]
    part = share(amount, of) if of is not None and of > 0 else None
    if of is not None and amount == of:
        yield phrase("sentence.all", whole=whole.label)
    elif part is not None and of is not None:
        yield phrase("sentence.share", share=part, whole=whole.label, of=of)


def change_sentence(columns: tuple[Label, ...], sums: Sums) -> Iterator[Phrase]:
    """How far the last budget moved from the first, with both amounts."""
    change = change_of(sums)
    first, last = sums[0], sums[-1]
    if change is None or last is None:
        return
    if first is None:
        yield phrase("sentence.new", first=columns[0])
    elif change.kind == "same":
        yield phrase("sentence.same", first=columns[0])
    elif change.share is None:
        yield phrase(f"sentence.{change.kind}", moved=abs(change.amount), first=columns[0], before=first)
    else:
        yield phrase(f"sentence.{change.kind}-share", moved=abs(change.amount), share=abs(change.share), first=columns[0], before=first)


def largest_sentence(rows: tuple[Row, ...]) -> Iterator[Phrase]:
    """The largest of several parts."""
    if len(rows) > 1 and rows[0].amounts[-1]:
        yield phrase("sentence.largest", name=rows[0].label, amount=rows[0].amounts[-1])
