"""Wagtail's own ways past the editor's form, by every role: actions on many pages at once, and the admin's API with and without a body."""

from __future__ import annotations

import json
from typing import NamedTuple

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.budgets.models import BudgetDocumentPage
from cms.budgets.services import publish
from cms.imports import services
from tests.cms.conftest import BUDGET, person
from tests.cms.test_admin_imports import words

NOTHING = {"2025 v1", "2024 -"}
GONE = {"2025 v1"}
BOTH_PUBLIC = {"2025 v2", "2024 v1"}
# What each role may do with both documents at once, by bulk action; what is not named changes nothing. Deleting leaves out what was public.
BULK = {("editor", "publish"): BOTH_PUBLIC, ("officer", "delete"): GONE, ("editor", "delete"): GONE, ("uploader", "delete"): GONE}
# The same of the draft alone that was never public.
BULK_OF_DRAFT = {
    ("editor", "publish"): {"2025 v1", "2024 v1"},
    ("uploader", "publish"): {"2025 v1", "2024 v1"},  # an administrator, who sent only the other one
    ("officer", "delete"): GONE,
    ("editor", "delete"): GONE,
    ("uploader", "delete"): GONE,
}
ROLES = ("officer", "uploader", "editor", "planning", "stranger")
BODIES = {
    "copy": {"recursive": False, "slug": "salinan", "title": "Salinan"},
    "move": {},
    "create_alias": {},
    "copy_for_translation": {"locale": "en"},
    "revert_to_page_revision": {},
    "convert_alias": {},
    "publish": {},
    "unpublish": {},
    "delete": {},
}


class Documents(NamedTuple):
    """public: version 1 is public, version 2 was sent and accepted by the administrator. draft: an officer's, never public."""

    public: BudgetDocumentPage
    draft: BudgetDocumentPage


@pytest.fixture
def uploader(db) -> User:
    """Somebody with every right, who sent the figures: the right alone is not enough."""
    return User.objects.create_superuser("serba-bisa", "serba@example.test", "sandi-uji-coba")


@pytest.fixture
def planning(db) -> User:
    return person("perencana-lain", "Petugas perencanaan")


@pytest.fixture
def documents(received, officer, editor, uploader) -> Documents:
    publish(services.accept(received(), by=officer).page, by=editor)
    public = services.accept(received(BUDGET.replace("=9600000000", "=9600000001"), by=uploader), by=uploader).page
    return Documents(public, services.accept(received(year=2024), by=officer).page)


def state() -> set[str]:
    """Of each document its year and the version in force."""
    found = BudgetDocumentPage.objects.select_related("vintage")
    return {f"{one.year} {f'v{one.vintage.number}' if one.live and one.vintage else '-'}" for one in found}


def at_once(client: Client, verb: str, *pages: BudgetDocumentPage):
    """As the list of pages sends it, with a place to go to for those that are moved."""
    chosen = "&".join(f"id={page.pk}" for page in pages)
    folder = pages[0].get_parent()
    address = (
        f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', verb])}?{chosen}&next={reverse('wagtailadmin_explore', args=[folder.pk])}"
    )
    return client.post(address, {"chooser": folder.get_parent().pk, "move_applicable": "on", "include_descendants": "on"}, follow=True)


@pytest.fixture
def role(request) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(request.getfixturevalue(request.param))
    return client


@pytest.mark.parametrize("verb", ["publish", "unpublish", "move", "delete"])
@pytest.mark.parametrize(("role", "who"), [(who, who) for who in ROLES], indirect=["role"], ids=ROLES)
def test_what_each_role_may_do_with_many_documents_at_once(documents, role, who, verb):
    at_once(role, verb, documents.public, documents.draft)

    assert state() == BULK.get((who, verb), NOTHING)


@pytest.mark.parametrize("verb", ["publish", "unpublish", "move", "delete"])
@pytest.mark.parametrize(("role", "who"), [(who, who) for who in ROLES], indirect=["role"], ids=ROLES)
def test_what_each_role_may_do_with_a_draft_that_was_never_public(documents, role, who, verb):
    at_once(role, verb, documents.draft)

    assert state() == BULK_OF_DRAFT.get((who, verb), NOTHING)


def test_whoever_publishes_many_is_told_which_one_was_refused_and_why(documents, uploader):
    client = Client()
    client.force_login(uploader)

    told = words(at_once(client, "publish", documents.public, documents.draft))

    assert f"{documents.public.title} belum dapat diterbitkan" in told
    assert "Penerbitannya harus oleh orang lain" in told


@pytest.mark.parametrize("form", ["json", "form", "upload", "none"])
@pytest.mark.parametrize("role", ["officer", "uploader", "planning", "stranger"], indirect=True)
def test_no_call_of_the_admins_api_changes_what_is_public(documents, role, form):
    page = documents.public
    folder = page.get_parent()
    places = {"destination_page_id": folder.pk, "revision_id": page.revisions.order_by("pk").first().pk}

    for verb, said in BODIES.items():
        address = reverse("wagtailadmin_api:pages:action", args=[page.pk, verb])
        body = {name: value for name, value in (said | places).items() if value is not None}
        match form:
            case "json":
                role.post(address, json.dumps(body), content_type="application/json")
            case "form":
                role.post(address, "&".join(f"{name}={value}" for name, value in body.items()), content_type="application/x-www-form-urlencoded")
            case "upload":
                role.post(address, body | {"file": SimpleUploadedFile("x.txt", b"x")})
            case _:
                role.generic("POST", address)

    assert state() == NOTHING
    assert page.get_latest_revision_as_object().vintage.number == 2


@pytest.mark.parametrize("role", ["officer", "editor", "uploader", "planning", "stranger"], indirect=True)
def test_the_admins_api_takes_no_body_from_anybody(documents, role):
    """What a body would say (where to copy to, which revision) has its own screens, which ask and refuse."""
    for verb, said in BODIES.items():
        address = reverse("wagtailadmin_api:pages:action", args=[documents.public.pk, verb])

        answer = role.post(address, json.dumps(said), content_type="application/json")

        assert answer.status_code in (302, 403, 404, 415), verb


@pytest.mark.parametrize(("role", "after"), [("editor", {"2025 v2", "2024 -"})], indirect=["role"])
def test_another_person_may_publish_by_the_admins_api(documents, role, after):
    answer = role.generic("POST", reverse("wagtailadmin_api:pages:action", args=[documents.public.pk, "publish"]))

    assert answer.status_code == 200
    assert state() == after
