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
from wagtail.admin.views.pages.revisions import RevisionsRevertView, RevisionsUnscheduleView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page, TaskState

from cms.core.release import ReleaseForm
from cms.core.review import is_as_shown
from cms.domain.errors import MoveRefused

CONFIRMED = "confirmed"
# The editor's buttons after which others see the draft.
RELEASING = ("action-publish", "action-submit", "action-restart-workflow", "action-workflow-action")
APPROVE = "approve"
ACTION_OF = {TaskState.STATUS_APPROVED: APPROVE, TaskState.STATUS_REJECTED: "reject"}
NOT_AS_SHOWN = (
    "isi yang diajukan kepada Anda sudah diganti yang lain, jadi tidak ada yang disetujui. Kembalikan supaya diajukan lagi, lalu periksa yang baru."
)


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
    """Wagtail's editor; it says of an approval only that the page was changed, and of a schedule not the day.

    What goes public from it, or to a reviewer, is the draft that the form was opened with, and never one that came meanwhile.
    """

    def in_draft(self) -> str:
        """Which of its versions a page's draft holds now, for a kind that has versions."""
        return ""

    def form_valid(self, form: ReleaseForm) -> HttpResponse:
        refusal = self._not_as_seen()
        if not refusal:
            return super().form_valid(form)
        form.add_error(None, refusal)
        form.restore_required_fields()
        return self.form_invalid(form)

    def _not_as_seen(self) -> str:
        """Why the buttons that publish, submit and approve do nothing now; "" where they may."""
        asked = self.request.POST
        if not any(asked.get(button) for button in RELEASING):
            return ""
        if self._changed_since_opened():
            now = self.in_draft()
            return f"Sementara halaman ini terbuka, drafnya berubah{f' ({now})' if now else ''}. Muat ulang dan periksa."
        task = self.page.current_workflow_task_state
        if asked.get("workflow-action-name") == APPROVE and task is not None and not is_as_shown(task, self.latest_revision, to=self.request.user):
            return str(capfirst(NOT_AS_SHOWN))
        return ""

    def _changed_since_opened(self) -> bool:
        """Wagtail's autosave writes drafts of this very form without telling the form's own fields: what this person saved is no change,
        unless other figures came with it. A form that does not say what it was opened with passes."""
        opened, newest = self.request.POST.get("loaded_revision_id"), self.latest_revision
        if not opened or newest is None:
            return False
        loaded = self.page.revisions.filter(pk=opened).first() if opened.isdecimal() else None
        if loaded is None:
            return True
        if loaded.pk == newest.pk:  # as somebody else's autosave leaves it: another content under the same number
            is_other = self.request.POST.get("loaded_revision_created_at") not in (None, self.latest_revision_created_at)
            changed = is_other and newest.user_id != self.request.user.pk
        else:
            by_others = self.page.revisions.filter(pk__gt=loaded.pk).exclude(user=self.request.user)
            changed = by_others.exists() or loaded.content.get("vintage") != newest.content.get("vintage")
        if changed:  # the form that comes back is still the old one until somebody loads it anew
            self.page.latest_revision_id = loaded.pk
            self.latest_revision_created_at = self.request.POST.get("loaded_revision_created_at", "")
        return changed

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


class ToldRevert(RevisionsRevertView):
    """The editor with an earlier draft in it, from the history. What a reviewer was asked about is another, so that nothing is approved from here."""

    def form_valid(self, form: ReleaseForm) -> HttpResponse:
        if not self.request.POST.get("action-workflow-action"):
            return super().form_valid(form)
        form.add_error(None, "Draf lama tidak dapat disetujui dari riwayat. Buka halamannya, lalu periksa yang diajukan.")
        form.restore_required_fields()
        return self.form_invalid(form)


class ToldWorkflowAction(WorkflowActionView):
    """The same buttons outside of the editor, after which Wagtail says nothing."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.action_name == APPROVE and not is_as_shown(self.task_state, self.object.get_latest_revision(), to=request.user):
            raise MoveRefused(f"{self.object.get_admin_display_title()}: {NOT_AS_SHOWN}")
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
