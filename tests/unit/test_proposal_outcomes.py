"""Counts over many proposals: equal to a count by hand, and silent about small numbers."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cms.domain.catalogue import TABLES
from cms.domain.city import city_named
from cms.domain.proposals.choices import Origin, State
from cms.domain.proposals.outcomes import masked, outcome_of, outcomes_by, percentile, why_not
from cms.domain.proposals.rows import ProposalRow, places_of, row_of
from cms.domain.proposals.rules import ProposalRules
from cms.domain.proposals.standing import standing_of
from cms.domain.tables import columns_of
from tests.support.proposals import DESKS, merged, proposal, realised, rejected, said, silent, stopped

DAY, RULES = date(2025, 7, 1), ProposalRules()
ACCEPTED = proposal(*realised().events[:5])
MANY = (rejected(), rejected(), realised(), merged(), silent(), stopped(), ACCEPTED)


def test_outcomes_are_counted_as_by_hand():
    found = outcome_of(MANY, DAY, RULES)

    assert (found.count, found.waiting, found.answered, found.accepted, found.rejected) == (7, 1, 5, 2, 2)
    assert (found.realised, found.stopped, found.overdue, found.silent, found.slipped) == (1, 1, 3, 3, 1)
    assert found.days_to_answer == (25, 91, 91, 91, 91)
    assert found.median_days == Decimal("91.0")
    assert found.amount_asked == Decimal("1470000000.00")
    assert found.amount_planned == Decimal("200000000.00")
    assert found.amount_realised == Decimal("187500000.50")
    assert (found.answered_share, found.accepted_share, found.realised_share) == (Decimal("71.43"), Decimal("28.57"), Decimal("14.29"))


def test_rates_of_nothing_are_none_and_not_nil():
    found = outcome_of((), DAY, RULES)

    assert (found.answered_share, found.median_days, found.per_thousand(1000)) == (None, None, Decimal("0.00"))
    assert found.per_thousand(None) is None


def test_groups_add_up_to_the_whole():
    council = replace(silent(), origin=Origin.COUNCIL)

    groups = outcomes_by((*MANY, council), lambda one: one.origin, DAY, RULES)

    assert {origin: found.count for origin, found in groups.items()} == {Origin.RESIDENTS: 7, Origin.COUNCIL: 1}
    assert groups[Origin.COUNCIL].per_thousand(37_700) == Decimal("0.03")


def test_percentiles_are_those_of_a_spreadsheet():
    """PERCENTILE.INC of 3, 5, 8, 13, 40 at 50, 90 and 25 per cent."""
    days = [3, 5, 8, 13, 40]

    assert [percentile(days, share) for share in (50, 90, 25)] == [Decimal("8.0"), Decimal("29.2"), Decimal("5.0")]
    assert percentile([7], 90) == Decimal("7.0")


def test_why_not_is_a_pivot_of_group_and_reason():
    reopened = proposal(*rejected().events, said(State.ASSESSED, date(2024, 7, 1), note="Surat hibah sudah ada"))

    assert why_not((*MANY, reopened), lambda one: one.office) == {"Dinas PUPR": Counter({"land-status": 2, "duplicate": 1, "unexplained": 1})}


def test_small_numbers_are_masked_and_cannot_be_told_from_the_sum():
    assert masked({"a": 12, "b": 4, "c": 0, "d": 7}, 5) == {"a": 12, "b": None, "c": 0, "d": None}
    assert masked({"a": 12, "b": 4, "c": 1}, 5) == {"a": 12, "b": None, "c": None}
    assert masked({"a": 12, "b": 5}, 5) == {"a": 12, "b": 5}
    assert masked({"b": 2}, 5) == {"b": None}


def shown(one, places):
    return row_of(one, standing_of(one, DAY, RULES), DAY, RULES, places)


def test_a_row_of_open_data_says_where_when_why_and_how_much():
    row = shown(realised(), places_of(city_named("binjai")))

    assert (row.village, row.district_code, row.district) == ("Kartini", "12.75.02", "Binjai Kota")
    assert (row.state, row.state_since, row.slips) == (State.COMPLETED, date(2025, 9, 3), 2)
    assert row.sentence == "Selesai 1 September 2025, dikerjakan Dinas PUPR."
    assert str(row.budget_account) == "5.2.03.01.01.0010"
    assert (row.amount_asked, row.amount_planned, row.amount_realised) == (Decimal("210000000.00"), Decimal("200000000.00"), Decimal("187500000.50"))


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

    assert len(names) == len(set(names)) == 45
    assert len(DESKS) == 4


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
