"""What every test may lean on: Django with the test settings, before any module of the CMS is loaded."""

from __future__ import annotations

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
django.setup()
