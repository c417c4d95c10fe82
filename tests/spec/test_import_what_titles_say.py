"""The title of a table, the name of its sheet or a remark below it says another phase, year or part of the year than was asked for."""

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


@pytest.mark.parametrize(
    ("title", "phase"),
    [
        ("Rancangan Perubahan APBD 2025", Phase.REVISED),
        ("Laporan Realisasi Perubahan APBD 2025", Phase.REVISED),
        ("LRA Audited 2025", Phase.REALISED),
        ("LRA Unaudited 2025", Phase.AUDITED),
        ("LRA 2025", Phase.ENACTED),
        ("Prognosis Realisasi Enam Bulan Berikutnya 2025", Phase.REALISED),
        ("APBD Murni 2025", Phase.REVISED),
        ("APBD Murni 2025", Phase.REALISED),
        ("DPA SKPD 2025", Phase.REALISED),
        ("APBD 2025 Sebelum Perubahan", Phase.REVISED),
        ("KUPA dan PPASP 2025", Phase.ENACTED),
        ("Pagu Indikatif 2025", Phase.ENACTED),
        ("APBD Hasil Efisiensi 2025", Phase.ENACTED),
        ("PAK 2025", Phase.ENACTED),
        ("Penyerapan Anggaran 2025", Phase.ENACTED),
        ("Revised Budget 2025", Phase.ENACTED),
        ("Draft Budget 2025", Phase.ENACTED),
    ],
)
def test_what_a_title_says_last_decides_of_which_phase_it_is(read, title, phase):
    assert codes_above(read, title, phase=phase) == ["phase.title-differs"]


@pytest.mark.parametrize(
    ("title", "phase"),
    [
        ("Rancangan Perubahan APBD 2025", Phase.PROPOSED),
        ("Laporan Realisasi Perubahan APBD 2025", Phase.REALISED),
        ("LRA Audited 2025", Phase.AUDITED),
        ("LRA Unaudited 2025", Phase.REALISED),
        ("DPA SKPD 2025", Phase.ENACTED),
        ("APBD Sebelum Perubahan 2025", Phase.ENACTED),
        ("Penjabaran Perubahan APBD TA 2025", Phase.REVISED),
        ("APBD Pergeseran ke-2 TA 2025", Phase.SHIFTED),
        ("Sub Kegiatan : Penyusunan Rancangan Perubahan APBD", Phase.ENACTED),
    ],
)
def test_a_title_of_several_words_that_is_of_the_phase_is_not_asked_about(read, title, phase):
    assert codes_above(read, title, phase=phase) == []


@pytest.mark.parametrize(
    ("title", "phase", "is_asked"),
    [
        ("Laporan Realisasi APBD Perubahan 2025", Phase.ENACTED, True),
        ("Laporan Realisasi APBD Perubahan 2025", Phase.REVISED, False),
        ("Laporan Realisasi Anggaran Audited 2025", Phase.ENACTED, False),
    ],
)
def test_a_title_is_about_the_budget_beside_a_realisation_too(read, title, phase, is_asked):
    result = read(f"{title} | | |\nKode Rekening | Uraian | Anggaran | Realisasi\n5.1.01 | Belanja Pegawai | =1000 | =300", phase=phase)

    assert [code for code, _ in errors(result)] == ["phase.title-differs"] * is_asked


def test_a_report_with_an_outlook_holds_the_budget_of_the_year_too(read):
    title = "Laporan Realisasi Semester Pertama dan Prognosis Enam Bulan Berikutnya"
    heading = "Kode Rekening | Uraian | Anggaran | Realisasi Semester I | Prognosis"

    assert errors(read(f"{title} | | | |\n{heading}\n5.1.01 | Belanja Pegawai | =1000 | =300 | =600")) == []


# Several years


@pytest.mark.parametrize("codes_of", [codes_above, codes_in_name])
@pytest.mark.parametrize(
    "title", ["Tahun Anggaran 2025-2026", "APBD 2025 dan 2026", "TA 2024 dan TA 2025", "Rencana 2025-2029", "Belanja 2025 sd 2027"]
)
def test_the_amounts_of_several_years_are_asked_about(read, codes_of, title):
    assert codes_of(read, title) == ["year.several"]


