"""One odd amount, from the cell of a workbook to every place where somebody may read it: nowhere is it another number."""

from __future__ import annotations

import io
import json
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cms.budgets.models import BudgetLineRecord
from cms.budgets.services import Details
from cms.domain.budgets import Phase
from cms.imports.services import import_budget
from cms.snapshot import take_snapshot
from site_static import release
from site_static.check import check_site, raise_for
from site_static.plan import site_works
from tests.support import sheets

ODD = Decimal("1234567890.12")
AS_READ = "1.234.567.890,12"
DATASET = "apbd-2025-murni"
SHEET = """
    TAHUN | KODE SKPD              | NAMA SKPD       | KODE PROGRAM | NAMA PROGRAM | KODE KEGIATAN | NAMA KEGIATAN | KODE SUB KEGIATAN | NAMA SUB KEGIATAN | KODE REKENING     | NAMA REKENING | PAGU
    =2025 | 1.01.0.00.0.00.01.0000 | Dinas Satu      | 1.01.02      | Program Satu | 1.01.02.2.01  | Kegiatan Satu | 1.01.02.2.01.0001 | Sub Satu          | 5.1.02.01.01.0024 | Belanja Satu  | =1234567890.12
    =2025 | 1.02.0.00.0.00.01.0000 | Dinas Dua       | 1.02.02      | Program Dua  | 1.02.02.2.01  | Kegiatan Dua  | 1.02.02.2.01.0001 | Sub Dua           | 5.1.02.01.01.0024 | Belanja Satu  | =1000000000
"""  # noqa: E501  a drawn sheet


@pytest.fixture
def site(db, tmp_path: Path, settings) -> Path:
    """The published site of a city with one small budget, made by the steps that the command line takes."""
    settings.MEDIA_ROOT = tmp_path / "media"
    file = tmp_path / "apbd.xlsx"
    file.write_bytes(sheets.drawn(SHEET))
    report = import_budget(file, Details(year=2025, phase=Phase.ENACTED, origin="Uji"), publish=True)
    assert report["accepted"], report["problems"]
    snapshot = take_snapshot()
    made = release.build(site_works(snapshot), tmp_path / "public", jobs=1, check=lambda folder: raise_for(check_site(folder, snapshot)))
    return made.folder


def data_file(site: Path, extension: str) -> bytes:
    return (site / f"data/{DATASET}/v1/{DATASET}.{extension}").read_bytes()


def pdf_text(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.django_db
def test_the_amount_is_the_same_from_cell_to_page_file_pdf_and_api(site: Path, client):
    stored = BudgetLineRecord.objects.order_by("position").first()
    page = (site / "anggaran/2025/dinas-satu/index.html").read_text("utf-8")
    english = (site / "en/anggaran/2025/dinas-satu/index.html").read_text("utf-8")
    workbook = load_workbook(io.BytesIO(data_file(site, "xlsx")))["Data"]
    rows = json.loads(data_file(site, "json"))["rows"]
    api = client.get(f"/api/v1/documents/{DATASET}/v1/lines").json()["results"]

    assert stored.amount == int(ODD * 100)
    assert f'value="{ODD}">Rp{AS_READ}<' in page
    assert f'value="{ODD}"' in english
    assert b",1234567890.12," in data_file(site, "csv")
    assert str(ODD) in {str(cell.value) for cell in workbook[2]}
    assert rows[0]["amount"] == str(ODD)
    assert api[0]["amount"] == str(ODD)
    assert AS_READ in pdf_text(site / "anggaran/2025/apbd-2025.pdf")
    assert AS_READ in pdf_text(site / f"data/{DATASET}/v1/{DATASET}.pdf")


@pytest.mark.django_db
def test_the_cell_that_a_number_came_from_stands_beside_it(site: Path):
    rows = json.loads(data_file(site, "json"))["rows"]

    assert [row["source"] for row in rows] == ["Lembar1!L2", "Lembar1!L3"]
