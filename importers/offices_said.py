"""The office of each row where no column says it: named above the heading, in or above the rows further down, or by the sheet's name.

Used by lines.py and row_codes.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from importers.columns import How
from importers.metadata import office_above, office_alone, says_office
from importers.offices_in_rows import take_offices_in_rows
from importers.places import OFFICE, Place, place_of, with_office
from importers.stacked_tables import is_line, titles_above
from importers.table import Body, named
from importers.titles import LONGEST_TITLE, Vocabulary, normalised
from importers.workbook import Row


def take_offices(body: Body, how: How) -> None:
    """Keeps with the table from which row on which office is said of it, and takes out the rows that say it.

    A heading that stands again without an office goes on with that of the table before, as printed pages do.
    """
    until, numbers = body.heading.until, [row.number for row in body.rows]
    above = [row for row in body.sheet.rows if row.number < body.heading.rows[0]]
    of_sheet = {"office_name": body.sheet.name} if body.sheet.name in how.offices else {}
    body.offices = {0: office_above(above, how.words, until) or of_sheet or _alone_of(body, above)}
    # Above the first table a name alone that is not whose that is heads the letter, perhaps on each page.
    heads = [found for row in above if (found := office_alone(row, until)) and found != body.offices[0]]
    titles: list[int] = []
    for run in _with_label(body, how.words):
        if said := office_above([body.rows[place] for place in run], how.words, until, _said_before(body, numbers[run[0]])):
            body.offices[numbers[run[0]]] = said
            titles.extend(run)
    labelled = set(titles)
    for heading in body.repeated:
        end = bisect_left(numbers, heading)
        rows = titles_above(body, end)
        places = range(end - len(rows), end)
        alone = [found for row in rows if (found := office_alone(row, until)) and found not in heads] if body.offices[0] else []
        said = office_above(rows, how.words, until, _said_before(body, heading)) or next(reversed(alone), {})
        if said and labelled.isdisjoint(places):
            body.offices[heading] = said
        if body.offices[0] or said:
            titles.extend(place for place, row in zip(places, rows, strict=True) if says_office(row, how.words) or office_alone(row, until))
    titles.extend(take_offices_in_rows(body))
    body.skip(titles, "title")


def _said_before(body: Body, row: int) -> Mapping[str, str]:
    return body.offices[max(start for start in body.offices if start < row)]


def _alone_of(body: Body, above: Sequence[Row]) -> dict[str, str]:
    """The office that stands alone above the first table of a sheet, where that of another table stands so too."""
    if body.heading.beside:
        return _alone_beside(body, above)
    numbers = [row.number for row in body.rows]
    titles = [titles_above(body, bisect_left(numbers, start)) for start in body.repeated]
    # As many rows above its heading as there: between them a report says of which day it is.
    for back in range(1, 1 + max(map(len, titles), default=0)):
        first = office_alone(above[-back]) if back <= len(above) else {}
        later = [office_alone(rows[-back]) for rows in titles if back <= len(rows)] if first else []
        others = [office for office in later if office and office != first]
        if others:
            _tell_alone(body, [first, *others], above)
            return first
    return {}


def _alone_beside(body: Body, above: Sequence[Row]) -> dict[str, str]:
    """The office alone above one of the tables beside each other, where one stands above each of them; one above the first heads the letter."""
    heading = body.heading
    lasts = sorted(one.until or 0 for one in (heading, *heading.beside))
    firsts = [0, *(last + 1 for last in lasts[:-1])]
    over = [next((found for row in reversed(above) if (found := _alone_between(row, *span))), {}) for span in zip(firsts, lasts, strict=True)]
    said, is_first = [office for office in over if office], heading.until == lasts[0]
    if len(said) < len(over):
        if len(said) > 1 and is_first:
            names, unsaid = named(office["office_name"] for office in said), len(over) - len(said)
            body.problems.append(body.problem("office.above-some", heading.rows[0], names, ("count", str(unsaid))))
        return {}
    if is_first:
        _tell_alone(body, said, above)
    return over[lasts.index(heading.until or 0)]


def _tell_alone(body: Body, offices: Iterable[Mapping[str, str]], above: Sequence[Row]) -> None:
    names = list(dict.fromkeys(office["office_name"] for office in offices))
    body.problems.append(body.problem("office.from-lines", above[-1].number, named(names), ("count", str(len(names)))))


def _alone_between(row: Row, first: int, last: int) -> dict[str, str]:
    return office_alone(row._replace(cells=row.cells[first : last + 1]))


def _with_label(body: Body, words: Vocabulary) -> list[list[int]]:
    """The rows with a colon behind a label of an office, or alone in a cell; neighbours together, since one says its code and the next its name."""
    found: set[int] = set()
    for index in range(body.width):
        labels = {text for text in body.texts(index) if ":" in text and _label(text) in words.metadata.keys() | {""}}
        if labels:
            found.update(place for place, cell in enumerate(body.column(index)) if cell in labels)
    runs: list[list[int]] = []
    for place in sorted(place for place in found if says_office(body.rows[place], words) or not is_line(body, body.rows[place])):
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _label(text: str) -> str:
    """What stands before a colon, plainly; of a long text all of it."""
    label = text.partition(":")[0]
    return normalised(label) if len(label) <= LONGEST_TITLE else text


def offices_said(body: Body) -> list[Place]:
    """For each row the office that is said of its table."""
    starts = sorted(body.offices)
    if len(starts) == 1:
        return [_place(body.offices[0])] * len(body.rows)
    numbers = [row.number for row in body.rows]
    bounds = pairwise([*(bisect_left(numbers, start) for start in starts), len(numbers)])
    return [place for start, (first, end) in zip(starts, bounds, strict=True) for place in [_place(body.offices[start])] * (end - first)]


def heads_with_amounts(body: Body) -> list[int]:
    """The rows that name an office and say its amount, which stayed among the lines."""
    numbers = [row.number for row in body.rows] if len(body.offices) > 1 else []
    found = ((bisect_left(numbers, row), row) for row in body.offices if numbers)
    return [place for place, row in found if place < len(numbers) and numbers[place] == row]


def within(places: Sequence[Place], offices: Sequence[Place], is_coded: Sequence[bool]) -> list[Place]:
    """The places with the office that is said of their table, where none of them says one itself. Rows that say nothing go on doing so."""
    if any(place.key[OFFICE] for place in places):
        return list(places)
    known: dict[tuple[int, int], Place] = {}
    found = []
    for place, office, says in zip(places, offices, is_coded, strict=True):
        if not says and not place.facts:
            found.append(place)
            continue
        whole = known.get((id(place), id(office)))
        if whole is None:
            whole = known[id(place), id(office)] = with_office(place, office)
        found.append(whole)
    return found


def _place(said: Mapping[str, str]) -> Place:
    codes, names = ({part: text for part in ("office", "unit") if (text := said.get(f"{part}_{what}"))} for what in ("code", "name"))
    return place_of(codes, names)
