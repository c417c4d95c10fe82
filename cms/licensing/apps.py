from __future__ import annotations

from django.apps import AppConfig


class LicensingConfig(AppConfig):
    name = "cms.licensing"
    label = "licensing"
    verbose_name = "Perizinan"
