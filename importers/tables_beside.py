"""Tables beside each other that hold the same accounts, and nothing says of what each is. Used by repeated.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from importers.entries import Entry, called
from importers.problems import Problem
from importers.table import Body

# One account may stand in both by chance.
LEAST_ALIKE = 2


def tables_beside_again(leaves: Sequence[Entry], bodies: Mapping[int, Body]) -> Iterator[Problem]:
    """Two tables of one sheet where most places and accounts of the shorter one stand in the other: versions, or of offices that nothing names."""
    beside = {number: body for number, body in bodies.items() if body.heading.beside}
    if len(beside) < 2:
        return
    lines: dict[int, dict[object, Entry]] = {number: {} for number in beside}
    for entry in leaves:
        if entry.sheet in lines:
            lines[entry.sheet].setdefault((entry.place.key, entry.account), entry)
    for one, other in combinations(beside, 2):
        alike = [key for key in lines[one] if key in lines[other]] if bodies[one].sheet.name == bodies[other].sheet.name else []
        if len(alike) >= LEAST_ALIKE and 2 * len(alike) >= min(len(lines[one]), len(lines[other])):
            first, again = lines[one][alike[0]], lines[other][alike[0]]
            where = bodies[one].sheet.ref(first.row, first.column)
            yield Problem(
                "table.beside-again",
                bodies[other].sheet.ref(again.row, again.column),
                called(again),
                (("count", str(len(alike))), ("first", str(where))),
            )
            return
