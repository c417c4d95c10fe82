"""A move that should never have been recorded is taken back: both stay to be seen, and nothing follows from either."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cms.domain.proposals.checks import check_move
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import ProposalEvent
from cms.domain.proposals.intake import continued
from cms.domain.proposals.promises import promises_of
from cms.domain.proposals.rules import ProposalRules
from cms.domain.proposals.standing import decision_of, standing_of
from tests.support.proposals import DESKS, LONG_REASON, proposal, said

DAY = date(2024, 5, 20)
REJECTED = said(State.REJECTED, date(2024, 5, 6))
DECIDED = proposal(*DESKS, REJECTED)


def back(**changed: object) -> ProposalEvent:
    """What takes back the rejection, the fifth event."""
    given = {"on": DAY, "to_state": State.ASSESSED, "by_office": "Bappeda", "corrects": len(DECIDED.events), "reason": LONG_REASON}
    return ProposalEvent(**{**given, **changed})


def test_the_last_move_can_be_taken_back_with_a_reason():
    assert check_move(back(), DECIDED.events) == ()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"reason": "Salah"}, "reason-short"),
        ({"corrects": 2}, "take-back"),
        ({"to_state": State.SCREENED}, "take-back"),
        ({"corrects": 99}, "corrects"),
        ({"on": date(2024, 5, 5)}, "before-last"),
    ],
)
def test_nothing_else_can_be_taken_back(changed, code):
    assert [fault.code for fault in check_move(back(**changed), DECIDED.events)] == [code]


def test_a_proposal_cannot_be_taken_back_to_before_it_came_in():
    first = DESKS[:1]

    (fault,) = check_move(back(corrects=1, to_state=State.SCREENED), continued((), first, "P-2024-00007"))

    assert fault.code == "take-back"


def test_what_was_taken_back_counts_as_never_said():
    corrected = replace(DECIDED, events=(*DECIDED.events, *continued(DECIDED.events, (back(),), DECIDED.reference)))
    never = replace(DECIDED, events=DECIDED.events[:-1])

    assert decision_of(DECIDED) is not None
    assert decision_of(corrected) is None
    assert standing_of(corrected, DAY, ProposalRules()) == standing_of(never, DAY, ProposalRules())
    assert len(corrected.events) == len(never.events) + 2


def test_a_promise_made_by_mistake_is_no_slip_of_the_next_one():
    wrong = said(State.ACCEPTED, date(2024, 5, 6), planned_month="2025-03")
    right = said(State.ACCEPTED, date(2024, 6, 3), planned_month="2025-09")
    number = len(DESKS) + 1
    history = continued((), (*DESKS, wrong, back(corrects=number), right), "P-2024-00007")

    moved = continued((), (*DESKS, wrong, replace(right, note="Mundur")), "P-2024-00007")
    assert [one.is_slip for one in promises_of(history)] == [False]
    assert [one.is_slip for one in promises_of(moved)] == [False, True]


def test_two_moves_are_taken_back_one_after_the_other():
    accepted = said(State.ACCEPTED, date(2024, 5, 6))
    history = continued((), (*DESKS, accepted), "P-2024-00007")
    once = continued(history, (back(corrects=len(history)),), "P-2024-00007")
    assessed = history[-2]

    assert check_move(back(corrects=assessed.number, to_state=assessed.from_state), (*history, *once)) == ()
