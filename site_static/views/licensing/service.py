"""The page of one service: everything that an applicant must know, in the order in which they need it; and the checklist to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from functools import partial
from itertools import groupby

from cms.domain.city import City
from cms.domain.licensing.changes import FieldChange
from cms.domain.licensing.charter import Claim, Party, Standard
from cms.domain.licensing.completeness import COMPONENTS, LAST_REQUIRED, Component, Score, missing_components, score
from cms.domain.licensing.laws import LawStatus
from cms.domain.licensing.offices import Office
from cms.domain.licensing.publication import Measured, PublishedService
from cms.domain.licensing.results import Holds, Result
from cms.domain.licensing.services import Service, ServiceStatus, citations_of
from cms.domain.licensing.totals import Totals, totals
from cms.domain.texts import NO_TEXT, Text
from site_static import addresses
from site_static.views.frame import Draft, Frame, Headline, Link
from site_static.views.licensing import saying
from site_static.views.licensing.catalogue import SERVICES_LINK, frame_of
from site_static.views.licensing.charges import FeeView, MoneyBox, fees_of, money_box
from site_static.views.licensing.complaints import WHOLE, RecourseView, recourses_of
from site_static.views.licensing.government_service import json_ld
from site_static.views.licensing.way import BlockView, Point, blocks_of, law_of, points_of
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import Label, Phrase, phrase

WEEK = 7


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RepealView:
    """Since when the service is no more."""

    law: str
    on: date | None
    note: Text
    replaced_by: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesView:
    """Promised, added up from the steps, and measured."""

    promised: Phrase | None
    words: str
    law: str
    summed: Phrase | None
    attended: Phrase | None
    measured: Measured | None
    median: Decimal | None
    slow: Decimal | None
    verdict: Phrase | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    name: Text
    is_final: bool
    holds: Phrase
    words: str
    renewal: Phrase | None
    sample_url: str
    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RightView:
    words: Text
    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """The rights, or the duties, of one party."""

    title: Phrase
    rights: tuple[RightView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentView:
    """One of components 8 to 14, or that it is missing."""

    component: Component
    said: tuple[Label, ...]
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LawView:
    """A law with the articles that the service rests on."""

    name: str
    subject: Text
    note: Text
    url: str
    is_repealed: bool
    is_sample: bool
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Week days with the same hours, first to last; no stretch is closed."""

    first: Phrase
    last: Phrase | None
    stretches: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    first: date
    last: date
    reason: Text
    stretch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """An office on the way."""

    name: Text
    address: Text
    phone: str
    email: str
    url: str
    hours: tuple[Hours, ...]
    special: tuple[SpecialDay, ...]
    access: Text
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouching:
    """Who vouches for the page. The state is amber once the day of review is past."""

    by: Text
    on: date
    review_by: date
    number: str
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One difference: which part of the page, its place in the data, old and new."""

    part: Phrase
    place: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    number: int
    published_on: date
    note: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    title: str
    supports: str
    url: str
    dated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceView:
    """Everything on the page of one service. json_ld is schema.org's GovernmentService, safe inside a script element."""

    frame: Frame
    slug: str
    name: Text
    short_name: str
    summary: Text
    office: Text
    audience: Text
    repeal: RepealView | None
    notices: tuple[Text, ...]
    figures: tuple[Figure, ...]
    questions: tuple[Question, ...]
    money: MoneyBox
    blocks: tuple[BlockView, ...]
    fees: tuple[FeeView, ...]
    times: TimesView
    results: tuple[ResultView, ...]
    rights: tuple[Rights, ...]
    pledge: Text
    standard: tuple[ComponentView, ...]
    score: Score
    missing: tuple[Component, ...]
    laws: tuple[LawView, ...]
    recourses: tuple[RecourseView, ...]
    complaint: Link
    offices: tuple[OfficeView, ...]
    vouching: Vouching | None
    versions: tuple[VersionView, ...]
    goals: tuple[Link, ...]
    requires: tuple[Link, ...]
    related: tuple[Link, ...]
    note: Text
    sources: tuple[SourceLine, ...]
    checklist: Link
    leaflet: Link
    json_ld: str

    @property
    def has_calculator(self) -> bool:
        return any(fee.formula and fee.formula.definition for fee in self.fees)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """What to bring to one step."""

    number: int
    name: Text
    office: Text
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistView:
    """What to bring, to print and tick off: only the steps to which something is brought."""

    frame: Frame
    name: Text
    page: Link
    figures: tuple[Figure, ...]
    questions: tuple[Question, ...]
    gatherings: tuple[Gathering, ...]
    money: MoneyBox
    address: str


