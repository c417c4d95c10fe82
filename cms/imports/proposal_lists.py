"""How lists of proposals and of outcomes pass the desk of lists: read, taken in, taken back. See lists.py.

History is only ever added to. Undoing a list adds events too: each move that it made is taken back with a reason, a proposal that it brought
in is withdrawn, words that it corrected are corrected back. All of that stays to be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any  # a report is JSON

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from cms.domain.errors import MoveRefused
from cms.domain.proposals.choices import Choice, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.intake import Intake, continued
from cms.domain.proposals.wording import name_of as choice_name
from cms.domain.tables import columns_of
from cms.imports.handling import SHOWN, Checked, Handling, withheld
from cms.imports.models import ListBatch, ListKind
from cms.imports.proposals import ProposalDetails, counted, read_against_stored, read_outcomes_against_stored, same_in
from cms.proposals import queries, services
from cms.proposals.storage import ASKED_COLUMNS, proposal_of, stored
from importers.proposals.report import report_of
from importers.table import ImportResult

TITLES = {column.name: column.title("id") for column in columns_of(Proposal)}
UNDO_OFFICE = "Bappeda"


def _said(details: ProposalDetails) -> dict[str, Any]:
    return {
        "as_of": details.as_of.isoformat() if details.as_of else None,
        "year": details.year,
        "system": details.system,
        "sheet": details.sheet,
        "by_office": details.by_office,
        "is_foreign": details.is_foreign,
    }


def _proposal_details(batch: ListBatch) -> ProposalDetails:
    said = {name: value for name, value in batch.details.items() if name != "sent_role"}
    as_of = date.fromisoformat(said.pop("as_of")) if said.get("as_of") else batch.day_sent
    return ProposalDetails(**{"as_of": as_of, "is_sample": batch.is_sample, **{name: value for name, value in said.items() if name != "as_of"}})


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


PROPOSALS = Handling(check=_check_proposals, said=_said, details_of=_proposal_details, take_in=_take_in, undo=_undo_proposals)
