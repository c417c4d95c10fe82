"""Files that bring readers down, or make them tell something else than stands in the file. Built in code, each a few lines.

CASES names each once: what it is, and what must come of it. Expectations are problem codes (anywhere in the workbook) and
rows of the first sheet as {row number: cells}; a case with neither code nor rows would prove nothing.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from importers.workbook import Limits
from tests.support.packages import (
    DECLARATION,
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
    xlsx,
    zipped,
)

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
ONE_ROW = {1: (Decimal(1),)}
SMALL = Limits(cells=1000, rows=100, unpacked_bytes=1 << 20, text_length=1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file and what must come of it."""

    make: Callable[[], bytes]
    code: str = ""  # the problem that must be reported; "" for none at all
    rows: dict[int, tuple[object, ...]] | None = None  # what the first sheet must hold; None: the file is refused
    name: str = "berkas.xlsx"
    limits: Limits = field(default_factory=Limits)


def _row(*cells: str, number: int = 1) -> str:
    """A row of cells from their inner text: <v>…</v>; attributes before a | if there are any."""
    made = []
    for column, cell in enumerate(cells):
        attributes, bar, inner = ("", "", cell) if cell.startswith("<") else cell.partition("|")
        made.append(f'<c r="{chr(65 + column)}{number}"{" " + attributes if bar else ""}>{inner}</c>')
    return f'<row r="{number}">{"".join(made)}</row>'


def refused(code: str, make: Callable[[], bytes], **more: object) -> Case:
    """The file as a whole cannot be taken."""
    return Case(make=make, code=code, **more)  # type: ignore[arg-type]  # the dataclass checks the names


def read(make: Callable[[], bytes], rows: dict[int, tuple[object, ...]], code: str = "", **more: object) -> Case:
    """The file is read, perhaps with a word about it."""
    return Case(make=make, rows=rows, code=code, **more)  # type: ignore[arg-type]  # the dataclass checks the names


def damaged(make: Callable[[], bytes], **more: object) -> Case:
    return refused("file.damaged", make, **more)


def _without(name: str, **more: object) -> Callable[[], bytes]:
    """A package that lacks one of its parts."""
    return lambda: zipped({part: content for part, content in parts_of(ONE, **more).items() if part != name})  # type: ignore[arg-type]


def _with(parts: dict[str, str | bytes], **more: object) -> Callable[[], bytes]:
    """A package with more parts, or with others."""
    return lambda: zipped(parts_of(ONE, **more) | parts)  # type: ignore[arg-type]


def _renamed(change: Callable[[str], str]) -> Callable[[], bytes]:
    return lambda: zipped({change(name): content for name, content in parts_of(_row('t="s"|<v>0</v>'), strings=strings_of("<t>a</t>")).items()})


def _twice() -> bytes:
    """The same part twice: once written, then written again under the same name."""
    parts = parts_of(ONE)
    packed = zipped(parts | {"xl/worksheets/sheet2.xml": "<x/>"})
    return packed.replace(b"xl/worksheets/sheet2.xml", b"xl/worksheets/sheet1.xml")


def _flagged() -> bytes:
    """The bit that says that a part is encrypted, in the directory and before each part."""
    packed = bytearray(xlsx(ONE))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = packed.find(mark)
        while place >= 0:
            packed[place + offset] |= 1
            place = packed.find(mark, place + 4)
    return bytes(packed)


def _patched(old: bytes, new: bytes) -> bytes:
    """Stored without packing, so that bytes can be changed in place: the checksum no longer fits."""
    packed = zipped(parts_of(ONE), zipfile.ZIP_STORED)
    assert old in packed
    return packed.replace(old, new)


