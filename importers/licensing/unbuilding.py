"""Services -> rows of the catalogue's sheets: the inverse of building.py, for the workbook that staff download, change and send again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any  # rows of several kinds

from cms.domain.formulas.typed import choices_spelled, number_spelled
from cms.domain.licensing.fees import Fee, FeeKind
from cms.domain.licensing.laws import Citation, LegalBasis
from cms.domain.licensing.offices import Office, Recourse
from cms.domain.licensing.services import Service, citations_of
from cms.domain.licensing.steps import Block, Step
from cms.domain.licensing.times import Span, spelled
from importers.licensing.keys import key_of

Row = Mapping[str, Any]


def rows_of(services: tuple[Service, ...]) -> dict[str, list[Row]]:
    """By the names of the tables."""
    return {
        "services": [_service(one) for one in services],
        "cases": [
            {"service": one.slug, "case": case.key, "question": case.question.original, "answer": case.answer.original}
            for one in services
            for case in one.cases
        ],
        "steps": [_step(one, block, step, place) for one in services for block in one.blocks for place, step in enumerate(block.steps)],
        "needs": [row for one in services for row in _needs(one)],
        "fees": [_fee(one, fee) for one in services for fee in one.fees],
        "parameters": [row for one in services for row in _parameters(one)],
        "laws": [_law(one) for one in _laws(services)],
        "offices": [_office(one) for one in _offices(services)],
        "channels": [_channel(one) for one in _channels(services)],
    }


def _service(one: Service) -> Row:
    time, citation = one.time, one.time.citation if one.time else None
    standard = one.standard
    texts = ("facilities", "competence", "supervision", "service_guarantee", "safety_guarantee")
    return {
        "service": one.slug,
        "name": one.name.original,
        "name_en": one.name.translated("en"),
        "short_name": one.short_name,
        "summary": one.summary.original,
        "sector": one.sector.original,
        "audience": one.audience.original,
        "goals": "; ".join(goal.name.original for goal in one.goals),
        "office": one.office.key if one.office else "",
        "time": (time.words or _span(time.span)) if time else "",
        **_cited(citation, "time_law", "time_article"),
        "laws": "; ".join(f"{cited.basis.key}: {cited.article}" for cited in one.legal_bases),
        "complain_to": "; ".join(_channel_key(channel) for channel in one.complaints),
        **{name: getattr(standard, name).original for name in texts},
        "staff_count": standard.staff_count,
        "requires": "; ".join(one.requires),
        "related": "; ".join(one.related),
        "note": one.note.original,
    }


def _step(one: Service, block: Block, step: Step, place: int) -> Row:
    times = step.times
    return {
        "service": one.slug,
        "step": step.key,
        "name": step.name.original,
        "name_en": step.name.translated("en"),
        "description": step.description.original,
        "block": block.name.original,
        "relation": step.relation.value if place else "",
        "optional": _yes(step.is_optional),
        "channel": step.channel.value,
        "url": step.url,
        "in_person": _yes(step.in_person),
        "proxy": _yes(step.proxy),
        "office": step.office.key if step.office else "",
        "unit": step.unit.original,
        **{name: _span(getattr(times, name)) if times else "" for name in ("queue", "counter", "until_next")},
        **_cited(times.citation if times else None),
        "only_for": "; ".join(step.only_for),
        "complain_to": _channel_key(step.recourse) if step.recourse else "",
    }


def _needs(one: Service) -> Iterator[Row]:
    for step in one.steps:
        for need in step.needs:
            yield {
                "service": one.slug,
                "step": step.key,
                "requirement": need.requirement.key,
                "name": need.requirement.name.original,
                "name_en": need.requirement.name.translated("en"),
                "originals": need.originals,
                "copies": need.copies,
                "legalised": need.legalised,
                "issuer": need.requirement.issuer.original,
                "form_url": need.requirement.form_url,
                "only_for": "; ".join(need.only_for),
                "only_if": need.only_if.original,
                "group": need.group,
                "option": need.option if need.group else None,
                "result_of": need.result_of,
                **_cited(need.citation),
            }


def _fee(one: Service, fee: Fee) -> Row:
    payment, formula = fee.payment, fee.formula
    return {
        "service": one.slug,
        "fee": fee.key,
        "name": fee.name.original,
        "name_en": fee.name.translated("en"),
        "kind": fee.kind.value,
        "valid_from": fee.validity.first,
        "valid_until": fee.validity.last,
        "amount": fee.amount if fee.kind is FeeKind.FIXED else None,
        "currency": fee.currency,
        "per": fee.per.original,
        "formula": formula.text if formula else "",
        "rounding": formula.rounding.quantum if formula else None,
        "reason": fee.reason.original,
        "words": fee.words,
        **_cited(fee.citation),
        "payee": payment.payee.original if payment else "",
        "methods": "; ".join(method.value for method in payment.methods) if payment else "",
        "receipt": payment.receipt.original if payment else "",
        "step": fee.step,
        "only_for": "; ".join(fee.only_for),
    }


def _parameters(one: Service) -> Iterator[Row]:
    for fee in one.fees:
        for parameter in fee.formula.parameters if fee.formula else ():
            yield {
                "service": one.slug,
                "fee": fee.key,
                "valid_from": fee.validity.first,
                "parameter": parameter.name,
                "label": parameter.label.original,
                "label_en": parameter.label.translated("en"),
                "unit": parameter.unit.original,
                "least": number_spelled(parameter.least),
                "most": number_spelled(parameter.most),
                "decimals": parameter.decimals,
                "choices": choices_spelled(parameter.choices).replace("\n", "; "),
            }


def _laws(services: Iterable[Service]) -> Iterable[LegalBasis]:
    return {cited.basis.key: cited.basis for one in services for _, _, cited in citations_of(one)}.values()


def _law(law: LegalBasis) -> Row:
    return {"law": law.key, "name": law.name, "subject": law.subject.original, "url": law.url, "status": law.status.value}


def _offices(services: Iterable[Service]) -> Iterable[Office]:
    found: dict[str, Office] = {}
    for one in services:
        channels = [*one.complaints, *(step.recourse for step in one.steps if step.recourse)]
        for office in (one.office, *(step.office for step in one.steps), *(channel.office for channel in channels)):
            if office:
                found.setdefault(office.key, office)
    return found.values()


def _office(one: Office) -> Row:
    return {
        "office": one.key,
        "name": one.name.original,
        "name_en": one.name.translated("en"),
        "address": one.address.original,
        "phone": one.phone,
        "email": one.email,
        "url": one.url,
        "hours": "; ".join(f"{hours.weekday} {hours.opens:%H:%M}-{hours.closes:%H:%M}" for hours in one.hours),
        "access": one.access.original,
    }


def _channels(services: Iterable[Service]) -> Iterable[Recourse]:
    found: dict[str, Recourse] = {}
    for one in services:
        for channel in (*one.complaints, *(step.recourse for step in one.steps)):
            if channel:
                found.setdefault(_channel_key(channel), channel)
    return found.values()


def _channel(one: Recourse) -> Row:
    return {
        "channel": _channel_key(one),
        "name": one.name.original,
        "name_en": one.name.translated("en"),
        "office": one.office.key if one.office else "",
        "superior": one.superior.original,
        "phone": one.phone,
        "email": one.email,
        "url": one.url,
    }


def _channel_key(one: Recourse) -> str:
    return key_of(one.name.original, 100)


def _cited(citation: Citation | None, law: str = "law", article: str = "article") -> Row:
    return {law: citation.basis.key if citation else "", article: citation.article if citation else ""}


def _span(span: Span | None) -> str:
    return spelled(span) if span else ""


def _yes(said: bool | None) -> str:
    return "" if said is None else "yes" if said else "no"
