"""Catalogues of licences and dates of issue into the database: read on top of what is stored, taken in whole or not at all.

A catalogue only makes drafts; publishing is a decision of its own. Dates of issue count at once, as they say nothing but how long it took.
For publish.py and the admin (licence_lists.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any  # JSON holds values of any type

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from cms.domain.errors import MoveRefused
from cms.domain.licensing.changes import changes_between
from cms.domain.licensing.publication import Issuance
from cms.domain.licensing.services import Service
from cms.domain.plain import digest_of
from cms.licensing import queries, services
from importers.licensing.reading import IssuedLicence, read_issuances, read_services
from importers.licensing.report import catalogue_report, issuances_report
from importers.licensing.request import CatalogueRequest, Known
from importers.table import ImportResult
from site_static.words import texts_of

# In what a list has led to: titles of pages.
ENDED_REVIEWS = "ended_reviews"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueDetails:
    """What is said of the files beside their rows. service: of a list of issue dates, the one that all rows are of."""

    as_of: date | None = None
    office: str = ""
    service: str = ""
    is_sample: bool = False

    def request(self, known: Known) -> CatalogueRequest:
        return CatalogueRequest(as_of=self.as_of or timezone.localdate(), office=self.office, is_sample=self.is_sample, known=known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a catalogue would change, against the newest drafts."""

    new: tuple[Service, ...]
    changed: tuple[tuple[Service, Service], ...]
    same: int

    @property
    def facts(self) -> tuple[Service, ...]:
        """What is to be stored."""
        return (*self.new, *(after for _, after in self.changed))

    def counted(self) -> dict[str, Any]:
        """digest tells two differences of the same size apart."""
        counts = {"new": len(self.new), "changed": len(self.changed), "same": self.same}
        return counts | {"digest": digest_of((self.new, self.changed))}


def known() -> Known:
    """Everything that a catalogue may name or change, as it is stored now."""
    shared = queries.shared_entries()
    return Known(services=queries.newest_drafts(), **shared)


def read_against_stored(paths: Sequence[Path], details: CatalogueDetails) -> tuple[ImportResult[Service], Difference]:
    stored = known()
    result = read_services(paths, details.request(stored))
    return result, difference_to(stored.services.get, result.facts)


def difference_to(stored: Any, facts: Iterable[Service]) -> Difference:
    """stored: gives the stored service of an address, or None."""
    pairs = [(stored(one.slug), one) for one in facts]
    return Difference(
        new=tuple(after for before, after in pairs if before is None),
        changed=tuple((before, after) for before, after in pairs if before is not None and before != after),
        same=sum(before == after for before, after in pairs),
    )


def changes_of(difference: Difference, shown: int) -> list[dict[str, str]]:
    """The first differences, one by one: which service, which place, old and new."""
    found = [(after.slug, one) for before, after in difference.changed for one in changes_between(before, after)]
    return [{"service": slug, "part": _part(one.place), "place": one.place, "old": one.old, "new": one.new} for slug, one in found[:shown]]


def _part(place: str) -> str:
    """What the public history calls the part of the page in which a place is."""
    return texts_of("id")[f"part-of-service.{place.partition('.')[0].replace('_', '-')}"]


def import_services(
    paths: Sequence[Path],
    details: CatalogueDetails,
    *,
    by: AbstractBaseUser | None = None,
    publish: bool = False,
    dry_run: bool = False,
    language: str = "id",
) -> dict[str, Any]:
    """Takes a catalogue in as drafts. The report says what was found, what it changes and, when asked to publish, why some could not be."""
    result, difference = read_against_stored(paths, details)
    report = catalogue_report(result, language) | {"difference": difference.counted() if result.ok else None}
    if result.ok and not dry_run:
        take_in(difference, by=by)
        if publish:
            report |= _published([one.slug for one in result.facts], by)
    return report


@transaction.atomic
def take_in(difference: Difference, *, by: AbstractBaseUser | None = None) -> dict[str, Any]:
    """Stores all drafts of a difference. Gives what undoing needs: the revision before each, and what each says now; and the titles of the pages
    whose review that ended."""
    changed = [page for one, _ in difference.changed if (page := queries.service(one.slug)) is not None]
    under_review = [page for page in changed if page.workflow_in_progress]
    for facts in difference.facts:
        services.store(facts, by=by)
    return {
        "created": [one.slug for one in difference.new],
        "before": {page.slug: page.latest_revision_id for page in changed},
        "last": {one.slug: digest_of(one) for one in difference.facts},
        ENDED_REVIEWS: [page.title for page in under_review if not page.workflow_in_progress],
    }


