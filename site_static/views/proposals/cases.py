"""Every proposal with what follows from it on the day of the site: what all pages of proposals share.

A proposal for which the city owes something must say until when, and a budget line that pays must be published: where one of the two
is not so nothing is published, and the number is named.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import nlargest
from operator import attrgetter
from typing import TypeVar

from cms.domain.budgets import BudgetDocument
from cms.domain.city import City
from cms.domain.errors import InconsistentData
from cms.domain.proposals.choices import FINAL, State
from cms.domain.proposals.facts import BudgetReference, Proposal, ProposalEvent
from cms.domain.proposals.photos import Photo
from cms.domain.proposals.rows import NO_PLACE, PlaceNames, places_of
from cms.domain.proposals.rules import ProposalRules
from cms.domain.proposals.sentence import owed_sentence, state_sentence
from cms.domain.proposals.standing import Standing
from cms.domain.proposals.wording import ORIGINAL, languages, name_of, texts
from cms.domain.texts import Text
from site_static import addresses
from site_static.content import Snapshot
from site_static.kept import Kept
from site_static.views.documents import document_href
from site_static.views.ledger import Segments, UnitNode, UnitPath
from site_static.views.proposals.facets import VILLAGE, Facet, Groups, grouped
from site_static.views.proposals.saying import said
from site_static.views.yearbook import Yearbook, digest_of, digest_of_lines

# Of a digest in the facts of a page, 128 bits.
DIGITS = 32
# As many as a feed has entries.
MOST_NEWEST = 50
Said = TypeVar("Said")


@dataclass(kw_only=True, eq=False)
class Case:
    """A proposal on the day of the site. mark: all that any page can say of it, in one short text; it changes when that does.

    Nobody changes one; it is not frozen because a city has 50,000, and freezing them takes longer than making them.
    It stands in a dozen lists, so what they say of it is written once.
    """

    proposal: Proposal
    reference: str
    standing: Standing
    state: State
    # That in which it came in.
    year: int
    # Late or silent on the day of the site.
    is_late: bool
    # By which the newest comes last: the day of its last event, then its number.
    age: tuple[date, str]
    place: PlaceNames
    # The word for its village in addresses; "" where it has none.
    village_slug: str
    rules: ProposalRules
    # The same without the counts of the day.
    history: str
    mark: str

    @property
    def href(self) -> str:
        return addresses.proposal(self.reference)

    @cached_property
    def rank(self) -> int:
        """By which long lists are cut into pages (paging.py): its own for ever, and without any order that a list has."""
        return int.from_bytes(hashlib.blake2b(self.reference.encode(), digest_size=8).digest())

    @cached_property
    def sentence(self) -> Text:
        """What became of it."""
        return said(lambda language: state_sentence(self.proposal, self.standing, self.rules, language))

    @cached_property
    def narrowed_by(self) -> Text:
        """What a list can be narrowed down and sorted by, in the order that filter.js knows; a name's own bars would be taken for ours."""
        one, standing = self.proposal, self.standing
        names = (str(self.year), one.theme, standing.in_charge, self.place.village)
        year, theme, office, village = (name.replace("|", "/") for name in names)
        asked = "" if one.amount_asked is None else f"{one.amount_asked:.0f}"
        owed = max(standing.days_late, standing.days_without_news if standing.is_silent else 0)
        last = f"{asked}|{one.last.on.isoformat()}|{owed}"
        return said(lambda language: f"{name_of(self.state, language)}|{year}|{name_of(one.origin, language)}|{theme}|{office}|{village}|{last}")

    @cached_property
    def owed(self) -> Text:
        """What is still owed, how late, how long without news."""
        return said(lambda language: owed_sentence(self.proposal, self.standing, language))

    @property
    def move(self) -> ProposalEvent:
        """The event that brought it where it stands."""
        return self.standing.move


