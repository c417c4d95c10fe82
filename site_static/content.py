"""Snapshot: everything public at one moment, as plain data. The site is made from this and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cms.domain.budgets import BudgetDocument
from cms.domain.city import City
from cms.domain.licensing.publication import PublishedService
from cms.domain.pages import Page
from cms.domain.proposals.facts import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All published facts. documents holds every published vintage, sorted by dataset and vintage; proposals all of them, by number;
    services the newest version of each, by address.

    as_of is the moment of the last publication in it (aware, UTC): a fact, not the clock, so that the same facts give the same bytes.
    today is the city's day on which the site is made, handed in by publish.py: what is late or silent is counted on it. The same facts on
    the same day give the same bytes; on another day only the pages and files change that show such a count.
    """

    city: City
    as_of: datetime
    today: date
    documents: tuple[BudgetDocument, ...]
    pages: tuple[Page, ...]
    proposals: tuple[Proposal, ...] = ()
    services: tuple[PublishedService, ...] = ()

    @property
    def current_documents(self) -> tuple[BudgetDocument, ...]:
        """The vintage in force of each document."""
        return tuple(document for document in self.documents if document.is_current)
