"""A revised budget beside the one before it. Used by lines.py.

A line that was struck out leaves its new amount blank, and so does one that nobody changed: the first is nil, the second as before. The same holds of
the earlier amount of a line that is new.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from importers.columns import How, Money, money_of
from importers.parted_rows import is_total
from importers.table import Body

AFTER, BEFORE = frozenset({"after", "revised", "shifted"}), frozenset({"before", "enacted"})


def refuse_blank_beside(body: Body, one: Money, how: How) -> None:
    """Rows whose amount is blank beside that of the other budget, unless it is nil: a column of changes says so, and new lines are common."""
    is_revised = one.column.measure in AFTER
    if not is_revised and one.column.measure not in BEFORE:
        return
    beside = [column for column in body.heading.amounts if column.measure in (BEFORE if is_revised else AFTER) and column.kind == one.column.kind]
    if len(beside) != 1:
        return
    # What is wrong in columns that are not read is nobody's fault here.
    other = Body(sheet=body.sheet, heading=body.heading, rows=body.rows)
    amounts = money_of(other, beside, how)[0].values
    changes = [change.values for change in money_of(other, body.heading.changes, how)]
    unread = body.refused | other.refused
    blank = [
        position
        for position, amount in enumerate(amounts)
        if amount
        and one.values[position] is None
        and body.rows[position].number not in unread
        and not _is_nil([values[position] for values in changes], amount, is_revised=is_revised)
        and not is_total(body, position, how.words)
    ]
    if blank:
        details = (("title", one.column.title), ("beside", beside[0].title))
        body.refuse_all("amount.blank-beside", blank, one.index, f"{amounts[blank[0]]:f}", *details)


def _is_nil(changes: Sequence[Decimal | None], other: Decimal, *, is_revised: bool) -> bool:
    """Whether a change says that all of the other amount came or went; of an earlier amount no word about a change is enough."""
    said = [change for change in changes if change is not None]
    return any(abs(change) == abs(other) for change in said) or (not is_revised and not said)
