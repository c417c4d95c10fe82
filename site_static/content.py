"""Snapshot: everything public at one moment, as plain data. The site is made from this and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from cms.domain.accountability import IndicatorRow, indicators
from cms.domain.budgets import BudgetDocument
from cms.domain.city import City
from cms.domain.crosswalk import CrosswalkEntry
from cms.domain.licensing.finder import Finder
from cms.domain.licensing.publication import PublishedService
from cms.domain.pages import Page
from cms.domain.papers import Paper, PaperList
from cms.domain.plain import canonical
from cms.domain.proposals.facts import Proposal
from cms.domain.proposals.photos import Photo
from cms.domain.proposals.standing import Standing, standing_of
from site_static.kept import Kept


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """All published facts. documents holds every published vintage, sorted by dataset and vintage; proposals all of them, by number;
    services the newest version of each, by address; finder the table that leads to them, None where the city has none; papers the documents
    of paper_lists that staff published, by address; crosswalk the codes that go on under others, in force since crosswalk_on.

    as_of is the moment of the last publication in it (aware, UTC): a fact, not the clock, so that the same facts give the same bytes.
    today is a fact too, handed in by whoever publishes: which fee is in force, which promise is overdue. None: the day of as_of. On another
    day only the pages and files change that show such a thing.
    """

    city: City
    as_of: datetime
    documents: tuple[BudgetDocument, ...]
    pages: tuple[Page, ...]
    proposals: tuple[Proposal, ...] = ()
    # Those that events of the proposals name, in the order of the events.
    photos: tuple[Photo, ...] = ()
    services: tuple[PublishedService, ...] = ()
    today: date | None = None
    finder: Finder | None = None
    paper_lists: tuple[PaperList, ...] = ()
    papers: tuple[Paper, ...] = ()
    crosswalk: tuple[CrosswalkEntry, ...] = ()
    crosswalk_on: date | None = None
    # No fact: what was made of those that stay, for whoever publishes the next snapshot in the same process.
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)

    @property
    def day(self) -> date:
        return self.today or self.as_of.date()

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Where each proposal stands on the day of the site, in their order: reckoned once for pages, tables and measures."""
        day, rules, proposals = self.day, self.city.proposal_rules, self.proposals
        return self.kept.each("standings", (day, rules), proposals, lambda place: standing_of(proposals[place], day, rules))

    @property
    def cases(self) -> Iterator[tuple[Proposal, Standing]]:
        return zip(self.proposals, self.standings, strict=True)

    @cached_property
    def event_count(self) -> int:
        return sum([len(one.events) for one in self.proposals])

    @cached_property
    def newest_event_on(self) -> date | None:
        """The day of the newest event of all proposals; None without proposals."""
        return max([one.events[-1].on for one in self.proposals], default=None)

    @cached_property
    def has_only_sample_proposals(self) -> bool:
        return False not in [one.is_sample for one in self.proposals]

    @cached_property
    def histories(self) -> str:
        """All that was asked and happened, in one short text."""
        said = [one.events[-1].digest or canonical(one) for one in self.proposals]
        return hashlib.sha256("\n".join(said).encode()).hexdigest()

    @cached_property
    def indicators(self) -> tuple[IndicatorRow, ...]:
        """The measures of accountability, of what is published. A repealed service is none any more."""
        return indicators(
            proposals=self.cases,
            services=tuple(one.facts for one in self.services if one.facts.repeal is None),
            documents=self.current_documents,
            city=self.city,
            day=self.day,
        )

    @property
    def current_documents(self) -> tuple[BudgetDocument, ...]:
        """The vintage in force of each document."""
        return tuple(document for document in self.documents if document.is_current)
