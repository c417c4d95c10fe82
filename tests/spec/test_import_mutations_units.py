"""Remarks under a table that name a unit of something else than its amounts."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, errors

TABLE = """
    {title}Kode Rekening | Uraian      | Jumlah
    5.1.01               | Pegawai     | =100000
    5.1.02               | Barang{mark} | =500000
                         |             |
    {remark}
"""


@pytest.mark.parametrize(
    ("mark", "remark"),
    [
        (" *)", "*) termasuk hibah pusat (dalam ribuan)"),
        (" *)", "*) dalam ribuan"),
        (" 1)", "1) dalam ribuan rupiah"),
        ("", "Catatan: tabel serupa tahun 2024 disajikan dalam ribuan rupiah"),
        ("", "Lampiran II disajikan dalam ribuan rupiah"),
        ("", "Dana desa dalam ribuan rupiah"),
        ("", "Grafik (dalam miliar rupiah)\n    2023 | =12\n    2024 | =14"),
        ("", "Tabel 2 (dalam juta)"),
    ],
)
def test_a_remark_on_one_row_or_another_table_leaves_the_unit_open(read, mark, remark):
    assert errors(read(TABLE.format(title="", mark=mark, remark=remark))) == [("amount.unit-unclear", "Lembar1!C1")]


@pytest.mark.parametrize(
    "remark",
    [
        "*) angka dalam ribuan rupiah",
        "Catatan: semua angka disajikan dalam ribuan rupiah.",
        "(dalam ribuan)",
        "Sumber: BPKAD, dalam ribuan rupiah",
        "Keterangan : nilai dalam ribuan rupiah",
    ],
)
def test_a_remark_on_all_amounts_is_their_unit(read, remark):
    assert amounts(read(TABLE.format(title="", mark="", remark=remark))) == [("5.1.01", "100000000.00"), ("5.1.02", "500000000.00")]


def test_a_remark_on_the_year_that_the_table_says_is_the_unit(read):
    table = TABLE.format(title="APBD TAHUN ANGGARAN 2025 | |\n    ", mark="", remark="Anggaran tahun 2025 dalam ribuan rupiah")

    assert amounts(read(table)) == [("5.1.01", "100000000.00"), ("5.1.02", "500000000.00")]


def test_a_remark_with_the_unit_of_the_table_asks_nothing(read):
    table = TABLE.format(title="(dalam ribuan rupiah) | |\n    ", mark=" *)", remark="*) termasuk hibah pusat (dalam ribuan)")

    assert amounts(read(table)) == [("5.1.01", "100000000.00"), ("5.1.02", "500000000.00")]
