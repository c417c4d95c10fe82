"""The licence finder as pages: one for each combination of answers that a reader can come to. Nothing is remembered but the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from cms.domain.licensing.finder import Answer, Finder, Place, Question, places
from cms.domain.licensing.publication import PublishedService
from cms.domain.licensing.services import Service
from cms.domain.texts import Text
from site_static import addresses
from site_static.views.frame import Draft, Frame, Link
from site_static.views.licensing import saying
from site_static.views.licensing.catalogue import SERVICES_LINK, Card, card_of, frame_of
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import Phrase, phrase

FINDER_LINK = Link(label=phrase("finder.kicker"), href=addresses.finder())


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """An answer already given, and where to change it."""

    question: Text
    answer: Text
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A service that one needs, and why."""

    card: Card
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FinderView:
    """Either the next question with its answers as links, or the services that one needs, which may be none."""

    frame: Frame
    title: Phrase | Text
    given: tuple[GivenAnswer, ...]
    note: Text | None
    answers: tuple[Link, ...]
    found: tuple[Found, ...]
    is_end: bool
    start: str


def finder_pages(finder: Finder, services: Sequence[PublishedService], day: date) -> Iterator[Draft]:
    """Every page of the finder. A rule for a service that is not public leads nowhere and is left out."""
    public = {one.facts.slug: one.facts for one in services}
    cards = {slug: card_of(facts, day) for slug, facts in public.items()}
    shown = Finder(questions=finder.questions, rules=tuple(rule for rule in finder.rules if rule.service in public))
    for place in places(shown):
        facts = digest_of(place, [cards[rule.service] for rule in place.outcome], [one.is_sample for one in public.values()])
        yield Draft(href=_href(place.given), template="licensing/finder.html", facts=facts, view=partial(finder_view, place, public, cards))


def finder_view(place: Place, public: Mapping[str, Service], cards: Mapping[str, Card]) -> FinderView:
    is_end = place.question is None
    found = tuple(Found(card=cards[rule.service], why=rule.why) for rule in place.outcome)
    return FinderView(
        frame=_frame(place, public),
        title=_heading(place),
        given=tuple(
            GivenAnswer(question=question.words, answer=answer.words, change=_href(place.given[:number]))
            for number, (question, answer) in enumerate(place.given)
        ),
        note=place.question.note if place.question and place.question.note else None,
        answers=tuple(_answers(place)),
        found=found,
        is_end=is_end,
        start=addresses.finder(),
    )


def _heading(place: Place) -> Phrase | Text:
    if place.question:
        return place.question.words
    return phrase("finder.need", count=len(place.outcome)) if place.outcome else phrase("finder.none")


def _answers(place: Place) -> Iterator[Link]:
    for answer in place.question.answers if place.question else ():
        yield Link(label=answer.words, href=addresses.finder((*(one.key for _, one in place.given), answer.key)))


def _href(given: Sequence[tuple[Question, Answer]]) -> str:
    return addresses.finder(answer.key for _, answer in given)


def _frame(place: Place, public: Mapping[str, Service]) -> Frame:
    """Titles tell the pages apart by their answers."""
    title = phrase("finder.title")
    if place.given:
        key = "finder.title-at" if place.question else "finder.result-title"
        title = phrase(key, answers=saying.joined("comma", [answer.words for _, answer in place.given]))
    services = [public[rule.service] for rule in place.outcome] or list(public.values())
    trail = (HOME_LINK, SERVICES_LINK, FINDER_LINK) if place.given else (HOME_LINK, SERVICES_LINK)
    return frame_of(_href(place.given), title, phrase("finder.description"), services, trail)
