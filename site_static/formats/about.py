"""What a data file says of itself beside its rows, and how each kind of value is written as text. Used by every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from cms.domain.city import Licence
from cms.domain.tables import Column, Kind, Table, Value, text_of

SAMPLE_MARK = "CONTOH"
# The column that only a sample's files have, so that a single row copied elsewhere still says that it is invented.
SAMPLE_COLUMN = Column(
    name="sample",
    kind=Kind.TEXT,
    titles={"id": "Contoh", "en": "Sample"},
    notes={
        "id": "CONTOH: karangan untuk peragaan, bukan data sungguhan",
        "en": "CONTOH: invented for demonstration, not real data",
    },
    unit="",
    required=True,
    choices=(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Where a table comes from. permalink is the absolute address of this vintage; origin names who made the figures, in words."""

    title: str
    is_sample: bool
    publisher: str
    origin: str
    note: str
    licence: Licence
    version: str
    published_on: date
    permalink: str
    source_file: str
    source_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """An open-data format. read() gives rows as the texts that the CSV holds, whatever the format: for checks and tests."""

    extension: str
    media_type: str
    title: str
    write: Callable[[Table, About], bytes]
    read: Callable[[bytes, tuple[Column, ...]], tuple[tuple[str, ...], ...]]


def marked(table: Table, about: About) -> Table:
    """The table itself; for a sample with one more column that says CONTOH in every row."""
    if not about.is_sample:
        return table
    return Table(
        name=table.name,
        titles=table.titles,
        columns=(*table.columns, SAMPLE_COLUMN),
        key=table.key,
        rows=tuple((*row, SAMPLE_MARK) for row in table.rows),
    )


def texts_of(rows: Iterable[tuple[Value, ...]]) -> tuple[tuple[str, ...], ...]:
    """Every value of every row as text. Nearly all are text or nothing, which needs no closer look."""
    return tuple(tuple([value if type(value) is str else "" if value is None else text_of(value) for value in row]) for row in rows)
