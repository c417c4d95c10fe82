"""The API gives what is published, written as in the open-data files, and never a draft."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from cms.budgets.services import publish
from cms.domain.amounts import total
from cms.domain.budgets import BudgetLine
from cms.domain.tables import columns_of
from tests.cms.conftest import dearer

DOCUMENTS = "/api/v1/documents"
DOCUMENT = f"{DOCUMENTS}/apbd-contoh-2025-murni"


def lines_at(client: Client, version: str, **filters: str) -> list[dict[str, object]]:
    """Every line of a version, page after page."""
    address, rows = f"{DOCUMENT}/{version}/lines", []
    asked: dict[str, str] = filters
    while address:
        answer = client.get(address, asked)
        assert answer.status_code == 200, answer.content
        rows += answer.json()["results"]
        address, asked = answer.json()["next"], {}
    return rows


@pytest.fixture
def published(page):
    return publish(page)


def test_an_unpublished_document_is_nowhere_in_the_api(client, page):
    assert client.get(DOCUMENTS).json()["results"] == []
    assert client.get(DOCUMENT).status_code == 404
    assert [client.get(f"{DOCUMENT}/{version}/lines").status_code for version in ("v1", "latest")] == [404, 404]


def test_a_newer_draft_does_not_show_beside_what_is_published(client, published, store, document):
    page = store(dearer(document.lines)).page
    draft = page.get_latest_revision_as_object()
    draft.title = "Judul draf"
    draft.save_revision()

    (listed,) = client.get(DOCUMENTS).json()["results"]

    assert [one["version"] for one in listed["versions"]] == ["v1"]
    assert "draf" not in json.dumps(listed)
    assert client.get(f"{DOCUMENT}/v2/lines").status_code == 404
    assert lines_at(client, "latest") == lines_at(client, "v1")


def test_a_withdrawn_document_stays_in_the_api_with_no_version_in_force(client, published):
    published.unpublish()

    (document,) = client.get(DOCUMENTS).json()["results"]
    assert [version["is_current"] for version in document["versions"]] == [False] * len(document["versions"])
    assert client.get(f"{DOCUMENT}/v1/lines").status_code == 200
    assert client.get(f"{DOCUMENT}/latest/lines").status_code == 404


def test_an_older_version_can_still_be_read_after_a_correction(client, published, store, document):
    publish(store(dearer(document.lines)).page)

    old, new = lines_at(client, "v1"), lines_at(client, "v2")

    assert [one["amount"] for one in old] == [str(line.amount) for line in document.lines]
    assert new == lines_at(client, "latest")
    assert old[0]["amount"] != new[0]["amount"]


def test_lines_have_the_columns_of_the_open_data_under_the_same_names(client, published):
    names = [column.name for column in columns_of(BudgetLine)]

    (first, *_) = lines_at(client, "v1")

    assert list(first) == [*names, "sample"]
    assert first["sample"] == "CONTOH"


def test_amounts_are_strings_with_two_decimals(client, published, document):
    amounts = [one["amount"] for one in lines_at(client, "v1")]

    assert amounts == [f"{line.amount:.2f}" for line in document.lines]


def test_pages_add_up_to_the_whole_and_follow_the_file(client, published, document):
    rows = lines_at(client, "v1", page_size="4")

    assert [row["source"] for row in rows] == [str(line.source) for line in document.lines]


@pytest.mark.parametrize("account", ["5", "5.1", "5.1.2", "5102", "5.1.02.01.01.0024"])
def test_an_account_gives_itself_and_all_below_it(client, published, document, account):
    rows = lines_at(client, "v1", account=account)

    code = {"5.1.2": "5.1.02", "5102": "5.1.02"}.get(account, account)
    wanted = [line for line in document.lines if f"{line.account}.".startswith(f"{code}.")]
    assert [row["source"] for row in rows] == [str(line.source) for line in wanted]
    assert wanted


def test_an_account_does_not_give_its_neighbour_with_a_longer_number(client, store, document):
    from dataclasses import replace

    from cms.domain.codes import AccountCode

    neighbour = replace(document.lines[0], account=AccountCode.parse("5.1.020.01"))
    publish(store((*document.lines, neighbour)).page)

    rows = lines_at(client, "v1", account="5.1.02")

    assert "5.1.20.01" not in {row["account"] for row in rows}


def test_an_office_is_found_however_its_code_is_written(client, published, document):
    rows = lines_at(client, "v1", office="1.2.0.0.0.0.1.0")

    wanted = [line.amount for line in document.lines if str(line.office_code) == "1.02.0.00.0.00.01.0000"]
    assert [row["amount"] for row in rows] == [str(amount) for amount in wanted]
    assert total(wanted) > 0


@pytest.mark.parametrize("asked", ["account=5.x", "office=dinas", "account="])
def test_a_wrong_filter_is_told_and_not_passed_over(client, published, asked):
    answer = client.get(f"{DOCUMENT}/v1/lines?{asked}")

    assert answer.status_code == 400
    assert list(answer.json()) == [asked.partition("=")[0]]


@pytest.mark.parametrize(("asked", "found"), [("year=2025", 1), ("year=2024", 0), ("phase=murni", 1), ("phase=enacted", 1), ("phase=revised", 0)])
def test_documents_are_found_by_year_and_phase(client, published, asked, found):
    assert client.get(f"{DOCUMENTS}?{asked}").json()["count"] == found


def test_a_document_says_where_it_comes_from(client, published, document):
    answer = client.get(DOCUMENT).json()

    (version,) = answer["versions"]
    assert (answer["phase"], answer["is_sample"], version["source_sha256"]) == ("enacted", True, document.record.file_sha256)
    assert client.get(version["lines"]).json()["count"] == len(document.lines)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, published, method):
    assert getattr(client, method)(DOCUMENT).status_code == 405


@pytest.mark.parametrize("address", ["", "documents", "documents/apbd-contoh-2025-murni", "documents/apbd-contoh-2025-murni/v1/lines", "schema"])
def test_an_answer_that_did_not_change_is_not_sent_again(client, published, address):
    first = client.get(f"/api/v1/{address}")

    again = client.get(f"/api/v1/{address}", headers={"if-none-match": first["ETag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_lines_say_since_when_they_are_public(client, published):
    answer = client.get(f"{DOCUMENT}/v1/lines")

    assert client.get(f"{DOCUMENT}/v1/lines", headers={"if-modified-since": answer["Last-Modified"]}).status_code == 304


def test_any_site_may_read_the_api_and_no_cookie_is_set(client, published):
    answer, preflight = client.get(DOCUMENTS), client.options(DOCUMENTS)

    assert answer["Access-Control-Allow-Origin"] == preflight["Access-Control-Allow-Origin"] == "*"
    assert "If-None-Match" in preflight["Access-Control-Allow-Headers"]
    assert not answer.cookies
    assert "Vary" not in answer or "Cookie" not in answer["Vary"]
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_who_asks_too_often_is_asked_to_wait(client, published, monkeypatch):
    from django.core.cache import cache
    from rest_framework.throttling import AnonRateThrottle

    cache.clear()
    monkeypatch.setattr(AnonRateThrottle, "rate", "3/min", raising=False)

    codes = [client.get(DOCUMENTS, REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR=f"192.0.2.{number}").status_code for number in range(5)]

    assert codes == [200, 200, 200, 429, 429]


ENGLISH, INDONESIAN = {"accept-language": "en-GB,en;q=0.9"}, {"accept-language": "id"}
# Address, the whole refusal in Indonesian, and in English.
REFUSALS = [
    ("documents/lain", {"detail": "Tidak ada data terbit di alamat ini."}, {"detail": "Nothing public stands at this address."}),
    ("documents/lain/v1/lines", {"detail": "Tidak ada versi terbit dengan nama itu."}, {"detail": "There is no published version of that name."}),
    ("documents?page=99", {"detail": "Halaman itu tidak ada."}, {"detail": "There is no such page."}),
    ("proposals/P-2099-00001", {"detail": "Usulan P-2099-00001 tidak ada."}, {"detail": "There is no proposal P-2099-00001."}),
    ("services/lain", {"detail": "Tidak ada data terbit di alamat ini."}, {"detail": "Nothing public stands at this address."}),
    ("lain", {"detail": "Tidak ada data terbit di alamat ini."}, {"detail": "Nothing public stands at this address."}),
    (
        "documents?year=1800",
        {"year": '"1800" tidak dapat dipakai di sini. Tulis tahun anggaran dari 2000 sampai 2100.'},
        {"year": '"1800" cannot be used here. Write a fiscal year from 2000 to 2100.'},
    ),
    (
        "proposals?origin=bulan",
        {"origin": '"bulan" tidak dapat dipakai di sini. Tulis salah satu dari residents, village, district, office, council.'},
        {"origin": '"bulan" cannot be used here. Write one of residents, village, district, office, council.'},
    ),
    ("proposals?village_code=%00", {"detail": "Tidak ada alamat yang memuat tanda NUL."}, {"detail": "No address holds a NUL character."}),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "indonesian", "english"), REFUSALS)
def test_a_refusal_is_told_in_one_language_the_readers(client, address, indonesian, english):
    asked = f"/api/v1/{address}{'&' if '?' in address else '?'}lang=en"
    answers = [client.get(f"/api/v1/{address}", headers=headers) for headers in ({}, INDONESIAN, ENGLISH)]

    assert [answer.json() for answer in answers] == [indonesian, indonesian, english]
    assert client.get(asked, headers=INDONESIAN).json() == english
    assert [answer["Content-Language"] for answer in answers] == ["id", "id", "en"]
    assert {answer["Vary"] for answer in answers} == {"Accept-Language"}


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        (INDONESIAN, "Terlalu banyak permintaan. Coba lagi dalam 60 detik."),
        (ENGLISH, "Too many requests. Try again in 60 s."),
    ],
)
def test_who_must_wait_is_told_how_long_in_one_language(client, published, monkeypatch, headers, words):
    from django.core.cache import cache
    from rest_framework.throttling import AnonRateThrottle

    cache.clear()
    monkeypatch.setattr(AnonRateThrottle, "rate", "1/min", raising=False)
    monkeypatch.setattr(AnonRateThrottle, "timer", lambda self: 1_000_000.0)

    _, answer = (client.get(DOCUMENTS, headers=headers, REMOTE_ADDR="192.0.2.8") for _ in range(2))

    assert (answer.status_code, answer.json()) == (429, {"detail": words})
    assert answer["Retry-After"] == "60"
    assert "Retry-After" in answer["Access-Control-Expose-Headers"]


def test_other_ways_to_ask_are_refused_in_one_language_too(client, published):
    answers = [client.post(DOCUMENTS, headers=ENGLISH), client.get(DOCUMENTS, headers={**INDONESIAN, "accept": "text/csv"})]

    assert [(answer.status_code, answer.json()["detail"]) for answer in answers] == [
        (405, "This address can only be read (GET), not POST."),
        (406, "Jawabannya hanya dalam bentuk JSON."),
    ]


def test_what_is_found_is_the_same_in_every_language(client, published):
    assert client.get(DOCUMENTS, headers=ENGLISH).content == client.get(DOCUMENTS, headers=INDONESIAN).content
    assert "Vary" not in client.get(DOCUMENTS, headers=ENGLISH)


@pytest.mark.django_db
def test_the_schema_is_valid_and_names_every_column(client):
    from drf_spectacular.validation import validate_schema

    schema = json.loads(client.get("/api/v1/schema").content)

    validate_schema(schema)
    assert set(schema["components"]["schemas"]["BudgetLine"]["properties"]) == {*(column.name for column in columns_of(BudgetLine)), "sample"}
    assert sorted(schema["paths"]) == [
        "/api/v1/",
        "/api/v1/documents",
        "/api/v1/documents/{dataset}",
        "/api/v1/documents/{dataset}/{version}/lines",
        "/api/v1/events",
        "/api/v1/proposals",
        "/api/v1/proposals/{reference}",
        "/api/v1/services",
        "/api/v1/services/{slug}",
        "/api/v1/services/{slug}/fees",
    ]
