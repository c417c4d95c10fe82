"""An import of 20,000 rows: read, check, compare, commit on SQLite; and the floor, which checks nothing."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import django
from django.core.management import call_command
from python_calamine import CalamineWorkbook

from bench.measuring import Measured, measured
from cms.demo.workbooks import Row, budget, content, sipd_workbook
from cms.domain.budgets import Phase

ROWS = 20_000
YEAR = 2025


def imports() -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "CONTOH-20000.xlsx"
        path.write_bytes(content(sipd_workbook(list(_rows()), YEAR)))
        _, line = measured("floor: calamine and executemany, nothing checked", "rows", lambda: _floor(path, Path(folder) / "floor.sqlite3"), int)
        yield line
        yield from _real(path, Path(folder))


def _rows() -> Iterator[Row]:
    """The demo's budget again and again, each line with its own description."""
    spending = [row for row in budget(YEAR) if row.amount is not None]
    for number, row in enumerate(islice(cycle(spending), ROWS), start=1):
        yield replace(row, detail=f"{row.detail or row.account[1]} {number}", amount=(row.amount or 0) + number * 1000)


def _floor(path: Path, database: Path) -> int:
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[1:]
    with sqlite3.connect(database) as connection:
        columns = ", ".join(f"c{number}" for number in range(len(rows[0])))
        connection.execute(f"CREATE TABLE lines ({columns})")
        connection.executemany(f"INSERT INTO lines VALUES ({', '.join('?' * len(rows[0]))})", rows)
    connection.close()
    return len(rows)


def _real(path: Path, folder: Path) -> Iterator[Measured]:
    """First into an empty database; then with one changed line, which is compared with what is stored."""
    os.environ["TERANG_BENCH_DATABASE"] = str(folder / "bench.sqlite3")
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    from cms.budgets.services import Details  # noqa: PLC0415  models load only after django.setup()
    from cms.imports.services import import_budget  # noqa: PLC0415  the same

    details = Details(year=YEAR, phase=Phase.ENACTED, is_sample=True, origin="Angka CONTOH")
    changed = folder / "CONTOH-20000-lagi.xlsx"
    first, *others = _rows()
    changed.write_bytes(content(sipd_workbook([replace(first, amount=(first.amount or 0) + 1), *others], YEAR)))
    for name, book in (("read, check, commit", path), ("read, check, compare, commit", changed)):
        report, line = measured(name, "rows", lambda book=book: import_budget(book, details), lambda found: int(found["rows_stored"]))
        if not report["accepted"]:
            raise ValueError(f"{name}: {report['problems']}")
        yield line
