"""Lists of what was chosen, with a status and the dates of study, procurement, works, planned delivery and opening.

Seen in Paris's participatory budget. What such a list calls finished has no realised amount and no handover, so it is not shown as
completed: the milestone is. What it calls abandoned has no reason, and is said to have stopped without one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any  # the columns of an event are of any type

from cms.domain.proposals.choices import Milestone, Origin, Precision, State
from cms.domain.proposals.facts import ProposalEvent
from cms.domain.proposals.reasons import UNEXPLAINED
from importers.proposals.asked import Draft, asked_of, name_untitled, refuse_repeated
from importers.proposals.days import Day
from importers.proposals.listing import Listing
from importers.proposals.shapes import words

SYSTEM = "daftar"
STEPS = {"study": Milestone.STUDY, "procurement": Milestone.PROCUREMENT, "works": Milestone.WORKS, "opened": Milestone.OPENED}


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row says about its way."""

    position: int
    year: int
    office: str
    progress: str
    amount: Decimal | None
    steps: Mapping[Milestone, Day | None]
    delivery: Day | None


def drafts_of(listing: Listing) -> list[Draft]:
    """One draft a row."""
    asked = asked_of(listing, system=listing.request.system or SYSTEM)
    name_untitled(listing, asked)
    refuse_repeated(listing, listing.texts("source_id"), "source_id")
    rows = _rows(listing)
    writer = _Writer(listing)
    drafts = []
    for row in rows:
        draft = asked[row.position]
        draft["origin"] = Origin.RESIDENTS
        events = tuple(writer.events(row))
        drafts.append(Draft(position=row.position, asked=draft, events=events, positions=(row.position,) * len(events)))
    writer.warn()
    return drafts


def _rows(listing: Listing) -> list[_Row]:
    steps = {milestone: listing.days(name) for name, milestone in STEPS.items()}
    delivery, offices, progress = listing.days("delivery"), listing.texts("office"), listing.texts("progress")
    years, amounts = listing.numbers("for_year"), listing.amounts("planned_amount")
    return [
        _Row(
            position=position,
            year=years[position] or listing.request.year or listing.request.as_of.year,
            office=offices[position],
            progress=progress[position].lower(),
            amount=amounts[position],
            steps={milestone: days[position] for milestone, days in steps.items()},
            delivery=delivery[position],
        )
        for position in range(len(listing))
    ]


class _Writer:
    """Makes the events of rows, and remembers what is to be warned of."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self._finished, self._abandoned = (frozenset(words()["milestones"]["progress"][name]) for name in ("finished", "abandoned"))
        self._unpaid: list[int] = []
        self._early: dict[int, str] = {}
        self._future: dict[int, str] = {}

    def events(self, row: _Row) -> list[ProposalEvent]:
        chosen = self._chosen(row)
        events = [*chosen, *self._milestones(row, chosen[-1])]
        if row.progress in self._abandoned:
            events.append(self._abandon(row, events[-1]))
        elif row.progress in self._finished:
            self._unpaid.append(row.position)
        return events

    def warn(self) -> None:
        body = self.listing.body
        body.warn("milestone.unfinished-money", self._unpaid, self.listing.index("progress"))
        for code, found in (("milestone.before-its-year", self._early), ("milestone.in-future", self._future)):
            body.warn(code, list(found), self.listing.index("progress"), next(iter(found.values()), ""))

    def _chosen(self, row: _Row) -> list[ProposalEvent]:
        """It came in, was looked at and was chosen in the year of its list: more the list does not say."""
        days = [day for day in row.steps.values() if day and day[0] <= self.listing.request.as_of]
        on = min([date(row.year, 1, 1), *(day[0] for day in days)])
        if on.year < row.year:
            self._early[row.position] = on.isoformat()
        about: dict[str, Any] = {
            "on": on,
            "precision": Precision.YEAR,
            "by_office": self.listing.request.by_office,
            "source": self.listing.ref(row.position),
        }
        document = f"Daftar terpilih {row.year}"
        planned = self._planned(row)
        return [
            ProposalEvent(to_state=State.RECEIVED, **about),
            ProposalEvent(from_state=State.RECEIVED, to_state=State.ASSESSED, note=f"Masuk daftar terpilih {row.year}.", **about),
            ProposalEvent(
                from_state=State.ASSESSED,
                to_state=State.ACCEPTED,
                reason_code="other",
                reason=f"Terpilih dalam daftar {row.year}.",
                fiscal_year=row.year,
                to_office=row.office,
                planning_document=document,
                planned_month=planned,
                planned_amount=row.amount,
                **about,
            ),
        ]

    def _planned(self, row: _Row) -> str:
        """The planned delivery as a month; "" when it has none or says only a year."""
        if row.delivery is None or row.delivery[1] is Precision.YEAR or not 2000 <= row.delivery[0].year <= 2100:
            return ""
        return f"{row.delivery[0].year}-{row.delivery[0].month:02d}"

    def _milestones(self, row: _Row, chosen: ProposalEvent) -> list[ProposalEvent]:
        """In the order of their days. A day that has not come when the list was read is a plan, no milestone."""
        found = sorted((day, list(Milestone).index(step), step) for step, day in row.steps.items() if day is not None)
        events = []
        for (on, precision), _, step in found:
            if on > self.listing.request.as_of:
                self._future[row.position] = on.isoformat()
                continue
            events.append(
                ProposalEvent(
                    on=max(on, chosen.on),
                    precision=precision,
                    from_state=State.ACCEPTED,
                    to_state=State.ACCEPTED,
                    by_office=row.office,
                    milestone=step,
                    source=self.listing.ref(row.position),
                )
            )
        return events

    def _abandon(self, row: _Row, last: ProposalEvent) -> ProposalEvent:
        return ProposalEvent(
            on=max(self.listing.request.as_of, last.on),
            precision=Precision.RECORDED,
            from_state=State.ACCEPTED,
            to_state=State.STOPPED,
            by_office=row.office or self.listing.request.by_office,
            reason_code=UNEXPLAINED,
            note="Menurut sumber dihentikan; sumber tidak memuat alasannya.",
            source=self.listing.ref(row.position),
        )
