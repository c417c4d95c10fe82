"""Money that a file says twice, or that two of its rows say differently, is never added up without a word."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, errors, warnings
from tests.support.sheets import sheet, workbook

OFFICES = """
    Kode rekening | Uraian | Nama SKPD       | Jumlah
    5.1.01        | Gaji   | Dinas Kesehatan | =60
    5.1.01        | Gaji   | Dinas Sosial    | =40
    5.2.02        | Alat   | Dinas Sosial    | =10
"""
SOURCES = """
    Kode rekening | Uraian | Sumber dana | Jumlah
    5.1.01        | Gaji   | PAD         | ={}
    5.1.01        | Gaji   | DAU         | =30
    5.2.02        | Alat   | DAU         | =10
"""


@pytest.mark.parametrize("other", [70, 71])
def test_one_budget_by_office_and_by_source_of_money_is_asked_about(read, other):
    result = read(workbook(sheet("Per SKPD", OFFICES), sheet("Per sumber dana", SOURCES.format(other))))

    assert [code for code, _ in errors(result)] == ["sheet.two-breakdowns"]
    assert result.facts == ()
    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert "menurut kantor, satu menurut sumber dana" in problem.message()
    assert "by office, one by source of money" in problem.message("en")
    assert f"Per sumber dana: {other + 40},00" in problem.message()


def test_a_breakdown_by_wider_accounts_is_asked_about_too(read):
    wide = """
        Kode rekening | Uraian           | Sumber dana | Jumlah
        5.1           | Belanja operasi  | DAU         | =100
        5.2           | Belanja modal    | DAU         | =10
    """
    result = read(workbook(sheet("Per SKPD", OFFICES), sheet("Per sumber dana", wide)))

    assert [code for code, _ in errors(result)] == ["sheet.two-breakdowns"]


def test_sheets_with_different_accounts_may_be_divided_differently(read):
    revenue = """
        Kode rekening | Uraian | Sumber dana | Jumlah
        4.1.01        | Pajak  | PAD         | =110
    """
    result = read(workbook(sheet("Belanja", OFFICES), sheet("Pendapatan", revenue)))

    assert (errors(result), len(result.facts)) == ([], 4)


def test_sheets_of_different_offices_may_be_divided_differently(read):
    one = """
        Kode SKPD              | Kode rekening | Uraian | Sumber dana | Jumlah
        1.02.0.00.0.00.01.0000 | 5.1.01        | Gaji   | DAU         | =60
    """
    two = """
        Kode SKPD              | Kode sub kegiatan | Kode rekening | Uraian | Jumlah
        1.06.0.00.0.00.01.0000 | 1.06.01.2.01.0001 | 5.1.01        | Gaji   | =40
    """
    result = read(workbook(sheet("Lembar A", one), sheet("Lembar B", two)))

    assert (errors(result), len(result.facts)) == ([], 2)


def test_the_lines_that_only_a_summary_holds_are_told(read):
    summary = """
        Kode rekening | Uraian | Jumlah
        5.1.01        | Gaji   | =100
        5.3.01        | Tak terduga | =7
    """
    detail = """
        Kode rekening | Uraian | Nama SKPD       | Jumlah
        5.1.01        | Gaji   | Dinas Kesehatan | =60
        5.1.01        | Gaji   | Dinas Sosial    | =40
    """
    result = read(workbook(sheet("Ringkasan", summary), sheet("Rincian", detail)))

    (told,) = [problem for problem in result.problems if problem.code == "sheet.summary-adds"]
    assert (str(told.where), told.found, dict(told.details)["rows"]) == ("Ringkasan!C3", "Ringkasan", "3")
    assert len(result.facts) == 3


def test_a_summary_that_other_sheets_do_not_bear_out_is_asked_about(read):
    summary = """
        Kode rekening | Uraian | Jumlah
        5.1.01        | Gaji   | =90
    """
    result = read(workbook(sheet("Ringkasan", summary), sheet("Rincian", OFFICES)))

    assert errors(result) == [("sheet.perhaps-summary", "Ringkasan!C2")]


@pytest.mark.parametrize(("wider", "code"), [(101, "row.line-or-total"), (99, "row.perhaps-total")])
def test_a_row_without_an_office_beside_those_of_offices(read, wider, code):
    result = read(f"""
        Kode rekening | Uraian | Nama SKPD       | Jumlah
        5.1.01        | Gaji   |                 | ={wider}
        5.1.01        | Gaji   | Dinas Kesehatan | =60
        5.1.01        | Gaji   | Dinas Sosial    | =40
    """)

    assert code in [problem.code for problem in result.problems]
    assert result.ok is (code == "row.perhaps-total")


@pytest.mark.parametrize("place", ["first", "last"])
def test_a_total_with_the_code_of_its_parts_is_a_total(read, place):
    total = "5.1.01 | Jumlah Belanja Pegawai | =100"
    parts = "5.1.01 | Gaji | =60\n5.1.01 | Tunjangan | =40"
    lines = [total, parts] if place == "first" else [parts, total]
    result = read("Kode rekening | Uraian | Jumlah\n" + "\n".join(lines) + "\n5.1.02 | Barang | =5")

    assert amounts(result) == [("5.1.01", "60.00"), ("5.1.01", "40.00"), ("5.1.02", "5.00")]
    assert [(total.label, str(total.amount), str(total.ours)) for total in result.stated] == [("Jumlah Belanja Pegawai", "100.00", "100.00")]
    assert errors(result) == []


def test_a_total_with_the_code_of_its_parts_that_they_do_not_bear_out_is_refused(read):
    result = read("""
        Kode rekening | Uraian    | Jumlah
        5.1.01        | Gaji      | =60
        5.1.01        | Tunjangan | =40
        5.1.01        | Jumlah    | =101
    """)

    assert errors(result) == [("row.total-unlike", "Lembar1!C4")]
    assert amounts(result) == [("5.1.01", "60.00"), ("5.1.01", "40.00")]


def test_an_account_above_parts_with_its_own_code_is_refused(read):
    result = read("""
        Kode rekening | Uraian          | Jumlah
        5.1.01        | Belanja Pegawai | =100
        5.1.01        | Gaji            | =60
        5.1.01        | Tunjangan       | =40
    """)

    assert errors(result) == [("row.sum-with-code", "Lembar1!C2")]


def test_a_row_that_happens_to_be_the_sum_of_its_neighbours_is_told(read):
    result = read("""
        Kode rekening | Uraian | Jumlah
        5.1.02        | Kertas | =100
        5.1.02        | Tinta  | =60
        5.1.02        | Pena   | =40
    """)

    assert (errors(result), len(result.facts)) == ([], 3)
    assert "row.perhaps-sum" in warnings(result)


@pytest.mark.parametrize(("account", "code"), [("6.2.02", "amount.paid-below-zero"), ("5.1.01", "amount.spent-below-zero")])
def test_money_that_is_paid_below_zero_is_refused_in_financing_and_told_in_expenditure(read, account, code):
    result = read(f"""
        Kode rekening | Uraian     | Jumlah
        4.1.01        | Pajak      | =500
        {account}     | Seluruhnya | (100)
        {account}.01  | Satu       | (50)
        {account}.02  | Dua        | (50)
    """)

    (problem,) = result.problems
    assert (problem.code, str(problem.where), problem.is_error) == (code, "Lembar1!C4", account[0] == "6")


def test_one_correction_below_zero_among_others_stays(read):
    result = read("""
        Kode rekening | Uraian    | Jumlah
        5.1.01        | Gaji      | =100
        5.1.02        | Koreksi   | (50)
    """)

    assert errors(result) == []


def test_an_amount_over_nothing_but_nil_is_refused(read):
    result = read("""
        Kode rekening | Uraian          | Jumlah
        5.1.01        | Belanja Pegawai | =100
        5.1.01.01     | Gaji            | -
        5.1.02        | Barang          | =5
    """)

    assert errors(result) == [("sum.parts-nil", "Lembar1!C2")]


def test_sen_in_a_column_of_their_own_are_refused(read):
    result = read("""
        Kode rekening | Uraian | Jumlah | Sen
        5.1.01        | Gaji   | =100   | =50
        5.1.02        | Barang | =7     | =0
    """)

    assert errors(result) == [("amount.cents-apart", "Lembar1!D2")]


def test_a_sheet_that_repeats_a_part_of_another_is_asked_about(read):
    january = "Kode rekening | Uraian | Jumlah\n5.1.01 | Gaji | =60\n5.1.02 | Barang | =40"
    result = read(workbook(sheet("Januari", january), sheet("Februari", january.rpartition("\n")[0])))

    assert ("sheet.part-of-another", "Februari") in errors(result)


SHEET = "Kode rekening | Uraian | Jumlah\n5.1.01 | Gaji | ={}\n5.1.02 | Barang | ={}\n5.1.03 | Lain | =1"


@pytest.mark.parametrize(("gaji", "barang", "asked"), [(7, 8, True), (65, 45, False)])
def test_a_sheet_beside_those_of_offices_is_their_summary_only_where_it_may_be_one(read, gaji, barang, asked):
    book = workbook(
        sheet("Dinas Kesehatan", SHEET.format(60, 40)), sheet("Dinas Sosial", SHEET.format(6, 4)), sheet("Tata Usaha", SHEET.format(gaji, barang))
    )

    assert [code for code, _ in errors(read(book))] == (["sheet.perhaps-summary"] if asked else [])


def test_the_total_of_a_summary_with_a_line_of_its_own_is_compared_with_everything(read):
    summary = "Kode rekening | Uraian | Jumlah\n5.1.01 | Gaji | =110\n5.3.01 | Tak terduga | =7\n| Jumlah | =117"
    detail = OFFICES.replace("5.2.02        | Alat   | Dinas Sosial    | =10", "5.1.01.01     | Gaji   | Dinas Sosial    | =50").replace("=40", "=0")
    result = read(workbook(sheet("Ringkasan", summary), sheet("Rincian", detail)))

    assert [(total.label, total.difference) for total in result.stated if total.source.sheet == "Ringkasan"] == [("Gaji", 0), ("Jumlah", 0)]


def test_an_offices_own_line_stands_beside_those_of_its_units(read):
    result = read("""
        Kode SKPD              | Kode Sub Unit          | Kode rekening | Uraian | Jumlah
        1.02.0.00.0.00.01.0000 |                        | 5.1.01        | Gaji   | =300
        1.02.0.00.0.00.01.0000 | 1.02.0.00.0.00.01.0001 | 5.1.01        | Gaji   | =200
        1.02.0.00.0.00.01.0000 | 1.02.0.00.0.00.01.0002 | 5.1.01        | Gaji   | =50
        1.06.0.00.0.00.01.0000 |                        | 5.1.01        | Gaji   | =50
        1.07.0.00.0.00.01.0000 |                        | 5.1.01        | Gaji   | =50
    """)

    assert (errors(result), warnings(result), len(result.facts)) == ([], ["row.perhaps-total"], 5)


def test_parents_that_carry_the_code_of_their_items_again_and_again_are_refused(read):
    result = read("""
        Kode rekening | Uraian         | Jumlah
        5.1.02.01     | Belanja Barang | =100
        5.1.02.01     | ATK            | =60
        5.1.02.01     | Cetak          | =40
        5.1.02.02     | Belanja Jasa   | =30
        5.1.02.02     | Listrik        | =20
        5.1.02.02     | Air            | =10
    """)

    assert errors(result) == [("row.sum-with-code", "Lembar1!C2"), ("row.sum-with-code", "Lembar1!C5")]


@pytest.mark.parametrize("name", ["Jumlah penduduk miskin: survei", "Sub total control panel", "Total station"])
def test_a_thing_whose_name_begins_as_a_total_is_a_line(read, name):
    result = read(f"""
        Kode rekening | Uraian    | Jumlah
        5.2.02        | Theodolit | =60
        5.2.02        | Komputer  | =40
        5.2.02        | {name}    | =90
    """)

    assert (errors(result), len(result.facts)) == ([], 3)


@pytest.mark.parametrize(("name", "amount"), [("Total station", 40), ("Jumlah Belanja", 70), ("Jumlah alat", 70)])
def test_under_a_merged_code_a_row_is_a_total_by_its_name_or_by_its_sum(read, name, amount):
    result = read(f"""
        Kode rekening | Uraian | Jumlah
        5.2.02.01     | Kamera | =60
        ^             | Laptop | =10
        ^             | {name} | ={amount}
        5.2.03        | Gedung | =10
    """)

    things = [("5.2.02.01", "40.00")] if name == "Total station" else []
    assert (errors(result), amounts(result)) == ([], [("5.2.02.01", "60.00"), ("5.2.02.01", "10.00"), *things, ("5.2.03", "10.00")])


def test_a_thing_without_a_code_is_no_total_that_differs(read):
    result = read("""
        Kode rekening | Uraian        | Jumlah
        5.2.02        | Kamera        | =60
                      | Total station | =40
        5.2.03        | Gedung        | =10
    """)

    assert errors(result) == [("account.missing", "Lembar1!C3")]


@pytest.mark.parametrize("name", ["Jumlah Bagian Umum", "TOTAL II", "Jumlah APBD", "Sub Total:"])
def test_a_total_of_what_a_budget_or_another_row_names_may_differ(read, name):
    result = read(f"""
        Kode rekening | Uraian        | Jumlah
                      | Bagian Umum   |
        5.2.02        | Kamera        | =60
                      | {name}        | =61
    """)

    assert (errors(result), "sum.differs" in warnings(result)) == ([], True)


SALARIES = """
    Nama SKPD       | Kode Sub Kegiatan | Kode Rekening     | Uraian       | Jumlah
    Dinas Kesehatan |                   | 5.1.01.01.01.0001 | Gaji pokok   | =600
    Dinas Kesehatan | 1.02.01.2.01.0001 | 5.1.01.01.01.0001 | Gaji kontrak | =60
    Dinas Kesehatan | 1.02.01.2.01.0001 | 5.1.02.01.01.0024 | ATK          | =40
    {}
