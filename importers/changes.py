"""What an import would change: added, changed with old and new, removed, and the net amount.

Real files repeat even the whole key of a line, so lines of one key are compared as a group: equal ones first, the rest by position.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
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
    old, new = tuple(stored), tuple(incoming)
    if not old and not new:
        return Changes(added=(), changed=(), removed=(), same=0, net=total(()))
    rest_old, rest_new, same = without_equals(old, new, attrgetter(*_compared(type((new or old)[0]), ignored)))
    before, after = _groups(rest_old, key), _groups(rest_new, key)
    added: list[F] = []
    removed: list[F] = []
    changed: list[tuple[F, F]] = []
    for one, coming in after.items():
        partners = before.pop(one, [])
        pairs = min(len(partners), len(coming))
        changed.extend(zip(partners[:pairs], coming[:pairs], strict=True))
        added.extend(coming[pairs:])
        removed.extend(partners[pairs:])
    for gone in before.values():
        removed.extend(gone)
    net = EXACT.subtract(total(getattr(fact, amount) for fact in rest_new), total(getattr(fact, amount) for fact in rest_old))
    return Changes(added=tuple(added), changed=tuple(changed), removed=tuple(removed), same=same, net=net)


def _groups(facts: list[F], key: tuple[str, ...]) -> dict[Any, list[F]]:
    groups: dict[Any, list[F]] = {}
    key_of = attrgetter(*key)
    for fact in facts:
        groups.setdefault(key_of(fact), []).append(fact)
    return groups


def without_equals(old: Sequence[F], new: Sequence[F], content: Callable[[F], Any]) -> tuple[list[F], list[F], int]:
    """What is left of both, in order, when those of equal content are paired off, and how many pairs that were. For facts, or rows of a database.

    Of repeated ones the first pair off. Most of a new version is as before, so this leaves little to look at more closely.
    """
    if len(old) == len(new):  # a mended file: most lines stand where they stood, and need no counting
        moved = [place for place, (one, other) in enumerate(zip(old, new, strict=True)) if content(one) != content(other)]
        still = len(old) - len(moved)
        if still:
            rest_old, rest_new, more = (
                without_equals([old[place] for place in moved], [new[place] for place in moved], content) if moved else ([], [], 0)
            )
            return rest_old, rest_new, still + more
    available = Counter(map(content, old))
    rest_new = []
    paired: Counter[Any] = Counter()
    for one in new:
        said = content(one)
        if available[said] > 0:
            available[said] -= 1
            paired[said] += 1
        else:
            rest_new.append(one)
    rest_old = []
    for one in old:
        said = content(one)
        if paired[said] > 0:
            paired[said] -= 1
        else:
            rest_old.append(one)
    return rest_old, rest_new, len(new) - len(rest_new)


def _compared(kind: Any, ignored: frozenset[str]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in ignored)
