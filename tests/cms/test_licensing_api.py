"""Services for programs: as in the open data, read only, never a draft, and fees reckoned as on the pages."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from cms.domain.formulas.definition import amount_of
from cms.domain.licensing.rows import FeeRow, ServiceRow
from cms.domain.tables import columns_of
from cms.licensing.services import publish, store
from tests.support.services import FORMULA, fee, formula_fee, free_fee, service

pytestmark = pytest.mark.django_db
SERVICES = "/api/v1/services"
ONE = f"{SERVICES}/izin-contoh"
FEES = f"{ONE}/fees"


@pytest.fixture
def shown() -> None:
    """Published, with a newer draft beside it."""
    publish(store(service(fees=(formula_fee(),))))
    store(service(fees=(fee("75000.00"),)))


def test_a_draft_is_nowhere_in_the_api(client: Client):
    store(service())

    assert client.get(SERVICES).json()["results"] == []
    assert [client.get(address).status_code for address in (ONE, FEES)] == [404, 404]


def test_each_service_is_given_with_the_columns_of_its_table(client, shown):
    (one,) = client.get(SERVICES).json()["results"]

    assert set(one) == {column.name for column in columns_of(ServiceRow)}
    assert (one["service"], one["status"], one["sample"], one["version"]) == ("izin-contoh", "in-force", "yes", 1)


def test_one_service_comes_with_its_parts_as_they_are_public(client, shown):
    one = client.get(ONE).json()

    assert [step["step"] for step in one["steps"]] == ["daftar", "tinjau", "bayar", "ambil", "kirim"]
    assert [need["requirement"] for need in one["requirements"]] == ["formulir", "ktp", "paspor", "izin-lama", "bukti-bayar"]
    assert set(one["fees"][0]) == {column.name for column in columns_of(FeeRow)}
    assert one["fees"][0]["formula"] == FORMULA.text
    assert {time["part"] for time in one["times"]} == {"promised", "queue", "counter", "until-next"}


@pytest.mark.parametrize(
    ("asked", "count"), [({"office": "dpmptsp"}, 1), ({"office": "dinas"}, 0), ({"status": "in-force"}, 1), ({"status": "repealed"}, 0)]
)
def test_services_are_narrowed_down(client, shown, asked, count):
    assert client.get(SERVICES, asked).json()["count"] == count


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        (SERVICES, {"status": "hilang"}),
        (FEES, {"on": "besok"}),
        (FEES, {"for": "orang-kaya"}),
        (FEES, {"lebar": "3"}),
        (FEES, {"luas": "dua"}),
        (FEES, {"luas": "NaN"}),
    ],
)
def test_what_is_asked_wrongly_is_told_and_not_passed_over(client, shown, address, asked):
    answer = client.get(address, asked)

    assert answer.status_code == 400
    assert set(answer.json()) == set(asked)


def test_a_thousand_random_figures_cost_in_the_api_what_python_reckons(client, shown):
    """tests/browser/test_calculator.py holds the browser against the same definition."""
    generator = random.Random(2025)

    for _ in range(1000):
        given = {"luas": Decimal(generator.randint(100, 10000)) / 100, "kelas": generator.choice([Decimal("1.5"), Decimal(1)])}
        (charge,) = client.get(FEES, {name: str(value) for name, value in given.items()}).json()
        assert charge["amount"] == f"{amount_of(FORMULA, given):.2f}", given


def test_a_fee_without_the_reader_s_figures_says_what_it_needs(client, shown):
    (charge,) = client.get(FEES, {"luas": "2"}).json()

    assert (charge["amount"], charge["needs"]) == (None, ["luas", "kelas"])
    assert "Kelas jalan" in charge["fault"]


def test_a_figure_out_of_bounds_is_said_in_a_sentence(client, shown):
    (charge,) = client.get(FEES, {"luas": "101", "kelas": "1"}).json()

    assert charge["amount"] is None
    assert "100" in charge["fault"]


def test_the_day_before_a_change_gives_the_old_fee_and_the_day_itself_the_new(client):
    publish(store(service(fees=(fee(last=date(2025, 12, 31)), fee("60000.00", first=date(2026, 1, 1))))))

    amounts = [client.get(FEES, {"on": day}).json()[0]["amount"] for day in ("2025-12-31", "2026-01-01")]

    assert amounts == ["50000.00", "60000.00"]


def test_what_is_free_says_so_with_its_reason(client):
    publish(store(service(fees=(free_fee(),))))

    (charge,) = client.get(FEES).json()

    assert (charge["amount"], charge["reason"], charge["sample"]) == ("0.00", "Dibebaskan oleh pasal 7", "CONTOH")


def test_only_fees_that_concern_the_applicant_are_given(client):
    renewal = fee("20000.00", key="perpanjangan", only_for=("perpanjangan",))
    publish(store(service(fees=(fee(), renewal))))

    assert [one["fee"] for one in client.get(FEES, {"for": "baru"}).json()] == ["retribusi"]
    assert [one["fee"] for one in client.get(FEES, {"for": "perpanjangan"}).json()] == ["retribusi", "perpanjangan"]


def test_nothing_can_be_written(client, shown):
    assert [client.post(address).status_code for address in (SERVICES, ONE, FEES)] == [405, 405, 405]


def test_the_description_of_the_api_names_the_services(client):
    paths = client.get("/api/v1/schema").json()["paths"]

    assert {SERVICES, f"{SERVICES}/{{slug}}", f"{SERVICES}/{{slug}}/fees"} <= set(paths)
