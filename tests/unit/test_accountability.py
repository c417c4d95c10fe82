"""The six criteria count what a reader would count by hand, and are silent where nothing can be counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cms.domain.accountability import Criterion, Indicator, indicators
from cms.domain.budgets import Phase
from cms.domain.city import city_named
from cms.domain.proposals.standing import standing_of
from site_static.views.accountability import accountability_view
from site_static.views.proposals.grids import masked
from site_static.words import Words
from tests.support import proposals as made
from tests.support.city import real_2023, sample
from tests.support.services import service

CITY, DAY = city_named("binjai"), date(2025, 11, 3)
PROPOSALS = (
    made.realised(number="P-2024-00001"),
    made.rejected(number="P-2024-00002"),
    made.silent(number="P-2024-00003"),
    made.stopped(number="P-2024-00004"),
)


def found(**records):
    given = {"services": (), "documents": (), **records}
    given["proposals"] = [(one, standing_of(one, DAY, CITY.proposal_rules)) for one in records.get("proposals", ())]
    return {(row.indicator, row.year): (row.part, row.whole, row.value) for row in indicators(**given, city=CITY, day=DAY)}


def test_proposals_are_counted_by_the_year_in_which_they_came_in():
    shown = found(proposals=PROPOSALS)

    assert shown[Indicator.ANSWERED, 2024] == (Decimal(2), Decimal(4), Decimal("50.00"))
    assert shown[Indicator.REAL, 2024] == (Decimal(1), Decimal(4), Decimal("25.00"))
    assert shown[Indicator.NOT_LATE, 2024] == (Decimal(0), Decimal(2), Decimal("0.00"))
    assert shown[Indicator.EXPLAINED, 2024] == (Decimal(1), Decimal(2), Decimal("50.00"))


def test_money_is_compared_only_where_both_amounts_are_known():
    shown = found(proposals=PROPOSALS)

    assert shown[Indicator.SPENT, 2024] == (Decimal("187500000.50"), Decimal("200000000.00"), Decimal("93.75"))
    assert shown[Indicator.GRANTED, 2024] == (Decimal("200000000.00"), Decimal("210000000.00"), Decimal("95.24"))


def test_days_to_answer_is_the_median():
    assert found(proposals=PROPOSALS)[Indicator.DAYS_TO_ANSWER, 2024] == (None, None, Decimal("91.00"))


def test_districts_are_compared_by_their_inhabitants():
    part, whole, value = found(proposals=PROPOSALS)[Indicator.EVEN, 2024]

    assert (part, whole, value) == (Decimal("0.00"), Decimal("0.03"), Decimal("0.00"))


def test_budget_phases_are_counted_by_fiscal_year():
    shown = found(documents=(real_2023(), sample(2025, Phase.ENACTED), sample(2025, Phase.REVISED)))

    assert shown[Indicator.PHASES_PUBLISHED, 2023][:2] == (Decimal(1), Decimal(5))
    assert shown[Indicator.PHASES_PUBLISHED, 2025][:2] == (Decimal(2), Decimal(5))


def test_components_of_services_are_counted_today():
    part, whole, _ = found(services=(service(),))[Indicator.COMPONENTS, 2025]

    assert whole == 14
    assert 0 < part <= 14


def test_nothing_recorded_gives_no_figure():
    assert found() == {}


def test_every_criterion_has_an_indicator():
    assert {one.criterion for one in Indicator} == set(Criterion)


def test_amounts_are_marked_as_too_long_for_a_phone_and_counts_are_not():
    judged = [(one, standing_of(one, DAY, CITY.proposal_rules)) for one in PROPOSALS]
    rows = tuple(indicators(proposals=judged, services=(), documents=(), city=CITY, day=DAY))

    grids = {one.grid.anchor: one.grid for chapter in accountability_view("Contoh", rows, "none").chapters for one in chapter.measures}

    assert grids[Indicator.GRANTED.value].has_amounts
    assert not grids[Indicator.ANSWERED.value].has_amounts


def test_the_median_is_said_of_the_answered_proposals_not_of_all():
    """One of four that was answered quickly says nothing of the three that wait."""
    judged = [(one, standing_of(one, DAY, CITY.proposal_rules)) for one in PROPOSALS]
    rows = tuple(indicators(proposals=judged, services=(), documents=(), city=CITY, day=DAY))

    chapters = accountability_view("Contoh", rows, "none").chapters
    answers = {language: [Words(language).say(one) for chapter in chapters for one in chapter.answers] for language in ("id", "en")}

    assert "Dari usulan tahun 2024 yang sudah dijawab, separuhnya dijawab dalam 91 hari." in answers["id"]
    assert "Of the proposals of 2024 that have an answer, half got it within 91 days." in answers["en"]


def test_small_counts_are_masked_and_cannot_be_worked_out():
    said = [phrase.key.removeprefix("cell.") for phrase in masked([12, 3, 0, 7], 5)]
    two = [phrase.key.removeprefix("cell.") for phrase in masked([12, 3, 4], 5)]
    none = [phrase.key.removeprefix("cell.") for phrase in masked([12, 0, 5], 5)]

    assert said == ["count", "fewer", "count", "hidden"]
    assert two == ["count", "fewer", "fewer"]
    assert none == ["count", "count", "count"]
