"""Offices that stand alone in rows between the lines of a table: whose lines those below are, or a question. Used by lines.py and offices_said.py."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from importers.entries import Entry
from importers.meaning import ACCOUNT
from importers.metadata import is_office, office_alone
from importers.places import OFFICE, Key, Place
from importers.short_names import is_one_name
from importers.stacked_tables import is_line
from importers.table import Body, named
from importers.titles import words_of
from importers.tree import Segments
from importers.values import text_of
from importers.workbook import Row

# What an office is parted into. Beside other offices it is one of those of which only a code or a label says which.
_UNIT = re.compile(r"(?:bagian|uptd?|puskesmas|kel(?:urahan|\.)?|sdn?|smpn?|sman?|tkn?)\b", re.IGNORECASE)
# Rows of words between the lines that begin so are headings of accounts and programmes, and no offices.
_HEADINGS = frozenset(
    {"belanja", "pendapatan", "pembiayaan", "penerimaan", "pengeluaran", "program", "kegiatan", "sub", "urusan", "bidang", "jumlah", "total"}
)
# The number of a function, which an office may have before its name: 1.02, and no account.
_FUNCTION = re.compile(r"[0-9]\.[0-9]{2}\.?")
_PLACES = ("office_code", "office_name", "unit_code", "unit_name")
FEWEST = 2


def is_unit(name: str) -> bool:
    """Whether a name is that of a part of an office: "Puskesmas Contoh", "Bagian Umum"."""
    return _UNIT.match(name.strip()) is not None


def take_offices_in_rows(body: Body) -> list[int]:
    """Keeps with the table the offices alone in rows above their lines, or the units of the one above it, where that is plain; the positions of those
    rows that say nothing more.

    It is where the first of them stands above all lines, each has lines of its own, and no row of words among them may be another one.
    """
    found = _alone(body)
    of_all = body.offices[0]
    names = [office["office_name"] for office in found.values()]
    of_units = sum(map(is_unit, names))
    if len(set(names)) < FEWEST or len(body.offices) > 1 or of_units != (len(names) if of_all else of_units and len(names)):
        return []
    if not _are_heads(body, found):
        return []
    for place, office in found.items():
        said = {**of_all, **{name.replace("office", "unit"): text for name, text in office.items()}} if of_all else office
        body.offices[body.rows[place].number] = said
    first = body.rows[min(found)].number
    body.problems.append(body.problem("office.from-lines", first, named(dict.fromkeys(names)), ("count", str(len(set(names))))))
    return [place for place in found if not _has_amount(body, body.rows[place])]


def _alone(body: Body) -> dict[int, dict[str, str]]:
    """Position of a row that says nothing but an office, and perhaps an amount -> the office."""
    account = body.heading.column(ACCOUNT)
    if any(body.heading.column(role) is not None for role in _PLACES):
        return {}
    places: Iterable[int] = range(len(body.rows))
    if account is not None:
        codes = {text for text in body.texts(account.index) if text[:1].isdigit() and "." in text and not _FUNCTION.fullmatch(text)}
        places = [place for place, cell in enumerate(body.column(account.index)) if cell not in codes]
    money = {index for column in body.heading.money for index in column.indexes}
    found = {}
    for place in places:
        row = body.rows[place]
        # Once, where tables beside each other all say it.
        texts = list(dict.fromkeys(text for index, cell in enumerate(row.cells) if index not in money and (text := text_of(cell))))
        if texts and is_office(texts[-1]) and (office := office_alone(row._replace(cells=tuple(texts)))):
            found[place] = office
    return found


def _are_heads(body: Body, found: Mapping[int, Mapping[str, str]]) -> bool:
    """Whether such rows head lines each, and none of them is perhaps missing."""
    lines = [place for place, row in enumerate(body.rows) if place not in found and is_line(body, row)]
    first, last = min(found), max(found)
    has_amount = {_has_amount(body, body.rows[place]) for place in found}
    if not lines or lines[0] < first or lines[-1] < last or len(has_amount) > 1:
        return False
    known = set(lines)
    if any(known.isdisjoint(range(one + 1, other)) for one, other in pairwise(found)):
        return False
    strangers = (words_of(" ".join(_texts(body.rows[place]))) for place in range(first, lines[-1]) if place not in known and place not in found)
    return all(not words or words.split()[0] in _HEADINGS for words in strangers)


def _texts(row: Row) -> Iterator[str]:
    return filter(None, map(text_of, row.cells))


def _has_amount(body: Body, row: Row) -> bool:
    return any(index < len(row.cells) and row.cells[index] is not None for column in body.heading.money for index in column.indexes)


def tell_offices_in_rows(body: Body, notes: Iterable[int], labels: Sequence[str], said: Sequence[Place], entries: Sequence[Entry]) -> None:
    """Rows that only name an office, in a table without a column of offices, and whose lines were not read as its own.

    said: the office of each row, named above it. Lines of one account under two such names are asked about: they would be added up.
    """
    named_by = {place: labels[place] if is_office(labels[place]) else office_alone(body.rows[place]).get("office_name", "") for place in notes}
    offices = {place: said[place].facts.get("office_name") or said[place].key[OFFICE] or "" for place, name in named_by.items() if name}
    unsaid = [place for place, office in offices.items() if not office]
    if unsaid:
        names = {body.rows[place].number: named_by[place] for place in unsaid}
        columns = [column for role in _PLACES if (column := body.heading.column(role)) is not None]
        heads = {office_alone(row).get("office_name") for row in body.sheet.rows if row.number < body.heading.rows[0]}
        is_added = not any(body.texts(column.index) for column in columns) and _are_added(entries, names, heads)
        body.warn("office.added-in-rows" if is_added else "office.in-rows", unsaid, None, named(dict.fromkeys(names.values())))
    others = [place for place, office in offices.items() if office and not is_one_name(office, named_by[place])]
    if others:
        is_of_it = all(is_unit(named_by[place]) for place in others)
        about = (named_by[others[0]], ("office", offices[others[0]]))
        body.warn("office.unit-in-rows" if is_of_it else "office.other-in-rows", others, None, *about)


def _are_added(entries: Sequence[Entry], names: Mapping[int, str], heads: Container[str | None]) -> bool:
    """Whether lines of one place and account stand under different names, or above all of them and below; one that heads each page is none."""
    rows = sorted(row for row, name in names.items() if name not in heads)
    first: dict[tuple[Key, Segments], str] = {}
    place, name = 0, ""
    for entry in entries:
        while place < len(rows) and rows[place] < entry.row:
            name, place = names[rows[place]], place + 1
        if rows and first.setdefault((entry.place.key, entry.account), name) != name:
            return True
    return False
