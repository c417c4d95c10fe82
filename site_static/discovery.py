"""What programs read to find the rest and to show it well: sitemap, robots, feed of published vintages, web manifest, humans, headers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from xml.sax.saxutils import escape

from cms.domain.budgets import BudgetDocument
from cms.domain.city import City
from site_static import addresses
from site_static.artifact import Artifact, ArtifactKind, Listing
from site_static.content import Snapshot
from site_static.web_headers import web_headers

# The protocol's limit for one sitemap (sitemaps.org).
MOST_ADDRESSES = 50_000
MOST_ENTRIES = 100
# The ground of a page in its light scheme, as the style sheet has it.
PAPER = "#fbf8f2"
ICON_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def discovery_works(snapshot: Snapshot, *, icons: Sequence[tuple[str, str]] = ()) -> Iterator[Artifact | Listing]:
    """icons: address and size of each, as icons_of() gives them."""
    city = snapshot.city
    yield _artifact(addresses.ROBOTS, (city.site_url,), lambda: robots(city))
    yield _artifact(addresses.WEB_MANIFEST, (city, tuple(icons)), lambda: web_manifest(city, icons))
    yield _artifact(addresses.HUMANS, (city,), lambda: humans(city))
    headers = web_headers(city.languages[1:])
    yield _artifact(addresses.HEADERS, headers, lambda: headers)
    yield _artifact(addresses.FEED, (city, tuple(_entry_facts(document) for document in snapshot.documents)), lambda: feed(snapshot))
    yield Listing(works=lambda pages: sitemaps(city, pages))


def sitemaps(city: City, pages: Sequence[str]) -> Iterator[Artifact]:
    """pages: the path of every page of the site but the one for wrong addresses, sorted."""
    listed = tuple(pages)
    parts = [listed[start : start + MOST_ADDRESSES] for start in range(0, len(listed), MOST_ADDRESSES)] or [()]
    if len(parts) == 1:
        yield _artifact(addresses.SITEMAP, (city.site_url, listed), lambda: sitemap(city, listed))
        return
    names = tuple(f"sitemap-{number}.xml" for number in range(1, len(parts) + 1))
    yield _artifact(addresses.SITEMAP, (city.site_url, names), lambda: sitemap_index(city, names))
    for name, part in zip(names, parts, strict=True):
        yield _artifact(name, (city.site_url, part), _sitemap_of(city, part))


def _artifact(path: str, facts: object, make: Callable[[], str]) -> Artifact:
    return Artifact(path=path, kind=ArtifactKind.ASSET, facts=facts, maker="discovery", make=lambda: make().encode())


def _sitemap_of(city: City, paths: Sequence[str]) -> Callable[[], str]:
    return lambda: sitemap(city, paths)


def sitemap(city: City, paths: Iterable[str]) -> str:
    rows = "".join(f"<url><loc>{escape(addresses.public(city.site_url, path))}</loc></url>\n" for path in paths)
    return f"{XML}<urlset {SITEMAP_NAMESPACE}>\n{rows}</urlset>\n"


def sitemap_index(city: City, names: Iterable[str]) -> str:
    rows = "".join(f"<sitemap><loc>{escape(city.site_url + name)}</loc></sitemap>\n" for name in names)
    return f"{XML}<sitemapindex {SITEMAP_NAMESPACE}>\n{rows}</sitemapindex>\n"


def robots(city: City) -> str:
    """Everything may be read by everyone."""
    return f"User-agent: *\nAllow: /\nSitemap: {city.site_url}{addresses.SITEMAP}\n"


def web_manifest(city: City, icons: Sequence[tuple[str, str]]) -> str:
    """What a phone needs to put the site beside its programs."""
    facts = {
        "name": city.site_name,
        "short_name": city.site_name,
        "lang": city.languages[0],
        "start_url": addresses.HOME,
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": city.accent,
        "icons": [{"src": src, "sizes": sizes, "type": ICON_TYPES[src.rpartition(".")[2]], "purpose": "any"} for src, sizes in icons],
    }
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def humans(city: City) -> str:
    """Who answers for the site, for people who look for it (humanstxt.org)."""
    return (
        f"/* PUBLISHER */\n{city.name}, {city.province}\n{city.site_url}\n\n"
        f"/* SITE */\nLanguages: {', '.join(city.languages)}\nLicence: {city.licence.title}, {city.licence.url}\n"
        "Standards: HTML, CSS, SVG, CSV, JSON, Data Package, CSVW, DCAT, Atom\nCookies: none\nScripts: not needed\n"
    )


def _entry_facts(document: BudgetDocument) -> tuple[object, ...]:
    return (document.dataset, document.version, document.title, document.origin, document.published_on, document.holds_address)


def feed(snapshot: Snapshot) -> str:
    """Atom: one entry for each published vintage, the newest first."""
    city = snapshot.city
    newest = sorted(snapshot.documents, key=lambda one: (one.published_on, one.dataset, one.vintage), reverse=True)[:MOST_ENTRIES]
    updated = _moment(newest[0].published_on) if newest else snapshot.as_of.isoformat()
    return (
        f'{XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{city.languages[0]}">\n'
        f"<id>{escape(city.site_url)}</id>\n<title>{escape(city.site_name)}</title>\n<updated>{updated}</updated>\n"
        f"<author><name>{escape(city.name)}</name></author>\n"
        f'<link href="{escape(city.site_url)}"/>\n<link rel="self" href="{escape(city.site_url + addresses.FEED)}"/>\n'
        f"{''.join(_entry(document, city) for document in newest)}</feed>\n"
    )


def _entry(document: BudgetDocument, city: City) -> str:
    page = addresses.document(document.dataset) if document.holds_address else addresses.vintage(document.dataset, document.version)
    identity = city.site_url + addresses.data_file(document.dataset, document.version, "csv")
    return (
        f"<entry><id>{escape(identity)}</id><title>{escape(document.title)} ({document.version})</title>"
        f"<updated>{_moment(document.published_on)}</updated>"
        f'<link href="{escape(addresses.public(city.site_url, page))}"/><summary>{escape(document.origin)}</summary></entry>\n'
    )


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
