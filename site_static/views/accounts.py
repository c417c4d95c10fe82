"""Accounts: revenue, expenditure, financing, and every account below them. Used by drafts() for every year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from cms.domain.budgets import Balance
from cms.domain.codes import AccountCode
from site_static import addresses
from site_static.views.frame import (
    NO_SOURCES,
    AmountTable,
    Draft,
    Frame,
    Link,
    Pager,
    Row,
    Source,
    amount_table,
    footnoted,
    numbered,
    page_count,
    page_of,
    pager,
    sum_of,
    with_rest,
)
from site_static.views.headlines import of_budget
from site_static.views.ledger import AccountNode, Segments, Sums, mark_of
from site_static.views.sentences import amount_sentence, change_sentence, largest_sentence, share_sentence
from site_static.views.terms import InText, term_href, term_of
from site_static.views.yearbook import Yearbook, digest_of, official_name
from site_static.words import Label, Phrase, phrase

PART_KEYS = {5: "expenditure", 4: "revenue", 6: "financing"}
FINANCING = 6
# The steps of the balance that are words of their own.
TERMS = {"surplus": "surplus-defisit", "net-financing": "pembiayaan-neto", "remainder": "silpa"}
FLOWS: dict[Segments, str] = {(6, 1): "received", (6, 2): "paid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """An account: what it is made of, its part of the account above, and which offices it is for.

    part is revenue, expenditure or financing for accounts 4, 5 and 6, else "". Of financing balance holds 6.1 - 6.2 and amounts is
    not shown, because files disagree whether account 6 is the sum or the difference of its parts.
    """

    frame: Frame
    year: int
    part: str
    code: str
    level: int
    name: Label
    lede: tuple[Phrase, ...]
    term: InText | None
    # The file's own name where it differs from the chart's.
    own_name: str
    # True where the file has no name for the account and the official list has one.
    is_officially_named: bool
    columns: tuple[Label, ...]
    figure: Row | None
    whole: Row | None
    children: AmountTable | None
    pager: Pager | None
    offices: AmountTable | None
    balance: AmountTable | None
    sources: tuple[Source, ...]


def accounts(book: Yearbook) -> Iterator[Draft]:
    """Every account of the year, by code."""
    for segments in sorted(book.ledger.accounts):
        node = book.ledger.accounts[segments]
        if not book.is_shown(node):
            continue
        href = addresses.account(book.year, node.code)
        facts = _facts(book, node)
        for number in range(1, page_count(len(node.children) + 1) + 1):
            view = partial(account_view, book, node, number)
            yield Draft(href=addresses.further(href, number), template="account.html", facts=(facts, number), view=view)


def _facts(book: Yearbook, node: AccountNode) -> str:
    """What an account's page shows: itself, what is above it, its parts, its offices."""
    above = [book.ledger.accounts[node.code.segments[:level]] for level in range(1, node.code.level)]
    return digest_of(
        book.facts,
        node.mark,
        node.own_name,
        term_of(node.code),
        [book.stated.get(str(child.code)) for child in node.children],
        [(one.code, book.account_label(one)) for one in above],
        above[-1].mark if above else "",
        [child.mark for child in node.children],
        [(_office_facts(book, office), mark_of(tally, book.shown)) for office, tally in node.offices.items()],
        mark_of(book.ledger.account(4), book.shown) + mark_of(book.ledger.account(5), book.shown) if node.code.segments == (FINANCING,) else "",
    )


def _office_facts(book: Yearbook, office: Segments | None) -> object:
    return None if office is None else (book.slugs[office], book.ledger.units[(office,)].name, book.ledger.units[(office,)].code.text)


def account_view(book: Yearbook, node: AccountNode, number: int = 1) -> AccountView:
    name = book.account_label(node)
    part = PART_KEYS.get(node.code.segments[0], "") if node.code.level == 1 else ""
    is_financing = node.code.segments == (FINANCING,)
    title = phrase(f"part.{part}") if part else name
    sums, of = book.sums(node), book.account_sources(node.code)
    whole = _whole(book, node)
    table = _children(book, node)
    href = addresses.account(book.year, node.code)
    lede = _financing_lede(book) if is_financing else (*_lede(book, node, title, whole), *largest_sentence(table.rows if table else ()))
    return AccountView(
        frame=book.frame(
            href=addresses.further(href, number),
            title=numbered(phrase("account.title", name=title, code=str(node.code), year=book.year), number),
            description=phrase("account.description", name=title, year=book.year, city=book.city_name),
            trail=(book.year_link, *_trail(book, node.code)),
            headline=None if is_financing or number > 1 else of_budget(title, book.columns, sums, book.year, lede[1:]),
        ),
        year=book.year,
        part=part,
        code=str(node.code),
        level=node.code.level,
        name=title,
        lede=lede,
        term=term_of(node.code),
        own_name=node.own_name if isinstance(name, Phrase) else "",
        is_officially_named=not node.own_name and name == official_name(node.code),
        columns=book.columns,
        figure=None if is_financing else Row(label=title, amounts=sums, of=of),
        whole=whole,
        children=page_of(table, number) if table else None,
        pager=pager(href, number, page_count(len(node.children) + 1)),
        offices=None if is_financing or number > 1 else _offices(book, node),
        balance=balance_rows(book.columns, book.balances, book.year) if is_financing else None,
        sources=book.sources,
    )


