"""A strict, streaming reader of .xlsx and .xlsm: standard library only, nothing believed, nothing lost in silence."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from importers.reading.archive import Archive
from importers.reading.cells import Book, SheetRows
from importers.reading.faults import Limits
from importers.reading.sheet_general import read_general
from importers.reading.sheet_plain import NotPlain, read_plain
from importers.reading.strings import shared_strings
from importers.reading.styles import kinds_of_styles
from importers.reading.xml import collected, local, new_parser, parse

_TRUE = ("1", "true")
_COL = re.compile(r"<col ([^<>]*)/?>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_MERGED = re.compile(r'<mergeCell ref="([A-Z0-9:]+)"')


def read_xlsx(path: Path, limits: Limits) -> list[SheetRows]:
    """Every worksheet with its rows. Raises Unreadable."""
    archive = Archive(path, limits)
    part = archive.workbook_part()
    relations = archive.relations(part)
    targets = {kind.rpartition("/")[2]: target for kind, target in relations.values()}
    strings = shared_strings(archive.chunks(targets["sharedStrings"]), limits) if "sharedStrings" in targets else []
    kinds = kinds_of_styles(archive.chunks(targets["styles"])) if targets.get("styles", "") in archive else {}
    from_1904 = any(about.get("date1904") in _TRUE for about in collected(archive.chunks(part), "workbookPr", part))
    book = Book(strings=strings, kinds=kinds, from_1904=from_1904, limits=limits, cells_left=limits.cells)
    sheets = []
    for about in collected(archive.chunks(part), "sheet", part):
        kind, target = relations.get(about.get("id", ""), ("", about.get("name", "")))
        if kind and not kind.endswith("/worksheet"):
            continue  # a chart or a macro sheet has no cells
        sheet = SheetRows(name=about.get("name", ""), state=about.get("state", "visible"))
        _read_sheet(archive, target, book, sheet)
        sheets.append(sheet)
    return sheets


def _read_sheet(archive: Archive, part: str, book: Book, sheet: SheetRows) -> None:
    left = book.cells_left
    try:
        head, tail = read_plain(archive.chunks(part), book, sheet)
    except NotPlain:
        book.cells_left = left
        sheet.rows, sheet.formulas, sheet.hidden_rows = [], {}, []
        read_general(archive.chunks(part), book, sheet)
        _read_surroundings(archive, part, sheet)
    else:
        for attributes in _COL.findall(head):
            _hidden_column(dict(_ATTRIBUTE.findall(attributes)), sheet)
        sheet.merged = _MERGED.findall(tail)
    for number, times in sorted(Counter(number for number, _ in sheet.rows).items()):
        if times > 1:
            sheet.fault("row.twice", number, None, str(times))


def _read_surroundings(archive: Archive, part: str, sheet: SheetRows) -> None:
    def start(name: str, attributes: dict[str, str]) -> None:
        match local(name):
            case "col":
                _hidden_column(attributes, sheet)
            case "mergeCell":
                sheet.merged.append(attributes.get("ref", ""))

    parser = new_parser()
    parser.StartElementHandler = start
    parse(parser, archive.chunks(part), part)


def _hidden_column(attributes: dict[str, str], sheet: SheetRows) -> None:
    if attributes.get("hidden") in _TRUE and attributes.get("min", "").isdigit() and attributes.get("max", "").isdigit():
        sheet.hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))


