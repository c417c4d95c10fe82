"""Lists through the admin: received and checked, accepted, refused, undone. The same reading as the command line's.

How a kind of list is read, stored and taken back is its Handling. Those of proposals stand here, those of licences in licence_lists.py.

History is only ever added to. Undoing a list adds events too: each move that it made is taken back with a reason, a proposal that it brought
in is withdrawn, words that it corrected are corrected back. All of that stays to be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any  # a report is JSON

from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from cms.core import audit
from cms.domain.errors import MoveRefused
from cms.domain.proposals.choices import Choice, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.intake import Intake, continued
from cms.domain.proposals.wording import name_of as choice_name
from cms.domain.tables import columns_of
from cms.imports.checking import PERSONAL
from cms.imports.models import PROPOSAL_KINDS, ListBatch, ListKind, ListState
from cms.imports.proposals import ProposalDetails, counted, read_against_stored, read_outcomes_against_stored, same_in
from cms.imports.services import name_of
from cms.proposals import queries, services
from cms.proposals.storage import ASKED_COLUMNS, proposal_of, stored
from importers.proposals.report import report_of
from importers.table import ImportResult

UNDONE = "terang.import.undone"
# How many changes of each kind a report shows one by one.
SHOWN = 200
TITLES = {column.name: column.title("id") for column in columns_of(Proposal)}
UNDO_OFFICE = "Bappeda"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A list that was read: its report with what it would change, and what was read. difference: what the kind's take_in needs."""

    report: dict[str, Any]
    result: ImportResult[Any]
    difference: Any
    holds_personal_numbers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """What one kind of list needs. said and details_of: what the sender said, as JSON and back; take_in gives the effect that undo gets."""

    check: Callable[[Path, str, Any, str], Checked]
    said: Callable[[Any], dict[str, Any]]
    details_of: Callable[[ListBatch], Any]
    take_in: Callable[[ListBatch, Checked, Any, AbstractBaseUser | None], dict[str, Any]]
    undo: Callable[[ListBatch, AbstractBaseUser | None, str], list[str]]


HANDLING: dict[str, Handling] = {}


def check(path: Path, kind: str, details: Any, file_name: str) -> Checked:
    """Reads a list and says everything about it. Stores nothing."""
    return HANDLING[kind].check(path, kind, details, file_name)


def _check_proposals(path: Path, kind: str, details: ProposalDetails, file_name: str) -> Checked:
    difference = None
    result: ImportResult[Any]
    if kind == ListKind.PROPOSALS:
        result, difference = read_against_stored(path, details.request)
        counts = counted(difference) if difference else None
        changes = _changes(difference) if difference else {}
    else:
        result = read_outcomes_against_stored(path, details.request)
        counts = {"new": 0, "events": len(result.facts), "amended": 0, "same": same_in(result)}
        changes = {"events": [_told(event) for event in result.facts[:SHOWN]]}
    is_personal, result = withheld(result)
    report = report_of(replace(result, file_name=file_name)) | {"difference": counts, "changes": changes}
    return Checked(report=report, result=result, difference=difference, holds_personal_numbers=is_personal)


def withheld(result: ImportResult[Any]) -> tuple[bool, ImportResult[Any]]:
    """Whether there are personal numbers in it, and the result without samples of its cells if there are."""
    is_personal = any(problem.code.startswith(PERSONAL) for problem in result.problems if problem.is_error)
    return is_personal, replace(result, understood=()) if is_personal else result


def _changes(difference: Intake) -> dict[str, Any]:
    """The first of each kind, in words: what would be registered, added, corrected."""
    added = [event for _, events in difference.added for event in events]
    return {
        "new": [
            {"title": one.title, "place": one.place, "state": choice_name(one.state, "id"), "cell": str(one.source)} for one in difference.new[:SHOWN]
        ],
        "events": [_told(event) for event in added[:SHOWN]],
        "amended": [change for before, after in difference.amended[:SHOWN] for change in _amendments(before, after)],
    }


def _told(event: ProposalEvent) -> dict[str, str]:
    return {
        "reference": event.reference,
        "from": choice_name(event.from_state, "id") if event.from_state else "",
        "to": choice_name(event.to_state, "id"),
        "on": event.on.isoformat(),
        "by_office": event.by_office,
        "says": event.reason or event.note,
    }


def _amendments(before: Proposal, after: Proposal) -> Iterator[dict[str, str]]:
    for name in ASKED_COLUMNS:
        old, new = getattr(before, name), getattr(after, name)
        if name not in ("reference", "source") and old != new:
            yield {"reference": before.reference, "column": TITLES[name], "old": _written(old), "new": _written(new)}


def _written(value: object) -> str:
    return choice_name(value, "id") if isinstance(value, Choice) else "" if value is None else str(value)


# Receiving ---------------------------------------------------------------------------------------------------------------


