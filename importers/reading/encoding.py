"""Which letters the bytes of a text file mean; and letters that were once misread."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from importers.reading.cells import SheetRows
from importers.reading.faults import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
PROBE = 4096
# UTF-8 bytes read one by one as Windows-1252: "Ã©" was "é", "â€“" was a dash.
_MISREAD = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2044\u20ac\u2122]+")
# The five bytes that Windows-1252 leaves open stand for themselves.
_BYTE_OF = {chr(code): code for code in range(256)} | {
    bytes([code]).decode("cp1252"): code for code in range(128, 160) if code not in (129, 141, 143, 144, 157)
}


def decoded(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises Unreadable for what is no text."""
    for mark, encoding, name in MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding), name
    for encoding in _without_mark(content[:PROBE]):
        return _strictly(content, encoding), "UTF-16"
    if b"\x00" in content:
        raise Unreadable("file.unknown", "NUL")
    for encoding, name in (("utf-8", "UTF-8"), ("cp1252", "Windows-1252")):
        try:
            return content.decode(encoding), name
        except UnicodeDecodeError:
            continue
    raise Unreadable("file.unknown", "neither UTF-8 nor Windows-1252")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("file.damaged", str(error)[:200]) from None
    if "\x00" in text:
        raise Unreadable("file.unknown", "NUL")
    return text


def _without_mark(start: bytes) -> Iterable[str]:
    """UTF-16 without a mark: in European text every second byte is NUL."""
    half = len(start) // 2
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if half and odd > half * 0.4 and even < half * 0.05:
        yield "utf-16-le"
    elif half and even > half * 0.4 and odd < half * 0.05:
        yield "utf-16-be"


def misread(text: str) -> str:
    """The first run of letters that are UTF-8 read as Windows-1252; "" where there is none."""
    if text.isascii():
        return ""
    for match in _MISREAD.finditer(text):
        try:
            bytes(_BYTE_OF[sign] for sign in match[0]).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            continue
        return match[0]
    return ""


def report_misread(sheet: SheetRows) -> None:
    """One warning for all misread cells of a sheet, at the first."""
    found = [
        (number, column, run)
        for number, cells, _ in sheet.rows
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and (run := misread(cell))
    ]
    if found:
        number, column, run = found[0]
        sheet.fault("text.misread", number, column, run, count=str(len(found)))
