"""What a process that publishes again and again keeps from one publication to the next. Used by content, cases and plan.

A fact never changes: whoever answers a proposal makes a new one of it. So what was made of a fact stands for as long as that very object does
and what else it was made under is the same. A process that publishes once keeps nothing: it makes everything the first time.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar  # Any: what was made, which is whatever the caller's function makes

Made = TypeVar("Made")


class Kept:
    """What was made, by the names under which it is asked for; whole(), same() and each() have names of their own."""

    def __init__(self) -> None:
        self._each: dict[Hashable, tuple[object, Sequence[object], tuple[Any, ...]]] = {}
        self._whole: dict[Hashable, tuple[object, Any]] = {}
        self._same: dict[Hashable, Any] = {}

    def whole(self, name: Hashable, under: object, make: Callable[[], Made]) -> Made:
        """What make gives, or gave when the same was asked under what equals under."""
        found = self._whole.get(name)
        if found is None or found[0] != under:
            found = self._whole[name] = (under, make())
        made: Made = found[1]
        return made

    def same(self, name: Hashable, made: Made) -> Made:
        """The very object that was kept under that name, where it equals this one: what was made of each goes on being found by it."""
        if self._same.get(name) != made:
            self._same[name] = made
        found: Made = self._same[name]
        return found

    def each(self, name: Hashable, under: object, facts: Sequence[object], make: Callable[[int], Made]) -> tuple[Made, ...]:
        """What make gives for the place of each of the facts; what it gave the last time for those that are the same objects still.

        The facts of that time are held, so no other object can have come to stand where one of them stood.
        """
        before = self._each.get(name)
        known: dict[int, Made] = {}
        if before is not None and before[0] == under:
            known = dict(zip(map(id, before[1]), before[2], strict=True))
        made = tuple([known[id(fact)] if id(fact) in known else make(place) for place, fact in enumerate(facts)])
        self._each[name] = (under, facts, made)
        return made
