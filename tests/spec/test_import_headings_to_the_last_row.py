"""Where a heading ends: rows of titles, of units and of column numbers belong to it, the first line of the table never does."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import amounts, errors, warnings


@pytest.mark.parametrize(
    ("title", "word"), [("Bulan", "Januari"), ("Jenis", "Operasi"), ("Jenis", "Realisasi"), ("Keterangan", "Jumlah"), ("Versi", "Murni")]
)
@pytest.mark.parametrize("amount", ["Rp. 12.701.907,-", "Rp. 900,-", "12701907", "IDR 12.701.907", "12,7 M"])
def test_a_row_with_an_amount_is_no_row_of_titles_whatever_words_it_holds(read, title, word, amount):
    result = read(
        f"""
        Nama SKPD               | {title} | Kode Rekening | Nama Rekening       | Realisasi
        Kecamatan Contoh Utara  | {word}  | 5204          | Belanja Modal Jalan | {amount}
        Kecamatan Contoh Utara  | {word}  | 5203          | Belanja Modal Gedung | {amount}
    """,
        phase=Phase.REALISED,
    )

    assert [fact.source.row for fact in result.facts] == [2, 3]


SIDE = "Kode SKPD | Nama SKPD | Nama Sumber Dana | Kode Rekening | Nama Rekening | Pagu | Realisasi |  |  | Sisa Pagu"
LINE = "2.11.0.00.0.00.01.0000 | Dinas Lingkungan Hidup | Dana Alokasi Umum (DAU) | 5.1.02 | Belanja Barang dan Jasa | =200 | =100 | =50 | =50 | =100"


@pytest.mark.parametrize(
    "numbers",
    ["=1 | =2 | =3 | =4 | =5 | =6 | =7 | =8 | =9 | =10", "(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8)=7:6 | (9) | 10 (6-7)"],
)
def test_a_row_of_column_numbers_below_titles_that_were_not_understood_is_no_line(read, numbers):
    result = read(f"{SIDE}\n | | | | | | Serapan Uang | Serapan Uang (%) | Fisik (%) | \n{numbers}\n{LINE}")

    assert amounts(result) == [("5.1.02", "200.00")]


def test_a_row_of_column_numbers_on_a_later_page_is_no_line(read):
    result = read("""
        Kode Rekening | Uraian        | Jumlah
        5.1.01        | Gaji          | =60
        Halaman 2     |               |
        =1            | =2            | =3
        5.1.02        | Barang        | =40
    """)

    assert (amounts(result), errors(result)) == ([("5.1.01", "60.00"), ("5.1.02", "40.00")], [])


def test_a_line_that_only_begins_like_column_numbers_stays_one(read):
    result = read("""
        No | Kode Rekening | Uraian | Volume | Jumlah
        =1 | 5.1.01        | Gaji   | =2     | =3
        =2 | 5.1.02        | Barang | =3     | =4
    """)

    assert [amount for _, amount in amounts(result)] == ["3.00", "4.00"]


def test_units_under_a_row_of_column_numbers_belong_to_the_heading(read):
    result = read("Kode | Uraian | Jumlah\n(1) | (2) | (3)\n | | (Rp)\n5.1.01 | Gaji | =76")

    assert (amounts(result), errors(result)) == ([("5.1.01", "76.00")], [])


@pytest.mark.parametrize(
    "between",
    ["(1) | (2) | (3) | (4) | (5)", "=1 | =2 | =3 | =4 | =5", "Akun | Kelompok | Jenis | Uraian | Jumlah"],
)
def test_the_levels_of_a_code_are_seen_beside_column_numbers_and_repeated_headings(read, between):
    result = read(f"""
        Akun | Kelompok | Jenis | Uraian          | Jumlah
        {between}
        5    |          |       | Belanja         | =76
        5    | 1        |       | Belanja Operasi | =76
        {between}
        5    | 1        | 01    | Belanja Pegawai | =76
    """)

    assert (amounts(result), errors(result)) == ([("5.1.01", "76.00")], [])


def test_the_levels_of_a_code_are_seen_above_a_second_table(read):
    result = read("""
        Akun | Kelompok | Jenis | Uraian          | Jumlah
        5    |          |       | Belanja         | =76
        5    | 1        |       | Belanja Operasi | =76
        5    | 1        | 01    | Belanja Pegawai | =76
             |          |       |                 |
        Kode Rekening | Uraian          | Jumlah | |
        5             | Belanja         | =76    | |
        5.1           | Belanja Operasi | =76    | |
    """)

    assert (amounts(result), [code for code, _ in errors(result) if code == "account.levels-apart"]) == ([("5.1.01", "76.00")], [])


@pytest.mark.parametrize("rest", ["5 | {} |", " | {} |"])
def test_columns_without_a_title_behind_that_of_the_code_hold_its_rest(read, rest):
    rows = "Kode Rekening |  |  | Uraian | Jumlah\n5 |  |  | Belanja Daerah | =63\n"
    kelompok = rest.format("2")
    jenis = "5 | 2 | 04" if kelompok.startswith("5") else " | | 04"
    result = read(f"{rows}{kelompok} | Belanja Modal | =63\n{jenis} | Belanja Modal Jalan, Jaringan, dan Irigasi | =63")

    assert (amounts(result), result.problems) == ([("5.2.04", "63.00")], ())


def test_a_column_without_a_title_behind_whole_codes_is_none_of_theirs(read):
    result = read("""
        Kode Rekening |    | Uraian  | Jumlah
        5101          | =1 | Gaji    | =60
        5102          | =2 | Barang  | =40
    """)

    assert (amounts(result), warnings(result)) == ([("5.1.01", "60.00"), ("5.1.02", "40.00")], ["column.untitled"])


def test_a_total_with_a_dot_in_its_label_leaves_the_code_in_its_columns(read):
    result = read("""
        Kode Rekening | < | <  | Uraian          | Jumlah
        5             |   |    | Belanja Daerah  | =67
        5             | 1 |    | Belanja Operasi | =67
        5             | 1 | 05 | Belanja Hibah   | =67
        Jml. BELANJA  |   |    |                 | =67
    """)

    assert (amounts(result), result.problems) == ([("5.1.05", "67.00")], ())


@pytest.mark.parametrize("unknown", ["Proyeksi Tahun Depan", "Sumber Dana"])
def test_units_in_a_row_of_their_own_make_no_money_of_a_title_that_is_not_known(read, unknown):
    table = "Kode Rekening | Nama Rekening | {} | {} | {}\n | | (Rp) | (Rp) | (%)\n5.1.02 | Belanja Barang dan Jasa | =60 | =70 | =90"

    known = read(table.format("Anggaran", unknown, "Realisasi"))
    alone = read(table.format("Realisasi", unknown, "Capaian"))

    assert amounts(known) == [("5.1.02", "60.00")]
    assert [code for code, _ in errors(alone)] == ["phase.no-column"]


@pytest.mark.parametrize("beside", ["Bertambah", "%", "Prakiraan Maju"])
def test_dashes_under_a_title_are_nil_also_where_numbers_stand_beside_them(read, beside):
    result = read(f"""
        Kode Rekening | Nama Rekening | Sebelum Perubahan | {beside} | Setelah Perubahan
        5.1.05        | Belanja Hibah | -                 | =60      | =60
    """)

    assert amounts(result) == [("5.1.05", "0.00")]


@pytest.mark.parametrize("share", ["% dari Total", "% Anggaran", "% Jumlah"])
def test_a_title_that_begins_with_a_sign_of_percent_is_no_money_whatever_stands_above(read, share):
    result = read(
        f"""
        Kode Rekening | Nama Rekening | APBD Perubahan | <
        ^             | ^             | Jumlah         | {share}
        5.1.05        | Belanja Hibah | =60            | =75
    """,
        phase=Phase.REVISED,
    )

    assert amounts(result) == [("5.1.05", "60.00")]


def test_nothing_below_a_title_that_begins_with_a_sign_of_percent_is_money(read):
    result = read("""
        Kode Rekening | Nama Rekening | Jumlah | % Penyerapan | <
        ^             | ^             | ^      | Keuangan     | Fisik
        5.1.05        | Belanja Hibah | =60    | =75          | =80
    """)

    assert (amounts(result), errors(result)) == ([("5.1.05", "60.00")], [])


@pytest.mark.parametrize("numbers", ["", "\n=1 | =2 | =3 | =4 | =5 | =6"])
@pytest.mark.parametrize(("phase", "amount"), [(Phase.ENACTED, "60.00"), (Phase.REALISED, "40.00")])
def test_titles_below_one_of_amounts_and_its_blanks_belong_to_the_heading(read, numbers, phase, amount):
    titles = "Kode Rekening | Nama Rekening | Pagu | Realisasi | | \n | | | Keuangan (Rp) | Keuangan (%) | Fisik (%)"
    result = read(f"{titles}{numbers}\n5.1.02 | Belanja Barang dan Jasa | =60 | =40 | =67 | =50", phase=phase)

    assert (amounts(result), errors(result)) == ([("5.1.02", amount)], [])


def test_units_above_a_row_of_column_numbers_belong_to_the_heading(read):
    result = read("Kode | Uraian | Jumlah\n | | (Rp)\n(1) | (2) | (3)\n5.1.01 | Gaji | =76")

    assert (amounts(result), errors(result)) == ([("5.1.01", "76.00")], [])


def test_tables_beside_each_other_have_the_rest_of_the_code_each(read):
    result = read("""
        Kode Rekening |   |    | Uraian                 | Jumlah | Kode Rekening |   |    | Uraian          | Jumlah
        4             |   |    | Pendapatan             | =9     | 5             |   |    | Belanja         | =7
        4             | 1 |    | Pendapatan Asli Daerah | =9     | 5             | 1 |    | Belanja Operasi | =7
        4             | 1 | 01 | Pajak Daerah           | =9     | 5             | 1 | 05 | Belanja Hibah   | =7
    """)

    assert (amounts(result), result.problems) == ([("4.1.01", "9.00"), ("5.1.05", "7.00")], ())
