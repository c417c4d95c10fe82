"""Database -> facts: services as the static site shows them. What is public is the newest version, never the page that staff edit."""

from __future__ import annotations

from itertools import pairwise

from django.conf import settings
from django.utils import timezone

from cms.domain.calendar import WorkingCalendar, calendar_named
from cms.domain.errors import InconsistentData
from cms.domain.faults import blocking
from cms.domain.licensing.changes import changes_between
from cms.domain.licensing.checks import catalogue_faults, publication_faults
from cms.domain.licensing.finder import Finder, finder_faults
from cms.domain.licensing.publication import Issuance, Measured, PublishedService, ServiceVersion, measure
from cms.domain.licensing.services import Service
from cms.domain.plain import digest_of
from cms.licensing import queries
from cms.licensing.models import ServicePage, ServiceVersionRecord


def published() -> tuple[PublishedService, ...]:
    """Every public service by address. Raises InconsistentData when one could not have been published: nothing is shown then.

    Neither is anything shown of services that require each other: the database cannot tell who of two editors at once was first.
    """
    issuances = queries.issuances()
    found = [_published(versions, issuances.get(pk, ())) for pk, versions in queries.public_versions().items()]
    if faults := blocking(catalogue_faults(one.facts for one in found)):
        raise InconsistentData(f"{faults[0].place}: {faults[0].sentence()}")
    return tuple(sorted(found, key=lambda one: one.facts.slug))


def published_of(page: ServicePage) -> PublishedService:
    """One public service, as published() gives it. The page must be one of queries.live_services()."""
    return _published(queries.versions_of(page), queries.issuances_of(page))


def finder() -> Finder | None:
    """The published table that leads to services. Raises InconsistentData when a path of it would lead nowhere: nothing is shown then."""
    table = queries.finder_table()
    if table is None:
        return None
    facts = table.fact()
    if found := finder_faults(facts, {rule.service for rule in facts.rules}):
        raise InconsistentData(f"{table}: {found[0].sentence()}")
    return facts


def draft(page: ServicePage) -> PublishedService:
    """The service as this object says it, complete or not, as if it were published; its version is the next one."""
    facts, records = page.facts(), queries.versions_of(page)
    digest = digest_of(facts)
    if records and records[0].digest == digest:
        return _published(records, queries.issuances_of(page))
    earlier = _versions(records)
    number = records[0].number + 1 if records else 1
    changes = changes_between(records[0].fact(), facts) if records else ()
    # A draft that was never saved has no day of its own yet; it is shown in the editor only.
    day = timezone.localdate(page.latest_revision_created_at or page.last_published_at or timezone.now())
    newest = ServiceVersion(number=number, published_on=day, note=page.change_note, changes=changes)
    return PublishedService(facts=facts, digest=digest, versions=(newest, *earlier), measured=_measured(facts, queries.issuances_of(page)))


def _published(records: tuple[ServiceVersionRecord, ...], issuances: tuple[Issuance, ...]) -> PublishedService:
    facts = _sound(records[0])
    return PublishedService(facts=facts, digest=records[0].digest, versions=_versions(records), measured=_measured(facts, issuances))


def _sound(record: ServiceVersionRecord) -> Service:
    """The facts of a version, if it is as it was written and could be published."""
    facts = record.fact()
    if digest_of(facts) != record.digest:
        raise InconsistentData(f"{facts.slug}, versi {record.number}: isinya bukan lagi yang diterbitkan.")
    if found := publication_faults(facts):
        raise InconsistentData(f"{facts.slug}, versi {record.number}: {found[0].sentence()}")
    return facts


def _versions(records: tuple[ServiceVersionRecord, ...]) -> tuple[ServiceVersion, ...]:
    """The newest first, each with what it says differently from the one before."""
    facts = [record.fact() for record in records]
    changes = [changes_between(older, newer) for newer, older in pairwise(facts)] + [()] * bool(facts)
    return tuple(
        ServiceVersion(number=record.number, published_on=timezone.localdate(record.published_at), note=record.note, changes=changed)
        for record, changed in zip(records, changes, strict=True)
    )


def _measured(facts: Service, issuances: tuple[Issuance, ...]) -> Measured | None:
    return measure(issuances, _calendar(), facts) if issuances else None


def _calendar() -> WorkingCalendar:
    return calendar_named(settings.CITY)
