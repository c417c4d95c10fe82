"""The databases that imports are measured on: an SQLite file, or a PostgreSQL server that lives as long as the run and whose time counts."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
from django.core.management import call_command

from bench.measuring import Measured, measured
from tests.support import postgresql

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """postmaster: the process of the server, 0 for SQLite, which has none."""

    kind: str
    address: str
    folder: Path
    postmaster: int = 0

    def measured(self, name: str, work: Callable[[], int]) -> Measured:
        """The work's CPU time, with the server's."""
        before = _server_seconds(self.postmaster)
        _, line = measured(f"{self.kind}: {name}", "rows", work, int)
        return Measured(
            name=line.name, count=line.count, unit=line.unit, seconds=line.seconds + _server_seconds(self.postmaster) - before, peak_mib=line.peak_mib
        )

    def bare_copy(self, table: str) -> tuple[list[str], str]:
        """A table with the same columns and indexes and nothing that checks: its columns less the key, and its name."""
        from django.db import connection  # noqa: PLC0415  after django.setup()

        with connection.cursor() as cursor:
            names = [column.name for column in connection.introspection.get_table_description(cursor, table) if column.name != "id"]
            if self.kind == "postgresql":
                cursor.execute(f"CREATE TABLE bare (LIKE {table} INCLUDING INDEXES INCLUDING IDENTITY)")
                return names, "bare"
            cursor.execute(
                "SELECT sql FROM sqlite_master WHERE tbl_name = %s AND type != 'trigger' AND sql IS NOT NULL ORDER BY type = 'index'", [table]
            )
            statements = [statement for (statement,) in cursor.fetchall()]
        with closing(sqlite3.connect(self._floor)) as own:  # which enforces no foreign key
            for statement in statements:
                own.execute(statement)
        return names, table

    def insert(self, table: str, names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """All rows the fastest way that the database has."""
        columns = ", ".join(f'"{name}"' for name in names)
        if self.kind == "sqlite":
            with closing(sqlite3.connect(self._floor)) as own, own:
                own.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(names))})', rows)
            return
        import psycopg  # noqa: PLC0415  only here

        with psycopg.connect(self.address) as own, own.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    @property
    def _floor(self) -> Path:
        return self.folder / "floor.sqlite3"


@contextmanager
def database(kind: str, folder: Path) -> Iterator[Database]:
    """A new database with all our tables, and Django set up for it."""
    with ExitStack() as stack:
        own = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=folder)))
        if kind == "postgresql" and postgresql.programs() is None:
            raise SystemExit("there is no PostgreSQL server: apt-get install postgresql")
        address = stack.enter_context(postgresql.server()) if kind == "postgresql" else str(own / "bench.sqlite3")
        os.environ["TERANG_BENCH_DATABASE"], os.environ["TERANG_BENCH_FILES"] = address, str(own / "files")
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        django.setup()
        call_command("migrate", verbosity=0)
        yield Database(kind=kind, address=address, folder=own, postmaster=_postmaster() if kind == "postgresql" else 0)


def _postmaster() -> int:
    """The parent of the process that serves us. From here on it cleans up only when told to: that may fall into anybody's run."""
    from django.db import connection  # noqa: PLC0415  after django.setup()

    with connection.cursor() as cursor:
        cursor.execute("ALTER SYSTEM SET autovacuum = off")
        cursor.execute("SELECT pg_reload_conf(), pg_backend_pid()")
        return _stat(int(cursor.fetchone()[1]))[1]


def _server_seconds(postmaster: int) -> float:
    """User and system time of the server: of its first process, of those that it has now, and of those that have ended."""
    if not postmaster:
        return 0.0
    seconds = 0.0
    for place in Path("/proc").glob("[0-9]*"):
        try:
            pid, parent, own, ended = _stat(int(place.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
        if postmaster in (pid, parent):
            seconds += own + (ended if pid == postmaster else 0.0)
    return seconds


def _stat(pid: int) -> tuple[int, int, float, float]:
    """A process's number, its parent's, and the seconds that it took itself and that its ended children took."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system, children_user, children_system = (int(field) / TICKS for field in fields[11:15])
    return pid, int(fields[1]), user + system, children_user + children_system
