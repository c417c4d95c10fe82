"""Small multiples: what each district's proposals asked, what was budgeted and what was spent, on one scale. Used by pace and by plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cms.domain.catalogue import PROPOSALS
from cms.domain.texts import Text
from site_static import addresses
from site_static.charts.drawings import Columns, Item, Panel
from site_static.views.figure import Figure, FigureRow, Vintage
from site_static.views.proposals.cases import Case, Docket
from site_static.views.proposals.facets import DISTRICT, UNSAID, Group
from site_static.words import Phrase, phrase

STEPS = ("asked", "planned", "realised")
# One district alone is no comparison.
FEWEST = 2
NOTHING = phrase("table.nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictSums:
    """Of one district: the money at each step, in the order of STEPS, and of how many proposals each is."""

    group: Group
    amounts: tuple[Decimal, ...]
    counts: tuple[int, ...]


def district_sums(docket: Docket) -> tuple[DistrictSums, ...]:
    """Of every district that has proposals; those of the whole city are nobody's."""
    groups = [group for group, _ in docket.grouped(DISTRICT)]
    return tuple(
        DistrictSums(group=group, amounts=amounts, counts=counts)
        for group, (amounts, counts) in zip(groups, docket.of_lists(DISTRICT, _sums), strict=True)
        if group.slug != UNSAID
    )


def _sums(cases: Sequence[Case]) -> tuple[tuple[Decimal, ...], tuple[int, ...]]:
    steps = [
        [case.proposal.amount_asked for case in cases if case.proposal.amount_asked is not None],
        [case.standing.amount_planned for case in cases if case.standing.amount_planned is not None],
        [case.standing.amount_realised for case in cases if case.standing.amount_realised is not None],
    ]
    return tuple(sum(one, Decimal("0.00")) for one in steps), tuple(map(len, steps))


def district_figures(docket: Docket) -> Iterator[Figure]:
    """The chart, where there is something to compare."""
    found = district_sums(docket)
    if len(found) < FEWEST or not any(one.amounts[0] for one in found):
        return
    yield Figure(
        place="usulan/waktu/kecamatan",
        href=addresses.proposals_by("waktu"),
        title=phrase("districts.title"),
        sentences=tuple(_sentences(found)),
        drawing=Columns(panels=tuple(map(_panel, found)), missing=NOTHING),
        head=phrase("facet.kecamatan.head"),
        columns=tuple(phrase(f"proposal.{step}") for step in STEPS),
        rows=tuple(FigureRow(label=one.group.label, amounts=one.amounts, href=DISTRICT.list_href(one.group)) for one in found),
        vintages=(Vintage(title=Text.of(**PROPOSALS.titles), href=addresses.dataset(PROPOSALS.name)),),
        is_sample=docket.sample != "none",
    )


def _panel(one: DistrictSums) -> Panel:
    items = [
        Item(label=phrase(f"districts.{step}"), amount=amount, note=phrase("districts.count", count=count))
        for step, amount, count in zip(STEPS, one.amounts, one.counts, strict=True)
    ]
    return Panel(label=one.group.label, items=tuple(items))


def _sentences(found: Sequence[DistrictSums]) -> Iterator[Phrase]:
    asked, planned, realised = (sum((one.amounts[place] for one in found), Decimal("0.00")) for place in range(len(STEPS)))
    yield phrase("districts.all", asked=asked, planned=planned, realised=realised)
    most = max(found, key=lambda one: (one.amounts[1], one.group.slug))
    if most.amounts[1]:
        yield phrase("districts.most", name=most.group.label, planned=most.amounts[1], asked=most.amounts[0])
    yield phrase("districts.how")
