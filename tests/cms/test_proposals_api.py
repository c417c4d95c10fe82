"""Proposals and events for programs: as in the open data, read only, nothing that is only prepared, and no person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from cms.budgets import services as budgets
from cms.core.permissions import PLANNING_OFFICERS
from cms.domain.proposals.choices import Origin, State
from cms.domain.proposals.facts import ProposalEvent
from cms.domain.proposals.rows import ProposalRow
from cms.domain.tables import columns_of
from cms.proposals import prepared, services
from tests.cms.conftest import person
from tests.support.proposals import DESKS, LONG_REASON, proposal, rejected, said
from tests.support.proposals import unregistered as new

pytestmark = pytest.mark.django_db
PROPOSALS, EVENTS = "/api/v1/proposals", "/api/v1/events"


@pytest.fixture
def recorded() -> tuple[str, str]:
    """A rejected one and one that waits."""
    return services.register(new(rejected())).reference, services.register(new(proposal(*DESKS, origin=Origin.COUNCIL))).reference


def test_each_proposal_is_given_with_where_it_stands_today(client: Client, recorded):
    first, second = client.get(PROPOSALS).json()["results"]

    assert set(first) == {column.name for column in columns_of(ProposalRow)} | {"sample"}
    assert (first["reference"], first["state"], first["reason"]) == (recorded[0], "rejected", LONG_REASON)
    assert (first["amount_asked"], first["as_of"]) == ("210000000.00", timezone.localdate().isoformat())
    assert (second["state"], second["due_on"]) == ("assessed", "2024-06-01")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"state": "rejected"}, [0]),
        ({"state": "ditolak"}, [0]),
        ({"origin": "council"}, [1]),
        ({"for_year": "2025"}, [0, 1]),
        ({"for_year": "2024"}, []),
        ({"village_code": "12.75.02"}, [0, 1]),
        ({"village_code": "12.75.05"}, []),
    ],
)
def test_proposals_are_narrowed_down(client, recorded, asked, found):
    results = client.get(PROPOSALS, asked).json()["results"]

    assert [one["reference"] for one in results] == [recorded[place] for place in found]


@pytest.mark.parametrize("asked", [{"state": "hilang"}, {"origin": "bulan"}, {"for_year": "besok"}])
def test_a_wrong_filter_is_told_and_not_passed_over(client, recorded, asked):
    answer = client.get(PROPOSALS, asked)

    assert answer.status_code == 400
    assert set(answer.json()) == set(asked)


@pytest.mark.parametrize(
    ("address", "name", "value", "words"),
    [
        (PROPOSALS, "for_year", "besok", "tahun anggaran dari 2000 sampai 2100"),
        (EVENTS, "after", "kemarin", "bilangan bulat"),
        (EVENTS, "after", "9" * 5000, "bilangan bulat"),
        (EVENTS, "after", "1.5", "bilangan bulat"),
        (EVENTS, "after", "", "bilangan bulat"),
    ],
)
def test_what_is_no_number_is_told_in_words_and_not_in_pythons(client, recorded, address, name, value, words):
    answer = client.get(address, {name: value})

    assert (answer.status_code, answer.json()) == (400, {name: f'"{value[:40]}" tidak dapat dipakai di sini. Tulis {words}.'})


@pytest.mark.parametrize(
    "address", [f"{PROPOSALS}?village_code=%00", f"{EVENTS}?after=1%00", f"{PROPOSALS}/P-2024-00001%00", "/api/v1/documents?year=%00"]
)
def test_an_address_with_a_sign_that_no_database_keeps_is_refused(client, recorded, address):
    """PostgreSQL takes no NUL: every one of these was an error of the server there."""
    answer = client.get(address)

    assert (answer.status_code, answer.json()) == (400, {"detail": "Tidak ada alamat yang memuat tanda NUL."})
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.django_db
def test_so_it_is_in_the_admin(planner):
    assert planner.get("/admin/usulan/P-2024-00001%00/").status_code == 404
    assert planner.get("/admin/usulan/?q=%00").status_code == 404


def test_one_proposal_comes_with_its_whole_history(client, recorded):
    one = client.get(f"{PROPOSALS}/{recorded[0]}").json()

    assert [event["to_state"] for event in one["events"]] == ["received", "screened", "prioritised", "assessed", "rejected"]
    assert set(one["events"][0]) == {column.name for column in columns_of(ProposalEvent)}
    assert one["events"][1]["previous"] == one["events"][0]["digest"] != ""
    assert client.get(f"{PROPOSALS}/P-2099-00001").status_code == 404


def test_a_budget_line_that_is_no_longer_in_force_is_told_to_programs_too(client, store, django_assert_max_num_queries):
    page = budgets.publish(store().page)
    number = services.register(new(proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6))))).reference
    services.answer_many([replace(said(State.BUDGETED, date(2025, 1, 6)), reference=number)])
    lapsed = [client.get(f"{PROPOSALS}/{number}").json()["budget_lapsed"], client.get(PROPOSALS).json()["results"][0]["budget_lapsed"]]

    budgets.withdraw(page, reason="Salah tahun (CONTOH)")

    assert lapsed == [0, 0]
    with django_assert_max_num_queries(8):
        assert client.get(f"{PROPOSALS}/{number}").json()["budget_lapsed"] == 1
    assert client.get(PROPOSALS).json()["results"][0]["budget_lapsed"] == 1


def test_events_come_in_the_order_of_recording_and_can_be_followed(client, recorded):
    everything = client.get(EVENTS).json()["results"]
    last = everything[-1]["serial"]
    services.decide(recorded[1], to=State.WITHDRAWN, on=date(2024, 6, 1), by_office="Kelurahan", reason="Dikerjakan warga")

    (fresh,) = client.get(EVENTS, {"after": last}).json()["results"]

    assert [event["serial"] for event in everything] == list(range(1, 10))
    assert (fresh["serial"], fresh["reference"], fresh["to_state"]) == (10, recorded[1], "withdrawn")


def test_what_is_only_prepared_is_not_in_the_api(client, recorded):
    before = client.get(f"{PROPOSALS}/{recorded[1]}").json(), client.get(EVENTS).json()

    prepared.prepare([said(State.REJECTED, date(2024, 5, 6), reference=recorded[1])], by=None)

    assert (client.get(f"{PROPOSALS}/{recorded[1]}").json(), client.get(EVENTS).json()) == before


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written_through_the_api_not_even_by_a_planner(client, recorded, method):
    client.force_login(person("perencana", PLANNING_OFFICERS))

    for address in (PROPOSALS, f"{PROPOSALS}/{recorded[1]}", EVENTS):
        assert getattr(client, method)(address, {"state": "rejected"}, content_type="application/json").status_code in (403, 405)


def test_nobody_is_named_who_recorded_an_event(client, recorded):
    planner = person("nama-petugas", PLANNING_OFFICERS)
    services.decide(recorded[1], to=State.WITHDRAWN, on=date(2024, 6, 1), by_office="Kelurahan", reason="Dikerjakan warga", by=planner)

    assert "nama-petugas" not in client.get(f"{PROPOSALS}/{recorded[1]}").content.decode()


def test_a_page_of_many_proposals_asks_the_database_a_few_times(client, recorded, django_assert_max_num_queries):
    for _ in range(20):
        services.register(new(proposal(*DESKS)))

    with django_assert_max_num_queries(6):
        assert len(client.get(PROPOSALS).json()["results"]) == 22
