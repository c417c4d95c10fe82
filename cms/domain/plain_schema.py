"""The JSON Schema of a fact's plain form (see plain.py), read off its dataclass: what our own JSON promises to other programs."""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from datetime import date, time
from decimal import Decimal
from typing import Any  # a type hint is an object of any kind

from cms.domain.plain import hints_of
from cms.domain.texts import Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, object]
_SIMPLE: dict[object, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"},
    date: {"type": "string", "format": "date"},
    time: {"type": "string", "format": "time"},
    Text: {"type": "object", "additionalProperties": {"type": "string"}, "description": "language code: words"},
}


def definitions_of(kind: type) -> dict[str, Schema]:
    """The schema of a dataclass and of every dataclass inside it, by name."""
    found: dict[str, Schema] = {}
    _define(kind, found)
    return dict(sorted(found.items()))


def reference(kind: type) -> Schema:
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _define(kind: type, found: dict[str, Schema]) -> None:
    if kind.__name__ in found:
        return
    found[kind.__name__] = {}
    hints = hints_of(kind)
    fields = dataclasses.fields(kind)
    found[kind.__name__] = {
        "type": "object",
        "properties": {field.name: _schema(hints[field.name], found) for field in fields},
        # A field that holds its default is left out.
        "required": [field.name for field in fields if field.default is dataclasses.MISSING],
        "additionalProperties": False,
    }


def _schema(kind: Any, found: dict[str, Schema]) -> Schema:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [{"type": "null"} if one is type(None) else _schema(one, found) for one in inner]}
    if origin is tuple and inner[-1] is Ellipsis:
        return {"type": "array", "items": _schema(inner[0], found)}
    if origin is tuple:
        return {"type": "array", "prefixItems": [_schema(one, found) for one in inner], "minItems": len(inner), "maxItems": len(inner)}
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return {"enum": [member.value for member in kind]}
    _define(kind, found)
    return reference(kind)
