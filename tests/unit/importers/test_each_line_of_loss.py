"""What openpyxl and calamine lose without a word, one case a line: ours reads it rightly, tells it, or refuses the file with its reason.

The lines are those of a comparison of both readers on 2,467 public spreadsheets; test_what_readers_lose.py goes deeper into each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from importers.workbook import Mark, MergedRange, Workbook, read_workbook
from tests.support.packages import (
    MAIN,
    RELATIONSHIPS,
    STRICT_MAIN,
    STRICT_RELATIONSHIPS,
    ods,
    ole,
    parts_of,
    strings_of,
    styles_of,
    xls,
    xls_number,
    xls_text,
    xlsb,
    xlsb_number,
    xlsb_row,
    xlsb_string,
    xlsx,
    zipped,
)
from tests.support.sheets import drawn, saved_at, sheet, workbook

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
UTF_16 = f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}"><sheetData>{ONE}</sheetData></worksheet>'.encode("utf-16")
EXTERNAL = f'<Relationship Id="x" Type="{RELATIONSHIPS}/externalLink" Target="externalLinks/externalLink1.xml"/>'
DDE = f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the table: a file that has it, and what must be seen of it."""

    make: Callable[[], bytes]
    name: str = "berkas.xlsx"
    # Row -> cells of the first sheet; None: no figure of the file may be used.
    rows: dict[int, tuple[object, ...]] | None = None
    marks: dict[tuple[int, int], Mark] | None = None
    # Each problem that must be told; an error among them stops the import.
    told: tuple[str, ...] = ()


def _cells(*cells: str) -> str:
    return f'<row r="1">{"".join(cells)}</row>'


def _without(part: str) -> bytes:
    parts = parts_of(ONE)
    del parts[part]
    return zipped(parts)


def _with(parts: dict[str, str | bytes], **more: object) -> bytes:
    return zipped(parts_of(ONE, **more) | parts)  # type: ignore[arg-type]  # the arguments of parts_of


