"""A regency's own two exports, from the command line to every place where a total may be read: to the last sen. Uses ../shared/data."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections import defaultdict
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.site.test_command_line import ROOT, Terminal

FOLDER = ROOT.parent / "shared" / "data" / "budgets-id"
# From the folder's README: what an independent count gives.
MURNI = {
    "5": Decimal("1078983576660.00"),
    "5.1": Decimal("619072207502.00"),
    "5.2": Decimal("324341484728.00"),
    "5.3": Decimal("5000000000.00"),
    "5.4": Decimal("130569884430.00"),
}
REVISED = Decimal("1010148878495.39")
BOTH = [("apbd-2025-murni", MURNI["5"]), ("apbd-2025-perubahan", REVISED)]

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="needs the real files of ../shared/data, which are not part of this repository")


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    terminal = Terminal(tmp_path_factory.mktemp("real"))
    terminal.cms("set_up")
    for phase in ("murni", "perubahan"):
        ended = terminal.run(
            "import", "budget", str(FOLDER / f"buru-2025-sipd-rekap-{phase}.xlsx"), "--year", "2025", "--phase", phase, "--publish", "--json"
        )
        assert ended.returncode == 0, ended.stdout[-2000:]
        (terminal.folder / f"{phase}.json").write_text(ended.stdout, "utf-8")
    built = terminal.build()
    assert built.returncode == 0, built.stderr
    return terminal


@pytest.fixture(scope="module")
def site(terminal: Terminal) -> Path:
    return terminal.folder / "public/current"


def as_read(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def pdf_text(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


def test_rows_without_an_amount_are_named_as_skipped(terminal):
    report = json.loads((terminal.folder / "murni.json").read_text("utf-8"))

    assert report["rows_skipped"]["without-amount"] == 830
    assert report["rows_read"] == report["rows_stored"] + report["rows_refused"] + sum(report["rows_skipped"].values())
    assert {code: report["totals"]["by_account"][code] for code in MURNI} == {code: str(amount) for code, amount in MURNI.items()}


@pytest.mark.parametrize(("dataset", "total"), BOTH)
def test_the_data_files_add_up_to_the_true_total(site, dataset, total):
    folder = site / "data" / dataset / "v1"
    in_csv = [Decimal(row["amount"]) for row in csv.DictReader(io.StringIO((folder / f"{dataset}.csv").read_text("utf-8-sig")))]
    in_json = [Decimal(row["amount"]) for row in json.loads((folder / f"{dataset}.json").read_text("utf-8"))["rows"]]
    with closing(load_workbook(folder / f"{dataset}.xlsx", read_only=True)) as book:
        head, *rows = book["Data"].iter_rows(values_only=True)
    column = head.index("Jumlah")
    in_xlsx = [Decimal(str(row[column])) for row in rows]

    assert (sum(in_csv), sum(in_json), sum(in_xlsx)) == (total, total, total)
    assert in_csv == in_json == in_xlsx


def test_the_kinds_of_expenditure_add_up_to_the_true_parts(site):
    parts: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in csv.DictReader(io.StringIO((site / "data/apbd-2025-murni/v1/apbd-2025-murni.csv").read_text("utf-8-sig"))):
        parts[row["account"][:3]] += Decimal(row["amount"])

    assert dict(parts) == {code: amount for code, amount in MURNI.items() if code != "5"}


@pytest.mark.parametrize("page", ["anggaran/2025/index.html", "anggaran/2025/belanja/index.html", "anggaran/2025/perbandingan/index.html"])
def test_the_pages_of_the_year_show_both_totals(site, page):
    content = (site / page).read_text("utf-8")

    for total in (MURNI["5"], REVISED):
        assert as_read(total) in content
        assert f'value="{total}"' in content


@pytest.mark.parametrize(("dataset", "total"), BOTH)
def test_the_pdf_of_a_document_and_the_book_of_the_year_hold_the_total(site, dataset, total):
    assert as_read(total) in pdf_text(site / f"data/{dataset}/v1/{dataset}.pdf")
    assert as_read(total) in pdf_text(site / "anggaran/2025/apbd-2025.pdf")
