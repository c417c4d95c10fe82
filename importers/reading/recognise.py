"""What kind of file it is, by its content and not by its name; and what to say about those that are no workbook."""

from __future__ import annotations

import re

# A file that begins so is what it says here.
MAGIC = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"\x00\x00\x01\x00", "ICO"),
)
# These two letters may well begin a table of text.
SHORT_MAGIC = (b"BM", b"MZ")
ZIP, OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
EMPTY_ZIP = b"PK\x05\x06"
# The first record of Excel 2, 3 and 4: no container, no sheets.
OLDEST_EXCEL = ((b"\x09\x00\x04\x00", "Excel 2"), (b"\x09\x02\x06\x00", "Excel 3"), (b"\x09\x04\x06\x00", "Excel 4"))
_MARKUP = re.compile(rb"<(!doctype html|html|head|meta|body|table|style|div|script|center|title)\b|mime-version:", re.IGNORECASE)
_JSON = re.compile(rb'(\[\s*)?\{\s*"|\[\s*(\[|\{|\])')


def magic_of(start: bytes) -> str:
    """The name of the file type, "" when it is none of those that are no workbook."""
    for magic, name in MAGIC:
        if start.startswith(magic) and (magic not in SHORT_MAGIC or b"\x00" in start[:64]):
            return name
    return ""


def oldest_excel(start: bytes) -> str:
    return next((name for magic, name in OLDEST_EXCEL if start.startswith(magic)), "")


def markup_of(start: bytes) -> str:
    """ "web", "xml-2003", "XML" or "JSON" for text that is no table."""
    plain = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        plain = start.decode("utf-16", "ignore").lstrip().encode()
    if plain.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in plain:
        return "xml-2003"
    if _MARKUP.match(plain):
        return "web"
    if plain.startswith((b"<?xml", b"<!--", b"<")) and (found := re.search(rb"<[a-zA-Z!?/]", plain)) and found.start() == 0:
        return "web" if _MARKUP.search(plain) else "XML"
    return "JSON" if _JSON.match(plain) else ""
