"""Files written byte by byte, for what no library would write: .xlsx parts, OLE containers, old Excel records.

Used by hostile.py and by the tests of the readers.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Part = str | bytes


def zipped(parts: Mapping[str, Part], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts as a zip file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in parts.items():
            # A ZipInfo of our own keeps names as they are: backslashes, a slash in front.
            about = zipfile.ZipInfo("x", (1980, 1, 1, 0, 0, 0))
            about.filename, about.compress_type = name, method
            archive.writestr(about, content)
    return packed.getvalue()


def parts_of(
    cells: str = "",
    *,
    sheet: Part | None = None,
    strings: Part | None = None,
    styles: Part | None = None,
    before: str = "",
    after: str = "",
    workbook: str = "",
    sheets: str = '<sheet name="S" sheetId="1" r:id="rId1"/>',
    relations: str = "",
    main: str = MAIN,
    kinds: str = RELATIONSHIPS,
) -> dict[str, Part]:
    """The parts of an .xlsx with one sheet "S". cells: what stands within <sheetData>; sheet: the whole part instead."""
    if sheet is None:
        sheet = f'{DECLARATION}<worksheet xmlns="{main}">{before}<sheetData>{cells}</sheetData>{after}</worksheet>'
    parts: dict[str, Part] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _start("xl/workbook.xml", kinds),
        "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{main}" xmlns:r="{kinds}">{workbook}<sheets>{sheets}</sheets></workbook>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    links = f'<Relationship Id="rId1" Type="{kinds}/worksheet" Target="worksheets/sheet1.xml"/>{relations}'
    for name, kind, content in (("sharedStrings.xml", "sharedStrings", strings), ("styles.xml", "styles", styles)):
        if content is not None:
            parts[f"xl/{name}"] = content
            links += f'<Relationship Id="{kind}" Type="{kinds}/{kind}" Target="{name}"/>'
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
    return parts


def _start(part: str, kinds: str) -> str:
    relation = f'<Relationship Id="r" Type="{kinds}/officeDocument" Target="{part}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>'


def _content_types() -> str:
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{office}.{kind}+xml"/>'
        for name, kind in (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("sharedStrings", "sharedStrings"), ("styles", "styles"))
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{rels}<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'


def xlsx(cells: str = "", **more: object) -> bytes:
    """An .xlsx from the text of its cells; keywords as for parts_of()."""
    return zipped(parts_of(cells, **more))  # type: ignore[arg-type]  # parts_of checks them


def strings_of(*items: str) -> str:
    """The part of shared strings; an item is what stands within <si>."""
    return f'{DECLARATION}<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def styles_of(*formats: str | int) -> str:
    """A style sheet; cell style 1 is the first format (a code or a built-in number), 0 the general one."""
    codes = "".join(f'<numFmt numFmtId="{200 + place}" formatCode="{code}"/>' for place, code in enumerate(formats) if isinstance(code, str))
    numbers = (0, *(code if isinstance(code, int) else 200 + place for place, code in enumerate(formats)))
    styles = "".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number in numbers)
    return f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>'


def ole(streams: Mapping[str, bytes], *, first_directory_sector: int | None = None, loop: bool = False) -> bytes:
    """An OLE container (what .xls, .doc and encrypted workbooks are). loop: the chain of the directory points at itself."""
    size = 512
    contents = [content.ljust(max(len(content), 4096), b"\0") for content in streams.values()]
    counts = [-(-len(content) // size) for content in contents]
    directory_sectors = -(-(len(streams) + 1) // 4)
    table = [0xFFFFFFFD]  # sector 0 holds this table of chains
    starts = []
    for count in (directory_sectors, *counts):
        starts.append(len(table))
        table += [*range(len(table) + 1, len(table) + count), 0xFFFFFFFE]
    if loop:
        table[starts[0]] = starts[0]
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1 if streams else 0xFFFFFFFF)]
    for place, (name, content) in enumerate(zip(streams, contents, strict=True)):
        right = place + 2 if place + 1 < len(streams) else 0xFFFFFFFF
        entries.append(_entry(name, 2, starts[place + 1], len(content), right=right))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    directory = first_directory_sector if first_directory_sector is not None else starts[0]
    header += struct.pack("<IIIIIIIII", 0, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (4 * 108)
    chains = struct.pack(f"<{len(table)}I", *table).ljust(size, b"\xff")
    assert len(chains) == size, "too large for one sector of chains"
    body = b"".join(entries).ljust(directory_sectors * size, b"\0")
    return header + chains + body + b"".join(content.ljust(count * size, b"\0") for content, count in zip(contents, counts, strict=True))


def _entry(name: str, kind: int, start: int, size: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", 0xFFFFFFFF, right, child)
    return text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + links + bytes(36) + struct.pack("<IQ", start, size)


def record(kind: int, content: bytes = b"") -> bytes:
    """One record of old Excel."""
    return struct.pack("<HH", kind, len(content)) + content


def xls(cells: bytes, *, name: str = "S", state: int = 0, protected: bool = False, before: bytes = b"") -> bytes:
    """An .xls (BIFF8) of one sheet. cells: its records, from the functions below; before: records of the workbook, such as styles."""
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 0x07CC, 0, 6))
    password = (record(0x002F, b"\x00\x00\x12\x34\x56\x78") if protected else b"") + before
    bound = len(start) + len(password) + 4 + 8 + len(name) + 4
    sheet = record(0x0085, struct.pack("<IBBBB", bound, state, 0, len(name), 0) + name.encode("latin-1"))
    page = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0x0DBB, 0x07CC, 0, 6)) + cells + record(0x000A)
    return ole({"Workbook": start + password + sheet + record(0x000A) + page})


def xls_number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def xls_text(row: int, column: int, text: str) -> bytes:
    letters = text.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + letters)


def xls_error(row: int, column: int, code: int = 0x17) -> bytes:
    """0x17 is #REF!."""
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))


