"""PostgreSQL as production uses it, and tests when TEST_DATABASE_URL names a server."""

from __future__ import annotations

from typing import Any  # Django's DATABASES is a dictionary of anything
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def postgresql(url: str) -> dict[str, Any]:
    """Django's words for a PostgreSQL address."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL must be like postgresql://user:password@host:5432/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