LINES: dict[str, Line] = {
    "a formula with its saved value": Line(make=lambda: drawn("=1 | =SUM(A1)~3"), rows={1: (1, 3)}, marks={(1, 1): Mark.FORMULA}),
    "a formula without a saved value": Line(make=lambda: drawn("=1 | =SUM(A1)"), rows={1: (1, None)}, marks={(1, 1): Mark.FORMULA_WITHOUT_VALUE}),
    "an error cell (#REF!)": Line(make=lambda: drawn("=1 | #REF!"), rows={1: (1, "#REF!")}, marks={(1, 1): Mark.ERROR}),
    "an error cell (#DIV/0!)": Line(make=lambda: drawn("=1 | #DIV/0!"), rows={1: (1, "#DIV/0!")}, marks={(1, 1): Mark.ERROR}),
    "a new error cell (#SPILL!)": Line(
        make=lambda: xlsx(_cells('<c r="A1" t="e"><v>#SPILL!</v></c>')), rows={1: ("#SPILL!",)}, marks={(1, 0): Mark.ERROR}
    ),
    "a number shown as a percentage": Line(make=lambda: drawn("25%%"), rows={1: (Decimal("0.25"),)}, marks={(1, 0): Mark.PERCENT}),
    "a number shown as a day": Line(
        make=lambda: xlsx(_cells('<c r="A1" s="1"><v>45688</v></c>'), styles=styles_of(14)),
        rows={1: (date(2025, 1, 31),)},
        marks={(1, 0): Mark.DATE_FORMAT},
    ),
    "a text that looks like a number": Line(make=lambda: drawn("1.250.000,00 | =7"), rows={1: ("1.250.000,00", 7)}, marks={}),
    "more digits than a binary number holds": Line(
        make=lambda: xlsx(_cells('<c r="A1"><v>12345678901234567.89</v></c>')), rows={1: (Decimal("12345678901234567.89"),)}
    ),
    "NaN as a value": Line(make=lambda: xlsx(_cells('<c r="A1"><v>NaN</v></c>')), told=("cell.broken",)),
    "infinity as a value": Line(make=lambda: xlsx(_cells('<c r="A1"><v>Infinity</v></c>')), told=("cell.broken",)),
    "1e400 as a value": Line(make=lambda: xlsx(_cells('<c r="A1"><v>1e400</v></c>')), told=("cell.broken",)),
    "hidden rows": Line(make=lambda: workbook(sheet("S", "a\nb", hidden_rows=(2,))), rows={1: ("a",), 2: ("b",)}, told=("sheet.hidden-rows",)),
    "hidden columns": Line(make=lambda: workbook(sheet("S", "a | b", hidden_columns=("B",))), rows={1: ("a", "b")}, told=("sheet.hidden-columns",)),
    "hidden sheets": Line(
        make=lambda: workbook(sheet("A", "a"), sheet("B", "b", state="hidden"), sheet("C", "c", state="veryHidden")),
        rows={1: ("a",)},
        told=("sheet.hidden", "sheet.hidden"),
    ),
    "a dimension that is too small": Line(
        make=lambda: xlsx(ONE + '<row r="2"><c r="G2"><v>2</v></c></row>', before='<dimension ref="A1"/>'), rows={1: (1,), 2: (*[None] * 6, 2)}
    ),
    "rows out of order": Line(make=lambda: xlsx('<row r="2"><c r="A2"><v>2</v></c></row>' + ONE), rows={1: (1,), 2: (2,)}),
    "the same cell twice": Line(make=lambda: xlsx(_cells('<c r="A1"><v>1</v></c>', '<c r="A1"><v>2</v></c>')), told=("cell.twice",)),
    "the same row twice": Line(make=lambda: xlsx(ONE + '<row r="1"><c r="A1"><v>2</v></c></row>'), told=("row.twice",)),
    "Strict OOXML": Line(make=lambda: xlsx(ONE, main=STRICT_MAIN, kinds=STRICT_RELATIONSHIPS), rows={1: (1,)}),
    "a sheet in UTF-16": Line(make=lambda: xlsx(sheet=UTF_16), rows={1: (1,)}),
    "NUL in the XML": Line(make=lambda: xlsx(_cells('<c r="A1" t="str"><v>a\0b</v></c>')), told=("file.damaged",)),
    "XML that is not well-formed": Line(make=lambda: xlsx('<row r="1"><c r="A1"><v>1</v></row>'), told=("file.damaged",)),
    "a sheet in UTF-7": Line(make=lambda: xlsx(sheet=b'<?xml version="1.0" encoding="UTF-7"?><worksheet/>'), told=("file.damaged",)),
    "escaped letters (_x000D_)": Line(make=lambda: xlsx(_cells('<c r="A1" t="str"><v>a_x000D_b</v></c>')), rows={1: ("a\rb",)}),
    "a shared string of index -1": Line(
        make=lambda: xlsx(_cells('<c r="A1" t="s"><v>-1</v></c>'), strings=strings_of("<t>a</t>", "<t>b</t>")), told=("cell.broken",)
    ),
    "a sheet that is named but absent": Line(make=lambda: _without("xl/worksheets/sheet1.xml"), told=("file.damaged",)),
    "an empty fill among the styles": Line(
        make=lambda: xlsx(ONE, styles=f'<styleSheet xmlns="{MAIN}"><fills><fill/></fills><cellXfs><xf/></cellXfs></styleSheet>'), rows={1: (1,)}
    ),
    "odd dates in the properties": Line(make=lambda: _with({"docProps/core.xml": "<x>0000-00-00T99:99</x>"}), rows={1: (1,)}),
    "an external link without its relationship": Line(
        make=lambda: _with(
            {"xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}"><externalBook/></externalLink>'}, relations=EXTERNAL
        ),
        rows={1: (1,)},
        told=("file.external-links",),
    ),
    "a DDE link": Line(
        make=lambda: _with({"xl/externalLinks/externalLink1.xml": DDE}, relations=EXTERNAL), rows={1: (1,)}, told=("file.external-links",)
    ),
    "days counted from 1904": Line(
        make=lambda: xlsx(_cells('<c r="A1" s="1"><v>44226</v></c>'), styles=styles_of(14), workbook='<workbookPr date1904="1"/>'),
        rows={1: (date(2025, 1, 31),)},
    ),
    "an old workbook (.xls)": Line(make=lambda: xls(xls_text(0, 0, "Kode") + xls_number(0, 1, 5)), name="apbd.xls", rows={1: ("Kode", 5)}),
    "an OpenDocument table (.ods)": Line(
        make=lambda: ods('<table:table-row><table:table-cell office:value-type="float" office:value="5"/></table:table-row>'),
        name="apbd.ods",
        rows={1: (5,)},
    ),
    "a binary workbook (.xlsb)": Line(
        make=lambda: xlsb(xlsb_row(0) + xlsb_string(0, 0) + xlsb_number(1, 5), strings=("Kode",)),
        name="apbd.xlsb",
        rows={1: ("Kode", 5)},
        told=("file.limited-format",),
    ),
    "comments, links, validations and pictures beside the cells": Line(
        make=lambda: xlsx(
            ONE, after='<dataValidations count="1"><dataValidation type="list" sqref="A1"/></dataValidations><legacyDrawing r:id="x"/>'
        ),
        rows={1: (1,)},
    ),
    "a file that brings the reader down": Line(make=lambda: ole({"Workbook": b"x"}, loop=True), name="apbd.xls", told=("file.damaged",)),
    "one cell at the far end (XFD1048576)": Line(
        make=lambda: xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), rows={1048576: (*[None] * 16383, 1)}
    ),
}


def _told(book: Workbook) -> tuple[str, ...]:
    return tuple(problem.code for problem in (*book.problems, *(problem for page in book.sheets for problem in page.problems)))


@pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())
def test_what_readers_lose_is_read_rightly_or_refused_with_its_reason(line, tmp_path):
    book = read_workbook(saved_at(tmp_path, line.make(), line.name))

    assert _told(book) == line.told
    if line.rows is None:
        problems = (*book.problems, *(problem for page in book.sheets for problem in page.problems))
        assert all(problem.is_error and problem.message() and problem.remedy() for problem in problems)
    else:
        assert {row.number: row.cells for row in book.sheets[0].rows} == line.rows
    if line.marks is not None:
        assert book.sheets[0].marks == line.marks


def test_joined_cells_are_known(tmp_path):
    book = read_workbook(saved_at(tmp_path, drawn("Kode | Uraian | <")))

    assert book.sheets[0].merged == (MergedRange(first_row=1, first_column=1, last_row=1, last_column=2),)


def test_every_line_says_what_must_be_seen():
    assert [name for name, line in LINES.items() if line.rows is None and not line.told] == []
