"""The offices on the way to a licence, with their hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from cms.domain.licensing.offices import Office
from cms.domain.licensing.services import Service
from cms.domain.texts import Text
from site_static.words import Phrase, phrase

WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Week days with the same hours, first to last; no stretch is closed."""

    first: Phrase
    last: Phrase | None
    stretches: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    first: date
    last: date
    reason: Text
    stretch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """An office on the way."""

    name: Text
    address: Text
    phone: str
    email: str
    url: str
    hours: tuple[Hours, ...]
    special: tuple[SpecialDay, ...]
    access: Text
    is_sample: bool


def offices_of(service: Service) -> tuple[OfficeView, ...]:
    return tuple(_office(one) for one in _offices(service))


def _offices(service: Service) -> tuple[Office, ...]:
    """The offices on the way, then the responsible one."""
    found = {step.office.key: step.office for step in service.steps if step.office}
    if service.office:
        found.setdefault(service.office.key, service.office)
    return tuple(found.values())


def _office(one: Office) -> OfficeView:
    return OfficeView(
        name=one.name,
        address=one.address,
        phone=one.phone,
        email=one.email,
        url=one.url,
        hours=tuple(_hours(one)),
        special=tuple(
            SpecialDay(first=day.first, last=day.last, reason=day.reason, stretch=_stretch(day.opens, day.closes) if day.opens and day.closes else "")
            for day in one.exceptions
        ),
        access=one.access,
        is_sample=one.is_sample,
    )


def _hours(one: Office) -> Iterator[Hours]:
    """Days that follow one another with the same hours stand in one line; an office without hours has none to show."""
    if not one.hours:
        return
    days = {day: tuple(_stretch(hour.opens, hour.closes) for hour in one.hours if hour.weekday == day) for day in range(1, WEEK + 1)}
    for stretches, group in groupby(days, key=days.__getitem__):
        numbers = list(group)
        last = phrase(f"weekday.{numbers[-1]}") if len(numbers) > 1 else None
        yield Hours(first=phrase(f"weekday.{numbers[0]}"), last=last, stretches=stretches)


def _stretch(opens: time, closes: time) -> str:
    return f"{opens:%H.%M}–{closes:%H.%M}"
