"""What an import would change, and that applying it to the old gives the new."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from cms.domain.budgets import LINE_KEY, BudgetLine, Phase
from cms.domain.codes import AccountCode
from cms.domain.tables import CellRef
from importers.changes import compare


def line(account=1, amount=10, detail="", row=1):
    return BudgetLine(
        year=2025,
        phase=Phase.ENACTED,
        account=AccountCode((5, account)),
        amount=Decimal(amount).quantize(Decimal("0.01")),
        detail=detail,
        source=CellRef("Lembar", row, "C"),
    )


LINES = some.lists(some.builds(line, account=some.integers(1, 3), amount=some.integers(-5, 5), detail=some.sampled_from(["", "a"])), max_size=12)


def content(lines):
    """What lines say, wherever they stood."""
    return Counter(replace(one, source=None) for one in lines)


def test_the_cell_where_a_line_stood_is_no_change():
    changes = compare([line(row=1)], [line(row=99)], LINE_KEY)

    assert (changes.is_empty, changes.same) == (True, 1)


def test_a_changed_amount_is_shown_with_old_and_new():
    changes = compare([line(amount=10)], [line(amount=12)], LINE_KEY)

    assert [(old.amount, new.amount) for old, new in changes.changed] == [(Decimal("10.00"), Decimal("12.00"))]
    assert changes.net == Decimal("2.00")


def test_one_of_two_equal_lines_that_is_gone_is_removed():
    changes = compare([line(), line()], [line()], LINE_KEY)

    assert (changes.same, len(changes.removed), changes.net) == (1, 1, Decimal("-10.00"))


def test_two_phases_are_compared_when_the_phase_is_left_out():
    revised = replace(line(amount=12), phase=Phase.REVISED)
    key = tuple(name for name in LINE_KEY if name != "phase")

    changes = compare([line(amount=12)], [revised], key, ignored=frozenset({"source", "phase"}))

    assert changes.is_empty


def test_nothing_compared_with_nothing_is_nothing():
    assert compare([], [], LINE_KEY).is_empty


@given(LINES)
def test_a_file_compared_with_itself_changes_nothing(lines):
    changes = compare(lines, lines[::-1], LINE_KEY)

    assert (changes.is_empty, changes.same, changes.net) == (True, len(lines), Decimal("0.00"))


@given(LINES, LINES)
def test_applying_the_changes_to_the_old_gives_the_new(old, new):
    changes = compare(old, new, LINE_KEY)

    result = content(old)
    result.subtract(content(changes.removed))
    result.subtract(content(before for before, _ in changes.changed))
    result.update(content(changes.added))
    result.update(content(after for _, after in changes.changed))
    assert +result == content(new)
    assert min(result.values(), default=0) >= 0
    assert changes.net == sum((one.amount for one in new), Decimal(0)) - sum((one.amount for one in old), Decimal(0))


@given(LINES, LINES)
def test_every_line_is_in_exactly_one_list(old, new):
    changes = compare(old, new, LINE_KEY)

    assert changes.same + len(changes.changed) + len(changes.added) == len(new)
    assert changes.same + len(changes.changed) + len(changes.removed) == len(old)
