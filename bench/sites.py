"""Publishing: a site built cold, built again with nothing changed, built with one changed line, and checked."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pypdf import PdfWriter

from bench import city, demo_city
from bench.measuring import Measured, measured
from site_static.artifact import Artifact, ArtifactKind, Work
from site_static.check import Report, changed_since, check_site, raise_for
from site_static.content import Snapshot
from site_static.plan import site_works
from site_static.release import Release, build

PAGES = (ArtifactKind.PAGE, ArtifactKind.ASSET)


def demo(_folder: Path) -> Iterator[Measured]:
    """The demo's site: its pages alone, then everything with its PDFs."""
    with tempfile.TemporaryDirectory() as folder:
        facts = demo_city.snapshot(Path(folder))
        yield from _pages(facts, Path(folder))
        release, line = measured(
            "whole site with data and PDF, cold", "pages", lambda: build(site_works(facts), Path(folder) / "whole", jobs=1), _page_count
        )
        yield line
        yield _check("check of the whole site", release.folder, facts)


def generated(_folder: Path) -> Iterator[Measured]:
    """A city of about 10,000 pages. Its PDFs are left out, a ready page stands in their place; the pictures of its pages are counted apart."""
    facts = city.snapshot()
    with tempfile.TemporaryDirectory() as folder:
        yield from _pages(facts, Path(folder))
        out = Path(folder) / "whole"
        release, line = measured("pages and data, cold", "pages", lambda: build(_without_pdf(facts), out, jobs=1), _page_count)
        yield line
        yield _check("check of everything", release.folder, facts)
        later = city.with_one_line_changed(facts)
        second, line = measured("pages and data, one changed line", "files written", lambda: build(_without_pdf(later), out, jobs=1), _written)
        yield line
        yield _check("check of what changed", second.folder, later, before=release.folder)
        yield measured("pictures of pages, cold", "pictures", lambda: build(_cards_of(facts), Path(folder) / "cards", jobs=1), _written)[1]


def _pages(facts: Snapshot, folder: Path) -> Iterator[Measured]:
    """HTML, style sheets and lists alone."""
    out = folder / "pages"
    for name in ("pages, cold", "pages, nothing changed"):
        _, line = measured(name, "pages", lambda: build(_pages_of(facts), out, jobs=1), _page_count)
        yield line
    later = city.with_one_line_changed(facts)
    _, line = measured("pages, one changed line", "files written", lambda: build(_pages_of(later), out, jobs=1), _written)
    yield line


def _page_count(release: Release) -> int:
    return release.pages


def _written(release: Release) -> int:
    return release.written


def _check(name: str, folder: Path, facts: Snapshot, before: Path | None = None) -> Measured:
    def look() -> Report:
        return check_site(folder, facts, changed_since(before, folder) if before else None)

    report, line = measured(name, "pages", look, lambda found: dict(found.looked_at)["pages"])
    raise_for(report)
    return line


def _pages_of(facts: Snapshot) -> Iterator[Work]:
    return (work for work in site_works(facts) if isinstance(work, Artifact) and work.kind in PAGES)


def _cards_of(facts: Snapshot) -> Iterator[Work]:
    return (work for work in site_works(facts) if isinstance(work, Artifact) and work.kind is ArtifactKind.CARD)


def _without_pdf(facts: Snapshot) -> Iterator[Work]:
    blank = _blank_pdf()
    for work in site_works(facts):
        if work.kind is ArtifactKind.CARD:
            continue
        is_pdf = isinstance(work, Artifact) and work.kind is ArtifactKind.PRINT
        yield replace(work, facts="", maker="blank", make=lambda: blank) if isinstance(work, Artifact) and is_pdf else work


def _blank_pdf() -> bytes:
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=595, height=842)
    writer.write(content)
    return content.getvalue()
