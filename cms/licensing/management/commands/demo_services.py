"""python -m cms demo_services: the sample city's licences, stored and published like anybody's. A second run changes nothing."""

from __future__ import annotations

from typing import Any  # Django hands options over as they come

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from cms.demo.licences import before_its_new_rate, sample_finder, sample_issuances, sample_services
from cms.domain.errors import MoveRefused
from cms.licensing import queries
from cms.licensing.services import publish, replace_issuances, set_defaults, store, store_finder


class Command(BaseCommand):
    help = "Store and publish the sample licences (all marked CONTOH). Only where settings.DEMO is True, never in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("demo_services fills the site with invented licences; it runs only with the development settings (DEMO = True).")
        services = sample_services()
        folder = queries.folder()
        if not folder.rights.exists():
            first = services[0]
            set_defaults(pledge=first.pledge, rights=first.rights, complaints=first.complaints)
        published = 0
        for service in services:
            if queries.service(service.slug) is None and (before := before_its_new_rate(service)):
                publish(store(before))
            page = store(service)
            try:
                published += publish(page).live
            except MoveRefused as refused:
                self.stdout.write(f"Draft only: {refused}")
        for slug, issuances in sample_issuances().items():
            page = queries.service(slug)
            if page is not None and queries.issuances_of(page) != tuple(sorted(issuances, key=lambda one: (one.issued, one.received))):
                replace_issuances(page, issuances)
        store_finder(sample_finder())
        self.stdout.write(f"Sample licences (CONTOH): {len(services)}, of which {published} are public")
