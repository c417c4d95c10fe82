"""SQLite as the development and test settings use it."""

from __future__ import annotations

from typing import Any  # Django's DATABASES is a dictionary of anything


def sqlite(name: str) -> dict[str, Any]:
    """WAL: readers go on while one writes. IMMEDIATE: a writer waits for its turn at the start, not in the middle."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768;",
        },
    }
