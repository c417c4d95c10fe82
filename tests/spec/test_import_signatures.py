"""Who signs stands below the table, often in its column of amounts; a column with a year of its own stands under the title of another year."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import amounts, errors

SIGNED = """
    {0} | Kota Contoh, 12 Januari 2026
    {0} | WALI KOTA CONTOH
    {0} | ttd.
    {0} | NAMA CONTOH
"""
CODED = """
    Kode Rekening | Uraian                            | Jumlah
    5.1.02        | Belanja Barang dan Jasa           | =100
    Jumlah        |                                   | =100
"""
NAMED = """
    Uraian                            | Jumlah
    Belanja Daerah                    | =100
    Belanja Modal                     | =100
    Belanja Modal Peralatan dan Mesin | =100
"""
PHASED = """
    Jenis     | Kode Rekening | Uraian                  | Jumlah
    Anggaran  | 5.1.02        | Belanja Barang dan Jasa | =100
    Realisasi | 5.1.02        | Belanja Barang dan Jasa | =50
"""
REVENUE = """
    Kode Rekening | Uraian       | Jumlah
    4.1.01        | Pajak Daerah | =50
"""


@pytest.mark.parametrize(
    ("table", "before", "after", "expected"),
    [
        (CODED, "|", "", [("5.1.02", "100.00")]),
        (CODED, "|", REVENUE, [("5.1.02", "100.00"), ("4.1.01", "50.00")]),
        (CODED, "|", REVENUE.replace("Jumlah", "Dasar | Jumlah").replace("| =50", "| Perda | =50"), [("5.1.02", "100.00"), ("4.1.01", "50.00")]),
        (NAMED, "", "", [("5.2.02", "100.00")]),
        (PHASED, "||", "", [("5.1.02", "100.00")]),
    ],
    ids=["codes", "a table of the same form follows", "another table follows", "names", "rows by phase"],
)
def test_who_signs_below_the_amounts_is_no_line(read, table, before, after, expected):
    result = read(table + SIGNED.format(before) + after)

    assert (amounts(result), errors(result)) == (expected, [])


@pytest.mark.parametrize(
    "table", [CODED.replace("=100\n    Jumlah", "seratus juta\n    Jumlah"), NAMED.replace("dan Mesin | =100", "dan Mesin | seratus")]
)
def test_a_line_without_a_number_is_still_refused(read, table):
    result = read(table + SIGNED.format("|" if table.count("|") > 6 else ""))

    assert [code for code, _ in errors(result)] == ["amount.not-a-number"]


def test_a_text_between_the_lines_of_a_page_is_still_refused(read):
    result = read("""
        Kode Rekening | Uraian                  | Jumlah
        5.1.01        | Belanja Pegawai         | =100
                      |                         | seratus
        5.1.02        | Belanja Barang dan Jasa | =100
    """)

    assert errors(result) == [("amount.not-a-number", "Lembar1!C3")]


def test_a_column_with_its_own_year_is_read_under_the_title_of_another(read):
    result = read(
        """
        TAHUN ANGGARAN 2025
        Kode Rekening | Uraian          | Realisasi 2024 | Anggaran 2025
        5.1.01        | Belanja Pegawai | =90            | =100
        """,
        year=2024,
        phase=Phase.REALISED,
    )

    assert (amounts(result), errors(result)) == ([("5.1.01", "90.00")], [])
