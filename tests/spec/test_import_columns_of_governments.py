"""Governments with columns beside each other: those of one are read."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.amount_tables import asked, error_codes, stored, table

TWO_CITIES = table(("Anggaran", "Realisasi") * 2, [(60, 61, 62, 63), (40, 41, 42, 43)], ("Kota Binjai", "<", "Kota Medan", "<"))
TWO_BUDGETS = table(("Kota Binjai", "Kota Medan") * 2, [(60, 62, 61, 63), (40, 42, 41, 43)], ("Anggaran", "<", "Realisasi", "<"))


@pytest.mark.parametrize("text", [TWO_CITIES, TWO_BUDGETS])
@pytest.mark.parametrize(
    ("government", "phase", "expected"),
    [
        ("Kota Binjai", Phase.ENACTED, "60.00"),
        ("Binjai", Phase.REALISED, "61.00"),
        ("Kota Medan", Phase.ENACTED, "62.00"),
        ("Pemerintah Kota Medan", Phase.REALISED, "63.00"),
    ],
)
def test_the_columns_of_one_government_are_read(read, text, government, phase, expected):
    result = read(text, phase=phase, government=government)

    assert (stored(result)[0], error_codes(result)) == (expected, [])


@pytest.mark.parametrize(
    ("government", "code"), [(None, "government.choose"), ("Kota Cimahi", "government.unknown"), ("02.14", "government.unknown")]
)
def test_of_several_governments_one_must_be_named(read, government, code):
    result = read(TWO_CITIES, government=government)

    (problem,) = result.problems
    assert (problem.code, result.facts) == (code, ())
    assert "Kota Binjai, Kota Medan" in problem.message()


def test_the_sum_of_governments_is_not_the_amount_of_one(read):
    text = table(("Anggaran",) * 3, [(60, 61, 121)], ("Kota Binjai", "Kota Medan", "Jumlah"))

    assert stored(read(text, government="Kota Medan")) == ["61.00"]


def test_columns_of_another_government_than_the_one_asked_for_are_refused(read):
    text = table(("Anggaran", "Realisasi"), [(60, 61)], ("Kota Binjai", "<"))

    assert (error_codes(read(text, government="Kota Medan")), stored(read(text, government="Kota Binjai"))) == (["government.unknown"], ["60.00"])


@pytest.mark.parametrize(("titles", "expected"), [(("Kota Binjai 2024", "Kota Binjai 2025", "Kota Medan 2025"), "61.00")])
def test_a_government_may_have_a_column_for_each_year(read, titles, expected):
    assert stored(read(table(titles, [(60, 61, 62)]), government="Kota Binjai")) == [expected]


def test_several_columns_of_one_government_are_asked_about(read):
    result = read(table(("Kota Binjai", "Kota Binjai", "Kota Medan"), [(60, 61, 62)]), government="Kota Binjai")

    assert asked(result) == ("government.several-columns", "C (Kota Binjai), D (Kota Binjai)")
