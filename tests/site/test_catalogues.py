"""Portals and programs read our catalogues: DCAT-AP 3, data.json and CSVW, each with a tool that is not ours."""

from __future__ import annotations

import json
import shutil

import jsonschema
import pytest
from csvw import CSVW
from pyshacl import validate
from rdflib import RDF, Graph

from site_static.tables import tables_of
from tests.support.city import small_snapshot
from tests.support.cpsv_shapes import named, shapes

# The JSON-LD reader of rdflib uses a class of its own that it calls deprecated; csvw says a wrong value as a warning too.
pytestmark = [pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning"), pytest.mark.filterwarnings("always:Invalid column value")]

SNAPSHOT = small_snapshot()
CATALOGUE = "data/catalog.jsonld"
# What DCAT-AP 3.0.1 demands (https://semiceu.github.io/DCAT-AP/releases/3.0.0/), and what we promise beside it. Class; property; least; most; range.
DCAT_AP = """
dcat:Catalog; dct:title; 1; ; rdf:langString
dcat:Catalog; dct:description; 1; ; rdf:langString
dcat:Catalog; dct:publisher; 1; 1; foaf:Agent
dcat:Catalog; dcat:dataset; 1; ; dcat:Dataset
dcat:Dataset; dct:title; 1; ; rdf:langString
dcat:Dataset; dct:description; 1; ; rdf:langString
dcat:Dataset; dct:publisher; 0; 1; foaf:Agent
dcat:Dataset; dct:issued; 1; 1; xsd:date
dcat:Dataset; dcat:keyword; 1; ; rdf:langString
dcat:Dataset; dcat:distribution; 1; ; dcat:Distribution
dcat:Dataset; dcat:inSeries; 0; 1; dcat:DatasetSeries
dcat:Dataset; dcat:prev; 0; 1; dcat:Dataset
dcat:DatasetSeries; dct:title; 1; ; rdf:langString
dcat:DatasetSeries; dct:description; 1; ; rdf:langString
dcat:Distribution; dcat:accessURL; 1; 1;
dcat:Distribution; dcat:downloadURL; 1; 1;
dcat:Distribution; dcat:byteSize; 1; 1; xsd:nonNegativeInteger
dcat:Distribution; dct:license; 1; 1; dct:LicenseDocument
dcat:Distribution; dcat:mediaType; 1; 1; dct:MediaType
dcat:Distribution; spdx:checksum; 1; 1; spdx:Checksum
spdx:Checksum; spdx:algorithm; 1; 1; spdx:ChecksumAlgorithm
spdx:Checksum; spdx:checksumValue; 1; 1; xsd:hexBinary
foaf:Agent; foaf:name; 1; ; rdf:langString
"""
TEXT = {"type": "string", "minLength": 1}
# DCAT-US 1.1 without the codes of federal bureaus, which a city has not (https://resources.data.gov/resources/dcat-us/).
DCAT_US = {
    "type": "object",
    "required": ["conformsTo", "dataset"],
    "properties": {
        "conformsTo": {"const": "https://project-open-data.cio.gov/v1.1/schema"},
        "dataset": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["title", "description", "keyword", "modified", "publisher", "contactPoint", "identifier", "accessLevel", "distribution"],
                "properties": {
                    "title": TEXT,
                    "description": TEXT,
                    "keyword": {"type": "array", "minItems": 1, "items": TEXT},
                    "modified": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
                    "publisher": {"type": "object", "required": ["name"]},
                    "contactPoint": {"type": "object", "required": ["fn"]},
                    "accessLevel": {"enum": ["public", "restricted public", "non-public"]},
                    "distribution": {"type": "array", "minItems": 1, "items": {"required": ["downloadURL", "mediaType"]}},
                },
            },
        },
    },
}


def graph_of(text: str) -> Graph:
    return Graph().parse(data=text, format="json-ld")


def faults_of(text: str) -> str:
    fits, _, report = validate(graph_of(text), shacl_graph=shapes(DCAT_AP))
    return "" if fits else report


def test_the_catalogue_is_what_dcat_ap_asks(site):
    assert faults_of((site.folder / CATALOGUE).read_text()) == ""


