"""Leaves apart from sums, and which tables count where several sheets hold one. Used by ledger.py."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from cms.domain.amounts import ZERO, total
from cms.domain.tables import CellRef
from importers.breakdowns import two_breakdowns
from importers.columns import How
from importers.doubts import totals_with_code
from importers.entries import Entry
from importers.lines import Lines
from importers.phases import phase_of_name
from importers.problems import Problem
from importers.reconcile import WIDE_LEVEL, Ours
from importers.table import named
from importers.tree import Pair, Sums, covered_by_accounts, covered_by_places

# So many lines of its own has a sheet that shares one with another and is no other version of it.
ONE_OF_MANY = 20
Content = frozenset[tuple[Hashable, ...]]
_pair = attrgetter("place.key", "account")


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """leaves count; sums are printed totals, with ours where only the order of rows shows their parts; doubtful: leaves that may be sums.

    with_code: printed totals that carry the code of their own parts, with those. unlike: rows called so that those do not confirm.
    """

    leaves: list[Entry]
    sums: list[tuple[Entry, Ours | None]]
    doubtful: list[Entry]
    with_code: list[tuple[Entry, Ours]]
    unlike: list[tuple[Entry, Ours]]


def split(entries: Sequence[Entry], *, is_flat: bool, summaries: frozenset[int] = frozenset()) -> Split:
    """Tells leaves from sums: by accounts, by places that say more, and by order where a code was mistyped.

    summaries: tables that only sum up others, so that what others say in more detail is no line there, whether or not it adds up.
    """
    pairs: set[Pair] = set(map(_pair, entries))
    by_account = covered_by_accounts(pairs)
    by_place = covered_by_places(pairs) - by_account
    asked = set(by_place) if is_flat else {pair for pair in by_place if len(pair[1]) > WIDE_LEVEL}
    if summaries:
        asked -= {_pair(entry) for entry in entries if entry.sheet in summaries}
    doubtful = _not_adding_up(entries, by_account | by_place, asked) if asked else set()
    sums = by_account | (by_place - doubtful)
    open_places = {place for place, _ in sums}
    leaves: list[Entry] = []
    found: list[tuple[Entry, Ours | None]] = []
    has_accounts = any(entry.account and not entry.is_of_kind for entry in entries)
    called_totals = totals_with_code(entries, sums)
    with_code = [(entries[position], ours) for position, ours in called_totals.items() if ours.amount == entries[position].amount]
    unlike = [(entries[position], ours) for position, ours in called_totals.items() if ours.amount != entries[position].amount]
    for position, entry in enumerate(entries):
        if called_totals and position in called_totals:
            continue
        if (sums and _pair(entry) in sums) or (entry.is_of_kind and not entry.amount and entry.place.key in open_places):
            found.append((entry, None))
        elif has_accounts and not entry.account and (ours := _parts_below(position, entries, sums)) is not None:
            found.append((entry, ours))
        else:
            leaves.append(entry)
    perhaps = [entry for entry in leaves if _pair(entry) in doubtful] if doubtful else []
    return Split(leaves=leaves, sums=found, doubtful=perhaps, with_code=with_code, unlike=unlike)


def _not_adding_up(entries: Sequence[Entry], sums: set[Pair], asked: set[Pair]) -> set[Pair]:
    """Rows that would be sums because they leave a place open, and do not add up. When half of them do not, they are lines."""
    ours = Sums((entry.place.key, entry.account, entry.amount) for entry in entries if _pair(entry) not in sums)
    wrong = {pair for entry in entries if (pair := _pair(entry)) in asked and (ours.under(*pair) or (ZERO, 0))[0] != entry.amount}
    return wrong if 2 * len(wrong) >= len(asked) else set()


def _parts_below(position: int, entries: Sequence[Entry], sums: set[Pair]) -> Ours | None:
    """The parts of a programme that has none under its own code: the rows with accounts right below it when they lack a piece of its code,
    or as many of the rows below as add up to it exactly."""
    place, wanted = entries[position].place.key, entries[position].amount
    added, count, lack_a_piece = ZERO, 0, True
    for entry in entries[position + 1 :]:
        if not entry.account:
            if lack_a_piece and count:
                break
            lack_a_piece = False
        if _pair(entry) in sums:
            continue
        if not entry.account or (added > wanted and not lack_a_piece):
            return None
        added, count = added + entry.amount, count + 1
        lack_a_piece = lack_a_piece and all(its is None or its == ours for its, ours in zip(entry.place.key, place, strict=True))
        if added == wanted:
            break
    return Ours(amount=added, count=count) if count and (lack_a_piece or added == wanted) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """used: the tables that count; repeated: those that say what another says; left_out: of another phase, or all when a person must choose."""

    used: tuple[Lines, ...]
    repeated: tuple[Lines, ...] = ()
    left_out: tuple[Lines, ...] = ()
    problems: tuple[Problem, ...] = ()


def tables_used(tables: Sequence[Lines], how: How) -> Used:
    """One table once: sheets that repeat another are left out, parts are taken together, contradictions are asked about."""
    if len(tables) < 2:
        return Used(used=tuple(tables))
    leaves = {table.number: split(table.entries, is_flat=table.is_flat).leaves for table in tables}
    kept, repeated, problems = _distinct(tables, leaves)
    named = [table for table in kept if phase_of_name(table.body.sheet.name, how.words) is how.phase]
    left_out: list[Lines] = []
    if named:
        left_out = [table for table in kept if table not in named and phase_of_name(table.body.sheet.name, how.words) is not None]
        kept = [table for table in kept if table not in left_out]
    clash = _clash(kept, leaves) or two_breakdowns(kept, leaves)
    if clash is not None:
        return Used(used=(), repeated=tuple(repeated), left_out=(*left_out, *kept), problems=(*problems, clash))
    return Used(used=tuple(kept), repeated=tuple(repeated), left_out=tuple(left_out), problems=tuple(problems))


def _distinct(tables: Sequence[Lines], leaves: dict[int, list[Entry]]) -> tuple[list[Lines], list[Lines], list[Problem]]:
    """A table whose lines all stand in another one says nothing new. One that repeats a part of it may as well be another month's: asked about.

    One with faults of its own is not known to say the same, whatever could be read of it.
    """
    contents = {number: frozenset((*_key(entry), entry.amount) for entry in entries) for number, entries in leaves.items()}
    kept: list[Lines] = []
    copies: dict[int, list[Lines]] = {}
    for table in sorted(tables, key=lambda table: (-len(contents[table.number]), table.number)):
        same = next((other for other in kept if contents[table.number] <= contents[other.number]), None) if _is_read(table) else None
        if same is None:
            kept.append(table)
        else:
            copies.setdefault(same.number, []).append(table)
    problems = []
    for table in kept:
        others = [copy for copy in copies.get(table.number, ()) if copy.body.sheet.called != table.body.sheet.called]
        names = [copy.body.sheet.called for copy in others]
        shorter = [copy for copy in others if contents[copy.number] < contents[table.number] and contents[copy.number]]
        if shorter:
            part = shorter[0].body.sheet
            details = (("sheets", table.body.sheet.called), ("count", str(len(contents[shorter[0].number]))))
            problems.append(Problem("sheet.part-of-another", CellRef(part.name, part.begins), part.called, details))
            names = [name for name in names if name not in {copy.body.sheet.called for copy in shorter}]
        if names:
            sheet = table.body.sheet
            problems.append(Problem("sheet.same-table", CellRef(sheet.name), sheet.called, (("sheets", named(names)), ("count", str(len(names))))))
    repeated = [copy for found in copies.values() for copy in found]
    return sorted(kept, key=lambda table: table.number), repeated, problems


def _is_read(table: Lines) -> bool:
    """Whether everything in a table could be read."""
    body = table.body
    return not body.refused and not any(problem.is_error for problem in (*body.problems, *body.sheet.problems))


def _key(entry: Entry) -> tuple[Hashable, ...]:
    return (entry.place.key, entry.account, entry.group, entry.detail)


def _clash(tables: Sequence[Lines], leaves: dict[int, list[Entry]]) -> Problem | None:
    """Two sheets with amounts for the same lines are two versions, not two parts.

    One line of many is none: an export that was cut into sheets goes on with the account where the sheet before ended.
    """
    seen: dict[tuple[Hashable, ...], str] = {}
    for table in tables:
        name = table.body.sheet.called
        keys = set(map(_key, leaves[table.number]))
        shared = sum(1 for key in keys if seen.get(key, name) != name)
        if shared > 1 or shared * ONE_OF_MANY > len(keys):
            listed = "; ".join(f"{one.body.sheet.called}: {total(entry.amount for entry in leaves[one.number]):f}" for one in tables)
            return Problem("sheet.choose", CellRef(table.body.sheet.name, table.body.sheet.begins), listed, (("count", str(len(tables))),))
        seen.update((key, name) for key in keys)
    return None
