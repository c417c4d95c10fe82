"""A revised budget beside the one before it. Used by lines.py.

A line that was struck out leaves its new amount blank, and so does one that nobody changed: the first is nil, the second as before.
"""

from __future__ import annotations

from importers.columns import How, Money, money_of
from importers.parted_rows import is_total
from importers.table import Body

AFTER, BEFORE = frozenset({"after", "revised", "shifted"}), frozenset({"before", "enacted"})


def refuse_blank_after(body: Body, one: Money, how: How) -> None:
    """Rows whose new amount is blank beside an old one, unless a column of changes says that all of it goes."""
    before = [column for column in body.heading.amounts if column.measure in BEFORE and column.kind == one.column.kind]
    if one.column.measure not in AFTER or len(before) != 1:
        return
    # What is wrong in columns that are not read is nobody's fault here.
    beside = Body(sheet=body.sheet, heading=body.heading, rows=body.rows)
    earlier = money_of(beside, before, how)[0].values
    changes = [change.values for change in money_of(beside, body.heading.changes, how)]
    blank = [
        position
        for position, old in enumerate(earlier)
        if old
        and one.values[position] is None
        and body.rows[position].number not in body.refused | beside.refused
        and not any(values[position] is not None and abs(values[position] or 0) == abs(old) for values in changes)
        and not is_total(body, position, how.words)
    ]
    if blank:
        details = (("title", one.column.title), ("before", before[0].title))
        body.refuse_all("amount.blank-after", blank, one.index, f"{earlier[blank[0]]:f}", *details)
