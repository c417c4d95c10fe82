"""What an import would change: added, changed with old and new, removed, and the net amount.

Real files repeat even the whole key of a line, so lines of one key are compared as a group: equal ones first, the rest by position.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import attrgetter
from typing import Any, Generic, TypeVar  # Any: the values of a fact's columns are of any type

from cms.domain.amounts import EXACT, total

F = TypeVar("F")
# Where a line stood in the file is not part of what it says.
NOT_COMPARED = frozenset({"source"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Generic[F]):
    """From the stored facts to the incoming ones. net: incoming total - stored total."""

    added: tuple[F, ...]
    changed: tuple[tuple[F, F], ...]
    removed: tuple[F, ...]
    same: int
    net: Decimal

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.removed)


def compare(
    stored: Iterable[F], incoming: Iterable[F], key: tuple[str, ...], amount: str = "amount", ignored: frozenset[str] = NOT_COMPARED
) -> Changes[F]:
    """Pairs facts by key; what is left without a partner was added or removed.

    ignored: fields that do not make two facts different; "phase" and "source" where two phases are compared.
    """
    old, new = list(stored), list(incoming)
    before, after = _groups(old, key), _groups(new, key)
    added: list[F] = []
    removed: list[F] = []
    changed: list[tuple[F, F]] = []
    same = 0
    content = attrgetter(*_compared(type(new[0] if new else old[0]), ignored)) if new or old else None
    for one, coming in after.items():
        rest_old, rest_new, equal = _without_equals(before.pop(one, []), coming, content)
        same += equal
        pairs = min(len(rest_old), len(rest_new))
        changed.extend(zip(rest_old[:pairs], rest_new[:pairs], strict=True))
        added.extend(rest_new[pairs:])
        removed.extend(rest_old[pairs:])
    for gone in before.values():
        removed.extend(gone)
    net = EXACT.subtract(total(getattr(fact, amount) for fact in new), total(getattr(fact, amount) for fact in old))
    return Changes(added=tuple(added), changed=tuple(changed), removed=tuple(removed), same=same, net=net)


def _groups(facts: list[F], key: tuple[str, ...]) -> dict[Any, list[F]]:
    groups: dict[Any, list[F]] = {}
    key_of = attrgetter(*key)
    for fact in facts:
        groups.setdefault(key_of(fact), []).append(fact)
    return groups


def _without_equals(old: list[F], new: list[F], content: Callable[[F], Any] | None) -> tuple[list[F], list[F], int]:
    """What is left of both when equal facts are paired off, and how many pairs that were."""
    if content is None:
        return old, new, 0
    waiting: dict[Any, list[F]] = {}
    for fact in reversed(old):
        waiting.setdefault(content(fact), []).append(fact)
    rest, equal = [], 0
    for fact in new:
        partners = waiting.get(content(fact))
        if partners:
            partners.pop()
            equal += 1
        else:
            rest.append(fact)
    left = {id(fact) for partners in waiting.values() for fact in partners}
    return [fact for fact in old if id(fact) in left], rest, equal


def _compared(kind: Any, ignored: frozenset[str]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in ignored)
