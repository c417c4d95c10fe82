"""Cuts a long list of proposals into pages that stay as they are when one leaves it or another comes. Used by lists and results.

Were a page the next fifty, one that leaves would move all that come after it by one: a thousand pages made again for one answer. So it is the
proposals' own numbers that say where to cut, each by what stands a few places before and after it alone, and pages are counted from the
last one up: what comes first in a list is what changes.
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
    """The neighbours of one page of a long list, None at its ends; left: how many pages come after it."""

    left: int
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """What one page of a list shows. number: counted from the last page, which is 1; 0 for the first, whose address is the list's own."""

    href: str
    number: int
    cases: Sequence[Case]
    turning: Turning | None

    @property
    def is_first(self) -> bool:
        return not self.number

    def titled(self, title: Phrase) -> Phrase:
        """A page's title is its own."""
        return title if self.is_first else phrase("pages.title", title=title, number=self.number)


def pages_of(href: str, cases: Sequence[Case], fewest: int) -> tuple[ListPage, ...]:
    """The pages in order: more than fewest on each, twice that on most."""
    cuts = cuts_in([case.rank for case in cases], fewest)
    last = len(cuts)
    return tuple(
        ListPage(
            href=_href(href, place, last),
            number=last - place + 1 if place else 0,
            cases=cases[start:end],
            turning=Turning(
                left=last - place,
                newer=_link(href, place - 1, last) if place else None,
                older=_link(href, place + 1, last) if place < last else None,
            )
            if last
            else None,
        )
        for place, (start, end) in enumerate(zip((0, *cuts), (*cuts, len(cases)), strict=True))
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


def _href(href: str, place: int, last: int) -> str:
    return addresses.numbered_page(href, last - place + 1) if place else href


def _link(href: str, place: int, last: int) -> Link:
    return Link(label=str(last - place + 1), href=_href(href, place, last))
