"""Rows that number the columns, 1, 2, 3 ..., under a heading and on each printed page. Used by header.py and table.py."""

from __future__ import annotations

import re
from collections.abc import Iterable

from importers.values import text_of
from importers.workbook import Raw

_NUMBERED = re.compile(r"(\()?([0-9]{1,2})\)?(?:\s*=.*)?")
# Bare numbers in two columns may be anything.
LEAST_BARE, LEAST_BRACKETED = 3, 2


def is_first(cell: Raw) -> bool:
    """Whether a cell may be the first of such a row."""
    return text_of(cell) in ("1", "(1)")


def numbers_columns(cells: Iterable[Raw], start: int = 1) -> bool:
    """Whether a row holds nothing else: 1, 2, 3, bare or in brackets, also "5 = 4 - 3"; tables beside each other begin to count again."""
    before, count, brackets = start - 1, 0, 0
    for cell in cells:
        text = text_of(cell) if cell is not None else ""
        if not text:
            continue
        match = _NUMBERED.fullmatch(text)
        if match is None or int(match[2]) not in (before + 1, start) or (count == 1 and int(match[2]) == start):
            return False
        before, count, brackets = int(match[2]), count + 1, brackets + bool(match[1])
    return count >= (LEAST_BRACKETED if brackets == count else LEAST_BARE)
