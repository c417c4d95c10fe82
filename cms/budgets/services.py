"""Writes of budgets, each a verb, one transaction, one audit record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import LogContext

from cms.budgets import queries
from cms.budgets.models import WORDS, BudgetDocumentPage, BudgetFolder, BudgetLineRecord, BudgetVintage
from cms.budgets.release import note_return
from cms.budgets.storage import AFTER, AT_ONCE, BETWEEN, COLUMNS, digest_of, runs_of, stated_to_json, texts_of
from cms.core import audit
from cms.core.public_words import require_public
from cms.core.release import role_of
from cms.core.review import end_review
from cms.domain.budgets import CONTROLS, BudgetLine, ImportRecord, Phase, StatedTotal
from cms.domain.errors import MoveRefused

# Of SQLite: as many rows in one statement as have the 999 values that every version takes. A quarter less work than one row after the other.
ROWS_AT_ONCE = 998 // len(COLUMNS)
PHASE_TITLES = {
    Phase.PROPOSED: "Rancangan APBD",
    Phase.ENACTED: "APBD",
    Phase.SHIFTED: "Pergeseran APBD",
    Phase.REVISED: "Perubahan APBD",
    Phase.REALISED: "Realisasi APBD",
    Phase.AUDITED: "Realisasi APBD (diaudit)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is said of a document beside its figures. What is left empty keeps what an earlier import said."""

    year: int
    phase: Phase
    sequence: int = 1
    is_sample: bool = False
    title: str = ""
    regulation_number: str = ""
    regulation_date: date | None = None
    as_of: date | None = None
    origin: str = ""
    note: str = ""
    # Totals of the signed document, and why the figures differ from the version before.
    control_revenue: Decimal | None = None
    control_expenditure: Decimal | None = None
    control_financing_in: Decimal | None = None
    control_financing_out: Decimal | None = None
    change_reason: str = ""

    def require_public(self) -> None:
        """Raises MoveRefused where a personal number stands in what everybody will read."""
        require_public(self.title, self.regulation_number, self.origin, self.note, self.change_reason)

    @property
    def dataset(self) -> str:
        """The stable ASCII name in addresses: apbd-2023-murni, apbd-contoh-2025-pergeseran-2."""
        parts = ["apbd", *(["contoh"] if self.is_sample else []), str(self.year), self.phase.slug]
        return "-".join([*parts, *([str(self.sequence)] if self.sequence > 1 else [])])

    @property
    def default_title(self) -> str:
        """APBD 2023; Pergeseran APBD 2025 ke-2; Realisasi APBD 2024 sampai 30 Juni 2024; with CONTOH in front of what is invented."""
        order = f" ke-{self.sequence}" if self.sequence > 1 else ""
        if self.as_of and not self.phase.is_plan:
            with override("id"):
                order = f" sampai {date_format(self.as_of, 'j F Y')}"
        return f"{'CONTOH: ' if self.is_sample else ''}{PHASE_TITLES[self.phase]} {self.year}{order}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a file says, ready to be stored: its lines as texts, its digest and those of its runs, its printed totals, and how it was read."""

    texts: tuple[str, ...]
    digest: str
    runs: tuple[str, ...]
    stated: tuple[StatedTotal, ...]
    record: ImportRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What add_vintage did. is_new is False when the newest vintage already said the same; review_ended_of is the one whose review that ended,
    displaced the one that was never public, waits for no day, and stands in the draft no longer."""

    page: BudgetDocumentPage
    vintage: BudgetVintage
    is_new: bool
    review_ended_of: int | None = None
    displaced: int | None = None


def figures_of(lines: Iterable[BudgetLine], *, stated: tuple[StatedTotal, ...], record: ImportRecord, year: int, phase: Phase) -> Figures:
    """Facts made ready. Raises InconsistentData when a line belongs to another year or phase."""
    texts = texts_of(lines, year=year, phase=phase)
    return Figures(texts=texts, digest=digest_of(texts, stated, year=year, phase=phase), runs=runs_of(texts), stated=stated, record=record)


@transaction.atomic
def add_vintage(
    details: Details,
    figures: Figures,
    *,
    by: AbstractBaseUser | None = None,
    sent_by: AbstractBaseUser | None = None,
    sent_role: str = "",
    handled_by: Iterable[int] = (),
    profile: str = "",
) -> Stored:
    """Stores figures as a new vintage and points the document's draft at it. The same figures again are no new vintage: see say_again().

    sent_role: what the sender was when sending; the account may be gone by now.

    One at a time: whoever comes second waits at the folder's row and then sees what the first one stored.
    """
    folder = BudgetFolder.objects.select_for_update().get(pk=queries.folder().pk)
    page = queries.document(year=details.year, phase=details.phase, sequence=details.sequence, is_sample=details.is_sample)
    page = page or _new_page(folder, details, by)
    newest = queries.newest_vintage(page)
    if newest is not None and newest.digest == figures.digest:
        return say_again(page, newest, details, by=by)
    number = newest.number + 1 if newest else 1
    vintage = _new_vintage(page, number, figures, by=by, sent_by=sent_by or by, sent_role=sent_role, handled_by=sorted(handled_by), profile=profile)
    stored = _draft(page, details, vintage, by, is_new=True)
    audit.record(audit.VINTAGE, stored.page, by=by, vintage=vintage.number, digest=figures.digest, lines=len(figures.texts))
    return stored


@transaction.atomic
def say_again(page: BudgetDocumentPage, vintage: BudgetVintage, details: Details, *, by: AbstractBaseUser | None = None) -> Stored:
    """The same figures came again: what was typed with them (totals of the signed document, a reason) goes into the draft, and so does the vintage
    where it was never public and another one stands there. One that was public comes back by put_back() alone, never by a file that is sent again."""
    page = BudgetDocumentPage.objects.select_for_update().get(pk=page.pk)
    draft = page.get_latest_revision_as_object()
    if draft.vintage_id != vintage.pk and vintage.published_at is not None:
        return Stored(page=page, vintage=vintage, is_new=False)
    typed = {name: said for name in (*WORDS, *CONTROLS, "change_reason") if (said := getattr(details, name)) not in ("", None)}
    if draft.vintage_id != vintage.pk or any(getattr(draft, name) != said for name, said in typed.items()):
        return _draft(page, details, vintage, by, is_new=False)
    return Stored(page=page, vintage=vintage, is_new=False)


@transaction.atomic
def draft_again(vintage: BudgetVintage, *, by: AbstractBaseUser | None = None) -> Stored:
    """Makes a version that was never public the draft again, after another one took its place there. One that was public comes back by put_back().

    by, when given, must be allowed to edit.
    """
    page = BudgetDocumentPage.objects.select_for_update().get(pk=vintage.document_id)
    if by is not None and not page.permissions_for_user(by).can_edit():
        raise PermissionDenied
    if vintage.published_at is not None:
        raise MoveRefused(f"Versi {vintage.number} sudah pernah terbit. Bila memang benar, berlakukan kembali; alasannya ditanyakan.")
    if page.get_latest_revision_as_object().vintage_id == vintage.pk:
        return Stored(page=page, vintage=vintage, is_new=False)
    details = Details(year=page.year, phase=Phase(page.phase), sequence=page.sequence, is_sample=page.is_sample)
    return _draft(page, details, vintage, by, is_new=False)


def publish(page: BudgetDocumentPage, *, by: AbstractBaseUser | None = None) -> BudgetDocumentPage:
    """Makes the newest draft public, as the editor's button does. by, when given, must be allowed to. Nothing new: nothing done."""
    page.refresh_from_db()
    if page.has_unpublished_changes or not page.live:
        with LogContext(user=by):
            page.latest_revision.publish(user=by)
        page.refresh_from_db()
    return page


