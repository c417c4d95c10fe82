"""Lines of an office that stand above those of its units, in one column of codes: its own, or sums over the units? Used by lines.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from cms.domain.amounts import ZERO
from importers.codes import office_of_unit
from importers.entries import Entry, called, places_of
from importers.places import OFFICE, UNIT, Key, Place, parsed
from importers.problems import Problem
from importers.table import Body
from importers.tree import Pair, covered_by_accounts, covered_by_places


def settle_own_lines(body: Body, entries: list[Entry]) -> None:
    """Gives lines of an office that are not what its units add up to to a unit of its own, where the office's amount bears that out; else they are
    asked about. Without it they would be dropped as sums that do not add up.
    """
    units = {unit for place in places_of(entries).values() if (unit := place.key[UNIT])}
    for office in sorted({office for unit in units if (office := office_of_unit(unit))}):
        places = [place for place, entry in enumerate(entries) if entry.place.key[OFFICE] == office]
        for column in sorted({entries[place].column for place in places}):
            _settle(body, entries, [place for place in places if entries[place].column == column], office)


def _settle(body: Body, entries: list[Entry], positions: Sequence[int], office: str) -> None:
    of_units = [entries[place] for place in positions if entries[place].place.key[UNIT]]
    own = [place for place in positions if not entries[place].place.key[UNIT] and not _is_bare(entries[place])]
    sums: dict[tuple[Key, tuple[int, ...]], Decimal] = defaultdict(lambda: ZERO)
    for entry in of_units:
        sums[_without_unit(entry.place.key), entry.account] += entry.amount
    unlike = [place for place in own if sums.get((entries[place].place.key, entries[place].account), entries[place].amount) != entries[place].amount]
    if not unlike:
        return
    printed = [entries[place].amount for place in positions if _is_bare(entries[place]) and not entries[place].place.key[UNIT]]
    if sum(printed, ZERO) != _leaves([entries[place] for place in own]) + _leaves(of_units):
        first = entries[unlike[0]]
        body.problems.append(Problem("unit.own-lines", body.sheet.ref(first.row, first.column), called(first), (("count", str(len(unlike))),)))
    for place in own:
        entries[place] = entries[place]._replace(place=_of_unit(entries[place].place, office))


def _is_bare(entry: Entry) -> bool:
    """A row of nothing but an office or a unit."""
    return not entry.account and not entry.place.is_programme_side


def _leaves(entries: Sequence[Entry]) -> Decimal:
    pairs: set[Pair] = {(entry.place.key, entry.account) for entry in entries if not _is_bare(entry)}
    sums = covered_by_accounts(pairs) | covered_by_places(pairs)
    return sum((entry.amount for entry in entries if (entry.place.key, entry.account) in pairs - sums), ZERO)


def _without_unit(key: Key) -> Key:
    return (*key[:UNIT], None, *key[UNIT + 1 :])


def _of_unit(place: Place, code: str) -> Place:
    name = place.facts.get("office_name", "")
    facts = {**place.facts, "unit_code": parsed(code)} | ({"unit_name": name} if name else {})
    return Place(key=(*place.key[:UNIT], code, *place.key[UNIT + 1 :]), facts=facts)
