"""What the domain says of proposals in several languages, as one Text that a page writes in its own. Used by the other views here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from cms.domain.proposals.choices import Choice, Precision
from cms.domain.proposals.reasons import Reason
from cms.domain.proposals.wording import ORIGINAL, dated, languages, name_of, say
from cms.domain.texts import Text

_OTHERS = tuple(language for language in languages() if language != ORIGINAL)


def said(write: Callable[[str], str]) -> Text:
    """The same sentence in every language that proposals have words in; no words at all when it is empty."""
    original = write(ORIGINAL)
    return Text(((ORIGINAL, original), *((language, write(language)) for language in _OTHERS))) if original else Text()


@cache
def named(choice: Choice) -> Text:
    """What a state, kind, origin, level or milestone is called."""
    return said(lambda language: name_of(choice, language))


@cache
def dated_text(day: date, precision: Precision) -> Text:
    """A date as exactly as it is known."""
    return said(lambda language: dated(day, precision, language))


def reason_title(code: str, reasons: Mapping[str, Reason]) -> Text:
    """A coded reason in words; the code itself when a city has dropped it from its list."""
    reason = reasons.get(code)
    return said(reason.title) if reason is not None else Text.of(id=code)


@cache
def nobody() -> Text:
    return said(lambda language: say("parts", "unknown_office", language))
