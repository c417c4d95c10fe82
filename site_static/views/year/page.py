"""The year page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from cms.domain.budgets import Balance
from site_static import addresses
from site_static.views.accounts import PART_KEYS, balance_rows
from site_static.views.comparison import change_sentences
from site_static.views.figure import Figure
from site_static.views.figures import area, flow, origin, realisation, vintage_facts
from site_static.views.frame import (
    AmountTable,
    Draft,
    Frame,
    KeyFigure,
    Link,
    PaperCount,
    Row,
    Source,
    amount_table,
    footnoted,
    sum_of,
    with_rest,
)
from site_static.views.headlines import of_spending
from site_static.views.ledger import EXPENDITURE, FINANCING, REVENUE, Segments, Sums, mark_of
from site_static.views.offices import office_table
from site_static.views.year.ladder import PhaseStep, phases_of
from site_static.views.year.lede import lede_of, remainder_sentence
from site_static.views.year.realised import Realised, realised_of
from site_static.views.year.receipt import RANKED_LEVEL, Receipt, receipt_of
from site_static.views.yearbook import Yearbook, digest_of
from site_static.words import Label, Phrase, phrase

# How many of a long list a page shows before it leads to the whole list.
FIRST_ONES = 10
IDENTITY: tuple[Segments, ...] = ((4,), (5,), (6, 1), (6, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCharts:
    """The year's charts, by the question that each answers; None where the year lacks the figures."""

    flow: Figure | None
    area: Figure | None
    origin: Figure | None
    realisation: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """A year at a glance; also the front page's middle."""

    frame: Frame
    year: int
    city: str
    is_sample: bool
    in_force: Label
    lede: tuple[Phrase, ...]
    receipt: Receipt | None
    figures: tuple[KeyFigure, ...]
    balance: AmountTable
    remainder: Decimal | None
    remainder_sentence: Phrase
    phases: tuple[PhaseStep, ...]
    realised: Realised | None
    charts: YearCharts
    # Where the year's receipt and measures stand.
    measures: str
    revenue: AmountTable | None
    expenditure: AmountTable | None
    functions: AmountTable | None
    offices: AmountTable | None
    office_count: int
    has_offices: bool
    comparison: str
    # How far the budget in force moved from the first one that was enacted.
    changes: tuple[Phrase, ...]
    book: Link
    parts: tuple[Link, ...]
    data: tuple[Link, ...]
    others: tuple[Link, ...]
    sources: tuple[Source, ...]
    papers: PaperCount | None


def year(book: Yearbook) -> Draft:
    """The year's own page."""
    return Draft(href=addresses.year(book.year), template="year.html", facts=year_facts(book), view=partial(year_view, book))


def year_facts(book: Yearbook) -> str:
    """What a year's page shows: all its phases, and the ranked accounts, functions and offices of those that are shown."""
    every = range(book.ledger.width)
    return digest_of(
        book.facts,
        vintage_facts(book),
        sorted(book.stated.items()),
        [(one.title, one.dataset) for one in book.fiscal_year.others],
        [mark_of(book.ledger.account(*segments), every) for segments in IDENTITY],
        [node.mark for account in (REVENUE, EXPENDITURE) for node in book.ledger.at_level(RANKED_LEVEL, account)],
        [(one.code.text, one.name, mark_of(one, book.shown)) for one in book.ledger.functions],
        mark_of(book.ledger.without_function, book.shown),
        [(book.slugs[one.path[0]], one.mark) for one in book.ledger.offices],
        book.papers,
        [(one.dataset, one.as_of) for budget in book.fiscal_year.phases for one in budget.documents],
    )


