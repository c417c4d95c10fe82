"""Tables whose rows say in a column of their own of which government, year or phase they are. Used by governments.py, years.py and phase_rows.py."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence, Set
from dataclasses import replace

from importers.meaning import FoundColumn
from importers.overlooked import carried_down
from importers.table import Body
from importers.titles import Vocabulary
from importers.values import is_amount, text_of
from importers.workbook import Raw, Row


def said_in_rows(body: Body, column: FoundColumn) -> list[str]:
    """What a column says of each row; what is merged over several rows it says of each of them."""
    cells = body.column(column.index)
    said = {cell: text_of(cell) for cell in body.different(column.index)}
    return carried_down(body, column.index, [said[cell] for cell in cells])


def leave_out(body: Body, column: FoundColumn, said: Sequence[str], others: Collection[str], kind: str, words: Vocabulary) -> None:
    """Takes out the rows that are of others. An amount that says of none is refused: read with the rest it would be of whatever was asked for."""
    blank = [position for position, text in enumerate(said) if not text and _has_amount(body, position) and not is_total(body, position, words)]
    if blank:
        body.refuse_all("row.part-blank", blank, column.index, ", ".join(sorted(others)), ("title", column.title))
    gone = [position for position, text in enumerate(said) if text in others]
    if gone and body.sheet.merged:
        _hand_down(body, {body.rows[position].number for position in gone})
    body.skip(gone, kind)


def _hand_down(body: Body, gone: Set[int]) -> None:
    """What is merged over rows that go and rows that stay stands in the first of those that stay; an amount is refused there: whose is it?"""
    numbers = [row.number for row in body.rows]
    stay = [number for number in numbers if number not in gone]
    money = {index for column in body.heading.money for index in column.indexes}
    merged = []
    for span in body.sheet.merged:
        heir = stay[place] if span.first_row in gone and (place := bisect_left(stay, span.first_row)) < len(stay) else 0
        if span.first_row < heir <= span.last_row:
            value = _cell(body.rows[bisect_left(numbers, span.first_row)], span.first_column)
            place, column = bisect_left(numbers, heir), span.first_column
            if value is not None and column in money:
                body.refuse(place, column, "amount.covered", text_of(value))
            elif value is not None and _cell(body.rows[place], column) is None:
                cells = body.rows[place].cells
                filled = (*cells[:column], *[None] * (column - len(cells)), value, *cells[column + 1 :])
                body.replace_row(place, body.rows[place]._replace(cells=filled))
            merged.append(replace(span, first_row=heir))
        else:
            merged.append(span)
    body.sheet = replace(body.sheet, merged=tuple(merged))


def _cell(row: Row, index: int) -> Raw:
    return row.cells[index] if index < len(row.cells) else None


def _has_amount(body: Body, position: int) -> bool:
    return any(is_amount(body.column(index)[position]) for column in (*body.heading.amounts, *body.heading.periods) for index in column.indexes)


def is_total(body: Body, position: int, words: Vocabulary) -> bool:
    """Whether a row is called a total in any of its cells."""
    return any(isinstance(cell, str) and words.total_meaning(cell) for cell in body.rows[position].cells)
