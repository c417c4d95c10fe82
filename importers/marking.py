"""The child process of marked.py: opens the workbook, marks the cells, adds the list of faults, writes the result to standard output."""

from __future__ import annotations

import io
import json
import re
import resource
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from importers.problems import shown_found
from importers.row_numbers import rows_in
from importers.workbook import OUR_LISTS, Raw, Row, read_workbook

MEMORY = 1536 * 2**20
PROCESSOR_SECONDS = 100
FILLS = {"error": PatternFill("solid", fgColor="FFC7CE"), "warning": PatternFill("solid", fgColor="FFEB9C")}
# Readers leave a sheet of that name alone when the mended file comes back (Workbook.own_sheets).
LISTS = dict(zip(("id", "en"), OUR_LISTS, strict=True))
WORDS = {
    "id": {
        "headings": ("No.", "Tingkat", "Lembar", "Tempat", "Tertulis", "Yang salah", "Yang perlu dilakukan"),
        "error": "kesalahan",
        "warning": "peringatan",
        "intro": "{errors} kesalahan (merah) dan {warnings} peringatan (kuning). Klik tempatnya untuk ke sana; komentar pada sel menjelaskan.",
        "again": "Perbaiki di sini, simpan, lalu unggah berkas ini. Lembar ini boleh tetap ada: tidak ikut dibaca.",
        "whole": "seluruh berkas",
    },
    "en": {
        "headings": ("No.", "Level", "Sheet", "Place", "Written", "What is wrong", "What to do"),
        "error": "error",
        "warning": "warning",
        "intro": "{errors} errors (red) and {warnings} warnings (yellow). Click a place to go there; the comment on the cell explains.",
        "again": "Mend it here, save, and upload this file. This sheet may stay: it is not read.",
        "whole": "the whole file",
    },
}
WIDTHS = (5, 12, 16, 9, 24, 46, 46)
LINE_HEIGHT = 15
FIRST_LISTED = 5
# Of a column in a copy of a file that says no widths.
LEAST_WIDTH, MOST_WIDTH = 9, 50
_PLACE = re.compile(r"([A-Z]{0,3})([1-9][0-9]*)")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
MOST_LETTERS = 31

Fault = Mapping[str, str]


def marked(path: Path, faults: Sequence[Fault], language: str) -> bytes:
    """The workbook with its marks."""
    book = _book(path)
    by_cell: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        for place in places_of(fault):
            by_cell.setdefault((fault["sheet"], place), []).append(fault)
    for (name, place), found in by_cell.items():
        sheet = next((book[one] for one in (name, title_of(name)) if one in book.sheetnames), None)
        if isinstance(sheet, Worksheet):
            _mark(_cell(sheet, place), found)
    _list(book, faults, language)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def places_of(fault: Fault) -> Iterator[str]:
    """The cell of a fault, and for one that was told once for many rows the same column in those; a row is marked at its first cell."""
    place = _PLACE.fullmatch(fault["cell"])
    if place is None:
        return
    column, row = place[1] or "A", place[2]
    yield from (f"{column}{number}" for number in dict.fromkeys([int(row), *rows_in(fault.get("rows", ""))]))


def _book(path: Path) -> Book:
    """An .xlsx as its owner made it; anything else, and an .xlsx that openpyxl does not take, as a plain book of the cells that we read."""
    try:
        return load_workbook(path.open("rb"), keep_links=False)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, IndexError):
        return _rebuilt(path)


def title_of(name: str) -> str:
    """A sheet's name as .xlsx allows it; other formats take longer ones and other signs."""
    return _FORBIDDEN.sub("_", name)[:MOST_LETTERS] or "_"


def _rebuilt(path: Path) -> Book:
    book = Book()
    book.remove(book.worksheets[0])
    for sheet in read_workbook(path).sheets:
        page = book.create_sheet(title_of(sheet.name))
        for row in sheet.rows:
            for column, value in enumerate(row.cells, start=1):
                if value is not None:
                    _write(page.cell(row.number, column), value)
        _widen(page, sheet.rows)
    return book


