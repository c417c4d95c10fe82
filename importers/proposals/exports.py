"""SIPD's usulan export, our own template, and lists like them: one row a proposal, with what each level advised and what was decided.

The export has no dates but the first: what has none is dated on the day of the export and said to be only recorded then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any  # the columns of a Proposal are of any type

from cms.domain.amounts import RUPIAH
from cms.domain.proposals.choices import Level, Origin, Precision, State
from cms.domain.proposals.facts import REFERENCE, ProposalEvent
from importers.proposals.asked import Draft, asked_of, refuse_repeated
from importers.proposals.days import Day
from importers.proposals.listing import Listing
from importers.values import AmountReader, Refused, decide_notation

SYSTEM = "sipd"
ADVICE = tuple(Level)
# "Anggaran : Rp 150.000.000" inside an opinion.
_AMOUNT = re.compile(r"anggaran\s*:\s*((?:rp\.?\s*)?[0-9][0-9.,]*)", re.IGNORECASE)
# Who a proposer's profile says it is, where the profile is not one of the words of Origin.
_PROFILES = (
    (re.compile(r"dprd|dewan|pokir|fraksi|reses"), Origin.COUNCIL),
    (re.compile(r"camat"), Origin.DISTRICT),
    (re.compile(r"lurah|desa"), Origin.VILLAGE),
    (re.compile(r"dinas|badan|opd|skpd|bagian|kantor"), Origin.OFFICE),
)
ARRIVED = {Level.LURAH: State.SCREENED, Level.CAMAT: State.PRIORITISED}


def origin_of(text: str) -> Origin:
    """From a word of Origin, else from the kind of body that a profile names; a profile of another kind is a resident's."""
    try:
        return Origin.named(text)
    except ValueError:
        return next((origin for pattern, origin in _PROFILES if pattern.search(text.lower())), Origin.RESIDENTS)


