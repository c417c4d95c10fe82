"""An import of 20,000 rows of 14 columns, on SQLite and on PostgreSQL: the floor, ours, and django-import-export.

Each line is measured in a process of its own, after one run of the same thing that is not counted: nobody pays for loading modules, and nobody
finds them loaded by another. On PostgreSQL the server's own time counts, for all three alike.

floor     every row read to Python by calamine, every row written as it is by executemany or COPY into a table of the same columns and indexes,
          without constraints. Nothing is checked, nothing compared, no file kept.
ours      the file read in its child process, checked, compared with the vintage that is in force, kept, and stored as the next vintage.
peer      django-import-export as its admin works: read and dry run with the differences shown, then, confirmed, read and imported. It is given
          fewer rows, since 20,000 take minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from bench.database import Database, database
from bench.measuring import Measured
from cms.demo.workbooks import NAMES, Row, budget, content
from cms.domain.budgets import Phase

YEAR = 2025
# What the vintage in force says, what the warming run brings, and what the measured one brings: one amount of each differs.
VERSIONS = 3
TITLES = (
    *("Kode SKPD", "Nama SKPD", "Kode sub unit", "Nama sub unit", "Kode program", "Nama program", "Kode kegiatan", "Nama kegiatan"),
    *("Kode sub kegiatan", "Nama sub kegiatan", "Kode rekening", "Nama rekening", "Uraian", "Jumlah"),
)
FIELDS = (
    *("office_code", "office_name", "unit_code", "unit_name", "programme_code", "programme_name", "activity_code", "activity_name"),
    *("sub_activity_code", "sub_activity_name", "account", "account_name", "detail", "amount"),
)


def floor(folder: Path, kind: str, count: str) -> Iterator[Measured]:
    """Read and written, nothing else."""
    with database(kind, folder) as base:
        fill = _floor(base)
        fill(workbook(folder, count, 1))
        yield base.measured("floor: calamine, executemany" if kind == "sqlite" else "floor: calamine, COPY", lambda: fill(workbook(folder, count, 2)))


def ours(folder: Path, kind: str, count: str) -> Iterator[Measured]:
    """What `./publish.py import` does."""
    with database(kind, folder) as base:
        from cms.budgets.services import Details  # noqa: PLC0415  models load only after django.setup()
        from cms.imports.services import import_budget  # noqa: PLC0415  the same

        details = Details(year=YEAR, phase=Phase.ENACTED, is_sample=True, origin="Angka CONTOH")

        def run(version: int, publish: bool = False) -> int:
            report = import_budget(workbook(folder, count, version), details, publish=publish)
            if not report["accepted"] or report["vintage"] != f"v{version + 1}":
                raise ValueError(f"{report['vintage']}: {report['problems']}")
            return int(report["rows_stored"])

        run(0, publish=True)
        run(1)
        yield base.measured("read, check, compare, commit", lambda: run(2))


def peer(folder: Path, kind: str, count: str) -> Iterator[Measured]:
    """A resource over a plain model with the same fields, rows known by their number, every setting as it comes."""
    with database(kind, folder) as base:
        run = _peer(int(count))
        run(workbook(folder, count, 1).read_bytes())
        yield base.measured("django-import-export, as its admin works", lambda: run(workbook(folder, count, 2).read_bytes()))


def workbook(folder: Path, count: str, version: int) -> Path:
    return folder / f"CONTOH-{count}-{version}.xlsx"


def prepare(folder: Path, *counts: str) -> Iterator[Measured]:
    """Writes the workbooks, in a process whose memory is nobody's figure."""
    for count in counts:
        for version in range(VERSIONS):
            workbook(folder, count, version).write_bytes(_content(int(count), more=version))
    yield from ()


def _content(count: int, *, more: int) -> bytes:
    """The demo's budget again and again, each line with its own description. more: what the first amount is raised by."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rincian")
    sheet.append(TITLES)
    spending = [row for row in budget(YEAR) if row.amount is not None]
    for number, row in enumerate(islice(cycle(spending), count), start=1):
        sheet.append(_cells(row, number, more))
    return content(book)


def _cells(row: Row, number: int, more: int) -> tuple[object, ...]:
    names = [cell for code in (row.programme, row.activity, row.sub_activity) for cell in (code, NAMES.get(code, ""))]
    amount = (row.amount or Decimal(0)) + number * 1000 + (more if number == 1 else 0)
    return (*row.office, *row.unit, *names, *row.account, f"{row.detail or row.account[1]} {number}", amount)


def _floor(base: Database) -> Callable[[Path], int]:
    """Fills a table like that of budget lines with whatever the cells hold; the amount, which both read as a float, as a whole number."""
    names, table = base.bare_copy("budgets_budgetlinerecord")
    places = [FIELDS.index(name) if name in FIELDS else None for name in names]
    versions = iter(range(1, VERSIONS))

    def fill(path: Path) -> int:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[1:]
        version = next(versions)
        for number, row in enumerate(rows, start=1):
            row[-1] = round(row[-1] * 100)
            row += [number, version, ""]  # the position, the vintage, and what the table has beyond the file
        where = {"position": len(FIELDS), "vintage_id": len(FIELDS) + 1}
        order = [where.get(name, len(FIELDS) + 2) if place is None else place for name, place in zip(names, places, strict=True)]
        base.insert(table, names, ([row[place] for place in order] for row in rows))
        return len(rows)

    return fill


def _peer(count: int) -> Callable[[bytes], int]:
    from django.db import connection, models  # noqa: PLC0415  after django.setup()
    from import_export.formats.base_formats import XLSX  # noqa: PLC0415  the same
    from import_export.resources import modelresource_factory  # noqa: PLC0415  the same

    fields = {name: models.DecimalField(max_digits=20, decimal_places=2) if name == "amount" else models.TextField(null=True) for name in FIELDS}
    meta = type("Meta", (), {"app_label": "budgets"})
    plain = type("PeerLine", (models.Model,), {**fields, "number": models.AutoField(primary_key=True), "__module__": __name__, "Meta": meta})
    with connection.schema_editor() as editor:
        editor.create_model(plain)
    resource = modelresource_factory(plain)
    resource._meta.import_id_fields, resource._meta.fields = ["number"], ["number", *FIELDS]

    def run(packed: bytes) -> int:
        for is_dry in (True, False):
            dataset = XLSX().create_dataset(packed)
            dataset.headers = list(FIELDS)
            dataset.insert_col(0, list(range(1, count + 1)), header="number")
            result = resource().import_data(dataset, dry_run=is_dry, raise_errors=False)
            if result.has_errors() or result.has_validation_errors():
                raise ValueError("django-import-export refused its rows")
        with closing(connection.cursor()) as cursor:
            cursor.execute("SELECT count(*) FROM budgets_peerline")
            stored = int(cursor.fetchone()[0])
        if stored != count:
            raise ValueError(f"django-import-export stored {stored} rows")
        return stored

    return run
