"""Tables that say in a column the month, quarter or half of the year of each row. Used by lines.py.

What was spent in each month adds up to the year; what was spent up to each month counts again and again when it is added, and so does the budget of
the whole year that a report repeats for each month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from importers.columns import Money, Texts
from importers.meaning import FoundColumn
from importers.parted_rows import said_in_rows
from importers.table import Body
from importers.titles import Vocabulary, normalised, words_of

# Where of so many amounts none fell from one period to the next, they are up to each period, or of the whole year.
STEPS_OF_SUMS = 4
LAST_MONTH = 12
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NUMBER, _DAY = "number", "day"
_DIGITS = re.compile("[0-9]{1,2}")
_DAY_SAID = re.compile(
    "(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:[T ]00:00(?::00)?)?"
    "|(?P<day_>[0-9]{1,2})[/.-](?P<month_>[0-9]{1,2})[/.-](?P<year_>20[0-9]{2})"
)


def check_period_rows(body: Body, money: Sequence[Money], texts: Texts, words: Vocabulary) -> None:
    """One account in several periods: refused where its amounts would count again and again, told where they are added up."""
    for column in body.heading.unread:
        periods = _periods(body, column, words)
        if periods is not None:
            _tell(body, column, periods, money, texts, words)
            return


def _periods(body: Body, column: FoundColumn, words: Vocabulary) -> list[tuple[int, bool] | None] | None:
    """The number of each row's period in its year, and whether it says "up to"; None where the column says something else, or only one."""
    said = said_in_rows(body, column)
    is_titled = normalised(column.titles[-1]) in words.around_periods
    found: dict[str, tuple[str, int, bool]] = {}
    for text in filter(None, dict.fromkeys(said)):
        period = _period(text, words, is_titled=is_titled)
        if period is None:  # most columns say something else in their first row
            return None
        found[text] = period
    if len({kind for kind, _, _ in found.values()}) != 1 or len(found) < 2:
        return None
    return [found[text][1:] if text else None for text in said]


def _period(text: str, words: Vocabulary, *, is_titled: bool) -> tuple[str, int, bool] | None:
    """The kind of period, its number, and whether it says "up to": "s.d. Februari 2025" -> ("month", 2, True)."""
    if is_titled and (number := _number(text)):
        return _NUMBER, number, False
    if day := _month_end(text):
        return _DAY, day.toordinal(), True
    said = words.period_in(normalised(text))
    if said is None or (said.beside and said.beside not in words.around_periods):
        return None
    return *said.period, said.is_so_far


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
    body: Body, column: FoundColumn, periods: Sequence[tuple[int, bool] | None], money: Sequence[Money], texts: Texts, words: Vocabulary
) -> None:
    by_key = _by_key(body, periods, money, texts)
    repeated = [rows for rows in by_key.values() if len({period for period, _ in rows}) > 1]
    if not repeated:
        return
    said = list(dict.fromkeys(text for text in said_in_rows(body, column) if text))
    details = (("title", column.title), ("amount", money[0].column.title), ("count", str(len(repeated))))
    is_to_date = any(period is not None and period[1] for period in periods) or any(_says_so_far(one, words) for one in body.heading.amounts)
    if is_to_date or _never_fall(repeated):
        body.note("periods.to-date", ", ".join(said[:3]), *details, column=column.index)
    else:
        body.note("amount.from-period-rows", ", ".join(said[:3]), *details, column=column.index)


def _by_key(
    body: Body, periods: Sequence[tuple[int, bool] | None], money: Sequence[Money], texts: Texts
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
                found.setdefault((one.column.title, *about), []).append((period[0], amount))
    return found


def _says_so_far(column: FoundColumn, words: Vocabulary) -> bool:
    title = f" {words_of(column.title)} "
    return any(f" {said} " in title for said in (*words.so_far, *words.to_date))


def _never_fall(repeated: Sequence[Sequence[tuple[int, Decimal]]]) -> bool:
    steps = [later - earlier for rows in repeated for (_, earlier), (_, later) in pairwise(sorted(rows, key=lambda row: row[0]))]
    return min(steps) >= 0 and len(steps) >= STEPS_OF_SUMS
