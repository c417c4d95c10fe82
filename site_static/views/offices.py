"""Offices and what is below them: sub unit, programme, activity, sub activity. Used by drafts() for every year whose lines name offices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from site_static import addresses
from site_static.views.figure import Figure
from site_static.views.figures import area, office_figure, vintage_facts
from site_static.views.frame import (
    NO_SOURCES,
    ROWS_OF_A_PAGE,
    AmountTable,
    Change,
    Draft,
    Frame,
    Headline,
    Link,
    Pager,
    PaidProposal,
    Row,
    Source,
    amount_table,
    change_of,
    numbered,
    page_count,
    pager,
    sum_of,
    with_rest,
)
from site_static.views.headlines import of_budget
from site_static.views.ledger import EXPENDITURE, AccountNode, Charge, Item, Sums, UnitNode, mark_of
from site_static.views.sentences import amount_sentence, change_sentence, largest_sentence, share_sentence
from site_static.views.spent import OfficeRealised, of_office, realised_sources
from site_static.views.yearbook import OfficeSeries, Yearbook, digest_of
from site_static.words import Label, Phrase, phrase

# "What for" is told by jenis, the level that the law's summary is printed by.
SUMMARY_LEVEL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeListView:
    """All offices of a year, largest first. total is the year's expenditure."""

    frame: Frame
    year: int
    columns: tuple[Label, ...]
    lede: tuple[Phrase, ...]
    count: int
    total: Sums
    offices: AmountTable
    # Them as areas; None for one office alone.
    chart: Figure | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the budget below its account."""

    row: Row
    fund: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An account with its lines on this page. The account's own amounts are no part of the column's sum."""

    account: Row
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    """An office, sub unit, programme, activity or sub activity: what it is made of, its part of what is above it, what it pays for."""

    frame: Frame
    year: int
    level: str
    code: str
    name: Label
    lede: tuple[Phrase, ...]
    columns: tuple[Label, ...]
    figure: Row
    # What an office really spent; None where nobody has published it.
    realised: OfficeRealised | None
    change: Change | None
    # Of what the unit is a part.
    whole: Row | None
    children: AmountTable | None
    children_level: str
    accounts: AmountTable | None
    # What an office's money is for, drawn.
    chart: Figure | None
    lines: tuple[Group, ...]
    lines_total: Row | None
    line_count: int
    pager: Pager | None
    other_accounts: AmountTable | None
    proposals: tuple[PaidProposal, ...]
    # An office through the years up to this one; None where there is nothing earlier to set beside it.
    series: OfficeSeries | None
    sources: tuple[Source, ...]


def office_list(book: Yearbook) -> Draft:
    """The page of all offices."""
    spent = book.ledger.account(EXPENDITURE)
    facts = digest_of(
        book.facts, vintage_facts(book), [(book.slugs[one.path[0]], one.mark) for one in book.ledger.offices], mark_of(spent, book.shown)
    )
    return Draft(href=addresses.offices(book.year), template="offices.html", facts=facts, view=partial(office_list_view, book))


def office_list_view(book: Yearbook) -> OfficeListView:
    total = book.account_sums(EXPENDITURE)
    table = office_table(book, total)
    return OfficeListView(
        frame=book.frame(
            href=addresses.offices(book.year),
            title=phrase("offices.title", city=book.city_name, year=book.year),
            description=phrase("offices.description", city=book.city_name, year=book.year),
            trail=(book.year_link,),
        ),
        year=book.year,
        columns=book.columns,
        lede=(
            phrase("offices.lede", count=len(book.ledger.offices), city=book.city_name, year=book.year),
            *largest_sentence(table.rows),
        ),
        count=len(book.ledger.offices),
        total=total,
        offices=table,
        chart=area(book),
        sources=book.sources,
    )


def office_table(book: Yearbook, total: Sums) -> AmountTable:
    """Every office with its expenditure; what names no office stands below them, so that the table adds up to all expenditure."""
    rows = book.unit_rows(book.ledger.offices)
    whole = book.ledger.accounts.get((EXPENDITURE,))
    of = book.account_sources(whole.code) if whole else ("", "")
    return amount_table(book.columns, with_rest(rows, total, phrase("offices.none")), total=total, of=of)


def units(book: Yearbook) -> Iterator[Draft]:
    """Each office, followed by everything below it."""
    for office in book.ledger.offices:
        if book.is_shown(office) or office.other_charges:
            yield from _with_descendants(book, office, ())


