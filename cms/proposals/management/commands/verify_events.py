"""python -m cms verify_events: is the history of proposals what was recorded? Ends with 10 when it is not."""

from __future__ import annotations

from typing import Any  # Django's arguments and options are of any type

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.domain.errors import DataError
from cms.proposals import verification
from cms.proposals.models import ProposalEventRecord

MOST_TOLD = 20


class Command(BaseCommand):
    help = "Checks the hash chain over all events of proposals, and the triggers that guard them. Example: python -m cms verify_events"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head",
            metavar="COUNT:DIGEST",
            help="what this command printed earlier, or a publication shows: everything up to there must still be the same",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        faults = [f"trigger {name} is missing: run python -m cms migrate" for name in verification.missing_triggers()]
        faults += [str(one) for one in verification.breaks()]
        if options["head"] and (fault := _remembered(options["head"])):
            faults.append(fault)
        count, head = verification.head()
        if faults:
            told = [*faults[:MOST_TOLD], *([f"... and {len(faults) - MOST_TOLD} more"] if len(faults) > MOST_TOLD else [])]
            raise CommandError("\n".join([f"{len(faults)} of {count} events or guards are not as recorded:", *told]), returncode=DataError.exit_code)
        self.stdout.write(f"{count} events verify. {count}:{head}")


def _remembered(text: str) -> str:
    """The fault, when an end that was written down earlier is no longer part of the chain; "" when it is."""
    serial, _, digest = text.partition(":")
    if not serial.isdigit():
        raise CommandError("--head is COUNT:DIGEST, as this command prints it", returncode=2)
    found = ProposalEventRecord.objects.filter(serial=int(serial)).values_list("journal", flat=True).first() or ""
    return "" if found == digest else f"event {serial} of the journal is not the one that was written down: {digest}"
