"""Terang as a Django app: its commands, and what can only be joined once every area is loaded."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils import timezone


class TerangConfig(AppConfig):
    name = "cms"
    label = "terang"
    verbose_name = "Terang"

    def ready(self) -> None:
        from cms.core.preview import previews  # noqa: PLC0415  models can be loaded only when all apps are known
        from cms.imports.papers import looked_at  # noqa: PLC0415  as above
        from cms.papers.intake import intake  # noqa: PLC0415  as above
        from cms.snapshot import take_snapshot  # noqa: PLC0415  as above

        intake.look_with(looked_at)
        previews.freeze_with(lambda draft: take_snapshot(draft, today=timezone.localdate()))
