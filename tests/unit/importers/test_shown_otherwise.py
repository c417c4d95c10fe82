"""What is shown otherwise than its value says: struck text, rows of no height, a minus that a format leaves out. Told, not refused."""

from __future__ import annotations

import struct
from decimal import Decimal

import pytest

from importers.reading.styles import hides_minus
from importers.workbook import Mark, Sheet, read_workbook
from tests.support.packages import DECLARATION, MAIN, ods, record, strings_of, xls, xls_formula, xls_number, xls_text, xlsx
from tests.support.sheets import saved_at

# Style 1 is struck, style 2 shows no minus, style 3 says that it is not struck.
STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="200" formatCode="#,##0;#,##0"/></numFmts>'
    '<fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font></fonts>'
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="200" fontId="0"/><xf numFmtId="0" fontId="2"/></cellXfs>'
    "<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"
)


@pytest.fixture(params=["fast", "general"])
def read(tmp_path, request):
    """Cells -> the one sheet, by each of the two readers: a comment before the cells is for the general one alone."""
    before = "" if request.param == "fast" else "<!-- -->"

    def read(cells: str, head: str = "") -> Sheet:
        return read_workbook(saved_at(tmp_path, xlsx(cells, styles=STYLES, before=before + head), "berkas.xlsx")).sheets[0]

    return read


def row(number: int, value: str, style: int = 0, about: str = "") -> str:
    return f'<row r="{number}"{about}><c r="A{number}"><v>1</v></c><c r="B{number}" s="{style}"><v>{value}</v></c></row>'


def told(sheet: Sheet) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.where)) for problem in sheet.problems]


def test_struck_rows_are_read_and_told_with_their_first_cell(read):
    page = read(row(1, "5") + row(2, "6", style=1) + row(3, "7", style=1) + row(4, "8", style=3))

    assert told(page) == [("sheet.struck", "S!B2")]
    assert page.problems[0].message() == "2 baris memuat isi yang dicoret (mulai sel B2); isinya ikut dibaca."
    assert [one.cells[1] for one in page.rows] == [5, 6, 7, 8]


def test_an_empty_cell_of_a_struck_style_says_nothing(read):
    page = read('<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/></row>')

    assert told(page) == []


def test_a_row_of_no_height_is_told_as_a_hidden_one(read):
    page = read(row(1, "5") + row(2, "6", about=' ht="0" customHeight="1"') + row(3, "7", about=' ht="0.75"') + row(4, "8", about=' ht="30"'))

    assert told(page) == [("sheet.hidden-rows", "S!2")]


def test_a_column_of_no_width_is_told_as_a_hidden_one(read):
    page = read(row(1, "5"), head='<cols><col min="2" max="2" width="0" customWidth="1"/></cols>')

    assert told(page) == [("sheet.hidden-columns", "S")]


def test_an_amount_below_zero_that_is_shown_without_its_minus_is_told(read):
    page = read(row(1, "5", style=2) + row(2, "-1500000.5", style=2) + row(3, "-2", style=2) + row(4, "-3"))

    assert told(page) == [("sheet.minus-not-shown", "S!B2")]
    assert page.problems[0].message() == (
        "2 angka di bawah nol tampil tanpa tanda minus (mulai sel B2) karena format selnya; yang dibaca -1.500.000,50."
    )
    assert page.rows[1].cells[1] == Decimal("-1500000.5")


def test_amounts_above_zero_in_such_a_format_say_nothing(read):
    assert told(read(row(1, "5", style=2) + row(2, "6", style=2))) == []


@pytest.mark.parametrize(
    ("code", "is_hidden"),
    [
        ("#,##0", False),
        ("#,##0;#,##0", True),
        ("#,##0;[Red]#,##0", True),
        ("#,##0;[Red]-#,##0", False),
        ("#,##0_);(#,##0)", False),
        ("#,##0_-;#,##0_-", True),
        ('_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', False),
        ('"Rp"#,##0;"Rp"#,##0', True),
        ('#,##0;"minus "#,##0', False),
        ("[$Rp-421]#,##0;[$Rp-421]#,##0", True),
        ("#,##0;#,##0-", False),
        ("#,##0;;0", True),
        ('0";"0', False),
        ("[>=1000]#,##0;0", False),
        ("", False),
    ],
)
def test_formats_that_hide_a_minus_are_known(code, is_hidden):
    assert hides_minus(code) is is_hidden


RICH = "<r><t>Gaji </t></r><r><rPr><strike/></rPr><t>lama</t></r>"
RICH_OFF = '<r><rPr><b/><strike val="0"/></rPr><t>Gaji</t></r><r><rPr><strike/></rPr><t xml:space="preserve"> </t></r>'


def rich_row(number: int, cell: str) -> str:
    return f'<row r="{number}"><c r="A{number}"><v>1</v></c>{cell.format(f"B{number}")}</row>'


def test_a_shared_text_of_which_a_part_is_struck_is_told(tmp_path):
    cells = rich_row(1, '<c r="{}" t="s"><v>0</v></c>') + rich_row(2, '<c r="{}" t="s"><v>1</v></c>') + rich_row(3, '<c r="{}" t="s"><v>2</v></c>')
    content = xlsx(cells, styles=STYLES, strings=strings_of("<t>strike</t>", RICH, RICH_OFF))

    page = read_workbook(saved_at(tmp_path, content, "berkas.xlsx")).sheets[0]

    assert told(page) == [("sheet.struck", "S!B2")]
    assert [one.cells[1] for one in page.rows] == ["strike", "Gaji lama", "Gaji "]


