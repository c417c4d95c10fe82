"""Four proposals, from the offices' sheets to every place where somebody may read what became of them: nowhere is it another answer.

One was rejected, one was accepted, slipped twice and was done, one was merged into that, and of one nobody said a word.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from pypdf import PdfReader

from cms.budgets.services import Details
from cms.domain.budgets import Phase
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.tables import columns_of
from cms.imports.proposals import ProposalDetails, import_outcomes, import_proposals
from cms.imports.services import import_budget
from cms.snapshot import take_snapshot
from site_static import release
from site_static.check import check_site, raise_for
from site_static.plan import site_works
from site_static.render import unbroken
from tests.spec.test_one_number import DATASET, SHEET
from tests.support import sheets

TODAY = date(2025, 12, 1)
REASON = "Tanah di lokasi usulan belum milik kota; surat hibahnya belum ada (CONTOH)."
REJECTED, REALISED, MERGED, SILENT = (f"P-2024-{number:05d}" for number in (1, 2, 3, 4))
ASKED = [
    {"on": date(2024, 2, 1), "reference": f"C-{number}", "title": f"{title} (CONTOH)", "kind": "fisik", "origin": "warga", "for_year": 2025}
    | {"village_code": "12.75.02.1004", "place": "Gang Mawar", "volume": 120, "unit": "m", "amount_asked": 210_000_000, "office": "Dinas Satu"}
    for number, title in enumerate(("Lampu jalan", "Pengerasan gang", "Pengecoran gang", "Drainase"), start=1)
]
SCREENED = {"to_state": "disaring", "on": date(2024, 2, 12), "by_office": "Kelurahan Kartini", "note": "Layak", "to_office": "Kecamatan Binjai Kota"}
ASSESSED = {"to_state": "dinilai", "on": date(2024, 4, 2), "by_office": "Dinas Satu", "note": "Dapat dikerjakan", "to_office": "Bappeda"}
LINE = {
    "budget_dataset": DATASET,
    "budget_office": "1.01.0.00.0.00.01.0000",
    "budget_sub_activity": "1.01.02.2.01.0001",
    "budget_account": "5.1.02.01.01.0024",
}
BEGUN = {"to_state": "dikerjakan", "by_office": "Dinas Satu"}
DECIDED: list[dict[str, Any]] = [
    *({"reference": f"C-{number}", **SCREENED} for number in (1, 2, 3, 4)),
    {"reference": "C-3", "to_state": "digabung", "on": date(2024, 3, 1), "by_office": "Bappeda"}
    | {"reason_code": "duplicate", "reason": REASON, "other": "C-2"},
    *({"reference": f"C-{number}", **ASSESSED} for number in (1, 2)),
    {"reference": "C-1", "to_state": "ditolak", "on": date(2024, 5, 6), "by_office": "Bappeda", "reason_code": "land-status", "reason": REASON},
    {"reference": "C-2", "to_state": "disetujui", "on": date(2024, 5, 6), "by_office": "Bappeda", "to_office": "Dinas Satu"}
    | {"reason_code": "priority", "reason": "Sesuai RKPD", "fiscal_year": 2025, "planned_month": "2025-05", "planning_document": "RKPD 2025"},
    {"reference": "C-2", "to_state": "dianggarkan", "on": date(2025, 1, 6), "by_office": "BPKPD", "to_office": "Dinas Satu"}
    | {"planned_amount": 200_000_000, **LINE},
    {"reference": "C-2", **BEGUN, "on": date(2025, 3, 1), "starts_on": date(2025, 3, 1), "planned_finish": date(2025, 6, 30)}
    | {"executor": "swakelola", "note": "Menunggu alat"},
    {"reference": "C-2", **BEGUN, "on": date(2025, 6, 20), "planned_finish": date(2025, 8, 31), "note": "Hujan; mundur"},
    {"reference": "C-2", "to_state": "selesai", "on": date(2025, 9, 3), "by_office": "Dinas Satu", "finished_on": date(2025, 9, 1)}
    | {"realised_amount": 187_500_000.5, "evidence": "BAST 7/CONTOH/2025"},
]  # fmt: skip


def written(path: Path, fact: type, rows: list[dict[str, Any]], first: dict[str, str] | None = None) -> Path:
    """Rows as a workbook under the titles of our own upload template."""
    titles = {**(first or {}), **{column.name: column.title("id") for column in columns_of(fact)}}
    used = [name for name in titles if any(name in row for row in rows)]
    book = openpyxl.Workbook()
    book.active.append([titles[name] for name in used])
    for row in rows:
        book.active.append([row.get(name) for name in used])
    book.save(path)
    return path


@pytest.fixture
def site(db, tmp_path: Path, settings) -> Path:
    """The published site, made by the steps that the command line takes."""
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "apbd.xlsx").write_bytes(sheets.drawn(SHEET))
    asked = written(tmp_path / "usulan.xlsx", Proposal, ASKED, {"on": "Tanggal"})
    decided = written(tmp_path / "keputusan.xlsx", ProposalEvent, DECIDED)
    details = ProposalDetails(as_of=TODAY, is_sample=True)
    reports = [
        import_budget(tmp_path / "apbd.xlsx", Details(year=2025, phase=Phase.ENACTED, origin="Uji"), publish=True),
        import_proposals(asked, details),
        import_outcomes(decided, details),
    ]
    assert [(report["accepted"], report["problems"]) for report in reports] == [(True, [])] * 3
    snapshot = take_snapshot(today=TODAY)
    made = release.build(site_works(snapshot), tmp_path / "public", jobs=1, check=lambda folder: raise_for(check_site(folder, snapshot)))
    return made.folder


# What every reader must be told, wherever they look.
ANSWERS = {
    REJECTED: "Ditolak 6 Mei 2024 oleh Bappeda: status tanah belum jelas.",
    REALISED: "Selesai 1 September 2025, dikerjakan Dinas Satu.",
    MERGED: f"Digabung 1 Maret 2024 dengan usulan {REALISED}: sama dengan usulan lain.",
    SILENT: "Lolos saringan Kelurahan Kartini 12 Februari 2024; sekarang di Kecamatan Binjai Kota.",
}


@pytest.mark.django_db
def test_the_answer_is_the_same_on_page_list_file_feed_and_slip(site: Path):
    rows = {row["reference"]: row for row in csv.DictReader(io.StringIO((site / "data/proposals/latest/proposals.csv").read_text("utf-8")))}
    listed = (site / "usulan/kelurahan/kartini/index.html").read_text("utf-8")
    as_json = {row["reference"]: row for row in json.loads((site / "data/proposals/latest/proposals.json").read_text("utf-8"))["rows"]}

    for number, answer in ANSWERS.items():
        page = (site / f"usulan/{number}/index.html").read_text("utf-8")
        assert f'<p class="verdict">{unbroken(answer)}</p>' in page, number
        assert unbroken(answer) in listed, number
        assert rows[number]["sentence"] == as_json[number]["sentence"] == answer
        assert number in PdfReader(site / f"usulan/{number}/slip.pdf").pages[0].extract_text()
        assert json.loads((site / f"usulan/{number}/kabar.json").read_text("utf-8"))["home_page_url"].endswith(f"/usulan/{number}/")


@pytest.mark.django_db
def test_the_reason_of_a_rejection_stands_on_page_file_and_feed(site: Path):
    events = list(csv.DictReader(io.StringIO((site / "data/proposal-events/latest/proposal-events.csv").read_text("utf-8"))))
    feed = ElementTree.parse(site / f"usulan/{REJECTED}/kabar.xml").getroot()
    summaries = [element.text for element in feed.iter("{http://www.w3.org/2005/Atom}summary")]

    assert REASON in (site / f"usulan/{REJECTED}/index.html").read_text("utf-8")
    assert [event["reason"] for event in events if event["to_state"] == "rejected"] == [REASON]
    assert REASON in summaries[0]


@pytest.mark.django_db
def test_slips_and_money_of_the_finished_one_are_the_same_everywhere(site: Path):
    page = (site / f"usulan/{REALISED}/index.html").read_text("utf-8")
    (row,) = [
        one for one in csv.DictReader(io.StringIO((site / "data/proposals/latest/proposals.csv").read_text("utf-8"))) if one["reference"] == REALISED
    ]
    budget = (site / "anggaran/2025/dinas-satu/1.01.02/1.01.02.2.01/1.01.02.2.01.0001/index.html").read_text("utf-8")

    assert (page.count("<del>"), row["slips"]) == (2, "2")
    assert "2 kali mundur" in page
    assert (row["amount_asked"], row["amount_planned"], row["amount_realised"]) == ("210000000.00", "200000000.00", "187500000.50")
    for amount in ("210000000.00", "200000000.00", "187500000.50"):
        assert f'value="{amount}"' in page
    assert f"/usulan/{REALISED}/index.html" in budget
    assert 'value="187500000.50"' in (site / "usulan/nyata/index.html").read_text("utf-8")


@pytest.mark.django_db
def test_silence_is_counted_in_days_on_page_list_and_file(site: Path):
    days = (TODAY - date(2024, 2, 12)).days
    rows = {row["reference"]: row for row in csv.DictReader(io.StringIO((site / "data/proposals/latest/proposals.csv").read_text("utf-8")))}

    assert f"Tidak ada kabar sejak {days} hari." in (site / f"usulan/{SILENT}/index.html").read_text("utf-8")
    assert f"Terlambat {days - 30} hari." in (site / "usulan/terlambat/index.html").read_text("utf-8")
    assert (rows[SILENT]["days_without_news"], rows[SILENT]["silent"], rows[REALISED]["silent"]) == (str(days), "1", "0")