"""


@pytest.mark.parametrize("total", ["Jumlah | | | | =700", "| | | Jumlah Belanja | =700", "Dinas Kesehatan | | 5.1 | Belanja operasi | =700"])
def test_a_printed_total_that_counts_both_settles_which_row_is_a_line(read, total):
    result = read(SALARIES.format(total))

    assert (errors(result), warnings(result), len(result.facts)) == ([], [], 3)


@pytest.mark.parametrize("total", ["", "Jumlah | | | | =701", "Jumlah | | | | =100"])
def test_a_total_that_counts_something_else_settles_nothing(read, total):
    assert errors(read(SALARIES.format(total))) == [("row.line-or-total", "Lembar1!E2")]


def test_a_total_of_the_doubtful_row_alone_settles_nothing(read):
    lines = SALARIES.format("").strip("\n").splitlines()
    result = read("\n".join((*lines[:2], "Jumlah | | | | =600", *lines[2:])))

    assert errors(result) == [("row.line-or-total", "Lembar1!E2")]


def test_sums_that_add_up_at_other_depths_make_no_sum_of_a_line(read):
    result = read("""
        Nama SKPD       | Kode Rekening | Uraian    | Jumlah
        Dinas Kesehatan | 5.1.02.01     | ATK       | =60
        Dinas Kesehatan | 5.1.02.02     | Honor     | =50
                        | 5.1.02.02     | Honor dua | =10
        Dinas Sosial    | 5.2.02        | Alat      | =30
        Dinas Sosial    | 5.2.03        | Gedung    | =20
        Dinas Sosial    | 5.4.01        | Hibah     | =7
                        | 5.2           | Modal     | =50
                        | 5.4           | Transfer  | =7
                        | 5.1.02        | Barang    | =120
                        | 5             | Belanja   | =177
    """)

    # Whose "Honor dua" is nobody knows; that it is a line and no sum of "Honor" is what is asked here.
    assert (errors(result), sum(fact.amount for fact in result.facts)) == ([("office.blank", "Lembar1!4")], 167)


BY_ACCOUNT = """
    Kode rekening | Uraian  | Jumlah
    5.1.01.01     | Gaji    | =100
    5.2.02.01     | Alat    | =10
