"""Tables of one form below each other: the pages of a printed report, or a table for each year, phase, month or government. Used by lines.py and
offices_said.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from cms.domain.personal import masked
from importers.columns import How
from importers.governments import is_number
from importers.governments_said import government_of
from importers.meaning import ACCOUNT
from importers.phases import PHASES
from importers.problems import Problem
from importers.table import Body
from importers.titles import LONGEST_TITLE, Vocabulary, normalised, words_of
from importers.values import text_of
from importers.workbook import Row, Sheet
from importers.years import years_in

# Above a repeated heading stand no more rows of titles than above the first one.
MOST_TITLES = 20
_YEAR_LEFT = re.compile(r" (?:tahun(?: anggaran)?|t a|ta)$")
# "Binjai, Januari 2026" is where and when somebody signed.
OF_REPORTS = frozenset(
    {"bulan", "periode", "masa", "triwulan", "semester", "laporan", "realisasi", "anggaran", "apbd", "sampai", "s", "hingga", "per", "berakhir"}
)
_UNTIL_DAY = re.compile(r".*\b(?:sampai|s d|hingga|per|berakhir)(?: \w+){0,2} [0-9]{1,2}")
_DAY = re.compile(r"(?:.* )?[0-9]{1,2}")
# What a request says of itself, so that of several tables which say it the one that was asked for is known -> why the rows of others are not read.
OTHERWISE = {"phase": "other-phase", "year": "other-year"}
_CODE = re.compile(r"[0-9]+(?:\s*\.\s*[0-9]+)*\.?")


@dataclass(slots=True)
class Titled:
    """What the titles of one table say of each kind: of which year, phase, period or government it is; and the row that says it first."""

    said: dict[str, set[Hashable]]
    rows: dict[str, Row]


def end_at_other_title(body: Body, how: How) -> None:
    """Rows under a repeated heading are not read where its title says another year, phase, month or government than that of the first table."""
    if not body.repeated:
        return
    known = _known([row for row in body.sheet.rows if row.number < body.heading.rows[0]], how)
    numbers = [row.number for row in body.rows]
    for heading in sorted(body.repeated):
        titles = titles_above(body, bisect_left(numbers, heading))
        other = _other(titles, known, how.words)
        if other is not None:
            body.problems.append(other_title(body.sheet, other))
            body.skip(range(bisect_left(numbers, other.number), len(body.rows)), "not-read")
            return


def says_other(first: Iterable[Row], titles: Iterable[Row], how: How) -> Row | None:
    """The title of a later table that says another year, phase, period or government than the titles of the first."""
    return _other(titles, _known(first, how), how.words)


def said_alone(titles: Iterable[Row], words: Vocabulary) -> dict[str, Hashable]:
    """The phase and the year that titles say, each where they say but one."""
    return {kind: next(iter(said)) for kind, said in titled(titles, words).said.items() if kind in OTHERWISE and len(said) == 1}


def say_otherwise(one: Mapping[str, Hashable], other: Mapping[str, Hashable]) -> bool:
    """Whether two tables are plainly of different phases or years."""
    return any(one[kind] != other[kind] for kind in one.keys() & other.keys())


def not_asked(said: Sequence[Mapping[str, Hashable]], how: How) -> list[str]:
    """For each of several tables by what it is not the one asked for: "phase" or "year" where each of them says its own, and one says that."""
    found = [""] * len(said)
    for kind, wanted in (("phase", how.phase), ("year", how.year)):
        values = [one.get(kind) for one in said]
        if None not in values and wanted in values:
            found = [why or ("" if value == wanted else kind) for why, value in zip(found, values, strict=True)]
    return found


def other_title(sheet: Sheet, row: Row) -> Problem:
    """The question about such a title."""
    return _at_title("table.other-title", sheet, row)


def not_asked_for(sheet: Sheet, row: Row) -> Problem:
    """What is told of a table of which was plainly not asked for."""
    return _at_title("table.not-asked", sheet, row)


def _at_title(code: str, sheet: Sheet, row: Row) -> Problem:
    return Problem(code, sheet.ref(row.number), masked(", ".join(text for cell in row.cells if (text := text_of(cell)))))


def _known(first: Iterable[Row], how: How) -> dict[str, set[Hashable]]:
    return {"year": {how.year}, "phase": {how.phase}, "period": set(), "government": set(), **titled(first, how.words).said}


def _other(titles: Iterable[Row], known: Mapping[str, set[Hashable]], words: Vocabulary) -> Row | None:
    found = titled(titles, words)
    rows = [found.rows[kind] for kind, said in found.said.items() if not said & known[kind]]
    return min(rows, key=lambda row: row.number, default=None)


def titles_above(body: Body, position: int) -> list[Row]:
    """The rows right above a heading that hold neither an account nor an amount."""
    return list(takewhile(lambda row: not is_line(body, row), reversed(body.rows[max(0, position - MOST_TITLES) : position])))[::-1]


def is_line(body: Body, row: Row) -> bool:
    """Whether a row holds an account or an amount."""
    account = body.heading.column(ACCOUNT)
    codes = account.indexes if account is not None else ()
    amounts = (index for column in (*body.heading.money, *body.heading.sides) for index in column.indexes)
    return any(is_number(row.cells[index]) for index in amounts if index < len(row.cells)) or any(
        _CODE.fullmatch(text_of(row.cells[index])) for index in codes if index < len(row.cells)
    )


def titled(rows: Iterable[Row], words: Vocabulary) -> Titled:
    found = Titled({}, {})
    for row in rows:
        texts = [text for cell in row.cells if (text := text_of(cell)) and len(text) <= LONGEST_TITLE]
        said: dict[str, set[Hashable]] = {
            "year": {year for _, years in years_in(row) for year in years},
            "phase": {PHASES[word] for text in texts for word in words_of(text).split() if word in PHASES},
            "period": {period for text in texts if (period := period_said(text, words)) is not None},
            "government": {name for text in texts[:1] if (name := government_of(text))},
        }
        for kind, what in said.items():
            if what:
                found.said.setdefault(kind, set()).update(what)
                found.rows.setdefault(kind, row)
    return found


def period_said(text: str, words: Vocabulary) -> tuple[str, int] | None:
    """The month, quarter or half of the year that a title ends with; the day on which something was signed or printed is none."""
    said = words.period_in(_YEAR_LEFT.sub("", normalised(text)))
    if said is None or (_DAY.fullmatch(said.beside) and not said.is_so_far and not _UNTIL_DAY.fullmatch(said.beside)):
        return None
    return said.period if not said.beside or said.is_so_far or OF_REPORTS & set(said.beside.split()) else None
