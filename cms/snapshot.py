"""take_snapshot(): everything public at one moment, as plain data. Asks every area's public.py once.

follow(): the next one for a process that stays, which reads what became public since and keeps the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Max
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.models import Page as WagtailPage

from cms.budgets import public as budgets
from cms.budgets.models import BudgetDocumentPage
from cms.core import public as pages
from cms.core.models import PlainPage
from cms.crosswalk import public as crosswalk
from cms.domain.budgets import BudgetDocument
from cms.domain.city import city_named
from cms.domain.licensing.publication import PublishedService
from cms.domain.pages import Page
from cms.domain.papers import Paper
from cms.domain.proposals.facts import Proposal
from cms.domain.proposals.photos import Photo
from cms.licensing import public as licensing
from cms.licensing.models import ServicePage
from cms.papers import public as papers
from cms.papers.models import PaperPage
from cms.proposals import public as proposals
from site_static.content import Snapshot

# What an empty site says before anything was published.
NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far the record has come; another one means that something may have become public. events and head: the journal of proposals, how many
    are in it and the digest of all. rest: what was done to pages and tables, and what of them is public."""

    events: int
    head: str
    rest: tuple[object, ...]


def mark_of_now() -> Mark:
    """Four short queries, asked every second by a process that waits for something to publish."""
    events, head = proposals.journal_end()
    public = WagtailPage.objects.live().aggregate(count=Count("pk"), last=Max("last_published_at"))
    done = [log.objects.aggregate(last=Max("pk"))["last"] for log in (PageLogEntry, ModelLogEntry)]
    return Mark(events=events, head=head, rest=(*public.values(), *done))


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside was public at one moment. PostgreSQL else lets each query see what was recorded during the one before."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


@one_moment()
def take_snapshot(draft: WagtailPage | None = None, *, today: date | None = None) -> Snapshot:
    """What is public now. With draft (a document, a service or a plain page as an object, saved or not): as if it were published.

    today: the day for which the site is made, on which delays are counted; nothing here reads a clock.
    """
    recorded = proposals.published()
    return _frozen(recorded, proposals.photos(recorded), draft, today=today)


@one_moment()
def follow(before: Snapshot, since: Mark, now: Mark, *, today: date) -> Snapshot:
    """What is public now, where before was public at the mark since. The proposals that nothing happened to are the same objects still."""
    recorded, photos = before.proposals, before.photos
    if (since.events, since.head) != (now.events, now.head):
        recorded = proposals.published_since(recorded, since.events, since.head)
        photos = proposals.photos_since(photos, before.proposals, recorded)
    if since.rest != now.rest:
        return replace(_frozen(recorded, photos, today=today), kept=before.kept)
    return replace(before, proposals=recorded, photos=photos, as_of=_last_publication(), today=today)


def _frozen(recorded: tuple[Proposal, ...], photos: tuple[Photo, ...], draft: WagtailPage | None = None, *, today: date | None) -> Snapshot:
    """All that is no proposal is read."""
    documents, plain_pages, services, as_of = budgets.published(), pages.published(), licensing.published(), _last_publication()
    if isinstance(draft, BudgetDocumentPage):
        documents = _with_document(documents, budgets.draft(draft))
    elif isinstance(draft, PlainPage):
        plain_pages = _with_page(pages.published(without=draft), pages.draft(draft))
    elif isinstance(draft, ServicePage):
        services = _with_service(services, licensing.draft(draft))
    filed = papers.published()
    return Snapshot(
        city=city_named(settings.CITY),
        as_of=as_of,
        documents=documents,
        pages=plain_pages,
        proposals=recorded,
        photos=photos,
        services=services,
        finder=licensing.finder(),
        today=today,
        crosswalk=crosswalk.published(),
        crosswalk_on=crosswalk.published_on(),
        paper_lists=papers.lists(),
        papers=_with_paper(filed, papers.draft(draft)) if isinstance(draft, PaperPage) else filed,
    )


def _last_publication() -> datetime:
    page = WagtailPage.objects.live().aggregate(last=Max("last_published_at"))["last"]
    moments = [moment.astimezone(UTC) for moment in (page, proposals.last_recorded()) if moment]
    return max(moments, default=NOTHING_YET)


def _with_document(documents: tuple[BudgetDocument, ...], draft: BudgetDocument) -> tuple[BudgetDocument, ...]:
    """The draft in force, the vintages before it kept as they are but no longer in force."""
    others = [
        _superseded(one) if one.dataset == draft.dataset else one for one in documents if (one.dataset, one.vintage) != (draft.dataset, draft.vintage)
    ]
    return tuple(sorted([*others, draft], key=lambda one: (one.dataset, one.vintage)))


def _superseded(document: BudgetDocument) -> BudgetDocument:
    return replace(document, is_current=False, is_withdrawn=False)


def _with_page(plain_pages: tuple[Page, ...], draft: Page) -> tuple[Page, ...]:
    return tuple(sorted([*(one for one in plain_pages if one.slug != draft.slug), draft], key=lambda one: one.slug))


def _with_service(services: tuple[PublishedService, ...], draft: PublishedService) -> tuple[PublishedService, ...]:
    return tuple(sorted([*(one for one in services if one.facts.slug != draft.facts.slug), draft], key=lambda one: one.facts.slug))


def _with_paper(filed: tuple[Paper, ...], draft: Paper) -> tuple[Paper, ...]:
    same = (draft.key, draft.year, draft.is_sample)
    others = (one for one in filed if (one.key, one.year, one.is_sample) != same)
    return tuple(sorted([*others, draft], key=lambda one: (one.key, one.is_sample, one.year)))
