"""Whose a row is: which account, year, phase and government. What a table says once for several rows, and rows of others among them."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import amounts
from tests.support.sheets import sheet, workbook


def errors(result):
    return [(problem.code, str(problem.where)) for problem in result.problems if problem.is_error]


def warnings(result):
    return [problem.code for problem in result.problems if not problem.is_error]


# Codes and names merged over their rows


def test_a_code_merged_over_its_rows_is_that_of_each(read):
    result = read("""
        Kode   | Uraian | Sumber dana | Anggaran
        5.1.01 | Gaji   | DAU         | =60
        ^      | ^      | PAD         | =40
        5.1.02 | Barang | PAD         | =40
    """)

    assert amounts(result) == [("5.1.01", "60.00"), ("5.1.01", "40.00"), ("5.1.02", "40.00")]
    assert [line.account_name for line in result.facts] == ["Gaji", "Gaji", "Barang"]
    assert (result.stated, errors(result)) == ((), [])


def test_rows_with_names_of_their_own_under_a_merged_code_are_lines(read):
    result = read("""
        Kode   | Uraian     | Anggaran
        5.1.01 | Gaji pokok | =60
        ^      | Tunjangan  | =60
        5.1.02 | Barang     | =10
    """)

    assert amounts(result) == [("5.1.01", "60.00"), ("5.1.01", "60.00"), ("5.1.02", "10.00")]


@pytest.mark.parametrize("total", ["^ | Jumlah | PAD", "^ | ^ | Jumlah"])
def test_a_total_under_a_merged_code_stays_a_total(read, total):
    result = read(f"""
        Kode   | Uraian | Sumber dana | Anggaran
        5.1.01 | Gaji   | DAU         | =60
        ^      | ^      | PAD         | =40
        {total}                       | =100
        5.1.02 | Barang | PAD         | =40
    """)

    assert amounts(result) == [("5.1.01", "60.00"), ("5.1.01", "40.00"), ("5.1.02", "40.00")]
    assert [(one.label, str(one.amount), str(one.ours)) for one in result.stated] == [("Jumlah", "100.00", "100.00")]


def test_details_under_the_merged_code_of_their_account_stay_details(read):
    result = read("""
        Kode   | Uraian | Anggaran
        5.1.02 | ATK    | =100
        ^      | Kertas | =60
        ^      | Pena   | =40
        5.1.03 | Bunga  | =10
    """)

    assert (amounts(result), errors(result)) == ([("5.1.02", "100.00"), ("5.1.03", "10.00")], [])


def test_an_amount_without_a_word_under_a_merged_code_is_refused(read):
    result = read("""
        Kode   | Uraian     | Anggaran
        5.1.01 | Gaji pokok | =60
        ^      |            | =60
        5.1.02 | Barang     | =10
    """)

    assert errors(result) == [("account.missing", "Lembar1!A3")]


def test_an_account_named_once_for_several_rows_is_that_of_each(read):
    result = read("""
        Uraian                  | Sumber dana | Anggaran
        Belanja Pegawai         | DAU         | =60
        ^                       | PAD         | =40
        Belanja Barang dan Jasa | PAD         | =10
    """)

    assert amounts(result) == [("5.1.01", "60.00"), ("5.1.01", "40.00"), ("5.1.02", "10.00")]


# The year of the title block

REALISED = """
    {}
    |
    Kode   | Uraian | Anggaran{} | Realisasi
    5.1.01 | Gaji   | =60        | =50
    5.1.02 | Barang | =40        | =30