def _method(number: int) -> bytes:
    """Every part says that it is packed in a way that nobody knows."""
    packed = bytearray(zipped(parts_of(ONE), zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        place = packed.find(mark)
        while place >= 0:
            packed[place + offset] = number
            place = packed.find(mark, place + 4)
    return bytes(packed)


def _lying_size() -> bytes:
    """A part that says that it unpacks to 10 bytes, and holds a whole sheet."""
    packed = bytearray(xlsx(ONE * 1))
    size = len(parts_of(ONE)["xl/worksheets/sheet1.xml"]).to_bytes(4, "little")
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = packed.find(mark)
        while place >= 0:
            if packed[place + offset : place + offset + 4] == size:
                packed[place + offset : place + offset + 4] = (10).to_bytes(4, "little")
            place = packed.find(mark, place + 4)
    return bytes(packed)


def _scrambled() -> bytes:
    """A packed part whose bytes are no longer what deflate wrote."""
    packed = xlsx(ONE)
    inner = zlib.compress(str(parts_of(ONE)["xl/worksheets/sheet1.xml"]).encode())[2:-4]
    place = packed.find(inner[:40])
    start = place if place >= 0 else packed.find(b"sheet1.xml") + 10
    return packed[:start] + b"\xff" * 40 + packed[start + 40 :]


def _bomb() -> bytes:
    blanks = f'{DECLARATION}<worksheet xmlns="{MAIN}"><sheetData>' + " " * (100 << 20) + "</sheetData></worksheet>"
    return xlsx(sheet=blanks)


def _blank_rows(count: int) -> bytes:
    rows = "".join(f'<row r="{number}" ht="15" customHeight="1" s="1"/>' for number in range(2, count + 2))
    return xlsx(f"{ONE}{rows}")


def _sheet(text: str, encoding: str, declared: str) -> Callable[[], bytes]:
    """A sheet in another encoding."""
    body = f'<worksheet xmlns="{MAIN}"><sheetData>{text}</sheetData></worksheet>'
    return lambda: xlsx(sheet=f'<?xml version="1.0" encoding="{declared}"?>{body}'.encode(encoding))


def _doctype(name: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE {name} [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def _doubled_names(count: int) -> str:
    names = "".join(f'<definedName name="a{n}">a{n - 1}+a{n - 1}</definedName>' for n in range(1, count))
    return str(parts_of(ONE)["xl/workbook.xml"]).replace("</workbook>", f"<definedNames>{names}</definedNames></workbook>")


def _many_styles(count: int) -> str:
    style = "<xf numFmtId='14'/>"
    return f'<styleSheet xmlns="{MAIN}"><cellXfs>{style * count}</cellXfs></styleSheet>'


SHEET_TWO = '<sheet name="S" sheetId="1" r:id="rId1"/><sheet name="T" sheetId="2" r:id="rId2"/>'
LINK_TWO = f'<Relationship Id="rId2" Type="{RELATIONSHIPS}/worksheet" Target="worksheets/sheet2.xml"/>'
ELSEWHERE = f'<x><Relationship Id="rId1" Type="{RELATIONSHIPS}/worksheet" Target="http://x.invalid/" TargetMode="External"/></x>'
FAR_CELLS = "".join(f'<row r="{number}"><c r="XFD{number}"><v>1</v></c></row>' for number in range(1, 400))
RICH = "<r><t>Belanja </t></r><r><rPr><b/></rPr><t>ATK</t></r><rPh sb='0' eb='1'><t>ベランジャ</t></rPh>"

ODS_ROW = '<table:table-row><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
JOINED = '<mergeCell ref="A{0}:B{0}"/>'
REPEATED = '<table:table-row table:number-rows-repeated="1000000000"'

CONTAINER = {
    "an empty file": refused("file.empty", lambda: b""),
    "half a workbook": damaged(lambda: xlsx(ONE)[: len(xlsx(ONE)) // 2]),
    "a workbook without its last bytes": damaged(lambda: xlsx(ONE)[:-30]),
    "a zip that is no workbook": refused("file.not-a-workbook", lambda: zipped({"foto.txt": "x"}), name="berkas.xlsx"),
    "a zip without parts": refused("file.not-a-workbook", lambda: zipped({})),
    "a Word document": refused("file.not-a-workbook", lambda: zipped({"word/document.xml": "<x/>"})),
    "a presentation": refused("file.not-a-workbook", lambda: zipped({"ppt/presentation.xml": "<x/>"})),
    "a zip with a password": refused("file.encrypted", _flagged),
    "the same part twice": damaged(_twice),
    "a part with an absolute name": damaged(_with({"/etc/passwd": "x"})),
    "a part with a drive's name": damaged(_with({"C:/x": "x"})),
    "a part outside of its folder": damaged(_with({"xl/../../x": "x"})),
    "more parts than any workbook has": damaged(_with({f"x/{number}": "" for number in range(5001)})),
    "a zip bomb": refused("file.too-large", _bomb),
    "parts that are large together": refused("file.too-large", _with({f"x/{n}": "x" * 300_000 for n in range(5)}), limits=SMALL),
    "a part larger than it says": damaged(_lying_size),
    "a changed byte": damaged(lambda: _patched(b"<v>1</v>", b"<v>9</v>")),
    "a part packed in an unknown way": damaged(lambda: _method(77)),
    "a part whose packing is broken": damaged(_scrambled),
    "a file larger than the limit": refused("file.too-large", lambda: xlsx(ONE), limits=Limits(file_bytes=100)),
    "a missing sheet": damaged(_without("xl/worksheets/sheet1.xml")),
    "a missing workbook part": damaged(_without("xl/workbook.xml")),
    "missing relationships": damaged(_without("xl/_rels/workbook.xml.rels")),
    "missing shared strings": damaged(_without("xl/sharedStrings.xml", strings=strings_of("<t>a</t>"))),
    "missing styles": read(_without("xl/styles.xml", styles=styles_of(14)), ONE_ROW, "file.no-styles"),
    "names with backslashes": read(_renamed(lambda name: name.replace("/", "\\")), {1: ("a",)}),
    "names in capital letters": read(_renamed(str.upper), {1: ("a",)}),
}

XML = {
    "a DOCTYPE in the sheet": damaged(lambda: xlsx(sheet=f'{_doctype("worksheet")}<worksheet xmlns="{MAIN}"><sheetData/></worksheet>')),
    "a DOCTYPE in the strings": damaged(lambda: xlsx(ONE, strings=f'{_doctype("sst")}<sst xmlns="{MAIN}"><si><t>&b;</t></si></sst>')),
    "an external entity in the workbook": damaged(
        _with({"xl/workbook.xml": f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook xmlns="{MAIN}">&e;</workbook>'})
    ),
    "an unknown entity": damaged(lambda: xlsx(_row('t="str"|<v>&unknown;</v>'))),
    "XML that ends too early": damaged(lambda: xlsx(sheet=f'<worksheet xmlns="{MAIN}"><sheetData>{ONE}')),
    "tags that do not pair": damaged(lambda: xlsx('<row r="1"><c r="A1"><v>1</c></v></row>')),
    "a cell that is not closed": damaged(lambda: xlsx('<row r="1"><c r="A1"><v>1</v></row>')),
    "an attribute twice": damaged(lambda: xlsx('<row r="1"><c r="A1" s="1" s="2"><v>1</v></c></row>')),
    "the place of a cell twice": damaged(lambda: xlsx('<row r="1"><c r="A1" r="B1"><v>1</v></c></row>')),
    "an attribute that begins with a digit": damaged(lambda: xlsx('<row r="1"><c r="A1" 1t="s"><v>0</v></c></row>', strings=strings_of("<t>a</t>"))),
    "text after the last tag": damaged(lambda: xlsx(sheet=f'<worksheet xmlns="{MAIN}"><sheetData>{ONE}</sheetData></worksheet>x')),
    "NUL in the sheet": damaged(lambda: xlsx(_row('t="str"|<v>a\0b</v>'))),
    "NUL in the strings": damaged(lambda: xlsx(ONE, strings=strings_of("<t>a\0b</t>"))),
    "a control character in a text": damaged(lambda: xlsx(_row('t="str"|<v>a\x02b</v>'))),
    "a reference to NUL": damaged(lambda: xlsx(_row('t="str"|<v>a&#0;b</v>'))),
    "bytes that are no UTF-8": damaged(lambda: xlsx(sheet=f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + b"\xff\xfe</sheetData></worksheet>")),
    "a sheet in UTF-7": damaged(_sheet(ONE, "utf-7", "UTF-7")),
    "a sheet in UTF-16": read(_sheet(ONE, "utf-16", "UTF-16"), ONE_ROW),
    "a sheet in Latin-1": read(_sheet(_row('t="str"|<v>caf\u00e9</v>'), "latin-1", "ISO-8859-1"), {1: ("caf\u00e9",)}),
    "strings in UTF-16": read(
        lambda: xlsx(_row('t="s"|<v>0</v>'), strings='<?xml version="1.0" encoding="UTF-16"?><sst><si><t>a</t></si></sst>'.encode("utf-16")),
        {1: ("a",)},
    ),
    "an attribute of 15 MiB": read(lambda: xlsx(f'<row r="1" x="{"a" * (15 << 20)}"><c r="A1"><v>1</v></c></row>'), ONE_ROW),
    "100,000 tags within each other": read(lambda: xlsx(ONE, after="<x>" * 100_000 + "</x>" * 100_000), ONE_ROW),
    "tags with a prefix": read(
        lambda: xlsx(
            sheet=f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
        ),
        ONE_ROW,
    ),
    "a comment between rows": read(lambda: xlsx(f"<!-- <row r='9'> -->{ONE}"), ONE_ROW),
    "a comment before the cells": read(lambda: xlsx(ONE, before="<!-- <sheetData> -->"), ONE_ROW),
    "CDATA in a value": read(lambda: xlsx(_row('t="str"|<v><![CDATA[a<b]]></v>')), {1: ("a<b",)}),
    "a processing instruction": read(lambda: xlsx(f"<?x y?>{ONE}"), ONE_ROW),
    "digits as character references": read(lambda: xlsx(_row("<v>&#49;&#x32;</v>")), {1: (Decimal(12),)}),
    "single quotes round attributes": read(lambda: xlsx("<row r='1'><c r='A1'><v>1</v></c></row>"), ONE_ROW),
    "blanks between tags": read(lambda: xlsx('<row r="1">\n <c r="A1">\n <v>1</v>\n </c>\n</row>'), ONE_ROW),
    "line ends in a text": read(lambda: xlsx(_row('t="str"|<v>a\r\nb</v>')), {1: ("a\nb",)}),
    "Strict OOXML": read(lambda: xlsx(ONE, main=STRICT_MAIN, kinds=STRICT_RELATIONSHIPS), ONE_ROW),
    "two lists of cells": damaged(lambda: xlsx(ONE, after=f"<sheetData>{ONE}</sheetData>")),
    "a row outside of the list, within a value": damaged(lambda: xlsx('<row r="1"><c r="A1"><v>1</v><row r="2"/></c></row>')),
}

PLACES = {
    "a wrong dimension": read(lambda: xlsx(ONE + _row("<v>2</v>", number=2), before='<dimension ref="A1"/>'), {1: (Decimal(1),), 2: (Decimal(2),)}),
    "rows out of order": read(lambda: xlsx(_row("<v>2</v>", number=2) + ONE), {1: (Decimal(1),), 2: (Decimal(2),)}),
    "cells out of order": read(lambda: xlsx('<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'), {1: (Decimal(1), Decimal(2))}),
    "the same cell twice": read(lambda: xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), ONE_ROW, "cell.twice"),
    "the same row twice": read(lambda: xlsx(ONE + _row("<v>2</v>")), ONE_ROW, "row.twice"),
    "the same row twice, once blank": read(lambda: xlsx(f'<row r="1"/>{ONE}'), ONE_ROW),
    "rows without numbers": read(
        lambda: xlsx('<row><c r="A1"><v>1</v></c></row><row><c r="A2"><v>2</v></c></row>'), {1: (Decimal(1),), 2: (Decimal(2),)}
    ),
    "cells without places": read(lambda: xlsx('<row r="1"><c><v>1</v></c><c><v>2</v></c></row>'), {1: (Decimal(1), Decimal(2))}),
    "a cell in another row": damaged(lambda: xlsx('<row r="3"><c r="B7"><v>1</v></c></row>')),
    "row 0": damaged(lambda: xlsx('<row r="0"><c r="A0"><v>1</v></c></row>')),
    "row -1": damaged(lambda: xlsx('<row r="-1"><c r="A1"><v>1</v></c></row>')),
    "row 1,048,577": damaged(lambda: xlsx('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')),
    "row 1e3": damaged(lambda: xlsx('<row r="1e3"><c r="A1000"><v>1</v></c></row>')),
    "the last cell of the format": read(
        lambda: xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), {1048576: (*[None] * 16383, Decimal(1))}
    ),
    "a column beyond the format": damaged(lambda: xlsx('<row r="1"><c r="XFE1"><v>1</v></c></row>')),
    "a column in small letters": damaged(lambda: xlsx('<row r="1"><c r="a1"><v>1</v></c></row>')),
    "a million formatted blank rows": read(lambda: _blank_rows(1_000_000), ONE_ROW),
    "399 rows of 16,384 columns": refused("file.too-many-cells", lambda: xlsx(FAR_CELLS), limits=Limits(cells=1_000_000)),
    "more rows than the limit": refused("file.too-many-rows", lambda: xlsx("".join(_row("<v>1</v>", number=n) for n in range(1, 102))), limits=SMALL),
    "joined cells that are no range": damaged(lambda: xlsx(ONE, after='<mergeCells><mergeCell ref="A1:B0x"/></mergeCells>')),
    "joined cells beyond the format": damaged(lambda: xlsx(ONE, after='<mergeCells><mergeCell ref="A1:B9999999"/></mergeCells>')),
    "200,000 joined ranges": refused(
        "file.too-many-merged", lambda: xlsx(ONE, after="<mergeCells>" + "<mergeCell ref='A1:B2'/>" * 200_000 + "</mergeCells>")
    ),
    "nothing but formatted blanks": refused("file.no-cells", lambda: xlsx('<row r="1"><c r="A1" s="1"/></row>')),
}

VALUES = {
    "shared string -1": read(lambda: xlsx(_row('t="s"|<v>-1</v>'), strings=strings_of("<t>a</t>")), {1: ("shared string -1",)}, "cell.broken"),
    "a shared string that is not there": read(
        lambda: xlsx(_row('t="s"|<v>1</v>'), strings=strings_of("<t>a</t>")), {1: ("shared string 1",)}, "cell.broken"
    ),
    "a shared string of no number": read(
        lambda: xlsx(_row('t="s"|<v>1_0</v>'), strings=strings_of("<t>a</t>")), {1: ("shared string 1_0",)}, "cell.broken"
    ),
    "shared strings with an empty first one": read(
        lambda: xlsx(_row('t="s"|<v>1</v>'), strings=f'{DECLARATION}<sst xmlns="{MAIN}"><si/><si><t>b</t></si></sst>'), {1: ("b",)}
    ),
    "NaN": read(lambda: xlsx(_row("<v>NaN</v>")), {1: ("NaN",)}, "cell.broken"),
    "infinity": read(lambda: xlsx(_row("<v>INF</v>")), {1: ("INF",)}, "cell.broken"),
    "1e400": read(lambda: xlsx(_row("<v>1e400</v>")), {1: ("1e400",)}, "cell.broken"),
    "a number with letters": read(lambda: xlsx(_row("<v>12abc</v>")), {1: ("12abc",)}, "cell.broken"),
    "a number with an underscore": read(lambda: xlsx(_row("<v>1_000</v>")), {1: ("1_000",)}, "cell.broken"),
    "two numbers in one value": read(lambda: xlsx(_row("<v>5\n6</v>")), {1: ("5\n6",)}, "cell.broken"),
    "Arabic digits in a number": read(lambda: xlsx(_row("<v>\u0661\u0662</v>")), {1: ("\u0661\u0662",)}, "cell.broken"),
    "an unknown type": read(lambda: xlsx(_row('t="z"|<v>1</v>')), {1: ("z: 1",)}, "cell.broken"),
    "a truth that is neither": read(lambda: xlsx(_row('t="b"|<v>2</v>')), {1: ("b: 2",)}, "cell.broken"),
    "a day that is none": read(lambda: xlsx(_row('t="d"|<v>2025-02-30</v>')), {1: ("d: 2025-02-30",)}, "cell.broken"),
    "two values in one cell": damaged(lambda: xlsx(_row("<v>1</v><v>2</v>"))),
    "a tag within a value": read(lambda: xlsx(_row("<v>1<x/>2</v>")), {1: (Decimal(12),)}),
    "a new error": read(lambda: xlsx(_row('t="e"|<v>#SPILL!</v>')), {1: ("#SPILL!",)}),
    "a text of 2,000 letters": refused(
        "file.long-text", lambda: xlsx(_row('t="s"|<v>0</v>'), strings=strings_of(f"<t>{'a' * 2000}</t>")), limits=SMALL
    ),
    "rich text with a reading aid": read(lambda: xlsx(_row('t="s"|<v>0</v>'), strings=strings_of(RICH)), {1: ("Belanja ATK",)}),
    "inline rich text": read(lambda: xlsx(_row(f't="inlineStr"|<is>{RICH}</is>')), {1: ("Belanja ATK",)}),
    "escaped letters": read(lambda: xlsx(_row('t="str"|<v>a_x000D_b_x005F_x000D_</v>')), {1: ("a\rb_x000D_",)}),
    "half a letter, escaped": read(lambda: xlsx(_row('t="str"|<v>_xD83D_ _xD83D__xDE00_ _x0000_</v>')), {1: ("_xD83D_ \U0001f600 _x0000_",)}),
    "letters that were misread": read(
        lambda: xlsx(_row('t="s"|<v>0</v>'), strings=strings_of("<t>caf\u00c3\u00a9</t>")), {1: ("caf\u00c3\u00a9",)}, "text.misread"
    ),
}

MISREAD = "caf\u00c3\u00a9"
VALUES |= {
    "misread letters within the sheet": read(lambda: xlsx(_row(f't="inlineStr"|<is><t>{MISREAD}</t></is>')), {1: (MISREAD,)}, "text.misread"),
    "misread letters in an unusual sheet": read(lambda: xlsx("<!-- -->" + _row(f't="str"|<v>{MISREAD}</v>')), {1: (MISREAD,)}, "text.misread"),
    "misread letters in an old workbook": read(lambda: xls(xls_text(0, 0, MISREAD)), {1: (MISREAD,)}, "text.misread", name="apbd.xls"),
}

SURROUNDINGS = {
    "styles that are no XML": read(lambda: xlsx(ONE, styles="<styleSheet"), ONE_ROW, "file.no-styles"),
    "half a million styles": read(lambda: xlsx(ONE, styles=_many_styles(500_000)), ONE_ROW, "file.no-styles"),
    "an empty fill": read(
        lambda: xlsx(ONE, styles=f'<styleSheet xmlns="{MAIN}"><fills><fill/></fills><cellXfs><xf/></cellXfs></styleSheet>'), ONE_ROW
    ),
    "a style that is not there": read(lambda: xlsx(_row('s="99"|<v>1</v>'), styles=styles_of(14)), ONE_ROW),
    "odd dates in the properties": read(_with({"docProps/core.xml": "<x>0000-00-00</x>"}), ONE_ROW),
    "a link to another file": read(
        lambda: xlsx(ONE, relations=f'<Relationship Id="x" Type="{RELATIONSHIPS}/externalLink" Target="externalLinks/externalLink1.xml"/>'),
        ONE_ROW,
        "file.external-links",
    ),
    "a formula that starts a program": read(lambda: xlsx(_row("<f>cmd|' /C calc'!A0</f><v>1</v>")), ONE_ROW),
    "macros": read(
        lambda: xlsx(
            ONE, relations='<Relationship Id="x" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
        ),
        ONE_ROW,
        "file.macros",
        name="berkas.xlsm",
    ),
    "two sheets of the same name": damaged(_with({"xl/worksheets/sheet2.xml": "<x/>"}, sheets=SHEET_TWO.replace('"T"', '"S"'), relations=LINK_TWO)),
    "a chart beside the sheet": read(lambda: xlsx(ONE, sheets=SHEET_TWO, relations=LINK_TWO.replace("/worksheet", "/chartsheet")), ONE_ROW),
    "a sheet elsewhere in the world": damaged(_with({"xl/_rels/workbook.xml.rels": ELSEWHERE})),
    "a very hidden sheet": read(lambda: xlsx(ONE, sheets='<sheet name="S" sheetId="1" state="veryHidden" r:id="rId1"/>'), ONE_ROW, "sheet.hidden"),
    "a hidden row": read(lambda: xlsx('<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>'), ONE_ROW, "sheet.hidden-rows"),
    "a hidden column": read(lambda: xlsx(ONE, before='<cols><col min="1" max="16384" hidden="true"/></cols>'), ONE_ROW, "sheet.hidden-columns"),
    "hidden columns beyond the table": read(lambda: xlsx(ONE, before='<cols><col min="2" max="16384" hidden="true"/></cols>'), ONE_ROW),
    "a hidden column of no number": read(lambda: xlsx(ONE, before='<cols><col min="a" max="-1" hidden="true"/></cols>'), ONE_ROW),
    "150,000 joined ranges": refused(
        "file.too-many-merged", lambda: xlsx(ONE, after=f"<mergeCells>{''.join(map(JOINED.format, range(1, 150_001)))}</mergeCells>")
    ),
    "names that each double the one before": read(lambda: zipped(parts_of(ONE) | {"xl/workbook.xml": _doubled_names(50_000)}), ONE_ROW),
}

OTHER = {
    "a web page named .xls": refused("file.web-page", lambda: b"<html><body><table><tr><td>1</td></tr></table></body></html>", name="laporan.xls"),
    "a web page with a mark and blanks": refused("file.web-page", lambda: b"\xef\xbb\xbf\r\n <!DOCTYPE HTML><html></html>", name="laporan.xls"),
    "a web page in UTF-16": refused("file.web-page", lambda: "<html><table></table></html>".encode("utf-16"), name="laporan.xls"),
    "a table without a page": refused("file.web-page", lambda: b"<table border=1><tr><td>1</td></tr></table>", name="laporan.xls"),
    "a web archive": refused("file.web-page", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related", name="laporan.xls"),
    "XML Spreadsheet 2003": refused(
        "file.old-format", lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', name="laporan.xls"
    ),
    "other XML": refused("file.not-a-workbook", lambda: b'<?xml version="1.0"?><data/>', name="data.xml"),
    "JSON": refused("file.not-a-workbook", lambda: b'[{"kode": "5.1"}]', name="data.json"),
    "a PDF": refused("file.not-a-workbook", lambda: b"%PDF-1.7\n", name="apbd.xlsx"),
    "a picture": refused("file.not-a-workbook", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), name="apbd.xlsx"),
    "a photo": refused("file.not-a-workbook", lambda: b"\xff\xd8\xff\xe0" + bytes(100), name="apbd.xlsx"),
    "a program": refused("file.not-a-workbook", lambda: b"MZ\x90\x00" + bytes(100), name="apbd.xlsx"),
    "a gzip file": refused("file.not-a-workbook", lambda: b"\x1f\x8b\x08" + bytes(100), name="apbd.csv"),
    "a workbook with a password": refused("file.encrypted", lambda: ole({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})),
    "an old Word document": refused("file.not-a-workbook", lambda: ole({"WordDocument": b"x"}), name="surat.xls"),
    "an OLE file of nothing": damaged(lambda: ole({}), name="apbd.xls"),
    "an OLE file whose chain bites itself": damaged(lambda: ole({"Workbook": b"x"}, loop=True), name="apbd.xls"),
    "an OLE file whose directory is elsewhere": damaged(lambda: ole({"Workbook": b"x"}, first_directory_sector=0xFFFFFF), name="apbd.xls"),
    "half an old workbook": damaged(lambda: xls(xls_text(0, 0, "Kode"))[:700], name="apbd.xls"),
    "an old workbook with a password": refused("file.encrypted", lambda: xls(xls_text(0, 0, "Kode"), protected=True), name="apbd.xls"),
    "an old workbook without a sheet's records": refused("file.no-cells", lambda: xls(b""), name="apbd.xls"),
    "a number that is none in an old workbook": read(
        lambda: xls(xls_number(0, 0, float("nan")) + xls_number(0, 1, 2)), {1: ("nan", Decimal(2))}, "cell.broken", name="apbd.xls"
    ),
    "Excel 2": refused("file.old-format", lambda: b"\x09\x00\x04\x00\x02\x00\x10\x00" + bytes(50), name="apbd.xls"),
    "an OpenDocument table with a password": refused("file.encrypted", lambda: ods("", encrypted=True), name="apbd.ods"),
    "an OpenDocument table that ends too early": damaged(
        lambda: zipped(
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x", "META-INF/manifest.xml": "<x/>"}, zipfile.ZIP_STORED
        ),
        name="apbd.ods",
    ),
    "a row repeated a thousand million times": damaged(lambda: ods(f"{ODS_ROW.replace('<table:table-row', REPEATED)}"), name="apbd.ods"),
    "a blank row repeated as often, then one more": damaged(
        lambda: ods(f"{REPEATED}><table:table-cell/></table:table-row>{ODS_ROW}"), name="apbd.ods"
    ),
    "a table within a cell": damaged(
        lambda: ods(f"<table:table-row><table:table-cell><table:table>{ODS_ROW}</table:table></table:table-cell></table:table-row>"), name="apbd.ods"
    ),
    "a record longer than its old workbook": damaged(
        lambda: xls(xls_number(0, 0, 1.0)).replace(struct.pack("<HH", 0x0203, 14), struct.pack("<HH", 0x0203, 60_000)), name="apbd.xls"
    ),
}

TEXT = {
    "NUL in a text file": refused("file.unknown", lambda: b"a,b\r\n1,\x002\r\n", name="a.csv"),
    "random bytes": refused("file.unknown", lambda: bytes(range(256)) * 20, name="a.csv"),
    "UTF-16 without a mark": read(lambda: "kode,jumlah\r\n5.1,100\r\n".encode("utf-16-le"), {1: ("kode", "jumlah"), 2: ("5.1", "100")}, name="a.csv"),
    "UTF-16 cut in a letter": damaged(lambda: "kode,jumlah".encode("utf-16")[:-1], name="a.csv"),
    "UTF-32": read(lambda: "kode,jumlah\n".encode("utf-32"), {1: ("kode", "jumlah")}, name="a.csv"),
    "UTF-8 with a mark": read(lambda: b"\xef\xbb\xbfkode;jumlah\n5;1\n", {1: ("kode", "jumlah"), 2: ("5", "1")}, name="a.csv"),
    "Windows-1252": read(lambda: "kode,caf\u00e9 \u2013\n".encode("cp1252"), {1: ("kode", "caf\u00e9 \u2013")}, "file.old-encoding", name="a.csv"),
    "misread letters": read(lambda: "kode,a \u00e2\u20ac\u201c b\n".encode(), {1: ("kode", "a \u00e2\u20ac\u201c b")}, "text.misread", name="a.csv"),
    "a field of 10 MiB": refused("file.long-text", lambda: b"kode,jumlah\n" + b"a" * (10 << 20) + b",1\n", name="a.csv"),
    "a quoted field of 10 MiB": refused("file.long-text", lambda: b'kode,jumlah\n"' + b"a\n" * (5 << 20), name="a.csv"),
    "a quotation mark that never closes": refused(
        "file.open-quote", lambda: b'kode,nama,jumlah\n5.1,"Pipa 3 inci,100\n5.2,Semen,200\n', name="a.csv"
    ),
    "a quotation mark that closes elsewhere": refused(
        "file.open-quote", lambda: b'kode,nama,jumlah\n5.1,"Pipa 3 inci,100\n5.2,"Semen, pasir",200\n', name="a.csv"
    ),
    "a line end within a field that stands alone": read(
        lambda: b'kode,nama,jumlah\n"5.1,a\nb,c"\n5.2,x,1\n', {1: ("kode", "nama", "jumlah"), 2: ("5.1,a\nb,c",), 3: ("5.2", "x", "1")}, name="a.csv"
    ),
    "carriage returns alone": read(lambda: b"kode,jumlah\r5.1,100\r", {1: ("kode", "jumlah"), 2: ("5.1", "100")}, name="a.csv"),
    "line ends of every kind": read(lambda: b"a,b\r\n1,2\n3,4\r5,6", {1: ("a", "b"), 2: ("1", "2"), 3: ("3", "4"), 4: ("5", "6")}, name="a.csv"),
    "a tail of semicolons": read(lambda: b"kode;jumlah;;;;\n5.1;100;;;;\n;;;;;\n", {1: ("kode", "jumlah"), 2: ("5.1", "100")}, name="a.csv"),
    "empty lines": read(lambda: b"\n\nkode,jumlah\n\n5.1,100\n", {3: ("kode", "jumlah"), 5: ("5.1", "100")}, name="a.csv"),
    "two million blank lines": refused("file.too-many-rows", lambda: b"a,b\n" + b"\n" * 2_000_000 + b"1,2\n", name="a.csv"),
    "nothing but blanks": refused("file.no-cells", lambda: b"\n\n;;;\n", name="a.csv"),
    "17,000 columns": refused("file.too-many-columns", lambda: b",".join([b"a"] * 17_000) + b"\n", name="a.csv"),
    "more cells than the limit": refused("file.too-many-cells", lambda: b"a,b,c\n" * 500, limits=Limits(cells=1000), name="a.csv"),
    "the separator on the first line": read(lambda: b"sep=;\r\na,b;c\r\n", {1: ("a,b", "c")}, name="a.csv"),
    "text that begins with the letters of a program": read(lambda: b"MZ,BM\n1,2\n", {1: ("MZ", "BM"), 2: ("1", "2")}, name="a.csv"),
}

CASES: dict[str, Case] = CONTAINER | XML | PLACES | VALUES | SURROUNDINGS | OTHER | TEXT
