"""Rows of an account that stand again over its details, with its code filled down: sums of them, or lines of their own? Used by doubts.py, ledger.py.

An exporter that fills the code of an account down prints the account's own row with a blank description, and below it one row for each description.
A name that begins with a dash is a description. A row that names several sources of money is as much over the rows of each of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from operator import attrgetter, eq

from cms.domain.amounts import ZERO
from importers.borne_out import BorneOut
from importers.called_totals import is_called_total
from importers.entries import Entry, called, places_of
from importers.lines import Lines
from importers.places import PARTS
from importers.problems import Problem
from importers.reconcile import Ours
from importers.row_numbers import spans_of
from importers.tree import Pair
from importers.workbook import Raw, Sheet

FUND = PARTS.index("fund")
# What a line is called that is a part of the one above it: "- Kertas", "• Tinta".
_SIGNS = "-–—•*·▪>"
_POINT = re.compile(rf"[{_SIGNS}]+ *(?=[^\W\d_])")
# What stands in a cell that says nothing.
_BLANKS = frozenset({"", "-", "--", "–", "—", ".", "0"})
# What an account is called, and a thing that is bought is not.
_ACCOUNT = re.compile(r"(?:belanja|beban|pendapatan|penerimaan|pengeluaran)\b", re.IGNORECASE)
# "PAD, DAU", "PAD dan DAU", "DAK/DAU".
_SEVERAL = re.compile(r"\s*(?:[,;/+&]|\b(?:dan|and)\b)\s*", re.IGNORECASE)
# So few sums of one part may be two lines of the same amount.
_FEW = 2
# So many that do not add up are a habit of the file, unless they come as near as this.
_OFTEN = 3
NEAR = Decimal("0.02")
_account_of = attrgetter("account")
_name_of, _detail_of, _group_of = attrgetter("name"), attrgetter("detail"), attrgetter("group")
_key = attrgetter("sheet", "column", "place.key", "account")
_Description = tuple[str, str]
_Block = tuple[int, list[int]]


@dataclass(slots=True)
class _Found:
    """Positions of rows with those of their parts: where they add up, and where they do not."""

    met: list[_Block] = field(default_factory=list)
    missed: list[_Block] = field(default_factory=list)


def sums_over_details(entries: Sequence[Entry], sums: Collection[Pair]) -> dict[int, Ours]:
    """Position of a row that is just what the rows of its key with a description, or with one of its sources of money, add up to -> those."""
    found = _over_details(entries, sums, _descriptions(entries))
    met = found.met if _is_habit(found) else []
    met = [*met, *_over_sources(entries, sums).met]
    return {head: Ours(amount=entries[head].amount, count=len(parts)) for head, parts in met}


def perhaps_over_details(
    leaves: Sequence[Entry], totals: Sequence[tuple[Entry, Ours]], sheets: Mapping[int, Sheet], borne_out: BorneOut
) -> Iterator[Problem]:
    """Such rows that count: refused where they cannot well be lines beside the others, or told; not where a printed total counts both.

    totals: rows with the code of their parts that these bear out; beside such rows over details, those that differ are no lines.
    """
    found, by_source = _over_details(leaves, (), _descriptions(leaves)), _over_sources(leaves, ())
    others_are_sums = bool(sum_over_details(totals))
    # Where few add up or come near it, again and again, such rows are lines: told once.
    near = [head for head, parts in found.missed if _is_near(leaves[head].amount, _sum([leaves[place] for place in parts]))]
    are_lines = not others_are_sums and len(found.missed) >= _OFTEN and len(found.missed) > len(found.met) and 2 * len(near) < len(found.missed)
    told = False
    for head, parts in (*found.met, *found.missed, *by_source.missed):
        one, ours = leaves[head], _sum([leaves[place] for place in parts])
        if not one.amount or borne_out.holds(one, leaves[parts[0]]):
            continue
        if not are_lines or (one.amount == ours and len(parts) > 1):
            is_sum = others_are_sums or _is_near(one.amount, ours) or abs(one.amount) >= abs(ours)
            yield _asked(leaves, head, parts, sheets[one.sheet], "row.line-or-details" if is_sum else "row.perhaps-total")
        elif not told:
            told = True
            yield _asked(leaves, head, parts, sheets[one.sheet], "row.perhaps-total")


def _is_near(amount: Decimal, ours: Decimal) -> bool:
    return abs(amount - ours) <= NEAR * abs(ours)


def _asked(entries: Sequence[Entry], head: int, parts: Sequence[int], sheet: Sheet, code: str = "row.line-or-details") -> Problem:
    one, others = entries[head], [entries[place] for place in parts]
    rows = spans_of([other.row for other in others])
    details = (("name", called(one)), ("count", str(len(others))), ("rows", rows), ("ours", f"{_sum(others):f}"))
    return Problem(code, sheet.ref(one.row, one.column), f"{one.amount:f}", details)


def sum_over_details(totals: Sequence[tuple[Entry, Ours]]) -> Decimal:
    """What rows over their details make together, of those with the code of their parts; without those that are called totals."""
    return _sum([entry for entry, _ in totals if not is_called_total(entry.name)])


def accounts_over_things(leaves: Sequence[Entry], sheets: Mapping[int, Sheet]) -> Iterator[Problem]:
    """Where all neighbours with one code are a row called as accounts are and others, called otherwise, of its amount: it is their sum."""
    accounts = list(map(_account_of, leaves))
    # Few neighbours have one code, and of those fewer one place: only these are grouped.
    alike = [at for at, is_same in enumerate(map(eq, accounts, accounts[1:])) if is_same and _key(leaves[at]) == _key(leaves[at + 1])]
    found: list[list[Entry]] = []
    for _, joined in groupby(enumerate(alike), lambda one: one[1] - one[0]):
        places = [at for _, at in joined]
        run = list(leaves[places[0] : places[-1] + 2])
        if not _is_account_over_things(*run):
            return
        found.append(run)
    for one, *others in found if len(found) >= _FEW else ():
        details = (("name", called(one)), ("count", str(len(others))), ("rows", spans_of([other.row for other in others])))
        yield Problem("row.sum-with-code", sheets[one.sheet].ref(one.row, one.column), f"{one.amount:f}", details)


def _is_account_over_things(one: Entry, *others: Entry) -> bool:
    return (len(others) > 1 or is_called_account(one, others)) and bool(one.amount) and _sum(others) == one.amount


def is_called_account(one: Entry, others: Iterable[Entry]) -> bool:
    """Whether a row alone of those with its code is called as accounts are: "Belanja ATK" above "Kertas" and "Tinta"."""
    return _ACCOUNT.match(one.name) is not None and not any(_ACCOUNT.match(other.name) for other in others)


def _is_habit(found: _Found) -> bool:
    """Whether rows that add up are the sums that they seem: one of several parts, or several of them; and no more that differ."""
    is_sum = any(len(parts) > 1 for _, parts in found.met) or (len(found.met) >= _FEW and not found.missed)
    return is_sum and len(found.met) >= len(found.missed)


def _descriptions(entries: Sequence[Entry]) -> list[_Description]:
    """What each row says beside its account; nothing of all of them where all say something, or none does."""
    names, details = list(map(_name_of, entries)), list(map(_detail_of, entries))
    points = {name for name in set(names) if name[:1] in _SIGNS and _POINT.match(name)}
    different = set(details)
    # A dash is as good as a blank; and so is the name of the account, once more.
    blank = different & _BLANKS
    says_nothing = different <= blank and not points and not any(map(_group_of, entries))
    if says_nothing or not (blank or any(map(eq, names, details))):
        return []
    return [
        (entry.group, name if name in points else "" if detail in blank or detail == name else detail)
        for entry, name, detail in zip(entries, names, details, strict=True)
    ]


def _over_details(entries: Sequence[Entry], sums: Collection[Pair], said: Sequence[_Description]) -> _Found:
    """Rows without a description with those that follow them under the same key and have one; or the last of them with all others."""
    found = _Found()
    together: dict[object, list[int]] = {}
    for position, key in enumerate(map(_key, entries) if said else ()):
        together.setdefault(key, []).append(position)
    for places in together.values():
        if len(places) > 1 and not (sums and (entries[places[0]].place.key, entries[places[0]].account) in sums):
            _blocks(entries, said, places, found)
    return found


def details_of_unread_columns(leaves: Sequence[Entry], tables: Iterable[Lines]) -> Iterator[Problem]:
    """Rows that a column of an unknown title describes, below one of the same account that it leaves blank and that is their sum: refused."""
    for table in tables:
        unread = [column for column in (*table.body.heading.unread, *table.body.heading.left_out) if len(column.indexes) == 1]
        own = [entry for entry in leaves if entry.sheet == table.number] if unread else []
        own = [entry for entries in _firsts_of_runs(own) for entry in entries]
        if not own:
            continue
        cells = {row.number: row.cells for row in table.body.rows}
        for column in unread:
            texts = [_text(cells.get(entry.row, ()), column.index) for entry in own]
            found = _over_details(own, (), [("", text) for text in texts]) if any(texts) else _Found()
            if _is_habit(found):
                yield from (_asked(own, head, parts, table.body.sheet) for head, parts in found.met if own[head].amount)
                break


def _firsts_of_runs(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Neighbours of the same key, where one of them may be what some below it make."""
    for _, alike in groupby(entries, _key):
        run = list(alike)
        amounts = [entry.amount for entry in run]
        if len(run) > 1 and any(amounts[place] >= amounts[place + 1] for place in range(len(run) - 1)):
            yield run


