from __future__ import annotations

from django.apps import AppConfig


class TerangConfig(AppConfig):
    name = "cms"
    label = "terang"
    verbose_name = "Terang"
