"""Frozen facts -> what each page shows. One frozen dataclass per template, already added up and sorted; a template calculates nothing.

drafts() is the whole list of pages before they have a language. A view is the same object for every language wherever it holds
names from the files and phrases, which the words of a language write. A draft carries its facts and makes its view only when asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cms.domain.budgets import BudgetDocument
from cms.domain.catalogue import SERVICES
from cms.domain.city import City
from site_static.content import Snapshot
from site_static.tables import tables_of
from site_static.views.accountability import accountability
from site_static.views.accounts import accounts
from site_static.views.across import across
from site_static.views.across_figures import across_figures, whole_figure
from site_static.views.comparison import comparison_figures, comparisons
from site_static.views.datasets import DatasetPage, dataset_list
from site_static.views.design import about_the_site
from site_static.views.documents import document, document_list
from site_static.views.execution import execution
from site_static.views.figure import Figure, embed_draft
from site_static.views.figures import year_figures
from site_static.views.frame import Draft, PaperCount, Sheaf
from site_static.views.guide import guide
from site_static.views.licensing.catalogue import catalogue, goal_links
from site_static.views.licensing.complaints import complaint
from site_static.views.licensing.finder import finder_pages
from site_static.views.licensing.service import service_pages
from site_static.views.measures import measures
from site_static.views.offices import office_figures, office_list, units
from site_static.views.papers import paper_counts, paper_pages, paper_years
from site_static.views.plain import not_found, texts
from site_static.views.proposals.case import cases
from site_static.views.proposals.cases import Docket, docket_of
from site_static.views.proposals.districts import district_figures
from site_static.views.proposals.front import front, glance
from site_static.views.proposals.lists import facet_pages, overdue
from site_static.views.proposals.pace import pace
from site_static.views.proposals.payments import payments
from site_static.views.proposals.reasons import reasons
from site_static.views.proposals.results import results
from site_static.views.series import with_series
from site_static.views.tables import WHOLE, TablePage
from site_static.views.year.every import year_list
from site_static.views.year.front import home
from site_static.views.year.page import year
from site_static.views.yearbook import Yearbook, yearbook
from site_static.views.years import headline, years_of
from site_static.words import texts_of


def books_of(snapshot: Snapshot) -> tuple[Yearbook, ...]:
    """Every fiscal year with its sums, newest first."""
    city = snapshot.city
    known = frozenset(key for key in texts_of(city.languages[0]) if key.startswith("account."))
    return tuple(yearbook(one, city_name=city.name, known_accounts=known) for one in years_of(snapshot.documents))


def years_and_proposals(snapshot: Snapshot) -> tuple[tuple[Yearbook, ...], Docket | None]:
    """The years, each knowing which proposals its budget pays for, and all proposals; None where there are none."""
    books = with_series(_with_papers(snapshot, books_of(snapshot)), snapshot.crosswalk)
    if not snapshot.proposals:
        return books, None
    docket = docket_of(snapshot, books)
    return tuple(replace(book, paid_for=payments(docket, book.year)) for book in books), docket


def _with_papers(snapshot: Snapshot, books: tuple[Yearbook, ...]) -> tuple[Yearbook, ...]:
    """Each year knowing how many of the documents that it must publish are public."""
    counts = {one.year: one for one in _paper_counts(snapshot, books)}
    return tuple(replace(book, papers=counts.get(book.year)) for book in books)


def _paper_counts(snapshot: Snapshot, books: tuple[Yearbook, ...]) -> tuple[PaperCount, ...]:
    return paper_counts(snapshot, paper_years(snapshot, [book.year for book in books]))


def drafts(
    snapshot: Snapshot,
    books: tuple[Yearbook, ...],
    charts: tuple[Figure, ...],
    docket: Docket | None = None,
) -> Iterator[Draft | Sheaf]:
    """Every page but those about finished files. Addresses are unique. charts: every chart, each of which has a small page of its own."""
    city = snapshot.city
    first = headline(book.fiscal_year for book in books)
    shown = next((book for book in books if first is not None and book.year == first.year), None)
    yield home(
        city.name,
        city.site_name,
        shown,
        books,
        documents=len(snapshot.current_documents),
        goals=goal_links(snapshot.services),
        services=len(snapshot.services),
        proposals=glance(docket) if docket is not None else (),
    )
    yield year_list(city.name, books)
    yield from across(city, books, snapshot.crosswalk)
    yield guide(city.name, shown)
    for book in books:
        yield from _of_year(book)
    yield document_list(city.name, snapshot.documents, _paper_counts(snapshot, books))
    yield from paper_pages(snapshot, [book.year for book in books], [book.year for book in books if book.fiscal_year.is_sample])
    yield dataset_list(city, snapshot.documents, tables_of(snapshot))
    for vintages in by_dataset(snapshot.documents):
        for one in vintages:
            yield document(city, one, vintages)
    yield from licensing(snapshot)
    if docket is not None:
        yield from proposals(docket)
        yield accountability(snapshot, snapshot.indicators)
    for language in city.languages:
        yield from texts(snapshot.pages, language)
    yield from about_the_site(city)
    yield not_found(city, has_proposals=docket is not None)
    yield from map(embed_draft, charts)


def figures(city: City, books: tuple[Yearbook, ...], docket: Docket | None = None) -> Iterator[Figure]:
    """Every chart of the site, each once, wherever it stands."""
    yield from whole_figure(city.name, books)
    yield from across_figures(city, books)
    for book in books:
        yield from year_figures(book)
        yield from comparison_figures(book)
        yield from office_figures(book)
    if docket is not None:
        yield from district_figures(docket)


def licensing(snapshot: Snapshot) -> Iterator[Draft]:
    """The catalogue of services and the pages of each."""
    city, services = snapshot.city, snapshot.services
    yield from catalogue(city.name, services, snapshot.day, has_finder=snapshot.finder is not None)
    yield from service_pages(city, services, snapshot.day)
    if snapshot.finder:
        yield from finder_pages(snapshot.finder, services, snapshot.day)
    names = {one.facts.slug: one.facts.name for one in services}
    for one in services:
        yield complaint(one, names, city.site_url, snapshot.day)


def proposals(docket: Docket) -> Iterator[Draft | Sheaf]:
    """The front page of proposals, each of them, and every list."""
    yield front(docket)
    yield from facet_pages(docket)
    yield overdue(docket)
    yield from results(docket)
    yield reasons(docket)
    yield pace(docket)
    yield from cases(docket)


def dataset_pages(snapshot: Snapshot) -> Iterator[DatasetPage | TablePage]:
    """The page of each dataset and each other table, which tells the sizes of its finished files."""
    for vintages in by_dataset(snapshot.documents):
        for one in vintages:
            if one.is_current:
                yield DatasetPage(city=snapshot.city, document=one, vintages=tuple(vintages))
    for table in tables_of(snapshot):
        yield TablePage(city=snapshot.city, table=table, whole=WHOLE if table.name == SERVICES.name else ())


def _of_year(book: Yearbook) -> Iterator[Draft]:
    yield year(book)
    yield measures(book)
    yield from accounts(book)
    yield from comparisons(book)
    yield from execution(book)
    if book.ledger.has_offices:
        yield office_list(book)
        yield from units(book)


def by_dataset(documents: Iterable[BudgetDocument]) -> list[list[BudgetDocument]]:
    """The vintages of each dataset, by name and age."""
    groups: dict[str, list[BudgetDocument]] = {}
    for one in sorted(documents, key=lambda one: (one.dataset, one.vintage)):
        groups.setdefault(one.dataset, []).append(one)
    return list(groups.values())
