"""read_services() and read_issuances(): files -> facts and problems. Used by the CMS and the command line.

A catalogue may lie in one workbook of several sheets or in several files, as exports of databases do. Every row of every sheet ends as
stored, refused or skipped with its kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any  # tables of several kinds

from cms.domain.licensing.publication import Issuance
from cms.domain.licensing.services import Service
from importers.licensing.building import Building
from importers.licensing.keys import key_of
from importers.licensing.request import CatalogueRequest
from importers.licensing.rows import ISSUANCES, TABLES, IssuanceIn, StepIn
from importers.licensing.shapes import shape_of
from importers.licensing.sheets import TableRows, table_rows, understood
from importers.licensing_words import read_fragment
from importers.lists import LONGEST_SEEN, list_result, most_like_heading
from importers.problems import Problem
from importers.table import ImportResult
from importers.titles import words_of
from importers.workbook import Sheet, Workbook, read_workbook

GUIDE = ("Petunjuk", "Guide")


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedLicence:
    """Two days of one licence, and the service that it is of."""

    service: str
    days: Issuance


@dataclass(slots=True)
class _Files:
    """Files while they are read, sheet by sheet."""

    books: Sequence[Workbook]
    tables: dict[str, list[TableRows[Any]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def read(self, wanted: Iterable[str]) -> None:
        names = tuple(wanted)
        for book in self.books:
            self.problems.extend(book.problems)
            found = [self._sheet(sheet, names) for sheet in _named(book, self.books)]
            if not any(found) and book.ok:
                self.problems.append(Problem("licences.not-found", None, f"{book.file_name}: {most_like_heading(book.own_sheets)}"))

    def _sheet(self, sheet: Sheet, wanted: tuple[str, ...]) -> bool:
        found = shape_of(sheet, wanted) if sheet.name not in GUIDE else None
        if found is None:
            self.skipped["not-a-table"] += len(sheet.rows)
            return False
        self.problems.extend(sheet.problems)
        self.tables.setdefault(found.shape.name, []).append(table_rows(sheet, found))
        return True

    def result(self, facts: Sequence[Any]) -> ImportResult[Any]:
        tables = [table for found in self.tables.values() for table in found]
        return list_result(
            facts,
            books=self.books,
            bodies=[table.body for table in tables],
            problems=self.problems,
            skipped=self.skipped,
            understood=map(understood, tables),
        )


def _named(book: Workbook, books: Sequence[Workbook]) -> Iterator[Sheet]:
    """Sheets by their names; the one sheet of a file among several by the file's, so that places tell the files apart."""
    is_alone = len(books) > 1 and len(book.own_sheets) == 1
    yield from (replace(sheet, name=book.file_name) if is_alone else sheet for sheet in book.own_sheets)


def read_services(paths: Sequence[Path], request: CatalogueRequest) -> ImportResult[Service]:
    """Services, each on top of the stored one. Raises UsageError when there is no such file."""
    files = _Files(books=[read_workbook(path) for path in paths])
    files.read(TABLES)
    _tell_fragments(files)
    facts = Building(request=request, tables=files.tables).services()
    return files.result(facts)


def _tell_fragments(files: _Files) -> None:
    """Steps that were written as HTML: the words stay, the tags go."""
    for table in files.tables.get("steps", ()):
        steps: list[tuple[int, StepIn]] = table.kept()
        marked = [(position, step.name) for position, step in steps if read_fragment(step.name).text != " ".join(step.name.split())]
        table.warn([position for position, _ in marked], "name", "licences.html", marked[0][1][:LONGEST_SEEN] if marked else "")
        for position, name in marked:
            if dropped := read_fragment(name).dropped:
                table.warn([position], "name", "licences.html-dropped", ", ".join(dropped))


def read_issuances(path: Path, services: Iterable[Service], *, service: str = "") -> ImportResult[IssuedLicence]:
    """Days of issued licences. services: those that there are, named by key or name; service: the one that all rows are of."""
    files = _Files(books=[read_workbook(path)])
    files.read((ISSUANCES,))
    names = _names(services)
    found = [one for table in files.tables.get(ISSUANCES, ()) for one in _issued(table, names, service)]
    return files.result(found)


def _names(services: Iterable[Service]) -> dict[str, str]:
    names: dict[str, str] = {}
    for one in services:
        for name in (one.slug, one.short_name, one.name.original, key_of(one.name.original)):
            if name:
                names.setdefault(words_of(name), one.slug)
    return names


def _issued(table: TableRows[IssuanceIn], names: dict[str, str], service: str) -> Iterator[IssuedLicence]:
    for position, row in table.kept():
        slug = service or names.get(words_of(row.service), "")
        if not slug:
            table.refuse(position, "service", "licences.unknown-service", row.service)
        elif row.received is None or row.issued is None:
            continue  # told as a blank cell
        elif row.issued < row.received:
            table.refuse(position, "issued", "licences.issued-before", row.issued.isoformat(), ("received", row.received.isoformat()))
        else:
            yield IssuedLicence(service=slug, days=Issuance(received=row.received, issued=row.issued))
