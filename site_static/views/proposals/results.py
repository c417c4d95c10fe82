"""What became real: every finished proposal with what was asked, budgeted and spent, when it was promised and when it was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from cms.domain.proposals.choices import State
from cms.domain.proposals.promises import promises_of
from site_static import addresses
from site_static.views.frame import AmountTable, Draft, Frame, Row, amount_table, sum_of
from site_static.views.proposals.case import PROPOSALS_LINK
from site_static.views.proposals.cases import Case, Docket
from site_static.views.proposals.facets import OFFICE, grouped
from site_static.views.proposals.lists import Entry, entry_of
from site_static.views.proposals.paging import ListPage, Turning, pages_of
from site_static.views.proposals.pictures import Picture, pair_of
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import Phrase, phrase

REAL = "nyata"
# An entry with its money and photos is as tall as eight of a list.
FEWEST_OF_A_PAGE = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A finished one: before and after. late: days after the first promise; negative for days before it; None without a promise."""

    entry: Entry
    asked: Decimal | None
    planned: Decimal | None
    realised: Decimal | None
    promised: date | None
    finished: date | None
    late: int | None
    slips: int
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsView:
    """All finished ones, the newest first, after what each office budgeted and spent on them."""

    frame: Frame
    title: Phrase
    lede: tuple[Phrase, ...]
    offices: AmountTable | None
    results: tuple[Result, ...]
    turning: Turning | None


def results(docket: Docket) -> Iterator[Draft]:
    real = sorted((case for case in docket.cases if case.state is State.COMPLETED), key=lambda case: (_finished(case), case.reference), reverse=True)
    sums = digest_of([(group.slug, _sums(cases)) for group, cases in grouped(OFFICE, real)])
    for page in pages_of(addresses.proposals_by(REAL), real, FEWEST_OF_A_PAGE):
        photos = [photo.said for case in page.cases for photo in docket.photos.get(case.reference, ())]
        # What is counted stands on the first page alone.
        counted = (len(real), len(docket.cases), sums) if page.is_first else ()
        facts = (docket.mark, page.turning, counted, docket.sample_of(real), [case.history for case in page.cases], photos)
        view = partial(results_view, docket, real, page)
        yield Draft(href=page.href, template="proposals/results.html", facts=facts, view=view)


def results_view(docket: Docket, real: Sequence[Case], page: ListPage) -> ResultsView:
    title = phrase("results.title")
    return ResultsView(
        frame=Frame(
            href=page.href,
            title=page.titled(title),
            description=phrase("results.description", city=docket.city.name),
            section="proposals",
            trail=(HOME_LINK, PROPOSALS_LINK),
            sample=docket.sample_of(real),
        ),
        title=title,
        lede=(phrase("results.lede", count=len(real), of=len(docket.cases)),) if page.is_first else (),
        offices=_offices(real) if real and page.is_first else None,
        results=tuple(_result(docket, case) for case in page.cases),
        turning=page.turning,
    )


def _offices(real: Sequence[Case]) -> AmountTable:
    """What each office budgeted and spent; the city's sum below."""
    rows = [Row(label=group.label, href=OFFICE.list_href(group), amounts=_sums(cases)) for group, cases in grouped(OFFICE, real)]
    columns = (phrase("proposal.planned"), phrase("proposal.realised"))
    return amount_table(columns, rows, total=sum_of(rows, len(columns)))


def _sums(cases: Sequence[Case]) -> tuple[Decimal | None, ...]:
    rows = (Row(label="", amounts=(case.standing.amount_planned, case.standing.amount_realised)) for case in cases)
    return sum_of(rows, 2)


def _finished(case: Case) -> date:
    return case.move.finished_on or case.move.on


def _result(docket: Docket, case: Case) -> Result:
    promises = promises_of(case.proposal.events)
    first = promises[0].until if promises else None
    finished = _finished(case)
    return Result(
        entry=entry_of(case),
        asked=case.proposal.amount_asked,
        planned=case.standing.amount_planned,
        realised=case.standing.amount_realised,
        promised=first,
        finished=finished,
        late=(finished - first).days if first else None,
        slips=case.standing.slips,
        pictures=pair_of(docket.photos.get(case.reference, ())),
    )
