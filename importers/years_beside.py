"""Whether amounts whose column says no year may be of another one than was asked for. Used by title_says.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from importers.columns import How
from importers.header import texts_above
from importers.phases import Choice, years_said
from importers.phases_said import is_realisation
from importers.table import Body
from importers.title_years import years_of
from importers.titles import words_of
from importers.values import text_of
from importers.years import years_above, years_named

# The last day of the year that a report of realisation is of; over a budget it may be the day on which it was signed.
_LAST_DAY = re.compile(r"(?<![0-9])31[\s./-]+(?:desember|des|december|12)[\s./-]+(20[0-9]{2})(?![0-9])", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"\b(?:tahun|ta|t a) (?:lalu|sebelumnya|yang lalu)\b|\b(?:prior|previous|last) year\b")
# Remarks stand in the last rows.
_ROWS_BELOW = 20


def perhaps_of_other_year(body: Body, choice: Choice, how: How) -> str:
    """What says another year than the one asked for, where the columns that were chosen say none; "" without it.

    A report that compares a year with the one before is of the later, as are its columns without a year. Without any title that says the year, a
    column of another year leaves open which year the one beside it is of.
    """
    heading = body.heading
    if heading.column("year") is not None or any(map(years_said, choice.columns)):
        return ""
    beside = [column for column in heading.amounts if column not in choice.columns]
    if is_realisation(body.sheet, heading):
        titles = [words_of(title) for column in (*beside, *heading.unread, *heading.left_out) for title in column.titles]
        above = {year for *_, years in years_above(body.sheet, heading.rows[0]) for year in years}
        days = {int(year) for text in texts_above(body.sheet, heading) for year in _LAST_DAY.findall(text)}
        is_compared = any(map(_YEAR_BEFORE.search, titles)) or any(map(years_said, beside))
        said = above | days if is_compared or days else set()
        if said and (not above or how.year in above):  # another year alone is asked about as such
            return "" if max(said) == how.year else str(max(said))
    others = [column for column in beside if years_said(column)]
    if not others or any(how.year in years_said(column) for column in heading.every) or how.year in set(_years_anywhere(body)):
        return ""
    return ", ".join(column.title for column in others)


def _years_anywhere(body: Body) -> Iterator[int]:
    """Every year that is written above or below the table, or in the name of its sheet."""
    yield from years_named(body.sheet.name)
    above = takewhile(lambda row: row.number < body.heading.rows[0], body.sheet.rows)
    texts = [text_of(cell) for row in above for cell in row.cells]
    for text in (*texts, *(cell for row in body.rows[-_ROWS_BELOW:] for cell in row.cells if isinstance(cell, str))):
        yield from years_of(words_of(text))
