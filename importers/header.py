"""Finds the heading of a table, which may be a block of rows, and says what each column is. Used by ledger.py.

A heading is a run of rows whose words are known as titles. Each column has a path of titles from top to bottom, read through
merged cells: `Kelompok Belanja > Operasi > Anggaran`. A row of column numbers (1, 2, 3 ...) under it belongs to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import takewhile

from importers.column_numbers import LEAST, numbers_columns
from importers.heading_rows import SEARCHED_ROWS, Grid, blocks_of, has_data, hits, is_cut_short, is_year_or_government, paths_of, text_at
from importers.meaning import ACCOUNT, AMOUNT, NAME, PERIOD, FoundColumn, Heading, meaning_of, sorted_out
from importers.remarks_below import is_of_table, remarks_below
from importers.side_by_side import names_tables, side_by_side
from importers.title_years import years_of
from importers.titles import FALLS, RISES, Vocabulary, newness, normalised, unit_in_title, words_of
from importers.under_heading import (
    are_names_and_amounts,
    named_sides,
    offices_by_kind,
    with_codes_before_names,
    with_levels,
    with_names_below,
    with_numbers,
    with_sides,
    without_amounts_as_names,
)
from importers.values import text_of
from importers.workbook import Row, Sheet


def find_headings(
    sheet: Sheet, words: Vocabulary, overrides: Mapping[str, int] | None = None, rows: tuple[int, int] | None = None, *, offices_alone: bool = False
) -> tuple[Heading, ...]:
    """The heading of the sheet's table; several where tables stand side by side; none where no row names an amount.

    overrides: column of a fact -> column of the sheet, chosen by a person; rows: first and last row of the heading, chosen likewise.
    offices_alone: whether offices with a column for each kind of account, and lines with nothing but changes, are a table too.
    """
    grid = Grid(sheet=sheet, rows=sheet.rows[:SEARCHED_ROWS])
    blocks = (
        [block for block in blocks_of(grid, words) if not is_cut_short(grid, block)]
        if rows is None
        else [tuple(row for row in grid.rows if rows[0] <= row.number <= rows[1])]
    )
    heading_of = partial(_heading, grid, words=words, offices_alone=offices_alone)
    found = {place: heading for place, block in enumerate(blocks) if block and (heading := heading_of(block, overrides=overrides or {})) is not None}
    if not found:
        return ()
    # A person's choice of one column leaves fewer that mean something; which rows are the heading does not hang on it.
    guessed = {place: heading for place in found if overrides and (heading := heading_of(blocks[place], overrides={})) is not None} or found
    best = found[max(guessed, key=lambda place: _worth(guessed[place]))]
    longer = [
        heading
        for heading in found.values()
        if _goes_on(grid, best, heading)
        or _fills_blanks(grid, best, heading, words)
        or _parts_amounts(best, heading, words)
        or _parts_codes(best, heading)
    ]
    chosen = max(longer, key=lambda heading: heading.rows[1], default=best)
    tables = side_by_side(grid, chosen, words)
    if len(tables) > 1 and names_tables(grid, chosen, tables):
        below = (heading for heading in found.values() if chosen.rows[0] < heading.rows[0] and heading.rows[1] == chosen.rows[1])
        shorter = side_by_side(grid, min(below, key=lambda heading: heading.rows[0], default=chosen), words)
        return shorter if len(shorter) == len(tables) else tables
    return tables


def _goes_on(grid: Grid, best: Heading, longer: Heading) -> bool:
    """True where a heading begins as the best and goes on with rows that have a text under a title of amounts: "(Rp)", "Sebelum" over "Perubahan"."""
    if longer.rows[0] != best.rows[0] or longer.rows[1] <= best.rows[1]:
        return False
    places = {index for column in best.money for index in column.indexes}
    below = (row for row in grid.rows if best.rows[1] < row.number <= longer.rows[1] and not numbers_columns(row.cells))
    texts = ([text_of(cell) for index, cell in enumerate(row.cells) if index in places and cell is not None] for row in below)
    return all(row and all(any(map(str.isalpha, text)) or "%" in text for text in row) for row in texts)


def _fills_blanks(grid: Grid, best: Heading, longer: Heading, words: Vocabulary) -> bool:
    """True where nothing is merged and a heading goes on only with known titles for a title of amounts and the blanks beside it: Rp and %."""
    if grid.sheet.merged or longer.rows[0] != best.rows[0] or longer.rows[1] <= best.rows[1]:
        return False
    rows = [row for row in grid.rows if best.rows[0] <= row.number <= best.rows[1]]
    titled = {index for row in rows for index in range(len(row.cells)) if text_at(row.cells, index)}
    added = [row for row in grid.rows if best.rows[1] < row.number <= longer.rows[1] and not numbers_columns(row.cells)]
    below = {index: text for row in added for index, cell in enumerate(row.cells) if (text := text_of(cell))}
    amounts = {column.index for column in best.money}
    over = {index: max((left for left in titled if left <= index), default=index) for index in below}
    return not titled.issuperset(below) and amounts.issuperset(over.values()) and all(words.knows(normalised(text)) for text in below.values())


def _parts_amounts(best: Heading, other: Heading, words: Vocabulary) -> bool:
    """True where another heading begins as the best, and has a known title for each column under one title of amounts: Rp and % under Anggaran."""
    merged = {index for column in best.money if len(column.indexes) > 1 for index in column.indexes}
    if not merged or other.rows[0] != best.rows[0] or not any(len(column.indexes) == 1 and column.index in merged for column in other.money):
        return False
    parts = {column.index for column in (*other.columns, *other.unread, *other.rivals) if column.index in merged}
    return all(any(words.knows(normalised(title)) for title in column.titles[-1:]) for column in other.every if column.index in parts)


def _parts_codes(best: Heading, other: Heading) -> bool:
    """True where another heading begins as the best, and says which of the columns under one title of codes has those of the newest chart."""
    whole, one = best.column(ACCOUNT), other.column(ACCOUNT)
    if whole is None or one is None or len(one.indexes) == len(whole.indexes) or not set(one.indexes) < set(whole.indexes):
        return False
    return other.rows[0] == best.rows[0] and newness(" ".join(map(normalised, one.titles))) > 0


def _worth(heading: Heading) -> tuple[int, int, int]:
    """The more different columns a heading explains the better; of equal ones the first, and the shortest."""
    explained = {(column.role, column.measure, column.kind, column.period, _of_whom(column)) for column in heading.columns}
    return (len(explained), -heading.rows[0], -heading.rows[1])


def _of_whom(column: FoundColumn) -> tuple[str, ...]:
    """The titles that say the year or the government of an amount."""
    return tuple(filter(is_year_or_government, column.titles)) if column.role in (AMOUNT, PERIOD) else ()


def titles_seen(sheet: Sheet) -> tuple[str, ...]:
    """The texts of the row that looks most like a heading, for the person whose table was not understood."""
    return tuple(titles_by_column(sheet).values())


def titles_by_column(sheet: Sheet) -> dict[int, str]:
    """The same with the columns that they stand in, counted from 0."""
    row = most_titled_row(sheet)
    return {} if row is None else {index: text_of(cell) for index, cell in enumerate(row.cells) if isinstance(cell, str)}


def most_titled_row(sheet: Sheet) -> Row | None:
    """The row that looks most like a heading: the first of those with the most texts; None where no row has one."""
    row = max(sheet.rows[:SEARCHED_ROWS], key=_count_of_texts, default=None)
    return row if row is not None and _count_of_texts(row) else None


def _count_of_texts(row: Row) -> int:
    return sum(1 for cell in row.cells if isinstance(cell, str))


def heading_in(sheet: Sheet, row: Row, words: Vocabulary) -> Heading | None:
    """The heading that one row alone is, with all of its cells known as titles."""
    if has_data(row) or hits(row, words) < sum(1 for cell in row.cells if cell is not None):
        return None
    return _heading(Grid(sheet=replace(sheet, merged=()), rows=(row,)), (row,), words, {})


def _heading(grid: Grid, block: tuple[Row, ...], words: Vocabulary, overrides: Mapping[str, int], *, offices_alone: bool = False) -> Heading | None:
    if len(block) > 1 and sum(1 for cell in block[0].cells if cell is not None) < 2:
        return None
    last = max([row.number for row in block] + [grid.spans.get((row.number, c), (0, 0, 0, 0))[2] for row in block for c in range(len(row.cells))])
    paths = paths_of(grid, block)
    columns = [meaning_of(indexes, titles, words) for indexes, titles in paths]
    last = with_numbers(grid, last, len(columns) if are_names_and_amounts(grid, columns, last) else LEAST)
    heading = without_amounts_as_names(grid, sorted_out(columns, words, overrides), last)
    # Offices alone are a table only where somebody says so, or where nothing else is one: many a sheet sums up another.
    if not has_lines(heading) and not overrides.keys() & {"office_code", "office_name"}:
        found = offices_by_kind(grid, heading, last) if offices_alone else None
        if found is None:
            return None
        heading = found
    heading = with_sides(with_levels(grid, block, with_codes_before_names(grid, heading, last), last, words))
    if not heading.amounts and not heading.periods and not heading.sides and not (offices_alone and any(map(_rises_or_falls, heading.changes))):
        return None
    first = block[0].number
    if not heading.sides:
        return replace(heading, rows=(first, last))
    last = with_names_below(grid, last, heading)
    return replace(heading, rows=(first, last), sides=named_sides(grid, heading.sides, first, last))


def has_lines(heading: Heading) -> bool:
    """Whether a heading has a column for what its amounts are of, beside the offices that they belong to."""
    return any(heading.column(role) for role in (ACCOUNT, NAME, "account_name", "sub_activity_code", "sub_activity_name"))


def list_of_offices(sheet: Sheet, words: Vocabulary) -> Heading | None:
    """The heading of offices with an amount each and nothing else: a list that sums up a table."""
    grid = Grid(sheet=sheet, rows=sheet.rows[:SEARCHED_ROWS])
    for block in blocks_of(grid, words):
        heading = sorted_out([meaning_of(indexes, titles, words) for indexes, titles in paths_of(grid, block)], words, {})
        if heading.amounts and not has_lines(heading) and any(heading.column(role) for role in ("office_code", "office_name")):
            return replace(heading, rows=(block[0].number, block[-1].number))
    return None


def _rises_or_falls(column: FoundColumn) -> bool:
    """Whether a column says so itself: what is left ("Sisa") is left of something else."""
    return not (RISES | FALLS).isdisjoint(words_of(" ".join(column.titles)).split())


def unit_of(sheet: Sheet, heading: Heading, column: FoundColumn, words: Vocabulary) -> tuple[int, str]:
    """What one stands for: 1,000,000 where the title of the amounts, the block above the table or a remark under it says "dalam jutaan rupiah".

    With it the sentence that is not clear, or that another one contradicts; "" where all is clear.
    """
    own = next((unit for title in reversed(column.titles) if (unit := unit_in_title(title)) > 1), 1)
    if own > 1:
        return own, ""
    above = texts_above(sheet, heading)
    said: dict[int | None, str] = {words.unit_said(text): text for text in (*above, *column.titles)}
    years = {year for text in (*above, *column.titles) for year in years_of(words_of(text))}
    for one in filter(None, (sheet, sheet.whole)):
        for text in remarks_below(one, heading):
            its = words.unit_said(text)
            is_clear = its in (1, *said) or is_of_table(text, one, heading, years, words)
            said[its if is_clear else None] = text
    said.pop(1, None)
    if said:
        known = next(iter(said)) if len(said) == 1 else None
        return (known, "") if known is not None else (1, "; ".join(said.values()))
    # Whoever names a sheet "APBD (jutaan)" may mean what is shown in it, or what it was made from.
    says = unit_in_title(sheet.name) > 1 and not sheet.name.rstrip(") ")[-1:].isdigit()
    return 1, sheet.name if says else ""


def texts_above(sheet: Sheet, heading: Heading) -> list[str]:
    """What is written above the table."""
    above = takewhile(lambda row: row.number < heading.rows[0], sheet.rows)
    return [text_of(cell) for row in above for cell in row.cells if isinstance(cell, str)]
