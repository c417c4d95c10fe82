"""What every page has round its content, and the table that most pages are made of. Templates see these and nothing behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cms.domain.amounts import EXACT, share
from cms.domain.budgets import Phase
from site_static.views.ledger import Sums
from site_static.words import Label, Phrase, phrase

# A bar's length is told in thousandths of its table's longest.
FULL_BAR = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where to go: href is an address inside the site without its language; is_file marks what is the same in every language."""

    label: Label
    href: str
    is_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A page's own address (without language), its title and description for search engines, its trail, and its samples.

    sample: all when every figure is invented, some when a sample stands beside real ones, none. CONTOH is then said at the top.
    """

    href: str
    title: Label
    description: Label
    section: str
    trail: tuple[Link, ...] = ()
    sample: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From the first amount to the last. kind: rise, fall, same, new (only in the last), gone (only in the first)."""

    kind: str
    amount: Decimal
    # In per cent of the first amount; None where there is no first amount or it is zero.
    share: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its amount in each budget that stands side by side, and what part the last of them is of the table's total."""

    label: Label
    amounts: Sums
    code: str = ""
    href: str = ""
    note: Label = ""
    share: Decimal | None = None
    bar: int = 0
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountTable:
    """Rows under the names of the budgets; has_change when there are two of them."""

    columns: tuple[Label, ...]
    rows: tuple[Row, ...]
    total: Row | None
    has_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A large amount with its name; None is said as not published."""

    label: Label
    amount: Decimal | None
    note: Label = ""
    href: str = ""


def sample_of(samples: Iterable[bool]) -> str:
    """all, some or none of what a page shows is a sample."""
    given = tuple(samples)
    return "none" if not any(given) else "all" if all(given) else "some"


def phase_label(phase: Phase) -> Phrase:
    return phrase(f"phase.{phase.value}")


def change_of(sums: Sums) -> Change | None:
    """None for a single budget, or where neither has an amount."""
    if len(sums) < 2:
        return None
    first, last = sums[0], sums[-1]
    if first is None and last is None:
        return None
    if first is None or last is None:
        only = last if last is not None else -first if first is not None else None
        return None if only is None else Change(kind="new" if first is None else "gone", amount=only, share=None)
    moved = EXACT.subtract(last, first)
    kind = "rise" if moved > 0 else "fall" if moved < 0 else "same"
    return Change(kind=kind, amount=moved, share=share(moved, first) if first > 0 else None)


def size_of(sums: Sums) -> Decimal:
    """What a row is ranked by: the last budget's amount, else the first's."""
    for amount in reversed(sums):
        if amount is not None:
            return amount
    return Decimal(0)


def with_bars(rows: Sequence[Row], total: Sums) -> tuple[Row, ...]:
    """The rows with share of the total, length of bar and change. A negative amount or total gives neither share nor bar."""
    whole = total[-1]
    longest = max((row.amounts[-1] or Decimal(0) for row in rows), default=Decimal(0))
    return tuple(_with_bar(row, whole, longest) for row in rows)


def _with_bar(row: Row, whole: Decimal | None, longest: Decimal) -> Row:
    amount = row.amounts[-1]
    part, bar = None, 0
    if amount is not None and amount >= 0 and whole is not None and whole > 0:
        part = share(amount, whole)
        bar = int(amount * FULL_BAR / longest) if longest > 0 else 0
    return Row(
        label=row.label,
        amounts=row.amounts,
        code=row.code,
        href=row.href,
        note=row.note,
        share=part,
        bar=bar,
        change=change_of(row.amounts),
    )


def amount_table(columns: Iterable[Label], rows: Iterable[Row], *, total: Sums | None = None, ranked: bool = True) -> AmountTable:
    """A table; ranked puts the largest first, rows of the same size by their code. total: the sums that the parts are part of."""
    given = list(rows)
    if ranked:
        given.sort(key=lambda row: (-size_of(row.amounts), row.code))
    names = tuple(columns)
    if total is None:
        return AmountTable(columns=names, rows=with_bars(given, (None,)), total=None, has_change=len(names) > 1)
    whole = Row(label=phrase("table.total"), amounts=total, change=change_of(total))
    return AmountTable(columns=names, rows=with_bars(given, total), total=whole, has_change=len(names) > 1)
