"""Reads everything that is stored and says every place at which it is not what was recorded. Used by `verify_events` and by tests."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from cms.domain.proposals.chain import Break, Flaw, journal_digest, verify_all
from cms.proposals import queries, triggers
from cms.proposals.models import EventJournal, ProposalRecord


def breaks() -> Iterator[Break]:
    """Every break of a proposal's chain, of the chain over all events, and between a proposal's row and its history."""
    yield from verify_all(queries.proposals())
    yield from _journal_breaks()
    yield from _rows_that_say_otherwise()


def _journal_breaks() -> Iterator[Break]:
    """A gap, a changed link, or an end that is not the one the journal remembers."""
    head, count = "", 0
    for serial, digest, link, reference, number in queries.journal():
        count += 1
        if serial != count or link != journal_digest(head, digest):
            yield Break(flaw=Flaw.JOURNAL, reference=reference, number=number)
            count = serial
        head = link
    journal = EventJournal.objects.get(pk=1)
    if (journal.count, journal.head) != (count, head):
        yield Break(flaw=Flaw.JOURNAL, reference="(end)", number=journal.count)


def _rows_that_say_otherwise() -> Iterator[Break]:
    histories = {one.reference: one for one in queries.proposals()}
    for record in ProposalRecord.objects.order_by("reference").iterator():
        one = histories[record.reference]
        if (record.state, record.last_number, record.last_on) != (one.state.value, len(one.events), one.last.on):
            yield Break(flaw=Flaw.STATE, reference=record.reference, number=record.last_number)


def missing_triggers() -> tuple[str, ...]:
    """Triggers that the database ought to have."""
    return tuple(sorted(triggers.expected(connection) - triggers.found(connection)))


def head() -> tuple[int, str]:
    """How many events there are and the last link: worth writing down elsewhere, since it vouches for all before it."""
    journal = EventJournal.objects.get(pk=1)
    return journal.count, journal.head
