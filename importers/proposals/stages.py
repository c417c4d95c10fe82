"""Stage copies: a row that goes on is copied to the next stage and points back at the row it carries on. One chain, one proposal.

Seen in the musrenbang system of Kab. Sukabumi: a proposal that stops there has no status and no reason, just no copy. Such a chain
becomes "berhenti di ... sejak ..., tanpa alasan" once its stage is past: when somebody says so, or when most of its rows have gone on
(there 1,716 of 2,006 village proposals). Where fewer have, the rest still lie at their desk, and that is what is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any  # the columns of a Proposal are of any type

from cms.domain.proposals.choices import Origin, Precision, State, plain_word
from cms.domain.proposals.facts import ProposalEvent
from cms.domain.proposals.moves import MOVES
from cms.domain.proposals.reasons import UNEXPLAINED
from importers.proposals.asked import Draft, asked_of
from importers.proposals.listing import Listing, exact

SYSTEM = "rkpd"
SOURCE = "Sumber data"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: in whose name a proposal comes in there, and how far one has come that was copied to it."""

    title: str
    origin: Origin
    arrived: State


# As they follow each other in a year's planning (Kab. Sukabumi 2018; the law's own order for villages, districts, city).
STAGES = {
    plain_word(stage.title): stage
    for stage in (
        Stage("Usulan Masyarakat", Origin.RESIDENTS, State.RECEIVED),
        Stage("Pokok Pikiran Dewan", Origin.COUNCIL, State.RECEIVED),
        Stage("Musrenbang Desa/Kelurahan", Origin.VILLAGE, State.RECEIVED),
        Stage("Musrenbang Kelurahan", Origin.VILLAGE, State.RECEIVED),
        Stage("Musrenbang Desa", Origin.VILLAGE, State.RECEIVED),
        Stage("Musrenbang Kecamatan", Origin.DISTRICT, State.SCREENED),
        Stage("Forum Perangkat Daerah", Origin.OFFICE, State.PRIORITISED),
        Stage("Rancangan Awal", Origin.OFFICE, State.PRIORITISED),
        Stage("Rancangan Renja", Origin.OFFICE, State.ASSESSED),
        Stage("Musrenbang Kabupaten", Origin.OFFICE, State.ASSESSED),
        Stage("Musrenbang Kota", Origin.OFFICE, State.ASSESSED),
        Stage("Rancangan Akhir", Origin.OFFICE, State.ASSESSED),
        Stage("Rancangan KUA PPAS", Origin.OFFICE, State.ASSESSED),
        Stage("KUA PPAS", Origin.OFFICE, State.ASSESSED),
    )
}


@dataclass(slots=True)
class _Chains:
    """The rows as a forest: who carries on whom."""

    ids: list[str]
    parents: list[str]
    children: dict[int, list[int]]
    roots: list[int]


def drafts_of(listing: Listing) -> list[Draft]:
    """One draft for each chain, and one for each piece of a split one; rows in the order of the file."""
    stages = _stages(listing)
    chains = _chains(listing)
    asked = asked_of(listing, system=listing.request.system or SYSTEM)
    system = listing.request.system or SYSTEM
    for position, row in enumerate(asked):
        row["source_id"] = f"{system}:{chains.ids[position]}" if chains.ids[position] else ""
    created = [exact(day, listing.request.as_of) for day in listing.days("created")]
    past = _past(listing, stages, chains)
    reader = _Reader(listing=listing, stages=stages, chains=chains, asked=asked, created=created, past=past, as_of=_as_of(listing))
    found = [draft for root in chains.roots for draft in reader.chain(root)]
    _warn(listing, chains, found)
    return sorted(found, key=lambda draft: draft.position)


def _stages(listing: Listing) -> list[Stage | None]:
    found: list[Stage | None] = []
    for position, text in enumerate(listing.texts("stage")):
        stage = STAGES.get(plain_word(text))
        if stage is None:
            listing.refuse(position, "stage", "stage.unknown", text, ("choices", ", ".join(one.title for one in STAGES.values())))
        found.append(stage)
    return found


def _past(listing: Listing, stages: Sequence[Stage | None], chains: _Chains) -> set[Stage | None]:
    """The stages that are over."""
    closed = {plain_word(name) for name in listing.request.closed_stages}
    rows, gone = Counter(stages), Counter(stages[position] for position in chains.children)
    return {stage for stage in rows if stage is not None and (2 * gone[stage] > rows[stage] or plain_word(stage.title) in closed)}


def _as_of(listing: Listing) -> date:
    """The last day on which anything was changed in the list; the day of the source where it has no such column."""
    days = [day for name in ("created", "updated") for found in listing.days(name) if found for day in found[:1]]
    return min(max(days, default=listing.request.as_of), listing.request.as_of)


def _chains(listing: Listing) -> _Chains:
    ids, parents = listing.texts("row_id"), listing.texts("parent_id")
    places: dict[str, int] = {}
    for position, number in enumerate(ids):
        if number in places:
            listing.refuse(position, "row_id", "proposals.number-twice", number, ("first", str(listing.row_number(places[number]))))
        places.setdefault(number, position)
    missing = [position for position, parent in enumerate(parents) if parent and parent not in places]
    if missing:
        listing.body.warn("chain.parent-missing", missing, listing.index("parent_id"), parents[missing[0]])
    children: dict[int, list[int]] = {}
    roots = []
    for position, parent in enumerate(parents):
        if parent in places and parent:
            children.setdefault(places[parent], []).append(position)
        else:
            roots.append(position)
    for position in _in_circles(len(ids), roots, children):
        listing.refuse(position, "parent_id", "chain.circle", ids[position])
    return _Chains(ids=ids, parents=parents, children=children, roots=roots)


