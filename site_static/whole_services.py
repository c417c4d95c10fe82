"""All services in one file: in our own JSON with its published schema, which says everything, and in CPSV-AP, which other catalogues read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from cms.domain.licensing.publication import PublishedService
from cms.domain.plain import plain_of
from cms.domain.plain_schema import DIALECT, definitions_of, reference
from site_static import addresses
from site_static.artifact import Artifact, ArtifactKind
from site_static.content import Snapshot
from site_static.cpsv_ap import cpsv_ap

HEAD = {"$schema": {"type": "string"}, "city": {"type": "string"}, "licence": {"type": "string"}, "as_of": {"type": "string", "format": "date-time"}}


def whole_services(snapshot: Snapshot) -> Iterator[Artifact]:
    """Nothing where the city has no services."""
    services = snapshot.services
    if not services:
        return
    city = snapshot.city
    facts = (
        city.name,
        city.site_url,
        city.licence,
        snapshot.as_of,
        snapshot.day,
        tuple((one.facts.slug, one.digest, one.version, one.measured) for one in services),
    )
    for path, make in (
        (addresses.SERVICES_JSON, partial(own_json, snapshot)),
        (addresses.SERVICES_SCHEMA, partial(own_schema, snapshot)),
        (addresses.SERVICES_CPSV, partial(cpsv_ap, snapshot)),
    ):
        yield Artifact(path=path, kind=ArtifactKind.DATA, facts=facts, maker="whole-services", make=make)


def own_json(snapshot: Snapshot) -> bytes:
    """Every published fact of every service, with its versions and what changed, and the time measured."""
    whole = {
        "$schema": snapshot.city.site_url + addresses.SERVICES_SCHEMA,
        "city": snapshot.city.name,
        "licence": snapshot.city.licence.url,
        "as_of": snapshot.as_of.isoformat(),
        "services": [plain_of(_without_signs(one)) for one in snapshot.services],
    }
    return _written(whole)


def own_schema(snapshot: Snapshot) -> bytes:
    """JSON Schema of that file, made from the very facts."""
    return _written(
        {
            "$schema": DIALECT,
            "$id": snapshot.city.site_url + addresses.SERVICES_SCHEMA,
            "title": "Services of a city: every published fact",
            "description": "Amounts are decimal strings, days ISO 8601; a field that holds its default is left out.",
            "type": "object",
            "properties": HEAD | {"services": {"type": "array", "items": reference(PublishedService)}},
            "required": [*HEAD, "services"],
            "additionalProperties": False,
            "$defs": definitions_of(PublishedService),
        }
    )


def _without_signs(one: PublishedService) -> PublishedService:
    """The @ before a fee's first day, in the place of a change, would look like an e-mail address."""
    versions = tuple(
        replace(version, changes=tuple(replace(change, place=change.place.replace("@", " ")) for change in version.changes))
        for version in one.versions
    )
    return replace(one, versions=versions)


def _written(facts: object) -> bytes:
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()
