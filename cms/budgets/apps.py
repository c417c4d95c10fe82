from __future__ import annotations

from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    name = "cms.budgets"
    label = "budgets"
    verbose_name = "Anggaran"
