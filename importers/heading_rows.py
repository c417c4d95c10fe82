"""The first rows of a sheet: which may be a heading, and what titles stand over each column, through merged cells. Used by header.py and more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from cms.domain.periods import FIRST_YEAR, LAST_YEAR
from importers.codes import split_code
from importers.column_numbers import column_number
from importers.metadata import is_office, says_office
from importers.title_years import is_year
from importers.titles import Vocabulary, is_unit, normalised
from importers.values import says_amount, text_of
from importers.workbook import Raw, Row, Sheet

# Real files have up to a dozen rows of title and metadata above the heading.
SEARCHED_ROWS = 40
MOST_HEADING_ROWS = 6
# Ranges that do not overlap cannot cover more cells of the rows searched; those of a damaged or hostile file can.
MOST_MERGED = SEARCHED_ROWS * 16_384
_DATA = re.compile(r"\(?-?(?:Rp\.?\s*)?[0-9][0-9.,]{4,}\)?|-?[0-9]+,[0-9]+|[0-9Xx]+(?:\s*\.\s*[0-9Xx]+)+\.?|[0-9]{1,3}")
# Titles of columns that each belong to one government: "02.14", "Kab. Langkat".
GOVERNMENT = re.compile(r"[0-9]{2}\.[0-9]{2}|(?:provinsi|prov|kabupaten|kab|kota|pemerintah|pemkab|pemkot)\b.*", re.IGNORECASE)
# The same by a name of its own: "Pemerintah Pusat" and "Kota" beside a sum are where its money comes from.
ONE_GOVERNMENT = re.compile(r"[0-9]{2}\.[0-9]{2}|(?:pemerintah )?(?:provinsi|prov\.?|kabupaten|kab\.?|kota|pemkab|pemkot) \w.*", re.IGNORECASE)


@dataclass(slots=True)
class Grid:
    """The rows searched, and which merged range each cell belongs to."""

    sheet: Sheet
    rows: tuple[Row, ...]
    # (row, column) -> (first row, first column, last row, last column)
    spans: dict[tuple[int, int], tuple[int, int, int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Ranges are cut where the searched rows and the sheet's columns end: one range may say that it covers a whole sheet."""
        last = self.rows[-1].number if self.rows else 0
        width = max((len(row.cells) for row in self.sheet.rows), default=0) if self.sheet.merged else 0
        area = 0
        for span in self.sheet.merged:
            box = (span.first_row, span.first_column, min(span.last_row, last), min(span.last_column, width - 1))
            area += max(0, box[2] - box[0] + 1) * max(0, box[3] - box[1] + 1)
            if area > MOST_MERGED:
                break
            self.spans.update(((row, column), box) for row in range(box[0], box[2] + 1) for column in range(box[1], box[3] + 1))


def has_data(row: Row) -> bool:
    """True for a row with an amount, a code or another number: no heading. Years and codes of governments may stand in one.

    So is an office beside nothing but currencies: those of a column of signs, and no titles.
    """
    texts = texts_in(row)
    if len(texts) > 1 and len(said := [text for text in texts if not is_unit(text)]) == 1 and is_office(said[0]):
        return True
    return any(
        (isinstance(cell, Decimal) and not (cell == cell.to_integral_value() and FIRST_YEAR <= cell <= LAST_YEAR))
        or (isinstance(cell, str) and _is_data(cell.strip()))
        for cell in row.cells
    )


def _is_data(text: str) -> bool:
    """Years, "(Rp 000)" and the numbers of columns, "(1)", are written with digits as well."""
    if GOVERNMENT.fullmatch(text):
        return False
    code, name = split_code(text)
    # "1.06.0.00.0.00.01.0000 Dinas Sosial" beside an amount of nothing but the currency.
    if name and code.count(".") > 1:
        return True
    return _DATA.fullmatch(text) is not None or (
        says_amount(text) and not is_year(normalised(text)) and not is_unit(text) and column_number(text) is None
    )


def hits(row: Row, words: Vocabulary) -> int:
    return sum(1 for cell in row.cells if isinstance(cell, str) and words.knows(normalised(cell)))


def texts_in(row: Row) -> list[str]:
    return [text for cell in row.cells if (text := text_of(cell))]