@transaction.atomic
def put_back(vintage: BudgetVintage, *, by: AbstractBaseUser | None = None, reason: str = "") -> BudgetDocumentPage:
    """Puts an earlier published vintage in force again, in one step, with what the page said beside its figures then.

    by, when given, must be allowed to publish. A draft that waits is not lost: its vintage and its revision stay.
    """
    require_public(reason)
    page = BudgetDocumentPage.objects.select_for_update().get(pk=vintage.document_id)
    if vintage.published_at is None:
        raise MoveRefused(f"Versi {vintage.number} dari {page.title} belum pernah terbit. Terbitkan drafnya lewat halaman dokumen.")
    if page.live and page.vintage_id == vintage.pk:
        return page
    before, page.vintage = page.vintage, vintage
    if before is None or before.pk != vintage.pk:
        for name, words in vintage.said.items():
            setattr(page, name, words)
    page.change_reason, page.override_reason, page.override_by = reason, "", ""
    page.go_live_at = None  # the day of another version's release
    for name in CONTROLS:
        setattr(page, name, None)
    _end_schedule(page, by=by, reason=reason)
    note_return(vintage, page.in_force(), by=by, reason=reason)
    with LogContext(user=by):
        page.save_revision(user=by, log_action=True).publish(user=by)
    audit.record(audit.PUT_BACK, page, by=by, vintage=vintage.number, instead_of=before.number if before else None, reason=reason)
    page.refresh_from_db()
    return page


@transaction.atomic
def withdraw(page: BudgetDocumentPage, *, by: AbstractBaseUser | None = None, reason: str = "") -> BudgetDocumentPage:
    """Takes a document from the public where no earlier version may come back. Its address keeps the figures and says that they were withdrawn.

    by, when given, must be allowed to publish.
    """
    require_public(reason)
    page = BudgetDocumentPage.objects.select_for_update().get(pk=page.pk)
    if by is not None and not page.permissions_for_user(by).can_publish():
        raise PermissionDenied
    if page.live:
        page.change_reason = reason
        _end_schedule(page, by=by, reason=reason)
        with LogContext(user=by):
            UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
        audit.record(audit.WITHDRAWN, page, by=by, vintage=page.vintage.number if page.vintage else None, reason=reason)
    return page


