"""Which shape a sheet has: the row that names the columns, and which column is which. The words are in shapes.toml."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any  # TOML gives values of any type

from cms.domain.proposals.choices import Level
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.tables import columns_of
from importers.lists import PERSON
from importers.meaning import FoundColumn, Heading
from importers.titles import normalised
from importers.values import text_of
from importers.workbook import Row, Sheet

WORDS = Path(__file__).with_name("shapes.toml")
SEARCHED_ROWS = 40
# The titles of our own templates count for the shape that the template is for.
FACTS: dict[str, type] = {"export": Proposal, "outcomes": ProposalEvent}
# What the templates' columns are called in the shape, where it is something else.
RENAMED = {("outcomes", "reference"): "number", ("outcomes", "to_state"): "decision", ("export", "source_id"): "source_id"}
LEFT_OUT, NOTHING = "left_out", "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape. needs: of each group at least one column must be there."""

    name: str
    titles: Mapping[str, str]
    # Where several titles mean the same column, the first in the list is the one that is read.
    preference: Mapping[str, int]
    needs: tuple[tuple[str, ...], ...]

    def has_needs(self, names: Iterable[str]) -> bool:
        found = set(names)
        return all(found.intersection(group) for group in self.needs)


@cache
def words() -> dict[str, Any]:
    return tomllib.loads(WORDS.read_text("utf-8"))


@cache
def nothing_words() -> frozenset[str]:
    """Words that say that there is nothing."""
    return frozenset(words()[NOTHING]["words"])


@cache
def shapes() -> tuple[Shape, ...]:
    """Every shape, in the order in which they are tried."""
    return tuple(_shape(name) for name in ("stages", "council", "milestones", "outcomes", "export"))


def _shape(name: str) -> Shape:
    lists = words()[name]
    titles: dict[str, str] = {}
    preference: dict[str, int] = {}
    groups: list[tuple[str, Sequence[str]]] = [*lists["columns"].items()]
    if name in FACTS:
        own = ((RENAMED.get((name, column.name), column.name), [*column.titles.values(), column.name]) for column in columns_of(FACTS[name]))
        groups.extend(own)
    for column, known in groups:
        for place, title in enumerate(known):
            if normalised(title) not in titles:
                titles[normalised(title)], preference[normalised(title)] = column, place
    return Shape(name=name, titles=titles, preference=preference, needs=tuple(tuple(group) for group in lists["needs"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A sheet's heading as one shape reads it."""

    shape: Shape
    heading: Heading

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.role for column in self.heading.columns)


def shape_of(sheet: Sheet, wanted: Iterable[str]) -> Found | None:
    """The best fitting heading among the sheet's first rows; None when no row has what one of the wanted shapes needs."""
    candidates = [
        found for shape in shapes() if shape.name in set(wanted) for row in sheet.rows[:SEARCHED_ROWS] if (found := _matched(row, shape)) is not None
    ]
    # The most columns win; of equals the earlier shape, which needs more, and the earlier row.
    return max(candidates, key=lambda found: len(found.heading.columns), default=None)


def _matched(row: Row, shape: Shape) -> Found | None:
    persons, left_out = (frozenset(words()[group]["titles"]) for group in ("persons", LEFT_OUT))
    columns: list[FoundColumn] = []
    unread: list[FoundColumn] = []
    level = ""
    repeated = Counter(text_of(cell) for cell in row.cells if isinstance(cell, str))
    for index, cell in enumerate(row.cells):
        title = text_of(cell) if isinstance(cell, str) else ""
        known = normalised(title) if title else ""
        role = shape.titles.get(known, "")
        # "Rekomendasi SKPD | Koefisien | Anggaran | Rekomendasi Bappeda | Koefisien | Anggaran": the repeated titles belong to the level before.
        if level and role in ("volume", "amount_asked") and repeated[title] > 1:
            role = "level_volume" if role == "volume" else f"{level}_amount"
        else:
            level = role.removesuffix("_text") if role.removesuffix("_text") in _LEVELS else ""
        if not role and known in persons:
            role = PERSON
        column = FoundColumn(role=role, indexes=(index,), titles=(title,), preference=shape.preference.get(known, 0))
        if role:
            columns.append(column)
        elif title and known not in left_out:
            unread.append(column)
    if not shape.has_needs(column.role for column in columns):
        return None
    read, rivals = _one_each(columns)
    return Found(shape=shape, heading=Heading(rows=(row.number, row.number), columns=tuple(read), unread=tuple(unread), rivals=tuple(rivals)))


_LEVELS = frozenset(level.value for level in Level)


def _one_each(columns: Sequence[FoundColumn]) -> tuple[list[FoundColumn], list[FoundColumn]]:
    """Of several columns of one meaning the preferred one is read; persons and volumes of levels may stand many times."""
    best: dict[str, FoundColumn] = {}
    for column in columns:
        if column.role not in (PERSON, "level_volume") and (column.role not in best or column.preference < best[column.role].preference):
            best[column.role] = column
    kept = [column for column in columns if best.get(column.role) is column or column.role in (PERSON, "level_volume")]
    return kept, [column for column in columns if column not in kept]
