"""The sample city's papers: small PDFs made here, each marked CONTOH, filed and published through the services like anybody's."""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path
from typing import Any  # a TOML file's values

from PIL import Image, ImageDraw

from cms.budgets.models import BudgetDocumentPage
from cms.papers.services import Filing
from site_static.pdf import pdf_of

PAPERS = Path(__file__).with_name("papers.toml")
WHERE = "papan pengumuman balai kota (CONTOH)"
PAGE = """<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"/><title>CONTOH: {title}</title>
<style>@page {{ size: A4; margin: 3cm; @bottom-center {{ content: "CONTOH " counter(page) }} }}
body {{ font-family: "PT Sans", sans-serif }}</style></head>
<body><h1>CONTOH: {title}</h1><p>{text}</p>
<p>Dokumen ini karangan, dibuat untuk memperagakan situs. Ini bukan dokumen pemerintah.</p></body></html>"""


def sample_filings(folder: Path) -> tuple[Filing, ...]:
    """What is filed, with its PDFs written into the folder."""
    return tuple(_filing(one, folder) for one in tomllib.loads(PAPERS.read_text("utf-8"))["papers"])


def _filing(said: dict[str, Any], folder: Path) -> Filing:
    name = f"{said['paper']}-{said['year']}"
    said = {"is_sample": True, "public_where": WHERE, **said}
    pages, is_scan, dataset = said.pop("pages", None), said.pop("scan", False), said.pop("dataset", "")
    if pages:
        path = folder / f"CONTOH-{name}.pdf"
        if is_scan:
            _scan(path, pages[0])
        else:
            path.write_bytes(pdf_of(PAGE.format(title=escape(pages[0]), text=escape(pages[1]))))
        said |= {"file": path, "says_scan": is_scan}
    if dataset:
        said["document"] = BudgetDocumentPage.objects.filter(slug=dataset).first()
    return Filing(**said)


def _scan(path: Path, title: str) -> None:
    """A picture of a page, as a scanner makes it: without text."""
    picture = Image.new("L", (827, 1169), 250)
    pen = ImageDraw.Draw(picture)
    pen.text((120, 120), f"CONTOH: {title}", fill=30, font_size=36)
    for line in range(18):
        pen.rectangle((120, 220 + 44 * line, 700 - 40 * (line % 3), 228 + 44 * line), fill=140)
    picture.save(path, "PDF", resolution=100)
