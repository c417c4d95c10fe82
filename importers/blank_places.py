"""Lines whose programme, activity or source of money is left blank under those that name one: as above, or a question. Used by ledger.py.

Blank means "as above" where the column says each once, at the head of its lines, and leaves it blank below several heads or has but one. A source
of money that only some lines have is left blank in the others too, so that it is as above only where the office or the programme is so as well.
Revenue and financing belong to no programme, and stay so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from importers.breakdowns import PART_NAMES
from importers.entries import Entry, places_of
from importers.lines import Lines
from importers.overlooked import joined_rows
from importers.places import PARTS, Place, TypedPlaces
from importers.problems import Problem
from importers.reconcile import EXPENDITURE
from importers.row_numbers import spans_of
from importers.titles import Vocabulary
from importers.values import text_of
from importers.workbook import Row

FUND = "fund"
FILLED = ("programme", "activity", "sub_activity", FUND)
WHAT = ("code", "name")
# The row that says a part, and its words.
Head = tuple[int, tuple[str, ...]]
# Each place with the positions of its lines.
_ByPlace = list[tuple[Place, list[int]]]


def settle_blank_places(lines: Lines, words: Vocabulary, above: Set[int]) -> None:
    """Gives lines the programme, activity and source of money above where blank means that, from the widest on, and tells it.

    above: the rows whose office was read so.
    """
    if not lines.is_flat:
        return
    wider = [index for part in ("office", "unit", "function") for index in _columns(lines, part).values()]
    filled, rows = set(above), set[int]()
    by_place = _by_place(lines.entries)
    for part in FILLED:
        columns = _columns(lines, part)
        found = _as_above(lines, part, by_place, columns, wider, filled, words) if columns else {}
        for position, place in found.items():
            lines.entries[position] = lines.entries[position]._replace(place=place)
            rows.add(lines.entries[position].row)
        by_place = _by_place(lines.entries) if found else by_place
        filled |= rows
        wider.extend(columns.values())
    if rows:
        entry = next(entry for entry in lines.entries if entry.row == min(rows))
        said = next(said for part in FILLED if (said := entry.place.part(part)))
        details = (("count", str(len(rows))), ("rows", spans_of(sorted(rows))))
        lines.body.problems.append(lines.body.problem("place.as-above", entry.row, said, *details))


def tell_blank_places(leaves: Sequence[Entry], tables: Mapping[int, Lines]) -> Iterator[Problem]:
    """Expenditure of no programme, activity or source of money under lines that are of one: as above, or of none? It is asked.

    Revenue and financing have a source of money where some of it names one.
    """
    known = places_of(leaves).values()
    mixed = [part for part in FILLED if len({place.key[PARTS.index(part)] is None for place in known}) > 1]
    # Without a programme there is no activity either.
    for part in (part for part in mixed if part == FUND or part == mixed[0]):
        place = PARTS.index(part)
        is_of_all = part == FUND and any(entry.account[:1] != EXPENDITURE and entry.place.key[place] is not None for entry in leaves)
        first: dict[int, str] = {}
        blank: defaultdict[int, list[int]] = defaultdict(list)
        for entry in leaves:
            said = entry.place.key[place]
            if said is not None:
                first.setdefault(entry.sheet, said)
            elif entry.sheet in first and (is_of_all or entry.account[:1] == EXPENDITURE) and tables[entry.sheet].is_flat:
                blank[entry.sheet].append(entry.row)
        for number, rows in blank.items():
            names = zip(("part", "part_en"), PART_NAMES[part], strict=True)
            details = (("count", str(len(rows))), ("rows", spans_of(sorted(set(rows)))))
            yield tables[number].body.problem("place.blank", min(rows), first[number], *names, *details)


def _by_place(entries: Sequence[Entry]) -> _ByPlace:
    """There are few places and many lines in each."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for position, entry in enumerate(entries):
        found[id(entry.place)].append(position)
    return [(entries[positions[0]].place, positions) for positions in found.values()]


def _columns(lines: Lines, part: str) -> dict[tuple[str, str], int]:
    heading = lines.body.heading
    return {(part, what): column.index for what in WHAT if (column := heading.column(f"{part}_{what}")) is not None}


def _said(row: Row, columns: Sequence[int]) -> tuple[str, ...]:
    """What a row says in some columns; merged cells say it once."""
    return tuple([text_of(row.cells[index]) if index < len(row.cells) else "" for index in columns])


def _as_above(
    lines: Lines,
    part: str,
    by_place: _ByPlace,
    columns: Mapping[tuple[str, str], int],
    wider: Sequence[int],
    filled: Set[int],
    words: Vocabulary,
) -> dict[int, Place]:
    """Position of a line that leaves a part blank -> its place with what stands above; none where blank may mean something else.

    filled: the rows where something wider was blank and is as above.
    """
    place = PARTS.index(part)
    silent = [positions for one, positions in by_place if f"{part}_code" not in one.facts and f"{part}_name" not in one.facts]
    blank = sorted(position for positions in silent for position in positions if _may_have(lines.entries[position], part))
    # Who merges cells to say "as above" leaves others blank for another reason.
    if not blank or any(True for index in columns.values() for _ in joined_rows(lines.body, index)):
        return {}
    heads = _heads(lines, list(columns.values()), wider, words)
    if not heads:
        return {}
    unsaid = {row for position in blank if (row := lines.entries[position].row) not in heads and lines.entries[position].place.key[place] is None}
    rows = {row for position in blank if (row := lines.entries[position].row) in heads and heads[row][0] != row}
    if unsaid:
        return {}
    is_habit = part != FUND and (len(set(heads.values())) == 1 or len({heads[row] for row in rows}) > 1)
    places = TypedPlaces(list(columns))
    made: dict[tuple[int, Head], Place] = {}
    found = {}
    for position in blank:
        own, row = lines.entries[position].place, lines.entries[position].row
        if row not in rows or not (is_habit or row in filled):
            continue
        above = places[heads[row][1]]
        # The code of an activity begins with that of its programme: of another programme than stands above.
        if own.key[place] not in (None, above.key[place]):
            continue
        if (id(own), heads[row]) not in made:
            made[id(own), heads[row]] = _with_part(own, above, part)
        found[position] = made[id(own), heads[row]]
    return found


def _may_have(entry: Entry, part: str) -> bool:
    return part == FUND or entry.account[:1] in (EXPENDITURE, ())


def _heads(lines: Lines, columns: Sequence[int], wider: Sequence[int], words: Vocabulary) -> dict[int, Head]:
    """Row -> the row at or above it that says a part, with its words, within the same wider parts; nothing where one is said again within those."""
    heads: dict[int, Head] = {}
    head: Head | None = None
    within = [""] * len(wider)
    for row in lines.body.whole:
        texts, over = _said(row, columns), _said(row, wider)
        if any(map(words.total_meaning, (*texts, *over))):
            head = None
            continue
        for index, text in enumerate(over):
            if text and text != within[index]:
                within[index], head = text, None
        if any(texts):
            if head is not None and head[1] == texts:
                return {}
            head = (row.number, texts)
        if head is not None:
            heads[row.number] = head
    return heads


def _with_part(place: Place, above: Place, part: str) -> Place:
    """A place with one part of another one, and what the code of that part begins with."""
    names = {f"{part}_{what}" for what in WHAT}
    key = tuple(
        [theirs if own is None and (its == part or its != FUND) else own for its, own, theirs in zip(PARTS, place.key, above.key, strict=True)]
    )
    return replace(place, key=key, facts={**{name: said for name, said in above.facts.items() if name in names}, **place.facts})
