"""What a file says more than once counts once; what cannot be read is not set aside because something else says it too."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, codes, errors, warnings
from tests.support.sheets import sheet, workbook

# Sheets beside each other


def test_a_sheet_with_faults_of_its_own_is_not_set_aside_as_the_repetition_of_another(read):
    result = read(
        workbook(
            sheet("Belanja Pegawai", "Kode Rekening | Uraian | Jumlah\n5.1.01 | Pegawai | =104"),
            sheet("Rincian", "Kode Rekening | Uraian | Jumlah\n5.1.01 | Pegawai | =104\n5.2.O2 | Peralatan | =90\n5.9-01 | Jalan | =80"),
        )
    )

    assert errors(result) == [("sheet.choose", "Rincian")]


SUMMARY = """
    Kode Rekening | Uraian          | Jumlah
    5             | Belanja Daerah  | =30
    5.1           | Belanja Operasi | =20
    5.2           | Belanja Modal   | =10
"""


@pytest.mark.parametrize(
    "rows",
    [
        ("Uraian | Jumlah", "Belanja Daerah | =10", "Bel. Modal | =10"),
        ("Kode Rekening | Uraian | Jumlah", "5 | Belanja Daerah | =10", "5.2.O2 | Peralatan | =10"),
    ],
)
def test_details_that_cannot_be_read_do_not_go_behind_their_summary(read, rows):
    other = [row.replace("=10", "=20").replace("Modal", "Operasi") for row in rows]
    result = read(workbook(sheet("Ringkasan", SUMMARY), sheet("Dinas Kesehatan", "\n".join(rows)), sheet("Kecamatan Contoh", "\n".join(other))))

    assert {where.partition("!")[0] for _, where in errors(result)} >= {"Dinas Kesehatan", "Kecamatan Contoh"}


def test_details_without_a_table_that_is_found_are_told_as_what_they_are(read):
    result = read(
        workbook(
            sheet("Ringkasan", SUMMARY),
            sheet("Dinas Kesehatan", "Kode dan Apa | Berapa\nBelanja | =30000\n5.1.01 Pegawai | =20000\n5.2.02 Peralatan | =10000"),
            sheet("Catatan", "Disusun oleh | Contoh\nLampiran | =3000\n5.1.01 | =3"),
        )
    )

    assert (errors(result), warnings(result)) == ([("sheet.lines-unread", "Dinas Kesehatan!B2")], ["sheet.no-table"])


def test_a_list_of_accounts_is_no_table_of_lines(read):
    result = read(
        workbook(
            sheet("Ringkasan", SUMMARY), sheet("Akun", "4101. Pajak Daerah | 41 | 4101 | Pajak Daerah\n5101. Gaji | 51 | 5101 | Belanja Pegawai")
        )
    )

    assert codes(result) == ["sheet.no-table"]


def test_the_sheet_that_is_meant_is_named(read):
    book = workbook(sheet("Ringkasan", SUMMARY), sheet("Dinas Kesehatan", "Kode dan Apa | Berapa\n5.1.01 Gaji | =20\n5.2.02 Alat | =10"))

    assert amounts(read(book, sheet="Ringkasan")) == [("5.1", "20.00"), ("5.2", "10.00")]


def test_a_sheet_that_says_the_same_and_is_read_without_a_fault_is_set_aside_as_before(read):
    result = read(workbook(sheet("Satu", SUMMARY), sheet("Dua", SUMMARY)))

    assert (amounts(result), codes(result)) == ([("5.1", "20.00"), ("5.2", "10.00")], ["sheet.same-table"])


# Totals with the code of their account

TREE = """
    Kode Rekening          | Uraian               | Jumlah
    5.02.0.00.0.00.01.0000 | Badan Keuangan       |
    5.02.01                | Program Penunjang    |
    5.02.01.2.02.0001      | Penyediaan Gaji      |
    5                      | Belanja Daerah       |
    5.1                    | Belanja Operasi      |
    5.1.01                 | Belanja Pegawai      | =70
    5.1                    | Jumlah Belanja Operasi | =70
    5                      | Jumlah Belanja Daerah | ={first}
    4.02.0.00.0.00.01.0000 | Sekretariat DPRD     |
    4.02.01                | Program Penunjang    |
    4.02.01.2.02.0001      | Penyediaan Gaji      |
    5                      | Belanja Daerah       |
    5.1                    | Belanja Operasi      |
    5.1.05                 | Belanja Hibah        | =50
    5.1                    | Jumlah Belanja Operasi | =50
    5                      | Jumlah Belanja Daerah | =50
