"""Tables that hold many governments: one of them is taken, by its code or its name. Used by amount_columns.py."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from importers.governments_said import government_of, is_misspelled, is_same, plain_name, tell_others
from importers.meaning import AMOUNT, FoundColumn, Heading
from importers.parted_rows import leave_out, said_in_rows
from importers.phases import of_year
from importers.table import Body, named
from importers.titles import Vocabulary
from importers.told_columns import tell_governments
from importers.workbook import Raw

SHOWN = 20
# Letters that may stand beside a number: Rp.
LONGEST_SIGN = 2


def listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:SHOWN])
    return shown if len(names) <= SHOWN else f"{shown}, … (+{len(names) - SHOWN})"


def keep_one(body: Body, wanted: str | None, words: Vocabulary) -> bool:
    """Leaves only the rows of one government. False, with a problem noted, when it is not clear which or it is not there.

    A name that is merged over several rows is that of each; beside rows of others an amount without one is refused.
    """
    code, name = body.heading.column("government"), body.heading.column("government_name")
    question = "government.choose"
    if code is None and name is None:
        name, question = tell_governments(body, wanted, words), "government.in-column"
    column = code or name
    if column is None:
        tell_others(body, wanted)
        return True
    cells = list(zip(*(said_in_rows(body, found) for found in (code, name) if found is not None), strict=True))
    whole = _completed(set(cells))
    cells = [whole.get(cell, cell) for cell in cells] if whole else cells
    names: dict[tuple[str, ...], str] = {cell: " ".join(part for part in cell if part) for cell in cells if any(cell)}
    chosen = _chosen(names, wanted)
    if wanted is None and len(names) > 1:
        about = (("count", str(len(names))), ("title", column.title))
        body.note(question, listed(list(names.values())), *about, column=column.index)
        return False
    if not chosen:
        _unknown(body, wanted, list(names.values()), column.index)
        return not names
    others = {one for cell, one in names.items() if cell not in chosen}
    if others and wanted is not None:
        _ask_alike(body, column, cells, chosen, wanted)
    if others:
        leave_out(body, column, [names.get(cell, "") for cell in cells], others, "other-government", words)
    return True


def _ask_alike(body: Body, column: FoundColumn, cells: Sequence[tuple[str, ...]], chosen: Collection[tuple[str, ...]], wanted: str) -> None:
    """Rows with the code of the government and another name; without codes, those with a name that is but a letter from its own."""
    codes, plain = {cell[:-1] for cell in chosen}, {plain_name(cell[-1]) for cell in chosen}
    others = {cell for cell in set(cells) - set(chosen) if cell[:-1] in codes}
    alike = {cell for cell in others if len(cell) > 1 or any(is_misspelled(plain_name(cell[-1]), one) for one in plain)}
    if alike:
        places = [place for place, cell in enumerate(cells) if cell in alike]
        body.refuse_all("government.perhaps-same", places, column.index, cells[places[0]][-1], ("expected", wanted))


def _completed(cells: Collection[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Those that say only the code or only the name of a government: with what others say beside the same; with neither where those differ.

    A name that is written in the first of its rows is that of all rows with its code.
    """
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    whole = [cell for cell in cells if all(cell)]
    for cell in cells:
        part = next((place for place, said in enumerate(cell) if said), None)
        alike = [one for one in whole if part is not None and plain_name(one[part]) == plain_name(cell[part])] if not all(cell) else []
        if alike:
            is_one = len({tuple(map(plain_name, one)) for one in alike}) == 1
            found[cell] = min(alike) if is_one else ("",) * len(cell)
    return found


def _chosen(names: Mapping[tuple[str, ...], str], wanted: str | None) -> set[tuple[str, ...]]:
    if wanted is None:
        return set(names)
    plain = plain_name(wanted)
    return {cell for cell in names if any(plain_name(part) == plain for part in cell if part)}


def side_of(body: Body, wanted: str | None, year: int) -> FoundColumn | None:
    """The column of amounts of one government in one year; None, with a problem noted, when it is not clear which or it is not there."""
    sides = body.heading.sides
    rivals = [column for column in body.heading.unread if any(map(is_number, body.column(column.index)))] if len(sides) == 1 else []
    if rivals:
        titles = named(f"{column.letters} ({column.title})" for column in rivals)
        body.note("government.one-column", titles, ("title", sides[0].title), column=sides[0].index)
        return None
    if wanted is None:
        if len(sides) == 1:
            return _as_amount(sides[0])
        body.note("government.choose", listed([" ".join(side.titles[:2]) for side in sides]), ("count", str(len(sides))))
        return None
    plain = plain_name(wanted)
    found = [side for side in sides if any(plain_name(title) == plain for title in side.titles)]
    found = found or [side for side in sides if any(is_same(name, plain) for title in side.titles if (name := government_of(title)))]
    found = list(of_year(found, year))
    if not found:
        _unknown(body, wanted, [" ".join(side.titles[:2]) for side in sides], sides[0].index)
    elif len(found) > 1:
        body.note("government.several-columns", named(f"{side.letters} ({side.title})" for side in found), ("name", wanted), column=found[0].index)
    return _as_amount(found[0]) if len(found) == 1 else None


def keep_columns_of_one(body: Body, wanted: str | None) -> bool:
    """Of amounts under the names of several governments only those of one. False, with a problem noted, where that is not clear or not there."""
    heading = body.heading
    if any(column.measure == "chosen" for column in heading.amounts):
        return True
    of_whom = {column.index: next(filter(None, map(government_of, column.titles)), "") for column in heading.money}
    names = list(dict.fromkeys(filter(None, of_whom.values())))
    first = next((index for index, name in of_whom.items() if name), 0)
    plain = plain_name(wanted or "")
    if not names or (len(names) == 1 and not any(map(str.isalpha, plain))):
        return True
    if wanted is None:
        body.note("government.choose", listed(_titles_of(heading, of_whom)), ("count", str(len(names))), column=first)
        return False
    chosen = [name for name in names if is_same(name, plain)]
    if len(chosen) != 1:
        _unknown(body, wanted, _titles_of(heading, of_whom), first)
        return False
    others = {index for index, name in of_whom.items() if name != chosen[0]} if len(names) > 1 else set()
    columns = tuple(column for column in heading.columns if column.index not in others)
    rivals = tuple(column for column in heading.columns if column.index in others)
    body.heading = replace(heading, columns=columns, rivals=(*heading.rivals, *rivals))
    return True


def _titles_of(heading: Heading, of_whom: Mapping[int, str]) -> list[str]:
    """The governments as the titles write them, each once."""
    written = {of_whom[column.index]: next(filter(government_of, column.titles)) for column in heading.money if of_whom[column.index]}
    return list(written.values())


def is_number(cell: Raw) -> bool:
    """Whether a cell holds a number and at most a sign of currency beside it."""
    return isinstance(cell, Decimal) or (isinstance(cell, str) and any(map(str.isdigit, cell)) and sum(map(str.isalpha, cell)) <= LONGEST_SIGN)


def _unknown(body: Body, wanted: str | None, names: Sequence[str], column: int) -> None:
    if names:
        body.note("government.unknown", wanted or "", ("names", listed(names)), column=column)


def _as_amount(side: FoundColumn) -> FoundColumn:
    return FoundColumn(role=AMOUNT, indexes=side.indexes, titles=side.titles, measure="neutral")
