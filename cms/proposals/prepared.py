"""Answers that are prepared privately and published together: checked when they are prepared, and once more when they are published.

Used by the desk. Nothing of this is in a snapshot before it is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any  # what an event says is of any type

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet

from cms.core import audit
from cms.domain.errors import MoveRefused
from cms.domain.proposals.checks import Fault, ProposalRefused
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import ProposalEvent
from cms.domain.tables import Kind, columns_of
from cms.proposals import queries, services
from cms.proposals.models import EventJournal, PreparedAnswer
from cms.proposals.storage import EVENT_COLUMNS, event_of, stored

PREPARED = "terang.proposals.prepared"
DISCARDED = "terang.proposals.discarded"
# Number of a proposal -> the stamp of the answer that waited for it when somebody looked, "" for none.
SeenPrepared = Mapping[str, str]
NOTHING_SEEN: SeenPrepared = {}
_DAYS = frozenset(column.name for column in columns_of(ProposalEvent) if column.kind is Kind.DATE)


def waiting() -> QuerySet[PreparedAnswer]:
    """All that wait, the earliest day first."""
    return PreparedAnswer.objects.select_related("proposal", "prepared_by")


def event_in(answer: PreparedAnswer) -> ProposalEvent:
    """What it will say."""
    said = answer.said
    values = [_day(said[name]) if name in _DAYS else said[name] for name in EVENT_COLUMNS]
    return event_of(values, answer.proposal.reference)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def prepare(events: Iterable[ProposalEvent], *, by: AbstractBaseUser | None, seen: SeenPrepared = NOTHING_SEEN) -> tuple[PreparedAnswer, ...]:
    """Keeps answers until they are published. A new one replaces the one that waited for the same proposal, if whoever sends it has seen that."""
    given = tuple(events)
    refuse({event.reference: (*services.faults_of(event, may_be_later=True), *_unseen(event, seen)) for event in given})
    made = []
    for event in given:
        said = _said(event)
        waits = PreparedAnswer.objects.filter(proposal__reference=event.reference).first()
        if waits is None or waits.said != said:
            about = {"to_state": event.to_state.value, "on": event.on, "said": said, "prepared_by": by}
            waits, _ = PreparedAnswer.objects.update_or_create(proposal=queries.record(event.reference), defaults=about)
        made.append(waits)
    _record(PREPARED, made, by)
    return tuple(made)


def _said(event: ProposalEvent) -> dict[str, Any]:
    return {name: _plain(value) for name, value in stored(event, EVENT_COLUMNS).items()}


def _unseen(event: ProposalEvent, seen: SeenPrepared) -> Iterator[Fault]:
    """Another answer came to wait for that proposal. The same one again, of a button that was pressed twice, is none."""
    waits = waiting().select_for_update(of=("self",)).filter(proposal__reference=event.reference).first()
    if waits and seen.get(event.reference, waits.stamp) != waits.stamp and waits.said != _said(event):
        details = (("state", State(waits.to_state)), ("on", waits.on))
        yield Fault(code="prepared-meanwhile", field="to_state", details=details)


def refuse(faults: dict[str, Sequence[Fault]]) -> None:
    """Raises ProposalRefused when any proposal has a fault."""
    if refused := {number: found for number, found in faults.items() if found}:
        raise ProposalRefused(refused)


@transaction.atomic
def publish(answers: Iterable[PreparedAnswer], *, by: AbstractBaseUser | None) -> tuple[ProposalEvent, ...]:
    """Adds all of them to the histories, or none. From then on they are final, and public with the next build.

    Raises MoveRefused when one was prepared anew, announced or thrown away by somebody else at the same moment.
    """
    chosen = {answer.pk: answer.stamp for answer in answers}
    locked = list(PreparedAnswer.objects.select_for_update().filter(pk__in=chosen).order_by("on", "pk"))
    if {answer.pk: answer.stamp for answer in locked} != chosen:
        raise MoveRefused("Yang dipilih baru saja diganti, diumumkan atau dibuang petugas lain. Periksa lagi.")
    events = tuple(map(event_in, locked))
    added = services.answer_many((*events, *services.links_back(events)), by=by)
    PreparedAnswer.objects.filter(pk__in=[answer.pk for answer in locked]).delete()
    return added


@transaction.atomic
def discard(answers: Iterable[PreparedAnswer], *, by: AbstractBaseUser | None) -> None:
    """Forgets answers that were never published."""
    gone = list(answers)
    _record(DISCARDED, gone, by)
    PreparedAnswer.objects.filter(pk__in=[answer.pk for answer in gone]).delete()


def _record(action: str, answers: Sequence[PreparedAnswer], by: AbstractBaseUser | None) -> None:
    if answers:
        audit.record(action, EventJournal.objects.get(pk=1), by=by, references=[answer.proposal.reference for answer in answers])
