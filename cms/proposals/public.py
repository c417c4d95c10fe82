"""Database -> facts: proposals as the static site shows them. Every recorded proposal is public, also the rejected, for ever."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from cms.domain.proposals.facts import Proposal
from cms.domain.proposals.photos import Photo
from cms.proposals import queries
from cms.proposals.models import ProposalEventRecord
from cms.proposals.photos import published as kept_photos


def published() -> tuple[Proposal, ...]:
    """Every proposal with its whole history, by number."""
    return queries.proposals()


def photos(proposals: Iterable[Proposal]) -> tuple[Photo, ...]:
    """The photos that their events name."""
    return kept_photos(proposals)


def last_recorded() -> datetime | None:
    """When the newest event was recorded."""
    moment: datetime | None = ProposalEventRecord.objects.aggregate(last=Max("recorded_at"))["last"]
    return moment
