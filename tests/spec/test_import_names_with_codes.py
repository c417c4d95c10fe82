"""Names that stand behind their codes in one cell, names alone beside offices, and rows below them that say where the money comes from."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import amounts, codes, errors, skipped
from tests.support.sheets import sheet, workbook


@pytest.mark.parametrize("title", ["Uraian", "Nama Rekening", "Kode dan Uraian"])
def test_a_code_before_the_name_is_read_from_its_cell(read, title):
    result = read(f"""
        {title}                                  | Jumlah
        1.02.0.00.0.00.01.0000 Dinas Kesehatan   | =300
        5 Belanja Daerah                         | =300
        5.1 Belanja Operasi                      | =200
        5.1.02 Belanja Barang dan Jasa           | =200
        5.2 Belanja Modal                        | =100
        5.2.02 Belanja Modal Peralatan dan Mesin | =100
        Jumlah                                   | =300
    """)

    assert (amounts(result), codes(result)) == ([("5.1.02", "200.00"), ("5.2.02", "100.00")], [])
    assert [(fact.office_name, fact.account_name) for fact in result.facts] == [
        ("Dinas Kesehatan", "Belanja Barang dan Jasa"),
        ("Dinas Kesehatan", "Belanja Modal Peralatan dan Mesin"),
    ]


def test_so_is_it_beside_another_such_table_and_beside_offices(read):
    beside = read("""
        Uraian               | Jumlah | Uraian                         | Jumlah
        4 Pendapatan Daerah  | =300   | 5 Belanja Daerah               | =200
        4.1.01 Pajak Daerah  | =300   | 5.1.02 Belanja Barang dan Jasa | =200
    """)
    offices = read("""
        Kode SKPD              | Nama SKPD       | Uraian                         | Jumlah
        1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 5.1.02 Belanja Barang dan Jasa | =200
        1.06.0.00.0.00.01.0000 | Dinas Sosial    | 5.1.05 Belanja Hibah           | =100
    """)

    assert (amounts(beside), errors(beside)) == ([("4.1.01", "300.00"), ("5.1.02", "200.00")], [])
    assert (amounts(offices), errors(offices)) == ([("5.1.02", "200.00"), ("5.1.05", "100.00")], [])


def test_a_source_of_money_below_each_account_is_not_taken_for_an_account(read):
    result = read("""
        Uraian                        | Jumlah
        Jumlah Belanja                | =300
        5.1.01 Belanja Pegawai        | =200
        Pendapatan Asli Daerah (PAD)  | =200
        5.1.05 Belanja Hibah          | =100
        Pendapatan Asli Daerah (PAD)  | =100
    """)

    assert amounts(result) == [("5.1.01", "200.00"), ("5.1.05", "100.00")]


def test_names_that_are_only_numbered_have_no_codes(read):
    result = read("""
        Uraian                      | Jumlah
        1. Belanja Pegawai          | =200
        2. Belanja Barang dan Jasa  | =100
    """)

    assert "account.unknown-name" in codes(result)


def test_column_numbers_in_brackets_are_no_line(read):
    result = read("""
        Uraian                            | Jumlah
        (1)                               | (2)
        Belanja Daerah                    | =100
        Belanja Modal                     | =100
        Belanja Modal Peralatan dan Mesin | =100
    """)

    assert (amounts(result), errors(result)) == ([("5.2.02", "100.00")], [])


SUMMARY = """
    Kode Rekening | Uraian          | Jumlah
    5             | Belanja Daerah  | =300
    5.1           | Belanja Operasi | =200
    5.2           | Belanja Modal   | =100
