"""A few invented proposals as they are public on the small city's site: one of each fate, paid from its budget. For tests of the site."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cms.domain.proposals.choices import Origin, State
from cms.domain.proposals.facts import Proposal
from tests.support import proposals as made
from tests.support.proposals import DESKS, said, sealed

DATASET = "apbd-2025-murni-contoh"
REALISED, REJECTED, MERGED, SILENT, STOPPED, DEFERRED, WAITING = (f"P-2024-{number:05d}" for number in range(7, 14))


def published_proposals() -> tuple[Proposal, ...]:
    """By number, each with its chain, as a snapshot holds them."""
    found = (
        in_budget(made.realised(number=REALISED)),
        made.rejected(number=REJECTED, title="Lampu jalan Gang Melati (CONTOH)", origin=Origin.VILLAGE, theme="Penerangan"),
        made.merged(number=MERGED, title="Pengecoran Gang Mawar (CONTOH)"),
        made.silent(number=SILENT, title="Drainase Gang Anggrek (CONTOH)", village_code="12.75.01.1001"),
        made.stopped(number=STOPPED, title="Pos ronda (CONTOH)", village_code="", place=""),
        made.proposal(*DESKS, said(State.DEFERRED, date(2024, 5, 6)), number=DEFERRED, title="Taman bermain (CONTOH)"),
        made.proposal(said(State.RECEIVED, date(2025, 10, 30)), number=WAITING, title="Gerobak sampah (CONTOH)", amount_asked=None),
    )
    return tuple(sealed(_merged_into(one, REALISED)) for one in found)


def in_budget(one: Proposal) -> Proposal:
    """Paid from the enacted budget of the small city."""
    events = tuple(replace(event, budget_dataset=DATASET) if event.budget_dataset else event for event in one.events)
    return replace(one, events=events)


def _merged_into(one: Proposal, number: str) -> Proposal:
    events = tuple(replace(event, other=number) if event.to_state is State.MERGED else event for event in one.events)
    return replace(one, events=events)
