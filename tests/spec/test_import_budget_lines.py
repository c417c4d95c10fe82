"""What a budget sheet becomes: each test draws a sheet and states its lines, its printed totals and what became of the other rows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cms.domain.budgets import Phase
from importers.profiles import Profile
from tests.support.budget_results import amounts, codes, skipped
from tests.support.sheets import as_csv, sheet, workbook


def test_a_row_with_code_and_amount_is_a_line_that_knows_its_cell(read):
    result = read("""
        Kode rekening     | Nama rekening | Jumlah
        5.1.02.01.01.0024 | Alat tulis    | =1250000
    """)

    line = result.facts[0]
    assert (str(line.account), line.account_name, line.amount) == ("5.1.02.01.01.0024", "Alat tulis", Decimal("1250000.00"))
    assert str(line.source) == "Lembar1!C2"
    assert (line.year, line.phase) == (2025, Phase.ENACTED)


def test_a_dash_means_zero(read):
    result = read("""
        Kode rekening | Jumlah
        5.1.02        | -
    """)

    assert amounts(result) == [("5.1.02", "0.00")]


def test_a_blank_is_not_zero(read):
    result = read("""
        Kode rekening | Jumlah
        5.1.02        |
        5.1.03        | =7
    """)

    assert amounts(result) == [("5.1.03", "7.00")]
    assert skipped(result) == {"header": 1, "without-amount": 1}


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1.234.567,89", "1234567.89"),
        ("Rp1.234.567,89", "1234567.89"),
        ("Rp. 1.250.000,-", "1250000.00"),
        ("Rp 1.250,-", "1250.00"),
        ("1.250,--", "1250.00"),
        ("1.250,=", "1250.00"),
        ("1,250.-", "1250.00"),
        ("(1.234.567,50)", "-1234567.50"),
        ("1.234.567,50-", "-1234567.50"),
        ("-1.234.567,50", "-1234567.50"),
        ("1,234,567.89", "1234567.89"),
        ("(115,888,860,874.61)", "-115888860874.61"),
        ("1869792735173.24", "1869792735173.24"),
        ("1250000", "1250000.00"),
        ("2.426,07 M", "2426070000000.00"),
        ("1,5 T", "1500000000000.00"),
        ("12 juta", "12000000.00"),
        ("=1250000.5", "1250000.50"),
    ],
)
def test_amounts_are_read_as_people_write_them(read, written, amount):
    result = read(f"""
        Kode rekening | Jumlah
        5.1.02        | {written}
    """)

    assert amounts(result) == [("5.1.02", amount)]


def test_an_undecidable_column_is_asked_about_once(read):
    result = read("""
        Kode rekening | Jumlah
        5.1.01        | 1.234
        5.1.02        | 2.500
        5.1.03        | 17
    """)

    assert codes(result) == ["notation.undecided"]
    assert (result.rows_refused, amounts(result)) == (2, [("5.1.03", "17.00")])


@pytest.mark.parametrize(("notation", "amount"), [("id", "1234.00"), ("en", "1.23")])
def test_the_answer_about_the_notation_is_taken(read, notation, amount):
    result = read(
        """
        Kode rekening | Jumlah
        5.1.01        | 1.234
    """,
        profile=Profile(notation=notation),
    )

    assert amounts(result) == [("5.1.01", amount)]


def test_the_title_says_that_amounts_are_millions(read):
    result = read("""
        APBD 2025
        (dalam jutaan rupiah)

        Kode rekening | Uraian  | Jumlah
        5.1.02        | Barang  | 1.234,5
        5.1.03        | Bunga   | 20,25
    """)

    assert amounts(result) == [("5.1.02", "1234500000.00"), ("5.1.03", "20250000.00")]
    assert "amount.unit" in codes(result)


def test_float_noise_is_rounded_to_the_sen_and_told(read):
    result = read(b"Kode rekening;Jumlah\n5.1.02;33162743681.709995\n", name="anggaran.csv")

    assert amounts(result) == [("5.1.02", "33162743681.71")]
    assert codes(result) == ["amount.float-noise"]


def test_only_leaves_are_lines_and_printed_sums_are_kept_beside_ours(read):
    result = read("""
        Kode rekening | Uraian          | Jumlah
        5             | BELANJA DAERAH  | =330
        5.1           | Belanja Operasi | =330
        5.1.01        | Belanja Pegawai | =110
        5.1.02        | Barang dan Jasa | =200
    """)

    assert amounts(result) == [("5.1.01", "110.00"), ("5.1.02", "200.00")]
    assert [(one.label, str(one.amount), str(one.difference)) for one in result.stated] == [
        ("BELANJA DAERAH", "330.00", "20.00"),
        ("Belanja Operasi", "330.00", "20.00"),
    ]
    assert codes(result) == ["sum.differs", "sum.differs"]
    assert skipped(result) == {"header": 1, "stated-total": 2}


def test_a_parent_whose_children_are_blank_is_a_leaf(read):
    result = read("""
        Kode rekening | Uraian            | Jumlah
        5.3           | Tidak Terduga     | =41
        5.3.01        | Tidak Terduga     |
    """)

    assert amounts(result) == [("5.3", "41.00")]


def test_the_balance_rows_are_compared_with_the_identity(read):
    result = read("""
        Kode  | Uraian                            | Jumlah
        4     | PENDAPATAN                        | =1000.5
        4.1   | PAD                               | =1000.5
              | JUMLAH PENDAPATAN                 | =1000.5
        5     | BELANJA                           | =1100
        5.1   | Operasi                           | =1100
              | SURPLUS / (DEFISIT)               | =-99.5
        6     | PEMBIAYAAN                        | =100
        6.1   | Penerimaan                        | =150
        6.2   | Pengeluaran                       | =50
              | PEMBIAYAAN NETTO                  | =100
              | SISA LEBIH PEMBIAYAAN ANGGARAN    | =0.5
    """)

    assert amounts(result) == [("4.1", "1000.50"), ("5.1", "1100.00"), ("6.1", "150.00"), ("6.2", "50.00")]
    assert [str(one.difference) for one in result.stated] == ["0.00"] * 7
    assert codes(result) == []


def test_row_six_may_be_received_plus_paid(read):
    result = read("""
        Kode | Uraian     | Jumlah
        6    | Pembiayaan | =200
        6.1  | Masuk      | =150
        6.2  | Keluar     | =50
    """)

    assert [str(one.difference) for one in result.stated] == ["0.00"]


def test_a_deficit_printed_without_its_sign_is_told(read):
    result = read("""
        Kode | Uraian    | Jumlah
        4.1  | PAD       | =100
        5.1  | Operasi   | =150
             | DEFISIT   | =50
    """)

    assert codes(result) == ["sum.other-sign"]


def test_a_bare_number_under_the_table_is_a_total_or_a_contradiction(read):
    good = read("""
        Kode rekening | Uraian | Jumlah
        5.1.01        | A      | =10
        5.1.02        | B      | =20
                      |        | =30
    """)
    stray = read("""
        Kode rekening | Uraian | Jumlah
        5.1.01        | A      | =10
        5.1.02        | B      | =20
                      |        | =150
    """)

    assert (len(good.facts), codes(good), [str(one.difference) for one in good.stated]) == (2, [], ["0.00"])
    assert (len(stray.facts), codes(stray), [str(one.difference) for one in stray.stated]) == (2, ["sum.bare-number"], ["120.00"])


def test_sub_totals_within_a_list_are_compared_with_the_rows_since_the_last_one(read):
    result = read("""
        Kode rekening | Uraian        | Jumlah
        5.1.01        | A             | =10
        5.1.02        | B             | =20
                      | Sub total     | =30
        5.2.01        | C             | =5
                      | Sub total     | =5
                      | Jumlah        | =35
    """)

    assert [str(one.difference) for one in result.stated] == ["0.00", "0.00", "0.00"]


def test_a_total_may_be_labelled_in_any_column(read):
    result = read("""
        NO     | KODE SKPD               | NAMA SKPD  | KODE REKENING | NAMA REKENING | PAGU
        =1     | 1.02.0.00.0.00.01.0000  | Dinas      | 5.1.02        | Barang        | =10
        JUMLAH |                         |            |               |               | =10
    """)

    assert (len(result.facts), [one.label for one in result.stated], codes(result)) == (1, ["JUMLAH"], [])


def test_an_amount_without_a_code_is_refused(read):
    result = read("""
        Kode rekening | Uraian        | Jumlah
        5.1.01        | A             | =10
                      | Tambahan      | =20
        5.1.02        | B             | =30
    """)

    assert [(problem.code, str(problem.where)) for problem in result.problems] == [("account.missing", "Lembar1!3")]
    assert (result.ok, result.rows_refused) == (False, 1)


def test_the_same_line_twice_counts_twice_and_is_told(read):
    result = read("""
        Kode rekening | Uraian | Jumlah
        5.1.01        | Gaji   | =10
        5.1.01        | Gaji   | =10
        5.1.01        | Gaji   | =12
    """)

    assert len(result.facts) == 3
    assert codes(result) == ["row.repeated", "row.same-key"]
    assert result.ok


def test_widths_of_codes_do_not_matter(read):
    result = read("""
        Kode rekening        | Jumlah
        5.1.02.01.001.00024  | =1
        5.1.02.01.01.0025.   | =2
        4101                 | =3
        "5 . 1 . 03"         | =4
        5.2..04              | =5
    """)

    assert [fact.account.segments for fact in result.facts] == [(5, 1, 2, 1, 1, 24), (5, 1, 2, 1, 1, 25), (4, 1, 1), (5, 1, 3), (5, 2, 4)]


def test_one_two_three_are_read_as_four_five_six(read):
    result = read("""
        Kode  | Uraian              | Jumlah
        1     | Pendapatan Daerah   | =10
        1.1   | PAD                 | =10
        2     | Belanja Daerah      | =7
        2.1   | Tidak Langsung      | =7
        3     | Pembiayaan Daerah   | =3
        3.1   | Penerimaan          | =3
    """)

    assert amounts(result) == [("4.1", "10.00"), ("5.1", "7.00"), ("6.1", "3.00")]
    assert codes(result) == ["codes.renumbered"]


def test_codes_before_names_in_one_cell_are_taken_apart(read):
    result = read("""
        Akun                               | Kota Contoh
        4. Pendapatan Daerah               | =10
        "          41. PAD"                | =10
        "             4101. Pajak Daerah"  | =10
    """)

    assert [(str(fact.account), fact.account_name) for fact in result.facts] == [("4.1.01", "Pajak Daerah")]


LONG_CODES = """
        Judul           | Penjabaran APBD
        Tahun           | 2015
        Kode Organisasi | 1.15.01
        Nama Organisasi | Dinas Contoh

        No. Rekening                               | Uraian                  | Jumlah
        "1.15 . 1.15.01 . 00 . 00 . 4"             | PENDAPATAN              | 186
        "1.15 . 1.15.01 . 00 . 00 . 4 . 1"         | PAD                     | 186
        "1.15 . 1.15.01 . 00 . 00 . 5"             | BELANJA                 | 130
        "1.15 . 1.15.01 . 00 . 00 . 5 . 1"         | BELANJA TIDAK LANGSUNG  | 100
        "1.15 . 1.15.01 . 00 . 00"                 | Non Kegiatan            | 100
        "1.15 . 1.15.01 . 00 . 00 . 5 . 1 . 1"     | Belanja Pegawai         | 100
        "1.15 . 1.15.01 . 01 . 26 . 5 . 2"         | BELANJA LANGSUNG        | 30
        "1.15 . 1.15.01 . 01"                      | Program Administrasi    | 30
        "1.15 . 1.15.01 . 01 . 26"                 | Penyediaan Jasa         | 30
        "1.15 . 1.15.01 . 01 . 26 . 5 . 2 . 1"     | Belanja Pegawai         | 9
        "1.15 . 1.15.01 . 01 . 26 . 5 . 2 . 2"     | Barang dan Jasa         | 21
                                                   | SURPLUS / (DEFISIT)     | 56
