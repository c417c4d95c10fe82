"""Time as budgets and rules know it: the fiscal year, and the days between which something holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# No regional budget of Indonesia was made under today's rules before the first regional autonomy law took effect (2001).
FIRST_YEAR, LAST_YEAR = 2000, 2100


def fiscal_year(text: str | int) -> int:
    """A fiscal year (tahun anggaran), 1 January to 31 December. Raises ValueError outside 2000 to 2100."""
    year = int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{year} is not a fiscal year between {FIRST_YEAR} and {LAST_YEAR}")
    return year


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """From the first day to the last day, both included; an open end is None."""

    first: date
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)