"""


@pytest.mark.parametrize("alat", [10, 11])
def test_one_budget_by_office_and_by_deeper_account_is_asked_about(read, alat):
    offices = f"""
        Nama SKPD       | Kode rekening | Uraian  | Jumlah
        Dinas Kesehatan | 5.1           | Operasi | =60
        Dinas Sosial    | 5.1           | Operasi | =40
        Dinas Sosial    | 5.2           | Modal   | ={alat}
    """
    result = read(workbook(sheet("Per SKPD", offices), sheet("Per rekening", BY_ACCOUNT)))

    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert problem.code == ("sheet.same-money" if alat == 10 else "sheet.two-breakdowns")
    assert alat == 10 or "menurut kantor, satu menurut rekening" in problem.message()


def test_activities_on_a_sheet_of_their_own_are_no_total_of_the_rows_of_the_next_sheet(read):
    activities = """
        Kode Sub Kegiatan | Uraian      | Jumlah
        1.02.01.2.01.0001 | Penyusunan  | =60
        1.02.01.2.01.0002 | Evaluasi    | =49
    """
    result = read(workbook(sheet("Kegiatan", activities), sheet("Rekening", BY_ACCOUNT)))

    assert [code for code, _ in errors(result)] == ["sheet.two-breakdowns"]


def test_two_recaps_of_lines_that_say_both_divide_nothing(read):
    by_account = "Kode SKPD | Kode rekening | Uraian | Jumlah\n1.02.0.00.0.00.01.0000 | 5.1.02 | Barang | =100"
    by_activity = """
        Kode SKPD              | Kode Sub Kegiatan | Uraian     | Jumlah
        1.02.0.00.0.00.01.0000 | 1.02.01.2.01.0001 | Penyusunan | =60
        1.02.0.00.0.00.01.0000 | 1.02.01.2.01.0002 | Evaluasi   | =40
    """
    detail = """
        Kode SKPD              | Kode Sub Kegiatan | Kode rekening | Uraian | Jumlah
        1.02.0.00.0.00.01.0000 | 1.02.01.2.01.0001 | 5.1.02.01     | ATK    | =60
        1.02.0.00.0.00.01.0000 | 1.02.01.2.01.0002 | 5.1.02.02     | Jasa   | =40
    """
    result = read(workbook(sheet("Rekening", by_account), sheet("Kegiatan", by_activity), sheet("Rincian", detail)))

    assert (errors(result), amounts(result)) == ([], [("5.1.02.01", "60.00"), ("5.1.02.02", "40.00")])


def test_a_sheet_of_an_office_may_leave_the_office_open_in_its_sums(read):
    one = """
        Kode SKPD    | Kode rekening | Uraian  | Jumlah
                     | 5.1.02        | Barang  | ={whole}
        {code}       | 5.1.02.01     | ATK     | ={atk}
        {code}       | 5.1.02.02     | Jasa    | =10
    """
    health = one.format(code="1.02.0.00.0.00.01.0000", whole=70, atk=60)
    social = one.format(code="1.06.0.00.0.00.01.0000", whole=50, atk=40)
    result = read(workbook(sheet("Dinas Kesehatan", health), sheet("Dinas Sosial", social)))

    assert (errors(result), sum(fact.amount for fact in result.facts)) == ([], 120)
    assert [total.difference for total in result.stated] == [0, 0]
