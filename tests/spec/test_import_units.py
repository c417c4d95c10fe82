"""What one in a column of amounts stands for, however a file says it."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, codes, errors
from tests.support.sheets import sheet, workbook

UNITS = {
    "(Jt Rp)": "1000000000.00",
    "(dalam Rp. Jt.)": "1000000000.00",
    "Dlm rb Rp": "1000000.00",
    "Rp x 1000": "1000000.00",
    "(Rp x 1.000.000)": "1000000000.00",
    "x 1000000": "1000000000.00",
}


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("table", ["{unit} | |\nKode Rekening | Uraian | Jumlah\n", "Kode Rekening | Uraian | Jumlah {unit}\n"])
def test_units_are_abbreviated_in_many_ways(read, table, unit):
    result = read(table.format(unit=unit) + "5.1.01 | Belanja Pegawai | =1000")

    assert (amounts(result), codes(result)) == ([("5.1.01", UNITS[unit])], ["amount.unit"])


@pytest.mark.parametrize("unit", ["(Rp M)", "dalam M", "Rp Mn", "in bn"])
def test_a_letter_may_mean_thousands_millions_or_billions(read, unit):
    result = read(f"{unit} | |\nKode Rekening | Uraian | Jumlah\n5.1.01 | Belanja Pegawai | =1000")

    assert errors(result) == [("amount.unit-unclear", "Lembar1!C2")]


@pytest.mark.parametrize("currency", ["US$ million", "(million USD)", "USD ribu"])
def test_a_unit_of_another_currency_is_another_currency(read, currency):
    result = read(f"{currency} | |\nKode Rekening | Uraian | Jumlah\n5.1.01 | Belanja Pegawai | =1000")

    assert ("amount.other-currency", "Lembar1!C2") in errors(result)


def test_a_unit_in_the_name_of_a_sheet_is_asked_about(read):
    result = read(workbook(sheet("APBD (jutaan)", "Kode Rekening | Uraian | Jumlah\n5.1.01 | Belanja Pegawai | =1000")))

    assert errors(result) == [("amount.unit-unclear", "APBD (jutaan)!C1")]


@pytest.mark.parametrize("second", ["Juta Rp", "Ribu Rp"])
def test_units_in_a_column_of_their_own_are_asked_about(read, second):
    result = read(f"""
        Kode Rekening | Uraian                  | Satuan  | Jumlah
        5.1.01        | Belanja Pegawai         | Juta Rp | =1000
        5.1.02        | Belanja Barang dan Jasa | {second} | =2000
    """)

    assert [code for code, _ in errors(result)] == ["amount.unit-unclear"]


def test_a_unit_of_what_is_bought_says_nothing_of_its_amount(read):
    result = read("""
        Kode Rekening | Uraian | Satuan    | Jumlah
        5.1.02        | Kertas | Juta Rim  | =1000
        5.1.02        | Honor  | Orang     | =2000
    """)

    assert (errors(result), sum(fact.amount for fact in result.facts)) == ([], 3000)


IN_WORDS = [
    "Terbilang: tiga miliar empat ratus enam puluh sembilan juta rupiah",
    "Jumlah : Rp 3.469.135.780 (tiga miliar empat ratus juta rupiah)",
    "(Tiga milyar empat ratus juta rupiah)",
    "Tiga juta rupiah",
    "Terbilang : Tiga Miliar Rupiah",
    "Seribu dua ratus juta rupiah",
]


@pytest.mark.parametrize("words", IN_WORDS)
@pytest.mark.parametrize("table", ["{table}\n{words} | |", "{words} | |\n{table}"], ids=["below", "above"])
def test_a_sum_in_words_is_no_unit(read, table, words):
    lines = "Kode Rekening | Uraian | Jumlah\n5.1.01 | Belanja Pegawai | =1234567890\n5.1.02 | Belanja Barang | =2234567890"

    result = read(table.format(table=lines, words=words))

    assert (amounts(result), codes(result)) == ([("5.1.01", "1234567890.00"), ("5.1.02", "2234567890.00")], [])


@pytest.mark.parametrize(
    "remark",
    [
        "*) Selisih karena pembulatan dalam ribuan",
        "Harga satuan dalam ribuan rupiah",
        "Kenaikan UMK dalam ribuan rupiah",
        "Realisasi disajikan dalam jutaan rupiah pada lampiran lain",
    ],
)
def test_a_unit_of_something_else_is_asked_about(read, remark):
    result = read(f"Kode Rekening | Uraian | Jumlah\n5.1.01 | Belanja Pegawai | =1000\n{remark} | |")

    assert [code for code, _ in errors(result)] == ["amount.unit-unclear"]


def test_units_that_contradict_each_other_above_and_below_are_asked_about(read):
    result = read("""
        (dalam ribuan rupiah)                |                 |
        Kode Rekening                        | Uraian          | Jumlah
        5.1.01                               | Belanja Pegawai | =1000
        Catatan: angka dalam jutaan rupiah   |                 |
    """)

    assert [code for code, _ in errors(result)] == ["amount.unit-unclear"]


def test_amounts_that_are_too_large_in_millions_are_asked_about(read):
    result = read("""
        (dalam jutaan rupiah) |                 |
        Kode Rekening         | Uraian          | Jumlah
        5.1.01                | Belanja Pegawai | Rp 1.234.567.890,00
    """)

    assert [code for code, _ in errors(result)] == ["amount.unit-unclear"]