def year_view(book: Yearbook) -> YearView:
    last = book.balances[-1]
    spent = book.account_sums(EXPENDITURE)
    return YearView(
        frame=book.frame(
            href=addresses.year(book.year),
            title=phrase("year.title", city=book.city_name, year=book.year),
            description=phrase("year.description", city=book.city_name, year=book.year),
            headline=of_spending(book.columns, spent, book.year, lede_of(book, last), is_sample=book.fiscal_year.is_sample),
        ),
        year=book.year,
        city=book.city_name,
        is_sample=book.fiscal_year.is_sample,
        in_force=book.columns[-1],
        lede=tuple(lede_of(book, last)),
        receipt=receipt_of(book),
        figures=_figures(book, last),
        balance=footnoted(balance_rows(book.columns, book.balances, book.year, _identity_sources(book)), book.stated, "imbang"),
        remainder=last.remainder,
        remainder_sentence=remainder_sentence(last),
        phases=phases_of(book),
        realised=realised_of(book),
        charts=YearCharts(flow=flow(book), area=area(book), origin=origin(book), realisation=realisation(book)),
        measures=addresses.measures(book.year),
        revenue=_ranked(book, REVENUE),
        expenditure=_ranked(book, EXPENDITURE),
        functions=_functions(book, spent),
        offices=_first(office_table(book, spent), phrase("offices.others")) if book.ledger.has_offices else None,
        office_count=len(book.unit_rows(book.ledger.offices)),
        has_offices=book.ledger.has_offices,
        comparison=addresses.comparison(book.year) if len(book.columns) > 1 else "",
        changes=tuple(change_sentences(book, spent)) if len(book.columns) > 1 else (),
        book=Link(label=phrase("year.book", year=book.year), href=addresses.year_book(book.year), is_file=True),
        parts=_parts(book),
        data=tuple(Link(label=one.title, href=addresses.dataset(one.dataset)) for one in book.documents),
        others=tuple(Link(label=one.title, href=addresses.document(one.dataset)) for one in book.fiscal_year.others),
        sources=book.sources,
        papers=book.papers,
    )


def _parts(book: Yearbook) -> tuple[Link, ...]:
    """The questions that lead to revenue, expenditure and financing, as far as the year has them."""
    found = [(part, book.ledger.accounts.get((account,))) for account, part in PART_KEYS.items()]
    return tuple(
        Link(label=phrase(f"home.q-{part}"), href=addresses.account(book.year, node.code)) for part, node in found if node and book.is_shown(node)
    )


def _identity_sources(book: Yearbook) -> dict[Segments, tuple[str, ...]]:
    found = (book.ledger.accounts.get(segments) for segments in IDENTITY)
    return {node.code.segments: book.account_sources(node.code) for node in found if node is not None}


def _figures(book: Yearbook, last: Balance) -> tuple[KeyFigure, ...]:
    sources = _identity_sources(book)

    def figure(account: int, label: str, amount: Decimal | None) -> KeyFigure:
        node = book.ledger.accounts.get((account,))
        href = addresses.account(book.year, node.code) if node is not None and book.is_shown(node) else ""
        return KeyFigure(label=phrase(label), amount=amount, href=href, of=sources.get((account,), ("",))[-1])

    return (
        figure(REVENUE, "part.revenue", last.revenue),
        figure(EXPENDITURE, "part.expenditure", last.expenditure),
        figure(FINANCING, "balance.net-financing", last.net_financing),
    )


def _ranked(book: Yearbook, account: int) -> AmountTable | None:
    rows = book.account_rows(book.ledger.at_level(RANKED_LEVEL, account))
    total = book.account_sums(account)
    whole = book.ledger.accounts.get((account,))
    if not rows or whole is None:
        return None
    table = amount_table(book.columns, with_rest(rows, total, phrase("account.direct")), total=total, of=book.account_sources(whole.code))
    return footnoted(table, book.stated, PART_KEYS[account])


def _functions(book: Yearbook, total: Sums) -> AmountTable | None:
    """What expenditure is for by function of government; None where no line names one."""
    shown = [one for one in book.ledger.functions if book.is_shown(one)]
    if not shown:
        return None
    rows = [Row(label=one.name or one.code.text, amounts=book.sums(one), code=one.code.text) for one in shown]
    ranked = amount_table(book.columns, with_rest(rows, total, phrase("functions.none")), total=total)
    return _first(ranked, phrase("functions.others"))


def _first(table: AmountTable, rest: Label) -> AmountTable:
    """The first rows of a ranked table, and one for all others, so that it still adds up."""
    if table.total is None or len(table.rows) <= FIRST_ONES + 1:
        return table
    others = Row(label=rest, amounts=sum_of(table.rows[FIRST_ONES:], len(table.columns)))
    rows = [*table.rows[:FIRST_ONES], others]
    return amount_table(table.columns, rows, total=table.total.amounts, of=table.total.of, ranked=False)
