from __future__ import annotations

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "cms.proposals"
    label = "proposals"
    verbose_name = "Usulan"
