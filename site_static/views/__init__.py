"""Frozen facts -> what each page shows. One frozen dataclass per template, already added up and sorted; a template calculates nothing.

pages() is the whole list of pages, in every language of the city. A view is the same object for every language wherever it holds
names from the files and phrases, which the words of a language write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cms.domain.budgets import BudgetDocument
from site_static import addresses
from site_static.artifact import PageView
from site_static.content import Snapshot
from site_static.views.accounts import accounts
from site_static.views.comparison import comparison_view
from site_static.views.datasets import dataset_list, dataset_view
from site_static.views.documents import document_list, document_view
from site_static.views.offices import office_list, units
from site_static.views.plain import glossary_view, menu_pages, not_found_view, text_view
from site_static.views.year import home, year_list, year_row, year_view
from site_static.views.yearbook import Yearbook, yearbook
from site_static.views.years import headline, years_of
from site_static.words import texts_of

# A page before it has a language: address, template, view.
Draft = tuple[str, str, object]


def pages(snapshot: Snapshot) -> Iterator[PageView]:
    """Every page of the site: each in all languages, the city's first language first. Addresses are unique."""
    languages = snapshot.city.languages
    for href, template, view in _shared(snapshot):
        for language in languages:
            yield _page(href, template, language, languages[0], view)
    for language in languages:
        for href, template, view in _written(snapshot, language):
            yield _page(href, template, language, languages[0], view)
    yield _page(addresses.NOT_FOUND, "not-found.html", languages[0], languages[0], not_found_view())


def _page(href: str, template: str, language: str, default: str, view: object) -> PageView:
    return PageView(path=addresses.in_language(href, language, default), template=template, language=language, view=view)


def _shared(snapshot: Snapshot) -> Iterator[Draft]:
    """Pages whose views are the same in every language."""
    city = snapshot.city
    known = frozenset(key for key in texts_of(city.languages[0]) if key.startswith("account."))
    books = [yearbook(year, city_name=city.name, known_accounts=known) for year in years_of(snapshot.documents)]
    by_year = {book.year: book for book in books}
    first = headline(book.fiscal_year for book in books)
    rows = [year_row(book) for book in books]
    current = snapshot.current_documents
    headline_view = None if first is None else year_view(by_year[first.year])
    yield addresses.HOME, "home.html", home(city.name, city.site_name, headline_view, rows, documents=len(current), datasets=len(current))
    yield addresses.YEARS, "years.html", year_list(city.name, rows)
    for book in books:
        yield from _of_year(book)
    yield addresses.DOCUMENTS, "documents.html", document_list(city.name, snapshot.documents)
    yield addresses.DATASETS, "datasets.html", dataset_list(city, snapshot.documents)
    for vintages in _by_dataset(snapshot.documents):
        for document in vintages:
            view = document_view(document, vintages)
            yield view.frame.href, "document.html", view
            if document.is_current:
                yield addresses.dataset(document.dataset), "dataset.html", dataset_view(city, document, vintages)


def _of_year(book: Yearbook) -> Iterator[Draft]:
    yield addresses.year(book.year), "year.html", year_view(book)
    for account in accounts(book):
        yield account.frame.href, "account.html", account
    if len(book.columns) > 1:
        yield addresses.comparison(book.year), "comparison.html", comparison_view(book)
    if book.ledger.has_offices:
        yield addresses.offices(book.year), "offices.html", office_list(book)
        for unit in units(book):
            yield unit.frame.href, "unit.html", unit


def _written(snapshot: Snapshot, language: str) -> Iterator[Draft]:
    """Pages of text, which differ by language."""
    for page in menu_pages(snapshot.pages):
        yield addresses.plain_page(page.slug), "text.html", text_view(page, language)
    yield addresses.GLOSSARY, "glossary.html", glossary_view(language)


def _by_dataset(documents: Iterable[BudgetDocument]) -> list[list[BudgetDocument]]:
    """The vintages of each dataset, by name and age."""
    groups: dict[str, list[BudgetDocument]] = {}
    for document in sorted(documents, key=lambda one: (one.dataset, one.vintage)):
        groups.setdefault(document.dataset, []).append(document)
    return list(groups.values())
