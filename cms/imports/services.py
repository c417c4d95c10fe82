"""Writes of imports: a file is received and checked, mended, accepted or refused. The admin and the command line come here alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any  # a report is JSON

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from cms.budgets import queries as budgets
from cms.budgets import services as documents
from cms.budgets.services import Details, Figures, Stored, add_vintage, figures_of
from cms.budgets.storage import content_of, lines_of
from cms.core import audit
from cms.domain.budgets import CONTROLS, LINE_KEY, BudgetLine
from cms.domain.city import city_named
from cms.domain.errors import MoveRefused
from cms.imports import profiles, queries
from cms.imports.models import CheckedFigures, ImportBatch, State
from cms.imports.packing import pack
from importers.budgets import BudgetRequest, budget_of
from importers.changes import compare, without_equals
from importers.execution import against_plan, execution_of
from importers.pausing import no_cycles_sought
from importers.problems import Problem, in_order
from importers.profiles import Profile
from importers.report import report_of
from importers.table import ImportResult, Understood, UnderstoodColumn
from importers.workbook import read_workbook

# A file with somebody's personal number in it is not kept, not even privately.
PERSONAL = "personal."
# What a document says beside its figures and beside what names it.
SAID = ("title", "regulation_number", "regulation_date", "as_of", "origin", "note", *CONTROLS, "change_reason")
NAME_LENGTH = 255


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
) -> Checked:
    """Reads a file and says everything about it. Stores nothing. Without a profile, one that was kept for files of this shape is used."""
    workbook, aliases = read_workbook(path), city_named(settings.CITY).column_aliases
    request = BudgetRequest(year=details.year, phase=details.phase, sheet=sheet or None, government=government or None)
    result = budget_of(workbook, request, aliases=aliases)
    shape = profiles.shape_of(result.understood)
    profile = profile or profiles.for_shape(shape)
    if profile is not None:
        request = replace(request, profile=profile)
        result = budget_of(workbook, request, aliases=aliases)
    plan = () if details.phase.is_plan else _plan(details)
    doubts = () if details.phase.is_plan else _doubts(result, details, plan)
    result = replace(result, file_name=file_name, problems=in_order([*result.problems, *doubts]))
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


def _without_samples(sheet: Understood) -> Understood:
    """Samples of a file with personal numbers may be such numbers; the report is kept, so it must not hold them."""

    def bare(columns: tuple[UnderstoodColumn, ...]) -> tuple[UnderstoodColumn, ...]:
        return tuple(replace(column, samples=()) for column in columns)

    return replace(sheet, columns=bare(sheet.columns), unread=bare(sheet.unread), others=bare(sheet.others))


def _figures(result: ImportResult[BudgetLine], details: Details) -> Figures:
    return figures_of(result.facts, stated=result.stated, record=result.record, year=details.year, phase=details.phase)


def receive(upload: File, details: Details, *, by: AbstractBaseUser | None, sheet: str = "", government: str = "") -> ImportBatch:
    """Keeps a file privately and checks it. A good one waits for acceptance, a faulty one to be mended."""
    batch = ImportBatch(file_name=name_of(upload), sent_at=timezone.now(), sent_by=by)
    return _keep_checked(batch, upload, details, sheet=sheet, government=government, by=by)


def check_again(
    batch: ImportBatch,
    details: Details,
    *,
    by: AbstractBaseUser | None,
    sheet: str = "",
    government: str = "",
    upload: File | None = None,
    profile: Profile | None = None,
) -> ImportBatch:
    """Reads a waiting file again with other details, or its mended successor in its place."""
    _must_wait(batch)
    if upload is None and not batch.file:
        raise MoveRefused("Berkas ini tidak disimpan, karena memuat nomor pribadi. Pilih berkas yang sudah diperbaiki.")
    if upload is not None:
        batch.file_name = name_of(upload)
    return _keep_checked(batch, upload, details, sheet=sheet, government=government, by=by, profile=profile)


def read_as(batch: ImportBatch, profile: Profile, *, by: AbstractBaseUser | None, sheet: str = "") -> ImportBatch:
    """Reads a waiting file again as somebody said, and keeps that under the profile's name for the next file of this shape."""
    read = check_again(batch, queries.details_of(batch), by=by, sheet=sheet, government=batch.details.get("government", ""), profile=profile)
    profiles.remember(profile, shape=read.report["shape"], by=by)
    return read


