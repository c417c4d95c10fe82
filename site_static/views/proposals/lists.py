"""Lists of proposals: the front page of proposals, the lists by each facet, those by one group of it, and what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from cms.domain.texts import Text
from site_static import addresses
from site_static.views.frame import FULL_BAR, SHORTEST_BAR, Draft, Frame, Link, Sheaf
from site_static.views.proposals.case import PROPOSALS_LINK
from site_static.views.proposals.cases import Case, Docket, marks_of
from site_static.views.proposals.facets import FACETS, OFFICE, ORIGIN, STATE, THEME, VILLAGE, YEAR, Facet, Group, Groups, Outcome
from site_static.views.proposals.paging import ListPage, Turning, pages_of
from site_static.views.proposals.sketch import Sketch, sketch
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import Label, Phrase, phrase

# More than this on each page of a longer list, which makes forty on most: about 7 KiB compressed.
FEWEST_OF_A_PAGE = 20
OVERDUE = "terlambat"
TEMPLATE = "proposals/list.html"
# A shorter list is read faster than it is narrowed down.
FEWEST_TO_NARROW = 8
# In the order of Case.narrowed_by.
NARROWED_BY = (STATE, YEAR, ORIGIN, THEME, OFFICE, VILLAGE)
# Which lists can be followed; a feed for each of the others would be of no use to a neighbour.
FOLLOWED_FACETS = (VILLAGE, OFFICE)


# All, by outcome, and how many are late or silent.
Tally = tuple[int, tuple[int, ...], int]


class Entry(NamedTuple):
    """A proposal in a list: number, title and place, what became of it, what is owed. A tuple with names, as making.Made."""

    reference: str
    href: str
    title: str
    where: str
    sentence: Text
    days_late: int
    days_silent: int
    # See Case.narrowed_by.
    narrowed_by: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of an outcome; bar is its part of all, in thousandths."""

    outcome: str
    label: Label
    count: int
    bar: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """Proposals of one group, or all that are overdue."""

    frame: Frame
    kicker: Label
    title: Label
    lede: tuple[Phrase, ...]
    counts: tuple[Count, ...]
    total: int
    entries: tuple[Entry, ...]
    turning: Turning | None
    # By what the list can be narrowed down where scripts run: the facet's name and its place in Case.narrowed_by. None on short and further pages.
    choices: tuple[tuple[str, int], ...]
    # The longest overdue first, instead of the newest number.
    is_sorted: bool
    others: Link | None
    feeds: tuple[Link, ...]
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """One group in the list of its facet."""

    label: Label
    href: str
    count: int
    outcomes: tuple[int, ...]
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetView:
    """All groups of a facet with their counts."""

    frame: Frame
    title: Label
    lede: tuple[Phrase, ...]
    head: Label
    columns: tuple[Label, ...]
    rows: tuple[GroupRow, ...]
    sketch: Sketch | None


def facet_pages(docket: Docket) -> Iterator[Draft | Sheaf]:
    """For each facet its groups, and for each group its proposals."""
    for facet in FACETS:
        groups = docket.grouped(facet)
        tallies = docket.of_lists(facet, tally_of)
        sample = docket.sample
        yield Draft(
            href=facet.href,
            template="proposals/facet.html",
            facts=(docket.mark, facet.name, digest_of([group for group, _ in groups], tallies), sample),
            view=partial(facet_view, docket, facet, groups, tallies),
            frame=partial(facet_frame, docket, facet, sample),
        )
        for (group, cases), tally, marks in zip(groups, tallies, docket.of_lists(facet, marks_of), strict=True):
            yield _pages(
                docket,
                href=facet.list_href(group),
                cases=cases,
                counts=tally,
                marks=marks,
                facet=facet,
                kicker=phrase(f"facet.{facet.name}.kicker"),
                title=phrase(f"facet.{facet.name}.title", name=group.label),
                others=Link(label=phrase(f"facet.{facet.name}.all"), href=facet.href),
                has_feeds=facet in FOLLOWED_FACETS,
                has_files=facet is VILLAGE,
            )


def overdue(docket: Docket) -> Sheaf:
    """What is late or silent, the longest first."""
    late = [case for case in docket.cases if case.is_late]
    late.sort(key=lambda case: (-max(case.standing.days_late, case.standing.days_without_news), case.reference))
    return _pages(
        docket,
        href=addresses.proposals_by(OVERDUE),
        cases=late,
        counts=tally_of(late),
        marks=marks_of(late),
        facet=None,
        kicker=phrase("overdue.kicker"),
        title=phrase("overdue.title"),
        others=None,
        has_feeds=False,
        has_files=False,
        is_sorted=True,
    )


def _pages(
    docket: Docket,
    *,
    href: str,
    cases: Sequence[Case],
    counts: Tally,
    marks: str,
    facet: Facet | None,
    kicker: Label,
    title: Phrase,
    others: Link | None,
    has_feeds: bool,
    has_files: bool,
    is_sorted: bool = False,
) -> Sheaf:
    """A list, newest number first unless it is sorted already, over as many pages as it fills.

    What is counted stands on the first page alone, so that one answer does not change every page of a long list.
    """
    ordered = cases if is_sorted else cases[::-1]
    sample = docket.sample_of(cases)

    def draft(page: ListPage) -> Draft:
        frame = partial(_list_frame, page.href, page.titled(title), title, others, sample)
        return Draft(
            href=page.href,
            template=TEMPLATE,
            facts=(docket.mark, title, page.href, page.turning, counts if page.is_first else (), sample, [case.mark for case in page.cases]),
            view=partial(
                _list_view, frame, page, href=href, kicker=kicker, title=title, counts=counts, facet=facet, others=others,
                has_feeds=has_feeds, has_files=has_files, is_sorted=is_sorted,
            ),
            frame=frame,
        )  # fmt: skip

    def drafts() -> Iterator[Draft]:
        return map(draft, pages_of(href, ordered, FEWEST_OF_A_PAGE))

    return Sheaf(
        name=f"list {href}",
        facts=(docket.mark, href, title, counts, sample, marks),
        templates=(TEMPLATE,),
        drafts=drafts,
        # The search asks for its name alone, so no list is cut for that.
        named=(
            Draft(
                href=href,
                template=TEMPLATE,
                facts=(href, title),
                view=lambda: next(drafts()).view(),
                frame=partial(_list_frame, href, title, title, others, sample),
            ),
        ),
    )


