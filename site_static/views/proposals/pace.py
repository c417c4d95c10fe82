"""How long an answer takes, and how many proposals each place, office and origin sees accepted and done; per 1,000 inhabitants by district."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from cms.domain.amounts import ROUNDING, share
from cms.domain.calendar import median, percentile
from cms.domain.proposals.choices import State
from site_static import addresses
from site_static.views.figure import Figure
from site_static.views.frame import Draft, Frame
from site_static.views.proposals.case import PROPOSALS_LINK
from site_static.views.proposals.cases import Case, Docket
from site_static.views.proposals.districts import district_figures
from site_static.views.proposals.facets import DISTRICT, OFFICE, ORIGIN, VILLAGE, YEAR, Facet, Group
from site_static.views.proposals.grids import NOTHING, Grid, GridRow, count, decimal
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import Label, Phrase, phrase

PACE = "waktu"
BY = (YEAR, DISTRICT, VILLAGE, OFFICE, ORIGIN)
SLOW = Decimal("0.9")
PER = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Of some proposals: how many, answered, accepted and done, and the days to the first answer."""

    total: int
    answered: int
    accepted: int
    real: int
    middle: Decimal | None
    slow: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceView:
    """The same figures for the city, each year, district, village, office and origin."""

    frame: Frame
    lede: tuple[Phrase, ...]
    charts: tuple[Figure, ...]
    grids: tuple[Grid, ...]


def pace_of(cases: Sequence[Case], least: int) -> Pace:
    """Days of fewer than least answers are not told: they would be those of one proposer."""
    standings = [case.standing for case in cases]
    days = [one.days_to_answer for one in standings if one.days_to_answer is not None]
    told = days if len(days) >= least else []
    return Pace(
        total=len(cases),
        answered=len(days),
        accepted=sum([one.was_accepted for one in standings]),
        real=len([one for one in standings if one.state is State.COMPLETED]),
        middle=median(told),
        slow=percentile(told, SLOW),
    )


def pace(docket: Docket) -> Draft:
    least = docket.city.proposal_rules.least_shown
    tables = [
        (facet, [(group, found) for (group, _), found in zip(docket.grouped(facet), docket.of_lists(facet, pace_of, least), strict=True)])
        for facet in BY
    ]
    whole = pace_of(docket.cases, least)
    said = digest_of(whole, [[(group.slug, group.label, found) for group, found in rows] for _, rows in tables])
    charts = tuple(district_figures(docket))
    facts = (docket.mark, said, docket.sample, digest_of(charts))
    return Draft(
        href=addresses.proposals_by(PACE),
        template="proposals/figures.html",
        facts=facts,
        view=partial(_view, docket, whole, tables, charts),
        frame=partial(_frame, docket),
    )


def _frame(docket: Docket) -> Frame:
    return Frame(
        href=addresses.proposals_by(PACE),
        title=phrase("pace.title"),
        description=phrase("pace.description", city=docket.city.name),
        section="proposals",
        trail=(HOME_LINK, PROPOSALS_LINK),
        sample=docket.sample,
    )


def _view(docket: Docket, whole: Pace, tables: Sequence[tuple[Facet, Sequence[tuple[Group, Pace]]]], charts: tuple[Figure, ...]) -> PaceView:
    grids = [_grid(docket, facet, rows) for facet, rows in tables]
    rates = _rates(docket, dict(tables)[DISTRICT])
    return PaceView(
        frame=_frame(docket),
        lede=tuple(_lede(whole)),
        charts=charts,
        grids=(*grids[:1], *((rates,) if rates else ()), *grids[1:]),
    )


def _lede(whole: Pace) -> list[Phrase]:
    said = [phrase("pace.answered", answered=whole.answered, count=whole.total)]
    if whole.middle is not None and whole.slow is not None:
        said.append(phrase("pace.days", middle=whole.middle.quantize(Decimal(1)), slow=whole.slow.quantize(Decimal(1))))
    return said


def _grid(docket: Docket, facet: Facet, rows: Sequence[tuple[Group, Pace]]) -> Grid:
    return Grid(
        anchor=facet.name,
        title=phrase(f"pace.by-{facet.name}"),
        head=phrase(f"facet.{facet.name}.head"),
        columns=tuple(phrase(f"pace.{name}") for name in ("total", "answered-of", "accepted", "real", "middle", "slow")),
        rows=tuple(_row(facet, group, found) for group, found in rows),
        note=phrase("pace.note", least=docket.city.proposal_rules.least_shown),
    )


def _row(facet: Facet, group: Group, found: Pace) -> GridRow:
    return GridRow(
        label=group.label,
        href=facet.list_href(group),
        cells=(
            count(found.total),
            count(found.answered),
            _part(found.accepted, found.total),
            _part(found.real, found.total),
            decimal(found.middle, "1"),
            decimal(found.slow, "1"),
        ),
    )


def _part(number: int, of: int) -> Label:
    """Never a percentage without its count."""
    part = share(Decimal(number), Decimal(of))
    return NOTHING if part is None else phrase("cell.part", count=number, share=part)


def _rates(docket: Docket, rows: Sequence[tuple[Group, Pace]]) -> Grid | None:
    """By district per 1,000 inhabitants; None where the city file has no numbers of them."""
    inhabitants = {district.name: district.inhabitants for district in docket.city.districts if district.inhabitants}
    known = [(group, found, inhabitants[group.label]) for group, found in rows if isinstance(group.label, str) and group.label in inhabitants]
    if not known:
        return None
    return Grid(
        anchor="per-1000",
        title=phrase("pace.rates"),
        head=phrase("facet.kecamatan.head"),
        columns=tuple(phrase(f"pace.{name}") for name in ("inhabitants", "rate-total", "rate-accepted", "rate-real")),
        rows=tuple(
            GridRow(
                label=group.label,
                href=DISTRICT.list_href(group),
                cells=(count(people), *(decimal(rate(number, people), "0.01") for number in (found.total, found.accepted, found.real))),
            )
            for group, found, people in known
        ),
        note=phrase("pace.rates-source", source=docket.city.inhabitants_source),
    )


def rate(number: int, people: int) -> Decimal:
    """Per 1,000 inhabitants."""
    return ROUNDING.divide(Decimal(number * PER), Decimal(people))
