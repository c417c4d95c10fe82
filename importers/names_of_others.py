"""Codes whose name is that of another account: "5.1.02 Pajak Daerah", "5.1.01 Belanja Modal Tanah", "4 Triwulan IV". Used by ledger.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from cms.domain.amounts import ZERO
from cms.domain.codes import PERMENDAGRI_90, AccountCode
from importers.accounts import GROUP, accounts_named, groups_of
from importers.called_totals import is_called_total
from importers.columns import How
from importers.entries import Entry, called
from importers.label_spans import is_carried
from importers.problems import Problem
from importers.reconcile import BALANCES, EXPENDITURE, REVENUE
from importers.titles import words_of
from importers.tree import Segments
from importers.workbook import Sheet

# How names begin that totals have.
_BEGINNINGS = frozenset({"sur", "def", "sup", "pem", "sel", "sis", "sil", "jum", "jml", "j u", "tot", "t o", "gra", "sub", "pin", "dip"})
# What was left of the year before is received: a line, though it is called as what is left of this year.
LEFT_OVER: Segments = (6, 1, 1)
# No revenue is called so, at whatever level.
SPENDING = "belanja "
# The levels whose names are those of no other account.
DEEPEST = 3


def names_of_others(leaves: Sequence[Entry], sums: Iterable[Entry], sheets: Mapping[int, Sheet], how: How) -> Iterator[Problem]:
    """Of each such code and name the first line; and the first sum, where no row of that code has a name of its own.

    Where others have, a line that is called like another account of its group is a slip that moves no money out of the group: told. Deeper codes
    are left alone: "6.1.01.01.01 Pajak Daerah" is what was not spent of it.
    """
    lines, over = _firsts(leaves), _firsts(sums)
    right = {account for account, name in (*lines, *over) if _fits(account, name, how)}
    wrong = [(line, entry) for line, entry in lines.items() if _is_of_other(*line, how)]
    wrong.extend((line, entry) for line, entry in over.items() if line[0] not in right and line not in lines and _is_of_other(*line, how))
    for (account, name), entry in wrong:
        named = accounts_named(name, how.chart)
        details = (("account", _text(account, how)), ("named", _text(named[-1], how)))
        is_slip = account in right and any(one[:GROUP] == account[:GROUP] for one in named)
        code = "account.name-of-fellow" if is_slip else "account.name-of-other"
        yield Problem(code, sheets[entry.sheet].ref(entry.row, entry.column), called(entry), details)
    spent = {entry.name: entry for entry in leaves if entry.account[:1] == REVENUE and entry.name[: len(SPENDING)].casefold() == SPENDING}
    told = {id(entry) for _, entry in wrong}
    for entry in (one for one in spent.values() if id(one) not in told):
        details = (("account", _text(entry.account, how)), ("named", _text(EXPENDITURE, how)))
        yield Problem("account.name-of-other", sheets[entry.sheet].ref(entry.row, entry.column), called(entry), details)
    for (account, name), entry in lines.items():
        is_known = accounts_named(name, how.chart) or words_of(name) in how.words.parts
        if len(account) == 1 and not is_known and not entry.is_of_kind and not any(entry.place.key):
            where = sheets[entry.sheet].ref(entry.row, entry.column)
            yield Problem("account.perhaps-number", where, called(entry), (("account", _text(account, how)),))


def named_as_totals(leaves: Sequence[Entry], sheets: Mapping[int, Sheet], how: How) -> Iterator[Problem]:
    """Lines with a code of their own that are called a balance, a page's carried sum, or a total, and are what lines right above them add up to."""
    names = {entry.name for entry in leaves}
    meant = {name: meaning for name in names if name[:3].casefold() in _BEGINNINGS and (meaning := how.words.total_meaning(name))}
    places = [place for place, entry in enumerate(leaves) if entry.name in meant] if meant else []
    sums = [ZERO, *accumulate(entry.amount for entry in leaves)] if places else []
    for place in places:
        entry = leaves[place]
        is_balance = meant[entry.name] in BALANCES and len(entry.account) <= DEEPEST and entry.account[:DEEPEST] != LEFT_OVER
        is_total = is_called_total(entry.name) and sums[place] - entry.amount in sums[: max(place - 1, 0)]
        if entry.amount and (is_balance or is_total or is_carried(entry.name)):
            where = sheets[entry.sheet].ref(entry.row, entry.column)
            yield Problem("account.name-of-total", where, called(entry), (("account", _text(entry.account, how)), ("amount", f"{entry.amount:f}")))


def _firsts(entries: Iterable[Entry]) -> dict[tuple[Segments, str], Entry]:
    """The first row of each wide account and name."""
    found: dict[tuple[Segments, str], Entry] = {}
    for entry in entries:
        if len(entry.account) <= DEEPEST and entry.name and entry.account:
            found.setdefault((entry.account, entry.name), entry)
    return found


def _is_of_other(account: Segments, name: str, how: How) -> bool:
    """Whether only other accounts are called so. Groups that the chart does not have are told by themselves."""
    named, known = accounts_named(name, how.chart), groups_of(how.chart)
    is_strange = bool(known) and account[:GROUP] not in known and len(account) >= GROUP
    return bool(named) and not _fits(account, name, how) and not (is_strange and any(one[0] == account[0] for one in named))


def _fits(account: Segments, name: str, how: How) -> bool:
    """Whether the chart calls this account so, or a part of it, or what it is a part of.

    Until 2020 realisation was printed in what became the later chart (PP 71/2010).
    """
    named = (*accounts_named(name, how.chart), *accounts_named(name, PERMENDAGRI_90))
    return any(one[: len(account)] == account[: len(one)] for one in named)


def _text(account: Segments, how: How) -> str:
    return str(AccountCode(account, how.chart))
