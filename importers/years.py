"""Which year a sheet says that it is about: in its title block, its metadata or a column. Used by columns.py and amount_columns.py."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile

from importers.months import MONTH
from importers.parted_rows import leave_out, said_in_rows
from importers.table import Body
from importers.title_years import years_of
from importers.titles import LONGEST_TITLE, Vocabulary, words_of
from importers.told_columns import tell_years
from importers.values import text_of
from importers.workbook import Row, Sheet

# The year asked for may have so many times the rows of another one, and the table is still one of several years.
MOST_TO_ONE = 10
# A year counts only behind a word that makes it the budget's: "dicetak 12 Mei 2023" and "Perda 8/2013" are other years.
_MONTH = rf"{MONTH}\.?"
_UNTIL = r"(?:sampai(?: dengan)?|hingga|s\.?/?d\.?)"
# Between "APBD" and its year may stand whose it is and which one; words behind which a day follows may not.
_WHOSE = rf"(?:[- ]+(?!(?:di(?!nas\b)\w+|tanggal|tgl|nomor|no|pada|per|{_MONTH})\b)[^\W\d]+\.?){{0,5}}"
_SAID = re.compile(
    rf"(?:(?:apbd(?:-?p)?|anggaran pendapatan dan belanja daerah|(?<!\w)(?:dpp?a|rka|lra|realisasi)){_WHOSE}"
    r"|tahun(?: ?anggaran)?|anggaran|\bperiode|(?<!\w)(?:t\.? ?a\.?|thn?\.?|fy|fiscal year)"
    rf"|(?<!\w)(?P<day>(?:{_UNTIL}|per|berakhir|ende?d|ending)(?: pada)?(?: tanggal| tgl\.?)?"
    rf" (?:[0-9]{{1,2}}[\s/.-]+\w+[/.-]?|{_MONTH} [0-9]{{1,2}}))"
    rf"|(?P<month>(?:\b(?:bulan|periode|{_UNTIL}|{_MONTH} ?[-–/])[\s:|]*|^|\| ){_MONTH})"
    r"|(?<!\w)(?:semester|smt|triwulan|tri wulan|tw|kuartal|caturwulan|quarter|q)[\s.-]*(?:i{1,3}|iv|[1-4]|pertama|kedua|ketiga|keempat|ke-?[1-4])"
    r")[\s:|,_–-]{0,8}(?P<first>20[0-9]{2})(?:\s*(?:[-/&]|dan|and)\s*(?P<last>(?:20)?[0-9]{2}))?(?![0-9])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20[0-9]{2}")
# "FY24", "FY 2024/25": the fiscal year of a title.
_FISCAL_TITLE = re.compile(r"(?<![^\W_])FY[\s'’]*((?:20)?[0-9]{2})(?:\s*[-/]\s*((?:20)?[0-9]{2}))?(?![0-9])", re.IGNORECASE)
# "2025-2026", "2024 s.d. 2026", "TA 2025 dan TA 2026": several years in one title.
_SEVERAL = re.compile(
    rf"(?<![\w./-])(?P<first>20[0-9]{{2}})\s*(?P<sign>[-–/&,]|dan|and|to|{_UNTIL})\s*(?:(?:tahun(?: anggaran)?|t\.? ?a\.?)\s*)?(?P<last>20[0-9]{{2}})"
    r"(?![\w./-])",
    re.IGNORECASE,
)
# With these the year of a budget is that of the calendar; "2024/2025 Budget" is one fiscal year.
_OF_CALENDAR = re.compile(
    r"\b(?:tahun|t\.? ?a|anggaran|r?apbd|rkpd|kua|ppas|rpjmd|renja|renstra|rencana|realisasi|pagu|belanja|pendapatan)\b", re.IGNORECASE
)
_AND = frozenset({"dan", "and", "&"})
BETWEEN = " | "
# So many letters before a day are looked at for what it is the day of.
NEAR = 100
# Of a longer row above a table nobody reads the rest for its year.
LONGEST_ROW = 5_000
_FISCAL = re.compile(
    r"(?:(?:FY|APBD|T\.? ?A\.?|Thn\.?|Tahun(?: Anggaran)?)(?![^\W\d]))?\s*((?:20)?[0-9]{2})(?:\s*[-/]\s*((?:20)?[0-9]{2}))?", re.IGNORECASE
)
# The day on which a list was printed or taken from a system, even where it says "per".
_OF_A_LIST = re.compile(r"\b(?:di)?(?:data|cetak|unduh|akses|ambil|tanggal|tgl|update|perbarui|printed|downloaded)\b[^|]*\|?[^|]*$", re.IGNORECASE)
# "Peraturan Daerah Nomor 3 Tahun 2019": the year of a by-law, not of the budget; the year behind what the by-law is about is the budget's.
_OF_A_LAW = re.compile(
    r"(?:nomor|no\.?|perda|perbup|perwal\w*|permendagri|undang-undang|peraturan)\b(?:[\s|]*:[\s|]*)?"
    r"(?:(?!\b(?:tentang|ttg|r?apbd|anggaran|tahun\s*20[0-9]{2})\b)[^|])*\btahun\s*$",
    re.IGNORECASE,
)


def years_above(sheet: Sheet, first_row: int) -> list[tuple[int, int, set[int]]]:
    """(row, column, years) of each row above the heading that says a budget year; of "Tahun | 2015" it is the second cell."""
    above = takewhile(lambda row: row.number < first_row, sheet.rows)
    return [(row.number, said[0][0], {year for _, years in said for year in years}) for row in above if (said := years_in(row) or _bare_year(row))]


def _bare_year(row: Row) -> list[tuple[int, set[int]]]:
    """A row that holds a year and nothing else: the last line of a title."""
    said = [(column, text_of(cell)) for column, cell in enumerate(row.cells) if cell is not None]
    return [(said[0][0], {int(said[0][1])})] if len(said) == 1 and _YEAR.fullmatch(said[0][1]) else []


def years_in(row: Row) -> list[tuple[int, set[int]]]:
    """(column, years) of each cell of a row that says a budget year."""
    texts = [(column, text_of(cell)) for column, cell in enumerate(row.cells) if cell is not None]
    joined = BETWEEN.join(text[:LONGEST_TITLE] for _, text in texts)[:LONGEST_ROW]
    found = []
    for match in (*_SAID.finditer(joined), *_FISCAL_TITLE.finditer(joined)):
        first, last = match.groups()[-2:]
        start = match.start(match.re.groups - 1)
        if not _OF_A_LAW.search(joined[max(0, start - LONGEST_TITLE) : start]) and not _is_day_of_a_list(match, joined):
            found.append((texts[joined.count(BETWEEN, 0, start)][0], _span(first, last)))
    return found


def several_years(text: str, year: int, *, is_report: bool) -> bool:
    """Whether a title says several years, one of them this: "Tahun Anggaran 2025-2026". A fiscal year over two of the calendar is one.

    is_report: of a report of realisation, which is of the later of two years and may compare it with the one before: "31 Desember 2025 dan 2024".
    """
    for said in _SEVERAL.finditer(text):
        first, last = sorted((int(said["first"]), int(said["last"])))
        is_fiscal = said["sign"] in "-–/" and not _OF_CALENDAR.search(text)
        is_compared = is_report and said["sign"].lower() in _AND and year == last
        is_one = last == first + 1 and (is_fiscal or is_compared)
        if first <= year <= last and first < last and not is_one and not _OF_A_LAW.search(text[: said.start()]):
            return True
    return False


def says_year_alone(row: Row, year: int) -> bool:
    """Whether a title says this year and no other."""
    said = years_in(row)
    return bool(said) and all(years == {year} for _, years in said) and not any(_SEVERAL.search(text_of(cell)) for cell in row.cells)


def _is_day_of_a_list(match: re.Match[str], joined: str) -> bool:
    said = match.groupdict()
    return any(said.get(kind) for kind in ("day", "month")) and _OF_A_LIST.search(joined[max(0, match.start() - NEAR) : match.start()]) is not None


def keep_year(body: Body, year: int, words: Vocabulary) -> bool:
    """Of a table of several years only the rows of one. A year of a single row or few is a slip of the pen, which check_years() refuses.

    False, with a problem noted, where two fiscal years share the year: 2024/2025 and 2025/2026 are both of 2025.
    """
    if body.heading.column("year") is None:
        tell_years(body, year, words)
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
    """The budget years in the name of a sheet: "APBD 2024" -> {2024}, "FY2024-25" -> {2024, 2025}."""
    return set(years_of(words_of(name)))


def years_of_cell(text: str) -> set[int]:
    """ "2025" -> {2025}; "FY16-17" -> {2016, 2017}; nothing for another text."""
    match = _FISCAL.fullmatch(text.strip())
    return _span(match[1], match[2]) if match else set()


def _span(first: str, last: str | None) -> set[int]:
    years = {int(first) if len(first) == 4 else 2000 + int(first)}
    if last:
        years.add(int(last) if len(last) == 4 else 2000 + int(last))
    return years
