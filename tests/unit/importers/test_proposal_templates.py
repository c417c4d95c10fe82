"""Our upload templates: what is typed under their headings is read as it stands, and the guide says what each decision must say."""

from __future__ import annotations

import datetime
import io
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from openpyxl.writer import excel

from cms.domain.proposals.choices import State
from importers.proposals.reading import read_outcomes, read_proposals
from importers.proposals.request import ProposalRequest
from importers.proposals.template import outcome_columns, outcome_template, proposal_columns, proposal_template
from tests.support.proposals import DESKS, LONG_REASON, proposal

LANGUAGES = ("id", "en")


class Later(datetime.datetime):
    """Another day, for the library that writes the moment of saving into a workbook."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
        return datetime.datetime(2031, 5, 6, 7, 8, 9, tzinfo=tz)


def filled(content: bytes, folder: Path, **cells: object) -> Path:
    """The template with one row."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    for title, value in cells.items():
        sheet.cell(2, titles.index(title) + 1, value)
    path = folder / "templat.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_of_the_template_of_proposals_is_read(language, tmp_path):
    titles = {column.name: column.title(language) for column in proposal_columns()}
    cells = {
        titles["on"]: date(2025, 2, 1),
        titles["title"]: "Taman",
        titles["origin"]: "warga",
        titles["amount_asked"]: 50_000_000,
        titles["point"]: "3.6,98.5",
    }

    result = read_proposals(filled(proposal_template(language), tmp_path, **cells), ProposalRequest(as_of=date(2025, 3, 1)))

    assert result.problems == ()
    assert {column.name for column in result.understood[0].columns} == {column.name for column in proposal_columns()}
    assert (result.facts[0].title, result.facts[0].point) == ("Taman", "3.6,98.5")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_of_the_template_of_outcomes_is_read(language, tmp_path):
    titles = {column.name: column.title(language) for column in outcome_columns()}
    said = {
        "reference": "P-2024-00001",
        "to_state": "ditolak",
        "on": date(2025, 2, 1),
        "by_office": "Bappeda",
        "reason_code": "technical",
        "reason": LONG_REASON,
    }
    stored = {"P-2024-00001": proposal(*DESKS, number="P-2024-00001")}
    cells = {titles[name]: value for name, value in said.items()} | {titles["objection"]: "Ke loket"}

    result = read_outcomes(filled(outcome_template(language), tmp_path, **cells), ProposalRequest(as_of=date(2025, 3, 1), stored=stored))

    assert result.problems == ()
    assert [event.to_state for event in result.facts] == [State.REJECTED]
    read = {column.name for column in result.understood[0].columns}
    assert read == {{"reference": "number", "to_state": "decision"}.get(column.name, column.name) for column in outcome_columns()}


@pytest.mark.parametrize("make", [proposal_template, outcome_template])
def test_a_template_is_the_same_bytes_on_every_day(make, monkeypatch):
    first = make("id")

    monkeypatch.setattr(excel, "datetime", SimpleNamespace(datetime=Later, timezone=datetime.timezone))

    assert make("id") == first
    assert make("en") != first


def test_the_guide_names_every_decision_with_what_it_must_say():
    book = openpyxl.load_workbook(io.BytesIO(outcome_template("id")))
    rows = {row[0]: row[2] for row in book["Petunjuk"].iter_rows(values_only=True)}

    assert {state.slug for state in State} - {"berhenti"} <= set(rows)
    assert "paling sedikit 40 huruf." in rows["ditolak"]
    assert "harus menyebut jumlah realisasi" in rows["selesai"]
    assert rows["land-status"] == "status tanah belum jelas"
    assert "unexplained" not in rows


def test_what_a_new_proposal_is_given_need_not_be_filled_in():
    book = openpyxl.load_workbook(io.BytesIO(proposal_template()))

    said = {cell.value: cell.comment.text for cell in book.worksheets[0][1]}

    assert "Boleh kosong: nomor umumnya diberikan saat disimpan." in said["Nomor usulan"]
    assert said["Asal usulan"] == "Boleh kosong: dari warga."
    assert said["Usulan"] == "Wajib diisi."
