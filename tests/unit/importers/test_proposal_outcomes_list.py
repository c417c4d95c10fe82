"""Outcomes in bulk: one row an event, each held against its proposal's history, each fault at its cell with the very sentence of the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cms.domain.city import city_named
from cms.domain.proposals.choices import Milestone, State
from cms.domain.proposals.facts import Proposal
from importers.proposals.reading import outcomes_of_workbook, read_outcomes
from importers.proposals.request import ProposalRequest
from importers.workbook import read_trusted
from tests.support.proposals import DESKS, LINE, LONG_REASON, proposal, realised, rejected, said, silent
from tests.support.sheets import drawn, saved_at, sheet, workbook

HEAD = (
    "Nomor usulan | Keputusan | Tanggal | Oleh | Kode alasan | Alasan | Keterangan | Ditangani selanjutnya oleh | Tahun anggaran | Rencana bulan"
    " | Dokumen perencanaan | Baris anggaran | Dianggarkan | Mulai dikerjakan | Rencana selesai | Pelaksana | Selesai pada | Realisasi | Bukti"
    " | Ditinjau lagi paling lambat | Usulan lain | Surat | Yang terjadi sebagai gantinya"
)
TITLES = [title.strip() for title in HEAD.split("|")]


def stored(*proposals: Proposal) -> dict[str, Proposal]:
    return {one.reference: one for one in proposals}


ASSESSED = proposal(*DESKS, number="P-2024-00001", source_id="sipd:8421")
ACCEPTED = proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6)), number="P-2024-00002")
STORED = stored(ASSESSED, ACCEPTED, silent(number="P-2024-00003"), rejected(number="P-2024-00004"), realised(number="P-2024-00005"))
REQUEST = ProposalRequest(as_of=date(2025, 12, 31), stored=STORED, budget_lines={LINE}, rules=city_named("binjai").proposal_rules)


def row(number: str, decision: str, on: str = "2025-01-06", **other: str) -> str:
    cells = {"Nomor usulan": number, "Keputusan": decision, "Tanggal": on, "Oleh": "Bappeda"} | {
        name.replace("_", " "): value for name, value in other.items()
    }
    return " | ".join(cells.get(title, "") for title in TITLES)


REJECTED = {"Kode_alasan": "status tanah belum jelas", "Alasan": LONG_REASON}


@pytest.fixture
def read(tmp_path: Path):
    def read(*rows: str, request: ProposalRequest = REQUEST):
        result = outcomes_of_workbook(read_trusted(saved_at(tmp_path, drawn("\n".join((HEAD, *rows))))), request)
        assert result.rows_read == result.rows_stored + result.rows_refused + sum(count for _, count in result.rows_skipped)
        return result

    return read


def test_a_row_becomes_an_event_of_its_proposal(read):
    (event,) = read(row("P-2024-00001", "Ditolak", "12 Maret 2025", **REJECTED)).facts

    assert (event.reference, event.to_state, event.from_state, event.number) == ("P-2024-00001", State.REJECTED, State.ASSESSED, 5)
    assert (event.on, event.by_office, event.reason_code, event.reason) == (date(2025, 3, 12), "Bappeda", "land-status", LONG_REASON)
    assert "CONTOH" in event.objection
    assert str(event.source) == "Lembar1!2"


def test_an_officer_may_write_the_number_of_the_source_system(read):
    for number in ("sipd:8421", "8421"):
        assert read(row(number, "Ditolak", **REJECTED)).facts[0].reference == "P-2024-00001"


def test_several_rows_follow_each_other_and_lead_to_the_money(read):
    line = "apbd-contoh-2025-murni / 1.01.0.00.0.00.01.0000 / 1.01.02.2.01.0001 / 5.2.03.01.01.0010"

    result = read(
        row("P-2024-00002", "Dianggarkan", "2025-01-06", Baris_anggaran=line, Dianggarkan="200.000.000,00"),
        row("P-2024-00002", "dikerjakan", "2025-03-01", Mulai_dikerjakan="01/03/2025", Rencana_selesai="30/06/2025", Pelaksana="swakelola"),
        row("P-2024-00002", "dikerjakan", "2025-06-20", Rencana_selesai="31/08/2025", Keterangan="Hujan"),
        row("P-2024-00002", "Selesai", "2025-09-03", Selesai_pada="01/09/2025", Realisasi="187.500.000,50", Bukti="BAST 7/CONTOH/2025"),
    )

    assert result.problems == ()
    assert [event.to_state for event in result.facts] == [State.BUDGETED, State.IN_PROGRESS, State.IN_PROGRESS, State.COMPLETED]
    assert result.facts[0].budget_line == LINE
    assert (result.facts[0].planned_amount, result.facts[3].realised_amount) == (Decimal("200000000.00"), Decimal("187500000.50"))


def test_a_merged_row_may_name_the_source_systems_number_too(read):
    (event,) = read(row("P-2024-00003", "Digabung", Kode_alasan="duplicate", Alasan=LONG_REASON, Usulan_lain="8421")).facts

    assert event.other == "P-2024-00001"


# The row, the code, the cell, the sentence.
BAD = [
    (
        row("P-2024-00001", "Ditolak", Kode_alasan="land-status", Alasan="pendek"),
        "proposal.reason-short",
        "F2",
        "paling sedikit 40 huruf; baru 6 huruf",
    ),
    (row("P-2024-00001", "Ditolak", Alasan=LONG_REASON), "proposal.reason-code", "E2", "harus disertai kode alasan"),
    (row("P-2024-00001", "Ditolak", Kode_alasan="malas", Alasan=LONG_REASON), "proposal.reason-code-unknown", "E2", 'Kode alasan "malas" tidak ada'),
    (
        row("P-2024-00001", "Disetujui", Kode_alasan="priority", Alasan="Ya", Ditangani_selanjutnya_oleh="Dinas PUPR", Dokumen_perencanaan="RKPD"),
        "proposal.fiscal-year",
        "I2",
        "harus menyebut tahun anggaran",
    ),
    (
        row("P-2024-00001", "Disetujui", Kode_alasan="priority", Alasan="Ya", Tahun_anggaran="2026", Dokumen_perencanaan="RKPD"),
        "proposal.to-office",
        "H2",
        "harus menyebut kantor yang mengerjakannya",
    ),
    (row("P-2024-00001", "Ditunda", **REJECTED), "proposal.review", "T2", "harus menyebut kapan ditinjau lagi"),
    (row("P-2024-00002", "Dianggarkan", Dianggarkan="5"), "proposal.budget-line", "L2", "harus menyebut baris anggaran"),
    (
        row("P-2024-00002", "Dianggarkan", Baris_anggaran="apbd-2031-murni / 5.1", Dianggarkan="5"),
        "proposal.budget-line-unknown",
        "L2",
        "tidak ada dalam",
    ),
    (row("P-2024-00002", "Dianggarkan", Baris_anggaran="entah", Dianggarkan="5"), "budget-line.not-readable", "L2", "bukan baris anggaran"),
    (row("P-2024-00002", "Dibatalkan", **REJECTED), "proposal.instead", "W2", "apa yang terjadi selanjutnya"),
    (row("P-2024-00003", "Selesai", Selesai_pada="01/01/2025", Realisasi="5", Bukti="x"), "proposal.no-move", "B2", "tidak dapat menjadi"),
    (
        row("P-2024-00003", "Digabung", Kode_alasan="duplicate", Alasan=LONG_REASON, Usulan_lain="P-2024-00003"),
        "proposal.other-itself",
        "U2",
        "dirinya sendiri",
    ),
    (
        row("P-2024-00003", "Digabung", Kode_alasan="duplicate", Alasan=LONG_REASON, Usulan_lain="P-2024-00099"),
        "proposal.other-unknown",
        "U2",
        "tidak ada",
    ),
    (row("P-2024-00003", "Dilimpahkan", **REJECTED, Ditangani_selanjutnya_oleh="Provinsi"), "proposal.letter", "V2", "nomor atau tanggal surat"),
    (row("P-2024-00005", "Selesai", Keterangan="Dibetulkan", Realisasi="-5"), "proposal.before-last", "C2", "lebih awal daripada kejadian terakhir"),
    (row("P-2024-00001", "Ditolak", "2024-01-01", **REJECTED), "proposal.before-last", "C2", "lebih awal"),
    (row("P-2024-00001", "Ditolak", "2026-01-01", **REJECTED), "proposal.in-future", "C2", "belum lewat"),
    (row("P-2024-00001", "Ditolak", "32/01/2025", **REJECTED), "day.not-a-day", "C2", "bukan tanggal"),
    (row("P-2024-00001", "Ditolak", "", **REJECTED), "day.missing", "C2", "Tanggalnya kosong"),
    (row("P-2024-00001", "Diteruskan", **REJECTED), "choice.unknown", "B2", '"Diteruskan" di kolom Keputusan tidak dikenal'),
    (row("P-2024-00001", "", **REJECTED), "choice.unknown", "B2", "tidak dikenal"),
    (row("P-2024-00001", "berhenti", **REJECTED), "proposal.only-source", "B2", "pilih keputusan dengan alasannya"),
    (row("P-2024-00077", "Ditolak", **REJECTED), "outcome.unknown-number", "A2", "Usulan P-2024-00077 tidak ada"),
    (row("", "Ditolak", **REJECTED), "outcome.unknown-number", "A2", "tidak ada"),
    (row("P-2024-00001", "Ditolak", **REJECTED, Tahun_anggaran="dua ribu"), "number.not-whole", "I2", "bukan bilangan bulat"),
    (row("P-2024-00001", "Ditolak", **REJECTED, Keterangan="Hubungi 0812 3456 7890"), "personal.found", "G2", "Data pribadi"),
    (row("P-2024-00002", "Disetujui", Rencana_bulan="kapan-kapan"), "proposal.planned-month", "J2", "Tulis seperti 2026-08"),
    (row("P-2024-00002", "Disetujui"), "proposal.update", "G2", "Sebutkan apa yang baru"),
]


@pytest.mark.parametrize(("line", "code", "cell", "sentence"), BAD)
def test_a_bad_row_is_told_at_its_cell(read, line, code, cell, sentence):
    result = read(line)

    assert (code, f"Lembar1!{cell}") in [(problem.code, str(problem.where)) for problem in result.problems]
    problem = next(one for one in result.problems if one.code == code)
    assert sentence in problem.message()
    assert problem.remedy()
    assert (result.facts, result.rows_refused) == ((), 1)


def test_the_sentence_at_the_cell_is_the_very_one_of_the_function(read):
    from cms.domain.proposals.checks import check_move

    (problem,) = read(row("P-2024-00001", "Ditolak", Kode_alasan="land-status", Alasan="pendek")).problems
    fault = check_move(said(State.REJECTED, date(2025, 1, 6), reason="pendek"), ASSESSED.events)[0]

    assert (problem.message("id"), problem.message("en")) == (fault.message("id"), fault.message("en"))


def test_a_row_after_a_wrong_one_is_held_against_what_came_before(read):
    result = read(
        row("P-2024-00003", "Dinilai"),
        row("P-2024-00003", "Ditolak", "2025-02-01", **REJECTED),
    )

    assert [(problem.code, str(problem.where)) for problem in result.problems] == [
        ("proposal.note", "Lembar1!G2"),
        ("proposal.no-move", "Lembar1!B3"),
    ]


def test_every_fault_of_a_row_is_told_at_once(read):
    codes = [problem.code for problem in read(row("P-2024-00001", "Disetujui")).problems]

    assert sorted(codes) == [f"proposal.{code}" for code in ("fiscal-year", "planning-document", "reason", "reason-code", "to-office")]


def test_at_the_officers_own_desk_rows_are_read_without_the_stored_histories(read):
    result = read(row("P-2024-00077", "Ditolak", **REJECTED), request=replace(REQUEST, stored=None, budget_lines=None))

    assert [event.reference for event in result.facts] == ["P-2024-00077"]
    assert result.ok


def test_a_milestone_and_a_correction_are_read_from_our_templates_columns(tmp_path):
    text = """
        Nomor usulan | Ke status | Tanggal    | Oleh       | Tahap pekerjaan | Membetulkan urutan | Realisasi   | Pendapat atau keterangan
        P-2024-00005 | selesai   | 2025-10-01 | Dinas PUPR | serah terima    | 10                 | 187.000.000 | Salah ketik
    """

    (event,) = read_outcomes(saved_at(tmp_path, drawn(text)), REQUEST).facts

    assert (event.milestone, event.corrects, event.realised_amount) == (Milestone.DELIVERY, 10, Decimal("187000000.00"))


def test_a_list_of_proposals_is_not_taken_for_outcomes(tmp_path):
    (problem,) = read_outcomes(saved_at(tmp_path, drawn("id | tanggal | usulan\n1 | 2025-01-01 | Taman")), REQUEST).problems

    assert problem.code == "proposals.other-list"


def test_a_sheet_named_by_a_personal_number_keeps_the_file_out(tmp_path):
    book = workbook(sheet("0812 3456 7890", "\n".join((HEAD, row("P-2024-00001", "Ditolak", **REJECTED)))))

    result = outcomes_of_workbook(read_trusted(saved_at(tmp_path, book)), REQUEST)

    assert [one.code for one in result.problems] == ["personal.sheet-name"]
    assert result.facts == ()


def test_a_row_that_stands_twice_is_refused_and_names_the_first(read):
    """Events are never deleted: what was pasted twice would stand in the history for ever."""
    once = row("P-2024-00001", "Ditolak", **REJECTED)

    result = read(once, row("P-2024-00002", "Disetujui", Keterangan="Kabar"), once)

    (problem,) = result.problems
    assert (problem.code, str(problem.where)) == ("outcome.row-twice", "Lembar1!A4")
    assert "baris 2" in problem.message("id")
    assert "row 2" in problem.message("en")
    assert not result.ok


@pytest.mark.parametrize(
    "number", ["p-2024-00001", "P\u20112024\u201100001", "P\u20132024\u201300001", "P-2024-00001\u00a0", "P - 2024 - 00001", "P-2024-1"]
)
def test_a_number_is_known_however_a_hurried_hand_wrote_it(read, number):
    (event,) = read(row(number, "Ditolak", "12 Maret 2025", **REJECTED)).facts

    assert event.reference == "P-2024-00001"


def test_the_number_that_another_proposal_is_merged_with_is_known_so_too(read):
    merged = {"Kode_alasan": "duplicate", "Alasan": LONG_REASON, "Usulan_lain": "p-2024-3"}

    (event,) = read(row("P-2024-00001", "Digabung", "12 Maret 2025", **merged)).facts

    assert event.other == "P-2024-00003"
