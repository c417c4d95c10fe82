"""By what proposals are listed: village, district, office, origin, state, year, theme; and the few outcomes that a reader counts by."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from cms.domain.proposals.choices import PROMISED, WAITING, Origin, State
from site_static import addresses
from site_static.views.frame import Link
from site_static.views.proposals.saying import named
from site_static.words import Label, phrase

if TYPE_CHECKING:
    from site_static.views.proposals.cases import Case

UNSAID = "tidak-disebut"
WHOLE_CITY, NO_OFFICE, NO_THEME = phrase("facet.whole-city"), phrase("facet.no-office"), phrase("facet.no-theme")


class Outcome(enum.Enum):
    """What became of proposals, in the order in which it is told. Values are keys of texts and colours."""

    REAL = "real"
    PROMISED = "promised"
    WAITING = "waiting"
    DEFERRED = "deferred"
    REFUSED = "refused"
    ELSEWHERE = "elsewhere"
    STOPPED = "stopped"

    @property
    def states(self) -> frozenset[State]:
        return OUTCOMES[self]


OUTCOMES: dict[Outcome, frozenset[State]] = {
    Outcome.REAL: frozenset({State.COMPLETED}),
    Outcome.PROMISED: PROMISED,
    Outcome.WAITING: WAITING,
    Outcome.DEFERRED: frozenset({State.DEFERRED}),
    Outcome.REFUSED: frozenset({State.REJECTED, State.CANCELLED}),
    Outcome.ELSEWHERE: frozenset({State.MERGED, State.FORWARDED, State.WITHDRAWN}),
    Outcome.STOPPED: frozenset({State.STOPPED}),
}
OUTCOME_OF: dict[State, Outcome] = {state: outcome for outcome, states in OUTCOMES.items() for state in states}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One list: the word of its address and what it is called. order: its place among the lists of its facet."""

    slug: str
    label: Label
    order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to list proposals. name: the word of its address and the key of its texts.

    key: what cases of one group have in common; of() makes the group of a case. Cases are many, so they are sorted by the key first.
    """

    name: str
    key: Callable[[Case], Hashable]
    of: Callable[[Case], Group]

    @property
    def href(self) -> str:
        return addresses.proposals_by(self.name)

    def list_href(self, group: Group) -> str:
        return addresses.proposals_by(self.name, group.slug)

    def link(self, case: Case) -> Link:
        return _link(self, self.of(case))


# The groups of a city are few and its proposals many: each is made once.
@cache
def _link(facet: Facet, group: Group) -> Link:
    return Link(label=phrase(f"facet.{facet.name}.more", name=group.label), href=facet.list_href(group))


def _village(case: Case) -> Group:
    place = case.place
    return _of_village(case.village_slug, place.village)


@cache
def _of_village(slug: str, name: str) -> Group:
    return Group(slug=slug, label=name, order=name) if name else Group(slug=UNSAID, label=WHOLE_CITY, order="~")


def _district(case: Case) -> Group:
    return _of_name(case.place.district, WHOLE_CITY)


def _office(case: Case) -> Group:
    return _of_name(case.standing.in_charge, NO_OFFICE)


def _theme(case: Case) -> Group:
    return _of_name(case.proposal.theme, NO_THEME)


@cache
def _of_name(name: str, unsaid: Label) -> Group:
    """Names that differ in case or signs alone are one."""
    if not name.strip():
        return Group(slug=UNSAID, label=unsaid, order="~")
    # A name in other letters than ours has no word of ours.
    found = addresses.slug(name) or addresses.digits_of(name)
    return Group(slug=found, label=name, order=found)


def _origin(case: Case) -> Group:
    return _of_origin(case.proposal.origin)


@cache
def _of_origin(origin: Origin) -> Group:
    return Group(slug=origin.slug, label=named(origin), order=str(list(type(origin)).index(origin)))


def _state(case: Case) -> Group:
    return state_group(case.state)


@cache
def state_group(state: State) -> Group:
    return Group(slug=state.slug, label=named(state), order=f"{list(State).index(state):02d}")


def _year(case: Case) -> Group:
    return _of_year(case.year)


@cache
def _of_year(year: int) -> Group:
    return Group(slug=str(year), label=str(year), order=f"{9999 - year}")


VILLAGE = Facet(name="kelurahan", key=attrgetter("village_slug"), of=_village)
DISTRICT = Facet(name="kecamatan", key=attrgetter("place.district"), of=_district)
OFFICE = Facet(name="kantor", key=attrgetter("standing.in_charge"), of=_office)
ORIGIN = Facet(name="asal", key=attrgetter("proposal.origin"), of=_origin)
STATE = Facet(name="status", key=attrgetter("state"), of=_state)
YEAR = Facet(name="tahun", key=attrgetter("year"), of=_year)
THEME = Facet(name="tema", key=attrgetter("proposal.theme"), of=_theme)
FACETS = (VILLAGE, DISTRICT, OFFICE, ORIGIN, STATE, YEAR, THEME)


def links_of(case: Case) -> Iterator[Link]:
    """From a proposal to every list in which it stands."""
    return (facet.link(case) for facet in FACETS)


Groups = Sequence[tuple[Group, tuple["Case", ...]]]


def grouped(facet: Facet, cases: Sequence[Case]) -> Groups:
    """The lists of a facet, in their order; within a list the cases stay in theirs."""
    by_key: defaultdict[Hashable, list[Case]] = defaultdict(list)
    for key, case in zip(map(facet.key, cases), cases, strict=True):
        by_key[key].append(case)
    groups: dict[str, Group] = {}
    keys: defaultdict[str, list[Hashable]] = defaultdict(list)
    for key, some in by_key.items():
        group = facet.of(some[0])
        groups.setdefault(group.slug, group)
        keys[group.slug].append(key)
    found = {slug: by_key[same[0]] if len(same) == 1 else [case for case in cases if facet.key(case) in same] for slug, same in keys.items()}
    return [(groups[slug], tuple(found[slug])) for slug in sorted(found, key=lambda slug: (groups[slug].order, slug))]
