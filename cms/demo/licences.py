"""The sample city's licences: services built from national rules and other cities' published standards, each with its sources.

Whatever would be this city's own decree, rate or deadline is invented and says CONTOH. Files in services/ share what stands in
shared.toml; sources.csv says where each statement was found. For `make demo` and for tests.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any  # a TOML file holds anything

from cms.domain.errors import InconsistentData
from cms.domain.licensing.fees import series
from cms.domain.licensing.finder import Finder
from cms.domain.licensing.publication import Issuance
from cms.domain.licensing.services import Service
from cms.domain.plain import from_plain

FOLDER = Path(__file__).with_name("services")
SHARED = "shared.toml"
FINDER = Path(__file__).with_name("finder.toml")
_SPAN = re.compile(r"([0-9]+)(?:-([0-9]+))? ([a-z-]+)")
# Field -> where shared.toml keeps what the field's text is the key of.
_REFERENCES = {"office": "offices", "requirement": "requirements", "recourse": "recourses", "payment": "payments", "standard": "standards"}
_LISTS = {"goals": "goals", "cases": "cases"}
_SPANS = frozenset({"span", "queue", "counter", "until_next", "validity", "renew_from", "renew_until"})


@cache
def sample_services() -> tuple[Service, ...]:
    """All sample services by slug, complete or, where the demo shows that, not."""
    shared = _Shared(tomllib.loads((FOLDER / SHARED).read_text("utf-8")), _sources())
    found = [service for path in sorted(FOLDER.glob("*.toml")) if path.name != SHARED for service in _services_in(path, shared)]
    return tuple(sorted(found, key=lambda service: service.slug))


def before_its_new_rate(service: Service) -> Service | None:
    """The service as it was public before its newest rate was set; None when no rate has followed another. So the demo has a history to show."""
    followed = [periods for periods in series(service.fees).values() if len(periods) > 1]
    if not followed:
        return None
    newest = {periods[-1] for periods in followed}
    was_newest = {periods[-2] for periods in followed}
    fees = tuple(replace(fee, validity=replace(fee.validity, last=None)) if fee in was_newest else fee for fee in service.fees if fee not in newest)
    return replace(service, fees=fees)


@cache
def sample_finder() -> Finder:
    """The decision table that leads to them."""
    return from_plain(Finder, tomllib.loads(FINDER.read_text("utf-8")), FINDER.name)


def sample_issuances() -> dict[str, tuple[Issuance, ...]]:
    """Invented days of receipt and issue by slug, so that promised and measured time can be shown."""
    found: dict[str, list[Issuance]] = {}
    with (FOLDER / "issuances.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            issuance = Issuance(received=date.fromisoformat(row["received"]), issued=date.fromisoformat(row["issued"]))
            found.setdefault(row["service"], []).append(issuance)
    return {slug: tuple(issuances) for slug, issuances in found.items()}


def _sources() -> dict[str, Any]:
    with (FOLDER / "sources.csv").open(encoding="utf-8", newline="") as file:
        return {row.pop("key"): row for row in csv.DictReader(file)}


def _services_in(path: Path, shared: _Shared) -> Iterator[Service]:
    """One service, or one for each entry of for_each, whose words stand in {braces}."""
    said = tomllib.loads(path.read_text("utf-8"))
    for words in said.pop("for_each", [{}]):
        plain = shared.completed(_filled(said, words))
        yield from_plain(Service, plain, path.name)


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    match value:
        case str():
            return value.format_map(words) if words else value
        case list():
            return [_filled(one, words) for one in value]
        case dict():
            return {name: _filled(one, words) for name, one in value.items()}
    return value


class _Shared:
    """shared.toml, and how a service's file refers to it."""

    def __init__(self, said: dict[str, Any], sources: dict[str, Any]) -> None:
        self._said = said
        self._sources = sources

    def completed(self, service: dict[str, Any]) -> dict[str, Any]:
        """The plain form of a whole service: references looked up, common parts filled in."""
        service["blocks"] = [self._block(block) for block in service["blocks"]]
        whole = {
            "is_sample": True,
            "rights": self._said["rights"],
            "pledge": self._said["pledge"],
            "complaints": ["kepala-dinas", "lapor"],
            **service,
        }
        whole["sources"] = [self._named(self._sources, key, "sources") for key in whole["sources"]]
        whole["complaints"] = [self._known("recourses", key) for key in whole["complaints"]]
        whole["legal_bases"] = [self._citation(text) for text in whole["legal_bases"]]
        return {name: self._resolved(name, value) for name, value in whole.items()}

    def _block(self, block: dict[str, Any]) -> dict[str, Any]:
        """A shared block with this service's needs, and its office where the shared one leaves that open."""
        if "use" not in block:
            return block
        shared = self._known("blocks", block["use"])
        steps = []
        for step in shared["steps"]:
            needs = block.get("needs", {}).get(step["key"], step.get("needs", []))
            office = {"office": block["office"]} if "office" in block and "office" not in step else {}
            steps.append({**step, **office, "needs": needs})
        return {**shared, "steps": steps}

    def _resolved(self, name: str, value: Any) -> Any:
        if isinstance(value, str):
            return self._looked_up(name, value)
        if isinstance(value, list):
            if name in _LISTS:
                return [self._entry(_LISTS[name], key) for key in value]
            return [self._resolved("", one) for one in value]
        if isinstance(value, dict):
            return {inner: self._resolved(inner, one) for inner, one in value.items()}
        return value

    def _looked_up(self, name: str, text: str) -> Any:
        if name in _REFERENCES:
            return self._resolved("", self._entry(_REFERENCES[name], text))
        if name == "citation":
            return self._citation(text)
        if name in _SPANS:
            return _span(text)
        return text

    def _entry(self, kind: str, key: str) -> dict[str, Any]:
        """A shared entry as a fact; where the fact has a key, it is the one it stands under."""
        entry = self._known(kind, key)
        if kind == "goals":
            return {"key": key, "name": entry}
        return {"key": key, **entry} if kind in ("offices", "requirements", "cases") else entry

    def _citation(self, text: str) -> dict[str, Any]:
        key, _, article = text.partition(": ")
        return {"basis": {"key": key, **self._known("laws", key)}, "article": article}

    def _known(self, kind: str, key: str) -> Any:
        return self._named(self._said[kind], key, kind)

    def _named(self, entries: Mapping[str, Any], key: str, kind: str) -> Any:
        if key not in entries:
            raise InconsistentData(f"{FOLDER.name}/{SHARED} has no {key!r} among its {kind}")
        return entries[key]


def _span(text: str) -> dict[str, Any]:
    """ "3-25 working-days" """
    found = _SPAN.fullmatch(text)
    if not found:
        raise InconsistentData(f"{text!r} is not a span such as '3-25 working-days'")
    return {"least": int(found[1]), "most": int(found[2] or found[1]), "unit": found[3]}
