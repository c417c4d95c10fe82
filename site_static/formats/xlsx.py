"""XLSX for people: a sheet about the table, the rows themselves, and a dictionary of the columns.

openpyxl makes the workbook and its styles. The rows are put into its sheet as XML while the file is packed anew with fixed dates, which
has to happen anyway: openpyxl writes the present moment in two places. It is also eight times faster than writing 20,000 rows as cells,
and a text that begins with "=" stays a text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from cms.domain.tables import Column, Kind, Table, Value, text_of
from site_static.formats.about import SAMPLE_MARK, About
from site_static.formats.one_spelling import in_one_spelling

ABOUT, DATA, DICTIONARY = "Tentang", "Data", "Kamus"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
NUMBER_FORMATS = {Kind.AMOUNT: "#,##0.00", Kind.INTEGER: "0", Kind.DATE: "yyyy-mm-dd"}
WIDTHS = {Kind.AMOUNT: 22, Kind.INTEGER: 8, Kind.DATE: 12, Kind.CODE: 24, Kind.CHOICE: 12, Kind.TEXT: 36}
# Day 0 of the format, for dates after February 1900.
DAY_ZERO = date(1899, 12, 30)
# Excel keeps 15 digits; a longer amount is written as text rather than changed.
LONGEST_NUMBER = 15
# What XML 1.0 cannot hold, and text that would be read as the escape of such a character (ECMA-376 part 1, 22.4.2.4).
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ROW_TWO = re.compile(rb'<row r="2".*?</row>', re.DOTALL)
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def write(table: Table, about: About) -> bytes:
    """The whole workbook. Same table, same bytes."""
    book = Workbook()
    _about_sheet(book, about)
    styles = _data_sheet(book, table)
    _dictionary_sheet(book, table)
    book.properties.creator = about.publisher
    book.properties.title = about.title
    buffer = io.BytesIO()
    book.save(buffer)
    return _packed(buffer, table, styles, about.published_on)


def read(content: bytes, columns: tuple[Column, ...]) -> tuple[tuple[str, ...], ...]:
    """The rows as texts, read with calamine: another library than the one that wrote them."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(DATA).to_python(skip_empty_area=False)
    kinds = tuple(column.kind for column in columns)
    return tuple(tuple([v if type(v) is str else _text_read(v, kind) for v, kind in zip(row, kinds, strict=False)]) for row in rows[1:])