def service_pages(city: City, services: Sequence[PublishedService], day: date) -> Iterator[Draft]:
    """The page and the checklist of every service."""
    names = {one.facts.slug: one.facts.name for one in services}
    for one in services:
        others = others_of(one.facts, names)
        facts = digest_of(city.name, city.site_url, one, others, day)
        view = partial(service_view, city, one, others, day)
        yield Draft(href=addresses.service(one.facts.slug), template="licensing/service.html", facts=facts, view=view)
        view_list = partial(checklist_view, city, one, day)
        yield Draft(href=addresses.checklist(one.facts.slug), template="licensing/checklist.html", facts=facts, view=view_list)


def service_view(city: City, published: PublishedService, names: Mapping[str, Text], day: date) -> ServiceView:
    """names: those of the other services that this one leads to."""
    service = published.facts
    found = totals(service, day)
    return ServiceView(
        frame=_frame(service, found),
        slug=service.slug,
        name=service.name,
        short_name=service.short_name,
        summary=service.summary,
        office=service.office.name if service.office else NO_TEXT,
        audience=service.audience,
        repeal=_repeal(service, names),
        notices=tuple(one.words for one in service.notices if one.validity.holds_on(day)),
        figures=figures_of(service, published.measured, found),
        questions=questions_of(service),
        money=money_box(service, found, day),
        blocks=blocks_of(service),
        fees=fees_of(service, day),
        times=_times(service, published.measured, found),
        results=tuple(_result(one) for one in service.results),
        rights=tuple(_rights(service)),
        pledge=service.pledge,
        standard=tuple(_standard(service.standard)),
        score=score([service]),
        missing=missing_components(service),
        laws=_laws(service),
        recourses=recourses_of(service),
        complaint=Link(label=phrase("service.to-complaint"), href=f"{addresses.complaint(service.slug)}#{WHOLE}"),
        offices=tuple(_office(one) for one in _offices(service)),
        vouching=_vouching(service, day),
        versions=tuple(_version(one.number, one.published_on, one.note, one.changes) for one in published.versions),
        goals=tuple(Link(label=goal.name, href=f"{addresses.SERVICES}#{addresses.slug(goal.key)}") for goal in service.goals),
        requires=_links(service.requires, names),
        related=_links(service.related, names),
        note=service.note,
        sources=tuple(SourceLine(title=one.title, supports=one.supports, url=one.url, dated=one.dated) for one in service.sources),
        checklist=Link(label=phrase("service.checklist"), href=addresses.checklist(service.slug)),
        leaflet=Link(label=phrase("service.leaflet"), href=addresses.leaflet(service.slug)),
        json_ld=json_ld(city, published, day),
    )


def checklist_view(city: City, published: PublishedService, day: date) -> ChecklistView:
    service = published.facts
    found = totals(service, day)
    page = Link(label=service.name, href=addresses.service(service.slug))
    return ChecklistView(
        frame=frame_of(
            addresses.checklist(service.slug),
            phrase("checklist.title", name=service.name),
            phrase("checklist.description", name=service.name),
            [service],
            (HOME_LINK, SERVICES_LINK, page),
        ),
        name=service.name,
        page=page,
        figures=figures_of(service, published.measured, found),
        questions=questions_of(service),
        gatherings=tuple(
            Gathering(
                number=number,
                name=step.name,
                office=step.office.name if step.office else NO_TEXT,
                points=points_of(service, step.needs, says_law=False),
            )
            for number, step in enumerate(service.steps, start=1)
            if step.needs
        ),
        money=money_box(service, found, day),
        address=city.site_url + addresses.service(service.slug).removesuffix("index.html"),
    )


