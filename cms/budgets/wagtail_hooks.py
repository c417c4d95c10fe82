"""Puts the budgets' screens into Wagtail's admin."""

from __future__ import annotations

from django.urls import URLResolver, include, path
from wagtail import hooks

from cms.budgets.admin import ADMIN_URLS, BudgetDocumentViewSet, version_buttons

hooks.register("register_page_header_buttons", version_buttons)
hooks.register("register_page_listing_more_buttons", version_buttons)


@hooks.register("register_admin_viewset")
def register_documents() -> BudgetDocumentViewSet:
    return BudgetDocumentViewSet()


@hooks.register("register_admin_urls")
def register_urls() -> list[URLResolver]:
    return [path("anggaran/<int:page_id>/versi/", include((ADMIN_URLS, "vintages")))]
