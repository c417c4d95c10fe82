"""An earlier budget of a year against the plan in force: what moved, and how far. Used where a year has both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from site_static import addresses
from site_static.views.figure import Figure
from site_static.views.figures import moves, vintage_facts
from site_static.views.frame import AmountTable, Change, Draft, Frame, Link, Row, Source, amount_table, change_of, moves_table, phase_label, with_rest
from site_static.views.ledger import EXPENDITURE, AccountNode, Sums, UnitNode, mark_of
from site_static.views.sentences import change_sentence
from site_static.views.yearbook import Yearbook, digest_of
from site_static.words import Label, Phrase, phrase

COMPARED_LEVEL = 3
LARGEST_MOVES = 20
PARTS = (4, 5, 6)
PART_NAMES = {4: "revenue", 5: "expenditure", 6: "financing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPart:
    """Revenue, expenditure or financing by jenis."""

    name: Label
    table: AmountTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """Differences by account and by office. moves are the largest at the deepest level that the year has."""

    frame: Frame
    year: int
    columns: tuple[Label, ...]
    lede: tuple[Phrase, ...]
    spending: Sums
    change: Change | None
    parts: tuple[ComparedPart, ...]
    # Where every office stands with what moved in it; "" in a year without offices.
    offices: str
    moves: AmountTable | None
    figure: Figure | None
    # What the moves are of: sub-activity, or account in a year without offices.
    moves_of: str
    moved: int
    unchanged: int
    others: tuple[Link, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedOfficesView:
    """Every office in two budgets of a year."""

    frame: Frame
    year: int
    lede: tuple[Phrase, ...]
    offices: AmountTable
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two budgets of a year: book shows these two; base is the year as its other pages show it, which says what has a page."""

    base: Yearbook
    book: Yearbook
    href: str

    def account_row(self, node: AccountNode) -> Row:
        row = self.book.account_row(node)
        return row if self.base.is_shown(node) else replace(row, href="")

    def unit_row(self, node: UnitNode) -> Row:
        row = self.book.unit_row(node)
        return row if self.base.is_shown(node) else replace(row, href="")


def comparisons(book: Yearbook) -> Iterator[Draft]:
    """The first enacted budget against the plan in force, then every other earlier plan against it."""
    pairs = tuple(_pairs(book))
    links = tuple(Link(label=phrase("comparison.pair", first=one.book.columns[0], last=one.book.columns[1]), href=one.href) for one in pairs)
    for pair in pairs:
        others = tuple(link for link in links if link.href != pair.href)
        yield Draft(href=pair.href, template="comparison.html", facts=_facts(pair, others), view=partial(comparison_view, pair, others))
        table = _offices(pair)
        if table is not None:
            href = addresses.compared_offices(pair.href)
            facts = digest_of(pair.book.facts, pair.book.columns, table)
            yield Draft(href=href, template="compared-offices.html", facts=facts, view=partial(compared_offices_view, pair, href, table))


def comparison_figures(book: Yearbook) -> Iterator[Figure]:
    """How far the parts of each pair moved."""
    for pair in _pairs(book):
        figure = _figure(pair)
        if figure is not None:
            yield figure


def _figure(pair: Pair) -> Figure | None:
    return moves(pair.book, pair.href, f"{pair.href.removesuffix('/index.html')}/gerak")


def _pairs(book: Yearbook) -> Iterator[Pair]:
    if len(book.shown) < 2:
        return
    last = book.shown[-1]
    plans = [place for place, one in enumerate(book.fiscal_year.phases) if one.phase.is_plan and place != last]
    for place in sorted(plans, key=lambda one: (one != book.shown[0], one)):
        budget = book.fiscal_year.phases[place]
        first = phase_label(budget.phase, budget.number)
        href = addresses.comparison(book.year)
        if place != book.shown[0]:
            href = addresses.comparison_with(book.year, budget.phase.slug, budget.number)
        yield Pair(base=book, book=replace(book, shown=(place, last), columns=(first, book.columns[-1])), href=href)


def _facts(pair: Pair, others: tuple[Link, ...]) -> str:
    """All that two budgets have, since the largest moves may be anywhere."""
    book, base = pair.book, pair.base
    accounts = [(one.code.text, one.name, base.is_shown(one), mark_of(one, book.shown)) for one in book.ledger.units.values()]
    units = [(one.code, book.account_label(one), base.is_shown(one), mark_of(one, book.shown)) for one in book.ledger.accounts.values()]
    return digest_of(book.facts, vintage_facts(book), book.shown, sorted(book.slugs.items()), accounts, units, others)


