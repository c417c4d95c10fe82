"""The door of the admin: guesses are limited, a colleague is not locked out, headers keep strangers' content out."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from cms.core import login
from cms.domain.city import city_named

ADDRESS = "/admin/login/"


@pytest.fixture(autouse=True)
def no_guesses_yet():
    cache.clear()
    yield
    cache.clear()


def guess(client: Client, name: str, password: str, address: str = "192.0.2.1") -> int:
    return client.post(ADDRESS, {"username": name, "password": password}, REMOTE_ADDR=address).status_code


def test_the_right_password_opens_the_admin(client, officer):
    assert guess(client, officer.username, "sandi-uji-coba") == 302
    assert client.get("/admin/").status_code == 200


def test_after_five_wrong_guesses_even_the_right_password_must_wait(client, officer):
    codes = [guess(client, officer.username, f"salah-{number}") for number in range(login.PER_ACCOUNT)]

    answer = client.post(ADDRESS, {"username": officer.username, "password": "sandi-uji-coba"}, REMOTE_ADDR="192.0.2.1")

    assert codes == [200] * login.PER_ACCOUNT
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert login.WAIT in answer.content.decode()


def test_another_spelling_of_the_name_is_the_same_account(client, officer):
    for spelling in (" petugas", "PETUGAS", "Petugas ", "petugas", "pEtugas"):
        guess(client, spelling, "salah")

    assert guess(client, officer.username, "sandi-uji-coba") == 429


def test_guessing_from_elsewhere_does_not_lock_the_owner_out(client, officer):
    for number in range(login.PER_ACCOUNT + 2):
        guess(client, officer.username, f"salah-{number}", address="198.51.100.9")

    assert guess(client, officer.username, "sandi-uji-coba", address="192.0.2.1") == 302


def test_one_address_cannot_try_name_after_name(client, officer):
    for number in range(login.PER_ADDRESS):
        guess(client, f"nama-{number}", "salah")

    assert guess(client, officer.username, "sandi-uji-coba") == 429


def test_a_forged_proxy_header_does_not_give_new_guesses(client, officer):
    for number in range(login.PER_ACCOUNT):
        client.post(ADDRESS, {"username": officer.username, "password": "salah"}, REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")

    assert guess(client, officer.username, "sandi-uji-coba") == 429


@pytest.mark.django_db
def test_a_form_from_another_site_is_refused():
    client = Client(enforce_csrf_checks=True)

    assert client.post(ADDRESS, {"username": "x", "password": "y"}).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("address", [ADDRESS, "/api/v1/documents"])
def test_nothing_of_another_server_may_load(client, address):
    answer = client.get(address)

    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert (answer["X-Content-Type-Options"], answer["Referrer-Policy"], answer["X-Frame-Options"]) == ("nosniff", "same-origin", "SAMEORIGIN")


@pytest.mark.django_db
def test_the_login_page_says_whose_admin_it_is(client):
    page = client.get(ADDRESS).content.decode()

    assert city_named(settings.CITY).name in page
    assert "data:image/svg+xml" in page
    assert "Kata sandi" in page
    assert "Password" not in page
    assert "wagtail-icon" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/admin/", "/admin/pages/"])
def test_without_a_login_there_is_only_the_login_page(client, address):
    answer = client.get(address, follow=True)

    assert answer.redirect_chain[-1][0].startswith(ADDRESS)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/dokumen/", "/terang/", "/tentang/", "/media/imports/", "/documents/"])
def test_no_public_page_is_served_here(client, address):
    assert client.get(address).status_code == 404
