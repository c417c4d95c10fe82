"""The row of open data for a proposal: where it stands, when, why and for how much."""

from datetime import date
from decimal import Decimal

from cms.domain.catalogue import TABLES
from cms.domain.city import city_named
from cms.domain.proposals.choices import State
from cms.domain.proposals.rows import ProposalRow, places_of, row_of
from cms.domain.proposals.rules import ProposalRules
from cms.domain.proposals.standing import standing_of
from cms.domain.tables import columns_of
from tests.support.proposals import realised, rejected, silent

DAY, RULES = date(2025, 7, 1), ProposalRules()


def shown(one, places):
    return row_of(one, standing_of(one, DAY, RULES), DAY, RULES, places)


def test_a_row_of_open_data_says_where_when_why_and_how_much():
    row = shown(realised(), places_of(city_named("binjai")))

    assert (row.village, row.district_code, row.district) == ("Kartini", "12.75.02", "Binjai Kota")
    assert (row.state, row.state_since, row.slips) == (State.COMPLETED, date(2025, 9, 3), 2)
    assert row.sentence == "Selesai 1 September 2025, dikerjakan Dinas PUPR."
    assert str(row.budget_account) == "5.2.03.01.01.0010"
    assert (row.amount_asked, row.amount_planned, row.amount_realised) == (Decimal("210000000.00"), Decimal("200000000.00"), Decimal("187500000.50"))


def test_a_row_whose_budget_line_no_budget_in_force_holds_says_so():
    one = realised()
    standing = standing_of(one, DAY, RULES)

    assert row_of(one, standing, DAY, RULES, {}).budget_lapsed == 0
    assert row_of(one, standing, DAY, RULES, {}, {standing.budget_line}).budget_lapsed == 1
    assert row_of(rejected(), standing_of(rejected(), DAY, RULES), DAY, RULES, {}, {standing.budget_line}).budget_lapsed == 0


def test_a_row_of_a_rejected_one_says_who_and_why():
    row = shown(rejected(village_code=""), {})

    assert (row.decided_by, row.reason_code, row.village) == ("Dinas PUPR", "land-status", "")
    assert row.reason.startswith("Tanah di lokasi ini")
    assert (row.due_on, row.days_late, row.silent, row.budget_dataset) == (None, 0, 0, "")


def test_a_row_of_a_silent_one_says_for_how_long():
    row = shown(silent(), {})

    assert (row.days_late, row.days_without_news, row.silent, row.desk) == (475, 505, 1, "Kecamatan Binjai Kota")


def test_the_row_has_every_column_of_what_was_asked():
    names = [column.name for column in columns_of(ProposalRow)]

    assert len(names) == len(set(names)) == 46


def test_the_two_tables_of_open_data_are_linked():
    links = {table.name: table.links for table in TABLES}
    names = {table.name: {column.name for column in columns_of(table.fact)} for table in TABLES}

    assert links["proposal-events"] == (("reference", "proposals", "reference"),)
    for table, found in links.items():
        assert all(column in names[table] and far in names[other] for column, other, far in found)


def test_the_sample_city_says_its_rules_and_its_inhabitants():
    city = city_named("binjai")

    assert "CONTOH" in city.proposal_rules.objection_in("id")
    assert sum(district.inhabitants for district in city.districts) == 252_652
    assert "2008" in city.inhabitants_source
