"""Two tables on one sheet, each under a heading of its own, are what two sheets are: one sums up the other, repeats it, or goes on."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, errors, skipped, warnings

DETAIL = """
    RINCIAN
    Kode Rekening | Uraian                            | Jumlah | Keterangan
    5             | Belanja Daerah                    | =300   |
    5.1           | Belanja Operasi                   | =200   |
    5.1.02        | Belanja Barang dan Jasa           | =200   | x
    5.2           | Belanja Modal                     | =100   |
    5.2.02        | Belanja Modal Peralatan dan Mesin | =100   |
"""
OVER_COLUMNS = """
    RINCIAN
    Kode Rekening | < | <  | Uraian                            | Jumlah
    5             |   |    | Belanja Daerah                    | =300
    5             | 1 |    | Belanja Operasi                   | =200
    5             | 1 | 02 | Belanja Barang dan Jasa           | =200
    5             | 2 |    | Belanja Modal                     | =100
    5             | 2 | 02 | Belanja Modal Peralatan dan Mesin | =100
"""
NUMBERED = """
    RINCIAN
    No | Kode Rekening | Nama Rekening                     | Jumlah
    1  | 5.1.02        | Belanja Barang dan Jasa           | =200
    2  | 5.2.02        | Belanja Modal Peralatan dan Mesin | =100
"""
NAMES = """
    RINCIAN
    Uraian                            | Jumlah
    Belanja Daerah                    | =300
    Belanja Operasi                   | =200
    Belanja Barang dan Jasa           | =200
    Belanja Modal                     | =100
    Belanja Modal Peralatan dan Mesin | =100
"""
SUMMARY = """
    REKAPITULASI
    Kode Rekening | Uraian          | Jumlah
    5             | Belanja Daerah  | =300
    5.1           | Belanja Operasi | =200
    5.2           | Belanja Modal   | =100
"""
LINES = [("5.1.02", "200.00"), ("5.2.02", "100.00")]


@pytest.mark.parametrize("detail", [DETAIL, OVER_COLUMNS, NUMBERED])
@pytest.mark.parametrize("is_above", [True, False])
def test_a_summary_above_or_below_its_detail_is_not_counted_again(read, detail, is_above):
    result = read("\n".join([SUMMARY, detail] if is_above else [detail, SUMMARY]))

    assert (amounts(result), errors(result)) == (LINES, [])
    assert skipped(result)["stated-total"] >= 3
    assert not any(total.difference for total in result.stated)


@pytest.mark.parametrize("detail", [DETAIL, OVER_COLUMNS, NAMES])
def test_a_summary_that_is_out_of_date_does_not_count_for_its_detail(read, detail):
    result = read(SUMMARY + "\n" + detail.replace("=300", "=400").replace("=200", "=300"))

    assert sum(fact.amount for fact in result.facts) == 400
    assert "sum.differs" in warnings(result)


def test_a_summary_under_the_same_heading_is_told_by_its_title(read):
    result = read("""
        RINCIAN
        Kode Rekening          | Uraian                            | Jumlah
        1.02.0.00.0.00.01.0000 | Dinas Kesehatan                   | =300
        1.02.01                | Program Penunjang                 | =300
        1.02.01.2.01           | Perencanaan                       | =300
        1.02.01.2.01.0001      | Koordinasi                        | =200
        5                      | Belanja Daerah                    | =200
        5.1                    | Belanja Operasi                   | =200
        5.1.01                 | Belanja Pegawai                   | =200
        1.02.01.2.01.0002      | Penyediaan                        | =100
        5                      | Belanja Daerah                    | =100
        5.2                    | Belanja Modal                     | =100
        5.2.02                 | Belanja Modal Peralatan dan Mesin | =100

        REKAPITULASI
        Kode Rekening          | Uraian                            | Jumlah
        5                      | Belanja Daerah                    | =300
        5.1                    | Belanja Operasi                   | =200
        5.2                    | Belanja Modal                     | =100
    """)

    assert (amounts(result), errors(result), warnings(result)) == ([("5.1.01", "200.00"), ("5.2.02", "100.00")], [], [])


@pytest.mark.parametrize("is_above", [True, False])
def test_a_list_of_offices_beside_their_lines_is_no_fault(read, is_above):
    offices = """
        REKAPITULASI
        Kode SKPD              | Nama SKPD       | Jumlah
        1.02.0.00.0.00.01.0000 | Dinas Kesehatan | =200
        5.02.0.00.0.00.01.0000 | Badan Keuangan  | =100
    """
    lines = """
        RINCIAN
        Kode Rekening          | Nama Rekening           | Jumlah
        1.02.0.00.0.00.01.0000 | Dinas Kesehatan         | =200
        1.02.01                | Program Penunjang       | =200
        5.1.02                 | Belanja Barang dan Jasa | =200
        5.02.0.00.0.00.01.0000 | Badan Keuangan          | =100
        5.02.01                | Program Penunjang       | =100
        5.1.01                 | Belanja Pegawai         | =100
    """
    result = read("\n".join([offices, lines] if is_above else [lines, offices]))

    assert (amounts(result), errors(result)) == ([("5.1.02", "200.00"), ("5.1.01", "100.00")], [])


def test_parts_of_one_budget_are_taken_together(read):
    result = read("""
        APBD TAHUN ANGGARAN 2025 (dalam ribuan rupiah)
        BELANJA
        Kode Rekening | Uraian                  | Jumlah
        5.1.02        | Belanja Barang dan Jasa | =200
        5.2.02        | Belanja Modal           | =100

        PENDAPATAN
        Kode Rekening | Uraian                  | Dasar Hukum | Jumlah
        4.1.01        | Pajak Daerah            | Perda       | =300
    """)

    assert (amounts(result), errors(result)) == ([("5.1.02", "200000.00"), ("5.2.02", "100000.00"), ("4.1.01", "300000.00")], [])


def test_a_remark_under_the_last_table_says_the_unit_of_all(read):
    result = read("""
        Kode Rekening | Uraian                  | Jumlah
        5.1.02        | Belanja Barang dan Jasa | =200

        Kode Rekening | Uraian                  | Dasar Hukum | Jumlah
        4.1.01        | Pajak Daerah            | Perda       | =300
        *) dalam ribuan rupiah
    """)

    assert amounts(result) == [("5.1.02", "200000.00"), ("4.1.01", "300000.00")]


AGAIN = """
    Kode Rekening | Uraian                            | Jumlah
    5.1.02        | Belanja Barang dan Jasa           | =200
    5.2.02        | Belanja Modal Peralatan dan Mesin | =100

    Kode Rekening | Uraian                            | Jumlah | Keterangan
    5.1.02        | Belanja Barang dan Jasa           | {}     | x
    5.2.02        | Belanja Modal Peralatan dan Mesin | =100   |
