"""The amounts of columns that are not read but compared with the one that is. Used by quantities.py, shares.py and group_amounts.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from importers.columns import How, money_of
from importers.meaning import FoundColumn
from importers.table import Body

Values = Sequence[Decimal | None]


def values_beside(body: Body, columns: Sequence[FoundColumn], how: How, *, rows: int | None = None) -> list[Values]:
    """The amounts of each, of so many rows, None for all. What is wrong in columns that are not read is nobody's fault here.

    "1.200" alone may be a thousand or one; whoever reads such a column is asked which, and here it is compared as what people write.
    """
    beside = Body(sheet=body.sheet, heading=body.heading, rows=body.rows[:rows])
    found = [one.values for one in money_of(beside, columns, how)]
    if all(map(any, found)):
        return list(found)
    as_written = replace(how, profile=how.profile.with_notation("id"))
    again = [one.values for one in money_of(beside, columns, as_written)]
    return [values if any(values) else said for values, said in zip(found, again, strict=True)]
