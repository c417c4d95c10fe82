"""Writes of proposals, each a verb, one transaction, one audit record. Every way in (form, import, API) ends here.

What is refused raises ProposalRefused with all faults; then nothing is stored. An event may be dated on any day since the last one
until today.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any  # what an event says is of any type

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from cms.core import audit
from cms.domain.city import city_named
from cms.domain.personal import PersonalKind, personal_number
from cms.domain.proposals.chain import asked_digest
from cms.domain.proposals.checks import Fault, Known, ProposalRefused, check_history, check_move, check_proposal
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import REFERENCE, Proposal, ProposalEvent, reference
from cms.domain.proposals.intake import Intake, compare, continued
from cms.domain.proposals.reasons import DUPLICATE
from cms.domain.proposals.rows import places_of
from cms.domain.proposals.standing import due_on
from cms.proposals import queries
from cms.proposals.ledger import Ledger
from cms.proposals.models import EventJournal, InternalNote, ProposalRecord
from cms.proposals.storage import ASKED_COLUMNS, stored

REGISTERED = "terang.proposals.registered"
ANSWERED = "terang.proposals.answered"
TAKEN_IN = "terang.proposals.taken_in"
AMENDED = "terang.proposals.amended"
NOTED = "terang.proposals.noted"

Faults = dict[str, list[Fault]]
# Number of a proposal -> how many events it had when somebody looked at it.
Seen = Mapping[str, int]
NOTHING_SEEN: Seen = {}
FREE_TEXTS = ("by_office", "to_office", "note", "reason", "instead", "objection", "planning_document", "executor", "evidence", "letter")
ASKED_TEXTS = ("title", "place", "theme", "problem", "unit", "office", "source_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What an import did. registered: the new public numbers, in the order of the file."""

    registered: tuple[str, ...]
    events: int
    amended: int
    same: int


@transaction.atomic
def register(proposal: Proposal, *, by: AbstractBaseUser | None = None) -> Proposal:
    """Records a new proposal and gives it its public number."""
    ledger = Ledger(by)
    made = _register(ledger, (proposal,), _known())[0]
    ledger.close()
    audit.record(REGISTERED, queries.record(made.reference), by=by, reference=made.reference)
    return made


@transaction.atomic
def decide(number: str, *, to: State, on: date, by_office: str, by: AbstractBaseUser | None = None, **said: Any) -> ProposalEvent:
    """Adds one event. said: what ProposalEvent's columns hold beside these."""
    event = ProposalEvent(reference=number, to_state=to, on=on, by_office=by_office, **said)
    return answer_many((event,), by=by)[0]


@transaction.atomic
def answer_many(
    events: Iterable[ProposalEvent], *, by: AbstractBaseUser | None = None, is_import: bool = False, seen: Seen = NOTHING_SEEN
) -> tuple[ProposalEvent, ...]:
    """Adds events to the proposals that they name, several to one in their order. All are stored or none.

    seen: how many events the person had before them. A button that was pressed twice, or a second window, adds nothing unseen.
    """
    ledger = Ledger(by)
    added = _append(ledger, tuple(events), _known(is_import=is_import), seen)
    ledger.close()
    numbers = sorted({event.reference for event in added})
    if numbers:
        audit.record(ANSWERED, queries.record(numbers[0]), by=by, references=numbers, events=len(added))
    return added


def faults_of(event: ProposalEvent, *, may_be_later: bool = False, brings_photo: bool = False, seen: Seen = NOTHING_SEEN) -> tuple[Fault, ...]:
    """What would keep this event from being added now: for forms. may_be_later: it is only prepared, for a day that may be yet to come.

    brings_photo: its photo came with it and is kept when nothing else is wrong.
    """
    known = replace(_known(), photos=None) if brings_photo else _known()
    history = queries.proposal(event.reference).events
    (placed,) = continued(history, (_with_standards(event),), event.reference)
    about = replace(known, today=None) if may_be_later else known
    return (*_meanwhile(history, seen.get(event.reference)), *check_move(placed, history, about), *_personal(placed))


@transaction.atomic
def merge(
    number: str, *, into: str, on: date, by_office: str, reason: str, reason_code: str = DUPLICATE, by: AbstractBaseUser | None = None
) -> tuple[ProposalEvent, ProposalEvent]:
    """Merges one proposal into another, with the link in both histories."""
    said = {"reason_code": reason_code, "reason": reason, "other": into}
    gone = ProposalEvent(reference=number, to_state=State.MERGED, on=on, by_office=by_office, **said)
    queries.record(into)
    first, second = answer_many((gone, *links_back((gone,))), by=by)
    return first, second


