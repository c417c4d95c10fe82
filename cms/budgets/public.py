"""Database -> facts: budget documents as the static site shows them."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from cms.budgets import queries
from cms.budgets.models import BudgetDocumentPage, BudgetVintage
from cms.budgets.storage import stated_from_json
from cms.domain.budgets import BudgetDocument, ImportRecord, Phase
from cms.domain.errors import InconsistentData


def published() -> tuple[BudgetDocument, ...]:
    """Every vintage that is or was in force of every public document, by dataset and vintage."""
    return tuple(
        _document(vintage.document, vintage, is_current=vintage.pk == vintage.document.vintage_id, on=vintage.published_at)
        for vintage in queries.published_vintages()
    )


def draft(page: BudgetDocumentPage) -> BudgetDocument:
    """The document as this object says it, published or not; with the vintage that the object points to."""
    if page.vintage is None:
        raise InconsistentData(f"{page.title} belum berisi angka.")
    return _document(page, page.vintage, is_current=True, on=page.vintage.published_at or page.vintage.accepted_at)


def _document(page: BudgetDocumentPage, vintage: BudgetVintage, *, is_current: bool, on: datetime) -> BudgetDocument:
    return BudgetDocument(
        dataset=page.slug,
        title=page.title,
        year=page.year,
        phase=Phase(page.phase),
        sequence=page.sequence,
        regulation_number=page.regulation_number,
        regulation_date=page.regulation_date,
        as_of=page.as_of,
        is_sample=page.is_sample,
        origin=page.origin,
        note=page.note,
        vintage=vintage.number,
        is_current=is_current,
        published_on=_day(on),
        digest=vintage.digest,
        lines=queries.stored_lines(vintage),
        stated=stated_from_json(vintage.stated, year=page.year),
        record=_record(vintage),
    )


def _record(vintage: BudgetVintage) -> ImportRecord:
    return ImportRecord(
        file_name=vintage.file_name,
        file_sha256=vintage.file_sha256,
        file_bytes=vintage.file_bytes,
        rows_read=vintage.rows_read,
        rows_stored=vintage.rows_stored,
        rows_refused=vintage.rows_refused,
        rows_skipped=tuple((kind, count) for kind, count in vintage.rows_skipped),
        warnings=tuple((code, count) for code, count in vintage.warnings),
    )


def _day(moment: datetime) -> date:
    """The day in the city's own time zone."""
    return timezone.localtime(moment).date()
