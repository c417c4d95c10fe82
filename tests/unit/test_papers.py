"""The lists of documents, and what a shelf says of each on a given day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from cms.domain.errors import UsageError
from cms.domain.paper_rows import paper_rows
from cms.domain.papers import Paper, ShelfRow, Standing, count_of, load_papers, papers_named, shelf_of
from cms.domain.texts import Text

MINISTER, SURVEY = papers_named("binjai")
# The enacted budget of 2025 must be public by then.
DUE = date(2024, 12, 31)
DAY = timedelta(days=1)


def paper(**said: object) -> Paper:
    return Paper(**{"key": "perda-apbd", "year": 2025, "is_sample": False, "published_on": DUE} | said)


def row(*papers: Paper, day: date = DUE, key: str = "perda-apbd", year: int = 2025) -> ShelfRow:
    rows = (*shelf_of(MINISTER, papers, year=year, day=day), *shelf_of(SURVEY, papers, year=year, day=day))
    return next(one for one in rows if one.required.key == key)


def test_the_minister_asks_for_twelve_documents_and_the_survey_for_eight():
    assert [len(one.papers) for one in (MINISTER, SURVEY)] == [12, 8]
    assert [one.number for one in MINISTER.papers] == list(range(1, 13))
    assert MINISTER.papers[0].name.original == "Ringkasan RKA-SKPD"
    assert MINISTER.papers[-1].name.original == "Opini atas LKPD"


def test_every_document_has_both_languages_a_due_day_and_its_source():
    for one in (*MINISTER.papers, *SURVEY.papers):
        assert all(text.is_translated("en") and text.original for text in (one.name, one.meaning, one.due.words)), one.key
        assert one.due.source, one.key


@pytest.mark.parametrize(("public_on", "late"), [(DUE - 40 * DAY, 0), (DUE, 0), (DUE + DAY, 1), (DUE + 30 * DAY, 30)])
def test_a_document_is_late_from_the_day_after_it_was_due(public_on, late):
    found = row(paper(published_on=public_on), day=DUE + 400 * DAY)

    assert (found.standing, found.days_late) == (Standing.PUBLISHED, late)


@pytest.mark.parametrize(
    ("day", "standing", "late"),
    [
        (DUE - DAY, Standing.NOT_YET_DUE, 0),
        (DUE, Standing.NOT_YET_DUE, 0),
        (DUE + DAY, Standing.NOT_PUBLISHED, 1),
        (DUE + 329 * DAY, Standing.NOT_PUBLISHED, 329),
    ],
)
def test_what_is_missing_is_late_so_far_on_the_day_of_the_site(day, standing, late):
    found = row(day=day)

    assert (found.standing, found.days_late, found.paper) == (standing, late, None)


def test_the_day_on_which_it_was_public_elsewhere_counts():
    assert row(paper(published_on=DUE + 90 * DAY, public_since=DUE - DAY)).days_late == 0
    assert row(paper(published_on=DUE, public_since=DUE + 5 * DAY)).days_late == 0


def test_a_document_that_was_not_made_is_neither_published_nor_late():
    found = row(paper(not_made=Text.of(id="Tidak ada perubahan")), day=DUE + 99 * DAY)

    assert (found.standing, found.days_late) == (Standing.NOT_MADE, 0)


def test_a_withdrawn_document_is_late_again():
    found = row(paper(withdrawn_on=DUE + DAY), day=DUE + 3 * DAY)

    assert (found.standing, found.days_late) == (Standing.WITHDRAWN, 3)


def test_one_file_fills_both_lists():
    assert row(paper(), key="obs-ditetapkan").standing is Standing.PUBLISHED


@pytest.mark.parametrize("said", [{"withdrawn_on": DUE}, {"not_made": Text.of(id="Tidak ada")}])
def test_what_is_not_public_fills_no_other_list(said):
    assert row(paper(**said), key="obs-ditetapkan", day=date(2026, 1, 1)).standing is Standing.NOT_PUBLISHED


def test_a_document_of_another_year_fills_nothing():
    assert row(paper(year=2024)).paper is None


def test_a_real_document_stands_before_a_sample():
    real, sample = paper(), paper(is_sample=True)

    assert row(sample, real).paper is real
    assert row(real, sample).paper is real


def test_a_count_tells_published_late_waiting_and_not_made():
    papers = (paper(), paper(key="perda-perubahan", not_made=Text.of(id="Tidak ada")))

    count = count_of(shelf_of(MINISTER, papers, year=2025, day=date(2025, 11, 3)))

    assert (count.published, count.late, count.waiting, count.not_made, count.whole) == (1, 6, 4, 1, 12)


def test_a_row_of_open_data_says_all_that_the_page_says():
    (found,) = [
        one
        for one in paper_rows([MINISTER], [paper(published_on=DUE + DAY)], years=[2025], day=DUE + 9 * DAY, address=lambda _: "x")
        if one.document == "perda-apbd"
    ]

    assert (found.fiscal_year, found.number, found.due_on, found.published_on, found.days_late) == (2025, 5, DUE, DUE + DAY, 1)
    assert (found.state, found.file, found.bytes) == (Standing.PUBLISHED, "", None)


# The lists as files -------------------------------------------------------------------------------------------------------

DUE_OF_ITS_OWN = """
extends = "indonesia"
[due.perda-apbd]
year = -1
month = 12
day = 15
confirmed = true
rule.id = "Keputusan kota (CONTOH)"
rule.en = "The city's own decision (CONTOH)"
source = "Perwal CONTOH"
"""


@pytest.fixture
def lists(tmp_path):
    source = Path(__file__).parents[2] / "cms" / "cities" / "papers" / "indonesia.toml"
    (tmp_path / "indonesia.toml").write_text(source.read_text("utf-8"), "utf-8")

    def lists(text: str):
        path = tmp_path / "kota.toml"
        path.write_text(text, "utf-8")
        return load_papers(path)

    return lists


def test_a_city_changes_a_due_day_and_nothing_else(lists):
    minister, survey = lists(DUE_OF_ITS_OWN)

    assert minister.papers[4].due.on(2025) == date(2024, 12, 15)
    assert replace(minister.papers[4], due=MINISTER.papers[4].due) == MINISTER.papers[4]
    assert survey == SURVEY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DUE_OF_ITS_OWN.replace("perda-apbd", "perda-abpd"), "perda-abpd"),
        (DUE_OF_ITS_OWN.replace("day = 15", "day = 32"), "day"),
        (DUE_OF_ITS_OWN.replace("month = 12", "month = 2").replace("day = 15", "day = 29"), "day"),
        (DUE_OF_ITS_OWN.replace("confirmed = true", ""), "confirmed"),
        ("extends = ", "no list of documents"),
    ],
)
def test_a_faulty_list_is_refused_with_its_file(lists, text, said):
    with pytest.raises(UsageError, match=said):
        lists(text)


def test_a_city_without_a_list_has_no_shelf():
    assert papers_named("kota-tanpa-daftar") == ()
