"""What core adds to Wagtail's admin, and what it leaves out of it."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.documents.wagtail_hooks import DocumentsSummaryItem
from wagtail.images.wagtail_hooks import ImagesSummaryItem

from cms.core.audit import WORDS, tell_actions
from cms.core.models import PlainPage
from cms.core.preview import previews
from cms.core.preview_views import PREVIEW_URLS, SitePageViewSet
from site_static import addresses

# Wagtail's editor needs its pictures and documents installed; as long as no page of ours holds one, nobody is led to them.
UNUSED = {"images", "documents"}

tell_actions(WORDS)
previews.register(PlainPage, lambda page: addresses.plain_page(page.slug))


@hooks.register("register_admin_viewset")
def register_plain_pages() -> SitePageViewSet:
    return SitePageViewSet(model=PlainPage)


@hooks.register("register_admin_urls")
def register_previews() -> list[URLPattern]:
    return PREVIEW_URLS


@hooks.register("insert_global_admin_css")
def our_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("terang/admin.css"))


@hooks.register("construct_main_menu")
def leave_out_unused(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in UNUSED]


@hooks.register("construct_homepage_summary_items", order=1000)
def leave_out_unused_counts(request: HttpRequest, items: list[SummaryItem]) -> None:
    items[:] = [item for item in items if not isinstance(item, ImagesSummaryItem | DocumentsSummaryItem)]