def comparison_view(pair: Pair, others: tuple[Link, ...]) -> ComparisonView:
    book = pair.book
    spending = book.account_sums(EXPENDITURE)
    movable = _movable(pair)
    moved = sorted(
        (row for row in movable if row.change is not None and row.change.kind != "same"),
        key=lambda row: (-abs(row.change.amount) if row.change else 0, row.code, row.href),
    )
    return ComparisonView(
        frame=book.frame(
            href=pair.href,
            title=phrase("comparison.title", first=book.columns[0], last=book.columns[-1], year=book.year),
            description=phrase("comparison.description", city=book.city_name, first=book.columns[0], last=book.columns[-1], year=book.year),
            trail=(book.year_link,),
        ),
        year=book.year,
        columns=book.columns,
        lede=tuple(change_sentences(book, spending)),
        spending=spending,
        change=change_of(spending),
        parts=tuple(_parts(pair)),
        offices=addresses.compared_offices(pair.href) if _offices(pair) is not None else "",
        moves=moves_table(book.columns, moved[:LARGEST_MOVES]) if moved else None,
        figure=_figure(pair),
        moves_of="sub-activity" if book.ledger.has_offices else "account",
        moved=len(moved),
        unchanged=len(movable) - len(moved),
        others=others,
        sources=book.sources,
    )


def compared_offices_view(pair: Pair, href: str, table: AmountTable) -> ComparedOfficesView:
    book = pair.book
    said = {"first": book.columns[0], "last": book.columns[-1], "year": book.year}
    return ComparedOfficesView(
        frame=book.frame(
            href=href,
            title=phrase("comparison.offices-title", **said),
            description=phrase("comparison.description", city=book.city_name, **said),
            trail=(book.year_link, Link(label=phrase("comparison.pair", first=book.columns[0], last=book.columns[-1]), href=pair.href)),
        ),
        year=book.year,
        lede=tuple(change_sentences(book, book.account_sums(EXPENDITURE))),
        offices=table,
        sources=book.sources,
    )


def change_sentences(book: Yearbook, spending: Sums) -> Iterator[Phrase]:
    last = spending[-1]
    if last is not None:
        yield phrase("comparison.spending", last=book.columns[-1], year=book.year, amount=last)
        yield from change_sentence(book.columns, spending)
    income = book.account_sums(4)
    if income[-1] is not None:
        yield phrase("comparison.income", amount=income[-1])
        yield from change_sentence(book.columns, income)


def _parts(pair: Pair) -> Iterator[ComparedPart]:
    """Each part by jenis, in the order of the law's summary. Financing has no total: its parts go in opposite directions."""
    book = pair.book
    for account in PARTS:
        nodes = [node for node in book.ledger.at_level(COMPARED_LEVEL, account) if book.is_shown(node)]
        if not nodes:
            continue
        rows = [pair.account_row(node) for node in nodes]
        name = phrase(f"part.{PART_NAMES[account]}")
        if account == PARTS[-1]:
            yield ComparedPart(name=name, table=moves_table(book.columns, rows))
            continue
        total = book.account_sums(account)
        of = book.account_sources(book.ledger.accounts[(account,)].code)
        whole = with_rest(rows, total, phrase("account.direct"))
        yield ComparedPart(name=name, table=moves_table(book.columns, whole, total=total, of=of))


def _offices(pair: Pair) -> AmountTable | None:
    spending = pair.book.account_sums(EXPENDITURE)
    rows = [pair.unit_row(office) for office in pair.book.ledger.offices if pair.book.is_shown(office)]
    if not rows:
        return None
    return moves_table(pair.book.columns, with_rest(rows, spending, phrase("offices.none")), total=spending)


def _movable(pair: Pair) -> tuple[Row, ...]:
    """The deepest things with a page: sub activities with their office, else accounts."""
    book = pair.book
    if not book.ledger.has_offices:
        leaves: Iterable[AccountNode] = (node for node in book.ledger.accounts.values() if not node.children and book.is_shown(node))
        rows = [pair.account_row(node) for node in leaves]
    else:
        units = [node for node in book.ledger.units.values() if not node.children and book.is_shown(node)]
        rows = [replace(pair.unit_row(node), note=book.ledger.units[node.path[:1]].name if len(node.path) > 1 else "") for node in units]
    return amount_table(book.columns, rows, ranked=False).rows
