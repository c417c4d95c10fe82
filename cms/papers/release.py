"""What must be so before a paper goes public, and the record of it. Every way to publish passes here; see cms/budgets/release.py."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from cms.core.release import Refusal, role_of

if TYPE_CHECKING:  # the models call these functions
    from cms.papers.models import PaperPage


def refusals(page: PaperPage, *, by: AbstractBaseUser | None, is_submission: bool = False) -> Iterator[Refusal]:
    """Everything that stands against publishing the page as it is now."""
    holds = page.file is not None or page.document is not None
    if page.not_made.strip() and holds:
        yield Refusal("not_made", "Dokumen ini ada isinya, jadi tidak mungkin “tidak dibuat”. Kosongkan salah satunya.")
    if not page.not_made.strip() and not holds:
        yield Refusal("upload", "Unggah PDF-nya, pilih dokumen yang sudah ada di situs, atau tulis mengapa dokumen ini tidak dibuat.")
    if page.document is not None:
        yield from _document_refusals(page)
    if page.public_since is not None and page.public_since > timezone.localdate():
        yield Refusal("public_since", "Hari ini belum lewat; tulis hari dokumen itu benar-benar mulai terbuka.")
    if page.public_since is not None and not page.public_where.strip():
        yield Refusal("public_where", "Tulis di mana dokumen itu terbit, supaya pembaca dapat memeriksanya.")
    if not is_submission and _is_own(page, by):
        yield Refusal("", "PDF ini Anda sendiri yang mengunggah. Penerbitannya harus oleh orang lain: ajukan dokumennya.")


def _document_refusals(page: PaperPage) -> Iterator[Refusal]:
    document = page.document
    if document is None:
        return
    if document.year != page.year:
        yield Refusal("document", f"{document.title} adalah dokumen tahun {document.year}, bukan {page.year}.")
    if document.is_sample and not page.is_sample:
        yield Refusal("document", f"{document.title} hanya contoh, jadi tidak dapat dihitung sebagai dokumen yang sungguh terbit.")
    if not document.live:
        yield Refusal("document", f"{document.title} sendiri belum terbit. Terbitkan dulu, lalu dokumen ini.")


def _is_own(page: PaperPage, by: AbstractBaseUser | None) -> bool:
    """The file that is public now needs no second pair of eyes again; one that was withdrawn or replaced does, as it comes back."""
    if by is None or page.file is None or page.file.sent_by_id != by.pk:
        return False
    last = page.releases.order_by("pk").last()
    return last is None or (last.action, last.file_id) != ("published", page.file_id)


def note_release(page: PaperPage, *, by: AbstractBaseUser | None, at: datetime, action: str = "published") -> None:
    """Adds to the record what is new in it: another file or document than the last time, or a withdrawal."""
    dataset = page.document.slug if page.document is not None else ""
    last = page.releases.order_by("pk").last()
    if last is not None and (last.action, last.file_id, last.dataset) == (action, page.file_id, dataset):
        return
    page.releases.create(action=action, at=at, by=by, role=role_of(by), file=page.file, dataset=dataset)
