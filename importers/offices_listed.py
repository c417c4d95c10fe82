"""Whose tables are where no line, title or column says it, but only a list of offices with their amounts: a recapitulation. Used by ledger.py.

A table is that of the one office that the list gives just as much as its lines add up to. Where that settles only some tables it is asked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cms.domain.amounts import total
from importers.columns import How, Texts, money_of
from importers.entries import places_of
from importers.header import list_of_offices
from importers.lines import Lines
from importers.places import OFFICE, Place, TypedPlaces, with_office
from importers.problems import Problem
from importers.reconcile import EXPENDITURE
from importers.sheets import split
from importers.table import body_of, named
from importers.workbook import Sheet

# One table with the amount of one office is no more than the sum of them all.
LEAST_OFFICES = 2
# A table, and from which to before which of its entries one of its parts goes, that has a heading of its own.
_Part = tuple[Lines, int, int]


def settle_listed_offices(tables: Sequence[Lines], lists: Sequence[Sheet], how: How) -> Iterator[Problem]:
    """Gives the tables of a workbook without any office those of a list among the sheets that are no tables; asks where only some are plain.

    Where all are said to be of one office, and a list gives just their amounts to several, it asks as well.
    """
    filled = [table for table in tables if table.entries]
    said = {place.key[OFFICE] for table in filled for place in places_of(table.entries).values()} if lists else set()
    if not lists or len(said) > 1:
        return
    parts = [part for table in filled for part in _parts(table)]
    amounts = [_amounts(part) for part in parts] if len(parts) >= LEAST_OFFICES else []
    for sheet in lists if amounts else ():
        matches = [(offices, [_places(amount, amounts) for amount in sums]) for offices, sums in _listed(sheet, how) if any(sums)]
        plain = next(((offices, found) for offices, found in matches if sorted(found) == [[place] for place in range(len(parts))]), None)
        if plain is not None and said != {None}:
            yield _told("office.listed-otherwise", sheet, plain[0], parts)
            return
        if plain is not None:
            for office, (place, *_) in zip(*plain, strict=True):
                _give(office, *parts[place])
            yield _told("office.from-list", sheet, plain[0], parts)
            return
        asked = next((offices for offices, found in matches if said == {None} and _may_be_theirs(found, parts)), None)
        if asked is not None:
            yield _told("office.only-listed", sheet, asked, parts)
            return


def _places(amount: Decimal, amounts: Sequence[set[Decimal]]) -> list[int]:
    """The tables that add up to an amount."""
    return [place for place, ours in enumerate(amounts) if amount in ours]


def _may_be_theirs(found: Sequence[Sequence[int]], parts: Sequence[_Part]) -> bool:
    """Whether some of the tables have the amounts of offices, or as many as there are offices stand below each other and all spend."""
    sheets = {table.body.sheet.name for table, _, _ in parts}
    all_spend = all(any(entry.account[:1] in (EXPENDITURE, ()) for entry in table.entries[start:end]) for table, start, end in parts)
    return sum(map(bool, found)) >= LEAST_OFFICES or (len(found) == len(parts) and len(sheets) == 1 and all_spend)


def _told(code: str, sheet: Sheet, offices: Sequence[Place], parts: Sequence[_Part]) -> Problem:
    names = named(str(office.facts.get("office_name") or office.key[OFFICE]) for office in offices)
    return Problem(code, sheet.ref(sheet.own_rows[0].number), names, (("count", str(len(parts))),))


def _parts(table: Lines) -> Iterator[_Part]:
    """A table parted where its heading stands again."""
    rows = [entry.row for entry in table.entries]
    starts = sorted({0, *(bisect_right(rows, heading) for heading in table.body.repeated), len(rows)})
    return ((table, start, end) for start, end in pairwise(starts))


def _amounts(part: _Part) -> set[Decimal]:
    """What a list may say of a table: the sum of its lines, or of its expenditure."""
    table, start, end = part
    leaves = split(table.entries[start:end], is_flat=table.is_flat).leaves
    return {total(entry.amount for entry in leaves), total(entry.amount for entry in leaves if entry.account[:1] in (EXPENDITURE, ()))}


def _listed(sheet: Sheet, how: How) -> Iterator[tuple[list[Place], list[Decimal]]]:
    """For each column of amounts of a list of offices the offices and what it says of them."""
    heading = list_of_offices(sheet, how.words)
    if heading is None:
        return
    body = body_of(sheet, heading)
    money = money_of(body, heading.amounts, how)
    texts = Texts(body, money, how.words)
    places = TypedPlaces([(part, what) for part, what, _ in texts.places])
    typed = [places[cells] for cells in zip(*(column for _, _, column in texts.places), strict=True)]
    offices = [place for place, office in enumerate(typed) if office.key[OFFICE] and not texts.is_total(place)]
    for one in money:
        said = [(typed[place], amount) for place in offices if (amount := one.values[place]) is not None]
        if len(said) >= LEAST_OFFICES:
            yield [office for office, _ in said], [amount for _, amount in said]


def _give(office: Place, table: Lines, start: int, end: int) -> None:
    known: dict[int, Place] = {}
    for position in range(start, end):
        entry = table.entries[position]
        place = known.get(id(entry.place))
        if place is None:
            place = known[id(entry.place)] = with_office(entry.place, office)
        table.entries[position] = entry._replace(place=place)
