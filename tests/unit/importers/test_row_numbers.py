"""The rows of one fault: all of them for programs, a dozen in a sentence."""

from __future__ import annotations

import pytest

from importers.row_numbers import MOST_ROWS, listed_rows, rows_in, spans_of


@pytest.mark.parametrize(
    ("rows", "spans", "said"),
    [
        ([7], "7", "7"),
        ([3, 4, 5, 9], "3-5, 9", "3, 4, 5, 9"),
        ([3, 7, 12], "3, 7, 12", "3, 7, 12"),
        (range(3, 55), "3-54", "3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, … (+40)"),
    ],
)
def test_rows_come_back_and_a_sentence_names_a_dozen(rows, spans, said):
    assert spans_of(list(rows)) == spans
    assert rows_in(spans) == list(rows)
    assert listed_rows(spans) == said


def test_of_more_rows_than_can_be_marked_the_rest_is_counted():
    spans = spans_of(range(1, MOST_ROWS + 8))

    assert rows_in(spans) == list(range(1, MOST_ROWS + 1))
    assert spans.endswith(", … (+7)")
    assert listed_rows(spans).endswith(f"12, … (+{MOST_ROWS + 7 - 12})")


def test_a_report_of_an_earlier_version_is_still_read():
    assert rows_in("3, 7, … (+40)") == [3, 7]
    assert listed_rows("3, 7, … (+40)") == "3, 7, … (+40)"
