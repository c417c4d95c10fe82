"""Why proposals did not become real: by reason, and by reason and district, office, origin. Small counts are masked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from operator import attrgetter

from cms.domain.amounts import share
from cms.domain.proposals.choices import State
from cms.domain.proposals.reasons import EXPLAINED
from site_static import addresses
from site_static.views.frame import FULL_BAR, SHORTEST_BAR, Draft, Frame
from site_static.views.proposals.case import PROPOSALS_LINK
from site_static.views.proposals.cases import Case, Docket
from site_static.views.proposals.facets import DISTRICT, OFFICE, ORIGIN, Facet, grouped
from site_static.views.proposals.grids import Grid, GridRow, count, masked, percent
from site_static.views.proposals.saying import reason_title
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import Phrase, phrase

REASONS = "alasan"
BY = (DISTRICT, OFFICE, ORIGIN)
STATES = EXPLAINED | {State.STOPPED}


REASON = attrgetter("standing.move.reason_code")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonsView:
    """All reasons with how often each was given, then the same by place, office and origin."""

    frame: Frame
    lede: tuple[Phrase, ...]
    # The template is that of the other page of figures; this one has no chart.
    charts: tuple[()]
    grids: tuple[Grid, ...]


def reasons(docket: Docket) -> Draft:
    given = [
        [(group.slug, group.label, counted) for (group, _), counted in zip(docket.grouped(facet), docket.of_lists(facet, _counted), strict=True)]
        for facet in BY
    ]
    facts = (docket.mark, len(docket.cases), digest_of(given), docket.sample)
    return Draft(
        href=addresses.proposals_by(REASONS),
        template="proposals/figures.html",
        facts=facts,
        view=partial(reasons_view, docket),
        frame=partial(_frame, docket),
    )


def _counted(cases: Iterable[Case]) -> list[tuple[str, int]]:
    """How often each reason was given."""
    return sorted(Counter([REASON(case) for case in cases if case.state in STATES]).items())


def _frame(docket: Docket) -> Frame:
    return Frame(
        href=addresses.proposals_by(REASONS),
        title=phrase("reasons.title"),
        description=phrase("reasons.description", city=docket.city.name),
        section="proposals",
        trail=(HOME_LINK, PROPOSALS_LINK),
        sample=docket.sample,
    )


def reasons_view(docket: Docket) -> ReasonsView:
    refused = tuple(case for case in docket.cases if case.state in STATES)
    codes = [code for code, _ in sorted(Counter(case.move.reason_code for case in refused).items(), key=lambda pair: (-pair[1], pair[0]))]
    return ReasonsView(
        frame=_frame(docket),
        lede=tuple(_lede(docket, refused, codes)),
        charts=(),
        grids=(_all(docket, refused, codes), *(_by(docket, facet, refused, codes) for facet in BY)) if refused else (),
    )


def _lede(docket: Docket, refused: Sequence[Case], codes: Sequence[str]) -> list[Phrase]:
    if not refused:
        return [phrase("reasons.none")]
    rules = docket.city.proposal_rules
    first = sum(case.move.reason_code == codes[0] for case in refused)
    return [
        phrase("reasons.lede", count=len(refused), of=len(docket.cases)),
        phrase("reasons.first", count=first, reason=reason_title(codes[0], rules.reasons)),
    ]


def _all(docket: Docket, refused: Sequence[Case], codes: Sequence[str]) -> Grid:
    """How often each reason was given: of the whole city, so nothing is masked."""
    numbers = Counter(case.move.reason_code for case in refused)
    most = max(numbers.values())
    return Grid(
        anchor="alasan",
        title=phrase("reasons.all"),
        head=phrase("reasons.reason"),
        columns=(phrase("proposals.number-of"), phrase("table.share")),
        rows=tuple(
            GridRow(
                label=reason_title(code, docket.city.proposal_rules.reasons),
                href="",
                cells=(count(numbers[code]), percent(share(Decimal(numbers[code]), Decimal(len(refused))))),
                bar=max(SHORTEST_BAR, numbers[code] * FULL_BAR // most),
            )
            for code in codes
        ),
        has_bars=True,
    )


def _by(docket: Docket, facet: Facet, refused: Sequence[Case], codes: Sequence[str]) -> Grid:
    rules = docket.city.proposal_rules
    rows = []
    for group, cases in grouped(facet, refused):
        numbers = Counter(case.move.reason_code for case in cases)
        rows.append(GridRow(label=group.label, href=facet.list_href(group), cells=masked([numbers[code] for code in codes], rules.least_shown)))
    return Grid(
        anchor=facet.name,
        title=phrase(f"reasons.by-{facet.name}"),
        head=phrase(f"facet.{facet.name}.head"),
        columns=tuple(reason_title(code, rules.reasons) for code in codes),
        rows=tuple(rows),
        note=phrase("reasons.masked", least=rules.least_shown),
        is_sparse=True,
    )
