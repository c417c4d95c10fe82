"""Printed totals that differ from their lines by just what some line would be if it were read otherwise: a person is asked. Used by ledger.py.

A total that differs is told and nothing more, since real budgets print stale ones. But where the difference is twice one line, that line has the
wrong sign; and where it is a line that stands twice, or that is the sum of its fellows, the total says that this line does not count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, combinations
from operator import attrgetter

from cms.domain.amounts import ZERO
from cms.domain.personal import masked
from importers.borne_out import BorneOut
from importers.entries import Blank, Entry, Label, called, lines_under
from importers.label_spans import Span, is_carried
from importers.places import NOWHERE
from importers.problems import Problem
from importers.reconcile import BALANCES, FINANCING, MEANINGS
from importers.row_numbers import spans_of
from importers.tree import Pair
from importers.workbook import Sheet

# Of so many lines one is found that explains a total; among more, chance explains it too.
MOST_LINES = 500
# So many totals that differ are looked into: more are a habit of the file.
MOST_TOTALS = 200
# Among so few any two may be what a third adds up, wherever they stand.
FEW = 30
_same = attrgetter("place.key", "account", "group", "detail", "amount")
_pair = attrgetter("place.key", "account")


def totals_off_by_lines(
    totals: Sequence[Entry | Label], leaves: Sequence[Entry], spans: Mapping[Label, Sequence[Span]], sheets: Mapping[int, Sheet]
) -> Iterator[Problem]:
    """Of the lines that explain totals, all of which differ, one problem, even where another total counts them: one of the two is wrong."""
    told: set[tuple[int, int, int]] = set()
    for total, lines in _with_lines(totals[:MOST_TOTALS], leaves, spans):
        ours = _sum(lines)
        code, found = _explained(total.amount, ours, lines)
        cells = {(line.sheet, line.row, line.column) for line in found}
        if cells <= told:
            continue
        told |= cells
        first = found[0]
        details = (
            ("label", masked(total.name if isinstance(total, Entry) else total.text) or "Jumlah"),
            ("printed", f"{total.amount:f}"),
            ("ours", f"{ours:f}"),
            ("name", called(first)),
            ("count", str(len(found))),
            ("rows", spans_of([line.row for line in found])),
        )
        yield Problem(code, sheets[first.sheet].ref(first.row, first.column), f"{first.amount:f}", details)


def _with_lines(
    totals: Sequence[Entry | Label], leaves: Sequence[Entry], spans: Mapping[Label, Sequence[Span]]
) -> Iterator[tuple[Entry | Label, list[Entry]]]:
    """Each total with the lines that it may count: of its account and place, and of the rows since the total before it."""
    counted = [(total, _counted(total)) for total in totals]
    under = lines_under({pair for _, pair in counted if pair is not None}, leaves)
    for total, pair in counted:
        choices = []
        if isinstance(total, Label) and pair is not None and spans.get(total):
            first, last, _ = spans[total][0]
            choices.append([line for line in leaves if (line.sheet, line.column) == (total.sheet, total.column) and first < line.row < last])
        if pair is not None and pair in under:
            choices.append([line for line in under[pair] if line.sheet == total.sheet] or under[pair])
        for lines in choices:
            # Together with another part of the budget it would be a balance: less that part.
            if len(lines) <= MOST_LINES and len({line.account[:2] if line.account[:1] == FINANCING else line.account[:1] for line in lines}) == 1:
                yield total, lines


def _counted(total: Entry | Label) -> Pair | None:
    """Of which place and account a total is; None for one that adds up no lines of one account."""
    if isinstance(total, Entry):
        return (total.place.key, total.account)
    if total.meaning in BALANCES or is_carried(total.text):
        return None
    return (NOWHERE, total.account or MEANINGS.get(total.meaning, ()))


def _explained(printed: Decimal, ours: Decimal, lines: Sequence[Entry]) -> tuple[str, list[Entry]]:
    """Why a total differs: the code of the problem and the lines; none where nothing explains it."""
    off = ours - printed
    turned = [line for line in lines if 2 * line.amount == off] if off else []
    if len(turned) == 1 and off < 0:
        return "sum.sign-of-line", turned
    repeats = _repeats(lines)
    if off and _sum(repeats) == off and ours != 2 * printed:  # just half is told by itself
        return "sum.line-not-counted", repeats
    sums = _sums_of_fellows(lines, off) if off else []
    if off and _sum(sums) == off:
        return "sum.line-not-counted", sums
    one = next((line for line in sums if line.amount == off), None)
    if one is not None:
        return "sum.line-not-counted", [one]
    # All of it below zero is a way to print what is spent.
    return ("sum.sign-of-line", turned) if len(turned) == 1 and printed != -ours else ("", [])


def _repeats(lines: Sequence[Entry]) -> list[Entry]:
    """Lines that are the same as one above."""
    seen: set[object] = set()
    found = []
    for line in lines:
        key = _same(line)
        if key in seen:
            found.append(line)
        seen.add(key)
    return found


def _sums_of_fellows(lines: Sequence[Entry], off: Decimal) -> list[Entry]:
    """Lines that are what two and more lines right above them, or right below, add up to; and one of just so much that any two others make."""
    sums = [ZERO, *accumulate(line.amount for line in lines)]
    found = []
    for place, line in enumerate(lines):
        above, below = sums[place] - line.amount, sums[place + 1] + line.amount
        if line.amount and (above in sums[: max(place - 1, 0)] or below in sums[place + 3 :]):
            found.append(line)
        elif line.amount == off and len(lines) <= FEW:
            others = [other.amount for other in lines if other is not line and other.amount]
            if any(one + other == off for one, other in combinations(others, 2)):
                found.append(line)
    return found


def amounts_over_blanks(
    leaves: Sequence[Entry], blanks: Iterable[tuple[int, Blank]], sums: Collection[Entry], sheets: Mapping[int, Sheet], borne_out: BorneOut
) -> Iterator[Problem]:
    """Amounts of accounts whose parts stand below them and are blank, where no printed total counts them: a sum that nil parts would make nil?

    blanks: each with its sheet. A sheet without any sum over filled parts, where several are so, holds the accounts alone: nobody filled in more.
    """
    below: dict[tuple[int, Pair], int] = {}
    for sheet, blank in blanks:
        for level in range(1, len(blank.account)):
            pair = (sheet, (blank.place.key, blank.account[:level]))
            below[pair] = max(below.get(pair, 0), blank.row)
    over = [leaf for leaf in leaves if leaf.amount and below.get((leaf.sheet, _pair(leaf)), 0) > leaf.row] if below else []
    with_sums = {entry.sheet for entry in sums if entry.amount} if over else set()
    for leaf in over:
        is_habit = leaf.sheet not in with_sums and sum(1 for other in over if other.sheet == leaf.sheet) > 1
        if not is_habit and not borne_out.holds(leaf) and not _reaches_down(leaf, sheets[leaf.sheet]):
            yield Problem("sum.parts-blank", sheets[leaf.sheet].ref(leaf.row, leaf.column), f"{leaf.amount:f}", (("label", called(leaf)),))


def _reaches_down(leaf: Entry, sheet: Sheet) -> bool:
    """An amount that is merged over the rows of its parts stands for them."""
    return any((span.first_row, span.first_column) == (leaf.row, leaf.column) and span.last_row > leaf.row for span in sheet.merged)


def _sum(lines: Iterable[Entry]) -> Decimal:
    return sum((line.amount for line in lines), ZERO)
