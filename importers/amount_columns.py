"""Which columns of a sheet hold the amounts wanted, or what must be asked before one is taken. Used by lines.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from importers.columns import How, money_of, other_currency
from importers.governments import keep_columns_of_one, keep_one, side_of
from importers.meaning import ACCOUNT, AMOUNT, PERIOD, FoundColumn
from importers.periods import periods_of
from importers.phase_rows import keep_phase
from importers.phases import Choice, choose, not_surely, perhaps_meant, perhaps_wider, says_kind, years_said
from importers.phases_said import is_realisation
from importers.quantities import PRICES, counted_in, money_beside
from importers.rival_titles import is_of_others, settled_later, several_purses
from importers.shares import budget_beside_share
from importers.table import LOOKED_AT, Body, named
from importers.title_says import check_title
from importers.titles import normalised
from importers.values import is_amount, text_of
from importers.workbook import Raw
from importers.years import keep_year

_DIGITS = frozenset("123456789")


class _Doubt(NamedTuple):
    """Why the choice cannot be taken: a problem code, the columns that it names, the one that it is told at, and further details."""

    code: str
    columns: Sequence[FoundColumn]
    at: FoundColumn
    details: tuple[tuple[str, str], ...]


def choice_of(body: Body, how: How) -> Choice | None:
    """The columns of the amounts wanted; None, with a problem noted, when the sheet does not have them or holds too much."""
    if body.heading.sides:
        side = side_of(body, how.government, how.year)
        return Choice(columns=(side,), total=None, others=()) if side is not None else None
    if not (keep_one(body, how.government, how.words) and keep_columns_of_one(body, how.government)):
        return None
    if not (keep_year(body, how.year, how.words) and keep_phase(body, how.phase, how.sequence, how.year, how.words)):
        return None
    _keep_currency(body, how)
    choice: Choice | None = choose(body.heading, how.phase, how.year, is_realisation=is_realisation(body.sheet, body.heading))
    if choice is not None and not choice.columns and _is_beside(body, how):
        _note(body, "column.other-amounts", body.heading.amounts, how)
        body.skip(range(len(body.rows)), "other-phase")
        return None
    if choice is not None and body.heading.periods:
        choice = _by_period(body, choice, how)
    if choice is None:
        return None
    choice = _without_copies(body, _sum_alone(body, choice, how))
    if not choice.columns:
        _refuse_absent(body, how)
        return None
    doubt = next(_doubts(body, choice, how), None)
    if doubt is not None:
        body.note(doubt.code, _named(doubt.columns), *doubt.details, column=doubt.at.index)
        return None
    check_title(body, choice, how)
    if choice.is_reread:
        body.note("phase.reread", ", ".join(column.title for column in body.heading.amounts), column=choice.columns[0].index)
    return choice


def _named(columns: Iterable[FoundColumn]) -> str:
    return named(f"{column.letters} ({column.title})" for column in columns)


def _note(body: Body, code: str, columns: Sequence[FoundColumn], how: How, *details: tuple[str, str]) -> None:
    body.note(code, _named(columns), ("phase", how.phase.slug), *details, column=columns[0].index)


def _refuse_absent(body: Body, how: How) -> None:
    """No column is of the phase: those that are there are named. A column that nobody knows has a measure where a sum shows which budget it is."""
    there = sorted((*body.heading.amounts, *filter(attrgetter("measure"), body.heading.unread)), key=attrgetter("index"))
    _note(body, "phase.no-column" if there else "phase.only-changes", there or body.heading.changes, how)


def _doubts(body: Body, choice: Choice, how: How) -> Iterator[_Doubt]:
    """What speaks against the choice, the plainest first; each is looked for only where those before found nothing."""

    def filled(columns: Iterable[FoundColumn]) -> list[FoundColumn]:
        return [column for column in columns if any(map(is_amount, body.column(column.index)))]

    def ambiguous(columns: Iterable[FoundColumn], at: FoundColumn) -> _Doubt:
        return _Doubt("column.ambiguous", sorted(columns, key=attrgetter("index")), at, phase)

    phase = (("phase", how.phase.slug),)
    columns, first = choice.columns, choice.columns[0]
    if len(columns) > 1 and len({_kind(column) for column in columns}) < len(columns):
        yield ambiguous(columns, first)
    if filled(choice.unclear):
        yield ambiguous((*columns, *choice.unclear), choice.unclear[0])
    is_by_kind = choice.total is None and any(_kind(column) for column in columns if column.measure != "chosen")
    if is_by_kind and (kinds := filled(column for column in body.heading.unread if says_kind(column))):
        yield _Doubt("kinds.unknown", kinds, kinds[0], (("titles", named(column.title for column in columns)),))
    if of_year := filled(one for one in _of_the_year_alone(choice, how) if body.column(one.index) != body.column(first.index)):
        yield ambiguous((*columns, *of_year), first)
    rivals = filled(perhaps_meant(body.heading, choice, how.phase, how.year)) or filled(settled_later(body.heading, choice, how.phase))
    if rivals:
        yield _Doubt("phase.perhaps-column", rivals, rivals[0], (*phase, ("title", first.title)))
    if saying := filled(not_surely(body.heading, choice, how.phase, how.year)):
        yield _Doubt("phase.no-column", sorted((*columns, *saying), key=attrgetter("index")), first, phase)
    # A city whose money is all its own gives the same twice, and others give nil.
    purses = [
        purse
        for purse in filled(several_purses(body.heading, choice))
        if (any(map(_is_more_than_nil, body.column(purse.index))) if is_of_others(purse) else body.column(purse.index) != body.column(first.index))
    ]
    if wider := filled(perhaps_wider(body.heading, choice, how.words)) or purses:
        yield ambiguous((*columns, *wider), first)
    counted = counted_in(body, choice, how)
    if money := money_beside(body, choice, how, is_counted=counted is not None):
        yield ambiguous((*columns, *money), first)
    whole = counted or budget_beside_share(body, choice, how)
    if whole is not None:
        yield _Doubt("column.perhaps-no-money", [whole], first, (("title", first.title),))
    if prices := _prices_beside(body, choice, how):
        yield ambiguous((*columns, *prices), first)


def _of_the_year_alone(choice: Choice, how: How) -> Iterator[FoundColumn]:
    """Columns that are titled with nothing but the year wanted, beside one that says neither year nor phase: "Anggaran | 2025"."""
    if all(column.measure == "budget" and not years_said(column) for column in choice.columns):
        yield from (column for column in choice.others if column.measure == "neutral" and normalised(column.titles[-1]) == str(how.year))


def _is_more_than_nil(cell: Raw) -> bool:
    return is_amount(cell) and not _DIGITS.isdisjoint(text_of(cell))


def _keep_currency(body: Body, how: How) -> None:
    """Of amounts in several currencies only those in the one wanted, or in none that is said."""
    heading = body.heading
    others = {column.index for column in heading.money if other_currency(column, how)}
    if 0 < len(others) < len(heading.money):
        columns = tuple(column for column in heading.columns if column.index not in others)
        rivals = tuple(column for column in heading.columns if column.index in others)
        body.heading = replace(heading, columns=columns, rivals=(*heading.rivals, *rivals))


def _is_beside(body: Body, how: How) -> bool:
    """Whether a table beside this one has the amounts wanted, of mostly the same accounts: then this one is another version of it."""
    account = body.heading.column(ACCOUNT)
    codes = set(body.column(account.index)) - {None} if account is not None else set()
    titles = {column.titles for column in body.heading.amounts}
    # Under the same titles it is another part of the budget, and what is missing from it is asked about.
    for table in (table for table in body.heading.beside if not titles <= {column.titles for column in table.amounts}):
        other = table.column(ACCOUNT)
        same = codes & set(body.column(other.index)) if other is not None else set()
        if 2 * len(same) > len(codes) and choose(table, how.phase, how.year, is_realisation=False).columns:
            return True
    return False


def _by_period(body: Body, choice: Choice, how: How) -> Choice | None:
    """The choice with the columns by month, quarter or half of the year: compared where the amount has a column of its own, else added up.

    None, with a problem noted, where they are not the whole amount.
    """
    heading = body.heading
    periods = periods_of(heading, how.phase, how.year)
    taken: tuple[FoundColumn, ...] = ()
    is_whole = periods is not None and not periods.missing and not periods.is_twice
    if choice.columns:
        if periods is not None and is_whole and len(choice.columns) == 1 and periods.measure in ("neutral", choice.columns[0].measure):
            taken = periods.columns
            choice = replace(choice, compared=taken)
    elif periods is not None and not (periods.measure == "neutral" and any(column.measure != "neutral" for column in heading.amounts)):
        titles = named(f"{column.letters} ({column.title})" for column in periods.columns)
        if not is_whole:
            code = "column.ambiguous" if periods.is_twice else "periods.incomplete"
            body.note(code, titles, ("phase", how.phase.slug), ("count", str(periods.missing)), column=periods.columns[0].index)
            return None
        taken = periods.columns
        amounts_added = tuple(replace(column, role=AMOUNT) for column in taken)
        choice = replace(choice, columns=amounts_added[:1], added=amounts_added)
        body.note("amount.from-periods", titles, ("phase", how.phase.slug), column=taken[0].index)
    if not choice.columns:
        titles = named(f"{column.letters} ({column.title})" for column in (*heading.amounts, *heading.periods))
        body.note("phase.no-column", titles, ("phase", how.phase.slug), column=heading.periods[0].index)
        return None
    read = tuple(column for column in heading.columns if column.role != PERIOD)
    unread = (*heading.unread, *(column for column in heading.periods if column not in taken))
    body.heading = replace(heading, columns=(*read, *choice.added), unread=tuple(sorted(unread, key=lambda column: column.index)))
    return choice


def _sum_alone(body: Body, choice: Choice, how: How) -> Choice:
    """ "Volume | Harga | Jumlah" under one merged title: the sum is the amount, and what nobody knows beside it is not read.

    A column "Jumlah" that holds less than those beside it may say how many there are, and one that is blank beside them says less than they do.
    """
    sums = [column for column in choice.columns if how.words.kinds.get(normalised(column.titles[-1])) == "total"]
    others = tuple(column for column in choice.columns if column not in sums)
    if len(sums) != 1 or not others or any(_kind(column) for column in others):
        return choice
    over, known = sums[0].titles[:-1], how.words.amounts
    if not over or any(column.titles[:-1] != over or normalised(column.titles[-1]) in known for column in others):
        return choice
    beside = Body(sheet=body.sheet, heading=body.heading, rows=body.rows)
    one, *parts = (money.values for money in money_of(beside, (*sums, *others), how))
    for part in parts:
        found = [(abs(amount), whole) for amount, whole in zip(part, one, strict=True) if amount]
        both = [(amount, abs(whole)) for amount, whole in found if whole]
        if any(whole is None for _, whole in found) or 2 * sum(amount > whole for amount, whole in both) > len(both):
            return choice
    read = tuple(column for column in body.heading.columns if column not in others)
    unread = (*body.heading.unread, *(replace(column, role="", measure="") for column in others))
    body.heading = replace(body.heading, columns=read, unread=tuple(sorted(unread, key=lambda column: column.index)))
    return replace(choice, columns=tuple(sums))


def _prices_beside(body: Body, choice: Choice, how: How) -> list[FoundColumn]:
    """Prices beside "Jumlah" that are more than it in most rows: then it says how many there are."""
    (column, *others) = choice.columns
    if others or column.measure == "chosen" or how.words.amounts.get(normalised(column.titles[-1])) != "neutral":
        return []
    heading = body.heading
    prices = [
        one
        for one in (*heading.unread, *heading.left_out)
        if PRICES & set(normalised(one.titles[-1]).split()) and one.titles[:-1] == column.titles[:-1]
    ]
    if not prices:
        return []
    beside = Body(sheet=body.sheet, heading=heading, rows=body.rows[:LOOKED_AT])
    amounts_said, *said = (money.values for money in money_of(beside, (column, *prices), how))
    both = [price > amount for values in said for amount, price in zip(amounts_said, values, strict=True) if amount and price]
    return prices if 2 * sum(both) > len(both) else []


def _kind(column: FoundColumn) -> str:
    """A title that says no kind and one that says "total" are of the same money."""
    return "" if column.kind == "total" else column.kind


def _without_copies(body: Body, choice: Choice) -> Choice:
    """Columns of one kind that hold the same are one."""
    kinds = [column.kind for column in choice.columns]
    if len(kinds) == len(set(kinds)) and (len(kinds) < 2 or "" not in kinds):
        return choice
    kept: dict[tuple[object, ...], FoundColumn] = {}
    for column in choice.columns:
        kept.setdefault((_kind(column), tuple(body.column(column.index))), column)
    return replace(choice, columns=tuple(kept.values()))
