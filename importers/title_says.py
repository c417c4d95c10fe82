"""What the title of a table, or the name of its sheet, says of amounts whose own title says nothing. Used by amount_columns.py."""

from __future__ import annotations

from collections.abc import Set

from cms.domain.budgets import Phase
from importers.columns import How
from importers.header import texts_above
from importers.meaning import Heading
from importers.phases import Choice
from importers.phases_said import ANY, CHANGED, NONE, SETTLED, other_phase_said
from importers.table import Body
from importers.titles import LONGEST_TITLE, Vocabulary, normalised, sequence_of
from importers.workbook import Sheet

PLAIN = frozenset({"neutral", "budget"})
# "Binjai, Januari 2025" is where and when somebody signed.
BEFORE_MONTHS = frozenset({"", "bulan", "periode", "masa", "month"})
# A report of realisation is of the year so far: what its column says, and a first quarter, are. Audited accounts are of the whole year.
OWN = {Phase.REALISED: {"realised"}, Phase.AUDITED: {"realised", "audited"}}
LAST = {("month", 12), ("quarter", 4), ("half", 2)}
# Columns whose words leave open what the title may say; of "after" whether of a shift or of a change.
BESIDE = frozenset({"realised", "audited", "absorbed", "difference", "percent"})
OPEN = PLAIN | {"after", "shifted", "revised", "realised"}


def check_title(body: Body, choice: Choice, how: How) -> None:
    """Refuses amounts of another phase, or of a part of the year. A column that a person chose asks nothing."""
    first, measures = choice.columns[0], {column.measure for column in (*body.heading.amounts, *choice.added)}
    about = (("phase", how.phase.slug), ("title", first.title))
    is_open = first.measure in OPEN and not choice.is_reread
    if is_open and (said := other_phase_said(body.sheet, body.heading, how.phase, how.words, _left_open(first.measure, measures))):
        body.note("phase.title-differs", said, *about, column=first.index)
        return
    if first.measure == "before" and how.phase is Phase.ENACTED and (later := _later_change(body.sheet, body.heading)):
        body.note("phase.title-differs", later, *about, column=first.index)
    is_plain = PLAIN.issuperset(measures - OWN.get(how.phase, set())) and not choice.added and len(body.heading.amounts) == 1
    if is_plain and (part := part_of_year_said(body.sheet, body.heading, how.words, how.phase)):
        body.note("period.title-says", part, *about, column=first.index)
    elif how.phase is not Phase.REALISED and not choice.added and (part := _part_of_year(choice, how)):
        body.note("period.column-says", part, ("phase", how.phase.slug), column=first.index)


def _part_of_year(choice: Choice, how: How) -> str:
    """A column that was chosen and says it is of the year up to some month or quarter: "Anggaran s.d. Triwulan III"."""
    return next((column.title for column in choice.columns for title in column.titles if _is_part(title, how.words, how.phase)), "")


def _left_open(measure: str, measures: Set[str]) -> frozenset[Phase]:
    """The phases among which a title tells: the "Anggaran" of a report of realisation may be that before or after a change."""
    if measures <= PLAIN:
        return ANY
    if measure in PLAIN:
        return SETTLED if measures <= PLAIN | BESIDE else NONE
    return CHANGED if measure == "after" else NONE


def _later_change(sheet: Sheet, heading: Heading) -> str:
    """The first text above the table that says a second change or shift, or a later one: what was before that is not the budget first enacted."""
    return next((text for text in (*texts_above(sheet, heading), sheet.name) if len(text) <= LONGEST_TITLE and sequence_of(text) > 1), "")


def part_of_year_said(sheet: Sheet, heading: Heading, words: Vocabulary, phase: Phase) -> str:
    """The first text above the table, or the name of its sheet, that says a month, a quarter or a half of the year; "" where none does."""
    return next((text for text in (*texts_above(sheet, heading), sheet.name) if _is_part(text, words, phase)), "")


def _is_part(text: str, words: Vocabulary, phase: Phase) -> bool:
    is_so_far = phase is Phase.REALISED  # the year up to then is what is wanted
    said = words.period_in(normalised(text)) if len(text) <= LONGEST_TITLE else None
    is_last = said is not None and said.period in LAST and (said.is_so_far or phase is Phase.AUDITED)
    if said is None or is_last or (is_so_far and (said.is_so_far or said.period[1] == 1)):
        return False
    return said.period[0] != "month" or said.is_so_far or said.beside.rpartition(" ")[2] in BEFORE_MONTHS
