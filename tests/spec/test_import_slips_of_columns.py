"""An amount, or a whole row, one cell beside where it belongs is asked about."""

from __future__ import annotations

import pytest

from tests.support.budget_results import errors

LIST = """
    Kode SKPD | Nama SKPD | Kode Rekening | Nama Rekening | Pagu
    1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 5.1.01.01.01.0001 | Belanja Gaji Pokok PNS | =100000
    {}
    1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 5.1.02.01.01.0026 | Belanja Bahan Cetak | =300000
    1.06.0.00.0.00.01.0000 | Dinas Sosial | 5.1.02.01.01.0026 | Belanja Bahan Cetak | =500000
"""
OFFICE = "1.02.0.00.0.00.01.0000 | Dinas Kesehatan"


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (f"{OFFICE} | 5.1.02.01.01.0024 | =150000 | ", "D3"),
        ("Dinas Kesehatan | 5.1.02.01.01.0024 | Belanja Alat Tulis Kantor | =150000", "D3"),
    ],
)
def test_an_amount_beside_its_column_is_asked_about(read, row, cell):
    assert ("row.moved", f"Lembar1!{cell}") in errors(read(LIST.format(row)))


def test_a_row_that_lost_its_first_cell_is_asked_about_beside_a_column_of_numbers(read):
    result = read("""
        No | Kode Rekening | Uraian | Jumlah
        1 | 5.1.01 | Pegawai | =600000
        2 | 5.1.02 | Barang | =400000
        5.1.03 | Bunga | =300000
        4 | 5.2.01 | Modal | =300000
    """)

    assert ("row.moved", "Lembar1!C4") in errors(result)


def test_a_remark_beside_an_amount_and_a_year_beside_a_heading_are_no_amounts(read):
    result = read("""
        Kode Rekening | Uraian | Jumlah
        5.1 | Belanja Operasi |  | =2024
        5.1.01 | Pegawai | =600000 | =12
        5.1.02 | Barang | =400000
    """)

    assert errors(result) == []


def test_an_amount_behind_the_name_is_asked_about(read):
    result = read("""
        Kode Rekening | Uraian                            | Jumlah
        5.1.01        | Belanja Pegawai                   | =100000
        5.1.02        | Belanja Alat Tulis Kantor 150.000 |
    """)

    assert errors(result) == [("row.moved", "Lembar1!B3")]
