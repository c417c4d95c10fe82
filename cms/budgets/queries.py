"""Reads of budgets, each a function that says what it gives."""

from __future__ import annotations

from django.db.models import QuerySet

from cms.budgets.models import BudgetDocumentPage, BudgetFolder, BudgetLineRecord, BudgetVintage
from cms.budgets.storage import COLUMNS, lines_of
from cms.domain.budgets import BudgetLine, Phase
from cms.domain.errors import UsageError


def folder() -> BudgetFolder:
    """The page under which all documents hang. Raises UsageError before `python -m cms set_up`."""
    found = BudgetFolder.objects.first()
    if found is None:
        raise UsageError("The database has no budget folder yet: run `python -m cms set_up`.")
    return found


def document(*, year: int, phase: Phase, sequence: int = 1, is_sample: bool = False) -> BudgetDocumentPage | None:
    """The document of that year and phase; None before its first import."""
    return BudgetDocumentPage.objects.filter(year=year, phase=phase.value, sequence=sequence, is_sample=is_sample).first()


def newest_vintage(page: BudgetDocumentPage) -> BudgetVintage | None:
    """The vintage accepted last, public or not."""
    return BudgetVintage.objects.filter(document=page).order_by("-number").first()


def vintages_of(page: BudgetDocumentPage) -> QuerySet[BudgetVintage]:
    """Every vintage of a document, the newest first."""
    return BudgetVintage.objects.filter(document=page).select_related("accepted_by").order_by("-number")


def live_documents() -> QuerySet[BudgetDocumentPage]:
    """What the public may see, in the order of their addresses."""
    return BudgetDocumentPage.objects.live().filter(vintage__published_at__isnull=False).order_by("slug")


def published_vintages() -> QuerySet[BudgetVintage]:
    """Every vintage that is or was in force of the documents that are public, by address and number."""
    return (
        BudgetVintage.objects.filter(document__in=live_documents(), published_at__isnull=False)
        .select_related("document")
        .prefetch_related("releases")
        .order_by("document__slug", "number")
    )


def stored_lines(vintage: BudgetVintage) -> tuple[BudgetLine, ...]:
    """The lines of a vintage in the order of its file."""
    rows = BudgetLineRecord.objects.filter(vintage=vintage).order_by("position").values_list(*COLUMNS)
    return lines_of(rows, year=vintage.document.year, phase=Phase(vintage.document.phase))