"""
OTHER_YEAR = (
    "UNTUK TAHUN YANG BERAKHIR SAMPAI DENGAN 31 DESEMBER 2024",
    "UNTUK TAHUN YANG BERAKHIR PADA TANGGAL 31 DESEMBER 2024",
    "PER 31 DESEMBER 2024",
    "Per 31-12-2024",
    "s.d. 31 Des 2024",
    "Bulan : Desember 2024",
    "Bulan | : | Desember 2024",
    "Desember 2024",
    "Periode Januari - Desember 2024",
    "Januari s.d. Desember 2024",
    "APBD Kota Binjai 2024",
    "APBD Perubahan Kabupaten Hulu Sungai Utara 2024",
    "Anggaran Pendapatan dan Belanja Daerah 2024",
    "Anggaran Pendapatan dan Belanja Daerah Kota Binjai, 2024",
    "DPA 2024",
    "DPA Dinas Kesehatan 2024",
    "Laporan Realisasi Anggaran 2024",
    "Semester I 2024",
    "Triwulan IV | 2024",
    "FY24",
    "T.A.2024",
    "TAHUNANGGARAN 2024",
    "PAPBD 2024",
    "RKA-SKPD 2024",
    "For the year ended December 31, 2024",
    "TAHUN 2024 DAN 2023",
)
NO_YEAR = (
    "Dicetak 12 Mei 2024",
    "Dicetak tanggal | 12 Mei 2024",
    "Dicetak per 31 Desember 2024",
    "Data per 31 Desember 2024",
    "Tanggal cetak | Januari 2026",
    "Binjai, 12 Januari 2026",
    "Binjai,     Januari 2026",
    "tanggal 5 Januari 2024",
    "APBD ditetapkan Desember 2024",
    "APBD ditetapkan tanggal 12 Desember 2024",
    "Data 2024",
    "Perda Nomor 5 Tahun 2024",
    "Peraturan Daerah Kota Binjai Nomor 5 Tahun 2024 tentang APBD",
    "Peraturan Menteri Dalam Negeri 90/2019",
    "Perda APBD Nomor 5 Tahun 2024",
    "UNTUK TAHUN YANG BERAKHIR SAMPAI DENGAN 31 DESEMBER 2025",
    "PER 31 DESEMBER 2025 DAN 2024",
    "TAHUN 2024 DAN 2025",
)


@pytest.mark.parametrize("title", OTHER_YEAR)
def test_another_year_above_the_table_is_refused(read, title):
    result = read(REALISED.format(title, ""), phase=Phase.REALISED)

    assert [code for code, _ in errors(result)] == ["year.differs"]


@pytest.mark.parametrize("title", NO_YEAR)
def test_days_and_laws_above_the_table_are_no_budget_years(read, title):
    assert errors(read(REALISED.format(title, ""), phase=Phase.REALISED)) == []


@pytest.mark.parametrize("title", ["FY24 Budget", "Budget FY24"])
def test_another_fiscal_year_in_the_title_of_the_amounts_is_refused(read, title):
    result = read(f"""
        Kode   | Uraian | {title}
        5.1.01 | Gaji   | =60
    """)

    assert [code for code, _ in errors(result)] == ["year.differs"]


@pytest.mark.parametrize("year", [2024, 2025])
def test_of_a_comparison_each_year_can_be_read(read, year):
    table = """
        UNTUK TAHUN YANG BERAKHIR SAMPAI DENGAN 31 DESEMBER 2025 DAN 2024
        |
        Kode   | Uraian | Anggaran 2025 | Realisasi 2025 | Realisasi 2024
        5.1.01 | Gaji   | =60           | =50            | =45
    """
    result = read(table, phase=Phase.REALISED, year=year)

    assert (amounts(result), errors(result)) == ([("5.1.01", "50.00" if year == 2025 else "45.00")], [])


# The government of rows

TWO_GOVERNMENTS = """
    Pemda        | Kode   | Uraian | Anggaran
    Kota Binjai  | 5.1.01 | Gaji   | =60
    {0}          | 5.1.02 | Barang | =40
    Kab. Langkat | 5.1.01 | Gaji   | =61
    {0}          | 5.1.02 | Barang | =41
