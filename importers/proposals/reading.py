"""read_proposals() and read_outcomes(): a file -> facts and problems. Used by the CLI and the CMS.

Every row of every sheet ends as stored, refused or skipped with its kind. A list may go on over several sheets of one shape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, TypeVar

from cms.domain.proposals.checks import check_history, check_proposal
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.intake import continued
from importers.lists import list_result, most_like_heading
from importers.persons import without_named_sheets
from importers.problems import Problem
from importers.proposals import council, exports, milestones, stages
from importers.proposals.asked import Draft
from importers.proposals.listing import Listing, listing_of, understood
from importers.proposals.outcomes import outcomes_of
from importers.proposals.request import ProposalRequest
from importers.proposals.shapes import Found, shape_of
from importers.table import ImportResult
from importers.workbook import Sheet, Workbook, read_workbook

F = TypeVar("F")
DRAFTS: dict[str, Callable[[Listing], list[Draft]]] = {
    "export": exports.drafts_of,
    "stages": stages.drafts_of,
    "council": council.drafts_of,
    "milestones": milestones.drafts_of,
}
OUTCOMES = ("outcomes",)


def read_proposals(path: Path, request: ProposalRequest) -> ImportResult[Proposal]:
    """Proposals with their histories. Raises UsageError when there is no such file."""
    return proposals_of(read_workbook(path), request)


def proposals_of(workbook: Workbook, request: ProposalRequest) -> ImportResult[Proposal]:
    """Proposals of a workbook that was read."""
    return without_named_sheets(workbook, _Reading[Proposal](workbook=workbook, request=request).read(tuple(DRAFTS), OUTCOMES, _proposals))


def read_outcomes(path: Path, request: ProposalRequest) -> ImportResult[ProposalEvent]:
    """Events for known proposals, each with the number of its proposal. Raises UsageError when there is no such file."""
    return outcomes_of_workbook(read_workbook(path), request)


def outcomes_of_workbook(workbook: Workbook, request: ProposalRequest) -> ImportResult[ProposalEvent]:
    """Events of a workbook that was read."""
    return without_named_sheets(workbook, _Reading[ProposalEvent](workbook=workbook, request=request).read(OUTCOMES, tuple(DRAFTS), _outcomes))


def _outcomes(listing: Listing) -> list[ProposalEvent]:
    return [outcome.event for outcome in outcomes_of(listing) if outcome.event is not None]


def _proposals(listing: Listing) -> list[Proposal]:
    """Drafts of the listing's shape, checked; those of a refused row are left out."""
    kept = []
    for draft in DRAFTS[listing.found.shape.name](listing):
        one = draft.proposal()
        placed = continued((), one.events, "")
        one = replace(one, events=placed)
        for fault in check_proposal(one, listing.request.known):
            listing.tell(draft.position, fault)
        for index, fault in check_history(placed, listing.request.known):
            listing.tell(draft.positions[index], fault, _FIELDS.get(fault.field, fault.field))
        if not any(listing.is_refused(position) for position in (draft.position, *draft.positions)):
            kept.append(one)
    return kept


# Where the fault of an event stands in a list of proposals.
_FIELDS = {"reason": "rejection", "note": "remark", "to_state": "status", "fiscal_year": "for_year", "to_office": "office_final"}


@dataclass(slots=True)
class _Reading(Generic[F]):
    """One file while it is read."""

    workbook: Workbook
    request: ProposalRequest
    facts: list[F] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    listings: list[Listing] = field(default_factory=list)

    def read(self, wanted: Sequence[str], others: Sequence[str], facts_of: Callable[[Listing], list[F]]) -> ImportResult[F]:
        self.problems.extend(self.workbook.problems)
        used: set[tuple[object, ...]] = set()
        for sheet, found in self._sheets(wanted, others):
            content = tuple(row.cells for row in sheet.rows)
            if content in used:
                self.skipped["repeated-sheet"] += len(sheet.rows)
                continue
            used.add(content)
            self.problems.extend(sheet.problems)
            self._take(sheet, found, facts_of)
        return self._result()

    def _sheets(self, wanted: Sequence[str], others: Sequence[str]) -> list[tuple[Sheet, Found]]:
        """The sheets that hold a wanted list. All other rows are counted by why they are not read."""
        chosen = [sheet for sheet in self.workbook.own_sheets if self.request.sheet in (None, sheet.name)]
        if self.request.sheet is not None and not chosen and self.workbook.own_sheets:
            names = ", ".join(sheet.name for sheet in self.workbook.own_sheets)
            self.problems.append(Problem("sheet.unknown", None, self.request.sheet, (("sheets", names),)))
        pairs = [(sheet, shape_of(sheet, wanted)) for sheet in chosen]
        found = [(sheet, one) for sheet, one in pairs if one is not None]
        for sheet in self.workbook.own_sheets:
            if sheet not in chosen:
                self.skipped["other-sheet"] += len(sheet.rows)
        for sheet, one in pairs:
            if one is None:
                self.skipped["not-a-table"] += len(sheet.rows)
        if not found and chosen and self.workbook.ok:
            self._not_found(chosen, others)
        return found

    def _not_found(self, sheets: Sequence[Sheet], others: Sequence[str]) -> None:
        is_other = any(shape_of(sheet, others) is not None for sheet in sheets)
        code = "proposals.other-list" if is_other else "proposals.not-found"
        self.problems.append(Problem(code, None, most_like_heading(sheets)))

    def _take(self, sheet: Sheet, found: Found, facts_of: Callable[[Listing], list[F]]) -> None:
        listing = listing_of(sheet, found, self.request)
        self.listings.append(listing)
        self.facts.extend(facts_of(listing) if listing.body.rows else [])

    def _result(self) -> ImportResult[F]:
        return list_result(
            self.facts,
            books=[self.workbook],
            bodies=[listing.body for listing in self.listings],
            problems=self.problems,
            skipped=self.skipped,
            understood=map(understood, self.listings),
        )


def numbers_in(results: Iterable[Proposal]) -> tuple[str, ...]:
    """The numbers that proposals have in their source."""
    return tuple(one.source_id for one in results if one.source_id)
