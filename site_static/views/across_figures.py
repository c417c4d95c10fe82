"""Charts over several years: amounts as they are, in the prices of one year, for each resident, and as parts of a whole.

A year without the index or the number that a scale needs is said to lack it; none is guessed. Used by the list of years, by the page
that compares years, and by plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cms.domain.amounts import ROUNDING, rounded, share
from cms.domain.city import City, YearlyFigures
from cms.domain.codes import AccountCode
from site_static import addresses
from site_static.charts.drawings import Columns, Cut, Drawing, Item, Panel, Shares
from site_static.views.figure import MISSING, Figure, FigureRow, vintages_of
from site_static.views.ledger import EXPENDITURE, REVENUE, AccountNode, Segments
from site_static.views.yearbook import Yearbook
from site_static.words import Label, Phrase, phrase

NOTHING = phrase("table.nothing")
# What a year says in place of an account whose code means something else in it.
OTHER_CHART = phrase("across.other-chart")
PARTS = (("part.revenue", REVENUE), ("part.expenditure", EXPENDITURE))
# An amount of a year on a scale; None where that year lacks what the scale needs.
Scale = Callable[[int, Decimal], Decimal | None]


@dataclass(frozen=True, slots=True)
class Span:
    """The years from the first published to the last, with the book of each that is published."""

    city: str
    books: tuple[Yearbook, ...]

    @classmethod
    def of(cls, city: str, books: Iterable[Yearbook]) -> Span:
        return cls(city, tuple(sorted(books, key=lambda book: book.year)))

    @property
    def years(self) -> range:
        return range(self.books[0].year, self.books[-1].year + 1) if self.books else range(0)

    def book(self, year: int) -> Yearbook | None:
        return next((one for one in self.books if one.year == year), None)

    @property
    def chart(self) -> str:
        """The chart of accounts that the newest year uses. An older one has other accounts under the same codes."""
        accounts = self.books[-1].ledger.accounts
        return next((accounts[(part,)].code.chart for _, part in PARTS if (part,) in accounts), "")

    def amount(self, book: Yearbook | None, segments: Segments) -> Decimal | None:
        """The amount of an account in the budget in force; None too for a year whose codes mean other accounts."""
        return None if book is None or self.is_foreign(book, segments) else account_amount(book, segments)

    def is_foreign(self, book: Yearbook, segments: Segments) -> bool:
        """Revenue, expenditure and financing are 4, 5 and 6 in every chart; what is below them is not, unless the crosswalk placed it there."""
        if book.moved_accounts is not None and segments in book.moved_accounts:
            return False
        node = book.ledger.accounts.get(segments[:1])
        return len(segments) > 1 and node is not None and node.code.chart != self.chart

    @property
    def has_samples(self) -> bool:
        return any(book.fiscal_year.is_sample for book in self.books)

    @property
    def caution(self) -> Phrase:
        return phrase("series.sample" if self.has_samples else "series.plain")


def account_amount(book: Yearbook, segments: Segments) -> Decimal | None:
    """The amount of an account of the newest year in the budget in force; what stood under other codes is moved there by the crosswalk."""
    if book.moved_accounts is not None:
        return book.moved_accounts.get(segments)
    return book.account_sums(*segments)[-1]


def whole_figure(city: str, books: Iterable[Yearbook]) -> Iterator[Figure]:
    """Revenue and expenditure year by year, for the list of years. Nothing to compare in one year alone."""
    span = Span.of(city, books)
    if len(span.books) > 1:
        yield _columns(span, "pendapatan-belanja", phrase_of(span, "series.title"), (span.caution,), _wholes(span), href=addresses.YEARS)


def across_figures(city: City, books: Iterable[Yearbook]) -> Iterator[Figure]:
    """The charts of the pages that compare years."""
    span = Span.of(city.name, books)
    if len(span.books) > 1:
        for found in (groups(span), real(span, city.price_index), each(span, city.population), *parts(span), districts(span, city)):
            if found is not None:
                yield found


def phrase_of(span: Span, key: str, **values: Label) -> Phrase:
    return phrase(key, city=span.city, first=span.years[0], last=span.years[-1], **values)


def groups(span: Span) -> Figure | None:
    """The kelompok of revenue and expenditure as small multiples, in amounts as they are."""
    panels = [_panel(span, label, segments) for segments, label in _kelompok(span, REVENUE) + _kelompok(span, EXPENDITURE)]
    return _columns(span, "kelompok", phrase_of(span, "series.groups-title"), (span.caution,), panels) if panels else None


def real(span: Span, index: YearlyFigures | None) -> Figure | None:
    """Revenue and expenditure in the prices of the last year that has an index; None where fewer than two years have one."""
    base = base_year(span, index)
    if index is None or base is None:
        return None

    def in_prices(year: int, amount: Decimal) -> Decimal | None:
        return rounded(ROUNDING.divide(amount * index.years[base], index.years[year])) if year in index.years else None

    panels = _wholes(span, in_prices, phrase("across.no-index"))
    sentences = (phrase("across.real-how", index=index.name, source=index.source, base=base, number=index.years[base]), span.caution)
    return _columns(span, "harga-tetap", phrase_of(span, "across.real-title", base=str(base)), sentences, panels)


def base_year(span: Span, index: YearlyFigures | None) -> int | None:
    """The year in whose prices all others are told."""
    known = [book.year for book in span.books if index is not None and book.year in index.years]
    return known[-1] if len(known) > 1 else None


def each(span: Span, population: YearlyFigures | None) -> Figure | None:
    """Revenue and expenditure for each resident; None where no year has a number of residents."""
    if population is None or not any(book.year in population.years for book in span.books):
        return None

    def for_one(year: int, amount: Decimal) -> Decimal | None:
        return rounded(ROUNDING.divide(amount, population.years[year])) if year in population.years else None

    panels = _wholes(span, for_one, phrase("across.no-population"))
    sentences = (phrase("across.each-how", name=population.name, source=population.source), span.caution)
    return _columns(span, "per-penduduk", phrase_of(span, "across.each-title"), sentences, panels)


def parts(span: Span) -> Iterator[Figure]:
    """What part each kelompok is of revenue and of expenditure, year by year."""
    for name, (label, account) in zip(("bagian-pendapatan", "bagian-belanja"), PARTS, strict=True):
        kelompok = _kelompok(span, account)
        cuts = [_cut(span, year, account, kelompok) for year in span.years]
        if len(kelompok) < 2 or any(part is not None and part < 0 for cut in cuts for part in cut.shares):
            continue
        rows = tuple(
            FigureRow(
                label=cut.label, note=cut.note, amounts=_of_cut(span, year, kelompok), shares=cut.shares, absent=_lack(span, year, cut, kelompok)
            )
            for year, cut in zip(span.years, cuts, strict=True)
        )
        drawing = Shares(parts=tuple(name for _, name in kelompok), rows=tuple(cuts), missing=MISSING, nothing=NOTHING)
        title = phrase_of(span, "across.parts-title", whole=phrase(label))
        yield _figure(span, name, title, (span.caution,), drawing, drawing.parts, rows)


def _lack(span: Span, year: int, cut: Cut, kelompok: Sequence[tuple[Segments, Label]]) -> Phrase:
    """Why a part of a year has no amount."""
    book = span.book(year)
    if book is not None and span.is_foreign(book, kelompok[0][0]):
        return OTHER_CHART
    return NOTHING if cut.total else MISSING


def _cut(span: Span, year: int, account: int, kelompok: Sequence[tuple[Segments, Label]]) -> Cut:
    book = span.book(year)
    total = span.amount(book, (account,))
    amounts = _of_cut(span, year, kelompok)
    shares = tuple(share(amount, total) if amount is not None and total is not None and total > 0 else None for amount in amounts)
    return Cut(label=str(year), total=total, shares=shares, note=_mark(book))


def _of_cut(span: Span, year: int, kelompok: Sequence[tuple[Segments, Label]]) -> tuple[Decimal | None, ...]:
    book = span.book(year)
    return tuple(span.amount(book, segments) for segments, _ in kelompok)


def districts(span: Span, city: City) -> Figure | None:
    """The budget of each kecamatan's own office, as small multiples. It is not all that is spent in the district, and says so."""
    panels = []
    for district in city.districts:
        name = f"kecamatan {district.name}".casefold()
        items = tuple(_of_office(span, year, name) for year in span.years)
        if any(item.amount is not None for item in items):
            panels.append(Panel(label=f"Kecamatan {district.name}", items=items))
    sentences = (phrase("across.districts-how"), span.caution)
    if len(panels) < 2:
        return None
    return replace(_columns(span, "kecamatan", phrase_of(span, "across.districts-title"), sentences, panels), href=addresses.ACROSS_DETAILS)


