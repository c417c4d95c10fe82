"""Outcomes in bulk: one row an event, with the number of the proposal that it is about. Several rows for one proposal follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any  # the columns of an event are of any type

from cms.domain.codes import UnitCode, unit_code
from cms.domain.proposals.checks import Fault, check_move
from cms.domain.proposals.choices import Level, Milestone, State
from cms.domain.proposals.facts import ProposalEvent, account_in, reference
from cms.domain.proposals.intake import continued, says_the_same
from cms.domain.proposals.reasons import named as reason_named
from importers.proposals.days import to_month
from importers.proposals.listing import Listing
from importers.values import Refused

DATES = ("review_on", "document_due", "starts_on", "planned_finish", "finished_on")
AMOUNTS = ("recommended_amount", "planned_amount", "realised_amount")
NUMBERS = ("fiscal_year", "rank", "corrects")
_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_WRITTEN = re.compile(r"P-(20[0-9]{2})-([0-9]{1,9})")
TEXTS = ("by_office", "to_office", "note", "reason", "instead", "objection", "planning_document", "executor", "evidence", "photo", "letter")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row as an event, and where it stands. event is None when the row says too little to make one."""

    position: int
    number: str
    event: ProposalEvent | None


def outcomes_of(listing: Listing) -> list[Outcome]:
    """The rows as events, in the order of the file, each checked against what its proposal's history is by then."""
    found = list(_events(listing))
    numbers = _numbers(listing)
    return list(_checked(listing, [replace_number(outcome, _public(outcome.number, numbers, listing)) for outcome in found]))


def replace_number(outcome: Outcome, number: str) -> Outcome:
    event = outcome.event if outcome.event is None else replace(outcome.event, reference=number)
    return Outcome(outcome.position, number, event)


def _public(text: str, numbers: Mapping[str, str], listing: Listing) -> str:
    """The public number that is meant: of the source's own, or in other letters, dashes or digits than we write it. Else what was written."""
    if text in numbers:
        return numbers[text]
    found = _WRITTEN.fullmatch(_DASH.sub("-", text.upper()))
    number = reference(int(found[1]), int(found[2])) if found else text
    stored = listing.request.stored
    return number if stored is None or number in stored else text


def _numbers(listing: Listing) -> dict[str, str]:
    """Numbers of the source system -> public numbers: officers know the one or the other."""
    stored = listing.request.stored or {}
    numbers: dict[str, str] = {}
    for number, one in stored.items():
        if one.source_id:
            numbers[one.source_id] = numbers[one.source_id.partition(":")[2]] = number
    return numbers


def _events(listing: Listing) -> Iterator[Outcome]:
    numbers = listing.texts("number")
    words, decisions = listing.texts("decision"), listing.choices("decision", State)
    on = listing.needed_days("on")
    levels, milestones = listing.choices("level", Level), listing.choices("milestone", Milestone)
    codes = listing.texts("reason_code")
    others = listing.texts("other")
    columns: dict[str, Sequence[Any]] = {name: listing.texts(name) for name in TEXTS}
    columns |= {name: [day and day[0] for day in listing.days(name)] for name in DATES}
    columns |= {name: listing.amounts(name) for name in AMOUNTS}
    columns |= {name: listing.numbers(name) for name in NUMBERS}
    columns["planned_month"] = _months(listing)
    lines = _lines(listing)
    known = _numbers(listing)
    for position, number in enumerate(numbers):
        decision, day = decisions[position], on[position]
        if not number:
            listing.refuse(position, "number", "outcome.unknown-number", "")
        if decision is None and not words[position]:
            listing.refuse(position, "decision", "choice.unknown", "", ("title", "keputusan"), ("choices", ", ".join(state.slug for state in State)))
        if decision is None or day is None or not number:
            yield Outcome(position, number, None)
            continue
        said = {name: values[position] for name, values in columns.items()} | lines[position]
        said["by_office"] = said["by_office"] or listing.request.by_office
        if decision is State.REJECTED and not said["objection"]:
            said["objection"] = listing.request.rules.objection_in("id")
        event = ProposalEvent(
            reference=number,
            on=day[0],
            precision=day[1],
            to_state=decision,
            level=levels[position],
            milestone=milestones[position],
            reason_code=reason_named(codes[position], listing.request.rules.reasons) if codes[position] else "",
            other=_public(others[position], known, listing),
            source=listing.ref(position),
            **said,
        )
        yield Outcome(position, number, event)


