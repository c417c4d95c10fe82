"""Which table a sheet holds: the row that names the columns, and which column is which. The words are in shapes.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any  # TOML gives values of any type

from cms.domain.tables import columns_of
from importers.licensing.rows import ISSUANCES, TABLES, IssuanceIn
from importers.lists import PERSON
from importers.meaning import FoundColumn, Heading
from importers.titles import normalised
from importers.values import text_of
from importers.workbook import Row, Sheet

WORDS = Path(__file__).with_name("shapes.toml")
SEARCHED_ROWS = 20
KINDS: dict[str, type] = {name: kind for name, (kind, _, _) in TABLES.items()} | {ISSUANCES: IssuanceIn}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One table. needs: of each group at least one column must be there."""

    name: str
    titles: Mapping[str, str]
    needs: tuple[tuple[str, ...], ...]
    left_out: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A sheet's heading as one table reads it."""

    shape: Shape
    heading: Heading


@cache
def words() -> dict[str, Any]:
    return tomllib.loads(WORDS.read_text("utf-8"))


@cache
def shape_named(name: str) -> Shape:
    """Our own titles first, those of other systems where ours do not claim them."""
    said = words()[name]
    titles: dict[str, str] = {}
    for column in columns_of(KINDS[name]):
        for title in (*column.titles.values(), column.name):
            titles.setdefault(normalised(title), column.name)
    for column_name, known in said.get("columns", {}).items():
        for title in known:
            titles[normalised(title)] = column_name
    needs = tuple(tuple(group) for group in said["needs"])
    return Shape(name=name, titles=titles, needs=needs, left_out=frozenset(said.get("left_out", ())))


def shape_of(sheet: Sheet, wanted: Iterable[str]) -> Found | None:
    """The best fitting table among the sheet's first rows. A sheet that is called as in our template is that table if it can be."""
    found = [one for name in wanted for row in sheet.rows[:SEARCHED_ROWS] if (one := _matched(row, shape_named(name))) is not None]
    named = [one for one in found if sheet.name in TABLES.get(one.shape.name, (None, "", ""))[1:]]
    return max(named or found, key=lambda one: len(one.heading.columns), default=None)


def _matched(row: Row, shape: Shape) -> Found | None:
    persons = frozenset(words()["persons"]["titles"]) if shape.name == ISSUANCES else frozenset()
    columns: dict[str, FoundColumn] = {}
    people: list[FoundColumn] = []
    unread: list[FoundColumn] = []
    for index, cell in enumerate(row.cells):
        title = text_of(cell) if isinstance(cell, str) else ""
        known = normalised(title) if title else ""
        role = shape.titles.get(known, PERSON if known in persons else "")
        column = FoundColumn(role=role, indexes=(index,), titles=(title,))
        if role == PERSON:
            people.append(column)
        elif role and role not in columns:
            columns[role] = column
        elif title and known not in shape.left_out:
            unread.append(column)
    if not all(set(group) & set(columns) for group in shape.needs):
        return None
    heading = Heading(rows=(row.number, row.number), columns=(*columns.values(), *people), unread=tuple(unread))
    return Found(shape=shape, heading=heading)
