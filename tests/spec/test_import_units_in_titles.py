"""The unit that stands inside or at the end of a title, as tables of statistics print it."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, codes, errors

THOUSANDS, MILLIONS, BILLIONS = "100000.00", "100000000.00", "100000000000.00"
TITLES = {
    "Anggaran Belanja Menurut Jenis Belanja (ribu rupiah), 2025": THOUSANDS,
    "Anggaran Belanja Menurut Jenis Belanja (000 Rp), 2025": THOUSANDS,
    "Anggaran Belanja Menurut Jenis Belanja (Rp 1.000), 2025": THOUSANDS,
    "Anggaran Belanja Menurut Jenis Belanja [ribu rupiah], 2025": THOUSANDS,
    "Anggaran Belanja Menurut Jenis Belanja - ribu rupiah, 2025": THOUSANDS,
    "Budgeted Expenditure by Type (thousand rupiahs), 2025": THOUSANDS,
    "ANGGARAN BELANJA TAHUN ANGGARAN 2025 (Ribu Rp)": THOUSANDS,
    "ANGGARAN BELANJA TAHUN ANGGARAN 2025 (juta rupiah)": MILLIONS,
    "ANGGARAN BELANJA TAHUN ANGGARAN 2025 (jutaan)": MILLIONS,
    "City of Contoh Budget 2025 (IDR million)": MILLIONS,
    "Anggaran Belanja, 2025 (Miliar Rp)": BILLIONS,
}
NO_UNITS = [
    "APBD 2025 termasuk bantuan 5 juta rupiah",
    "APBD 2025 dengan bantuan (dua juta rupiah)",
    "APBD 2025 dengan bantuan (5 juta rupiah)",
    "APBD 2025 (lebih/kurang)",
    "APBD 2025 (Rp)",
    "APBD 2025 (1.000)",
    "APBD 2025 dengan karcis - Rp 1.000",
]
TABLE = "{title} | |\n | |\nKode Rekening | Uraian | Jumlah\n5.1.01 | Belanja Pegawai | =100"


@pytest.mark.parametrize("title", TITLES)
def test_the_unit_in_a_title_counts(read, title):
    result = read(TABLE.format(title=title))

    assert (amounts(result), codes(result)) == ([("5.1.01", TITLES[title])], ["amount.unit"])


@pytest.mark.parametrize("title", NO_UNITS)
def test_an_amount_or_a_note_in_a_title_is_no_unit(read, title):
    result = read(TABLE.format(title=title))

    assert (amounts(result), codes(result)) == ([("5.1.01", "100.00")], [])


@pytest.mark.parametrize("title", ["APBD 2025 (ribu rupiah) (juta rupiah)", "APBD 2025, jumlah penduduk (ribu)"])
def test_a_title_whose_unit_is_not_clear_is_asked_about(read, title):
    result = read(TABLE.format(title=title))

    assert errors(result) == [("amount.unit-unclear", "Lembar1!C3")]


@pytest.mark.parametrize("title", ["Anggaran Kota 2025 (USD million)", "Budget of the City (USD)", "APBD 2025 (dalam dolar AS)"])
def test_another_currency_in_a_title_is_asked_about(read, title):
    assert [code for code, _ in errors(read(f"{title}\n\nKode | Uraian | Jumlah\n5.1.01 | Belanja Pegawai | =100"))] == ["amount.other-currency"]


@pytest.mark.parametrize("remark", ["Semua nilai x Rp1.000,-", "Semua nilai x Rp 1.000,-"])
def test_times_a_thousand_rupiah_below_the_table(read, remark):
    assert list(amounts(read(f"Kode | Uraian | Jumlah\n5.1.01 | Belanja Pegawai | =100\n{remark}"))) == [("5.1.01", "100000.00")]
