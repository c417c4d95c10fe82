"""What a person should look at in lines that count: sums with the code of their parts, groups that no chart has.

Used by sheets.py and ledger.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from operator import attrgetter, eq

from cms.domain.amounts import total
from importers.accounts import accounts_named, groups_of
from importers.called_totals import is_called_total
from importers.entries import Entry, called
from importers.over_details import is_called_account, sums_over_details
from importers.places import Key
from importers.problems import Problem
from importers.reconcile import Ours
from importers.row_numbers import spans_of
from importers.tree import Pair, Segments
from importers.workbook import Sheet

GROUP = 2
_account_of = attrgetter("account")
_pair_of = attrgetter("sheet", "place.key", "account")


def totals_with_code(entries: Sequence[Entry], sums: Collection[Pair]) -> dict[int, Ours]:
    """Position of a row that carries the code of its own parts -> those: all other rows of that code where it is called a total, or its details."""
    over_details = sums_over_details(entries, sums)
    named = {name for name in {entry.name for entry in entries} if name and is_called_total(name)}
    if not named:
        return over_details
    called_so = [
        place
        for place, entry in enumerate(entries)
        if entry.name in named and (entry.place.key, entry.account) not in sums and place not in over_details
    ]
    wanted = {_pair_of(entries[position]) for position in called_so}
    parts: dict[tuple[int, Key, Segments], list[Decimal]] = {}
    for position, entry in enumerate(entries):
        if entry.name not in named and (pair := _pair_of(entry)) in wanted and position not in over_details:
            parts.setdefault(pair, []).append(entry.amount)
    those = {position: amounts for position in called_so if (amounts := parts.get(_pair_of(entries[position])))}
    return {position: Ours(amount=total(amounts), count=len(amounts)) for position, amounts in those.items()} | over_details


def totals_not_borne_out(unlike: Sequence[tuple[Entry, Ours]], sheets: Mapping[int, Sheet]) -> Iterator[Problem]:
    """Rows called totals in the code of other rows that add up to something else: refused, since they may be lines or sums of other rows."""
    for entry, ours in unlike:
        details = (("name", called(entry)), ("ours", f"{ours.amount:f}"), ("count", str(ours.count)))
        yield Problem("row.total-unlike", sheets[entry.sheet].ref(entry.row, entry.column), f"{entry.amount:f}", details)


def paid_below_zero(leaves: Sequence[Entry], sheets: Mapping[int, Sheet]) -> Iterator[Problem]:
    """Money that is paid, with every amount below zero: in brackets because it is paid. The balance would add it (Permendagri 77/2020: 6.1 less 6.2).

    Refused in financing, which law prints as amounts to be subtracted; told in expenditure, where a file may hold nothing but corrections.
    """
    for part, code, fewest in (((6, 2), "amount.paid-below-zero", 1), ((5,), "amount.spent-below-zero", 2)):
        paid = _all_below_zero(leaves, part)
        if len(paid) >= fewest:
            first = paid[0]
            rows = spans_of([entry.row for entry in paid if entry.sheet == first.sheet])
            details = (("part", _code(part)), ("count", str(len(paid))), ("rows", rows))
            yield Problem(code, sheets[first.sheet].ref(first.row, first.column), f"{first.amount:f}", details)


def _all_below_zero(leaves: Sequence[Entry], part: Segments) -> list[Entry]:
    """The lines of a part of the budget that are not nil; none as soon as one is above it."""
    found = []
    for entry in leaves:
        if entry.account[: len(part)] == part and entry.amount:
            if entry.amount > 0:
                return []
            found.append(entry)
    return found


def _of_one_code(leaves: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Three and more neighbours with the same account in the same place."""
    accounts = list(map(_account_of, leaves))
    if not any(map(eq, accounts, accounts[2:])):
        return
    for _, alike in groupby(leaves, _account_of):
        entries = list(alike)
        if len(entries) > 2:
            for _, neighbours in groupby(entries, _pair_of):
                run = list(neighbours)
                if len(run) > 2:
                    yield run


def perhaps_sums_of_their_code(leaves: Sequence[Entry], chart: str, sheets: Mapping[int, Sheet]) -> Iterator[Problem]:
    """The first or last of neighbours with one code, where it is what the others add up to and is called otherwise.

    An error where the chart calls that account by the row's name, where no other is called as accounts are, or where the file does so again and
    again: then the others are its parts; else a person looks.
    """
    found: list[tuple[Entry, list[Entry]]] = []
    count = 0
    for run in _of_one_code(leaves):
        count += 1
        whole = total(entry.amount for entry in run)
        for one, others in ((run[0], run[1:]), (run[-1], run[:-1])):
            if 2 * one.amount == whole and sum(1 for other in others if other.amount) > 1 and all(other.name != one.name for other in others):
                found.append((one, others))
                break
    is_habit = len(found) > 1 and 2 * len(found) > count
    for one, others in found:
        is_sum = is_habit or one.account in accounts_named(one.name, chart) or is_called_account(one, others)
        code = "row.sum-with-code" if is_sum else "row.perhaps-sum"
        details = (("name", called(one)), ("count", str(len(others))), ("rows", spans_of([other.row for other in others])))
        yield Problem(code, sheets[one.sheet].ref(one.row, one.column), f"{one.amount:f}", details)


def unknown_groups(leaves: Sequence[Entry], chart: str, sheets: Mapping[int, Sheet], code_columns: Mapping[int, int | None]) -> Iterator[Problem]:
    """Accounts whose group the chart does not have, with the account of that name where there is one. The file's own code is kept.

    code_columns: where the codes of each sheet stand; None where they stand in no column of their own.
    """
    known = groups_of(chart)
    unknown: dict[Segments, list[Entry]] = {}
    for entry in leaves:
        group = entry.account[:GROUP]
        if known and len(group) == GROUP and group not in known:
            unknown.setdefault(group, []).append(entry)
    for group, entries in unknown.items():
        named = next(((found[-1], entry.name) for entry in entries if (found := accounts_named(entry.name, chart))), None)
        groups = ", ".join(_code(one) for one in sorted(known) if one[0] == group[0])
        suggestion = groups if named is None else f"{_code(named[0])} ({named[1]})"
        details = (("count", str(len(entries))), ("rows", spans_of([entry.row for entry in entries])), ("suggestion", suggestion))
        first = entries[0]
        yield Problem("account.unknown", sheets[first.sheet].ref(first.row, code_columns[first.sheet]), _code(group), details)


def _code(account: Segments) -> str:
    return ".".join(map(str, account))
