"""When the city said it would be done: each promise in order, and how often it moved to later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cms.domain.proposals.facts import ProposalEvent, in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The last day that kept the promise, and the event that made it."""

    until: date
    event: ProposalEvent
    # True when it is later than the promise before it: a slip, shown for ever.
    is_slip: bool


def promise_after(before: date | None, event: ProposalEvent) -> date | None:
    """The promise in force after an event. A bare fiscal year does not loosen a promise that named a month of that year."""
    said = event.promised_for
    if said is None:
        return before
    is_vague = not event.planned_finish and not event.planned_month
    return before if is_vague and before is not None and before.year == said.year else said


def promise_of(events: Iterable[ProposalEvent]) -> date | None:
    """The promise in force after all of them."""
    promise = None
    for event in in_force(tuple(events)):
        promise = promise_after(promise, event)
    return promise


def promises_of(events: Sequence[ProposalEvent]) -> tuple[Promise, ...]:
    """Every promise that was ever made, in order; one that repeats the last is no new one."""
    return promises_among(in_force(events))


def promises_among(events: Sequence[ProposalEvent]) -> tuple[Promise, ...]:
    """The same of events that are all in force."""
    made: list[Promise] = []
    before: date | None = None
    for event in events:
        if not (event.planned_finish or event.planned_month or event.fiscal_year):
            continue  # by far the most
        after = promise_after(before, event)
        if after is not None and after != before:
            made.append(Promise(until=after, event=event, is_slip=before is not None and after > before))
        before = after
    return tuple(made)
