"""The folders that the site stands on: nobody takes them away, and a database that lost one gets it back."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.budgets.models import BudgetFolder
from cms.budgets.services import publish
from cms.core.models import SiteRoot
from cms.licensing.models import ServiceFolder
from cms.papers.models import PaperFolder

FOLDERS = [BudgetFolder, PaperFolder, ServiceFolder, SiteRoot]


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_superuser("pengelola", "pengelola@example.test", "sandi-uji-coba")


def addresses(folder: Page, other: Page) -> dict[str, str]:
    pages = {name: reverse(f"wagtailadmin_pages:{name}", args=[folder.pk]) for name in ("delete", "unpublish", "copy", "move")}
    several = {
        name: f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', name])}?id={folder.pk}" for name in ("delete", "unpublish", "move")
    }
    moved = {"move": reverse("wagtailadmin_pages:move_confirm", args=[folder.pk, other.pk])}
    return {**pages, **moved, **{f"several: {name}": address for name, address in several.items()}}


@pytest.mark.parametrize("model", FOLDERS)
@pytest.mark.parametrize("who", ["editor", "administrator"])
def test_a_folder_is_not_deleted_unpublished_copied_or_moved(request, page, who, model):
    publish(page)
    client = Client()
    client.force_login(request.getfixturevalue(who))
    elsewhere = PaperFolder.objects.get()
    before = list(Page.objects.order_by("path").values_list("pk", "path", "live"))

    for address in addresses(model.objects.get(), elsewhere).values():
        client.post(address, {"new_title": "Salinan", "new_slug": "salinan", "new_parent_page": elsewhere.pk, "chooser": elsewhere.pk})

    assert list(Page.objects.order_by("path").values_list("pk", "path", "live")) == before


@pytest.mark.parametrize("model", FOLDERS)
def test_nobody_is_offered_to_take_a_folder_away(db, administrator, model):
    rights = model.objects.get().permissions_for_user(administrator)

    assert not any([rights.can_delete(), rights.can_delete(ignore_bulk=True), rights.can_unpublish(), rights.can_copy(), rights.can_move()])
    assert rights.can_edit()


@pytest.mark.parametrize("model", [BudgetFolder, PaperFolder, ServiceFolder])
def test_a_folder_that_is_missing_is_made_again_with_the_rights_on_it(db, editor, model):
    lost = model.objects.get()
    kept = {(one.group.name, one.permission.codename) for one in lost.group_permissions.all()}
    title, slug = lost.title, lost.slug
    lost.delete()

    call_command("set_up", stdout=io.StringIO())

    made = model.objects.get()
    assert (made.title, made.slug, made.live) == (title, slug, True)
    assert made.get_parent().pk == SiteRoot.objects.get().pk
    assert {(one.group.name, one.permission.codename) for one in made.group_permissions.all()} == kept != set()
    assert made.permissions_for_user(editor).can_edit()


def test_setting_up_leaves_the_folders_that_are_there_alone(db):
    BudgetFolder.objects.update(title="Anggaran kota")

    call_command("set_up", stdout=io.StringIO())

    assert list(BudgetFolder.objects.values_list("title", flat=True)) == ["Anggaran kota"]
