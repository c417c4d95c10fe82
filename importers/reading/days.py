"""A spreadsheet's days: numbers counted from 1900 or 1904, or ISO text. Used by the readers of sheets."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

# Day 60 of the 1900 count is the 29 February 1900 that never was; the days before it are one off.
BEFORE_THE_GAP, AFTER_THE_GAP = date(1899, 12, 31).toordinal(), date(1899, 12, 30).toordinal()
FROM_1904 = date(1904, 1, 1).toordinal()
LAST_DAY = date(9999, 12, 31).toordinal()
MILLISECONDS = 86_400_000
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?))?Z?")


def day_of_number(number: float, from_1904: bool) -> tuple[int, ...] | None:
    """The parts of a day; None for a number that is none."""
    # Binary fractions of a day are never exact: a clock's thousandths are what can be told.
    milliseconds = round(number * MILLISECONDS) if abs(number) < LAST_DAY else -1
    days, rest = divmod(milliseconds, MILLISECONDS)
    first = FROM_1904 if from_1904 else AFTER_THE_GAP if days > 60 else BEFORE_THE_GAP
    if days < (0 if from_1904 else 1) or (days == 60 and not from_1904) or first + days > LAST_DAY:
        return None
    moment = datetime.fromordinal(first + days) + timedelta(milliseconds=rest)
    return parts_of(moment)


def day_of_text(text: str) -> tuple[int, ...] | None:
    """The same from ISO 8601."""
    match = _ISO.fullmatch(text)
    if not match:
        return None
    try:
        return parts_of(datetime.fromisoformat(f"{match[1]}T{match[2] or '00:00'}"))
    except ValueError:
        return None


def parts_of(moment: datetime) -> tuple[int, ...]:
    """(year, month, day), with hour, minute, second, microsecond when it is not midnight."""
    day = (moment.year, moment.month, moment.day)
    clock = (moment.hour, moment.minute, moment.second, moment.microsecond)
    return (*day, *clock) if any(clock) else day
