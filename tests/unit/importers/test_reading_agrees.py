"""Two independent readers see the same: ours and calamine or openpyxl, cell by cell, on every real file and on any table."""

from __future__ import annotations

import csv
import io
import re
import string
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from importers.workbook import Limits, Mark, Sheet, read_trusted, read_workbook
from tests.support.packages import ods, strings_of, xlsx
from tests.support.sheets import saved_at

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared" / "data"
REAL = sorted(path for folder in ("budgets-id", "budgets-world") for path in (DATA / folder).glob("*.xls*"))
TEXTS = sorted(path for path in DATA.glob("*/*.csv"))
# openpyxl leaves these as they are; one real file has `Tugas_x0002_tugas`.
ESCAPED = re.compile("_x([0-9A-F]{4})_")
needs_data = pytest.mark.skipif(not REAL, reason=f"the real files are not here: {DATA}")


def _ours(sheet: Sheet) -> dict[tuple[int, int], object]:
    """Row, column -> value; numbers as binary ones, since the other readers have no others."""
    return {
        (row.number, column): float(cell) if isinstance(cell, Decimal) else cell
        for row in sheet.rows
        for column, cell in enumerate(row.cells)
        if cell is not None
    }


def _calamine(path: Path, name: str) -> dict[tuple[int, int], object]:
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python(skip_empty_area=False)
    return {
        (number, column): float(cell) if type(cell) in (int, float) else cell
        for number, row in enumerate(rows, start=1)
        for column, cell in enumerate(row)
        if cell not in (None, "")
    }


def _openpyxl(page: openpyxl.worksheet.worksheet.Worksheet) -> Iterator[tuple[tuple[int, int], object]]:
    for row in page.iter_rows():
        for cell in row:
            if cell.value not in (None, ""):
                value = cell.value
                value = ESCAPED.sub(lambda match: chr(int(match[1], 16)), value) if isinstance(value, str) else value
                is_day = isinstance(value, datetime) and not (value.hour or value.minute or value.second or value.microsecond)
                yield (cell.row, cell.column - 1), float(value) if type(value) in (int, float) else value.date() if is_day else value


@needs_data
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_ours_and_calamine_see_the_same_cells(path):
    book = read_workbook(path)

    assert book.ok
    for sheet in book.sheets:
        errors = {place for place, mark in sheet.marks.items() if mark & Mark.ERROR}
        ours = {place: value for place, value in _ours(sheet).items() if place not in errors}
        assert ours == _calamine(path, sheet.name)


@needs_data
@pytest.mark.parametrize("path", [path for path in REAL if path.suffix == ".xlsx" and path.stat().st_size < 800_000], ids=lambda path: path.name)
def test_ours_and_openpyxl_see_the_same_cells_joins_and_hidden_rows(path):
    other = openpyxl.load_workbook(path, data_only=True)

    book = read_trusted(path)

    assert [sheet.name for sheet in book.sheets] == other.sheetnames
    for sheet, page in zip(book.sheets, other.worksheets, strict=True):
        covered = {(row, column - 1) for block in page.merged_cells.ranges for row, column in list(block.cells)[1:]}
        assert {place: value for place, value in _ours(sheet).items() if place not in covered} == dict(_openpyxl(page))
        assert {(m.first_row, m.first_column + 1, m.last_row, m.last_column + 1) for m in sheet.merged} == {
            (block.min_row, block.min_col, block.max_row, block.max_col) for block in page.merged_cells.ranges
        }
        assert {row.number for row in sheet.rows if row.is_hidden} == {row.number for row in sheet.rows if page.row_dimensions[row.number].hidden}


@needs_data
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_real_text_file_is_read_whole(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        separator = ";" if file.readline().count(";") > 2 else ","
        file.seek(0)
        expected = {number: [field for field in row if field] for number, row in enumerate(csv.reader(file, delimiter=separator), start=1)}

    book = read_workbook(path)

    unfolded = any(problem.code == "sheet.unfolded" for problem in book.sheets[0].problems)
    ours = {row.number: [cell for cell in row.cells if cell] for row in book.sheets[0].rows}
    differing = [number for number in expected if ours.get(number, []) != expected[number]]
    assert book.ok
    assert all(unfolded and len(expected[number]) == 1 for number in differing)
    assert len(differing) < len(expected) / 2


# What a cell of a table may hold. Text: all that XML can carry as it stands, but not what the format escapes (_x000D_) or changes (\r).
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n\t") | st.sampled_from("<>&\"' ,;|%=-")
WORDS = st.text(LETTERS, min_size=1, max_size=20).filter(lambda text: "_x" not in text)
NUMBERS = st.integers(-(10**15), 10**15) | st.floats(-1e300, 1e300)
DAYS = st.dates(date(1900, 3, 1), date(9999, 12, 31))
MOMENTS = st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 30)).map(lambda moment: moment.replace(microsecond=0))
CELLS = st.none() | WORDS | NUMBERS | DAYS | MOMENTS | st.booleans()
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=8), min_size=1, max_size=12)
slowly = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)


def _sixteen_digits(number: float) -> str:
    """As openpyxl writes a binary number: not always what it was."""
    return f"{number:.16g}"


