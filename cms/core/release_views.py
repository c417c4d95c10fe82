"""Wagtail's screens around publishing, where its own say too little: what an approval led to, the day of a release, and a question before it is off.

Used by every kind of page that the static site shows (preview_views.SitePageViewSet).
"""

from __future__ import annotations

from typing import Any  # Django's views take whatever the address holds

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsUnscheduleView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page, TaskState

CONFIRMED = "confirmed"
ACTION_OF = {TaskState.STATUS_APPROVED: "approve", TaskState.STATUS_REJECTED: "reject"}


def _as_stored(page: Page) -> Page:
    return Page.objects.get(pk=page.pk)


def waits_until(page: Page) -> str:
    """On which day the page's draft goes public, and what the public sees until then; "" without a schedule."""
    scheduled = page.scheduled_revision
    if scheduled is None:
        return ""
    day = date_format(timezone.localtime(scheduled.approved_go_live_at), "j F Y, H.i")
    until = "yang sekarang terbit tetap berlaku" if page.live else "belum terlihat oleh umum"
    return f"terbit dengan sendirinya pada {day}. Sampai saat itu {until}."


def what_came_of(page: Page, action: str) -> str:
    """In one or two sentences, after somebody has approved a page or sent it back."""
    stored = _as_stored(page)
    title = page.get_admin_display_title()
    if action == "reject":
        return f"{title} dikembalikan kepada pengirimnya untuk diperbaiki. Tidak ada yang diterbitkan."
    if stored.current_workflow_task is not None:
        return f"{title} disetujui. Langkah berikutnya: {stored.current_workflow_task.name}."
    if scheduled := waits_until(stored):
        return f"{title} disetujui dan {scheduled}"
    return f"{title} disetujui dan diterbitkan. Situs mengikutinya saat dibangun berikutnya."


class ToldEditView(EditView):
    """Wagtail's editor; it says of an approval only that the page was changed, and of a schedule not the day."""

    def add_save_confirmation_message(self) -> None:
        action = getattr(self, "workflow_action", "")
        if action in ACTION_OF.values():
            messages.success(self.request, what_came_of(self.page, action))
        else:
            super().add_save_confirmation_message()

    def publish_action(self) -> HttpResponse:
        response = super().publish_action()
        if scheduled := waits_until(_as_stored(self.page)):
            messages.info(self.request, capfirst(scheduled))
        return response


class ToldWorkflowAction(WorkflowActionView):
    """The same buttons outside of the editor, after which Wagtail says nothing."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        self.task_state.refresh_from_db()
        if self.task_state.status in ACTION_OF:
            messages.success(request, what_came_of(self.object, ACTION_OF[self.task_state.status]))
        return response


class AskedUnschedule(RevisionsUnscheduleView):
    """Asks before a schedule ends, also where Wagtail's button in the editor would end it at once."""

    template_name = "core/unschedule.html"
    success_message = "Jadwal terbit %(object)s dibatalkan. Isinya tetap tersimpan sebagai draf."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.revision.approved_go_live_at is None:
            messages.warning(request, f"Jadwal itu sudah tidak ada: {self.get_object_display_title()} sudah terbit, atau jadwalnya sudah dibatalkan.")
            return redirect(self.get_next_url())
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.get_object_display_title())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get(CONFIRMED):
            return super().post(request, *args, **kwargs)
        return self.render_to_response(self.get_context_data(**kwargs))