def links_back(events: Sequence[ProposalEvent]) -> tuple[ProposalEvent, ...]:
    """For each merger among events the other side of its link, to be added after them. One that stopped without a word says nothing more."""
    where = {record.reference: (State(record.state), record.last_on) for record in _records({event.other for event in events} - {""})}
    last = where | {event.reference: (event.to_state, event.on) for event in events if event.reference in where}
    links = []
    for event in events:
        state, last_on = last.get(event.other, (State.STOPPED, event.on))
        if event.to_state is State.MERGED and state is not State.STOPPED:
            note = f"Usulan {event.reference} digabungkan ke sini."
            about = {"on": max(event.on, last_on), "by_office": event.by_office, "note": note, "other": event.reference}
            links.append(ProposalEvent(reference=event.other, to_state=state, **about))
            last[event.other] = (state, max(event.on, last_on))
    return tuple(links)


@transaction.atomic
def forward(
    number: str, *, to_office: str, letter: str, on: date, by_office: str, reason_code: str, reason: str, by: AbstractBaseUser | None = None
) -> ProposalEvent:
    """Hands a proposal over to another authority."""
    said = {"to_office": to_office, "letter": letter, "reason_code": reason_code, "reason": reason}
    return decide(number, to=State.FORWARDED, on=on, by_office=by_office, by=by, **said)


@transaction.atomic
def take_back(
    number: str, *, reason: str, by_office: str, on: date | None = None, by: AbstractBaseUser | None = None, seen: Seen = NOTHING_SEEN
) -> ProposalEvent:
    """Takes the last move back, as something that should never have been recorded. Both stay in the history."""
    back = taking_back(queries.proposal(number), on=on or timezone.localdate(), by_office=by_office, reason=reason)
    return answer_many((back,), by=by, seen=seen)[0]


def taking_back(proposal: Proposal, *, on: date, by_office: str, reason: str) -> ProposalEvent:
    """The event that takes the last move back, numbered after the history."""
    history = proposal.in_force
    last = next((event for event in reversed(history) if event.is_move), history[0])
    said = {"on": max(on, proposal.last.on), "by_office": by_office, "corrects": last.number, "reason": reason}
    back = ProposalEvent(to_state=last.from_state or last.to_state, **said)
    return continued(proposal.events, (back,), proposal.reference)[0]


@transaction.atomic
def note_internally(number: str, *, text: str, by: AbstractBaseUser | None) -> InternalNote:
    """Keeps a note for colleagues beside a proposal; the public never sees it. The newest one sent again by the same hand stays one."""
    record = queries.record(number)
    # A button pressed twice sends two at the same moment: the second looks when the first is kept.
    ProposalRecord.objects.select_for_update(no_key=True).get(pk=record.pk)
    newest = InternalNote.objects.filter(proposal=record).first()
    if newest and (newest.text, newest.written_by) == (text, by):
        return newest
    note = InternalNote.objects.create(proposal=record, text=text, written_by=by)
    audit.record(NOTED, record, by=by, reference=number)
    return note


def refresh_due_dates() -> int:
    """Due dates again by the rules of today, after a city has changed them. Gives how many are others now."""
    rules = _city(settings.CITY).proposal_rules
    kept = dict(ProposalRecord.objects.values_list("reference", "due_on"))
    changed = [(one.reference, day) for one in queries.proposals() if (day := due_on(one, rules)) != kept[one.reference]]
    for number, day in changed:
        ProposalRecord.change(queries.record(number).pk, due_on=day)
    return len(changed)


@transaction.atomic
def amend(
    number: str, *, on: date, by_office: str, note: str, by: AbstractBaseUser | None = None, seen: Seen = NOTHING_SEEN, **asked: Any
) -> Proposal:
    """Corrects what was asked (a title, a place): the change is an event of its own, and the chain covers the new words."""
    ledger = Ledger(by)
    before = queries.proposal(number)
    if meanwhile := [*_meanwhile(before.events, seen.get(number))]:
        raise ProposalRefused({number: meanwhile})
    _amend(ledger, before, asked, ProposalEvent(on=on, to_state=State.RECEIVED, by_office=by_office, note=note), _known())
    ledger.close()
    audit.record(AMENDED, queries.record(number), by=by, reference=number, columns=sorted(asked))
    return queries.proposal(number)


@transaction.atomic
def take_in(incoming: Iterable[Proposal], *, on: date, by_office: str, by: AbstractBaseUser | None = None) -> Taken:
    """Records what a file adds to what is stored: new proposals, new events, corrections. The same file again changes nothing."""
    ledger = Ledger(by)
    known = _known(is_import=True)
    difference = difference_to(incoming)
    if difference.contradictions:
        raise ProposalRefused({one.incoming.source_id or one.incoming.reference: (one.fault,) for one in difference.contradictions})
    made = _register(ledger, difference.new, known)
    added = _append(ledger, tuple(event for _, events in difference.added for event in events), known)
    ledger.close()
    for stored_one, says in difference.amended:
        _amend_from_source(ledger, stored_one.reference, says, on, by_office, known)
    ledger.close()
    if not difference.is_empty:
        audit.record(TAKEN_IN, EventJournal.objects.get(pk=1), by=by, registered=len(made), events=len(added), amended=len(difference.amended))
    events = sum(len(one.events) for one in made) + len(added)
    return Taken(registered=tuple(one.reference for one in made), events=events, amended=len(difference.amended), same=difference.same)


