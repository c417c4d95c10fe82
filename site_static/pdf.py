"""Print HTML -> PDF/UA, and the list of everything printed: a book for each year, a file for each published vintage. Used by plan.

A file's key is made of what costs nothing to compare: a vintage's lines never change and carry one digest. WeasyPrint takes about 4 ms
for a row of a table (500 rows of 5 cells: 2 s), so a book stops at sub activities and says where all lines are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any  # WeasyPrint's document and pydyf's PDF carry no types

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from weasyprint import HTML  # type: ignore[import-untyped]  # it carries no types
from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]  # it carries no types

from cms.domain.amounts import Currency
from cms.domain.budgets import BudgetDocument
from cms.domain.city import City
from cms.domain.errors import PageFailed
from cms.domain.texts import Text
from site_static import addresses
from site_static.artifact import Artifact, ArtifactKind, Work
from site_static.content import Snapshot
from site_static.memory import collector_resting
from site_static.pdf_tags import mend_tags
from site_static.views.documents import document_facts
from site_static.views.licensing.leaflet import LeafletView, leaflet_view
from site_static.views.licensing.others import others_of
from site_static.views.print import BookView, VintageView, book_view, vintage_view
from site_static.views.yearbook import CHART, digest_of
from site_static.views.years import FiscalYear, years_of
from site_static.words import FILES_LANGUAGE, LANGUAGES, Label, Words, texts_of

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "print"
# In another font amounts would not fit their columns, and every machine would give other bytes.
FONT, FONT_PACKAGE = "PT Sans", "fonts-paratype"


def pdf_of(html: str) -> bytes:
    """A tagged PDF/UA-1 of a page of print HTML, which may load nothing. The same HTML gives the same bytes."""
    with collector_resting():
        document = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=())).render()
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1", finisher=_finish))


def print_works(snapshot: Snapshot) -> Iterator[Work]:
    """A book for each year with a document in force, then every published vintage, each in the city's first language."""
    city = snapshot.city
    for year in years_of(snapshot.documents):
        shown = (*(document for phase in year.phases for document in phase.documents), *year.others)
        yield _artifact(addresses.year_book(year.year), city, shown, "year-book.html", partial(book_pdf, city, year))
    for document in snapshot.documents:
        path = addresses.data_file(document.dataset, document.version, "pdf")
        # A vintage's bytes never change, so not even being in force is a fact of its file.
        yield _artifact(path, city, (replace(document, is_current=True, is_withdrawn=False),), "vintage.html", partial(vintage_pdf, city, document))
    yield from leaflets(snapshot)


def leaflets(snapshot: Snapshot) -> Iterator[Work]:
    """One for each service in each language. What it shows is made at once, which is quick, so that a day that changes nothing makes no PDF again."""
    names = {one.facts.slug: one.facts.name for one in snapshot.services}
    for one in snapshot.services:
        for language in snapshot.city.languages:
            view = leaflet_view(snapshot.city, one, others_of(one.facts, names), snapshot.day, language)
            facts = (_imprint_facts(snapshot.city), language, digest_of(view))
            make = partial(leaflet_pdf, snapshot.city, view, language)
            yield Artifact(path=view.path, kind=ArtifactKind.PRINT, facts=facts, maker=f"leaflet.html:{_maker()}", make=make)


def leaflet_pdf(city: City, view: LeafletView, language: str) -> bytes:
    return pdf_of(html_of("leaflet.html", city, view, language))


def book_pdf(city: City, year: FiscalYear) -> bytes:
    return pdf_of(html_of("year-book.html", city, book_view(city, year, _known_accounts(city.languages[0]))))


def vintage_pdf(city: City, document: BudgetDocument) -> bytes:
    return pdf_of(html_of("vintage.html", city, vintage_view(city, document, _known_accounts(city.languages[0]))))


def html_of(template: str, city: City, view: BookView | VintageView | LeafletView, language: str = "") -> str:
    """The print HTML of a view, in the city's first language unless another is named: what pdf_of() is given."""
    language = language or city.languages[0]
    return _environment(language, city.currency).get_template(template).render(view=view, language=language)


def _artifact(path: str, city: City, documents: tuple[BudgetDocument, ...], template: str, make: Callable[[], bytes]) -> Artifact:
    """The facts: all of the documents but their lines, for which each one's digest speaks, and what the imprint says of the city."""
    facts = (_imprint_facts(city), tuple(document_facts(document) for document in documents))
    return Artifact(path=path, kind=ArtifactKind.PRINT, facts=facts, maker=f"{template}:{_maker()}", make=make)


def _imprint_facts(city: City) -> tuple[object, ...]:
    return (city.name, city.province, city.site_name, city.site_url, city.accent, city.licence, city.currency, city.languages[0])


@cache
def _known_accounts(language: str) -> frozenset[str]:
    """The accounts of the chart that the language names."""
    return frozenset(key for key in texts_of(language) if key.startswith("account."))


@cache
def _maker() -> str:
    """A digest of everything that shapes a printed file beside its facts and our code: templates, words, names of accounts."""
    found = sha256()
    for path in (*sorted(TEMPLATES.iterdir()), *sorted(LANGUAGES.iterdir()), CHART):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


@cache
def _environment(language: str, currency: Currency) -> Environment:
    words = Words(language, currency)
    environment = Environment(loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True)
    say, name = (words.say, str) if language == FILES_LANGUAGE else (partial(_said, words), _foreign)
    environment.globals.update(text=words.text, say=say, name=name, known=words.known, qr=_drawing)
    environment.filters.update(
        number=words.number,
        difference=words.difference,
        money=words.money,
        percent=words.percent,
        count=words.count,
        day=words.day,
        decimal=words.decimal,
    )
    return environment


def _said(words: Words, label: Label) -> str:
    """As words.say(), with what is not ours to say, or not translated, marked with its language."""
    is_foreign = not label.is_translated(words.language) if isinstance(label, Text) else isinstance(label, str)
    return _foreign(words.say(label)) if is_foreign else words.say(label)


def _foreign(text: str) -> Markup:
    return Markup('<span lang="{}">{}</span>').format(FILES_LANGUAGE, text)


def _drawing(svg: str, title: str) -> Markup:
    """A drawing of ours with what it says for who does not see it."""
    start, end = svg.split(">", 1)
    return Markup(f"{start}><title>{escape(title)}</title>{end}")  # noqa: S704  our own drawing, the title escaped


def _finish(document: Any, pdf: Any) -> None:  # Any: see the import of typing
    if FONT not in {font.family for font in document.fonts.values()}:
        raise PageFailed(f"the font {FONT} is not installed; install the package {FONT_PACKAGE}")
    mend_tags(document, pdf)
