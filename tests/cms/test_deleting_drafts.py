"""What may be deleted in the admin, by each of Wagtail's ways: a budget's draft made by mistake, and nothing that was public."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from cms.budgets.models import BudgetDocumentPage, BudgetLineRecord, BudgetVintage
from cms.budgets.services import publish
from cms.imports import services
from cms.imports.models import ImportBatch
from tests.cms.test_admin_imports import words

# Wagtail's own API for the admin takes no bodies here, and so deletes nothing.
WAYS = {
    "button": lambda pk: reverse("wagtailadmin_pages:delete", args=[pk]),
    "several at once": lambda pk: f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?id={pk}",
}


def delete(user: User, page: Page, way: str = "button"):
    client = Client()
    client.force_login(user)
    return client.post(WAYS[way](page.pk), follow=True)


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_superuser("pengelola", "pengelola@example.test", "sandi-uji-coba")


@pytest.fixture
def draft(received, officer) -> BudgetDocumentPage:
    return services.accept(received(), by=officer).page


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("who", ["officer", "editor", "administrator"])
def test_a_draft_made_by_mistake_goes_with_its_figures_by_every_way(request, draft, who, way):
    delete(request.getfixturevalue(who), draft, way)

    assert BudgetDocumentPage.objects.count() == BudgetVintage.objects.count() == BudgetLineRecord.objects.count() == 0
    assert PageLogEntry.objects.filter(action="wagtail.delete").count() == 1


def test_the_file_of_a_deleted_draft_keeps_its_report(draft, desk, officer):
    delete(officer, draft)

    assert "sudah dihapus sebelum pernah terbit" in words(desk.get(f"/admin/impor/{ImportBatch.objects.get().pk}/"))


def test_opening_the_question_deletes_nothing(draft, desk):
    answer = desk.get(WAYS["button"](draft.pk))

    assert answer.status_code == 200
    assert BudgetLineRecord.objects.count() == 4


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("who", ["officer", "editor", "administrator"])
def test_what_was_public_can_be_deleted_by_no_way(request, draft, who, way):
    publish(draft)
    draft.unpublish()

    delete(request.getfixturevalue(who), draft, way)

    assert (BudgetDocumentPage.objects.count(), BudgetLineRecord.objects.count()) == (1, 4)
    assert PageLogEntry.objects.filter(action="wagtail.delete").count() == 0


def test_what_became_public_while_somebody_was_about_to_delete_it_stays(draft, administrator, monkeypatch):
    from cms.core.release import KeptPagePermissions

    monkeypatch.setattr(KeptPagePermissions, "can_delete", lambda *args, **more: True)
    publish(draft)

    answer = delete(administrator, draft)

    assert "sudah pernah diterbitkan, jadi tidak dapat dihapus" in words(answer)
    assert (BudgetDocumentPage.objects.count(), BudgetLineRecord.objects.count()) == (1, 4)
    assert PageLogEntry.objects.filter(action="wagtail.delete").count() == 0
