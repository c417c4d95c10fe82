"""Where in the government a row belongs: office, programme, activity, source of funds. Used by row_codes.py.

A place comes from columns of its own (SIPD's flat export), or from codes of all kinds in one column, where a row takes what it
leaves out from the rows above it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any  # the fields of a BudgetLine are of any type

from cms.domain.codes import unit_code
from importers.codes import RowCode, is_no_programme, plain_code, row_code, split_code

# The parts of a place, from wide to narrow. affair is the first digit of a function and no column of a budget line.
PARTS = ("office", "unit", "affair", "function", "programme", "activity", "sub_activity", "fund")
# What a code of the programme side sets anew when it appears.
PROGRAMME_SIDE = ("affair", "function", "programme", "activity", "sub_activity")
OFFICE, UNIT = PARTS.index("office"), PARTS.index("unit")
Key = tuple[str | None, ...]
# A sub unit since 2021: 1.02.0.00.0.00.01.0003 is one of the office 1.02.0.00.0.00.01.
_UNIT = re.compile(r"[0-9]\.[0-9]{2}(?:\.[0-9]\.[0-9]{2}){2}\.[0-9]{2}\.[0-9]{2,5}")
NOWHERE: Key = (None,) * len(PARTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """key compares places, None for what is left open; facts are fields of a BudgetLine."""

    key: Key = NOWHERE
    facts: Mapping[str, Any] = field(default_factory=dict)

    def part(self, name: str) -> str | None:
        return self.key[PARTS.index(name)]

    @property
    def is_programme_side(self) -> bool:
        return any(self.part(name) for name in PROGRAMME_SIDE)


def parsed(code: str) -> Any:  # Any: a UnitCode, or None as a BudgetLine has it
    """The code; None when the text is none."""
    try:
        return unit_code(code)
    except ValueError:
        return None


def place_of(parts: Mapping[str, str], names: Mapping[str, str] | None = None, within: Mapping[str, str] | None = None) -> Place:
    """A place from codes by part, and names where they stand in the same row. A code that is none stays readable in the name.

    within: codes that others begin with, to compare places by where the row does not say them.
    """
    names, within = names or {}, within or {}
    key: list[str | None] = []
    facts: dict[str, Any] = {}
    for part in PARTS:
        code, name = parts.get(part, ""), names.get(part, "")
        key.append(plain_code(code) or name or within.get(part) or None)
        if part == "affair" or (part in ("programme", "activity") and code and is_no_programme(code)):
            continue
        known = parsed(code) if code else None
        if known is not None:
            facts[f"{part}_code"] = known
        elif code:
            name = f"{code} {name}".strip() if code not in name else name
        if name:
            facts[f"{part}_name"] = name
    return Place(key=tuple(key), facts=facts)


def with_office(place: Place, office: Place) -> Place:
    """A place within the office and the unit of another one, as far as it names none itself."""
    theirs = {f"{part}_{what}" for part in ("office", "unit") for what in ("code", "name")}
    key = tuple([its if part in ("office", "unit") and own is None else own for part, own, its in zip(PARTS, place.key, office.key, strict=True)])
    return Place(key=key, facts={**{name: said for name, said in office.facts.items() if name in theirs}, **place.facts})


class TypedPlaces(dict[tuple[str, ...], Place]):
    """Texts of columns that each have their own title -> their place; each distinct combination is made once, when it is first asked for."""

    def __init__(self, parts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        # (part, "code" or "name") for each column in turn.
        self.parts = parts

    def __missing__(self, cells: tuple[str, ...]) -> Place:
        place = self[cells] = self._make(cells)
        return place

    def _make(self, cells: tuple[str, ...]) -> Place:
        codes: dict[str, str] = {}
        names: dict[str, str] = {}
        for (part, what), text in zip(self.parts, cells, strict=True):
            if text:
                (codes if what == "code" else names)[part] = text
        for part, text in list(codes.items()):
            code, name = split_code(text)
            if code and name:
                codes[part] = code
                names.setdefault(part, name)
        for part, text in list(names.items()):
            code, name = split_code(text) if part not in codes else ("", "")
            if name and code.count(".") > 1:  # "1. Dinas Kesehatan" has a number before its name, and no code
                codes[part], names[part] = code, name
        function = codes.get("function") or codes.get("programme") or codes.get("sub_activity") or ""
        if function:
            codes["affair"] = plain_code(function).split(".")[0]
        return place_of(codes, names, _within(codes))


def _within(codes: Mapping[str, str]) -> dict[str, str]:
    """What codes of today's form (Permendagri 90/2019) begin with: a sub activity with its activity and programme, a unit with its office."""
    found: dict[str, str] = {}
    for part in ("sub_activity", "activity", "programme"):
        code = plain_code(codes.get(part, ""))
        whole = row_code(code, is_old=False) if code else None
        if whole is not None and getattr(whole, part) == code:
            found |= {wider: said for wider in ("affair", "function", "programme", "activity") if (said := getattr(whole, wider))}
            break
    unit = plain_code(codes.get("unit", ""))
    if _UNIT.fullmatch(unit):
        found["office"] = unit.rpartition(".")[0]
    return found


@dataclass(slots=True)
class CodedPlaces:
    """Places from codes of all kinds. carries: rows without a part take it from above (one column of codes)."""

    is_old: bool
    carries: bool
    # True when offices stand outside functions: then a new function stays within the office above it.
    office_is_outer: bool = True
    context: dict[str, str] = field(default_factory=dict)
    known: dict[tuple[tuple[str, str], ...], Place] = field(default_factory=dict)
    # The office that is said above the table.
    base: str | None = None

    def begin(self, base: str | None) -> None:
        """Another table begins where another office is said above it; nothing is carried over to it."""
        if base != self.base:
            self.base, self.context = base, {}

    def __call__(self, codes: Sequence[RowCode], account: tuple[int, ...]) -> Place:
        own = {part: value for code in codes for part in PARTS if part != "fund" and (value := getattr(code, part, ""))}
        if self.carries:
            own = self._with_context(own, account)
        key = (("base", self.base or ""), *sorted(own.items()))
        if key not in self.known:
            # What is said above may be a name, which is no code to be made plain.
            self.known[key] = place_of(own, within={"office": self.base} if self.base else None)
        return self.known[key]

    def _with_context(self, own: dict[str, str], account: tuple[int, ...]) -> dict[str, str]:
        if not own:
            # Revenue and financing belong to no programme, whatever stood above.
            if account[:1] in ((4,), (6,)):
                return {part: value for part, value in self.context.items() if part in ("office", "unit")}
            return dict(self.context)
        if "office" in own:
            kept = {} if self.office_is_outer else {p: v for p, v in self.context.items() if p in ("affair", "function")}
        elif "programme" in own or self.office_is_outer:
            kept = {part: value for part, value in self.context.items() if part in ("office", "unit")}
        else:
            kept = {}
        self.context = {**kept, **own}
        return dict(self.context)


def office_is_outer(codes: Sequence[RowCode | None]) -> bool:
    """Whether the first office stands above the first function."""
    for code in codes:
        if code is not None and code.office:
            return True
        if code is not None and code.function:
            return False
    return True
