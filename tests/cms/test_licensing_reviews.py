"""A service under review: what is approved is what its reviewer was asked about, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import PageLogEntry

from cms.core.permissions import EDITORS
from cms.domain.texts import Text
from cms.imports import lists
from cms.imports.licences import CatalogueDetails
from cms.imports.models import ListBatch, ListKind
from cms.licensing import public
from cms.licensing.models import ServicePage
from cms.licensing.permissions import LICENSING_OFFICERS
from cms.licensing.services import go_back, store
from importers.licensing.template import catalogue_workbook
from tests.cms.conftest import person
from tests.cms.test_admin_imports import words
from tests.support.services import service

FEW_WORDS = Text.of(id="Ringkasan yang diganti")


@pytest.fixture
def licensing_officer(db) -> User:
    return person("perizinan", LICENSING_OFFICERS)


@pytest.fixture
def under_review(licensing_officer) -> ServicePage:
    """A draft that was sent for review."""
    return submitted(store(service(), by=licensing_officer), licensing_officer)


def submitted(page: ServicePage, by: User) -> ServicePage:
    page.get_workflow().start(page.get_latest_revision_as_object(), by)
    return ServicePage.objects.get(pk=page.pk)


def approve(client, page: ServicePage, task):
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), follow=True)


def changed_by(page: ServicePage, by: User) -> None:
    """As the editor's form saves it."""
    draft = page.get_latest_revision_as_object()
    draft.summary = FEW_WORDS.original
    draft.save_revision(user=by)


def sent(facts, by: User) -> ListBatch:
    upload = SimpleUploadedFile("perizinan.xlsx", catalogue_workbook([facts]))
    return lists.receive(upload, ListKind.SERVICES, CatalogueDetails(as_of=date(2025, 1, 1), is_sample=True), by=by)


def test_a_catalogue_ends_the_review_of_what_it_changes_and_the_history_says_so(under_review, licensing_officer, editor, client):
    task = under_review.current_workflow_task_state
    store(replace(service(), summary=FEW_WORDS), by=licensing_officer)
    client.force_login(editor)

    approve(client, under_review, task)

    assert public.published() == ()
    assert not under_review.workflow_in_progress
    assert PageLogEntry.objects.get(page=under_review.pk, action="terang.review.ended").user == licensing_officer


def test_whoever_accepts_the_catalogue_is_told_which_reviews_ended(under_review, licensing_officer, client):
    batch = sent(replace(service(), summary=FEW_WORDS), licensing_officer)
    client.force_login(licensing_officer)

    told = words(client.post(reverse("licence_files:accept", args=[batch.pk]), follow=True))

    assert f"Pengajuannya berakhir tanpa disetujui: {under_review.title}" in told
    assert "Ajukan lagi" in told


def test_a_catalogue_that_changes_nothing_leaves_the_review(under_review, licensing_officer):
    store(service(), by=licensing_officer)

    assert under_review.workflow_in_progress


def test_undoing_a_catalogue_ends_the_review_of_what_it_had_brought(licensing_officer):
    page = store(service(), by=licensing_officer)
    before = page.latest_revision_id
    page = submitted(store(replace(service(), summary=FEW_WORDS), by=licensing_officer), licensing_officer)

    go_back(page.slug, before, by=licensing_officer)

    assert not page.workflow_in_progress


def test_an_approval_is_refused_where_somebody_else_changed_the_draft_meanwhile(under_review, editor, client):
    changed_by(under_review, person("penyunting-lain", EDITORS))
    client.force_login(editor)

    told = words(approve(client, under_review, under_review.current_workflow_task_state))

    assert "sudah diganti yang lain" in told
    assert public.published() == ()
    assert under_review.workflow_in_progress


def test_a_reviewer_may_mend_what_is_approved(under_review, editor, client):
    changed_by(under_review, editor)
    client.force_login(editor)

    approve(client, under_review, under_review.current_workflow_task_state)

    (found,) = public.published()
    assert found.facts.summary == FEW_WORDS