def test_a_text_in_its_cell_of_which_a_part_is_struck_is_told(tmp_path):
    cells = rich_row(1, f'<c r="{{}}" t="inlineStr"><is>{RICH_OFF}</is></c>') + rich_row(2, f'<c r="{{}}" t="inlineStr"><is>{RICH}</is></c>')

    assert told(read_workbook(saved_at(tmp_path, xlsx(cells, styles=STYLES), "berkas.xlsx")).sheets[0]) == [("sheet.struck", "S!B2")]


def open_style(name: str, line: str, *, family: str = "table-cell", parent: str = "") -> str:
    properties = f'<style:text-properties style:text-line-through-style="{line}"/>' if line else ""
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}"{above}>{properties}</style:style>'


OPEN_STYLES = (
    open_style("struck", "solid")
    + open_style("plain", "none", parent="struck")
    + open_style("child", "", parent="common")
    + open_style("round", "", parent="round")
    + open_style("struck", "none", family="text")
    + open_style("T1", "solid", family="text")
)
COMMON_STYLES = open_style("common", "solid")


def open_cell(style: str, text: str = "Gaji") -> str:
    about = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell{about} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def open_amount(number: str, shown: str) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{number}"><text:p>{shown}</text:p></table:table-cell>'


@pytest.fixture
def read_open(tmp_path):
    """Rows, each the cells within it -> the one sheet of an .ods."""

    def read_open(*rows: str, before: str = "") -> Sheet:
        table = before + "".join(f"<table:table-row>{cells}</table:table-row>" for cells in rows)
        return read_workbook(saved_at(tmp_path, ods(table, styles=OPEN_STYLES, common=COMMON_STYLES), "berkas.ods")).sheets[0]

    return read_open


@pytest.mark.parametrize(
    ("cell", "is_struck"),
    [
        (open_cell("struck"), True),
        (open_cell("child"), True),
        (open_cell("plain"), False),
        (open_cell("round"), False),
        (open_cell("unknown"), False),
        (open_cell("struck", ""), False),
        (open_cell("", 'Gaji <text:span text:style-name="T1">lama</text:span>'), True),
        (open_cell("", 'Gaji <text:span text:style-name="T1"> </text:span>'), False),
        (open_cell("", '<text:span text:style-name="T1"><text:span text:style-name="struck">Gaji</text:span></text:span>'), False),
        (open_cell("", '<text:span text:style-name="T1"></text:span>Gaji'), False),
    ],
)
def test_struck_text_of_an_open_document_is_told(read_open, cell, is_struck):
    assert told(read_open(open_cell(""), cell)) == ([("sheet.struck", "S!A2")] if is_struck else [])


def test_a_cell_of_an_open_document_without_a_style_has_its_columns(read_open):
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="struck"/>'

    assert told(read_open(open_cell("") * 3, before=columns)) == [("sheet.struck", "S!C1")]
    assert told(read_open(open_cell("") + open_cell("plain") * 2, before=columns)) == []


@pytest.mark.parametrize(
    ("number", "shown", "is_hidden"),
    [
        ("-1500", "1.500", True),
        ("-1500", "Rp1.500", True),
        ("-1500", "-1.500", False),
        ("-1500", "\u22121.500", False),
        ("-1500", "(1.500)", False),
        ("-1500", "minus 1.500", False),
        ("-0.4", "0", False),
        ("-1500", "", False),
        ("1500", "1.500", False),
    ],
)
def test_a_minus_that_an_open_document_does_not_show_is_told(read_open, number, shown, is_hidden):
    assert told(read_open(open_amount("1", "1"), open_amount(number, shown))) == ([("sheet.minus-not-shown", "S!A2")] if is_hidden else [])


def old_styles(*styles: tuple[int, int]) -> bytes:
    """Fonts 0, 1, 2, 3 and 5, the last of them struck; format 200 without a minus; a style for each pair of font and format."""
    fonts = [0, 0, 0, 0, 8]
    letters = b"#,##0;#,##0"
    return (
        b"".join(record(0x0031, struct.pack("<HHHHHBBBBBB", 200, options, 8, 400, 0, 0, 0, 0, 0, 1, 0) + b"A") for options in fonts)
        + record(0x041E, struct.pack("<HHB", 200, len(letters), 0) + letters)
        + b"".join(record(0x00E0, struct.pack("<HH", font, number) + bytes(16)) for font, number in styles)
    )


def styled(cell: bytes, style: int) -> bytes:
    """A cell's record with another style."""
    return cell[:8] + struct.pack("<H", style) + cell[10:]


def test_an_old_workbook_tells_struck_text_and_a_minus_that_is_not_shown(tmp_path):
    cells = (
        styled(xls_text(0, 0, "Gaji"), 1)
        + styled(xls_text(1, 0, "Barang"), 2)
        + styled(xls_number(2, 1, -1500.0), 3)
        + styled(xls_number(3, 1, 1500.0), 3)
        + styled(xls_formula(4, 1, -7.0), 3)
        + styled(xls_number(5, 1, -8.0), 0)
        + styled(xls_number(6, 2, 9.0), 2)
    )
    content = xls(cells, before=old_styles((0, 0), (3, 0), (5, 0), (4, 200)))

    page = read_workbook(saved_at(tmp_path, content, "berkas.xls")).sheets[0]

    assert told(page) == [("sheet.struck", "S!A2"), ("sheet.minus-not-shown", "S!B3")]
    assert [dict(problem.details)["count"] for problem in page.problems] == ["2", "2"]


@pytest.mark.parametrize(
    ("number", "shown", "is_otherwise"), [("1", "TRUE", True), ("1", "-", False), ("0", "nihil", False), ("1500", "###", False), ("1500", "", False)]
)
def test_a_number_that_an_open_document_shows_as_a_word_is_marked(read_open, number, shown, is_otherwise):
    sheet = read_open(open_amount(number, shown))

    assert any(Mark.UNIT in mark for mark in sheet.marks.values()) is is_otherwise
