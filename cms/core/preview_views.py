"""Where previews are shown: below /admin/pratinjau/<page>/<which draft>/ stands the whole site as it will be with that draft.

Pages of the site link to each other and to their styles relatively, so within that folder every link works, and an editor can walk
from the draft to the pages that it changes.
"""

from __future__ import annotations

from typing import Any  # Django's views take whatever the address holds

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, re_path, reverse
from django.views import View
from wagtail.admin.views.pages.preview import PreviewOnEditView, ViewDraftView
from wagtail.admin.views.pages.revisions import RevisionsView
from wagtail.admin.views.pages.workflow import PreviewRevisionForTaskView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, Revision

from cms.core.preview import SITE_PATH, asset, media_type, previews
from cms.core.release_views import AskedUnschedule, ToldEditView, ToldRevert, ToldWorkflowAction


class FormOnSite(PreviewOnEditView):
    """The draft as it stands in the editor's form, saved or not. Wagtail's editor posts the form here and shows what comes back."""

    def get_extra_request_attrs(self) -> dict[str, Any]:
        return super().get_extra_request_attrs() | {SITE_PATH: _wanted(self.object, self.real_path, self.kwargs["site_path"])}

    def get_object(self) -> Page:
        page = super().get_object()
        self.real_path = previews.address_of(page)
        return page


class EarlierFormOnSite(FormOnSite):
    """The same of an earlier draft that stands in the editor's form: what the form does not hold, as figures, is the earlier draft's too."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.parent_object_id = f"revision {kwargs['revision_id']}"  # else its form is kept in place of the newest draft's
        super().setup(request, *args, **kwargs)

    def get_object(self) -> Page:
        newest = super().get_object()
        return get_object_or_404(newest.revisions, pk=self.kwargs["revision_id"]).as_object()


class RevisionOnSite(View):
    """The site with one saved revision of a page: the newest, or the one whose number stands in the address."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, page_id: int, site_path: str, revision_id: int | None = None) -> HttpResponse:
        page = get_object_or_404(Page, pk=page_id)
        rights = page.permissions_for_user(request.user)
        if not (rights.can_publish() or rights.can_edit()):
            raise PermissionDenied
        draft = page.get_latest_revision_as_object() if revision_id is None else get_object_or_404(page.revisions, pk=revision_id).as_object()
        return draft.make_preview_request(request, draft.default_preview_mode, {SITE_PATH: site_path})


class AssetForNewPage(View):
    """Styles for the preview of a page that is not saved yet, and so has no folder of its own."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, site_path: str) -> HttpResponse:
        content = asset(site_path)
        if content is None:
            raise Http404
        return HttpResponse(content, content_type=media_type(site_path))


def _wanted(draft: Page, saved_address: str, path: str) -> str:
    """The draft's own page follows it when the form gives it another address; "" stands for that page."""
    return "" if path == saved_address else path


def site_with_form(page: Page) -> str:
    return reverse("site_with_form", args=[page.pk, previews.address_of(page)])


def site_with_revision(page: Page, revision: Revision | None) -> str:
    """The page's address in the site with that revision; without one with the newest."""
    if revision is None:
        return reverse("site_with_draft", args=[page.pk, previews.address_of(page.get_latest_revision_as_object())])
    return reverse("site_with_revision", args=[page.pk, revision.pk, previews.address_of(revision.as_object())])


class SitePageEdit(ToldEditView):
    """The editor with its preview in our folder."""

    def get_preview_url(self) -> str:
        return site_with_form(self.page.specific)


class SiteRevert(ToldRevert):
    """The same with an earlier draft, from the page's history."""

    def get_preview_url(self) -> str:
        return reverse("site_with_earlier_form", args=[self.page.pk, self.previous_revision.pk, previews.address_of(self.page.specific)])


class SiteDraft(ViewDraftView):
    def dispatch(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(site_with_revision(get_object_or_404(Page, pk=page_id), None))


class SiteRevision(RevisionsView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(site_with_revision(self.object, get_object_or_404(self.object.revisions, pk=self.revision_id)))


class SiteTask(PreviewRevisionForTaskView):
    """What an editor is asked to approve."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)  # checks that there is such a task and that this person may see it
        return redirect(site_with_revision(self.object, self.task_state.revision)) if response.status_code == 200 else response


class SitePageViewSet(PageViewSet):
    """For the kinds of pages that the static site shows."""

    edit_view_class = SitePageEdit
    view_draft_view_class = SiteDraft
    revisions_view_class = SiteRevision
    revisions_revert_view_class = SiteRevert
    revisions_unschedule_view_class = AskedUnschedule
    workflow_action_view_class = ToldWorkflowAction
    workflow_preview_view_class = SiteTask


PREVIEW_URLS: list[URLPattern] = [
    path("pratinjau/<int:page_id>/isian/<path:site_path>", FormOnSite.as_view(), name="site_with_form"),
    path("pratinjau/<int:page_id>/<int:revision_id>/isian/<path:site_path>", EarlierFormOnSite.as_view(), name="site_with_earlier_form"),
    path("pratinjau/<int:page_id>/draf/<path:site_path>", RevisionOnSite.as_view(), name="site_with_draft"),
    path("pratinjau/<int:page_id>/<int:revision_id>/<path:site_path>", RevisionOnSite.as_view(), name="site_with_revision"),
    re_path(r"^pages/add/(?:.+/)?(?P<site_path>assets/[^/]+)$", AssetForNewPage.as_view(), name="asset_for_new_page"),
]
