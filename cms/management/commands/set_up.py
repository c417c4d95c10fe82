"""python -m cms set_up: everything that a first start needs. A second run is quick and changes nothing."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any  # Django hands options over as they come

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import BaseCommand, call_command
from wagtail.models import Page

from cms.core.readiness import is_ready
from cms.first_folders import make_missing_folders
from cms.first_pages import make_first_pages
from cms.proposals.services import refresh_due_dates


def compile_words(sources: Path, target: Path) -> None:
    """Writes each <language>/LC_MESSAGES/<domain>.po as the .mo that Django reads, where it is missing or says something else."""
    for source in sorted(sources.glob("*/LC_MESSAGES/*.po")):
        compiled = io.BytesIO()
        write_mo(compiled, read_po(io.BytesIO(source.read_bytes())))
        place = (target / source.relative_to(sources)).with_suffix(".mo")
        if not place.exists() or place.read_bytes() != compiled.getvalue():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(compiled.getvalue())


class Command(BaseCommand):
    help = "Prepare the database, the groups of staff and the first pages. Safe to run again."
    # The checks of Django run when the database is brought up to date; without that this command stays quick.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self._migrate()
        compile_words(Path(settings.LOCALE_SOURCES), Path(settings.LOCALE_PATHS[0]))
        self._collect_static_files()
        refresh_due_dates()
        self._tell("Folders made again", make_missing_folders())
        self._tell("First pages", make_first_pages())

    def _tell(self, what: str, made: Iterable[Page]) -> None:
        if titles := ", ".join(page.title for page in made):
            self.stdout.write(f"{what}: {titles}")

    def _migrate(self) -> None:
        if is_ready():
            self.stdout.write("The database is up to date")
        else:
            self.stdout.write("Bringing the database up to date")
            call_command("migrate", interactive=False, verbosity=0, stdout=self.stdout)

    def _collect_static_files(self) -> None:
        """Production gives out the admin's own files from one folder; elsewhere they come straight from the packages."""
        if "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"]:
            call_command("collectstatic", interactive=False, verbosity=0, stdout=self.stdout)
