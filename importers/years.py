"""Which year a sheet says that it is about: in its title block, its metadata or a column. Used by columns.py."""

from __future__ import annotations

import re
from collections import Counter

from importers.parted_rows import leave_out, said_in_rows
from importers.table import Body
from importers.titles import Vocabulary
from importers.values import text_of
from importers.workbook import Sheet

# The year asked for may have so many times the rows of another one, and the table is still one of several years.
MOST_TO_ONE = 10
# A year counts only behind a word that makes it the budget's: "dicetak 12 Mei 2023" and "Perda 8/2013" are other years.
_IN_NAME = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_SAID = re.compile(
    r"(?:tahun(?: anggaran)?|t\.? ?a\.?|apbd(?:[- ]?p)?|rapbd|lra|fy|fiscal year|anggaran|s\.?/?d\.? [0-9]{1,2} \w+)[\s:|,]{0,4}(20[0-9]{2})"
    r"(?:\s*[-/]\s*(?:20)?([0-9]{2}))?(?![0-9])",
    re.IGNORECASE,
)
BETWEEN = " | "
_FISCAL = re.compile(r"(?:FY)?\s*((?:20)?[0-9]{2})(?:\s*[-/]\s*((?:20)?[0-9]{2}))?", re.IGNORECASE)
# "Peraturan Daerah Nomor 3 Tahun 2019": the year of a by-law, not of the budget.
_OF_A_LAW = re.compile(r"(?:nomor|no\.?|perda|perbup|perwal\w*|permendagri|undang-undang|peraturan)\b[^|]*tahun\s*$", re.IGNORECASE)


def years_above(sheet: Sheet, first_row: int) -> list[tuple[int, int, set[int]]]:
    """(row, column, years) of each cell above the heading that says a budget year; of "Tahun | 2015" it is the second cell."""
    found = []
    for row in sheet.rows:
        if row.number >= first_row:
            break
        texts = [(column, text_of(cell)) for column, cell in enumerate(row.cells) if cell is not None]
        joined = BETWEEN.join(text for _, text in texts)
        years: set[int] = set()
        places = []
        for match in _SAID.finditer(joined):
            if not _OF_A_LAW.search(joined[: match.start(1)]):
                years |= _span(match[1], match[2])
                places.append(texts[joined.count(BETWEEN, 0, match.start(1))][0])
        if years:
            found.append((row.number, places[0], years))
    return found


def keep_year(body: Body, year: int, words: Vocabulary) -> bool:
    """Of a table of several years only the rows of one. A year of a single row or few is a slip of the pen, which check_years() refuses.

    False, with a problem noted, where two fiscal years share the year: 2024/2025 and 2025/2026 are both of 2025.
    """
    column = body.heading.column("year")
    if column is None:
        return True
    said = said_in_rows(body, column)
    counts = Counter(filter(years_of_cell, said))
    others = {text: count for text, count in counts.items() if year not in years_of_cell(text)}
    asked = {frozenset(years_of_cell(text)) for text in counts.keys() - others.keys()}
    if len(asked) > 1:
        body.note(
            "year.ambiguous", ", ".join(sorted(counts.keys() - others.keys())), ("year", str(year)), ("title", column.title), column=column.index
        )
        return False
    wanted = counts.total() - sum(others.values())
    if others and wanted > 1 and all(count > 1 and count * MOST_TO_ONE >= wanted for count in others.values()):
        about = (("count", str(sum(others.values()))), ("year", str(year)), ("title", column.title))
        body.note("year.from-rows", ", ".join(sorted(others)), *about, column=column.index)
        leave_out(body, column, said, others.keys(), "other-year", words)
    return True


def years_named(name: str) -> set[int]:
    """The budget years in the name of a sheet: "APBD 2024" -> {2024}."""
    return {int(year) for year in _IN_NAME.findall(name)}


def years_of_cell(text: str) -> set[int]:
    """ "2025" -> {2025}; "FY16-17" -> {2016, 2017}; nothing for another text."""
    match = _FISCAL.fullmatch(text.strip())
    return _span(match[1], match[2]) if match else set()


def _span(first: str, last: str | None) -> set[int]:
    years = {int(first) if len(first) == 4 else 2000 + int(first)}
    if last:
        years.add(int(last) if len(last) == 4 else 2000 + int(last))
    return years
