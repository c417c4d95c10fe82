"""Leaves apart from sums, and which tables count where several sheets hold one. Used by ledger.py."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from cms.domain.amounts import ZERO, total
from cms.domain.budgets import Phase, StatedTotal
from cms.domain.personal import masked
from cms.domain.tables import CellRef
from importers.breakdowns import two_breakdowns
from importers.columns import How
from importers.doubts import totals_with_code
from importers.entries import Entry, sums_of
from importers.labelled_above import other_labels
from importers.lines import Lines
from importers.phases_said import WISHED_FOR, phase_of_name
from importers.problems import Problem
from importers.reconcile import WIDE_LEVEL, Ours
from importers.table import named
from importers.titles import words_of
from importers.tree import Pair, Sums, covered_by_accounts, covered_by_places, pattern_of
from importers.workbook import Sheet

# So many lines of its own has a sheet that shares one with another and is no other version of it.
ONE_OF_MANY = 20
# Names of sheets that a working copy keeps.
_TAKEN_OUT = frozenset({"dihapus", "hapus", "dibatalkan", "batal", "dicoret", "ditolak", "deleted", "cancelled", "canceled", "rejected", "backup"})
# What a program or a person puts behind, or before, the name of a sheet that is another version of one.
_VERSION = re.compile(
    r"(?:^(?:copy of|salinan(?: dari)?) | ?[0-9]{1,2}$"
    r"| (?:copy|salinan|lama|baru|rev|revisi|fix|final|edit|ok|oke|koreksi|perbaikan|versi|ver|v)(?: ?[0-9]{1,2})?$)+"
)
Content = frozenset[tuple[Hashable, ...]]
_pair = attrgetter("place.key", "account")
NO_PAIR: Pair = ((), ())


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


def beside_offices(tables: Sequence[Lines], how: How) -> frozenset[int]:
    """Tables on sheets beside those of offices: they only sum them up."""
    return frozenset(table.number for table in tables if how.offices and table.body.sheet.name not in how.offices)


def together_split(tables: Sequence[Lines], how: How) -> Split:
    """Of all tables that count."""
    entries = [entry for table in tables for entry in table.entries]
    return split(entries, is_flat=all(table.is_flat for table in tables), summaries=beside_offices(tables, how))


def _not_adding_up(entries: Sequence[Entry], sums: set[Pair], asked: set[Pair]) -> set[Pair]:
    """Rows that would be sums because they leave a place open, and do not add up. When half of those that are alike do not, they are lines.

    A sheet of one office may leave the office open in its sums: they are of the lines of that sheet. Nor are those sums that say but what one
    line says, see _perhaps_lines().
    """
    lines = [entry for entry in entries if _pair(entry) not in sums]
    everything = sums_of(lines)
    missed = [entry for entry in entries if (pair := _pair(entry)) in asked and (everything.under(*pair) or (ZERO, 0))[0] != entry.amount]
    own = {number: sums_of(line for line in lines if line.sheet == number) for number in {entry.sheet for entry in missed}}
    wrong = {_pair(entry) for entry in missed if (own[entry.sheet].under(*_pair(entry)) or (ZERO, 0))[0] != entry.amount}
    # Nil over parts of nil, as kinds of expenditure have it that a programme spends nothing on, bears nothing out.
    filled = {_pair(entry) for entry in entries if entry.amount}
    of_a_kind, of_those_wrong = Counter(map(_kind, asked & (filled | wrong))), Counter(map(_kind, wrong))
    perhaps = _perhaps_lines(asked - wrong, entries, lines, everything)
    return perhaps | {pair for pair in wrong if 2 * of_those_wrong[_kind(pair)] >= of_a_kind[_kind(pair)]}


def _kind(pair: Pair) -> tuple[Hashable, ...]:
    """What a place says, and how deep an account is."""
    place, account = pair
    return (pattern_of(place), len(account))


def _perhaps_lines(pairs: set[Pair], entries: Sequence[Entry], parts: Sequence[Entry], ours: Sums) -> set[Pair]:
    """Sums that say just what one line of their own account says, where no other row that leaves as much open is more than that.

    They may be lines themselves, of the same amount as that one; together they say all that there is, or a person looks.
    """
    accounts = {entry.account for entry in parts}
    found: dict[tuple[bool, ...], set[Pair]] = {}
    for place, account in pairs:
        is_one = account and account in accounts and (ours.under(place, account) or (ZERO, 0))[1] == 1
        found.setdefault(pattern_of(place), set()).add((place, account) if is_one else NO_PAIR)
    whole = total(entry.amount for entry in parts)
    return {
        pair
        for alike in found.values()
        if NO_PAIR not in alike and total(entry.amount for entry in entries if _pair(entry) in alike) != whole
        for pair in alike
    }


def _parts_below(position: int, entries: Sequence[Entry], sums: set[Pair]) -> Ours | None:
    """The parts of a programme that has none under its own code: the rows with accounts right below it when they lack a piece of its code,
    or as many of the rows below as add up to it exactly."""
    place, wanted = entries[position].place.key, entries[position].amount
    added, count, lack_a_piece = ZERO, 0, True
    for entry in entries[position + 1 :]:
        if entry.sheet != entries[position].sheet:
            break
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
    clash = _clash(kept, leaves) or _versions(kept, leaves)
    if clash is None and two_breakdowns(kept, leaves) is not None:
        # What others say in more detail is a sum and divides nothing.
        together = together_split(kept, how).leaves
        clash = two_breakdowns(kept, {table.number: [entry for entry in together if entry.sheet == table.number] for table in kept})
    if clash is not None:
        return Used(used=(), repeated=tuple(repeated), left_out=(*left_out, *kept), problems=(*problems, clash))
    problems.extend(_taken_out(kept, leaves, how.phase))
    return Used(used=tuple(kept), repeated=tuple(repeated), left_out=tuple(left_out), problems=tuple(problems))


def _taken_out(tables: Sequence[Lines], leaves: dict[int, list[Entry]], phase: Phase) -> Iterator[Problem]:
    """Sheets whose names say that what is on them does not hold, or is only wished for, beside others that say nothing of the kind."""
    found = [table for table in tables if _is_taken_out(table.body.sheet.name, phase)]
    for table in found if len(found) < len(tables) else ():
        sheet, lines = table.body.sheet, leaves[table.number]
        if any(entry.amount for entry in lines):
            details = (("name", sheet.name), ("count", str(len(lines))))
            yield Problem("sheet.taken-out", CellRef(sheet.name, sheet.begins), f"{total(entry.amount for entry in lines):f}", details)


def hidden_beside_shown(leaves: Sequence[Entry], sheets: Mapping[int, Sheet], totals: Iterable[StatedTotal]) -> Iterator[Problem]:
    """Hidden sheets with lines of their own beside shown ones that have some: nobody saw that they count, unless a shown total counts them all.

    sheets: by number of table. totals: those that are printed anywhere.
    """
    hidden = {number for number, sheet in sheets.items() if sheet.is_hidden}
    unseen = [entry for entry in leaves if entry.sheet in hidden and entry.amount] if hidden else []
    if not unseen or not any(entry.amount for entry in leaves if entry.sheet not in hidden):
        return
    shown = {sheet.name for sheet in sheets.values() if not sheet.is_hidden}
    sums = {said.amount for said in totals if said.source.sheet in shown and said.amount == said.ours}
    groups = {entry.account[:1] for entry in unseen}
    if all(total(entry.amount for entry in leaves if entry.account[:1] == group) in sums for group in groups):
        return
    for number in sorted({entry.sheet for entry in unseen}):
        sheet, lines = sheets[number], [entry for entry in unseen if entry.sheet == number]
        yield Problem(
            "sheet.hidden-lines", CellRef(sheet.name, lines[0].row), f"{total(entry.amount for entry in lines):f}", (("count", str(len(lines))),)
        )


def _is_taken_out(name: str, phase: Phase) -> bool:
    """A proposal is made of what was asked for, but for what was asked for on top of it."""
    words = set(words_of(name).split())
    return bool(words & _TAKEN_OUT) or (bool(words & WISHED_FOR) and (phase is not Phase.PROPOSED or "tambahan" in words))


def _distinct(tables: Sequence[Lines], leaves: dict[int, list[Entry]]) -> tuple[list[Lines], list[Lines], list[Problem]]:
    """A table whose lines all stand in another one says nothing new. One that repeats a part of it may as well be another month's: asked about."""
    contents = {number: frozenset((*_key(entry), entry.amount) for entry in entries) for number, entries in leaves.items()}
    kept: list[Lines] = []
    copies: dict[int, list[Lines]] = {}
    for table in sorted(tables, key=lambda table: (-len(contents[table.number]), table.number)):
        # One with more faults than the other, or of which nothing could be read, is not known to say the same.
        content, faults = contents[table.number], len(table.body.refused)
        others = kept if content or not faults else ()
        same = next((other for other in others if content <= contents[other.number] and faults <= len(other.body.refused)), None)
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
        unlike = next(((copy, *said) for copy in others for said in other_labels(copy.body, table.body)), None)
        if unlike is not None:
            copy, own, other = unlike
            said = (("name", copy.body.sheet.called), ("sheets", table.body.sheet.called), ("other", masked(other)))
            problems.append(Problem("sheet.same-but-title", CellRef(copy.body.sheet.name, copy.body.sheet.begins), masked(own), said))
        elif names:
            sheet = table.body.sheet
            problems.append(Problem("sheet.same-table", CellRef(sheet.name), sheet.called, (("sheets", named(names)), ("count", str(len(names))))))
    repeated = [copy for found in copies.values() for copy in found]
    return sorted(kept, key=lambda table: table.number), repeated, problems


def _key(entry: Entry) -> tuple[Hashable, ...]:
    return (entry.place.key, entry.account, entry.group, entry.detail)


def _versions(tables: Sequence[Lines], leaves: dict[int, list[Entry]]) -> Problem | None:
    """Two sheets of the same accounts, one with the other's name and what tells a version: "Dinas Sosial (2)", "Dinas Sosial lama"."""
    called = {words_of(table.body.sheet.name): table for table in tables}
    for name, table in called.items():
        before = _VERSION.sub("", name)
        other = called.get(before) if before != name else None
        if other is not None and other is not table:
            ours, theirs = ({entry.account for entry in leaves[one.number] if entry.account} for one in (table, other))
            if 2 * len(ours & theirs) > max(len(ours), len(theirs)):
                return _which((other, table), leaves)
    return None


def _which(tables: Sequence[Lines], leaves: dict[int, list[Entry]]) -> Problem:
    listed = "; ".join(f"{one.body.sheet.called}: {total(entry.amount for entry in leaves[one.number]):f}" for one in tables)
    sheet = tables[-1].body.sheet
    return Problem("sheet.choose", CellRef(sheet.name, sheet.begins), listed, (("count", str(len(tables))),))


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
