"""What a figure is: a drawing with its title, one sentence, the same numbers as a table, sources and vintage; and its small page.

The views place a figure where it answers the reader's question; plan publishes each also as SVG, as PNG and as a small page for
embedding. A figure's facts are itself: whatever it says stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.budgets import BudgetDocument
from site_static import addresses
from site_static.charts.drawings import Drawing
from site_static.views.frame import Draft, Frame
from site_static.views.yearbook import digest_of
from site_static.words import Label, Phrase, phrase

MISSING = phrase("figure.missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """A document or table that the figure's numbers come from, in the version that they were taken from.

    version "": the newest, whichever it is. A figure that a correction elsewhere in the document leaves as it is says no more.
    """

    title: Label
    href: str
    version: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A row of the table of the same numbers; None is said as absent, or in the words of its own cell.

    shares: per cent that stand below the amounts, where there are any.
    """

    label: Label
    amounts: tuple[Decimal | None, ...]
    note: Label = ""
    absent: Label = phrase("table.nothing")
    href: str = ""
    shares: tuple[Decimal | None, ...] = ()
    absences: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """href: the page that it stands on. place: its name in addresses, below that page's folder. beside: the id of a table on its page
    that holds the same numbers, "" where the figure brings its own."""

    place: str
    href: str
    title: Label
    sentences: tuple[Phrase, ...]
    drawing: Drawing
    head: Label
    columns: tuple[Label, ...]
    rows: tuple[FigureRow, ...]
    vintages: tuple[Vintage, ...]
    is_sample: bool
    beside: str = ""

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return "gambar-" + self.place.rpartition("/")[2]

    @property
    def is_one_edition(self) -> bool:
        """Several sources, all of one version and day: then it is said once."""
        return len(self.vintages) > 1 and len({(one.version, one.published_on) for one in self.vintages}) == 1

    @property
    def embed(self) -> str:
        return addresses.embed(self.place)

    @property
    def svg(self) -> str:
        return addresses.picture(self.place, "svg")

    @property
    def png(self) -> str:
        return addresses.picture(self.place, "png")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedView:
    """The small page of one figure."""

    frame: Frame
    figure: Figure


def embed_draft(figure: Figure) -> Draft:
    return Draft(href=figure.embed, template="embed.html", facts=digest_of(figure), view=lambda: embed_view(figure))


def embed_view(figure: Figure) -> EmbedView:
    frame = Frame(
        href=figure.embed,
        title=phrase("embed.title", title=figure.title),
        description=phrase("embed.title", title=figure.title),
        section="",
        sample="all" if figure.is_sample else "none",
    )
    return EmbedView(frame=frame, figure=figure)


def vintages_of(documents: Iterable[BudgetDocument]) -> tuple[Vintage, ...]:
    return tuple(
        Vintage(title=one.title, href=addresses.document(one.dataset), version=one.version, published_on=one.published_on) for one in documents
    )


def newest_of(documents: Iterable[BudgetDocument]) -> tuple[Vintage, ...]:
    return tuple(Vintage(title=one.title, href=addresses.document(one.dataset)) for one in documents)
