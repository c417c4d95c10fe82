"""The database's own refusal of what an event must not lack, made from the table in cms/domain/proposals/moves.py.

The function, the form, the importer and the API refuse first, with a sentence; these hold when somebody writes past all of them.
"""

from __future__ import annotations

from django.db.models import CheckConstraint, F, Q, Value
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThanOrEqual

from cms.domain.periods import FIRST_YEAR, LAST_YEAR
from cms.domain.proposals.checks import LEAST_REASON, NEWS
from cms.domain.proposals.choices import State
from cms.domain.proposals.moves import MOVES, Need, needs_of

DATES_AND_NUMBERS = frozenset({"planned_finish", "recommended_amount", "planned_amount", "realised_amount", "review_on"})


def _filled(*names: str) -> Q:
    condition = Q()
    for name in names:
        condition &= Q(GreaterThanOrEqual(Length(Trim(name)), Value(1)))
    return condition


def _positive(name: str) -> Q:
    """A check passes on NULL, so that is asked too."""
    return Q(**{f"{name}__isnull": False, f"{name}__gt": 0})


def _given(name: str) -> Q:
    return Q(**{f"{name}__isnull": False})


CONDITIONS: dict[Need, Q] = {
    Need.QUESTION: _filled("note"),
    Need.NOTE: _filled("note"),
    Need.REASON_CODE: _filled("reason_code"),
    Need.REASON: _filled("reason"),
    Need.EXPLANATION: Q(GreaterThanOrEqual(Length(Trim("reason")), Value(LEAST_REASON))),
    Need.INSTEAD: _filled("instead"),
    Need.OBJECTION: _filled("objection"),
    Need.FISCAL_YEAR: Q(fiscal_year__isnull=False, fiscal_year__range=(FIRST_YEAR, LAST_YEAR)),
    Need.TO_OFFICE: _filled("to_office"),
    Need.TO_WHOM: _filled("to_office"),
    Need.LETTER: _filled("letter"),
    Need.PLANNING_DOCUMENT: _filled("planning_document") | _given("document_due"),
    Need.REVIEW: _given("review_on") | _given("fiscal_year"),
    Need.OTHER: _filled("other"),
    Need.BUDGET_LINE: _filled("budget_dataset", "budget_account"),
    Need.PLANNED_AMOUNT: _positive("planned_amount"),
    Need.STARTS_ON: _given("starts_on"),
    Need.PLANNED_FINISH: _given("planned_finish"),
    Need.EXECUTOR: _filled("executor"),
    Need.FINISHED_ON: _given("finished_on"),
    Need.REALISED_AMOUNT: _positive("realised_amount"),
    Need.EVIDENCE: _filled("evidence"),
}


def _says_something_new() -> Q:
    condition = Q()
    for name in NEWS:
        condition |= _given(name) if name in DATES_AND_NUMBERS else ~Q(**{name: ""})
    return condition


def _moves() -> Q:
    """Every pair of the table; "" is the state before the first event."""
    condition = Q()
    for before in (None, *State):
        after = [to.value for to in State if (before, to) in MOVES]
        condition |= Q(from_state=before.value if before else "", to_state__in=after)
    return condition


def _takes_back() -> Q:
    """A move that corrects another says why; that it leads to where that one came from is held by the trigger event_follows."""
    return Q(corrects__isnull=False) & CONDITIONS[Need.EXPLANATION]


def constraints() -> list[CheckConstraint]:
    """One for the table of moves, one for each state that must say something, and what holds for every event."""
    is_same = Q(from_state=F("to_state"))
    found = [
        CheckConstraint(condition=_moves() | (_takes_back() & ~is_same & ~Q(from_state="")), name="move_in_table"),
        CheckConstraint(condition=_filled("by_office"), name="event_names_an_office"),
        CheckConstraint(condition=Q(number=1, from_state="") | Q(number__gt=1) & ~Q(from_state=""), name="first_event_comes_in"),
        CheckConstraint(condition=~is_same | _says_something_new(), name="same_state_says_news"),
        CheckConstraint(condition=~Q(corrects__gte=F("number")), name="corrects_an_earlier_event"),
    ]
    for name in ("recommended_amount", "planned_amount", "realised_amount"):
        found.append(CheckConstraint(condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0}), name=f"{name}_not_negative"))
    for state in State:
        needs = Q()
        for need in needs_of(state):
            needs &= CONDITIONS[need]
        if needs:
            found.append(
                CheckConstraint(condition=is_same | ~Q(to_state=state.value) | needs | _takes_back(), name=f"{state.name.lower()}_says_what_it_must")
            )
    return found