def _of_office(span: Span, year: int, name: str) -> Item:
    book = span.book(year)
    if book is None:
        return Item(label=str(year), amount=None, absent=MISSING)
    if not book.ledger.has_offices:
        return Item(label=str(year), amount=None, absent=phrase("across.no-offices"), note=_mark(book))
    return Item(label=str(year), amount=_office_amount(span, book, name), absent=NOTHING, note=_mark(book))


def _office_amount(span: Span, book: Yearbook, name: str) -> Decimal | None:
    """By its name; in a year whose codes the crosswalk moves by the code that the newest year gives that name."""
    newest = next((one for one in span.books[-1].ledger.offices if one.name.casefold() == name), None)
    if book.moved_offices is not None and newest is not None:
        return book.moved_offices.get(newest.path[0])
    found = next((office for office in book.ledger.offices if office.name.casefold() == name), None)
    return book.sums(found)[-1] if found else None


def _mark(book: Yearbook | None) -> str:
    return "CONTOH" if book is not None and book.fiscal_year.is_sample else ""


def _kelompok(span: Span, account: int) -> list[tuple[Segments, Label]]:
    """The accounts of level 2 that any year has, named as the newest names them. A year of another chart of accounts has none of them."""
    found: dict[Segments, Label] = {}
    for book in span.books:
        for node in _nodes(book, 2, account, span.chart):
            if node.code.level == 2:
                found[node.code.segments] = book.account_label(node)
    return sorted(found.items(), key=lambda one: one[0])


