"""A version that goes public on a day that was set: who set it answers for it, and a day that must not be kept publishes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import LogContext
from wagtail.models import PageLogEntry, Revision

from cms.budgets import public
from cms.budgets.models import BudgetRelease, BudgetVintage
from cms.budgets.services import publish
from cms.core.models import PlainPage
from cms.core.permissions import EDITORS
from cms.domain.errors import MoveRefused
from tests.cms.conftest import current, dearer, with_said


def test_a_day_that_was_set_for_one_version_is_not_the_day_of_the_next(store, document, editor):
    scheduled = with_said(store().page, go_live_at=timezone.now() + timedelta(days=3))
    scheduled.latest_revision.publish(user=editor)

    page = store(dearer(document.lines)).page

    assert page.get_latest_revision_as_object().go_live_at is None
    assert page.scheduled_revision.content["vintage"] == BudgetVintage.objects.get(number=1).pk


def on_a_day(page, days: float):
    """The draft is to go public that many days from now."""
    return with_said(page, go_live_at=timezone.now() + timedelta(days=days))


def the_day_comes(page):
    """Wagtail's own command, run by the operator's clock."""
    Revision.objects.filter(object_id=str(page.pk), approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    for revision in page.revisions.all():
        revision.content["go_live_at"] = None
        revision.save()
    call_command("publish_scheduled", verbosity=0)
    page.refresh_from_db()


def approve_in_the_workflow(page, by):
    page.get_workflow().start(page.get_latest_revision_as_object(), by)
    page.refresh_from_db()
    with LogContext(user=by):
        page.current_workflow_task_state.approve(user=by)


def publish_at_once(page, by):
    """As code does that forgets to say who asks."""
    page.latest_revision.publish(user=by)


@pytest.mark.parametrize("way", [approve_in_the_workflow, publish_at_once, publish])
def test_setting_a_day_is_no_way_round_the_second_person(store, both, way):
    page = on_a_day(store(by=both).page, 3)

    with pytest.raises(MoveRefused, match="oleh orang lain"):
        way(page, by=both)

    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize("is_public_before", [False, True])
def test_a_day_that_the_uploader_set_past_all_questions_publishes_nothing_when_it_comes(store, document, both, editor, is_public_before):
    if is_public_before:
        publish(store(by=both).page, by=editor)
    page = on_a_day(store(dearer(document.lines, "1.00"), by=both).page, 3)
    PublishPageRevisionAction(page.latest_revision, user=both).execute()

    the_day_comes(page)

    assert [one.version for one in public.published()] == (["v1"] if is_public_before else [])
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
    entry = PageLogEntry.objects.get(action="terang.budget.unscheduled")
    assert "oleh orang lain" in entry.data["reason"]


def test_a_day_that_nobody_is_on_record_for_publishes_nothing(store, both):
    page = on_a_day(store(by=both).page, 3)
    page.revisions.update(approved_go_live_at=timezone.now() + timedelta(days=3))

    the_day_comes(page)

    assert public.published() == ()


def test_a_day_that_another_person_approved_publishes_and_names_that_persons_duty(store, officer, editor):
    page = on_a_day(store(by=officer).page, 3)
    approve_in_the_workflow(page, by=editor)
    assert public.published() == ()

    the_day_comes(page)

    assert current().release.approved_by == EDITORS
    assert BudgetRelease.objects.get().by == editor


def test_one_schedule_that_must_not_be_kept_holds_up_no_other_page(store, both, editor):
    refused = on_a_day(store(by=both).page, 3)
    PublishPageRevisionAction(refused.latest_revision, user=both).execute()
    folder = refused.get_parent()
    other = folder.get_parent().add_child(instance=PlainPage(title="Tentang", slug="tentang-uji", body="Uji", live=False))
    other.go_live_at = timezone.now() + timedelta(days=3)
    other.save_revision().publish(user=editor)
    for revision in other.revisions.all():
        revision.content["go_live_at"] = None
        revision.save()
    Revision.objects.filter(object_id=str(other.pk)).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))

    the_day_comes(refused)

    other.refresh_from_db()
    assert (refused.live, other.live) == (False, True)
