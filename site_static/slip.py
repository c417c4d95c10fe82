"""The slip of a proposal as a PDF of one small page (A6): its number, what it is, and a QR code that leads to its page for ever.

Written directly, because a city has tens of thousands of them: WeasyPrint takes 240 ms for a page, this takes 4, nearly all of it for
the code. The typeface is Courier, which every PDF reader has, and whose letters are all of one width.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import segno

WIDTH, HEIGHT, MARGIN = 298, 420, 24
# Courier's letters are six tenths of their size wide.
LETTER = 0.6
QR_SIZE = 150
# The standard's quiet zone round a code, in modules.
QUIET = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What a slip says. address: where the code leads. mark: CONTOH for an invented proposal, else ""."""

    site: str
    heading: str
    reference: str
    title: str
    place: str
    how: str
    address: str
    language: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    text: str
    x: float
    y: float
    size: int
    is_bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A paragraph or the code, as a screen reader meets it."""

    tag: str
    drawing: str
    alternative: str = ""


def slip_pdf(slip: Slip) -> bytes:
    """The same slip gives the same bytes."""
    return _file(_objects(slip, tuple(_blocks(slip))))


def _blocks(slip: Slip) -> Iterator[_Block]:
    y: float = HEIGHT - MARGIN
    paragraphs = (
        ("P", slip.mark, 12, True),
        ("P", slip.site, 9, False),
        ("P", slip.heading, 9, False),
        ("H1", slip.reference, 20, True),
        ("P", slip.title, 10, True),
        ("P", slip.place, 8, False),
    )
    for tag, text, size, is_bold in paragraphs:
        if text:
            lines, y = _set(text, y, size, is_bold)
            yield _Block(tag=tag, drawing=_drawn(lines))
    y = min(y, HEIGHT - 190) - QR_SIZE
    yield _Block(tag="Figure", drawing=_code(slip.address, (WIDTH - QR_SIZE) / 2, y), alternative=slip.address)
    for text in (slip.address, slip.how):
        lines, y = _set(text, y - 4, 7, False)
        yield _Block(tag="P", drawing=_drawn(lines))


def _set(text: str, y: float, size: int, is_bold: bool) -> tuple[list[_Line], float]:
    """A paragraph under y, broken into lines; and where it ends."""
    columns = int((WIDTH - 2 * MARGIN) / (size * LETTER))
    lines = []
    for part in textwrap.wrap(text, columns):
        y -= size * 1.25
        lines.append(_Line(text=part, x=MARGIN, y=y, size=size, is_bold=is_bold))
    return lines, y - size * 0.4


def _drawn(lines: Iterable[_Line]) -> str:
    return "\n".join(f"BT /{'B' if line.is_bold else 'R'} {line.size} Tf {line.x:g} {line.y:g} Td ({_literal(line.text)}) Tj ET" for line in lines)


def _literal(text: str) -> str:
    """Text of a PDF string in WinAnsi; a letter that it lacks loses its accent rather than the whole letter."""
    known = "".join(sign if _is_known(sign) else unicodedata.normalize("NFKD", sign)[0] for sign in text)
    return known.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _is_known(sign: str) -> bool:
    try:
        sign.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _code(address: str, left: float, bottom: float) -> str:
    """The code as rectangles, one for each run of dark modules in a row."""
    rows = [bytes(row) for row in segno.make(address, error="m", micro=False).matrix]
    module = QR_SIZE / (len(rows) + 2 * QUIET)
    top = bottom + QR_SIZE - QUIET * module
    drawn = [
        f"{left + (QUIET + start) * module:.3f} {top - (place + 1) * module:.3f} {length * module:.3f} {module:.3f} re"
        for place, row in enumerate(rows)
        for start, length in _runs(row)
    ]
    return "\n".join((*drawn, "f"))


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    """(start, length) of each run of ones."""
    start = row.find(1)
    while start >= 0:
        end = row.find(0, start)
        end = len(row) if end < 0 else end
        yield start, end - start
        start = row.find(1, end)


# The file ----------------------------------------------------------------------------------------------------------------


def _objects(slip: Slip, blocks: Sequence[_Block]) -> list[bytes]:
    """Catalogue, pages, page, its content, two fonts, the tree of tags, what the file is about."""
    first = 9
    content = "\n".join(f"/{block.tag} <</MCID {place}>> BDC\n{block.drawing}\nEMC" for place, block in enumerate(blocks)).encode("cp1252", "replace")
    kids = " ".join(f"{first + place} 0 R" for place in range(len(blocks)))
    title = _text(f"{slip.reference} {slip.title}")
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    return [
        f"<< /Type /Catalog /Pages 2 0 R /Lang ({slip.language}) /MarkInfo << /Marked true >> /StructTreeRoot 7 0 R"
        " /ViewerPreferences << /DisplayDocTitle true >> >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /StructParents 0 /Tabs /S /Contents 4 0 R"
        " /Resources << /Font << /R 5 0 R /B 6 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        (font % "Courier").encode(),
        (font % "Courier-Bold").encode(),
        f"<< /Type /StructTreeRoot /K [{kids}] /ParentTree << /Nums [0 [{kids}]] >> /ParentTreeNextKey 1 >>".encode(),
        f"<< /Title {title} /Author {_text(slip.site)} /Subject {_text(slip.heading)} >>".encode(),
        *(
            f"<< /Type /StructElem /S /{block.tag} /P 7 0 R /Pg 3 0 R /K {place}"
            f"{f' /Alt {_text(block.alternative)}' if block.alternative else ''} >>".encode()
            for place, block in enumerate(blocks)
        ),
    ]


def _text(text: str) -> str:
    """A text outside the page: UTF-16 with its mark, in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _file(objects: Sequence[bytes]) -> bytes:
    made = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R /Info 8 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(made)
