"""Frozen facts by the hundred thousand. Used where a whole file or a whole vintage becomes facts: importers/ledger.py and cms/budgets/storage.py.

A frozen dataclass fills each of its fields through object.__setattr__, and a BudgetLine has 22 of them: 200,000 lines took a second for that alone.
To sort 22 values given by name into their places took half a second more, so they are given in order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, make_dataclass
from functools import partial
from typing import Any, TypeVar  # Any: the fields of a fact are of any type

F = TypeVar("F")
T = TypeVar("T", bound=tuple[Any, ...])


def quick(kind: type[F]) -> Callable[..., F]:
    """A constructor of a frozen, slotted dataclass that takes every value, in the order of the fields: fills a twin that is open, then closes it.

    The twin has the same fields in the same slots, so an object of it becomes one of the kind by changing its class.
    """
    if hasattr(kind, "__post_init__"):
        raise TypeError(f"{kind!r} checks itself when it is made; that would be left out")
    twin = make_dataclass("Twin", [(one.name, Any) for one in fields(kind)], slots=True)  # type: ignore[arg-type]  # any dataclass

    def make(*values: Any) -> F:
        made = twin(*values)
        made.__class__ = kind
        return made  # type: ignore[no-any-return]  # of this kind since the line above

    return make


def quick_tuple(kind: type[T]) -> Callable[[tuple[Any, ...]], T]:
    """A constructor of a named tuple that takes every value as one plain tuple: a third of the time of one call with values and defaults."""
    return partial(tuple.__new__, kind)