"""


def test_one_long_code_holds_office_programme_activity_and_account(read):
    result = read(LONG_CODES, year=2015)

    last = result.facts[-1]
    assert amounts(result) == [("4.1", "186.00"), ("5.1.01", "100.00"), ("5.2.01", "9.00"), ("5.2.02", "21.00")]
    assert (str(last.office_code), last.office_name, last.programme_name, last.activity_name) == (
        "1.15.01",
        "Dinas Contoh",
        "Program Administrasi",
        "Penyediaan Jasa",
    )
    assert [str(one.difference) for one in result.stated] == ["0.00"] * 8


def test_no_programme_is_not_a_programme(read):
    result = read(LONG_CODES, year=2015)

    assert (result.facts[1].programme_code, result.facts[1].activity_code) == (None, None)


def test_accounts_below_a_sub_activity_belong_to_it(read):
    result = read("""
        Kode                    | Uraian              | Pagu
        1.02.0.00.0.00.01.0000  | Dinas Kesehatan     | =60
        1.02                    | Kesehatan           | =60
        1.02.01                 | Program Penunjang   | =60
        1.02.01.2.01            | Perencanaan         | =60
        1.02.01.2.01.0001       | Dokumen             | =60
        5.1.02                  | Barang dan Jasa     | =60
        5.1.02.01               | Barang              | =60
    """)

    line = result.facts[0]
    assert amounts(result) == [("5.1.02.01", "60.00")]
    assert (line.office_name, line.programme_name, line.sub_activity_name) == ("Dinas Kesehatan", "Program Penunjang", "Dokumen")
    assert str(line.sub_activity_code) == "1.02.01.2.01.0001"


def test_five_above_five_point_one_is_an_account_and_above_five_point_zero_two_an_affair(read):
    result = read("""
        Kode                    | Uraian            | Pagu
        5.02.0.00.0.00.01.0000  | Badan Keuangan    | =60
        5                       | UNSUR PENUNJANG   | =60
        5.02                    | KEUANGAN          | =60
        5.02.01                 | Program           | =60
        5.02.01.2.01.0001       | Dokumen           | =60
        5                       | Belanja langsung  | =60
        5.1                     | Operasi           | =60
        5.1.02                  | Barang            | =60
    """)

    assert amounts(result) == [("5.1.02", "60.00")]
    assert [str(one.difference) for one in result.stated] == ["0.00"] * 7


def test_programmes_without_accounts_are_expenditure(read):
    result = read(
        """
        Kode              | Urusan / Program / Kegiatan | Pagu Indikatif (Rp)
        1.02.0.00.0.00.01.1000 RSUD Contoh |            | =35
        1                 | URUSAN WAJIB                | =30
        1.02.01           | PROGRAM PENUNJANG           | =30
        1.02.01.2.01.0001 | Dokumen                     | =10
        1.02.01.2.01.0006 | Laporan                     | =20
    """,
        phase=Phase.PROPOSED,
    )

    assert [(str(fact.account), fact.office_name, fact.sub_activity_name, str(fact.amount)) for fact in result.facts] == [
        ("5", "RSUD Contoh", "Dokumen", "10.00"),
        ("5", "RSUD Contoh", "Laporan", "20.00"),
    ]
    assert codes(result) == ["account.assumed", "sum.differs"]


def test_a_heading_of_three_rows_with_spread_codes_and_kinds(read):
    text = """
        Kode | <                      | <                 | <      | Uraian  | Kelompok Belanja | <         | <        | <
        ^    | ^                      | ^                 | ^      | ^       | Operasi          | <         | Modal    | <
        ^    | ^                      | ^                 | ^      | ^       | Anggaran         | Realisasi | Anggaran | Realisasi
        1    |                        |                   |        | 2       | 3                | 4         | 5        | 6
        1.02 |                        |                   |        | URUSAN  | =30              | =10       | =5       | 0,00
        1.02 | 1.02.0.00.0.00.01.0000 |                   |        | Dinas   | =30              | =10       | =5       | 0,00
        1.02 | 1.02.0.00.0.00.01.0000 | 1.02.01.2.01.0001 |        | Dokumen | =30              | =10       | =5       | 0,00
        1.02 | 1.02.0.00.0.00.01.0000 | 1.02.01.2.01.0001 | 5.1.02 | Barang  | =30              | =10       | 0,00     | 0,00
        1.02 | 1.02.0.00.0.00.01.0000 | 1.02.01.2.01.0001 | 5.2.02 | Mesin   | 0,00             | 0,00      | =5       | 0,00
             |                        |                   |        | Jumlah  | =30              | =10       | =5       | 0,00
    """

    budget, realised = read(text), read(text, phase=Phase.REALISED)

    assert amounts(budget) == [("5.1.02", "30.00"), ("5.2.02", "5.00")]
    assert amounts(realised) == [("5.1.02", "10.00"), ("5.2.02", "0.00")]
    assert budget.facts[0].office_name == "Dinas"
    assert codes(budget) == ["column.other-amounts"]


def test_the_same_table_on_several_sheets_counts_once(read):
    table = """
        Kode rekening | Uraian | Jumlah
        5.1.01        | Gaji   | =10
    """

    result = read(workbook(sheet("Semua", table), sheet("Salinan", table), sheet("Catatan", "hanya teks")))

    assert amounts(result) == [("5.1.01", "10.00")]
    assert codes(result) == ["sheet.no-table", "sheet.same-table"]
    assert skipped(result) == {"header": 1, "repeated-sheet": 2, "not-a-table": 1}


def test_sheets_with_parts_are_one_budget(read):
    result = read(
        workbook(
            sheet("Dinas A", "KODE SKPD | KODE REKENING | PAGU\n1.01.0.00.0.00.01.0000 | 5.1.01 | =10"),
            sheet("Dinas B", "KODE SKPD | KODE REKENING | PAGU\n1.02.0.00.0.00.01.0000 | 5.1.01 | =20"),
        )
    )

    assert [str(fact.source) for fact in result.facts] == ["Dinas A!C2", "Dinas B!C2"]
    assert result.ok


def test_a_summary_sheet_is_no_part(read):
    result = read(
        workbook(
            sheet("Ringkasan", "Kode | Uraian | Pagu\n1.01.0.00.0.00.01.0000 | Dinas A | =11\n1.02.0.00.0.00.01.0000 | Dinas B | =20"),
            sheet("A", "Kode | Uraian | Pagu\n1.01.0.00.0.00.01.0000 | Dinas A | =10\n1.01.01 | Program | =10"),
            sheet("B", "Kode | Uraian | Pagu\n1.02.0.00.0.00.01.0000 | Dinas B | =20\n1.02.01 | Program | =20"),
        )
    )

    assert sorted(str(fact.amount) for fact in result.facts) == ["10.00", "20.00"]
    assert [str(one.difference) for one in result.stated if one.difference] == ["1.00"]


def test_tables_side_by_side_are_both_read(read):
    result = read("""
        Kode | Uraian     | Jumlah | Kode | Uraian  | Jumlah
        4.1  | PAD        | =10    | 5.1  | Operasi | =7
        4.2  | Transfer   | =20    | 5.2  | Modal   | =3
             |            |        | 5.3  | Terduga | =1
    """)

    assert [(str(fact.account), fact.account_name, str(fact.amount)) for fact in result.facts] == [
        ("4.1", "PAD", "10.00"),
        ("4.2", "Transfer", "20.00"),
        ("5.1", "Operasi", "7.00"),
        ("5.2", "Modal", "3.00"),
        ("5.3", "Terduga", "1.00"),
    ]
    assert result.rows_stored == 3


def test_levels_come_from_order_where_there_are_no_codes(read):
    result = read("""
        akun                                | anggaran
        Pendapatan Daerah                   | 30,00 M
        PAD                                 | 10,00 M
        Pajak Daerah                        | 10,00 M
        Pendapatan Lainnya                  | 20,00 M
        Pendapatan Hibah                    | 0,00 M
        Pendapatan Transfer Antar Daerah    | 20,00 M
        Belanja Daerah                      | 25,01 M
        Belanja Pegawai                     | 25,00 M
        Belanja Pegawai                     | 25,00 M
    """)

    assert amounts(result) == [
        ("4.1.01", "10000000000.00"),
        ("4.3.01", "0.00"),
        ("4.2.02", "20000000000.00"),
        ("5.1.01", "25000000000.00"),
    ]
    assert codes(result) == ["amount.unit", "levels.from-order"]


def test_a_stale_sum_without_a_code_is_known_by_its_name(read):
    result = read("""
        akun                 | anggaran
        Pendapatan Daerah    | =31
        PAD                  | =10
        Pajak Daerah         | =10
        Pendapatan Transfer  | =20
        Pendapatan Transfer Pemerintah Pusat | =20
    """)

    assert amounts(result) == [("4.1.01", "10.00"), ("4.2.01", "20.00")]
    assert [(one.label, str(one.difference)) for one in result.stated if one.difference] == [("Pendapatan Daerah", "1.00")]


def test_levels_come_from_indentation_where_names_are_indented(read):
    result = read("""
        Uraian                  | Jumlah
        Pendapatan Daerah       | =40
        "  PAD"                 | =30
        "    Pajak Daerah"      | =10
        "    Retribusi Daerah"  | =20
    """)

    assert amounts(result) == [("4.1.01", "10.00"), ("4.1.02", "20.00")]
    assert [str(one.difference) for one in result.stated] == ["10.00", "0.00"]


@pytest.mark.parametrize("title", ["Nama rekening", "Akun", "Uraian belanja", "Uraian"])
def test_a_table_by_office_without_codes_knows_its_accounts_by_their_names(read, title):
    result = read(f"""
        SKPD          | {title}                | Anggaran
        Dinas Satu    | Belanja Operasi        | =100
        Dinas Satu    | Belanja Pegawai        | =60
        Dinas Satu    | Belanja Barang & Jasa  | =40
        Dinas Dua     | Belanja Modal          | =30
        Jumlah        |                        | =130
    """)

    assert [(fact.office_name, str(fact.account), fact.amount) for fact in result.facts] == [
        ("Dinas Satu", "5.1.01", Decimal(60)),
        ("Dinas Satu", "5.1.02", Decimal(40)),
        ("Dinas Dua", "5.2", Decimal(30)),
    ]
    assert codes(result) == ["account.from-names"]
    assert "4 rekening dikenali dari namanya (Belanja Barang & Jasa = 5.1.02, Belanja Modal = 5.2" in result.problems[0].message("id")


def test_of_a_table_by_office_each_unknown_account_is_refused_with_its_name(read):
    result = read("""
        SKPD          | Nama rekening          | Anggaran
        Dinas Satu    | Belanja Pegawai        | =60
        Dinas Satu    | Uang dari langit       | =40
        Dinas Dua     | Lain-lain              | =30
    """)

    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert (problem.code, str(problem.where), problem.found) == ("account.unknown-name", "Lembar1!B3", "Uang dari langit, Lain-lain")


OFFICES = """
    No | SKPD       | Pagu  | Keterangan
    1  | Dinas Satu | =60   | a
    2  | Dinas Dua  | =40   | b
