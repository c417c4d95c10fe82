"""The accountability page: Dunn's six criteria on the city's own records, each with its formula, its figures and its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from cms.domain.accountability import Criterion, Indicator, IndicatorRow
from cms.domain.catalogue import INDICATORS
from site_static import addresses
from site_static.content import Snapshot
from site_static.views.frame import FULL_BAR, Draft, Frame, Link
from site_static.views.proposals.grids import NOTHING, Grid, GridRow, count, decimal, percent
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import Label, Phrase, phrase

DATASET = INDICATORS.name
# From so much on, two numbers and a share are too wide for a phone side by side.
LONG = Decimal(10_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One indicator: its formula in words and its value for each year, the newest first."""

    title: Phrase
    formula: Phrase
    grid: Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One criterion: the question that it asks, the newest answer, its indicators."""

    anchor: str
    title: Phrase
    question: Phrase
    answers: tuple[Phrase, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountabilityView:
    """All six criteria. A criterion without records says so."""

    frame: Frame
    chapters: tuple[Chapter, ...]
    downloads: tuple[Link, ...]


def accountability(snapshot: Snapshot, rows: Sequence[IndicatorRow]) -> Draft:
    sample = _sample(snapshot)
    said = [(row.indicator.value, row.year, row.part, row.whole, row.value) for row in rows]
    view = partial(accountability_view, snapshot.city.name, tuple(rows), sample)
    return Draft(href=addresses.ACCOUNTABILITY, template="accountability.html", facts=digest_of(snapshot.city.name, said, sample), view=view)


def _sample(snapshot: Snapshot) -> str:
    marks = {one.is_sample for one in snapshot.proposals} | {one.is_sample for one in snapshot.current_documents}
    return "none" if True not in marks else "some"


def accountability_view(city: str, rows: Sequence[IndicatorRow], sample: str) -> AccountabilityView:
    return AccountabilityView(
        frame=Frame(
            href=addresses.ACCOUNTABILITY,
            title=phrase("accountability.title", city=city),
            description=phrase("accountability.description", city=city),
            section="proposals",
            trail=(HOME_LINK,),
            sample=sample,
        ),
        chapters=tuple(_chapter(criterion, [row for row in rows if row.criterion is criterion]) for criterion in Criterion),
        downloads=tuple(
            Link(label=extension.upper(), href=addresses.latest_file(DATASET, extension), is_file=True)
            for extension in addresses.TABLE_FORMATS
            if rows
        ),
    )


def _chapter(criterion: Criterion, rows: Sequence[IndicatorRow]) -> Chapter:
    found = [(one, [row for row in rows if row.indicator is one][::-1]) for one in Indicator if one.criterion is criterion]
    return Chapter(
        anchor=criterion.value,
        title=phrase(f"criterion.{criterion.value}.title"),
        question=phrase(f"criterion.{criterion.value}.question"),
        answers=tuple(_answer(one, newest_first[0]) for one, newest_first in found if newest_first),
        measures=tuple(_measure(one, newest_first) for one, newest_first in found if newest_first),
    )


def _answer(indicator: Indicator, row: IndicatorRow) -> Phrase:
    """The newest year in a sentence, never a percentage without what it is of."""
    return phrase(
        f"indicator.{indicator.value}.answer",
        year=row.year,
        value=row.value if indicator.unit == "percent" else row.value.quantize(Decimal(1)),
        part=_number(indicator, row.part),
        whole=_number(indicator, row.whole),
    )


def _measure(indicator: Indicator, rows: Sequence[IndicatorRow]) -> Measure:
    is_days = indicator.unit == "days"
    columns: tuple[Label, ...] = (phrase("accountability.days"),)
    if not is_days:
        columns = (phrase("accountability.part"), phrase("accountability.whole"), phrase("accountability.value"))
    return Measure(
        title=phrase(f"indicator.{indicator.value}.title"),
        formula=phrase(f"indicator.{indicator.value}.formula"),
        grid=Grid(
            anchor=indicator.value,
            title=phrase(f"indicator.{indicator.value}.title"),
            head=phrase("accountability.year"),
            columns=columns,
            rows=tuple(
                GridRow(
                    label=str(row.year),
                    href="",
                    cells=(decimal(row.value),) if is_days else (_number(indicator, row.part), _number(indicator, row.whole), percent(row.value)),
                    bar=0 if is_days else min(FULL_BAR, int(row.value * 10)),
                )
                for row in rows
            ),
            has_bars=not is_days,
            has_amounts=any(row.whole is not None and abs(row.whole) >= LONG for row in rows),
        ),
    )


def _number(indicator: Indicator, number: Decimal | None) -> Phrase:
    """A count, or an amount or a rate with two decimals."""
    if number is None:
        return NOTHING
    return count(int(number)) if indicator.is_counted else phrase("cell.decimal", number=number)
