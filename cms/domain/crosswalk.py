"""The crosswalk: which code of an office or account goes on under which, from which year, in which parts, and after which law.

Renamed and re-coded: one entry of share 1. Merged: several entries that lead to one code. Split: several entries of one code whose shares
add up to exactly 1; what stays keeps its own code among them. Amounts that are moved keep their sum to the last sen.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.amounts import EXACT, RUPIAH
from cms.domain.codes import AccountCode, chart_of, unit_code
from cms.domain.licensing.rows import YesNo
from cms.domain.tables import CellRef, column

Segments = tuple[int, ...]
ONE = Decimal(1)


class CodeKind(enum.Enum):
    """What a code is of. Values are what open data says."""

    OFFICE = "office"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswalkEntry:
    """One code goes on as another, or a part of it does. Names are as people knew them; codes as the budgets write them."""

    kind: CodeKind
    from_code: str
    from_name: str
    to_code: str
    to_name: str
    share: Decimal
    valid_from: date
    legal_basis: str
    note: str = ""
    is_sample: bool = False
    source: CellRef | None = None

    @property
    def first_year(self) -> int:
        """The first fiscal year that writes the new code: one that begins in the middle of a year is first budgeted in the next."""
        return self.valid_from.year if (self.valid_from.month, self.valid_from.day) == (1, 1) else self.valid_from.year + 1

    @property
    def before(self) -> Segments:
        return self._segments(self.from_code, self.first_year - 1)

    @property
    def after(self) -> Segments:
        return self._segments(self.to_code, self.first_year)

    @property
    def stays(self) -> bool:
        """True for the part of a split office or account that keeps its code."""
        return self.before == self.after and self.charts[0] == self.charts[1]

    @property
    def charts(self) -> tuple[str, str]:
        """The charts of accounts of the two codes; of offices the same word."""
        if self.kind is CodeKind.OFFICE:
            return ("", "")
        return chart_of(self.first_year - 1), chart_of(self.first_year)

    @property
    def key(self) -> tuple[str, Segments, Segments, date]:
        """What tells two entries apart."""
        return (self.kind.value, self.before, self.after, self.valid_from)

    def _segments(self, text: str, year: int) -> Segments:
        if self.kind is CodeKind.OFFICE:
            return unit_code(text).segments
        return AccountCode.parse(text, chart_of(year)).segments


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswalkRow:
    """An entry as it is typed in and as open data gives it."""

    kind: CodeKind = column("Jenis kode", "Kind of code", note="office = kantor (SKPD), account = rekening", note_en="office or account")
    from_code: str = column("Kode lama", "Old code")
    from_name: str = column("Nama lama", "Old name", required=False, default="")
    to_code: str = column("Kode baru", "New code")
    to_name: str = column("Nama baru", "New name", required=False, default="")
    share: str = column(
        "Bagian",
        "Share",
        note="Desimal tepat: 1 = seluruhnya, 0.35 = 35%; semua bagian dari satu kode lama berjumlah tepat 1",
        note_en="Exact decimal: 1 = all of it, 0.35 = 35%; the shares of one old code add up to exactly 1",
    )
    valid_from: date = column("Berlaku mulai", "Valid from", note="Hari, atau tahun anggaran pertama", note_en="A day, or the first fiscal year")
    legal_basis: str = column("Dasar hukum", "Legal basis")
    note: str = column("Catatan", "Note", required=False, default="")
    sample: YesNo = column("Contoh", "Sample", note="yes = CONTOH, karangan", note_en="yes = CONTOH, invented", default=YesNo.NO)
    first_year: int = column(
        "Tahun anggaran pertama", "First fiscal year", note="Tahun pertama dengan kode baru", note_en="The first year with the new code", default=0
    )


# What nobody types in: it follows from the rest.
NOT_ASKED = frozenset({"first_year", "sample"})


def row_of(entry: CrosswalkEntry) -> CrosswalkRow:
    return CrosswalkRow(
        kind=entry.kind,
        from_code=entry.from_code,
        from_name=entry.from_name,
        to_code=entry.to_code,
        to_name=entry.to_name,
        share=f"{entry.share:f}",
        valid_from=entry.valid_from,
        legal_basis=entry.legal_basis,
        note=entry.note,
        sample=YesNo.YES if entry.is_sample else YesNo.NO,
        first_year=entry.first_year,
    )


def in_order(entries: Iterable[CrosswalkEntry]) -> tuple[CrosswalkEntry, ...]:
    """Offices before accounts, by year, old code, new code."""
    return tuple(sorted(entries, key=lambda one: (one.kind.value != "office", one.valid_from, one.before, one.after)))


# What must be so of the whole table ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFault:
    """One fault at one entry: its code in the catalogue of problems, the column that it is about, what is said."""

    entry: CrosswalkEntry
    code: str
    column: str
    found: str
    details: tuple[tuple[str, str], ...] = ()


def table_faults(entries: Sequence[CrosswalkEntry]) -> Iterator[TableFault]:
    """Entries twice, shares that do not add up to 1, parts of the budget mixed up, codes that lead back to themselves or that nobody has any more."""
    seen: set[object] = set()
    for one in entries:
        if one.key in seen:
            yield TableFault(entry=one, code="crosswalk.twice", column="to_code", found=f"{one.from_code} → {one.to_code}")
        seen.add(one.key)
        if one.kind is CodeKind.ACCOUNT and one.before[0] != one.after[0]:
            yield TableFault(entry=one, code="crosswalk.other-part", column="to_code", found=one.to_code, details=(("from", one.from_code),))
    for some in _groups(entries):
        whole = sum((one.share for one in some), Decimal(0))
        if whole != ONE:
            said = (("sum", f"{whole:f}"), ("count", str(len(some))))
            yield TableFault(entry=some[-1], code="crosswalk.share-sum", column="share", found=some[0].from_code, details=said)
        elif len(some) == 1 and some[0].stays:
            yield TableFault(entry=some[0], code="crosswalk.cycle", column="to_code", found=some[0].from_code)
    yield from _cycles(entries)
    yield from _gone(entries)


def _groups(entries: Iterable[CrosswalkEntry]) -> list[list[CrosswalkEntry]]:
    """The entries of one old code from one day on."""
    groups: dict[object, list[CrosswalkEntry]] = {}
    for one in entries:
        groups.setdefault((one.kind, one.before, one.valid_from), []).append(one)
    return list(groups.values())


def _gone(entries: Iterable[CrosswalkEntry]) -> Iterator[TableFault]:
    """Codes of which all moved away on an earlier day of the same fiscal year: no budget was written in between, so nothing is left to move."""
    years: dict[tuple[CodeKind, int], list[CrosswalkEntry]] = {}
    for one in entries:
        years.setdefault((one.kind, one.first_year), []).append(one)
    for (kind, year), some in years.items():
        codes = {one.before: ONE for one in some}
        for _, here in _by_day(some):
            there = {code[:level] for code in codes for level in range(1, len(code) + 1)} if kind is CodeKind.ACCOUNT else set(codes)
            for one in here:
                if one.before not in there:
                    yield TableFault(entry=one, code="crosswalk.gone", column="from_code", found=one.from_code, details=(("year", str(year)),))
            codes = moved(codes, here, kind=kind, year=year - 1, until=year).amounts


def _by_day(entries: Iterable[CrosswalkEntry]) -> list[tuple[date, list[CrosswalkEntry]]]:
    """What changes on each day, in the order of the days."""
    days: dict[date, list[CrosswalkEntry]] = {}
    for one in entries:
        days.setdefault(one.valid_from, []).append(one)
    return sorted(days.items())


def _cycles(entries: Iterable[CrosswalkEntry]) -> Iterator[TableFault]:
    """Each way back to a code once, at the entry that closes it. A part that keeps its code leads nowhere."""
    ways: dict[tuple[CodeKind, str, Segments], list[CrosswalkEntry]] = {}
    for one in entries:
        if not one.stays:
            ways.setdefault((one.kind, one.charts[0], one.before), []).append(one)
    done: set[object] = set()
    for start in list(ways):
        trail: list[CrosswalkEntry] = []
        yield from _walk(start, ways, trail, done)


def _walk(
    place: tuple[CodeKind, str, Segments],
    ways: Mapping[tuple[CodeKind, str, Segments], list[CrosswalkEntry]],
    trail: list[CrosswalkEntry],
    done: set[object],
) -> Iterator[TableFault]:
    """Depth first without recursion: a table may be a chain of any length."""
    if place in done:
        return
    stack: list[tuple[tuple[CodeKind, str, Segments], Iterator[CrosswalkEntry]]] = [(place, iter(ways.get(place, ())))]
    on_the_way = [place]
    while stack:
        here, left = stack[-1]
        step = next(left, None)
        if step is None:
            stack.pop()
            on_the_way.pop()
            done.add(here)
            if trail:
                trail.pop()
            continue
        there = (step.kind, step.charts[1], step.after)
        if there in on_the_way:
            round_trip = [*trail[on_the_way.index(there) :], step]
            yield TableFault(
                entry=step,
                code="crosswalk.cycle",
                column="to_code",
                found=" → ".join([round_trip[0].from_code, *(one.to_code for one in round_trip)]),
            )
        elif there not in done and there in ways:
            trail.append(step)
            on_the_way.append(there)
            stack.append((there, iter(ways[there])))


# Moving amounts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Amounts under the codes of a later year, and the entries that moved something, in their order."""

    amounts: dict[Segments, Decimal]
    used: tuple[CrosswalkEntry, ...]


