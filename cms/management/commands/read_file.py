"""python -m cms read_file BATCH TOKEN: reads one big file that was sent. Started by the upload itself, not by hand."""

from __future__ import annotations

from typing import Any  # Django hands options over as they come

from django.core.management import BaseCommand, CommandParser

from cms.imports.models import ImportBatch
from cms.imports.services import read_in_background


class Command(BaseCommand):
    help = "Read a big file that was sent. Started by the upload; does nothing when that reading is no longer waited for."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("batch", type=int)
        parser.add_argument("token")

    def handle(self, *args: Any, **options: Any) -> None:
        batch = ImportBatch.objects.filter(pk=options["batch"]).first()
        if batch is not None:
            read_in_background(batch, options["token"])