def xls_formula(row: int, column: int, value: float | None, error: int = 0) -> bytes:
    """A formula (=1) with a saved number, or with an error."""
    result = struct.pack("<d", value) if value is not None else struct.pack("<BBBBBBH", 2, 0, error, 0, 0, 0, 0xFFFF)
    return record(0x0006, struct.pack("<HHH", row, column, 0) + result + struct.pack("<HI", 0, 0) + struct.pack("<HBH", 3, 0x1E, 1))


def ods(table: str, *, encrypted: bool = False, styles: str = "", common: str = "") -> bytes:
    """An .ods of one sheet. table: what stands within <table:table>; styles: its own, common: those of the part for all sheets."""
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("manifest", "manifest"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="S">{table}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    secret = '<manifest:encryption-data manifest:checksum="x"/>' if encrypted else ""
    manifest = f'<manifest:manifest {spaces}><manifest:file-entry manifest:full-path="content.xml">{secret}</manifest:file-entry></manifest:manifest>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    shared = {"styles.xml": f"<office:document-styles {spaces}><office:styles>{common}</office:styles></office:document-styles>"} if common else {}
    return zipped({"mimetype": kind, "content.xml": content, **shared, "META-INF/manifest.xml": manifest}, zipfile.ZIP_STORED)


def xlsb(cells: bytes, *, strings: tuple[str, ...] = (), styles: bytes = b"", columns: bytes = b"") -> bytes:
    """An .xlsb of one sheet "S". cells: its records, from xlsb_row() and xlsb_number(); styles: from xlsb_styles(); columns: from xlsb_columns()."""
    sheet = xlsb_record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("S"))
    workbook = xlsb_record(131) + xlsb_record(143) + sheet + xlsb_record(144) + xlsb_record(132)
    page = xlsb_record(129) + xlsb_record(148, struct.pack("<IIII", 0, 9, 0, 9)) + columns
    page += xlsb_record(145) + cells + xlsb_record(146) + xlsb_record(130)
    table = xlsb_record(159, struct.pack("<II", len(strings), len(strings)))
    table += b"".join(xlsb_record(19, b"\0" + _wide(text)) for text in strings) + xlsb_record(160)
    links = (
        f'<Relationship Id="rId1" Type="{RELATIONSHIPS}/worksheet" Target="worksheets/sheet1.bin"/>'
        f'<Relationship Id="rId2" Type="{RELATIONSHIPS}/sharedStrings" Target="sharedStrings.bin"/>'
        + (f'<Relationship Id="rId3" Type="{RELATIONSHIPS}/styles" Target="styles.bin"/>' if styles else "")
    )
    return zipped(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _start("xl/workbook.bin", RELATIONSHIPS),
            "xl/workbook.bin": workbook,
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
            "xl/worksheets/sheet1.bin": page,
            "xl/sharedStrings.bin": table,
        }
        | ({"xl/styles.bin": styles} if styles else {})
    )


def xlsb_record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = len(content), b""
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + content


def xlsb_styles(*codes: str) -> bytes:
    """A style sheet: style 1 has the first format, style 2 the second ...; the last style is struck through."""
    formats = b"".join(xlsb_record(44, struct.pack("<H", 164 + place) + _wide(code)) for place, code in enumerate(codes))
    fonts = b"".join(xlsb_record(43, struct.pack("<HHH", 220, struck, 400) + bytes(15) + _wide("Arial")) for struck in (0, 8))
    numbers = [(0, 0), *((164 + place, 0) for place in range(len(codes))), (0, 1)]
    cells = b"".join(xlsb_record(47, struct.pack("<HHHHHBBHH", 0, number, font, 0, 0, 0, 0, 0, 0)) for number, font in numbers)
    of_styles = xlsb_record(626, struct.pack("<I", 1)) + xlsb_record(47, bytes(16)) + xlsb_record(627)
    fonts = xlsb_record(611, struct.pack("<I", 2)) + fonts + xlsb_record(612)
    formats = xlsb_record(615, struct.pack("<I", len(codes))) + formats + xlsb_record(616)
    cells = xlsb_record(617, struct.pack("<I", len(numbers))) + cells + xlsb_record(618)
    return xlsb_record(278) + formats + fonts + of_styles + cells + xlsb_record(279)


def xlsb_columns(first: int, last: int) -> bytes:
    """Hidden columns, counted from 0."""
    return xlsb_record(390) + xlsb_record(60, struct.pack("<IIIIH", first, last, 0, 0, 1)) + xlsb_record(391)


def xlsb_row(number: int, *, is_hidden: bool = False) -> bytes:
    return xlsb_record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0x10 if is_hidden else 0, 0, 0))


def xlsb_number(column: int, value: float, style: int = 0) -> bytes:
    return xlsb_record(5, struct.pack("<IId", column, style, value))


def xlsb_formula(column: int, value: float, style: int = 0) -> bytes:
    return xlsb_record(9, struct.pack("<IIdHI", column, style, value, 0, 0) + struct.pack("<I", 0))


def xlsb_error(column: int, code: int) -> bytes:
    return xlsb_record(3, struct.pack("<IIB", column, 0, code))


def xlsb_string(column: int, index: int) -> bytes:
    return xlsb_record(7, struct.pack("<III", column, 0, index))


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