def _text(cells: Sequence[Raw], index: int) -> str:
    cell = cells[index] if index < len(cells) else None
    return cell if isinstance(cell, str) and any(map(str.isalpha, cell)) else ""


def _blocks(entries: Sequence[Entry], said: Sequence[_Description], places: Sequence[int], found: _Found) -> None:
    if not said[places[0]][1]:
        met: set[int] = set()
        for start in range(len(places) - 2, -1, -1):
            head, end = places[start], start + 1
            if said[head][1]:
                continue
            while end < len(places) and _is_over(said[head], said[places[end]]):
                end += 1
            parts = [place for place in places[start + 1 : end] if place not in met]
            if parts and (_sum([entries[place] for place in parts]) == entries[head].amount):
                met.add(head)
                found.met.append((head, parts))
            elif parts and entries[head].detail != entries[head].name:
                found.missed.append((head, parts))
    elif said[places[-1]] == ("", "") and all(said[place] != ("", "") for place in places[:-1]):
        parts = list(places[:-1])
        if len(parts) > 1 and _sum([entries[place] for place in parts]) == entries[places[-1]].amount:
            found.met.append((places[-1], parts))


def _is_over(wide: _Description, narrow: _Description) -> bool:
    (group, detail), (its_group, its_detail) = wide, narrow
    says_more = bool(its_detail) or (bool(its_group) and not group)
    return not detail and says_more and (not group or not its_group or group == its_group)


def _over_sources(entries: Sequence[Entry], sums: Collection[Pair]) -> _Found:
    """Rows that name several sources of money with those of the same account that name one of these each."""
    found = _Found()
    funds = {place.key[FUND] for place in places_of(entries).values()}
    several = {fund: frozenset(said) for fund in funds if fund and len(said := _SEVERAL.split(fund.casefold())) > 1}
    if not several:
        return found
    together: dict[tuple[object, ...], list[int]] = {}
    for position, entry in enumerate(entries):
        together.setdefault((entry.sheet, entry.column, entry.place.key[:FUND], entry.account), []).append(position)
    for places in together.values():
        for head in places:
            wanted = several.get(entries[head].place.key[FUND] or "")
            if not wanted or (entries[head].place.key, entries[head].account) in sums:
                continue
            parts = [place for place in places if (entries[place].place.key[FUND] or "").casefold() in wanted]
            if {(entries[place].place.key[FUND] or "").casefold() for place in parts} == wanted:
                is_met = _sum([entries[place] for place in parts]) == entries[head].amount
                (found.met if is_met else found.missed).append((head, parts))
    return found


def _sum(entries: Sequence[Entry]) -> Decimal:
    return sum((entry.amount for entry in entries), ZERO)
