"""Tables whose rows say in a column of their own of which government, year or phase they are. Used by governments.py, years.py and phase_rows.py."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from importers.meaning import FoundColumn
from importers.overlooked import carried_down
from importers.table import Body
from importers.titles import Vocabulary
from importers.values import is_amount, text_of


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
    body.skip([position for position, text in enumerate(said) if text in others], kind)


def _has_amount(body: Body, position: int) -> bool:
    return any(is_amount(body.column(index)[position]) for column in (*body.heading.amounts, *body.heading.periods) for index in column.indexes)


def is_total(body: Body, position: int, words: Vocabulary) -> bool:
    """Whether a row is called a total in any of its cells."""
    return any(isinstance(cell, str) and words.total_meaning(cell) for cell in body.rows[position].cells)
