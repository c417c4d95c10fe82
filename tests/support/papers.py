"""Small PDFs written by hand: pages of text, pages without, and what does not belong in a published paper. And a small shelf of papers."""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from cms.domain.papers import Paper, PaperFile
from cms.domain.texts import Text

WORDS = "Peraturan Daerah Kota Binjai tentang APBD (CONTOH)"


def paper_of(*pages: str, objects: Iterable[str] = (), catalog: str = "") -> bytes:
    """A PDF with one page for each text. objects: more objects as they stand in a file; catalog: more entries of its first dictionary."""
    texts = pages or (WORDS,)
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(texts)))
    body = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for place, text in enumerate(texts):
        lines = "".join(f"({line.translate(str.maketrans({'(': '[', ')': ']'}))}) Tj T* " for line in text.splitlines())
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td {lines}ET"
        page = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * place} 0 R"
        body += [f"<< {page} >>", f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"]
    return _written([*body, *objects])


def _written(objects: list[str]) -> bytes:
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1"))
    start = out.tell()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    out.write(f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def rewritten(content: bytes, **said: str) -> bytes:
    """The same file written again by a library, with objects packed in streams and what is said of it (Author, Title)."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.add_metadata({f"/{name}": value for name, value in said.items()})
    return _of(writer)


def locked(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt(user_password="", owner_password="pemilik", algorithm="RC4-128")
    return _of(writer)


def with_attachment(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.add_attachment("angka.xlsx", b"rahasia")
    return _of(writer)


def with_script(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(content))
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('halo')")})
    writer.root_object[NameObject("/OpenAction")] = action
    return _of(writer)


def with_action(content: bytes, kind: str) -> bytes:
    """An action that a link on the first page starts."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    action = DictionaryObject({NameObject("/S"): NameObject(kind), NameObject("/F"): TextStringObject("x")})
    link = DictionaryObject({NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): action})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([link])
    return _of(writer)


def with_link(content: bytes, address: str) -> bytes:
    """A link on the first page."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    action = DictionaryObject({NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject(address)})
    link = DictionaryObject({NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): action})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([link])
    return _of(writer)


def _of(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Lives as long as the tests."""
    return tempfile.TemporaryDirectory(prefix="papers-")


def kept(content: bytes, *, on: date, is_scan: bool = False, pages: int = 1) -> PaperFile:
    """A file as it was kept, with bytes that can be published."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = Path(_folder().name) / f"{sha256}.pdf"
    path.write_bytes(content)
    return PaperFile(sha256=sha256, size=len(content), pages=pages, is_scan=is_scan, published_on=on, path=str(path))


@cache
def published_papers() -> tuple[Paper, ...]:
    """Of 2025, all invented: one in time with an older version, a late scan, one that counts a budget of the site, one not made, one withdrawn."""
    day, later = date(2024, 12, 30), date(2025, 4, 10)
    return (
        Paper(
            key="perda-apbd",
            year=2025,
            is_sample=True,
            published_on=day,
            files=(
                kept(paper_of("Perda APBD 2025, dibetulkan (CONTOH)"), on=later, pages=3),
                kept(paper_of("Perda APBD 2025 (CONTOH)"), on=day),
            ),
            dataset="apbd-2025-murni-contoh",
            dataset_title="CONTOH: APBD 2025",
            regulation="Perda CONTOH Nomor 1 Tahun 2024",
            regulation_date=day,
            note=Text.of(id="Lampirannya terbit sebagai data.", en="Its annexes are published as data."),
        ),
        Paper(
            key="ringkasan-dpa-skpd",
            year=2025,
            is_sample=True,
            published_on=later,
            files=(kept(paper_of(""), on=later, is_scan=True),),
            public_since=date(2025, 3, 2),
            public_where="Papan pengumuman balai kota (CONTOH)",
        ),
        Paper(
            key="perda-perubahan",
            year=2025,
            is_sample=True,
            published_on=later,
            not_made=Text.of(id="Tidak diubah (CONTOH)", en="Not revised (CONTOH)"),
        ),
        Paper(key="ringkasan-rka-skpd", year=2025, is_sample=True, published_on=day, withdrawn_on=later),
    )
