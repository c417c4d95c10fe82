"""The tables that stand below each other on one sheet: parts of it, compared as sheets are. Used by ledger.py.

The pages of a printed report repeat one heading and stay one table. A heading with other columns begins another table, and so does the same
heading under a title that calls the rows below it a summary where those above it are none (RINCIAN ... REKAPITULASI), or the other way round,
or that says another phase or year (APBD MURNI ... APBD PERUBAHAN).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial
from operator import attrgetter

from importers.columns import How
from importers.header import has_lines, list_of_offices
from importers.heading_rows import SEARCHED_ROWS, has_data
from importers.meaning import Heading
from importers.overlooked import repeats_heading
from importers.stacked_tables import MOST_TITLES, OTHERWISE, not_asked, said_alone, say_otherwise, says_other, titled
from importers.table import Body, body_of
from importers.titles import LONGEST_TITLE, Vocabulary, normalised, words_of
from importers.values import text_of
from importers.workbook import Row, Sheet

# More tables on one sheet are not looked at: a second heading among the rows of the last is refused.
MOST_TABLES = 64
_number_of = attrgetter("number")
# What a title calls a table that sums up another one, and the other one.
_SUMMARY = frozenset({"rekapitulasi", "rekap", "ringkasan", "summary"})
_DETAIL = frozenset({"rincian", "penjabaran", "detail", "details"})

Finder = Callable[[Sheet], tuple[Heading, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A whole sheet, or one of its tables: several bodies where tables stand side by side, none where it lists offices alone.

    other: a title that says another year, phase, period or government than those of the first table. not_asked: why it is not read where that
    is plain, "other-phase" or "other-year".
    """

    sheet: Sheet
    bodies: tuple[Body, ...]
    other: Row | None = None
    not_asked: str = ""


def parts_of(sheet: Sheet, headings: Sequence[Heading], find: Finder, how: How, *, most_of_a_kind: int | None = None) -> list[Part]:
    """The tables of one sheet from top to bottom. headings: those of the table that stands out most; find: gives those of any part."""
    to_body = partial(body_of, most_of_a_kind=most_of_a_kind)
    bodies = tuple(to_body(sheet, heading) for heading in headings)
    # What a person said about the columns holds for one table.
    if not bodies or how.profile.columns or how.profile.heading_rows:
        return [Part(sheet=sheet, bodies=bodies)]
    found = list(_tables(bodies[0], find, how))
    if len(found) < 2:
        return [Part(sheet=sheet, bodies=bodies)]
    starts = [start for start, _ in found]
    ends = [*starts[1:], len(sheet.rows)]
    titles = [[row for row in sheet.rows[start:end] if row.number < its[0].rows[0]] for (start, its), end in zip(found, ends, strict=True)]
    said = [said_alone(rows, how.words) for rows in titles]
    left_out = not_asked(said, how)
    first = left_out.index("")
    top = [row for row in sheet.rows if row.number < found[0][1][0].rows[0]]
    # What the first table says of itself alone does not head the others.
    heads = [row for row in top if not any(left_out) or not said_alone([row], how.words)]
    parts = []
    for place, ((start, its), end) in enumerate(zip(found, ends, strict=True)):
        own = sheet.rows[start:end] if place else sheet.rows[:end]
        problems = sheet.problems if place == first else ()
        one = replace(sheet, rows=(*heads, *own) if place else own, problems=problems, whole=sheet, begins=own[0].number)
        if left_out[place]:
            other = titled(titles[place], how.words).rows[left_out[place]]
            parts.append(Part(sheet=one, bodies=(), other=other, not_asked=OTHERWISE[left_out[place]]))
            continue
        doubtful = says_other(titles[first] if first else top, titles[place], how) if place > first else None
        parts.append(Part(sheet=one, bodies=tuple(to_body(one, heading) for heading in its if has_lines(heading) or heading.sides), other=doubtful))
    return parts


