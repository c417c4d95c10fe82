"""Which state may follow which, and what each move must say: the one table.

Asked through checks.py by function, form, importer and API alike; the database's constraints are made from it too
(cms/proposals/constraints.py).
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from cms.domain.proposals.choices import PROMISED, WAITING, State


class Desk(enum.Enum):
    """Who makes a move. IMPORT: only a program that reads a source, never a person."""

    VERIFIER = "verifier"
    VILLAGE = "village"
    DISTRICT = "district"
    OFFICE = "office"
    PLANNING = "planning"
    FINANCE = "finance"
    IMPORT = "import"


class Need(enum.Enum):
    """One thing that a move must say."""

    QUESTION = "question"
    NOTE = "note"
    UPDATE = "update"
    REASON_CODE = "reason-code"
    REASON = "reason"
    EXPLANATION = "explanation"
    INSTEAD = "instead"
    OBJECTION = "objection"
    FISCAL_YEAR = "fiscal-year"
    TO_OFFICE = "to-office"
    TO_WHOM = "to-whom"
    LETTER = "letter"
    PLANNING_DOCUMENT = "planning-document"
    REVIEW = "review"
    OTHER = "other"
    BUDGET_LINE = "budget-line"
    PLANNED_AMOUNT = "planned-amount"
    STARTS_ON = "starts-on"
    PLANNED_FINISH = "planned-finish"
    EXECUTOR = "executor"
    FINISHED_ON = "finished-on"
    REALISED_AMOUNT = "realised-amount"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One allowed move."""

    by: Desk
    needs: tuple[Need, ...]


def _table() -> Iterator[tuple[tuple[State | None, State], Rule]]:
    """A desk may be skipped forward, since offices and the council hand in behind the villages and districts; never backward."""
    N, S = Need, State  # noqa: N806  short names make the table readable
    no = (N.REASON_CODE, N.EXPLANATION)
    rows: tuple[tuple[Collection[State | None], State, Desk, tuple[Need, ...]], ...] = (
        ({None}, S.RECEIVED, Desk.VERIFIER, ()),
        ({S.RECEIVED}, S.NEEDS_INFO, Desk.VERIFIER, (N.QUESTION,)),
        ({S.NEEDS_INFO}, S.RECEIVED, Desk.VERIFIER, (N.NOTE,)),
        # What stopped without a word may be taken up again, at the latest with the answer that is still owed.
        ({S.RECEIVED, S.STOPPED}, S.SCREENED, Desk.VILLAGE, (N.NOTE,)),
        ({S.RECEIVED, S.SCREENED, S.STOPPED}, S.PRIORITISED, Desk.DISTRICT, (N.NOTE,)),
        ({S.RECEIVED, S.SCREENED, S.PRIORITISED, S.STOPPED}, S.ASSESSED, Desk.OFFICE, (N.NOTE,)),
        (WAITING, S.MERGED, Desk.VERIFIER, (*no, N.OTHER)),
        (WAITING, S.FORWARDED, Desk.PLANNING, (*no, N.TO_WHOM, N.LETTER)),
        (WAITING, S.WITHDRAWN, Desk.VERIFIER, (N.REASON,)),
        ({S.ASSESSED}, S.ACCEPTED, Desk.PLANNING, (N.REASON_CODE, N.REASON, N.FISCAL_YEAR, N.TO_OFFICE, N.PLANNING_DOCUMENT)),
        ({S.ASSESSED}, S.DEFERRED, Desk.PLANNING, (*no, N.REVIEW)),
        ({S.ASSESSED}, S.REJECTED, Desk.PLANNING, (*no, N.OBJECTION)),
        ({S.DEFERRED, S.REJECTED}, S.ASSESSED, Desk.PLANNING, (N.NOTE,)),
        ({S.ACCEPTED}, S.BUDGETED, Desk.FINANCE, (N.BUDGET_LINE, N.PLANNED_AMOUNT)),
        ({S.BUDGETED}, S.IN_PROGRESS, Desk.OFFICE, (N.STARTS_ON, N.PLANNED_FINISH, N.EXECUTOR)),
        ({S.IN_PROGRESS}, S.COMPLETED, Desk.OFFICE, (N.FINISHED_ON, N.REALISED_AMOUNT, N.EVIDENCE)),
        (PROMISED, S.CANCELLED, Desk.PLANNING, (*no, N.INSTEAD)),
        (WAITING | PROMISED, S.STOPPED, Desk.IMPORT, (N.REASON_CODE,)),
    )
    for before, to, desk, needs in rows:
        # In the order of the states: the order of a set is another in every process.
        yield from (((one, to), Rule(by=desk, needs=needs)) for one in (None, *State) if one in before)
    for state in State:
        if state is not State.STOPPED:
            yield (state, state), Rule(by=Desk.VERIFIER, needs=(N.UPDATE,))


MOVES: Mapping[tuple[State | None, State], Rule] = dict(_table())


def allowed_after(state: State | None) -> tuple[State, ...]:
    """The states that a person may choose next, in order."""
    return tuple(to for to in State if (rule := MOVES.get((state, to))) and to is not state and rule.by is not Desk.IMPORT)


def needs_of(state: State) -> tuple[Need, ...]:
    """What every move into that state must say, wherever it comes from: what the database's constraints hold."""
    rules = [rule for (before, to), rule in MOVES.items() if to is state and before is not state]
    return tuple(need for need in Need if rules and all(need in rule.needs for rule in rules))
