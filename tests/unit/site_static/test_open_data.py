from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from frictionless import Package

from site_static.addresses import data_file
from site_static.artifact import Artifact, ArtifactKind
from site_static.discovery import discovery_works
from site_static.open_data import data_works
from site_static.release import build
from site_static.tables import tables_of
from tests.support.city import small_snapshot

# The tables of licences are read in tests/site/test_open_data.py.
SNAPSHOT = replace(small_snapshot(), services=())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The open data of the small city, published; its PDFs are a few bytes."""
    pdfs = [
        Artifact(path=data_file(one.dataset, one.version, "pdf"), kind=ArtifactKind.PRINT, facts=one.digest, maker="test", make=lambda: b"%PDF-1.7\n")
        for one in SNAPSHOT.documents
    ]
    pages = [
        Artifact(path=path, kind=ArtifactKind.PAGE, facts="", maker="test", make=bytes)
        for path in ("index.html", "en/index.html", "anggaran/2025/index.html", "404.html")
    ]
    out = tmp_path_factory.mktemp("open-data") / "public"
    return build([*data_works(SNAPSHOT), *pdfs, *pages, *discovery_works(SNAPSHOT)], out, jobs=1).folder


def test_frictionless_accepts_the_data_package(folder):
    package = Package(str(folder / "data/datapackage.json"))
    for name in [name for name in package.resource_names if name.endswith("-json")]:
        package.remove_resource(name)  # its JSON reader is an extra; that JSON reads back the same is tested with the formats

    report = package.validate()

    assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == []
    # CSV, XLSX and PDF of each vintage; CSV and XLSX of each table that has rows in this city.
    assert len(report.tasks) == 3 * len(SNAPSHOT.documents) + 2 * len(tables_of(SNAPSHOT))


def test_the_data_package_lists_every_vintage_with_digest_size_and_licence(folder):
    package = json.loads((folder / "data/datapackage.json").read_text())
    manifest = {row["path"]: row for row in json.loads((folder / "manifest.json").read_text())["files"]}

    for resource in package["resources"]:
        listed = manifest[f"data/{resource['path']}"]
        assert (resource["bytes"], resource["hash"]) == (listed["bytes"], f"sha256:{listed['sha256']}")
        assert resource["licenses"][0]["name"] == "CC-BY-4.0"
    tables = {(table.name, "latest") for table in tables_of(SNAPSHOT)}
    vintages = {(one.dataset, one.version) for one in SNAPSHOT.documents}
    assert {tuple(row["path"].split("/")[:2]) for row in package["resources"]} == vintages | tables


def test_every_resource_of_a_sample_says_contoh(folder):
    package = json.loads((folder / "data/datapackage.json").read_text())

    for resource in (one for one in package["resources"] if one["name"].startswith("apbd-")):
        assert ("contoh" in resource["name"]) == ("CONTOH" in resource["title"])


def test_latest_is_the_vintage_in_force(folder):
    current = next(one for one in SNAPSHOT.documents if one.vintage == 2)
    latest = folder / data_file(current.dataset, "latest", "csv")

    assert latest.samefile(folder / data_file(current.dataset, "v2", "csv"))
    assert latest.read_bytes() != (folder / data_file(current.dataset, "v1", "csv")).read_bytes()


def test_the_sitemap_lists_pages_as_readers_see_their_addresses(folder):
    found = [element.text for element in ElementTree.parse(folder / "sitemap.xml").iter() if element.tag.endswith("loc")]

    assert found == ["https://terang.example/anggaran/2025/", "https://terang.example/en/", "https://terang.example/"]


def test_the_feed_has_an_entry_for_every_vintage_newest_first(folder):
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.parse(folder / "feed.xml").findall(f"{atom}entry")

    updated = [entry.findtext(f"{atom}updated") for entry in entries]
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == len(SNAPSHOT.documents)
    assert updated == sorted(updated, reverse=True)
