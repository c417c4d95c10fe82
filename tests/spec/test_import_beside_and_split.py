"""Tables beside each other, an export cut into sheets, offices named above the table, titles over amounts of several sources."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import amounts, errors, warnings
from tests.support.sheets import sheet, workbook

BESIDE = """
    {one} |        |        | {two} |        |
          |        |        |       |        |
    Kode  | Uraian | Jumlah | Kode  | Uraian | Jumlah
    5.1.01 | Gaji  | =60    | 5.1.01 | Gaji  | =65
    5.1.02 | Barang | =40   | 5.1.02 | Barang | =45
"""


def test_tables_beside_each_other_of_two_years_are_asked_about(read):
    assert "table.beside-differs" in [code for code, _ in errors(read(BESIDE.format(one="Tahun 2024", two="Tahun 2025")))]


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, ["60.00", "40.00"]), (Phase.REVISED, ["65.00", "45.00"])])
def test_of_tables_beside_each_other_of_two_phases_the_one_asked_for_is_read(read, phase, expected):
    result = read(BESIDE.format(one="APBD Murni", two="APBD Perubahan"), phase=phase)

    assert ([amount for _, amount in amounts(result)], errors(result)) == (expected, [])


def test_tables_beside_each_other_under_one_year_are_one(read):
    text = (
        BESIDE.format(one="Tahun 2025", two="Tahun 2025")
        .replace("5.1.01 | Gaji  | =65", "5.2.01 | Tanah | =65")
        .replace("5.1.02 | Barang | =45", "5.2.02 | Alat | =45")
    )
    result = read(text)

    assert (errors(result), sum(fact.amount for fact in result.facts)) == ([], 210)


def test_an_export_that_goes_on_with_the_account_where_the_sheet_before_ended_is_one(read):
    def rows(first, last):
        return "\n".join(
            ["Kode rekening | Uraian | Jumlah", *(f"5.1.02.01.01.{number:04d} | Barang {number} | ={number}" for number in range(first, last))]
        )

    one = read(workbook(sheet("Lembar A", rows(1, 31)), sheet("Lembar B", f"{rows(30, 60)}".replace("=30", "=31", 1))))
    two = read(workbook(sheet("Lembar A", rows(1, 31)), sheet("Lembar B", f"{rows(29, 60)}".replace("=30", "=31", 1))))

    assert (errors(one), warnings(one), len(one.facts)) == ([], ["row.same-key"], 60)
    assert [code for code, _ in errors(two)] == ["sheet.choose"]


def test_an_office_that_stands_above_the_table_without_a_code_is_its_office(read):
    one = "SKPD | : | {}\n | | \nKode rekening | Uraian | Jumlah\n5.1.01 | Gaji | ={}"
    result = read(workbook(sheet("Lembar A", one.format("Dinas Kesehatan", 60)), sheet("Lembar B", one.format("Dinas Sosial", 61))))

    assert [(fact.office_name, fact.amount) for fact in result.facts] == [("Dinas Kesehatan", 60), ("Dinas Sosial", 61)]
    assert errors(result) == []


def test_a_city_above_the_table_is_no_office(read):
    result = read("Pemerintah | : | Kota Contoh\n | | \nKode rekening | Uraian | Jumlah\n5.1.01 | Gaji | =60")

    assert result.facts[0].office_name == ""


def test_amounts_by_source_of_money_are_not_its_name(read):
    result = read("""
        Kode Rekening | Uraian | Sumber Dana | <   | <   | Jumlah
        ^             | ^      | PAD         | DAU | DAK | ^
        5.1.01        | Gaji   | =10         | =40 | =10 | =60
    """)

    (line,) = result.facts
    assert (line.fund_name, line.amount) == ("", 60)
    assert warnings(result) == ["column.unread"]


def test_what_a_page_carries_over_is_no_total_of_its_sheet(read):
    one = "Kode rekening | Uraian | Jumlah\n5.1.01 | Gaji | =100\n | Jumlah sampai halaman ini | =100"
    two = "Kode rekening | Uraian | Jumlah\n | Pindahan | =100\n5.1.02 | Barang | =40\n | Jumlah | =140"
    result = read(workbook(sheet("Hal 1", one), sheet("Hal 2", two)))

    assert (errors(result), warnings(result), sum(fact.amount for fact in result.facts)) == ([], [], 140)


def test_a_row_without_its_account_is_called_by_its_place(read):
    result = read("""
        Kode SKPD              | Kode rekening | Jumlah
        1.02.0.00.0.00.01.0000 | 5.1.01        | =10
        1.06.0.00.0.00.01.0000 |               | =7
    """)

    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert (problem.code, problem.found) == ("account.missing", "1.06.0.00.0.00.01.0000")


TWO_ROWS = """
    APBD Murni | | | APBD Perubahan | |
    {titles} | {titles}
    ^ | ^ | Jumlah | ^ | ^ | Jumlah
    {one} | =60 | {one} | =65
    {two} | =40 | {two} | =45
