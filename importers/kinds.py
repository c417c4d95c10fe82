"""A table with a column for each kind of expenditure: whether all kinds were read, and whether they make up what each row prints as their total.

Used by lines.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from decimal import Decimal
from statistics import median_high

from cms.domain.amounts import ZERO
from importers.columns import How, Money, money_of
from importers.reconcile import EXPENDITURE
from importers.table import Body, named
from importers.values import is_amount

# What is so many times smaller than the kinds beside it are counts of something, no money: persons, goods, parts of a hundred.
FAR_SMALLER = 1000


def compare_kinds(body: Body, money: Sequence[Money], total: Sequence[Money], step: Decimal, unnamed: Set[int], how: How) -> None:
    """A row's kinds of expenditure against the total that it prints. Where many rows differ, or by what is not read, a kind is missing.

    step: the smallest amount printed where amounts were rounded, else nil. unnamed: bare numbers, which are no rows of the kinds.
    """
    if not total:
        _ask_unknown(body, money, how)
        return
    # Revenue beside kinds of expenditure is no part of their total.
    kinds = [one for one in money if one.kind[:1] == EXPENDITURE] or money
    left_out = unnamed | body.skipped.keys()  # and so are notes
    sums = {
        position: (printed, sum((one.values[position] or ZERO for one in kinds), ZERO))
        for position, row in enumerate(body.rows)
        if row.number not in left_out and (printed := total[0].values[position]) is not None
    }
    wrong = [position for position, (printed, ours) in sums.items() if printed != ours]
    if wrong:
        said = sum(1 for amounts in sums.values() if any(amounts))
        most = (_step_seen(step, (*kinds, *total)) if step else ZERO) * (len(kinds) + 1) / 2
        short = {place: sums[place] for place in wrong if abs(sums[place][0] - sums[place][1]) > most}
        is_missing = bool(short) and (not total[0].column.kind or 2 * len(short) >= said or _explains(body, short, how))
        printed, first = sums[wrong[0]]
        code = "kinds.incomplete" if is_missing else "row.sum-differs"
        body.warn(code, wrong, total[0].index, f"{printed}", ("ours", f"{first}"), ("title", total[0].column.title))


def _step_seen(step: Decimal, money: Sequence[Money]) -> Decimal:
    """Millions may say two decimals, and seldom do: the step that all amounts are written in."""
    amounts = [amount for one in money for amount in one.values if amount]
    return next((wide for wide in (step * 100, step * 10) if not any(amount % wide for amount in amounts)), step)


def _explains(body: Body, wrong: Mapping[int, tuple[Decimal, Decimal]], how: How) -> bool:
    """Whether columns that are not read hold just what is missing in a row."""
    parts = [one.values for one in _beside(body, how)]
    for position, (printed, ours) in wrong.items():
        found = [amount for part in parts if (amount := part[position])]
        if printed - ours in (*found, sum(found, ZERO)):
            return True
    return False


def _ask_unknown(body: Body, money: Sequence[Money], how: How) -> None:
    """Amounts under titles that nobody knows, beside kinds whose sum is printed nowhere: one more kind, unless they are that sum."""
    kinds = [one for one in money if one.kind[:1] == EXPENDITURE and len(one.kind) > 1 and one.column.measure != "chosen"]
    said = [abs(amount) for one in kinds for amount in one.values if amount]
    if not said:
        return
    sums = [sum((one.values[position] or ZERO for one in kinds), ZERO) for position in range(len(body.rows))]
    unknown = [one for one in _beside(body, how) if _is_money(one.values, median_high(said)) and not _is_sum(one.values, sums)]
    if unknown:
        titles = named(f"{one.column.letters} ({one.column.title})" for one in unknown)
        body.note("kinds.unknown", titles, ("titles", named(one.column.title for one in kinds)), column=unknown[0].index)


def _is_money(values: Sequence[Decimal | None], usual: Decimal) -> bool:
    found = [abs(amount) for amount in values if amount]
    return bool(found) and median_high(found) * FAR_SMALLER >= usual


def _is_sum(values: Sequence[Decimal | None], sums: Sequence[Decimal]) -> bool:
    both = [(amount, ours) for amount, ours in zip(values, sums, strict=True) if amount]
    return 2 * sum(amount == ours for amount, ours in both) > len(both)


def _beside(body: Body, how: How) -> list[Money]:
    """The columns of numbers that are not read. What is wrong in them is nobody's fault here."""
    unread = [column for column in body.heading.unread if len(column.indexes) == 1 and any(map(is_amount, body.column(column.index)))]
    return money_of(Body(sheet=body.sheet, heading=body.heading, rows=body.rows), unread, how)