@dataclass(frozen=True, slots=True, kw_only=True)
class PayingLine:
    """A published budget line that pays, and the page that shows it. unit: () where the line is shown by its document alone.

    lapsed: "" of a version in force; how one that is not ended: withdrawn, on a day or on one that nobody recorded, or older. Such a line is
    of no unit: the budget in force does not count it.
    """

    name: str
    document: str
    year: int
    href: str
    unit: UnitPath = ()
    version: str = ""
    lapsed: str = ""
    withdrawn_on: date | None = None

    @property
    def said(self) -> tuple[object, ...]:
        """All that a page can say of it."""
        return (self.href, self.name, self.document, self.version, self.lapsed, self.withdrawn_on)


@dataclass(frozen=True, kw_only=True)
class Docket:
    """All cases, and what leads from one to another and to the budget. mark: the city's rules and words, part of every page's facts."""

    city: City
    day: date
    cases: tuple[Case, ...]
    lines: Mapping[BudgetReference, PayingLine]
    # By number.
    photos: Mapping[str, tuple[Photo, ...]]
    mark: str
    kept: Kept

    @cached_property
    def by_reference(self) -> Mapping[str, Case]:
        return {case.reference: case for case in self.cases}

    @cached_property
    def blocks(self) -> Mapping[str, tuple[Case, ...]]:
        """The cases by hundreds of their numbers: what is made of one block stands and falls with the others of it."""
        found = _grouped(self.cases, [case.reference[:-2] for case in self.cases])
        return {name: self.kept.same(("block", name), block) for name, block in found.items()}

    @cached_property
    def names(self) -> str:
        """All that the search finds proposals by, in one short text."""
        said = [
            f"{one.reference}\0{one.title}\0{one.place}\0{one.theme}\0{one.for_year}\0{case.village_slug}\0{case.place.village}"
            for case in self.cases
            for one in (case.proposal,)
        ]
        return hashlib.sha256("\n".join(said).encode()).hexdigest()

    def grouped(self, facet: Facet) -> Groups:
        """The lists of a facet, in their order."""
        if facet.name not in self._groups:
            found = grouped(facet, self.cases)
            self._groups[facet.name] = [(group, self.kept.same((facet.name, group.slug), cases)) for group, cases in found]
        return self._groups[facet.name]

    def of_lists(self, facet: Facet, say: Callable[..., Said], *more: object) -> tuple[Said, ...]:
        """What say(cases, *more) gives for each list of a facet. A list whose cases are all as they were is not asked again: one answer
        changes one list of each facet, and of the others a city has hundreds."""
        lists = [cases for _, cases in self.grouped(facet)]
        return self.kept.each((say, facet.name), (self.mark, more), lists, lambda place: say(lists[place], *more))

    @cached_property
    def newest(self) -> tuple[Case, ...]:
        """Those of all cases to which something happened last, the newest first. Each is in one list of villages."""
        return newest_of(list(itertools.chain.from_iterable(self.of_lists(VILLAGE, newest_of))))

    @cached_property
    def block_marks(self) -> Mapping[str, str]:
        """Of each block all that any page can say of its cases."""
        return self._of_blocks(marks_of)

    @cached_property
    def block_histories(self) -> Mapping[str, str]:
        """The same without the counts of the day."""
        return self._of_blocks(histories_of)

    def _of_blocks(self, say: Callable[[Iterable[Case]], str]) -> Mapping[str, str]:
        blocks = tuple(self.blocks.values())
        return dict(zip(self.blocks, self.kept.each((say, "blocks"), self.mark, blocks, lambda place: say(blocks[place])), strict=True))

    @cached_property
    def _groups(self) -> dict[str, Groups]:
        return {}

    @cached_property
    def merged_into(self) -> Mapping[str, tuple[Case, ...]]:
        """Number -> the proposals that were merged into it."""
        merged = [case for case in self.cases if case.state is State.MERGED]
        return _grouped(merged, [case.move.other for case in merged])

    @cached_property
    def split_from(self) -> Mapping[str, tuple[Case, ...]]:
        """Number -> the pieces that it was split into."""
        return _grouped(self.cases, [case.proposal.copied_from for case in self.cases])

    @cached_property
    def linked(self) -> frozenset[str]:
        """The numbers of those that are merged or split: few."""
        sides = (*self.merged_into.items(), *self.split_from.items())
        return frozenset(number for whole, parts in sides for number in (whole, *(one.reference for one in parts)))

    @cached_property
    def sample(self) -> str:
        """How a page says that all or some proposals are invented."""
        marks = {case.proposal.is_sample for case in self.cases}
        return "none" if True not in marks else "proposals" if marks == {True} else "some-proposals"

    def sample_of(self, cases: Sequence[Case]) -> str:
        """The same of some of them."""
        if not cases or self.sample != "some-proposals":
            return self.sample if cases else "none"
        marks = {case.proposal.is_sample for case in cases}
        return "none" if True not in marks else "proposals" if marks == {True} else "some-proposals"

    def line_of(self, case: Case) -> PayingLine | None:
        found = case.standing.budget_line
        return self.lines[found] if found is not None else None

    def lines_of(self, case: Case) -> list[PayingLine]:
        """Every line that its history shows."""
        if case.standing.budget_line is None:
            return []
        named = (event.budget_line for event in case.proposal.events)
        return [self.lines[line] for line in named if line is not None and line in self.lines]

    @cached_property
    def paid_by(self) -> Mapping[tuple[int, UnitPath], tuple[Case, ...]]:
        """(year, unit) -> the proposals that a line of that unit pays for."""
        found: dict[tuple[int, UnitPath], list[Case]] = {}
        for case in self.cases:
            line = self.line_of(case)
            if line is not None and line.unit:
                found.setdefault((line.year, line.unit), []).append(case)
        return {unit: tuple(cases) for unit, cases in found.items()}


