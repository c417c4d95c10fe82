"""What provider and applicant owe each other: rights and duties, the pledge, and components 8 to 14 of the service standard."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.licensing.laws import Citation
from cms.domain.texts import NO_TEXT, Text


class Party(enum.Enum):
    """Who has the right or the duty: the office, its staff, or whoever comes to it."""

    PROVIDER = "provider"
    STAFF = "staff"
    USER = "user"


class Claim(enum.Enum):
    RIGHT = "right"
    DUTY = "duty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One right or duty, in words that its holder understands."""

    party: Party
    claim: Claim
    words: Text
    citation: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Component 14: how the service was judged last (the index of user satisfaction, IKM), when, and where it can be read."""

    words: Text
    score: Decimal | None = None
    on: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """Components 8 to 13. What is empty is shown as not filled in and lowers the score."""

    facilities: Text = NO_TEXT
    competence: Text = NO_TEXT
    supervision: Text = NO_TEXT
    staff_count: int | None = None
    service_guarantee: Text = NO_TEXT
    safety_guarantee: Text = NO_TEXT
    evaluation: Evaluation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """Who vouches for the page, since when, and by when it must be looked at again."""

    by: Text
    on: date
    review_by: date
    number: str = ""

    def is_overdue(self, day: date) -> bool:
        return day > self.review_by
