"""What to bring to each step of a service, on one sheet to print and tick off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cms.domain.city import City
from cms.domain.licensing.publication import PublishedService
from cms.domain.licensing.totals import totals
from cms.domain.texts import NO_TEXT, Text
from site_static import addresses
from site_static.views.frame import Frame, Link
from site_static.views.licensing.catalogue import SERVICES_LINK, frame_of
from site_static.views.licensing.charges import MoneyBox, money_box
from site_static.views.licensing.glance import Figure, Question, figures_of, questions_of
from site_static.views.licensing.repealed import RepealView, repeal_of
from site_static.views.licensing.way import Point, points_of
from site_static.views.yearbook import HOME_LINK
from site_static.words import phrase


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
    repeal: RepealView | None
    figures: tuple[Figure, ...]
    questions: tuple[Question, ...]
    gatherings: tuple[Gathering, ...]
    money: MoneyBox
    address: str


def checklist_view(city: City, published: PublishedService, names: Mapping[str, Text], day: date) -> ChecklistView:
    """names: those of the other services that this one leads to."""
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
        repeal=repeal_of(service, names),
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