def is_year_or_government(title: str) -> bool:
    return is_year(normalised(title)) or ONE_GOVERNMENT.fullmatch(title) is not None


def blocks_of(grid: Grid, words: Vocabulary) -> Iterator[tuple[Row, ...]]:
    """Runs of neighbouring rows with known titles and without amounts, and all their parts."""
    run: list[Row] = []
    for row in (*(row for row in grid.rows if not says_office(row, words)), None):
        fits = row is not None and hits(row, words) > 0 and not has_data(row) and (bool(run) or not all(map(is_year_or_government, texts_in(row))))
        follows = row is not None and bool(run) and _touches(grid, run[-1], row)
        fits = fits or (follows and row is not None and not has_data(row) and all(map(is_year_or_government, texts_in(row))))
        # A title of a row above that reaches down to this one: it stands within the heading, whatever it says.
        fits = fits or (follows and row is not None and not has_data(row) and _reach(grid, run) >= row.number)
        if run and not (fits and follows):
            for start in range(len(run)):
                yield from (tuple(run[start:end]) for end in range(start + 1, min(start + MOST_HEADING_ROWS, len(run)) + 1))
            run = []
        if row is not None and fits:
            run.append(row)


def is_cut_short(grid: Grid, block: tuple[Row, ...]) -> bool:
    """Whether merged titles reach down past a row of titles that the block leaves out: what stands under "Realisasi" may be a share."""
    last = block[-1].number
    below = (row for row in grid.rows if last < row.number <= _reach(grid, block))
    return len(block) < MOST_HEADING_ROWS and any(texts_in(row) and not has_data(row) for row in below)


def _touches(grid: Grid, above: Row, below: Row) -> bool:
    """Neighbours, or joined by a merged cell that reaches down."""
    return below.number <= max(above.number, _reach(grid, (above,))) + 1


def _reach(grid: Grid, rows: Iterable[Row]) -> int:
    """The last row that merged cells of these rows reach down to."""
    return max((span[2] for row in rows for column in range(len(row.cells)) if (span := grid.spans.get((row.number, column)))), default=0)


def paths_of(grid: Grid, block: Sequence[Row]) -> list[tuple[tuple[int, ...], tuple[str, ...]]]:
    """For each column, or group under one merged title: its columns and its titles from top to bottom."""
    width = max([len(row.cells) for row in block] + [span[3] + 1 for (row, _), span in grid.spans.items() if any(row == r.number for r in block)])
    paths: list[tuple[tuple[str, ...], tuple[int, int, int, int] | None]] = [_path(grid, block, column) for column in range(width)]
    grouped: list[tuple[tuple[int, ...], tuple[str, ...]]] = []
    for column, (titles, box) in enumerate(paths):
        # Columns under one merged cell, with nothing of their own below, are one column: a code or a name spread out.
        if grouped and titles and box is not None and paths[column - 1] == (titles, box) and box[1] < column:
            grouped[-1] = ((*grouped[-1][0], column), titles)
        elif titles:
            grouped.append(((column,), titles))
    return grouped


def _path(grid: Grid, block: Sequence[Row], column: int) -> tuple[tuple[str, ...], tuple[int, int, int, int] | None]:
    titles: list[str] = []
    lowest: tuple[int, int, int, int] | None = None
    cells = {row.number: row.cells for row in block}
    for position, row in enumerate(block):
        box = grid.spans.get((row.number, column))
        if box is not None and box[0] == row.number:
            text = text_at(cells[row.number], box[1])
        elif box is not None:
            continue
        else:
            text = text_at(row.cells, column) or ("" if grid.sheet.merged else _from_the_left(block, position, column))
        if text:
            titles.append(text)
            lowest = box
    return tuple(titles), lowest


def text_at(cells: Sequence[Raw], column: int) -> str:
    return text_of(cells[column]) if column < len(cells) else ""


def _from_the_left(block: Sequence[Row], position: int, column: int) -> str:
    """Files without merged cells leave blanks beside a title that spans several columns, each with a title of its own below."""
    below = block[position + 1 :]
    if not any(text_at(row.cells, column) for row in below):
        return ""
    for left in range(column - 1, -1, -1):
        if not any(text_at(row.cells, left) for row in below):
            return ""
        if text := text_at(block[position].cells, left):
            return text
    return ""