def newest_of(cases: Iterable[Case]) -> tuple[Case, ...]:
    """Those to which something happened last; in place of those of one day the highest numbers."""
    return tuple(nlargest(MOST_NEWEST, cases, key=attrgetter("age")))


def marks_of(cases: Iterable[Case]) -> str:
    """All that any page can say of them, in one short text."""
    return digest_of_lines([case.mark for case in cases])


def histories_of(cases: Iterable[Case]) -> str:
    """The same without the counts of the day."""
    return digest_of_lines([case.history for case in cases])


def _grouped(cases: Iterable[Case], names: Iterable[str]) -> Mapping[str, tuple[Case, ...]]:
    """The cases by their names; those without a name are left out."""
    found: dict[str, list[Case]] = {}
    for case, name in zip(cases, names, strict=True):
        if name:
            found.setdefault(name, []).append(case)
    return {name: tuple(some) for name, some in found.items()}


def docket_of(snapshot: Snapshot, books: Sequence[Yearbook]) -> Docket:
    """Raises InconsistentData that names a proposal which owes an answer without a day, or is paid by a line that is not published."""
    city, day = snapshot.city, snapshot.day
    rules, places = city.proposal_rules, places_of(city)
    slugs = addresses.unique_slugs((place.code, place.name) for district in city.districts for place in district.villages)
    proposals, standings = snapshot.proposals, snapshot.standings
    # A standing is made of one proposal, and anew where that is another.
    cases = snapshot.kept.each("cases", city, standings, lambda place: _case(proposals[place], standings[place], rules, places, slugs))
    said = [texts(language) for language in languages()]
    mark = digest_of(city.name, city.site_url, city.districts, city.inhabitants_source, rules, said)
    photos: dict[str, tuple[Photo, ...]] = {}
    for photo in snapshot.photos:
        photos[photo.reference] = (*photos.get(photo.reference, ()), photo)
    return Docket(
        city=city, day=day, cases=cases, lines=_paying_lines(cases, snapshot.documents, books), photos=photos, mark=mark, kept=snapshot.kept
    )


