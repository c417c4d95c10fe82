"""A table's columns in the API: described for OpenAPI and written as in the published JSON. Used by each area's api.py."""

from __future__ import annotations

import re
from typing import Any  # values of a column are of any type

from rest_framework import serializers

from cms.core.api_refusals import Sentence, wrong
from cms.domain.tables import Column, Kind

_WHOLE = re.compile(r"-?[0-9]{1,18}")


def field_for(column: Column, *, allow_null: bool) -> serializers.Field[Any, Any, Any, Any]:
    """The description of a column for OpenAPI. Amounts are strings: most programs read a JSON number as a binary float."""
    about = {"help_text": column.note("en") or column.title("en"), "allow_null": allow_null}
    if column.kind is Kind.INTEGER:
        return serializers.IntegerField(**about)
    if column.kind is Kind.AMOUNT:
        return serializers.DecimalField(max_digits=21, decimal_places=2, **about)
    if column.kind is Kind.CHOICE:
        return serializers.ChoiceField(choices=list(column.choices), **about)
    return serializers.CharField(**about)


def whole(text: str) -> int:
    """A whole number of a filter; as many digits as a database keeps."""
    if not _WHOLE.fullmatch(text):
        raise ValueError(f"{text[:20]!r} is not a whole number")
    return int(text)


def parsed(parse: Any, asked: Any, name: str, expected: Sentence) -> Any:
    """A filter's value. A wrong one is told to the caller with what is expected, never passed over."""
    try:
        return parse(asked[name])
    except ValueError as error:
        raise wrong(name, asked[name], expected) from error
