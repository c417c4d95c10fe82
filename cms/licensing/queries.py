"""Reads of services, each a function that says what it gives."""

from __future__ import annotations

from typing import Any  # facts of six kinds

from django.db.models import QuerySet

from cms.domain.errors import UsageError
from cms.domain.licensing.publication import Issuance
from cms.domain.licensing.services import Service
from cms.domain.plain import digest_of
from cms.licensing.models import (
    FinderTable,
    GoalRecord,
    IssuanceRecord,
    LawRecord,
    OfficeRecord,
    PaymentRecord,
    RecourseRecord,
    RequirementRecord,
    ServiceFolder,
    ServicePage,
    ServiceVersionRecord,
)
from cms.licensing.models.columns import SharedFacts

# Each kind of shared entry under the name that importers give it.
SHARED: dict[str, Any] = {
    "laws": LawRecord,
    "offices": OfficeRecord,
    "requirements": RequirementRecord,
    "channels": RecourseRecord,
    "payments": PaymentRecord,
    "goals": GoalRecord,
}


def folder() -> ServiceFolder:
    """The page under which all services hang. Raises UsageError before `python -m cms set_up`."""
    found = ServiceFolder.objects.first()
    if found is None:
        raise UsageError("Basis data belum punya kumpulan layanan. Jalankan `python -m cms set_up`.")
    return found


def service(slug: str) -> ServicePage | None:
    """The service at that address; None when there is none."""
    return ServicePage.objects.filter(slug=slug).first()


def newest_drafts() -> dict[str, Service]:
    """Every service as its newest draft says it, by address; what is public may say something else."""
    shared = SharedFacts()
    pages = ServicePage.objects.select_related("latest_revision").order_by("slug")
    drafts = [page.get_latest_revision_as_object() for page in pages]
    return {draft.slug: draft.facts(shared) for draft in drafts}


def shared_entries() -> dict[str, dict[str, Any]]:
    """What services share, by kind and key."""
    shared = SharedFacts()
    return {name: {row.key: row.fact(shared) for row in model.objects.prefetch_related(*model.INNER)} for name, model in SHARED.items()}


def finder_table() -> FinderTable | None:
    """The table of the licence finder that the public sees; None where there is none."""
    return FinderTable.objects.filter(live=True).order_by("pk").first()


def live_services() -> QuerySet[ServicePage]:
    """What the public may see, in the order of their addresses. A page that is live without a version was never published rightly."""
    return ServicePage.objects.live().filter(versions__isnull=False).distinct().order_by("slug")


def public_versions() -> dict[int, tuple[ServiceVersionRecord, ...]]:
    """All versions of every live service by its page's pk, the newest first, in the order of addresses."""
    found: dict[int, list[ServiceVersionRecord]] = {page.pk: [] for page in live_services()}
    for version in ServiceVersionRecord.objects.filter(page__in=found).order_by("-number"):
        found[version.page_id].append(version)
    return {pk: tuple(versions) for pk, versions in found.items()}


def versions_of(page: ServicePage) -> tuple[ServiceVersionRecord, ...]:
    """The newest first."""
    return tuple(ServiceVersionRecord.objects.filter(page=page).order_by("-number"))


def issuances() -> dict[int, tuple[Issuance, ...]]:
    """The days of every issued licence, by its service's pk."""
    found: dict[int, list[Issuance]] = {}
    for record in IssuanceRecord.objects.order_by("page_id", "issued", "received", "pk"):
        found.setdefault(record.page_id, []).append(record.fact())
    return {pk: tuple(days) for pk, days in found.items()}


def issuances_of(page: ServicePage) -> tuple[Issuance, ...]:
    return tuple(record.fact() for record in IssuanceRecord.objects.filter(page=page))


def stale_services() -> tuple[ServicePage, ...]:
    """Live services whose published version says something else than they would say now, because a shared entry has changed."""
    shared = SharedFacts()
    return tuple(page for page in live_services() if digest_of(page.facts(shared)) != versions_of(page)[0].digest)
