from __future__ import annotations

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "cms.papers"
    label = "papers"
    verbose_name = "Dokumen wajib"