def _widen(page: Worksheet, rows: Iterable[Row]) -> None:
    """Columns as wide as what stands in them, within limits: a CSV says no widths, and a code cut off at its end cannot be mended."""
    widths: dict[int, int] = {}
    for row in rows:
        for column, value in enumerate(row.cells, start=1):
            if value is not None:
                widths[column] = max(widths.get(column, 0), len(str(value)))
    for column, width in widths.items():
        page.column_dimensions[get_column_letter(column)].width = min(max(width + 2, LEAST_WIDTH), MOST_WIDTH)


def _write(cell: Cell | MergedCell, value: Raw) -> None:
    """A text stays a text, even one that a spreadsheet program would take for a formula."""
    if isinstance(value, str) and isinstance(cell, Cell):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
        if cell.data_type != "s":
            cell.data_type, cell.quotePrefix = "s", True
    else:
        cell.value = value


def _cell(sheet: Worksheet, place: str) -> Cell:
    """The cell itself; within joined cells the one that is shown."""
    cell = sheet[place]
    if isinstance(cell, MergedCell):
        joined = next(one for one in sheet.merged_cells.ranges if cell.coordinate in one)
        cell = sheet.cell(joined.min_row, joined.min_col)
    assert isinstance(cell, Cell)  # one place names one cell
    return cell


def _mark(cell: Cell, faults: Sequence[Fault]) -> None:
    severity = "error" if any(fault["severity"] == "error" for fault in faults) else "warning"
    cell.fill = FILLS[severity]
    own = [cell.comment.text] if cell.comment else []
    text = "\n\n".join([*(f"{fault['message']} {fault['remedy']}" for fault in faults), *own])
    cell.comment = Comment(ILLEGAL_CHARACTERS_RE.sub("\ufffd", text), "Terang", height=30 + 18 * (len(text) // 38 + 2), width=320)


def _list(book: Book, faults: Sequence[Fault], language: str) -> None:
    """One sheet with all of them, each with a way to its cell."""
    words = WORDS[language]
    if LISTS[language] in book.sheetnames:
        del book[LISTS[language]]
    sheet = book.create_sheet(LISTS[language])
    counts = {f"{severity}s": sum(fault["severity"] == severity for fault in faults) for severity in FILLS}
    sheet["A1"], sheet["A2"] = str(words["intro"]).format(**counts), words["again"]
    for column, (title, width) in enumerate(zip(words["headings"], WIDTHS, strict=True), start=1):
        heading = sheet.cell(FIRST_LISTED - 1, column, title)
        heading.font = Font(bold=True)
        sheet.column_dimensions[heading.column_letter].width = width
    for number, fault in enumerate(faults, start=1):
        shown = {**fault, "found": shown_found(fault.get("code", ""), fault["found"], language)}
        _listed(sheet, FIRST_LISTED + number - 1, number, shown, words)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0  # on paper as wide as a sheet, as long as it needs
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.freeze_panes = f"A{FIRST_LISTED}"
    book.active = book.sheetnames.index(sheet.title)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet


def _listed(sheet: Worksheet, row: int, number: int, fault: Fault, words: Mapping[str, object]) -> None:
    where = fault["sheet"] or str(words["whole"])
    cells: tuple[Raw, ...] = (Decimal(number), str(words[fault["severity"]]), where, fault["cell"], fault["found"], fault["message"], fault["remedy"])
    for column, value in enumerate(cells, start=1):
        cell = sheet.cell(row, column)
        _write(cell, value)
        cell.alignment = Alignment(wrap_text=column > 2, vertical="top")
    lines = max(-(-len(str(value)) // (width - 2)) for value, width in zip(cells, WIDTHS, strict=True))
    sheet.row_dimensions[row].height = LINE_HEIGHT * lines  # not every program makes room for the second line by itself
    sheet.cell(row, 2).fill = FILLS[fault["severity"]]
    if place := next(places_of(fault), ""):
        name = title_of(fault["sheet"]).replace("'", "''")
        link = sheet.cell(row, 4)
        link.hyperlink = f"#'{name}'!{place}"
        link.font = Font(color="0563C1", underline="single")


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    order = json.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(marked(Path(order["path"]), order["problems"], order["language"]))


if __name__ == "__main__":
    main()