def moved(amounts: Mapping[Segments, Decimal], entries: Iterable[CrosswalkEntry], *, kind: CodeKind, year: int, until: int) -> Moved:
    """Amounts of a year by code, under the codes of the year until. Their sum stays the same to the last sen.

    Day after day: what moved in March moves on in June, and two changes of one year never move the same money twice. An account's entry moves
    everything under it too, unless a deeper entry says otherwise; what is below keeps its own segments.
    """
    here, used = dict(amounts), []
    for _, step in _by_day(one for one in entries if one.kind is kind and year < one.first_year <= until):
        by_code: dict[Segments, list[CrosswalkEntry]] = {}
        for one in step:
            by_code.setdefault(one.before, []).append(one)
        after: dict[Segments, Decimal] = {}
        for code, amount in here.items():
            some = _fitting(code, by_code, kind)
            targets = [(one.after + code[len(one.before) :], one.share) for one in some] or [(code, ONE)]
            used += some
            for target, part in zip(targets, split(amount, [share for _, share in targets]), strict=True):
                after[target[0]] = EXACT.add(after.get(target[0], Decimal("0.00")), part)
        here = after
    return Moved(amounts=here, used=in_order({id(one): one for one in used}.values()))


def _fitting(code: Segments, by_code: Mapping[Segments, list[CrosswalkEntry]], kind: CodeKind) -> list[CrosswalkEntry]:
    """The entries of this very code; of an account else those of the nearest account above it."""
    if kind is CodeKind.OFFICE:
        return by_code.get(code, [])
    for level in range(len(code), 0, -1):
        if code[:level] in by_code:
            return by_code[code[:level]]
    return []