def _as_read(cell: object, digits: Callable[[float], str] = repr) -> object:
    if isinstance(cell, bool) or cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, int | float):
        return Decimal(digits(cell))
    if isinstance(cell, datetime) and cell == datetime(cell.year, cell.month, cell.day):
        return cell.date()
    return cell


def _rows_as_read(table: list[list[object]], digits: Callable[[float], str] = repr) -> dict[int, tuple[object, ...]]:
    rows = {}
    for number, cells in enumerate(table, start=1):
        row = [_as_read(cell, digits) for cell in cells]
        while row and row[-1] is None:
            row.pop()
        if row:
            rows[number] = tuple(row)
    return rows


@slowly
@given(TABLES)
def test_any_table_written_as_xlsx_is_read_back_equal(tmp_path, table):
    book = openpyxl.Workbook()
    for number, cells in enumerate(table, start=1):
        for column, cell in enumerate(cells, start=1):
            if cell is not None:
                place = book.active.cell(number, column)
                place.value = cell
                if isinstance(cell, str):
                    place.data_type = "s"
    book.save(tmp_path / "tabel.xlsx")

    found = read_trusted(tmp_path / "tabel.xlsx")

    assert {row.number: row.cells for sheet in found.sheets for row in sheet.rows} == _rows_as_read(table, _sixteen_digits)


@slowly
@given(TABLES, st.sampled_from(["plain", "general"]))
def test_both_ways_through_a_sheet_read_the_same(tmp_path, table, way):
    """The plain way is fast, the general one takes anything; a comment sends a sheet the general way."""
    content = xlsx(_drawn_by_hand(table, "<!-- -->" if way == "general" else ""))

    found = read_trusted(saved_at(tmp_path, content))

    expected = {number: tuple(_without_days(cell) for cell in cells) for number, cells in _rows_as_read(table).items()}
    assert {row.number: row.cells for sheet in found.sheets for row in sheet.rows} == expected


def _without_days(cell: object) -> object:
    return str(cell) if isinstance(cell, date) else cell


def _drawn_by_hand(table: list[list[object]], first: str) -> str:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def drawn(cell: object, place: str) -> str:
        if cell is None:
            return f'<c r="{place}" s="3"/>'
        if isinstance(cell, bool):
            return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
        if isinstance(cell, int | float):
            return f'<c r="{place}"><v>{cell!r}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escaped(str(_as_read(cell)))}</t></is></c>'

    rows = []
    for number, cells in enumerate(table, start=1):
        inner = "".join(drawn(cell, f"{string.ascii_uppercase[column]}{number}") for column, cell in enumerate(cells))
        rows.append(f'<row r="{number}" spans="1:8">{inner}</row>')
    return first + "".join(rows)


FIELDS = st.text(st.sampled_from('abcXYZ019.-() "\n%\u00e9\u2013'), max_size=12)


@slowly
@given(
    st.integers(2, 6).flatmap(lambda width: st.lists(st.lists(FIELDS, min_size=width, max_size=width), min_size=1, max_size=12)),
    st.sampled_from(",;\t|"),
)
def test_any_table_written_as_csv_is_read_back_equal(tmp_path, table, separator):
    table = [[f"Kolom {separator} {column}" for column in range(len(table[0]))], *table]
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(table)

    found = read_trusted(saved_at(tmp_path, text.getvalue().encode(), "tabel.csv"))

    assert {row.number: row.cells for sheet in found.sheets for row in sheet.rows} == _rows_as_read([[cell or None for cell in row] for row in table])


@slowly
@given(st.lists(WORDS, min_size=1, max_size=30))
def test_any_shared_strings_are_read_as_calamine_reads_them(tmp_path, texts):
    items = [f"<t xml:space='preserve'>{text.replace('&', '&amp;').replace('<', '&lt;').replace(']]>', '')}</t>" for text in texts]
    rows = "".join(f'<row r="{number}"><c r="A{number}" t="s"><v>{number - 1}</v></c></row>' for number in range(1, len(texts) + 1))
    path = saved_at(tmp_path, xlsx(rows, strings=strings_of(*items)))

    assert _ours(read_trusted(path).sheets[0]) == _calamine(path, "S")


def test_an_open_document_is_read_as_calamine_reads_it(tmp_path):
    cell = "table:table-cell"
    truth = f'<{cell} office:value-type="boolean" office:boolean-value="true"/>'
    rows = "".join(
        f'<table:table-row><{cell} office:value-type="string"><text:p>Baris {number}</text:p></{cell}>'
        f'<{cell} office:value-type="float" office:value="{number * 1.25}"/><{cell}/>{truth}'
        f'<{cell} office:value-type="date" office:date-value="{date(2025, 1, 1) + timedelta(number)}"/></table:table-row>'
        for number in range(1, 30)
    )
    path = saved_at(tmp_path, ods(rows), "tabel.ods")

    assert _ours(read_trusted(path).sheets[0]) == _calamine(path, "S")


def test_limits_are_wide_enough_for_every_real_file():
    assert Limits().cells >= 200_000 * 23