def _end_schedule(page: BudgetDocumentPage, *, by: AbstractBaseUser | None, reason: str) -> None:
    """A release that was to come ends with every other move of its document, and the history says by what."""
    scheduled = page.scheduled_revision
    if scheduled is not None:
        page.revisions.filter(pk=scheduled.pk).update(approved_go_live_at=None)
        audit.record(audit.UNSCHEDULED, page, by=by, vintage=scheduled.content.get("vintage"), reason=reason)


def _new_page(folder: BudgetFolder, details: Details, by: AbstractBaseUser | None) -> BudgetDocumentPage:
    page = BudgetDocumentPage(
        title=details.title or details.default_title,
        slug=details.dataset,
        year=details.year,
        phase=details.phase.value,
        sequence=details.sequence,
        is_sample=details.is_sample,
        live=False,
        has_unpublished_changes=True,
        owner=by,
    )
    folder.add_child(instance=page)
    return page


def _new_vintage(
    page: BudgetDocumentPage,
    number: int,
    figures: Figures,
    *,
    by: AbstractBaseUser | None,
    sent_by: AbstractBaseUser | None,
    sent_role: str,
    handled_by: list[int],
    profile: str,
) -> BudgetVintage:
    record = figures.record
    vintage = BudgetVintage.objects.create(
        document=page,
        number=number,
        digest=figures.digest,
        runs=figures.runs,
        file_name=record.file_name,
        file_sha256=record.file_sha256,
        file_bytes=record.file_bytes,
        rows_read=record.rows_read,
        rows_stored=record.rows_stored,
        rows_refused=record.rows_refused,
        rows_skipped=record.rows_skipped,
        stated=stated_to_json(figures.stated),
        warnings=record.warnings,
        accepted_at=timezone.now(),
        accepted_by=by,
        sent_by=sent_by,
        handled_by=handled_by,
        sent_role=sent_role or role_of(sent_by),
        accepted_role=role_of(by),
        profile=profile,
    )
    _insert(vintage, figures.texts)
    return vintage


def _draft(page: BudgetDocumentPage, details: Details, vintage: BudgetVintage, by: AbstractBaseUser | None, *, is_new: bool) -> Stored:
    """The document's draft with the vintage and what was typed with it; the page that is live stays as it is. A review of another vintage ends."""
    draft = page.get_latest_revision_as_object()
    before = draft.vintage
    if draft.vintage_id != vintage.pk:  # what was said of another vintage does not hold for this one
        draft.vintage, draft.change_reason = vintage, ""
        for name in CONTROLS:
            setattr(draft, name, None)
    for name in (*WORDS, *CONTROLS, "change_reason"):
        if (said := getattr(details, name)) not in ("", None):
            setattr(draft, name, said)
    draft.override_reason, draft.override_by = "", ""
    draft.go_live_at = None
    shown = end_review(draft, by=by)
    draft.save_revision(user=by, log_action=True)
    page.refresh_from_db()
    ended = None if shown is None else page.vintages.filter(pk=shown.content["vintage"]).values_list("number", flat=True).first()
    is_displaced = before is not None and before.pk != vintage.pk and before.published_at is None and before.pk not in queries.scheduled(page)
    return Stored(page=page, vintage=vintage, is_new=is_new, review_ended_of=ended, displaced=before.number if is_displaced else None)


def _insert(vintage: BudgetVintage, texts: tuple[str, ...]) -> None:
    """All lines the way that each database takes many fastest: PostgreSQL's COPY, or else executemany. bulk_create takes seven times as long."""
    quote = connection.ops.quote_name
    table = f"{quote(BudgetLineRecord._meta.db_table)} ({', '.join(map(quote, ('vintage_id', 'position', *COLUMNS)))})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            lines = (f"{vintage.pk}{BETWEEN}{position}{BETWEEN}{text}" for position, text in enumerate(texts, start=1))
            with cursor.copy(f"COPY {table} FROM STDIN (DELIMITER '{BETWEEN}')") as copy:
                while some := list(islice(lines, AT_ONCE)):
                    copy.write(_as_copied(some))
            return
        for start in range(0, len(texts), AT_ONCE):
            some = texts[start : start + AT_ONCE]
            whole = len(some) - len(some) % ROWS_AT_ONCE
            for count, first, last in ((ROWS_AT_ONCE, 0, whole), (1, whole, len(some))):
                values = [[start + at + 1, *BETWEEN.join(some[at : at + count]).split(BETWEEN)] for at in range(first, last, count)]
                cursor.executemany(_inserting(table, vintage.pk, count), values)


def _inserting(table: str, vintage: int, count: int) -> str:
    """A statement of so many rows for SQLite, which makes numbers of digits where the column is one of numbers. It takes the first row's position
    once and then each row's values: to bind what can be worked out is a tenth of the work."""
    values = ", ".join(["%s"] * len(COLUMNS))
    return f"INSERT INTO {table} VALUES {', '.join(f'({vintage:d}, ?1 + {row}, {values})' for row in range(count))}"  # noqa: S608  our own names


def _as_copied(lines: list[str]) -> str:
    """Lines as COPY reads them, all at once: 20,000 written value by value take ten times as long. A backslash says that a sign means itself."""
    text = AFTER.join([*lines, ""]).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return text.replace(AFTER, "\n")