def _keep_checked(
    batch: ImportBatch,
    upload: File | None,
    details: Details,
    *,
    sheet: str,
    government: str,
    by: AbstractBaseUser | None,
    profile: Profile | None = None,
) -> ImportBatch:
    """Writes the file, reads it outside any transaction, then stores what came of it in one. The file that is not needed goes."""
    old, new = (batch.file.name if upload is not None else ""), ""
    if upload is not None:
        batch.file.save(batch.file_name, upload, save=False)
        new = batch.file.name
    try:
        checked = check(Path(batch.file.path), details, sheet=sheet, government=government, file_name=batch.file_name, profile=profile)
        unwanted = _store_checked(batch, checked, details, sheet=sheet, government=government, by=by)
    except BaseException:
        _discard(batch, new)
        raise
    _discard(batch, old, unwanted)
    return batch


@transaction.atomic
def _store_checked(
    batch: ImportBatch, checked: Checked, details: Details, *, sheet: str, government: str, by: AbstractBaseUser | None, will_wait: bool = True
) -> str:
    """Gives the name of a file that must not be kept, or "". will_wait: its figures are put aside for whoever accepts them."""
    if batch.pk is not None:
        _must_wait(ImportBatch.objects.select_for_update().get(pk=batch.pk))
    batch.year, batch.phase, batch.sequence, batch.is_sample = details.year, details.phase.value, details.sequence, details.is_sample
    handled_by = sorted({*batch.details.get("handled_by", ()), *([by.pk] if by else ())})
    chosen = {"sheet": sheet, "government": government, "profile": checked.report["profile"], "handled_by": handled_by}
    batch.details = _said(details) | chosen
    batch.report, batch.file_sha256, batch.file_bytes = checked.report, checked.sha256, checked.size
    batch.state = State.CHECKED if checked.figures else State.FAULTY
    unwanted = batch.file.name if checked.holds_personal_numbers else ""
    if unwanted:
        batch.file.name = ""
    batch.save()
    CheckedFigures.objects.filter(batch=batch).delete()
    if checked.figures and will_wait:
        CheckedFigures.objects.create(batch=batch, packed=pack(checked.figures))
    audit.record(audit.RECEIVED, batch, by=by, sha256=batch.file_sha256, state=batch.state)
    return unwanted


@transaction.atomic
def accept(batch: ImportBatch, *, by: AbstractBaseUser | None) -> Stored:
    """Stores what the report showed as a vintage, the document's draft. Of two who accept at once the second is refused."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.state != State.CHECKED:
        raise MoveRefused(f"{locked.file_name} tidak menunggu persetujuan: {locked.get_state_display().lower()}.")
    return _accept(locked, queries.waiting_figures(locked), by=by)


def _accept(locked: ImportBatch, figures: Figures, *, by: AbstractBaseUser | None) -> Stored:
    base = queries.base_of(locked)
    said = locked.details
    stored = add_vintage(
        queries.details_of(locked),
        figures,
        by=by,
        sent_by=locked.sent_by,
        handled_by=said.get("handled_by", ()),
        profile=said.get("profile", ""),
    )
    locked.state, locked.vintage, locked.compared_with = State.ACCEPTED, stored.vintage, base
    _decide(locked, by)
    audit.record(audit.ACCEPTED, locked, by=by, document=stored.page.slug, vintage=stored.vintage.number, is_new=stored.is_new)
    return stored


@transaction.atomic
def refuse(batch: ImportBatch, *, by: AbstractBaseUser | None, reason: str = "") -> ImportBatch:
    """Ends a waiting file without storing its figures. What was said of it stays, the file goes."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    _must_wait(locked)
    name, locked.file.name = locked.file.name, ""
    locked.state, locked.details = State.REFUSED, locked.details | {"reason": reason}
    _decide(locked, by)
    audit.record(audit.REFUSED, locked, by=by, reason=reason)
    transaction.on_commit(lambda: _discard(locked, name))
    return locked


