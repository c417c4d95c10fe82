"""Reads of budgets, each a function that says what it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import eq
from typing import Any  # Django's expressions are written for any compiler and connection

from django.db.models import Func, QuerySet, TextField, Value

from cms.budgets.models import BudgetDocumentPage, BudgetFolder, BudgetLineRecord, BudgetVintage
from cms.budgets.storage import AT_ONCE, BETWEEN, COLUMNS, RUN, Row, lines_of
from cms.domain.budgets import BudgetLine, Phase
from cms.domain.errors import UsageError


def folder() -> BudgetFolder:
    """The page under which all documents hang. Raises UsageError before `python -m cms set_up`."""
    found = BudgetFolder.objects.first()
    if found is None:
        raise UsageError("Basis data belum punya kumpulan dokumen anggaran. Jalankan `python -m cms set_up`.")
    return found


def document(*, year: int, phase: Phase, sequence: int = 1, is_sample: bool = False) -> BudgetDocumentPage | None:
    """The document of that year and phase; None before its first import."""
    return BudgetDocumentPage.objects.filter(year=year, phase=phase.value, sequence=sequence, is_sample=is_sample).first()


def plan_in_force(year: int, *, is_sample: bool) -> BudgetVintage | None:
    """The public vintage of the year's last budget, a revision before the enacted one; None where no budget of the year is public."""
    plans = [page for page in live_documents().filter(year=year, is_sample=is_sample) if Phase(page.phase).is_plan]
    plans = [page for page in plans if Phase(page.phase) is not Phase.PROPOSED] or plans
    last = max(plans, key=lambda page: (Phase(page.phase).order, page.sequence), default=None)
    return None if last is None else last.vintage


def sequence_of_day(*, year: int, phase: Phase, as_of: date, is_sample: bool) -> int:
    """Reports of one year until different days are different documents: the number of the one until as_of, or the next free one."""
    reports = BudgetDocumentPage.objects.filter(year=year, phase=phase.value, is_sample=is_sample).order_by("sequence")
    days = {page.sequence: page.get_latest_revision_as_object().as_of for page in reports}
    return next((number for number, day in days.items() if day == as_of), max(days, default=0) + 1)


def newest_vintage(page: BudgetDocumentPage) -> BudgetVintage | None:
    """The vintage accepted last, public or not."""
    return BudgetVintage.objects.filter(document=page).order_by("-number").first()


def vintages_of(page: BudgetDocumentPage) -> QuerySet[BudgetVintage]:
    """Every vintage of a document, the newest first."""
    return BudgetVintage.objects.filter(document=page).select_related("accepted_by").order_by("-number")


def scheduled(page: BudgetDocumentPage) -> dict[int, datetime]:
    """The vintages of a document that a day was set for, by primary key: the moment from which they are public."""
    waiting = page.revisions.filter(approved_go_live_at__isnull=False).order_by("-approved_go_live_at")
    return {revision.content["vintage"]: revision.approved_go_live_at for revision in waiting}


def live_documents() -> QuerySet[BudgetDocumentPage]:
    """What the public may see, in the order of their addresses."""
    return BudgetDocumentPage.objects.live().filter(vintage__published_at__isnull=False).order_by("slug")


def public_documents() -> QuerySet[BudgetDocumentPage]:
    """What the public may see or once saw: a document that was withdrawn keeps its address."""
    published = BudgetVintage.objects.filter(published_at__isnull=False)
    return BudgetDocumentPage.objects.filter(pk__in=published.values("document")).order_by("slug")


def published_vintages() -> QuerySet[BudgetVintage]:
    """Every vintage that is or was in force, by address and number; those of documents that were withdrawn too."""
    return (
        BudgetVintage.objects.filter(published_at__isnull=False)
        .select_related("document")
        .prefetch_related("releases")
        .order_by("document__slug", "number")
    )


def stored_rows(vintage: BudgetVintage) -> list[Row]:
    """The lines of a vintage as they rest, in the order of its file."""
    return list(BudgetLineRecord.objects.filter(vintage=vintage).order_by("position").values_list(*COLUMNS))


class _AsText(Func):
    """A line as storage.text_of writes it, put together by the database. No column holds NULL, which concat_ws would leave out."""

    function = "concat_ws"
    output_field = TextField()

    def __init__(self) -> None:
        super().__init__(Value(BETWEEN), *COLUMNS)

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        """Debian's SQLite 3.40 has no concat_ws yet; to write into a pattern takes PostgreSQL a third longer."""
        pattern = Value(BETWEEN.join(["%s"] * len(COLUMNS)))
        return Func(pattern, *self.source_expressions[1:], function="printf", output_field=self.output_field).as_sql(compiler, connection)


def stored_texts(vintage: BudgetVintage) -> Iterator[str]:
    """The same, each line as one text. Fetched faster than twenty values a line, and few of them are in memory at once."""
    return _texts(BudgetLineRecord.objects.filter(vintage=vintage))


def stored_beside(vintage: BudgetVintage, texts: Sequence[str], runs: Sequence[str]) -> Iterator[str]:
    """The same beside other lines and the digests of their runs: what is the same in both is given from there, and only the rest is fetched."""
    same = list(map(eq, vintage.runs, runs))
    last = 0
    for is_same, numbers in groupby(range(len(same)), same.__getitem__):
        start, last = last, (max(numbers) + 1) * RUN
        if is_same:
            yield from texts[start:last]
        else:
            yield from _texts(BudgetLineRecord.objects.filter(vintage=vintage, position__gt=start, position__lte=last))
    if not same or len(same) < len(vintage.runs):
        yield from _texts(BudgetLineRecord.objects.filter(vintage=vintage, position__gt=last))


def _texts(lines: QuerySet[BudgetLineRecord]) -> Iterator[str]:
    return lines.order_by("position").values_list(_AsText(), flat=True).iterator(chunk_size=AT_ONCE)


def stored_lines(vintage: BudgetVintage) -> tuple[BudgetLine, ...]:
    """The lines of a vintage in the order of its file."""
    return lines_of(stored_rows(vintage), year=vintage.document.year, phase=Phase(vintage.document.phase))