def receive(upload: File, kind: str, details: Any, *, by: AbstractBaseUser | None) -> ListBatch:
    """Keeps a list privately and checks it. One with a personal number in it is not kept."""
    said = HANDLING[kind].said(details)
    batch = ListBatch(kind=kind, file_name=name_of(upload), sent_at=timezone.now(), sent_by=by, is_sample=details.is_sample, details=said)
    batch.file.save(batch.file_name, upload, save=False)
    name = batch.file.name
    try:
        checked = check(Path(batch.file.path), kind, details, batch.file_name)
        _take_report(batch, checked)
        if checked.holds_personal_numbers:
            batch.file.name = ""
        with transaction.atomic():
            batch.save()
            audit.record(audit.RECEIVED, batch, by=by, sha256=batch.file_sha256, state=batch.state)
    except BaseException:
        batch.file.storage.delete(name)
        raise
    if checked.holds_personal_numbers:
        batch.file.storage.delete(name)
    return batch


def _take_report(batch: ListBatch, checked: Checked) -> None:
    batch.report, batch.file_sha256, batch.file_bytes = checked.report, checked.result.file_sha256, checked.result.file_bytes
    batch.state = ListState.CHECKED if checked.report["accepted"] else ListState.FAULTY


def _said(details: ProposalDetails) -> dict[str, Any]:
    return {
        "as_of": details.as_of.isoformat() if details.as_of else None,
        "year": details.year,
        "system": details.system,
        "sheet": details.sheet,
        "by_office": details.by_office,
        "is_foreign": details.is_foreign,
    }


def details_of(batch: ListBatch) -> Any:
    """What the sender said of the file."""
    return HANDLING[batch.kind].details_of(batch)


def _proposal_details(batch: ListBatch) -> ProposalDetails:
    said = dict(batch.details)
    as_of = date.fromisoformat(said.pop("as_of")) if said.get("as_of") else batch.sent_at.date()
    return ProposalDetails(**{"as_of": as_of, "is_sample": batch.is_sample, **{name: value for name, value in said.items() if name != "as_of"}})


# Deciding ----------------------------------------------------------------------------------------------------------------


@transaction.atomic
def accept(batch: ListBatch, *, by: AbstractBaseUser | None) -> bool:
    """Takes the list in, all of it. False when what is stored has changed since it was checked: then its report is made anew instead."""
    locked = _waiting(batch)
    details = details_of(locked)
    checked = check(Path(locked.file.path), locked.kind, details, locked.file_name)
    if not checked.report["accepted"] or checked.report["difference"] != locked.report["difference"]:
        _take_report(locked, checked)
        locked.save()
        return False
    locked.effect = HANDLING[locked.kind].take_in(locked, checked, details, by)
    _decide(locked, ListState.ACCEPTED, by)
    audit.record(audit.ACCEPTED, locked, by=by, **checked.report["difference"])
    return True


def _take_in(batch: ListBatch, checked: Checked, details: ProposalDetails, by: AbstractBaseUser | None) -> dict[str, Any]:
    """Stores it; gives what undoing needs to know."""
    if checked.difference is None:
        facts = checked.result.facts
        added = services.answer_many((*facts, *services.links_back(facts)), by=by)
        return _effect([], added, {})
    difference = checked.difference
    before = {one.reference: stored(one, ASKED_COLUMNS) for one, _ in difference.amended}
    taken = services.take_in(checked.result.facts, on=details.request.as_of, by_office=details.by_office, by=by)
    return _effect(taken.registered, [event for _, events in difference.added for event in events], before)


def _effect(registered: Iterable[str], events: Iterable[ProposalEvent], amended: Mapping[str, Any]) -> dict[str, Any]:
    """What it added, and the last event of every proposal that it touched."""
    pairs = [(event.reference, event.number) for event in events]
    touched = {*registered, *(number for number, _ in pairs), *amended}
    last = {one.reference: one.last.number for one in queries.proposals(touched)}
    return {"registered": list(registered), "events": pairs, "amended": dict(amended), "last": last}


