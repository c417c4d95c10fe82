"""Django for the benchmark of imports: the test settings with a database in a file of its own, as an office would have."""

from __future__ import annotations

import os

from cms.settings.sqlite import sqlite
from cms.settings.test import *  # noqa: F403  settings modules are read as flat names

DATABASES = {"default": sqlite(os.environ["TERANG_BENCH_DATABASE"])}
MEDIA_ROOT = os.environ["TERANG_BENCH_DATABASE"] + ".files"
