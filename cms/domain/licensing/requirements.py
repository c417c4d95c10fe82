"""What to bring: shared documents, how many of each, for whom, and which may stand in for one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cms.domain.licensing.laws import Citation
from cms.domain.texts import NO_TEXT, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A document that many services ask for: one entry for the identity card, reused by all. form_url: the form to fill in."""

    key: str
    name: Text
    issuer: Text = NO_TEXT
    note: Text = NO_TEXT
    form_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A requirement at one step: how many, for whom, why.

    only_for names cases of the service (empty: everybody); only_if says a condition in words. Needs with the same `group` stand in
    for one another, and within a group those with the same `option` belong together: (A and B) or C is A1, B1, C2. result_of is the key
    of the earlier step whose result this is, so that nobody hunts for a paper that the procedure itself gives.
    """

    requirement: Requirement
    originals: int = 0
    copies: int = 0
    legalised: int = 0
    only_for: tuple[str, ...] = ()
    only_if: Text = NO_TEXT
    group: str = ""
    option: int = 1
    result_of: str = ""
    note: Text = NO_TEXT
    citation: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """What a page lists as one point: options of which one is enough, each a few documents that belong together."""

    group: str
    options: tuple[tuple[Need, ...], ...]

    @property
    def is_choice(self) -> bool:
        return len(self.options) > 1


def arranged(needs: Iterable[Need]) -> tuple[Arranged, ...]:
    """Needs in their order, those of one group joined where the first of them stands."""
    groups: dict[str, dict[int, list[Need]]] = {}
    for number, need in enumerate(needs):
        # A need without a group is a point of its own; group names never start with a blank.
        groups.setdefault(need.group or f" {number}", {}).setdefault(need.option, []).append(need)
    return tuple(
        Arranged(group=name.strip() if not name.startswith(" ") else "", options=tuple(tuple(options[number]) for number in sorted(options)))
        for name, options in groups.items()
    )
