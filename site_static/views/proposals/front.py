"""The front page of proposals: what became of all of them, where they come from, and the newest answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from site_static import addresses
from site_static.views.frame import Draft, Frame, Link
from site_static.views.proposals.cases import Case, Docket
from site_static.views.proposals.facets import FACETS
from site_static.views.proposals.lists import OVERDUE, Count, Entry, Tally, counts_of, entry_of, feeds_at, tally_of_all
from site_static.views.proposals.pace import PACE
from site_static.views.proposals.reasons import REASONS
from site_static.views.proposals.results import REAL
from site_static.views.yearbook import HOME_LINK
from site_static.words import Phrase, phrase

NEWEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """All proposals at a glance. questions: where else to look."""

    frame: Frame
    city: str
    lede: tuple[Phrase, ...]
    counts: tuple[Count, ...]
    total: int
    questions: tuple[Link, ...]
    ways: tuple[Link, ...]
    newest: tuple[Entry, ...]
    feeds: tuple[Link, ...]


def front(docket: Docket) -> Draft:
    tally, newest = tally_of_all(docket), docket.newest[:NEWEST]
    facts = (docket.mark, tally, [case.mark for case in newest], docket.sample)
    return Draft(href=addresses.PROPOSALS, template="proposals/front.html", facts=facts, view=partial(front_view, docket, tally, newest))


def glance(docket: Docket) -> tuple[Phrase, ...]:
    """All proposals in a sentence or two, for the site's own front page."""
    return tuple(_lede(tally_of_all(docket)))


def front_view(docket: Docket, tally: Tally, newest: Sequence[Case]) -> FrontView:
    total, _, late = tally
    return FrontView(
        frame=Frame(
            href=addresses.PROPOSALS,
            title=phrase("proposals.title", city=docket.city.name),
            description=phrase("proposals.description", city=docket.city.name),
            section="proposals",
            trail=(HOME_LINK,),
            sample=docket.sample,
        ),
        city=docket.city.name,
        lede=tuple(_lede(tally)),
        counts=counts_of(tally),
        total=total,
        questions=tuple(_questions(late)),
        ways=tuple(Link(label=phrase(f"facet.{facet.name}.way"), href=facet.href) for facet in FACETS),
        newest=tuple(entry_of(case) for case in newest),
        feeds=feeds_at(addresses.PROPOSALS),
    )


def _questions(late: int) -> Iterator[Link]:
    """What readers ask beyond one proposal."""
    if late:
        yield Link(label=phrase("overdue.link", count=late), href=addresses.proposals_by(OVERDUE))
    yield Link(label=phrase("results.title"), href=addresses.proposals_by(REAL))
    yield Link(label=phrase("reasons.title"), href=addresses.proposals_by(REASONS))
    yield Link(label=phrase("pace.title"), href=addresses.proposals_by(PACE))
    yield Link(label=phrase("accountability.link"), href=addresses.ACCOUNTABILITY)


def _lede(tally: Tally) -> Iterator[Phrase]:
    total, outcomes, late = tally
    if not total:
        yield phrase("proposals.none")
        return
    yield phrase("proposals.lede", count=total, real=outcomes[0], promised=outcomes[1])
    if late:
        yield phrase("proposals.late", count=late)
