"""Lines of expenditure that leave blank the programme, activity, sub activity or fund of the line above: as above, or a sum? Used by ledger.py.

Offices are blank_offices.py's; a sum that says the place of the rows below it is places_above.py's. Here nothing is filled in: a person is asked,
since as a line the row would belong to no programme, and as the sum of another line it would not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from importers.called_totals import is_called_total
from importers.entries import Entry, called
from importers.lines import Lines
from importers.places import OFFICE, PARTS, PROGRAMME_SIDE, Key
from importers.reconcile import EXPENDITURE
from importers.row_numbers import spans_of
from importers.tree import Pair, Sums, covered_by_accounts, covered_by_places, pattern_of

ASKED = ("programme", "activity", "sub_activity", "fund")
FUND = PARTS.index("fund")


def ask_blank_places(lines: Lines) -> None:
    """Asks about such rows, and tells those that leave only the fund blank, which belong to no fund then."""
    heading, entries = lines.body.heading, lines.entries
    parts = [PARTS.index(part) for part in ASKED if heading.column(f"{part}_code") or heading.column(f"{part}_name")]
    keys = {id(entry.place): entry.place.key for entry in entries}.values() if parts and lines.is_flat else ()
    if len({pattern_of(key) for key in keys}) < 2:
        return
    blank = [(entry, blanks) for entry, blanks in _under_filled(entries, parts) if not is_called_total(entry.name)]
    if not blank:
        return
    pairs: set[Pair] = {(entry.place.key, entry.account) for entry in entries}
    by_account, by_place = covered_by_accounts(pairs), covered_by_places(pairs)
    leaves = [entry for entry in entries if (entry.place.key, entry.account) not in by_account | by_place]
    sums = Sums((entry.place.key, entry.account, entry.amount) for entry in leaves)
    # Where some rows are the sum of several, a row that is the sum of one is of their kind.
    kinds = {pattern_of(place) for place, account in by_place - by_account if (found := sums.under(place, account)) is not None and found[1] > 1}
    asked, told = list[Entry](), list[Entry]()
    for entry, blanks in blank:
        pair = (entry.place.key, entry.account)
        is_sum = pair in by_account or (pair in by_place and pattern_of(entry.place.key) in kinds)
        if not is_sum:
            (asked if blanks != [FUND] or pair in by_place else told).append(entry)
    for code, rows in (("place.blank", asked), ("fund.blank", told)):
        if rows:
            numbers = sorted({entry.row for entry in rows})
            details = (("count", str(len(numbers))), ("rows", spans_of(numbers)))
            lines.body.problems.append(lines.body.problem(code, numbers[0], called(rows[0]), *details))


def _under_filled(entries: Sequence[Entry], parts: Sequence[int]) -> Iterator[tuple[Entry, list[int]]]:
    """Lines of expenditure with the parts that they leave blank and the last line of their office says, within the same wider parts."""
    above: dict[str | None, Key] = {}
    for entry in entries:
        key = entry.place.key
        if entry.account and entry.account[:1] != EXPENDITURE:
            continue
        # Without an account a row that says wide parts alone is the sum of them.
        before = above.get(key[OFFICE]) if None in key and (entry.account or _has_gap(key, parts)) else None
        blanks = [part for part in parts if key[part] is None and before[part] and _is_within(key, before, part)] if before else []
        if blanks:
            yield entry, blanks
        else:
            above[key[OFFICE]] = key


def _is_within(key: Key, before: Key, part: int) -> bool:
    """Whether all that is said of the programme side before a part is what the row before says; a fund is of no programme."""
    wider = [PARTS.index(name) for name in PROGRAMME_SIDE if PARTS.index(name) < part] if part != FUND else []
    return all(key[one] in (None, before[one]) for one in wider)


def _has_gap(key: Key, parts: Sequence[int]) -> bool:
    """Whether a part is said within one that is left blank."""
    said = [key[part] is not None for part in parts if part != FUND]
    return said != sorted(said, reverse=True)
