"""Services -> rows of the tables of open data, in the order of services and of what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cms.domain.licensing.completeness import missing_components, score
from cms.domain.licensing.fees import Fee, FeeKind
from cms.domain.licensing.offices import Office
from cms.domain.licensing.publication import PublishedService
from cms.domain.licensing.results import Result
from cms.domain.licensing.rows import (
    FeeRow,
    LegalBasisRow,
    OfficeRow,
    RequirementRow,
    ResultRow,
    ServiceRow,
    StepRow,
    TimePart,
    TimeRow,
    YesNo,
)
from cms.domain.licensing.services import Service, citations_of
from cms.domain.licensing.times import Span


def rows_by_table(services: Iterable[PublishedService]) -> dict[str, tuple[object, ...]]:
    """All rows by the names of their tables in the catalogue."""
    found = tuple(services)
    facts = tuple(one.facts for one in found)
    return {
        "services": tuple(service_rows(found)),
        "service-steps": tuple(step_rows(facts)),
        "service-requirements": tuple(requirement_rows(facts)),
        "service-fees": tuple(fee_rows(facts)),
        "service-times": tuple(time_rows(facts)),
        "service-results": tuple(result_rows(facts)),
        "service-offices": tuple(office_rows(facts)),
        "service-legal-bases": tuple(legal_basis_rows(facts)),
    }


def service_rows(services: Iterable[PublishedService]) -> Iterator[ServiceRow]:
    for one in services:
        facts, certified, measured = one.facts, one.facts.certification, one.measured
        yield ServiceRow(
            service=facts.slug,
            name=facts.name.original,
            name_en=facts.name.translated("en"),
            short_name=facts.short_name,
            summary=facts.summary.original,
            sector=facts.sector.original,
            audience=facts.audience.original,
            goals="; ".join(goal.name.original for goal in facts.goals),
            office=facts.office.key if facts.office else "",
            status=facts.status,
            sample=YesNo.of(facts.is_sample),
            pledge=facts.pledge.original,
            requires="; ".join(facts.requires),
            related="; ".join(facts.related),
            replaced_by=facts.repeal.replaced_by if facts.repeal else "",
            certified_by=certified.by.original if certified else "",
            certified_on=certified.on if certified else None,
            review_by=certified.review_by if certified else None,
            components_filled=score([facts]).filled,
            components_missing="; ".join(component.title("id") for component in missing_components(facts)),
            version=one.version,
            published_on=one.published_on,
            issued_count=measured.count if measured else None,
            median_working_days=_hundredths(measured.median_working) if measured else None,
            slow_working_days=_hundredths(measured.slow_working) if measured else None,
        )


def step_rows(services: Iterable[Service]) -> Iterator[StepRow]:
    for service in services:
        numbered = enumerate(((block, step) for block in service.blocks for step in block.steps), start=1)
        for order, (block, step) in numbered:
            yield StepRow(
                service=service.slug,
                step=step.key,
                order=order,
                block=block.name.original,
                name=step.name.original,
                name_en=step.name.translated("en"),
                description=step.description.original,
                relation=step.relation,
                optional=YesNo.of(step.is_optional or block.is_optional),
                channel=step.channel,
                url=step.url,
                in_person=None if step.in_person is None else YesNo.of(step.in_person),
                proxy=None if step.proxy is None else YesNo.of(step.proxy),
                office=step.office.key if step.office else "",
                unit=step.unit.original,
                only_for="; ".join(step.only_for),
                complain_to=step.recourse.name.original if step.recourse else "",
            )


def requirement_rows(services: Iterable[Service]) -> Iterator[RequirementRow]:
    for service in services:
        for step in service.steps:
            for order, need in enumerate(step.needs, start=1):
                yield RequirementRow(
                    service=service.slug,
                    step=step.key,
                    order=order,
                    requirement=need.requirement.key,
                    name=need.requirement.name.original,
                    name_en=need.requirement.name.translated("en"),
                    originals=need.originals,
                    copies=need.copies,
                    legalised=need.legalised,
                    issuer=need.requirement.issuer.original,
                    form_url=need.requirement.form_url,
                    only_for="; ".join(need.only_for),
                    only_if=need.only_if.original,
                    group=need.group,
                    option=need.option if need.group else None,
                    result_of=need.result_of,
                )


def fee_rows(services: Iterable[Service]) -> Iterator[FeeRow]:
    return (
        _fee_row(service, fee) for service in services for fee in sorted(service.fees, key=lambda one: (one.key, one.only_for, one.validity.first))
    )


def _fee_row(service: Service, fee: Fee) -> FeeRow:
    return FeeRow(
        service=service.slug,
        fee=fee.key,
        valid_from=fee.validity.first,
        valid_until=fee.validity.last,
        name=fee.name.original,
        name_en=fee.name.translated("en"),
        kind=fee.kind,
        amount=Decimal("0.00") if fee.kind is FeeKind.FREE else fee.amount,
        currency=fee.currency,
        per=fee.per.original,
        formula=fee.formula.text if fee.formula else "",
        reason=fee.reason.original,
        words=fee.words,
        payee=fee.payment.payee.original if fee.payment else "",
        methods="; ".join(method.value for method in fee.payment.methods) if fee.payment else "",
        step=fee.step,
        only_for="; ".join(fee.only_for),
        sample=YesNo.of(fee.is_sample or service.is_sample),
    )


def time_rows(services: Iterable[Service]) -> Iterator[TimeRow]:
    for service in services:
        if service.time and service.time.span:
            sample = service.time.is_sample or service.is_sample
            yield _time_row(service, "", TimePart.PROMISED, service.time.span, service.time.words, is_sample=sample)
        for step in service.steps:
            if step.times:
                parts = ((TimePart.QUEUE, step.times.queue), (TimePart.COUNTER, step.times.counter), (TimePart.UNTIL_NEXT, step.times.until_next))
                sample = step.times.is_sample or service.is_sample
                yield from (_time_row(service, step.key, part, span, step.times.words, is_sample=sample) for part, span in parts if span)


def _time_row(service: Service, step: str, part: TimePart, span: Span, words: str, *, is_sample: bool) -> TimeRow:
    return TimeRow(
        service=service.slug, step=step, part=part, least=span.least, most=span.most, unit=span.unit, words=words, sample=YesNo.of(is_sample)
    )


def result_rows(services: Iterable[Service]) -> Iterator[ResultRow]:
    return (_result_row(service, result) for service in services for result in service.results)


def _result_row(service: Service, result: Result) -> ResultRow:
    return ResultRow(
        service=service.slug,
        result=result.key,
        name=result.name.original,
        name_en=result.name.translated("en"),
        final=YesNo.of(result.is_final),
        holds=result.holds,
        validity=result.validity.most if result.validity else None,
        validity_unit=result.validity.unit if result.validity else None,
        condition=result.condition.original,
        words=result.words,
    )


def office_rows(services: Iterable[Service]) -> Iterator[OfficeRow]:
    """Every office that a service names, by key; services and components are counted where it is the responsible one."""
    found = tuple(services)
    offices: dict[str, Office] = {}
    for service in found:
        for office in (service.office, *(step.office for step in service.steps)):
            if office:
                offices.setdefault(office.key, office)
    for key in sorted(offices):
        own = [service for service in found if service.office and service.office.key == key]
        yield _office_row(offices[key], own)


def _office_row(office: Office, own: list[Service]) -> OfficeRow:
    found = score(own)
    return OfficeRow(
        office=office.key,
        name=office.name.original,
        name_en=office.name.translated("en"),
        address=office.address.original,
        phone=office.phone,
        email=office.email,
        url=office.url,
        hours="; ".join(f"{one.weekday} {one.opens:%H:%M}-{one.closes:%H:%M}" for one in office.hours),
        access=office.access.original,
        services=len(own),
        components_filled=found.filled,
        components_of=found.of,
        sample=YesNo.of(office.is_sample),
    )


def legal_basis_rows(services: Iterable[Service]) -> Iterator[LegalBasisRow]:
    for service in services:
        # Two periods of one fee rest on the same article.
        for kind, item, citation in dict.fromkeys(citations_of(service)):
            basis = citation.basis
            yield LegalBasisRow(
                service=service.slug,
                stands_behind=kind,
                item=item,
                law=basis.key,
                name=basis.name,
                subject=basis.subject.original,
                article=citation.article,
                status=basis.status,
                url=basis.url,
                sample=YesNo.of(basis.is_sample),
            )


def _hundredths(number: Decimal) -> Decimal:
    """Every number that is no count has two decimals in the files, whatever reads them."""
    return number.quantize(Decimal("0.01"))
