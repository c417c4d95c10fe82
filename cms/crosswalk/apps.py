from __future__ import annotations

from django.apps import AppConfig


class CrosswalkConfig(AppConfig):
    name = "cms.crosswalk"
    label = "crosswalk"
    verbose_name = "Tabel peralihan"
