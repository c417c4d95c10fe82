"""Workbooks for tests, drawn as text: what a row shows is what the sheet holds.

    drawn('''
        Kode rekening | Uraian        | Jumlah
        5.1.02        | Belanja ATK   | =1250000
        5.1.03        | <             | "1250000"
    ''')

A line is a row, `|` separates cells; blanks round a cell are cut. Empty lines at both ends are left out, others are empty rows.

    5.1.02, 1.250.000,00, 1250000   text, as typed
    =1250000  =-0.5                 a number
    =SUM(A1:A2)                     a formula without a saved value; =SUM(A1:A2)~42 one with the value 42 (saved as Excel does)
    "  text  "                      text with its blanks (two quotation marks within stand for one)
    2025-01-31                      text; #2025-01-31 a day, as a date cell
    25%%                            the number 0.25 shown as 25 %
    #REF!                           an error cell (any of Excel's seven)
    <                               joined with the cell to its left; ^ joined with the cell above
    !yes !no                        a boolean

`numbers=True` takes every cell that is plain digits as a number. `sheet(name, text, hidden=...)` and `workbook(...)`
make several sheets. Everything is written by openpyxl, except values of formulas, which it cannot save: they are put in
afterwards.
"""

from __future__ import annotations

import io
import re
import textwrap
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_DAY = re.compile(r"#([0-9]{4}-[0-9]{2}-[0-9]{2})")
_ERRORS = frozenset({"#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One sheet as text and what text cannot show."""

    text: str
    name: str = "Lembar1"
    numbers: bool = False
    state: str = "visible"  # or "hidden", "veryHidden"
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    first_row: int = 1  # where the first line of the text stands


def sheet(name: str, text: str, **more: object) -> Drawn:
    """One of several sheets for workbook()."""
    return Drawn(name=name, text=text, **more)  # type: ignore[arg-type]  # the dataclass checks the names


def workbook(*sheets: Drawn) -> bytes:
    """An .xlsx with these sheets in this order."""
    book = Workbook()
    book.remove(book.active)
    saved: dict[str, dict[str, str]] = {}
    for drawn in sheets:
        page = book.create_sheet(drawn.name)
        page.sheet_state = drawn.state
        saved[f"xl/worksheets/sheet{len(saved) + 1}.xml"] = _fill(page, drawn)
    packed = io.BytesIO()
    book.save(packed)
    return _with_saved_values(packed.getvalue(), saved) if any(saved.values()) else packed.getvalue()


def drawn(text: str, **more: object) -> bytes:
    """An .xlsx with one sheet."""
    return workbook(Drawn(text=text, **more))  # type: ignore[arg-type]  # the dataclass checks the names


def saved_at(folder: Path, content: bytes, name: str = "berkas.xlsx") -> Path:
    """The bytes as a file, for readers that want a path."""
    path = folder / name
    path.write_bytes(content)
    return path


def lines_of(text: str) -> list[list[str]]:
    """The cells of a drawn sheet as typed: for CSV, and for tests of other readers."""
    lines = textwrap.dedent(text).split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return [[cell.strip() for cell in line.split("|")] if line.strip() else [] for line in lines]


def as_csv(text: str, separator: str = ",", end: str = "\r\n") -> str:
    """The drawn cells as CSV, quoted where needed."""

    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in (separator, '"', "\r", "\n")) else cell

    return "".join(separator.join(map(quoted, cells)) + end for cells in lines_of(text))


def _fill(page: Worksheet, drawn: Drawn) -> dict[str, str]:
    """Fills the sheet; gives the values that formulas are to have: cell -> value."""
    saved: dict[str, str] = {}
    joined: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(lines_of(drawn.text), start=drawn.first_row):
        for column, text in enumerate(cells, start=1):
            if text in ("<", "^"):
                left, above = (row, column - 1), (row - 1, column)
                neighbour = left if text == "<" else above
                joined[row, column] = joined.get(neighbour, neighbour)
            elif text:
                _put(page.cell(row, column), text, drawn, saved)
    _merge(page, joined)
    for number in drawn.hidden_rows:
        page.row_dimensions[number].hidden = True
    for letters in drawn.hidden_columns:
        page.column_dimensions[letters].hidden = True
    return saved


def _put(cell: Cell, text: str, drawn: Drawn, saved: dict[str, str]) -> None:
    if len(text) > 1 and text.startswith('"') and text.endswith('"'):
        _text(cell, text[1:-1].replace('""', '"'))
    elif _NUMBER.fullmatch(text.removeprefix("=")) and (drawn.numbers or text.startswith("=")):
        # Digits go to the file as typed: openpyxl writes an int or the shortest form of a float.
        digits = text.removeprefix("=")
        cell.value = int(digits) if digits.lstrip("-").isdigit() else float(digits)
    elif text.startswith("="):
        formula, tilde, value = text.partition("~")
        cell.value = formula
        if tilde:
            saved[cell.coordinate] = value
    elif match := _DAY.fullmatch(text):
        cell.value, cell.number_format = date.fromisoformat(match[1]), "dd/mm/yyyy"
    elif text.endswith("%%"):
        cell.value, cell.number_format = float(text[:-2]) / 100, "0.00%"
    elif text in _ERRORS:
        cell.value, cell.data_type = text, "e"
    elif text in ("!yes", "!no"):
        cell.value = text == "!yes"
    else:
        _text(cell, text)


def _text(cell: Cell, text: str) -> None:
    cell.value, cell.data_type = text, "s"


def _merge(page: Worksheet, joined: dict[tuple[int, int], tuple[int, int]]) -> None:
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    for (row, column), first in joined.items():
        last = ends.get(first, first)
        ends[first] = (max(last[0], row), max(last[1], column))
    for (row, column), (last_row, last_column) in ends.items():
        page.merge_cells(start_row=row, start_column=column, end_row=last_row, end_column=last_column)


def _with_saved_values(packed: bytes, saved: dict[str, dict[str, str]]) -> bytes:
    """Puts values into formula cells: openpyxl writes `<c r="B3"><f>…</f><v/></c>` (or `<v></v>`)."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            for place, value in saved.get(member.filename, {}).items():
                content = _one_value(content.decode(), place, value).encode()
            new.writestr(member, content)
    return result.getvalue()


def _one_value(xml: str, place: str, value: str) -> str:
    number = bool(_NUMBER.fullmatch(value))
    pattern = re.compile(rf'(<c r="{place}")([^>]*)(><f>[^<]*</f>)<v ?/?>(?:</v>)?')

    def filled(match: re.Match[str]) -> str:
        kind = "" if number else ' t="e"' if value in _ERRORS else ' t="str"'
        return f"{match[1]}{match[2]}{kind}{match[3]}<v>{value}</v>"

    changed, count = pattern.subn(filled, xml)
    assert count == 1, f"no formula at {place}"
    return changed
