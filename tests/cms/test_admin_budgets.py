"""Versions of a document in the admin, putting an earlier one back, and the second pair of eyes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.models import PageLogEntry

from cms.budgets import public
from cms.budgets.models import BudgetVintage
from cms.budgets.services import publish, put_back
from cms.domain.errors import MoveRefused
from tests.cms.conftest import dearer
from tests.cms.test_admin_imports import words


@pytest.fixture
def corrected(store, document):
    """A document whose second version replaced the first in public."""
    publish(store().page)
    return publish(store(dearer(document.lines)).page)


def vintage(number: int) -> BudgetVintage:
    return BudgetVintage.objects.get(number=number)


def in_force() -> list[str]:
    return [one.version for one in public.published() if one.is_current]


def test_putting_a_version_back_makes_it_the_one_in_force_in_one_step(corrected, editor):
    put_back(vintage(1), by=editor, reason="salah kirim")

    assert in_force() == ["v1"]
    assert [one.version for one in public.published()] == ["v1", "v2"]


def test_the_lines_that_come_back_are_the_old_ones(corrected, document, editor):
    put_back(vintage(1), by=editor)

    (first, *_) = public.published()
    assert first.lines == document.lines


def test_a_waiting_draft_survives_putting_a_version_back(corrected, store, document, editor):
    page = store(dearer(document.lines, "5.00")).page
    waiting = page.latest_revision

    put_back(vintage(1), by=editor)

    assert in_force() == ["v1"]
    assert waiting.as_object().vintage.number == 3
    assert vintage(3).published_at is None


def test_unfinished_words_of_a_draft_do_not_become_public_with_an_old_version(corrected, editor):
    draft = corrected.get_latest_revision_as_object()
    draft.title = "Belum selesai"
    draft.save_revision()

    page = put_back(vintage(1), by=editor)

    assert page.title != "Belum selesai"


def test_a_version_that_was_never_public_cannot_be_put_back(page, editor):
    with pytest.raises(MoveRefused, match="belum pernah terbit"):
        put_back(vintage(1), by=editor)


def test_putting_back_what_is_in_force_changes_nothing(corrected, editor):
    revisions = corrected.revisions.count()

    put_back(vintage(2), by=editor)

    assert corrected.revisions.count() == revisions


def test_an_officer_may_not_put_a_version_back_and_nothing_is_left_of_the_try(corrected, officer):
    revisions = corrected.revisions.count()

    with pytest.raises(PermissionDenied):
        put_back(vintage(1), by=officer)

    assert (in_force(), corrected.revisions.count()) == (["v2"], revisions)


def test_the_reason_stands_in_the_history(corrected, editor):
    put_back(vintage(1), by=editor, reason="salah kirim")

    entry = PageLogEntry.objects.get(action="terang.budget.put-back")
    assert (entry.user, entry.data["reason"], entry.data["vintage"], entry.data["instead_of"]) == (editor, "salah kirim", 1, 2)


def test_the_editor_puts_a_version_back_from_the_list(corrected, editor, client):
    client.force_login(editor)

    listed = words(client.get(reverse("vintages:index", args=[corrected.pk])))
    response = client.post(reverse("vintages:put_back", args=[corrected.pk, 1]), {"reason": "salah kirim"}, follow=True)

    assert "Berlakukan kembali versi 1" in listed
    assert "berlaku lagi" in words(response)
    assert in_force() == ["v1"]


def test_the_versions_say_which_one_was_withdrawn_when_and_why(corrected, editor, client):
    client.force_login(editor)
    put_back(vintage(1), by=editor, reason="salah kirim")

    withdrawn = vintage(2).withdrawal
    listed = words(client.get(reverse("vintages:index", args=[corrected.pk])))

    assert f"v2 ditarik {date_format(localtime(withdrawn.at), 'j F Y')}: salah kirim" in listed
    assert vintage(1).withdrawal is None


def test_a_version_that_came_back_is_no_longer_called_withdrawn(corrected, editor):
    put_back(vintage(1), by=editor, reason="salah kirim")
    put_back(vintage(2), by=editor, reason="ternyata benar")

    assert vintage(2).withdrawal is None
    assert vintage(1).withdrawal is None


def test_whoever_writes_the_reason_is_told_that_it_is_published(corrected, editor, client):
    client.force_login(editor)

    asked = words(client.get(reverse("vintages:put_back", args=[corrected.pk, 1])))

    assert "Ikut terbit" in asked


def test_the_versions_say_when_one_is_to_be_public(store, officer, editor, client):
    page = store(by=officer).page
    moment = timezone.now() + timedelta(days=3)
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = moment
    draft.save_revision(user=editor).publish(user=editor)
    client.force_login(officer)

    listed = words(client.get(reverse("vintages:index", args=[page.pk])))

    assert f"terjadwal terbit pada {date_format(localtime(moment), 'j F Y, H.i')}" in listed


def test_putting_back_asks_for_a_reason(corrected, editor, client):
    client.force_login(editor)

    response = client.post(reverse("vintages:put_back", args=[corrected.pk, 1]), {"reason": " "})

    assert "Tulis alasannya" in words(response)
    assert in_force() == ["v2"]


def test_a_draft_whose_place_another_took_can_be_made_the_draft_again(corrected, store, document, officer, editor, client):
    waiting = store(dearer(document.lines, "5.00"), by=officer).vintage
    put_back(vintage(1), by=editor, reason="salah kirim")
    client.force_login(officer)
    listed = words(client.get(reverse("vintages:index", args=[corrected.pk])))

    told = words(client.post(reverse("vintages:draft_again", args=[corrected.pk, waiting.number]), follow=True))

    assert "Jadikan draf lagi versi 3" in listed
    assert "Versi 3 menjadi draf" in told
    assert "Jadikan draf lagi versi 3" not in told
    corrected.refresh_from_db()
    assert corrected.get_latest_revision_as_object().vintage == waiting
    assert in_force() == ["v1"]


def test_a_version_that_was_public_is_not_made_the_draft_again(corrected, officer, client):
    client.force_login(officer)

    told = words(client.post(reverse("vintages:draft_again", args=[corrected.pk, 1]), follow=True))

    assert "Versi 1 sudah pernah terbit" in told
    assert corrected.get_latest_revision_as_object().vintage.number == 2


@pytest.mark.parametrize("number", [9, 99999999999999999999])
def test_a_version_that_is_not_there_is_said_not_to_be(corrected, officer, client, number):
    client.force_login(officer)

    assert client.post(reverse("vintages:draft_again", args=[corrected.pk, number])).status_code == 404


def test_making_a_version_the_draft_again_ends_the_review_of_the_other_one(store, document, officer, client):
    first = store(by=officer)
    page = store(dearer(document.lines), by=officer).page
    page.get_workflow().start(page.get_latest_revision_as_object(), officer)
    client.force_login(officer)

    told = words(client.post(reverse("vintages:draft_again", args=[page.pk, first.vintage.number]), follow=True))

    assert "Pengajuan versi 2 berakhir tanpa disetujui" in told
    assert not page.workflow_in_progress


def test_an_officer_sees_the_versions_without_the_button(corrected, officer, client):
    client.force_login(officer)

    listed = words(client.get(reverse("vintages:index", args=[corrected.pk])))

    assert "v2 berlaku" in listed
    assert "Berlakukan kembali" not in listed


def test_what_an_officer_submits_an_editor_approves_and_it_is_public(store, officer, editor, client):
    page = store(by=officer).page
    client.force_login(officer)
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **{"action-submit": "1"}))
    page.refresh_from_db()
    task = page.current_workflow_task_state
    assert task is not None
    assert task.task.name == "Persetujuan editor"
    assert public.published() == ()

    client.force_login(editor)
    address = reverse("wagtailadmin_pages:workflow_preview", args=[page.pk, task.task.pk])
    assert client.get(address, follow=True).status_code == 200
    client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    )

    page.refresh_from_db()
    assert page.live is True
    assert in_force() == ["v1"]


def test_the_editors_publish_button_makes_the_version_public_with_its_moment(store, editor, client):
    page = store().page
    client.force_login(editor)

    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **{"action-publish": "1"}))

    page.refresh_from_db()
    assert page.live is True
    assert in_force() == ["v1"]
    assert vintage(1).published_at == page.last_published_at


def form_of(page, **more: str) -> dict[str, str]:
    said = {"title": page.title, "origin": "", "note": "", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    return said | {"regulation_number": "", "regulation_date": "", "as_of": ""} | more


def test_a_line_break_in_a_title_becomes_a_blank(store, editor, client):
    page = store().page
    client.force_login(editor)

    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, title="Anggaran Kota Binjai\r\nTahun 2025 "))

    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "Anggaran Kota Binjai Tahun 2025"


def test_an_editor_cannot_change_what_the_import_fixed(store, editor, client):
    page = store().page
    client.force_login(editor)

    client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, year="2031", phase="audited", is_sample="", vintage="", slug="lain")
    )

    draft = page.get_latest_revision_as_object()
    assert (draft.year, draft.phase, draft.is_sample, draft.slug, draft.vintage) == (2025, "enacted", True, page.slug, page.vintage or draft.vintage)


@pytest.mark.parametrize("address", ["copy", "delete"])
def test_a_public_document_can_neither_be_copied_nor_deleted_in_the_admin(corrected, editor, client, address):
    client.force_login(editor)

    client.post(reverse(f"wagtailadmin_pages:{address}", args=[corrected.pk]), {"new_title": "x", "new_slug": "x"})

    assert type(corrected).objects.count() == 1
    assert in_force() == ["v2"]


def test_a_document_cannot_be_made_by_hand(editor, client):
    from cms.budgets.queries import folder

    client.force_login(editor)

    response = client.get(reverse("wagtailadmin_pages:add", args=["budgets", "budgetdocumentpage", folder().pk]))

    assert response.status_code in (302, 403)
