"""Lines whose office is left blank under those that name one: as above, the sum of all offices, or a question. Used by ledger.py.

Blank means "as above" where the column names each office once, at the head of its lines, and leaves it blank below several heads or has but
one; and where the blank lines are the parts of the account that the head names. Financing may belong to the city as a whole, and stays so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import pairwise

from cms.domain.amounts import ZERO
from importers.called_totals import is_called_total
from importers.codes import split_code
from importers.entries import Entry
from importers.lines import SPENT, Lines
from importers.metadata import LEAST_LEVELS, is_office
from importers.places import OFFICE, Place, TypedPlaces, with_office
from importers.reconcile import FINANCING
from importers.row_numbers import spans_of
from importers.table import Body
from importers.titles import Vocabulary
from importers.tree import Pair, Segments, Sums, covered_by_accounts
from importers.values import text_of
from importers.workbook import Row

ROLES = tuple((part, what) for part in ("office", "unit") for what in ("code", "name"))
# The row that names an office, and its words in the columns of offices and units.
Head = tuple[int, tuple[str, ...]]
NO_ENTRY = Entry(0, 0, 0, Place(), (), "", ZERO)


def settle_blank_offices(lines: Lines, words: Vocabulary) -> frozenset[int]:
    """Gives lines the office above where blank means that: their rows; others are refused, unless they are the sum of all offices."""
    columns = {role: column.index for role in ROLES if (column := lines.body.heading.column("_".join(role))) is not None}
    entries = lines.entries
    of_offices = _of_offices(entries)
    has_column = any(part == "office" for part, _ in columns)
    blank = [position for position, entry in enumerate(entries) if _is_blank(entry, of_offices)] if has_column else []
    heads, is_once = _heads(lines.body, list(columns.values()), words) if blank else ({}, False)
    blank = [position for position in blank if heads and entries[position].row > min(heads)]
    places = TypedPlaces(list(columns))
    for position, place in _totals(entries, blank, heads, places):
        entries[position] = entries[position]._replace(place=place)
    blank = [position for position in blank if _is_blank(entries[position], of_offices)]
    has_codes = any(not entry.account and _is_coded(entry) for entry in entries) if blank else False
    groups: dict[Head, list[int]] = {}
    for position in blank:
        entry = entries[position]
        # A row that has but a name where others have codes is no line of a programme.
        is_line = entry.account or _is_coded(entry) or not has_codes
        if is_line and (head := heads.get(entry.row)) is not None:
            groups.setdefault(head, []).append(position)
    is_one = len({head[1] for entry in entries if (head := heads.get(entry.row)) is not None}) == 1
    known = dict[tuple[int, Head], Place]()
    before, last = list(entries), next(reversed(groups), None)
    above: set[int] = set()
    again: set[int] = set()
    for head, group in groups.items():
        own = group[: _recapitulated(before, head[0], group)] if head == last and not is_one else group
        again.update(group[len(own) :])
        for position in _as_above(before, head, own, is_habit=is_once and (is_one or len(groups) > 1)):
            entry = entries[position]
            key = (id(entry.place), head)
            if key not in known:
                known[key] = with_office(entry.place, places[head[1]])
            entries[position] = entry._replace(place=known[key])
            above.add(position)
    _tell(lines, "office.as-above", [entries[position] for position in above], heads)
    rows = frozenset(entries[position].row for position in above)
    # Where others leave the office blank that is above, financing of the city's own looks no different.
    financing = [position for position, entry in enumerate(entries) if entry.account[:1] == FINANCING and entry.row in heads] if above else []
    doubtful = [position for position in financing if entries[position].place.key[OFFICE] is None]
    _refuse(lines, sorted({*blank, *doubtful} - above), again, heads)
    return rows


def _totals(entries: Sequence[Entry], blank: Sequence[int], heads: Mapping[int, Head], places: TypedPlaces) -> Iterator[tuple[int, Place]]:
    """Blank rows that are called totals and are, by their code and amount, what the office above them has; with its place."""
    called = [position for position in blank if entries[position].account and is_called_total(entries[position].name)]
    of_offices = _of_offices(entries) if called else ()
    sums = _sums([entry for entry in entries if not _is_blank(entry, of_offices)]) if called else None
    for position in called:
        entry, head = entries[position], heads.get(entries[position].row)
        place = with_office(entry.place, places[head[1]]) if head is not None else entry.place
        if sums is not None and (found := sums.under(place.key, entry.account)) is not None and found[0] == entry.amount:
            yield position, place


def _sums(named: Sequence[Entry]) -> Sums:
    """Of the lines without those that are sums of others by their account."""
    covered = covered_by_accounts({(entry.place.key, entry.account) for entry in named})
    return Sums((entry.place.key, entry.account, entry.amount) for entry in named if (entry.place.key, entry.account) not in covered)


def _of_offices(entries: Sequence[Entry]) -> tuple[Segments, ...]:
    """The parts of the budget that belong to offices: financing where some of it names one."""
    has_financing = any(entry.account[:1] == FINANCING and entry.place.key[OFFICE] is not None for entry in entries)
    return (*SPENT, FINANCING) if has_financing else SPENT


def _is_blank(entry: Entry, of_offices: Sequence[Segments]) -> bool:
    return entry.place.key[OFFICE] is None and (entry.account[:1] in of_offices or not entry.account)


def _is_coded(entry: Entry) -> bool:
    return any(name.endswith("_code") for name in entry.place.facts)


def _heads(body: Body, columns: Sequence[int], words: Vocabulary) -> tuple[dict[int, Head], bool]:
    """Row -> the row at or above it that names an office, none below a total; and whether no office is named again in the row below.

    Of all rows, also those of other years or phases, which are not read.
    """
    heads: dict[int, Head] = {}
    head: Head | None = None
    before, is_once = -1, True
    for place, row in enumerate(body.whole):
        texts = tuple([text_of(row.cells[index]) if index < len(row.cells) else "" for index in columns])
        if any(map(words.total_meaning, texts)):
            head = None
        elif any(texts) and _is_head(row, texts):
            is_once = is_once and not (head is not None and before == place - 1 and head[1] == texts)
            head, before = (row.number, texts), place
        if head is not None:
            heads[row.number] = head
    return heads, is_once


def _is_head(row: Row, texts: tuple[str, ...]) -> bool:
    """Whether a row with something in the columns of offices is a line or the name of an office, and no other heading."""
    filled = sum(1 for cell in row.cells if text_of(cell))
    return filled > sum(map(bool, texts)) or any(is_office(split_code(text)[1]) or text.count(".") >= LEAST_LEVELS for text in texts)


def _recapitulated(entries: Sequence[Entry], row: int, group: Sequence[int]) -> int:
    """From which of the last blank lines on all lines above are said again: part by part they add up to the same. row: the office's."""
    leaves = [not _is_under(below, entry) for entry, below in pairwise([*entries[: group[-1] + 1], NO_ENTRY])]
    after: defaultdict[Segments, Decimal] = defaultdict(Decimal)
    before: defaultdict[Segments, Decimal] = defaultdict(Decimal)
    for position in range(group[-1] + 1):
        before[entries[position].account[:1]] += entries[position].amount if leaves[position] else ZERO
    found = len(group)
    for place in range(len(group) - 1, -1, -1):
        position = group[place]
        entry = entries[position]
        amount, part = entry.amount if leaves[position] else ZERO, entry.account[:1]
        after[part] += amount
        before[part] -= amount
        if (
            position
            and entries[position - 1].row >= row
            and not _is_under(entry, entries[position - 1])
            and all(before[part] == amount for part, amount in after.items())
            and any(after.values())
        ):
            found = place
    return found


