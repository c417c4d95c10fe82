"""What is wrong with a service, as values with a sentence each. Used at the field in the admin, by imports and before publication.

Without a day only what is always wrong is found; with one also what is wrong that day: a review date in the past, no fee in force.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from urllib.parse import urlsplit

from cms.domain.faults import Fault, blocking, fault, within
from cms.domain.formulas import definition
from cms.domain.licensing.completeness import missing_components
from cms.domain.licensing.fees import Fee, FeeKind, fees_on, series
from cms.domain.licensing.laws import Citation
from cms.domain.licensing.requirements import Need
from cms.domain.licensing.services import Service, ServiceStatus
from cms.domain.licensing.steps import Channel, Relation
from cms.domain.licensing.times import Span, Unit
from cms.domain.licensing.totals import totals
from cms.domain.texts import Text

SAMPLE_MARK = "CONTOH"
DAY = timedelta(days=1)
# What stands beside the services on the site, and so can be no service's address.
RESERVED_SLUGS = frozenset({"abjad", "biaya", "cari", "kantor"})


def faults_of(service: Service, on: date | None = None) -> tuple[Fault, ...]:
    """All faults, those that block publication first."""
    found = [
        *_component_faults(service),
        *_step_faults(service),
        *_need_faults(service),
        *_time_faults(service),
        *_fee_faults(service, on),
        *_result_faults(service),
        *_charter_faults(service, on),
        *_link_faults(service),
    ]
    return tuple(sorted(found, key=lambda one: not one.blocks))


def publication_faults(service: Service, on: date | None = None) -> tuple[Fault, ...]:
    """What keeps the service from being published; nothing when it may be."""
    return blocking(faults_of(service, on))


def faults_beside(service: Service, others: Iterable[Service]) -> tuple[Fault, ...]:
    """What keeps the service from being published although nothing is wrong with it alone: a circle of requirements through it and the others."""
    cycle = _cycle(service.slug, {one.slug: one.requires for one in (*others, service)})
    return (fault("service.cycle", "requires", services=" → ".join(cycle)),) if cycle else ()


def _component_faults(service: Service) -> Iterator[Fault]:
    if not service.name:
        yield fault("service.no-name", "name")
    if service.slug in RESERVED_SLUGS:
        yield fault("service.reserved", "slug", found=service.slug)
    for component in missing_components(service):
        code = "component.missing" if component.is_required else "component.unfilled"
        yield fault(code, component.key, number=component.number, title=component.title("id"), title_en=component.title("en"))


def _step_faults(service: Service) -> Iterator[Fault]:
    yield from _repeated("step.twice", "steps", [step.key for step in service.steps])
    yield from _repeated("case.twice", "cases", [case.key for case in service.cases])
    if service.blocks and service.blocks[0].relation is not Relation.THEN:
        yield fault("block.nothing-before", f"blocks.{service.blocks[0].key}", name=service.blocks[0].name)
    for block in service.blocks:
        if not block.steps:
            yield fault("block.empty", f"blocks.{block.key}", name=block.name)
        elif block.steps[0].relation is not Relation.THEN:
            yield fault("step.nothing-before", f"steps.{block.steps[0].key}", name=block.steps[0].name)
    for step in service.steps:
        if step.channel is Channel.ONLINE and not step.url:
            yield fault("step.no-address", f"steps.{step.key}.url", name=step.name)
        yield from _case_faults(service, step.only_for, f"steps.{step.key}.only_for")
    yield from _order_faults(service)


def _order_faults(service: Service) -> Iterator[Fault]:
    """A step that needs the result of a later one, of itself, or of a step that there is not."""
    place = {step.key: number for number, step in enumerate(service.steps)}
    given_by = {step.key: tuple(need.result_of for need in step.needs if need.result_of) for step in service.steps}
    told: set[str] = set()
    for step in service.steps:
        for other in given_by[step.key]:
            where = f"steps.{step.key}.needs"
            if other not in place:
                yield fault("need.unknown-step", where, step=step.name, found=other)
            elif cycle := _cycle(step.key, given_by):
                if not told & set(cycle):
                    told.update(cycle)
                    yield fault("step.cycle", where, steps=" → ".join(cycle))
            elif place[other] >= place[step.key]:
                yield fault("need.later-step", where, step=step.name, found=other)


def _cycle(start: str, given_by: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The way from a step back to itself along the results that are needed; empty without one."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for other in given_by.get(way[-1], ()):
            if other == start:
                return (*way, start)
            if other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()


def _need_faults(service: Service) -> Iterator[Fault]:
    asks_articles = service.status is not ServiceStatus.REPEALED
    for step in service.steps:
        options: dict[str, set[int]] = {}
        for need in step.needs:
            where = f"steps.{step.key}.needs.{need.requirement.key}"
            if need.group:
                options.setdefault(need.group, set()).add(need.option)
            if min(need.originals, need.copies, need.legalised) < 0:
                yield fault("need.negative", where, name=need.requirement.name)
            if not _has_count(need):
                yield fault("need.no-count", where, name=need.requirement.name)
            if asks_articles and not _names_article(need.citation):
                yield fault("need.no-article", f"{where}.citation", name=need.requirement.name)
            yield from _case_faults(service, need.only_for, where)
        for group, found in options.items():
            if len(found) < 2:
                yield fault("need.alternative-of-one", f"steps.{step.key}.needs", group=group, step=step.name)


def _names_article(citation: Citation | None) -> bool:
    return bool(citation and citation.article)


def _has_count(need: Need) -> bool:
    return bool(need.originals or need.copies or need.legalised or need.result_of)


def _time_faults(service: Service) -> Iterator[Fault]:
    asks_articles = service.status is not ServiceStatus.REPEALED
    for where, name, spans, citation in _times(service):
        yield from _span_faults(spans, where)
        if asks_articles and spans and not _names_article(citation):
            yield fault("time.no-article", f"{where}.citation", name=name)
    yield from _promise_faults(service)


def _times(service: Service) -> Iterator[tuple[str, str | Text, tuple[Span, ...], Citation | None]]:
    """Place, name, what is said and by which article: for the whole, then for each step."""
    if service.time:
        yield "time", "keseluruhan", (service.time.span,) if service.time.span else (), service.time.citation
    for step in service.steps:
        if step.times:
            yield f"steps.{step.key}.times", step.name, step.times.spans, step.times.citation


def _span_faults(spans: Iterable[Span], place: str) -> Iterator[Fault]:
    for span in spans:
        if span.least < 0 or span.most < 0:
            yield fault("time.negative", place)
        elif span.least > span.most:
            yield fault("time.backwards", place, least=span.least, most=span.most)


def _promise_faults(service: Service) -> Iterator[Fault]:
    """The steps together may not take longer than what is promised for the whole, as far as both speak of working days."""
    steps = totals(service, date.min).time.most
    promised = service.time.span if service.time else None
    if promised and promised.unit is Unit.WORKING_DAYS and steps.working_days > promised.most:
        yield fault("time.over-promise", "time", steps=steps.working_days, promised=promised.most)


def _fee_faults(service: Service, on: date | None) -> Iterator[Fault]:
    steps = {step.key for step in service.steps}
    for fee in service.fees:
        where = f"fees.{fee.key}"
        yield from within(where, _amount_faults(fee))
        yield from _case_faults(service, fee.only_for, where)
        if fee.step and fee.step not in steps:
            yield fault("fee.unknown-step", where, name=fee.name, found=fee.step)
    for periods in series(service.fees).values():
        yield from _period_faults(periods)
    if on and service.fees and not fees_on(service.fees, on):
        yield fault("fee.none-in-force", "fees", day=on)


def _amount_faults(fee: Fee) -> Iterator[Fault]:
    if fee.kind is FeeKind.FREE:
        if not fee.reason:
            yield fault("fee.no-reason", "reason", name=fee.name)
        return
    if fee.kind is FeeKind.ELSEWHERE:
        yield fault("fee.elsewhere", "words", name=fee.name)
        return
    if not _names_article(fee.citation):
        yield fault("fee.no-article", "citation", name=fee.name)
    if not (fee.payment and fee.payment.payee):
        yield fault("fee.no-payee", "payment", name=fee.name)
    if fee.kind is FeeKind.FORMULA:
        yield from within("formula", definition.faults_of(fee.formula)) if fee.formula else (fault("formula.empty", "formula"),)
    elif fee.amount is None:
        yield fault("fee.no-amount", "amount", name=fee.name)
    elif fee.amount <= 0:
        yield fault("fee.not-positive", "amount", name=fee.name)


def _period_faults(periods: tuple[Fee, ...]) -> Iterator[Fault]:
    """Periods of one fee, oldest first: each begins the day after the one before has ended."""
    for fee in periods:
        last = fee.validity.last
        if last is not None and last < fee.validity.first:
            yield fault("fee.backwards", f"fees.{fee.key}.validity", name=fee.name, first=fee.validity.first, last=last)
    for earlier, later in pairwise(periods):
        end, start = earlier.validity.last, later.validity.first
        where = f"fees.{later.key}.validity"
        if end is None or end >= start:
            yield fault("fee.overlap", where, name=later.name, first=start)
        elif end + DAY < start:
            yield fault("fee.gap", where, name=later.name, first=end + DAY, last=start - DAY)


def _result_faults(service: Service) -> Iterator[Fault]:
    steps = {step.key for step in service.steps}
    yield from _repeated("result.twice", "results", [result.key for result in service.results])
    for result in service.results:
        if result.step and result.step not in steps:
            yield fault("result.unknown-step", f"results.{result.key}", name=result.name, found=result.step)
        spans = [span for span in (result.validity, result.renew_from, result.renew_until) if span]
        yield from _span_faults(spans, f"results.{result.key}")
    finals = [result.name.original for result in service.results if result.is_final]
    if len(finals) > 1:
        yield fault("result.many-final", "results", names=", ".join(finals))


def _charter_faults(service: Service, on: date | None) -> Iterator[Fault]:
    for citation in service.legal_bases:
        if not citation.article:
            yield fault("law.no-article", f"legal_bases.{citation.basis.key}", name=citation.basis.name)
    for number, recourse in enumerate(service.complaints, start=1):
        if not recourse.is_reachable:
            yield fault("recourse.unreachable", f"complaints.{number}", name=recourse.name)
    if (service.status is ServiceStatus.REPEALED) != (service.repeal is not None):
        yield fault("service.repeal", "repeal")
    certified = service.certification
    if certified is None:
        yield fault("certification.none", "certification")
        return
    if certified.review_by <= certified.on:
        yield fault("certification.backwards", "certification", on=certified.on, review_by=certified.review_by)
    if on and certified.is_overdue(on):
        yield fault("certification.review-past", "certification", review_by=certified.review_by)
    if service.is_sample and SAMPLE_MARK not in certified.by.original:
        yield fault("certification.sample", "certification")


def _link_faults(service: Service) -> Iterator[Fault]:
    for place, url in links_of(service):
        if urlsplit(url).scheme not in ("https", "http") or not urlsplit(url).netloc:
            yield fault("link.address", place, found=url)


def links_of(service: Service) -> tuple[tuple[str, str], ...]:
    """Every address outside this site with its place: what a check of broken links visits."""
    found = [(f"steps.{step.key}.url", step.url) for step in service.steps]
    found += [(f"steps.{step.key}.needs.{need.requirement.key}", need.requirement.form_url) for step in service.steps for need in step.needs]
    found += [(f"legal_bases.{citation.basis.key}", citation.basis.url) for citation in service.legal_bases]
    found += [(f"complaints.{number}", one.url) for number, one in enumerate(service.complaints, start=1)]
    found += [(f"results.{result.key}", result.sample_url) for result in service.results]
    found += [(f"offices.{office.key}", office.url) for office in [service.office, *(step.office for step in service.steps)] if office]
    found += [(f"sources.{number}", source.url) for number, source in enumerate(service.sources, start=1)]
    if service.standard.evaluation:
        found.append(("evaluation", service.standard.evaluation.url))
    return tuple(dict.fromkeys((place, url) for place, url in found if url))


def catalogue_faults(services: Iterable[Service]) -> tuple[Fault, ...]:
    """What no service shows alone: two with one address, a required service that there is not, services that require each other."""
    found = list(services)
    by_slug = {service.slug: service for service in found}
    requires = {service.slug: service.requires for service in found}
    faults = [*_repeated("service.twice", "", [service.slug for service in found])]
    told: set[str] = set()
    for service in found:
        replaced_by = (service.repeal.replaced_by,) if service.repeal and service.repeal.replaced_by else ()
        for slug in (*service.requires, *service.related, *replaced_by):
            if slug not in by_slug:
                faults.append(fault("service.unknown", service.slug, found=slug))
        if (cycle := _cycle(service.slug, requires)) and not told & set(cycle):
            told.update(cycle)
            faults.append(fault("service.cycle", service.slug, services=" → ".join(cycle)))
    return tuple(faults)


def _case_faults(service: Service, only_for: tuple[str, ...], place: str) -> Iterator[Fault]:
    known = {case.key for case in service.cases}
    yield from (fault("case.unknown", place, found=key) for key in only_for if key not in known)


def _repeated(code: str, place: str, keys: Iterable[str]) -> Iterator[Fault]:
    yield from (fault(code, f"{place}.{key}" if place else key, found=key) for key, count in Counter(keys).items() if count > 1)
