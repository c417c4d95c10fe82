"""Facts <-> plain JSON: any frozen dataclass of the vocabulary as objects, lists and texts, and back again the same.

Money and other decimals are decimal strings, days are ISO 8601, choices are their values, words are {language: words}. A field
that holds its default is left out. Used where a whole fact is stored, digested, published as JSON or read from a TOML file.
"""

from __future__ import annotations

import dataclasses
import enum
import hashlib
import json
import types
import typing
from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar, cast  # a type hint is an object of any kind

from cms.domain.errors import InconsistentData
from cms.domain.texts import Text

F = TypeVar("F")
Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]


def plain_of(value: object) -> Plain:
    """A fact, or a value inside one, as JSON holds it."""
    match value:
        case None | str() | bool() | int():
            return value
        case Decimal():
            return f"{value:f}"
        case date() | time():
            return value.isoformat()
        case enum.Enum():
            return str(value.value)
        case Text():
            return dict(value.words)
        case tuple():
            return [plain_of(one) for one in value]
    if dataclasses.is_dataclass(value):
        said = {field.name: (getattr(value, field.name), field.default) for field in dataclasses.fields(value)}
        return {name: plain_of(here) for name, (here, default) in said.items() if here != default}
    raise TypeError(f"{type(value).__name__} has no plain form")


def from_plain(kind: type[F], plain: object, place: str = "") -> F:
    """The inverse. Raises InconsistentData that names the place and what was expected there."""
    return cast(F, _read(kind, plain, place))


def canonical(value: object) -> str:
    """The same text for the same fact, on every machine: what digests are made from."""
    return json.dumps(plain_of(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(value: object) -> str:
    """sha256 of the canonical text."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """A dataclass's annotations as types."""
    return typing.get_type_hints(kind)


def _read(kind: Any, plain: object, place: str) -> object:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = next(one for one in typing.get_args(kind) if one is not type(None))
        return None if plain is None else _read(inner, plain, place)
    if origin is tuple:
        return _read_tuple(typing.get_args(kind), plain, place)
    if kind is Text:
        return _read_text(plain, place)
    if dataclasses.is_dataclass(kind):
        return _read_fact(cast(type, kind), plain, place)
    return _read_value(kind, plain, place)


def _read_tuple(kinds: tuple[Any, ...], plain: object, place: str) -> object:
    if not isinstance(plain, Sequence) or isinstance(plain, str):
        raise InconsistentData(f"{place}: a list is expected here, not {plain!r}")
    if kinds[-1] is Ellipsis:
        kinds = (kinds[0],) * len(plain)
    if len(kinds) != len(plain):
        raise InconsistentData(f"{place}: {len(kinds)} values are expected here, not {len(plain)}")
    return tuple(_read(kind, one, f"{place}[{number}]") for number, (kind, one) in enumerate(zip(kinds, plain, strict=True), start=1))


def _read_text(plain: object, place: str) -> Text:
    if isinstance(plain, str):
        return Text.of(id=plain)
    if isinstance(plain, Mapping) and all(isinstance(one, str) for pair in plain.items() for one in pair):
        return Text.of(**plain)
    raise InconsistentData(f"{place}: words are expected here, not {plain!r}")


def _read_fact(kind: type, plain: object, place: str) -> object:
    if not isinstance(plain, Mapping):
        raise InconsistentData(f"{place}: {kind.__name__} is expected here, not {plain!r}")
    hints = hints_of(kind)
    if unknown := sorted(set(plain) - set(hints)):
        raise InconsistentData(f"{place}: {kind.__name__} has no {', '.join(unknown)}")
    values = {name: _read(hints[name], here, f"{place}.{name}" if place else name) for name, here in plain.items()}
    needed = [field.name for field in dataclasses.fields(kind) if field.default is dataclasses.MISSING]
    if missing := [name for name in needed if name not in values]:
        raise InconsistentData(f"{place}: {kind.__name__} needs {', '.join(missing)}")
    return kind(**values)


def _read_value(kind: Any, plain: object, place: str) -> object:
    try:
        if kind is Decimal and isinstance(plain, str | int) and not isinstance(plain, bool):
            return Decimal(plain)
        if kind in (date, time):
            return plain if type(plain) is kind else kind.fromisoformat(plain)
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return kind(plain)
    except (ValueError, TypeError, InvalidOperation):
        raise InconsistentData(f"{place}: {plain!r} is not what stands here ({kind.__name__})") from None
    if kind in (str, int, bool) and type(plain) is kind:
        return plain
    raise InconsistentData(f"{place}: {plain!r} is not what stands here ({getattr(kind, '__name__', kind)})")
