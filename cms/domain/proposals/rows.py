"""The row of open data for a proposal: what was asked, where it stands, when, why, and the three amounts, in one line."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from cms.domain.city import City
from cms.domain.codes import AccountCode, UnitCode
from cms.domain.proposals.choices import (
    Kind,  # noqa: F401  columns_of() looks the choices of an inherited column up in this module
    Origin,  # noqa: F401  as above
    State,
)
from cms.domain.proposals.facts import BudgetReference, Proposal
from cms.domain.proposals.rules import ProposalRules
from cms.domain.proposals.sentence import state_sentence
from cms.domain.proposals.standing import Standing, decision_of
from cms.domain.tables import CellRef, column  # noqa: F401  CellRef: as above


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """A village's name and its district."""

    village: str
    district_code: str
    district: str


NO_PLACE = PlaceNames(village="", district_code="", district="")


def places_of(city: City) -> dict[str, PlaceNames]:
    """Every village of the city by its code."""
    return {
        village.code: PlaceNames(village=village.name, district_code=district.code, district=district.name)
        for district in city.districts
        for village in district.villages
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow(Proposal):
    """A proposal with what follows from its history on the day as_of."""

    village: str = column("Kelurahan", "Village", required=False, default="")
    district_code: str = column("Kode kecamatan", "District code", required=False, default="")
    district: str = column("Kecamatan", "District", required=False, default="")
    received_on: date = column("Tanggal masuk", "Received on", default=date.min)
    state: State = column("Status", "State", default=State.RECEIVED)
    state_since: date = column("Status sejak", "State since", default=date.min)
    sentence: str = column("Kalimat", "Sentence", default="", note="Apa yang terjadi dengan usulan ini", note_en="What became of it, in Indonesian")
    desk: str = column("Sekarang di", "Now with", required=False, default="")
    in_charge: str = column("Kantor penanggung jawab", "Office in charge", required=False, default="")
    decided_by: str = column("Diputuskan oleh", "Decided by", required=False, default="")
    reason_code: str = column("Kode alasan", "Reason code", required=False, default="")
    reason: str = column("Alasan", "Reason", required=False, default="")
    instead: str = column("Yang terjadi sebagai gantinya", "What happens instead", required=False, default="")
    answered_on: date | None = column("Tanggal jawaban pertama", "First answered on", required=False, default=None)
    days_to_answer: int | None = column("Hari sampai dijawab", "Days to answer", required=False, default=None)
    due_on: date | None = column("Jatuh tempo", "Due on", required=False, default=None)
    days_late: int = column("Hari terlambat", "Days late", default=0, note="Pada tanggal keadaan", note_en="On the day as_of")
    days_without_news: int = column("Hari tanpa kabar", "Days without news", default=0, note="Pada tanggal keadaan", note_en="On the day as_of")
    silent: int = column("Diam", "Silent", default=0, note="1 = lebih lama tanpa kabar daripada batasnya", note_en="1 = longer than the limit")
    promised_until: date | None = column("Dijanjikan sampai", "Promised until", required=False, default=None)
    slips: int = column(
        "Kali mundur", "Slips", default=0, note="Berapa kali tanggal rencana mundur", note_en="How often a planned date moved to later"
    )
    budget_dataset: str = column("Dokumen anggaran", "Budget document", required=False, default="")
    budget_office: UnitCode | None = column("Kode SKPD anggaran", "Budget office code", required=False, default=None)
    budget_sub_activity: UnitCode | None = column("Kode sub kegiatan anggaran", "Budget sub activity code", required=False, default=None)
    budget_account: AccountCode | None = column("Kode rekening anggaran", "Budget account code", required=False, default=None)
    budget_lapsed: int = column(
        "Baris anggaran gugur",
        "Budget line lapsed",
        default=0,
        note="1 = anggaran itu ditarik, atau versi yang berlaku tidak memuat barisnya lagi",
        note_en="1 = that budget was withdrawn, or its version in force does not hold the line any more",
    )
    amount_planned: Decimal | None = column("Dianggarkan", "Budgeted amount", unit="IDR", required=False, default=None)
    amount_realised: Decimal | None = column("Realisasi", "Realised amount", unit="IDR", required=False, default=None)
    as_of: date = column("Keadaan pada", "As of", default=date.min)


_ASKED = tuple(declared.name for declared in fields(Proposal) if declared.name != "events")


def row_of(
    proposal: Proposal,
    standing: Standing,
    day: date,
    rules: ProposalRules,
    places: Mapping[str, PlaceNames],
    lapsed: Container[BudgetReference] = frozenset(),
) -> ProposalRow:
    """The row on that day, of which standing tells. lapsed: lines that no budget in force holds any more."""
    place = places.get(proposal.village_code, NO_PLACE)
    decision = decision_of(proposal)
    line = standing.budget_line
    return ProposalRow(
        **{name: getattr(proposal, name) for name in _ASKED},
        events=proposal.events,
        village=place.village,
        district_code=place.district_code,
        district=place.district,
        received_on=proposal.asked_on,
        state=standing.state,
        state_since=standing.since,
        sentence=state_sentence(proposal, standing, rules, "id"),
        desk=standing.desk,
        in_charge=standing.in_charge,
        decided_by=decision.by_office if decision else "",
        reason_code=decision.reason_code if decision else "",
        reason=decision.reason if decision else "",
        instead=decision.instead if decision else "",
        answered_on=standing.answered_on,
        days_to_answer=standing.days_to_answer,
        due_on=standing.due_on,
        days_late=standing.days_late,
        days_without_news=standing.days_without_news,
        silent=int(standing.is_silent),
        promised_until=standing.promised_until,
        slips=standing.slips,
        budget_dataset=line.dataset if line else "",
        budget_office=line.office_code if line else None,
        budget_sub_activity=line.sub_activity_code if line else None,
        budget_account=line.account if line else None,
        budget_lapsed=int(line is not None and line in lapsed),
        amount_planned=standing.amount_planned,
        amount_realised=standing.amount_realised,
        as_of=day,
    )
