"""The licence finder: a decision table that leads from a few answers to the services one needs.

Staff keep questions in order and rules: "this service, when the answers are these". Which question comes next follows from the rules
that are still possible, so no order of pages is kept by hand and every path ends. Shown by the site as static pages, whose addresses
are the answers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from cms.domain.faults import Fault, fault
from cms.domain.texts import NO_TEXT, Text

# Every path is a page in every language.
MOST_PATHS = 1000
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """key is a part of an address: lower-case letters, digits and hyphens."""

    key: str
    words: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """note: what helps to choose, below the question."""

    key: str
    words: Text
    answers: tuple[Answer, ...]
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One of these answers to that question."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A service that one needs when all conditions hold. why: a sentence for the reader."""

    service: str
    when: tuple[Condition, ...] = ()
    why: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """The whole table, in the order in which questions are asked and services are named."""

    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]


# Question key -> answer key, in the order given.
Given = Mapping[str, str]


def possible(finder: Finder, given: Given) -> tuple[Rule, ...]:
    """The rules that the answers so far do not rule out."""
    return tuple(rule for rule in finder.rules if all(given.get(one.question, one.answers[0]) in one.answers for one in rule.when if one.answers))


def next_question(finder: Finder, given: Given) -> Question | None:
    """The first question on which a rule still depends; None when the answers are enough."""
    asked = {one.question for rule in possible(finder, given) for one in rule.when}
    return next((question for question in finder.questions if question.key in asked and question.key not in given), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on a path: the answers so far, and either the next question or what one needs (perhaps nothing)."""

    given: tuple[tuple[Question, Answer], ...]
    question: Question | None
    outcome: tuple[Rule, ...]


def places(finder: Finder) -> Iterator[Place]:
    """Every place, from the first question on, each before those that it leads to."""
    yield from _places(finder, ())


def _places(finder: Finder, given: tuple[tuple[Question, Answer], ...]) -> Iterator[Place]:
    keys = {question.key: answer.key for question, answer in given}
    question = next_question(finder, keys)
    yield Place(given=given, question=question, outcome=() if question else _once(possible(finder, keys)))
    for answer in question.answers if question else ():
        yield from _places(finder, (*given, (question, answer))) if question else ()


def _once(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Two rules may lead to one service; the first says why."""
    found: dict[str, Rule] = {}
    for rule in rules:
        found.setdefault(rule.service, rule)
    return tuple(found.values())


def finder_faults(finder: Finder, services: Collection[str]) -> tuple[Fault, ...]:
    """Everything that keeps the table from being published; services: the slugs that there are."""
    found = [*_question_faults(finder), *_rule_faults(finder, services)]
    if found:
        return tuple(found)
    reached: set[Rule] = set()
    for number, place in enumerate(places(finder), start=1):
        if number > MOST_PATHS:
            return (fault("finder.too-many", most=MOST_PATHS),)
        reached.update(place.outcome)
    named = {rule.service for rule in reached}
    return tuple(fault("finder.never", f"rules.{rule.service}", service=rule.service) for rule in finder.rules if rule.service not in named)


def _question_faults(finder: Finder) -> Iterator[Fault]:
    keys = [question.key for question in finder.questions]
    for question in finder.questions:
        place = f"questions.{question.key}"
        answers = [answer.key for answer in question.answers]
        if keys.count(question.key) > 1:
            yield fault("finder.question-twice", place, question=question.key)
        if len(set(answers)) < max(2, len(answers)):
            yield fault("finder.answers", place, question=question.words.original or question.key)
        for key in answers:
            if not KEY.fullmatch(key):
                yield fault("finder.answer-key", place, found=key)


def _rule_faults(finder: Finder, services: Collection[str]) -> Iterator[Fault]:
    known = {question.key: {answer.key for answer in question.answers} for question in finder.questions}
    for rule in finder.rules:
        place = f"rules.{rule.service}"
        if rule.service not in services:
            yield fault("service.unknown", place, found=rule.service)
        for one in rule.when:
            if one.question not in known or not one.answers or not set(one.answers) <= known[one.question]:
                yield fault("finder.condition", place, service=rule.service, question=one.question, found=", ".join(one.answers))
