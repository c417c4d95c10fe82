"""What follows from a proposal's history on a given day: where it lies, since when, until when, how late, how silent, how much money.

A pure function of the facts and the day, so that the page, the list, the CSV and the admin say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from cms.domain.proposals.choices import ANSWERS, FINAL, PROMISED, WAITING, YES, Level, State
from cms.domain.proposals.facts import BudgetReference, Proposal, ProposalEvent, in_force
from cms.domain.proposals.promises import promise_of, promises_among
from cms.domain.proposals.rules import ProposalRules


class Standing(NamedTuple):
    """Where a proposal stands on a day. due_on: None when nothing is owed any more. was_accepted: the city said yes once, whatever came of it.

    since: the day on which it came to where it lies. desk: as the last move named it, "" when it did not. move: the event that brought it there.
    A tuple with names: it is made for every proposal at each publication, and a frozen dataclass of so many fields takes four times as long.
    """

    state: State
    move: ProposalEvent
    since: date
    desk: str
    due_on: date | None
    days_late: int
    days_without_news: int
    is_silent: bool
    promised_until: date | None
    slips: int
    was_accepted: bool
    answered_on: date | None
    days_to_answer: int | None
    in_charge: str
    budget_line: BudgetReference | None
    amount_planned: Decimal | None
    amount_realised: Decimal | None

    @property
    def is_overdue(self) -> bool:
        return self.days_late > 0


def standing_of(proposal: Proposal, day: date, rules: ProposalRules) -> Standing:
    """Everything that follows on that day. Asked for every proposal of a city at each publication, so the history is gone through few times."""
    events = in_force(proposal.events)
    move = last_move(events)
    state, asked_on, news = move.to_state, proposal.events[0].on, _news(events).on
    promises = promises_among(events)
    promised = promises[-1].until if promises else None
    due = _due_on(events, move, promised, rules)
    answered = _answered_on(events)
    quiet = max(0, (day - news).days)
    line: BudgetReference | None = None
    planned: Decimal | None = None
    realised: Decimal | None = None
    # The newest amount: a correction replaces what it corrects.
    for event in reversed(events):
        if event.budget_dataset and line is None:
            line = event.budget_line
        if planned is None:
            planned = event.planned_amount
        if realised is None:
            realised = event.realised_amount
    return Standing(
        state=state,
        move=move,
        since=news if state is State.STOPPED else move.on,
        desk=_desk(events, move),
        due_on=due,
        days_late=max(0, (day - due).days) if due else 0,
        days_without_news=quiet,
        is_silent=_may_be_silent(state, due, day) and quiet > rules.news_limit(state),
        promised_until=promised,
        slips=sum([promise.is_slip for promise in promises]),
        was_accepted=not YES.isdisjoint([event.to_state for event in events]),
        answered_on=answered,
        days_to_answer=(answered - asked_on).days if answered else None,
        in_charge=_in_charge(events, proposal.office),
        budget_line=line,
        amount_planned=planned,
        amount_realised=realised,
    )


def due_on(proposal: Proposal, rules: ProposalRules) -> date | None:
    """The day until which the city owes the next word: an answer, a review, or what it promised. None when nothing is owed."""
    events = proposal.in_force
    return _due_on(events, last_move(events), promise_of(events), rules)


def _due_on(events: Events, move: ProposalEvent, promised: date | None, rules: ProposalRules) -> date | None:
    state = move.to_state
    if state in WAITING:
        return move.on + timedelta(days=rules.answer_days[state])
    if state in PROMISED:
        return promised
    if state is State.DEFERRED:
        return _review(events)
    if state is State.STOPPED and move.from_state is not None:
        return _news(events).on + timedelta(days=rules.answer_days[move.from_state])
    return None


def answered_on(proposal: Proposal) -> date | None:
    """The day of the first decision; None while there is none."""
    return _answered_on(proposal.in_force)


def _answered_on(events: Events) -> date | None:
    for event in events:
        if event.to_state in ANSWERS and event.from_state is not event.to_state:
            return event.on
    return None


def decision_of(proposal: Proposal) -> ProposalEvent | None:
    """The event whose reason explains the state in which the proposal is: the last move into it."""
    move = last_move(proposal.in_force)
    return move if not move.to_state.is_waiting else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What one level recommended last."""

    level: Level
    on: date
    office: str
    text: str
    amount: Decimal | None
    rank: int | None


def advice_of(proposal: Proposal) -> tuple[Advice, ...]:
    """The last recommendation of each level, in the order of the levels."""
    last = {event.level: event for event in proposal.in_force if event.level}
    return tuple(
        Advice(level=level, on=event.on, office=event.by_office, text=event.note, amount=event.recommended_amount, rank=event.rank)
        for level, event in sorted(last.items(), key=lambda pair: pair[0].order)
    )


def _may_be_silent(state: State, due: date | None, day: date) -> bool:
    """Nothing is expected of what is closed, nor of what was put off to a day that has not come."""
    return state not in FINAL and not (state is State.DEFERRED and due is not None and day <= due)


# The history that counts, as Proposal.in_force gives it: asked for once, because a city has many proposals.
Events = Sequence[ProposalEvent]


def last_move(events: Events) -> ProposalEvent:
    """The event that brought it where it stands."""
    for event in reversed(events):
        if event.from_state is not event.to_state:
            return event
    raise ValueError("a history without the event by which the proposal came in")


def _news(events: Events) -> ProposalEvent:
    """The last thing that really happened: that a source fell silent is no news."""
    for event in reversed(events):
        if event.to_state is not State.STOPPED:
            return event
    return events[-1]


def _desk(events: Events, move: ProposalEvent) -> str:
    """As the last move named it, or what was said since."""
    for event in reversed(events):
        if event.to_office:
            return event.to_office
        if event is move and move.to_state is not State.STOPPED:
            return ""
    return ""


def _in_charge(events: Events, addressed: str) -> str:
    """The office that carries it out once accepted; before, the one that was addressed."""
    for event in reversed(events):
        if event.to_state in PROMISED and event.to_office:
            return event.to_office
    return addressed


def _review(events: Events) -> date | None:
    for event in reversed(events):
        if event.to_state is State.DEFERRED:
            if event.review_on:
                return event.review_on
            if event.fiscal_year:
                return date(event.fiscal_year, 12, 31)
    return None
