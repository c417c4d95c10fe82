"""Rows of a form that was seen before are recognised by one pattern, all others are cut: both ways give the same sheet."""

from __future__ import annotations

import pytest

from importers.reading import sheet_plain
from importers.reading.cells import Allowance, SheetRows
from importers.reading.faults import Limits
from importers.reading.sheet_plain import read_plain
from importers.reading.strings import NotPlain
from importers.reading.styles import Styles
from importers.reading.values import Book
from importers.workbook import Sheet, read_trusted
from tests.support.packages import xlsx
from tests.support.sheets import saved_at

# Cells of each kind, as several programs write them; {n} is the row's number.
ROWS = (
    '<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>Dinas {n}</t></is></c><c r="B{n}"><v>{n}.50</v></c></row>',
    '<row r="{n}" spans="1:3"><c r="A{n}" t="s"><v>0</v></c><c r="C{n}" s="1"><v>{n}</v></c></row>',
    '<row r="{n}"><c r="A{n}" t="inlineStr"><is><t xml:space="preserve">  A &amp; B {n}</t></is></c><c r="B{n}" t="b"><v>1</v></c></row>',
    '<row r="{n}" hidden="1"><c r="A{n}" t="str"><f>"a"&amp;"b"</f><v>ab{n}</v></c><c r="B{n}"><f>1+{n}</f><v>{n}</v></c></row>',
    '<row r="{n}"><c r="A{n}"><f t="shared" si="0"/></c><c r="B{n}" t="e"><v>#REF!</v></c><c r="C{n}"><v></v></c></row>',
    '<row r="{n}"><c r="A{n}" s="{n}"><v>{n}</v></c></row>',
    '<row r="{n}"><c r="A{n}" t="inlineStr"><is><t></t></is></c><c r="B{n}" t="str"><v>_x0041_&lt;{n}</v></c></row>',
)


def _sheet(tmp_path, rows: str) -> Sheet:
    return read_trusted(saved_at(tmp_path, xlsx(rows, strings="<sst><si><t>Satu</t></si></sst>"))).sheets[0]


@pytest.mark.parametrize("run", [1, 5], ids=["forms in turns", "forms in runs of five"])
def test_rows_taken_by_pattern_and_rows_that_are_cut_are_the_same(run: int, tmp_path, monkeypatch):
    rows = "".join(ROWS[number // run % len(ROWS)].format(n=number) for number in range(1, 211))

    by_pattern = _sheet(tmp_path, rows)
    monkeypatch.setattr(sheet_plain, "ROOM_FOR_PATTERNS", 0)
    by_cutting = _sheet(tmp_path, rows)

    assert len(by_pattern.rows) == 210
    assert by_pattern == by_cutting


@pytest.mark.parametrize(
    "wrong",
    [
        '<row r="4"><c r="A4"><v>4</v></c></row>',
        '<row r="7"><c r="A8"><v>4</v></c></row>',
        '<row r="7"><c r="A7"><v>NaN</v></c></row>',
        '<row r="7"><c r="A7"><v>4</c></row>',
        '<row r="7"><c r="A7"><v>4</v></c>',
        '<row r="1048577"><c r="A1048577"><v>4</v></c></row>',
    ],
    ids=["a row out of order", "a cell of another row", "no number", "a tag that is not closed", "a row that is not closed", "a row past the last"],
)
def test_what_is_not_plain_among_rows_alike_is_left_to_the_general_reader(wrong: str):
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>' for number in range(1, 7))
    sheet = SheetRows("Lembar", "visible", Allowance(Limits()))

    with pytest.raises(NotPlain):
        read_plain([f"<worksheet><sheetData>{rows}{wrong}</sheetData></worksheet>".encode()], Book([], Styles(), False), sheet)


EMPTY_TAGS = (
    '<row r="{n}"><c r="A{n}" t="inlineStr"/><c r="B{n}" s="1"/><c r="C{n}"><v>{n}</v></c></row>',
    '<row r="{n}"><c r="A{n}"><f>1+{n}</f><v/></c><c r="B{n}" t="str"><f t="shared" si="0"/><v/></c><c r="C{n}"><v>{n}</v></c></row>',
    '<row r="{n}" s="1"/>',
)


@pytest.mark.parametrize("room", [sheet_plain.ROOM_FOR_PATTERNS, 0], ids=["by pattern", "by cutting"])
def test_a_blank_before_the_end_of_an_empty_tag_changes_nothing(room: int, tmp_path, monkeypatch):
    """As openpyxl writes without lxml: `<c r="E2" t="inlineStr" />`. Such a sheet took ten times as long, row by row through a parser."""
    monkeypatch.setattr(sheet_plain, "ROOM_FOR_PATTERNS", room)
    rows = "".join(EMPTY_TAGS[number % len(EMPTY_TAGS)].format(n=number) for number in range(1, 61))
    sheets = []
    for text in (rows, rows.replace("/>", " />")):
        sheet = SheetRows("Lembar", "visible", Allowance(Limits()))
        read_plain([f"<worksheet><sheetData>{text}</sheetData></worksheet>".encode()], Book([], Styles(), False), sheet)
        sheets.append(sheet.as_primitives())

    assert len(sheets[0]["rows"]) > 30
    assert sheets[0] == sheets[1]
    assert _sheet(tmp_path, rows) == _sheet(tmp_path, rows.replace("/>", " />"))
