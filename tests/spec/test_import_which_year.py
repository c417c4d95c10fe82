"""Which year is read, where titles say several, or this one and the next."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.amount_tables import asked, error_codes, stored, table
from tests.support.budget_results import codes

# The year in a title


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Tahun Anggaran 2025 (Rp)",
            "TA 2025",
            "TA. 2025",
            "T.A. 2025 (Rp)",
            "Anggaran 2025 (Rupiah)",
            "Anggaran TA 2025",
            "Pagu Tahun Anggaran 2025",
        ),
        *("FY2024/25 Budget", "2024/25 Adopted", "Adopted Budget FY 2025", "Budget 2024-25", "2024/2025 Approved Budget", "FY25", "FY 2025 Adopted"),
    ],
)
def test_the_amount_of_a_year_is_read(read, title):
    result = read(table((title,), [(60,), (40,)]))

    assert (stored(result), codes(result)) == (["60.00", "40.00"], [])


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("TA 2025 (Rp ribu)", 1_000),
        ("Anggaran TA 2025 (dalam ribuan)", 1_000),
        ("TA. 2025 (Rp. Juta)", 1_000_000),
        ("2025 (dalam jutaan)", 1_000_000),
    ],
)
def test_the_unit_behind_a_year_counts(read, title, unit):
    result = read(table((title,), [(60,)]))

    assert (sum(fact.amount for fact in result.facts), codes(result)) == (60 * unit, ["amount.unit"])


@pytest.mark.parametrize(
    "titles",
    [
        ("Tahun Anggaran 2024 (Rp)", "Tahun Anggaran 2025 (Rp)"),
        ("2023-24 Budget", "2024-25 Budget"),
        ("FY24 Budget", "FY25 Budget"),
        ("FY24 Adopted", "FY25 Adopted"),
        ("Realisasi 2024", "TA 2025"),
    ],
)
def test_the_column_of_the_year_is_taken(read, titles):
    result = read(table(titles, [(50, 60), (30, 40)]))

    assert (stored(result), codes(result)) == (["60.00", "40.00"], ["column.other-amounts"])


@pytest.mark.parametrize("title", ["TA 2024", "FY2023/24 Budget", "2023/24 Adopted", "Tahun Anggaran 2024 (Rp)"])
def test_a_column_of_another_year_alone_is_refused(read, title):
    assert error_codes(read(table((title,), [(60,)]))) == ["year.differs"]


def test_a_year_that_two_fiscal_years_share_is_asked_about(read):
    result = read(table(("2024/25 Budget", "2025/26 Budget"), [(60, 61)]))

    assert asked(result) == ("column.ambiguous", "C (2024/25 Budget), D (2025/26 Budget)")


@pytest.mark.parametrize("over", ["Anggaran", "Tahun Anggaran", "Tahun"])
@pytest.mark.parametrize("years", [("2023", "2024", "2025"), ("=2023", "=2024", "=2025"), ("TA 2023", "TA 2024", "TA 2025")])
def test_years_under_a_merged_title_part_it(read, over, years):
    result = read(table(years, [(60, 61, 62), (40, 41, 42)], (over, "<", "<")))

    assert (stored(result), codes(result)) == (["62.00", "42.00"], ["column.other-amounts"])


def test_years_under_a_title_that_is_not_merged_part_it_too(read):
    result = read("""
        Kode Rekening     | Uraian | Anggaran |      |
                          |        | 2023     | 2024 | 2025
        5.1.02.01.01.0024 | ATK    | =60      | =61  | =62
    """)

    assert (stored(result), codes(result)) == (["62.00"], ["column.other-amounts"])


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, "62.00"), (Phase.REALISED, "63.00")])
def test_each_year_may_have_several_amounts(read, phase, expected):
    result = read(table(("Anggaran", "Realisasi", "Anggaran", "Realisasi"), [(60, 61, 62, 63)], ("2024", "<", "2025", "<")), phase=phase)

    assert (stored(result), error_codes(result)) == ([expected], [])


def test_where_the_year_is_not_there_the_question_names_those_that_are(read):
    result = read(table(("2023", "2024"), [(60, 61)], ("Anggaran", "<")))

    assert asked(result) == ("column.ambiguous", "C (Anggaran > 2023), D (Anggaran > 2024)")


# The year before and the year after


@pytest.mark.parametrize(
    ("over", "titles", "phase"),
    [
        ("Anggaran", ("Tahun Lalu", "Tahun Ini"), Phase.ENACTED),
        ("Realisasi", ("Tahun Sebelumnya", "Tahun Berjalan"), Phase.REALISED),
    ],
)
def test_the_amount_of_this_year_is_read(read, over, titles, phase):
    result = read(table(titles, [(60, 61)], (over, "<")), phase=phase)

    assert (stored(result), codes(result)) == (["61.00"], ["column.unread"])


def test_a_forecast_for_the_next_year_is_not_the_budget(read):
    result = read(table(("Target", "Pagu", "Target", "Pagu"), [(1, 60, 1, 61)], ("Rencana", "<", "Prakiraan Maju", "<")))

    assert (stored(result), codes(result)) == (["60.00"], ["column.unread"])


# Sums of several years


@pytest.mark.parametrize("titles", [("2024", "2025", "Jumlah"), ("Jumlah", "2024", "2025"), ("TA 2024", "TA 2025", "Total")])
@pytest.mark.parametrize("over", [(), (("Jumlah", "<", "<"),)])
def test_the_sum_of_years_is_not_the_amount_of_one(read, titles, over):
    row = tuple({"2024": 10, "TA 2024": 10, "2025": 20, "TA 2025": 20}.get(title, 30) for title in titles)

    assert stored(read(table(titles, [row], *over))) == ["20.00"]


@pytest.mark.parametrize("titles", [("Tahun n-1", "Tahun n", "Tahun n+1", "Jumlah"), ("T-1", "T", "T+1", "Total")])
def test_a_sum_beside_years_that_are_only_counted_is_asked_about(read, titles):
    code, found = asked(read(table(titles, [(10, 20, 30, 60)])))

    assert code == "column.ambiguous"
    assert all(title in found for title in titles if title not in ("Tahun n-1", "Tahun n+1"))


@pytest.mark.parametrize(("titles", "phase"), [(("Total Pagu", "Total Realisasi"), Phase.ENACTED), (("Nilai Pagu", "Sisa"), Phase.ENACTED)])
def test_a_total_of_money_says_which_money(read, titles, phase):
    assert stored(read(table(titles, [(60, 61)]), phase=phase)) == ["60.00"]
