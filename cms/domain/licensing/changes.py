"""What a new version of a fact says differently: place, old value, new value. For the public history and for the editor's comparison."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from cms.domain.plain import plain_of
from cms.domain.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One difference. place is the path in the fact, with keys for what has one: `fees.retribusi@2026-01-01.amount`. "" is: was not there."""

    place: str
    old: str
    new: str


def changes_between(old: object, new: object) -> tuple[FieldChange, ...]:
    """Every difference between two facts of one type, in the order of their fields."""
    return tuple(_changes(old, new, ""))


def _changes(old: object, new: object, place: str) -> Iterator[FieldChange]:
    if old == new:
        return
    if isinstance(old, tuple) and isinstance(new, tuple):
        yield from _list_changes(old, new, place)
    elif isinstance(old, Text) and isinstance(new, Text):
        yield from _word_changes(old, new, place)
    elif dataclasses.is_dataclass(old) and type(old) is type(new) and len(dataclasses.fields(old)) > 1:
        for field in dataclasses.fields(old):
            name = f"{place}.{field.name}" if place else field.name
            yield from _changes(getattr(old, field.name), getattr(new, field.name), name)
    else:
        yield FieldChange(place=place, old=_said(old), new=_said(new))


def _word_changes(old: Text, new: Text, place: str) -> Iterator[FieldChange]:
    """By language; the original's place is that of the field itself."""
    before, after = dict(old.words), dict(new.words)
    original = (old.words or new.words)[0][0]
    for language in [*before, *(one for one in after if one not in before)]:
        if before.get(language) != after.get(language):
            where = place if language == original else f"{place}.{language}"
            yield FieldChange(place=where, old=before.get(language, ""), new=after.get(language, ""))


def _list_changes(old: tuple[object, ...], new: tuple[object, ...], place: str) -> Iterator[FieldChange]:
    before, after = _keyed(old), _keyed(new)
    for key in [*before, *(key for key in after if key not in before)]:
        yield from _changes(before.get(key), after.get(key), f"{place}.{key}" if place else key)
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield FieldChange(place=f"{place}.order", old=", ".join(before), new=", ".join(after))


def _keyed(items: tuple[object, ...]) -> dict[str, object]:
    """Members by what names them, so that a line put in the middle is one change and not a change of all that follow."""
    found: dict[str, object] = {}
    for number, item in enumerate(items, start=1):
        key = _key_of(item) or str(number)
        while key in found:
            key += "'"
        found[key] = item
    return found


def _key_of(item: object) -> str:
    for name in ("key", "requirement", "basis", "name", "party"):
        value = getattr(item, name, None)
        if value is not None and not isinstance(value, str) and hasattr(value, "key"):
            value = value.key
        if value:
            validity = getattr(item, "validity", None)
            started = getattr(validity, "first", None)
            return f"{value}@{started.isoformat()}" if started else str(getattr(value, "value", value))
    return item if isinstance(item, str) else ""


def _said(value: object) -> str:
    """A value as the history shows it; of a whole fact what names it."""
    if value is None:
        return ""
    if dataclasses.is_dataclass(value):
        named = str(value) if type(value).__str__ is not object.__str__ else ""
        return named or _key_of(value) or str(plain_of(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    plain = plain_of(value)
    return ", ".join(map(str, plain)) if isinstance(plain, list) else str(plain)
