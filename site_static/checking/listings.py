"""The files that list others are right: manifest.json, datapackage.json, sitemap.xml, robots.txt, the feed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from site_static import addresses
from site_static.checking.data_files import TABLE_FILE, VINTAGE
from site_static.checking.finding import Finding
from site_static.checking.site_files import SiteFiles
from site_static.manifest import MANIFEST

_SITEMAP = re.compile(r"sitemap[^/]*\.xml")
ATOM = "{http://www.w3.org/2005/Atom}"


def manifest(site: SiteFiles) -> Iterator[Finding]:
    """Every file with its size and digest, and nothing else. The digest is taken again of the files that are looked at."""
    try:
        listed = {str(row["path"]): row for row in json.loads(site.read(MANIFEST))["files"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield Finding(MANIFEST, 0, f"cannot be read: {type(error).__name__}: {error}")
        return
    for path in sorted(listed.keys() - site.known):
        yield Finding(MANIFEST, 0, f"lists {path}, which does not exist")
    for path in site.names:
        row = listed.get(path)
        if path == MANIFEST:
            continue
        if row is None:
            yield Finding(MANIFEST, 0, f"does not list {path}")
        elif path in site.chosen and (row.get("bytes"), row.get("sha256")) != site.size_and_digest(path):
            yield Finding(MANIFEST, 0, f"has another size or digest for {path} than that file has")


def data_package(site: SiteFiles) -> Iterator[Finding]:
    """datapackage.json lists the files of every vintage, each once, with its size and digest. A city that begins has none yet."""
    path = addresses.DATA_PACKAGE
    if path not in site.known:
        yield Finding(path, 0, "is missing")
        return
    if not isinstance(site.package.get("resources"), list):
        yield Finding(path, 0, "cannot be read, or has no list of files")
        return
    seen: set[str] = set()
    for resource in site.resources:
        file = f"data/{resource.get('path')}"
        if file in seen:
            yield Finding(path, 0, f"lists {file} twice")
        seen.add(file)
        if file not in site.known:
            yield Finding(path, 0, f"lists {file}, which does not exist")
        elif file in site.chosen or path in site.chosen:
            yield from _resource(site, resource, file)
    for file in site.names:
        if (VINTAGE.fullmatch(file) or _is_plain(file, site)) and file not in seen:
            yield Finding(path, 0, f"does not list {file}")


def _is_plain(file: str, site: SiteFiles) -> bool:
    """A file of a table without vintages: no other address holds the same."""
    named = TABLE_FILE.fullmatch(file)
    return named is not None and addresses.data_file(named[1], "v1", named[3]) not in site.known


def _resource(site: SiteFiles, resource: dict[str, object], file: str) -> Iterator[Finding]:
    size, digest = site.size_and_digest(file)
    if resource.get("bytes") != size:
        yield Finding(addresses.DATA_PACKAGE, 0, f"says that {file} has {resource.get('bytes')} bytes; it has {size}")
    if resource.get("hash") != f"sha256:{digest}":
        yield Finding(addresses.DATA_PACKAGE, 0, f"has another digest for {file} than that file has")
    named = VINTAGE.fullmatch(file)
    if named and resource.get("current"):
        latest = addresses.latest_file(named[1], named[3])
        if latest not in site.known or site.size_and_digest(latest) != (size, digest):
            yield Finding(latest, 0, f"is not the vintage in force, {file}")


def sitemap(site: SiteFiles) -> Iterator[Finding]:
    """Every address in it exists, and every page but the one for wrong addresses stands in it."""
    listed: set[str] = set()
    for path in (name for name in site.names if _SITEMAP.fullmatch(name)):
        for address in _texts(site, path, "loc"):
            file = site.inside(address)
            if file is None or file not in site.known:
                yield Finding(path, 0, f"lists {address}, which does not exist")
            else:
                listed.add(file)
    if addresses.SITEMAP not in site.known:
        yield Finding(addresses.SITEMAP, 0, "is missing")
        return
    for path in site.names:
        if path.endswith(".html") and path != addresses.NOT_FOUND and path not in listed:
            yield Finding(addresses.SITEMAP, 0, f"does not list {path}")


def _texts(site: SiteFiles, path: str, tag: str) -> Iterator[str]:
    try:
        root = ElementTree.fromstring(site.read(path))  # noqa: S314 our own file, and expat opens nothing that an entity names
    except ElementTree.ParseError:
        return  # xml_files() tells it
    for element in root.iter():
        if element.tag.rpartition("}")[2] == tag and element.text:
            yield element.text.strip()


def xml_files(site: SiteFiles) -> Iterator[Finding]:
    """Well-formed; the links of the feed lead to files of the site."""
    for path in site.chosen_with(".xml", ".svg"):
        try:
            root = ElementTree.fromstring(site.read(path))  # noqa: S314 our own file, and expat opens nothing that an entity names
        except ElementTree.ParseError as error:
            yield Finding(path, error.position[0], f"is not well-formed: {error}")
            continue
        for link in root.iter(f"{ATOM}link"):
            file = site.inside(link.get("href", ""))
            if file is None or file not in site.known:
                yield Finding(path, 0, f"leads to {link.get('href')}, which does not exist")


def json_files(site: SiteFiles) -> Iterator[Finding]:
    """Those of the data are read by site_static.checking.data_files."""
    for path in (name for name in site.chosen_with(".json", ".jsonld", ".webmanifest") if not TABLE_FILE.fullmatch(name)):
        try:
            json.loads(site.read(path))
        except ValueError as error:
            yield Finding(path, getattr(error, "lineno", 0), f"is no JSON: {error}")


def robots(site: SiteFiles) -> Iterator[Finding]:
    if addresses.ROBOTS not in site.known:
        yield Finding(addresses.ROBOTS, 0, "is missing")
        return
    for line, text in enumerate(site.read(addresses.ROBOTS).decode("utf-8", "replace").splitlines(), start=1):
        name, _, address = text.partition(":")
        if name.strip().lower() == "sitemap" and site.inside(address.strip()) not in site.known:
            yield Finding(addresses.ROBOTS, line, f"names {address.strip()}, which does not exist")
