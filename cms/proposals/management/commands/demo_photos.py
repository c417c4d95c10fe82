"""python -m cms demo_photos: drawings in place of photos, before and after, for a few finished sample proposals. A second run changes nothing."""

from __future__ import annotations

from typing import Any  # Django passes options of any type

from django.core.management.base import BaseCommand
from django.db import transaction

from cms.demo.photos import lane
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import Proposal
from cms.domain.proposals.photos import PhotoMoment
from cms.proposals import photos, queries, services

MANY = 12
SHOWN = {
    PhotoMoment.BEFORE: "Gambar contoh: jalan tanah berlumpur dengan genangan, sebelum dikerjakan (CONTOH)",
    PhotoMoment.AFTER: "Gambar contoh: jalan yang sama sudah diperkeras dengan batu tepi, sesudah selesai (CONTOH)",
}


class Command(BaseCommand):
    help = "Drawings in place of photos, before and after, for a few finished sample proposals."

    def handle(self, *args: Any, **options: Any) -> None:
        finished = [one for one in queries.proposals() if one.is_sample and one.state is State.COMPLETED]
        chosen = [one for one in finished[-MANY:] if not any(event.photo for event in one.events)]
        for one in chosen:
            with_photos(one)
        self.stdout.write(f"Photos of {len(chosen)} sample proposals.")


@transaction.atomic
def with_photos(proposal: Proposal) -> None:
    """Two events, on the day of the last one: how it was and how it is."""
    record = queries.record(proposal.reference)
    for moment, alt in SHOWN.items():
        drawing = lane(proposal.reference, is_done=moment is PhotoMoment.AFTER)
        name = photos.keep(photos.ready(drawing, alt=alt, moment=moment), record)
        services.decide(
            proposal.reference, to=State.COMPLETED, on=proposal.last.on, by_office=proposal.last.by_office, note="Foto lokasi (CONTOH).", photo=name
        )
