"""What was spent up to a day, a week or now is the realisation; a part of it is not."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.amount_tables import error_codes, stored, table
from tests.support.budget_results import codes


@pytest.mark.parametrize(
    ("titles", "over"),
    [
        (("Anggaran", "Realisasi s/d 30 Juni 2025"), ()),
        (("Anggaran", "Realisasi per 30 Juni 2025"), ()),
        (("Budget", "Actual to 30 June 2025"), ()),
        (("Anggaran 2025", "Realisasi sampai dengan tanggal 31 Desember 2025 (Rp)"), ()),
        (("Anggaran", "Realisasi s.d. Periode Ini"), ()),
        (("", "31 Desember 2025"), (("Anggaran", "Realisasi"),)),
        (("", "Per 30 Juni 2025"), (("Anggaran", "Realisasi"),)),
    ],
)
def test_what_was_spent_up_to_a_day_is_the_realisation(read, titles, over):
    result = read(table(titles, [(60, 30)], *over).replace("^ | ^ |  |", "^ | ^ | ^ |"), phase=Phase.REALISED)

    assert (stored(result), codes(result)) == (["30.00"], ["column.other-amounts"])


def test_of_two_days_the_one_of_the_year_is_read(read):
    result = read(table(("31 Desember 2025", "31 Desember 2024"), [(60, 20)], ("Realisasi", "<")), phase=Phase.REALISED)

    assert (stored(result), codes(result)) == (["60.00"], ["column.other-amounts"])


@pytest.mark.parametrize("titles", [("Realisasi s.d. Minggu Lalu", "Realisasi Minggu Ini"), ("Realisasi Periode Lalu", "Realisasi Periode Ini")])
def test_a_part_of_what_was_spent_alone_is_not_read(read, titles):
    result = read(table(("Anggaran", *titles), [(60, 20, 10)]), phase=Phase.REALISED)

    assert (stored(result), error_codes(result)) == ([], ["phase.no-column"])


@pytest.mark.parametrize(
    "title", ["s.d. Hari Ini", "s.d. Saat Ini", "s/d Tanggal Cetak", "Sampai dengan Hari Ini", "hingga sekarang", "s.d. Triwulan Ini"]
)
@pytest.mark.parametrize("over", [(), (("Anggaran", "Realisasi"),)])
def test_what_was_spent_up_to_now_is_too(read, title, over):
    titles = ("", title) if over else ("Anggaran", f"Realisasi {title}")
    result = read(table(titles, [(60, 30)], *over).replace("^ | ^ |  |", "^ | ^ | ^ |"), phase=Phase.REALISED)

    assert (stored(result), codes(result)) == (["30.00"], ["column.other-amounts"])


def test_what_was_spent_today_is_a_part_of_what_was_spent_up_to_it(read):
    titles = ("Anggaran", "Realisasi s.d. Hari Lalu", "Realisasi Hari Ini", "Realisasi s.d. Hari Ini")
    result = read(table(titles, [(60, 20, 10, 30)]), phase=Phase.REALISED)

    assert (stored(result), codes(result)) == (["30.00"], ["column.other-amounts", "column.unread"])
