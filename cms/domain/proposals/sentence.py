"""The one plain sentence with which a proposal's page begins: "Ditolak 12 Maret 2026 oleh Dinas PUPR: status tanah belum jelas."

And the second one, for what is still owed: "Jawaban paling lambat 26 Maret 2026.", "Terlambat 12 hari."
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from cms.domain.proposals.choices import Milestone, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.rules import ProposalRules
from cms.domain.proposals.standing import Standing, last_move
from cms.domain.proposals.wording import count_in, dated, day_in, gaps_of, month_in, name_of, say


def state_sentence(proposal: Proposal, standing: Standing, rules: ProposalRules, language: str) -> str:
    """What became of it, in one sentence."""
    state = str(standing.state.value)
    told = _Told(proposal=proposal, standing=standing, move=last_move(proposal.in_force), rules=rules, language=language)
    # Each state's sentence has a few of the gaps; the others are not looked for.
    return say("sentences", state, language, **{gap: _GAPS[gap](told) for gap in gaps_of("sentences", state, language)}).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a sentence is taken from."""

    proposal: Proposal
    standing: Standing
    move: ProposalEvent
    rules: ProposalRules
    language: str

    @property
    def nobody(self) -> str:
        return say("parts", "unknown_office", self.language)

    def day(self, day: date | None) -> str:
        return day_in(day, self.language) if day else ""

    @property
    def to(self) -> str:
        state = self.standing.state
        return (self.standing.in_charge if state.is_promised or state is State.COMPLETED else self.move.to_office) or self.nobody


_GAPS: Mapping[str, Callable[[_Told], str]] = {
    "on": lambda told: dated(told.move.on, told.move.precision, told.language),
    "since": lambda told: told.day(told.standing.since),
    "by": lambda told: told.move.by_office or told.nobody,
    "to": lambda told: told.to,
    "desk": lambda told: told.standing.desk or _desk(told.move, told.language),
    "note": lambda told: told.move.note,
    "reason": lambda told: _reason(told.move, told.rules, told.language),
    "other": lambda told: told.move.other,
    "instead": lambda told: told.move.instead,
    "fiscal_year": lambda told: _fiscal_year(told.proposal),
    "planned": lambda told: _planned(told.proposal, told.standing, told.language),
    "review": lambda told: _review(told.move, told.language),
    "starts": lambda told: told.day(told.move.starts_on),
    "finished": lambda told: told.day(told.move.finished_on),
}


def owed_sentence(proposal: Proposal, standing: Standing, language: str) -> str:
    """What is still owed: the due date or how late it is, how often it slipped, how long there was no news. "" when all is said."""
    if standing.state.is_final:
        return ""
    parts = []
    milestone = _milestone(proposal)
    if milestone is not None and milestone.milestone is not None:
        on = dated(milestone.on, milestone.precision, language)
        parts.append(say("parts", "milestone", language, milestone=name_of(milestone.milestone, language), on=on))
    if standing.is_overdue:
        parts.append(say("parts", "overdue", language, days=count_in(standing.days_late, language)))
    elif standing.due_on:
        key = "due" if standing.state.is_waiting else "due_promise" if standing.state.is_promised else "due_review"
        parts.append(say("parts", key, language, due=day_in(standing.due_on, language)))
    if standing.slips:
        parts.append(say("parts", "slip" if standing.slips == 1 else "slips", language, count=standing.slips))
    if standing.is_silent:
        parts.append(say("parts", "silent", language, days=count_in(standing.days_without_news, language)))
    return " ".join(parts)


def promise_words(event: ProposalEvent, language: str) -> str:
    """A promised time as exactly as it was made: a day, a month, a fiscal year."""
    if event.planned_finish:
        return day_in(event.planned_finish, language)
    until = event.promised_for
    if until is None:
        return ""
    return month_in(until, language) if event.planned_month else str(until.year)


def _desk(move: ProposalEvent, language: str) -> str:
    state = move.from_state if move.to_state is State.STOPPED and move.from_state else move.to_state
    return say("desks", str(state.value), language) if not state.is_final else ""


def _reason(move: ProposalEvent, rules: ProposalRules, language: str) -> str:
    """The coded reason's words; of "another reason" the text itself, as far as its first sentence."""
    reason = rules.reasons.get(move.reason_code)
    if reason is not None and move.reason_code != "other":
        return reason.title(language)
    return move.reason.partition(". ")[0].rstrip(".")


def _fiscal_year(proposal: Proposal) -> str:
    year = next((event.fiscal_year for event in reversed(proposal.in_force) if event.fiscal_year), proposal.for_year)
    return str(year or "")


def _planned(proposal: Proposal, standing: Standing, language: str) -> str:
    """The promise in force, when it says more than the fiscal year."""
    for event in reversed(proposal.in_force):
        if (event.planned_finish or event.planned_month) and event.promised_for == standing.promised_until:
            return say("parts", "planned", language, date=promise_words(event, language))
    return ""


def _review(move: ProposalEvent, language: str) -> str:
    if move.review_on:
        return day_in(move.review_on, language)
    return str(move.fiscal_year or "")


def _milestone(proposal: Proposal) -> ProposalEvent | None:
    return next((event for event in reversed(proposal.in_force) if isinstance(event.milestone, Milestone)), None)
