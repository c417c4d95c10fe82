"""Amounts that are a group's and not the rows', as the ceiling of a sub activity that stands in the row of each of its accounts, or in the first.

Added up row by row they would count again and again, or be the first account's alone. Used by lines.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from operator import eq

from cms.domain.amounts import ZERO
from importers.columns import How, Money, Texts
from importers.meaning import AMOUNT, FoundColumn
from importers.parted_rows import is_total
from importers.phases import Choice
from importers.problems import Problem
from importers.row_numbers import spans_of
from importers.table import LOOKED_AT, Body, named
from importers.titles import normalised
from importers.values import is_amount
from importers.values_beside import values_beside
from importers.workbook import Raw

# Fewer groups that repeat their amount may do so by chance; where nothing but the repetition tells, more have to.
FEWEST, FEWEST_ALONE = 2, 3
# What may be the rows' own share of an amount that is wanted: never what was spent of it.
_SAME_MONEY = ("", "neutral", "budget")
# What is so many times smaller numbers the rows.
FAR_SMALLER = 1_000
# Neighbours with one amount, and where they stand.
_Run = tuple[Decimal, list[int]]


def amounts_of_rows(body: Body, choice: Choice, how: How) -> Choice:
    """The choice with the column of the rows' own amounts, where the chosen one repeats in each row what those add up to, group by group."""
    if len(choice.columns) != 1 or choice.added or choice.columns[0].measure == "chosen":
        return choice
    one = choice.columns[0]
    cells = body.column(one.index)
    is_repeated = _repeating(cells) >= FEWEST
    numbers = list(_numbers_beside(body))
    for other in (*choice.others, *numbers) if is_repeated or body.blanks(one.index) >= FEWEST else ():
        if not is_repeated and _blank_beside(cells, body.column(other.index)) < FEWEST:
            continue
        whole, parts = values_beside(body, (one, other), how)
        runs = list(_runs(whole, parts))
        wrong = [run for run in runs if not _is_sum(run, parts) and not is_total(body, run[1][0], how.words)]
        if len([run for run in runs if _is_parted(run, parts)]) < FEWEST or len(wrong) > len(runs) // 10:
            continue
        if wrong or other.measure not in (*_SAME_MONEY, one.measure):
            _ask(body, one, [run for run in runs if len(run[1]) > 1])
            return choice
        return _with_column(body, choice, one, other)
    _ask_perhaps(body, one, (*(other for other in choice.others if other.measure == "neutral"), *numbers), how)
    return choice


