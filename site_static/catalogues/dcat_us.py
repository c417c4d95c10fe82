"""data.json: the catalogue that harvesters of open data read, by DCAT-US 1.1 (Project Open Data metadata schema).

Only what is in force is listed, each dataset once. The schema's codes of federal bureaus do not exist for a city and are left out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from cms.domain.city import City
from site_static import addresses
from site_static.catalogues.entries import Entry

SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"


def catalogue(city: City, listed: Sequence[Entry]) -> bytes:
    whole = {
        "@context": f"{SCHEMA}/catalog.jsonld",
        "@type": "dcat:Catalog",
        "conformsTo": SCHEMA,
        "describedBy": f"{SCHEMA}/catalog.json",
        "dataset": [_dataset(city, entry) for entry in listed if entry.is_current],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _dataset(city: City, entry: Entry) -> dict[str, object]:
    page = addresses.public(city.site_url, entry.page)
    facts: dict[str, object] = {
        "@type": "dcat:Dataset",
        "identifier": page,
        "title": entry.titles["id"],
        "description": entry.notes["id"],
        "keyword": [word for words in entry.keywords.values() for word in words],
        "modified": entry.published_on.isoformat(),
        "publisher": {"@type": "org:Organization", "name": f"Pemerintah {city.name}"},
        "contactPoint": _contact(city),
        "accessLevel": "public",
        "license": city.licence.url,
        "spatial": f"{city.name}, {city.province}, Indonesia",
        "language": ["id"],
        "landingPage": page,
        "distribution": [
            {
                "@type": "dcat:Distribution",
                "downloadURL": city.site_url + file.path,
                "mediaType": file.media_type,
                "format": file.path.rpartition(".")[2].upper(),
            }
            for file in entry.files
        ],
    }
    return facts | ({"temporal": f"{entry.year}-01-01/{entry.year}-12-31"} if entry.year else {})


def _contact(city: City) -> dict[str, str]:
    """An address for mail only where the city file publishes one: none is made up."""
    mail = next((contact for contact in city.contacts if "@" in contact), "")
    facts = {"@type": "vcard:Contact", "fn": f"Pemerintah {city.name}"}
    return facts | ({"hasEmail": f"mailto:{mail}"} if mail else {})
