"""The way in walking order: blocks of steps, some side by side, some instead of others."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from cms.domain.licensing.offices import Office, Recourse
from cms.domain.licensing.requirements import Need
from cms.domain.licensing.times import StepTimes
from cms.domain.texts import NO_TEXT, Text


class Relation(enum.Enum):
    """How a step (or a block) follows the one before it: after it, at the same time, or instead of it."""

    THEN = "then"
    WITH = "with"
    OR = "or"


class Channel(enum.Enum):
    """Where the step happens. SITE is a visit of officials to the applicant's place; INTERNAL needs nothing from the applicant."""

    COUNTER = "counter"
    ONLINE = "online"
    SITE = "site"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happens. key is stable: links, complaints and "this is wrong" name it. in_person and proxy: None when nobody said."""

    key: str
    name: Text
    description: Text = NO_TEXT
    relation: Relation = Relation.THEN
    is_optional: bool = False
    channel: Channel = Channel.COUNTER
    url: str = ""
    in_person: bool | None = None
    proxy: bool | None = None
    proxy_note: Text = NO_TEXT
    office: Office | None = None
    unit: Text = NO_TEXT
    needs: tuple[Need, ...] = ()
    times: StepTimes | None = None
    recourse: Recourse | None = None
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A few steps with one purpose: "Lengkapi berkas", "Ambil izin"."""

    key: str
    name: Text
    steps: tuple[Step, ...]
    relation: Relation = Relation.THEN
    is_optional: bool = False
    description: Text = NO_TEXT


class _Related(Protocol):
    @property
    def relation(self) -> Relation: ...


R = TypeVar("R", bound=_Related)


def stages(items: Iterable[R]) -> tuple[tuple[tuple[R, ...], ...], ...]:
    """Steps, or blocks, as stages one after the other, each of lanes side by side, each of alternatives of which one is walked.

    A, B with A, C or B  ->  one stage of two lanes: A; B or C. The very first has nothing before it, whatever it claims.
    """
    found: list[list[list[R]]] = []
    for one in items:
        if one.relation is Relation.THEN or not found:
            found.append([[one]])
        elif one.relation is Relation.WITH:
            found[-1].append([one])
        else:
            found[-1][-1].append(one)
    return tuple(tuple(tuple(lane) for lane in stage) for stage in found)
