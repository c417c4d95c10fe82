"""A cell -> a day, as exactly as it says. Days are written day first here; a number that could be read month first is not guessed at."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from decimal import Decimal

from cms.domain.proposals.choices import Precision
from importers.values import Refused, refuse_marked, text_of
from importers.workbook import Mark, Raw

Day = tuple[date, Precision]

# "Senin, 6 Januari 2025": the day of the week is no part of it.
_WEEKDAY = re.compile(
    r"(?:senin|selasa|rabu|kamis|jum[’']?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday),? (?=[0-9])"
)
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[t ].*)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})(?: .*)?")
_WORDS = re.compile(r"([0-9]{1,2})[ -]([a-z]+)[ -]([0-9]{4})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_MONTH_WORDS = re.compile(r"([a-z]+)[ -]([0-9]{4})")
_YEAR = re.compile(r"(?:tahun )?([0-9]{4})")
# Indonesian and English, in full or as the first three letters.
_MONTHS = (
    ("januari", "january"), ("februari", "february", "pebruari"), ("maret", "march"), ("april",), ("mei", "may"), ("juni", "june"),
    ("juli", "july"), ("agustus", "august", "agt"), ("september",), ("oktober", "october"), ("november", "nopember"), ("desember", "december"),
)  # fmt: skip
_BY_NAME = {part: number for number, names in enumerate(_MONTHS, start=1) for name in names for part in (name, name[:3])}
# A day as a bare number counts from here, in the years that a list of proposals can be from.
_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)  # 2000-01-01 to 2099-12-31


def to_day(raw: Raw, mark: Mark | None = None) -> Day | None:
    """The day and its precision; None for a blank. Raises Refused."""
    if mark:
        refuse_marked(mark, raw)
    match raw:
        case None | bool():
            if raw is None:
                return None
            raise Refused("day.not-a-day")
        case datetime():
            return raw.date(), Precision.DAY
        case date():
            return raw, Precision.DAY
        case Decimal():
            return _from_number(raw)
    text = _WEEKDAY.sub("", " ".join(text_of(raw).lower().split()))
    if not text or text in "-–—":
        return None
    found = _from_text(text)
    if found is None:
        raise Refused("day.not-a-day")
    return found


def _from_number(number: Decimal) -> Day:
    whole = int(number)
    if whole in _SERIALS:
        return _DAY_ZERO + timedelta(days=whole), Precision.DAY
    if number == whole and 2000 <= whole <= 2100:
        return date(whole, 1, 1), Precision.YEAR
    raise Refused("day.not-a-day")


def _from_text(text: str) -> Day | None:
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(text):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := _WORDS.fullmatch(text):
        return _day(int(match[3]), _BY_NAME.get(match[2], 0), int(match[1]))
    if match := _MONTH.fullmatch(text):
        return _month(int(match[1]), int(match[2]))
    if match := _YEAR.fullmatch(text):
        return date(int(match[1]), 1, 1), Precision.YEAR
    if match := _MONTH_WORDS.fullmatch(text):
        return _month(int(match[2]), _BY_NAME.get(match[1], 0))
    return None


def _day(year: int, month: int, day: int) -> Day | None:
    try:
        return date(year, month, day), Precision.DAY
    except ValueError:
        return None


def _month(year: int, month: int) -> Day | None:
    found = _day(year, month, 1)
    return (found[0], Precision.MONTH) if found else None


def to_month(raw: Raw, mark: Mark | None = None) -> str:
    """A planned month as 2026-08; "" for a blank. Raises Refused."""
    found = to_day(raw, mark)
    if found is None:
        return ""
    day, precision = found
    if precision is Precision.YEAR:
        raise Refused("day.not-a-day")
    return f"{day.year}-{day.month:02d}"


def last_day(day: date, precision: Precision) -> date:
    """The last day that a month or year still holds."""
    match precision:
        case Precision.MONTH:
            return day.replace(day=monthrange(day.year, day.month)[1])
        case Precision.YEAR:
            return date(day.year, 12, 31)
    return day