def _in_circles(count: int, roots: Sequence[int], children: dict[int, list[int]]) -> Iterator[int]:
    """Rows that no root leads to."""
    reached, waiting = set(roots), list(roots)
    while waiting:
        for child in children.get(waiting.pop(), ()):
            reached.add(child)
            waiting.append(child)
    return (position for position in range(count) if position not in reached)


@dataclass(slots=True)
class _Reader:
    """Follows chains. The first copy of a row carries the proposal on; further copies are pieces of it, proposals of their own."""

    listing: Listing
    stages: list[Stage | None]
    chains: _Chains
    asked: list[dict[str, Any]]
    created: list[tuple[date, Precision]]
    past: set[Stage | None]
    as_of: date

    def chain(self, root: int, copied_from: str = "") -> Iterator[Draft]:
        events = [self._received(root, copied_from)]
        positions = [root]
        pieces: list[int] = []
        here = root
        while copies := self.chains.children.get(here):
            after, *split = copies
            pieces.extend(split)
            events.append(self._copied(here, after, events[-1].to_state))
            positions.append(after)
            here = after
        if self.stages[here] in self.past:
            events.append(self._stopped(here))
            positions.append(here)
        stage = self.stages[root]
        asked = {**self.asked[root], "origin": stage.origin if stage else Origin.RESIDENTS, "copied_from": copied_from}
        yield Draft(position=root, asked=asked, events=tuple(events), positions=tuple(positions))
        for piece in pieces:
            yield from self.chain(piece, copied_from=self.asked[root]["source_id"])

    def _received(self, root: int, copied_from: str) -> ProposalEvent:
        stage = self._title(root)
        on, precision = self.created[root]
        note = f"Pecahan dari usulan lain pada tahap {stage}." if copied_from else ""
        return ProposalEvent(
            on=on, precision=precision, to_state=State.RECEIVED, by_office=stage, to_office=self._desk(root), note=note, source=self.listing.ref(root)
        )

    def _copied(self, before: int, after: int, state: State) -> ProposalEvent:
        """The row went on to the next stage; what it says otherwise than before is told."""
        stage = self.stages[after]
        arrived = stage.arrived if stage else state
        to_state = arrived if (state, arrived) in MOVES else state
        on, precision = self.created[after]
        return ProposalEvent(
            on=on,
            precision=precision,
            from_state=state,
            to_state=to_state,
            by_office=self._desk(before),
            to_office=self._desk(after),
            note=" ".join([f"Diteruskan ke {self._title(after)}; sumber tidak memuat pendapat.", *self._differences(before, after)]),
            planning_document=self._title(after) if to_state is State.ASSESSED else "",
            source=self.listing.ref(after),
        )

    def _stopped(self, here: int) -> ProposalEvent:
        return ProposalEvent(
            on=max(self.as_of, self.created[here][0]),
            precision=Precision.RECORDED,
            to_state=State.STOPPED,
            by_office=SOURCE,
            reason_code=UNEXPLAINED,
            note=f"Tahap {self._title(here)} sudah lewat; usulan ini tidak diteruskan dan sumber tidak memuat alasannya.",
            source=self.listing.ref(here),
        )

    def _title(self, position: int) -> str:
        stage = self.stages[position]
        return stage.title if stage else self.listing.texts("stage")[position]

    def _desk(self, position: int) -> str:
        """The stage with its district or village where it is one of theirs: "Musrenbang Kecamatan CICURUG"."""
        stage = self.stages[position]
        district, village = (self.listing.texts(name)[position] for name in ("district", "village"))
        where = {Origin.DISTRICT: district, Origin.VILLAGE: village}.get(stage.origin, "") if stage else ""
        return " ".join(filter(None, (self._title(position), where)))

    def _differences(self, before: int, after: int) -> Iterator[str]:
        old, new = self.asked[before], self.asked[after]
        if (old["volume"], old["unit"]) != (new["volume"], new["unit"]):
            yield f"Volume: {_quantity(old)} menjadi {_quantity(new)}."
        for name, title in (("title", "Kegiatan"), ("office", "Kantor"), ("theme", "Program")):
            if old[name] != new[name]:
                yield f"{title}: {old[name] or 'tidak disebut'} menjadi {new[name] or 'tidak disebut'}."


def _quantity(asked: dict[str, Any]) -> str:
    if asked["volume"] is None:
        return "tidak disebut"
    return f"{asked['volume'].normalize():f} {asked['unit']}".strip().replace(".", ",")


def _warn(listing: Listing, chains: _Chains, drafts: Sequence[Draft]) -> None:
    """What the chains say, counted: how many stopped, how many were split, and marks that say otherwise."""
    stopped = [draft.positions[-1] for draft in drafts if draft.events[-1].to_state is State.STOPPED]
    listing.body.warn("chain.stopped", stopped, listing.index("parent_id"))
    listing.body.warn(
        "chain.split", [position for position, copies in sorted(chains.children.items()) if len(copies) > 1], listing.index("parent_id")
    )
    if listing.has("passed_on"):
        differing = [position for position, mark in enumerate(listing.flags("passed_on")) if mark is not (position in chains.children)]
        listing.body.warn("chain.mark-differs", differing, listing.index("passed_on"))
