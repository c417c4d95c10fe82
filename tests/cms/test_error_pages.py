"""What the server says outside of the admin's screens: in the clerk's language, with the way back."""

from __future__ import annotations

import pytest
from django.db import DataError
from django.test import Client
from django.urls import path
from django.utils.html import strip_tags

from cms.urls import urlpatterns as ours


def fails(request):
    raise RuntimeError("sandi 12345")


def looks_up(request):
    """What a field of a form that is looked up as it came does on PostgreSQL."""
    raise DataError(f"PostgreSQL takes no {request.POST['number']}")


urlpatterns = [*ours, path("rusak/", fails), path("cari/", looks_up)]


def said(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


@pytest.mark.django_db
def test_a_form_that_has_expired_says_so_and_that_nothing_was_stored():
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})

    assert answer.status_code == 403
    assert "Formulir ini sudah kedaluwarsa" in said(answer)
    assert "Tidak ada yang disimpan" in said(answer)
    assert "CSRF" not in said(answer)


@pytest.mark.django_db
def test_a_wrong_address_is_told_in_words_and_leads_on(client):
    answer = client.get("/tidak-ada/")

    assert answer.status_code == 404
    assert "Halaman ini tidak ada" in said(answer)
    assert 'href="/admin/"' in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.urls("tests.cms.test_error_pages")
def test_a_fault_of_ours_says_what_to_do_and_nothing_of_itself():
    answer = Client(raise_request_exception=False).get("/rusak/")

    assert answer.status_code == 500
    assert "Periksa dulu apakah sudah tersimpan" in said(answer)
    assert "12345" not in answer.content.decode()


@pytest.mark.parametrize("number", ["P-2024-\x001", '{"text": "P-2024-\\u0000"}'])
@pytest.mark.urls("tests.cms.test_error_pages")
def test_a_nul_in_a_form_is_a_wrong_request_and_no_fault_of_the_server(number):
    client = Client(raise_request_exception=False)

    answer = client.post("/cari/", {"number": number})

    assert answer.status_code == 400
    assert "Tidak ada yang disimpan" in said(answer)
    assert client.post("/cari/", {"number": "P-2024-1"}).status_code == 500
