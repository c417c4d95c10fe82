"""The catalogue of problems: a sentence for each, in both languages, that can be filled in."""

from __future__ import annotations

import string

import pytest

from cms.domain.tables import CellRef
from importers.problem_headings import HEADINGS
from importers.problems import CATALOGUE, Problem, Severity, in_order

LANGUAGES = ("id", "en")


def _fields(text: str) -> set[str]:
    """What is filled in; a detail that is itself a sentence is there once per language."""
    return {name.removesuffix("_en") for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_problem_has_a_message_and_a_remedy_in_both_languages(code):
    entry = CATALOGUE[code]

    for texts in (entry.message, entry.remedy):
        assert set(texts) == set(LANGUAGES)
        assert all(texts.values())
    assert _fields(entry.message["id"]) == _fields(entry.message["en"])


def test_errors_that_each_say_their_own_have_a_heading_for_all_of_them():
    """Of a whole file there is only one; where the sentence itself is a detail, an example stands in the heading."""
    each_its_own = {code for code, entry in CATALOGUE.items() if entry.severity is Severity.ERROR and _fields(entry.message["id"]) - {"sentence"}}

    assert {code for code in each_its_own - set(HEADINGS) if not code.startswith("file.")} == set()
    assert set(HEADINGS) - set(CATALOGUE) == set()
    assert all(set(texts) == set(LANGUAGES) and not any(text.endswith(".") for text in texts.values()) for texts in HEADINGS.values())


def test_a_problem_says_what_was_found_and_where():
    problem = Problem("cell.error", CellRef("Rincian", 127, "F"), "#REF!")

    assert problem.severity is Severity.ERROR
    assert problem.as_json("en") == {
        "code": "cell.error",
        "severity": "error",
        "sheet": "Rincian",
        "cell": "F127",
        "found": "#REF!",
        "message": "This cell holds the error #REF! and no value.",
        "remedy": "Mend the formula or put the value in its place, save and send again.",
    }


@pytest.mark.parametrize(
    ("where", "sheet", "cell"), [(None, "", ""), (CellRef("S"), "S", ""), (CellRef("S", 4), "S", "4"), (CellRef("S", 4, "AB"), "S", "AB4")]
)
def test_a_problem_may_be_about_a_file_a_sheet_a_row_or_a_cell(where, sheet, cell):
    answer = Problem("cell.broken", where, "x").as_json()

    assert (answer["sheet"], answer["cell"]) == (sheet, cell)


def test_a_problem_that_is_not_in_the_catalogue_cannot_be_made():
    with pytest.raises(KeyError, match=r"file\.unheard-of"):
        Problem("file.unheard-of")


def test_a_sentence_stands_even_without_the_details_that_it_names():
    assert Problem("file.too-many-cells").message("en") == "This file holds more than ? cells."


def test_braces_in_what_was_found_are_only_text():
    assert "{x}" in Problem("cell.broken", None, "{x}").message()


def test_problems_are_sorted_by_place_and_each_shown_once():
    late, early = Problem("cell.broken", CellRef("S", 10, "A"), "x"), Problem("cell.broken", CellRef("S", 9, "AA"), "x")
    left, whole = Problem("cell.broken", CellRef("S", 9, "B"), "x"), Problem("file.macros")

    assert in_order([late, early, left, whole, late]) == (whole, left, early, late)
