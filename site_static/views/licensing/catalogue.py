"""The catalogue of services: by what one wants to do, by office with its completeness, from A to Z, and by what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from cms.domain.licensing.completeness import LAST_REQUIRED, Component, Score, missing_components, score
from cms.domain.licensing.offices import Office
from cms.domain.licensing.publication import PublishedService, freshness
from cms.domain.licensing.services import Goal, Service, ServiceStatus
from cms.domain.licensing.totals import totals
from cms.domain.texts import Text
from site_static import addresses
from site_static.views.frame import Draft, Frame, Link
from site_static.views.licensing import saying
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import Phrase, phrase

SERVICES_LINK = Link(label=phrase("licensing.crumb"), href=addresses.SERVICES)
COST_KINDS = ("free", "fixed", "reckoned", "unsaid")
WAYS = (
    Link(label=phrase("catalogue.by-goal"), href=addresses.SERVICES),
    Link(label=phrase("catalogue.a-z"), href=addresses.SERVICES_A_Z),
    Link(label=phrase("catalogue.by-cost"), href=addresses.SERVICES_BY_COST),
    Link(label=phrase("catalogue.by-office"), href=addresses.SERVICES_BY_OFFICE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One service in a list: what it costs, how long it takes, how much to bring. cost_kind sorts it by what it costs."""

    slug: str
    name: Text
    short_name: str
    href: str
    summary: Text
    cost: Phrase
    time: Phrase
    documents: Phrase
    cost_kind: str
    is_repealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Services under one heading. anchor: the place on the page, for links from a service back to its goal."""

    anchor: str
    title: Phrase | Text | str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueView:
    """One of the ways through the catalogue; has_facts: each service with cost, time and documents."""

    frame: Frame
    lede: tuple[Phrase, ...]
    ways: tuple[Link, ...]
    groups: tuple[Group, ...]
    repealed: tuple[Card, ...]
    finder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredService:
    """A service and which of its 14 components are missing."""

    card: Card
    score: Score
    missing: tuple[Component, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredOffice:
    """An office with what its services say of themselves, and when somebody last vouched for them."""

    anchor: str
    name: Text | Phrase
    score: Score
    percent: Decimal
    services: tuple[ScoredService, ...]
    certified: int
    overdue: int
    uncertified: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficesView:
    """Completeness of what each office publishes. last_required: up to this component nothing may be missing."""

    frame: Frame
    lede: tuple[Phrase, ...]
    ways: tuple[Link, ...]
    offices: tuple[ScoredOffice, ...]
    last_required: int


def catalogue(city_name: str, services: Sequence[PublishedService], day: date, *, has_finder: bool) -> Iterator[Draft]:
    """The four ways through the catalogue."""
    facts = tuple(one.facts for one in services)
    cards = tuple(card_of(one, day) for one in facts)
    for href, key, groups in (
        (addresses.SERVICES, "by-goal", _by_goal(facts, cards)),
        (addresses.SERVICES_A_Z, "a-z", _a_to_z(cards)),
        (addresses.SERVICES_BY_COST, "by-cost", _by_cost(cards)),
    ):
        view = partial(_view, city_name, facts, href, key, groups, cards, finder=addresses.finder() if has_finder else "")
        yield Draft(href=href, template="licensing/catalogue.html", facts=digest_of(city_name, key, groups, cards, has_finder), view=view)
    offices = tuple(_scored_offices(facts, cards, day))
    yield Draft(
        href=addresses.SERVICES_BY_OFFICE,
        template="licensing/offices.html",
        facts=digest_of(city_name, offices),
        view=partial(_offices_view, city_name, facts, offices),
    )


def goal_links(services: Iterable[PublishedService]) -> tuple[Link, ...]:
    """What one can want, each leading to its place in the catalogue."""
    in_force = (one.facts for one in services if one.facts.status is ServiceStatus.IN_FORCE)
    goals = sorted({goal for service in in_force for goal in service.goals}, key=lambda one: (one.name.original, one.key))
    return tuple(Link(label=goal.name, href=f"{addresses.SERVICES}#{addresses.slug(goal.key)}") for goal in goals)


def card_of(service: Service, day: date) -> Card:
    found = totals(service, day)
    promised = service.time.span if service.time else None
    summed = saying.duration_range(found.time)
    return Card(
        slug=service.slug,
        name=service.name,
        short_name=service.short_name,
        href=addresses.service(service.slug),
        summary=service.summary,
        cost=saying.cost(found.costs),
        time=saying.span(promised) if promised else summed or phrase("time.unsaid"),
        documents=saying.count(found.documents, "documents"),
        cost_kind=saying.cost_kind(found.costs),
        is_repealed=service.status is ServiceStatus.REPEALED,
    )


def frame_of(href: str, title: Phrase | Text, description: Phrase, services: Iterable[Service], trail: tuple[Link, ...]) -> Frame:
    """sample: what a reader must know first. service: this one stands on no decree; services: so do some in this list."""
    samples = [one.is_sample for one in services]
    kind = "none" if not any(samples) else "services" if all(samples) else "some-services"
    return Frame(href=href, title=title, description=description, section="licensing", trail=trail, sample=kind)


def _view(
    city_name: str, facts: tuple[Service, ...], href: str, key: str, groups: tuple[Group, ...], cards: tuple[Card, ...], *, finder: str
) -> CatalogueView:
    in_force = [card for card in cards if not card.is_repealed]
    free = sum(card.cost_kind == "free" for card in in_force)
    return CatalogueView(
        frame=frame_of(
            href,
            phrase(f"catalogue.{key}-title", city=city_name),
            phrase("catalogue.description", city=city_name),
            facts,
            (HOME_LINK,) if key == "by-goal" else (HOME_LINK, SERVICES_LINK),
        ),
        lede=(phrase("catalogue.lede", count=len(in_force)), phrase("catalogue.lede-free", count=free)) if in_force else (),
        ways=WAYS,
        groups=groups,
        repealed=tuple(card for card in cards if card.is_repealed) if key in ("by-goal", "a-z") else (),
        finder=finder,
    )


def _by_goal(facts: Sequence[Service], cards: Sequence[Card]) -> tuple[Group, ...]:
    """In the words of applicants, by those words; a service without a goal stands under the last heading."""
    goals: dict[Goal, list[Card]] = {}
    for service, card in zip(facts, cards, strict=True):
        for goal in service.goals:
            if not card.is_repealed:
                goals.setdefault(goal, []).append(card)
    named = [
        Group(anchor=addresses.slug(goal.key), title=goal.name, cards=tuple(goals[goal])) for goal in sorted(goals, key=lambda one: one.name.original)
    ]
    other = tuple(card for service, card in zip(facts, cards, strict=True) if not service.goals and not card.is_repealed)
    return (*named, *((Group(anchor="lain", title=phrase("catalogue.other-goals"), cards=other),) if other else ()))


def _a_to_z(cards: Iterable[Card]) -> tuple[Group, ...]:
    letters: dict[str, list[Card]] = {}
    for card in sorted(cards, key=lambda one: (one.name.original.lower(), one.slug)):
        if not card.is_repealed:
            letters.setdefault(card.name.original[:1].upper(), []).append(card)
    return tuple(Group(anchor=f"huruf-{letter.lower()}", title=letter, cards=tuple(found)) for letter, found in letters.items())


def _by_cost(cards: Sequence[Card]) -> tuple[Group, ...]:
    groups = (
        Group(
            anchor=kind,
            title=phrase(f"catalogue.cost-{kind}"),
            cards=tuple(card for card in cards if card.cost_kind == kind and not card.is_repealed),
        )
        for kind in COST_KINDS
    )
    return tuple(group for group in groups if group.cards)


def _scored_offices(facts: Sequence[Service], cards: Sequence[Card], day: date) -> Iterator[ScoredOffice]:
    offices: dict[str, tuple[Office | None, list[tuple[Service, Card]]]] = {}
    for service, card in zip(facts, cards, strict=True):
        if not card.is_repealed:
            offices.setdefault(service.office.key if service.office else "", (service.office, []))[1].append((service, card))
    for key, (office, own) in sorted(offices.items()):
        services = [service for service, _ in own]
        fresh = freshness(services, day)
        whole = score(services)
        yield ScoredOffice(
            anchor=addresses.slug(key) or "tanpa-kantor",
            name=office.name if office else phrase("catalogue.no-office"),
            score=whole,
            percent=whole.percent or Decimal(0),
            services=tuple(ScoredService(card=card, score=score([service]), missing=missing_components(service)) for service, card in own),
            certified=len(fresh.certified),
            overdue=len(fresh.overdue),
            uncertified=len(fresh.uncertified),
        )


def _offices_view(city_name: str, facts: tuple[Service, ...], offices: tuple[ScoredOffice, ...]) -> OfficesView:
    return OfficesView(
        frame=frame_of(
            addresses.SERVICES_BY_OFFICE,
            phrase("catalogue.by-office-title", city=city_name),
            phrase("catalogue.by-office-description", city=city_name),
            facts,
            (HOME_LINK, SERVICES_LINK),
        ),
        lede=(phrase("catalogue.by-office-lede", count=len(offices)) if offices else phrase("catalogue.by-office-none"),),
        ways=WAYS,
        offices=offices,
        last_required=LAST_REQUIRED,
    )
