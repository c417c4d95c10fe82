"""Tables that go on changing: proposals, their histories, the indicators of accountability. Used by open_data, plan and the list of data.

A budget is published in vintages that never change; these are facts of today. So each has one address, `latest`, and its rows say of
which day they are. Invented proposals are a table of their own, so that every file says CONTOH as a whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cms.domain.accountability import IndicatorRow
from cms.domain.catalogue import INDICATORS, PROPOSAL_EVENTS, PROPOSALS, TableDeclaration
from cms.domain.city import City
from cms.domain.proposals.rows import places_of, row_of
from cms.domain.tables import Column, Table, columns_of, table_of
from site_static import addresses
from site_static.artifact import Artifact, ArtifactKind
from site_static.formats import FORMATS
from site_static.formats.about import SAMPLE_COLUMN, SAMPLE_MARK, About, Format, marked
from site_static.views.datasets import TableRow
from site_static.views.frame import Link
from site_static.views.proposals.cases import Case, Docket
from site_static.views.proposals.facets import VILLAGE, grouped
from site_static.views.yearbook import digest_of
from site_static.words import Words

SAMPLE_NAME = "contoh"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveTable:
    """One table of today. rows() makes its facts only when a file is written; facts: what they depend on, in a short text."""

    name: str
    declaration: TableDeclaration
    title: str
    is_sample: bool
    count: int
    day: date
    origin: str
    facts: str
    rows: Callable[[], Iterable[object]]
    # (column, dataset, its column): where a value stands in another of these tables.
    links: tuple[tuple[str, str, str], ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        columns = columns_of(self.declaration.fact)
        return (*columns, SAMPLE_COLUMN) if self.is_sample else columns

    def path(self, extension: str) -> str:
        return addresses.latest_file(self.name, extension)


def live_tables(docket: Docket | None, indicators: Sequence[IndicatorRow], city: City, day: date) -> tuple[LiveTable, ...]:
    """Every table that there is something in."""
    found: list[LiveTable] = []
    for is_sample in (False, True):
        cases = tuple(case for case in docket.cases if case.proposal.is_sample is is_sample) if docket is not None else ()
        if docket is not None and cases:
            found += _of_proposals(docket, cases, is_sample=is_sample)
    if indicators:
        is_sample = docket is not None and all(case.proposal.is_sample for case in docket.cases)
        found.append(_of_indicators(tuple(indicators), city, day, is_sample=is_sample))
    return tuple(found)


def _of_proposals(docket: Docket, cases: tuple[Case, ...], *, is_sample: bool) -> Iterator[LiveTable]:
    tail, day = f"-{SAMPLE_NAME}" if is_sample else "", docket.day
    names = {declaration.name: f"{name}{tail}" for declaration, name in ((PROPOSALS, "usulan"), (PROPOSAL_EVENTS, "riwayat-usulan"))}
    events = sum(len(case.proposal.events) for case in cases)
    history = digest_of([case.history for case in cases])
    for declaration, count, facts, rows in (
        (PROPOSALS, len(cases), digest_of(docket.mark, day, history), lambda: proposal_rows(docket, cases)),
        (PROPOSAL_EVENTS, events, history, lambda: (event for case in cases for event in case.proposal.events)),
    ):
        title = declaration.titles["id"]
        yield LiveTable(
            name=names[declaration.name],
            declaration=declaration,
            title=f"{SAMPLE_MARK}: {title}" if is_sample else title,
            is_sample=is_sample,
            count=count,
            # The history does not change with the day.
            day=day if declaration is PROPOSALS else max(case.proposal.last.on for case in cases),
            origin=docket.city.name,
            facts=facts,
            rows=rows,
            links=tuple((column, names[table], other) for column, table, other in declaration.links),
        )


def proposal_rows(docket: Docket, cases: Iterable[Case]) -> Iterator[object]:
    """What was asked and what became of it, one row a proposal."""
    places, rules = places_of(docket.city), docket.city.proposal_rules
    return (row_of(case.proposal, docket.day, rules, places) for case in cases)


def _of_indicators(rows: tuple[IndicatorRow, ...], city: City, day: date, *, is_sample: bool) -> LiveTable:
    title = INDICATORS.titles["id"]
    return LiveTable(
        name="akuntabilitas",
        declaration=INDICATORS,
        title=f"{SAMPLE_MARK}: {title}" if is_sample else title,
        is_sample=is_sample,
        count=len(rows),
        day=day,
        origin=city.name,
        facts=digest_of(rows),
        rows=lambda: rows,
    )


def table_row(table: LiveTable) -> TableRow:
    """The table in the list of data."""
    downloads = tuple(Link(label=form.extension.upper(), href=table.path(form.extension), is_file=True) for form in FORMATS)
    return TableRow(title=table.title, name=table.name, count=table.count, day=table.day, is_sample=table.is_sample, downloads=downloads)


def live_works(tables: Iterable[LiveTable], city: City) -> Iterator[Artifact]:
    """Each table in each format."""
    for table in tables:
        for form in FORMATS:
            path = table.path(form.extension)
            yield _file(table, form, city, path)


def village_works(docket: Docket) -> Iterator[Artifact]:
    """Beside each village's list its proposals as files, for a neighbourhood that needs no more."""
    words = Words(docket.city.languages[0], docket.city.currency)
    for group, cases in grouped(VILLAGE, docket.cases):
        is_sample = any(case.proposal.is_sample for case in cases)
        title = words.text("facet.kelurahan.title", name=group.label)
        table = LiveTable(
            name="usulan",
            declaration=PROPOSALS,
            title=f"{SAMPLE_MARK}: {title}" if is_sample else title,
            is_sample=all(case.proposal.is_sample for case in cases),
            count=len(cases),
            day=docket.day,
            origin=docket.city.name,
            facts=digest_of(docket.mark, docket.day, [case.history for case in cases]),
            rows=_rows_later(docket, cases),
        )
        for form in FORMATS:
            yield _file(table, form, docket.city, village_file(VILLAGE.list_href(group), form.extension))


def village_file(href: str, extension: str) -> str:
    """The file beside a village's list."""
    return addresses.beside(href, f"usulan.{extension}")


def _rows_later(docket: Docket, cases: Sequence[Case]) -> Callable[[], Iterable[object]]:
    return lambda: proposal_rows(docket, cases)


def _file(table: LiveTable, form: Format, city: City, path: str) -> Artifact:
    of = about(table, city, path)
    return Artifact(
        path=path,
        kind=ArtifactKind.DATA,
        facts=(table.name, table.facts, of),
        maker=f"formats.{form.extension}",
        make=lambda: form.write(written(table, of), of),
    )


def about(table: LiveTable, city: City, path: str) -> About:
    return About(
        title=table.title,
        is_sample=table.is_sample,
        publisher=city.name,
        origin=table.origin,
        note="",
        licence=city.licence,
        version=addresses.LATEST,
        published_on=table.day,
        permalink=city.site_url + path,
        source_file="",
        source_sha256="",
    )


def written(table: LiveTable, of: About) -> Table:
    """The rows as every format writes them."""
    declaration = table.declaration
    titles = {**declaration.titles, "id": table.title}
    return marked(table_of(declaration.fact, table.rows(), name=table.name, titles=titles, key=declaration.key), of)
