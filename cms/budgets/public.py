"""Database -> facts: budget documents as the static site shows them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from wagtail.log_actions import get_active_log_context

from cms.budgets import queries
from cms.budgets.models import BudgetDocumentPage, BudgetVintage
from cms.budgets.release import role_of, sums_of, typed
from cms.budgets.storage import stated_from_json
from cms.domain.budgets import BudgetDocument, ControlTotal, ImportRecord, Phase, Release
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
        release=_release(vintage) or _expected(page, vintage, on),
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


def _expected(page: BudgetDocumentPage, vintage: BudgetVintage, on: datetime) -> Release | None:
    """What will be on record if the person who looks at the draft publishes it; None of a vintage that was public before there were records."""
    if vintage.published_at is not None:
        return None
    sums = sums_of(vintage)
    return Release(
        published_on=_day(on),
        sent_by=vintage.sent_role,
        accepted_by=vintage.accepted_role,
        accepted_on=_day(vintage.accepted_at),
        approved_by=role_of(get_active_log_context().user),
        profile=vintage.profile,
        reason=page.change_reason,
        legal=page.regulation_number,
        control=tuple(ControlTotal(part=part, signed=signed, ours=sums[part]) for part, signed in typed(page).items()),
        override=page.override_reason,
        override_by=page.override_by,
    )


def _release(vintage: BudgetVintage) -> Release | None:
    """The first event says who and why; a withdrawal counts until the vintage comes back. None of a draft."""
    events = list(vintage.releases.all())
    if not events:
        return None
    first, last = events[0], events[-1]
    is_withdrawn = last.action == "withdrawn"
    return Release(
        published_on=_day(first.at),
        sent_by=vintage.sent_role,
        accepted_by=vintage.accepted_role,
        accepted_on=_day(vintage.accepted_at),
        approved_by=first.role,
        profile=vintage.profile,
        reason=first.reason,
        legal=first.legal,
        control=tuple(ControlTotal(part=part, signed=Decimal(signed), ours=Decimal(ours)) for part, signed, ours in first.control),
        override=first.override,
        override_by=first.override_by,
        withdrawn_on=_day(last.at) if is_withdrawn else None,
        withdrawn_reason=last.reason if is_withdrawn else "",
    )


def _day(moment: datetime) -> date:
    """The day in the city's own time zone."""
    return timezone.localtime(moment).date()
