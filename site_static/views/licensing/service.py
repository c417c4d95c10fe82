"""The page of one service: everything that an applicant must know, in the order in which they need it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from cms.domain.city import City
from cms.domain.licensing.completeness import Component, Score, missing_components, score
from cms.domain.licensing.publication import PublishedService
from cms.domain.licensing.services import Service, ServiceStatus
from cms.domain.licensing.totals import Totals, totals
from cms.domain.texts import NO_TEXT, Text
from site_static import addresses
from site_static.views.frame import Draft, Frame, Headline, Link
from site_static.views.licensing import saying
from site_static.views.licensing.catalogue import SERVICES_LINK, frame_of
from site_static.views.licensing.charges import FeeView, MoneyBox, fees_of, money_box
from site_static.views.licensing.charter import ComponentView, LawView, Rights, Vouching, laws_of, rights_of, standard_of, vouching_of
from site_static.views.licensing.checklist import checklist_view
from site_static.views.licensing.complaints import WHOLE, RecourseView, recourses_of
from site_static.views.licensing.counters import OfficeView, offices_of
from site_static.views.licensing.glance import Figure, Question, figures_of, questions_of, time_of
from site_static.views.licensing.government_service import json_ld
from site_static.views.licensing.others import links_to, others_of
from site_static.views.licensing.outcome import ResultView, TimesView, result_of, times_of
from site_static.views.licensing.repealed import RepealView, repeal_of
from site_static.views.licensing.versions import VersionView, versions_of
from site_static.views.licensing.way import BlockView, blocks_of
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import phrase


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


def service_pages(city: City, services: Sequence[PublishedService], day: date) -> Iterator[Draft]:
    """The page and the checklist of every service."""
    names = {one.facts.slug: one.facts.name for one in services}
    for one in services:
        others = others_of(one.facts, names)
        facts = digest_of(city.name, city.site_url, one, others, day)
        view = partial(service_view, city, one, others, day)
        yield Draft(href=addresses.service(one.facts.slug), template="licensing/service.html", facts=facts, view=view)
        view_list = partial(checklist_view, city, one, others, day)
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
        repeal=repeal_of(service, names),
        notices=tuple(one.words for one in service.notices if one.validity.holds_on(day)),
        figures=figures_of(service, published.measured, found),
        questions=questions_of(service),
        money=money_box(service, found, day),
        blocks=blocks_of(service),
        fees=fees_of(service, day),
        times=times_of(service, published.measured, found),
        results=tuple(result_of(one) for one in service.results),
        rights=tuple(rights_of(service)),
        pledge=service.pledge,
        standard=tuple(standard_of(service.standard)),
        score=score([service]),
        missing=missing_components(service),
        laws=laws_of(service),
        recourses=recourses_of(service),
        complaint=Link(label=phrase("service.to-complaint"), href=f"{addresses.complaint(service.slug)}#{WHOLE}"),
        offices=offices_of(service),
        vouching=vouching_of(service, day),
        versions=versions_of(published),
        goals=tuple(Link(label=goal.name, href=f"{addresses.SERVICES}#{addresses.slug(goal.key)}") for goal in service.goals),
        requires=links_to(service.requires, names),
        related=links_to(service.related, names),
        note=service.note,
        sources=tuple(SourceLine(title=one.title, supports=one.supports, url=one.url, dated=one.dated) for one in service.sources),
        checklist=Link(label=phrase("service.checklist"), href=addresses.checklist(service.slug)),
        leaflet=Link(label=phrase("service.leaflet"), href=addresses.leaflet(service.slug)),
        json_ld=json_ld(city, published, day),
    )


def _frame(service: Service, found: Totals) -> Frame:
    description = phrase("service.description", name=service.name, cost=saying.cost(found.costs), time=time_of(service, found))
    frame = frame_of(addresses.service(service.slug), service.name, description, [service], (HOME_LINK, SERVICES_LINK))
    figure = phrase("card.pair", first=saying.cost(found.costs), second=time_of(service, found))
    if service.status is ServiceStatus.REPEALED:
        return replace(frame, headline=Headline(sentences=(service.summary,)))
    return replace(frame, headline=Headline(figure=figure, name=phrase("card.service"), sentences=(service.summary,)))
