"""take_snapshot(): everything public at one moment, as plain data. Asks every area's public.py once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from wagtail.models import Page as WagtailPage

from cms.budgets import public as budgets
from cms.budgets.models import BudgetDocumentPage
from cms.core import public as pages
from cms.core.models import PlainPage
from cms.domain.budgets import BudgetDocument
from cms.domain.city import city_named
from cms.domain.licensing.publication import PublishedService
from cms.domain.pages import Page
from cms.domain.papers import Paper
from cms.licensing import public as licensing
from cms.licensing.models import ServicePage
from cms.papers import public as papers
from cms.papers.models import PaperPage
from cms.proposals import public as proposals
from site_static.content import Snapshot

# What an empty site says before anything was published.
NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)


@transaction.atomic
def take_snapshot(draft: WagtailPage | None = None, *, today: date | None = None) -> Snapshot:
    """What is public now. With draft (a document, a service or a plain page as an object, saved or not): as if it were published.

    today: the day for which the site is made, on which delays are counted; nothing here reads a clock.
    """
    documents, plain_pages, services, as_of = budgets.published(), pages.published(), licensing.published(), _last_publication()
    if isinstance(draft, BudgetDocumentPage):
        documents = _with_document(documents, budgets.draft(draft))
    elif isinstance(draft, PlainPage):
        plain_pages = _with_page(pages.published(without=draft), pages.draft(draft))
    elif isinstance(draft, ServicePage):
        services = _with_service(services, licensing.draft(draft))
    filed = papers.published()
    recorded = proposals.published()
    return Snapshot(
        city=city_named(settings.CITY),
        as_of=as_of,
        documents=documents,
        pages=plain_pages,
        proposals=recorded,
        photos=proposals.photos(recorded),
        services=services,
        finder=licensing.finder(),
        today=today,
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
