"""A strict, streaming reader of .xlsx and .xlsm: standard library only, nothing believed, nothing lost in silence."""

from __future__ import annotations

from importers.reading.archive import Archive
from importers.reading.cells import Allowance, SheetRows
from importers.reading.encoding import misread, report_misread
from importers.reading.faults import FaultTuple, Limits, Unreadable
from importers.reading.sheet_general import read_general
from importers.reading.sheet_plain import read_plain
from importers.reading.strings import NotPlain, shared_strings, struck_strings
from importers.reading.styles import Styles, TooManyStyles, read_styles
from importers.reading.values import Book
from importers.reading.xml import local, new_parser, parse

_TRUE = ("1", "true", "on")


def read_xlsx(archive: Archive, part: str, limits: Limits) -> tuple[list[SheetRows], list[FaultTuple]]:
    """Every worksheet with its rows, and what there is to say about the file. Raises Unreadable."""
    relations = archive.relations(part)
    targets = {kind.rpartition("/")[2]: target for kind, target in relations.values()}
    about, faults = _about(archive, part), []
    texts = b"".join(archive.chunks(targets["sharedStrings"])) if targets.get("sharedStrings") else b""
    strings = shared_strings((texts,), limits) if targets.get("sharedStrings") else []
    try:
        styles = read_styles(archive.chunks(targets["styles"])) if targets.get("styles") else Styles()
    except (Unreadable, TooManyStyles) as error:
        styles = Styles()
        faults.append(_fault("file.no-styles", str(error.args[-1]) if error.args else ""))
    if "vbaProject" in targets:
        faults.append(_fault("file.macros"))
    links = sum(kind.endswith("/externalLink") for kind, _ in relations.values())
    if links:
        faults.append(_fault("file.external-links", str(links)))
    book = Book(strings, styles, about.from_1904, struck_strings(texts))
    sheets = _sheets(archive, about, relations, book, Allowance(limits))
    is_misread = any(map(misread, strings))
    for sheet in sheets:
        if is_misread or sheet.may_be_misread:
            report_misread(sheet)
    return sheets, faults


class _About(list[dict[str, str]]):
    """The attributes of the workbook's sheets, in order."""

    from_1904 = False


def _about(archive: Archive, part: str) -> _About:
    about, path = _About(), []

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(local(name))
        if path[1:] == ["sheets", "sheet"]:
            about.append({local(key): value for key, value in attributes.items()})
        if path[1:] == ["workbookPr"]:
            about.from_1904 = attributes.get("date1904") in _TRUE

    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = start, lambda _name: path.pop() and None
    parse(parser, archive.chunks(part), part)
    names = [sheet.get("name", "") for sheet in about]
    if len(set(names)) != len(names):
        raise Unreadable("file.damaged", "two sheets of the same name")
    return about


def _sheets(archive: Archive, about: _About, relations: dict[str, tuple[str, str]], book: Book, allowance: Allowance) -> list[SheetRows]:
    sheets = []
    for one in about:
        name = one.get("name", "")
        kind, target = relations.get(one.get("id", ""), ("/worksheet", ""))
        if not kind.endswith("/worksheet"):
            continue  # a chart or a macro sheet has no cells
        sheet = SheetRows(name, one.get("state", "visible"), allowance)
        if not target:
            raise Unreadable("file.damaged", f"{name} has no content")
        _read_sheet(archive, target, book, sheet)
        sheet.finish()
        sheets.append(sheet)
    return sheets


def _read_sheet(archive: Archive, part: str, book: Book, sheet: SheetRows) -> None:
    try:
        if book.struck_strings:
            raise NotPlain  # which cells have them is not a matter of the row's form
        read_plain(archive.chunks(part), book, sheet)
    except NotPlain:
        sheet.start_again()
        read_general(archive.chunks(part), book, sheet)


def _fault(code: str, found: str = "") -> FaultTuple:
    return (code, "", 0, "", found, ())
