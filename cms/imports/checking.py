"""A file is read and everything is said about it; nothing is stored. The admin, its background reading and the command line come here alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any  # a report is JSON

from django.conf import settings

from cms.budgets import queries as budgets
from cms.budgets.services import Details, Figures, figures_of
from cms.domain.amounts import total
from cms.domain.budgets import BudgetLine, control_totals, typed_totals
from cms.domain.city import city_named
from cms.domain.personal import without_numbers
from cms.imports import profiles
from importers.budget_report import report_of
from importers.budgets import BudgetRequest, budget_of
from importers.execution import against_plan, execution_of
from importers.governments_said import government_of, plain_name
from importers.pausing import no_cycles_sought
from importers.persons import seen_without_persons
from importers.problems import Problem, in_order
from importers.profiles import Profile
from importers.table import ImportResult, Understood, UnderstoodColumn
from importers.workbook import Workbook, read_workbook

# A file with somebody's personal number in it is not kept, not even privately.
PERSONAL = "personal."
# The steps of a reading, in order, as told to whoever waits.
OPENING, UNDERSTANDING, COMPARING, STORING = STEPS = (
    "Membuka berkas",
    "Memahami kolom dan baris",
    "Membandingkan dengan yang sudah ada",
    "Menyimpan hasilnya",
)
Told = Callable[[str], None]


def nobody(step: str) -> None:
    """Where nobody waits for news of a reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A file that was read: its report as JSON, and its figures when it had no errors."""

    report: dict[str, Any]
    figures: Figures | None
    sha256: str
    size: int
    holds_personal_numbers: bool


@no_cycles_sought()
def check(
    path: Path,
    details: Details,
    *,
    sheet: str | None,
    government: str | None,
    file_name: str,
    language: str = "id",
    profile: Profile | None = None,
    told: Told = nobody,
) -> Checked:
    """Reads a file and says everything about it. Stores nothing. Without a profile, one that was kept for files of this shape is used."""
    # Reports of one year are numbered by their days; the number of a plan is what the officer says of it.
    sequence = details.sequence if details.phase.is_plan else 1
    request = BudgetRequest(year=details.year, phase=details.phase, sequence=sequence, sheet=sheet or None, government=government or None)
    result, shape, profile = _result_of(path, request, details, profile, told)
    plan = () if details.phase.is_plan else _plan(details)
    doubts = () if details.phase.is_plan else _doubts(result, details, plan)
    found = [*result.problems, *doubts, *against_signed(result.facts, details)]
    result = replace(result, file_name=without_numbers(file_name), problems=in_order(found))
    is_personal = any(problem.code.startswith(PERSONAL) for problem in result.problems if problem.is_error)
    if is_personal:
        result = replace(result, understood=tuple(map(_without_samples, result.understood)))
    reading = {"profile": profile.name, "reading": profiles.settings_of(profile)} if profile else {"profile": "", "reading": {}}
    return Checked(
        report=report_of(result, request, language)
        | reading
        | {"shape": shape}
        | ({} if details.phase.is_plan else {"execution": execution_of(result.facts, plan)}),
        figures=_figures(result, details) if result.ok else None,
        sha256=result.file_sha256,
        size=result.file_bytes,
        holds_personal_numbers=is_personal,
    )


def _result_of(
    path: Path, request: BudgetRequest, details: Details, profile: Profile | None, told: Told
) -> tuple[ImportResult[BudgetLine], str, Profile | None]:
    """What the file says, its shape, and how it was read. The workbook ends here: of 200,000 rows it fills as much memory as their lines."""
    told(OPENING)
    workbook, aliases = read_workbook(path), city_named(settings.CITY).column_aliases
    told(UNDERSTANDING)
    result = budget_of(workbook, request, aliases=aliases)
    shape = profiles.shape_of(result.understood, workbook.own_sheets)
    profile = profile or profiles.for_shape(shape, details)
    if profile is not None:
        result = budget_of(workbook, replace(request, profile=profile), aliases=aliases)
    unsaid = tuple(_unsaid_government(workbook, request.government, result.understood))
    # Where nothing can be read until somebody chooses, as between two columns of amounts, all columns are there to choose from.
    understood = result.understood or seen_without_persons(workbook)
    return replace(result, problems=(*result.problems, *unsaid), understood=understood), shape, profile


def _unsaid_government(workbook: Workbook, wanted: str | None, understood: Sequence[Understood]) -> Iterator[Problem]:
    """One government was asked for, and the file says of nothing whose it is: no row was left out for it, and none was checked against it."""
    if wanted is None or any(column.name.startswith("government") for sheet in understood for column in sheet.columns):
        return
    plain = plain_name(wanted)
    texts = {cell for sheet in workbook.own_sheets for row in sheet.rows for cell in row.cells if isinstance(cell, str)}
    texts.update(sheet.name for sheet in workbook.own_sheets)
    if not any(plain_name(text) == plain or government_of(text) for text in texts):
        yield Problem("government.not-said", found=wanted)


def _plan(details: Details) -> tuple[BudgetLine, ...]:
    """The budget in force that a realisation is compared with."""
    vintage = budgets.plan_in_force(details.year, is_sample=details.is_sample)
    return () if vintage is None else budgets.stored_lines(vintage)


def _doubts(result: ImportResult[BudgetLine], details: Details, plan: tuple[BudgetLine, ...]) -> Iterator[Problem]:
    """What only the published budget and the details can say against a realisation."""
    if details.as_of is None:
        yield Problem("realisation.no-day")
    if not plan:
        yield Problem("realisation.no-plan", found=str(details.year))
    yield from against_plan(result.facts, plan)


def against_signed(lines: Sequence[BudgetLine], details: Details) -> Iterator[Problem]:
    """The totals typed in from the signed document against the sums of the file's lines: told at once, not only at publication."""
    if not lines:
        return
    for one in control_totals(details, {part: _sum_of(lines, part) for part in typed_totals(details)}):
        if one.difference:
            said = (("part", one.part), ("ours", f"{one.ours:f}"), ("difference", f"{one.difference:f}"))
            yield Problem("signed.differs", None, f"{one.signed:f}", said)


def _sum_of(lines: Sequence[BudgetLine], part: str) -> Decimal:
    wanted = tuple(map(int, part.split(".")))
    return total(line.amount for line in lines if line.account.segments[: len(wanted)] == wanted)


def _without_samples(sheet: Understood) -> Understood:
    """Samples of a file with personal numbers may be such numbers; the report is kept, so it must not hold them."""

    def bare(columns: tuple[UnderstoodColumn, ...]) -> tuple[UnderstoodColumn, ...]:
        return tuple(replace(column, samples=()) for column in columns)

    return replace(sheet, columns=bare(sheet.columns), unread=bare(sheet.unread), others=bare(sheet.others))


def _figures(result: ImportResult[BudgetLine], details: Details) -> Figures:
    return figures_of(result.facts, stated=result.stated, record=result.record, year=details.year, phase=details.phase)
