"""Tests: SQLite in memory, quick passwords, nothing sent anywhere.

TEST_DATABASE_URL=postgresql://user:password@localhost:5432/postgres make test runs the same tests on PostgreSQL, in a database of its own.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from cms.settings.base import *  # noqa: F403  settings modules are read as flat names
from cms.settings.base import REST_FRAMEWORK
from cms.settings.postgresql import postgresql
from cms.settings.sqlite import sqlite

SECRET_KEY = "only-for-tests"  # noqa: S105  protects nothing
ALLOWED_HOSTS = ["localhost", "testserver"]
DATABASES = {"default": postgresql(url) if (url := os.environ.get("TEST_DATABASE_URL")) else sqlite(":memory:")}
MEDIA_ROOT = Path(tempfile.gettempdir()) / "terang-tests"  # tests that store a file point this at their own folder
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
REST_FRAMEWORK = {**REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"anon": None}}