def difference_to(incoming: Iterable[Proposal]) -> Intake:
    """What take_in() would do: for the preview, and for take_in() itself."""
    facts = tuple(incoming)
    numbers = queries.numbers_of(name for one in facts for name in (one.source_id, one.copied_from, *(event.other for event in one.events)))
    numbered = {one.reference: one for one in queries.proposals({one.reference for one in facts} - {""})}
    return compare(queries.by_source(one.source_id for one in facts), (_standardised(one, numbers) for one in facts), numbered)


# How it is done ---------------------------------------------------------------------------------------------------------


# A city file is read once: a list of 5,000 rows asks for its words 500 times.
_city = cache(city_named)


def _known(*, is_import: bool = False) -> Known:
    city = _city(settings.CITY)
    return Known(
        reasons=city.proposal_rules.reasons,
        villages=places_of(city).keys(),
        budget_lines=queries.PublishedLines(),
        references=queries.references(),
        photos=queries.KeptPhotos().of,
        today=timezone.localdate(),
        is_import=is_import,
    )


def _register(ledger: Ledger, proposals: Sequence[Proposal], known: Known) -> tuple[Proposal, ...]:
    """Checks, numbers and stores new proposals."""
    numbered, refused = _numbered(proposals)
    known = replace(known, references=queries.references().union(one.reference for one in numbered))
    for one in numbered:
        faults = [*check_proposal(one, known), *(fault for _, fault in check_history(one.events, known)), *_personal(one, ASKED_TEXTS)]
        if faults:
            refused.setdefault(one.source_id or one.reference, []).extend(faults)
    if refused:
        raise ProposalRefused(refused)
    records = ProposalRecord.objects.bulk_create([_record_of(one, ledger) for one in numbered], batch_size=500)
    return tuple(replace(one, events=ledger.add(record, one.events, "")) for one, record in zip(numbered, records, strict=True))


def _numbered(proposals: Sequence[Proposal]) -> tuple[list[Proposal], Faults]:
    """Every new proposal with its public number: its own when it brings a free one, else the next of its year."""
    refused: Faults = {}
    taken = queries.references()
    sources = set(queries.numbers_of(one.source_id for one in proposals))
    counters: dict[int, int] = {}
    for number in (*taken, *(one.reference for one in proposals)):
        if found := REFERENCE.fullmatch(number):
            counters[int(found[1])] = max(counters.get(int(found[1]), 0), int(found[2]))
    numbered, own = [], set(taken)
    for one in proposals:
        if one.reference in own:
            refused.setdefault(one.source_id or one.reference, []).append(_taken("reference-taken", "reference", one.reference))
        if one.source_id in sources:
            refused.setdefault(one.source_id, []).append(_taken("source-taken", "source_id", one.source_id))
        number = one.reference or _next(counters, one)
        own.add(number)
        sources.update({one.source_id} - {""})
        numbered.append(one if one.reference == number else replace(one, reference=number))
    numbers = {one.source_id: one.reference for one in numbered if one.source_id}
    return [_complete(_standardised(one, numbers)) for one in numbered], refused


def _taken(code: str, field: str, found: str) -> Fault:
    return Fault(code=code, field=field, details=(("found", found),))


def _next(counters: dict[int, int], proposal: Proposal) -> str:
    year = proposal.asked_on.year if proposal.events else timezone.localdate().year
    counters[year] = counters.get(year, 0) + 1
    return reference(year, counters[year])


def _standardised(proposal: Proposal, numbers: Mapping[str, str]) -> Proposal:
    """With public numbers where the source has its own, and with the city's words on how to object where a rejection has none."""
    events = tuple(_with_standards(_renumbered(event, numbers)) for event in proposal.events)
    copied_from = numbers.get(proposal.copied_from, proposal.copied_from)
    is_same = copied_from == proposal.copied_from and all(map(operator.is_, events, proposal.events))
    return proposal if is_same else replace(proposal, copied_from=copied_from, events=events)


def _renumbered(event: ProposalEvent, numbers: Mapping[str, str]) -> ProposalEvent:
    return replace(event, other=numbers[event.other]) if event.other in numbers else event


def _with_standards(event: ProposalEvent) -> ProposalEvent:
    if event.to_state is State.REJECTED and event.from_state is not State.REJECTED and not event.objection:
        return replace(event, objection=_city(settings.CITY).proposal_rules.objection_in("id"))
    return event


