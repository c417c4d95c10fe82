"""Where to go and whom to ask: offices with hours and access, and to whom one complains. Never a citizen, never a private number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from cms.domain.texts import NO_TEXT, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """One stretch of one week day (ISO: 1 Monday to 7 Sunday); a lunch break makes two."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialHours:
    """Days on which the weekly hours do not hold: closed when opens is None, otherwise open at these hours."""

    first: date
    last: date
    reason: Text
    opens: time | None = None
    closes: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office or counter, shared by all services that pass it. access: ramp, sign language, nursing room, in words."""

    key: str
    name: Text
    address: Text = NO_TEXT
    phone: str = ""
    email: str = ""
    url: str = ""
    hours: tuple[OpeningHours, ...] = ()
    exceptions: tuple[SpecialHours, ...] = ()
    access: Text = NO_TEXT
    is_sample: bool = False

    @property
    def is_reachable(self) -> bool:
        return bool(self.address or self.phone or self.email or self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recourse:
    """Whom to complain to, and who stands above them. name is a post or a channel, never a person's private address."""

    name: Text
    office: Office | None = None
    superior: Text = NO_TEXT
    phone: str = ""
    email: str = ""
    url: str = ""

    @property
    def is_reachable(self) -> bool:
        return bool(self.phone or self.email or self.url or (self.office and self.office.is_reachable))
