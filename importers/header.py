"""Finds the heading of a table and matches its titles to the columns of a fact.

A title matches by its words alone: case, signs, accents and "(Rp)" do not count. The words are data: those declared on
the fact, the general list aliases.toml, and the city's own.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from cms.domain.tables import columns_of
from importers.reading.cells import Raw, column_letters
from importers.values import text_of
from importers.workbook import Sheet

ALIASES = Path(__file__).with_name("aliases.toml")
# Real files have up to a dozen rows of title and metadata above the heading.
SEARCHED_ROWS = 40
# Units behind a title say nothing about which column it is.
UNITS = frozenset({"rp", "rupiah", "idr"})


@cache
def normalised(title: str) -> str:
    """The words of a title: "Jumlah (Rp.)" -> "jumlah"."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", title.casefold()) if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    while len(words) > 1 and words[-1] in UNITS:
        words.pop()
    return " ".join(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedColumn:
    """One column that is read: the fact's column, where it stands, the title as in the file."""

    name: str
    index: int
    title: str

    @property
    def letters(self) -> str:
        return column_letters(self.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """How one sheet was understood. rows: first and last row of the heading. Confirmed by staff, kept as a profile later."""

    table: str
    sheet: str
    rows: tuple[int, int]
    columns: tuple[MappedColumn, ...]
    # Titles that are not read, with their column letters.
    unread: tuple[tuple[str, str], ...] = ()
    # Names of columns that several titles claim.
    claimed_twice: tuple[MappedColumn, ...] = ()
    # "list": one row per line; "matrix": one column of amounts per government.
    layout: str = "list"
    # How amounts are written: set once the column was looked at.
    notation: str = ""

    def index(self, name: str) -> int | None:
        return next((column.index for column in self.columns if column.name == name), None)

    def has(self, name: str) -> bool:
        return any(column.name == name for column in self.columns)

    def with_notation(self, notation: str) -> ColumnMap:
        return replace(self, notation=notation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Every title that is known for a table: normalised title -> column name; and titles that only stand in."""

    table: str
    titles: dict[str, str]
    fallback: tuple[tuple[str, frozenset[str]], ...]
    totals: tuple[tuple[str, str], ...]


@cache
def _lists(table: str) -> dict[str, dict[str, list[str]]]:
    lists: dict[str, dict[str, list[str]]] = tomllib.loads(ALIASES.read_text("utf-8"))[table]
    return lists


def vocabulary(table: str, fact: type, aliases: Mapping[str, Iterable[str]], *, phase: str) -> Vocabulary:
    """The words for one table. A title that belongs to another phase's amounts is no amount."""
    lists = _lists(table)
    titles: dict[str, str] = {}
    for name, words in lists["columns"].items():
        titles.update((normalised(word), name) for word in words)
    for column in columns_of(fact):
        titles.update((normalised(title), column.name) for title in (*column.titles.values(), column.name))
    for other, words in lists["phases"].items():
        titles.update((normalised(word), "amount_of_phase" if other == phase else "amount_of_other_phase") for word in words)
    for name, given in aliases.items():
        titles.update((normalised(word), name) for word in given)
    fallback = tuple((name, frozenset(normalised(word) for word in words)) for name, words in lists["fallback"].items())
    totals = sorted(((normalised(word), kind) for kind, words in lists["totals"].items() for word in words), key=lambda pair: -len(pair[0]))
    return Vocabulary(table=table, titles=titles, fallback=fallback, totals=tuple(totals))


def find_heading(sheet: Sheet, words: Vocabulary, governments: frozenset[str]) -> ColumnMap | None:
    """The best row among the first ones; None when no row names both an account and an amount."""
    maps = [found for number, cells in _searched(sheet) if (found := _match(sheet, number, cells, words, governments)) is not None]
    if not maps:
        return None
    best = max(maps, key=lambda found: (len(found.columns), -found.rows[0]))
    return best if best.layout == "list" else _with_names_below(sheet, best)


def titles_seen(sheet: Sheet) -> tuple[str, ...]:
    """The texts of the row that looks most like a heading, for the person whose table was not understood."""
    rows = [[text_of(cell) for cell in cells if isinstance(cell, str)] for _, cells in _searched(sheet)]
    return tuple(max(rows, key=len, default=[]))


def _searched(sheet: Sheet) -> Iterator[tuple[int, list[Raw]]]:
    yield from sheet.rows[:SEARCHED_ROWS]


def _match(sheet: Sheet, number: int, cells: list[Raw], words: Vocabulary, governments: frozenset[str]) -> ColumnMap | None:
    titles = [(index, " ".join(cell.split())) for index, cell in enumerate(cells) if isinstance(cell, str)]
    known: dict[str, list[MappedColumn]] = {}
    unknown: list[MappedColumn] = []
    for index, title in titles:
        name = words.titles.get(normalised(title), "")
        column = MappedColumn(name=name, index=index, title=title)
        (known.setdefault(name, []) if name and name != "amount_of_other_phase" else unknown).append(column)
    layout = _settle_amount(known, unknown, governments)
    _stand_in(known, unknown, words)
    if "account" not in known or "amount" not in known:
        return None
    return ColumnMap(
        table=words.table,
        sheet=sheet.name,
        rows=(number, number),
        columns=tuple(sorted((columns[0] for columns in known.values()), key=lambda column: column.index)),
        unread=tuple((column.letters, column.title) for column in sorted(unknown, key=lambda column: column.index)) if layout == "list" else (),
        claimed_twice=tuple(column for columns in known.values() for column in columns if len(columns) > 1),
        layout=layout,
    )


def _settle_amount(known: dict[str, list[MappedColumn]], unknown: list[MappedColumn], governments: frozenset[str]) -> str:
    """Chooses the column of amounts: the phase's own before a general one; in a matrix the government's."""
    own = known.pop("amount_of_phase", [])
    if own:
        unknown.extend(known.pop("amount", []))
        known["amount"] = [replace(column, name="amount") for column in own]
    if "amount" in known:
        return "list"
    ours = [column for column in unknown if column.title in governments]
    if ours:
        known["amount"] = [replace(column, name="amount") for column in ours]
        return "matrix"
    return "list"


def _stand_in(known: dict[str, list[MappedColumn]], unknown: list[MappedColumn], words: Vocabulary) -> None:
    """`Uraian` is a description beside `Nama rekening`, and the account's name without it."""
    for name, titles in words.fallback:
        if name in known:
            continue
        for other, columns in list(known.items()):
            fitting = [column for column in columns if normalised(column.title) in titles]
            if fitting and other in ("detail", "serial"):
                known[name] = [replace(fitting[0], name=name)]
                columns.remove(fitting[0])
                if not columns:
                    del known[other]
                break
        else:
            fitting = [column for column in unknown if normalised(column.title) in titles]
            if fitting:
                known[name] = [replace(fitting[0], name=name)]
                unknown.remove(fitting[0])


def _with_names_below(sheet: Sheet, found: ColumnMap) -> ColumnMap:
    """In a matrix the names and years under the codes belong to the heading: up to the first row with an account."""
    account = found.index("account")
    last = found.rows[1]
    for number, cells in sheet.rows:
        if number <= last:
            continue
        if account is not None and account < len(cells) and cells[account] is not None:
            break
        last = number
    return replace(found, rows=(found.rows[0], last))
