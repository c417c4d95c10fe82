"""Keepers learn which pages are overdue, which wait to be published again, and which links lead nowhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from cms.domain.licensing.charter import Certification
from cms.domain.texts import Text
from cms.licensing.models import RequirementRecord
from cms.licensing.permissions import LICENSING_OFFICERS
from cms.licensing.services import publish, store
from cms.licensing.watching import dead_links, mailed, visited, watch
from tests.cms.conftest import person
from tests.support.services import service

pytestmark = pytest.mark.django_db


@pytest.fixture
def certified() -> date:
    """Public, and certified until the day given."""
    until = timezone.localdate() + timedelta(days=30)
    vouched = Certification(by=Text.of(id="Kepala Dinas (CONTOH)"), on=timezone.localdate() - timedelta(days=1), review_by=until)
    publish(store(service(certification=vouched)))
    publish(store(service(slug="tanpa-pengesahan")))
    return until


def test_a_page_is_overdue_the_day_after_its_review_date_and_not_before(certified):
    assert watch(certified).fresh.overdue == ()
    assert watch(certified + timedelta(days=1)).fresh.overdue == ("izin-contoh",)
    assert watch(certified).fresh.uncertified == ("tanpa-pengesahan",)


def test_a_corrected_entry_that_is_not_published_again_is_told(certified):
    RequirementRecord.objects.filter(key="ktp").update(name="KTP elektronik")

    assert watch(certified).stale == ("izin-contoh", "tanpa-pengesahan")


def test_each_dead_address_is_told_once_with_all_its_places():
    dead = dead_links([service(), service(slug="lain")], lambda url: "404" if url.endswith("/bayar") else "")

    assert [(one.url, one.why) for one in dead] == [("https://contoh.example/bayar", "404")]
    assert dead[0].places == ("izin-contoh: steps.bayar.url", "lain: steps.bayar.url")


class Answers(BaseHTTPRequestHandler):
    """/ada answers, /tanpa-head only to GET, all else is not found."""

    def do_HEAD(self) -> None:
        self._answer({"/ada": 200, "/tanpa-head": 405}.get(self.path, 404))

    def do_GET(self) -> None:
        self._answer({"/ada": 200, "/tanpa-head": 200}.get(self.path, 404))

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Answers) as one:
        thread = threading.Thread(target=one.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{one.server_port}"
        one.shutdown()
        thread.join()


@pytest.mark.parametrize(("path", "why"), [("/ada", ""), ("/tanpa-head", ""), ("/hilang", "404")])
def test_a_link_is_visited_without_being_read(server, path, why):
    assert visited(f"{server}{path}") == why


def test_an_address_that_is_no_page_is_not_visited():
    assert visited("file:///etc/passwd") == "bukan alamat situs"


def test_keepers_are_mailed_when_there_is_something_to_do(certified):
    clerk = person("perizinan", LICENSING_OFFICERS)
    clerk.email = "perizinan@contoh.example"
    clerk.save()

    quiet = mailed(watch(certified))
    told = mailed(watch(certified + timedelta(days=1)))

    assert (quiet, told) == (0, 1)
    (sent,) = mail.outbox
    assert sent.bcc == ["perizinan@contoh.example"]
    assert "izin-contoh: lewat tanggal tinjau ulang" in sent.body


def test_the_command_says_how_things_stand(certified):
    said = StringIO()

    call_command("watch_services", stdout=said)

    assert "belum pernah disahkan: 1" in said.getvalue()
