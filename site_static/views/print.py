"""What is shown on paper: the budget book of a year, and one vintage of one document. Used by pdf.py.

They show what the pages show, from the same sums. A vintage's file never changes, so it says nothing of what was published after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cms.domain.budgets import BudgetDocument
from cms.domain.city import City, Licence
from site_static import addresses
from site_static.views.documents import DocumentView, StatedRow, document_view
from site_static.views.frame import AmountTable, KeyFigure, Row, amount_table, change_of, with_rest
from site_static.views.ledger import EXPENDITURE, FINANCING, REVENUE, UnitNode
from site_static.views.offices import SUMMARY_LEVEL, office_table
from site_static.views.year.ladder import PhaseStep
from site_static.views.year.page import year_view
from site_static.views.year.receipt import Receipt
from site_static.views.yearbook import Yearbook, yearbook
from site_static.views.years import FiscalYear, PhaseBudget
from site_static.words import Label, Phrase, phrase

PARTS = {REVENUE: "revenue", EXPENDITURE: "expenditure", FINANCING: "financing"}
# A book goes down to objek, a single document to jenis, by which the law's own summary is printed.
BOOK_LEVEL = 4
# What stands below an office, from the top. A book holds as many of these levels as fit so many rows: 2,500 rows take 13 s and 450 MiB.
UNIT_LEVELS = ("sub-unit", "programme", "activity", "sub-activity")
MOST_UNITS = 2500
# Amounts from ten trillion on need wider columns.
WIDE = Decimal(10) ** 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What every file says of itself."""

    title: Label
    city: str
    province: str
    site_name: str
    permalink: str
    licence: Licence
    accent: str
    is_sample: bool
    published_on: date

    @classmethod
    def of(cls, city: City, title: Label, path: str, *, is_sample: bool, published_on: date) -> Imprint:
        return cls(
            title=title,
            city=city.name,
            province=city.province,
            site_name=city.site_name,
            permalink=city.site_url + path,
            licence=city.licence,
            accent=city.accent,
            is_sample=is_sample,
            published_on=published_on,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row, how deep it stands below the first ones, and whether what it is made of follows."""

    depth: int
    row: Row
    is_parent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTable:
    """Rows above what they are made of; total is that of the rows of depth 0. A change or a share is shown, never both."""

    columns: tuple[Label, ...]
    lines: tuple[Line, ...]
    total: Row | None
    has_change: bool
    has_share: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Revenue, expenditure or financing by account."""

    anchor: str
    title: Label
    table: PrintTable


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeChapter:
    """An office: what its money is for by account, and by programme, activity and sub activity; what it books besides expenditure."""

    anchor: str
    code: str
    name: Label
    accounts: PrintTable | None
    units: PrintTable | None
    others: PrintTable | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that figures come from. page: its address on the site; files: format and address of all its lines."""

    document: DocumentView
    differing: tuple[StatedRow, ...]
    page: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookView:
    """The budget book of a year. others: documents of the year that it does not add up."""

    imprint: Imprint
    is_wide: bool
    year: int
    columns: tuple[Label, ...]
    lede: tuple[Phrase, ...]
    receipt: Receipt | None
    figures: tuple[KeyFigure, ...]
    balance: PrintTable
    remainder: Phrase
    phases: tuple[PhaseStep, ...]
    parts: tuple[Part, ...]
    offices: PrintTable | None
    chapters: tuple[OfficeChapter, ...]
    # The name of the level at which the chapters stop; None without offices.
    deepest: Phrase | None
    sources: tuple[Source, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VintageView:
    """One vintage of one document."""

    imprint: Imprint
    is_wide: bool
    year: int
    source: Source
    lede: tuple[Phrase, ...]
    balance: PrintTable
    remainder: Phrase
    parts: tuple[Part, ...]
    offices: PrintTable | None


def book_view(city: City, year: FiscalYear, known_accounts: frozenset[str], *, most_units: int = MOST_UNITS) -> BookView:
    book = yearbook(year, city_name=city.name, known_accounts=known_accounts)
    page = year_view(book)
    title = phrase("print.book-title", city=city.name, year=year.year)
    levels = _levels(book, most_units)
    return BookView(
        imprint=_imprint(city, title, addresses.year_book(year.year), book.documents),
        is_wide=_is_wide(page.balance),
        year=year.year,
        columns=book.columns,
        lede=page.lede,
        receipt=page.receipt,
        figures=page.figures,
        balance=print_table(page.balance),
        remainder=page.remainder_sentence,
        phases=page.phases,
        parts=_parts(book, BOOK_LEVEL),
        offices=_offices(book),
        chapters=tuple(_chapter(book, office, levels) for office in book.ledger.offices if book.is_shown(office) or office.other_charges),
        deepest=phrase(f"unit-level.{levels[-1]}") if book.ledger.has_offices else None,
        sources=tuple(source_of(city, document) for document in book.documents),
        others=tuple(document.title for document in year.others),
    )


def vintage_view(city: City, document: BudgetDocument, known_accounts: frozenset[str]) -> VintageView:
    alone = PhaseBudget(phase=document.phase, number=0, documents=(document,))
    year = FiscalYear(year=document.year, is_sample=document.is_sample, phases=(alone,), others=())
    book = yearbook(year, city_name=city.name, known_accounts=known_accounts)
    page = year_view(book)
    return VintageView(
        imprint=_imprint(city, document.title, addresses.data_file(document.dataset, document.version, "pdf"), (document,)),
        is_wide=_is_wide(page.balance),
        year=document.year,
        source=source_of(city, document),
        lede=page.lede,
        balance=print_table(page.balance),
        remainder=page.remainder_sentence,
        parts=_parts(book, SUMMARY_LEVEL),
        offices=_offices(book),
    )


def source_of(city: City, document: BudgetDocument) -> Source:
    """The document as its page shows it, alone and in force: what comes after it must not change what is printed."""
    lasting = replace(document, is_current=True, is_withdrawn=False)
    view = document_view(city, lasting, (lasting,))
    lines = (extension for extension in addresses.DATA_FORMATS if extension != "pdf")
    return Source(
        document=view,
        differing=tuple(row for row in view.stated if row.difference),
        page=city.site_url + addresses.document(document.dataset).removesuffix("index.html"),
        files=tuple((form.upper(), city.site_url + addresses.data_file(document.dataset, document.version, form)) for form in lines),
    )


def print_table(table: AmountTable, depths: Sequence[int] = ()) -> PrintTable:
    """A page's table with its rows set out by depth; all on one level when none is given."""
    given = (*(depths or (0,) * len(table.rows)), 0)
    lines = tuple(Line(depth=given[place], row=row, is_parent=given[place + 1] > given[place]) for place, row in enumerate(table.rows))
    has_share = any(row.share is not None for row in table.rows) and not table.has_change
    whole = None if table.total is None else replace(table.total, share=Decimal(100))
    return PrintTable(columns=table.columns, lines=lines, total=whole, has_change=table.has_change, has_share=has_share)


def _is_wide(balance: AmountTable) -> bool:
    """Whether the year's largest amounts, or how they changed, need the wider columns: all tables of a file then have them."""
    amounts = [amount for row in balance.rows for amount in (*row.amounts, row.change.amount if row.change else None)]
    return any(amount is not None and abs(amount) >= WIDE for amount in amounts)


def _imprint(city: City, title: Label, path: str, documents: Sequence[BudgetDocument]) -> Imprint:
    return Imprint.of(
        city,
        title,
        path,
        is_sample=any(document.is_sample for document in documents),
        published_on=max(document.published_on for document in documents),
    )


def _parts(book: Yearbook, deepest: int) -> tuple[Part, ...]:
    """Revenue, expenditure and financing, each by account; what the year has no line of is left out."""
    return tuple(_part(book, account, deepest) for account in PARTS if (account,) in book.ledger.accounts)


def _part(book: Yearbook, account: int, deepest: int) -> Part:
    """Accounts of level 2 and below. Financing ends with 6.1 - 6.2, since account 6 adds up what goes in opposite directions."""
    levels = range(2, deepest + 1)
    nodes = [node for segments, node in sorted(book.ledger.accounts.items()) if segments[0] == account and len(segments) in levels]
    shown = [node for node in nodes if book.is_shown(node)] or [book.ledger.accounts[(account,)]]
    whole = None if account == FINANCING else book.account_sums(account)
    table = amount_table(book.columns, book.account_rows(shown), total=whole, ranked=False)
    printed = print_table(table, [max(node.code.level - 2, 0) for node in shown])
    title = phrase(f"part.{PARTS[account]}")
    return Part(anchor=PARTS[account], title=title, table=replace(printed, total=_net(book)) if account == FINANCING else printed)


def _net(book: Yearbook) -> Row:
    sums = tuple(balance.net_financing for balance in book.balances)
    return Row(label=phrase("balance.net-financing"), amounts=sums, change=change_of(sums))


def _offices(book: Yearbook) -> PrintTable | None:
    return print_table(office_table(book, book.account_sums(EXPENDITURE))) if book.ledger.has_offices else None


def _levels(book: Yearbook, most: int) -> tuple[str, ...]:
    """The levels that a book holds: all from the top whose rows are not too many together. The offices themselves always stand."""
    counts = Counter(node.level for node in book.ledger.units.values() if book.is_shown(node))
    levels, rows = ["office"], 0
    for level in UNIT_LEVELS:
        rows += counts[level]
        if rows > most:
            break
        if counts[level]:
            levels.append(level)
    return tuple(levels)


def _chapter(book: Yearbook, office: UnitNode, levels: Collection[str]) -> OfficeChapter:
    return OfficeChapter(
        anchor=book.slugs[office.path[0]],
        code=str(office.code),
        name=book.unit_label(office),
        accounts=_by_account(book, office, EXPENDITURE),
        units=_units(book, office, levels),
        others=_by_account(book, office, REVENUE, FINANCING),
    )


def _by_account(book: Yearbook, office: UnitNode, *parts: int) -> PrintTable | None:
    """An office's lines by jenis. What is not expenditure has no total: it goes in different directions."""
    nodes = [node for part in parts for node in book.ledger.at_level(SUMMARY_LEVEL, part) if office.path[0] in node.offices]
    rows = [replace(book.account_row(node), amounts=book.sums(node.offices[office.path[0]])) for node in nodes]
    given = [row for row in rows if any(amount is not None for amount in row.amounts)]
    whole = book.sums(office) if parts == (EXPENDITURE,) else None
    return print_table(amount_table(book.columns, given, total=whole, ranked=False)) if given else None


def _units(book: Yearbook, office: UnitNode, levels: Collection[str]) -> PrintTable | None:
    found = list(_below(book, office, levels, 0))
    table = amount_table(book.columns, [row for _, row in found], total=book.sums(office), ranked=False)
    return print_table(table, [depth for depth, _ in found]) if found else None


def _below(book: Yearbook, node: UnitNode, levels: Collection[str], depth: int) -> Iterator[tuple[int, Row]]:
    """Everything below, parents first. What names nothing deeper is a row of its own, so that the rows of each depth add up."""
    rows = []
    for child in node.children:
        if child.level in levels and book.is_shown(child):
            rows.append(book.unit_row(child))
            yield depth, rows[-1]
            yield from _below(book, child, levels, depth + 1)
    if rows:
        for row in with_rest(rows, book.sums(node), phrase("unit.direct"))[len(rows) :]:
            yield depth, row
