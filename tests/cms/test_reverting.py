"""Wagtail's history offers every earlier draft again; figures that were public come back by Semua versi alone, which asks why."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.log_actions import LogContext
from wagtail.models import Revision

from cms.budgets import public
from cms.budgets.models import BudgetRelease, BudgetVintage
from cms.budgets.services import publish, put_back
from cms.domain.errors import MoveRefused
from tests.cms.conftest import dearer
from tests.cms.test_admin_budgets import form_of
from tests.cms.test_admin_imports import words

ASKS_WHY = "berlakukan lagi lewat Semua versi"


@pytest.fixture
def administrator(db) -> User:
    return User.objects.create_superuser("kepala", "kepala@example.test", "sandi-uji-coba")


@pytest.fixture
def corrected(store, document, officer, editor):
    """A document whose second version replaced the first in public."""
    publish(store(by=officer).page, by=editor)
    return publish(store(dearer(document.lines), by=officer).page, by=editor)


def in_force() -> list[str]:
    return [one.version for one in public.published() if one.is_current]


def of_version(page, number: int) -> Revision:
    """The newest draft with that version's figures."""
    vintage = BudgetVintage.objects.get(document=page, number=number)
    return next(one for one in page.revisions.order_by("-pk") if one.content["vintage"] == vintage.pk)


def by_the_history(client, page, revision):
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk])
    assert client.get(address).status_code == 200
    return client.post(address, form_of(page, **{"action-publish": "1"}), follow=True)


def by_a_saved_draft(client, page, revision):
    client.post(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk]), form_of(page))
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **{"action-publish": "1"}), follow=True)


def by_bulk(client, page, revision):
    client.post(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk]), form_of(page))
    return client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={page.pk}", follow=True)


def by_the_admins_api(client, page, revision):
    for verb, said in (("revert_to_page_revision", {"revision_id": revision.pk}), ("publish", {})):
        answer = client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, verb]), json.dumps(said), content_type="application/json")
    return answer


@pytest.mark.parametrize("who", ["officer", "editor", "administrator"])
@pytest.mark.parametrize("way", [by_the_history, by_a_saved_draft, by_bulk, by_the_admins_api])
def test_no_way_through_the_history_puts_older_figures_in_force_without_a_reason(request, client, corrected, way, who):
    client.force_login(request.getfixturevalue(who))
    client.raise_request_exception = False

    way(client, corrected, of_version(corrected, 1))

    assert in_force() == ["v2"]
    assert BudgetRelease.objects.count() == 2


@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
def test_whoever_goes_back_in_the_history_is_told_the_way_that_asks_why(client, corrected, editor, button):
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:revisions_revert", args=[corrected.pk, of_version(corrected, 1).pk])

    answer = client.post(address, form_of(corrected, **{button: "1"}))

    assert ASKS_WHY in words(answer)


def test_a_workflow_puts_no_older_figures_in_force(corrected, officer, editor):
    of_version(corrected, 1).as_object().save_revision(user=officer)
    corrected.refresh_from_db()
    corrected.get_workflow().start(corrected.get_latest_revision_as_object(), officer)

    with LogContext(user=editor), pytest.raises(MoveRefused, match=ASKS_WHY):
        corrected.current_workflow_task_state.approve(user=editor)

    assert in_force() == ["v2"]


def test_a_program_publishes_no_older_draft(corrected, editor):
    with pytest.raises(MoveRefused, match=ASKS_WHY):
        of_version(corrected, 1).publish(user=editor)

    assert in_force() == ["v2"]


def test_older_words_of_the_version_in_force_may_come_back_from_the_history(client, corrected, editor):
    draft = corrected.get_latest_revision_as_object()
    draft.note = "Catatan yang salah"
    publish_draft = draft.save_revision(user=editor)
    publish_draft.publish(user=editor)
    client.force_login(editor)

    by_the_history(client, corrected, of_version(corrected, 2).get_previous())

    corrected.refresh_from_db()
    assert (corrected.note, in_force()) == ("", ["v2"])


def test_a_version_that_was_put_back_can_be_corrected_in_its_words(corrected, editor):
    page = put_back(BudgetVintage.objects.get(number=1), by=editor, reason="salah kirim")
    draft = page.get_latest_revision_as_object()
    draft.note = "Catatan"
    draft.save_revision(user=editor)

    publish(page, by=editor)

    assert in_force() == ["v1"]


def test_figures_older_than_those_in_force_that_were_never_public_need_a_reason(store, document, officer, editor):
    publish(store(by=officer).page, by=editor)
    page = store(dearer(document.lines), by=officer).page
    skipped = of_version(page, 2)
    publish(store(dearer(document.lines, "0.02"), by=officer).page, by=editor)

    with pytest.raises(MoveRefused, match="Tulis alasannya"):
        skipped.publish(user=editor)

    assert in_force() == ["v3"]


def test_older_figures_that_go_public_late_withdraw_the_newer_ones_with_the_same_reason(store, document, officer, editor):
    publish(store(by=officer).page, by=editor)
    draft = store(dearer(document.lines), by=officer).page.get_latest_revision_as_object()
    page = publish(store(dearer(document.lines, "0.02"), by=officer).page, by=editor)
    draft.change_reason = "Versi 3 salah kirim"
    draft.save_revision(user=officer)

    publish(page, by=editor)

    told = {one.version: one.release for one in public.published()}
    assert in_force() == ["v2"]
    assert (told["v2"].reason, told["v3"].withdrawn_reason) == ("Versi 3 salah kirim", "Versi 3 salah kirim")


def test_no_approval_publishes_an_older_draft_than_the_one_that_was_submitted(client, store, document, officer, editor):
    store(by=officer)
    page = store(dearer(document.lines), by=officer).page
    page.get_workflow().start(page.get_latest_revision_as_object(), officer)
    page.refresh_from_db()
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, of_version(page, 1).pk])

    answer = client.post(address, form_of(page, **{"action-workflow-action": "1", "workflow-action-name": "approve"}), follow=True)

    assert public.published() == ()
    assert "Draf lama tidak dapat disetujui" in words(answer)


def test_a_reviewer_who_went_back_in_the_history_does_not_approve_that(client, store, document, officer, editor):
    store(by=officer)
    page = store(dearer(document.lines), by=officer).page
    page.get_workflow().start(page.get_latest_revision_as_object(), officer)
    page.refresh_from_db()
    client.force_login(editor)
    client.post(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, of_version(page, 1).pk]), form_of(page))

    task = page.current_workflow_task_state
    answer = client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), follow=True)

    assert public.published() == ()
    assert "sudah diganti yang lain" in words(answer)
