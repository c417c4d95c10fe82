"""Rows that number the columns of a table, 1 | 2 | 3 | 4 = 2 + 3, and belong to its heading. Used by header.py, under_heading.py and table.py."""

from __future__ import annotations

import re
from collections.abc import Iterable

from importers.values import text_of
from importers.workbook import Raw

_NUMBERED = re.compile(r"\(?([0-9]{1,2})\)?(?:\s*[=(].*)?")
# Two numbers alone may be a line; in brackets, and under a title of names, they number columns.
LEAST, LEAST_IN_BRACKETS = 3, 2


def column_number(text: str) -> int | None:
    """The number that a text gives its column: 4 of "(4)" and of "4 = 2 + 3"; None where it gives none."""
    match = _NUMBERED.fullmatch(text)
    return int(match[1]) if match else None


def numbers_columns(cells: Iterable[Raw], least: int = LEAST) -> bool:
    """Whether what is filled counts from left to right and nothing else; tables beside each other begin again where the first began.

    least: how many columns there must be where their numbers are not in brackets.
    """
    first = before = None
    run = count = 0
    is_in_brackets = True
    for cell in cells:
        if cell is None or not (text := text_of(cell)):
            continue
        number = column_number(text)
        begins_again = run != 1 and number == first
        if number is None or not (first is None or begins_again or number == (before or 0) + 1):
            return False
        run = 1 if first is None or begins_again else run + 1
        first, before, count = number if first is None else first, number, count + 1
        is_in_brackets = is_in_brackets and text.startswith("(")
    return run > 1 and count >= (LEAST_IN_BRACKETS if is_in_brackets else least)