def _with_descendants(book: Yearbook, node: UnitNode, above: tuple[UnitNode, ...]) -> Iterator[Draft]:
    facts = _facts(book, node, above)
    href = book.unit_href(node)
    for number in range(1, page_count(_line_count(book, node)) + 1):
        view = partial(unit_view, book, node, above, number)
        yield Draft(href=addresses.further(href, number), template="unit.html", facts=(facts, number), view=view)
    for child in filter(book.is_shown, node.children):
        yield from _with_descendants(book, child, (*above, node))


def _facts(book: Yearbook, node: UnitNode, above: tuple[UnitNode, ...]) -> str:
    """What a unit's page shows: itself, what is above it, its parts, its lines; of an office its accounts."""
    columns = book.shown
    realised = of_office(book, node)
    return digest_of(
        book.facts,
        book.slugs[node.path[0]],
        node.mark,
        [(one.code.text, one.name, one.is_plain) for one in above],
        above[-1].mark if above else mark_of(book.ledger.account(EXPENDITURE), columns),
        [child.mark for child in node.children],
        [_charge_facts(book, charge) for charge in node.charges.values()],
        [_charge_facts(book, charge) for charge in node.other_charges.values()],
        [(account.code, book.account_label(account), mark_of(tally, columns)) for account, tally in _summary(book, node)],
        book.paid_for.get(node.path, ()),
        _series(book, node),
        realised and (realised, realised_sources(book)),
    )


def _charge_facts(book: Yearbook, charge: Charge) -> object:
    label = charge.name or book.account_label(book.ledger.accounts[charge.code.segments])
    items = [(item.group, item.detail, item.unit_name, item.fund_name, mark_of(item, book.shown)) for item in charge.items.values()]
    return (charge.code.segments, label, mark_of(charge, book.shown), items)


def unit_view(book: Yearbook, node: UnitNode, above: tuple[UnitNode, ...], number: int = 1) -> UnitView:
    name = book.unit_label(node)
    sums, of = book.sums(node), book.unit_sources(node)
    whole = book.unit_row(above[-1]) if above else book.part_row(EXPENDITURE)
    children = _children(book, node)
    href = book.unit_href(node)
    lines, total = _lines(book, node, of, number)
    accounts = _accounts(book, node) if number == 1 else None
    realised = of_office(book, node)
    return UnitView(
        frame=book.frame(
            href=addresses.further(href, number),
            title=numbered(_title(book, node, above), number),
            description=phrase(f"unit.description.{node.level}", name=name, year=book.year, city=book.city_name),
            trail=_trail(book, above),
            headline=_headline(book, name, sums, whole, above) if number == 1 else None,
        ),
        year=book.year,
        level=node.level,
        code=str(node.code),
        name=name,
        lede=(
            amount_sentence("unit", name=_short(book, node), city=book.city_name, year=book.year, columns=book.columns, sums=sums),
            *share_sentence(sums[-1], whole),
            *change_sentence(book.columns, sums),
            *largest_sentence(children.rows if children else ()),
        ),
        columns=book.columns,
        figure=Row(label=name, amounts=sums, of=of),
        realised=realised,
        change=change_of(sums),
        whole=whole,
        children=children if number == 1 else None,
        children_level=node.children[0].level if node.children else "",
        accounts=accounts,
        chart=_figure(book, node, accounts),
        lines=lines,
        lines_total=total,
        line_count=_line_count(book, node),
        pager=pager(href, number, page_count(_line_count(book, node))),
        other_accounts=_other_accounts(book, node) if number == 1 else None,
        proposals=book.paid_for.get(node.path, ()) if number == 1 else (),
        series=_series(book, node) if number == 1 else None,
        sources=(*book.sources, *(realised_sources(book) if realised else ())),
    )


def _series(book: Yearbook, node: UnitNode) -> OfficeSeries | None:
    return book.series.get(node.path[0]) if node.level == "office" else None


def _short(book: Yearbook, node: UnitNode) -> Label:
    """What its own first sentence calls it: the name stands right above, and those of programmes and what is below them are long."""
    return book.unit_label(node) if node.level in ("office", "sub-unit") else phrase(f"unit-this.{node.level}")


def _headline(book: Yearbook, name: Label, sums: Sums, whole: Row | None, above: tuple[UnitNode, ...]) -> Headline | None:
    sentences = (*share_sentence(sums[-1], whole), *change_sentence(book.columns, sums))
    return of_budget(name, book.columns, sums, book.year, sentences, holder=book.unit_label(above[0]) if above else "")


def _title(book: Yearbook, node: UnitNode, above: tuple[UnitNode, ...]) -> Phrase:
    """With its code, and of what is below an office or sub unit whose it is: many offices have a programme of the same name."""
    holders = [one for one in above if one.level in ("office", "sub-unit")]
    name, code = book.unit_label(node), str(node.code)
    if not holders:
        return phrase("unit.title", name=name, code=code, year=book.year)
    return phrase("unit.title-below", name=name, code=code, holder=book.unit_label(holders[-1]), year=book.year)


