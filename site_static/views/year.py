"""The year page, the list of years and the front page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from functools import partial

from cms.domain.amounts import ROUNDING
from cms.domain.budgets import Balance, Phase
from site_static import addresses
from site_static.views.accounts import PART_KEYS, balance_rows
from site_static.views.across_figures import whole_figure
from site_static.views.comparison import change_sentences
from site_static.views.figures import Figure, area, flow, origin, realisation, vintage_facts
from site_static.views.frame import (
    AmountTable,
    Draft,
    Frame,
    Headline,
    KeyFigure,
    Link,
    PaperCount,
    Row,
    Source,
    amount_table,
    footnoted,
    phase_label,
    sample_of,
    sum_of,
    with_rest,
)
from site_static.views.headlines import of_spending
from site_static.views.ledger import EXPENDITURE, Segments, Sums, mark_of
from site_static.views.offices import office_table
from site_static.views.spent import RealisedRow, realised_place, realised_row, realised_until
from site_static.views.terms import phase_href
from site_static.views.yearbook import HOME_LINK, Yearbook, digest_of
from site_static.views.years import PhaseBudget
from site_static.words import Label, Phrase, phrase

REVENUE, FINANCING = 4, 6
# Front pages rank by jenis ("belanja pegawai"), since kelompok (operasi, modal) says little to a reader.
RANKED_LEVEL = 3
# How many of a long list a page shows before it leads to the whole list.
FIRST_ONES = 10
RECEIPT = 100_000
RECEIPT_LINES = 8
IDENTITY: tuple[Segments, ...] = ((4,), (5,), (6, 1), (6, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What each Rp100.000 of expenditure pays for, in whole rupiah that add up to exactly Rp100.000 (largest remainders)."""

    table: AmountTable
    lede: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseStep:
    """One rung of the year's ladder: a phase with its documents, or a phase that is not published."""

    label: Label
    explanation: Label
    is_published: bool
    is_in_force: bool
    revenue: Decimal | None
    expenditure: Decimal | None
    documents: tuple[Link, ...]
    # Where the glossary tells what the phase is; "" where it does not.
    term: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Realised:
    """What was really received and spent until as_of, beside the plan in force."""

    label: Label
    plan_label: Label
    # Until which day it counts; None where no document says it.
    until: Phrase | None
    rows: tuple[RealisedRow, ...]
    documents: tuple[Link, ...]
    # Where the same stands by office; "" where the realisation names none.
    by_office: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year in a list: its budget in force."""

    year: int
    href: str
    is_sample: bool
    in_force: Label
    revenue: Decimal | None
    expenditure: Decimal | None
    has_offices: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class YearListView:
    frame: Frame
    city: str
    years: tuple[YearRow, ...]
    charts: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page: the newest real year, else the newest sample; None when nothing is published yet."""

    frame: Frame
    city: str
    site_name: str
    headline: YearView | None
    years: tuple[YearRow, ...]
    document_count: int
    service_count: int
    goals: tuple[Link, ...]
    proposals: tuple[Phrase, ...]


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
            headline=of_spending(book.columns, spent, book.year, _lede(book, last), is_sample=book.fiscal_year.is_sample),
        ),
        year=book.year,
        city=book.city_name,
        is_sample=book.fiscal_year.is_sample,
        in_force=book.columns[-1],
        lede=tuple(_lede(book, last)),
        receipt=receipt_of(book),
        figures=_figures(book, last),
        balance=footnoted(balance_rows(book.columns, book.balances, book.year, _identity_sources(book)), book.stated, "imbang"),
        remainder=last.remainder,
        remainder_sentence=_remainder_sentence(last),
        phases=_phases(book),
        realised=_realised(book),
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


def year_list(city: str, books: Sequence[Yearbook]) -> Draft:
    rows = [year_row(book) for book in books]
    charts = tuple(whole_figure(city, books))
    facts = digest_of(city, rows, charts)
    return Draft(href=addresses.YEARS, template="years.html", facts=facts, view=partial(year_list_view, city, rows, charts))


