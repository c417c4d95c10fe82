"""Who may see and do what in the admin: officers send and accept, editors look and publish, strangers see nothing."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from cms.budgets.services import publish
from cms.core.permissions import PLANNING_OFFICERS
from cms.imports import services
from cms.imports.models import State
from cms.licensing.permissions import LICENSING_OFFICERS
from tests.cms.conftest import BUDGET, person

SCREENS = {
    "list": "/admin/impor/",
    "upload": "/admin/impor/baru/",
    "template": "/admin/impor/templat/",
    "report": "/admin/impor/{batch}/",
    "mend": "/admin/impor/{batch}/ubah/",
    "refuse": "/admin/impor/{batch}/tolak/",
    "file": "/admin/impor/{batch}/berkas/",
    "problems": "/admin/impor/{batch}/masalah/",
    "versions": "/admin/anggaran/{page}/versi/",
    "put back": "/admin/anggaran/{page}/versi/1/berlakukan/",
    "preview": "/admin/pratinjau/{page}/draf/dokumen/apbd-contoh-2025-murni/index.html",
    "editor": "/admin/pages/{page}/edit/",
}
OFFICER = {"list", "upload", "template", "report", "mend", "refuse", "file", "problems", "versions", "preview", "editor"}
EDITOR = {"list", "template", "report", "file", "problems", "versions", "put back", "preview", "editor"}
ALL = set(SCREENS)
NOTHING: set[str] = set()


@pytest.fixture
def administrator(db) -> User:
    return User.objects.create_superuser("kepala", "kepala@example.test", "sandi-uji-coba")


@pytest.fixture
def guest(db) -> User:
    """Somebody who may enter the admin, and nothing more."""
    person = User.objects.create_user("tamu", "tamu@example.test", "sandi-uji-coba")
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return person


@pytest.fixture
def planning_officer(db) -> User:
    return person("perencana-saja", PLANNING_OFFICERS)


@pytest.fixture
def licensing_officer(db) -> User:
    return person("perizinan-saja", LICENSING_OFFICERS)


@pytest.fixture
def addresses(received, officer) -> dict[str, str]:
    """Every screen, about a file that waits and a document that is public."""
    page = publish(services.accept(received(), by=officer).page)
    return {name: address.format(batch=received().pk, page=page.pk) for name, address in SCREENS.items()}


def status(client: Client, address: str) -> int:
    """Closes what it opened: a download holds its file."""
    answer = client.get(address)
    answer.close()
    return answer.status_code


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("officer", OFFICER),
        ("editor", EDITOR),
        ("administrator", ALL),
        ("planning_officer", NOTHING),
        ("licensing_officer", NOTHING),
        ("guest", NOTHING),
        ("stranger", NOTHING),
        (None, NOTHING),
    ],
    ids=str,
)
def test_each_person_opens_their_own_screens_and_no_other(request, addresses, who, may):
    client = Client()
    if who:
        client.force_login(request.getfixturevalue(who))

    opened = {name for name, address in addresses.items() if status(client, address) == 200}

    assert opened == may


@pytest.mark.parametrize("who", ["editor", "planning_officer", "licensing_officer", "guest", "stranger"])
def test_nobody_but_officers_decides_over_a_file(request, received, who):
    batch = received()
    client = Client()
    client.force_login(request.getfixturevalue(who))

    for verb in ("terima", "tolak", "ubah"):
        assert client.post(f"/admin/impor/{batch.pk}/{verb}/", {"sequence": "1", "year": "2025", "phase": "enacted"}).status_code == 302

    batch.refresh_from_db()
    assert batch.state == State.CHECKED


def test_an_officer_cannot_publish(received, officer, client):
    page = services.accept(received(), by=officer).page
    client.force_login(officer)
    form = {"title": page.title, "action-publish": "1", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}

    client.post(f"/admin/pages/{page.pk}/edit/", form)

    page.refresh_from_db()
    assert page.live is False


def test_an_officer_cannot_put_an_older_version_back(received, officer, client):
    for text in (BUDGET, BUDGET.replace("=9600000000", "=9600000001")):
        page = publish(services.accept(received(text), by=officer).page)
    client.force_login(officer)

    assert client.post(f"/admin/anggaran/{page.pk}/versi/1/berlakukan/", {"reason": "x"}).status_code == 302

    page.refresh_from_db()
    assert page.vintage.number == 2


def test_a_stranger_is_sent_to_the_login_page(stranger, client):
    client.force_login(stranger)

    answer = client.get("/admin/impor/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")


@pytest.mark.django_db  # said here, as the person is asked for by name: tests with a database run before those with a browser
@pytest.mark.parametrize(("who", "sees"), [("officer", True), ("editor", True), ("guest", False)])
def test_the_menu_shows_imports_to_those_who_may_see_them(request, client, who, sees):
    client.force_login(request.getfixturevalue(who))

    page = client.get("/admin/").content.decode()

    assert ('"/admin/impor/"' in page) is sees
    assert '"/admin/images/"' not in page


def test_an_upload_from_another_site_is_refused(officer, budget_file):
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)

    assert client.post("/admin/impor/baru/", {"file": budget_file(), "sequence": "1"}).status_code == 403


def test_a_kept_file_has_no_address_of_its_own(received, officer, client):
    batch = received()
    client.force_login(officer)

    for folder in ("/", "/media/", "/static/", "/admin/"):
        assert client.get(f"{folder}{batch.file.name}", follow=True).status_code == 404
