"""Lines that went to the office above although its heading, or the line that names theirs, seems to be lost. Used by ledger.py."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from importers.entries import places_of
from importers.label_spans import is_carried
from importers.lines import Lines
from importers.places import OFFICE, Place
from importers.problems import Problem

# The code of an office begins with its affairs, up to three, 0.00 where it has fewer (Permendagri 90/2019): 2.12.3.28.0.00.01.0000.
_OFFICE = re.compile(r"([0-9]\.[0-9]{2})\.([0-9]\.[0-9]{2})\.([0-9]\.[0-9]{2})\.[0-9]{2}(?:\.[0-9]+)*")
_AFFAIR = re.compile(r"([0-9]\.[0-9]{2})(?:\.[0-9]{2,})?")
_SAID_BY_COLUMNS = ("office_code", "office_name")
# Of one table that names an office alone nobody knows whether each table had one.
LEAST_SAID = 2


def lost_offices(table: Lines) -> Iterator[Problem]:
    """Asks whose the lines are whose programmes are of no affair of their office, or that stand under a heading without an office between others."""
    if any(table.body.heading.column(role) is not None for role in _SAID_BY_COLUMNS):
        return
    yield from _of_other_affairs(table)
    yield from _under_headings(table)


def _of_other_affairs(table: Lines) -> Iterator[Problem]:
    strangers = {number: place for number, place in places_of(table.entries).items() if _is_of_other_affair(place)}
    lines = [entry for entry in table.entries if id(entry.place) in strangers] if strangers else []
    if lines:
        place = lines[0].place
        details = (("office", _office(place)), ("count", str(len(lines))))
        yield Problem("office.other-affair", table.body.sheet.ref(lines[0].row), _programme(place), details)


def _is_of_other_affair(place: Place) -> bool:
    office, programme = _OFFICE.fullmatch(place.key[OFFICE] or ""), _AFFAIR.fullmatch(_programme(place))
    return office is not None and programme is not None and programme[1] not in office.groups()


def _programme(place: Place) -> str:
    return place.part("programme") or place.part("function") or ""


def _office(place: Place) -> str:
    return str(place.facts.get("office_name") or place.key[OFFICE])


def _under_headings(table: Lines) -> Iterator[Problem]:
    """A printed page goes on with the office above; a table that begins anew after a total, or says the accounts of the one above again, does not."""
    body, entries = table.body, table.entries
    said = sorted(start for start, office in body.offices.items() if office)
    if len(said) < LEAST_SAID or not body.repeated:
        return
    rows = [entry.row for entry in entries]
    totals = [label.row for label in table.labels if not is_carried(label.text)]
    bounds = sorted({0, *said, *body.repeated})
    for heading in sorted(body.repeated):
        start = bisect_right(rows, heading)
        if not 0 < start < len(rows) or any(rows[start - 1] < row <= heading for row in said):
            continue
        since = bisect_left(rows, said[max(0, bisect_right(said, heading) - 1)])
        end = bisect_left(rows, next((bound for bound in bounds if bound > heading), rows[-1] + 1))
        before, below = ({(entry.place.key, entry.account) for entry in entries[first:last]} for first, last in ((since, start), (start, end)))
        if any(rows[start - 1] < row < heading for row in totals) or 2 * len(before & below) > len(below):
            details = (("office", _office(entries[start].place)), ("count", str(end - start)))
            yield Problem("office.lost-above", body.sheet.ref(heading), "", details)
