"""Rows that number the columns are no lines, wherever they stand; and what stands over tables beside each other, a column of numbers included."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, errors, warnings

TITLES = "Kode Rekening | Nama Rekening | Jumlah\n"


@pytest.mark.parametrize("numbers", ["=1 | =2 | =3 | =1 | =2 | =3", "(1) | (2) | (3) | (1) | (2) | (3)", "=1 | =2 | =3 | =4 | =5 | =6"])
def test_they_may_begin_again_beside_each_other(read, numbers):
    result = read(f"{TITLES.strip()} | {TITLES}{numbers}\n4.1.01 | Pajak | =100 | 5.1.01 | Gaji | =70")

    assert (amounts(result), errors(result)) == ([("4.1.01", "100.00"), ("5.1.01", "70.00")], [])


def test_beside_each_other_a_column_of_row_numbers_is_counted_too(read):
    numbers = "=1 | =2 | =3 | =4"
    result = read(f"No | {TITLES.strip()} | No | {TITLES}{numbers} | {numbers}\n=1 | 4.1.01 | Pajak | =100 | =1 | 5.1.01 | Gaji | =70")

    assert (amounts(result), errors(result), warnings(result)) == ([("4.1.01", "100.00"), ("5.1.01", "70.00")], [], [])


def test_they_are_no_line_below_a_row_that_the_heading_leaves_out(read):
    result = read("""
        Kode Rekening | Nama Rekening | Pagu | Realisasi     |
                      |               |      | Keuangan (Rp) | Fisik (%)
        =1            | =2            | =3   | =4            | =5
        5.1.02        | Barang        | =60  | =30           | =50
    """)

    assert amounts(result) == [("5.1.02", "60.00")]


def test_in_brackets_they_are_so_under_two_titles(read):
    result = read("Uraian | Jumlah\n(1) | (2)\nBelanja Pegawai | =60")

    assert (amounts(result), errors(result)) == ([("5.1.01", "60.00")], [])


@pytest.mark.parametrize("office", ["4.02.0.00.0.00.01.0000 Sekretariat DPRD", "1.02.0.00.0.00.01.0000 Dinas Kesehatan"])
def test_without_brackets_they_are_so_under_a_title_of_names_and_one_of_amounts(read, office):
    result = read(f"""
        Uraian                          | Jumlah
        =1                              | =2
        {office}                        | =60
        5 Belanja Daerah                | =60
        5.2.02 Belanja Modal Peralatan  | =60
    """)

    assert (amounts(result), errors(result)) == ([("5.2.02", "60.00")], [])


def test_without_names_two_numbers_are_a_line_that_is_asked_about(read):
    result = read("Kode Rekening | Jumlah\n=1 | =2\n5.1.01 | =60")

    assert errors(result) == [("account.other-chart", "Lembar1!A2")]


LEVELS = "Akun | Kelompok | Jenis | Uraian | Jumlah\n"
NUMBERS = "(1) | (2) | (3) | (4) | (5)\n"


@pytest.mark.parametrize(("under", "between"), [(NUMBERS, ""), ("", LEVELS), (NUMBERS, LEVELS + NUMBERS), (NUMBERS, LEVELS.upper() + NUMBERS)])
def test_a_column_for_each_level_is_one_code_on_every_page(read, under, between):
    result = read(f"{LEVELS}{under}5 | | | Belanja | =60\n5 | 1 | | Operasi | =60\n{between}5 | 1 | 02 | Barang | =60")

    assert (amounts(result), errors(result)) == ([("5.1.02", "60.00")], [])


@pytest.mark.parametrize(("one", "two"), [("APBD MURNI", "APBD PERUBAHAN"), ("TAHUN ANGGARAN 2024", "TAHUN ANGGARAN 2025")])
@pytest.mark.parametrize("code", ["Kode Rekening | < | <", "Kode Rekening"])
def test_versions_beside_each_other_are_asked_about_though_they_stand_over_the_row_numbers(read, one, two, code):
    beside = " | " * code.count("<")
    titles = f"No | {code} | Uraian | Jumlah"
    rows = "\n".join(
        f"{' | '.join(f'{number} | {account} | {name} | ={amount}' for amount in (60, 65))}"
        for number, account, name in [("", f"5{beside}", "Belanja"), ("=1", "5 | 1 | 02" if beside else "5.1.02", "Barang")]
    )
    result = read(f"{one} | | | {beside}{two}\n\n{titles} | {titles}\n{rows}".replace(f"{one} | | | {beside}", f"{one} | | | | {beside}"))

    assert "table.beside-differs" in [code for code, _ in errors(result)]
