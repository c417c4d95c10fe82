"""The title of a table, or the name of its sheet, says another phase or a part of the year than was asked for."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from importers.profiles import Profile
from tests.support.budget_results import errors
from tests.support.sheets import sheet, workbook

TABLE = "Kode Rekening | Uraian | Jumlah\n5.1.01 | Belanja Pegawai | =1000"


def codes_above(read, title, **asked):
    return [code for code, _ in errors(read(f"{title} | |\n{TABLE}", **asked))]


def codes_in_name(read, name, **asked):
    return [code for code, _ in errors(read(workbook(sheet(name, TABLE)), **asked))]


@pytest.mark.parametrize("codes_of", [codes_above, codes_in_name])
@pytest.mark.parametrize(
    "title",
    [
        "Triwulan I Tahun 2025",
        "Semester Pertama 2025",
        "Bulan Januari 2025",
        "Anggaran Kas Bulan Maret 2025",
        "Januari s.d. Maret 2025",
        "s.d. Triwulan III TA 2025",
        "Q1 2025",
        "TW. I",
    ],
)
def test_a_part_of_the_year_is_no_budget(read, codes_of, title):
    assert codes_of(read, title) == ["period.title-says"]
    assert codes_of(read, title, phase=Phase.AUDITED) == ["period.title-says"]


@pytest.mark.parametrize("column", ["Jumlah", "Realisasi"])
@pytest.mark.parametrize(
    ("title", "is_asked"),
    [
        ("Realisasi Triwulan II Tahun 2025", True),
        ("Realisasi Bulan Mei 2025", True),
        ("Realisasi Triwulan I Tahun 2025", False),
        ("Realisasi s.d. Mei 2025", False),
        ("Untuk bulan yang berakhir 31 Mei 2025", False),
    ],
)
def test_a_report_of_realisation_is_of_the_year_so_far(read, title, is_asked, column):
    result = read(f"{title} | |\n{TABLE.replace('Jumlah', column)}", phase=Phase.REALISED)

    assert [code for code, _ in errors(result)] == ["period.title-says"] * is_asked


@pytest.mark.parametrize("title", ["Binjai, 2 Januari 2025", "Binjai, Januari 2025", "Januari s.d. Desember 2025", "s.d. Triwulan IV", "APBD 2025"])
def test_days_and_whole_years_are_no_part_of_it(read, title):
    assert codes_above(read, title) == []


@pytest.mark.parametrize("codes_of", [codes_above, codes_in_name])
@pytest.mark.parametrize(
    "title",
    [
        "DPPA SKPD 2025",
        "APBD-P 2025",
        "RKPD 2025",
        "Rencana Kerja Pemerintah Daerah",
        "Prognosis 2025",
        "Daftar SP2D Tahun 2025",
        "Selisih APBD dan APBD-P",
        "Sisa Anggaran 2025",
        "Persen dari APBD 2025",
        "Perubahan APBD 2025",
    ],
)
def test_a_title_of_another_phase_is_asked_about(read, codes_of, title):
    assert codes_of(read, title) == ["phase.title-differs"]


@pytest.mark.parametrize(
    ("title", "phase"),
    [
        ("DPPA SKPD 2025", Phase.REVISED),
        ("RKPD 2025", Phase.PROPOSED),
        ("Daftar SP2D", Phase.REALISED),
        ("Perubahan atas Peraturan Bupati tentang Penjabaran APBD", Phase.SHIFTED),
        ("Laporan Realisasi Anggaran", Phase.AUDITED),
    ],
)
def test_a_title_of_the_phase_is_not(read, title, phase):
    assert codes_above(read, title, phase=phase) == []


@pytest.mark.parametrize("title", ["Perubahan APBD 2025", "Triwulan I Tahun 2025"])
def test_a_column_that_a_person_chose_is_not_asked_about(read, title):
    assert codes_above(read, title, profile=Profile(columns={"amount": "C"})) == []


def test_sheets_up_to_a_month_are_no_schools(read):
    rows = "Kode Rekening | Uraian | Realisasi\n5.1.01 | Belanja Pegawai | =1000\n5.1.02 | Belanja Barang | ="

    result = read(workbook(sheet("sd Jan", rows + "20"), sheet("sd Feb", rows + "30")), phase=Phase.REALISED)

    assert [code for code, _ in errors(result)] == ["sheet.choose"]


def test_a_sheet_of_a_school_is(read):
    result = read(workbook(sheet("SD 1 Binjai", TABLE), sheet("SD 2 Binjai", TABLE.replace("=1000", "=30"))))

    assert [fact.office_name for fact in result.facts] == ["SD 1 Binjai", "SD 2 Binjai"]