"""
BY_OFFICE = Profile(name="per kantor", part="5", columns={"office_name": "B", "amount": "C"})


def test_a_table_of_offices_alone_is_read_where_somebody_says_what_it_is(read):
    result = read(f"{OFFICES}    | Total Belanja | =100 |", profile=BY_OFFICE)

    assert [(fact.office_name, str(fact.account), fact.amount) for fact in result.facts] == [
        ("Dinas Satu", "5", Decimal(60)),
        ("Dinas Dua", "5", Decimal(40)),
    ]
    assert [(one.label, one.difference) for one in result.stated] == [("Total Belanja", 0)]
    assert codes(read(OFFICES)) == ["table.not-found"]


# Tables of offices alone that hold a sum of their own rows, which no printed total bears out, and what we would add them up to.
NO_WITNESS = {
    "no total at all": (OFFICES, "100.00"),
    "a sum under another name": (f"{OFFICES}    3 | Semuanya | =100 |", "200.00"),
    "a sum above its offices": (OFFICES.replace("    1  |", "    0 | Kota Contoh | =100 | c\n    1  |"), "200.00"),
    "a sum that was rounded": (f"{OFFICES}    3 | Semuanya | =99 |", "199.00"),
    "a sum apart from its parts": (f"{OFFICES}    3 | Dinas Tiga | =7 |\n    4 | Semuanya (1 dan 2) | =100 |", "207.00"),
    "an office and its only part": (f"{OFFICES}    3 | Bagian dari Dinas Dua | =40 |\n    | Jumlah | =100 |", "140.00"),
    "a total that is not theirs": (f"{OFFICES}    | Jumlah | =101 |", "100.00"),
}


@pytest.mark.parametrize("what", NO_WITNESS)
def test_offices_alone_are_refused_where_no_total_bears_them_out(what, read):
    table, ours = NO_WITNESS[what]

    result = read(table, profile=BY_OFFICE)

    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert (problem.code, problem.where.column, problem.found) == ("office.no-total", "C", ours)


def test_a_programme_under_its_office_is_counted_once(read):
    table = """
        SKPD       | Program | Pagu
        Dinas Satu |         | =60
        Dinas Satu | Sehat   | =60
        Dinas Dua  |         | =40
        Dinas Dua  | Cerdas  | =40
        Jumlah     |         | =100
    """
    columns = {"office_name": "A", "programme_name": "B", "amount": "C"}

    result = read(table, profile=Profile(name="per program", part="5", columns=columns))

    assert [(fact.office_name, fact.programme_name, fact.amount) for fact in result.facts] == [
        ("Dinas Satu", "Sehat", Decimal(60)),
        ("Dinas Dua", "Cerdas", Decimal(40)),
    ]
    assert [one.difference for one in result.stated] == [0, 0, 0]


def test_programmes_without_codes_do_without_accounts_where_their_words_are_no_accounts(read):
    result = read("""
        SKPD          | Program | Kegiatan | Uraian belanja    | Pagu
        Dinas Satu    | Sehat   | Gizi     | Belanja Pegawai   | =60
        Dinas Satu    | Sehat   | Gizi     | Pengadaan meja    | =40
    """)

    assert {str(fact.account) for fact in result.facts} == {"5"}
    assert "account.unknown-name" not in codes(result)


def test_an_unknown_name_without_a_code_is_refused(read):
    result = read("""
        Uraian           | Jumlah
        Pajak Daerah     | =10
        Uang dari langit | =20
    """)

    assert "account.unknown-name" in codes(result)
    assert not result.ok


def test_details_below_an_account_are_part_of_it(read):
    result = read("""
        Kode rekening     | Uraian              | Koefisien | Jumlah
        5.1.02.01.01.0024 | Alat tulis          |           | =500
                          | [#] Belanja ATK     |           | =500
                          | - Kertas            | 10 rim    | =400
                          | - Pena              | 5 kotak   | =100
        5.1.02.01.01.0025 | Kertas              |           | =7
    """)

    assert amounts(result) == [("5.1.02.01.01.0024", "500.00"), ("5.1.02.01.01.0025", "7.00")]
    assert (skipped(result)["detail"], codes(result)) == (3, [])


def test_a_currency_sign_in_a_column_of_its_own_is_no_amount(read):
    result = read("""
        Kode   | Uraian | Jumlah |
        5.1.01 | Gaji   | Rp     | =100
        5.1.02 | Barang | Rp     | =7
    """)

    assert amounts(result) == [("5.1.01", "100.00"), ("5.1.02", "7.00")]


def test_revenue_and_kinds_of_expenditure_per_office(read):
    result = read("""
        Kode                   | Uraian    | Pendapatan | Belanja | <     | <
        ^                      | ^         | ^          | Operasi | Modal | Jumlah
        1.02                   | KESEHATAN | =7         | =30     | =5    | =35
        1.02.0.00.0.00.01.0000 | Dinas     | =7         | =30     | =5    | =35
    """)

    assert [(str(f.office_code), f.office_name, str(f.account), str(f.amount)) for f in result.facts] == [
        ("1.02.0.00.0.00.01.0000", "Dinas", "4", "7.00"),
        ("1.02.0.00.0.00.01.0000", "Dinas", "5.1", "30.00"),
        ("1.02.0.00.0.00.01.0000", "Dinas", "5.2", "5.00"),
    ]
    assert (codes(result), [str(one.difference) for one in result.stated]) == ([], ["0.00", "0.00", "0.00"])


def test_notes_and_repeated_headings_are_no_lines(read):
    result = read("""
        Kode rekening | Uraian        | Jumlah
        5.1.01        | Gaji          | =10
        Kode rekening | Uraian        | Jumlah
        5.1.02        | Barang        | =20
        Keterangan: angka sementara
                      |               | Kepala Badan
    """)

    assert amounts(result) == [("5.1.01", "10.00"), ("5.1.02", "20.00")]
    assert skipped(result) == {"header": 2, "note": 2}
    assert codes(result) == []


def test_columns_of_other_meaning_are_named(read):
    result = read("""
        Kode rekening | Uraian | Jumlah | Bahan baku
        5.1.01        | Gaji   | =10    | kertas
    """)

    assert [(problem.code, problem.found) for problem in result.problems] == [("column.unread", "D (Bahan baku)")]


def test_a_person_may_say_which_columns_to_read(read):
    result = read(
        """
        Nomor | Keterangan X | Kolom Z | Jumlah
        5.1   | Operasi      | =10     | =99
    """,
        profile=Profile(columns={"account": "A", "account_name": "B", "amount": "C"}, heading_rows=(1, 1)),
    )

    assert [(str(fact.account), fact.account_name, str(fact.amount)) for fact in result.facts] == [("5.1", "Operasi", "10.00")]


def test_a_csv_with_semicolons_reads_like_the_workbook(read):
    text = """
        Kode rekening | Uraian | Jumlah
        5.1.01        | Gaji   | 1.250.000,50
    """

    result = read(as_csv(text, ";").encode(), name="anggaran.csv")

    assert amounts(result) == [("5.1.01", "1250000.50")]


def test_codes_of_another_chart_are_kept_whole_under_their_part(read):
    result = read(
        """
        Account Type | Account | Account Description | Amount
        Revenue      | 41111   | Property tax        | =10
        Expense      | 54919   | Services            | =7
    """,
        profile=Profile(chart="contoh"),
    )

    assert [(fact.account.segments, fact.account.chart) for fact in result.facts] == [((4, 41111), "contoh"), ((5, 54919), "contoh")]


def test_every_row_has_exactly_one_end(read):
    result = read("""
        APBD 2025

        Kode rekening | Uraian         | Jumlah
        5             | BELANJA        | =30
        5.1           | Operasi        |
        5.1.01        | Gaji           | =10
        5.1.02        | Barang         | dua puluh
        5.1.03        | Bunga          |
                      | Jumlah         | =30
        Catatan kaki
    """)

    assert (result.rows_read, result.rows_stored, result.rows_refused) == (9, 1, 1)
    assert skipped(result) == {"title": 1, "header": 1, "heading": 1, "stated-total": 2, "without-amount": 1, "note": 1}