@dataclass(frozen=True, slots=True)
class _Advice:
    level: Level
    text: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row says beside what was asked."""

    position: int
    on: Day | None
    village: str
    district: str
    office: str
    advice: tuple[_Advice, ...]
    status: State | None
    remark: str
    is_rejected: bool
    rejection: str
    is_withdrawn: bool
    withdrawal: str
    document: str
    reference: str


def drafts_of(listing: Listing) -> list[Draft]:
    """One draft a row."""
    asked = asked_of(listing, system=listing.request.system or SYSTEM)
    origins = listing.choices("origin", Origin, read=origin_of)
    points = _points(listing)
    refuse_repeated(listing, listing.texts("source_id"), "source_id")
    refuse_repeated(listing, listing.texts("reference"), "reference")
    drafts = []
    for row in _rows(listing):
        draft: dict[str, Any] = asked[row.position]
        draft["origin"] = origins[row.position] or Origin.RESIDENTS
        draft["point"] = points[row.position]
        if REFERENCE.fullmatch(row.reference):
            draft["reference"] = row.reference
        elif row.reference:
            draft["source_id"] = draft["source_id"] or f"{listing.request.system or SYSTEM}:{row.reference}"
        events = tuple(_placed(_events(listing, row, draft)))
        drafts.append(Draft(position=row.position, asked=draft, events=events, positions=(row.position,) * len(events)))
    return drafts


def _points(listing: Listing) -> list[str]:
    """Latitude and longitude in one; checked by check_proposal()."""
    pairs = zip(listing.texts("latitude"), listing.texts("longitude"), strict=True)
    given = listing.texts("point")
    return [
        point or (f"{latitude.replace(',', '.')},{longitude.replace(',', '.')}" if latitude and longitude else "")
        for (latitude, longitude), point in zip(pairs, given, strict=True)
    ]


def _rows(listing: Listing) -> Iterator[_Row]:
    on = listing.needed_days("on")
    texts = {
        name: listing.texts(name)
        for name in ("village", "district", "office", "office_final", "remark", "rejection", "withdrawal", "planning_document", "reference")
    }
    rejected, withdrawn = listing.flags("is_rejected"), listing.flags("is_withdrawn")
    status = listing.choices("status", State, is_strict=False)
    advice = _advice(listing)
    for position in range(len(listing)):
        yield _Row(
            position=position,
            on=on[position],
            village=texts["village"][position],
            district=texts["district"][position],
            office=texts["office_final"][position] or texts["office"][position],
            advice=advice[position],
            status=status[position],
            remark=texts["remark"][position],
            is_rejected=rejected[position] or status[position] is State.REJECTED,
            rejection=texts["rejection"][position],
            is_withdrawn=withdrawn[position] or status[position] in (State.WITHDRAWN, State.CANCELLED),
            withdrawal=texts["withdrawal"][position],
            document=texts["planning_document"][position],
            reference=texts["reference"][position],
        )


def _advice(listing: Listing) -> list[tuple[_Advice, ...]]:
    """What every level said on every row, in their order; a level that said nothing is left out."""
    levels = [level for level in ADVICE if listing.has(f"{level.value}_text") or listing.has(f"{level.value}_amount")]
    columns = [(level, listing.texts(f"{level.value}_text"), listing.amounts(f"{level.value}_amount")) for level in levels]
    return [
        tuple(
            _Advice(level, texts[position], amounts[position] if amounts[position] is not None else _amount_in(texts[position]))
            for level, texts, amounts in columns
            if texts[position] or amounts[position] is not None
        )
        for position in range(len(listing))
    ]


def _amount_in(text: str) -> Decimal | None:
    """The amount that an opinion names; None when there is none or when it cannot be read for certain."""
    found = _AMOUNT.search(text)
    if found is None:
        return None
    digits = found[1].rstrip(".,")
    try:
        return AmountReader(decide_notation([digits]), RUPIAH).read(digits)
    except Refused:
        return None


def _events(listing: Listing, row: _Row, asked: dict[str, Any]) -> Iterator[ProposalEvent]:
    """It came in; what each level said; what was decided."""
    source = listing.ref(row.position)
    as_of = listing.request.as_of
    desk = _named("Kelurahan", row.village) if asked["origin"] in (Origin.RESIDENTS, Origin.VILLAGE) else ""
    on, precision = row.on or (as_of, Precision.RECORDED)
    yield ProposalEvent(
        on=on, precision=precision, to_state=State.RECEIVED, by_office=desk or listing.request.by_office, to_office=desk, source=source
    )
    later = max(as_of, on)
    state = State.RECEIVED
    for advice in row.advice:
        state = ARRIVED.get(advice.level, State.ASSESSED)
        yield ProposalEvent(
            on=later,
            precision=Precision.RECORDED,
            to_state=state,
            by_office=_adviser(advice.level, row),
            to_office=_next_desk(advice.level, row, listing),
            level=advice.level,
            note=advice.text or "Sumber hanya memuat jumlah yang disarankan.",
            recommended_amount=advice.amount,
            source=source,
        )
    yield from _decision(listing, row, state, later)


def _decision(listing: Listing, row: _Row, state: State, on: date) -> Iterator[ProposalEvent]:
    about: dict[str, Any] = {"on": on, "precision": Precision.RECORDED, "by_office": listing.request.by_office, "source": listing.ref(row.position)}
    if row.is_withdrawn:
        yield ProposalEvent(to_state=State.WITHDRAWN, reason=row.withdrawal or row.remark, **about)
        return
    if not row.is_rejected and row.status not in (State.ACCEPTED, State.DEFERRED):
        return
    reason = (row.rejection if row.is_rejected else "") or row.remark or (row.advice[-1].text if row.advice else "")
    if state is not State.ASSESSED:
        yield ProposalEvent(to_state=State.ASSESSED, note="Dinilai bersamaan dengan keputusannya.", **about)
    if row.is_rejected:
        yield ProposalEvent(to_state=State.REJECTED, reason_code="other", reason=reason, objection=_objection(listing), **about)
    elif row.status is State.DEFERRED:
        yield ProposalEvent(to_state=State.DEFERRED, reason_code="other", reason=reason, fiscal_year=_year(listing, row), **about)
    else:
        said: dict[str, Any] = {"fiscal_year": _year(listing, row), "to_office": row.office, "planning_document": row.document}
        yield ProposalEvent(to_state=State.ACCEPTED, reason_code="other", reason=reason, **said, **about)


def _objection(listing: Listing) -> str:
    return listing.request.rules.objection_in("id")


def _year(listing: Listing, row: _Row) -> int | None:
    return listing.numbers("for_year")[row.position] or listing.request.year


def _named(kind: str, name: str) -> str:
    """ "Kelurahan Kartini", also when the list says "Kel. Kartini"; "" without a name."""
    if not name:
        return ""
    return name if name.lower().startswith(kind.lower()[:3]) else f"{kind} {name}"


def _adviser(level: Level, row: _Row) -> str:
    match level:
        case Level.LURAH:
            return _named("Kelurahan", row.village) or "Kelurahan"
        case Level.CAMAT:
            return _named("Kecamatan", row.district) or "Kecamatan"
        case Level.SETWAN:
            return "Sekretariat DPRD"
        case Level.MITRA:
            return "Bappeda (mitra OPD)"
        case Level.SKPD:
            return row.office or "SKPD"
    return "TAPD"


def _next_desk(level: Level, row: _Row, listing: Listing) -> str:
    match level:
        case Level.LURAH:
            return _named("Kecamatan", row.district) or "Kecamatan"
        case Level.CAMAT | Level.SETWAN | Level.MITRA:
            return row.office
        case Level.SKPD:
            return listing.request.by_office
    return ""


def _placed(events: Iterator[ProposalEvent]) -> Iterator[ProposalEvent]:
    """Each from the state before it; a level that speaks after a later one adds to the state that is reached."""
    state: State | None = None
    for event in events:
        is_advice = event.level is not None and state is not None
        to_state = state if is_advice and state is not None and _is_behind(event.to_state, state) else event.to_state
        yield replace(event, from_state=state, to_state=to_state)
        state = to_state


_ORDER = (State.RECEIVED, State.SCREENED, State.PRIORITISED, State.ASSESSED)


def _is_behind(state: State, reached: State) -> bool:
    return state in _ORDER and reached in _ORDER and _ORDER.index(state) < _ORDER.index(reached)
