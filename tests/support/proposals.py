"""Proposals in named states, for tests. Every one is invented and says CONTOH."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from cms.domain.codes import AccountCode, unit_code
from cms.domain.proposals import chain
from cms.domain.proposals.choices import Kind, Level, Milestone, Origin, State
from cms.domain.proposals.facts import BudgetReference, Proposal, ProposalEvent
from cms.domain.tables import CellRef

LONG_REASON = "Tanah di lokasi ini belum milik kota; hibahnya belum selesai diurus (CONTOH)."
# A line of the enacted budget of 2025 of tests/support/city.py.
LINE = BudgetReference(
    dataset="apbd-contoh-2025-murni",
    office_code=unit_code("1.01.0.00.0.00.01.0000"),
    sub_activity_code=unit_code("1.01.02.2.01.0001"),
    account=AccountCode.parse("5.2.03.01.01.0010"),
)
LINE_FIELDS: dict[str, Any] = {
    "budget_dataset": LINE.dataset,
    "budget_office": LINE.office_code,
    "budget_sub_activity": LINE.sub_activity_code,
    "budget_account": LINE.account,
}

# What a good move into each state says, and by whom.
GOOD: dict[State, dict[str, Any]] = {
    State.RECEIVED: {"by_office": "Kelurahan Kartini", "to_office": "Kelurahan Kartini"},
    State.NEEDS_INFO: {"by_office": "Kelurahan Kartini", "note": "Di gang mana persisnya?"},
    State.SCREENED: {"by_office": "Kelurahan Kartini", "to_office": "Kecamatan Binjai Kota", "note": "Layak", "level": Level.LURAH},
    State.PRIORITISED: {"by_office": "Kecamatan Binjai Kota", "to_office": "Dinas PUPR", "note": "Peringkat 2", "level": Level.CAMAT, "rank": 2},
    State.ASSESSED: {"by_office": "Dinas PUPR", "to_office": "Bappeda", "note": "Dapat dikerjakan", "level": Level.SKPD},
    State.ACCEPTED: {
        "by_office": "Bappeda",
        "to_office": "Dinas PUPR",
        "reason_code": "priority",
        "reason": "Sesuai prioritas jalan lingkungan",
        "fiscal_year": 2025,
        "planning_document": "RKPD 2025",
    },
    State.DEFERRED: {"by_office": "Bappeda", "reason_code": "no-ceiling", "reason": LONG_REASON, "review_on": date(2026, 3, 1)},
    State.REJECTED: {
        "by_office": "Dinas PUPR",
        "reason_code": "land-status",
        "reason": LONG_REASON,
        "objection": "Surat ke Bappeda dalam 30 hari",
    },
    State.MERGED: {"by_office": "Bappeda", "reason_code": "duplicate", "reason": LONG_REASON, "other": "P-2024-00001"},
    State.FORWARDED: {
        "by_office": "Bappeda",
        "reason_code": "not-our-authority",
        "reason": LONG_REASON,
        "to_office": "Dinas PU Provinsi",
        "letter": "No. 12/CONTOH/2024",
    },
    State.WITHDRAWN: {"by_office": "Kelurahan Kartini", "reason": "Sudah dikerjakan warga sendiri"},
    State.BUDGETED: {"by_office": "BPKPD", "to_office": "Dinas PUPR", "planned_amount": Decimal("200000000.00"), **LINE_FIELDS},
    State.IN_PROGRESS: {"by_office": "Dinas PUPR", "starts_on": date(2025, 3, 1), "planned_finish": date(2025, 6, 30), "executor": "swakelola"},
    State.COMPLETED: {
        "by_office": "Dinas PUPR",
        "finished_on": date(2025, 9, 1),
        "realised_amount": Decimal("187500000.50"),
        "evidence": "BAST 7/CONTOH/2025",
    },
    State.CANCELLED: {"by_office": "Bappeda", "reason_code": "refocusing", "reason": LONG_REASON, "instead": "Diusulkan lagi untuk 2027."},
    State.STOPPED: {"by_office": "Sumber", "reason_code": "unexplained"},
}


def said(to: State, on: date, **other: Any) -> ProposalEvent:
    """A good event into that state; other changes what it says."""
    return ProposalEvent(on=on, to_state=to, **{**GOOD[to], **other})


def following(events: Iterable[ProposalEvent], *, proposal: str = "") -> tuple[ProposalEvent, ...]:
    """Events as a history: numbered, each from the state before."""
    history: list[ProposalEvent] = []
    for number, event in enumerate(events, start=1):
        before = history[-1].to_state if history else None
        history.append(replace(event, reference=proposal, number=number, from_state=before))
    return tuple(history)


def proposal(*events: ProposalEvent, number: str = "P-2024-00007", **other: Any) -> Proposal:
    """A proposal with that history."""
    about: dict[str, Any] = {
        "title": "Pengerasan Gang Mawar (CONTOH)",
        "kind": Kind.PHYSICAL,
        "origin": Origin.RESIDENTS,
        "for_year": 2025,
        "village_code": "12.75.02.1004",
        "volume": Decimal("120.00"),
        "unit": "m",
        "amount_asked": Decimal("210000000.00"),
        "office": "Dinas PUPR",
        "is_sample": True,
    }
    return Proposal(reference=number, events=following(events, proposal=number), **{**about, **other})


def unregistered(one: Proposal, source_id: str = "", **other: Any) -> Proposal:
    """As an importer gives it: without a public number, each event with its cell."""
    events = tuple(replace(event, source=CellRef("Usulan", 5, "A"), number=0, from_state=None, reference="") for event in one.events)
    return replace(one, reference="", source_id=source_id, events=events, **other)


def sealed(one: Proposal) -> Proposal:
    """With its chain of digests, as the CMS stores it."""
    previous, events = "", []
    for event in one.events:
        first = replace(event, asked_sha256=chain.asked_digest(one)) if event.number == 1 else event
        linked = chain.linked(first, previous)
        events.append(linked)
        previous = linked.digest
    return replace(one, events=tuple(events))


DESKS = (
    said(State.RECEIVED, date(2024, 2, 5)),
    said(State.SCREENED, date(2024, 2, 12)),
    said(State.PRIORITISED, date(2024, 3, 4)),
    said(State.ASSESSED, date(2024, 4, 2)),
)


def rejected(**other: Any) -> Proposal:
    return proposal(*DESKS, said(State.REJECTED, date(2024, 5, 6)), **other)


def realised(**other: Any) -> Proposal:
    """Accepted for August, begun for June 30 of the year, moved twice, finished."""
    return proposal(
        *DESKS,
        said(State.ACCEPTED, date(2024, 5, 6), planned_month="2025-05"),
        said(State.BUDGETED, date(2025, 1, 6)),
        said(State.IN_PROGRESS, date(2025, 3, 1), note="Menunggu alat; selesai akhir Juni"),
        said(State.IN_PROGRESS, date(2025, 6, 20), starts_on=None, planned_finish=date(2025, 8, 31), note="Hujan; mundur ke Agustus"),
        said(State.IN_PROGRESS, date(2025, 7, 1), starts_on=None, planned_finish=None, milestone=Milestone.WORKS, note="60 persen selesai"),
        said(State.COMPLETED, date(2025, 9, 3)),
        **other,
    )


def merged(**other: Any) -> Proposal:
    return proposal(*DESKS[:2], said(State.MERGED, date(2024, 3, 1)), **other)


def silent(**other: Any) -> Proposal:
    """Passed by the village, and no word since."""
    return proposal(*DESKS[:2], **other)


def stopped(**other: Any) -> Proposal:
    """From a source that shows neither a continuation nor a reason."""
    return proposal(*DESKS[:2], said(State.STOPPED, date(2024, 12, 31)), **other)