def split(amount: Decimal, shares: Sequence[Decimal]) -> list[Decimal]:
    """Parts of an amount, each whole sen, that add up to it exactly: who was cut down most gets the sen left over."""
    if len(shares) == 1:
        return [amount]
    minor = int(EXACT.quantize(amount, RUPIAH.quantum).scaleb(RUPIAH.decimals, EXACT))
    size, sign = abs(minor), -1 if minor < 0 else 1
    whole = [EXACT.multiply(Decimal(size), share) for share in shares]
    parts = [int(one) for one in whole]
    order = sorted(range(len(parts)), key=lambda place: (parts[place] - whole[place], place))
    for place in order[: size - sum(parts)]:
        parts[place] += 1
    return [Decimal(sign * part).scaleb(-RUPIAH.decimals, EXACT) for part in parts]


def nearest(code: Segments, known: Iterable[Segments]) -> Segments | None:
    """The known code that differs from this one in a single segment, or that has it a level deeper or higher; None without one."""
    found = [other for other in known if _distance(code, other) == 1]
    return min(found, key=lambda other: (sum(abs(a - b) for a, b in zip(code, other, strict=False)), other), default=None)


def _distance(one: Segments, other: Segments) -> int:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True))
    return 1 if abs(len(one) - len(other)) == 1 and one[: len(other)] == other[: len(one)] else 9
