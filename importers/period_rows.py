"""Tables that say in a column the month, quarter or half of the year of each row. Used by lines.py and row_versions.py.

What was spent in each month adds up to the year; what was spent up to each month counts again and again when it is added, and so does the budget of
the whole year that a report repeats for each month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cms.domain.budgets import Phase
from importers.columns import Money, Texts
from importers.meaning import FoundColumn
from importers.parted_rows import said_in_rows
from importers.periods import IN_A_YEAR, never_fall
from importers.table import Body
from importers.titles import Vocabulary, normalised, words_of

LAST_MONTH = 12
WHOLE_YEAR = frozenset({"setahun", "satu tahun", "1 tahun", "whole year", "full year"})
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
TITLES = {"month": ("bulan", "month"), "quarter": ("triwulan", "quarter"), "half": ("semester",)}
_NUMBER, _DAY = "number", "day"
_DIGITS = re.compile("[0-9]{1,2}")
_DAY_SAID = re.compile(
    "(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:[T ]00:00(?::00)?)?"
    "|(?P<day_>[0-9]{1,2})[/.-](?P<month_>[0-9]{1,2})[/.-](?P<year_>20[0-9]{2})"
)


class RowPeriod(NamedTuple):
    """What a row says of itself: the kind of period, its number in the year, and whether it says "up to"."""

    kind: str
    number: int
    is_so_far: bool


def check_period_rows(body: Body, money: Sequence[Money], texts: Texts, phase: Phase, words: Vocabulary) -> None:
    """One account in several periods: refused where its amounts would count again and again, told where they are added up."""
    for column in body.heading.unread:
        periods = periods_of_rows(body, column, words)
        if periods is not None:
            _tell(body, column, periods, money, texts, phase, words)
            return


def periods_of_rows(body: Body, column: FoundColumn, words: Vocabulary) -> list[RowPeriod | None] | None:
    """The period of each row, None of a row without one; None for the whole column where it says something else, or one period only."""
    said = said_in_rows(body, column)
    is_titled = normalised(column.titles[-1]) in words.around_periods
    found: dict[str, RowPeriod] = {}
    for text in filter(None, dict.fromkeys(said)):
        period = _period(text, words, is_titled=is_titled)
        if period is None and (words.total_meaning(text) or words_of(text) in WHOLE_YEAR):
            continue
        if period is None:  # most columns say something else in their first row
            return None
        found[text] = period
    if len({period.kind for period in found.values()}) != 1 or len(found) < 2:
        return None
    return [found.get(text) for text in said]


def _period(text: str, words: Vocabulary, *, is_titled: bool) -> RowPeriod | None:
    """What a cell says: "s.d. Februari 2025" -> ("month", 2, True); the last day of a month is always up to it."""
    if is_titled and (number := _number(text)):
        return RowPeriod(_NUMBER, number, False)
    if day := _month_end(text):
        return RowPeriod(_DAY, day.toordinal(), True)
    said = words.period_in(normalised(text))
    if said is None or (said.beside and said.beside not in words.around_periods):
        return None
    return RowPeriod(*said.period, said.is_so_far)


def _number(text: str) -> int:
    """Of "3", "03" and "III" 3; nil of what is no number of a period."""
    number = ROMAN.index(text.upper()) + 1 if text.upper() in ROMAN else int(text) if _DIGITS.fullmatch(text) else 0
    return number if number <= LAST_MONTH else 0


def _month_end(text: str) -> date | None:
    """A report is of the last day of a month, which a list of payments is not in all its rows."""
    said = _DAY_SAID.fullmatch(text)
    if said is None:
        return None
    year, month, day = (int(said[name] or said[f"{name}_"]) for name in ("year", "month", "day"))
    return date(year, month, day) if 1 <= month <= LAST_MONTH and day == monthrange(year, month)[1] else None


def _tell(
    body: Body, column: FoundColumn, periods: Sequence[RowPeriod | None], money: Sequence[Money], texts: Texts, phase: Phase, words: Vocabulary
) -> None:
    by_key = _by_key(body, periods, money, texts)
    repeated = [rows for rows in by_key.values() if len({period for period, _ in rows}) > 1]
    if not repeated:
        return
    said = list(dict.fromkeys(text for text in said_in_rows(body, column) if text))
    found = ", ".join(said[:3])
    _refuse_blank(body, column, periods, by_key, money, texts, found)
    missing = _missing(column, periods, phase)
    about = (("title", column.title), ("amount", money[0].column.title), ("count", str(len(repeated))))
    is_to_date = any(period is not None and period.is_so_far for period in periods) or any(_says_so_far(one, words) for one in body.heading.amounts)
    in_order = [[amount for _, amount in sorted(rows, key=lambda row: row[0])] for rows in repeated]
    if is_to_date or never_fall(in_order):
        body.note("periods.to-date", found, *about, column=column.index)
    elif missing and 2 * len(repeated) >= len(by_key):  # else the column says when something is done, not what part of an amount a row is
        body.note("periods.incomplete", ", ".join(said), ("phase", phase.slug), ("count", str(missing)), column=column.index)
    else:
        body.note("amount.from-period-rows", found, *about, column=column.index)


def _missing(column: FoundColumn, periods: Sequence[RowPeriod | None], phase: Phase) -> int:
    """How many periods no row is of: in the whole year, of what was spent so far before the last one."""
    numbers = {period.number for period in periods if period is not None}
    kinds = {period.kind for period in periods if period is not None}
    kind = next(iter(kinds))
    if kind == _NUMBER:
        title = normalised(column.titles[-1])
        kind = next((kind for kind, names in TITLES.items() if any(name in title for name in names)), "")
    if kind not in IN_A_YEAR:
        return 0
    last = max(numbers) if phase is Phase.REALISED else IN_A_YEAR[kind]
    return len(set(range(1, last + 1)) - numbers)


def _refuse_blank(
    body: Body,
    column: FoundColumn,
    periods: Sequence[RowPeriod | None],
    by_key: Mapping[tuple[str, ...], object],
    money: Sequence[Money],
    texts: Texts,
    found: str,
) -> None:
    """A row of no period beside those of its account would count with them: perhaps it is their sum."""
    columns = [*texts.codes, *texts.columns.values()]
    blank = [
        position
        for position, period in enumerate(periods)
        if period is None
        and any(one.values[position] is not None and (one.column.title, *(cells[position] for cells in columns)) in by_key for one in money)
        and body.rows[position].number not in body.refused
    ]
    if blank:
        body.refuse_all("row.part-blank", blank, column.index, found, ("title", column.title))


def _by_key(
    body: Body, periods: Sequence[RowPeriod | None], money: Sequence[Money], texts: Texts
) -> dict[tuple[str, ...], list[tuple[int, Decimal]]]:
    """What each line is about -> its periods and amounts."""
    found: dict[tuple[str, ...], list[tuple[int, Decimal]]] = {}
    columns = [*texts.codes, *texts.columns.values()]
    for position, period in enumerate(periods):
        if period is None or body.rows[position].number in body.refused:
            continue
        about = tuple(cells[position] for cells in columns)
        for one in money:
            amount = one.values[position]
            if amount is not None and any(about):
                found.setdefault((one.column.title, *about), []).append((period.number, amount))
    return found


def _says_so_far(column: FoundColumn, words: Vocabulary) -> bool:
    title = f" {words_of(column.title)} "
    return any(f" {said} " in title for said in (*words.so_far, *words.to_date))
