"""Puts the budgets' screens into Wagtail's admin."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.budgets.admin import ADMIN_URLS, BudgetDocumentViewSet, version_buttons
from cms.budgets.models import BudgetFolder, BudgetVintage
from cms.core.release import KNOWN_PUBLIC

hooks.register("register_page_header_buttons", version_buttons)
hooks.register("register_page_listing_more_buttons", version_buttons)


@hooks.register("register_admin_viewset")
def register_documents() -> BudgetDocumentViewSet:
    return BudgetDocumentViewSet()


@hooks.register("construct_explorer_page_queryset")
def know_what_was_public(parent: Page, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """One question for the whole list; whoever deletes one is asked about it anew."""
    if not isinstance(parent, BudgetFolder):
        return pages
    published = BudgetVintage.objects.filter(document_id=OuterRef("pk"), published_at__isnull=False)
    return pages.annotate(**{KNOWN_PUBLIC: Exists(published)})


@hooks.register("register_admin_urls")
def register_urls() -> list[URLResolver]:
    return [path("anggaran/<int:page_id>/versi/", include((ADMIN_URLS, "vintages")))]
