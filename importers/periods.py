"""Columns for a month, a quarter or a half of the year: which of them make up the amount that is wanted. Used by amount_columns.py.

A cash budget or a report by month has a column for each month, with or without their total beside them. The total is never added to its months.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from cms.domain.budgets import Phase
from importers.meaning import FoundColumn, Heading
from importers.phases import of_year, wanted_of

# How many there are of each in a year, from the finest on.
IN_A_YEAR = {"month": 12, "quarter": 4, "half": 2}
# What was spent so far may end with any month; a budget is for the whole year.
SO_FAR = (Phase.REALISED, Phase.AUDITED)
# Of fewer amounts it means nothing that none falls.
STEPS_OF_SUMS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Columns of one measure and one kind of period, in order of time. missing: how many are not there; is_twice: one period has two columns."""

    columns: tuple[FoundColumn, ...]
    missing: int = 0
    is_twice: bool = False

    @property
    def measure(self) -> str:
        return self.columns[0].measure


def periods_of(heading: Heading, phase: Phase, year: int) -> Periods | None:
    """The columns by period that say an amount of the phase; None where there are none. The finest that are whole, else the finest."""
    columns = of_year(heading.periods, year)
    measures = {column.measure for column in columns}
    wanted = wanted_of(phase, measures)
    ours = [column for column in columns if column.measure == wanted]
    found = [_of_kind(kind, ours, phase) for kind in IN_A_YEAR if any(column.period[0] == kind for column in ours)]
    return next((one for one in found if not one.missing and not one.is_twice), found[0] if found else None)


def never_fall(lines: Iterable[Sequence[Decimal]]) -> bool:
    """Whether no amount falls from one period to the next: then they are up to each period, or of the whole year."""
    steps = [later - earlier for amounts in lines for earlier, later in pairwise(amounts)]
    return len(steps) >= STEPS_OF_SUMS and min(steps) >= 0


def _of_kind(kind: str, columns: Sequence[FoundColumn], phase: Phase) -> Periods:
    found = sorted((column for column in columns if column.period[0] == kind), key=lambda column: (column.period[1], column.index))
    numbers = [column.period[1] for column in found]
    last = max(numbers) if phase is Phase.REALISED else IN_A_YEAR[kind]
    return Periods(columns=tuple(found), missing=len(set(range(1, last + 1)) - set(numbers)), is_twice=len(set(numbers)) < len(numbers))