"""


def test_a_government_merged_over_its_rows_is_that_of_each(read):
    result = read(TWO_GOVERNMENTS.format("^"), government="Kota Binjai")

    assert (amounts(result), result.problems) == ([("5.1.01", "60.00"), ("5.1.02", "40.00")], ())
    assert dict(result.rows_skipped)["other-government"] == 2


def test_rows_without_a_government_among_those_of_several_are_refused(read):
    result = read(TWO_GOVERNMENTS.format(""), government="Kota Binjai")

    assert errors(result) == [("row.part-blank", "Lembar1!A3")]
    assert "Kab. Langkat" in result.problems[0].found


def test_a_total_without_a_government_among_those_of_several_is_no_line(read):
    result = read(TWO_GOVERNMENTS.format("^") + "| | Jumlah | =202", government="Kota Binjai")

    assert (errors(result), len(result.facts)) == ([], 2)


def test_where_one_government_is_named_blank_rows_are_its_own(read):
    result = read("""
        Pemda       | Kode   | Uraian | Anggaran
        Kota Binjai | 5.1.01 | Gaji   | =60
                    | 5.1.02 | Barang | =40
    """)

    assert (errors(result), len(result.facts)) == ([], 2)


# Accounts by their names


def test_own_source_revenue_is_known_by_its_full_name(read):
    result = read("""
        Uraian                               | Anggaran
        Pendapatan Daerah                    | =200
        Pendapatan Asli Daerah               | =100
        Pendapatan Transfer                  | =60
        Lain-lain Pendapatan Daerah yang Sah | =40
    """)

    assert amounts(result) == [("4.1", "100.00"), ("4.2", "60.00"), ("4.3", "40.00")]
    assert errors(result) == []


def test_other_own_source_revenue_is_known_by_its_full_name(read):
    result = read("""
        Uraian                                    | Anggaran
        Pendapatan Asli Daerah                    | =100
        Pajak Daerah                              | =70
        Lain-lain Pendapatan Asli Daerah yang Sah | =30
    """)

    assert (amounts(result), errors(result)) == ([("4.1.01", "70.00"), ("4.1.04", "30.00")], [])


# A column for each government


@pytest.mark.parametrize("government", [None, "Kota Binjai"])
@pytest.mark.parametrize("titles", ["Dana Pusat | Dana Provinsi | Kota Binjai", "Pemerintah Kota | Kecamatan Binjai Utara | Kelurahan Damai"])
def test_one_column_of_a_government_beside_other_numbers_is_asked_about(read, government, titles):
    result = read(
        f"""
        Kode   | Uraian | {titles}
        5.1.01 | Gaji   | =60 | =50 | =10
        5.1.02 | Barang | =40 | =30 | =7
        """,
        government=government,
    )

    assert ([code for code, _ in errors(result)], result.facts) == (["government.one-column"], ())


def test_a_column_of_remarks_beside_that_of_a_government_is_told(read):
    result = read("""
        Kode   | Uraian | Kota Binjai | Penjelasan
        5.1.01 | Gaji   | =60         | Pasal 5
        5.1.02 | Barang | =40         | lihat lampiran
    """)

    assert (amounts(result), errors(result)) == ([("5.1.01", "60.00"), ("5.1.02", "40.00")], [])
    assert warnings(result) == ["column.unread"]


BESIDE_THEIR_SUM = """
    Kode   | Uraian | Kab. Langkat | Kota Binjai | {}
    5.1.01 | Gaji   | =60          | =50         | =110
    5.1.02 | Barang | =40          | =30         | =70
"""


@pytest.mark.parametrize("total", ["Total", "Jumlah", "Anggaran"])
def test_of_governments_beside_their_sum_one_is_taken(read, total):
    table = BESIDE_THEIR_SUM.format(total)
    result, unasked = read(table, government="Kota Binjai"), read(table)

    assert (amounts(result), errors(result)) == ([("5.1.01", "50.00"), ("5.1.02", "30.00")], [])
    assert [(problem.code, problem.found) for problem in result.problems] == [("column.unread", f"E ({total})")]
    assert [code for code, _ in errors(unasked)] == ["government.choose"]


@pytest.mark.parametrize("titles", ["Pusat | Provinsi", "Pemerintah Pusat | Lainnya"])
def test_where_the_money_comes_from_is_no_government_of_its_own(read, titles):
    result = read(f"""
        Kode   | Uraian | {titles}  | Jumlah
        5.1.01 | Gaji   | =60 | =50 | =110
    """)

    assert (amounts(result), errors(result), warnings(result)) == ([("5.1.01", "110.00")], [], ["column.unread"])


@pytest.mark.parametrize(
    "titles", ["Pemerintah Pusat | Pemerintah Kota", "Provinsi | Kota", "Pusat | Kab/Kota", "Dana Provinsi | Dana Kota", "APBN | Kota"]
)
def test_what_the_city_and_others_spend_beside_their_sum_is_asked_about(read, titles):
    table = f"Kode | Uraian | {titles} | Jumlah\n5.1.01 | Gaji | ={{}} | =50 | ={{}}"

    assert [code for code, _ in errors(read(table.format(60, 110)))] == ["column.ambiguous"]
    assert errors(read(table.format(0, 50))) == []


# The government of a sheet, and of parts of it


def of_government(title, account="5.1.01", amount=60):
    return f"""
        {title}
        RINGKASAN APBD TAHUN ANGGARAN 2025
        |
        Kode      | Uraian | Anggaran
        {account} | Gaji   | ={amount}
    """


BINJAI = (
    "PEMERINTAH KOTA BINJAI",
    "KOTA BINJAI",
    "Pemda | : | Kota Binjai",
    "Pemda : Kota Binjai",
    "Pemkot Binjai",
    "KOTA BINJAI TAHUN ANGGARAN 2025",
)
LANGKAT = (
    "PEMERINTAH KABUPATEN LANGKAT",
    "KAB. LANGKAT",
    "PEMERINTAH DAERAH KABUPATEN LANGKAT",
    "Pemda | Kab. Langkat",
    "KABUPATEN LANGKAT PROVINSI SUMATERA UTARA",
)


@pytest.mark.parametrize("title", LANGKAT)
def test_a_sheet_of_another_government_than_the_one_asked_for_is_refused(read, title):
    result = read(of_government(title), government="Kota Binjai")

    assert [code for code, _ in errors(result)] == ["government.differs"]
    assert "Kota Binjai" in result.problems[0].message()


@pytest.mark.parametrize("wanted", ["Kota Binjai", "Pemerintah Kota Binjai", "Binjai", "02.14"])
@pytest.mark.parametrize("title", [*BINJAI, "PROVINSI SUMATERA UTARA\n        KOTA BINJAI", "DINAS KESEHATAN KOTA BINJAI", "Kecamatan Binjai Kota"])
def test_a_sheet_of_the_government_asked_for_is_read(read, title, wanted):
    result = read(of_government(title), government=wanted)

    assert (errors(result), len(result.facts)) == ([], 1)


def test_the_place_of_an_office_is_no_government(read):
    result = read(of_government("Lokasi | : | Kabupaten Langkat"), government="Kota Binjai")

    assert errors(result) == []


@pytest.mark.parametrize("titles", [("PEMERINTAH KOTA BINJAI", "PEMERINTAH KABUPATEN LANGKAT"), ("", "")])
def test_sheets_of_two_governments_are_not_added(read, titles):
    one, other = of_government(titles[0]), of_government(titles[1], "5.1.02", 61)
    book = workbook(sheet("Kota Binjai", one), sheet("Kab. Langkat", other))
    result, unasked, chosen = read(book, government="Kota Binjai"), read(book), read(book, government="Kota Binjai", sheet="Kota Binjai")

    assert errors(result) == [("government.differs", "Kab. Langkat!A1" if titles[0] else "Kab. Langkat")]
    assert [code for code, _ in errors(unasked)] == ["government.choose"]
    assert (amounts(chosen), errors(chosen)) == ([("5.1.01", "60.00")], [])


def test_sheets_of_one_government_are_added(read):
    result = read(workbook(sheet("A", of_government("PEMERINTAH KOTA BINJAI")), sheet("B", of_government("Kota Binjai", "5.1.02", 61))))

    assert (errors(result), len(result.facts)) == ([], 2)


SECTIONS = """
    Kode      | Uraian            | Anggaran
    {0}       | KOTA BINJAI       |
    5.1.01    | Gaji              | =60
    {1}       | KABUPATEN LANGKAT |
    5.1.02    | Barang            | =61
