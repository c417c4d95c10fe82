"""A developer's or a demo's machine: SQLite, a secret made on first use, nothing to configure. The default of `python -m cms`."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cms.settings.base import *  # noqa: F403  settings modules are read as flat names
from cms.settings.base import VAR
from cms.settings.sqlite import sqlite


def kept_secret(path: Path) -> str:
    """The secret of this copy; made once, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("utf-8")
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        secret = secrets.token_urlsafe(50)
        file.write(secret)
    return secret


DEBUG = True
DEMO = True
SECRET_KEY = kept_secret(VAR / "dev-secret")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DATABASES = {"default": sqlite(str(VAR / "terang.sqlite3"))}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
WHITENOISE_USE_FINDERS = True