def _lede(book: Yearbook, node: AccountNode, title: Label, whole: Row | None) -> Iterator[Phrase]:
    kind = FLOWS.get(node.code.segments[:2]) or PART_KEYS.get(node.code.segments[0], "other")
    sums = book.sums(node)
    yield amount_sentence(f"account.{kind}", name=title, city=book.city_name, year=book.year, columns=book.columns, sums=sums)
    yield from share_sentence(sums[-1], whole)
    yield from change_sentence(book.columns, sums)


def _financing_lede(book: Yearbook) -> tuple[Phrase, ...]:
    """What comes in and goes out beside revenue and expenditure; the difference is not a loss or a gain."""
    last = book.balances[-1]
    if last.net_financing is None:
        return (phrase("sentence.no-financing", year=book.year),)
    sentences = []
    if last.financing_in is not None:
        sentences.append(phrase("account.received.amount", name=phrase("account.6-1"), city=book.city_name, year=book.year, amount=last.financing_in))
    if last.financing_out is not None:
        sentences.append(phrase("account.paid.amount", name=phrase("account.6-2"), city=book.city_name, year=book.year, amount=last.financing_out))
    return (*sentences, phrase("sentence.net-financing", amount=last.net_financing))


def _children(book: Yearbook, node: AccountNode) -> AmountTable | None:
    """The accounts below. Account 6 has no total: its parts go in opposite directions."""
    rows = book.account_rows(node.children)
    if not rows:
        return None
    if node.code.segments == (FINANCING,):
        return amount_table(book.columns, rows, ranked=False)
    sums = book.sums(node)
    table = amount_table(book.columns, with_rest(rows, sums, phrase("account.direct")), total=sums, of=book.account_sources(node.code))
    return footnoted(table, book.stated, "rincian")


def _trail(book: Yearbook, code: AccountCode) -> tuple[Link, ...]:
    """The accounts above, from the part down."""
    above = [book.ledger.accounts[code.segments[:level]] for level in range(1, code.level)]
    return tuple(Link(label=book.account_label(node), href=addresses.account(book.year, node.code)) for node in above)


def _whole(book: Yearbook, node: AccountNode) -> Row | None:
    """The account above. Financing is no whole: its parts go in opposite directions."""
    parent = book.ledger.accounts.get(node.code.segments[:-1])
    return None if parent is None or parent.code.segments == (FINANCING,) else book.account_row(parent)


def _offices(book: Yearbook, node: AccountNode) -> AmountTable | None:
    """Which offices the account is for; None where no line of it names an office."""
    if all(office is None for office in node.offices):
        return None
    rows = [_office_row(book, office, book.sums(tally)) for office, tally in node.offices.items()]
    shown = [row for row in rows if any(amount is not None for amount in row.amounts)]
    return amount_table(book.columns, shown, total=sum_of(shown, len(book.columns)), of=book.account_sources(node.code))


def _office_row(book: Yearbook, office: Segments | None, sums: Sums) -> Row:
    if office is None:
        return Row(label=phrase("offices.none"), amounts=sums)
    unit = book.ledger.units[(office,)]
    return Row(label=book.unit_label(unit), amounts=sums, code=str(unit.code), href=book.unit_href(unit))


def balance_rows(
    columns: tuple[Label, ...], balances: Iterable[Balance], year: int | None, sources: Mapping[Segments, tuple[str, ...]] | None = None
) -> AmountTable:
    """The identity 4 - 5 + 6.1 - 6.2, step by step; None is said as not published.

    year: whose accounts' pages to link, if any. sources: what the amounts of an account are the sum of, if the page names it.
    """
    given: tuple[Balance, ...] = tuple(balances)
    named = sources or {}

    def row(key: str, amounts: Sums) -> Row:
        return Row(label=phrase(f"balance.{key}"), amounts=amounts, href=term_href(TERMS[key]))

    def part(key: str, amounts: Sums, *segments: int) -> Row:
        code = AccountCode(segments)
        is_there = any(amount is not None for amount in amounts)
        href = addresses.account(year, code) if is_there and year is not None else ""
        return Row(label=phrase(f"balance.{key}"), amounts=amounts, code=str(code), href=href, of=named.get(segments, NO_SOURCES))

    rows = [
        part("revenue", tuple(one.revenue for one in given), 4),
        part("expenditure", tuple(one.expenditure for one in given), 5),
        row("surplus", tuple(one.surplus for one in given)),
        part("financing-in", tuple(one.financing_in for one in given), 6, 1),
        part("financing-out", tuple(one.financing_out for one in given), 6, 2),
        row("net-financing", tuple(one.net_financing for one in given)),
        row("remainder", tuple(one.remainder for one in given)),
    ]
    return amount_table(columns, rows, ranked=False)