def _published(slugs: Iterable[str], by: AbstractBaseUser | None) -> dict[str, Any]:
    published, refused = [], {}
    for slug in slugs:
        page = queries.service(slug)
        if page is None:
            continue
        try:
            services.publish(page, by=by)
            published.append(slug)
        except MoveRefused as error:
            refused[slug] = str(error)
    return {"published": published, "not_published": refused}


@transaction.atomic
def undo(effect: dict[str, Any], *, by: AbstractBaseUser | None = None) -> int:
    """Takes back what a catalogue stored. Refused when somebody has gone on with one of its drafts, or published what it brought in."""
    drafts = queries.newest_drafts()
    later = sorted(slug for slug, digest in effect["last"].items() if slug not in drafts or digest_of(drafts[slug]) != digest)
    if later:
        raise MoveRefused(f"Tidak dapat dibatalkan sekaligus, karena sesudahnya sudah diubah: {', '.join(later[:10])}. Perbaiki satu per satu.")
    for slug in effect["created"]:
        page = queries.service(slug)
        if page is not None:
            page.delete()
    for slug, revision in effect["before"].items():
        services.go_back(slug, revision, by=by)
    return len(effect["last"])


# Dates of issue ----------------------------------------------------------------------------------------------------------


def read_days(path: Path, details: CatalogueDetails) -> ImportResult[IssuedLicence]:
    return read_issuances(path, queries.newest_drafts().values(), service=details.service)


def import_issuances(
    path: Path, details: CatalogueDetails, *, by: AbstractBaseUser | None = None, dry_run: bool = False, language: str = "id"
) -> dict[str, Any]:
    """Takes days of issued licences in. Of each service they take the place of those that were issued between the file's first and last day."""
    result = read_days(path, details)
    report = issuances_report(result, language) | {"difference": days_difference(result.facts)}
    if result.ok and not dry_run:
        take_in_days(result.facts, by=by)
    return report


def _merged(facts: Iterable[IssuedLicence]) -> dict[str, tuple[tuple[Issuance, ...], tuple[Issuance, ...]]]:
    """Of each service the days before and after."""
    found: dict[str, list[Issuance]] = {}
    for one in facts:
        found.setdefault(one.service, []).append(one.days)
    merged = {}
    for slug, days in found.items():
        page = queries.service(slug)
        before = queries.issuances_of(page) if page else ()
        first, last = min(one.issued for one in days), max(one.issued for one in days)
        kept = [one for one in before if not first <= one.issued <= last]
        merged[slug] = (before, tuple(sorted((*kept, *days), key=lambda one: (one.issued, one.received))))
    return merged


def days_difference(facts: Iterable[IssuedLicence]) -> dict[str, Any]:
    """By services, as for catalogues: those without days so far, those whose days change, those whose do not."""
    merged = _merged(facts)
    changed = [slug for slug, (before, after) in merged.items() if before and _sorted(before) != after]
    new = [slug for slug, (before, _) in merged.items() if not before]
    digest = digest_of(tuple(after for _, after in merged.values()))
    return {"new": len(new), "changed": len(changed), "same": len(merged) - len(new) - len(changed), "digest": digest}


def _sorted(days: Iterable[Issuance]) -> tuple[Issuance, ...]:
    return tuple(sorted(days, key=lambda one: (one.issued, one.received)))


@transaction.atomic
def take_in_days(facts: Iterable[IssuedLicence], *, by: AbstractBaseUser | None = None) -> dict[str, Any]:
    """Gives what undoing needs: the days before, and a digest of those after."""
    before: dict[str, Any] = {}
    last: dict[str, str] = {}
    for slug, (old, new) in _merged(facts).items():
        page = queries.service(slug)
        if page is not None and _sorted(old) != new:
            services.replace_issuances(page, new, by=by)
            before[slug] = [[one.received.isoformat(), one.issued.isoformat()] for one in old]
            last[slug] = digest_of(new)
    return {"days": before, "last": last}


@transaction.atomic
def undo_days(effect: dict[str, Any], *, by: AbstractBaseUser | None = None) -> int:
    """Puts the days before back. Refused when another file has changed them since."""
    for slug, digest in effect["last"].items():
        page = queries.service(slug)
        if page is None or digest_of(_sorted(queries.issuances_of(page))) != digest:
            raise MoveRefused(f"Tidak dapat dibatalkan, karena catatan tanggal {slug} sudah diubah sesudahnya.")
        days = [Issuance(received=date.fromisoformat(received), issued=date.fromisoformat(issued)) for received, issued in effect["days"][slug]]
        services.replace_issuances(page, days, by=by)
    return len(effect["last"])
