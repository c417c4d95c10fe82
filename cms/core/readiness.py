"""Whether the database is the one that this version of the program needs. Used by publish.py and set_up."""

from __future__ import annotations

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cms.domain.errors import UsageError


def is_ready() -> bool:
    """False for a new database, and for one of an older version."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def require_ready() -> None:
    """Raises UsageError with what to do."""
    if not is_ready():
        raise UsageError("Basis data belum disiapkan untuk versi ini. Jalankan `make demo` (kota contoh) atau `.venv/bin/python -m cms set_up`.")