def _complete(proposal: Proposal) -> Proposal:
    """Its events numbered and linked by state; the first carries the digest of what was asked."""
    if not proposal.events:
        return proposal
    first = replace(proposal.events[0], asked_sha256=asked_digest(proposal))
    return replace(proposal, events=continued((), (first, *proposal.events[1:]), proposal.reference))


def _record_of(proposal: Proposal, ledger: Ledger) -> ProposalRecord:
    return ProposalRecord(
        **stored(proposal, ASKED_COLUMNS),
        **_where(proposal),
        is_sample=proposal.is_sample,
        registered_at=ledger.now,
    )


def _where(proposal: Proposal) -> dict[str, Any]:
    """Where it stands, as kept beside its events."""
    due = due_on(proposal, _city(settings.CITY).proposal_rules)
    return {"state": proposal.state.value, "last_number": len(proposal.events), "last_on": proposal.last.on, "due_on": due}


def _append(ledger: Ledger, events: Sequence[ProposalEvent], known: Known, seen: Seen = NOTHING_SEEN) -> tuple[ProposalEvent, ...]:
    """Checks events against the histories that they continue, and adds them."""
    groups: dict[str, list[ProposalEvent]] = {}
    for event in events:
        groups.setdefault(event.reference, []).append(event)
    histories = {one.reference: one for one in queries.proposals(groups.keys())}
    records = {one.reference: one for one in _records(groups)}
    refused: Faults = {number: [_taken("other-unknown", "reference", number)] for number in groups if number not in histories}
    added = []
    for number, new in groups.items():
        if number not in histories:
            continue
        history = histories[number].events
        if meanwhile := [*_meanwhile(history, seen.get(number))]:
            refused[number] = meanwhile
            continue
        placed = continued(history, map(_with_standards, new), number)
        if faults := [*_faults(history, placed, known), *(fault for event in placed for fault in _personal(event))]:
            refused[number] = faults
            continue
        added.extend(ledger.add(records[number], placed, history[-1].digest))
        ProposalRecord.change(records[number].pk, **_where(replace(histories[number], events=(*history, *placed))))
    if refused:
        raise ProposalRefused(refused)
    return tuple(added)


def _meanwhile(history: Sequence[ProposalEvent], seen: int | None) -> Iterator[Fault]:
    """Something was recorded that the person who answers has not seen."""
    if seen is not None and seen != len(history):
        last = history[-1]
        yield Fault(code="meanwhile", field="to_state", details=(("state", last.to_state), ("on", last.on), ("by_office", last.by_office)))


def _personal(fact: ProposalEvent | Proposal, names: Iterable[str] = FREE_TEXTS) -> Iterator[Fault]:
    """A personal number in words that everybody will read."""
    for name in names:
        if kind := personal_number(getattr(fact, name)):
            yield Fault(code="personal", field=name, details=(("kind", PersonalKind(kind)),))


def _records(numbers: Iterable[str]) -> list[ProposalRecord]:
    wanted = sorted(numbers)
    parts = (wanted[start : start + queries.PART] for start in range(0, len(wanted), queries.PART))
    return [record for part in parts for record in ProposalRecord.objects.filter(reference__in=part)]


def _faults(history: Sequence[ProposalEvent], placed: Sequence[ProposalEvent], known: Known) -> list[Fault]:
    found: list[Fault] = []
    good = list(history)
    for event in placed:
        faults = check_move(event, good, known)
        found.extend(faults)
        if not faults:
            good.append(event)
    return found


def _amend_from_source(ledger: Ledger, number: str, says: Proposal, on: date, by_office: str, known: Known) -> None:
    now = queries.proposal(number)
    asked = {name: getattr(says, name) for name in ASKED_COLUMNS if name not in ("reference", "source")}
    note = "Isi usulan dibetulkan menurut sumbernya."
    _amend(ledger, now, asked, ProposalEvent(on=max(on, now.last.on), to_state=now.state, by_office=by_office, note=note), known)


def _amend(ledger: Ledger, before: Proposal, asked: Mapping[str, Any], event: ProposalEvent, known: Known) -> None:
    """Stores other words for what was asked, and the event that says so."""
    after = replace(before, **asked)
    said = replace(event, to_state=before.state, asked_sha256=asked_digest(after))
    placed = continued(before.events, (said,), before.reference)
    if faults := [*check_proposal(after, known), *_faults(before.events, placed, known), *_personal(after, ASKED_TEXTS)]:
        raise ProposalRefused({before.reference: faults})
    record = queries.record(before.reference)
    ledger.add(record, placed, before.last.digest)
    changed = stored(after, tuple(asked)) | _where(replace(after, events=(*before.events, *placed)))
    ProposalRecord.change(record.pk, **changed)
