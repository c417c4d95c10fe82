"""The last look at what a file gave: no personal number leaves the importer, wherever in the file it stood. Used by budgets.py, and for the names of
sheets by proposals/reading.py.

Columns are looked through where they are read (columns.py). Here it is about everything else that is shown, kept or published: names that stand
above a table, the names of sheets, codes, printed totals, titles and samples of columns, the words of every problem, the file's own name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from cms.domain.budgets import BudgetLine
from cms.domain.personal import masked, personal_number, personal_numbers, without_numbers
from cms.domain.tables import columns_of
from importers.problems import Problem, in_order
from importers.seen import columns_seen
from importers.table import ImportResult, Understood, UnderstoodColumn
from importers.values import text_of
from importers.workbook import Workbook, column_letters

F = TypeVar("F")
CODES = ("function_code", "office_code", "unit_code", "programme_code", "activity_code", "sub_activity_code", "fund_code")
PLACE_NAMES = ("function_name", "office_name", "unit_name", "programme_name", "activity_name", "sub_activity_name", "fund_name")
OWN_NAMES = ("account_name", "group", "detail")
NAMES = (*PLACE_NAMES, *OWN_NAMES)
_own_names, _source_of = tuple(map(attrgetter, OWN_NAMES)), attrgetter("source")
TITLES = {column.name: column.title("id") for column in columns_of(BudgetLine)}


def without_persons(workbook: Workbook, result: ImportResult[BudgetLine], places: Set[str]) -> ImportResult[BudgetLine]:
    """The same result with every personal number refused where it would be published, and unreadable where it is only shown.

    places: the codes and names of all places of its facts, which are few beside these.
    """
    if named := _named(workbook):
        return _stopped_by_names(named, result)
    refused = (*_in_facts(result.facts, places), *_in_refused_cells(workbook, result.problems))
    known = {(place.sheet, place.row) for problem in (*result.problems, *refused) if problem.code == "personal.found" and (place := problem.where)}
    more = (*refused, *_outside(workbook, result, known))
    problems = map(_unreadable, (*result.problems, *more))
    return replace(
        result,
        problems=in_order(problems) if more else tuple(problems),
        stated=tuple(replace(one, label=without_numbers(one.label)) for one in result.stated),
        understood=tuple(map(_understood, result.understood)),
        file_name=without_numbers(result.file_name),
    )


def without_named_sheets(workbook: Workbook, result: ImportResult[F]) -> ImportResult[F]:
    """The same result; nothing of it when a sheet's name holds a personal number."""
    named = _named(workbook)
    return _stopped_by_names(named, result) if named else result


def seen_without_persons(workbook: Workbook) -> tuple[Understood, ...]:
    """The columns of every sheet, to choose from where none was understood; nothing when a sheet's name holds a personal number."""
    return () if _named(workbook) else tuple(_understood(columns_seen(sheet)) for sheet in workbook.own_sheets if sheet.rows)


def _named(workbook: Workbook) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in workbook.sheets if personal_number(sheet.name))


def _stopped_by_names(names: tuple[str, ...], result: ImportResult[F]) -> ImportResult[F]:
    """The name of a sheet stands in the place of every fact and every problem, so nothing of such a file is told but this."""
    problems = tuple(Problem("personal.sheet-name", None, masked(name), (("kind", str(personal_number(name))),)) for name in names)
    return ImportResult(
        facts=(),
        stated=(),
        problems=in_order(problems),
        rows_read=result.rows_read,
        rows_stored=0,
        rows_refused=0,
        rows_skipped=(("not-read", result.rows_read),),
        file_name=without_numbers(result.file_name),
        file_sha256=result.file_sha256,
        file_bytes=result.file_bytes,
    )


def _in_facts(facts: tuple[BudgetLine, ...], places: Set[str]) -> Iterator[Problem]:
    """Lines that would publish a personal number: from a block above the table, or from a column of codes."""
    kinds = personal_numbers(set(places).union(*(map(name_of, facts) for name_of in _own_names)))
    if not kinds:
        return
    told: set[tuple[str, str]] = set()  # what stands above a table stands in each of its lines
    for fact in facts:
        for name in (*NAMES, *CODES):
            text = str(getattr(fact, name) or "")
            if text in kinds and (name, text) not in told:
                told.add((name, text))
                yield Problem("personal.found", fact.source, masked(text), (("kind", kinds[text]), ("title", TITLES[name])))


def _in_refused_cells(workbook: Workbook, problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """What was refused for another reason, an amount that is none for instance, and is a personal number too."""
    wrong = [problem.where for problem in problems if problem.is_error and problem.where and problem.where.column]
    known = {problem.where for problem in problems if problem.code == "personal.found"}
    for sheet in workbook.sheets:
        places = {(place.row, place.column): place for place in wrong if place.sheet == sheet.name and place not in known}
        rows = {row for row, _ in places}
        for row in sheet.rows if rows else ():
            for column, cell in enumerate(row.cells) if row.number in rows else ():
                place = places.get((row.number, column_letters(column)))
                if place and (kind := personal_number(text := text_of(cell))):
                    yield Problem("personal.found", place, masked(text), (("kind", kind), ("title", place.column)))


def _outside(workbook: Workbook, result: ImportResult[BudgetLine], known: Set[tuple[str, int]]) -> Iterator[Problem]:
    """Titles, signatures, notes and other sheets: nothing is taken from them, but staff should know what the file carries.

    known: rows of which it was told already.
    """
    taken: defaultdict[str, set[int]] = defaultdict(set)
    for name, number in known:
        taken[name].add(number)
    for source in map(_source_of, result.facts):
        if source:
            taken[source.sheet].add(source.row)
    for sheet in workbook.sheets:
        texts: set[object] = set()
        read = taken[sheet.name]
        for row in sheet.rows:
            if row.number not in read:
                texts.update(row.cells)
        count = len(personal_numbers(text for text in texts if isinstance(text, str)))
        if count:
            yield Problem("personal.outside", sheet.ref(0), "", (("count", str(count)),))


def _unreadable(problem: Problem) -> Problem:
    details = tuple((name, without_numbers(value)) for name, value in problem.details)
    return replace(problem, found=without_numbers(problem.found), details=details)


def _understood(sheet: Understood) -> Understood:
    return replace(sheet, columns=_columns(sheet.columns), unread=_columns(sheet.unread), others=_columns(sheet.others))


def _columns(columns: tuple[UnderstoodColumn, ...]) -> tuple[UnderstoodColumn, ...]:
    return tuple(
        replace(column, title=without_numbers(column.title), samples=tuple(without_numbers(text) for text in column.samples)) for column in columns
    )
