"""The tables that are no budget: all rows of what is public now. They have no vintages; each publication replaces them under one address.

A new table of the city is one more entry in tables_of(). Files, page, datapackage.json and checks follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cms.domain.catalogue import LICENSING, TableDeclaration
from cms.domain.licensing.flattening import rows_by_table
from cms.domain.plain import digest_of
from cms.domain.tables import Table, columns_of, table_of
from site_static.content import Snapshot

# The column of tables that say row by row what is a sample.
SAMPLE = "sample"


@dataclass(frozen=True, kw_only=True)
class PlainTable:
    """One table. published_on: when its newest row became public. is_sample: every row of it is invented. origin: whose rows they are."""

    declaration: TableDeclaration
    rows: tuple[object, ...]
    published_on: date
    is_sample: bool
    origin: str

    @property
    def name(self) -> str:
        return self.declaration.name

    @cached_property
    def digest(self) -> str:
        return digest_of(tuple(self.table.rows))

    @property
    def table(self) -> Table:
        one = self.declaration
        return table_of(one.fact, self.rows, name=one.name, titles=one.titles, key=one.key)

    @property
    def says_samples(self) -> bool:
        """True when a column of its own says which rows are samples."""
        return any(column.name == SAMPLE for column in columns_of(self.declaration.fact))


def tables_of(snapshot: Snapshot) -> tuple[PlainTable, ...]:
    """Every table with rows, in the order of the catalogue."""
    return tuple(_licensing(snapshot))


def _licensing(snapshot: Snapshot) -> Iterator[PlainTable]:
    services = snapshot.services
    if not services:
        return
    rows = rows_by_table(services)
    newest = max(one.published_on for one in services)
    is_sample = all(one.facts.is_sample for one in services)
    for declaration in LICENSING:
        yield PlainTable(
            declaration=declaration,
            rows=rows[declaration.name],
            published_on=newest,
            is_sample=is_sample,
            origin=f"Pemerintah {snapshot.city.name}: layanan yang terbit di situs ini" + (" (CONTOH)" if is_sample else ""),
        )
