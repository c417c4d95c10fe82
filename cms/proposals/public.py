"""Database -> facts: proposals as the static site shows them. Every recorded proposal is public, also the rejected, for ever."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from cms.domain.proposals.facts import Proposal
from cms.proposals import queries
from cms.proposals.models import ProposalEventRecord


def published() -> tuple[Proposal, ...]:
    """Every proposal with its whole history, by number."""
    return queries.proposals()


def last_recorded() -> datetime | None:
    """When the newest event was recorded."""
    moment: datetime | None = ProposalEventRecord.objects.aggregate(last=Max("recorded_at"))["last"]
    return moment
