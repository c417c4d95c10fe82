"""Counts and rates over many proposals: how many were answered, why not, how long it took, what became real. Small numbers masked.

A group is whatever the caller sorts by: a village, a district, an office, an origin, a year. None of this is stored; it is
counted anew from the facts, so that a reader can count it too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TypeVar

from cms.domain.amounts import share, total
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import Proposal
from cms.domain.proposals.reasons import EXPLAINED
from cms.domain.proposals.rules import ProposalRules
from cms.domain.proposals.standing import Standing, decision_of, standing_of

K = TypeVar("K", bound=Hashable)
# States in which the city said yes, whatever came later.
YES = frozenset({State.ACCEPTED, State.BUDGETED, State.IN_PROGRESS, State.COMPLETED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a group of proposals. Rates are in per cent of all of them, None for an empty group."""

    count: int
    waiting: int
    answered: int
    accepted: int
    rejected: int
    realised: int
    stopped: int
    overdue: int
    silent: int
    slipped: int
    days_to_answer: tuple[int, ...]
    amount_asked: Decimal
    amount_planned: Decimal
    amount_realised: Decimal

    @property
    def answered_share(self) -> Decimal | None:
        return share(Decimal(self.answered), Decimal(self.count))

    @property
    def accepted_share(self) -> Decimal | None:
        return share(Decimal(self.accepted), Decimal(self.count))

    @property
    def realised_share(self) -> Decimal | None:
        return share(Decimal(self.realised), Decimal(self.count))

    @property
    def median_days(self) -> Decimal | None:
        """Of the answered ones; the mean of the two middle ones when their number is even."""
        return percentile(self.days_to_answer, 50)

    def per_thousand(self, inhabitants: int | None) -> Decimal | None:
        """Proposals per 1,000 inhabitants, two decimals."""
        if not inhabitants:
            return None
        return (Decimal(self.count * 1000) / inhabitants).quantize(Decimal("0.01"), ROUND_HALF_EVEN)


def outcome_of(proposals: Iterable[Proposal], day: date, rules: ProposalRules) -> Outcome:
    """Counts of one group on that day."""
    pairs = [(proposal, standing_of(proposal, day, rules)) for proposal in proposals]
    return _counted(pairs)


def outcomes_by(proposals: Iterable[Proposal], group: Callable[[Proposal], K], day: date, rules: ProposalRules) -> dict[K, Outcome]:
    """Counts of every group, in the order in which groups first appear."""
    groups: dict[K, list[tuple[Proposal, Standing]]] = {}
    for proposal in proposals:
        groups.setdefault(group(proposal), []).append((proposal, standing_of(proposal, day, rules)))
    return {key: _counted(pairs) for key, pairs in groups.items()}


def _counted(pairs: Sequence[tuple[Proposal, Standing]]) -> Outcome:
    standings = [standing for _, standing in pairs]
    return Outcome(
        count=len(pairs),
        waiting=sum(one.state.is_waiting for one in standings),
        answered=sum(one.answered_on is not None for one in standings),
        accepted=sum(one.state in YES for one in standings),
        rejected=sum(one.state is State.REJECTED for one in standings),
        realised=sum(one.state is State.COMPLETED for one in standings),
        stopped=sum(one.state is State.STOPPED for one in standings),
        overdue=sum(one.is_overdue for one in standings),
        silent=sum(one.is_silent for one in standings),
        slipped=sum(one.slips > 0 for one in standings),
        days_to_answer=tuple(sorted(one.days_to_answer for one in standings if one.days_to_answer is not None)),
        amount_asked=total(proposal.amount_asked for proposal, _ in pairs if proposal.amount_asked is not None),
        amount_planned=total(one.amount_planned for one in standings if one.amount_planned is not None),
        amount_realised=total(one.amount_realised for one in standings if one.amount_realised is not None),
    )


def percentile(values: Sequence[int], per_cent: int) -> Decimal | None:
    """Linear between the two nearest of sorted values, as spreadsheets' PERCENTILE.INC; one decimal. None without values."""
    if not values:
        return None
    place = Decimal((len(values) - 1) * per_cent) / 100
    below = int(place)
    above = min(below + 1, len(values) - 1)
    between = values[below] + (values[above] - values[below]) * (place - below)
    return between.quantize(Decimal("0.1"), ROUND_HALF_EVEN)


# Why not ----------------------------------------------------------------------------------------------------------------


def why_not(proposals: Iterable[Proposal], group: Callable[[Proposal], K]) -> dict[K, Counter[str]]:
    """Reason codes of every proposal that stands without a yes, by group: a pivot of group and reason."""
    pivot: dict[K, Counter[str]] = {}
    for proposal in proposals:
        decision = decision_of(proposal)
        if decision is not None and (decision.to_state in EXPLAINED or decision.to_state is State.STOPPED):
            pivot.setdefault(group(proposal), Counter())[decision.reason_code] += 1
    return pivot


def masked(counts: Mapping[K, int], least: int) -> dict[K, int | None]:
    """Counts with those from 1 to least - 1 hidden (None). When just one would be hidden, the next smallest is too: the sum would tell it."""
    hidden = {key for key, count in counts.items() if 0 < count < least}
    if len(hidden) == 1:
        shown = sorted((count, position, key) for position, (key, count) in enumerate(counts.items()) if count >= least)
        hidden.update(key for _, _, key in shown[:1])
    return {key: None if key in hidden else count for key, count in counts.items()}