def _trail(book: Yearbook, above: tuple[UnitNode, ...]) -> tuple[Link, ...]:
    offices = Link(label=phrase("offices.crumb"), href=addresses.offices(book.year))
    return (book.year_link, offices, *(Link(label=book.unit_label(one), href=book.unit_href(one)) for one in above))


def _children(book: Yearbook, node: UnitNode) -> AmountTable | None:
    """The parts; lines that stand at the unit itself are one row, so that the table adds up."""
    parts = book.unit_rows(node.children)
    if not parts:
        return None
    sums = book.sums(node)
    rows = with_rest(parts, sums, phrase("unit.direct"))
    return amount_table(book.columns, rows, total=sums, of=book.unit_sources(node))


def _summary(book: Yearbook, node: UnitNode) -> list[tuple[AccountNode, Charge]]:
    """Of an office what its money is for, by jenis; of what is below it nothing."""
    if node.level != "office":
        return []
    summary: dict[tuple[int, ...], tuple[AccountNode, Charge]] = {}
    for account in book.ledger.at_level(SUMMARY_LEVEL, EXPENDITURE):
        spent = account.offices.get(node.path[0])
        if spent is not None and any(amount is not None for amount in book.sums(spent)):
            summary[account.code.segments] = (account, Charge(amounts=spent.amounts, code=account.code, name=""))
    return list(summary.values())


def _accounts(book: Yearbook, node: UnitNode) -> AmountTable | None:
    rows = [
        Row(label=book.account_label(account), amounts=book.sums(spent), code=str(account.code), href=addresses.account(book.year, account.code))
        for account, spent in _summary(book, node)
    ]
    return amount_table(book.columns, rows, total=book.sums(node), of=book.unit_sources(node)) if rows else None


def office_figures(book: Yearbook) -> Iterator[Figure]:
    """What each office's money is for."""
    for office in filter(book.is_shown, book.ledger.offices):
        figure = _figure(book, office, _accounts(book, office))
        if figure is not None:
            yield figure


def _figure(book: Yearbook, node: UnitNode, accounts: AmountTable | None) -> Figure | None:
    return office_figure(book, node, accounts.rows) if accounts else None


def _line_count(book: Yearbook, node: UnitNode) -> int:
    return sum(book.is_shown(item) for charge in node.charges.values() for item in charge.items.values())


def _lines(book: Yearbook, node: UnitNode, of: tuple[str, ...], number: int) -> tuple[tuple[Group, ...], Row | None]:
    """The lines of one page, each under its account, and what they add up to."""
    pairs = [(charge, item) for _, charge in sorted(node.charges.items()) for item in charge.items.values() if book.is_shown(item)]
    if not pairs:
        return (), None
    shown = pairs[(number - 1) * ROWS_OF_A_PAGE : number * ROWS_OF_A_PAGE]
    groups = tuple(Group(account=_charge_row(book, some[0][0]), lines=tuple(_line(book, item) for _, item in some)) for some in _by_charge(shown))
    sums = sum_of((line.row for group in groups for line in group.lines), len(book.columns))
    is_whole = len(shown) == len(pairs)
    named = of if is_whole and not node.children else NO_SOURCES
    label = phrase("table.total" if is_whole else "table.page-total")
    return groups, Row(label=label, amounts=sums, change=change_of(sums), of=named)


def _by_charge(pairs: list[tuple[Charge, Item]]) -> list[list[tuple[Charge, Item]]]:
    """Lines that follow one another under the same account."""
    return [list(some) for _, some in groupby(pairs, key=lambda pair: id(pair[0]))]


def _line(book: Yearbook, item: Item) -> Line:
    sums = book.sums(item)
    note = " · ".join(part for part in (item.group if item.detail else "", item.unit_name) if part)
    label: Label = item.detail or item.group or phrase("lines.plain")
    return Line(row=Row(label=label, note=note, amounts=sums, change=change_of(sums)), fund=item.fund_name)


def _charge_row(book: Yearbook, charge: Charge) -> Row:
    node = book.ledger.accounts[charge.code.segments]
    sums = book.sums(charge)
    return Row(
        label=charge.name or book.account_label(node),
        amounts=sums,
        code=str(charge.code),
        href=addresses.account(book.year, charge.code),
        change=change_of(sums),
    )


def _other_accounts(book: Yearbook, node: UnitNode) -> AmountTable | None:
    """Revenue and financing that the file puts under this office. They have no total: they go in different directions."""
    rows = [_charge_row(book, charge) for _, charge in sorted(node.other_charges.items())]
    return amount_table(book.columns, rows, ranked=False) if rows else None
