"""Our own upload template reads back what was typed into it; a profile from a file is what it says."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from cms.domain.budgets import Phase
from cms.domain.errors import UsageError
from importers.budget_template import budget_template, template_columns
from importers.budgets import BudgetRequest, read_budget
from importers.crosswalk_template import crosswalk_workbook
from importers.licensing.template import catalogue_template, issuance_template
from importers.profiles import load_profile
from importers.proposals.template import outcome_template, proposal_template
from importers.template import empty_book, packed, write_row

TYPED = {
    "year": 2025,
    "phase": "murni",
    "function_code": "1.02",
    "function_name": "Kesehatan",
    "office_code": "1.02.0.00.0.00.01.0000",
    "office_name": "Dinas Contoh",
    "unit_code": "1.02.0.00.0.00.01.0001",
    "unit_name": "Puskesmas Contoh",
    "programme_code": "1.02.02",
    "programme_name": "Program",
    "activity_code": "1.02.02.2.01",
    "activity_name": "Kegiatan",
    "sub_activity_code": "1.02.02.2.01.0001",
    "sub_activity_name": "Sub kegiatan",
    "fund_code": "1.1.01",
    "fund_name": "PAD",
    "account": "5.1.02.01.01.0024",
    "account_name": "Alat tulis",
    "group": "Paket A",
    "detail": "Kertas",
    "amount": 1250000.5,
}


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_typed_into_the_template_reads_back(tmp_path, language):
    book = load_workbook(io.BytesIO(budget_template(language)))
    for number, column in enumerate(template_columns(), start=1):
        book.active.cell(2, number, TYPED[column.name])
    path = tmp_path / "templat.xlsx"
    book.save(path)

    result = read_budget(path, BudgetRequest(year=2025, phase=Phase.ENACTED))

    (line,) = result.facts
    assert result.problems == ()
    assert {name: str(getattr(line, name)) for name in TYPED} == {
        name: str(value) for name, value in {**TYPED, "phase": Phase.ENACTED, "amount": Decimal("1250000.50")}.items()
    }


def test_an_empty_template_says_that_it_holds_no_line(tmp_path):
    path = tmp_path / "templat.xlsx"
    path.write_bytes(budget_template())

    result = read_budget(path, BudgetRequest(year=2025, phase=Phase.ENACTED))

    assert [problem.code for problem in result.problems] == ["table.no-lines"]


def test_the_template_is_the_same_bytes_every_time():
    assert budget_template() == budget_template()


def test_every_heading_explains_itself():
    sheet = load_workbook(io.BytesIO(budget_template())).active

    assert all(cell.comment and cell.comment.text for cell in sheet[1])
    assert "Wajib diisi." in sheet["Q1"].comment.text


@pytest.mark.parametrize(("language", "title"), [("id", "Tahap"), ("en", "Phase")])
def test_the_help_of_a_list_names_the_words_of_the_list_and_no_others(language, title):
    sheet = load_workbook(io.BytesIO(budget_template(language))).active

    text = next(cell.comment.text for cell in sheet[1] if cell.value == title)
    assert "rapbd, murni" in text
    assert "enacted" not in text


@pytest.mark.parametrize("text", ["=1+1", "+62 61", "-", "@dinas"])
def test_text_that_begins_like_a_formula_is_marked_as_text(text):
    book = empty_book()
    write_row(book.create_sheet("L"), 2, [text, "biasa", None])

    row = load_workbook(io.BytesIO(packed(book))).active[2]

    assert [(cell.value, cell.data_type, bool(cell.quotePrefix)) for cell in row[:2]] == [(text, "s", True), ("biasa", "s", False)]


def test_a_profile_is_read_from_its_file(tmp_path):
    path = tmp_path / "sumber.toml"
    path.write_text(
        'name = "x"\nchart = "lain"\npart = "5"\nnotation = "en"\nheading_rows = [2, 3]\n[columns]\namount = "F"\n[aliases]\ndetail = ["Apa"]\n'
    )

    profile = load_profile(path)

    assert (profile.columns, profile.heading_rows, profile.aliases) == ({"amount": "F"}, (2, 3), {"detail": ("Apa",)})
    assert profile.with_notation("id").notation == "id"


@pytest.mark.parametrize(("content", "said"), [("warna = 1", "warna"), ("name = ", "sumber.toml")])
def test_a_wrong_profile_is_told_in_one_sentence(tmp_path, content, said):
    path = tmp_path / "sumber.toml"
    path.write_text(content)

    with pytest.raises(UsageError, match=said):
        load_profile(path)


def test_a_profile_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match="no such profile"):
        load_profile(tmp_path / "tidak-ada.toml")


@pytest.mark.parametrize(
    "template", [budget_template, crosswalk_workbook, proposal_template, outcome_template, catalogue_template, issuance_template]
)
@pytest.mark.parametrize(("language", "either"), [("id", ("Wajib", "Boleh kosong")), ("en", ("Required.", "May be left empty", "Needed or not"))])
def test_every_heading_of_every_template_says_whether_it_may_stay_empty(template, language, either):
    book = load_workbook(io.BytesIO(template(language=language)))
    headings = [cell for page in book.worksheets if page.title not in ("Petunjuk", "Guide") for cell in page[1]]

    assert [cell.value for cell in headings if cell.comment is None or not any(words in cell.comment.text for words in either)] == []