"""


def test_a_total_with_the_code_of_its_account_is_no_function_of_that_number(read):
    result = read(TREE.format(first=70))

    assert (amounts(result), codes(result)) == ([("5.1.01", "70.00"), ("5.1.05", "50.00")], [])
    assert [total.difference for total in result.stated] == [0, 0, 0, 0]


def test_one_that_its_parts_do_not_bear_out_is_told(read):
    result = read(TREE.format(first=71))

    assert (amounts(result), codes(result)) == ([("5.1.01", "70.00"), ("5.1.05", "50.00")], ["sum.differs"])


OFFICES = """
    Kode SKPD              | Nama SKPD        | Kode Rekening | Uraian                 | Jumlah
    7.01.0.00.0.00.02.0000 | Kecamatan Utara  | 5             | Belanja Daerah         |
    7.01.0.00.0.00.02.0000 | Kecamatan Utara  | 5.1           | Belanja Operasi        |
    7.01.0.00.0.00.02.0000 | Kecamatan Utara  | 5.1.01        | Belanja Pegawai        | =128
                           |                  | 5.1           | Jumlah Belanja Operasi | ={operations}
                           |                  | 5             | Jumlah Belanja Daerah  | ={whole}
    4.02.0.00.0.00.01.0000 | Sekretariat DPRD | 5             | Belanja Daerah         |
    4.02.0.00.0.00.01.0000 | Sekretariat DPRD | 5.2           | Belanja Modal          |
    4.02.0.00.0.00.01.0000 | Sekretariat DPRD | 5.2.01        | Belanja Modal Tanah    | =60
                           |                  | 5.2           | Jumlah Belanja Modal   | =60
                           |                  | 5             | Jumlah Belanja Daerah  | =60
"""


def test_totals_with_a_code_and_no_office_are_those_of_the_rows_above(read):
    result = read(OFFICES.format(operations=128, whole=128))

    assert (amounts(result), codes(result)) == ([("5.1.01", "128.00"), ("5.2.01", "60.00")], [])
    assert [total.difference for total in result.stated] == [0, 0, 0, 0]


def test_one_office_alone_with_such_totals(read):
    text = "\n".join(OFFICES.format(operations=128, whole=128).splitlines()[:7])
    result = read(text)

    assert (amounts(result), codes(result)) == ([("5.1.01", "128.00")], [])


def test_such_totals_that_nothing_bears_out_are_refused(read):
    result = read(OFFICES.format(operations=120, whole=120))

    assert {where for _, where in errors(result)} == {"Lembar1!5"}


# Tables of sub activities without accounts

ACTIVITIES = """
    Kode SKPD              | Nama SKPD   | Kode Program | Nama Program | Kode Sub Kegiatan | Nama Sub Kegiatan | Jumlah
    1.02.0.00.0.00.01.1000 | RSUD Contoh | 1.02.01      | Penunjang    | 1.02.01.2.02.0001 | Gaji              | =60
    1.02.0.00.0.00.01.1000 | RSUD Contoh | 1.02.01      | Penunjang    | 1.02.01.2.02.0002 | Peralatan         | =40
