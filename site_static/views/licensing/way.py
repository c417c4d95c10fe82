"""The way through a service: its blocks and steps in walking order, with everything to bring to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cms.domain.licensing.laws import Citation
from cms.domain.licensing.offices import Recourse
from cms.domain.licensing.requirements import Arranged, Need, arranged
from cms.domain.licensing.services import Service
from cms.domain.licensing.steps import Block, Channel, Relation, Step
from cms.domain.licensing.times import StepTimes
from cms.domain.texts import NO_TEXT, Text
from site_static import addresses
from site_static.views.frame import Link
from site_static.views.licensing import saying
from site_static.words import Label, Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document to bring. result_of: the step that gives it, so that nobody hunts for it elsewhere."""

    name: Text
    copies: Phrase | None
    issuer: Text
    note: Text
    own_note: Text
    form_url: str
    only_for: tuple[Text, ...]
    only_if: Text
    result_of: Link | None
    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One line of what to bring: options of which one is enough, each a few papers that belong together."""

    options: tuple[tuple[Paper, ...], ...]

    @property
    def is_choice(self) -> bool:
        return len(self.options) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step. relation: then, with or or, the last two said in words. presence: must one come in person, may somebody stand in.

    laws: by what article, for papers, time or both at once; where papers rest on different articles, each paper says its own.
    """

    number: int
    anchor: str
    name: Text
    description: Text
    relation: str
    is_optional: bool
    channel: Phrase
    url: str
    office: Text
    unit: Text
    presence: tuple[Phrase, ...]
    proxy_note: Text
    only_for: tuple[Text, ...]
    points: tuple[Point, ...]
    times: tuple[Phrase, ...]
    time_words: str
    laws: tuple[tuple[str, str], ...]
    pays: tuple[Text, ...]
    gives: tuple[Text, ...]
    recourse: Text
    wrong: Link
    asked: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    name: Text
    description: Text
    relation: str
    is_optional: bool
    steps: tuple[StepView, ...]


def blocks_of(service: Service) -> tuple[BlockView, ...]:
    """The blocks in walking order; steps are numbered through."""
    numbers = {step.key: number for number, step in enumerate(service.steps, start=1)}
    return tuple(_block(service, block, numbers, is_first=number == 0) for number, block in enumerate(service.blocks))


def step_anchor(step: Step) -> str:
    """Where a step stands on its service's page, for links and complaints."""
    return f"langkah-{addresses.slug(step.key)}"


def answers_of(service: Service, keys: Iterable[str]) -> tuple[Text, ...]:
    """The answers that keys of cases stand for."""
    answers = {case.key: case.answer for case in service.cases}
    return tuple(answers[key] for key in keys if key in answers)


def law_of(citation: Citation | None) -> str:
    return str(citation) if citation else ""


def _block(service: Service, block: Block, numbers: dict[str, int], *, is_first: bool) -> BlockView:
    return BlockView(
        name=block.name,
        description=block.description,
        # The very first has nothing before it, whatever it claims.
        relation=Relation.THEN.value if is_first else block.relation.value,
        is_optional=block.is_optional,
        steps=tuple(_step(service, step, numbers, is_first=place == 0) for place, step in enumerate(block.steps)),
    )


def _step(service: Service, step: Step, numbers: dict[str, int], *, is_first: bool) -> StepView:
    anchor = step_anchor(step)
    papers = {law_of(need.citation) for need in step.needs}
    complaint = addresses.complaint(service.slug)
    return StepView(
        number=numbers[step.key],
        anchor=anchor,
        name=step.name,
        description=step.description,
        relation=Relation.THEN.value if is_first else step.relation.value,
        is_optional=step.is_optional,
        channel=phrase(f"channel.{step.channel.value}"),
        url=step.url,
        office=step.office.name if step.office else NO_TEXT,
        unit=step.unit,
        presence=tuple(_presence(step)),
        proxy_note=step.proxy_note,
        only_for=answers_of(service, step.only_for),
        points=points_of(service, step.needs, says_law=len(papers) > 1),
        times=_times(step.times),
        time_words=step.times.words if step.times else "",
        laws=tuple(_laws(papers, law_of(step.times.citation if step.times else None))),
        pays=tuple(dict.fromkeys(fee.name for fee in service.fees if fee.step == step.key)),
        gives=tuple(result.name for result in service.results if result.step == step.key),
        recourse=_whom(step.recourse),
        wrong=Link(label=phrase("step.wrong"), href=f"{complaint}#{anchor}"),
        asked=Link(label=phrase("step.asked"), href=f"{complaint}#{anchor}"),
    )


def _laws(papers: set[str], time: str) -> Iterator[tuple[str, str]]:
    common = next(iter(papers)) if len(papers) == 1 else ""
    if common and common == time:
        yield "papers-and-time", common
        return
    if common:
        yield "papers", common
    if time:
        yield "time", time


def _whom(recourse: Recourse | None) -> Text:
    return recourse.name if recourse else NO_TEXT


def _presence(step: Step) -> Iterator[Phrase]:
    """What nobody said is not guessed; an office's own work needs nobody."""
    if step.channel is Channel.INTERNAL:
        yield phrase("presence.internal")
        return
    if step.in_person is not None:
        yield phrase("presence.in-person" if step.in_person else "presence.not-in-person")
    elif step.channel is not Channel.ONLINE:
        yield phrase("presence.unsaid")
    if step.proxy is not None and step.in_person is not False:
        yield phrase("presence.proxy" if step.proxy else "presence.no-proxy")


def _times(times: StepTimes | None) -> tuple[Phrase, ...]:
    if times is None:
        return ()
    parts = (("queue", times.queue), ("counter", times.counter), ("until-next", times.until_next))
    return tuple(phrase(f"step-time.{part}", time=saying.span(span)) for part, span in parts if span)


def points_of(service: Service, needs: Iterable[Need], *, says_law: bool) -> tuple[Point, ...]:
    return tuple(_point(service, one, says_law) for one in arranged(needs))


def _point(service: Service, one: Arranged, says_law: bool) -> Point:
    return Point(options=tuple(tuple(_paper(service, need, says_law) for need in option) for option in one.options))


def _paper(service: Service, need: Need, says_law: bool) -> Paper:
    counts = (("originals", need.originals), ("copies", need.copies), ("legalised", need.legalised))
    said: list[Label] = [phrase(f"measure.{kind}", count=count) for kind, count in counts if count]
    giver = next((step for step in service.steps if step.key == need.result_of), None)
    return Paper(
        name=need.requirement.name,
        copies=saying.joined("comma", said) if said else None,
        issuer=need.requirement.issuer,
        note=need.requirement.note,
        own_note=need.note,
        form_url=need.requirement.form_url,
        only_for=answers_of(service, need.only_for),
        only_if=need.only_if,
        result_of=Link(label=giver.name, href=f"{addresses.service(service.slug)}#{step_anchor(giver)}") if giver else None,
        law=law_of(need.citation) if says_law else "",
    )
