"""What a city decides about its proposals: how long each desk may take, when silence is silence, how to object. From its city file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any  # a TOML table's values

from cms.domain.proposals.choices import State
from cms.domain.proposals.reasons import REASONS, Reason, Use, with_own

# Until a city says otherwise. Two weeks to read, a month a desk, two months for a decision.
ANSWER_DAYS: Mapping[State, int] = {
    State.RECEIVED: 14,
    State.NEEDS_INFO: 30,
    State.SCREENED: 30,
    State.PRIORITISED: 30,
    State.ASSESSED: 60,
    # What stopped without a word in one of these was owed an answer in the same time as a decision.
    State.ACCEPTED: 60,
    State.BUDGETED: 60,
    State.IN_PROGRESS: 60,
}
NEWS_DAYS = 60
# What is accepted waits for its budget year, and what is budgeted for its season.
NEWS_DAYS_OF: Mapping[State, int] = {State.ACCEPTED: 180, State.BUDGETED: 120}
# A count below this could point at a person.
LEAST_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRules:
    """One city's rules. objection: how to object, per language; filled into a rejection that does not say it otherwise."""

    answer_days: Mapping[State, int] = field(default_factory=lambda: ANSWER_DAYS)
    news_days: int = NEWS_DAYS
    news_days_of: Mapping[State, int] = field(default_factory=lambda: NEWS_DAYS_OF)
    least_shown: int = LEAST_SHOWN
    objection: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, Reason] = field(default_factory=lambda: REASONS)

    def news_limit(self, state: State) -> int:
        """How many days without news are still no silence."""
        return self.news_days_of.get(state, self.news_days)

    def objection_in(self, language: str) -> str:
        return self.objection.get(language) or self.objection.get("id", "")


def rules_from(table: Mapping[str, Any]) -> ProposalRules:
    """From the table [proposals] of a city file. Raises KeyError, TypeError or ValueError for what cannot be read."""
    own = tuple(
        Reason(code=code, use=Use(words["use"]), titles={k: v for k, v in words.items() if k != "use"}, templates={})
        for code, words in table.get("reasons", {}).items()
    )
    return ProposalRules(
        answer_days={**ANSWER_DAYS, **_days(table.get("answer_days", {}))},
        news_days=int(table.get("news_days", NEWS_DAYS)),
        news_days_of={**NEWS_DAYS_OF, **_days(table.get("news_days_of", {}))},
        least_shown=int(table.get("least_shown", LEAST_SHOWN)),
        objection=dict(table.get("objection", {})),
        reasons=with_own(own),
    )


def _days(table: Mapping[str, Any]) -> dict[State, int]:
    return {State(name): int(days) for name, days in table.items()}
