"""What well-known readers lose or change without a word, line by line; ours must tell it or refuse the file."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from importers.workbook import Mark, MergedRange, Workbook, read_workbook
from tests.support.packages import (
    MAIN,
    STRICT_MAIN,
    STRICT_RELATIONSHIPS,
    ods,
    parts_of,
    record,
    strings_of,
    styles_of,
    xls,
    xls_error,
    xls_formula,
    xls_number,
    xls_text,
    xlsb,
    xlsb_columns,
    xlsb_error,
    xlsb_formula,
    xlsb_number,
    xlsb_row,
    xlsb_string,
    xlsb_styles,
    xlsx,
    zipped,
)
from tests.support.sheets import drawn, saved_at, sheet, workbook


@pytest.fixture
def read(tmp_path):
    """Bytes of a file -> Workbook."""
    return lambda content, name="berkas.xlsx": read_workbook(saved_at(tmp_path, content, name))


def cells_of(book: Workbook, position: int = 0):
    return {row.number: row.cells for row in book.sheets[position].rows}


def codes_of(book: Workbook):
    return [problem.code for problem in (*book.problems, *(problem for page in book.sheets for problem in page.problems))]


def test_a_formula_gives_its_saved_value_and_is_marked(read):
    page = read(drawn("=1 | =2 | =SUM(A1:B1)~3")).sheets[0]

    assert page.rows[0].cells == (1, 2, 3)
    assert page.marks == {(1, 2): Mark.FORMULA}


def test_a_formula_without_a_saved_value_is_not_taken_for_a_blank(read):
    page = read(drawn("=1 | =2 | =SUM(A1:B1)")).sheets[0]

    assert page.rows[0].cells == (1, 2, None)
    assert page.marks == {(1, 2): Mark.FORMULA_WITHOUT_VALUE}


def test_a_row_of_nothing_but_formulas_without_value_is_kept(read):
    page = read(drawn("=1\n=SUM(A1)")).sheets[0]

    assert [row.number for row in page.rows] == [1, 2]


def test_a_formula_that_gives_an_empty_text_is_a_blank(read):
    page = read(xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>')).sheets[0]

    assert page.rows[0].cells == (1,)
    assert page.marks == {}


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"])
def test_an_error_is_not_taken_for_a_blank(read, error):
    page = read(drawn(f"=1 | {error}")).sheets[0]

    assert page.rows[0].cells == (1, error)
    assert page.marks == {(1, 1): Mark.ERROR}


def test_a_percentage_is_told_from_a_number(read):
    page = read(drawn("25%% | =0.25")).sheets[0]

    assert page.rows[0].cells == (Decimal("0.25"), Decimal("0.25"))
    assert page.marks == {(1, 0): Mark.PERCENT}


@pytest.mark.parametrize(
    ("code", "digits", "value", "mark"),
    [
        ("dd/mm/yyyy", "45688", date(2025, 1, 31), Mark.DATE_FORMAT),
        (14, "45688", date(2025, 1, 31), Mark.DATE_FORMAT),
        ("[$-421]dd mmmm yyyy;@", "45688", date(2025, 1, 31), Mark.DATE_FORMAT),
        ("yyyy-mm-dd hh:mm", "45688.75", datetime(2025, 1, 31, 18, 0), Mark.DATE_FORMAT),
        ("dd/mm/yyyy", "45688.9999999999", date(2025, 2, 1), Mark.DATE_FORMAT),
        ("dd/mm/yyyy", "59", date(1900, 2, 28), Mark.DATE_FORMAT),
        ("dd/mm/yyyy", "60", Decimal(60), Mark.DATE_FORMAT),  # 29 February 1900 never was
        ("dd/mm/yyyy", "61", date(1900, 3, 1), Mark.DATE_FORMAT),
        ("dd/mm/yyyy", "1250000000", Decimal(1250000000), Mark.DATE_FORMAT),
        ("dd/mm/yyyy", "-1", Decimal(-1), Mark.DATE_FORMAT),
        ("hh:mm", "0.5", Decimal("0.5"), Mark.DATE_FORMAT),
        ("[h]:mm:ss", "1.5", Decimal("1.5"), Mark.DATE_FORMAT),
        (10, "0.25", Decimal("0.25"), Mark.PERCENT),
        ("0.00%", "0.25", Decimal("0.25"), Mark.PERCENT),
        ("#,##0", "45688", Decimal(45688), Mark.NONE),
        ('"Rp"#,##0;[Red]-"Rp"#,##0', "45688", Decimal(45688), Mark.NONE),
        ('#,##0 "dari daerah"', "45688", Decimal(45688), Mark.NONE),
        ("General", "45688", Decimal(45688), Mark.NONE),
        ("0.0\\%", "45688", Decimal(45688), Mark.UNIT),
    ],
)
def test_a_number_is_told_from_a_day_by_its_format(read, code, digits, value, mark):
    styles = styles_of(code.replace('"', "&quot;") if isinstance(code, str) else code)

    page = read(xlsx(f'<row r="1"><c r="A1" s="1"><v>{digits}</v></c></row>', styles=styles)).sheets[0]

    assert page.rows[0].cells == (value,)
    assert page.marks == ({(1, 0): mark} if mark else {})


def test_a_style_with_the_number_of_its_row_is_still_a_style(read):
    """Rows are told apart by their form without their number; a style may be the same number."""
    rows = "".join(f'<row r="{n}" ht="{n}"><c r="A{n}" s="{n}"><v>0.5</v></c><c r="B{n}" s="1{n}"/></row>' for n in range(1, 40))

    page = read(xlsx(rows, styles=styles_of(*["General"] * 11, "0%", *["General"] * 30))).sheets[0]

    assert page.marks == {(12, 0): Mark.PERCENT}


def test_text_that_looks_like_a_number_stays_text(read):
    page = read(drawn('1.250.000,00 | 5.1 | "007" | =7')).sheets[0]

    assert page.rows[0].cells == ("1.250.000,00", "5.1", "007", Decimal(7))


@pytest.mark.parametrize("digits", ["12345678901234567.89", "99891102196.98982", "1.39E+11", "0.1", "-0.005", "1013597766613.40"])
def test_a_number_keeps_the_digits_of_the_file(read, digits):
    page = read(xlsx(f'<row r="1"><c r="A1"><v>{digits}</v></c></row>')).sheets[0]

    assert str(page.rows[0].cells[0]) == digits


@pytest.mark.parametrize("digits", ["NaN", "INF", "-INF", "Infinity", "1e400", "-1E999", ""])
def test_what_is_no_finite_number_is_refused(read, digits):
    book = read(xlsx(f'<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>{digits}</v></c></row>'))

    assert codes_of(book) == (["cell.broken"] if digits else [])
    assert book.sheets[0].rows[0].cells == ((7, digits) if digits else (7,))


def test_joined_cells_are_told(read):
    page = read(drawn("Kode | Uraian | <\n^ | Nama | Nilai")).sheets[0]

    assert set(page.merged) == {
        MergedRange(first_row=1, first_column=1, last_row=1, last_column=2),
        MergedRange(first_row=1, first_column=0, last_row=2, last_column=0),
    }


def test_hidden_rows_and_columns_are_read_and_told(read):
    book = read(workbook(sheet("S", "a | b\nc | d", hidden_rows=(2,), hidden_columns=("B",))))

    page = book.sheets[0]
    assert [row.is_hidden for row in page.rows] == [False, True]
    assert page.mark(page.rows[0], 0) is Mark.NONE
    assert page.mark(page.rows[0], 1) is Mark.HIDDEN
    assert page.mark(page.rows[1], 0) is Mark.HIDDEN
    assert [(problem.code, str(problem.where)) for problem in page.problems] == [("sheet.hidden-rows", "S!2"), ("sheet.hidden-columns", "S")]


def test_hidden_sheets_are_read_and_told(read):
    book = read(workbook(sheet("A", "a"), sheet("B", "b", state="hidden"), sheet("C", "c", state="veryHidden")))

    assert [(page.name, page.is_hidden) for page in book.sheets] == [("A", False), ("B", True), ("C", True)]
    assert codes_of(book) == ["sheet.hidden", "sheet.hidden"]


@pytest.mark.parametrize("dimension", ["A1", "A1:A1", "XFD1048576", "nonsense"])
def test_a_wrong_dimension_loses_nothing(read, dimension):
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>{number}</v></c><c r="G{number}"><v>7</v></c></row>' for number in range(1, 15))

    book = read(xlsx(rows, before=f'<dimension ref="{dimension}"/>'))

    assert sum(cell is not None for cells in cells_of(book).values() for cell in cells) == 28


def test_rows_out_of_order_lose_nothing(read):
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>' for number in (3, 1, 2))

    assert list(cells_of(read(xlsx(rows))).items()) == [(1, (1,)), (2, (2,)), (3, (3,))]


def test_a_cell_that_is_written_twice_is_refused_with_its_place(read):
    book = read(xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="B1"><v>3</v></c></row>'))

    problem = book.sheets[0].problems[0]
    assert (problem.code, str(problem.where), problem.is_error) == ("cell.twice", "S!B1", True)


def test_a_row_that_is_written_twice_is_refused_with_its_place(read):
    book = read(xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>'))

    problem = book.sheets[0].problems[0]
    assert (problem.code, str(problem.where), problem.is_error) == ("row.twice", "S!1", True)


def test_strict_office_files_are_read(read):
    content = xlsx(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="d"><v>2025-01-31</v></c><c r="C1" t="d"><v>2025-01-31T18:30:00Z</v></c></row>',
        strings=strings_of("<t>Kode</t>").replace(MAIN, STRICT_MAIN),
        main=STRICT_MAIN,
        kinds=STRICT_RELATIONSHIPS,
    )

    assert cells_of(read(content)) == {1: ("Kode", date(2025, 1, 31), datetime(2025, 1, 31, 18, 30))}


def test_a_sheet_in_utf_16_is_read(read):
    body = (
        f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'
    )

    assert cells_of(read(xlsx(sheet=body.encode("utf-16")))) == {1: (1,)}


@pytest.mark.parametrize("text", ["a\0b", "a<b", "a&b", "a&nbsp;b", "a]]>b"])
def test_xml_that_is_not_well_formed_is_refused(read, text):
    book = read(xlsx(f'<row r="1"><c r="A1" t="str"><v>{text}</v></c></row>'))

    assert codes_of(book) == ["file.damaged"]
    assert book.sheets == ()


def test_escaped_letters_are_decoded(read):
    page = read(xlsx('<row r="1"><c r="A1" t="str"><v>a_x000D_b_x005F_x000D_c</v></c></row>')).sheets[0]

    assert page.rows[0].cells == ("a\rb_x000D_c",)


@pytest.mark.parametrize("index", ["-1", "2", "+1", "1_0", "x", "99999999999999999999"])
def test_a_shared_string_that_is_not_there_is_refused_with_its_place(read, index):
    book = read(xlsx(f'<row r="1"><c r="A1" t="s"><v>{index}</v></c></row>', strings=strings_of("<t>a</t>", "<t>b</t>")))

    problem = book.sheets[0].problems[0]
    assert (problem.code, str(problem.where), problem.found) == ("cell.broken", "S!A1", f"shared string {index}")
    assert book.sheets[0].marks == {(1, 0): Mark.BROKEN}


def test_a_part_that_is_named_but_absent_is_refused(read):
    parts = parts_of('<row r="1"><c r="A1"><v>1</v></c></row>')
    del parts["xl/worksheets/sheet1.xml"]

    assert codes_of(read(zipped(parts))) == ["file.damaged"]


@pytest.mark.parametrize("styles", ["<fills><fill/></fills>", "<cellXfs><xf numFmtId='x'/></cellXfs>", "<numFmts><numFmt/></numFmts>"])
def test_odd_styles_do_not_decide_whether_the_data_can_be_read(read, styles):
    content = xlsx('<row r="1"><c r="A1" s="0"><v>1</v></c></row>', styles=f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>')

    assert cells_of(read(content)) == {1: (1,)}


def test_days_counted_from_1904_are_four_years_later(read):
    row = '<row r="1"><c r="A1" s="1"><v>44226</v></c><c r="B1" s="1"><v>0</v></c></row>'

    page = read(xlsx(row, styles=styles_of(14), workbook='<workbookPr date1904="1"/>')).sheets[0]

    assert page.rows[0].cells == (date(2025, 1, 31), date(1904, 1, 1))


def test_comments_links_and_validations_change_nothing(read, tmp_path):
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Kode", "Jumlah"])
    page.append(["5.1", 100])
    page["B2"].comment = Comment("menurut DPA", "CONTOH")
    page["A2"].hyperlink = "https://contoh.invalid/"
    page.add_data_validation(DataValidation(type="list", formula1='"5.1,5.2"', sqref="A2:A9"))
    book.save(tmp_path / "lain.xlsx")

    assert cells_of(read((tmp_path / "lain.xlsx").read_bytes())) == {1: ("Kode", "Jumlah"), 2: ("5.1", 100)}


def test_rich_text_is_joined_and_reading_aids_are_left_out(read):
    rich = "<r><t>Belanja </t></r><r><t xml:space='preserve'>ATK </t></r><rPh sb='0' eb='1'><t>x</t></rPh><phoneticPr fontId='1'/>"

    assert cells_of(read(xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings_of(rich)))) == {1: ("Belanja ATK ",)}


def test_blanks_round_a_text_are_kept(read):
    assert cells_of(read(drawn('"  Belanja  " | " "'))) == {1: ("  Belanja  ", " ")}


def test_an_old_workbook_tells_formulas_errors_percentages_and_what_is_hidden(read):
    styles = record(0x00E0, bytes(20)) + record(0x00E0, b"\0\0" + (10).to_bytes(2, "little") + bytes(16))
    cells = (
        record(0x007D, b"\x01\0\x01\0\0\x09\0\0\x01\0")  # column B is hidden
        + record(0x0208, b"\x02\0\0\0\x04\0\xff\0\0\0\0\0\x20\x01\0\0")  # row 3 is hidden
        + xls_text(0, 0, "Kode")
        + xls_number(0, 1, 1250.5)
        + xls_error(1, 0)
        + xls_formula(1, 1, 42.0)
        + xls_formula(1, 2, None, 0x07)
        + xls_number(2, 0, 5)
        + record(0x0203, b"\x03\0\0\0\x01\0\0\0\0\0\0\0\xd0\x3f")  # 0.25 in style 1
        + record(0x0006, b"\x04\0\0\0\0\0" + bytes(8) + b"\x03\0" + bytes(4) + b"\x03\0\x1e\x01\0")  # never calculated
    )

    page = read(xls(cells, before=styles), "apbd.xls").sheets[0]

    assert {row.number: row.cells for row in page.rows} == {
        1: ("Kode", Decimal("1250.5")),
        2: ("#REF!", 42, "#DIV/0!"),
        3: (5,),
        4: (Decimal("0.25"),),
        5: (None,),
    }
    assert page.marks == {
        (2, 0): Mark.ERROR,
        (2, 1): Mark.FORMULA,
        (2, 2): Mark.FORMULA | Mark.ERROR,
        (4, 0): Mark.PERCENT,
        (5, 0): Mark.FORMULA_WITHOUT_VALUE,
    }
    assert [row.number for row in page.rows if row.is_hidden] == [3]
    assert page.hidden_columns == ((1, 1),)


def test_an_open_document_tells_the_same(read):
    cell = "table:table-cell"
    text = f'<{cell} office:value-type="string"><text:p>Kode<text:s text:c="2"/>A</text:p><text:p>B</text:p></{cell}>'
    digits = f'<{cell} office:value-type="float" office:value="12345678901234567.89"><text:p>1,23E+16</text:p></{cell}>'
    percentage = f'<{cell} office:value-type="percentage" office:value="0.25"/>'
    day = f'<{cell} office:value-type="date" office:date-value="2025-01-31"/>'
    two_blanks = f'<{cell} table:number-columns-repeated="2"/>'
    error = f'<{cell} table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></{cell}>'
    note = "<office:annotation><text:p>catatan</text:p></office:annotation>"
    formula = (
        f'<{cell} table:number-columns-spanned="2" table:formula="of:=2" office:value-type="float" office:value="2">{note}<text:p>2</text:p></{cell}>'
    )
    blanks = f'<table:table-row table:number-rows-repeated="1048571"><{cell} table:number-columns-repeated="16384"/></table:table-row>'
    content = ods(
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{text}{digits}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2" table:visibility="filter">{percentage}{two_blanks}{day}</table:table-row>'
        f'<table:table-row>{error}<{cell} table:formula="of:=1+1"/>{formula}</table:table-row>{blanks}'
    )

    page = read(content, "apbd.ods").sheets[0]

    assert {row.number: row.cells for row in page.rows} == {
        1: ("Kode  A\nB", Decimal("12345678901234567.89")),
        2: (Decimal("0.25"), None, None, date(2025, 1, 31)),
        3: (Decimal("0.25"), None, None, date(2025, 1, 31)),
        4: ("#DIV/0!", None, 2),
    }
    assert page.marks[4, 0] == Mark.FORMULA | Mark.ERROR
    assert page.marks[4, 1] == Mark.FORMULA_WITHOUT_VALUE
    assert page.marks[4, 2] == Mark.FORMULA
    assert page.marks[2, 0] == Mark.PERCENT
    assert [row.number for row in page.rows if row.is_hidden] == [2, 3]
    assert page.hidden_columns == ((1, 1),)
    assert page.merged == (MergedRange(first_row=4, first_column=2, last_row=4, last_column=3),)


def test_a_binary_workbook_is_read_with_a_word_about_what_it_does_not_show(read):
    book = read(xlsb(xlsb_row(0) + xlsb_string(0, 0) + xlsb_number(1, 5.25), strings=("Kode",)), "apbd.xlsb")

    assert cells_of(book) == {1: ("Kode", Decimal("5.25"))}
    assert codes_of(book) == ["file.limited-format"]


SHOWN_OTHERWISE = (
    xlsb_row(0)
    + xlsb_number(0, 0.25, 1)
    + xlsb_number(1, 90, 2)
    + xlsb_number(2, 5, 3)
    + xlsb_number(3, -5, 4)
    + xlsb_row(1, is_hidden=True)
    + xlsb_error(0, 0x17)
    + xlsb_formula(1, 7)
    + xlsb_number(2, 8, 5)
)


def test_a_binary_workbook_says_how_its_cells_are_shown(read):
    """LibreOffice shows the same of this file: 25%, 90, $5, 5, a hidden row and column, #REF!."""
    book = read(xlsb(SHOWN_OTHERWISE, styles=xlsb_styles("0%", "#,##0,", '"$"#,##0', "#,##0;#,##0"), columns=xlsb_columns(1, 1)), "apbd.xlsb")

    page = book.sheets[0]
    assert cells_of(book) == {1: (Decimal("0.25"), 90, 5, -5), 2: ("#REF!", 7, 8)}
    assert page.marks == {(1, 0): Mark.PERCENT, (1, 1): Mark.UNIT, (1, 2): Mark.CURRENCY, (2, 0): Mark.ERROR, (2, 1): Mark.FORMULA}
    assert [row.number for row in page.rows if row.is_hidden] == [2]
    assert page.hidden_columns == ((1, 1),)
    assert {problem.code for problem in page.problems} == {
        "sheet.hidden-rows",
        "sheet.hidden-columns",
        "sheet.minus-not-shown",
        "sheet.struck",
    }


@pytest.mark.parametrize("cut", [1, 5, 9])
def test_a_binary_workbook_that_is_cut_off_is_damaged(read, cut):
    """Within the last cell of its sheet."""
    book = read(xlsb(xlsb_row(0) + xlsb_number(0, 5)[:-cut]), "apbd.xlsb")

    assert {problem.code for problem in book.problems if problem.is_error} <= {"file.damaged", "file.no-cells"}


@pytest.mark.parametrize("protected", [False, True])
def test_an_old_workbook_with_a_password_is_never_read_as_if_it_had_none(read, protected):
    book = read(xls(xls_text(0, 0, "Kode"), protected=protected), "apbd.xls")

    assert codes_of(book) == (["file.encrypted"] if protected else [])