LEFT_OUT = [
    ("dcat:Catalog", "dct:title"),
    ("dcat:Dataset", "dct:description"),
    ("dcat:Dataset", "dcat:distribution"),
    ("dcat:DatasetSeries", "dct:title"),
    ("dcat:Distribution", "dcat:accessURL"),
    ("foaf:Agent", "foaf:name"),
    ("spdx:Checksum", "spdx:checksumValue"),
]


@pytest.mark.parametrize(("kind", "name"), LEFT_OUT)
def test_the_shapes_find_what_is_left_out(site, kind, name):
    facts = json.loads((site.folder / CATALOGUE).read_text())
    files = [one for node in facts["@graph"] for one in node.get("dcat:distribution", ())]
    nodes = [*facts["@graph"], *files, *(one["spdx:checksum"] for one in files)]
    del next(node for node in nodes if node["@type"] == kind)[name]

    assert faults_of(json.dumps(facts)) != ""


def test_the_catalogue_tells_every_files_address_size_and_digest(site):
    graph = graph_of((site.folder / CATALOGUE).read_text())

    told = {}
    for one in graph.subjects(RDF.type, named("dcat:Distribution")):
        digest = graph.value(graph.value(one, named("spdx:checksum")), named("spdx:checksumValue"))
        path = str(graph.value(one, named("dcat:downloadURL"))).removeprefix(SNAPSHOT.city.site_url)
        told[path] = (int(graph.value(one, named("dcat:byteSize"))), str(digest).lower())
    assert told == {path: site.manifest[path] for path in told}
    assert len(told) == 4 * len(SNAPSHOT.documents) + 3 * len(tables_of(SNAPSHOT))


def test_each_vintage_names_the_one_before(site):
    graph = graph_of((site.folder / CATALOGUE).read_text())

    before = {str(later).rstrip("/").rpartition("/")[2]: str(former).rstrip("/").rpartition("/")[2] for later, former in graph[: named("dcat:prev")]}
    assert before == {"v2": "v1"}


def test_data_json_lists_what_is_in_force_for_harvesters(site):
    facts = json.loads((site.folder / "data.json").read_text())

    jsonschema.validate(facts, DCAT_US)
    current = [one for one in SNAPSHOT.documents if one.is_current]
    assert len(facts["dataset"]) == len(current) + len(tables_of(SNAPSHOT))
    files = {one["downloadURL"].removeprefix(SNAPSHOT.city.site_url) for dataset in facts["dataset"] for one in dataset["distribution"]}
    assert files <= site.manifest.keys()


def test_samples_say_so_in_every_catalogue(site):
    for path in ("data.json", CATALOGUE):
        facts = json.loads((site.folder / path).read_text())
        titles = json.dumps([one.get("title", one.get("dct:title")) for one in facts.get("dataset", facts.get("@graph"))], ensure_ascii=False)
        for document in (one for one in SNAPSHOT.documents if one.is_sample and one.is_current):
            assert document.title in titles
            assert "CONTOH" in titles


def descriptions(site) -> list[str]:
    return sorted(path for path in site.manifest if path.endswith(".csv-metadata.json"))


def test_csvw_reads_every_csv_by_the_description_beside_it(site):
    paths = descriptions(site)

    assert {path.removesuffix("-metadata.json") for path in paths} == {
        path for path in site.manifest if path.startswith("data/") and path.endswith(".csv") and path.count("/") == 3
    } - {path for path in site.manifest if path.startswith("data/usulan-per-kelurahan/")}
    for path in paths:
        table = CSVW(str(site.folder / path), validate=True)
        assert table.is_valid, (path, [str(one.message) for one in table.warnings][:5])


@pytest.mark.parametrize(("old", "new"), [("2025,", "dua ribu,"), (",murni,", ",tebakan,")])
def test_csvw_finds_a_value_that_is_not_what_the_column_says(site, tmp_path, old, new):
    document = SNAPSHOT.documents[-1]
    name = f"{document.dataset}.csv"
    source = site.folder / f"data/{document.dataset}/{document.version}"
    shutil.copy(source / f"{name}-metadata.json", tmp_path)
    text = (source / name).read_text()
    broken = text.replace(old, new, 1) if old in text else text.replace(f"{document.year},", new, 1).replace(f",{document.phase.value},", new, 1)
    assert broken != text
    (tmp_path / name).write_text(broken, newline="")

    assert not CSVW(str(tmp_path / f"{name}-metadata.json"), validate=True).is_valid
