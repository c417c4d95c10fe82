"""What a service takes at a glance: what it costs, how long, what to bring, where to go; and what that depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cms.domain.licensing.publication import Measured
from cms.domain.licensing.services import Service
from cms.domain.licensing.totals import Totals
from cms.domain.texts import Text
from site_static.views.licensing import saying
from site_static.words import Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A large answer with a smaller one below."""

    label: Phrase
    answer: Phrase
    more: tuple[Phrase, ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the answers depend on: new or renewal, person or company."""

    words: Text
    answers: tuple[Text, ...]


def figures_of(service: Service, measured: Measured | None, found: Totals) -> tuple[Figure, ...]:
    """At a glance: cost, time, what to bring, where to go."""
    papers = [phrase(f"measure.{kind}", count=one.most) for kind, one in (("originals", found.originals), ("copies", found.copies)) if one.most]
    visits = phrase("glance.visits", count=saying.count(found.visits, "visits")) if found.visits.most else phrase("glance.no-visits")
    return (
        Figure(label=phrase("glance.cost"), answer=saying.cost(found.costs), more=tuple(_cost_more(found)), href="#biaya"),
        Figure(label=phrase("glance.time"), answer=time_of(service, found), more=tuple(_time_more(measured)), href="#waktu"),
        Figure(
            label=phrase("glance.documents"),
            answer=saying.count(found.documents, "documents"),
            more=(saying.joined("comma", papers),) if papers else (),
            href="#langkah",
        ),
        Figure(label=phrase("glance.offices"), answer=phrase("measure.offices", count=len(found.offices)), more=(visits,), href="#kantor"),
    )


def questions_of(service: Service) -> tuple[Question, ...]:
    questions: dict[Text, list[Text]] = {}
    for case in service.cases:
        questions.setdefault(case.question, []).append(case.answer)
    return tuple(Question(words=words, answers=tuple(answers)) for words, answers in questions.items())


def time_of(service: Service, found: Totals) -> Phrase:
    if service.time and service.time.span:
        return saying.span(service.time.span)
    return saying.duration_range(found.time) or phrase("time.unsaid")


def _cost_more(found: Totals) -> Iterator[Phrase]:
    if found.is_free:
        yield phrase("glance.nothing", amount=Decimal(0))
    for cost in found.costs:
        if cost.by_formula:
            yield phrase("glance.reckon")


def _time_more(measured: Measured | None) -> Iterator[Phrase]:
    if measured:
        yield phrase("glance.measured", days=saying.days(measured.median_working))
