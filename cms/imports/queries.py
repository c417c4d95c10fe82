"""Reads of imports, each a function that says what it gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any  # details are JSON

from django.db.models import QuerySet

from cms.budgets import queries as budgets
from cms.budgets.models import BudgetDocumentPage, BudgetVintage
from cms.budgets.services import Details, Figures
from cms.domain.budgets import CONTROLS, Phase
from cms.domain.errors import MoveRefused
from cms.imports.models import CROSSWALK_KINDS, CheckedFigures, CrosswalkBatch, ImportBatch, ListBatch, ListState, State
from cms.imports.packing import unpack


def batches() -> QuerySet[ImportBatch]:
    """Every file received, newest first, with its sender's picture, without the reports, which may be large."""
    return ImportBatch.objects.defer("report").select_related("sent_by__wagtail_userprofile", "vintage__document")


def waiting_batches() -> QuerySet[ImportBatch]:
    """Files that somebody may still accept, mend or refuse, and those that are being read."""
    return batches().filter(state__in=[State.READING, State.CHECKED, State.FAULTY])


def waiting_lists() -> QuerySet[ListBatch]:
    """Lists of every kind that somebody may still accept or refuse."""
    return ListBatch.objects.filter(state__in=[ListState.CHECKED, ListState.FAULTY]).defer("report", "effect")


def waiting_crosswalks() -> QuerySet[CrosswalkBatch]:
    """Tables of changed codes that somebody may still accept or refuse."""
    waiting = CrosswalkBatch.objects.filter(kind__in=CROSSWALK_KINDS, state__in=[ListState.CHECKED, ListState.FAULTY])
    return waiting.defer("report", "effect")


def details_of(batch: ImportBatch) -> Details:
    """What the sender said of the document."""
    said: dict[str, Any] = batch.details
    return Details(
        year=batch.year,
        phase=Phase(batch.phase),
        sequence=batch.sequence,
        is_sample=batch.is_sample,
        title=said.get("title", ""),
        regulation_number=said.get("regulation_number", ""),
        regulation_date=_day(said.get("regulation_date")),
        as_of=_day(said.get("as_of")),
        origin=said.get("origin", ""),
        note=said.get("note", ""),
        change_reason=said.get("change_reason", ""),
        **{name: Decimal(said[name]) for name in CONTROLS if name in said},
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def document_of(batch: ImportBatch) -> BudgetDocumentPage | None:
    """The document that the file belongs to; None before its first import."""
    if batch.vintage is not None:
        return batch.vintage.document
    return budgets.document(year=batch.year, phase=Phase(batch.phase), sequence=batch.sequence, is_sample=batch.is_sample)


def path_of(batch: ImportBatch | ListBatch) -> Path:
    """Where the file of a batch that has one is kept. Raises MoveRefused when it is gone from the disk."""
    path = Path(batch.file.path)
    if not path.is_file():
        raise MoveRefused(f"{batch.file_name} tidak ada lagi di server. Unggah sekali lagi.")
    return path


def waiting_figures(batch: ImportBatch) -> Figures:
    """The figures of a file that waits for acceptance. Raises CheckedFigures.DoesNotExist for any other."""
    return unpack(bytes(CheckedFigures.objects.get(batch=batch).packed), year=batch.year)


def texts_in(batch: ImportBatch) -> Sequence[str] | None:
    """The lines of a file that waits or was accepted, as they rest; None of one without figures."""
    if batch.state == State.CHECKED:
        return waiting_figures(batch).texts
    return tuple(budgets.stored_texts(batch.vintage)) if batch.vintage is not None else None


def base_of(batch: ImportBatch) -> BudgetVintage | None:
    """What a file is compared with: the vintage in force; before any is, the newest draft. Of an accepted file: what it was then."""
    if not batch.is_waiting:
        return batch.compared_with
    document = document_of(batch)
    return None if document is None else in_force_or_newest(document)


def in_force_or_newest(document: BudgetDocumentPage) -> BudgetVintage | None:
    """What the public sees of a document; of one that is not public, the vintage accepted last."""
    return document.vintage if document.live else budgets.newest_vintage(document)


def displaced_by(batch: ImportBatch) -> BudgetVintage | None:
    """The version that was never public, waits for no day, and that a waiting file takes the place of in the document's draft."""
    document = document_of(batch)
    if batch.state != State.CHECKED or document is None:
        return None
    vintage: BudgetVintage | None = document.get_latest_revision_as_object().vintage
    is_waiting = vintage is not None and vintage.published_at is None and vintage.pk not in budgets.scheduled(document)
    return vintage if is_waiting else None


def twin_of(batch: ImportBatch) -> ImportBatch | None:
    """An earlier file with the very same bytes that was accepted for the same document."""
    same = {name: getattr(batch, name) for name in ("file_sha256", "year", "phase", "sequence", "is_sample")}
    return ImportBatch.objects.filter(state=State.ACCEPTED, vintage__isnull=False, **same).exclude(pk=batch.pk).first()
