"""The small city's whole site, and eyes for it that share no code with the check: html5lib for pages, csv and Decimal for data.

Used by the tests of whole builds and of the browser.
"""

from __future__ import annotations

import csv
import gzip
import json
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any  # an element of html5lib's tree
from urllib.parse import parse_qsl, unquote, urlsplit

import html5lib

from site_static.artifact import Artifact, ArtifactKind, Work
from site_static.content import Snapshot
from site_static.plan import site_works
from tests.support.finished import blank_pdf

SITE_URL = "https://terang.example/"


def without_print(snapshot: Snapshot) -> Iterator[Work]:
    """The site with a ready page in place of each PDF, which takes longer to make than everything else."""
    blank = blank_pdf()
    for work in site_works(snapshot):
        is_print = isinstance(work, Artifact) and work.kind is ArtifactKind.PRINT
        yield replace(work, facts="", maker="blank", make=lambda: blank) if isinstance(work, Artifact) and is_print else work


@dataclass(frozen=True)
class Published:
    """A finished site as a stranger finds it."""

    folder: Path

    @cached_property
    def files(self) -> frozenset[str]:
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {path: Page(path, self.folder) for path in sorted(self.files) if path.endswith(".html")}

    def page(self, path: str) -> Page:
        return self.pages[path]

    @cached_property
    def manifest(self) -> dict[str, tuple[int, str]]:
        return {row["path"]: (row["bytes"], row["sha256"]) for row in json.loads((self.folder / "manifest.json").read_text())["files"]}

    def rows(self, path: str) -> list[dict[str, str]]:
        """A CSV's rows."""
        with (self.folder / path).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def travelled(self, path: str) -> int:
        """The bytes of a page and the style sheets that it names, packed as a server sends them."""
        page = self.pages[path]
        sheets = [page.leads_to(str(link.get("href")))[0] for link in page.all("link") if link.get("rel") == "stylesheet"]
        return sum(len(gzip.compress((self.folder / str(name)).read_bytes(), 6)) for name in (path, *sheets))

    def sum_of(self, source: str) -> Decimal:
        """What a data-of means, added up row by row. Raises when it means no row."""
        address, _, query = source.partition("?")
        dataset, version = address.split("/")
        wanted = dict(parse_qsl(query, keep_blank_values=True))
        account = [int(part) for part in wanted.pop("account").split(".")]
        amounts = [
            Decimal(row["amount"])
            for row in self.rows(f"data/{dataset}/{version}/{dataset}.csv")
            if [int(part) for part in row["account"].split(".")][: len(account)] == account and wanted.items() <= row.items()
        ]
        assert amounts, f"{source} means no row"
        return sum(amounts, Decimal(0))


@dataclass(frozen=True)
class Page:
    path: str
    folder: Path

    @cached_property
    def tree(self) -> Any:
        """Read as HTML, as browsers do."""
        return html5lib.parse((self.folder / self.path).read_bytes(), namespaceHTMLElements=False)

    @property
    def language(self) -> str:
        return str(self.tree.get("lang"))

    def all(self, tag: str) -> list[Any]:
        return list(self.tree.iter(tag))

    @cached_property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.tree.iter() if element.get("id") is not None]

    @cached_property
    def text(self) -> str:
        """What a reader sees, blanks between words made one."""
        return " ".join("".join(self.tree.find("body").itertext()).split())

    def addresses(self) -> Iterator[tuple[str, str]]:
        """(element, address) of everything that leads to or loads something. A base does neither: it turns the others."""
        for element in (one for one in self.tree.iter() if one.tag != "base"):
            for name in ("href", "src", "data", "poster", "action"):
                value = element.get(name)
                if value is not None:
                    yield str(element.tag), value

    def leads_to(self, address: str) -> tuple[str | None, str]:
        """(file, place) inside the site; (None, "") for an address elsewhere."""
        if address.startswith(SITE_URL):
            path = urlsplit(address).path.lstrip("/")
            return path + "index.html" if not path or path.endswith("/") else path, ""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None, ""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), unquote(parts.path))) if parts.path else self.path
        return path, unquote(parts.fragment)


def shown_amount(text: str, language: str) -> str:
    """ "−Rp1.250,50" -> "-1250.50", by the signs of Indonesian or English."""
    plain = "".join(text.split()).replace("Rp", "").replace("\N{MINUS SIGN}", "-").replace("+", "")
    return plain.replace(",", "") if language == "en" else plain.replace(".", "").replace(",", ".")


def differing(before: Mapping[str, tuple[int, str]], after: Mapping[str, tuple[int, str]]) -> set[str]:
    """The paths whose files are others than before, or new."""
    return {path for path, file in after.items() if before.get(path) != file}