def _case(proposal: Proposal, standing: Standing, rules: ProposalRules, places: Mapping[str, PlaceNames], slugs: Mapping[str, str]) -> Case:
    state, last = standing.state, proposal.last
    if standing.due_on is None and state not in FINAL:
        word = name_of(state, ORIGINAL)
        raise InconsistentData(
            f'{proposal.reference}: berstatus "{word}", tetapi riwayatnya tidak menyebut sampai kapan. Tidak ada yang diterbitkan.'
        )
    # The last digest covers the whole history and what was asked (cms.domain.proposals.chain); half of it tells two histories apart.
    history = f"{proposal.reference} {last.digest[:DIGITS] or digest_of(proposal)} {proposal.is_sample:d}"
    silent = standing.days_without_news if standing.is_silent else 0
    return Case(
        proposal=proposal,
        reference=proposal.reference,
        standing=standing,
        state=state,
        year=proposal.asked_on.year,
        is_late=standing.days_late > 0 or standing.is_silent,
        age=(last.on, proposal.reference),
        place=places.get(proposal.village_code, NO_PLACE),
        village_slug=slugs.get(proposal.village_code, ""),
        rules=rules,
        history=history,
        mark=f"{history} {standing.days_late} {silent}",
    )


# The budget --------------------------------------------------------------------------------------------------------------


def _paying_lines(cases: Iterable[Case], documents: Iterable[BudgetDocument], books: Iterable[Yearbook]) -> Mapping[BudgetReference, PayingLine]:
    """Every line that a history names, found in the budgets that are or were public: in the version at the document's address, else in the last
    that has it. A figure that was withdrawn or corrected stays what the proposal was told, and keeps nothing else from being published.
    """
    paid = [case for case in cases if case.standing.budget_line is not None]
    named = {line: case for case in paid for event in case.proposal.in_force if event.budget_dataset and (line := event.budget_line)}
    pages = {book.year: _unit_pages(book) for book in books}
    found: dict[BudgetReference, PayingLine] = {}
    for document in sorted(documents, key=lambda one: (one.holds_address, one.vintage), reverse=True):
        if wanted := [line for line in named if line.dataset == document.dataset and line not in found]:
            found |= dict(_lines_in(document, wanted, pages.get(document.year, {})))
    for line, case in named.items():
        if line not in found:
            raise InconsistentData(f"{case.reference}: baris anggaran {line} tidak ada dalam anggaran yang diterbitkan. Tidak ada yang diterbitkan.")
    return found


UnitPages = Mapping[tuple[Segments, Segments], tuple[UnitNode, str]]


def _unit_pages(book: Yearbook) -> UnitPages:
    """(office, sub activity) -> its node and the address of its page."""
    return {
        (node.path[0], node.code.segments): (node, book.unit_href(node))
        for node in book.ledger.units.values()
        if node.level == "sub-activity" and book.is_shown(node)
    }


def _lines_in(document: BudgetDocument, wanted: Iterable[BudgetReference], pages: UnitPages) -> Iterator[tuple[BudgetReference, PayingLine]]:
    wanted = frozenset(wanted)
    lapsed, withdrawn_on = _lapsed(document)
    for line in document.lines:
        reference = BudgetReference(
            dataset=document.dataset, office_code=line.office_code, sub_activity_code=line.sub_activity_code, account=line.account
        )
        if reference in wanted:
            office, sub_activity = line.office_code, line.sub_activity_code
            node, href = pages.get((office.segments, sub_activity.segments), (None, "")) if office and sub_activity else (None, "")
            yield (
                reference,
                PayingLine(
                    name=line.sub_activity_name or line.account_name,
                    document=document.title,
                    year=document.year,
                    href=document_href(document) if lapsed else href or addresses.document(document.dataset),
                    unit=node.path if node and not lapsed else (),
                    version=document.version,
                    lapsed=lapsed,
                    withdrawn_on=withdrawn_on,
                ),
            )


def _lapsed(document: BudgetDocument) -> tuple[str, date | None]:
    """How a version that is not in force ended, and on which day it was withdrawn."""
    if document.is_current:
        return "", None
    on = document.release.withdrawn_on if document.release is not None else None
    return ("withdrawn" if on else "withdrawn-once" if document.is_withdrawn else "older"), on