"""


def with_summary(heading, *rows):
    """A summary by account beside a sheet for each of two offices; rows: what they hold."""
    first, second = ("\n".join([heading, *lines]) for lines in rows)
    return workbook(sheet("Ringkasan", SUMMARY), sheet("Dinas Sosial", first), sheet("Dinas Kesehatan", second))


def test_sheets_of_offices_count_and_not_their_summary(read):
    alat, jasa = "5.2.02 Belanja Modal Peralatan dan Mesin | =100", "5.1.02 Belanja Barang dan Jasa | =200"
    result = read(with_summary("Uraian | Jumlah", [alat], [jasa]))

    assert [(fact.office_name, str(fact.account), fact.amount) for fact in result.facts] == [
        ("Dinas Sosial", "5.2.02", 100),
        ("Dinas Kesehatan", "5.1.02", 200),
    ]
    assert errors(result) == []


@pytest.mark.parametrize(
    ("heading", "code", "found"),
    [
        ("Uraian | Jumlah", "account.unknown-name", "Dinas Sosial!2"),
        ("Rek. dan Ur. | Jml.", "sheet.unread-detail", "Dinas Sosial"),
    ],
)
def test_detail_that_cannot_be_read_is_not_lost_behind_its_summary(read, heading, code, found):
    result = read(with_summary(heading, ["Bel. Alat | =100"], ["Bel. Pegawai | =120", "Bel. Barang | =80"]))

    assert (code, found) in errors(result)


def test_a_sheet_with_faults_is_not_set_aside_for_one_that_repeats_a_part_of_it(read):
    whole = """
        Akun | Kelompok | Jenis | Uraian                            | Jumlah
        5    | 1        | 01    | Belanja Pegawai                   | =103
        5    | 2        | 02    | Belanja Modal Peralatan dan Mesin | =104
             |          |       | - Tahap pertama                   | =34
    """
    part = """
        Akun | Kelompok | Jenis | Uraian                            | Jumlah
        5    | 1        | 01    | Belanja Pegawai                   | =103
        5    | 2        | 02    | Belanja Modal Peralatan dan Mesin | =104
    """

    result = read(workbook(sheet("Lembar1", whole), sheet("Salinan", part)))

    assert ("account.missing", "Lembar1!4") in errors(result)


def test_a_list_of_offices_that_is_not_read_is_only_told(read):
    lines = """
        Nama SKPD       | Kode Rekening | Jumlah
        Dinas Sosial    | 5.1.02        | =100
        Dinas Kesehatan | 5.1.02        | =200
    """
    offices = """
        No | Nama SKPD       | Jumlah
        1  | Dinas Sosial    | =100
        2  | Dinas Kesehatan | =200
    """

    result = read(workbook(sheet("Rincian", lines), sheet("Rekap", offices)))

    assert (errors(result), codes(result)) == ([], ["sheet.no-table"])


def test_one_name_at_two_levels_counts_once(read):
    result = read("""
        Kode SKPD              | Nama SKPD    | Uraian                | Jumlah
        1.06.0.00.0.00.01.0000 | Dinas Sosial | Belanja Daerah        | =612
        1.06.0.00.0.00.01.0000 | Dinas Sosial | Belanja Tidak Terduga | =612
        1.06.0.00.0.00.01.0000 | Dinas Sosial | Belanja Tidak Terduga | =612
    """)

    assert (amounts(result), codes(result)) == ([("5.3.01", "612.00")], ["account.from-names"])


def test_two_offices_with_that_name_have_a_line_each(read):
    result = read("""
        Kode SKPD              | Nama SKPD       | Uraian                | Jumlah
        1.06.0.00.0.00.01.0000 | Dinas Sosial    | Belanja Tidak Terduga | =612
        1.02.0.00.0.00.01.0000 | Dinas Kesehatan | Belanja Tidak Terduga | =612
    """)

    assert amounts(result) == [("5.3.01", "612.00"), ("5.3.01", "612.00")]


def test_a_source_of_money_below_its_account_is_no_line(read):
    result = read("""
        Uraian                                   | Jumlah
        5 Belanja Daerah                         | =238
        5.2 Belanja Modal                        | =238
        5.2.02 Belanja Modal Peralatan dan Mesin | =238
        Pendapatan Asli Daerah (PAD)             | =238
    """)

    assert (amounts(result), errors(result), skipped(result)) == ([("5.2.02", "238.00")], [], {"header": 1, "stated-total": 2, "detail": 1})


def test_where_nothing_has_a_code_it_is_asked_about(read):
    result = read("""
        Uraian                            | Jumlah
        Belanja Daerah                    | =238
        Belanja Modal                     | =238
        Belanja Modal Peralatan dan Mesin | =238
        Pendapatan Asli Daerah (PAD)      | =238
    """)

    assert errors(result) == [("account.perhaps-source", "Lembar1!A5")]


def test_details_of_nil_are_no_lines(read):
    result = read("""
        Kode Rekening | Uraian          | Jumlah
        5.1.01        | Belanja Pegawai | =90
        5.1.05        | Belanja Hibah   | =0
                      | - Tahap pertama | =0
    """)

    assert (amounts(result), errors(result)) == ([("5.1.01", "90.00"), ("5.1.05", "0.00")], [])


@pytest.mark.parametrize("rest", [["2 | ", "2 | 04"], ["  2 | ", " | 04"]])
def test_columns_without_a_title_beside_the_codes_are_the_rest_of_them(read, rest):
    first, second = rest
    result = read(f"""
        Kode Rekening |   |   | Uraian              | Jumlah
        5             |   |   | Belanja Daerah      | =632
        {"" if second.startswith(" ") else 5} | {first} | Belanja Modal       | =632
        {"" if second.startswith(" ") else 5} | {second} | Belanja Modal Jalan | =632
    """)

    assert (amounts(result), errors(result)) == ([("5.2.04", "632.00")], [])


def test_a_total_with_a_dot_in_its_name_parts_no_code(read):
    result = read("""
        Kode Rekening | < | <  | Uraian          | Jumlah
        5             |   |    | Belanja Daerah  | =67
        5             | 1 |    | Belanja Operasi | =67
        5             | 1 | 05 | Belanja Hibah   | =67
        Jml. BELANJA  |   |    |                 | =67
    """)

    assert (amounts(result), errors(result)) == ([("5.1.05", "67.00")], [])


def test_a_first_line_of_texts_is_no_row_of_titles(read):
    result = read(
        """
        Nama SKPD   | Bulan    | Kode Rekening | Nama Rekening       | Realisasi
        Dinas Pupr  | Januari  | 5204          | Belanja Modal Jalan | Rp. 12.701.907,-
        Dinas Pupr  | Februari | 5204          | Belanja Modal Jalan | Rp. 57.158.584,-
        """,
        phase=Phase.REALISED,
    )

    assert sum(fact.amount for fact in result.facts) == 69860491
