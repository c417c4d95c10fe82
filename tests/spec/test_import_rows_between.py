"""Rows between the lines that say another year, phase, month or unit; columns of unknown titles that say a year or a government."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import amounts, codes, errors

TITLES = "Kode Rekening | Uraian | Jumlah"
TWO = "5.1.01 | Belanja Pegawai | =100\n5.1.02 | Belanja Barang dan Jasa | =100"
OTHERS = "5.2.02 | Belanja Modal Peralatan | =110\n5.2.03 | Belanja Modal Gedung | =120"


def between(first, second, *, lines=(TWO, OTHERS)):
    return "\n".join([TITLES, first, lines[0], second, lines[1]])


@pytest.mark.parametrize(
    ("first", "second", "row"),
    [
        (" | TAHUN ANGGARAN 2024 |", " | TAHUN ANGGARAN 2025 |", "B2"),
        ("Tahun 2025 | |", "Tahun 2024 | |", "A5"),
        ("Tahun Anggaran | 2024 |", "Tahun Anggaran | 2025 |", "A2"),
        (" | APBD MURNI |", " | APBD PERUBAHAN |", "B5"),
        ("SEMULA: | |", "MENJADI: | |", "A5"),
        ("Sebelum Perubahan | |", "Setelah Perubahan | |", "A5"),
        ("RANCANGAN APBD 2025 | |", "APBD 2025 | |", "A2"),
        ("APBD | |", "REALISASI | |", "A5"),
        ("Triwulan I | |", "Triwulan II | |", "A2"),
        ("A. APBD MURNI | |", "B. APBD-P | |", "A5"),
        ("Versi 1 | |", "Versi 2 | |", "A5"),
        ("Draft | |", "Final | |", "A2"),
        ("Tahun n-1 | |", "Tahun n | |", "A2"),
        ("Tahun Berjalan | |", "Tahun Sebelumnya | |", "A5"),
        ("=2025 | |", "=2024 | |", "A5"),
        (" | APBD KOTA BINJAI TAHUN 2024 |", " | APBD KOTA BINJAI TAHUN 2025 |", "B2"),
        ("5 | BELANJA TAHUN 2025 |", "5 | BELANJA TAHUN 2024 |", "A5"),
    ],
)
@pytest.mark.parametrize("lines", [(TWO, TWO), (TWO, OTHERS)])
def test_a_row_that_says_another_budget_is_asked_about(read, first, second, row, lines):
    result = read(between(first, second, lines=lines))

    assert errors(result)[:1] == [("row.says-other", f"Lembar1!{row}")]


@pytest.mark.parametrize(("first", "second"), [("s.d. Januari", "s.d. Februari"), ("Bulan Januari", "Bulan Februari"), ("ANGGARAN", "REALISASI")])
def test_what_was_spent_in_other_periods_is_asked_about(read, first, second):
    result = read(between(f"{first} | |", f"{second} | |"), phase=Phase.REALISED)

    assert [code for code, _ in errors(result)] == ["row.says-other"]


@pytest.mark.parametrize(
    "row",
    [
        "TAHUN ANGGARAN 2025",
        "APBD Kota Binjai",
        "APBD MURNI 2025",
        "ANGGARAN",
        "Semester",
        "Belanja Tahun 2024",
        "Utang Tahun 2024",
        "Program Perubahan Iklim",
        "5",
        "A. Pendapatan",
        "Tahap I",
        "(dalam rupiah)",
    ],
)
def test_a_row_that_says_nothing_else_is_a_note(read, row):
    result = read(between(f"{row} | |", f"{row} | |"))

    assert (len(result.facts), errors(result)) == (4, [])


def test_a_row_that_repeats_the_title_of_the_table_is_a_note(read):
    result = read(f"REALISASI S.D. JUNI 2025 | |\n{between(' | REALISASI S.D. JUNI 2025 | ', ' | s.d. Juni |')}", phase=Phase.REALISED)

    assert (len(result.facts), errors(result)) == (4, [])


def test_what_stands_below_the_last_line_is_of_none(read):
    result = read(f"{TITLES}\n{TWO}\nDicetak | |\nJanuari 2026 | |\nTahun 2026 | |")

    assert (len(result.facts), errors(result)) == (2, [])


@pytest.mark.parametrize(
    ("first", "second", "phase"),
    [
        ("Utang Tahun 2023", "Utang Tahun 2024", Phase.ENACTED),
        ("Tahap I", "Tahap II", Phase.ENACTED),
        ("Perubahan APBD 2025", "Perubahan Anggaran Tahun 2025", Phase.REVISED),
        ("Pergeseran", "Pergeseran II", Phase.SHIFTED),
        ("Puskesmas 1", "Puskesmas 2", Phase.ENACTED),
        ("=1", "=2", Phase.ENACTED),
    ],
)
def test_rows_that_may_be_parts_of_one_budget_are_notes(read, first, second, phase):
    result = read(between(f" | {first} |", f" | {second} |"), phase=phase)

    assert (len(result.facts), errors(result)) == (4, [])


def test_one_of_several_shifts_is_not_added_to_another(read):
    result = read(between("Pergeseran I | |", "Pergeseran II | |"), phase=Phase.SHIFTED)

    assert errors(result) == [("row.says-other", "Lembar1!A5")]


# Units


@pytest.mark.parametrize(
    ("first", "second", "row"),
    [
        (" | (dalam rupiah) |", " | (dalam jutaan) |", "B2"),
        ("(dalam jutaan) | |", "(dalam ribuan rupiah) | |", "A2"),
        (" | |", "(dalam jutaan rupiah) | |", "A5"),
    ],
)
def test_units_between_the_lines_are_asked_about(read, first, second, row):
    result = read(between(first, second))

    assert ("row.says-unit", f"Lembar1!{row}") in errors(result)


def test_a_unit_that_is_said_above_the_table_may_be_repeated(read):
    result = read(f"(dalam ribuan rupiah) | |\n{between(' | | ', '(dalam ribuan rupiah) | |')}")

    assert (amounts(result)[0], errors(result)) == (("5.1.01", "100000.00"), [])


def test_a_unit_below_the_titles_is_that_of_all_lines(read):
    result = read(f"{TITLES}\n | (dalam ribuan) |\n{TWO}")

    assert (amounts(result)[0], errors(result)) == (("5.1.01", "100000.00"), [])


# Columns of unknown titles


def parted(title, *members):
    rows = [f"{member} | {account} | Belanja | ={n}" for account in ("5.1.01", "5.1.02") for n, member in enumerate(members, start=1)]
    return "\n".join([f"{title} | {TITLES}", *rows])


@pytest.mark.parametrize("title", ["Periode", "Thn", "Tahun Data", "Keterangan"])
@pytest.mark.parametrize("members", [("=2024", "=2025"), ("TA 2024", "TA 2025"), ("Tahun Anggaran 2024", "Tahun Anggaran 2025")])
def test_a_column_of_years_says_the_year_of_each_row(read, title, members):
    result = read(parted(title, *members))

    assert (amounts(result), codes(result)) == ([("5.1.01", "2.00"), ("5.1.02", "2.00")], ["year.from-rows"])


@pytest.mark.parametrize("said", ["TA 2024", "APBD 2024", "=2024"])
def test_a_column_of_another_year_alone_is_asked_about(read, said):
    result = read(parted("Keterangan", said))

    assert errors(result) == [("year.differs", "Lembar1!A2")]


@pytest.mark.parametrize(
    ("title", "members"),
    [
        ("Keterangan", ("=2025",)),
        ("Tahun Mulai", ("=2023", "=2025")),
        ("Volume", ("=2024", "=2023")),
        ("Keterangan", ("=2000", "=2099")),
        ("Keterangan", ("2024", "lanjutan 2024")),
        ("Keterangan", ("Perda 2024",)),
    ],
)
def test_other_columns_with_years_say_nothing(read, title, members):
    result = read(parted(title, *members))

    assert (len(result.facts), errors(result)) == (2 * len(members), [])


@pytest.mark.parametrize("title", ["Kab/Kota", "Wilayah", "Daerah", "Nama", "SKPD", "Keterangan"])
def test_a_column_of_governments_is_asked_about(read, title):
    result = read(parted(title, "Kota Binjai", "Kota Medan", "Kab. Langkat"))

    assert errors(result) == [("government.in-column", "Lembar1!A1")]


@pytest.mark.parametrize("title", ["Kab/Kota", "Nama", "SKPD"])
def test_of_a_column_of_governments_one_is_taken(read, title):
    result = read(parted(title, "Kota Binjai", "Kota Medan"), government="Kota Medan")

    assert (amounts(result), errors(result)) == ([("5.1.01", "2.00"), ("5.1.02", "2.00")], [])
    assert [fact.account_name for fact in result.facts] == ["Belanja", "Belanja"]


@pytest.mark.parametrize("title", ["Kab/Kota", "SKPD"])
def test_a_column_of_another_government_than_asked_for_is_refused(read, title):
    result = read(parted(title, "Kota Medan"), government="Kota Binjai")

    assert errors(result) == [("government.unknown", "Lembar1!A1")]


def test_a_total_in_a_column_of_years_is_of_none(read):
    result = read(f"{parted('Thn', '=2024', '=2025')}\nJumlah | | | =6")

    assert (amounts(result), errors(result)) == ([("5.1.01", "2.00"), ("5.1.02", "2.00")], [])


@pytest.mark.parametrize(
    ("title", "members"),
    [
        ("Lokasi", ("Kota Binjai", "Kota Medan")),
        ("Keterangan", ("Kota Binjai", "Kecamatan Binjai Kota")),
        ("Keterangan", ("Kota Binjai",)),
        ("SKPD", ("Kota Binjai",)),
    ],
)
def test_other_columns_with_governments_say_nothing(read, title, members):
    result = read(parted(title, *members))

    assert (len(result.facts), errors(result)) == (2 * len(members), [])
