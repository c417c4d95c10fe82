"""An event as the desk tells it: everything that it says beside its day, its state and who decided."""

from __future__ import annotations

from typing import Any  # Django's views take whatever the address holds

from cms.domain.city import City
from cms.domain.proposals.facts import ProposalEvent

# What an event says, in the order in which it is read, and what that is called here.
FACTS = {
    "level": "Pendapat tingkat",
    "note": "Keterangan",
    "recommended_amount": "Disarankan",
    "rank": "Peringkat",
    "reason_code": "Kode alasan",
    "reason": "Alasan",
    "instead": "Sebagai gantinya",
    "objection": "Cara keberatan",
    "review_on": "Ditinjau lagi",
    "fiscal_year": "Tahun anggaran",
    "planned_month": "Rencana bulan",
    "planning_document": "Dokumen perencanaan",
    "document_due": "Dokumen itu ada paling lambat",
    "budget_line": "Baris anggaran",
    "planned_amount": "Dianggarkan",
    "starts_on": "Mulai",
    "planned_finish": "Rencana selesai",
    "executor": "Pelaksana",
    "finished_on": "Selesai",
    "realised_amount": "Realisasi",
    "evidence": "Bukti",
    "milestone": "Tahap pekerjaan",
    "other": "Usulan lain",
    "letter": "Surat",
    "corrects": "Membetulkan urutan",
    "to_office": "Selanjutnya oleh",
}


def facts_of(event: ProposalEvent, city: City) -> list[tuple[str, Any]]:
    """What an event says beside its day, state and office: title and value, only what is filled in."""
    told: list[tuple[str, Any]] = []
    for name, column in FACTS.items():
        value = getattr(event, name)
        if value in (None, ""):
            continue
        if name == "reason_code":
            reason = city.proposal_rules.reasons.get(value)
            value = reason.title() if reason else value
        told.append((column, value))
    return told
