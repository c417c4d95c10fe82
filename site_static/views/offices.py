"""Offices and what is below them: programme, activity, sub activity. Used by pages() for every year whose lines name offices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cms.domain.amounts import EXACT, ZERO
from site_static import addresses
from site_static.artifact import PageView
from site_static.views.frame import AmountTable, Change, Frame, Link, Row, amount_table, change_of
from site_static.views.ledger import EXPENDITURE, Charge, Sums, UnitNode
from site_static.views.yearbook import Yearbook
from site_static.words import Label, phrase

# "What for" is told by jenis, the level that the law's summary is printed by.
SUMMARY_LEVEL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeListView:
    """All offices of a year, largest first. total is the year's expenditure."""

    frame: Frame
    year: int
    columns: tuple[Label, ...]
    count: int
    largest: Row
    total: Sums
    offices: AmountTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeGroup:
    """One account of a sub activity with what it pays for; items sorted as in the file."""

    account: Row
    items: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    """An office, programme, activity or sub activity: what it is made of, its part of what is above it, what the money is for."""

    frame: Frame
    year: int
    level: str
    code: str
    name: Label
    columns: tuple[Label, ...]
    amounts: Sums
    change: Change | None
    # Of what the unit is a part: a row with that total, and the unit's share.
    whole: Row | None
    children: AmountTable | None
    children_level: str
    accounts: AmountTable | None
    charges: tuple[ChargeGroup, ...]
    charges_total: Row | None
    other_accounts: AmountTable | None
    documents: tuple[Link, ...]


def office_list(book: Yearbook) -> OfficeListView:
    rows = [book.unit_row(office) for office in book.ledger.offices if any(amount is not None for amount in office.amounts)]
    without = book.ledger.without_office.sums
    if any(amount is not None for amount in without):
        rows.append(Row(label=phrase("offices.none"), amounts=without))
    total = book.ledger.account(EXPENDITURE)
    table = amount_table(book.columns, rows, total=total)
    return OfficeListView(
        frame=book.frame(
            href=addresses.offices(book.year),
            title=phrase("offices.title", city=book.city_name, year=book.year),
            description=phrase("offices.description", city=book.city_name, year=book.year),
            trail=(book.year_link,),
        ),
        year=book.year,
        columns=book.columns,
        count=len(book.ledger.offices),
        largest=table.rows[0],
        total=total,
        offices=table,
    )


def units(book: Yearbook) -> Iterator[UnitView]:
    """Each office, followed by everything below it."""
    for office in book.ledger.offices:
        yield from _with_descendants(book, office, (book.year_link, Link(label=phrase("offices.crumb"), href=addresses.offices(book.year))), None)


def _with_descendants(book: Yearbook, node: UnitNode, trail: tuple[Link, ...], parent: UnitNode | None) -> Iterator[UnitView]:
    view = unit_view(book, node, trail, parent)
    yield view
    below = (*trail, Link(label=view.name, href=view.frame.href))
    for child in node.children:
        yield from _with_descendants(book, child, below, node)


def unit_view(book: Yearbook, node: UnitNode, trail: tuple[Link, ...], parent: UnitNode | None) -> UnitView:
    name: Label = node.name or phrase("unit.unnamed")
    groups = _charge_groups(book, node)
    return UnitView(
        frame=book.frame(
            href=book.unit_href(node),
            title=phrase("unit.title", name=name, year=book.year),
            description=phrase(f"unit.description.{node.level}", name=name, year=book.year, city=book.city_name),
            trail=trail,
        ),
        year=book.year,
        level=node.level,
        code=str(node.code),
        name=name,
        columns=book.columns,
        amounts=node.sums,
        change=change_of(node.sums),
        whole=_whole(book, node, parent),
        children=amount_table(book.columns, [book.unit_row(child) for child in node.children], total=node.sums) if node.children else None,
        children_level=node.children[0].level if node.children else "",
        accounts=_accounts(book, node) if node.level == "office" else None,
        charges=groups,
        charges_total=_charges_total(node) if groups else None,
        other_accounts=_other_accounts(book, node),
        documents=tuple(Link(label=one.title, href=addresses.document(one.dataset)) for one in book.documents),
    )


def _whole(book: Yearbook, node: UnitNode, parent: UnitNode | None) -> Row | None:
    """The row of what is above: the parent, of an office the city's expenditure. share is what part of it this unit is."""
    above = book.unit_row(parent) if parent is not None else book.part_row(EXPENDITURE)
    if above is None or node.amounts[-1] is None:
        return None
    shared = amount_table(book.columns, [Row(label="", amounts=node.sums)], total=above.amounts).rows[0].share
    return None if shared is None else Row(label=above.label, amounts=above.amounts, href=above.href, share=shared)


def _accounts(book: Yearbook, office: UnitNode) -> AmountTable | None:
    """What an office's money is for, by jenis."""
    rows = []
    for account in book.ledger.at_level(SUMMARY_LEVEL, EXPENDITURE):
        spent = account.offices.get(office.path[0])
        if spent is not None:
            rows.append(Row(label=book.account_label(account), amounts=spent.sums, code=str(account.code), href=addresses.account(book.year, account.code)))
    return amount_table(book.columns, rows, total=office.sums) if rows else None


def _charge_groups(book: Yearbook, node: UnitNode) -> tuple[ChargeGroup, ...]:
    charges = sorted(node.charges.values(), key=lambda one: one.code.segments)
    rows = amount_table(book.columns, [_charge_row(book, charge) for charge in charges], total=_sum(charges, book.ledger.width), ranked=False).rows
    return tuple(
        ChargeGroup(
            account=row,
            items=tuple(
                Row(
                    label=item.detail or item.group,
                    note=" · ".join(part for part in (item.group if item.detail else "", item.unit_name, item.fund_name) if part),
                    amounts=item.sums,
                    change=change_of(item.sums),
                )
                for item in charge.items.values()
            ),
        )
        for charge, row in zip(charges, rows, strict=True)
    )


def _charge_row(book: Yearbook, charge: Charge) -> Row:
    node = book.ledger.accounts[charge.code.segments]
    return Row(label=charge.name or book.account_label(node), amounts=charge.sums, code=str(charge.code), href=addresses.account(book.year, charge.code))


def _sum(charges: list[Charge], width: int) -> Sums:
    """What the charges add up to in each budget; None where a budget has none of them."""
    sums = []
    for column in range(width):
        amounts = [charge.amounts[column] for charge in charges]
        given = [amount for amount in amounts if amount is not None]
        whole = ZERO
        for amount in given:
            whole = EXACT.add(whole, amount)
        sums.append(whole if given else None)
    return tuple(sums)


def _charges_total(node: UnitNode) -> Row:
    sums = _sum(list(node.charges.values()), len(node.amounts))
    return Row(label=phrase("table.total"), amounts=sums, change=change_of(sums))


def _other_accounts(book: Yearbook, node: UnitNode) -> AmountTable | None:
    """Revenue and financing that the file puts under this office."""
    charges = sorted(node.other_charges.values(), key=lambda one: one.code.segments)
    return amount_table(book.columns, [_charge_row(book, charge) for charge in charges], ranked=False) if charges else None