def _list_frame(href: str, titled: Phrase, title: Phrase, others: Link | None, sample: str) -> Frame:
    return Frame(
        href=href,
        title=titled,
        description=phrase("proposals.list-description", title=title),
        section="proposals",
        trail=(HOME_LINK, PROPOSALS_LINK, *((others,) if others else ())),
        sample=sample,
    )


def tally_of(cases: Sequence[Case]) -> Tally:
    """All, by outcome, and how many are late or silent."""
    states = Counter(map(attrgetter("state"), cases))
    outcomes = tuple(sum(states[state] for state in outcome.states) for outcome in Outcome)
    return len(cases), outcomes, sum(map(attrgetter("is_late"), cases))


def tally_of_all(docket: Docket) -> Tally:
    """The same of all cases, each of which is in one list of states."""
    tallies = docket.of_lists(STATE, tally_of)
    outcomes = zip(*(one for _, one, _ in tallies), strict=True)
    return sum(total for total, _, _ in tallies), tuple(map(sum, outcomes)), sum(late for _, _, late in tallies)


def counts_of(tally: Tally) -> tuple[Count, ...]:
    """The outcomes that there are, in their order."""
    total, outcomes, _ = tally
    return tuple(
        Count(
            outcome=outcome.value,
            label=phrase(f"outcome.{outcome.value}"),
            count=count,
            bar=max(SHORTEST_BAR, count * FULL_BAR // total),
        )
        for outcome, count in zip(Outcome, outcomes, strict=True)
        if count
    )


def _list_view(
    frame: Callable[[], Frame],
    page: ListPage,
    *,
    href: str,
    kicker: Label,
    title: Phrase,
    counts: Tally,
    facet: Facet | None,
    others: Link | None,
    has_feeds: bool,
    has_files: bool,
    is_sorted: bool,
) -> ListView:
    is_first = page.is_first
    total, _, late = counts if is_first else (0, (), 0)
    return ListView(
        frame=frame(),
        kicker=kicker,
        title=title,
        lede=(phrase("proposals.count", count=total), *((phrase("proposals.late", count=late),) if late else ())) if is_first else (),
        counts=counts_of(counts) if is_first else (),
        total=total,
        entries=tuple(entry_of(case) for case in page.cases),
        turning=page.turning,
        choices=tuple((one.name, place) for place, one in enumerate(NARROWED_BY) if one is not facet)
        if is_first and total >= FEWEST_TO_NARROW
        else (),
        is_sorted=is_sorted,
        others=others,
        feeds=feeds_at(href) if has_feeds else (),
        files=files_at(href) if has_files else (),
    )


def entry_of(case: Case) -> Entry:
    standing = case.standing
    return Entry(
        reference=case.reference,
        href=case.href,
        title=case.proposal.title,
        where=case.place.village,
        sentence=case.sentence,
        days_late=standing.days_late,
        days_silent=standing.days_without_news if standing.is_silent else 0,
        narrowed_by=case.narrowed_by,
    )


def feeds_at(href: str) -> tuple[Link, ...]:
    return tuple(
        Link(label=label, href=addresses.beside(href, name), is_file=True)
        for label, name in (("Atom", addresses.NEWS_ATOM), ("JSON", addresses.NEWS_JSON))
    )


def files_at(href: str) -> tuple[Link, ...]:
    """A village's proposals as files."""
    return tuple(Link(label=one.upper(), href=addresses.beside(href, f"usulan.{one}"), is_file=True) for one in addresses.TABLE_FORMATS)


def _sketch(docket: Docket, groups: Groups) -> Sketch | None:
    """The villages of the city with their counts."""
    return sketch(docket.city, {cases[0].proposal.village_code: (VILLAGE.list_href(group), len(cases)) for group, cases in groups})


def facet_frame(docket: Docket, facet: Facet, sample: str) -> Frame:
    return Frame(
        href=facet.href,
        title=phrase(f"facet.{facet.name}.all"),
        description=phrase("proposals.facet-description", city=docket.city.name, title=phrase(f"facet.{facet.name}.all")),
        section="proposals",
        trail=(HOME_LINK, PROPOSALS_LINK),
        sample=sample,
    )


def facet_view(docket: Docket, facet: Facet, groups: Groups, tallies: Sequence[Tally]) -> FacetView:
    return FacetView(
        frame=facet_frame(docket, facet, docket.sample),
        title=phrase(f"facet.{facet.name}.all"),
        lede=(phrase("proposals.count", count=len(docket.cases)),),
        head=phrase(f"facet.{facet.name}.head"),
        columns=tuple(phrase(f"outcome-short.{outcome.value}") for outcome in Outcome),
        rows=tuple(group_row(facet, group, tally) for (group, _), tally in zip(groups, tallies, strict=True)),
        sketch=_sketch(docket, groups) if facet is VILLAGE else None,
    )


def group_row(facet: Facet, group: Group, tally: Tally) -> GroupRow:
    total, outcomes, late = tally
    return GroupRow(label=group.label, href=facet.list_href(group), count=total, outcomes=outcomes, late=late)