@pytest.mark.parametrize(
    ("title", "column", "phase"),
    [
        ("Tahun Anggaran 2025-2026", "Anggaran 2025", Phase.ENACTED),
        ("Approved Budget 2024/2025", "Jumlah", Phase.ENACTED),
        ("FY 2024-2025", "Jumlah", Phase.ENACTED),
        ("Peraturan Daerah Nomor 4 Tahun 2021-2026", "Jumlah", Phase.ENACTED),
        ("Rencana 2025-2029 | | \nTahun Anggaran 2025", "Jumlah", Phase.ENACTED),
        ("Untuk tahun yang berakhir 31 Desember 2025 dan 2024", "Realisasi", Phase.REALISED),
    ],
)
def test_one_of_several_years_that_is_said_is_read(read, title, column, phase):
    assert errors(read(f"{title} | |\n{TABLE.replace('Jumlah', column)}", phase=phase)) == []


def test_of_two_years_that_a_report_compares_the_later_one_is_meant(read):
    title = "Laporan Realisasi Anggaran untuk tahun yang berakhir 31 Desember 2025 dan 2024"

    assert codes_above(read, title, phase=Phase.REALISED, year=2024) == ["year.several"]


@pytest.mark.parametrize("other", ["Anggaran 2024", "Realisasi Tahun Lalu"])
def test_a_column_of_the_other_year_says_that_this_one_is_of_the_year(read, other):
    text = f"Tahun Anggaran 2025 dan 2024 | | |\nKode Rekening | Uraian | Anggaran | {other}\n5.1.01 | Belanja Pegawai | =1000 | =300"

    assert errors(read(text)) == []


# Below the table


def below(read, text, **asked):
    return errors(read(f"{TABLE}\n | Jumlah | =1000\n{text} | |", **asked))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rancangan APBD Tahun Anggaran 2024", "year.differs"),
        ("Pemerintah Kota Binjai Tahun Anggaran 2024", "year.differs"),
        ("Realisasi s.d. Juni 2024", "year.differs"),
        ("Rancangan APBD", "phase.title-differs"),
        ("Catatan: angka adalah APBD Perubahan", "phase.title-differs"),
        ("*) Angka di atas adalah anggaran setelah pergeseran ke-2", "phase.title-differs"),
        ("Sumber: DPPA-SKPD Tahun 2025", "phase.title-differs"),
        ("Laporan Realisasi Anggaran (Unaudited)", "phase.title-differs"),
    ],
)
def test_what_is_said_of_the_whole_table_below_it_counts_as_its_title(read, text, code):
    assert below(read, text) == [(code, "Lembar1!A4")]


@pytest.mark.parametrize(
    "text",
    [
        "Binjai, 30 Desember 2024",
        "Desember 2024",
        "Peraturan Daerah Nomor 5 Tahun 2023",
        "Perda Nomor 5 Tahun 2024 tentang Perubahan APBD",
        "Dicetak pada 2 Januari 2024",
        "Sumber: LRA 2023",
        "Sumber: Realisasi APBD 2023",
        "SiLPA Tahun 2024",
        "Penyusunan Rancangan APBD",
        "Kepala Bidang Anggaran",
        "Ketua Tim Penyusun Rancangan APBD",
        "Catatan: belum termasuk perubahan",
        "Tahun Anggaran 2025",
        "Sumber: APBD 2025",
    ],
)
def test_who_signs_when_and_other_remarks_below_say_nothing_of_it(read, text):
    assert below(read, text) == []


def test_what_stands_below_is_not_asked_about_where_columns_say_it(read):
    text = TABLE.replace("Jumlah", "APBD Murni 2025") + "\nRancangan APBD Tahun Anggaran 2024 | |"

    assert errors(read(text)) == []


@pytest.mark.parametrize("title", ["Perubahan APBD 2025", "Triwulan I Tahun 2025", "Tahun Anggaran 2025-2026"])
def test_a_column_that_a_person_chose_is_not_asked_about(read, title):
    assert codes_above(read, title, profile=Profile(columns={"amount": "C"})) == []


def test_sheets_up_to_a_month_are_no_schools(read):
    rows = "Kode Rekening | Uraian | Realisasi\n5.1.01 | Belanja Pegawai | =1000\n5.1.02 | Belanja Barang | ="

    result = read(workbook(sheet("sd Jan", rows + "20"), sheet("sd Feb", rows + "30")), phase=Phase.REALISED)

    assert [code for code, _ in errors(result)] == ["sheet.choose"]


def test_a_sheet_of_a_school_is(read):
    result = read(workbook(sheet("SD 1 Binjai", TABLE), sheet("SD 2 Binjai", TABLE.replace("=1000", "=30"))))

    assert [fact.office_name for fact in result.facts] == ["SD 1 Binjai", "SD 2 Binjai"]
