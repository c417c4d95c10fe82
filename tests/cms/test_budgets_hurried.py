"""Two people at one document at the same time: what is approved and published is what its reviewer or editor has seen, or nothing."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from cms.budgets import public
from cms.budgets.models import BudgetDocumentPage
from cms.imports import services
from cms.imports.views import next_step
from cms.papers import public as public_papers
from cms.papers.services import Filing, file_paper
from tests.cms.conftest import BUDGET
from tests.cms.test_admin_budgets import form_of
from tests.cms.test_admin_imports import words
from tests.cms.test_papers import filed, pdf  # noqa: F401  fixtures
from tests.cms.test_papers import form as paper_form

COMMENTS = {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
SECOND = BUDGET.replace("=9600000000", "=9600000001")


def submitted(page, by):
    page.get_workflow().start(page.get_latest_revision_as_object(), by)
    page.refresh_from_db()
    return page


def task_of(page):
    return page.current_workflow_task_state


def approve(client, page, task):
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), follow=True)


def approve_in_the_editor(client, page, **more: str):
    said = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **said | more), follow=True)


def in_draft(page) -> int:
    return page.get_latest_revision_as_object().vintage.number


@pytest.fixture
def under_review(received, officer) -> BudgetDocumentPage:
    """Version 1, sent for review by the officer who accepted it."""
    return submitted(services.accept(received(), by=officer).page, officer)


# The review --------------------------------------------------------------------------------------------------------------------


def test_an_approval_does_not_publish_a_version_that_came_after_it_was_asked_for(under_review, received, officer, editor, client):
    task = task_of(under_review)
    services.accept(received(SECOND), by=officer)
    client.force_login(editor)

    approve(client, under_review, task)

    assert public.published() == ()


def test_a_review_ends_with_the_next_version_and_the_history_says_so(under_review, received, officer):
    stored = services.accept(received(SECOND), by=officer)

    assert (stored.page.workflow_in_progress, stored.review_ended_of) == (False, 1)
    assert PageLogEntry.objects.get(page=under_review.pk, action="terang.review.ended").user == officer
    assert "Pengajuan versi 1 berakhir tanpa disetujui" in next_step(stored)
    assert "Ajukan dokumennya lagi" in next_step(stored)


def test_the_officer_can_submit_the_next_version_and_it_is_approved(under_review, received, officer, editor, client):
    services.accept(received(SECOND), by=officer)
    client.force_login(officer)
    client.post(reverse("wagtailadmin_pages:edit", args=[under_review.pk]), form_of(under_review, **{"action-submit": "1"}))
    under_review.refresh_from_db()
    client.force_login(editor)

    approve(client, under_review, task_of(under_review))

    assert [one.version for one in public.published()] == ["v2"]


def test_the_same_figures_again_leave_the_review_as_it_is(under_review, received, officer):
    stored = services.accept(received(note="Catatan"), by=officer)

    assert (stored.page.workflow_in_progress, stored.review_ended_of) == (True, None)
    assert "sudah diajukan" in next_step(stored)


@pytest.mark.parametrize("way", [approve, approve_in_the_editor])
def test_approving_is_refused_where_the_draft_holds_another_version_than_was_shown(under_review, received, officer, editor, client, way):
    """Whatever wrote a draft past the review."""
    task = task_of(under_review)
    second = services.accept(received(SECOND, sequence=2), by=officer).vintage
    draft = under_review.get_latest_revision_as_object()
    draft.vintage = second
    draft.save_revision()
    client.force_login(editor)

    told = words(way(client, under_review, task) if way is approve else way(client, under_review))

    assert "sudah diganti yang lain" in told
    assert public.published() == ()
    assert under_review.workflow_in_progress


def test_another_pdf_ends_the_review_of_a_paper(filed, pdf, officer, editor, client):  # noqa: F811  fixtures
    page = submitted(filed("Pasal satu: pendapatan daerah"), officer)
    task = task_of(page)
    file_paper(Filing(paper="perda-apbd", year=2025, file=pdf("Pasal dua: belanja daerah")), by=officer)
    client.force_login(editor)

    approve(client, page, task)

    assert public_papers.published() == ()
    assert not page.workflow_in_progress


# The editor's form ---------------------------------------------------------------------------------------------------------------

CHANGED = "Sementara halaman ini terbuka, drafnya berubah"


def opened(client, page) -> dict[str, str]:
    """What the form in the browser says of the draft that it shows."""
    return loaded_in(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))


def loaded_in(response) -> dict[str, str]:
    body = response.content.decode()
    return dict(re.findall(r'<input type="hidden" name="(loaded_revision_\w+)" value="([^"]*)"', body))


def press(client, page, form: dict[str, str], button: str = "action-publish", **more: str):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **form, **{button: "1"}, **more), follow=True)


@pytest.fixture
def page(received, officer) -> BudgetDocumentPage:
    return services.accept(received(), by=officer).page


def test_a_form_opened_on_one_version_publishes_no_other(page, received, officer, editor, client):
    client.force_login(editor)
    form = opened(client, page)
    services.accept(received(SECOND), by=officer)

    told = press(client, page, form, change_reason="Alasan versi 1")

    assert f"{CHANGED} (versi 2). Muat ulang dan periksa." in words(told)
    assert public.published() == ()
    assert f"{CHANGED} (versi 2)" in words(press(client, page, loaded_in(told)))
    press(client, page, opened(client, page))
    assert [one.version for one in public.published()] == ["v2"]


def test_a_form_opened_on_one_version_submits_no_other(page, received, officer, client):
    client.force_login(officer)
    form = opened(client, page)
    services.accept(received(SECOND), by=officer)

    assert CHANGED in words(press(client, page, form, "action-submit"))
    page.refresh_from_db()
    assert not page.workflow_in_progress


def test_a_form_opened_on_one_version_approves_no_other(under_review, received, officer, editor, client):
    client.force_login(editor)
    form = opened(client, under_review)
    services.accept(received(SECOND), by=officer)
    submitted(under_review, officer)

    told = press(client, under_review, form, "action-workflow-action", **{"workflow-action-name": "approve"})

    assert CHANGED in words(told)
    assert public.published() == ()


def test_what_another_person_saved_meanwhile_is_not_published_over_either(page, editor, admin_user, client):
    client.force_login(editor)
    form = opened(client, page)
    page.get_latest_revision_as_object().save_revision(user=admin_user)

    assert CHANGED in words(press(client, page, form))


def test_another_persons_autosave_over_the_draft_that_was_opened_is_a_change(page, editor, admin_user, client):
    others = page.get_latest_revision_as_object().save_revision(user=admin_user)
    page.refresh_from_db()
    client.force_login(editor)
    form = opened(client, page)
    page.get_latest_revision_as_object().save_revision(user=admin_user, overwrite_revision=others)

    assert CHANGED in words(press(client, page, form))


def test_ones_own_autosaves_do_not_stand_in_the_way(page, editor, client):
    client.force_login(editor)
    form = opened(client, page)
    address, overwrite = reverse("wagtailadmin_pages:edit", args=[page.pk]), {}
    for title in ("CONTOH: APBD", "CONTOH: APBD 2025 Kota"):
        saved = client.post(address, form_of(page, **form, **overwrite) | {"title": title}, headers={"Accept": "application/json"}).json()
        assert saved["success"]
        overwrite = {"overwrite_revision_id": str(saved["revision_id"])}

    press(client, page, form)

    assert [one.version for one in public.published()] == ["v1"]


def test_a_draft_may_still_be_saved_from_an_old_form(page, received, officer, editor, client):
    client.force_login(editor)
    form = opened(client, page)
    services.accept(received(SECOND), by=officer)

    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **form) | {"note": "Catatan"})

    page.refresh_from_db()
    assert (in_draft(page), page.get_latest_revision_as_object().note) == (2, "Catatan")


def test_a_form_opened_on_one_pdf_publishes_no_other(filed, pdf, officer, editor, client):  # noqa: F811  fixtures
    page = filed("Pasal satu: pendapatan daerah")
    client.force_login(editor)
    form = opened(client, page)
    file_paper(Filing(paper="perda-apbd", year=2025, file=pdf("Pasal dua: belanja daerah")), by=officer)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    told = words(client.post(address, paper_form(**form, **COMMENTS, **{"action-publish": "1"}), follow=True))

    assert CHANGED in told
    assert public_papers.published() == ()
    client.post(address, paper_form(**opened(client, page), **COMMENTS, **{"action-publish": "1"}))
    assert len(public_papers.published()) == 1
