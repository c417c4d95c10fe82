"""Accounts: revenue, expenditure, financing, and every account below them. Used by pages() for every year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cms.domain.budgets import Balance
from cms.domain.codes import AccountCode
from site_static import addresses
from site_static.views.frame import AmountTable, Change, Frame, Link, Row, amount_table, change_of
from site_static.views.ledger import AccountNode, Segments, Sums
from site_static.views.yearbook import Yearbook
from site_static.words import Label, phrase

PART_KEYS = {4: "revenue", 5: "expenditure", 6: "financing"}
FINANCING = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """An account: what it is made of, its part of the account above, and which offices it is for.

    part is revenue, expenditure or financing for accounts 4, 5 and 6, else "". For financing net holds 6.1 - 6.2 and amounts is
    not shown, because files disagree whether account 6 is the sum or the difference of its parts.
    """

    frame: Frame
    year: int
    part: str
    code: str
    level: int
    name: Label
    # The file's own name where it differs from the chart's.
    own_name: str
    columns: tuple[Label, ...]
    amounts: Sums
    change: Change | None
    whole: Row | None
    largest: Row | None
    children: AmountTable | None
    offices: AmountTable | None
    net: AmountTable | None
    documents: tuple[Link, ...]


def accounts(book: Yearbook) -> Iterator[AccountView]:
    """Every account of the year, by code."""
    for segments in sorted(book.ledger.accounts):
        yield account_view(book, book.ledger.accounts[segments])


def account_view(book: Yearbook, node: AccountNode) -> AccountView:
    name = book.account_label(node)
    part = PART_KEYS.get(node.code.segments[0], "") if node.code.level == 1 else ""
    is_financing = node.code.segments == (FINANCING,)
    children = amount_table(book.columns, [book.account_row(child) for child in node.children], total=None if is_financing else node.sums)
    title = phrase(f"part.{part}") if part else name
    return AccountView(
        frame=book.frame(
            href=addresses.account(book.year, node.code),
            title=phrase("account.title", name=title, year=book.year),
            description=phrase("account.description", name=title, year=book.year, city=book.city_name),
            trail=(book.year_link, *_trail(book, node.code)),
        ),
        year=book.year,
        part=part,
        code=str(node.code),
        level=node.code.level,
        name=title,
        own_name=node.own_name if isinstance(name, str) is False and node.own_name else "",
        columns=book.columns,
        amounts=node.sums,
        change=change_of(node.sums),
        whole=_whole(book, node),
        largest=children.rows[0] if node.children and not is_financing else None,
        children=children if node.children else None,
        offices=None if is_financing else _offices(book, node),
        net=_net(book) if is_financing else None,
        documents=tuple(Link(label=one.title, href=addresses.document(one.dataset)) for one in book.documents),
    )


def _trail(book: Yearbook, code: AccountCode) -> tuple[Link, ...]:
    """The accounts above, from the part down."""
    above = [book.ledger.accounts[code.segments[:level]] for level in range(1, code.level)]
    return tuple(Link(label=book.account_label(node), href=addresses.account(book.year, node.code)) for node in above)


def _whole(book: Yearbook, node: AccountNode) -> Row | None:
    """The account above with the share of it. Financing has no whole: its parts go in opposite directions."""
    parent = book.ledger.accounts.get(node.code.segments[:-1])
    if parent is None or parent.code.segments == (FINANCING,):
        return None
    shared = amount_table(book.columns, [book.account_row(node)], total=parent.sums).rows[0].share
    above = book.account_row(parent)
    return None if shared is None else Row(label=above.label, amounts=above.amounts, href=above.href, share=shared)


def _offices(book: Yearbook, node: AccountNode) -> AmountTable | None:
    """Which offices the account is for; None where no line of it names an office."""
    if not any(office is not None for office in node.offices):
        return None
    rows = [_office_row(book, office, tally.sums) for office, tally in node.offices.items()]
    return amount_table(book.columns, rows, total=node.sums)


def _office_row(book: Yearbook, office: Segments | None, sums: Sums) -> Row:
    if office is None:
        return Row(label=phrase("offices.none"), amounts=sums)
    unit = book.ledger.units[(office,)]
    return Row(label=unit.name or phrase("unit.unnamed"), amounts=sums, code=str(unit.code), href=book.unit_href(unit))


def _net(book: Yearbook) -> AmountTable:
    return amount_table(
        book.columns,
        [Row(label=phrase("balance.net-financing"), amounts=tuple(balance.net_financing for balance in book.balances))],
        ranked=False,
    )


def balance_rows(columns: tuple[Label, ...], balances: tuple[Balance, ...], year: int | None) -> AmountTable:
    """The identity 4 - 5 + 6.1 - 6.2, step by step; None is said as not published. year: whose accounts' pages to link, if any."""

    def row(key: str, amounts: Sums, code: str = "", href: str = "") -> Row:
        return Row(label=phrase(f"balance.{key}"), amounts=amounts, code=code, href=href)

    def part(key: str, amounts: Sums, *segments: int) -> Row:
        code = AccountCode(segments)
        is_there = any(amount is not None for amount in amounts)
        return row(key, amounts, str(code), addresses.account(year, code) if is_there and year is not None else "")

    rows = [
        part("revenue", tuple(one.revenue for one in balances), 4),
        part("expenditure", tuple(one.expenditure for one in balances), 5),
        row("surplus", tuple(one.surplus for one in balances)),
        part("financing-in", tuple(one.financing_in for one in balances), 6, 1),
        part("financing-out", tuple(one.financing_out for one in balances), 6, 2),
        row("net-financing", tuple(one.net_financing for one in balances)),
        row("remainder", tuple(one.remainder for one in balances)),
    ]
    return amount_table(columns, rows, ranked=False)
