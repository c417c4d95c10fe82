"""Rows that are of all offices, units or funds at once, beside rows for each: printed sums, which must not count again. Used by ledger.py.

"Semua SKPD", the government's own name among its offices, "Semua Sumber"; an office whose lines are what all others add up to; "- Kelurahan A" below
the office that it belongs to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from cms.domain.amounts import ZERO
from cms.domain.personal import masked
from importers.breakdowns import PART_NAMES
from importers.called_all import is_of_all
from importers.entries import Entry, Label, places_of, sums_of
from importers.governments_said import government_of
from importers.lines import Lines
from importers.places import NOWHERE, PARTS, Key, Place
from importers.problems import Problem
from importers.row_numbers import spans_of
from importers.sheets import split
from importers.tree import Segments, Sums
from importers.workbook import Sheet

NAMES = tuple(f"{part}_name" for part in PARTS)
# The parts whose members may be called what the government is called.
OF_GOVERNMENTS = ("office", "unit")
# What begins a name that is a part of the one above it.
DASHES = ("-", "–", "•", "*", "·")
# Fewer members, or fewer accounts, may agree by chance.
LEAST_MEMBERS, LEAST_ACCOUNTS = 3, 2
_money_of = attrgetter("sheet", "place", "account", "amount")


# Rows that say that they are of all


def settle_rows_of_all(tables: Sequence[Lines]) -> None:
    """Makes such rows printed totals where they are what the rows for each add up to; where they are not, they are refused."""
    for table in tables:
        if any(problem.code == "office.no-total" for problem in table.body.problems):
            continue  # asked about already
        places = places_of(table.entries)
        said = {(name, str(place.facts[name])) for place in places.values() for name in NAMES if name in place.facts}
        for part in OF_GOVERNMENTS:
            if any(_is_dashed(text) for name, text in said if name == f"{part}_name"):
                _refuse_within_another(table, part)
        alls = {(name, text) for name, text in said if is_of_all(text) or _is_government(name, text)}
        opened = _opened(places, alls, {name for name, text in said - alls}) if alls else {}
        if opened:
            of_all = [entry for entry in table.entries if id(entry.place) in opened]
            lines = split([entry for entry in table.entries if id(entry.place) not in opened], is_flat=table.is_flat).leaves
            _settle(table, of_all, lines, opened)


def _opened(places: Mapping[int, Place], alls: Set[tuple[str, str]], others: Set[str]) -> dict[int, Key]:
    """Places of which a part is all of its fellows -> with that part left open. others: the parts that have other members."""
    found: dict[int, Key] = {}
    for known, place in places.items():
        is_open = [name in others and (name, place.facts.get(name)) in alls for name in NAMES]
        if any(is_open):
            found[known] = tuple([None if opens else value for opens, value in zip(is_open, place.key, strict=True)])
    return found


def _is_dashed(text: str) -> bool:
    return text.startswith(DASHES) and any(map(str.isalpha, text))


def _is_government(name: str, text: str) -> bool:
    return name.removesuffix("_name") in OF_GOVERNMENTS and bool(government_of(text))


def _settle(table: Lines, of_all: Sequence[Entry], lines: list[Entry], opened: Mapping[int, Key]) -> None:
    """From those that are of all in one part to those that are in several, so that what has no fellows counts in the wider ones."""
    gone: set[int] = set()
    wrong: dict[str, list[tuple[Entry, Decimal]]] = {}
    by_width = sorted(of_all, key=lambda entry: _width(entry, opened))
    for _, alike in groupby(by_width, lambda entry: _width(entry, opened)):
        sums = sums_of(lines)
        accounts = {line.account for line in lines}
        for entry in alike:
            found = sums.under(opened[id(entry.place)], entry.account)
            amount, count = found or (ZERO, 0)
            is_wider = any(entry.account[:level] in accounts for level in range(1, len(entry.account)))
            if found is None and not is_wider:
                lines.append(entry)
            elif abs(amount - entry.amount) <= (table.step * (count + 1) / 2 if table.is_rounded else ZERO):
                text = ": ".join(filter(None, (_name(entry, opened), entry.name)))
                table.labels.append(Label(table.number, entry.row, entry.column, text, "group", entry.amount, entry.account, amount, count))
                gone.add(id(entry))
            else:
                wrong.setdefault(_name(entry, opened), []).append((entry, amount))
                gone.add(id(entry))
    if gone:
        table.entries = [entry for entry in table.entries if id(entry) not in gone]
    for name, found_wrong in wrong.items():
        first, ours = found_wrong[0]
        title = PART_NAMES[PARTS[_first_open(first, opened)]][0]
        _refuse(table, "row.of-all", [entry for entry, _ in found_wrong], ("name", masked(name)), ("title", title), ("ours", f"{ours:f}"))


def _width(entry: Entry, opened: Mapping[int, Key]) -> int:
    return sum(open_one != own for open_one, own in zip(opened[id(entry.place)], entry.place.key, strict=True))


def _first_open(entry: Entry, opened: Mapping[int, Key]) -> int:
    pairs = zip(opened[id(entry.place)], entry.place.key, strict=True)
    return next(part for part, (open_one, own) in enumerate(pairs) if open_one != own)


def _name(entry: Entry, opened: Mapping[int, Key]) -> str:
    return str(entry.place.facts.get(NAMES[_first_open(entry, opened)], ""))


def _refuse(table: Lines, code: str, entries: Sequence[Entry], *details: tuple[str, str]) -> None:
    rows = sorted({entry.row for entry in entries})
    table.body.refused.update(rows)
    about = (("count", str(len(rows))), ("rows", spans_of(rows)), *details)
    table.body.warn_row(code, entries[0].row, entries[0].column, f"{entries[0].amount:f}", *about)


def _refuse_within_another(table: Lines, part: str) -> None:
    """Offices that begin with a dash, below one that does not and that has lines of the same accounts: does it hold theirs?"""
    name = f"{part}_name"
    above: list[Entry] = []
    for said, alike in groupby(table.entries, lambda entry: str(entry.place.facts.get(name, ""))):
        entries = list(alike)
        if not _is_dashed(said):
            above = entries
            continue
        accounts = {entry.account for entry in above}
        if any(entry.account[:level] in accounts for entry in entries for level in range(1, len(entry.account) + 1)):
            _refuse(table, "row.within-another", entries, ("name", masked(said)), ("above", masked(str(above[0].place.facts.get(name, "")))))


# Members that are what all others add up to


def sums_of_the_others(leaves: Sequence[Entry], sheets: Mapping[int, Sheet]) -> Iterator[Problem]:
    """An office, a unit of an office, or a fund whose lines are, account by account, what all others of its sheet add up to."""
    places = {number: place.key for number, place in places_of(leaves).items()}
    several = [part for part in ("office", "unit", "fund") if len({key[PARTS.index(part)] for key in places.values()}) >= LEAST_MEMBERS]
    if not several:
        return
    amounts: defaultdict[tuple[int, int, Segments], list[Decimal]] = defaultdict(list)
    for sheet, place, account, amount in map(_money_of, leaves):
        amounts[sheet, id(place), account[:1]].append(amount)
    sums = {what: sum(found, ZERO) for what, found in amounts.items()}
    for part in several:
        index = PARTS.index(part)
        for sheet, within, member in _halves(sums, places, index):
            inside = [entry for entry in leaves if entry.sheet == sheet and entry.place.key[: len(within)] == within]
            fellows = [entry for entry in inside if entry.place.key[index] is not None]
            own = [entry for entry in fellows if entry.place.key[index] == member]
            others = [entry for entry in fellows if entry.place.key[index] != member]
            if _is_sum(own, others, index):
                names = zip(("part", "part_en"), PART_NAMES[part], strict=True)
                amount = sum((entry.amount for entry in own), ZERO)
                rows = sorted({entry.row for entry in own})
                name = masked(str(own[0].place.facts.get(NAMES[index], member)))
                details = (*names, ("name", name), ("count", str(len(rows))), ("rows", spans_of(rows)))
                yield Problem("place.sum-of-others", sheets[sheet].ref(own[0].row, own[0].column), f"{amount:f}", details)


def _halves(sums: Mapping[tuple[int, int, Segments], Decimal], places: Mapping[int, Key], index: int) -> Iterator[tuple[int, Key, str]]:
    """(sheet, place within which, member) of those that are half of all, in revenue, expenditure and financing each."""
    whole: dict[tuple[int, Key, Segments], Decimal] = {}
    own: dict[tuple[int, Key, str], dict[Segments, Decimal]] = {}
    members: dict[tuple[int, Key], set[str]] = {}
    for (sheet, place, section), amount in sums.items():
        member, within = places[place][index], places[place][:index]
        # Funds are of the whole table.
        within = () if PARTS[index] == "fund" else within
        if member is not None:
            whole[sheet, within, section] = whole.get((sheet, within, section), ZERO) + amount
            mine = own.setdefault((sheet, within, member), {})
            mine[section] = mine.get(section, ZERO) + amount
            members.setdefault((sheet, within), set()).add(member)
    for (sheet, within, member), mine in own.items():
        if len(members[sheet, within]) >= LEAST_MEMBERS and all(2 * amount == whole[sheet, within, section] for section, amount in mine.items()):
            yield sheet, within, member


def _is_sum(own: Sequence[Entry], others: Sequence[Entry], index: int) -> bool:
    """Whether it is so in every account, in several of them, and not only because one other has the same."""
    ours, theirs = _by_account(own), Sums((NOWHERE, entry.account, entry.amount) for entry in others)
    if sum(map(bool, ours.values())) < LEAST_ACCOUNTS or any(
        (theirs.under(NOWHERE, account) or (ZERO, 0))[0] != amount for account, amount in ours.items()
    ):
        return False
    several = ({entry.place.key[index] for entry in others if entry.amount and entry.account[: len(account)] == account} for account in ours)
    return any(len(members) > 1 for members in several)


def _by_account(entries: Sequence[Entry]) -> dict[Segments, Decimal]:
    found: dict[Segments, Decimal] = {}
    for entry in entries:
        found[entry.account] = found.get(entry.account, ZERO) + entry.amount
    return found
