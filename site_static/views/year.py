"""The year page, the list of years and the front page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from cms.domain.amounts import ROUNDING
from cms.domain.budgets import Phase
from site_static import addresses
from site_static.views.accounts import balance_rows
from site_static.views.frame import AmountTable, Frame, KeyFigure, Link, Row, amount_table, phase_label, sample_of, size_of
from site_static.views.ledger import EXPENDITURE, AccountNode
from site_static.views.years import FiscalYear
from site_static.views.yearbook import HOME_LINK, Yearbook
from site_static.words import Label, phrase

REVENUE = 4
# Front pages rank by jenis ("belanja pegawai"), since kelompok (operasi, modal) says little to a reader.
RANKED_LEVEL = 3
# How many of a long list a page shows before it leads to the whole list.
FIRST_ONES = 10
RECEIPT = Decimal(100_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Of every Rp100.000 spent, what goes to the largest account; rounded to whole rupiah."""

    of_each: Decimal
    part: Decimal
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseStep:
    """One rung of the year's ladder: a phase with its documents, or a phase that is not published."""

    label: Label
    explanation: Label
    revenue: Decimal | None
    expenditure: Decimal | None
    documents: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """A year at a glance; also the front page's middle."""

    frame: Frame
    year: int
    city: str
    is_sample: bool
    in_force: Label
    receipt: Receipt | None
    figures: tuple[KeyFigure, ...]
    balance: AmountTable
    remainder: Decimal | None
    phases: tuple[PhaseStep, ...]
    revenue: AmountTable | None
    expenditure: AmountTable | None
    offices: AmountTable | None
    office_count: int
    comparison: str
    book: Link
    parts: tuple[Link, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year in a list: its budget in force."""

    year: int
    href: str
    is_sample: bool
    in_force: Label
    revenue: Decimal | None
    expenditure: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearListView:
    frame: Frame
    city: str
    years: tuple[YearRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page: the newest real year, else the newest sample; None when nothing is published yet."""

    frame: Frame
    city: str
    site_name: str
    headline: YearView | None
    years: tuple[YearRow, ...]
    document_count: int
    dataset_count: int


def year_view(book: Yearbook) -> YearView:
    balances = book.balances
    last = balances[-1]
    offices = [book.unit_row(office) for office in book.ledger.offices if any(amount is not None for amount in office.amounts)]
    spent = book.ledger.account(EXPENDITURE)
    return YearView(
        frame=book.frame(
            href=addresses.year(book.year),
            title=phrase("year.title", city=book.city_name, year=book.year),
            description=phrase("year.description", city=book.city_name, year=book.year),
        ),
        year=book.year,
        city=book.city_name,
        is_sample=book.fiscal_year.is_sample,
        in_force=book.columns[-1],
        receipt=_receipt(book),
        figures=(
            KeyFigure(label=phrase("part.revenue"), amount=last.revenue, href=_part_href(book, REVENUE)),
            KeyFigure(label=phrase("part.expenditure"), amount=last.expenditure, href=_part_href(book, EXPENDITURE)),
            KeyFigure(label=phrase("balance.net-financing"), amount=last.net_financing, href=_part_href(book, 6)),
        ),
        balance=balance_rows(book.columns, balances, book.year),
        remainder=last.remainder,
        phases=_phases(book.fiscal_year),
        revenue=_ranked(book, REVENUE),
        expenditure=_ranked(book, EXPENDITURE),
        offices=_first(amount_table(book.columns, offices, total=spent)) if offices else None,
        office_count=len(book.ledger.offices),
        comparison=addresses.comparison(book.year) if len(book.columns) > 1 else "",
        book=Link(label=phrase("year.book", year=book.year), href=addresses.year_book(book.year), is_file=True),
        parts=tuple(Link(label=row.label, href=row.href) for row in map(book.part_row, (REVENUE, EXPENDITURE, 6)) if row is not None),
        others=tuple(Link(label=one.title, href=addresses.document(one.dataset)) for one in book.fiscal_year.others),
    )


def year_list(city: str, years: Sequence[YearRow]) -> YearListView:
    return YearListView(
        frame=Frame(
            href=addresses.YEARS,
            title=phrase("years.title", city=city),
            description=phrase("years.description", city=city),
            section="years",
            trail=(HOME_LINK,),
            sample=sample_of(year.is_sample for year in years),
        ),
        city=city,
        years=tuple(years),
    )


def home(city: str, site_name: str, headline: YearView | None, years: Sequence[YearRow], *, documents: int, datasets: int) -> HomeView:
    return HomeView(
        frame=Frame(
            href=addresses.HOME,
            title=phrase("home.title", city=city, site=site_name),
            description=phrase("home.description", city=city),
            section="home",
            sample=sample_of(year.is_sample for year in years),
        ),
        city=city,
        site_name=site_name,
        headline=headline,
        years=tuple(years),
        document_count=documents,
        dataset_count=datasets,
    )


def year_row(book: Yearbook) -> YearRow:
    last = book.balances[-1]
    return YearRow(
        year=book.year,
        href=addresses.year(book.year),
        is_sample=book.fiscal_year.is_sample,
        in_force=book.columns[-1],
        revenue=last.revenue,
        expenditure=last.expenditure,
    )


def _part_href(book: Yearbook, account: int) -> str:
    row = book.part_row(account)
    return "" if row is None else row.href


def _receipt(book: Yearbook) -> Receipt | None:
    spent = book.ledger.account(EXPENDITURE)[-1]
    ranked = _ranked_nodes(book, EXPENDITURE)
    if spent is None or spent <= 0 or not ranked:
        return None
    largest = ranked[0]
    part = ROUNDING.divide(size_of(largest.sums) * RECEIPT, spent).quantize(Decimal(1), ROUND_HALF_EVEN)
    return Receipt(of_each=RECEIPT, part=part, label=book.account_label(largest))


def _ranked_nodes(book: Yearbook, account: int) -> list[AccountNode]:
    nodes = book.ledger.at_level(RANKED_LEVEL, account)
    return sorted(nodes, key=lambda node: (-size_of(node.sums), node.code.segments))


def _ranked(book: Yearbook, account: int) -> AmountTable | None:
    nodes = _ranked_nodes(book, account)
    return amount_table(book.columns, map(book.account_row, nodes), total=book.ledger.account(account)) if nodes else None


def _first(table: AmountTable) -> AmountTable:
    return AmountTable(columns=table.columns, rows=table.rows[:FIRST_ONES], total=table.total, has_change=table.has_change)


def _phases(year: FiscalYear) -> tuple[PhaseStep, ...]:
    """Every phase of the law, published or not."""
    published = {budget.phase: budget for budget in year.phases}
    steps = []
    for phase in Phase:
        budget = published.get(phase)
        balance = budget.balance if budget else None
        steps.append(
            PhaseStep(
                label=phase_label(phase),
                explanation=phrase(f"phase-meaning.{phase.value}"),
                revenue=balance.revenue if balance else None,
                expenditure=balance.expenditure if balance else None,
                documents=tuple(Link(label=one.title, href=addresses.document(one.dataset)) for one in budget.documents) if budget else (),
            )
        )
    return tuple(steps)
