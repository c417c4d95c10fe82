"""A form that is sent after its person was logged out, or logged in again elsewhere, waits for them instead of being lost without a word."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.core.unsent import DISCARD, FILES, KEPT, KNOWN, LOST, MOST_CHARACTERS
from cms.domain.proposals.choices import State
from cms.proposals import queries
from cms.proposals.models import InternalNote
from tests.support.proposals import LONG_REASON

TYPED = {"on": "2025-05-05", "by_office": "Bappeda", "reason_code": "land-status", "reason": LONG_REASON, "objection": "Ke Bappeda.", "seen": "4"}


def log_in_again(client: Client) -> None:
    client.force_login(get_user_model().objects.get(username="perencana"))


def hidden(page) -> dict[str, str]:
    """The form that waits, as its button sends it."""
    return dict(page.context["fields"])


@pytest.fixture
def away(planner, assessed):
    """The address of a form whose person has been logged out."""
    planner.get(reverse("desk:index"))
    Session.objects.all().delete()
    return reverse("desk:answer", args=[assessed, "rejected"])


def test_what_was_typed_waits_for_the_login_and_is_then_sent(planner, assessed, away):
    answer = planner.post(away, {**TYPED, "record": ""}, follow=True)
    assert answer.redirect_chain == [(f"/admin/login/?next={away}", 302)]
    assert KEPT in answer.content.decode()
    assert queries.record(assessed).state == State.ASSESSED.value

    log_in_again(planner)
    page = planner.get(away)
    assert LONG_REASON in page.content.decode()
    assert hidden(page) == {**TYPED, "record": ""}
    planner.post(away, hidden(page))

    assert queries.record(assessed).state == State.REJECTED.value
    assert planner.get(reverse("desk:index")).status_code == 200


def test_an_address_that_takes_only_what_is_sent_leads_back_to_its_form_too(planner, assessed, away):
    address = reverse("desk:note", args=[assessed])
    planner.post(address, {"text": "Tanya dulu ke camat"})
    log_in_again(planner)

    planner.post(address, hidden(planner.get(address)))

    assert [note.text for note in InternalNote.objects.all()] == ["Tanya dulu ke camat"]


def test_it_can_be_thrown_away(planner, assessed, away):
    planner.post(away, TYPED, headers={"Referer": f"http://testserver{away}"})
    log_in_again(planner)

    answer = planner.post(away, {**TYPED, DISCARD: "1"})

    assert answer.url == f"http://testserver{away}"
    assert "form" in planner.get(away).context
    assert queries.record(assessed).state == State.ASSESSED.value


def test_elsewhere_nothing_stands_in_the_way(planner, away):
    planner.post(away, TYPED)
    log_in_again(planner)

    assert "written" not in planner.get(reverse("desk:index")).context


@pytest.mark.parametrize("more", [{"new_password1": "rahasia"}, {"reason": "x" * (MOST_CHARACTERS + 1)}], ids=["password", "too long"])
def test_what_is_not_kept_is_said_to_be_lost(planner, away, more):
    answer = planner.post(away, TYPED | more, follow=True)

    assert LOST in answer.content.decode()
    assert "rahasia" not in str(dict(planner.session))


def test_of_a_browser_in_which_nobody_was_logged_in_nothing_is_kept(away):
    stranger = Client()

    answer = stranger.post(away, TYPED, follow=True)

    assert LOST in answer.content.decode()
    assert "fields" not in str(dict(stranger.session))


def test_a_forged_mark_of_a_browser_is_none(away):
    stranger = Client()
    stranger.cookies[KNOWN] = "1:1uXxXx:forged"

    assert LOST in stranger.post(away, TYPED, follow=True).content.decode()


def test_a_file_has_to_be_chosen_again_and_the_page_says_so(planner, away):
    answer = planner.post(away, {**TYPED, "photo_file": SimpleUploadedFile("a.jpg", b"x")}, follow=True)

    assert FILES in answer.content.decode()


@pytest.mark.parametrize(("site", "is_kept"), [("same-origin", True), ("cross-site", False), (None, False)])
def test_a_form_older_than_the_last_login_waits_only_when_it_is_one_of_ours(planner, assessed, site, is_kept):
    strict, address = Client(enforce_csrf_checks=True), reverse("desk:answer", args=[assessed, "rejected"])
    log_in_again(strict)

    answer = strict.post(address, TYPED, headers={"Sec-Fetch-Site": site} if site else {})

    assert answer.status_code == (302 if is_kept else 403)
    assert ("fields" in strict.get(address).context) is is_kept
    assert queries.record(assessed).state == State.ASSESSED.value