def year_list_view(city: str, years: Sequence[YearRow], charts: tuple[Figure, ...]) -> YearListView:
    return YearListView(
        frame=Frame(
            href=addresses.YEARS,
            title=phrase("years.title", city=city),
            description=phrase("years.description", city=city),
            section="years",
            trail=(HOME_LINK,),
            sample=sample_of(one.is_sample for one in years),
        ),
        city=city,
        years=tuple(years),
        charts=charts,
    )


def home(
    city: str,
    site_name: str,
    first: Yearbook | None,
    books: Sequence[Yearbook],
    documents: int,
    goals: tuple[Link, ...],
    services: int,
    proposals: tuple[Phrase, ...] = (),
) -> Draft:
    """first: the year that the front page tells of. goals: what one can want of the services, each leading to the catalogue.

    proposals: what became of them, in a sentence or two.
    """
    rows = [year_row(book) for book in books]
    facts = digest_of(city, site_name, year_facts(first) if first else "", rows, documents, goals, services, proposals)
    view = partial(home_view, city, site_name, first, rows, documents, goals, services, proposals)
    return Draft(href=addresses.HOME, template="home.html", facts=facts, view=view)


def home_view(
    city: str,
    site_name: str,
    first: Yearbook | None,
    years: Sequence[YearRow],
    documents: int,
    goals: tuple[Link, ...],
    services: int,
    proposals: tuple[Phrase, ...],
) -> HomeView:
    return HomeView(
        frame=Frame(
            href=addresses.HOME,
            title=phrase("home.title", city=city, site=site_name),
            description=phrase("home.description", city=city),
            section="home",
            sample=sample_of(one.is_sample for one in years),
            headline=_front_headline(first) if first else None,
        ),
        city=city,
        site_name=site_name,
        headline=year_view(first) if first else None,
        years=tuple(years),
        document_count=documents,
        service_count=services,
        goals=goals,
        proposals=proposals,
    )


def _front_headline(book: Yearbook) -> Headline | None:
    receipt = receipt_of(book)
    sentences = (receipt.lede,) if receipt else _lede(book, book.balances[-1])
    return of_spending(book.columns, book.account_sums(EXPENDITURE), book.year, sentences, is_sample=book.fiscal_year.is_sample)


def year_row(book: Yearbook) -> YearRow:
    last = book.balances[-1]
    return YearRow(
        year=book.year,
        href=addresses.year(book.year),
        is_sample=book.fiscal_year.is_sample,
        in_force=book.columns[-1],
        revenue=last.revenue,
        expenditure=last.expenditure,
        has_offices=book.ledger.has_offices,
    )


def _lede(book: Yearbook, last: Balance) -> Iterator[Phrase]:
    if last.revenue is not None and last.expenditure is not None and last.surplus is not None:
        yield phrase("year.lede", city=book.city_name, year=book.year, revenue=last.revenue, expenditure=last.expenditure)
        kind = "surplus" if last.surplus > 0 else "deficit" if last.surplus < 0 else "balanced"
        yield phrase(f"year.{kind}", amount=abs(last.surplus))
    elif last.expenditure is not None:
        yield phrase("year.lede-expenditure", city=book.city_name, year=book.year, expenditure=last.expenditure)
        yield phrase("year.no-revenue")
    elif last.revenue is not None:
        yield phrase("year.lede-revenue", city=book.city_name, year=book.year, revenue=last.revenue)
        yield phrase("year.no-expenditure")


def _remainder_sentence(balance: Balance) -> Phrase:
    """What is left over, or why that cannot be said."""
    if balance.remainder is None:
        missing = "revenue" if balance.revenue is None else "expenditure" if balance.expenditure is None else "financing"
        return phrase(f"remainder.unknown-{missing}")
    if balance.remainder == 0:
        return phrase("remainder.none")
    return phrase("remainder.left" if balance.remainder > 0 else "remainder.short", amount=abs(balance.remainder))


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


