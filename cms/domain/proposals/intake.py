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


def compare(stored: Mapping[str, Proposal], incoming: Iterable[Proposal], numbered: Mapping[str, Proposal]) -> Intake:
    """stored: by source_id; numbered: by public number, those whose numbers the file brings. A proposal that is in neither is new.

    A public number alone makes nobody's words another's: only the very same proposal may bring it again.
    """
    new, added, amended, contradictions = [], [], [], []
    same = 0
    for one in incoming:
        known = stored.get(one.source_id) if one.source_id else None
        if known is None:
            holder = numbered.get(one.reference)
            if holder is None:
                new.append(one)
            elif not one.source_id and _fresh(holder, one) == () and _asked(holder) == _asked(one):
                same += 1
            else:
                taken = Fault(code="reference-taken", field="reference", details=(("found", one.reference),))
                contradictions.append(Contradiction(incoming=one, fault=taken))
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
    """The events that the file adds. What was decided here or came by another list, and a silence that ended, are not the file's business.

    A file that knows less than what is recorded says nothing new. One that says something else where the next recorded event stands
    tells another past.
    """
    told = [event for event in known.events if event.source is not None and event.to_state is not State.STOPPED]
    said = [event for event in incoming.events if event.to_state is not State.STOPPED]
    place = 0
    for order, now in enumerate(said):
        found = next((at for at in range(place, len(told)) if says_the_same(told[at], now)), None)
        if found is None and place < len(told):
            return Fault(code="history-differs", field="events", details=(("number", told[place].number), ("on", told[place].on)))
        if found is None:
            return continued(known.events, [*said[order:], *_stop(incoming)], known.reference)
        place = found + 1
    is_stopped = any(event.to_state is State.STOPPED and (not place or event.number > told[place - 1].number) for event in known.events)
    is_last_word = place == len(told) and known.last.source is not None
    return continued(known.events, () if is_stopped or not is_last_word else _stop(incoming), known.reference)


def _stop(incoming: Proposal) -> tuple[ProposalEvent, ...]:
    """The silence with which a file's history ends, where it does."""
    return incoming.events[-1:] if incoming.events[-1].to_state is State.STOPPED else ()


def says_the_same(before: ProposalEvent, now: ProposalEvent) -> bool:
    """Whether two events say the same, wherever they stand. A day of reading, where the source has none, is another at each reading."""
    recorded = before.precision is Precision.RECORDED and now.precision is Precision.RECORDED
    return all(getattr(before, name) == getattr(now, name) for name in _SAID if not (recorded and name == "on"))


def _asked(one: Proposal) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in _ASKED)
