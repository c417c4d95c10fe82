"""The pages that compare years: sentences from the data and four scales; the offices of the districts and every kind of account by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cms.domain.amounts import share
from cms.domain.catalogue import CROSSWALK
from cms.domain.city import City
from cms.domain.crosswalk import CrosswalkEntry
from site_static import addresses
from site_static.views.across_figures import NOTHING, OTHER_CHART, PARTS, Span, account_amount, across_figures, base_year, ranked_accounts
from site_static.views.figure import MISSING, Figure, FigureRow
from site_static.views.frame import Draft, Frame, Link, sample_of
from site_static.views.series import breaks
from site_static.views.yearbook import HOME_LINK, YEARS_LINK, Yearbook, digest_of
from site_static.words import Label, Phrase, phrase

ACROSS_LINK = Link(label=phrase("across.crumb"), href=addresses.ACROSS_YEARS)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """Accounts by year; the columns are years."""

    title: Label
    head: Label
    columns: tuple[Label, ...]
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaks:
    """What changed its code between the years; data: where the whole crosswalk is, None without one."""

    sentences: tuple[Phrase, ...]
    data: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossView:
    """figures by name; lacking: why a scale is left out or a year missing in it."""

    frame: Frame
    first: int
    last: int
    sentences: tuple[tuple[Label, tuple[Phrase, ...]], ...]
    figures: dict[str, Figure]
    lacking: dict[str, Phrase]
    details: str
    breaks: Breaks


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossDetailsView:
    """districts: None where the years name no such offices."""

    frame: Frame
    districts: Figure | None
    tables: tuple[YearTable, ...]
    breaks: Breaks


def across(city: City, books: Sequence[Yearbook], crosswalk: Sequence[CrosswalkEntry] = ()) -> Iterator[Draft]:
    """Nothing to compare in one year alone."""
    if len(books) > 1:
        view = across_view(city, books, crosswalk)
        yield Draft(href=addresses.ACROSS_YEARS, template="across.html", facts=digest_of(view), view=lambda: view)
        details = details_view(city, books, crosswalk)
        yield Draft(href=addresses.ACROSS_DETAILS, template="across-details.html", facts=digest_of(details), view=lambda: details)


def across_view(city: City, books: Sequence[Yearbook], crosswalk: Sequence[CrosswalkEntry] = ()) -> AcrossView:
    span = Span.of(city.name, books)
    first, last = span.years[0], span.years[-1]
    return AcrossView(
        frame=_frame(span, addresses.ACROSS_YEARS, "across", HOME_LINK, YEARS_LINK),
        first=first,
        last=last,
        sentences=tuple((phrase(label), tuple(year_sentences(span, phrase(label), account))) for label, account in PARTS),
        figures={name: figure for name, figure in _figures(city, books).items() if figure.href == addresses.ACROSS_YEARS},
        lacking=_lacking(span, city),
        details=addresses.ACROSS_DETAILS,
        breaks=_breaks(books, crosswalk),
    )


def details_view(city: City, books: Sequence[Yearbook], crosswalk: Sequence[CrosswalkEntry] = ()) -> AcrossDetailsView:
    span = Span.of(city.name, books)
    return AcrossDetailsView(
        frame=_frame(span, addresses.ACROSS_DETAILS, "across-details", HOME_LINK, YEARS_LINK, ACROSS_LINK),
        districts=_figures(city, books).get("kecamatan"),
        tables=tuple(_table(span, label, account) for label, account in PARTS),
        breaks=_breaks(books, crosswalk),
    )


def _breaks(books: Sequence[Yearbook], crosswalk: Sequence[CrosswalkEntry]) -> Breaks:
    data = Link(label=phrase("crosswalk.data"), href=addresses.dataset(CROSSWALK.name)) if crosswalk else None
    return Breaks(sentences=breaks(books, crosswalk), data=data)


def _frame(span: Span, href: str, texts: str, *trail: Link) -> Frame:
    said: dict[str, str | int] = {"city": span.city, "first": span.years[0], "last": span.years[-1]}
    return Frame(
        href=href,
        title=phrase(f"{texts}.title", **said),
        description=phrase(f"{texts}.description", **said),
        section="years",
        trail=trail,
        sample=sample_of(book.fiscal_year.is_sample for book in span.books),
    )


def _figures(city: City, books: Sequence[Yearbook]) -> dict[str, Figure]:
    return {figure.place.rpartition("/")[2]: figure for figure in across_figures(city, books)}


def _lacking(span: Span, city: City) -> dict[str, Phrase]:
    """Why a scale is left out altogether."""
    found = {}
    if base_year(span, city.price_index) is None:
        found["harga-tetap"] = phrase("across.no-real")
    if city.population is None or not any(book.year in city.population.years for book in span.books):
        found["per-penduduk"] = phrase("across.no-each")
    return found


def year_sentences(span: Span, name: Label, account: int) -> Iterator[Phrase]:
    """One sentence for each year: against the nearest year before it that may be compared, a sample never against a real budget."""
    before: dict[bool, tuple[int, Decimal]] = {}
    for year in span.years:
        book = span.book(year)
        amount = account_amount(book, (account,)) if book else None
        if book is None or amount is None:
            yield phrase("across.missing", name=name, year=year)
            continue
        is_sample = book.fiscal_year.is_sample
        yield moved_sentence(name, year, amount, before.get(is_sample), is_sample=is_sample)
        before[is_sample] = (year, amount)


def moved_sentence(name: Label, year: int, amount: Decimal, before: tuple[int, Decimal] | None, *, is_sample: bool = False) -> Phrase:
    """Rise, fall or the same with both amounts; a percentage only of an amount above zero. What is invented says so."""
    named: Label = phrase("across.invented-year", year=year) if is_sample else str(year)
    if before is None:
        return phrase("across.first-sample" if is_sample else "across.first", name=name, year=named, amount=amount)
    earlier, base = before
    moved = amount - base
    said = {"name": name, "year": named, "amount": amount, "before": base, "earlier": earlier}
    if not moved:
        return phrase("across.same", **said)
    kind = "rise" if moved > 0 else "fall"
    if not base:
        return phrase(f"across.{kind}-from-zero", **said)
    part = share(abs(moved), base) if base > 0 and amount >= 0 else None
    if part is None:
        return phrase(f"across.{kind}", moved=abs(moved), **said)
    return phrase(f"across.{kind}-share", moved=abs(moved), share=part, **said)


def _table(span: Span, label: str, account: int) -> YearTable:
    newest = span.books[-1]
    rows = []
    for node in ranked_accounts(span, account):
        amounts = tuple(span.amount(span.book(year), node.code.segments) for year in span.years)
        absences = tuple(_absence(span, year, node.code.segments) for year in span.years)
        shown = newest.ledger.accounts.get(node.code.segments)
        href = addresses.account(newest.year, node.code) if shown is not None and newest.is_shown(shown) else ""
        rows.append(FigureRow(label=newest.account_label(node), amounts=amounts, href=href, note=str(node.code), absences=absences))
    total = tuple(span.amount(span.book(year), (account,)) for year in span.years)
    rows.append(FigureRow(label=phrase("table.total"), amounts=total, absent=MISSING))
    return YearTable(
        title=phrase("across.table-title", part=phrase(label)),
        head=phrase("table.account"),
        columns=tuple(_column(span, year) for year in span.years),
        rows=tuple(rows),
    )


def _column(span: Span, year: int) -> Label:
    book = span.book(year)
    return phrase("across.sample-year", year=year) if book is not None and book.fiscal_year.is_sample else str(year)


def _absence(span: Span, year: int, segments: tuple[int, ...]) -> Phrase:
    """Why a cell has no amount."""
    book = span.book(year)
    return NOTHING if book is None or not span.is_foreign(book, segments) else OTHER_CHART
