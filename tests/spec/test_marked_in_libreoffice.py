"""The marked workbook in an officer's own program: LibreOffice converts it, and what it writes says which cells are coloured and commented."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

import pytest

from cms.domain.budgets import Phase
from importers.budget_report import report_of
from importers.budgets import BudgetRequest, read_budget
from importers.marked import marked_workbook
from importers.workbook import column_letters
from tests.spec.test_import_seeded_faults import SEEDS, WIDE, spoilt
from tests.support.sheets import saved_at

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="there is no LibreOffice here (Debian: libreoffice-calc); .ci/setup dev installs it")

REQUEST = BudgetRequest(year=2025, phase=Phase.ENACTED)
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
COLOURS = {"#ffc7ce": "error", "#ffeb9c": "warning"}
# A row that is told as a whole is marked at its first cell; of a row that stands there twice both are marked.
WHOLE = {cell if cell[0].isalpha() else f"A{cell}" for _, sheet, cell in WIDE if cell and sheet == "Rincian"}
EXPECTED = {cell for _, _, _, _, cell in SEEDS} | WHOLE | {"G124"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as LibreOffice has it."""

    colour: str
    comment: str
    text: str


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """Sheet -> place -> cell, of every cell that LibreOffice shows coloured or commented; and the problems that were told."""
    folder = tmp_path_factory.mktemp("libreoffice")
    path = saved_at(folder, spoilt())
    problems = report_of(read_budget(path, REQUEST), REQUEST)["problems"]
    (folder / "bertanda.xlsx").write_bytes(marked_workbook(path, problems))
    command = [str(SOFFICE), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "fods", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "bertanda.xlsx")], check=True, capture_output=True, timeout=300)
    return cells_of(folder / "bertanda.fods"), problems


def cells_of(path: Path) -> dict[str, dict[str, Shown]]:
    root = ElementTree.parse(path).getroot()
    colours = {
        str(style.get(f"{STYLE}name")): COLOURS.get(properties.get(f"{FORMAT}background-color", ""), "")
        for style in root.iter(f"{STYLE}style")
        for properties in style.iter(f"{STYLE}table-cell-properties")
    }
    return {str(table.get(f"{TABLE}name")): dict(_marked(table, colours)) for table in root.iter(f"{TABLE}table")}


def _marked(table, colours):
    number = 0
    for row in table.iter(f"{TABLE}table-row"):
        column = 0
        for cell in row:
            note = cell.find(f"{OFFICE}annotation")
            colour = colours.get(cell.get(f"{TABLE}style-name", ""), "")
            for _ in range(times := int(cell.get(f"{TABLE}number-columns-repeated", "1"))):
                if note is not None or (colour and times < 100):
                    comment = "" if note is None else "\n".join("".join(part.itertext()) for part in note.iter(f"{TEXT}p"))
                    text = " ".join("".join(part.itertext()) for part in cell.findall(f"{TEXT}p"))
                    yield f"{column_letters(column)}{number + 1}", Shown(colour, comment, text)
                column += 1
        number += int(row.get(f"{TABLE}number-rows-repeated", "1"))


def test_libreoffice_shows_the_marks_on_the_faulty_cells_and_on_no_other(sheets):
    cells, _ = sheets

    assert {place for place, shown in cells["Rincian"].items() if shown.colour} == EXPECTED
    assert {place for place, shown in cells["Rincian"].items() if shown.comment} == EXPECTED


def test_libreoffice_shows_in_each_comment_what_is_wrong_and_what_to_do(sheets):
    cells, problems = sheets
    told = {}
    for problem in problems:
        if problem["sheet"] == "Rincian" and problem["cell"]:
            place = problem["cell"] if problem["cell"][0].isalpha() else f"A{problem['cell']}"
            told.setdefault(place, []).append(problem)

    for place, found in told.items():
        shown = cells["Rincian"][place]
        assert all(problem["message"] in shown.comment and problem["remedy"] in shown.comment for problem in found), place
        assert shown.colour == ("error" if any(problem["severity"] == "error" for problem in found) else "warning"), place


def test_what_the_officer_typed_still_stands_in_the_marked_cells(sheets):
    cells, _ = sheets

    assert cells["Rincian"]["G10"].text == "dua puluh juta"
    assert cells["Rincian"]["G26"].text == "#REF!"


def test_libreoffice_opens_the_list_of_all_faults(sheets):
    cells, _ = sheets

    assert "Masalah (Terang)" in cells
