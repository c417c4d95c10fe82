"""python -m cms demo_papers: the sample city's required documents, filed and published like anybody's. A second run changes nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any  # Django hands options over as they come

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from cms.demo.papers import sample_filings
from cms.papers import queries
from cms.papers.services import file_paper, publish


class Command(BaseCommand):
    help = "File and publish the sample documents (all marked CONTOH). Only where settings.DEMO is True, never in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("demo_papers fills the shelf with invented documents; it runs only with the development settings (DEMO = True).")
        filed = 0
        with tempfile.TemporaryDirectory() as folder:
            for filing in sample_filings(Path(folder)):
                if queries.paper(filing.paper, filing.year, is_sample=True) is None:
                    publish(file_paper(filing))
                    filed += 1
        self.stdout.write(f"Sample documents (CONTOH): {filed} new")
