"""Service: everything a reader must know about one licence, as one fact. Made by importers, the CMS and the sample city; shown by the site."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cms.domain.licensing.charter import Certification, Right, Standard
from cms.domain.licensing.fees import Fee
from cms.domain.licensing.laws import Citation
from cms.domain.licensing.offices import Office, Recourse
from cms.domain.licensing.requirements import Need
from cms.domain.licensing.results import Result
from cms.domain.licensing.steps import Block, Step
from cms.domain.licensing.times import TimeLimit
from cms.domain.periods import Validity
from cms.domain.texts import NO_TEXT, Text


class ServiceStatus(enum.Enum):
    """A repealed service stays readable: who is asked for it anyway can show the page."""

    IN_FORCE = "in-force"
    REPEALED = "repealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What somebody wants to do, in their own words: "buka warung kopi". Shared by all services that lead there."""

    key: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An answer to a question about the applicant, on which requirements and fees may depend: new or renewal, person or company."""

    key: str
    question: Text
    answer: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeal:
    """Since when a service is no more, by which law, and what took its place."""

    citation: Citation
    on: date | None = None
    replaced_by: str = ""
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A planned interruption or another notice, shown while it holds."""

    words: Text
    validity: Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a statement of this page was found: the page or book, its date, and which statement. For readers who check."""

    title: str
    supports: str
    url: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service. slug is its address for ever. is_sample: no decree of this city stands behind it; CONTOH on every page."""

    slug: str
    name: Text
    office: Office | None = None
    short_name: str = ""
    summary: Text = NO_TEXT
    sector: Text = NO_TEXT
    audience: Text = NO_TEXT
    goals: tuple[Goal, ...] = ()
    status: ServiceStatus = ServiceStatus.IN_FORCE
    repeal: Repeal | None = None
    is_sample: bool = False
    cases: tuple[Case, ...] = ()
    blocks: tuple[Block, ...] = ()
    fees: tuple[Fee, ...] = ()
    time: TimeLimit | None = None
    results: tuple[Result, ...] = ()
    legal_bases: tuple[Citation, ...] = ()
    complaints: tuple[Recourse, ...] = ()
    rights: tuple[Right, ...] = ()
    pledge: Text = NO_TEXT
    standard: Standard = Standard()
    certification: Certification | None = None
    requires: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Text = NO_TEXT

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in walking order."""
        return tuple(step for block in self.blocks for step in block.steps)

    @property
    def needs(self) -> tuple[Need, ...]:
        """Everything to bring, in the order in which it is asked for."""
        return tuple(need for step in self.steps for need in step.needs)


def applies(only_for: tuple[str, ...], chosen: Iterable[str], cases: Iterable[Case]) -> bool:
    """Whether something for certain cases may concern a reader who chose some answers. A question left open rules nothing out."""
    return all(answer is None or answer in keys for answer, keys in _answers(only_for, chosen, cases))


def surely_applies(only_for: tuple[str, ...], chosen: Iterable[str], cases: Iterable[Case]) -> bool:
    """Whether it concerns that reader whatever they answer to the questions left open."""
    return all(answer in keys for answer, keys in _answers(only_for, chosen, cases))


def _answers(only_for: tuple[str, ...], chosen: Iterable[str], cases: Iterable[Case]) -> list[tuple[str | None, set[str]]]:
    """For each question that only_for is about: the chosen answer, and the answers that it names."""
    asked = {case.key: case.question for case in cases}
    answered = {asked[key]: key for key in chosen if key in asked}
    wanted: dict[Text, set[str]] = {}
    for key in only_for:
        if key in asked:
            wanted.setdefault(asked[key], set()).add(key)
    return [(answered.get(question), keys) for question, keys in wanted.items()]


def citations_of(service: Service) -> Iterator[tuple[str, str, Citation]]:
    """Every citation with what it stands behind: (kind, key, citation). Kinds: service, time, step-time, requirement, fee, result, right, repeal."""
    for citation in service.legal_bases:
        yield "service", service.slug, citation
    if service.time and service.time.citation:
        yield "time", service.slug, service.time.citation
    for step in service.steps:
        if step.times and step.times.citation:
            yield "step-time", step.key, step.times.citation
        yield from (("requirement", f"{step.key}/{need.requirement.key}", need.citation) for need in step.needs if need.citation)
    yield from (("fee", fee.key, fee.citation) for fee in service.fees if fee.citation)
    yield from (("result", result.key, result.citation) for result in service.results if result.citation)
    yield from (("right", f"{right.party.value}-{right.claim.value}", right.citation) for right in service.rights if right.citation)
    if service.repeal:
        yield "repeal", service.slug, service.repeal.citation
