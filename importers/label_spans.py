"""Which neighbouring lines a total without a code may count: those since the total before it, or those up to another one. Used by ledger.py."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from cms.domain.amounts import ZERO
from importers.entries import Entry, Label
from importers.reconcile import Ours


class Span(NamedTuple):
    """The first and the last row that count, and what the lines there add up to."""

    first_row: int
    last_row: int
    ours: Ours


def is_carried(name: str) -> bool:
    """ "Jumlah dipindahkan" at the end of a printed page, "Pindahan" at the top of the next: all rows above, again and again."""
    text = name.casefold()
    return "pindah" in text or "halaman ini" in text


def spans_of_labels(labels: Sequence[Label], lines: Iterable[Entry]) -> dict[Label, list[Span]]:
    """For each label of a table the lines since the label before; then, where there are any, lines between labels that are just what it says.

    Totals stand below their rows or above them, and those of an office below those of its parts.
    """
    if not labels:
        return {}
    by_column: dict[int, list[Entry]] = {}
    for entry in sorted(lines, key=lambda entry: entry.row):
        by_column.setdefault(entry.column, []).append(entry)
    found: dict[Label, list[Span]] = {}
    for column in {label.column for label in labels}:
        entries = by_column.get(column, [])
        found.update(_spans([label for label in labels if label.column == column], [e.row for e in entries], [e.amount for e in entries]))
    return found


def _spans(labels: Sequence[Label], rows: Sequence[int], amounts: Sequence[Decimal]) -> dict[Label, list[Span]]:
    sums = [ZERO, *accumulate(amounts)]

    def span(start: int, end: int, first_row: int, last_row: int) -> Span:
        return Span(first_row, last_row, Ours(amount=sums[end] - sums[start], count=end - start))

    ends = [bisect_left(rows, label.row) for label in labels]
    found: dict[Label, list[Span]] = {}
    # What the lines above a label add up to -> how many they are, and the row after it.
    above: dict[Decimal, tuple[int, int]] = {ZERO: (0, 0)}
    last = (0, 0)
    for label, end in zip(labels, ends, strict=True):
        if is_carried(label.text):
            found[label] = [span(0, end, 0, label.row)]
            continue
        found[label] = [span(last[0], end, last[1], label.row)]
        if (start := above.get(sums[end] - label.amount)) is not None and start[0] < last[0]:
            found[label].append(span(start[0], end, start[1], label.row))
        last = above[sums[end]] = (end, label.row)
    below: dict[Decimal, tuple[int, int]] = {sums[-1]: (len(rows), rows[-1] if rows else 0)}
    for label, start_of in zip(reversed(labels), reversed(ends), strict=True):
        if (until := below.get(sums[start_of] + label.amount)) is not None and until[0] > start_of:
            found[label].append(span(start_of, until[0], label.row, until[1]))
        below[sums[start_of]] = (start_of, label.row)
    return found
