"""The officer's own workbook comes back with every fault marked at its cell, and reads as before when it is sent again."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.styles import Font

from cms.domain.budgets import Phase
from importers.budget_report import report_of
from importers.budgets import BudgetRequest, read_budget
from importers.marked import NotMarked, marked_workbook
from tests.spec.test_import_budget_faults import FAULTS
from tests.support.sheets import drawn, saved_at, sheet, workbook

REQUEST = BudgetRequest(year=2025, phase=Phase.ENACTED)
LIST = "Masalah (Terang)"
RED, YELLOW = "00FFC7CE", "00FFEB9C"
# Every fault of the table that stops a row, one below the other in one good workbook; personal numbers stop the import and keep no file.
SEEDED = [(row, code, cell[:-1]) for row, code, cell in FAULTS if not code.startswith("personal.")]
GOOD = "5.1.02.01 | Barang | rincian {} | 1.250.000,50"
FIRST = 2


def seeded() -> str:
    rows = ["Kode rekening | Nama rekening | Uraian | Jumlah"]
    for number, (row, _, _) in enumerate(SEEDED):
        rows += [row, GOOD.format(number)]
    return "\n".join(rows)


def problems_of(path):
    return report_of(read_budget(path, REQUEST), REQUEST)["problems"]


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def marks(page):
    return {cell.coordinate for row in page.iter_rows() for cell in row if cell.fill.fgColor.rgb in (RED, YELLOW)}


def test_every_seeded_fault_is_marked_at_its_cell_and_no_other_cell_is(tmp_path):
    path = saved_at(tmp_path, drawn(seeded()))
    expected = {f"{column or 'A'}{FIRST + 2 * number}" for number, (_, _, column) in enumerate(SEEDED)}

    book = opened(marked_workbook(path, problems_of(path)))

    page = book.worksheets[0]
    assert marks(page) == expected
    assert {cell.coordinate for row in page.iter_rows() for cell in row if cell.comment} == expected
    assert all(page[cell].fill.fgColor.rgb == RED for cell in expected)


def test_the_list_holds_every_fault_once_with_a_way_to_its_cell(tmp_path):
    path = saved_at(tmp_path, drawn(seeded()))
    problems = problems_of(path)

    listed = opened(marked_workbook(path, problems))[LIST]

    rows = [[cell.value for cell in row[:7]] for row in listed.iter_rows(min_row=5)]
    assert [(sheet_name, cell, message) for _, _, sheet_name, cell, _, message, _ in rows] == [
        (problem["sheet"], problem["cell"], problem["message"]) for problem in problems
    ]
    assert len(rows) == len(SEEDED) == len({(row[3], row[5]) for row in rows})
    assert listed["D5"].hyperlink.location == "'Lembar1'!D2" or listed["D5"].hyperlink.target == "#'Lembar1'!D2"


def test_a_comment_says_what_is_wrong_and_what_to_do(tmp_path):
    path = saved_at(tmp_path, drawn("Kode rekening | Jumlah\n5.1.01 | dua puluh\n5.1.02 | 1.250.000,50"))
    problem = problems_of(path)[0]

    page = opened(marked_workbook(path, [problem])).worksheets[0]

    assert page["B2"].comment.text == f"{problem['message']} {problem['remedy']}"


def test_the_marked_file_sent_again_tells_the_same_and_nothing_of_its_list(tmp_path):
    path = saved_at(tmp_path, drawn(seeded()))
    before = problems_of(path)
    path.write_bytes(marked_workbook(path, before))

    # A library that writes workbooks saves formulas without their values, which this one had none of.
    assert problems_of(path) == before


def test_a_mended_cell_of_the_marked_file_makes_it_good(tmp_path):
    path = saved_at(tmp_path, drawn("Kode rekening | Jumlah\n5.1.01 | dua puluh\n5.1.02 | 1.250.000,50"))
    book = opened(marked_workbook(path, problems_of(path)))
    book.worksheets[0]["B2"] = "20,00"
    book.save(path)

    result = read_budget(path, REQUEST)

    assert (result.ok, [str(fact.amount) for fact in result.facts]) == (True, ["20.00", "1250000.50"])


def test_the_officers_own_looks_and_formulas_stay(tmp_path):
    book = opened(drawn("Kode rekening | Jumlah\n5.1.01 | dua puluh\n5.1.02 | 1.250.000,50"))
    book.worksheets[0]["A1"].font = Font(bold=True, name="Arial", size=17)
    book.worksheets[0]["F9"] = "=1+1"
    book.worksheets[0].column_dimensions["A"].width = 44
    path = tmp_path / "asli.xlsx"
    book.save(path)

    page = opened(marked_workbook(path, problems_of(path))).worksheets[0]

    assert (page["A1"].font.sz, page["F9"].value, page.column_dimensions["A"].width) == (17, "=1+1", 44)


def test_a_fault_in_joined_cells_is_marked_where_it_is_shown(tmp_path):
    path = saved_at(tmp_path, drawn("Kode rekening | Nama | Jumlah\n5.1.01 | dua | <"))
    problem = {"code": "x", "severity": "error", "sheet": "Lembar1", "cell": "C2", "found": "", "message": "Salah.", "remedy": "Ubah."}

    page = opened(marked_workbook(path, [problem])).worksheets[0]

    assert page["B2"].comment.text == "Salah. Ubah."


def test_a_warning_told_once_for_many_rows_is_marked_in_each(tmp_path):
    path = saved_at(tmp_path, drawn("Kode rekening | Uraian | Jumlah\n5.1.01 | Gaji | =5\n5.1.01 | Gaji | =5\n5.1.02 | Lain | =6"))
    repeated = [problem for problem in problems_of(path) if problem["code"] == "row.repeated"]

    page = opened(marked_workbook(path, repeated)).worksheets[0]

    assert marks(page) == {"C2", "C3"}
    assert page["C2"].fill.fgColor.rgb == YELLOW


def test_a_fault_of_many_rows_is_marked_in_every_one_though_its_sentence_names_a_dozen(tmp_path):
    rows = "\n".join(f"=2023 | 5.1.{number:02d} | Belanja {number} | ={number}" for number in range(1, 41))
    path = saved_at(tmp_path, drawn(f"Tahun | Kode rekening | Uraian | Jumlah\n{rows}"))
    (wrong,) = [problem for problem in problems_of(path) if problem["code"] == "year.differs"]

    page = opened(marked_workbook(path, [wrong])).worksheets[0]

    assert wrong["rows"] == "2-41"
    assert marks(page) == {f"A{row}" for row in range(2, 42)}
    assert all(page[f"A{row}"].comment for row in range(2, 42))


@pytest.mark.parametrize("ending", ["csv", "tsv"])
def test_a_text_file_comes_back_as_a_workbook_with_its_cells(tmp_path, ending):
    sign = {"csv": ";", "tsv": "\t"}[ending]
    path = tmp_path / f"anggaran.{ending}"
    path.write_text(f"Kode rekening{sign}Jumlah\n5.1.01{sign}dua puluh\n5.1.02{sign}1.250.000,50\n", encoding="utf-8")

    page = opened(marked_workbook(path, problems_of(path))).worksheets[0]

    assert (page["A2"].value, page["B3"].value, marks(page)) == ("5.1.01", "1.250.000,50", {"B2"})


def test_the_columns_of_a_text_file_come_back_wide_enough_to_be_read(tmp_path):
    path = tmp_path / "anggaran.csv"
    name = "Belanja " + "yang panjang sekali namanya " * 9
    path.write_text(f"Kode rekening;Uraian;Jumlah\n5.1.02.01.01.0024;{name};dua\n", encoding="utf-8")

    (page, _) = opened(marked_workbook(path, problems_of(path))).worksheets

    widths = [page.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [19, 50, 9]


def test_the_list_is_printed_as_wide_as_a_sheet_of_paper(tmp_path):
    path = saved_at(tmp_path, drawn(seeded()))

    listed = opened(marked_workbook(path, problems_of(path)))[LIST]

    assert listed.sheet_properties.pageSetUpPr.fitToPage
    assert sum(listed.column_dimensions[letter].width for letter in "ABCDEFG") <= 160
    assert (listed.page_setup.orientation, listed.page_setup.fitToWidth or 1, listed.page_setup.fitToHeight) == ("landscape", 1, 0)


def test_a_row_of_the_list_is_as_high_as_its_longest_text(tmp_path):
    path = saved_at(tmp_path, drawn(seeded()))

    listed = opened(marked_workbook(path, problems_of(path)))[LIST]

    rows = [row for row in listed.iter_rows(min_row=5) if row[5].value]
    assert [
        row[5].row for row in rows if listed.row_dimensions[row[5].row].height < 15 * len(row[5].value) / listed.column_dimensions["F"].width
    ] == []


def test_a_text_that_looks_like_a_formula_never_becomes_one(tmp_path):
    path = tmp_path / "anggaran.csv"
    path.write_text("Kode rekening;Jumlah\n5.1.01;=cmd|' /C calc'!A0\n5.1.02;1.250.000,50\n", encoding="utf-8")

    book = opened(marked_workbook(path, problems_of(path)))

    assert book.worksheets[0]["B2"].data_type == "s"
    assert {cell.data_type for row in book[LIST].iter_rows() for cell in row} <= {"s", "n"}


def test_several_sheets_each_get_their_marks(tmp_path):
    text = "Kode rekening | Jumlah\n5.1.01 | {}\n5.1.02 | 1.250.000,50"
    path = saved_at(tmp_path, workbook(sheet("Dinas A", text.format("satu")), sheet("Dinas B's", text.format("=7"))))
    faults = [{"severity": "error", "sheet": name, "cell": "B2", "found": "", "message": name, "remedy": "."} for name in ("Dinas A", "Dinas B's")]

    book = opened(marked_workbook(path, faults))

    assert [book[name]["B2"].comment.text for name in ("Dinas A", "Dinas B's")] == ["Dinas A .", "Dinas B's ."]


def test_a_file_that_cannot_be_opened_comes_back_as_the_list_alone(tmp_path):
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(b"PK\x03\x04 bukan buku kerja")
    problems = problems_of(path)

    book = opened(marked_workbook(path, problems))

    assert (book.sheetnames, book[LIST]["F5"].value) == ([LIST], problems[0]["message"])


def test_what_cannot_be_marked_is_said_in_a_sentence(tmp_path):
    with pytest.raises(NotMarked, match="hilang"):
        marked_workbook(tmp_path / "hilang.xlsx", [])
