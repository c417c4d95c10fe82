"""Database -> facts: the crosswalk as the static site uses and shows it."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from cms.crosswalk import queries
from cms.domain.crosswalk import CrosswalkEntry


def published() -> tuple[CrosswalkEntry, ...]:
    """The table in force."""
    return queries.entries_of(queries.newest())


def published_on() -> date | None:
    """Since which day it is in force; None before the first."""
    newest = queries.newest()
    return timezone.localtime(newest.accepted_at).date() if newest is not None else None
