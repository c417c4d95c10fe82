"""What the admin says after an approval, and what it asks before a schedule ends."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.models import PageLogEntry

from cms.budgets.services import publish
from tests.cms.conftest import dearer
from tests.cms.test_admin_budgets import form_of
from tests.cms.test_admin_imports import words


@pytest.fixture
def moment():
    return (timezone.now() + timedelta(days=3)).replace(second=0, microsecond=0)


def said(moment) -> str:
    return date_format(localtime(moment), "j F Y, H.i")


def submitted(page, by, moment=None):
    """The page's draft, sent for approval, with a day of release or without."""
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = moment
    draft.save_revision(user=by)
    page.get_workflow().start(page.get_latest_revision_as_object(), by)
    page.refresh_from_db()
    return page


def in_the_editor(client, page, action: str, **more: str):
    return client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        form_of(page, **{"action-workflow-action": "1", "workflow-action-name": action} | more),
        follow=True,
    )


def on_the_first_page(client, page, action: str, **more: str):
    """The buttons beside what waits for approval."""
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, page.current_workflow_task_state.pk]), more)
    return client.get(reverse("wagtailadmin_home"))


WAYS = pytest.mark.parametrize("way", [in_the_editor, on_the_first_page])


@WAYS
def test_approving_says_that_it_is_approved_and_on_which_day_it_will_be_public(store, officer, editor, client, moment, way):
    page = submitted(store(by=officer).page, officer, moment)
    client.force_login(editor)
    day = localtime(moment).strftime("%Y-%m-%d %H:%M")

    told = words(way(client, page, "approve", go_live_at=day))

    assert f"{page.title} disetujui dan terbit dengan sendirinya pada {said(moment)}. Sampai saat itu belum terlihat oleh umum." in told
    assert "telah diperbarui" not in told


@WAYS
def test_approving_a_later_version_says_that_the_one_in_force_stays_until_that_day(store, document, officer, editor, client, moment, way):
    publish(store(by=officer).page, by=editor)
    page = submitted(store(dearer(document.lines), by=officer).page, officer, moment)
    client.force_login(editor)
    day = localtime(moment).strftime("%Y-%m-%d %H:%M")

    told = words(way(client, page, "approve", go_live_at=day))

    assert f"terbit dengan sendirinya pada {said(moment)}. Sampai saat itu yang sekarang terbit tetap berlaku." in told


@WAYS
def test_approving_without_a_day_says_that_it_is_published(store, officer, editor, client, way):
    page = submitted(store(by=officer).page, officer)
    client.force_login(editor)

    told = words(way(client, page, "approve"))

    assert f"{page.title} disetujui dan diterbitkan. Situs mengikutinya saat dibangun berikutnya." in told


@WAYS
def test_sending_a_document_back_says_so(store, officer, editor, client, way):
    page = submitted(store(by=officer).page, officer)
    client.force_login(editor)

    told = words(way(client, page, "reject", comment="Jumlahnya salah"))

    assert f"{page.title} dikembalikan kepada pengirimnya untuk diperbaiki. Tidak ada yang diterbitkan." in told


def test_publishing_on_a_later_day_says_which_day(store, editor, client, moment):
    page = store().page
    client.force_login(editor)
    day = localtime(moment).strftime("%Y-%m-%d %H:%M")

    told = words(
        client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **{"action-publish": "1", "go_live_at": day}), follow=True)
    )

    assert f"Terbit dengan sendirinya pada {said(moment)}. Sampai saat itu belum terlihat oleh umum." in told


@pytest.fixture
def scheduled(store, officer, editor, moment):
    page = store(by=officer).page
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = moment
    draft.save_revision(user=editor).publish(user=editor)
    page.refresh_from_db()
    return page


def unschedule(page) -> str:
    return reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, page.scheduled_revision.pk])


def test_the_editors_button_asks_before_a_schedule_ends(scheduled, editor, client, moment):
    client.force_login(editor)
    before = reverse("wagtailadmin_pages:edit", args=[scheduled.pk])

    asked = client.post(unschedule(scheduled), {"next": before}, follow=True)

    assert scheduled.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert f"{scheduled.title} dijadwalkan terbit pada {said(moment)}." in words(asked)
    assert "Ya, batalkan jadwalnya" in words(asked)
    assert f'href="{before}"' in unescape(asked.content.decode())


def test_a_schedule_ends_when_the_question_is_answered(scheduled, editor, client, moment):
    client.force_login(editor)

    told = words(client.post(unschedule(scheduled), {"confirmed": "1"}, follow=True))

    assert not scheduled.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert "dibatalkan" in told
    assert PageLogEntry.objects.filter(page=scheduled, action="wagtail.schedule.cancel", user=editor).count() == 1


@pytest.mark.parametrize("said", [{}, {"confirmed": "1"}])
def test_a_schedule_that_ended_meanwhile_is_not_asked_about(scheduled, editor, client, said):
    address = unschedule(scheduled)
    scheduled.revisions.update(approved_go_live_at=None)
    client.force_login(editor)

    told = words(client.post(address, said, follow=True))

    assert "sudah tidak ada" in told
    assert not PageLogEntry.objects.filter(page=scheduled, action="wagtail.schedule.cancel").exists()
