"""To complain without knowing how: for each step whom to tell, and ready words with service, step and page filled in.

A static site takes no messages, so the words are for a mail, a text message or a call to whoever the service names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from cms.domain.licensing.offices import Recourse
from cms.domain.licensing.publication import PublishedService
from cms.domain.licensing.services import Service
from cms.domain.licensing.steps import Step
from cms.domain.licensing.totals import totals
from cms.domain.texts import NO_TEXT, Text
from site_static import addresses
from site_static.views.frame import Draft, Frame, Link
from site_static.views.licensing import saying
from site_static.views.licensing.catalogue import SERVICES_LINK, frame_of
from site_static.views.licensing.others import others_of
from site_static.views.licensing.repealed import RepealView, repeal_of
from site_static.views.licensing.way import step_anchor
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import Phrase, Value, phrase

_NO_DIGIT = re.compile(r"[^0-9+]")
WHOLE = "layanan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One way to reach somebody. kind: mail, phone, sms, web; target is what stands behind the scheme."""

    kind: str
    shown: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecourseView:
    """Whom to complain to and who stands above them. address: where the office is, for who comes in person."""

    name: Text
    office: Text
    superior: Text
    address: Text
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Ready words. subject and body are plain text, also inside the links."""

    title: Phrase
    subject: Phrase
    body: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The service as a whole, or one of its steps."""

    anchor: str
    title: Phrase
    recourses: tuple[RecourseView, ...]
    messages: tuple[Message, ...]

    @property
    def writable(self) -> tuple[Contact, ...]:
        """Those whose mail or text message can begin with the ready words."""
        return tuple(contact for one in self.recourses for contact in one.contacts if contact.kind in ("mail", "sms"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintView:
    frame: Frame
    name: Text
    page: Link
    repeal: RepealView | None
    places: tuple[Place, ...]


def complaint(published: PublishedService, names: Mapping[str, Text], site_url: str, day: date) -> Draft:
    """The page of one service. names: those of all services."""
    href, others = addresses.complaint(published.facts.slug), others_of(published.facts, names)
    view = partial(complaint_view, published, others, site_url, day)
    facts = digest_of(published.facts, published.version, others, site_url, day)
    return Draft(href=href, template="licensing/complaint.html", facts=facts, view=view)


def complaint_view(published: PublishedService, names: Mapping[str, Text], site_url: str, day: date) -> ComplaintView:
    service = published.facts
    page = Link(label=service.name, href=addresses.service(service.slug))
    return ComplaintView(
        frame=frame_of(
            addresses.complaint(service.slug),
            phrase("complaint.title", name=service.name),
            phrase("complaint.description", name=service.name),
            [service],
            (HOME_LINK, SERVICES_LINK, page),
        ),
        name=service.name,
        page=page,
        repeal=repeal_of(service, names),
        places=tuple(_places(published, site_url, day)),
    )


def recourses_of(service: Service) -> tuple[RecourseView, ...]:
    return tuple(_recourse(one) for one in service.complaints)


def _places(published: PublishedService, site_url: str, day: date) -> Iterator[Place]:
    service = published.facts
    official = saying.cost(totals(service, day).costs)
    about = f"{site_url}{addresses.service(service.slug).removesuffix('index.html')}"
    yield Place(
        anchor=WHOLE,
        title=phrase("complaint.whole"),
        recourses=recourses_of(service),
        messages=_messages(
            published, phrase("complaint.at-service", name=service.name), service.office.name if service.office else NO_TEXT, about, official
        ),
    )
    for number, step in enumerate(service.steps, start=1):
        yield _step_place(published, number, step, about, official)


def _step_place(published: PublishedService, number: int, step: Step, about: str, official: Phrase) -> Place:
    service = published.facts
    own = (_recourse(step.recourse),) if step.recourse else ()
    office = step.office or service.office
    at = phrase("complaint.at-step", name=service.name, number=number, step=step.name)
    return Place(
        anchor=step_anchor(step),
        title=phrase("complaint.step", number=number, step=step.name),
        recourses=own + tuple(one for one in recourses_of(service) if one not in own),
        messages=_messages(published, at, office.name if office else NO_TEXT, f"{about}#{step_anchor(step)}", official),
    )


def _messages(published: PublishedService, at: Phrase, office: Text, about: str, official: Phrase) -> tuple[Message, ...]:
    where = phrase("complaint.office", office=office) if office else phrase("complaint.no-office")
    gaps: dict[str, Value] = {
        "at": at,
        "where": where,
        "page": about,
        "version": published.version,
        "day": published.published_on,
        "official": official,
    }
    return (
        Message(title=phrase("step.asked"), subject=phrase("complaint.asked-subject", at=at), body=phrase("complaint.asked-body", **gaps)),
        Message(title=phrase("step.wrong"), subject=phrase("complaint.wrong-subject", at=at), body=phrase("complaint.wrong-body", **gaps)),
    )


def _recourse(one: Recourse) -> RecourseView:
    office = one.office
    return RecourseView(
        name=one.name,
        office=office.name if office else NO_TEXT,
        superior=one.superior,
        address=office.address if office else NO_TEXT,
        contacts=tuple(_contacts(one)),
    )


def _contacts(one: Recourse) -> Iterator[Contact]:
    office = one.office
    email, phone, url = (
        own or (getattr(office, name) if office else "") for name, own in (("email", one.email), ("phone", one.phone), ("url", one.url))
    )
    if email:
        yield Contact(kind="mail", shown=email, target=email)
    if phone:
        kind = "sms" if "sms" in phone.lower() else "phone"
        yield Contact(kind=kind, shown=phone, target=_NO_DIGIT.sub("", phone))
    if url:
        yield Contact(kind="web", shown=url, target=url)