def receipt_of(book: Yearbook) -> Receipt | None:
    """By jenis; None where the last budget has no expenditure."""
    spent = book.account_sums(EXPENDITURE)[-1]
    if spent is None or spent <= 0:
        return None
    rows = [row for row in book.account_rows(book.ledger.at_level(RANKED_LEVEL, EXPENDITURE)) if (row.amounts[-1] or 0) > 0]
    rows.sort(key=lambda row: (-(row.amounts[-1] or Decimal(0)), row.code))
    parts = rows[: RECEIPT_LINES - 1] if len(rows) > RECEIPT_LINES else rows
    shares = largest_remainders([row.amounts[-1] or Decimal(0) for row in parts], spent, RECEIPT)
    lines = [
        Row(label=row.label, amounts=(Decimal(part).quantize(Decimal("0.01")),), href=row.href) for row, part in zip(parts, shares, strict=False)
    ]
    whole = (Decimal(RECEIPT).quantize(Decimal("0.01")),)
    table = amount_table((book.columns[-1],), with_rest(lines, whole, phrase("receipt.others")), total=whole, ranked=False)
    first = lines[0]
    return Receipt(
        table=table,
        lede=phrase("receipt.lede", city=book.city_name, year=book.year, each=whole[0], part=first.amounts[0] or Decimal(0), name=first.label),
    )


def largest_remainders(amounts: Sequence[Decimal], whole: Decimal, units: int) -> list[int]:
    """Whole units for each amount of a whole, so that they and the rest add up: who was cut down most gets the units left over.

    One more number than amounts stands at the end: what the amounts leave of the whole.
    """
    given = [*amounts, whole - sum(amounts, Decimal(0))]
    exact = [ROUNDING.divide(amount * units, whole) for amount in given]
    parts = [int(one.to_integral_value(ROUND_DOWN)) for one in exact]
    by_remainder = sorted(range(len(given)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: units - sum(parts)]:
        parts[place] += 1
    return parts


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


def _phases(book: Yearbook) -> tuple[PhaseStep, ...]:
    """Every phase of the law, published or not; a phase that was published several times has a rung for each."""
    budgets = list(enumerate(book.fiscal_year.phases))
    steps: list[PhaseStep] = []
    for phase in Phase:
        published = [(place, budget) for place, budget in budgets if budget.phase is phase]
        steps += [_step(book, place, budget) for place, budget in published] or [_missing(phase)]
    return tuple(steps)


def _step(book: Yearbook, place: int, budget: PhaseBudget) -> PhaseStep:
    balance = book.balance(place)
    return PhaseStep(
        label=phase_label(budget.phase, budget.number),
        term=phase_href(budget.phase),
        explanation=phrase(f"phase-meaning.{budget.phase.value}"),
        is_published=True,
        is_in_force=place == book.shown[-1] and budget.phase.is_plan,
        revenue=balance.revenue,
        expenditure=balance.expenditure,
        documents=tuple(Link(label=one.title, href=addresses.document(one.dataset)) for one in budget.documents),
    )


def _missing(phase: Phase) -> PhaseStep:
    return PhaseStep(
        label=phase_label(phase),
        term=phase_href(phase),
        explanation=phrase(f"phase-meaning.{phase.value}"),
        is_published=False,
        is_in_force=False,
        revenue=None,
        expenditure=None,
        documents=(),
    )


def _realised(book: Yearbook) -> Realised | None:
    """The last realisation beside the plan in force; None where none is published."""
    year, place = book.fiscal_year, book.realised_place
    if place is None:
        return None
    done = year.phases[place]
    plan, real = book.balance(book.shown[-1]), book.balance(place)
    return Realised(
        label=phase_label(done.phase, done.number),
        plan_label=book.columns[-1],
        until=realised_until(done.documents),
        rows=(
            realised_row(phrase("part.revenue"), plan.revenue, real.revenue),
            realised_row(phrase("part.expenditure"), plan.expenditure, real.expenditure),
            realised_row(phrase("balance.financing-in"), plan.financing_in, real.financing_in),
            realised_row(phrase("balance.financing-out"), plan.financing_out, real.financing_out),
        ),
        documents=tuple(Link(label=one.title, href=addresses.document(one.dataset)) for one in done.documents),
        by_office=addresses.execution(year.year) if realised_place(book) is not None else "",
    )
