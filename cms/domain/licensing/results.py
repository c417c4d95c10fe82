"""What one gets, how long it holds, and when to renew it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from cms.domain.licensing.laws import Citation
from cms.domain.licensing.times import Span
from cms.domain.texts import NO_TEXT, Text


class Holds(enum.Enum):
    """How long a result is valid: a span, for life, as long as a condition holds, or nobody said."""

    SPAN = "span"
    FOREVER = "forever"
    WHILE = "while"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A result of the service or of one of its steps. is_final: the one that the applicant came for.

    words: the validity, word for word. renew_from and renew_until: how long before it ends one may and must ask for a new one.
    """

    key: str
    name: Text
    is_final: bool = True
    step: str = ""
    holds: Holds = Holds.UNSAID
    validity: Span | None = None
    condition: Text = NO_TEXT
    words: str = ""
    renew_from: Span | None = None
    renew_until: Span | None = None
    sample_url: str = ""
    citation: Citation | None = None
