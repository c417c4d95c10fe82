"""What bad input gets: the same sentence from the function, the service, the form and the list, there with its cell; and nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from cms.budgets.services import publish
from cms.domain.codes import AccountCode
from cms.domain.proposals.checks import Known, ProposalRefused, check_move
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import ProposalEvent
from cms.imports.proposals import ProposalDetails, import_outcomes, import_proposals
from cms.proposals import queries, services
from cms.proposals.models import PreparedAnswer, ProposalEventRecord, ProposalRecord
from tests.support.proposals import DESKS, GOOD, proposal, said
from tests.support.proposals import unregistered as new
from tests.support.sheets import drawn

pytestmark = pytest.mark.django_db
ACCEPTED = (*DESKS, said(State.ACCEPTED, date(2024, 5, 6)))
WORKING = (*ACCEPTED, said(State.BUDGETED, date(2025, 1, 6)), said(State.IN_PROGRESS, date(2025, 3, 1)))
DAY = date(2025, 9, 3)
TITLES = {
    "reason_code": "Kode alasan",
    "reason": "Alasan",
    "objection": "Cara mengajukan keberatan",
    "fiscal_year": "Tahun anggaran",
    "to_office": "Ditangani selanjutnya oleh",
    "planning_document": "Dokumen perencanaan",
    "budget_line": "Baris anggaran",
    "planned_amount": "Dianggarkan",
    "finished_on": "Selesai pada",
    "realised_amount": "Realisasi",
    "evidence": "Bukti",
}
COLUMNS = ("number", "on", "to_state", "by_office", *TITLES)
# What stands before, the move, what it says wrong, the sentence, and the column whose cell the list names.
CASES: dict[str, tuple[tuple[ProposalEvent, ...], State, dict[str, Any], str, str]] = {
    "a rejection without a reason": (DESKS, State.REJECTED, {"reason": ""}, "baru 0 huruf.", "reason"),
    "a rejection in fewer than 40 letters": (DESKS, State.REJECTED, {"reason": "Pagu habis"}, "baru 10 huruf.", "reason"),
    "accepted without a year": (DESKS, State.ACCEPTED, {"fiscal_year": None}, "harus menyebut tahun anggaran", "fiscal_year"),
    "accepted without an office": (DESKS, State.ACCEPTED, {"to_office": ""}, "harus menyebut kantor yang mengerjakannya.", "to_office"),
    "completed without a day": (WORKING, State.COMPLETED, {"finished_on": None}, "harus menyebut tanggal selesai.", "finished_on"),
    "completed without an amount": (WORKING, State.COMPLETED, {"realised_amount": None}, "harus menyebut jumlah realisasi", "realised_amount"),
    "a budget line that does not exist": (
        ACCEPTED,
        State.BUDGETED,
        {"budget_account": AccountCode.parse("5.2.99.01.01.0001")},
        "tidak ada dalam anggaran yang diterbitkan.",
        "budget_line",
    ),
    "a day before the last event": (DESKS, State.REJECTED, {"on": date(2024, 1, 5)}, "lebih awal daripada kejadian terakhir", "on"),
    "a move outside the table": (DESKS, State.COMPLETED, {}, 'yang berstatus "Dinilai kantor" tidak dapat menjadi "Selesai"', "to_state"),
}


def form_of(event: ProposalEvent) -> dict[str, str]:
    """What an officer would type to say that."""
    said = {name: getattr(event, name) for name in TITLES if name != "budget_line"}
    said |= {"on": event.on, "by_office": event.by_office, "budget_line": event.budget_line or ""}
    return {name: "" if value is None else str(value).replace(".", ",") if name.endswith("_amount") else str(value) for name, value in said.items()}


def sheet_of(event: ProposalEvent) -> bytes:
    """The same as one row of a list."""
    row = form_of(event) | {"number": event.reference, "to_state": event.to_state.slug}
    return drawn(
        "\n".join((" | ".join(("Nomor usulan", "Tanggal", "Ke status", "Oleh", *TITLES.values())), " | ".join(row[name] for name in COLUMNS)))
    )


@pytest.mark.parametrize(("before", "to", "wrong", "sentence", "column"), CASES.values(), ids=CASES)
def test_bad_input_is_refused_alike_by_function_service_form_and_list(planner, store, tmp_path: Path, before, to, wrong, sentence, column):
    publish(store().page)
    number = services.register(new(proposal(*before))).reference
    event = ProposalEvent(**{"on": DAY, **GOOD[to], **wrong}, to_state=to, reference=number)
    stored = ProposalEventRecord.objects.count()
    path = tmp_path / "keputusan.xlsx"
    path.write_bytes(sheet_of(event))

    history = queries.proposal(number).events
    told = {fault.message() for fault in check_move(event, history, Known(budget_lines=queries.PublishedLines()))}
    with pytest.raises(ProposalRefused) as refused:
        services.answer_many([event])
    page = unescape(planner.post(reverse("desk:answer", args=[number, to.value]), {**form_of(event), "record": ""}, follow=True).content.decode())
    problems = [one for one in import_outcomes(path, ProposalDetails(as_of=date(2025, 12, 1)))["problems"] if one["severity"] == "error"]

    (whole,) = told
    assert sentence in whole
    assert whole in str(refused.value)
    assert whole in page
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[COLUMNS.index(column)]
    assert [(one["message"], one["cell"]) for one in problems] == [(whole, f"{letter}2")]
    assert ProposalEventRecord.objects.count() == stored


@pytest.mark.parametrize("button", ["record", "prepare"])
@pytest.mark.parametrize("rank", ["-3", "99999999999"])
def test_a_rank_that_is_none_is_refused_beside_its_field(planner, rank, button):
    number = services.register(new(proposal(*DESKS[:1]))).reference
    sent = {"on": "2024-02-12", "by_office": "Kelurahan Kartini", "note": "Layak", "rank": rank, button: ""}

    page = unescape(planner.post(reverse("desk:answer", args=[number, "screened"]), sent, follow=True).content.decode())

    assert f"Peringkat {rank} bukan bilangan dari 0 sampai" in page
    assert (ProposalEventRecord.objects.count(), PreparedAnswer.objects.count()) == (1, 0)


def test_an_unknown_village_is_refused_alike_by_the_service_and_the_list(tmp_path):
    with pytest.raises(ProposalRefused) as refused:
        services.register(new(proposal(*DESKS, village_code="12.75.09.1001")))
    path = tmp_path / "usulan.xlsx"
    path.write_bytes(drawn("Tanggal | Usulan | Asal usulan | Kode kelurahan\n2025-01-20 | Parit (CONTOH) | warga | 12.75.09.1001"))

    report = import_proposals(path, ProposalDetails(as_of=date(2025, 6, 1)))

    (problem,) = [one for one in report["problems"] if one["severity"] == "error"]
    assert problem["message"] in str(refused.value)
    assert (problem["cell"], ProposalRecord.objects.count()) == ("D2", 0)


def test_a_number_that_stands_twice_is_refused_by_service_and_list(tmp_path):
    number = services.register(new(proposal(*DESKS))).reference
    with pytest.raises(ProposalRefused, match=f"Nomor {number} sudah dipakai usulan lain."):
        services.register(replace(new(proposal(*DESKS)), reference=number))
    path = tmp_path / "usulan.xlsx"
    row = "M-1 | 2025-01-20 | Parit (CONTOH) | warga"
    path.write_bytes(drawn(f"Nomor usulan | Tanggal | Usulan | Asal usulan\n{row}\n{row}"))

    report = import_proposals(path, ProposalDetails(as_of=date(2025, 6, 1)))

    assert [one["cell"] for one in report["problems"] if one["code"] == "proposals.number-twice"] == ["A3"]
    assert (report["accepted"], ProposalRecord.objects.count()) == (False, 1)


TITLES_OF_A_LIST = "Tanggal | Usulan | Asal usulan | Nomor usulan"


def listed(path: Path, *rows: str, titles: str = TITLES_OF_A_LIST) -> dict[str, Any]:
    path.write_bytes(drawn("\n".join((titles, *rows))))
    return import_proposals(path, ProposalDetails(as_of=date(2025, 6, 1)))


@pytest.mark.parametrize("source", ["", "7"])
def test_a_public_number_that_another_proposal_has_is_told_at_its_cell(tmp_path, source):
    number = services.register(new(proposal(*DESKS))).reference

    row = f"2025-01-20 | Parit (CONTOH) | warga | {number} | {source}"
    report = listed(tmp_path / "usulan.xlsx", row, titles=f"{TITLES_OF_A_LIST} | id_usulan")

    (problem,) = [one for one in report["problems"] if one["severity"] == "error"]
    assert (problem["message"], problem["cell"]) == (f"Nomor {number} sudah dipakai usulan lain.", "D2")
    assert (report["accepted"], ProposalRecord.objects.count()) == (False, 1)


def test_a_list_that_brings_its_own_public_numbers_changes_nothing_the_second_time(tmp_path):
    row = "2025-01-20 | Parit (CONTOH) | warga | P-2025-00417"

    first, second = (listed(tmp_path / "usulan.xlsx", row) for _ in range(2))

    assert (first["registered"], second["registered"]) == (["P-2025-00417"], [])
    assert second["difference"] == {"new": 0, "events": 0, "amended": 0, "same": 1}
