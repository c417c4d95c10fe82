"""Writes of papers, each a verb, one transaction, one audit record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import LogContext
from wagtail.models import Page

from cms.budgets.models import BudgetDocumentPage
from cms.core import audit
from cms.core.public_words import require_public
from cms.core.release import role_of
from cms.core.review import end_review
from cms.domain.errors import MoveRefused
from cms.domain.papers import PaperLook
from cms.domain.personal import without_numbers
from cms.papers import queries
from cms.papers.forms import name_page
from cms.papers.intake import intake
from cms.papers.models import PaperFileRecord, PaperPage

KEPT = "terang.paper.kept"
WITHDRAWN = "terang.paper.withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What staff say of one document of one year."""

    paper: str
    year: int
    is_sample: bool = False
    file: Path | None = None
    # That a file without text is a scan, and that somebody looked for personal numbers in it.
    says_scan: bool = False
    document: BudgetDocumentPage | None = None
    public_since: date | None = None
    public_where: str = ""
    regulation_number: str = ""
    regulation_date: date | None = None
    note: str = ""
    note_en: str = ""
    not_made: str = ""
    not_made_en: str = ""


@transaction.atomic
def keep_file(upload: File, look: PaperLook, *, by: AbstractBaseUser | None) -> PaperFileRecord:
    """Keeps a PDF that was looked at. The same content again gives the file that is there, whoever sent it first."""
    known = PaperFileRecord.objects.filter(sha256=look.sha256).first()
    if known is not None:
        return known
    record = PaperFileRecord(
        file_name=without_numbers(Path(str(upload.name)).name)[-255:],
        sha256=look.sha256,
        size=look.size,
        pages=look.pages,
        is_scan=look.is_scan,
        kept_at=timezone.now(),
        sent_by=by,
        sent_role=role_of(by),
    )
    record.file.save("dokumen.pdf", upload, save=False)
    record.save()
    return record


@transaction.atomic
def file_paper(filing: Filing, *, by: AbstractBaseUser | None = None) -> PaperPage:
    """Keeps what is said of a document as a draft, after the same checks as the editor's form. Raises PaperRefused, MoveRefused."""
    draft, look = drafted(filing)
    if filing.file is not None and look is not None:
        with filing.file.open("rb") as content:
            draft.file = keep_file(File(content, name=filing.file.name), look, by=by)
    if draft.pk is None:
        draft.owner = by
        draft.live, draft.has_unpublished_changes = False, True
        queries.folder().add_child(instance=draft)
    end_review(draft, by=by)
    draft.save_revision(user=by, log_action=True)
    audit.record(KEPT, draft, by=by, sha256=draft.file.sha256 if draft.file else "")
    draft.refresh_from_db()
    return draft


def drafted(filing: Filing) -> tuple[PaperPage, PaperLook | None]:
    """The draft as file_paper() would keep it, and what is known of the file that belongs to it; nothing is kept. Raises as file_paper() does."""
    require_public(*(getattr(filing, name) for name in PaperPage.PUBLIC_WORDS))
    page = queries.paper(filing.paper, filing.year, is_sample=filing.is_sample)
    draft = page.get_latest_revision_as_object() if page else PaperPage(paper=filing.paper, year=filing.year, is_sample=filing.is_sample)
    name_page(draft, filing.paper, filing.year, is_sample=filing.is_sample)
    look = intake.looked_at(filing.file) if filing.file is not None else None
    if filing.file is not None and look is not None and look.is_scan and not filing.says_scan:
        raise MoveRefused(f"{filing.file.name}: {look.without_text} dari {look.pages} halaman gambar tanpa teks; sebutkan bahwa ini hasil pindai.")
    _say(filing, draft)
    if page is None and not (filing.file or filing.document or filing.not_made.strip()):
        raise MoveRefused(
            f"{draft.title} belum berisi apa pun: sebut PDF-nya (FILE), dokumen anggarannya (--budget), atau mengapa tidak dibuat (--not-made)."
        )
    draft.clean_fields(exclude={field.name for field in Page._meta.fields})
    return draft, look


def _say(filing: Filing, draft: PaperPage) -> None:
    """What is said takes the place of what was said; of the rest everything stays. A note that is said anew ends the old one's translation,
    and a document that is there after all ends that it was not made."""
    if filing.file is not None or filing.document is not None:
        draft.not_made = draft.not_made_en = ""
    for name in ("note", "not_made"):
        if getattr(filing, name):
            setattr(draft, f"{name}_en", "")
    for name in ("document", "public_since", "public_where", "regulation_number", "regulation_date", "note", "note_en", "not_made", "not_made_en"):
        if value := getattr(filing, name):
            setattr(draft, name, value)


def publish(page: PaperPage, *, by: AbstractBaseUser | None = None) -> PaperPage:
    """Makes the newest draft public, as the editor's button does. Nothing new: nothing done."""
    page.refresh_from_db()
    if page.has_unpublished_changes or not page.live:
        with LogContext(user=by):
            page.latest_revision.publish(user=by)
        page.refresh_from_db()
    return page


@transaction.atomic
def withdraw(page: PaperPage, *, by: AbstractBaseUser | None = None, reason: str = "") -> PaperPage:
    """Gives out no file any more, as the editor's button does; the list says since when. by, when given, must be allowed to publish.

    Raises MoveRefused when the reason holds a personal number.
    """
    require_public(reason)
    page = PaperPage.objects.select_for_update().get(pk=page.pk)
    if page.live:
        UnpublishPageAction(page, user=by).execute(skip_permission_checks=by is None)
        audit.record(WITHDRAWN, page, by=by, reason=reason)
    return page