def _is_under(entry: Entry, other: Entry) -> bool:
    """Whether a line stands under the account of another one in its place."""
    return len(entry.account) > len(other.account) > 0 and entry.account[: len(other.account)] == other.account


def _as_above(entries: Sequence[Entry], head: Head, group: Sequence[int], *, is_habit: bool) -> Iterator[int]:
    """The blank lines below a head that are of its office. One that goes back to an account whose parts stand above it is their sum, or ends them."""
    if not group:
        return
    named = entries[group[0] - 1] if group[0] and entries[group[0] - 1].row == head[0] else None
    if not is_habit and (named is None or not _are_parts(named, [entries[position] for position in group])):
        return
    sums: dict[tuple[object, Segments], Decimal] = {}
    for position in ([group[0] - 1] if named is not None else []) + list(group):
        entry = entries[position]
        place, account = entry.place.key[OFFICE + 2 :], entry.account
        ours = sums.get((place, account))
        if ours is None:
            for level in range(len(account)):
                sums[place, account[:level]] = sums.get((place, account[:level]), ZERO) + entry.amount
        elif account and ours != entry.amount:
            # From here on the rows are of all offices: a recapitulation below the table.
            return
        if entry is not named:
            yield position


def _are_parts(head: Entry, below: Sequence[Entry]) -> bool:
    """Whether lines stand under the account of the first one and add up to it."""
    pairs: set[Pair] = {(entry.place.key, entry.account) for entry in below}
    sums = covered_by_accounts(pairs)
    is_under = all(len(entry.account) > len(head.account) and entry.account[: len(head.account)] == head.account for entry in below)
    return bool(head.account) and is_under and head.amount == sum((e.amount for e in below if (e.place.key, e.account) not in sums), ZERO)


def _refuse(lines: Lines, positions: Sequence[int], again: Set[int], heads: Mapping[int, Head]) -> None:
    """Lines that nobody knows the office of, but those that are the sum of what offices have.

    One that says just what another line says is none by itself, unless it is among those that say all again.
    """
    if not positions:
        return
    entries = lines.entries
    of_offices = _of_offices(entries)
    named = [entry for entry in entries if not _is_blank(entry, of_offices)]
    accounts = {entry.account for entry in named}
    sums = _sums(named)
    found = {position: sums.under(entries[position].place.key, entries[position].account) or (ZERO, 0) for position in positions}
    borne_out = {position for position, (ours, count) in found.items() if count and ours == entries[position].amount}
    if all(found[position][1] == 1 and entries[position].account in accounts and position not in again for position in borne_out):
        borne_out = set()
    wrong = set(positions) - borne_out
    _tell(lines, "office.blank", [entries[position] for position in sorted(wrong)], heads)
    lines.body.refused.update(entries[position].row for position in wrong)
    lines.entries = [entry for position, entry in enumerate(entries) if position not in wrong]


def _tell(lines: Lines, code: str, entries: Sequence[Entry], heads: Mapping[int, Head]) -> None:
    if entries:
        rows = sorted({entry.row for entry in entries})
        _, texts = heads.get(rows[0], (0, ()))
        details = (("count", str(len(rows))), ("rows", spans_of(rows)))
        lines.body.problems.append(lines.body.problem(code, rows[0], " ".join(filter(None, texts)), *details))
