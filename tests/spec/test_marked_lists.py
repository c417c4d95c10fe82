"""Of every kind of file the marked copy, sent again, reads as before: the sheet of faults that it brings back is none of its sheets and no fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cms.domain.budgets import Phase
from importers.budgets import BudgetRequest, read_budget
from importers.crosswalk import CrosswalkRequest, read_crosswalk
from importers.ledger import KINDS
from importers.licensing.reading import read_issuances, read_services
from importers.licensing.request import CatalogueRequest
from importers.marked import marked_workbook
from importers.proposals.reading import read_outcomes, read_proposals
from importers.proposals.request import ProposalRequest
from importers.report import report_of_file
from site_static.words import LANGUAGES, texts_of
from tests.support.sheets import drawn, saved_at

PROPOSALS = ProposalRequest(as_of=date(2025, 3, 1), year=2026)
READERS = {
    "budget": lambda path: read_budget(path, BudgetRequest(year=2025, phase=Phase.ENACTED)),
    "crosswalk": lambda path: read_crosswalk(path, CrosswalkRequest()),
    "proposals": lambda path: read_proposals(path, PROPOSALS),
    "outcomes": lambda path: read_outcomes(path, PROPOSALS),
    "services": lambda path: read_services([path], CatalogueRequest(as_of=date(2025, 1, 1))),
    "issuances": lambda path: read_issuances(path, []),
}
# Of each kind a file with a fault in a row, and one in which nothing of that kind is found.
FAULTY = {
    "budget": "Kode rekening | Jumlah\n5.1.01 | dua puluh\n5.1.02 | 1.250.000,50",
    "crosswalk": "Jenis kode | Kode lama | Kode baru | Bagian | Berlaku mulai | Dasar hukum\nkantor | 1.02 | 1.03 | separuh | 2025 | Perda CONTOH",
    "proposals": "Nomor | Usulan | Lokasi | Tahap\n1 | Parit (CONTOH) | Entah di mana | entah",
    "outcomes": "Nomor usulan | Keputusan | Tanggal | Oleh\nP-2024-00001 | entah | 2025-01-06 | Bappeda",
    "services": "Kode layanan | Nama layanan | Waktu\nizin-a | Izin A CONTOH 0812 3456 7890 | 7 hari kerja",
    "issuances": "Layanan | Diajukan pada | Terbit pada\nIzin yang tidak ada | 2025-01-06 | 2025-01-09",
}
UNKNOWN = "Apa saja | Lain lagi\nx | y"


@pytest.mark.parametrize("text", ["faulty", "unknown"])
@pytest.mark.parametrize("kind", READERS)
def test_a_marked_copy_sent_again_reads_as_before(tmp_path: Path, kind: str, text: str):
    path = saved_at(tmp_path, drawn(FAULTY[kind] if text == "faulty" else UNKNOWN))
    before = report_of_file(READERS[kind](path))
    assert before["problems"]
    path.write_bytes(marked_workbook(path, before["problems"]))

    after = report_of_file(READERS[kind](path))

    assert after["problems"] == before["problems"]
    assert after["understood"] == before["understood"]
    added = after["rows_skipped"].pop("our-list", 0)
    assert (after["rows_skipped"], after["rows_read"] - added) == (before["rows_skipped"], before["rows_read"])
    assert added > 0


@pytest.mark.parametrize("language", sorted(path.stem for path in LANGUAGES.glob("*.toml")))
def test_what_became_of_a_row_is_said_in_words_on_the_documents_page(language: str):
    texts = texts_of(language)

    assert [kind for kind in KINDS if not texts.get(f"skipped.{kind}")] == []
