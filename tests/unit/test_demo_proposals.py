"""The sample's proposals on whatever day the demonstration is made: a plausible city, most of it in time, a few answers late."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from cms.demo.proposals import Purse, Sample, Story, samples
from cms.domain.city import city_named
from cms.domain.codes import AccountCode
from cms.domain.proposals.checks import Known, check_history
from cms.domain.proposals.choices import Level, Milestone, Origin, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.standing import Standing, standing_of

RULES = city_named("binjai").proposal_rules
DAYS = (date(2025, 6, 1), date(2025, 11, 3), date(2026, 3, 15), date(2026, 11, 26), date(2028, 2, 29))
on_any_day = pytest.mark.parametrize("day", DAYS, ids=str)
# Of what the sample's list of outcomes says, what the table of moves looks at without a database.
SAID = ("reason_code", "reason", "instead", "fiscal_year", "planned_month", "planning_document", "to_office", "note", "review_on", "letter", "other")
DONE = ("starts_on", "planned_finish", "executor", "finished_on", "realised_amount", "evidence", "planned_amount", "budget_dataset")


@cache
def histories(day: date) -> tuple[Proposal, ...]:
    """The listed ones, as the importer would take them in."""
    listed, purse = samples(day), Purse()
    return tuple(history(one, Story(sample=one, purse=purse, others=listed, until=day - timedelta(days=1)).tell()) for one in listed)


def history(sample: Sample, rows) -> Proposal:
    events = [ProposalEvent(reference=sample.number, number=1, on=sample.received, to_state=State.RECEIVED, by_office="Bappeda")]
    for row in rows:
        said = {name: row[name] for name in (*SAID, *DONE) if name in row}
        levels = {"level": Level.named(row["level"])} if "level" in row else {}
        milestones = {"milestone": Milestone.named(row["milestone"])} if "milestone" in row else {}
        account = {"budget_account": AccountCode.parse(row["budget_account"])} if "budget_account" in row else {}
        events.append(
            ProposalEvent(
                reference=sample.number, number=len(events) + 1, on=row["on"], from_state=events[-1].to_state, to_state=State.named(row["to_state"]),
                by_office=row["by_office"], objection=RULES.objection_in("id"), **said, **levels, **milestones, **account,
            )
        )  # fmt: skip
    return Proposal(reference=sample.number, title=sample.title, origin=Origin.RESIDENTS, events=tuple(events))


def standings(day: date) -> list[Standing]:
    return [standing_of(one, day, RULES) for one in histories(day)]


@on_any_day
def test_most_of_what_waits_lies_within_its_days_and_a_few_are_late(day):
    open_ones = [one for one in standings(day) if not one.state.is_final]

    late = sum(one.is_overdue or one.is_silent for one in open_ones)

    assert len(open_ones) > 90
    assert 5 <= late <= len(open_ones) // 5


@on_any_day
def test_every_state_of_a_list_is_there_at_least_twice(day):
    states = Counter(one.state for one in standings(day))

    assert {state for state, count in states.items() if count >= 2} == set(State) - {State.STOPPED}


@on_any_day
def test_nothing_lies_in_the_future_and_every_history_keeps_the_rules(day):
    known = Known(reasons=RULES.reasons, today=day - timedelta(days=1), is_import=True)

    faults = [(one.reference, where, fault) for one in histories(day) for where, fault in check_history(one.events, known)]

    assert faults == []


@on_any_day
def test_some_promises_were_put_off_once_and_some_twice(day):
    assert {0, 1, 2} <= {one.slips for one in standings(day)}


def test_the_newest_are_of_the_year_of_the_day():
    assert max(one.asked_on for one in histories(date(2026, 11, 26))) >= date(2026, 11, 1)
    assert {one.reference[:6] for one in histories(date(2026, 11, 26))} == {"C-2023", "C-2024", "C-2026"}
