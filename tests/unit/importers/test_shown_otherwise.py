"""What is shown otherwise than its value says: struck text, rows of no height, a minus that a format leaves out. Told, not refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from importers.reading.styles import hides_minus
from importers.workbook import Sheet, read_workbook
from tests.support.packages import DECLARATION, MAIN, xlsx
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
