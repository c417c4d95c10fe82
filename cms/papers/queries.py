"""Reads of papers, each a function that says what it gives."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from cms.domain.errors import UsageError
from cms.papers.models import PaperFolder, PaperPage, PaperRelease


def folder() -> PaperFolder:
    """The page under which all papers hang. Raises UsageError before `python -m cms set_up`."""
    found = PaperFolder.objects.first()
    if found is None:
        raise UsageError("Basis data belum punya kumpulan dokumen wajib. Jalankan `python -m cms set_up`.")
    return found


def paper(key: str, year: int, *, is_sample: bool) -> PaperPage | None:
    """The page of that document and year, published or not."""
    return PaperPage.objects.filter(paper=key, year=year, is_sample=is_sample).first()


def known_papers() -> QuerySet[PaperPage]:
    """What is or was public, by address, with its events in order."""
    events = PaperRelease.objects.select_related("file").order_by("pk")
    return (
        PaperPage.objects.filter(releases__isnull=False)
        .distinct()
        .select_related("document", "file")
        .prefetch_related(Prefetch("releases", events))
        .order_by("slug")
    )
