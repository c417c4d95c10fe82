"""Puts papers into Wagtail's admin: their screens with the preview on our site, a way to them in the menu, and the words of the log."""

from __future__ import annotations

from typing import Any  # what a template gets

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.core.audit import tell_actions
from cms.core.preview import previews
from cms.core.preview_views import SitePageEdit, SitePageViewSet
from cms.core.release import KNOWN_PUBLIC
from cms.papers.models import PaperFolder, PaperPage, PaperRelease
from cms.papers.services import KEPT, WITHDRAWN
from site_static import addresses

previews.register(PaperPage, lambda page: addresses.papers(page.year))


class SavedByHand:
    """Wagtail's editor saves by itself after each pause. With a PDF in the form it would send the PDF each time, and file what nobody has saved."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"autosave_enabled": False}  # type: ignore[misc]  a mixin of Wagtail's views


class NewPaper(SavedByHand, CreateView):
    pass


class EditedPaper(SavedByHand, SitePageEdit):
    pass


class PaperViewSet(SitePageViewSet):
    model = PaperPage
    icon = "doc-full-inverse"
    add_view_class = NewPaper
    edit_view_class = EditedPaper


@hooks.register("register_admin_viewset")
def register_papers() -> PaperViewSet:
    return PaperViewSet()


@hooks.register("construct_explorer_page_queryset")
def know_what_was_public(parent: Page, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """One question for the whole list; whoever deletes one is asked about it anew."""
    if not isinstance(parent, PaperFolder):
        return pages
    return pages.annotate(**{KNOWN_PUBLIC: Exists(PaperRelease.objects.filter(page_id=OuterRef("pk")))})


class PaperMenuItem(MenuItem):
    """Shown to those who may add a paper or publish one."""

    def __init__(self) -> None:
        super().__init__("Dokumen wajib", "#", name="papers", icon_name="doc-full-inverse", order=155)

    def is_shown(self, request: HttpRequest) -> bool:
        folder = PaperFolder.objects.first()
        if folder is None:
            return False
        self.url = reverse("wagtailadmin_explore", args=[folder.pk])
        rights = folder.permissions_for_user(request.user)
        return bool(rights.can_add_subpage() or rights.can_publish_subpage())


@hooks.register("register_admin_menu_item")
def register_menu_item() -> PaperMenuItem:
    return PaperMenuItem()


tell_actions(
    {
        KEPT: ("Simpan dokumen wajib", "Dokumen wajib disimpan sebagai draf"),
        WITHDRAWN: ("Tarik dokumen wajib", "Dokumen wajib ditarik dari situs"),
    }
)