"""


@pytest.mark.parametrize("numbers", [("", ""), ("I.", "II.")])
def test_parts_of_a_table_for_two_governments_are_not_added(read, numbers):
    table = SECTIONS.format(*numbers)

    assert ("government.differs", "Lembar1!B4") in errors(read(table, government="Kota Binjai"))
    assert ("government.choose", "Lembar1!B4") in errors(read(table))


def test_money_for_other_governments_is_no_part_of_their_own(read):
    result = read(
        """
        PEMERINTAH PROVINSI SUMATERA UTARA
        |
        Kode            | Uraian               | Anggaran
        5.4.02.01       | Bantuan keuangan     | =100
        5.4.02.01.01    | Kabupaten Langkat    | =60
        5.4.02.01.02    | Kota Binjai          | =40
        """,
        government="Provinsi Sumatera Utara",
    )

    assert (errors(result), len(result.facts)) == ([], 2)


# Tables of one form below each other

STACKED = """
    {}
    Kode   | Uraian | Anggaran
    5.1.01 | Gaji   | =60
    5.2.02 | Alat   | =40
    Jumlah |        | =100
    |
    {}
    {}
    5.1.01 | Gaji   | =55
    5.2.02 | Alat   | =35
    Jumlah |        | =90
"""
HEADING = "Kode   | Uraian | Anggaran"


@pytest.mark.parametrize("heading", [HEADING, HEADING.upper()])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("|", "TAHUN ANGGARAN 2024"),
        ("APBD", "APBD PERUBAHAN"),
        ("BULAN JANUARI", "BULAN FEBRUARI"),
        ("REALISASI S.D. 31 JANUARI 2025", "REALISASI S.D. 28 FEBRUARI 2025"),
        ("TRIWULAN I TAHUN 2025", "TRIWULAN II TAHUN 2025"),
        ("KOTA BINJAI", "KABUPATEN LANGKAT"),
    ],
)
def test_a_table_under_another_title_is_not_added_to_the_first(read, one, other, heading):
    result = read(STACKED.format(one, other, heading))

    assert ("table.other-title", "Lembar1!7") in errors(result)
    assert amounts(result) == [("5.1.01", "60.00"), ("5.2.02", "40.00")]
    assert dict(result.rows_skipped)["not-read"] == 4


@pytest.mark.parametrize("heading", [HEADING, HEADING.upper(), "Kode | Uraian | Pagu"])
@pytest.mark.parametrize(
    ("one", "other", "phase", "kind"),
    [
        ("APBD MURNI", "APBD PERUBAHAN", Phase.ENACTED, "other-phase"),
        ("APBD PERUBAHAN", "APBD MURNI", Phase.REVISED, "other-phase"),
        ("TAHUN ANGGARAN 2025", "TAHUN ANGGARAN 2024", Phase.ENACTED, "other-year"),
        ("APBD TAHUN 2025", "APBD TAHUN 2024", Phase.REVISED, "other-year"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_of_tables_whose_titles_say_year_or_phase_the_one_asked_for_is_read(read, one, other, phase, kind, heading, is_first):
    text = STACKED.format(one, other, heading) if is_first else STACKED.format(other, one, heading)

    result = read(text, phase=phase)

    assert [amount for _, amount in amounts(result)] == (["60.00", "40.00"] if is_first else ["55.00", "35.00"])
    assert (errors(result), [problem.found for problem in result.problems if problem.code == "table.not-asked"]) == ([], [other])
    assert dict(result.rows_skipped)[kind] > 3


@pytest.mark.parametrize(
    ("one", "other", "phase"),
    [
        ("TAHUN ANGGARAN 2025", "TAHUN ANGGARAN 2025", Phase.ENACTED),
        ("APBD PERUBAHAN TAHUN ANGGARAN 2025", "Halaman 2", Phase.REVISED),
        ("APBD TAHUN ANGGARAN 2025", "APBD MURNI TAHUN ANGGARAN 2025", Phase.ENACTED),
        ("PEMERINTAH KOTA BINJAI", "Pemkot Binjai", Phase.ENACTED),
        ("JANUARI S.D. DESEMBER 2025", "Dicetak 12 Februari 2025", Phase.ENACTED),
        ("JANUARI S.D. DESEMBER 2025", "Binjai,     Februari 2025", Phase.ENACTED),
        ("TAHUN ANGGARAN 2025", "Peraturan Daerah Nomor 5 Tahun 2024", Phase.ENACTED),
    ],
)
def test_the_pages_of_a_printed_report_are_one_table(read, one, other, phase):
    result = read(STACKED.format(one, other, HEADING), phase=phase)

    assert (errors(result), len(result.facts)) == ([], 4)


# Segments of a code in columns with titles of their own


def test_the_levels_of_a_code_in_columns_of_their_own_are_one_code(read):
    result = read("""
        Akun | Kelompok | Jenis | Uraian  | Anggaran
        5    |          |       | Belanja | =100
        5    | 1        |       | Operasi | =100
        5    | 1        | 01    | Gaji    | =60
             |          | 02    | Barang  | =40
    """)

    assert (amounts(result), result.problems) == ([("5.1.01", "60.00"), ("5.1.02", "40.00")], ())
    assert [str(total.ours) for total in result.stated] == ["100.00", "100.00"]


def test_all_six_levels_may_have_a_column(read):
    result = read("""
        Kode Akun | Kelompok | Jenis | Objek | Rincian Objek | Sub Rincian Objek | Uraian | Anggaran
        =5        | =1       | =1    | =1    | =1            | =1                | Gaji   | =60
        =5        | =1       | =2    | =1    | =1            | =24               | Kertas | =40
    """)

    assert amounts(result) == [("5.1.01.01.01.0001", "60.00"), ("5.1.02.01.01.0024", "40.00")]


@pytest.mark.parametrize("row", [2, 60])
def test_levels_that_are_whole_codes_are_refused(read, row):
    lines = [f"5 | 1 | {number:02} | Gaji {number} | =60" for number in range(2, row)]
    result = read("\n".join(["Akun | Kelompok | Jenis | Uraian | Anggaran", *lines, "5 | 5.1 | 5.1.01 | Gaji | =60"]))

    assert errors(result) == [("account.levels-apart", f"Lembar1!B{row}")]


def test_names_and_codes_that_only_repeat_the_account_are_no_levels(read):
    result = read("""
        Kode rekening | Kelompok | Jenis           | Uraian | Anggaran
        5.1.01.01     | 5.1      | Belanja Pegawai | Gaji   | =60
        5.1.02.01     | 5.1      | Belanja Barang  | Kertas | =40
    """)

    assert (amounts(result), errors(result)) == ([("5.1.01.01", "60.00"), ("5.1.02.01", "40.00")], [])
