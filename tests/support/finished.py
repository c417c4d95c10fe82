"""A small finished site to spoil in one place: pages written by hand over the real open data of the small city.

Used by the tests of the check, which must find each fault and find none in the whole.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pypdf import PdfWriter

from cms.domain.budgets import Phase
from site_static import addresses
from site_static.artifact import Artifact, ArtifactKind, Planned, PublishedFile
from site_static.check import Report, check_site
from site_static.content import Snapshot
from site_static.discovery import discovery_works
from site_static.manifest import MANIFEST, manifest_of
from site_static.open_data import data_works
from tests.support.builds import contents
from tests.support.city import real_2023, sample, small_snapshot

SITE = "https://terang.example/"
SAMPLE = "apbd-2025-murni-contoh"
PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8"/><title>{title}</title>
<link rel="canonical" href="{canonical}"/>
<link rel="alternate" hreflang="id" href="{root}{bare}"/>
<link rel="alternate" hreflang="en" href="{root}en/{bare}"/>
<link rel="stylesheet" href="{root}assets/site.css"/>
</head>
<body>
<nav><a href="{root}index.html">Beranda</a> <a href="#isi">Isi</a></nav>
<main id="isi">
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""
YEAR = """<p>CONTOH: angka karangan</p>
<p>Belanja <data value="253369400000.50" data-of="apbd-2025-murni-contoh/v1?account=5">{short}</data></p>
<h2 id="kantor">Kantor</h2>
<table class="sums">
<thead><tr><th>Kantor</th><th>Jumlah</th><th>Bagian</th></tr></thead>
<tbody>
<tr><th>Pendidikan</th><td><data value="226805000000.50">{first}</data></td><td class="aside"><data value="1.00">{one}</data></td></tr>
<tr><th>Kesehatan</th><td><data value="7814400000.00">{second}</data></td><td></td></tr>
<tr><th>Pekerjaan Umum</th><td><data value="18750000000.00">{third}</data></td><td></td></tr>
</tbody>
<tfoot><tr><th>Jumlah</th><td><data value="253369400000.50">{total}</data></td><td class="aside"><data value="2.00">{two}</data></td></tr></tfoot>
</table>
<p><a href="{root}data/apbd-2025-murni-contoh/v1/apbd-2025-murni-contoh.csv">CSV</a> <a href="https://example.org/">elsewhere</a></p>"""
AMOUNTS = {
    "id": {"short": "Rp253,37 miliar", "first": "Rp226.805.000.000,50", "second": "7.814.400.000,00", "third": "18.750.000.000,00"},
    "en": {"short": "Rp253.37 billion", "first": "Rp226,805,000,000.50", "second": "7,814,400,000.00", "third": "18,750,000,000.00"},
}
TOTALS = {
    "id": {"total": "253.369.400.000,50", "one": "1,00", "two": "2,00"},
    "en": {"total": "253,369,400,000.50", "one": "1.00", "two": "2.00"},
}
YEAR_PAGE = "anggaran/2025/index.html"


def snapshot() -> Snapshot:
    """The real year and one vintage of an invented one."""
    documents = (real_2023(), sample(2025, Phase.ENACTED))
    return replace(small_snapshot(), proposals=(), documents=documents, as_of=datetime(2025, 11, 3, tzinfo=UTC))


def page(path: str, title: str, body: str) -> str:
    language = "en" if path.startswith("en/") else "id"
    canonical = SITE + path.removesuffix("index.html")
    return PAGE.format(language=language, title=title, canonical=canonical, root=addresses.root(path), bare=path.removeprefix("en/"), body=body)


def pages() -> Iterator[tuple[str, str]]:
    for folder, language in (("", "id"), ("en/", "en")):
        yield (
            f"{folder}index.html",
            page(f"{folder}index.html", "Binjai Terang", f'<p><a href="anggaran/2025/index.html#kantor">2025 {language}</a></p>'),
        )
        path = folder + YEAR_PAGE
        yield path, page(path, "2025", YEAR.format(root=addresses.root(path), **AMOUNTS[language], **TOTALS[language]))
        for document in snapshot().documents:
            path = folder + addresses.document(document.dataset)
            yield path, page(path, document.title, f"<p>{document.origin}</p>")
    yield (
        "404.html",
        page("404.html", "Tidak ada", "<p>Halaman ini tidak ada.</p>").replace('<link rel="alternate" hreflang="en" href="en/404.html"/>\n', ""),
    )


def works() -> Iterator[Planned]:
    frozen = snapshot()
    yield from data_works(frozen)
    yield from discovery_works(frozen)
    for path, text in pages():
        yield Artifact(path=path, kind=ArtifactKind.PAGE, facts=text, maker="test", make=text.encode)
    for document in frozen.documents:
        path = addresses.data_file(document.dataset, document.version, "pdf")
        yield Artifact(path=path, kind=ArtifactKind.PRINT, facts="", maker="test", make=blank_pdf)
    yield Artifact(path="assets/site.css", kind=ArtifactKind.ASSET, facts="", maker="test", make=b"@media print { nav { display: none } }\n".strip)


def blank_pdf() -> bytes:
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=100, height=100)
    writer.write(content)
    return content.getvalue()


@dataclass(frozen=True)
class Finished:
    """A copy of the site to spoil; found() lists again what is there, so that only the fault itself is told."""

    folder: Path

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_bytes().decode()
        assert old in text
        self.put(path, text.replace(old, new))

    def put(self, path: str, text: str | bytes) -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)  # a vintage shares its file with latest
        place.write_bytes(text if isinstance(text, bytes) else text.encode())

    def remove(self, path: str) -> None:
        (self.folder / path).unlink()

    def list_files(self) -> None:
        """A manifest of what is there now."""
        found = {path: content for path, content in contents(self.folder).items() if path != MANIFEST}
        files = {path: PublishedFile(sha256=hashlib.sha256(content).hexdigest(), size=len(content)) for path, content in found.items()}
        (self.folder / MANIFEST).write_bytes(manifest_of(files))

    def report(self, frozen: Snapshot | None = None) -> Report:
        self.list_files()
        return check_site(self.folder, frozen)

    def found(self, frozen: Snapshot | None = None) -> list[str]:
        return [str(finding) for finding in self.report(frozen).findings]
