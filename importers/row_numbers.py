"""The rows that one fault is about: all of them for programs and for the marked workbook ("3-9, 12"), a dozen of them in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

# How many row numbers a sentence names.
SHOWN_ROWS = 12
# How many are kept, and marked in an officer's workbook: more comments than these no program shows at a bearable pace.
MOST_ROWS = 10_000
_SPAN = re.compile(r"([0-9]+)(?:-([0-9]+))?")
_MORE = re.compile(r"… \(\+([0-9]+)\)")


def spans_of(numbers: Sequence[int]) -> str:
    """ "3-9, 12": rows in their order, those that follow each other as one span; past MOST_ROWS only how many more there are."""
    spans: list[list[int]] = []
    for number in numbers[:MOST_ROWS]:
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    return _with_more(["-".join(map(str, span)) for span in spans], len(numbers) - MOST_ROWS)


def rows_in(spans: str) -> list[int]:
    """The rows that spans_of() wrote down."""
    return [row for first, last in _SPAN.findall(spans.partition("…")[0]) for row in range(int(first), int(last or first) + 1)]


def listed_rows(spans: str) -> str:
    """ "3, 7, 12, … (+40)": at most a dozen of them, and how many more there are."""
    rows = rows_in(spans)
    more = _MORE.search(spans)
    return _with_more([str(row) for row in rows[:SHOWN_ROWS]], len(rows) - SHOWN_ROWS if more is None else len(rows[SHOWN_ROWS:]) + int(more[1]))


def _with_more(shown: Sequence[str], more: int) -> str:
    return ", ".join([*shown, *([f"… (+{more})"] if more > 0 else [])])