"""


def test_the_same_lines_count_once(read):
    result = read(AGAIN.format("=200"))

    assert (amounts(result), errors(result)) == (LINES, [])
    (said,) = (problem.message("id") for problem in result.problems if problem.code == "sheet.same-table")
    assert said == "Tabel di Lembar1!5:7 sama dengan tabel di Lembar1!1:3; isinya dihitung satu kali."


def test_other_amounts_for_the_same_lines_are_asked_about(read):
    result = read(AGAIN.format("=210"))

    assert (amounts(result), errors(result)) == ([], [("sheet.choose", "Lembar1!5")])
    (problem,) = (problem for problem in result.problems if problem.is_error)
    assert problem.found == "Lembar1!1:3: 300.00; Lembar1!5:7: 310.00"
    assert problem.message("id").startswith("2 tabel memuat baris yang sama")
    assert problem.message("en").startswith("2 tables hold the same lines")


@pytest.mark.parametrize("title", ["APBD PERUBAHAN", "BULAN FEBRUARI"])
def test_a_table_of_another_phase_or_month_than_the_first_says_is_refused(read, title):
    result = read(f"""
        BULAN JANUARI TAHUN ANGGARAN 2025
        Kode Rekening | Uraian                  | Jumlah
        5.1.02        | Belanja Barang dan Jasa | =200

        {title}
        Kode Rekening | Uraian                  | Jumlah | Keterangan
        4.1.01        | Pajak Daerah            | =300   | x
    """)

    assert ("table.other-title", "Lembar1!5") in errors(result)


def test_a_page_heading_of_two_rows_with_keys_merged_down_is_a_page(read):
    result = read("""
        Kode Rekening | Uraian                            | Tahun Anggaran 2025
        ^             | ^                                 | Jumlah
        5.1.02        | Belanja Barang dan Jasa           | =200
        Kode Rekening | Uraian                            | Tahun Anggaran 2025
        ^             | ^                                 | Jumlah
        5.2.02        | Belanja Modal Peralatan dan Mesin | =100
    """)

    assert (amounts(result), errors(result), skipped(result)) == (LINES, [], {"header": 4})


def test_a_table_by_quarters_with_fewer_columns_above_another_is_read(read):
    quarters = "Triwulan I | Triwulan II | Triwulan III | Triwulan IV"
    result = read(f"""
        Uraian                 | {quarters}
        5 Belanja Daerah       | =1 | =2 | =3 | =4
        5.1 Belanja Operasi    | =1 | =2 | =3 | =4
        5.1.01 Belanja Pegawai | =1 | =2 | =3 | =4
                               |    |    |    |
        Kode Rekening          | Uraian          | {quarters}
        5                      | Belanja Daerah  | =1 | =2 | =3 | =4
        5.1                    | Belanja Operasi | =1 | =2 | =3 | =4
    """)

    assert (amounts(result), errors(result)) == ([("5.1.01", "10.00")], [])
