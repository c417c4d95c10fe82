"""Titles of English budgets, and the currencies and units in titles."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.amount_tables import asked, error_codes, stored, table
from tests.support.budget_results import codes

# Titles of English budgets


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Original Budget", "Revised Budget", "Actual"), {Phase.ENACTED: "60.00", Phase.REVISED: "61.00", Phase.REALISED: "62.00"}),
        (("2025 Original Budget", "2025 Amended Budget", "YTD Actual"), {Phase.ENACTED: "60.00", Phase.REVISED: "61.00", Phase.REALISED: "62.00"}),
        (("FY2025 Adopted", "FY2025 Amended", "FY2025 Actual"), {Phase.ENACTED: "60.00", Phase.REVISED: "61.00", Phase.REALISED: "62.00"}),
        (("Budget", "Outturn", "Variance"), {Phase.ENACTED: "60.00", Phase.REALISED: "61.00"}),
        (("Appropriations", "Allotments", "Obligations"), {Phase.ENACTED: "60.00"}),
        (("Budgeted Amount", "Actual Amount", "Balance"), {Phase.ENACTED: "60.00", Phase.REALISED: "61.00"}),
        (("Approved Estimates 2024/2025", "Revised Estimates 2024/2025", "Remarks"), {Phase.ENACTED: "60.00", Phase.REVISED: "61.00"}),
    ],
)
def test_an_english_budget_is_read_by_its_titles(read, titles, expected):
    found = {phase: read(table(titles, [(60, 61, 62)]), phase=phase) for phase in expected}

    assert {phase: (*stored(result), *error_codes(result)) for phase, result in found.items()} == {phase: (one,) for phase, one in expected.items()}


@pytest.mark.parametrize(
    ("titles", "phase"),
    [
        (("Budget", "Department Original"), Phase.ENACTED),
        (("Budget", "Budget as Amended in May"), Phase.REVISED),
        (("Amount", "Actual as Posted"), Phase.REALISED),
        (("Budget", "Budget Year (Proposed)"), Phase.PROPOSED),
    ],
)
def test_an_english_title_that_says_the_phase_is_asked_about(read, titles, phase):
    result = read(table(titles, [(60, 61)]), phase=phase)

    assert asked(result) == ("phase.perhaps-column", f"D ({titles[1]})")


@pytest.mark.parametrize("titles", [("2024/25 Original Budget", "2025/26 Budget"), ("2024/25 Budget", "2025/26 Approved Budget")])
def test_the_budgets_of_two_fiscal_years_that_hold_the_year_are_asked_about(read, titles):
    result = read(table(titles, [(60, 61)]))

    assert asked(result) == ("column.ambiguous", f"C ({titles[0]}), D ({titles[1]})")


def test_a_draft_for_the_next_fiscal_year_is_not_the_budget(read):
    result = read(table(("2023-24 Actual", "2024-25 Budget", "2025-26 Proposed"), [(50, 60, 61)]))

    assert (stored(result), error_codes(result)) == (["60.00"], [])


# Currencies and units in titles


@pytest.mark.parametrize("title", ["Budget ($)", "Budget (USD)", "Budget US$", "Budget £000", "Budget (KES)", "Budget (R'000)", "Pagu (€)"])
def test_a_title_that_says_another_currency_is_refused(read, title):
    result = read(table((title,), [(60,)]))

    assert asked(result) == ("amount.other-currency", title)


@pytest.mark.parametrize(("titles", "expected"), [(("Pagu ($)", "Pagu (Rp)"), "61.00"), (("Pagu (Rp)", "Pagu (USD)"), "60.00")])
def test_of_two_currencies_the_citys_own_is_read(read, titles, expected):
    result = read(table(titles, [(60, 61)]))

    assert (stored(result), codes(result)) == ([expected], ["column.unread"])


@pytest.mark.parametrize(
    ("title", "unit"), [("Budget (in thousands)", 1_000), ("Budget (IDR million)", 1_000_000), ("Pagu (dalam Rp)", 1), ("Amount in IDR", 1)]
)
def test_a_unit_in_english_words_counts(read, title, unit):
    result = read(table((title,), [(60,)]))

    assert (sum(fact.amount for fact in result.facts), error_codes(result)) == (60 * unit, [])