def _months(listing: Listing) -> list[str]:
    """Planned months as 2026-08. What cannot be read is left for the vocabulary to say so in its own words."""
    found = []
    for text in listing.texts("planned_month"):
        try:
            found.append(to_month(text))
        except Refused:
            found.append(text)
    return found


def _lines(listing: Listing) -> list[dict[str, Any]]:
    """The budget line of every row: from four columns, or from one cell with all four parts."""
    names = ("budget_dataset", "budget_office", "budget_sub_activity", "budget_account")
    four = list(zip(*(listing.texts(name) for name in names), strict=True))
    found = []
    for position, (text, parts) in enumerate(zip(listing.texts("budget_line"), four, strict=True)):
        name = "budget_line" if text else "budget_account"
        try:
            found.append(_line(_split(text) if text else parts))
        except ValueError:
            listing.refuse(position, name, "budget-line.not-readable", text or " / ".join(parts))
            found.append({})
    return found


def _split(text: str) -> tuple[str, ...]:
    """ "apbd-2025-murni / office / sub activity / account"; a budget by account alone has two parts. Raises ValueError."""
    parts = tuple(part.strip() for part in text.replace(";", "/").split("/"))
    if len(parts) == 2:
        return parts[0], "", "", parts[1]
    if len(parts) != 4:
        raise ValueError(text)
    return parts


def _line(parts: tuple[str, ...]) -> dict[str, Any]:
    dataset, office, sub_activity, account = parts
    return {
        "budget_dataset": dataset,
        "budget_office": _code(office),
        "budget_sub_activity": _code(sub_activity),
        "budget_account": account_in(dataset, account) if account else None,
    }


def _code(text: str) -> UnitCode | None:
    return unit_code(text) if text else None


def _checked(listing: Listing, outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """Held against the histories, row after row in the order of the file. What is recorded already, word for word, is skipped."""
    stored = listing.request.stored
    if stored is None:
        yield from (outcome for outcome in outcomes if outcome.event is not None and not listing.is_refused(outcome.position))
        return
    known = replace(listing.request.known, is_import=False, references=stored.keys())
    histories: dict[str, list[ProposalEvent]] = {}
    recorded: list[int] = []
    kept: list[Outcome] = []
    for outcome in outcomes:
        event = outcome.event
        if event is None:
            continue
        if event.reference not in stored:
            listing.refuse(outcome.position, "number", "outcome.unknown-number", event.reference)
            continue
        if any(says_the_same(before, event) for before in stored[event.reference].events):
            recorded.append(outcome.position)
            continue
        history = histories.setdefault(event.reference, list(stored[event.reference].events))
        before = next((one for one in history[len(stored[event.reference].events) :] if says_the_same(one, event)), None)
        if before is not None and before.source is not None:
            listing.refuse(outcome.position, "number", "outcome.row-twice", event.reference, ("first", str(before.source.row)))
            continue
        placed = continued(history, (event,), event.reference)[0]
        faults = check_move(placed, history, known)
        _tell(listing, outcome.position, faults)
        if not faults:
            history.append(placed)
            kept.append(Outcome(outcome.position, event.reference, placed))
    refused = {outcome.position for outcome in kept if listing.is_refused(outcome.position)}
    listing.leave_out(recorded, "recorded")
    yield from (outcome for outcome in kept if outcome.position not in refused)


FIELDS: dict[str, str] = {"to_state": "decision", "budget_dataset": "budget_line"}


def _tell(listing: Listing, position: int, faults: Sequence[Fault]) -> None:
    for fault in faults:
        name = FIELDS.get(fault.field, fault.field)
        listing.tell(position, fault, name if listing.has(name) else fault.field)
