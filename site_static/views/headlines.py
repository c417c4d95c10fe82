"""What the pictures of budget pages show when a page is shared: an amount and the budget that it stands in. Used by the views."""

from __future__ import annotations

from collections.abc import Iterable

from site_static.views.frame import Headline
from site_static.views.ledger import Sums
from site_static.words import Label, Phrase, phrase


def of_budget(title: Label, columns: tuple[Label, ...], sums: Sums, year: int, sentences: Iterable[Phrase], *, holder: Label = "") -> Headline | None:
    """The amount in the budget in force. None where that budget has none: then the page's own sentences say so. holder: the office it belongs to."""
    if sums[-1] is None:
        return None
    name = phrase("card.budget", budget=columns[-1], year=year)
    if holder:
        name = phrase("card.of-office", office=holder, budget=name)
    return Headline(title=title, figure=phrase("card.amount", amount=sums[-1]), name=name, sentences=tuple(sentences))


def of_spending(columns: tuple[Label, ...], spent: Sums, year: int, sentences: Iterable[Phrase], *, is_sample: bool) -> Headline | None:
    """All that a city spends in a year."""
    if spent[-1] is None:
        return None
    name = phrase("card.spending", budget=columns[-1], year=year)
    return Headline(figure=phrase("card.amount", amount=spent[-1]), name=name, sentences=tuple(sentences), is_sample=is_sample)
