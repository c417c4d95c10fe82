"""What a service comes to: steps, offices, documents, visits, days and money. Computed here, once; pages and tables show it.

A reader may have answered the service's questions (new or renewal, person or company). What depends on a question left open, or may
be left out, counts for the most and not for the least; of alternatives the smallest and the largest count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from cms.domain.amounts import ZERO, total
from cms.domain.licensing.fees import Fee, FeeKind, fees_on
from cms.domain.licensing.requirements import Need, arranged
from cms.domain.licensing.services import Service, applies, surely_applies
from cms.domain.licensing.steps import Block, Step, stages
from cms.domain.licensing.times import NO_TIME, DurationRange, Span, either, longest, range_of

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """From least to most."""

    least: int
    most: int


NONE = Count(least=0, most=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """The money of one currency. most is None when a formula or an amount per unit decides; unsaid: fees that no text here states."""

    currency: str
    least: Decimal
    most: Decimal | None
    by_formula: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()

    @property
    def is_free(self) -> bool:
        """Nothing to pay, and that is said, not guessed."""
        return self.most == 0 and not self.unsaid


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """documents: papers to bring, less those that an earlier step gives; visits: steps in person; attended: time spent there."""

    steps: Count
    visits: Count
    documents: Count
    originals: Count
    copies: Count
    offices: tuple[str, ...]
    time: DurationRange
    attended: DurationRange
    costs: tuple[Cost, ...]

    @property
    def is_free(self) -> bool:
        return bool(self.costs) and all(cost.is_free for cost in self.costs)


def totals(service: Service, day: date, chosen: Iterable[str] = ()) -> Totals:
    """As of a day, for the answers that a reader chose."""
    reader = _Reader(service, tuple(chosen))
    possible = [step for step in service.steps if reader.may_meet(step.only_for)]
    return Totals(
        steps=reader.count(lambda step: Count(least=1, most=1)),
        visits=reader.count(lambda step: Count(least=int(step.in_person is True), most=int(step.in_person is not False and bool(step.office)))),
        documents=reader.count(lambda step: reader.papers(step, lambda need: 1)),
        originals=reader.count(lambda step: reader.papers(step, lambda need: need.originals)),
        copies=reader.count(lambda step: reader.papers(step, lambda need: need.copies + need.legalised)),
        offices=tuple(dict.fromkeys(step.office.key for step in possible if step.office)),
        time=reader.time(lambda step: step.times.spans if step.times else (), longest),
        attended=reader.time(lambda step: step.times.attended if step.times else (), _summed),
        costs=_costs(reader, day),
    )


@dataclass(frozen=True, slots=True)
class _Sum(Generic[V]):
    """How values are joined along the way: one after the other, side by side, one instead of another, and what may be left out."""

    nothing: V
    after: Callable[[V, V], V]
    beside: Callable[[list[V]], V]
    instead: Callable[[list[V]], V]
    left_out: Callable[[V], V]


class _Reader:
    """A service as one reader walks it."""

    def __init__(self, service: Service, chosen: tuple[str, ...]) -> None:
        self.service, self.chosen = service, chosen

    def may_meet(self, only_for: tuple[str, ...]) -> bool:
        return applies(only_for, self.chosen, self.service.cases)

    def surely_meets(self, only_for: tuple[str, ...]) -> bool:
        return surely_applies(only_for, self.chosen, self.service.cases)

    def count(self, measure: Callable[[Step], Count]) -> Count:
        add = _Sum(
            nothing=NONE,
            after=lambda one, other: Count(least=one.least + other.least, most=one.most + other.most),
            beside=lambda counts: Count(least=sum(one.least for one in counts), most=sum(one.most for one in counts)),
            instead=lambda counts: Count(least=min(one.least for one in counts), most=max(one.most for one in counts)),
            left_out=lambda count: Count(least=0, most=count.most),
        )
        return self._along(measure, add)

    def time(self, spans: Callable[[Step], Iterable[Span]], beside: Callable[[Iterable[DurationRange]], DurationRange]) -> DurationRange:
        add = _Sum(
            nothing=DurationRange(),
            after=lambda one, other: one + other,
            beside=beside,
            instead=either,
            left_out=lambda one: DurationRange(least=NO_TIME, most=one.most),
        )
        return self._along(lambda step: range_of(spans(step)), add)

    def papers(self, step: Step, measure: Callable[[Need], int]) -> Count:
        """What a step asks for. The result of an earlier step is not brought along."""
        least = most = 0
        for point in arranged(need for need in step.needs if self.may_meet(need.only_for) and not need.result_of):
            sums = [sum(measure(need) for need in option) for option in point.options]
            sure = all(not need.only_if and self.surely_meets(need.only_for) for option in point.options for need in option)
            least, most = least + (min(sums) if sure else 0), most + max(sums)
        return Count(least=least, most=most)

    def _along(self, measure: Callable[[Step], V], add: _Sum[V]) -> V:
        blocks = [block for block in self.service.blocks if any(self.may_meet(step.only_for) for step in block.steps)]
        return _joined(stages(blocks), lambda block: self._block(block, measure, add), add)

    def _block(self, block: Block, measure: Callable[[Step], V], add: _Sum[V]) -> V:
        def value(step: Step) -> V:
            one = measure(step)
            return add.left_out(one) if step.is_optional or not self.surely_meets(step.only_for) else one

        found = _joined(stages(step for step in block.steps if self.may_meet(step.only_for)), value, add)
        return add.left_out(found) if block.is_optional else found


T = TypeVar("T", Step, Block)


def _joined(found: tuple[tuple[tuple[T, ...], ...], ...], value: Callable[[T], V], add: _Sum[V]) -> V:
    result = add.nothing
    for stage in found:
        result = add.after(result, add.beside([add.instead([value(one) for one in lane]) for lane in stage]))
    return result


def _summed(ranges: Iterable[DurationRange]) -> DurationRange:
    """Nobody stands at two counters at once."""
    return sum(ranges, DurationRange())


def _costs(reader: _Reader, day: date) -> tuple[Cost, ...]:
    """One per currency, in the order of the fees."""
    currencies: dict[str, dict[str, list[Fee]]] = {}
    for fee in fees_on(reader.service.fees, day):
        if reader.may_meet(fee.only_for):
            currencies.setdefault(fee.currency, {}).setdefault(fee.key, []).append(fee)
    return tuple(_cost(reader, currency, tuple(fees.values())) for currency, fees in currencies.items())


def _cost(reader: _Reader, currency: str, fees: tuple[list[Fee], ...]) -> Cost:
    least, most = [ZERO], [ZERO]
    for variants in fees:
        amounts = [_fixed_total(fee) for fee in variants]
        fixed = [amount for amount in amounts if amount is not None]
        # Variants of one fee are for different cases, so one of them is paid; a single one may not be owed at all.
        sure = len(variants) > 1 or (not variants[0].only_if and reader.surely_meets(variants[0].only_for))
        least.append(min(fixed) if sure and len(fixed) == len(amounts) else ZERO)
        most.append(max(fixed, default=ZERO))
    flat = [fee for variants in fees for fee in variants]
    by_formula = tuple(fee.name.original for fee in flat if fee.kind is FeeKind.FORMULA or (fee.kind is FeeKind.FIXED and fee.per))
    unsaid = tuple(fee.name.original for fee in flat if fee.kind is FeeKind.ELSEWHERE)
    return Cost(currency=currency, least=total(least), most=None if by_formula or unsaid else total(most), by_formula=by_formula, unsaid=unsaid)


def _fixed_total(fee: Fee) -> Decimal | None:
    """What is paid whatever the reader's figures; None when they decide."""
    if fee.kind is FeeKind.FREE:
        return ZERO
    return fee.amount if fee.kind is FeeKind.FIXED and not fee.per else None