"""
CODES_FIRST = {"titles": "Kode Rekening | Uraian | {over}", "one": "5.1.01 | Gaji", "two": "5.1.02 | Barang"}
NAMES_FIRST = {"titles": "Uraian | Kode Rekening | {over}", "one": "Gaji | 5.1.01", "two": "Barang | 5.1.02"}


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, ["60.00", "40.00"]), (Phase.REVISED, ["65.00", "45.00"])])
@pytest.mark.parametrize("over", ["Anggaran", "(Rp)", "Tahun Anggaran 2025"])
@pytest.mark.parametrize("order", [CODES_FIRST, NAMES_FIRST])
def test_what_names_each_table_is_no_title_of_a_column(read, order, over, phase, expected):
    result = read(TWO_ROWS.format(**order).format(over=over), phase=phase)

    assert ([amount for _, amount in amounts(result)], errors(result)) == (expected, [])


def test_a_title_of_one_phase_in_both_tables_below_what_names_them_is_asked_about(read):
    result = read("""
        APBD Murni    |        |           |      | APBD Perubahan |        |           |
        Kode Rekening | Uraian | APBD 2025 | Cek  | Kode Rekening  | Uraian | APBD 2025 | Cek
                      |        | Jumlah    |      |                |        | Jumlah    |
        5.1.01        | Gaji   | =60       | =60  | 5.1.01         | Gaji   | =65       | =65
    """)

    assert [code for code, _ in errors(result)] == ["table.beside-differs"]


def test_tables_beside_each_other_may_have_a_column_for_each_quarter(read):
    titles = "Kode | Uraian | Triwulan I | Triwulan II | Triwulan III | Triwulan IV"
    result = read(f"{titles} | {titles}\n4.1.01 | Pajak | =1 | =2 | =3 | =4 | 5.1.01 | Gaji | =5 | =6 | =7 | =8")

    assert (amounts(result), errors(result)) == ([("4.1.01", "10.00"), ("5.1.01", "26.00")], [])


def test_a_table_of_the_same_titles_is_no_other_version_though_its_amounts_look_like_one(read):
    titles = "Kode SKPD | Nama SKPD | Kode Rekening | Uraian | Anggaran | Perubahan | Bertambah/(Berkurang) | Realisasi"
    one = "4.02.0.00.0.00.01.0000 | Sekretariat"
    two = "7.01.0.00.0.00.02.0000 | Kecamatan"
    result = read(f"""
        {titles} | {titles}
        {one} | 5.1.01 | Pegawai | =380 | =280 | =-100 | =180 | {two} | 5.1.01 | Pegawai | =60 | =40 | =-20 | =20
        {one} | 5.1.02 | Barang  | =90  | =90  | =0    | =80  | {two} | 5.1.02 | Barang  | =60 | =40 | =-20 | =20
        {one} | 5.1.05 | Hibah   | =90  | =90  | =0    | =80  | {two} | 5.1.05 | Hibah   | =40 | =30 | =-10 | =10
    """)

    assert errors(result) == [("phase.no-column", "Lembar1!M1")]


AMOUNTS_FIRST = """
    {one}  |        |        |   | {two}  |        |
    Jumlah | Kode   | Uraian |   | Jumlah | Kode   | Uraian
    =60    | 5.1.01 | Gaji   |   | =65    | {first}  | Gaji
    =40    | 5.1.02 | Barang |   | =45    | {last}  | Barang
    =100   |        | Jumlah |   | =110   |        | Jumlah
"""


def test_tables_beside_each_other_may_begin_with_their_amounts(read):
    result = read(AMOUNTS_FIRST.format(one="", two="", first="5.2.01", last="5.2.02"))

    assert amounts(result) == [("5.1.01", "60.00"), ("5.1.02", "40.00"), ("5.2.01", "65.00"), ("5.2.02", "45.00")]
    assert [problem.code for problem in result.problems] == []


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, ["60.00", "40.00"]), (Phase.REVISED, ["65.00", "45.00"])])
def test_of_tables_that_begin_with_their_amounts_the_phase_asked_for_is_read(read, phase, expected):
    result = read(AMOUNTS_FIRST.format(one="APBD Murni", two="APBD Perubahan", first="5.1.01", last="5.1.02"), phase=phase)

    assert ([amount for _, amount in amounts(result)], errors(result)) == (expected, [])
