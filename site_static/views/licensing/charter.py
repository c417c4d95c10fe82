"""What a service owes and by which law: rights and duties, components 8 to 14 of the service standard, laws, who vouches for the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cms.domain.licensing.charter import Claim, Party, Standard
from cms.domain.licensing.completeness import COMPONENTS, LAST_REQUIRED, Component
from cms.domain.licensing.laws import LawStatus
from cms.domain.licensing.services import Service, citations_of
from cms.domain.texts import Text
from site_static.views.licensing.way import law_of
from site_static.words import Label, Phrase, phrase


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
class Vouching:
    """Who vouches for the page. The state is amber once the day of review is past."""

    by: Text
    on: date
    review_by: date
    number: str
    is_overdue: bool


def rights_of(service: Service) -> Iterator[Rights]:
    """What the applicant may ask for comes first."""
    for party in (Party.USER, Party.PROVIDER, Party.STAFF):
        for claim in (Claim.RIGHT, Claim.DUTY):
            own = [one for one in service.rights if one.party is party and one.claim is claim]
            if own:
                lines = tuple(RightView(words=one.words, law=law_of(one.citation)) for one in own)
                yield Rights(title=phrase(f"rights.{party.value}-{claim.value}"), rights=lines)


def standard_of(standard: Standard) -> Iterator[ComponentView]:
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


def laws_of(service: Service) -> tuple[LawView, ...]:
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


def vouching_of(service: Service, day: date) -> Vouching | None:
    one = service.certification
    if one is None:
        return None
    return Vouching(by=one.by, on=one.on, review_by=one.review_by, number=one.number, is_overdue=one.is_overdue(day))