def _wholes(span: Span, scale: Scale | None = None, lacks: Label = "") -> list[Panel]:
    return [_panel(span, phrase(label), (account,), scale, lacks) for label, account in PARTS]


def _panel(span: Span, label: Label, segments: Segments, scale: Scale | None = None, lacks: Label = "") -> Panel:
    return Panel(label=label, items=tuple(_of_year(span, year, segments, scale, lacks) for year in span.years))


def _of_year(span: Span, year: int, segments: Segments, scale: Scale | None, lacks: Label) -> Item:
    """A year that is not published is a gap with its name, never nothing."""
    book = span.book(year)
    if book is None:
        return Item(label=str(year), amount=None, absent=MISSING)
    if span.is_foreign(book, segments):
        return Item(label=str(year), amount=None, note=_mark(book), absent=OTHER_CHART)
    amount = span.amount(book, segments)
    shown = amount if amount is None or scale is None else scale(year, amount)
    return Item(label=str(year), amount=shown, note=_mark(book), absent=lacks if amount is not None else NOTHING)


def _columns(
    span: Span, name: str, title: Phrase, sentences: tuple[Phrase, ...], panels: Sequence[Panel], href: str = addresses.ACROSS_YEARS
) -> Figure:
    rows = tuple(
        FigureRow(
            label=item.label,
            note=item.note,
            amounts=tuple(panel.items[place].amount for panel in panels),
            absences=tuple(panel.items[place].absent or NOTHING for panel in panels),
        )
        for place, item in enumerate(panels[0].items)
    )
    drawing = Columns(panels=tuple(panels), missing=MISSING)
    return _figure(span, name, title, sentences, drawing, tuple(panel.label for panel in panels), rows, href)


def _figure(
    span: Span,
    name: str,
    title: Phrase,
    sentences: tuple[Phrase, ...],
    drawing: Drawing,
    columns: tuple[Label, ...],
    rows: tuple[FigureRow, ...],
    href: str = addresses.ACROSS_YEARS,
) -> Figure:
    return Figure(
        place=href.removesuffix("index.html") + name,
        href=href,
        title=title,
        sentences=sentences,
        drawing=drawing,
        head=phrase("years.head"),
        columns=columns,
        rows=rows,
        vintages=vintages_of(document for book in span.books for document in book.documents),
        is_sample=span.has_samples,
    )


def ranked_accounts(span: Span, account: int) -> list[AccountNode]:
    """The accounts of level 3 that any year has, in the newest chart, by code."""
    found: dict[Segments, AccountNode] = {}
    for book in span.books:
        found |= {node.code.segments: node for node in _nodes(book, 3, account, span.chart)}
    return [found[segments] for segments in sorted(found)]


def _nodes(book: Yearbook, level: int, account: int, chart: str) -> Iterator[AccountNode]:
    """A year's accounts of one level, and those that end above it, under the newest year's codes."""
    if book.moved_accounts is None:
        yield from (node for node in book.ledger.at_level(level, account) if book.is_shown(node) and node.code.chart == chart)
        return
    codes = [code for code in book.moved_accounts if code[0] == account]
    deeper = {code[:-1] for code in codes if len(code) > 1}
    for code in codes:
        if len(code) == level or (1 < len(code) < level and code not in deeper):
            known = book.ledger.accounts.get(code)
            own_name = known.own_name if known is not None and known.code.chart == chart else ""
            yield AccountNode(amounts=[], code=AccountCode(code, chart), own_name=own_name)
