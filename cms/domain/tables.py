"""A table's columns, read off its dataclass; and the place of a cell.

Columns are declared once, on the fact itself, with column(). The upload template, the importer, the API, the data
dictionary and every open-data format read them from there.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any  # dataclasses.field() and the values of a row are of any type

from cms.domain.codes import AccountCode, UnitCode

COLUMN = "terang.column"


class Kind(enum.Enum):
    """What a column holds, and so how each format writes it. Names follow Table Schema's field types."""

    TEXT = "string"
    CODE = "code"
    INTEGER = "integer"
    AMOUNT = "number"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. name is ASCII and never changes; titles and notes are per language code."""

    name: str
    kind: Kind
    titles: dict[str, str]
    notes: dict[str, str]
    unit: str
    required: bool
    choices: tuple[str, ...]

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles["id"]

    def note(self, language: str) -> str:
        return self.notes.get(language) or self.notes.get("id", "")


def column(
    title: str, en: str, *, note: str = "", note_en: str = "", unit: str = "", required: bool = True, default: Any = dataclasses.MISSING
) -> Any:  # Any: the type checker takes the field's own annotation, as with dataclasses.field
    """A dataclass field that is a column: Indonesian and English title, what it means, its unit, whether a row needs it."""
    about = {"titles": {"id": title, "en": en}, "notes": {"id": note, "en": note_en}, "unit": unit, "required": required}
    return dataclasses.field(default=default, metadata={COLUMN: about})


KINDS: dict[str, Kind] = {
    "str": Kind.TEXT,
    "int": Kind.INTEGER,
    "Decimal": Kind.AMOUNT,
    "date": Kind.DATE,
    "AccountCode": Kind.CODE,
    "UnitCode": Kind.CODE,
    "CellRef": Kind.TEXT,
}


@cache
def columns_of(fact: type) -> tuple[Column, ...]:
    """The columns declared on a dataclass, in order. Its module must use postponed annotations."""
    return tuple(_columns(fact))


def _columns(fact: type) -> Iterator[Column]:
    module = __import__("sys").modules[fact.__module__]
    for declared in dataclasses.fields(fact):
        about = declared.metadata.get(COLUMN)
        if about is None:
            continue
        type_name = str(declared.type).removesuffix(" | None")
        choices: tuple[str, ...] = ()
        kind = KINDS.get(type_name)
        if kind is None:
            members = getattr(module, type_name)
            choices, kind = tuple(member.value for member in members), Kind.CHOICE
        yield Column(name=declared.name, kind=kind, choices=choices, **about)


Value = str | int | Decimal | date | AccountCode | UnitCode | enum.Enum | None


def text_of(value: Value) -> str:
    """A value as text: amounts with a decimal point and all decimals, dates as ISO 8601, codes as in the file, nothing as ""."""
    match value:
        case None:
            return ""
        case str():
            return value
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case enum.Enum():
            return str(value.value)
    return str(value)


def json_value(value: Value) -> str | int | None:
    """A value in JSON: counts and nothing as they are, all else as text, since most programs read a JSON number as a binary float."""
    return value if value is None or isinstance(value, int) else text_of(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns: what every open-data format is written from. key names the columns that tell rows apart."""

    name: str
    titles: dict[str, str]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def table_of(fact: type, facts: Iterable[object], *, name: str, titles: dict[str, str], key: tuple[str, ...] = ()) -> Table:
    """Facts as a table: one row each, one cell per declared column."""
    columns = columns_of(fact)
    values = attrgetter(*(column.name for column in columns))
    rows = tuple(map(values, facts)) if len(columns) > 1 else tuple((values(one),) for one in facts)
    return Table(name=name, titles=titles, columns=columns, key=key, rows=rows)


@dataclass(frozen=True, slots=True, order=True)
class CellRef:
    """The place of a cell in the officer's own file: prints as `Rincian!F127`.

    row counts from 1 and is 0 for the sheet as a whole; column is letters, "" for a row.
    """

    sheet: str
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.column}{self.row}" if self.row else self.sheet

    @property
    def cell(self) -> str:
        """The place within the sheet: `F127`, `127` for a row, "" for the sheet."""
        return f"{self.column}{self.row}" if self.row else ""

    @classmethod
    def parse(cls, text: str) -> CellRef:
        """The inverse of str() for cells and rows. Sheet names may hold "!"; the last one separates."""
        sheet, _, place = text.rpartition("!")
        letters = place.rstrip("0123456789")
        return cls(sheet, int(place[len(letters) :]), letters)
