"""Working days by a city's calendar of holidays, and the middle and the slow end of a list of waiting times.

A promise of "14 hari kerja" means nothing without the calendar. A calendar knows some years only; counting outside them is
refused, since days of unknown years would all look like working days.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from cms.domain.errors import DataError, UsageError

CALENDARS = Path(__file__).parent.parent / "cities" / "calendars"
# ISO week days: Saturday and Sunday.
WEEKEND = (6, 7)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Holiday:
    """A day on which offices are closed. is_leave: collective leave (cuti bersama) beside the public holidays."""

    day: date
    name: str
    is_leave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """Holidays from first to last, in order, and the week days that are free. sources: which decrees say so, and where they were read."""

    name: str
    first: date
    last: date
    holidays: tuple[Holiday, ...]
    sources: tuple[str, ...] = ()
    weekend: tuple[int, ...] = WEEKEND

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last

    def is_working_day(self, day: date) -> bool:
        """Raises DataError for a day of a year that the calendar does not know."""
        if not self.covers(day):
            raise DataError(f"Kalender {self.name} hanya memuat {self.first} sampai {self.last}, jadi {day} tidak dapat dihitung.")
        place = bisect_left(self.holidays, day, key=_day_of)
        is_holiday = place < len(self.holidays) and self.holidays[place].day == day
        return day.isoweekday() not in self.weekend and not is_holiday

    def working_days_between(self, received: date, issued: date) -> int:
        """How many working days after the day of receipt, up to and with the day of issue. The same day is 0."""
        if issued < received:
            raise DataError(f"Tanggal terbit {issued} lebih awal dari tanggal masuk {received}.")
        self.is_working_day(received)
        return sum(self.is_working_day(day) for day in _days(received + DAY, issued))

    def due(self, received: date, working_days: int) -> date:
        """The last day of a promise: received on a Friday, three working days, Monday a holiday: Thursday."""
        day, left = received, working_days
        while left > 0:
            day += DAY
            left -= self.is_working_day(day)
        return day


def _day_of(holiday: Holiday) -> date:
    return holiday.day


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def load_calendar(path: Path) -> WorkingCalendar:
    """Reads a calendar file. `extends` names another beside it, whose years, holidays and sources are taken over."""
    try:
        said = tomllib.loads(path.read_text("utf-8"))
        base = load_calendar(path.with_name(f"{said['extends']}.toml")) if "extends" in said else None
        own = [*_holidays(said.get("holidays", {}), is_leave=False), *_holidays(said.get("collective_leave", {}), is_leave=True)]
        return WorkingCalendar(
            name=said["name"],
            first=said["first"] if base is None else base.first,
            last=said["last"] if base is None else base.last,
            holidays=tuple(sorted([*(base.holidays if base else ()), *own])),
            sources=(*(base.sources if base else ()), *said.get("sources", ())),
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: this is no calendar of holidays: {error}") from None


def calendar_named(key: str) -> WorkingCalendar:
    """The calendar of a city that comes with the program, by the name of its file."""
    return load_calendar(CALENDARS / f"{key}.toml")


def _holidays(days: dict[str, str], *, is_leave: bool) -> Iterator[Holiday]:
    for day, name in days.items():
        yield Holiday(day=date.fromisoformat(day), name=name, is_leave=is_leave)


def median(values: Iterable[int]) -> Decimal | None:
    """The middle; with an even count the mean of the two in the middle. None without values."""
    return percentile(values, Decimal("0.5"))


def percentile(values: Iterable[int], part: Decimal) -> Decimal | None:
    """As a spreadsheet's PERCENTILE.INC reckons it: between two values it lies on the line that joins them. None without values."""
    ordered = sorted(values)
    if not ordered:
        return None
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
