"""Reads a budget file: every sheet, one table once, leaves apart from sums, printed totals beside ours. Used by the CLI and the CMS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cms.domain.budgets import BudgetLine, Phase
from cms.domain.codes import PERMENDAGRI_13, chart_of
from importers.columns import How
from importers.ledger import Ledger
from importers.pausing import no_cycles_sought
from importers.persons import without_persons
from importers.profiles import Profile
from importers.table import ImportResult
from importers.titles import vocabulary
from importers.workbook import Workbook, read_workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRequest:
    """What is asked of a file. government: the one to take where the file holds many, by code or name.

    sequence: which shift or change of the year. 1 says nothing: that is what stands in the form before anybody looks at it.
    """

    year: int
    phase: Phase
    sequence: int = 1
    sheet: str | None = None
    government: str | None = None
    profile: Profile = field(default_factory=Profile)


def read_budget(path: Path, request: BudgetRequest, *, aliases: Mapping[str, tuple[str, ...]] | None = None) -> ImportResult[BudgetLine]:
    """Facts and problems of a budget file. aliases: the city's own column titles. Raises UsageError when there is no such file."""
    with no_cycles_sought():
        return budget_of(read_workbook(path), request, aliases=aliases)


def budget_of(workbook: Workbook, request: BudgetRequest, *, aliases: Mapping[str, tuple[str, ...]] | None = None) -> ImportResult[BudgetLine]:
    """Facts and problems of a workbook that was read."""
    words = vocabulary("budget", BudgetLine, aliases or {}, request.profile.aliases)
    chart = request.profile.chart or chart_of(request.year)
    how = How(
        year=request.year,
        phase=request.phase,
        sequence=request.sequence,
        government=request.government,
        words=words,
        profile=request.profile,
        chart=chart,
        is_old=chart == PERMENDAGRI_13,
    )
    ledger = Ledger(workbook=workbook, how=how)
    return without_persons(workbook, ledger.read(request.sheet), ledger.said_of_places)
