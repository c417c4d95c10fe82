"""Cells of lists of proposals: days as exactly as they are written, quantities with their unit."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from cms.domain.proposals.choices import Precision
from importers.proposals.days import last_day, to_day, to_month
from importers.proposals.quantities import Quantity, QuantityReader
from importers.values import Refused
from importers.workbook import Mark

DAY, MONTH, YEAR = Precision.DAY, Precision.MONTH, Precision.YEAR


@pytest.mark.parametrize(
    ("cell", "day", "precision"),
    [
        ("2018-01-06 14:56:45", date(2018, 1, 6), DAY),
        ("2018-1-6", date(2018, 1, 6), DAY),
        ("2018-01-06T14:56", date(2018, 1, 6), DAY),
        ("06/01/2018", date(2018, 1, 6), DAY),
        ("6-1-2018", date(2018, 1, 6), DAY),
        ("31.12.2025", date(2025, 12, 31), DAY),
        ("6 Januari 2018", date(2018, 1, 6), DAY),
        ("6 jan 2018", date(2018, 1, 6), DAY),
        ("17  Agustus  2025", date(2025, 8, 17), DAY),
        ("9 Nopember 2025", date(2025, 11, 9), DAY),
        ("Senin, 6 Januari 2018", date(2018, 1, 6), DAY),
        ("Jum'at 6/1/2018", date(2018, 1, 6), DAY),
        ("6 Januari 2018\u00a0", date(2018, 1, 6), DAY),
        ("2018-01", date(2018, 1, 1), MONTH),
        ("Agustus 2025", date(2025, 8, 1), MONTH),
        ("Tahun 2025", date(2025, 1, 1), YEAR),
        ("2025", date(2025, 1, 1), YEAR),
        (Decimal(2025), date(2025, 1, 1), YEAR),
        (Decimal("45000"), date(2023, 3, 15), DAY),
        (Decimal("45000.75"), date(2023, 3, 15), DAY),
        (date(2025, 3, 1), date(2025, 3, 1), DAY),
        (datetime(2025, 3, 1, 12), date(2025, 3, 1), DAY),
    ],
)
def test_a_day_is_read_as_exactly_as_it_is_written(cell, day, precision):
    assert to_day(cell) == (day, precision)


@pytest.mark.parametrize("cell", [None, "", "  ", "-"])
def test_a_blank_is_no_day(cell):
    assert to_day(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "31/02/2025",
        "2025-13-01",
        "12/31/2025",
        "kemarin",
        "3 Brumaire 2025",
        "Januari",
        True,
        Decimal("12"),
        Decimal("1e9"),
        "2025-1-1-1",
        "06/01/18",
    ],
)
def test_what_is_no_day_is_refused_and_never_guessed(cell):
    with pytest.raises(Refused) as refused:
        to_day(cell)

    assert refused.value.code == "day.not-a-day"


def test_a_cell_that_holds_an_error_is_no_day():
    with pytest.raises(Refused, match=r"cell\.error"):
        to_day("#REF!", Mark.ERROR)


def test_a_planned_month_may_be_written_as_a_day_of_it():
    assert [to_month(cell) for cell in ("2026-08", "Agustus 2026", date(2026, 8, 17), "17/08/2026", None)] == ["2026-08"] * 4 + [""]
    with pytest.raises(Refused):
        to_month("2026")


def test_a_month_and_a_year_end_on_their_last_day():
    assert last_day(date(2024, 2, 1), MONTH) == date(2024, 2, 29)
    assert last_day(date(2024, 1, 1), YEAR) == date(2024, 12, 31)
    assert last_day(date(2024, 1, 5), DAY) == date(2024, 1, 5)


def quantities(*cells):
    reader = QuantityReader(cells)
    return [reader.read(cell) for cell in cells]


def test_a_quantity_may_carry_its_unit_and_a_metre_is_no_miliar():
    assert quantities("120 m", "3 Lokasi", "1,5 Km", "2", Decimal("0.75")) == [
        Quantity(Decimal("120.00"), "m"),
        Quantity(Decimal("3.00"), "Lokasi"),
        Quantity(Decimal("1.50"), "Km"),
        Quantity(Decimal("2.00")),
        Quantity(Decimal("0.75")),
    ]


def test_a_columns_decimals_are_decided_by_all_its_cells():
    assert quantities("0.96", "1.500", "100") == [Quantity(Decimal("0.96")), Quantity(Decimal("1.50")), Quantity(Decimal("100.00"))]
    assert quantities("1.500", "100") == [Quantity(Decimal("1500.00")), Quantity(Decimal("100.00"))]
    assert quantities("1.500,5", "2.000") == [Quantity(Decimal("1500.50")), Quantity(Decimal("2000.00"))]


def test_a_quantity_inside_an_opinion_is_found_by_its_label():
    assert quantities("Layak\nKoefisien : 3 Lokasi\nAnggaran : 150.000.000") == [Quantity(Decimal("3.00"), "Lokasi")]


def test_what_is_below_nil_is_read_and_what_is_no_number_refused():
    assert quantities("-1") == [Quantity(Decimal("-1.00"))]
    assert quantities(None, "-", "") == [Quantity(None)] * 3
    for cell in ("banyak", "1.2.3", "satu 1"):
        with pytest.raises(Refused, match=r"quantity\.not-a-number"):
            quantities(cell)
