"""Django for the benchmark of imports: the test settings with a database of its own, as an office would have."""

from __future__ import annotations

import os

from cms.settings.postgresql import postgresql
from cms.settings.sqlite import sqlite
from cms.settings.test import *  # noqa: F403  settings modules are read as flat names

_address = os.environ["TERANG_BENCH_DATABASE"]
DATABASES = {"default": postgresql(_address) if _address.startswith("postgresql:") else sqlite(_address)}
MEDIA_ROOT = os.environ["TERANG_BENCH_FILES"]
