"""What a file would change, for people: per part of the budget, per office, the biggest moves, and every line that was added, changed or removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from heapq import nsmallest
from itertools import chain, islice
from operator import attrgetter

from cms.domain.amounts import EXACT, ZERO, grouped
from cms.domain.budgets import LINE_KEY, Balance, BudgetLine, Part, balance_of, part_of
from cms.domain.codes import UnitCode
from importers.changes import compare

BIGGEST = 20
NO_OFFICE = "Tanpa kantor"
KINDS = {"changed": "Berubah", "added": "Ditambahkan", "removed": "Dihapus"}
PARTS = {
    Part.REVENUE: "Pendapatan",
    Part.EXPENDITURE: "Belanja",
    Part.FINANCING_IN: "Penerimaan pembiayaan",
    Part.FINANCING_OUT: "Pengeluaran pembiayaan",
}
# What of a balance is shown, in the order of the law's own layout.
BALANCE = {
    "revenue": "Pendapatan (4)",
    "expenditure": "Belanja (5)",
    "surplus": "Surplus atau defisit (4 − 5)",
    "financing_in": "Penerimaan pembiayaan (6.1)",
    "financing_out": "Pengeluaran pembiayaan (6.2)",
    "net_financing": "Pembiayaan neto (6.1 − 6.2)",
    "remainder": "Sisa (SILPA)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two amounts under one label. None where one side has no such line."""

    label: str
    old: Decimal | None
    new: Decimal | None
    kind: str = ""

    @property
    def difference(self) -> Decimal:
        return (self.new or ZERO) - (self.old or ZERO)

    @property
    def is_changed(self) -> bool:
        return self.old != self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One line that was added, changed or removed. renamed: (old, new) of each name that changed."""

    kind: str
    line: BudgetLine
    old: Decimal | None
    new: Decimal | None
    renamed: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        return KINDS[self.kind]

    @property
    def difference(self) -> Decimal:
        return (self.new or ZERO) - (self.old or ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """From what is stored to what came in."""

    moves: tuple[Move, ...]
    same: int
    balance: tuple[Compared, ...]
    offices: tuple[Compared, ...]
    offices_unchanged: int

    @property
    def is_empty(self) -> bool:
        return not self.moves

    @property
    def counts(self) -> tuple[tuple[str, str, int], ...]:
        """(kind, title, how many)."""
        found = Counter(move.kind for move in self.moves)
        return tuple((kind, title, found[kind]) for kind, title in KINDS.items())

    @property
    def biggest(self) -> tuple[Move, ...]:
        return biggest(self.moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """What is more often a slip than a decision: a changed sign, an amount a thousand times another, an office that nobody knows."""

    sentence: str
    source: str


# An amount that many times the old one, or that part of it, is most often a lost or doubled thousand.
FACTORS = (10, 100, 1000, 1_000_000)
MOST_ALARMS = 50


def alarms(moves: Sequence[Move]) -> tuple[Alarm, ...]:
    """At most fifty, in the order of the moves."""
    return tuple(islice(chain(_sign_and_magnitude(moves), _unknown_offices(moves)), MOST_ALARMS))


def biggest(moves: Iterable[Move]) -> tuple[Move, ...]:
    """The moves of the largest amounts, whatever their sign."""
    return tuple(nsmallest(BIGGEST, moves, key=lambda move: -abs(move.difference)))


def _sign_and_magnitude(moves: Iterable[Move]) -> Iterator[Alarm]:
    for move in moves:
        if not move.old or not move.new:
            continue
        name = f"{move.line.account} {move.line.account_name or move.line.detail}".strip()
        if (move.old < 0) != (move.new < 0):
            yield Alarm(sentence=f"{name}: tandanya berbalik.", source=str(move.line.source or ""))
        for factor in FACTORS:
            if move.new in (move.old * factor, move.old / factor):
                way = "lebih besar" if abs(move.new) > abs(move.old) else "lebih kecil"
                yield Alarm(sentence=f"{name}: tepat {grouped(factor)} kali {way}.", source=str(move.line.source or ""))


def _unknown_offices(moves: Sequence[Move]) -> Iterator[Alarm]:
    """Codes that only the new file has, with the nearest that only the old one had: most often the same office, mistyped."""
    new = {str(move.line.office_code): move for move in moves if move.kind == "added" and move.line.office_code}
    old = {str(move.line.office_code): move.line.office_name for move in moves if move.kind == "removed" and move.line.office_code}
    for code, move in new.items():
        near = get_close_matches(code, [one for one in old if one != code and one not in new], n=1, cutoff=0.85) if code not in old else []
        for one in near:
            yield Alarm(sentence=f"Kode kantor {code} baru; yang paling dekat {one} {old[one]} hilang.", source=str(move.line.source or ""))


NAMES = ("office_name", "unit_name", "programme_name", "activity_name", "sub_activity_name", "fund_name", "account_name")
_names_of = attrgetter(*NAMES)


def differences(stored: Sequence[BudgetLine], incoming: Sequence[BudgetLine]) -> Differences:
    """Compares line by line, then part by part and office by office."""
    moves, same = moves_between(stored, incoming)
    return with_totals(moves, same, stored, incoming)


def with_totals(moves: tuple[Move, ...], same: int, stored: Sequence[BudgetLine], incoming: Sequence[BudgetLine]) -> Differences:
    """Moves beside what both sides add up to; for the sums, lines may have been added up before."""
    offices = tuple(_offices(stored, incoming))
    moved = tuple(sorted((one for one in offices if one.is_changed), key=lambda one: -abs(one.difference)))
    return Differences(
        moves=moves,
        same=same,
        balance=_balance(balance_of(stored), balance_of(incoming)),
        offices=moved,
        offices_unchanged=len(offices) - len(moved),
    )


def moves_between(stored: Sequence[BudgetLine], incoming: Sequence[BudgetLine]) -> tuple[tuple[Move, ...], int]:
    """Every line that differs, changed ones first, and how many are the same."""
    changes = compare(stored, incoming, LINE_KEY)
    changed = (Move(kind="changed", line=new, old=old.amount, new=new.amount, renamed=_renamed(old, new)) for old, new in changes.changed)
    added = (Move(kind="added", line=line, old=None, new=line.amount) for line in changes.added)
    removed = (Move(kind="removed", line=line, old=line.amount, new=None) for line in changes.removed)
    return (*changed, *added, *removed), changes.same


def _renamed(before: BudgetLine, after: BudgetLine) -> tuple[tuple[str, str], ...]:
    old, new = _names_of(before), _names_of(after)
    return () if old == new else tuple((was, now) for was, now in zip(old, new, strict=True) if was != now)


def _balance(old: Balance, new: Balance) -> tuple[Compared, ...]:
    both = (Compared(label=label, old=getattr(old, name), new=getattr(new, name)) for name, label in BALANCE.items())
    return tuple(one for one in both if one.old is not None or one.new is not None)


def _offices(stored: Iterable[BudgetLine], incoming: Iterable[BudgetLine]) -> Iterator[Compared]:
    """One for each office and part of the budget that either side has, under the name that came in last."""
    old, new = _by_office(stored), _by_office(incoming)
    names = {line.office_code: line.office_name for line in (*stored, *incoming)}
    for part, office in dict.fromkeys((*old, *new)):
        label = f"{office or ''} {names[office]}".strip() or NO_OFFICE
        kind = PARTS[part] if part else "Rekening lain"
        yield Compared(label=label, kind=kind, old=old.get((part, office)), new=new.get((part, office)))


def _by_office(lines: Iterable[BudgetLine]) -> dict[tuple[Part | None, UnitCode | None], Decimal]:
    totals: dict[tuple[Part | None, UnitCode | None], Decimal] = {}
    for line in lines:
        key = (part_of(line.account), line.office_code)
        totals[key] = EXACT.add(totals.get(key, ZERO), line.amount)
    return totals