def _text_read(value: object, kind: Kind) -> str:
    if isinstance(value, float):
        return f"{Decimal(repr(value)):.2f}" if kind is Kind.AMOUNT else f"{value:.0f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _about_sheet(book: Workbook, about: About) -> None:
    sheet: Worksheet = book.worksheets[0]
    sheet.title = ABOUT
    lines = [
        ("Judul / Title", about.title),
        ("Penerbit / Publisher", about.publisher),
        ("Sumber / Source", about.origin),
        ("Versi / Version", about.version),
        ("Diterbitkan / Published", about.published_on.isoformat()),
        ("Alamat tetap / Permalink", about.permalink),
        ("Lisensi / Licence", f"{about.licence.title} ({about.licence.url})"),
        ("Berkas asal / Source file", about.source_file),
        ("SHA-256 berkas asal / of source file", about.source_sha256),
        ("Catatan / Note", about.note),
    ]
    if about.is_sample:
        lines.insert(0, (SAMPLE_MARK, "Karangan untuk peragaan, bukan data sungguhan / Invented for demonstration, not real data"))
    for number, (label, text) in enumerate(lines, start=1):
        _put(sheet, number, 1, label, Font(bold=True))
        _put(sheet, number, 2, text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 38, 90


def _data_sheet(book: Workbook, table: Table) -> tuple[int, ...]:
    """The header, and a second row that only carries each column's style: the rows take its place. Gives the styles' numbers."""
    sheet = book.create_sheet(DATA)
    styles = []
    for number, column in enumerate(table.columns, start=1):
        head = _put(sheet, 1, number, column.title("id"), Font(bold=True))
        head.fill = PatternFill("solid", fgColor="EFEAE4")
        cell = sheet.cell(2, number)
        cell.number_format = NUMBER_FORMATS.get(column.kind, "@" if column.kind is Kind.CODE else "General")
        styles.append(cell.style_id)
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS[column.kind]
    sheet.cell(2, 1).value = SAMPLE_MARK
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    return tuple(styles)


def _dictionary_sheet(book: Workbook, table: Table) -> None:
    sheet = book.create_sheet(DICTIONARY)
    heads = (
        "Kolom",
        "Nama dalam CSV dan JSON",
        "Title",
        "Jenis / Kind",
        "Satuan / Unit",
        "Wajib / Required",
        "Keterangan",
        "Note",
        "Pilihan / Choices",
    )
    for number, head in enumerate(heads, start=1):
        _put(sheet, 1, number, head, Font(bold=True))
        sheet.column_dimensions[get_column_letter(number)].width = 24 if number < 7 else 60
    for row, column in enumerate(table.columns, start=2):
        required = "ya / yes" if column.required else "tidak / no"
        values = (column.title("id"), column.name, column.title("en"), column.kind.value, column.unit, required)
        for number, value in enumerate((*values, column.note("id"), column.note("en"), ", ".join(column.choices)), start=1):
            _put(sheet, row, number, value)
    sheet.freeze_panes = "A2"


def _put(sheet: Worksheet, row: int, column: int, text: str, font: Font | None = None) -> Cell | MergedCell:
    """A text cell. openpyxl would make a formula of a text that begins with "=": the type is set after the value."""
    cell = sheet.cell(row, column)
    cell.value = _UNWRITABLE.sub(_escape, text)
    cell.data_type = "s"
    if font:
        cell.font = font
    return cell


def _escape(found: re.Match[str]) -> str:
    return "_x005F_" if found[0] == "_" else f"_x{ord(found[0]):04X}_"


def _packed(book: io.BytesIO, table: Table, styles: tuple[int, ...], day: date) -> bytes:
    """The workbook with its rows, and with fixed dates in the zip and in the properties, in one spelling whatever library wrote it."""
    result = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = in_one_spelling(old.read(name))
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            if name == "docProps/core.xml":
                content = _DATES.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode(), content)
            if name == "xl/worksheets/sheet2.xml":
                content = _with_rows(content, table, styles)
            new.writestr(entry, content)
    return result.getvalue()


def _with_rows(sheet: bytes, table: Table, styles: tuple[int, ...]) -> bytes:
    """The sheet's XML with the rows where the row of styles stood; read-only readers believe the stated dimension."""
    before, after = _ROW_TWO.split(sheet)
    extent = f'<dimension ref="A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"'.encode()
    return b"".join((_DIMENSION.sub(extent, before), "".join(_row_xml(table, styles)).encode(), after))


def _row_xml(table: Table, styles: tuple[int, ...]) -> Iterator[str]:
    """Rows from 2 on. A column repeats few values many times, so a written value is remembered."""
    letters = [get_column_letter(number) for number in range(1, len(table.columns) + 1)]
    written: list[dict[Value, str]] = [{} for _ in letters]
    cells = list(zip(letters, (column.kind for column in table.columns), styles, written, strict=True))
    for number, row in enumerate(table.rows, start=2):
        parts = [f'<row r="{number}">']
        for value, (letter, kind, style, known) in zip(row, cells, strict=True):
            if value is None:
                continue
            rest = known.get(value)
            if rest is None:
                rest = known[value] = _cell_rest(value, kind, style)
            if rest:
                parts.append(f'<c r="{letter}{number}" {rest}')
        parts.append("</row>")
        yield "".join(parts)


def _cell_rest(value: Value, kind: Kind, style: int) -> str:
    """A cell's XML after its address; "" when there is nothing to write."""
    text = text_of(value)
    if not text:
        return ""
    if kind in (Kind.AMOUNT, Kind.INTEGER) and len(text.lstrip("-").replace(".", "")) <= LONGEST_NUMBER:
        return f's="{style}"><v>{text}</v></c>'
    if isinstance(value, date):
        return f's="{style}"><v>{(value - DAY_ZERO).days}</v></c>'
    return f's="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(_UNWRITABLE.sub(_escape, text))}</t></is></c>'
