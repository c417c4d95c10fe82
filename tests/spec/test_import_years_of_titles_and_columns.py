"""Which year a table is of where only the columns beside its amounts, or a by-law's title, say one."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.amount_tables import error_codes, stored, table

LUMP = table(("Jumlah",), [(60,), (40,)])

# The year of a by-law


@pytest.mark.parametrize(
    "title",
    [
        "PERDA NOMOR 12 TAHUN 2023 TENTANG APBD TAHUN 2024",
        "Peraturan Daerah Kota Contoh Nomor 12 Tahun 2023 tentang APBD Kota Contoh Tahun 2024",
        "PERATURAN DAERAH TENTANG APBD TAHUN 2024",
        "PERDA NOMOR 3 TAHUN 2024 TENTANG PERUBAHAN ATAS PERDA NOMOR 12 TAHUN 2023 TENTANG APBD TAHUN 2024",
    ],
)
def test_the_year_behind_what_a_by_law_is_about_is_that_of_the_table(read, title):
    assert "year.differs" in error_codes(read(f"{title}\n\n{LUMP}"))
    assert "year.differs" not in error_codes(read(f"{title}\n\n{LUMP}", year=2024))


@pytest.mark.parametrize(
    "title",
    ["PERDA NOMOR 12 TAHUN 2024 TENTANG APBD TAHUN 2025", "Peraturan Daerah Kota Contoh Nomor 12 Tahun 2024", "Perda 12 Tahun 2024 ttg APBD"],
)
def test_the_year_of_a_by_law_is_not_that_of_the_table(read, title):
    result = read(f"{title}\n\n{LUMP}")

    assert (stored(result), error_codes(result)) == (["60.00", "40.00"], [])


# The year of columns that say none


@pytest.mark.parametrize("titles", [("APBD 2024", "Jumlah"), ("2024", "Jumlah"), ("Realisasi 2024", "Jumlah"), ("Anggaran", "Realisasi 2024")])
def test_beside_a_column_of_another_year_amounts_without_any_year_are_asked_about(read, titles):
    drawn = table(titles, [(60, 70), (50, 40)])

    assert error_codes(read(drawn)) == ["year.perhaps-other"]
    assert error_codes(read(f"RINGKASAN APBD TAHUN ANGGARAN 2025\n\n{drawn}")) == []
    assert error_codes(read(f"Tahun | =2025\n\n{drawn}")) == []


REPORT = """\
LAPORAN REALISASI ANGGARAN
{title}

Kode | Uraian | {titles}
4.1.01 | Pajak Daerah | =300 | =310 | 103,33 | =280
5.1.01 | Belanja Pegawai | =500 | =480 | 96,00 | =450"""
DAYS = ("31 DESEMBER 2025", "UNTUK TAHUN YANG BERAKHIR SAMPAI DENGAN 31 DESEMBER 2025 DAN 2024")


@pytest.mark.parametrize("title", DAYS)
@pytest.mark.parametrize(
    ("titles", "phase"),
    [
        ("Anggaran | Realisasi TA 2025 | (%) | Realisasi TA 2024", Phase.ENACTED),
        ("Anggaran | Realisasi | % | Realisasi 2024", Phase.ENACTED),
        ("Anggaran | Realisasi | % | Realisasi Tahun Lalu", Phase.ENACTED),
        ("Anggaran | Realisasi | % | Realisasi Tahun Lalu", Phase.REALISED),
    ],
)
def test_what_says_no_year_in_a_report_is_not_of_the_year_before_its_own(read, title, titles, phase):
    drawn = REPORT.format(title=title, titles=titles)

    assert error_codes(read(drawn, year=2024, phase=phase)) == ["year.perhaps-other"]
    assert error_codes(read(drawn, year=2025, phase=phase)) == []


@pytest.mark.parametrize("title", DAYS)
def test_the_column_of_the_year_before_is_read(read, title):
    drawn = REPORT.format(title=title, titles="Anggaran | Realisasi TA 2025 | (%) | Realisasi TA 2024")
    result = read(drawn, year=2024, phase=Phase.REALISED)

    assert (stored(result), error_codes(result)) == (["280.00", "450.00"], [])
