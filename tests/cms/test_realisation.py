"""Realisations (LRA) through the command line's way: compared with the budget in force, never the budget's own column by mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cms.budgets.models import BudgetDocumentPage
from cms.budgets.services import Details
from cms.domain.budgets import Phase
from cms.imports.kinds import take_realisation
from cms.imports.services import import_budget
from tests.support.sheets import drawn, saved_at

pytestmark = pytest.mark.django_db

PLAN = """
    Kode SKPD              | Nama SKPD | Kode rekening | Nama rekening | Jumlah
    1.01.0.00.0.00.01.0000 | Dinas A   | 4.1.01        | Pajak         | 1.000,00
    1.01.0.00.0.00.01.0000 | Dinas A   | 5.1.01        | Gaji          | 600,00
    1.01.0.00.0.00.01.0000 | Dinas A   | 5.1.02        | Barang        | 300,00
    1.02.0.00.0.00.01.0000 | Dinas B   | 5.1.01        | Gaji          | 250,00
    1.02.0.00.0.00.01.0000 | Dinas B   | 5.2.02        | Modal         | 100,00
"""


def report_with(*realised: str) -> str:
    """A report of budget and realisation; realised: what stands in the last column of each row."""
    head, *rows = PLAN.strip().split("\n")
    table = [f"{row} | {amount}" for row, amount in zip(rows, realised, strict=True)]
    return "\n".join(["LAPORAN REALISASI ANGGARAN TAHUN 2024", f"{head.replace('Jumlah', 'Anggaran')} | Realisasi", *table])


@pytest.fixture
def plan(db, tmp_path) -> None:
    path = saved_at(tmp_path, drawn(PLAN), "apbd.xlsx")
    import_budget(path, Details(year=2024, phase=Phase.ENACTED, origin="uji"), publish=True)


def take(folder: Path, *realised: str, as_of: date | None = date(2024, 6, 30), audited: bool = False, dry_run: bool = False):
    path = saved_at(folder, drawn(report_with(*realised)), "lra.xlsx")
    said = {"title": "", "regulation_number": "", "regulation_date": None, "origin": "uji", "note": ""}
    more = {"is_sample": False, "sheet": None, "government": None, "make_public": False, "dry_run": dry_run, "language": "id"}
    return take_realisation(path, year=2024, as_of=as_of, is_audited=audited, **more, **said)


def codes(report) -> list[str]:
    return [problem["code"] for problem in report["problems"] if problem["code"].startswith("realisation.")]


def test_a_realisation_is_shown_beside_the_budget_in_force(plan, tmp_path):
    report = take(tmp_path, "500,00", "300,50", "100,00", "125,00", "0,00")

    assert report["accepted"]
    assert report["execution"] == {
        "revenue": {"plan": "1000.00", "realised": "500.00", "share": "50.00"},
        "expenditure": {"plan": "1250.00", "realised": "525.50", "share": "42.04"},
    }


def test_a_blank_realisation_is_missing_and_never_all_of_the_budget(plan, tmp_path):
    report = take(tmp_path, "", "300,50", "100,00", "125,00", "")

    assert report["execution"]["revenue"] == {"plan": "1000.00", "realised": None, "share": None}
    assert (report["rows_stored"], report["rows_skipped"]["without-amount"]) == (3, 2)


def test_the_budgets_own_amounts_are_no_realisation(plan, tmp_path):
    report = take(tmp_path, "1.000,00", "600,00", "300,00", "250,00", "100,00")

    assert (codes(report), report["accepted"]) == (["realisation.same-as-plan"], False)
    assert not BudgetDocumentPage.objects.filter(phase="realised").exists()


def test_spending_above_the_budget_is_told_by_office_and_kind(plan, tmp_path):
    report = take(tmp_path, "500,00", "700,00", "100,00", "125,00", "101,00", dry_run=True)

    (told,) = [problem for problem in report["problems"] if problem["code"] == "realisation.over-plan"]
    assert told["found"] == "1.01.0.00.0.00.01.0000 5.1.01: 700.00 > 600.00; 1.02.0.00.0.00.01.0000 5.2.02: 101.00 > 100.00"
    assert told["message"].startswith("2 jenis belanja melebihi")


def test_a_realisation_without_a_published_budget_says_so(tmp_path):
    assert codes(take(tmp_path, "500,00", "300,50", "100,00", "125,00", "0,00")) == ["realisation.no-plan"]


def test_reports_until_two_days_are_two_documents_and_a_mended_one_is_a_new_version(plan, tmp_path):
    june = take(tmp_path, "500,00", "300,50", "100,00", "125,00", "0,00")
    year = take(tmp_path, "900,00", "590,50", "290,00", "245,00", "90,00", as_of=None)
    mended = take(tmp_path, "510,00", "300,50", "100,00", "125,00", "0,00")
    audited = take(tmp_path, "901,00", "590,50", "290,00", "245,00", "90,00", as_of=None, audited=True)

    made = [(one["document"], one["vintage"]) for one in (june, year, mended, audited)]
    titles = [page.title for page in BudgetDocumentPage.objects.exclude(phase="enacted").order_by("slug")]
    assert made == [
        ("apbd-2024-realisasi", "v1"),
        ("apbd-2024-realisasi-2", "v1"),
        ("apbd-2024-realisasi", "v2"),
        ("apbd-2024-audited", "v1"),
    ]
    assert titles == [
        "Realisasi APBD (diaudit) 2024 sampai 31 Desember 2024",
        "Realisasi APBD 2024 sampai 30 Juni 2024",
        "Realisasi APBD 2024 sampai 31 Desember 2024",
    ]
