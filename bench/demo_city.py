"""The demo's facts without its database: the same workbooks, read by the same importer, as they would be frozen after `make demo`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

from cms.demo.workbooks import REALISED_UNTIL, content, workbooks
from cms.domain.budgets import BudgetDocument, ImportRecord, Phase
from cms.domain.city import city_named
from importers.budgets import BudgetRequest, read_budget
from site_static.content import Snapshot

_YEAR = re.compile(r"-(20[0-9]{2})\b")


def snapshot(folder: Path) -> Snapshot:
    """folder: where the workbooks may be written."""
    documents = [_document(folder / name, content(book)) for name, book in sorted(workbooks().items())]
    documents.sort(key=lambda one: one.dataset)
    return Snapshot(city=city_named("binjai"), as_of=datetime(2025, 11, 3, tzinfo=UTC), today=date(2025, 11, 3), documents=tuple(documents), pages=())


def _year(name: str) -> int:
    found = _YEAR.search(name)
    if found is None:
        raise ValueError(f"{name}: names no year")
    return int(found[1])


def _phase(name: str) -> Phase:
    """The phase whose word stands in the name; the ministry's table is the enacted budget."""
    words = name.split("-")
    return next((phase for phase in Phase if phase.slug in words), Phase.ENACTED)


def _document(path: Path, book: bytes) -> BudgetDocument:
    path.write_bytes(book)
    is_sample = path.name.startswith("CONTOH")
    year, phase = _year(path.stem), _phase(path.stem)
    result = read_budget(path, BudgetRequest(year=year, phase=phase))
    if not result.ok:
        raise ValueError(f"{path.name}: {[problem.message() for problem in result.problems][:3]}")
    return BudgetDocument(
        dataset=f"apbd-{'contoh-' if is_sample else ''}{year}-{phase.slug}",
        title=f"{'CONTOH: ' if is_sample else ''}APBD {year} {phase.slug}",
        year=year,
        phase=phase,
        sequence=1,
        regulation_number="",
        regulation_date=None,
        as_of=REALISED_UNTIL[year][0] if phase is Phase.REALISED else None,
        is_sample=is_sample,
        origin="Angka CONTOH" if is_sample else "Direktorat Jenderal Perimbangan Keuangan",
        note="",
        vintage=1,
        is_current=True,
        published_on=date(2025, 11, 3),
        digest=result.file_sha256,
        lines=result.facts,
        stated=result.stated,
        record=ImportRecord(
            file_name=result.file_name,
            file_sha256=result.file_sha256,
            file_bytes=result.file_bytes,
            rows_read=result.rows_read,
            rows_stored=result.rows_stored,
            rows_refused=result.rows_refused,
            rows_skipped=result.rows_skipped,
        ),
    )
