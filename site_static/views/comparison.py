"""The first budget of a year against the budget in force: what moved, and how far. Used where a year has both."""

from __future__ import annotations

from dataclasses import dataclass

from site_static import addresses
from site_static.views.frame import AmountTable, Change, Frame, Row, amount_table, change_of
from site_static.views.ledger import EXPENDITURE, Sums
from site_static.views.yearbook import Yearbook
from site_static.words import Label, phrase

COMPARED_LEVEL = 3
LARGEST_MOVES = 15
PARTS = (4, 5, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """Differences by account and by office. moves are the largest at the deepest level that the year has."""

    frame: Frame
    year: int
    columns: tuple[Label, ...]
    spending: Sums
    change: Change | None
    parts: tuple[AmountTable, ...]
    offices: AmountTable | None
    moves: AmountTable | None
    # What the moves are of: sub-activity, or account in a year without offices.
    moves_of: str
    unchanged: int


def comparison_view(book: Yearbook) -> ComparisonView:
    spending = book.ledger.account(EXPENDITURE)
    ranked = sorted(
        (row for row in _movable(book) if row.change is not None and row.change.kind != "same"),
        key=lambda row: (-abs(row.change.amount) if row.change else 0, row.href),
    )
    offices = [book.unit_row(office) for office in book.ledger.offices]
    return ComparisonView(
        frame=book.frame(
            href=addresses.comparison(book.year),
            title=phrase("comparison.title", first=book.columns[0], last=book.columns[-1], year=book.year),
            description=phrase("comparison.description", city=book.city_name, first=book.columns[0], last=book.columns[-1], year=book.year),
            trail=(book.year_link,),
        ),
        year=book.year,
        columns=book.columns,
        spending=spending,
        change=change_of(spending),
        parts=tuple(table for table in (_part(book, account) for account in PARTS) if table is not None),
        offices=amount_table(book.columns, offices, total=spending, ranked=False) if offices else None,
        moves=amount_table(book.columns, ranked[:LARGEST_MOVES], ranked=False) if ranked else None,
        moves_of="sub-activity" if book.ledger.has_offices else "account",
        unchanged=sum(1 for row in _movable(book) if row.change is not None and row.change.kind == "same"),
    )


def _part(book: Yearbook, account: int) -> AmountTable | None:
    """One part by jenis, in the order of the law's summary. Financing has no total: its parts go in opposite directions."""
    nodes = book.ledger.at_level(COMPARED_LEVEL, account)
    if not nodes:
        return None
    total = book.ledger.account(account) if account != PARTS[-1] else None
    return amount_table(book.columns, map(book.account_row, nodes), total=total, ranked=False)


def _movable(book: Yearbook) -> tuple[Row, ...]:
    """The deepest things with a page: sub activities with their office, else accounts."""
    if not book.ledger.has_offices:
        nodes = [node for node in book.ledger.accounts.values() if not node.children]
        rows = [book.account_row(node) for node in nodes]
    else:
        rows = []
        for node in book.ledger.units.values():
            if not node.children and any(amount is not None for amount in node.amounts):
                row = book.unit_row(node)
                office = book.ledger.units[node.path[:1]].name
                rows.append(Row(label=row.label, amounts=row.amounts, code=row.code, href=row.href, note=office if len(node.path) > 1 else ""))
    return amount_table(book.columns, rows, ranked=False).rows
