"""Database -> facts: proposals as the static site shows them. Every recorded proposal is public, also the rejected, for ever."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter

from django.db.models import Max

from cms.domain.proposals.facts import Proposal
from cms.domain.proposals.photos import Photo
from cms.proposals import queries
from cms.proposals.models import ProposalEventRecord
from cms.proposals.photos import published as kept_photos


def published() -> tuple[Proposal, ...]:
    """Every proposal with its whole history, by number."""
    return queries.proposals()


def published_since(before: tuple[Proposal, ...], serial: int, head: str) -> tuple[Proposal, ...]:
    """The same, where before was all of it when the journal had so many events and that digest: only those with newer events are read.

    Every change of a proposal is an event. A journal that does not go on from there is another one: then all of it is read.
    """
    if queries.digest_at(serial) != head:
        return published()
    fresh = {one.reference: one for one in queries.proposals(queries.references_since(serial))}
    if not fresh:
        return before
    return tuple(sorted([*(one for one in before if one.reference not in fresh), *fresh.values()], key=attrgetter("reference")))


def journal_end() -> tuple[int, str]:
    """How many events the journal has, and the digest of them all."""
    return queries.journal_end()


def photos_since(before: tuple[Photo, ...], old: Iterable[Proposal], new: tuple[Proposal, ...]) -> tuple[Photo, ...]:
    """photos(new), where before are those of old: looked for in the histories of those alone that are not the same."""
    known = {id(one) for one in old}
    fresh = [one for one in new if id(one) not in known]
    changed = {one.reference for one in fresh}
    kept = [one for one in before if one.reference not in changed]
    return tuple(sorted([*kept, *photos(fresh)], key=attrgetter("reference")))


def photos(proposals: Iterable[Proposal]) -> tuple[Photo, ...]:
    """The photos that their events name."""
    return kept_photos(proposals)


def last_recorded() -> datetime | None:
    """When the newest event was recorded."""
    moment: datetime | None = ProposalEventRecord.objects.aggregate(last=Max("recorded_at"))["last"]
    return moment