def figures_of(service: Service, measured: Measured | None, found: Totals) -> tuple[Figure, ...]:
    """At a glance: cost, time, what to bring, where to go."""
    papers = [phrase(f"measure.{kind}", count=one.most) for kind, one in (("originals", found.originals), ("copies", found.copies)) if one.most]
    visits = phrase("glance.visits", count=saying.count(found.visits, "visits")) if found.visits.most else phrase("glance.no-visits")
    return (
        Figure(label=phrase("glance.cost"), answer=saying.cost(found.costs), more=tuple(_cost_more(found)), href="#biaya"),
        Figure(label=phrase("glance.time"), answer=_time(service, found), more=tuple(_time_more(measured)), href="#waktu"),
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


def others_of(service: Service, names: Mapping[str, Text]) -> dict[str, Text]:
    """The names of the services that this one leads to; one that is not public is left out."""
    replaced_by = (service.repeal.replaced_by,) if service.repeal else ()
    return {slug: names[slug] for slug in (*service.requires, *service.related, *replaced_by) if slug in names}


def _links(slugs: Iterable[str], names: Mapping[str, Text]) -> tuple[Link, ...]:
    return tuple(Link(label=names[slug], href=addresses.service(slug)) for slug in slugs if slug in names)


def _frame(service: Service, found: Totals) -> Frame:
    description = phrase("service.description", name=service.name, cost=saying.cost(found.costs), time=_time(service, found))
    frame = frame_of(addresses.service(service.slug), service.name, description, [service], (HOME_LINK, SERVICES_LINK))
    figure = phrase("card.pair", first=saying.cost(found.costs), second=_time(service, found))
    if service.status is ServiceStatus.REPEALED:
        return replace(frame, headline=Headline(sentences=(service.summary,)))
    return replace(frame, headline=Headline(figure=figure, name=phrase("card.service"), sentences=(service.summary,)))


def _repeal(service: Service, names: Mapping[str, Text]) -> RepealView | None:
    if service.status is not ServiceStatus.REPEALED or service.repeal is None:
        return None
    replaced = _links((service.repeal.replaced_by,), names)
    return RepealView(law=str(service.repeal.citation), on=service.repeal.on, note=service.repeal.note, replaced_by=replaced[0] if replaced else None)


def _time(service: Service, found: Totals) -> Phrase:
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


def _times(service: Service, measured: Measured | None, found: Totals) -> TimesView:
    limit = service.time
    return TimesView(
        promised=saying.span(limit.span) if limit and limit.span else None,
        words=limit.words if limit else "",
        law=law_of(limit.citation if limit else None),
        summed=saying.duration_range(found.time),
        attended=saying.duration_range(found.attended),
        measured=measured,
        median=saying.days(measured.median_working) if measured else None,
        slow=saying.days(measured.slow_working) if measured else None,
        verdict=phrase("time.kept", kept=measured.kept, count=measured.count) if measured and measured.kept is not None else None,
    )


def _result(one: Result) -> ResultView:
    match one.holds:
        case Holds.SPAN if one.validity:
            holds = phrase("holds.span", span=saying.whole_span(one.validity))
        case Holds.FOREVER:
            holds = phrase("holds.forever")
        case Holds.WHILE:
            holds = phrase("holds.while", condition=one.condition)
        case _:
            holds = phrase("holds.unsaid")
    return ResultView(
        name=one.name, is_final=one.is_final, holds=holds, words=one.words, renewal=_renewal(one), sample_url=one.sample_url, law=law_of(one.citation)
    )


def _renewal(one: Result) -> Phrase | None:
    """A window that ends on the very day on which the licence ends needs no second figure."""
    if one.renew_from and one.renew_until and one.renew_until.most:
        return phrase("holds.renew-between", first=saying.whole_span(one.renew_from), last=saying.whole_span(one.renew_until))
    if one.renew_from:
        return phrase("holds.renew-from", first=saying.whole_span(one.renew_from))
    return phrase("holds.renew-until", last=saying.whole_span(one.renew_until)) if one.renew_until and one.renew_until.most else None


def _rights(service: Service) -> Iterator[Rights]:
    """What the applicant may ask for comes first."""
    for party in (Party.USER, Party.PROVIDER, Party.STAFF):
        for claim in (Claim.RIGHT, Claim.DUTY):
            own = [one for one in service.rights if one.party is party and one.claim is claim]
            if own:
                lines = tuple(RightView(words=one.words, law=law_of(one.citation)) for one in own)
                yield Rights(title=phrase(f"rights.{party.value}-{claim.value}"), rights=lines)


def _standard(standard: Standard) -> Iterator[ComponentView]:
    judged = standard.evaluation
    said: dict[str, tuple[Label, ...]] = {
        "facilities": (standard.facilities,),
        "competence": (standard.competence,),
        "supervision": (standard.supervision,),
        "staff": (phrase("measure.staff", count=standard.staff_count),) if standard.staff_count is not None else (),
        "service-guarantee": (standard.service_guarantee,),
        "safety-guarantee": (standard.safety_guarantee,),
        "evaluation": tuple(_judged(standard)),
    }
    for component in COMPONENTS[LAST_REQUIRED:]:
        words = tuple(one for one in said[component.key] if one)
        yield ComponentView(component=component, said=words, url=judged.url if judged and component.key == "evaluation" else "")


def _judged(standard: Standard) -> Iterator[Label]:
    judged = standard.evaluation
    if judged:
        yield judged.words
        if judged.score is not None:
            yield phrase("standard.score", score=judged.score)
        if judged.on:
            yield phrase("standard.judged-on", day=judged.on)


def _laws(service: Service) -> tuple[LawView, ...]:
    """Every law behind anything on the page, in the order in which it is named."""
    articles: dict[str, list[str]] = {}
    laws = {}
    for _, _, citation in citations_of(service):
        laws[citation.basis.key] = citation.basis
        named = articles.setdefault(citation.basis.key, [])
        if citation.article and citation.article not in named:
            named.append(citation.article)
    return tuple(
        LawView(
            name=law.name,
            subject=law.subject,
            note=law.note,
            url=law.url,
            is_repealed=law.status is LawStatus.REPEALED,
            is_sample=law.is_sample,
            articles=tuple(articles[key]),
        )
        for key, law in laws.items()
    )


def _offices(service: Service) -> tuple[Office, ...]:
    """The offices on the way, then the responsible one."""
    found = {step.office.key: step.office for step in service.steps if step.office}
    if service.office:
        found.setdefault(service.office.key, service.office)
    return tuple(found.values())


def _office(one: Office) -> OfficeView:
    return OfficeView(
        name=one.name,
        address=one.address,
        phone=one.phone,
        email=one.email,
        url=one.url,
        hours=tuple(_hours(one)),
        special=tuple(
            SpecialDay(first=day.first, last=day.last, reason=day.reason, stretch=_stretch(day.opens, day.closes) if day.opens and day.closes else "")
            for day in one.exceptions
        ),
        access=one.access,
        is_sample=one.is_sample,
    )


def _hours(one: Office) -> Iterator[Hours]:
    """Days that follow one another with the same hours stand in one line; an office without hours has none to show."""
    if not one.hours:
        return
    days = {day: tuple(_stretch(hour.opens, hour.closes) for hour in one.hours if hour.weekday == day) for day in range(1, WEEK + 1)}
    for stretches, group in groupby(days, key=days.__getitem__):
        numbers = list(group)
        last = phrase(f"weekday.{numbers[-1]}") if len(numbers) > 1 else None
        yield Hours(first=phrase(f"weekday.{numbers[0]}"), last=last, stretches=stretches)


def _stretch(opens: time, closes: time) -> str:
    return f"{opens:%H.%M}–{closes:%H.%M}"


def _vouching(service: Service, day: date) -> Vouching | None:
    one = service.certification
    if one is None:
        return None
    return Vouching(by=one.by, on=one.on, review_by=one.review_by, number=one.number, is_overdue=one.is_overdue(day))


def _version(number: int, published_on: date, note: str, changes: Iterable[FieldChange]) -> VersionView:
    return VersionView(
        number=number,
        published_on=published_on,
        note=note,
        changes=tuple(_change(one) for one in changes),
    )


def _change(one: FieldChange) -> ChangeView:
    """The @ before the first day of a fee's period would look like an e-mail address."""
    part = one.place.partition(".")[0].replace("_", "-")
    return ChangeView(part=phrase(f"part-of-service.{part}"), place=one.place.replace("@", " "), old=one.old, new=one.new)
