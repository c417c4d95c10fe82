"""What an applicant gets from a service and after how long: times promised, added up and measured; results and how long they hold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cms.domain.licensing.publication import Measured
from cms.domain.licensing.results import Holds, Result
from cms.domain.licensing.services import Service
from cms.domain.licensing.totals import Totals
from cms.domain.texts import Text
from site_static.views.licensing import saying
from site_static.views.licensing.way import law_of
from site_static.words import Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesView:
    """Promised, added up from the steps, and measured."""

    promised: Phrase | None
    words: str
    law: str
    summed: Phrase | None
    attended: Phrase | None
    measured: Measured | None
    median: Decimal | None
    slow: Decimal | None
    verdict: Phrase | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    name: Text
    is_final: bool
    holds: Phrase
    words: str
    renewal: Phrase | None
    sample_url: str
    law: str


def times_of(service: Service, measured: Measured | None, found: Totals) -> TimesView:
    limit = service.time
    return TimesView(
        promised=saying.span(limit.span) if limit and limit.span else None,
        words=limit.words if limit else "",
        law=law_of(limit.citation if limit else None),
        summed=saying.duration_range(found.time),
        attended=saying.duration_range(found.attended),
        measured=measured,
        median=saying.days(measured.median_working) if measured else None,
        slow=saying.days(measured.slow_working) if measured else None,
        verdict=phrase("time.kept", kept=measured.kept, count=measured.count) if measured and measured.kept is not None else None,
    )


def result_of(one: Result) -> ResultView:
    match one.holds:
        case Holds.SPAN if one.validity:
            holds = phrase("holds.span", span=saying.whole_span(one.validity))
        case Holds.FOREVER:
            holds = phrase("holds.forever")
        case Holds.WHILE:
            holds = phrase("holds.while", condition=one.condition)
        case _:
            holds = phrase("holds.unsaid")
    return ResultView(
        name=one.name, is_final=one.is_final, holds=holds, words=one.words, renewal=_renewal(one), sample_url=one.sample_url, law=law_of(one.citation)
    )


def _renewal(one: Result) -> Phrase | None:
    """A window that ends on the very day on which the licence ends needs no second figure."""
    if one.renew_from and one.renew_until and one.renew_until.most:
        return phrase("holds.renew-between", first=saying.whole_span(one.renew_from), last=saying.whole_span(one.renew_until))
    if one.renew_from:
        return phrase("holds.renew-from", first=saying.whole_span(one.renew_from))
    return phrase("holds.renew-until", last=saying.whole_span(one.renew_until)) if one.renew_until and one.renew_until.most else None
