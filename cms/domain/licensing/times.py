"""How long: spans of minutes, hours, working or calendar days as the law says them, and their sums, kept apart by unit.

A working day is not a number of minutes and a month is not 30 days, so a sum has up to four parts: "4 hari kerja dan 65 menit".
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass

from cms.domain.licensing.laws import Citation


class Unit(enum.Enum):
    """DAYS is what a text calls `hari` without saying `kerja`; it is not silently taken for working days."""

    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_DAYS = "working-days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From least to most of one unit; a single figure has least equal to most, `Maksimal 7 hari` has least 0."""

    least: int
    most: int
    unit: Unit


UNIT_WORDS = {
    Unit.MINUTES: "menit",
    Unit.HOURS: "jam",
    Unit.WORKING_DAYS: "hari kerja",
    Unit.DAYS: "hari",
    Unit.WEEKS: "minggu",
    Unit.MONTHS: "bulan",
    Unit.YEARS: "tahun",
}
_UNITS = {words: unit for unit, words in UNIT_WORDS.items()}
_TYPED = re.compile(r"([0-9]{1,4})(?:\s*[-–]\s*([0-9]{1,4}))?\s+([a-z]+(?: kerja)?)")


def spelled(span: Span) -> str:
    """As staff type it: `7 hari kerja`, `3-25 hari`."""
    count = str(span.least) if span.least == span.most else f"{span.least}-{span.most}"
    return f"{count} {UNIT_WORDS[span.unit]}"


def span_typed(text: str) -> Span:
    """The inverse of spelled(). Raises ValueError for anything else."""
    found = _TYPED.fullmatch(" ".join(text.lower().split()))
    if not found or found[3] not in _UNITS:
        raise ValueError(f"{text!r} is not a span such as '3-25 hari kerja'")
    return Span(least=int(found[1]), most=int(found[2] or found[1]), unit=_UNITS[found[3]])


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """The time promised for the whole service: the law's own words, and the span that they mean."""

    span: Span | None = None
    words: str = ""
    citation: Citation | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTimes:
    """The three parts of a step's time: in the queue, at the counter, and until the next step can begin."""

    queue: Span | None = None
    counter: Span | None = None
    until_next: Span | None = None
    words: str = ""
    citation: Citation | None = None
    is_sample: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(span for span in (self.queue, self.counter, self.until_next) if span is not None)

    @property
    def attended(self) -> tuple[Span, ...]:
        """The part that the applicant spends there in person."""
        return tuple(span for span in (self.queue, self.counter) if span is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A sum of times, by unit."""

    minutes: int = 0
    working_days: int = 0
    days: int = 0
    months: int = 0

    def __add__(self, other: Duration) -> Duration:
        return Duration(
            minutes=self.minutes + other.minutes,
            working_days=self.working_days + other.working_days,
            days=self.days + other.days,
            months=self.months + other.months,
        )

    def __bool__(self) -> bool:
        return bool(self.minutes or self.working_days or self.days or self.months)

    @property
    def length(self) -> tuple[int, int]:
        """Orders durations of mixed units, to tell which of two parallel steps takes longer; shown to nobody."""
        return (self.months * 30 + self.days + self.working_days, self.minutes)


NO_TIME = Duration()
_PARTS = {
    Unit.MINUTES: ("minutes", 1),
    Unit.HOURS: ("minutes", 60),
    Unit.WORKING_DAYS: ("working_days", 1),
    Unit.DAYS: ("days", 1),
    Unit.WEEKS: ("days", 7),
    Unit.MONTHS: ("months", 1),
    Unit.YEARS: ("months", 12),
}


def duration(count: int, unit: Unit) -> Duration:
    name, factor = _PARTS[unit]
    return Duration(**{name: count * factor})


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationRange:
    """From least to most."""

    least: Duration = NO_TIME
    most: Duration = NO_TIME

    def __add__(self, other: DurationRange) -> DurationRange:
        return DurationRange(least=self.least + other.least, most=self.most + other.most)


def range_of(spans: Iterable[Span]) -> DurationRange:
    """One after the other."""
    total = DurationRange()
    for span in spans:
        total += DurationRange(least=duration(span.least, span.unit), most=duration(span.most, span.unit))
    return total


def longest(ranges: Iterable[DurationRange]) -> DurationRange:
    """Side by side: done when the slowest is done."""
    found = list(ranges)
    return DurationRange(least=max((one.least for one in found), key=_length), most=max((one.most for one in found), key=_length))


def either(ranges: Iterable[DurationRange]) -> DurationRange:
    """One instead of the other: at best the quickest, at worst the slowest."""
    found = list(ranges)
    return DurationRange(least=min((one.least for one in found), key=_length), most=max((one.most for one in found), key=_length))


def _length(one: Duration) -> tuple[int, int]:
    return one.length
