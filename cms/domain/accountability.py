"""Dunn's six criteria of a policy, measured on the city's own records: proposals, services and budget documents.

Each indicator is a part of a whole or a number of days, for each year that has records; what cannot be counted for a year is absent,
never zero. Used by the accountability page and its open data.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.amounts import ROUNDING, share
from cms.domain.budgets import BudgetDocument, Phase
from cms.domain.calendar import median
from cms.domain.city import City
from cms.domain.licensing.completeness import score
from cms.domain.licensing.services import Service
from cms.domain.proposals.choices import FINAL, State
from cms.domain.proposals.facts import Proposal
from cms.domain.proposals.reasons import EXPLAINED
from cms.domain.proposals.rows import NO_PLACE, places_of
from cms.domain.proposals.standing import Standing
from cms.domain.tables import column

_HUNDREDTH = Decimal("0.01")


class Criterion(enum.Enum):
    """William N. Dunn, Public Policy Analysis."""

    EFFECTIVENESS = "effectiveness"
    EFFICIENCY = "efficiency"
    ADEQUACY = "adequacy"
    EQUITY = "equity"
    RESPONSIVENESS = "responsiveness"
    APPROPRIATENESS = "appropriateness"


class Indicator(enum.Enum):
    """What is measured. Values are keys of its words, where its formula is said."""

    ANSWERED = "answered"
    PHASES_PUBLISHED = "phases-published"
    SPENT = "spent"
    REAL = "real"
    GRANTED = "granted"
    EVEN = "even"
    DAYS_TO_ANSWER = "days-to-answer"
    NOT_LATE = "not-late"
    EXPLAINED = "explained"
    COMPONENTS = "components"

    @property
    def criterion(self) -> Criterion:
        return CRITERIA[self]

    @property
    def is_counted(self) -> bool:
        """True when part and whole are counts; else they are amounts of money or rates."""
        return self not in (Indicator.SPENT, Indicator.GRANTED, Indicator.EVEN)

    @property
    def unit(self) -> str:
        return "days" if self is Indicator.DAYS_TO_ANSWER else "percent"


CRITERIA: Mapping[Indicator, Criterion] = {
    Indicator.ANSWERED: Criterion.EFFECTIVENESS,
    Indicator.PHASES_PUBLISHED: Criterion.EFFECTIVENESS,
    Indicator.SPENT: Criterion.EFFICIENCY,
    Indicator.REAL: Criterion.ADEQUACY,
    Indicator.GRANTED: Criterion.ADEQUACY,
    Indicator.EVEN: Criterion.EQUITY,
    Indicator.DAYS_TO_ANSWER: Criterion.RESPONSIVENESS,
    Indicator.NOT_LATE: Criterion.RESPONSIVENESS,
    Indicator.EXPLAINED: Criterion.APPROPRIATENESS,
    Indicator.COMPONENTS: Criterion.APPROPRIATENESS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """One indicator of one year. value is part / whole in per cent, or days; part and whole are counts, amounts or rates."""

    criterion: Criterion = column("Kriteria", "Criterion")
    indicator: Indicator = column("Ukuran", "Indicator")
    year: int = column("Tahun", "Year", note="Tahun usulan masuk, tahun anggaran, atau tahun ini", note_en="Received in, fiscal year, or this year")
    part: Decimal | None = column("Bagian", "Part", unit="jumlah", required=False, default=None)
    whole: Decimal | None = column("Keseluruhan", "Whole", unit="jumlah", required=False, default=None)
    value: Decimal = column("Nilai", "Value", unit="menurut kolom Satuan")
    unit: str = column("Satuan", "Unit", note="percent atau days", note_en="percent or days")
    as_of: date = column("Keadaan pada", "As of")


def indicators(
    *, proposals: Iterable[tuple[Proposal, Standing]], services: Sequence[Service], documents: Iterable[BudgetDocument], city: City, day: date
) -> tuple[IndicatorRow, ...]:
    """Every indicator that can be counted, by criterion, indicator and year. proposals: each with where it stands on that day."""
    years: dict[int, list[tuple[Proposal, Standing]]] = {}
    for pair in proposals:
        years.setdefault(pair[0].asked_on.year, []).append(pair)
    found = [row for year, pairs in years.items() for row in _of_proposals(year, pairs, city, day)]
    found += _phases(documents, day)
    found += _components(services, day)
    order = list(Indicator)
    return tuple(sorted(found, key=lambda row: (order.index(row.indicator), row.year)))


Pairs = Sequence[tuple[Proposal, Standing]]


def _of_proposals(year: int, pairs: Pairs, city: City, day: date) -> Iterator[IndicatorRow]:
    """Of the proposals that came in in one year."""
    days = [one.days_to_answer for _, one in pairs if one.days_to_answer is not None]
    open_ones = [one for _, one in pairs if one.state not in FINAL]
    owed_reasons = EXPLAINED | {State.STOPPED}
    ended = [one for _, one in pairs if one.state in owed_reasons]
    parts: tuple[tuple[Indicator, int, int], ...] = (
        (Indicator.ANSWERED, len(days), len(pairs)),
        (Indicator.REAL, len([one for _, one in pairs if one.state is State.COMPLETED]), len(pairs)),
        (Indicator.NOT_LATE, sum(not one.is_overdue and not one.is_silent for one in open_ones), len(open_ones)),
        (Indicator.EXPLAINED, sum(one.state is not State.STOPPED for one in ended), len(ended)),
    )
    for indicator, part, whole in parts:
        yield from _part(indicator, year, Decimal(part), Decimal(whole), day)
    done = [(one.amount_realised, one.amount_planned) for _, one in pairs if one.amount_realised is not None and one.amount_planned is not None]
    yield from _part(Indicator.SPENT, year, *_sums(done), day)
    paid = [(one.amount_planned, asked.amount_asked) for asked, one in pairs if one.amount_planned is not None and asked.amount_asked is not None]
    yield from _part(Indicator.GRANTED, year, *_sums(paid), day)
    yield from _even(year, pairs, city, day)
    middle = median(days)
    if middle is not None:
        yield _row(Indicator.DAYS_TO_ANSWER, year, middle, day)


def _sums(amounts: Iterable[tuple[Decimal | None, Decimal | None]]) -> tuple[Decimal, Decimal]:
    part = whole = Decimal("0.00")
    for one, of in amounts:
        part, whole = part + (one or 0), whole + (of or 0)
    return part, whole


def _even(year: int, pairs: Pairs, city: City, day: date) -> Iterator[IndicatorRow]:
    """The district with the lowest rate of accepted proposals per 1,000 inhabitants against the one with the highest."""
    places = places_of(city)
    accepted = dict.fromkeys((one.code for one in city.districts if one.inhabitants), 0)
    for proposal, standing in pairs:
        district = places.get(proposal.village_code, NO_PLACE).district_code
        if standing.was_accepted and district in accepted:
            accepted[district] += 1
    rates = [ROUNDING.divide(Decimal(accepted[one.code] * 1000), Decimal(one.inhabitants)) for one in city.districts if one.inhabitants]
    lowest, highest = min(rates, default=Decimal(0)), max(rates, default=Decimal(0))
    if highest:
        yield from _part(Indicator.EVEN, year, lowest, highest, day)


def _phases(documents: Iterable[BudgetDocument], day: date) -> Iterator[IndicatorRow]:
    """Of the phases that the law knows for a fiscal year, those that are published; shifts need not happen and are not counted."""
    counted = [phase for phase in Phase if phase is not Phase.SHIFTED]
    years: dict[int, set[Phase]] = {}
    for document in documents:
        years.setdefault(document.year, set()).add(document.phase)
    for year, phases in years.items():
        yield from _part(Indicator.PHASES_PUBLISHED, year, Decimal(sum(phase in phases for phase in counted)), Decimal(len(counted)), day)


def _components(services: Sequence[Service], day: date) -> Iterator[IndicatorRow]:
    """Of the 14 components that the law asks of each service, those that are filled today."""
    found = score(services)
    yield from _part(Indicator.COMPONENTS, day.year, Decimal(found.filled), Decimal(found.of), day)


def _part(indicator: Indicator, year: int, part: Decimal, whole: Decimal, day: date) -> Iterator[IndicatorRow]:
    value = share(part, whole)
    if value is not None:
        yield _row(indicator, year, value, day, part=part, whole=whole)


def _row(indicator: Indicator, year: int, value: Decimal, day: date, *, part: Decimal | None = None, whole: Decimal | None = None) -> IndicatorRow:
    return IndicatorRow(
        criterion=indicator.criterion,
        indicator=indicator,
        year=year,
        part=None if part is None else part.quantize(_HUNDREDTH),
        whole=None if whole is None else whole.quantize(_HUNDREDTH),
        value=value.quantize(_HUNDREDTH),
        unit=indicator.unit,
        as_of=day,
    )
