"""Which sheets of a workbook are read, and which tables count where several were found. Used by budgets.py."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from cms.domain.amounts import total
from cms.domain.tables import CellRef
from importers.columns import How
from importers.lines import Entry, Lines
from importers.phases import phase_of_name
from importers.problems import Problem
from importers.tree import parents

Content = frozenset[tuple[Hashable, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """used: the tables that count; repeated: those that say what another says; unclear: all of them, when a person must choose."""

    used: tuple[Lines, ...]
    repeated: tuple[Lines, ...] = ()
    left_out: tuple[Lines, ...] = ()
    problems: tuple[Problem, ...] = ()


def leaves_of(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that are no sums of others."""
    sums = parents([(entry.place.key, entry.account) for entry in entries])
    open_places = {(place, ()) for place, _ in sums} if any(entry.is_of_kind for entry in entries) else set()
    return [
        entry
        for entry in entries
        if (entry.place.key, entry.account) not in sums and not (entry.is_of_kind and not entry.amount and (entry.place.key, ()) in open_places)
    ]


def tables_used(tables: Sequence[Lines], how: How) -> Used:
    """One table once: sheets that repeat another are left out, parts are taken together, contradictions are asked about."""
    contents = {table.number: _content(table) for table in tables}
    kept: list[Lines] = []
    repeated: list[Lines] = []
    problems: list[Problem] = []
    for table in tables:
        same = next((other for other in kept if contents[table.number] <= contents[other.number]), None)
        (kept if same is None else repeated).append(table)
    for first in kept:
        copies = [table.body.sheet.name for table in repeated if contents[table.number] <= contents[first.number]]
        if copies:
            details = (("sheets", ", ".join(copies)), ("count", str(len(copies))))
            problems.append(Problem("sheet.same-table", CellRef(first.body.sheet.name), first.body.sheet.name, details))
    named = [table for table in kept if phase_of_name(table.body.sheet.name, how.words) is how.phase]
    if len(kept) > 1 and named:
        left_out = tuple(table for table in kept if table not in named and phase_of_name(table.body.sheet.name, how.words) is not None)
        kept = [table for table in kept if table not in left_out]
    else:
        left_out = ()
    clash = _clash(kept)
    if clash:
        problems.append(clash)
        return Used(used=(), repeated=tuple(repeated), left_out=(*left_out, *kept), problems=tuple(problems))
    return Used(used=tuple(kept), repeated=tuple(repeated), left_out=left_out, problems=tuple(problems))


def _content(table: Lines) -> Content:
    return frozenset((entry.place.key, entry.account, entry.amount, entry.group, entry.detail) for entry in leaves_of(table.entries))


def _clash(tables: Sequence[Lines]) -> Problem | None:
    """Two sheets with amounts for the same lines are two versions, not two parts."""
    seen: dict[tuple[Hashable, ...], str] = {}
    for table in tables:
        name = table.body.sheet.name
        for key in {(entry.place.key, entry.account, entry.group, entry.detail) for entry in leaves_of(table.entries)}:
            if seen.setdefault(key, name) != name:
                listed = "; ".join(f"{one.body.sheet.name}: {total(entry.amount for entry in leaves_of(one.entries)):f}" for one in tables)
                return Problem("sheet.choose", CellRef(name), listed, (("count", str(len(tables))),))
    return None
