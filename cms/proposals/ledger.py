"""Adds events to the chain: the one writer of event rows. Whoever opens a Ledger holds the journal until the transaction ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.utils import timezone

from cms.domain.proposals.chain import journal_digest, linked
from cms.domain.proposals.facts import ProposalEvent
from cms.domain.tables import Kind, columns_of
from cms.proposals.models import EventJournal, ProposalEventRecord, ProposalRecord
from cms.proposals.storage import EVENT_COLUMNS, Stored, stored

_DATES = frozenset(column.name for column in columns_of(ProposalEvent) if column.kind is Kind.DATE)


class Ledger:
    """One at a time: who comes second waits at the journal's row, and then sees what the first one recorded."""

    def __init__(self, by: AbstractBaseUser | None) -> None:
        self._journal = EventJournal.objects.select_for_update().get(pk=1)
        self._by = by
        self._now = timezone.now()
        self._rows: list[tuple[object, ...]] = []

    @property
    def now(self) -> datetime:
        return self._now

    def add(self, proposal: ProposalRecord, events: Sequence[ProposalEvent], previous: str) -> tuple[ProposalEvent, ...]:
        """Links checked events to the chain; they are written by close()."""
        chained = []
        for event in events:
            link = linked(event, previous)
            self._journal.count += 1
            self._journal.head = journal_digest(self._journal.head, link.digest)
            self._rows.append(self._row(proposal.pk, link))
            chained.append(link)
            previous = link.digest
        return tuple(chained)

    def close(self) -> None:
        """Writes every event in one executemany, and the journal's new end."""
        if not self._rows:
            return
        quote = connection.ops.quote_name
        names = ("proposal_id", *EVENT_COLUMNS, "serial", "journal", "recorded_at", "recorded_by_id")
        places = ", ".join(["%s"] * len(names))
        table = quote(ProposalEventRecord._meta.db_table)
        statement = f"INSERT INTO {table} ({', '.join(map(quote, names))}) VALUES ({places})"  # noqa: S608  our own names
        with connection.cursor() as cursor:
            cursor.executemany(statement, self._rows)
        self._rows.clear()
        self._journal.save()

    def _row(self, proposal_pk: int, event: ProposalEvent) -> tuple[object, ...]:
        values = stored(event, EVENT_COLUMNS)
        recorded_at = connection.ops.adapt_datetimefield_value(self._now)
        said = (_adapted(name, value) for name, value in values.items())
        return (proposal_pk, *said, self._journal.count, self._journal.head, recorded_at, self._by.pk if self._by else None)


def _adapted(name: str, value: Stored) -> object:
    """A date as the database's driver takes it."""
    return connection.ops.adapt_datefield_value(value) if name in _DATES else value
