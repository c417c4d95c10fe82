"""Database -> facts: budget documents as the static site shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from wagtail.log_actions import get_active_log_context

from cms.budgets import queries
from cms.budgets.models import WORDS, BudgetDocumentPage, BudgetVintage
from cms.budgets.release import EXPIRED, sums_of
from cms.budgets.storage import stated_from_json
from cms.core.release import role_of
from cms.domain.budgets import BudgetDocument, ControlTotal, ImportRecord, LaterEvent, Phase, Release, control_totals
from cms.domain.errors import InconsistentData


def published() -> tuple[BudgetDocument, ...]:
    """Every vintage that is or was in force, by dataset and vintage; of a document that was withdrawn the last one says so."""
    vintages = tuple(queries.published_vintages())
    last = {vintage.document_id: vintage.pk for vintage in sorted(vintages, key=_last_in_public) if not vintage.document.live}
    shown = ((vintage, _document(vintage.document, vintage, is_current=is_in_force(vintage), on=vintage.published_at)) for vintage in vintages)
    return tuple(_withdrawn(vintage, one) if last.get(vintage.document_id) == vintage.pk else one for vintage, one in shown)


def _withdrawn(vintage: BudgetVintage, document: BudgetDocument) -> BudgetDocument:
    """The last version of a document that is no longer public. Wagtail ends a page whose time is over without a word to us, so its row says when."""
    release, page = document.release, vintage.document
    if release is not None and release.withdrawn_on is None and page.expired and page.expire_at:
        release = replace(release, withdrawn_on=timezone.localdate(page.expire_at), withdrawn_reason=EXPIRED)
    return replace(document, is_withdrawn=True, release=release)


def is_in_force(vintage: BudgetVintage) -> bool:
    """True for what the public is shown of its document now."""
    return vintage.document.live and vintage.pk == vintage.document.vintage_id


def _last_in_public(vintage: BudgetVintage) -> tuple[int, int]:
    """Orders the vintages of one document by when they last went out or were taken back."""
    return max((event.pk for event in vintage.releases.all()), default=0), vintage.number


def draft(page: BudgetDocumentPage) -> BudgetDocument:
    """The document as this object says it, published or not; with the vintage that the object points to."""
    if page.vintage is None:
        raise InconsistentData(f"{page.title} belum berisi angka.")
    return _document(page, page.vintage, is_current=True, on=page.vintage.published_at or page.vintage.accepted_at)


def _document(page: BudgetDocumentPage, vintage: BudgetVintage, *, is_current: bool, on: datetime) -> BudgetDocument:
    said = {name: getattr(page, name) for name in WORDS} | (vintage.said if vintage.pk != page.vintage_id else {})
    return BudgetDocument(
        **said,
        dataset=page.slug,
        year=page.year,
        phase=Phase(page.phase),
        sequence=page.sequence,
        is_sample=page.is_sample,
        vintage=vintage.number,
        is_current=is_current,
        published_on=timezone.localdate(on),
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
    return Release(
        published_on=timezone.localdate(on),
        sent_by=vintage.sent_role,
        accepted_by=vintage.accepted_role,
        accepted_on=timezone.localdate(vintage.accepted_at),
        approved_by=role_of(get_active_log_context().user),
        profile=vintage.profile,
        reason=page.change_reason,
        legal=page.regulation_number,
        control=control_totals(page, sums_of(vintage)),
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
        published_on=timezone.localdate(first.at),
        sent_by=vintage.sent_role,
        accepted_by=vintage.accepted_role,
        accepted_on=timezone.localdate(vintage.accepted_at),
        approved_by=first.role,
        profile=vintage.profile,
        reason=first.reason,
        legal=first.legal,
        control=tuple(ControlTotal(part=part, signed=Decimal(signed), ours=Decimal(ours)) for part, signed, ours in first.control),
        override=first.override,
        override_by=first.override_by,
        withdrawn_on=timezone.localdate(last.at) if is_withdrawn else None,
        withdrawn_reason=last.reason if is_withdrawn else "",
        later=tuple(LaterEvent(is_withdrawal=one.action == "withdrawn", on=timezone.localdate(one.at), reason=one.reason) for one in events[1:]),
    )