def _tables(main: Body, find: Finder, how: How) -> Iterator[tuple[int, tuple[Heading, ...]]]:
    """For each table the position of its first row, titles included, and its headings."""
    rows = main.sheet.rows
    places = _candidates(main, how)
    if len(places) < 2:
        return
    starts = sorted({_start(rows, place) for place in places})[:MOST_TABLES]
    last: tuple[Heading, ...] = ()
    said: frozenset[str] = frozenset()
    alone: dict[str, Hashable] = {}
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        piece = _piece(main.sheet, start, min(end, start + SEARCHED_ROWS))
        headings = find(piece)
        if headings and not any(headings[0].rows[0] <= rows[place].number <= headings[0].rows[1] for place in places if start <= place < end):
            continue
        # A list of offices is known by its first row of titles alone: the title of its amounts may stand in the second.
        headings = headings or tuple(filter(None, [list_of_offices(piece, how.words)]))
        if not headings:
            continue
        titles = [row for row in rows[start:end] if row.number < headings[0].rows[0]]
        kinds, its = _kinds(titles), said_alone(titles, how.words)
        if not last or _columns(headings) != _columns(last) or (kinds and kinds.isdisjoint(said)) or say_otherwise(its, alone):
            yield start, headings
            last, said, alone = headings, kinds, alone | its


def _candidates(main: Body, how: How) -> list[int]:
    """The positions of rows that may head a table: of the heading that was found, of all with the title of an amount, and of some that repeat it."""
    rows, words = main.sheet.rows, how.words
    first = main.heading.rows[0]
    above = (row for row in rows[:SEARCHED_ROWS] if row.number < first)
    found = {first, *(row.number for row in above if not has_data(row) and any(_is_of_amounts(text, words) for text in _titles(row)))}
    again = set(main.repeated)
    for place in _with_title_of_amount(main, words):
        (again if repeats_heading(main, place) else found).add(main.rows[place].number)
    places = [bisect_left(rows, number, key=_number_of) for number in sorted(found)]
    head = bisect_left(rows, first, key=_number_of)
    alone = said_alone(rows[_start(rows, head) : head], words)
    for place in (bisect_left(rows, number, key=_number_of) for number in sorted(again)):
        titles = rows[_start(rows, place) : place]
        # Of the pages of a report, which all say the same, only the first begins a table.
        its = said_alone(titles, words)
        if _kinds(titles) or say_otherwise(its, alone):
            places.append(place)
            alone |= its
    return sorted(places)


def _with_title_of_amount(main: Body, words: Vocabulary) -> Iterator[int]:
    """The positions of rows without data that hold such a title. Nearly all rows have a number under the main heading's first amount."""
    index = next((column.index for column in (*main.heading.money, *main.heading.sides)), 0)
    is_title = cache(partial(_is_of_amounts, words=words))
    for place in [place for place, cell in enumerate(main.column(index)) if not isinstance(cell, Decimal)]:
        row = main.rows[place]
        if any(map(is_title, _titles(row))) and not has_data(row):
            yield place


def _is_of_amounts(title: str, words: Vocabulary) -> bool:
    """Whether a title is that of amounts, or of those of a month, a quarter or half a year."""
    words_said = normalised(title)
    return words.is_amount(words_said) or words.names_period(words_said)


def _start(rows: Sequence[Row], place: int) -> int:
    """The position of the first of the titles above a heading: below the last row with an amount or a code."""
    start = place
    while start > 0 and place - start < MOST_TITLES and not has_data(rows[start - 1]):
        start -= 1
    return start


def _piece(sheet: Sheet, start: int, end: int) -> Sheet:
    rows = sheet.rows[start:end]
    merged = tuple(span for span in sheet.merged if span.last_row >= rows[0].number and span.first_row <= rows[-1].number)
    return replace(sheet, rows=rows, merged=merged)


def _columns(headings: Iterable[Heading]) -> set[tuple[tuple[int, ...], str]]:
    """What tells one heading from another: the columns and their titles."""
    return {
        (column.indexes, words_of(" ".join(column.titles)))
        for heading in headings
        for column in (*heading.every, *heading.left_out, *heading.changes)
    }


def _kinds(titles: Iterable[Row]) -> frozenset[str]:
    """Whether titles call a table a summary, or the detail of one."""
    said = {word for row in titles for text in _titles(row) for word in words_of(text).split()}
    return frozenset(kind for kind, words in (("summary", _SUMMARY), ("detail", _DETAIL)) if said & words)


def _titles(row: Row) -> list[str]:
    return [text for cell in row.cells if isinstance(cell, str) and (text := text_of(cell)) and len(text) <= LONGEST_TITLE]
