"""Cuts a long list of proposals into pages that stay as they are when one leaves it or another comes. Used by lists and results.

Were a page the next fifty, one that leaves would move all that come after it by one: a thousand pages made again for one answer. So it is the
proposals' own numbers that say where to cut, each by what stands a few places before and after it alone, and a page is called by the proposal
that it begins with: were they counted, a cut that goes or comes would rename all pages on one side of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_static import addresses
from site_static.views.frame import Link
from site_static.views.proposals.cases import Case
from site_static.words import Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """The neighbours of one page of a long list, None at its ends; left: how many pages come after the first, 0 on all others."""

    left: int
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """What one page of a list shows. start: the number of its first proposal; "" for the first page, whose address is the list's own."""

    href: str
    start: str
    cases: Sequence[Case]
    turning: Turning | None

    @property
    def is_first(self) -> bool:
        return not self.start

    def titled(self, title: Phrase) -> Phrase:
        """A page's title is its own."""
        return title if self.is_first else phrase("proposals.page-title", title=title, start=self.start)


def pages_of(href: str, cases: Sequence[Case], fewest: int) -> tuple[ListPage, ...]:
    """The pages in order: more than fewest on each, twice that on most."""
    cuts = cuts_in([case.rank for case in cases], fewest)
    starts = ("", *(cases[cut].reference for cut in cuts))
    return tuple(
        ListPage(
            href=_href(href, start),
            start=start,
            cases=cases[first:end],
            turning=_turning(href, starts, place) if cuts else None,
        )
        for place, (start, first, end) in enumerate(zip(starts, (0, *cuts), (*cuts, len(cases)), strict=True))
    )


def cuts_in(ranks: Sequence[int], fewest: int) -> list[int]:
    """Before which places a new page begins: those of a higher rank than all that stand at most so far from them."""
    found, place, last = [], fewest, len(ranks) - fewest
    while place < last:
        around = ranks[place - fewest : place + fewest + 1]
        highest = max(around)
        if ranks[place] == highest and around.index(highest) == fewest:
            found.append(place)
            place += fewest + 1
        else:
            # None of those before a higher one can be the highest of its own surroundings.
            place = max(place + 1, place - fewest + len(around) - 1 - around[::-1].index(highest))
    return found


def _turning(href: str, starts: Sequence[str], place: int) -> Turning:
    last = len(starts) - 1
    return Turning(
        left=0 if place else last,
        newer=_link(href, starts[place - 1]) if place else None,
        older=_link(href, starts[place + 1]) if place < last else None,
    )


def _href(href: str, start: str) -> str:
    return addresses.page_from(href, start) if start else href


def _link(href: str, start: str) -> Link:
    return Link(label=start, href=_href(href, start))
