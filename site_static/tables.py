"""The tables that are no budget: all rows of what is public now. They have no vintages; each publication replaces them under one address.

A new table of the city is one more entry in tables_of(). Files, page, datapackage.json and checks follow.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any  # what a sequence is asked for

from cms.domain.budgets import BudgetDocument
from cms.domain.catalogue import CROSSWALK, INDICATORS, LICENSING, PAPERS, PROPOSAL_EVENTS, PROPOSALS, TableDeclaration
from cms.domain.city import City
from cms.domain.crosswalk import row_of as crosswalk_row
from cms.domain.licensing.flattening import rows_by_table
from cms.domain.paper_rows import paper_rows
from cms.domain.papers import Paper
from cms.domain.plain import digest_of
from cms.domain.proposals.facts import BudgetReference, Proposal, ProposalEvent
from cms.domain.proposals.rows import ProposalRow, places_of, row_of
from cms.domain.proposals.standing import Standing
from cms.domain.tables import Table, columns_of, table_of
from site_static import addresses
from site_static.content import Snapshot

# The column of tables that say row by row what is a sample.
SAMPLE = "sample"


class LateRows(Sequence[object]):
    """Rows that are made only when a file is written: those of proposals are many, and most releases have the same."""

    def __init__(self, make: Callable[[], Iterable[object]], count: int) -> None:
        self._make = make
        self._count = count

    @cached_property
    def _made(self) -> tuple[object, ...]:
        return tuple(self._make())

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: Any) -> Any:  # Any: a place or a slice, as of any sequence
        return self._made[place]


@dataclass(frozen=True, kw_only=True)
class PlainTable:
    """One table. published_on: when its newest row became public. is_sample: every row of it is invented. origin: whose rows they are.

    mark: what the rows follow from, where that is known without making them; their digest is then taken from it.
    """

    declaration: TableDeclaration
    rows: Sequence[object]
    published_on: date
    is_sample: bool
    origin: str
    mark: str = ""

    @property
    def name(self) -> str:
        return self.declaration.name

    @cached_property
    def digest(self) -> str:
        return digest_of(self.mark) if self.mark else digest_of(tuple(self.table.rows))

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
    return (*_proposals(snapshot), *_licensing(snapshot), *_papers(snapshot), *_crosswalk(snapshot))


def _proposals(snapshot: Snapshot) -> Iterator[PlainTable]:
    """Proposals on the day of the site, their histories, and what the six criteria of accountability come to."""
    proposals, city, day = snapshot.proposals, snapshot.city, snapshot.day
    if not proposals:
        return
    is_sample = snapshot.has_only_sample_proposals
    origin = f"{city.name}: usulan dan jawabannya" + (" (CONTOH)" if is_sample else "")
    history = snapshot.histories
    others = digest_of((*(one.digest for one in snapshot.documents), *(one.digest for one in snapshot.services), repr(city.proposal_rules)))
    newest = snapshot.newest_event_on or day
    in_force = " ".join(f"{one.dataset}/{one.version}" for one in snapshot.documents if one.is_current)
    for declaration, rows, mark, on in (
        (PROPOSALS, LateRows(lambda: _proposal_rows(snapshot), len(proposals)), f"{history} {others} {in_force} {day}", day),
        (PROPOSAL_EVENTS, LateRows(lambda: events_of(snapshot), snapshot.event_count), history, newest),
        (INDICATORS, snapshot.indicators, f"{history} {others} {day}", day),
    ):
        yield PlainTable(declaration=declaration, rows=rows, published_on=on, is_sample=is_sample, origin=origin, mark=f"{declaration.name} {mark}")


def proposal_rows(
    cases: Iterable[tuple[Proposal, Standing]], city: City, day: date, lapsed: Container[BudgetReference] = frozenset()
) -> Iterator[ProposalRow]:
    """What was asked and what became of it, one row a proposal. lapsed: lines that no budget in force holds any more."""
    places, rules = places_of(city), city.proposal_rules
    return (row_of(one, standing, day, rules, places, lapsed) for one, standing in cases)


def _proposal_rows(snapshot: Snapshot) -> Iterator[ProposalRow]:
    lapsed = lapsed_lines((standing.budget_line for _, standing in snapshot.cases), snapshot.documents)
    return proposal_rows(snapshot.cases, snapshot.city, snapshot.day, lapsed)


def lapsed_lines(named: Iterable[BudgetReference | None], documents: Iterable[BudgetDocument]) -> frozenset[BudgetReference]:
    """Those of the lines that no document in force holds: it was withdrawn, or replaced by a version without them."""
    wanted: dict[str, dict[tuple[object, ...], BudgetReference]] = {}
    for one in named:
        if one is not None:
            wanted.setdefault(one.dataset, {})[one.office_code, one.sub_activity_code, one.account] = one
    for document in documents:
        if document.is_current and document.dataset in wanted:
            here = wanted[document.dataset]
            for line in document.lines:
                here.pop((line.office_code, line.sub_activity_code, line.account), None)
    return frozenset(one for some in wanted.values() for one in some.values())


def events_of(snapshot: Snapshot) -> Iterator[ProposalEvent]:
    return (event for one in snapshot.proposals for event in one.events)


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


def _papers(snapshot: Snapshot) -> Iterator[PlainTable]:
    """The documents that must be made public, of every year with a budget or a paper."""
    years = {*(one.year for one in snapshot.documents), *(one.year for one in snapshot.papers)}
    if not snapshot.paper_lists or not years:
        return
    rows = tuple(paper_rows(snapshot.paper_lists, snapshot.papers, years=years, day=snapshot.day, address=_address_of_paper))
    yield PlainTable(
        declaration=PAPERS,
        rows=rows,
        published_on=snapshot.day,
        is_sample=False,  # that a document is missing is true of a demo city too; each row says whether its paper is a sample
        origin=f"Pemerintah {snapshot.city.name}: dokumen yang terbit di situs ini",
    )


def _address_of_paper(paper: Paper) -> str:
    return addresses.paper_file(paper.files[0].sha256, paper.name)


def _crosswalk(snapshot: Snapshot) -> Iterator[PlainTable]:
    """The codes that go on under others."""
    if snapshot.crosswalk:
        is_sample = all(one.is_sample for one in snapshot.crosswalk)
        yield PlainTable(
            declaration=CROSSWALK,
            rows=tuple(map(crosswalk_row, snapshot.crosswalk)),
            published_on=snapshot.crosswalk_on or snapshot.as_of.date(),
            is_sample=is_sample,
            origin=f"Pemerintah {snapshot.city.name}: tabel peralihan kode" + (" (CONTOH)" if is_sample else ""),
        )