@transaction.atomic
def refuse(batch: ListBatch, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Ends a waiting list without taking it in. What was said of it stays, the file goes."""
    locked = _waiting(batch, ListState.CHECKED, ListState.FAULTY)
    name, locked.file.name, locked.reason = locked.file.name, "", reason
    _decide(locked, ListState.REFUSED, by)
    audit.record(audit.REFUSED, locked, by=by, reason=reason)
    if name:
        transaction.on_commit(lambda: locked.file.storage.delete(name))


@transaction.atomic
def undo(batch: ListBatch, *, by: AbstractBaseUser | None, reason: str) -> int:
    """Takes back everything that an accepted list added. Gives how many facts it was about. Refused where something has happened since."""
    locked = _waiting(batch, ListState.ACCEPTED)
    about = HANDLING[locked.kind].undo(locked, by, reason)
    locked.reason = reason
    _decide(locked, ListState.UNDONE, by)
    audit.record(UNDONE, locked, by=by, references=about, reason=reason)
    return len(about)


def _undo_proposals(locked: ListBatch, by: AbstractBaseUser | None, reason: str) -> list[str]:
    _must_be_last(locked.effect["last"])
    registered, events, about = set(locked.effect["registered"]), _by_proposal(locked.effect["events"]), sorted(locked.effect["last"])
    found = {one.reference: one for one in queries.proposals(about)}
    # The reason is the public's to read, so it says where it comes from.
    said = f"Dibatalkan bersama seluruh berkas {locked.file_name}: {reason}"
    backs = [back for number in about for back in _backs(found[number], number in registered, events.get(number, ()), said)]
    services.answer_many(backs, by=by)
    for number, words in locked.effect["amended"].items():
        _amend_back(number, words, said, by)
    return about


def _by_proposal(pairs: Iterable[list[Any]]) -> dict[str, tuple[int, ...]]:
    numbers: dict[str, tuple[int, ...]] = {}
    for reference, number in pairs:
        numbers[reference] = (*numbers.get(reference, ()), number)
    return numbers


def _must_be_last(last: Mapping[str, int]) -> None:
    """Nothing may have happened since: a later decision stands on what this list said."""
    now = {one.reference: one.last.number for one in queries.proposals(last)}
    later = sorted(number for number, kept in last.items() if now[number] != kept)
    if later:
        named = ", ".join(later[:10]) + (f" dan {len(later) - 10} lagi" if len(later) > 10 else "")
        raise MoveRefused(f"Tidak dapat dibatalkan sekaligus, karena sesudahnya sudah ada kejadian lain pada {named}. Batalkan satu per satu.")


def _backs(proposal: Proposal, is_registered: bool, numbers: tuple[int, ...], said: str) -> Iterator[ProposalEvent]:
    """What takes the list's moves back, newest first; then what withdraws a proposal that only the list brought in."""
    about: dict[str, Any] = {"on": timezone.localdate(), "by_office": UNDO_OFFICE, "reason": said}
    while (move := _last_move(proposal)) and (move.number in numbers or (is_registered and not proposal.state.is_waiting)):
        back = services.taking_back(proposal, **about)
        proposal = replace(proposal, events=(*proposal.events, back))
        yield back
    if is_registered:
        withdrawn = ProposalEvent(to_state=State.WITHDRAWN, **about | {"on": max(about["on"], proposal.last.on)})
        yield continued(proposal.events, (withdrawn,), proposal.reference)[0]
    yield from _disowned(proposal, numbers, about)


def _last_move(proposal: Proposal) -> ProposalEvent | None:
    return next((event for event in reversed(proposal.in_force) if event.is_move and event.from_state), None)


def _disowned(proposal: Proposal, numbers: tuple[int, ...], about: Mapping[str, Any]) -> Iterator[ProposalEvent]:
    """News about a state that the list added: it is no move, so a note says that it does not hold."""
    for event in proposal.in_force:
        if event.number in numbers and event.to_state is not State.STOPPED:
            words = {"on": max(about["on"], proposal.last.on), "by_office": about["by_office"], "corrects": event.number}
            yield ProposalEvent(
                reference=proposal.reference, to_state=proposal.state, note=f"Kejadian {event.number} tidak berlaku. {about['reason']}", **words
            )


def _amend_back(number: str, words: Mapping[str, Any], said: str, by: AbstractBaseUser | None) -> None:
    now = queries.proposal(number)
    before = proposal_of([words[name] for name in ASKED_COLUMNS], is_sample=now.is_sample, events=())
    asked = {name: getattr(before, name) for name in ASKED_COLUMNS if name not in ("reference", "source")}
    services.amend(number, on=max(timezone.localdate(), now.last.on), by_office=UNDO_OFFICE, note=said, by=by, **asked)


def _waiting(batch: ListBatch, *states: ListState) -> ListBatch:
    """The locked row. Raises MoveRefused when somebody was faster."""
    locked = ListBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.state not in (states or (ListState.CHECKED,)):
        raise MoveRefused(f"{locked.file_name} sudah diputuskan atau belum dapat diterima: {locked.get_state_display().lower()}.")
    return locked


def _decide(batch: ListBatch, state: ListState, by: AbstractBaseUser | None) -> None:
    batch.state, batch.decided_at, batch.decided_by = state, timezone.now(), by
    batch.save()


PROPOSAL_HANDLING = Handling(check=_check_proposals, said=_said, details_of=_proposal_details, take_in=_take_in, undo=_undo_proposals)
HANDLING.update(dict.fromkeys(PROPOSAL_KINDS, PROPOSAL_HANDLING))
