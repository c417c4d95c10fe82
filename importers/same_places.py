"""One spelling for each place of a workbook: an office in capitals, or with its code here and its name there, is one office. Used by ledger.py.

Only what places are compared by is changed (Place.key); a line keeps the words of its own row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from cms.domain.tables import CellRef
from importers.entries import Entry
from importers.lines import Lines
from importers.places import OFFICE, PARTS, Place
from importers.problems import Problem
from importers.short_names import is_one_name, names_alike
from importers.table import named
from importers.titles import words_of
from importers.workbook import Sheet

# What a text is about: numbers of a code, or words.
_Meant = tuple[int, ...] | str
# Part, value, and the name beside it.
_Said = tuple[int, str, str]
NAMES = tuple(f"{part}_name" for part in PARTS)
# The code of an office may end with that of its sub unit 0000, which is the office itself.
WITH_UNITS = ("office", "unit")


def unify_places(tables: Sequence[Lines]) -> None:
    """Gives all places that mean the same the same key, spelled as where it stood first, by code where there is one."""
    places = {id(one): one for table in tables for one in chain((e.place for e in table.entries), (b.place for b in table.blanks))}
    said = _said_in(places.values())
    codes = _codes_by_name(said, [table.names for table in tables])
    meant = {(part, value, name == value): _meant(part, value, name, codes) for part, value, name in said}
    if len({(part, of) for (part, _, _), of in meant.items()}) == len(meant):
        return
    spelled: dict[tuple[int, _Meant], str] = {}
    for (part, value, _), of in sorted(meant.items(), key=lambda one: one[0][2]):  # codes before names, else in the order of the file
        spelled.setdefault((part, of), value)
    changed: dict[int, Place] = {}
    for known, place in places.items():
        key = tuple(
            [
                None if value is None else spelled[part, meant[part, value, place.facts.get(name) == value]]
                for part, (value, name) in enumerate(zip(place.key, NAMES, strict=True))
            ]
        )
        if key != place.key:
            changed[known] = Place(key=key, facts=place.facts)
    for table in tables if changed else ():
        table.entries = [e._replace(place=changed[id(e.place)]) if id(e.place) in changed else e for e in table.entries]
        table.blanks = [b._replace(place=changed[id(b.place)]) if id(b.place) in changed else b for b in table.blanks]


def _said_in(places: Iterable[Place]) -> dict[_Said, None]:
    """Each value of each part once, with the name that stands beside it; where it is the name itself, there is no code."""
    return {
        (part, value, place.facts.get(name, "")): None
        for place in places
        for part, (value, name) in enumerate(zip(place.key, NAMES, strict=True))
        if value is not None
    }


def _meant(part: int, value: str, name: str, codes: Mapping[tuple[int, str], _Meant | None]) -> _Meant:
    if name != value:
        return _of_code(value, part)
    words = _words(name)
    return codes.get((part, words)) or words


def _of_code(code: str, part: int) -> _Meant:
    """Numbers, so that 1.02.01 is 1.2.1."""
    pieces = code.split(".")
    if not all(piece.isascii() and piece.isdigit() and len(piece) < len("1000000") for piece in pieces):
        return _words(code)
    numbers = list(map(int, pieces))
    while PARTS[part] in WITH_UNITS and len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _words(name: str) -> str:
    return words_of(name.replace("&", " dan "))


def _codes_by_name(said: Iterable[_Said], named_elsewhere: Sequence[Mapping[tuple[str, str], str]]) -> dict[tuple[int, str], _Meant | None]:
    """Part and words of a name -> the one code that stands with it in this workbook; None where several do, which then tells nothing."""
    found: dict[tuple[int, str], _Meant | None] = {}
    elsewhere = ((PARTS.index(kind), code, name) for names in named_elsewhere for (kind, code), name in names.items())
    for part, code, name in chain(said, elsewhere):
        if name and name != code:
            meant, key = _of_code(code, part), (part, _words(name))
            if found.setdefault(key, meant) != meant:
                found[key] = None
    return found


def offices_spelled_twice(leaves: Sequence[Entry], sheets: Mapping[int, Sheet]) -> Iterable[Problem]:
    """Lines of one office that has no code, and whose name is written in several ways: readers would meet it as several offices."""
    names: dict[str, dict[str, Entry]] = {}
    for entry in {id(entry.place): entry for entry in reversed(leaves)}.values():
        office, name = entry.place.key[OFFICE], entry.place.facts.get("office_name")
        if office and name and "office_code" not in entry.place.facts:
            names.setdefault(office, {}).setdefault(name, entry)
    for spellings in names.values():
        if len(spellings) > 1:
            other = max(spellings.values(), key=lambda entry: (entry.sheet, entry.row))
            where = sheets[other.sheet].ref(other.row)
            yield Problem("office.spelled-twice", where, named(sorted(spellings)), (("count", str(len(spellings))),))
    first = {next(iter(spellings)): next(iter(spellings.values())) for spellings in names.values()}
    pairs = names_alike(first)
    if pairs:
        other = first[pairs[0][1]]
        found = named(f"{longer} = {shorter}" for longer, shorter in pairs)
        yield Problem("office.perhaps-same", sheets[other.sheet].ref(other.row), found, (("count", str(len(pairs))),))


def codes_of_two_names(leaves: Sequence[Entry], tables: Mapping[int, Lines]) -> Iterator[Problem]:
    """A code of an office or a unit beside names that are not one: lines of one of the two would be published as those of the other."""
    first: dict[tuple[str, str], str] = {}
    others: dict[tuple[str, str], dict[str, CellRef]] = {}
    for part, code, name, where in chain(_named_in_rows(leaves, tables), _named_in_tables(tables)):
        known = first.setdefault((part, code), name)
        if known != name and not is_one_name(known, name):
            others.setdefault((part, code), {}).setdefault(name, where)
    for (part, code), names in others.items():
        yield Problem("office.two-names", next(iter(names.values())), named([first[part, code], *names]), (("code", code),))


def _named_in_rows(leaves: Sequence[Entry], tables: Mapping[int, Lines]) -> Iterator[tuple[str, str, str, CellRef]]:
    for entry in reversed({id(entry.place): entry for entry in reversed(leaves)}.values()):
        for part in WITH_UNITS:
            if f"{part}_code" in entry.place.facts and (name := entry.place.facts.get(f"{part}_name")):
                yield part, entry.place.part(part) or "", name, tables[entry.sheet].body.sheet.ref(entry.row)


def _named_in_tables(tables: Mapping[int, Lines]) -> Iterator[tuple[str, str, str, CellRef]]:
    for table in tables.values():
        for (part, code), name in table.names.items():
            if part in WITH_UNITS:
                yield part, code, name, CellRef(table.body.sheet.name)
