"""The hash chain over a proposal's events: one changed byte anywhere is found, by us and by any reader of the CSV.

canonical form of a row: a JSON object of its non-empty columns, names sorted, each value the text that the CSV holds, no blanks
between, UTF-8. An event's digest is the sha256 of the digest before it (of "" for the first), a line feed, and the canonical
form of the event without its columns previous and digest. asked_sha256 is the sha256 of the canonical form of the proposal.

The CMS keeps a second chain over all events in the order in which they were recorded, so that a whole proposal cannot vanish.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.tables import columns_of, text_of

_EVENT_NAMES = tuple(sorted(column.name for column in columns_of(ProposalEvent) if column.name not in ("previous", "digest")))
_ASKED_NAMES = tuple(sorted(column.name for column in columns_of(Proposal)))
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _canonical(fact: object, names: tuple[str, ...]) -> bytes:
    filled = ((name, value) for name in names if (value := getattr(fact, name)) is not None and value != "")
    return _ENCODE({name: text_of(value) for name, value in filled}).encode()


def canonical_event(event: ProposalEvent) -> bytes:
    return _canonical(event, _EVENT_NAMES)


def asked_digest(proposal: Proposal) -> str:
    """The digest of what was asked, as the first event and every correction of it carry."""
    return sha256(_canonical(proposal, _ASKED_NAMES)).hexdigest()


def event_digest(event: ProposalEvent, previous: str) -> str:
    """From the digest before it and everything that the event says."""
    return sha256(previous.encode() + b"\n" + canonical_event(event)).hexdigest()


def linked(event: ProposalEvent, previous: str) -> ProposalEvent:
    """The event with its place in the chain."""
    return replace(event, previous=previous, digest=event_digest(event, previous))


def journal_digest(before: str, digest: str) -> str:
    """The next link of the chain over all events of the city."""
    return sha256(f"{before}\n{digest}".encode()).hexdigest()


class Flaw(enum.Enum):
    """What is wrong at one place of the chain."""

    NUMBER = "number"
    PREVIOUS = "previous"
    DIGEST = "digest"
    STATE = "state"
    ASKED = "asked"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Where a chain breaks."""

    flaw: Flaw
    reference: str
    number: int

    def __str__(self) -> str:
        return f"{self.reference} event {self.number}: {self.flaw.value}"


def verify(proposal: Proposal) -> tuple[Break, ...]:
    """Every place at which the proposal or its history is not what was recorded."""
    return tuple(Break(flaw=flaw, reference=proposal.reference, number=number) for flaw, number in _flaws(proposal))


def _flaws(proposal: Proposal) -> Iterator[tuple[Flaw, int]]:
    previous, state, asked = "", None, ""
    for number, event in enumerate(proposal.events, start=1):
        if event.number != number or event.reference != proposal.reference:
            yield Flaw.NUMBER, number
        if event.previous != previous:
            yield Flaw.PREVIOUS, number
        if event.from_state is not state:
            yield Flaw.STATE, number
        if event.digest != event_digest(event, event.previous):
            yield Flaw.DIGEST, number
        previous, state, asked = event.digest, event.to_state, event.asked_sha256 or asked
    if asked != asked_digest(proposal):
        yield Flaw.ASKED, len(proposal.events)


def verify_all(proposals: Iterable[Proposal]) -> Iterator[Break]:
    for proposal in proposals:
        yield from verify(proposal)
