"""Columns whose titles say nothing, and whose cells all say a year or a government: each row is of that. Used by years.py and governments.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from importers.governments_said import government_of, is_same, plain_name
from importers.meaning import NAME, FoundColumn
from importers.table import Body
from importers.title_years import years_of
from importers.titles import Vocabulary, words_of
from importers.values import text_of
from importers.workbook import Raw

_YEAR = re.compile(r"(?:(?:tahun(?: anggaran)?|thn|t ?a|fy|apbd) )?20[0-9]{2}(?: (?:20)?[0-9]{2})?")
# No budget tells of years further off; prices and numbers of copies do.
MOST_YEARS = 10
# A year of something else than the budget, and numbers that may look like one.
_OF_OTHER_THINGS = frozenset(
    words_of(
        "mulai selesai awal akhir perolehan pembuatan pembangunan pengadaan berdiri terbit lahir kontrak start end "
        "volume vol harga tarif jumlah kode nomor no id koefisien target indikator price quantity code number"
    ).split()
)
# Columns that name offices and hold nothing but governments, or accounts where another column names them too.
_NAMING = ("office_name", NAME)


def tell_years(body: Body, year: int, words: Vocabulary) -> None:
    """Makes such a column that of the year, where a row is of another year than the one that was asked for."""
    for column in body.heading.unread:
        if _OF_OTHER_THINGS & {word for title in column.titles for word in words_of(title).split()}:
            continue
        said = _all_say(body, column, lambda cell: bool(_year_of(cell, year)), words)
        cells = [cell for cell in said if _year_of(cell, year)]
        # Of several budgets phase_rows.py takes the one that is wanted.
        are_budgets = len(cells) > 1 and any(words_of(text_of(cell)).startswith("apbd") for cell in cells)
        if not are_budgets and any(year not in _year_of(cell, year) for cell in cells):
            _take(body, column, "year")
            return


def _year_of(cell: Raw, year: int) -> frozenset[int]:
    words = words_of(text_of(cell))
    said = years_of(words) if _YEAR.fullmatch(words) else frozenset[int]()
    return said if all(abs(one - year) <= MOST_YEARS for one in said) else frozenset()


def tell_governments(body: Body, wanted: str | None, words: Vocabulary) -> FoundColumn | None:
    """Makes such a column that of the governments, where it names several, or others than the one that is wanted; gives the column."""
    offices = [column for role in _NAMING if (column := body.heading.column(role)) is not None and _is_spare(body, column)]
    plain = plain_name(wanted or "")
    for column in (*body.heading.unread, *offices):
        cells = _all_say(body, column, lambda cell: isinstance(cell, str) and bool(government_of(cell)), words)
        names = {government_of(text_of(cell)) for cell in cells} - {""}
        if len(names) > 1 or (any(map(str.isalpha, plain)) and any(not is_same(name, plain) for name in names)):
            return _take(body, column, "government_name")
    return None


def _is_spare(body: Body, column: FoundColumn) -> bool:
    """Where accounts are named twice, the first name is perhaps of something else."""
    return column.role != NAME or body.heading.column("detail") is not None


def _all_say(body: Body, column: FoundColumn, says: Callable[[Raw], bool], words: Vocabulary) -> frozenset[Raw]:
    """The different cells of a column that all say the same kind of thing, or are called totals; none where another one says something else."""
    first = next((cell for cell in body.column(column.index) if cell is not None), None)
    if first is None or not says(first):
        return frozenset()
    cells = frozenset(cell for cell in body.different(column.index) if text_of(cell))
    return cells if all(says(cell) or words.total_meaning(text_of(cell)) for cell in cells) else frozenset()


def _take(body: Body, column: FoundColumn, role: str) -> FoundColumn:
    taken = replace(column, role=role)
    heading = body.heading
    detail = heading.column("detail") if column.role == NAME else None
    others = [replace(one, role=NAME) if one == detail else one for one in heading.columns if one != column]
    columns = tuple(sorted((*others, taken), key=lambda one: one.index))
    body.heading = replace(heading, columns=columns, unread=tuple(one for one in heading.unread if one != column))
    return taken
