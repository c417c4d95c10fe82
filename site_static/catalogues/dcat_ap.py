"""The catalogue as linked data by DCAT-AP 3.0.1, the profile by which portals of open data harvest one another.

Each vintage is a dataset with its files; the vintages of one budget are a series in which each names the one before.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cms.domain.city import City
from site_static import addresses
from site_static.artifact import PublishedFile
from site_static.catalogues import csvw
from site_static.catalogues.entries import Entry, File

CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
LANGUAGE = {"@id": "http://publications.europa.eu/resource/authority/language/IND", "@type": "dct:LinguisticSystem"}
# The profile's shapes ask that the graph itself says what kind of thing the algorithm is.
SHA256 = {"@id": "spdx:checksumAlgorithm_sha256", "@type": "spdx:ChecksumAlgorithm"}
Node = dict[str, object]


def catalogue(city: City, listed: Sequence[Entry], files: Mapping[str, PublishedFile]) -> bytes:
    whole = {"@context": CONTEXT, "@graph": [*_nodes(city, listed, files)]}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _nodes(city: City, listed: Sequence[Entry], files: Mapping[str, PublishedFile]) -> Iterator[Node]:
    series: dict[str, list[Entry]] = defaultdict(list)
    for entry in listed:
        series[entry.dataset].append(entry)
    publisher: Node = {"@id": f"{city.site_url}#pemerintah"}
    yield publisher | {"@type": "foaf:Agent", "foaf:name": _said({"id": f"Pemerintah {city.name}"})}
    yield {"@id": city.licence.url, "@type": "dct:LicenseDocument", "dct:title": city.licence.title}
    yield {
        "@id": f"{city.site_url}{addresses.DCAT_AP}",
        "@type": "dcat:Catalog",
        "dct:title": _said({"id": f"Data terbuka {city.site_name}", "en": f"Open data of {city.site_name}"}),
        "dct:description": _said({"id": f"Semua tabel yang diterbitkan {city.name}.", "en": f"Every table that {city.name} publishes."}),
        "dct:publisher": publisher,
        "dct:license": {"@id": city.licence.url},
        "dct:language": LANGUAGE,
        "foaf:homepage": {"@id": city.site_url, "@type": "foaf:Document"},
        "dcat:dataset": [{"@id": _identity(city, entry)} for entry in listed],
    }
    for editions in series.values():
        yield from _series(city, editions, publisher, files)


def _series(city: City, editions: Sequence[Entry], publisher: Node, files: Mapping[str, PublishedFile]) -> Iterator[Node]:
    """Vintages in their order. A table without vintages is no series."""
    whole = {"@id": f"{addresses.public(city.site_url, editions[0].page)}#seri"}
    if editions[0].year is not None:
        yield whole | {
            "@type": "dcat:DatasetSeries",
            "dct:title": _said(editions[-1].titles),
            "dct:description": _said(editions[-1].notes),
            "dct:publisher": publisher,
        }
    before: Entry | None = None
    for entry in sorted(editions, key=lambda one: int(one.version.removeprefix("v")) if one.year is not None else 0):
        node = _dataset(city, entry, publisher, files)
        if entry.year is not None:
            node["dcat:inSeries"] = whole
        if before is not None:
            node["dcat:prev"] = {"@id": _identity(city, before)}
        yield node
        before = entry


def _dataset(city: City, entry: Entry, publisher: Node, files: Mapping[str, PublishedFile]) -> Node:
    node: Node = {
        "@id": _identity(city, entry),
        "@type": "dcat:Dataset",
        "dct:identifier": f"{entry.dataset}/{entry.version}",
        "dct:title": _said(entry.titles),
        "dct:description": _said(entry.notes),
        "dct:publisher": publisher,
        "dct:issued": {"@type": "xsd:date", "@value": entry.published_on.isoformat()},
        "dct:language": LANGUAGE,
        "dct:spatial": {"@type": "dct:Location", "dct:title": f"{city.name}, {city.province}, Indonesia"},
        "dcat:keyword": [said for language, words in entry.keywords.items() for word in words for said in _said({language: word})],
        "dcat:landingPage": {"@id": addresses.public(city.site_url, entry.page), "@type": "foaf:Document"},
        "dcat:version": entry.version,
        "dcat:distribution": [_distribution(city, entry, file, files[file.path]) for file in entry.files],
    }
    if entry.year is not None:
        node["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:date", "@value": f"{entry.year}-01-01"},
            "dcat:endDate": {"@type": "xsd:date", "@value": f"{entry.year}-12-31"},
        }
    return node


def _distribution(city: City, entry: Entry, file: File, made: PublishedFile) -> Node:
    address = city.site_url + file.path
    node: Node = {
        "@id": address + "#berkas",
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": MEDIA_TYPES + file.media_type, "@type": "dct:MediaType"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(made.size)},
        "dct:license": {"@id": city.licence.url},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": SHA256,
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": made.sha256},
        },
    }
    if file.path == entry.csv:
        node["dct:conformsTo"] = {"@id": city.site_url + csvw.address(file.path), "@type": "dct:Standard"}
    return node


def _identity(city: City, entry: Entry) -> str:
    """The folder of the edition's files, which is its own for ever."""
    return f"{city.site_url}{entry.csv.rpartition('/')[0]}/"


def _said(words: Mapping[str, str]) -> list[Node]:
    return [{"@language": language, "@value": text} for language, text in words.items()]
