"""Files that leave the admin, always as downloads and never shown by the browser: what was sent, its problems, our own workbooks."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any  # a report is JSON

from django.contrib.auth.models import AbstractBaseUser
from django.http import FileResponse, Http404, HttpResponse

from cms.core import audit
from cms.imports.models import ImportBatch, ListBatch
from cms.imports.problem_list import problems_as_csv
from cms.imports.queries import path_of
from importers.marked import marked_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_as_sent(batch: ImportBatch | ListBatch, *, by: AbstractBaseUser) -> FileResponse:
    """The file as it came; that somebody took it is kept in the record. Raises MoveRefused when it is gone."""
    if not batch.file:
        raise Http404
    path = path_of(batch)
    audit.record(audit.DOWNLOADED, batch, by=by)
    return FileResponse(path.open("rb"), as_attachment=True, filename=batch.file_name, content_type="application/octet-stream")


def file_with_marks(batch: ImportBatch | ListBatch, *, by: AbstractBaseUser) -> FileResponse:
    """The file with every fault marked at its cell, and a sheet of all faults: to mend and to send again. Raises NotMarked, MoveRefused."""
    if not batch.file:
        raise Http404
    content = marked_workbook(path_of(batch), batch.report.get("problems", ()))
    audit.record(audit.DOWNLOADED, batch, by=by)
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=f"{Path(batch.file_name).stem}-bertanda.xlsx", content_type=XLSX)


def problems_of(report: Mapping[str, Any], name: str) -> HttpResponse:
    """Every problem of a file as a table for a spreadsheet program."""
    return _attached(problems_as_csv(report), "text/csv; charset=utf-8", f"masalah-{name}.csv")


def workbook(content: bytes, name: str) -> HttpResponse:
    return _attached(content, XLSX, name)


def _attached(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
