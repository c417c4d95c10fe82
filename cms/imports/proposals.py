"""Files of proposals and of outcomes into the database: read, compared, taken in at once or refused as a whole. For publish.py and the admin.

Nothing of a file with errors is stored. History is only ever added to; proposal_lists.py undoes a list by events that take its moves back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any  # JSON holds values of any type

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from cms.domain.city import city_named
from cms.domain.proposals.checks import Fault, ProposalRefused
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.intake import Intake
from cms.domain.proposals.rows import places_of
from cms.proposals import queries, services
from importers.problems import Problem, in_order
from importers.proposals.reading import read_outcomes, read_proposals
from importers.proposals.report import report_of
from importers.proposals.request import ProposalRequest
from importers.table import ImportResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDetails:
    """What is said of a file beside its rows. is_foreign: its places are another city's and are kept as words."""

    as_of: date | None = None
    year: int | None = None
    system: str = ""
    sheet: str | None = None
    closed_stages: tuple[str, ...] = ()
    by_office: str = "Bappeda"
    notation: str | None = None
    is_sample: bool = False
    is_foreign: bool = False

    @property
    def request(self) -> ProposalRequest:
        city = city_named(settings.CITY)
        return ProposalRequest(
            as_of=self.as_of or timezone.localdate(),
            year=self.year,
            system=self.system,
            sheet=self.sheet,
            closed_stages=self.closed_stages,
            by_office=self.by_office,
            notation=self.notation or "",
            is_sample=self.is_sample,
            places=None if self.is_foreign else places_of(city),
            rules=city.proposal_rules,
            currency=city.currency,
        )


def import_proposals(
    path: Path, details: ProposalDetails, *, by: AbstractBaseUser | None = None, dry_run: bool = False, language: str = "id"
) -> dict[str, Any]:
    """Takes in what a file of proposals adds. The report says what was found and, under difference, what it changes."""
    request = details.request
    result, difference = read_against_stored(path, request)
    if difference is None:
        return report_of(result, language)
    report = report_of(result, language) | {"difference": counted(difference)}
    if result.ok and not dry_run:
        taken = services.take_in(result.facts, on=request.as_of, by_office=details.by_office, by=by)
        report["registered"] = list(taken.registered)
    return report


def read_against_stored(path: Path, request: ProposalRequest) -> tuple[ImportResult[Proposal], Intake | None]:
    """A list of proposals and what it would change; None when it has errors of its own."""
    result = read_proposals(path, request)
    if not result.ok:
        return result, None
    difference = services.difference_to(result.facts)
    return _with_contradictions(result, difference), difference


def import_outcomes(
    path: Path, details: ProposalDetails, *, by: AbstractBaseUser | None = None, dry_run: bool = False, language: str = "id"
) -> dict[str, Any]:
    """Adds the events of a file of outcomes. Rows that are recorded already, word for word, change nothing."""
    result = read_outcomes_against_stored(path, details.request)
    report = report_of(result, language) | {"difference": {"new": 0, "events": len(result.facts), "amended": 0, "same": same_in(result)}}
    if result.ok and result.facts and not dry_run:
        services.answer_many((*result.facts, *services.links_back(result.facts)), by=by)
    return report


def read_outcomes_against_stored(path: Path, request: ProposalRequest) -> ImportResult[ProposalEvent]:
    """A list of outcomes, each held against the history that it continues."""
    stored = {one.reference: one for one in queries.proposals()}
    return read_outcomes(path, replace(request, stored=stored, budget_lines=queries.PublishedLines(), photos=queries.KeptPhotos().of))


def same_in(result: ImportResult[Any]) -> int:
    """Rows that were recorded by an earlier import of the same list."""
    return dict(result.rows_skipped).get("recorded", 0)


def _with_contradictions(result: ImportResult[Proposal], difference: Intake) -> ImportResult[Proposal]:
    """A file that tells another past than the stored one has errors at the rows where they part."""
    problems = [_problem(result, one.incoming, one.fault) for one in difference.contradictions]
    return replace(result, problems=in_order((*result.problems, *problems))) if problems else result


def _problem(result: ImportResult[Proposal], incoming: Proposal, fault: Fault) -> Problem:
    """At the cell of its column where the list has one, else at the row."""
    sentences = (("sentence", fault.message("id")), ("sentence_en", fault.message("en")))
    row = incoming.source
    columns = {(sheet.sheet, column.name): column.letters for sheet in result.understood for column in sheet.columns}
    where = row and replace(row, column=columns.get((row.sheet, fault.field), row.column))
    return Problem(f"proposal.{fault.code}", where, incoming.source_id or incoming.reference, sentences)


def counted(difference: Intake) -> dict[str, int]:
    return {
        "new": len(difference.new),
        "events": sum(len(events) for _, events in difference.added),
        "amended": len(difference.amended),
        "same": difference.same,
    }


__all__ = ["ProposalDetails", "ProposalRefused", "import_outcomes", "import_proposals"]
