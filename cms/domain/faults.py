"""Faults in facts that staff enter, as values: what is wrong, where, and a sentence that says so at the field.

The catalogue (faults.toml) holds every sentence in Indonesian and English. A fault that blocks keeps a fact from being
published; any other is a remark for the person who edits. Codes are stable: other programs and the manual name them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One entry of the catalogue. Sentences per language; the fault's details are filled in."""

    blocks: bool
    sentences: dict[str, str]


def _catalogue(path: Path) -> dict[str, Explanation]:
    entries = {}
    for group, faults in tomllib.loads(path.read_text("utf-8")).items():
        for name, entry in faults.items():
            entries[f"{group}.{name}"] = Explanation(blocks=entry["blocks"], sentences={"id": entry["id"], "en": entry["en"]})
    return entries


CATALOGUE: dict[str, Explanation] = _catalogue(Path(__file__).with_name("faults.toml"))


class _Gaps(dict[str, str]):
    """Details by name; one that a fault does not carry is written as "?"."""

    def __missing__(self, key: str) -> str:
        return "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """place is the path inside the fact, as an editor's form and a page's anchor know it: `fees.retribusi.formula`."""

    code: str
    place: str = ""
    details: tuple[tuple[str, str], ...] = ()

    @property
    def blocks(self) -> bool:
        return CATALOGUE[self.code].blocks

    def sentence(self, language: str = "id") -> str:
        """What is wrong and what to do, for the person at the field."""
        sentences = CATALOGUE[self.code].sentences
        return sentences.get(language, sentences["id"]).format_map(_Gaps(self.details))


def fault(code: str, place: str = "", **details: object) -> Fault:
    """A fault with its details by name."""
    return Fault(code=code, place=place, details=tuple((name, str(value)) for name, value in details.items()))


def within(place: str, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The same faults, seen from the fact that holds the one they were found in."""
    return tuple(replace(one, place=f"{place}.{one.place}" if one.place else place) for one in faults)


def blocking(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Those that keep a fact from being published."""
    return tuple(one for one in faults if one.blocks)
