"""What the site shows of a service: the facts of its newest version, when each version became public, and how long it really takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.calendar import WorkingCalendar, median, percentile
from cms.domain.licensing.changes import FieldChange
from cms.domain.licensing.services import Service
from cms.domain.licensing.times import Unit

SLOW = Decimal("0.9")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuance:
    """One licence that was issued: the two days, and nothing about who got it."""

    received: date
    issued: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How long it really took: the middle and the slow end, in working and in calendar days, over `count` licences issued in the period.

    kept: how many were issued within the promise; None when nothing in days is promised.
    """

    first: date
    last: date
    count: int
    median_working: Decimal
    slow_working: Decimal
    median_days: Decimal
    slow_days: Decimal
    kept: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceVersion:
    """One published version: when, why, and what it said differently from the one before."""

    number: int
    published_on: date
    note: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedService:
    """A service as it is public now. versions: all of them, the newest first."""

    facts: Service
    digest: str
    versions: tuple[ServiceVersion, ...]
    measured: Measured | None = None

    @property
    def version(self) -> int:
        return self.versions[0].number

    @property
    def published_on(self) -> date:
        return self.versions[0].published_on


def measure(issuances: Iterable[Issuance], calendar: WorkingCalendar, service: Service) -> Measured | None:
    """Counts by the city's calendar. Issuances of years that the calendar does not know cannot be counted and raise DataError."""
    found = sorted(issuances, key=lambda one: (one.issued, one.received))
    if not found:
        return None
    working = [calendar.working_days_between(one.received, one.issued) for one in found]
    days = [(one.issued - one.received).days for one in found]
    middle, slow = median(working), percentile(working, SLOW)
    middle_days, slow_days = median(days), percentile(days, SLOW)
    if middle is None or slow is None or middle_days is None or slow_days is None:
        return None
    return Measured(
        first=found[0].issued,
        last=found[-1].issued,
        count=len(found),
        median_working=middle,
        slow_working=slow,
        median_days=middle_days,
        slow_days=slow_days,
        kept=_kept(service, working, days),
    )


def _kept(service: Service, working: list[int], days: list[int]) -> int | None:
    span = service.time.span if service.time else None
    match span.unit if span else None:
        case Unit.WORKING_DAYS:
            return sum(one <= span.most for one in working) if span else None
        case Unit.DAYS:
            return sum(one <= span.most for one in days) if span else None
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """How fresh the catalogue is: what somebody vouches for, what is overdue, what nobody ever vouched for. For staff and for the public."""

    certified: tuple[str, ...]
    overdue: tuple[str, ...]
    uncertified: tuple[str, ...]


def freshness(services: Iterable[Service], day: date) -> Freshness:
    """Slugs in the order given."""
    certified: list[str] = []
    overdue: list[str] = []
    uncertified: list[str] = []
    for service in services:
        if service.certification is None:
            uncertified.append(service.slug)
        else:
            (overdue if service.certification.is_overdue(day) else certified).append(service.slug)
    return Freshness(certified=tuple(certified), overdue=tuple(overdue), uncertified=tuple(uncertified))