@no_cycles_sought()
def import_budget(
    path: Path,
    details: Details,
    *,
    by: AbstractBaseUser | None = None,
    sheet: str | None = None,
    government: str | None = None,
    publish: bool = False,
    dry_run: bool = False,
    language: str = "id",
    profile: Profile | None = None,
) -> dict[str, Any]:
    """The command line's way through the same check and the same acceptance: the report, with what would change and where it went.

    `accepted` is False when the file had errors; then nothing at all is stored.
    """
    checked = check(path, details, sheet=sheet, government=government, file_name=path.name, language=language, profile=profile)
    report = checked.report | {"document": details.dataset, "vintage": None, "is_new": False, "published": False}
    if checked.figures is None:
        return report
    report["changes"] = _changes(details, checked.figures)
    if dry_run:
        return report
    stored = _accepted_at_once(path, checked, details, sheet=sheet or "", government=government or "", by=by)
    if publish:
        documents.publish(stored.page, by=by)
    return report | {"vintage": f"v{stored.vintage.number}", "is_new": stored.is_new, "published": publish}


def _changes(details: Details, figures: Figures) -> dict[str, Any]:
    document = budgets.document(year=details.year, phase=details.phase, sequence=details.sequence, is_sample=details.is_sample)
    base = queries.in_force_or_newest(document) if document else None
    # Most rows are as before. To find them they need not become facts, which would take as long as reading the file.
    old, new, same = without_equals(budgets.stored_rows(base) if base else [], figures.rows, content_of)
    before, after = (lines_of(rows, year=details.year, phase=details.phase) for rows in (old, new))
    changes = compare(before, after, LINE_KEY)
    counts = {name: len(getattr(changes, name)) for name in ("added", "changed", "removed")}
    return {"compared_with": f"v{base.number}" if base else None, **counts, "same": same + changes.same, "net": str(changes.net)}


def _accepted_at_once(path: Path, checked: Checked, details: Details, *, sheet: str, government: str, by: AbstractBaseUser | None) -> Stored:
    """Keeps and accepts a checked file in one transaction. The figures that the newest vintage already holds leave no second trace."""
    assert checked.figures is not None  # the caller looked
    document = budgets.document(year=details.year, phase=details.phase, sequence=details.sequence, is_sample=details.is_sample)
    newest = budgets.newest_vintage(document) if document else None
    if document and newest and newest.digest == checked.figures.digest:
        return Stored(page=document, vintage=newest, is_new=False)
    batch = ImportBatch(file_name=path.name[:NAME_LENGTH], sent_at=timezone.now(), sent_by=by)
    with path.open("rb") as file:
        batch.file.save(path.name, File(file), save=False)
    try:
        with transaction.atomic():
            _store_checked(batch, checked, details, sheet=sheet, government=government, by=by, will_wait=False)
            return _accept(batch, checked.figures, by=by)
    except BaseException:
        _discard(batch, batch.file.name)
        raise


def name_of(upload: File) -> str:
    """The sender's name for a file, to be shown: without folders and signs that cannot be printed."""
    plain = "".join(sign for sign in Path(str(upload.name).replace("\\", "/")).name if sign.isprintable())
    return plain[-NAME_LENGTH:] or "berkas"


def _must_wait(batch: ImportBatch) -> None:
    if not batch.is_waiting:
        raise MoveRefused(f"{batch.file_name} sudah diputuskan: {batch.get_state_display().lower()}.")


def _decide(batch: ImportBatch, by: AbstractBaseUser | None) -> None:
    batch.decided_at, batch.decided_by = timezone.now(), by
    batch.save()
    CheckedFigures.objects.filter(batch=batch).delete()


def _said(details: Details) -> dict[str, str]:
    """What was said beside year, phase, sequence and sample, as JSON."""
    return {name: str(value) for name in SAID if (value := getattr(details, name)) not in (None, "")}


def _discard(batch: ImportBatch, *names: str) -> None:
    for name in filter(None, names):
        batch.file.storage.delete(name)