def _ask_perhaps(body: Body, one: FoundColumn, others: Sequence[FoundColumn], how: How) -> None:
    """Asks where one group alone is divided, or groups whose rows stand apart, and everything else is the same in both columns.

    Numbers under "Rincian" are no descriptions: where they do not divide the amounts, only a person knows what they are of.
    """
    cells = body.column(one.index)
    is_repeated = len(set(filter(None, cells))) < len(cells) - body.blanks(one.index)
    for other in others:
        if not is_repeated and not _blank_beside(cells, body.column(other.index)):
            continue
        whole, parts = values_beside(body, (one, other), how)
        for runs in (list(_runs(whole, parts)), _alike(whole)):
            parted = [run for run in runs if _is_parted(run, parts) and parts[run[1][0]]]
            if parted and all(_is_sum(run, parts) or is_total(body, run[1][0], how.words) for run in runs):
                _ask(body, one, parted)
                return
    detail = next((other for other in others if other.role == "detail" and normalised(other.titles[-1]) == "rincian"), None)
    if detail is not None:
        whole, parts = values_beside(body, (one, detail), how, rows=LOOKED_AT)
        said, divided = (sorted(abs(amount) for amount in values if amount) for values in (whole, parts))
        if said and divided and whole != parts and divided[len(divided) // 2] * FAR_SMALLER >= said[len(said) // 2]:
            titles = named(f"{column.letters} ({column.title})" for column in sorted((one, detail), key=lambda column: column.index))
            body.note("column.ambiguous", titles, ("phase", how.phase.slug), column=one.index)


def _blank_beside(cells: Sequence[Raw], parts: Sequence[Raw]) -> int:
    return sum(1 for cell, part in zip(cells, parts, strict=True) if cell is None and part)


def _alike(values: Sequence[Decimal | None]) -> list[_Run]:
    """All rows with one amount, wherever they stand: those of a sub activity stand apart where rows are sorted by account."""
    groups: dict[Decimal, list[int]] = {}
    for position, amount in enumerate(values):
        if amount:
            groups.setdefault(amount, []).append(position)
    return list(groups.items())


def _numbers_beside(body: Body) -> Iterator[FoundColumn]:
    """Columns of numbers that are not read, or that would be read as descriptions: "rincian" is the title of either."""
    for column in body.heading.unread:
        if len(column.indexes) == 1 and any(map(is_amount, body.column(column.index))):
            yield column
    detail = body.heading.column("detail")
    if detail is not None and len(detail.indexes) == 1 and any(cells := body.column(detail.index)) and all(map(_is_no_text, cells)):
        yield detail


def _is_no_text(cell: Raw) -> bool:
    """Amounts, blanks and dashes."""
    return cell is None or is_amount(cell) or (isinstance(cell, str) and not any(map(str.isalnum, cell)))


def _with_column(body: Body, choice: Choice, one: FoundColumn, other: FoundColumn) -> Choice:
    taken = replace(other, role=AMOUNT, measure=other.measure or "neutral")
    if other not in choice.others:
        columns = sorted((*(column for column in body.heading.columns if column != other), taken), key=lambda column: column.index)
        body.heading = replace(body.heading, columns=tuple(columns), unread=tuple(column for column in body.heading.unread if column != other))
    body.note("amount.of-rows", other.title, ("title", one.title), column=other.index)
    others = sorted((one, *(column for column in choice.others if column != other)), key=lambda column: column.index)
    return replace(choice, columns=(taken,), others=tuple(others))


def ask_amounts_of_groups(body: Body, texts: Texts, one: Money) -> None:
    """Asks where all rows of each office, programme or sub activity that has several hold one amount, and each group another."""
    if one.column.measure == "chosen" or not texts.places or _repeating(one.values) < FEWEST_ALONE:
        return
    rows = [position for position, amount in enumerate(one.values) if amount and not texts.is_total(position)]
    columns = [column for _, _, column in texts.places]
    for kept in range(1, len(columns) + 1):
        groups = _constant([tuple([column[position] for column in columns[:kept]]) for position in rows], rows, one.values)
        several = [run for run in groups if len(run[1]) > 1]
        if len({amount for amount, _ in several}) >= FEWEST_ALONE and 3 * sum(len(places) for _, places in several) >= len(rows):
            _ask(body, one.column, several)
            return


def _constant(keys: Sequence[tuple[str, ...]], rows: Sequence[int], values: Sequence[Decimal | None]) -> list[_Run]:
    """The groups with their one amount; none as soon as a group has two."""
    groups: dict[tuple[str, ...], _Run] = {}
    for key, position in zip(keys, rows, strict=True):
        amount = values[position] or ZERO
        known, places = groups.setdefault(key, (amount, []))
        if known != amount:
            return []
        places.append(position)
    return list(groups.values())


def _ask(body: Body, column: FoundColumn, runs: Sequence[_Run]) -> None:
    amount, places = runs[0]
    numbers = [body.rows[position].number for position in places]
    details = (("title", column.title), ("count", str(len(runs))), ("rows", spans_of(numbers)))
    body.problems.append(Problem("amount.of-groups", body.sheet.ref(numbers[0], column.index), f"{amount:f}", details))


def _repeating(cells: Sequence[Raw | Decimal]) -> int:
    """How many times an amount stands in neighbouring rows."""
    if sum(map(eq, cells, cells[1:])) < FEWEST:
        return 0
    return sum(1 for cell, alike in groupby(cell for cell in cells if cell) if next(alike, None) and next(alike, None) and is_amount(cell))


def _runs(values: Sequence[Decimal | None], parts: Sequence[Decimal | None]) -> Iterator[_Run]:
    """Rows with one amount; those that leave it blank beside a part of it have that of the row above."""
    run: _Run = (ZERO, [])
    for position, (amount, part) in enumerate(zip(values, parts, strict=True)):
        if amount and amount != run[0]:
            if run[1]:
                yield run
            run = (amount, [position])
        elif run[1] and (amount or (amount is None and part)):
            run[1].append(position)
    if run[1]:
        yield run


def _is_sum(run: _Run, values: Sequence[Decimal | None]) -> bool:
    """Whether other amounts of the same rows add up to that of one group, or of several neighbours with the same."""
    amount, places = run
    whole = sum((values[position] or ZERO for position in places), ZERO)
    return whole % amount == 0 and (whole == amount if len(places) == 1 else 1 <= whole / amount < len(places))


def _is_parted(run: _Run, values: Sequence[Decimal | None]) -> bool:
    return sum(1 for position in run[1] if values[position]) > 1 and _is_sum(run, values)
