"""What a file adds to what is stored: new proposals, new events of known ones, corrections of what was asked, contradictions.

History is never rewritten: a file that tells another past than the stored one is refused at the event where they part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cms.domain.proposals.checks import Fault
from cms.domain.proposals.choices import Precision, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.tables import columns_of

# Where it stands in the chain and in the file is not part of what an event says.
_PLACE = frozenset({"reference", "number", "from_state", "source", "asked_sha256", "previous", "digest"})
_SAID = tuple(column.name for column in columns_of(ProposalEvent) if column.name not in _PLACE)
_ASKED = tuple(column.name for column in columns_of(Proposal) if column.name not in ("reference", "source"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Where a file's history parts from the stored one."""

    incoming: Proposal
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The difference, to be shown before it is accepted. added: the new events of a known proposal, numbered after its own."""

    new: tuple[Proposal, ...]
    added: tuple[tuple[Proposal, tuple[ProposalEvent, ...]], ...]
    # (stored, what the file now says was asked)
    amended: tuple[tuple[Proposal, Proposal], ...]
    same: int
    contradictions: tuple[Contradiction, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.added or self.amended)

    @property
    def events(self) -> int:
        """How many events it would add."""
        return sum(len(one.events) for one in self.new) + sum(len(events) for _, events in self.added)


def compare(stored: Mapping[str, Proposal], incoming: Iterable[Proposal]) -> Intake:
    """stored: by source_id. An incoming proposal without one is always new."""
    new, added, amended, contradictions = [], [], [], []
    same = 0
    for one in incoming:
        known = stored.get(one.source_id) if one.source_id else None
        if known is None:
            new.append(one)
            continue
        fresh = _fresh(known, one)
        if isinstance(fresh, Fault):
            contradictions.append(Contradiction(incoming=one, fault=fresh))
            continue
        if fresh:
            added.append((known, fresh))
        if _asked(known) != _asked(one):
            amended.append((known, one))
        if not fresh and _asked(known) == _asked(one):
            same += 1
    return Intake(new=tuple(new), added=tuple(added), amended=tuple(amended), same=same, contradictions=tuple(contradictions))


def continued(history: Sequence[ProposalEvent], events: Iterable[ProposalEvent], reference: str) -> tuple[ProposalEvent, ...]:
    """Events as they stand after that history: numbered, each from the state before it."""
    last = history[-1] if history else None
    placed: list[ProposalEvent] = []
    for event in events:
        last = replace(event, reference=reference, number=last.number + 1 if last else 1, from_state=last.to_state if last else None)
        placed.append(last)
    return tuple(placed)


def _fresh(known: Proposal, incoming: Proposal) -> tuple[ProposalEvent, ...] | Fault:
    """The events that the file adds. What was decided here, and a silence that ended, are not the file's business."""
    told = [event for event in known.events if event.source is not None and event.to_state is not State.STOPPED]
    said = [event for event in incoming.events if event.to_state is not State.STOPPED]
    for before, now in zip(told, said, strict=False):
        if not says_the_same(before, now):
            return Fault(code="history-differs", field="events", details=(("number", before.number), ("on", before.on)))
    if len(said) < len(told):
        missing = told[len(said)]
        return Fault(code="history-differs", field="events", details=(("number", missing.number), ("on", missing.on)))
    fresh = said[len(told) :]
    if incoming.events[-1].to_state is State.STOPPED and known.state is not State.STOPPED and known.last.source is not None:
        fresh = [*fresh, incoming.events[-1]]
    return continued(known.events, fresh, known.reference)


def says_the_same(before: ProposalEvent, now: ProposalEvent) -> bool:
    """Whether two events say the same, wherever they stand. A day of reading, where the source has none, is another at each reading."""
    recorded = before.precision is Precision.RECORDED and now.precision is Precision.RECORDED
    return all(getattr(before, name) == getattr(now, name) for name in _SAID if not (recorded and name == "on"))


def _asked(one: Proposal) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in _ASKED)
