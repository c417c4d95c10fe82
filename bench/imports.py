"""An import of 20,000 rows of 14 columns: read, check, compare, commit on SQLite; beside the floor, which checks nothing, and django-import-export.

The floor fills the same table with the same indexes, so that what differs is what our import does beyond it. django-import-export
takes a minute for 20,000 rows, so it is given 500 in the same run: its line says what was measured, and its speed is per row.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path

import django
from django.core.management import call_command
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from bench.measuring import Measured, measured
from cms.demo.workbooks import NAMES, Row, budget, content
from cms.domain.budgets import Phase

ROWS = 20_000
MANY_ROWS = 200_000
PEER_ROWS = 500
YEAR = 2025
TITLES = (
    *("Kode SKPD", "Nama SKPD", "Kode sub unit", "Nama sub unit", "Kode program", "Nama program", "Kode kegiatan", "Nama kegiatan"),
    *("Kode sub kegiatan", "Nama sub kegiatan", "Kode rekening", "Nama rekening", "Uraian", "Jumlah"),
)
FIELDS = (
    *("office_code", "office_name", "unit_code", "unit_name", "programme_code", "programme_name", "activity_code", "activity_name"),
    *("sub_activity_code", "sub_activity_name", "account", "account_name", "detail", "amount"),
)


def imports() -> Iterator[Measured]:
    """20,000 rows, and the peer."""
    with tempfile.TemporaryDirectory() as folder:
        _ready(Path(folder))
        yield from _ours(Path(folder), ROWS)
        yield _peer(Path(folder))


def many() -> Iterator[Measured]:
    """200,000 rows: the same ratio, and the peak of memory."""
    with tempfile.TemporaryDirectory() as folder:
        _ready(Path(folder))
        yield from _ours(Path(folder), MANY_ROWS)


def _ready(folder: Path) -> None:
    os.environ["TERANG_BENCH_DATABASE"] = str(folder / "bench.sqlite3")
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
    call_command("migrate", verbosity=0)


def _ours(folder: Path, count: int) -> Iterator[Measured]:
    """The floor; ours into an empty database; then with one changed line, which is compared with what is stored."""
    from cms.budgets.services import Details  # noqa: PLC0415  models load only after django.setup()
    from cms.imports.services import import_budget  # noqa: PLC0415  the same

    first, changed = folder / "CONTOH.xlsx", folder / "CONTOH-lagi.xlsx"
    first.write_bytes(_workbook(count))
    changed.write_bytes(_workbook(count, more=1))
    _, line = measured("floor: calamine and executemany, nothing checked", "rows", lambda: _floor(first, folder / "floor.sqlite3"), int)
    yield line
    details = Details(year=YEAR, phase=Phase.ENACTED, is_sample=True, origin="Angka CONTOH")
    for name, book in (("read, check, commit", first), ("read, check, compare, commit", changed)):
        report, line = measured(name, "rows", lambda book=book: import_budget(book, details), lambda found: int(found["rows_stored"]))
        if not report["accepted"]:
            raise ValueError(f"{name}: {report['problems']}")
        yield line


def _cells(row: Row, number: int, more: int) -> tuple[object, ...]:
    names = [cell for code in (row.programme, row.activity, row.sub_activity) for cell in (code, NAMES.get(code, ""))]
    amount = (row.amount or Decimal(0)) + number * 1000 + (more if number == 1 else 0)
    return (*row.office, *row.unit, *names, *row.account, f"{row.detail or row.account[1]} {number}", amount)


def _workbook(count: int, *, more: int = 0) -> bytes:
    """The demo's budget again and again, each line with its own description. more: what the first amount is raised by."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rincian")
    sheet.append(TITLES)
    spending = [row for row in budget(YEAR) if row.amount is not None]
    for number, row in enumerate(islice(cycle(spending), count), start=1):
        sheet.append(_cells(row, number, more))
    return content(book)


def _floor(path: Path, database: Path) -> int:
    """The table and the indexes of budget lines, filled with whatever the cells hold."""
    from django.db import connection as ours  # noqa: PLC0415  after django.setup()

    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[1:]
    with ours.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name = 'budgets_budgetlinerecord' AND sql IS NOT NULL ORDER BY type = 'index'")
        statements = [statement for (statement,) in cursor.fetchall() if not statement.startswith("CREATE TRIGGER")]
    with sqlite3.connect(database) as connection:
        for statement in statements:
            connection.execute(statement)
        names = [row[1] for row in connection.execute("PRAGMA table_info(budgets_budgetlinerecord)")][1:]
        places = [FIELDS.index(name) if name in FIELDS else None for name in names]
        filled = [
            [
                number if name == "position" else 1 if name == "vintage_id" else "" if place is None else row[place]
                for name, place in zip(names, places, strict=True)
            ]
            for number, row in enumerate(rows, start=1)
        ]
        columns = ", ".join(f'"{name}"' for name in names)
        connection.executemany(f"INSERT INTO budgets_budgetlinerecord ({columns}) VALUES ({', '.join('?' * len(names))})", filled)
    connection.close()
    return len(rows)


def _peer(folder: Path) -> Measured:
    """django-import-export as it comes: a resource over a plain model with the same fields, rows known by their number.

    Measured is the second import, one row of which has changed, as ours is measured: read, compared with what is stored, committed.
    """
    from django.db import connection, models  # noqa: PLC0415  after django.setup()
    from import_export.formats.base_formats import XLSX  # noqa: PLC0415  the same
    from import_export.resources import modelresource_factory  # noqa: PLC0415  the same

    fields = {name: models.DecimalField(max_digits=20, decimal_places=2) if name == "amount" else models.TextField(null=True) for name in FIELDS}
    meta = type("Meta", (), {"app_label": "budgets"})
    plain = type("PeerLine", (models.Model,), {**fields, "number": models.AutoField(primary_key=True), "__module__": __name__, "Meta": meta})
    with connection.schema_editor() as editor:
        editor.create_model(plain)
    resource = modelresource_factory(plain)()
    resource._meta.import_id_fields, resource._meta.fields = ["number"], ["number", *FIELDS]

    def run(packed: bytes) -> int:
        dataset = XLSX().create_dataset(packed)
        dataset.headers = list(FIELDS)
        dataset.insert_col(0, list(range(1, PEER_ROWS + 1)), header="number")
        resource.import_data(dataset, dry_run=False, raise_errors=True)
        return int(plain._default_manager.count())

    run(_workbook(PEER_ROWS))
    again = _workbook(PEER_ROWS, more=1)
    count, line = measured(f"django-import-export, its defaults, {PEER_ROWS} rows", "rows", lambda: run(again), int)
    if count != PEER_ROWS:
        raise ValueError(f"django-import-export stored {count} rows")
    return line
