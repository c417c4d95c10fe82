"""Every link and anchor leads somewhere inside the site, relative and to a file; nothing that a page needs comes from elsewhere."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote, urlsplit

from site_static import addresses
from site_static.checking.finding import Finding
from site_static.checking.markup import PageMarkup, line_of
from site_static.checking.site_files import SiteFiles

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
# What a page may lead to outside the site; a page never loads anything from there.
_OUTWARD = ("https://", "http://", "mailto:", "tel:", "sms:")
_UNTIDY = re.compile(r"(?:^|/)\.{1,2}(?:/|$)|//")
_JSON_LD = re.compile(rb'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL)
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]*)["']?\s*\)|@import\s+["']([^"']*)["']""")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link to a place in another page, to be looked up there."""

    line: int
    href: str
    target: str
    place: str

    def fault(self, ids: Collection[str]) -> str:
        """ids: of the page that it leads to."""
        return "" if self.place in ids else f"the link {self.href} leads to a place that {self.target} does not have"


def page_links(site: SiteFiles, path: str, page: PageMarkup, content: bytes, anchors: list[Anchor]) -> Iterator[Finding]:
    """anchors: gets the links to places in other pages."""
    steps, known = _ancestors(path.rpartition("/")[0]), site.known
    for is_resource, links in ((False, page.links), (True, page.resources)):
        for place, href in links:
            level = href.count("../")
            if level < len(steps) and steps[level] + href[3 * level :] in known and href.startswith("../" * level):
                continue  # nearly all: straight to a file
            fault = _fault(site, path, page, href, is_resource=is_resource)
            if isinstance(fault, str) and fault:
                yield Finding(path, line_of(content, place), fault)
            elif isinstance(fault, tuple):
                anchors.append(Anchor(line_of(content, place), href, *fault))


def _fault(site: SiteFiles, path: str, page: PageMarkup, href: str, *, is_resource: bool) -> str | tuple[str, str]:
    """What is wrong with a link, "" when nothing is; for a place in another page that page and place."""
    bare, _, fragment = href.partition("#")
    if _SCHEME.match(bare) or bare.startswith("/"):
        return _absolute(site, path, bare, is_resource=is_resource)
    if not href:
        return "has a link without an address"
    target = resolved(path, bare) if bare else path
    if target is None or target not in site.known:
        return _nowhere(site, href, target)
    if fragment and target != path and target.endswith(".html"):
        return target, unquote(fragment)
    if fragment and target == path and unquote(fragment) not in page.ids:
        return f"the link {href} leads to a place that the page does not have"
    return ""


def resolved(path: str, href: str) -> str | None:
    """The file that a relative address means, seen from a page; None for one that leads out of the site."""
    href = href.partition("?")[0]
    if "%" in href:
        href = unquote(href)
    steps = _ancestors(path.rpartition("/")[0])
    level = 0
    while href.startswith("../"):
        href, level = href[3:], level + 1
    if level >= len(steps):
        return None
    if _UNTIDY.search(href):
        href = posixpath.normpath(href)
    return steps[level] + href


@cache
def _ancestors(folder: str) -> tuple[str, ...]:
    """A folder and those above it, each as what stands before a file's name."""
    found = [f"{folder}/" if folder else ""]
    while folder:
        folder = folder.rpartition("/")[0]
        found.append(f"{folder}/" if folder else "")
    return tuple(found)


def _nowhere(site: SiteFiles, href: str, target: str | None) -> str:
    if target is None:
        return f"the link {href} leads out of the site"
    if f"{target.rstrip('/')}/index.html".lstrip("/") in site.known:
        return f"the link {href} leads to a folder; name its index.html, so that it also opens from a file system"
    return f"the link {href} leads nowhere: there is no {target}"


def _absolute(site: SiteFiles, path: str, href: str, *, is_resource: bool) -> str:
    """What is wrong with an absolute address; "" for a link to another site. The page of a wrong address is shown at any depth."""
    inside = site.inside(href) if path == addresses.NOT_FOUND else None
    if path == addresses.NOT_FOUND and href.startswith("/") and not href.startswith("//"):
        inside = site.inside(site.site_url.rstrip("/") + href) or href[1:]
    if inside is not None:
        return "" if inside in site.known else f"the link {href} leads nowhere: there is no {inside}"
    if is_resource:
        return "" if href.startswith("data:") else f"needs {href}, which is not part of the site"
    if site.inside(href) is not None or href.startswith("/"):
        return f"the link {href} is not relative; it would not open from a copy of the site"
    return "" if href.startswith(_OUTWARD) else f"the link {href} leads nowhere that a reader can go"


def own_addresses(site: SiteFiles, path: str, page: PageMarkup, content: bytes) -> Iterator[Finding]:
    """The canonical address is the page's own; every address of this site in its JSON-LD is a file's; no base turns its links.

    Only the page for wrong addresses, which is shown at any depth, may say that its links count from the top of the site.
    """
    for place, base in page.bases:
        if path != addresses.NOT_FOUND or (base != "/" and site.inside(base) != addresses.HOME and urlsplit(site.site_url).path != base):
            yield Finding(path, line_of(content, place), "has a <base>, which turns every relative link")
    if page.canonical and site.site_url and site.inside(page.canonical) != path:
        yield Finding(path, 0, f"says that its lasting address is {page.canonical}")
    for found in _JSON_LD.finditer(content):
        line = line_of(content, found.start())
        try:
            facts = json.loads(found[1])
        except ValueError as error:
            yield Finding(path, line, f"its JSON-LD cannot be read: {error}")
            continue
        for address in _texts_in(facts):
            inside = site.inside(address)
            if inside is not None and inside not in site.known:
                yield Finding(path, line, f"its JSON-LD names {address}, which does not exist")


def _texts_in(facts: object) -> Iterator[str]:
    if isinstance(facts, str):
        yield facts
    elif isinstance(facts, dict):
        for value in facts.values():
            yield from _texts_in(value)
    elif isinstance(facts, list):
        for value in facts:
            yield from _texts_in(value)


def style_links(site: SiteFiles) -> Iterator[Finding]:
    """What style sheets and drawings load stands in the site too."""
    for path in site.chosen_with(".css", ".svg"):
        text = site.read(path).decode("utf-8", "replace")
        for found in _CSS_ADDRESS.finditer(text):
            href, line = found[1] or found[2] or "", text.count("\n", 0, found.start()) + 1
            if href.startswith(("data:", "#")):
                continue
            if _SCHEME.match(href) or href.startswith("/"):
                yield Finding(path, line, f"needs {href}, which is not part of the site")
            elif resolved(path, href.partition("#")[0]) not in site.known:
                yield Finding(path, line, f"needs {href}, which does not exist")
