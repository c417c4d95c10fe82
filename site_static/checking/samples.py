"""Invented figures say CONTOH wherever they stand: on every page made of them, before the first amount, and in every file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from site_static import addresses
from site_static.checking.finding import Finding
from site_static.checking.markup import PageMarkup
from site_static.checking.site_files import SiteFiles
from site_static.checking.sums import Totals
from site_static.formats.about import SAMPLE_COLUMN, SAMPLE_MARK

_YEAR = re.compile(r"anggaran/([0-9]{4})/")
_OF_DATASET = re.compile(r"(?:dokumen|data)/([^/]+)/")
_FIRST_AMOUNT = re.compile(rb"<data[\s>]|<table[\s>]")
_MARK = SAMPLE_MARK.encode()


class Samples:
    """Which datasets are samples is read off their own rows: the column that says so in each of them."""

    def __init__(self, site: SiteFiles, totals: Totals) -> None:
        self.site = site
        self.totals = totals

    @cached_property
    def datasets(self) -> dict[str, tuple[bool, str]]:
        """dataset -> is it a sample, and its year, of every vintage."""
        found: dict[str, tuple[bool, str]] = {}
        for path in self.site.names:
            if path.startswith("data/") and path.endswith(".csv") and path.count("/") == 3:
                found.setdefault(path.split("/")[1], self._first_row(path))
        return found

    def _first_row(self, path: str) -> tuple[bool, str]:
        with (self.site.folder / path).open(encoding="utf-8", newline="") as file:
            header, first = file.readline().rstrip().split(","), file.readline().rstrip().split(",")
        # The mark is the last column. A table may have one of its own that tells samples from others row by row.
        return header[-1] == SAMPLE_COLUMN.name and first[-1] in ("", SAMPLE_MARK), first[header.index("year")] if "year" in header and len(
            first
        ) >= len(header) else ""

    @cached_property
    def sample_years(self) -> frozenset[str]:
        """Years of which every dataset is a sample."""
        real = {year for is_sample, year in self.datasets.values() if not is_sample}
        return frozenset(year for is_sample, year in self.datasets.values() if is_sample) - real

    def of_page(self, path: str, page: PageMarkup, content: bytes) -> Iterator[Finding]:
        reason = self._reason(path, page)
        if not reason:
            return
        start = max(content.find(b"<body"), 0)
        said, amount = content.find(_MARK, start), _FIRST_AMOUNT.search(content, start)
        if said < 0 or (amount and said > amount.start()):
            yield Finding(path, 0, f"shows {reason} without saying {SAMPLE_MARK} before the first amount")

    def _reason(self, path: str, page: PageMarkup) -> str:
        """Why this page is made of a sample; "" when it is not."""
        for _, _, source in page.totals:
            name = source.partition("/")[0]
            if self.datasets.get(name, (False, ""))[0]:
                return f"figures of {name}"
        of_dataset = _OF_DATASET.search(path)
        if of_dataset and self.datasets.get(of_dataset[1], (False, ""))[0]:
            return of_dataset[1]
        of_year = _YEAR.search(path)
        return f"figures of {of_year[1]}" if of_year and of_year[1] in self.sample_years else ""

    def of_files(self) -> Iterator[Finding]:
        """Every row of a sample's CSV says so, and so does what is said of each of its files."""
        for dataset, (is_sample, _) in self.datasets.items():
            if not is_sample:
                continue
            for resource in self.site.resources:
                if str(resource.get("path", "")).startswith(f"{dataset}/") and SAMPLE_MARK not in str(resource.get("title")):
                    yield Finding(addresses.DATA_PACKAGE, 0, f"{resource.get('path')} is a sample and its title does not say {SAMPLE_MARK}")
            for path in self.site.chosen_with(".csv"):
                if path.startswith(f"data/{dataset}/") and path.count("/") == 3:
                    yield from self._rows(path, dataset)

    def _rows(self, path: str, dataset: str) -> Iterator[Finding]:
        file = self.totals.file(dataset, path.split("/")[2])
        place = file.column("sample")
        for line, row in enumerate(file.rows, start=2):
            if row[place] != SAMPLE_MARK:
                yield Finding(path, line, f"is invented and does not say {SAMPLE_MARK}")
