"""python -m cms watch_services: what keepers of services should look at. For cron: --mail tells them, --links visits every link."""

from __future__ import annotations

from typing import Any  # Django hands options over as they come

from django.core.management import BaseCommand
from django.utils import timezone

from cms.licensing.watching import mailed, sentences, visited, watch


class Command(BaseCommand):
    help = "Public services whose review is overdue, whose shared entries were corrected since, and (--links) whose links lead nowhere."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--links", action="store_true", help="Visit every address that public services name.")
        parser.add_argument("--mail", action="store_true", help="Mail licensing officers and editors when there is something to do.")

    def handle(self, *args: Any, **options: Any) -> None:
        found = watch(timezone.localdate(), visited if options["links"] else None)
        self.stdout.write("\n".join(sentences(found)))
        if options["mail"]:
            self.stdout.write(f"Surel dikirim kepada {mailed(found)} orang.")
