"""What the title of a table, or the name of its sheet, says of amounts whose own title says nothing. Used by amount_columns.py."""

from __future__ import annotations

from cms.domain.budgets import Phase
from importers.columns import How
from importers.header import texts_above
from importers.meaning import Heading
from importers.phases import Choice, other_phase_said
from importers.table import Body
from importers.titles import LONGEST_TITLE, Vocabulary, normalised
from importers.workbook import Sheet

PLAIN = frozenset({"neutral", "budget"})
# "Binjai, Januari 2025" is where and when somebody signed.
BEFORE_MONTHS = frozenset({"", "bulan", "periode", "masa", "month"})
# A report of realisation is of the year so far: what its column says, and a first quarter, are.
SO_FAR = {Phase.REALISED: {"realised"}}
LAST = {("month", 12), ("quarter", 4), ("half", 2)}


def check_title(body: Body, choice: Choice, how: How) -> None:
    """Refuses amounts of another phase, or of a part of the year. A column that a person chose asks nothing."""
    first, measures = choice.columns[0], {column.measure for column in (*body.heading.amounts, *choice.added)}
    about = (("phase", how.phase.slug), ("title", first.title))
    if PLAIN.issuperset(measures) and (said := other_phase_said(body.sheet, body.heading, how.phase, how.words)):
        body.note("phase.title-differs", said, *about, column=first.index)
        return
    is_plain = PLAIN.issuperset(measures - SO_FAR.get(how.phase, set())) and not choice.added and len(body.heading.amounts) == 1
    if is_plain and (part := part_of_year_said(body.sheet, body.heading, how.words, is_so_far=how.phase in SO_FAR)):
        body.note("period.title-says", part, *about, column=first.index)


def part_of_year_said(sheet: Sheet, heading: Heading, words: Vocabulary, *, is_so_far: bool) -> str:
    """The first text above the table, or the name of its sheet, that says a month, a quarter or a half of the year; "" where none does.

    is_so_far: whether the year up to then is what is wanted.
    """
    return next((text for text in (*texts_above(sheet, heading), sheet.name) if _is_part(text, words, is_so_far=is_so_far)), "")


def _is_part(text: str, words: Vocabulary, *, is_so_far: bool) -> bool:
    said = words.period_in(normalised(text)) if len(text) <= LONGEST_TITLE else None
    if said is None or (said.is_so_far and (is_so_far or said.period in LAST)) or (is_so_far and said.period[1] == 1):
        return False
    return said.period[0] != "month" or said.is_so_far or said.beside.rpartition(" ")[2] in BEFORE_MONTHS
