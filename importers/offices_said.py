"""The office of each row where no column says it: named above the heading, in or above the rows further down, or by the sheet's name.

Used by lines.py and row_codes.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from importers.columns import How
from importers.metadata import office_above, office_alone
from importers.places import OFFICE, Place, place_of, with_office
from importers.stacked_tables import titles_above
from importers.table import Body
from importers.titles import LONGEST_TITLE, Vocabulary, normalised

# So many letters of a label tell most texts from it.
LETTERS = 3


def take_offices(body: Body, how: How) -> None:
    """Keeps with the table from which row on which office is said of it, and takes out the rows that say it.

    A heading that stands again without an office goes on with that of the table before, as printed pages do.
    """
    until, numbers = body.heading.until, [row.number for row in body.rows]
    above = [row for row in body.sheet.rows if row.number < body.heading.rows[0]]
    named = {"office_name": body.sheet.name} if body.sheet.name in how.offices else {}
    body.offices = {0: office_above(above, how.words, until) or named}
    # A name alone above a later table is whose that is, where the first has an office; above that one it heads the letter, perhaps on each page.
    heads = [found for row in above if (found := office_alone(row, until))]
    titles: list[int] = []
    for heading in body.repeated if body.offices[0] else ():
        end = bisect_left(numbers, heading)
        rows = titles_above(body, end)
        alone = {place: found for place, row in enumerate(rows, end - len(rows)) if (found := office_alone(row, until))}
        titles.extend(alone)
        others = [found for found in alone.values() if found not in heads]
        if others and not office_above(rows, how.words, until):
            body.offices[heading] = others[-1]
    for run in _with_label(body, how.words):
        if said := office_above([body.rows[place] for place in run], how.words, until):
            body.offices[numbers[run[0]]] = said
            titles.extend(run)
    body.skip(titles, "title")


def _with_label(body: Body, words: Vocabulary) -> list[list[int]]:
    """The rows with a cell that begins with a label of an office; neighbours together, since one says its code and the next its name."""
    begun = {label[:LETTERS] for label in words.metadata}
    found: set[int] = set()
    for index in range(body.width):
        short = (text for text in body.texts(index) if text.lstrip()[:LETTERS].lower() in begun and len(text) <= LONGEST_TITLE)
        labels = {text for text in short if normalised(text.partition(":")[0]) in words.metadata}
        if labels:
            found.update(place for place, cell in enumerate(body.column(index)) if cell in labels)
    runs: list[list[int]] = []
    for place in sorted(found):
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def offices_said(body: Body) -> list[Place]:
    """For each row the office that is said of its table."""
    starts = sorted(body.offices)
    numbers = [row.number for row in body.rows]
    bounds = pairwise([*(bisect_left(numbers, start) for start in starts), len(numbers)])
    return [place for start, (first, end) in zip(starts, bounds, strict=True) for place in [_place(body.offices[start])] * (end - first)]


def within(places: Sequence[Place], offices: Sequence[Place], is_coded: Sequence[bool]) -> list[Place]:
    """The places with the office that is said of their table, where none of them says one itself. Rows that say nothing go on doing so."""
    if not any(office.facts for office in offices) or any(place.key[OFFICE] for place in places):
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
    codes = {"office": said["office_code"]} if "office_code" in said else {}
    return place_of(codes, {"office": said.get("office_name", "")})