"""
OF_AN_OFFICE = "    1.02.0.00.0.00.01.1000 | RSUD Contoh | | | | "


@pytest.mark.parametrize("start", [" | | | | | ", OF_AN_OFFICE, OF_AN_OFFICE.replace("| | |", "| 1.02.01 | Penunjang |", 1)])
@pytest.mark.parametrize("label", ["Sub Jumlah RSUD Contoh", "Jumlah RSUD Contoh", "Sub Total", "Total"])
def test_a_total_in_the_column_of_sub_activities_is_no_line(read, start, label):
    result = read(f"{ACTIVITIES}{start}{label} | =100")

    assert ([amount for _, amount in amounts(result)], codes(result)) == (["60.00", "40.00"], ["account.assumed"])
    assert [total.difference for total in result.stated] == [0]


def test_such_a_total_that_differs_is_told(read):
    result = read(f"{ACTIVITIES} | | | | | Jumlah RSUD Contoh | =101")

    assert ([amount for _, amount in amounts(result)], codes(result)) == (["60.00", "40.00"], ["account.assumed", "sum.differs"])


@pytest.mark.parametrize(("start", "where"), [(" | | | | | ", "Lembar1!4"), (OF_AN_OFFICE, "Lembar1!G4")])
def test_a_row_without_the_code_that_every_line_has_is_asked_about(read, start, where):
    result = read(f"{ACTIVITIES}{start}Belanja Modal | =33")

    assert errors(result) == [("account.missing", where)]


# Small tables below, in the columns of the large one


@pytest.mark.parametrize(
    "rows",
    [
        ["Belanja Operasi | =60", "Belanja Modal | =40"],
        ["Belanja Operasi | =60", "Belanja Modal | =40", "Jumlah | =100"],
        ["Rencana Penarikan Dana |", "Triwulan I | =30", "Triwulan II | =30", "Triwulan III | =40", "Triwulan IV | =0"],
    ],
)
def test_a_small_table_that_divides_the_whole_again_is_no_line(read, rows):
    activities = read("\n".join([ACTIVITIES.rstrip(), "", *(f" | | | | | {row}" for row in rows)]))
    accounts = read(
        "\n".join(["Kode Rekening | Uraian | Jumlah", "5.1.01 | Pegawai | =60", "5.2.02 | Peralatan | =40", "", *(f" | {row}" for row in rows)])
    )

    assert ([amount for _, amount in amounts(activities)], codes(activities)) == (["60.00", "40.00"], ["account.assumed"])
    assert (amounts(accounts), codes(accounts)) == ([("5.1.01", "60.00"), ("5.2.02", "40.00")], [])


def test_one_that_adds_up_to_something_else_is_asked_about(read):
    result = read(f"{ACTIVITIES}\n\n | | | | | Triwulan I | =30\n | | | | | Triwulan II | =30")

    assert [code for code, _ in errors(result)] == ["account.missing", "account.missing"]


def test_accounts_in_it_are_compared_with_ours(read):
    result = read("Kode Rekening | Uraian | Jumlah\n5.1.01 | Gaji | =60\n5.2.02 | Alat | =40\n\n | Belanja Operasi | =50\n | Belanja Modal | =50")

    assert (amounts(result), codes(result)) == ([("5.1.01", "60.00"), ("5.2.02", "40.00")], ["sum.differs"] * 2)


# Parts of a place that are left blank

PLACES = """
    Nama SKPD   | Kode Program | Kode Sub Kegiatan | Nama Sumber Dana | Kode Rekening | Nama Rekening | Jumlah
    RSUD Contoh | 1.02.02      | 1.02.02.2.01.0001 | DAU              | 5.1.05        | Hibah         | =718
    RSUD Contoh | {blank}      | {blank}           | {fund}           | {account}        | Barang        | =310
    RSUD Contoh | 1.02.02      | 1.02.02.2.02.0001 | DAU              | 5.1.02        | Barang        | =310
"""


@pytest.mark.parametrize("fund", ["", "DAU"])
@pytest.mark.parametrize("account", ["5.1.02", "5.1.03"])
def test_a_line_without_the_programme_of_those_above_is_asked_about(read, account, fund):
    result = read(PLACES.format(blank="", fund=fund, account=account))

    assert errors(result) == [("place.blank", "Lembar1!3")]


def test_a_line_without_a_fund_below_one_that_has_it_is_told(read):
    result = read(PLACES.format(blank="1.02.02", fund="", account="5.1.03").replace("| 1.02.02           |", "| 1.02.02.2.01.0001 |"))

    assert (len(result.facts), warnings(result), errors(result)) == (3, ["fund.blank"], [])


def test_revenue_belongs_to_no_programme(read):
    assert codes(read(PLACES.format(blank="", fund="", account="4.1.02"))) == []


def test_the_sums_of_an_office_by_account_are_no_lines_without_a_programme(read):
    result = read("""
        Nama SKPD   | Kode Sub Kegiatan | Kode Rekening | Nama Rekening | Jumlah
        RSUD Contoh |                   | 5.1.02        | Barang        | =30
        RSUD Contoh | 1.02.02.2.01.0001 | 5.1.02        | Barang        | =10
        RSUD Contoh | 1.02.02.2.02.0001 | 5.1.02        | Barang        | =20
        RSUD Contoh |                   | 5.1.03        | Jasa          | =5
        RSUD Contoh | 1.02.02.2.02.0001 | 5.1.03        | Jasa          | =5
    """)

    assert ([amount for _, amount in amounts(result)], codes(result)) == (["10.00", "20.00", "5.00"], [])


# Programmes by their names alone

NAMES = """
    Nama SKPD   | Nama Program | Nama Kegiatan | Nama Sub Kegiatan | Jumlah
    RSUD Contoh | Penunjang    | Gaji          | Gaji ASN          | =60
    RSUD Contoh | {programme}  | Alat          | Alat kantor       | =40
"""


@pytest.mark.parametrize("office", ["RSUD Contoh", ""])
def test_a_total_among_names_without_codes_is_no_line(read, office):
    result = read(NAMES.format(programme="Penunjang") + f"    {office} | | | Jumlah RSUD Contoh | =100")

    assert ([amount for _, amount in amounts(result)], codes(result)) == (["60.00", "40.00"], ["account.assumed"])


def test_an_activity_that_only_begins_as_a_total_is_a_line(read):
    result = read(NAMES.format(programme="Penunjang") + "    RSUD Contoh | Penunjang | Survei | Jumlah penduduk miskin: survei | =7")

    assert len(result.facts) == 3


def test_an_activity_without_the_programme_of_the_one_above_is_asked_about(read):
    assert errors(read(NAMES.format(programme=""))) == [("place.blank", "Lembar1!3")]
