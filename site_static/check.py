"""Looks at a finished site: links and ids, sums, the same figures in every format, languages, samples, private numbers, lists, sizes.

Used by release.build before the switch and by `./publish.py check` on any copy of a site. It reads the files as a stranger would; the
Snapshot, when given, only says what ought to be there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from cms.domain.errors import CheckFailed
from site_static.checking import data_files, listings, privacy
from site_static.checking.amounts import shown_amounts
from site_static.checking.finding import Finding
from site_static.checking.languages import page_languages
from site_static.checking.links import Anchor, own_addresses, page_links, style_links
from site_static.checking.markup import PageMarkup, PageReader
from site_static.checking.samples import Samples
from site_static.checking.site_files import SiteFiles
from site_static.checking.sums import Totals
from site_static.checking.weights import page_weight
from site_static.content import Snapshot
from site_static.manifest import MANIFEST, read_manifest

# What a person reads at once; the number of the others is said.
MOST_TOLD = 100
_ID = re.compile(rb'\sid="([^"]*)"')
_TOTAL = re.compile(rb'<data value="([^"]*)" data-of="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found, sorted by place, and how much was looked at: (what, how many)."""

    findings: tuple[Finding, ...]
    looked_at: tuple[tuple[str, int], ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if not finding.is_warning)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.is_warning)


def check_site(folder: Path, snapshot: Snapshot | None = None, changed: Collection[str] | None = None, *, contacts: Collection[str] = ()) -> Report:
    """changed: the files to look at; None is all. contacts: what the city publishes of itself, beside those of the snapshot's city."""
    site = SiteFiles.of(folder, snapshot, changed)
    allowed = privacy.allowed_contacts([*contacts, *(snapshot.city.contacts if snapshot else ())])
    totals = Totals(site)
    samples = Samples(site, totals)
    pages = _Pages(site, totals, samples, allowed)
    findings = [
        *pages.findings(),
        *samples.of_files(),
        *data_files.data_files(site, totals),
        *data_files.frozen_documents(site, totals),
        *privacy.private_values(site, totals, allowed),
        *style_links(site),
        *(
            finding
            for look in (listings.manifest, listings.data_package, listings.sitemap, listings.xml_files, listings.json_files)
            for finding in look(site)
        ),
        *listings.robots(site),
    ]
    looked_at = (("files", len(site.chosen)), *pages.counts.items(), ("data files read", len(totals.files)))
    return Report(findings=tuple(sorted(set(findings))), looked_at=looked_at)


def raise_for(report: Report) -> None:
    """Raises CheckFailed with the faults of the report, one a line; nothing when there is none."""
    faults = report.faults
    if not faults:
        return
    told = [str(fault) for fault in faults[:MOST_TOLD]]
    if len(faults) > MOST_TOLD:
        told.append(f"... and {len(faults) - MOST_TOLD} more")
    count = f"{len(faults)} faults in the finished site" if len(faults) > 1 else "1 fault in the finished site"
    raise CheckFailed("\n".join((*told, f"{count}. Nothing was published.")))


def changed_since(before: Path, folder: Path) -> frozenset[str] | None:
    """The files that need a look when the release before was checked whole; None for all of them.

    A file that is gone, or a page that lost an id, may break a link in a page that did not change: then all are looked at.
    """
    old, new = read_manifest(before / MANIFEST), read_manifest(folder / MANIFEST)
    if not old or old.keys() - new.keys():
        return None
    changed = frozenset(new.differing(old))
    lost = (path for path in changed if path in old and path.endswith(".html") and _ids(before / path) - _ids(folder / path))
    return None if any(lost) else changed


def _ids(path: Path) -> set[bytes]:
    return set(_ID.findall(path.read_bytes()))


class _Pages:
    """All chosen pages, each read once; a page that did not change is read when a link or a language leads to it."""

    def __init__(self, site: SiteFiles, totals: Totals, samples: Samples, allowed: Collection[bytes]) -> None:
        self.site = site
        self.totals = totals
        self.samples = samples
        self.allowed = allowed
        self.reader = PageReader()
        self.read: dict[str, PageMarkup] = {}
        self.anchors: dict[str, list[Anchor]] = {}
        self.counts = dict.fromkeys(("pages", "links", "totals with a source", "tables that add up"), 0)

    def findings(self) -> Iterator[Finding]:
        chosen = tuple(self.site.chosen_with(".html"))
        for path in chosen:
            content = self.site.read(path)
            page = self.read[path] = self.reader.read(content)
            yield from self._of_content(path, page, content)
            yield from self._of_markup(path, page, content)
            self._count(page)
            page.links, page.resources, page.totals = [], [], []  # ten thousand pages have a million links
        yield from self._stale_totals()
        for path in chosen:
            yield from page_languages(self.site, path, self.read[path], self._page)
            for anchor in self.anchors.get(path, ()):
                fault = anchor.fault(self._page(anchor.target).ids)
                if fault:
                    yield Finding(path, anchor.line, fault)

    def _of_content(self, path: str, page: PageMarkup, content: bytes) -> Iterator[Finding]:
        yield from page_weight(path, content)
        for line, what in privacy.private_in(content, self.allowed):
            yield Finding(path, line, f"holds {what}")
        yield from self.samples.of_page(path, page, content)
        yield from own_addresses(self.site, path, page, content)
        text = content.decode("utf-8", "replace")
        for place, message in shown_amounts(text, self.site.language_of(path)):
            yield Finding(path, text.count("\n", 0, place) + 1, message)

    def _of_markup(self, path: str, page: PageMarkup, content: bytes) -> Iterator[Finding]:
        for line, message in page.faults:
            yield Finding(path, line, message)
        anchors: list[Anchor] = []
        yield from page_links(self.site, path, page, content, anchors)
        if anchors:
            self.anchors[path] = anchors
        yield from self.totals.of_page(path, page, content)

    def _stale_totals(self) -> Iterator[Finding]:
        """A page that did not change may be the total of data that did: that would be a page that should have been made again.

        Opening every page takes long in a large city, and of the files of proposals, which change with each answer, no page can say a total.
        """
        named = {tuple(path.split("/")[1:3]) for path in self.site.chosen_with(".csv") if path.startswith("data/") and path.count("/") == 3}
        changed = {f"{dataset}/{version}" for dataset, version in named if self.totals.file(dataset, version).adds_up}
        if self.site.is_whole or not changed:
            return
        for path in self.site.names:
            if path.endswith(".html") and path not in self.site.chosen:
                content = self.site.read(path)
                totals = [(found.start(), found[1].decode(), unescape(found[2].decode())) for found in _TOTAL.finditer(content)]
                page = PageMarkup(totals=[total for total in totals if total[2].partition("?")[0] in changed])
                yield from self.totals.of_page(path, page, content)

    def _page(self, path: str) -> PageMarkup:
        if path not in self.read:
            self.read[path] = self.reader.read(self.site.read(path))
        return self.read[path]

    def _count(self, page: PageMarkup) -> None:
        self.counts["pages"] += 1
        self.counts["links"] += len(page.links) + len(page.resources)
        self.counts["totals with a source"] += len(page.totals)
        self.counts["tables that add up"] += page.sums_tables
