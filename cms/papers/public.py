"""Database -> facts: papers as the static site shows them, and the lists of the city."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from cms.budgets.models import BudgetDocumentPage, BudgetRelease, BudgetVintage
from cms.domain.papers import Paper, PaperFile, PaperList, papers_named
from cms.domain.texts import Text
from cms.papers import queries
from cms.papers.models import PaperFileRecord, PaperPage, PaperRelease


def lists() -> tuple[PaperList, ...]:
    """The documents that this city must publish."""
    return papers_named(settings.CITY)


def published() -> tuple[Paper, ...]:
    """Every paper that is public or was withdrawn, by address."""
    return tuple(_paper(page, tuple(page.releases.all())) for page in queries.known_papers())


def draft(page: PaperPage) -> Paper:
    """The paper as this object says it, as if it were published."""
    return _paper(page, tuple(page.releases.all()) if page.pk else (), is_draft=True)


def _paper(page: PaperPage, releases: tuple[PaperRelease, ...], *, is_draft: bool = False) -> Paper:
    now = timezone.now()
    is_withdrawn = not is_draft and not page.live
    document = page.document if not is_withdrawn and page.document is not None and page.document.live else None
    published_at = [one.at for one in releases if one.action == "published"]
    first_at = published_at[0] if published_at else now
    own = _first_public(document)
    return Paper(
        key=page.paper,
        year=page.year,
        is_sample=page.is_sample,
        published_on=min(timezone.localdate(first_at), own) if own else timezone.localdate(first_at),
        files=() if is_withdrawn else _files(page.file, releases, now),
        dataset=document.slug if document is not None else "",
        dataset_title=document.title if document is not None else "",
        public_since=page.public_since,
        public_where=page.public_where,
        regulation=page.regulation_number,
        regulation_date=page.regulation_date,
        note=Text.of(id=page.note, en=page.note_en),
        not_made=Text.of(id=page.not_made, en=page.not_made_en),
        withdrawn_on=timezone.localdate(releases[-1].at) if is_withdrawn and releases else _without_its_document(page),
    )


def _without_its_document(page: PaperPage) -> date | None:
    """Since when a paper stands empty because the site's own document, which alone counted for it, was withdrawn; None for any other."""
    if page.document is None or page.document.live or page.file is not None or page.not_made:
        return None
    last = BudgetRelease.objects.filter(vintage__document=page.document, action="withdrawn").order_by("pk").last()
    return timezone.localdate(last.at) if last is not None else timezone.localdate()


def _files(current: PaperFileRecord | None, releases: Iterable[PaperRelease], now: datetime) -> tuple[PaperFile, ...]:
    """The one in force first, then every other that was public, the newest before the older. A withdrawn paper gives out none of its files."""
    first: dict[str, tuple[PaperFileRecord, datetime]] = {}
    for one in releases:
        if one.action == "published" and one.file is not None:
            first.setdefault(one.file.sha256, (one.file, one.at))
    if current is not None:
        first.setdefault(current.sha256, (current, now))
    others = [pair for sha256, pair in reversed(first.items()) if current is None or sha256 != current.sha256]
    ordered = [first[current.sha256], *others] if current is not None else others
    return tuple(_file(record, at) for record, at in ordered)


def _file(record: PaperFileRecord, at: datetime) -> PaperFile:
    return PaperFile(
        sha256=record.sha256, size=record.size, pages=record.pages, is_scan=record.is_scan, published_on=timezone.localdate(at), path=record.file.path
    )


def _first_public(document: BudgetDocumentPage | None) -> date | None:
    """The day on which the site's own document was first public."""
    if document is None:
        return None
    first = BudgetVintage.objects.filter(document=document, published_at__isnull=False).order_by("published_at").first()
    return timezone.localdate(first.published_at) if first is not None and first.published_at is not None else None
