"""Codes whose name is that of an account of another part: "5.1.02 Pajak Daerah", "4 Triwulan IV". Used by ledger.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cms.domain.codes import AccountCode
from importers.accounts import accounts_named
from importers.columns import How
from importers.entries import Entry, called
from importers.problems import Problem
from importers.titles import words_of
from importers.tree import Segments
from importers.workbook import Sheet

# The levels whose names are those of no other account.
DEEPEST = 3


def names_of_others(leaves: Sequence[Entry], sheets: Mapping[int, Sheet], how: How) -> Iterator[Problem]:
    """Of each such code and name the first line. Deeper codes are left alone: "6.1.01.01.01 Pajak Daerah" is what was not spent of it."""
    seen: dict[tuple[Segments, str], Entry] = {}
    for entry in leaves:
        if len(entry.account) <= DEEPEST and entry.name:
            seen.setdefault((entry.account, entry.name), entry)
    for (account, name), entry in seen.items():
        named = accounts_named(name, how.chart)
        where = sheets[entry.sheet].ref(entry.row, entry.column)
        if named and all(one[0] != account[0] for one in named):
            yield Problem("account.name-of-other", where, called(entry), (("account", _text(account, how)), ("named", _text(named[-1], how))))
        elif len(account) == 1 and not named and not entry.is_of_kind and not any(entry.place.key) and words_of(name) not in how.words.parts:
            yield Problem("account.perhaps-number", where, called(entry), (("account", _text(account, how)),))


def _text(account: Segments, how: How) -> str:
    return str(AccountCode(account, how.chart))
