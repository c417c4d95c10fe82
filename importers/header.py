"""Finds the heading of a table, which may be a block of rows, and says what each column is. Used by ledger.py.

A heading is a run of rows whose words are known as titles. Each column has a path of titles from top to bottom, read through
merged cells: `Kelompok Belanja > Operasi > Anggaran`. A row of column numbers (1, 2, 3 ...) under it belongs to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from itertools import takewhile

from cms.domain.periods import FIRST_YEAR, LAST_YEAR
from importers.codes import ACCOUNTS, row_code, split_code
from importers.column_numbers import LEAST, LEAST_IN_BRACKETS, column_number, numbers_columns
from importers.meaning import ACCOUNT, AMOUNT, NAME, PERIOD, FoundColumn, Heading, meaning_of, sorted_out
from importers.metadata import says_office
from importers.remarks_below import is_of_table, remarks_below
from importers.title_years import is_year, years_of
from importers.titles import FALLS, RISES, Vocabulary, is_unit, newness, normalised, unit_in_title, words_of
from importers.values import is_amount, says_amount, text_of
from importers.workbook import Raw, Row, Sheet

# Real files have up to a dozen rows of title and metadata above the heading.
SEARCHED_ROWS = 40
MOST_HEADING_ROWS = 6
# Ranges that do not overlap cannot cover more cells of the rows searched; those of a damaged or hostile file can.
MOST_MERGED = SEARCHED_ROWS * 16_384
_DATA = re.compile(r"\(?-?(?:Rp\.?\s*)?[0-9][0-9.,]{4,}\)?|-?[0-9]+,[0-9]+|[0-9Xx]+(?:\s*\.\s*[0-9Xx]+)+\.?|[0-9]{1,3}")
# More tables beside each other than this are no layout but an attack: the officer is asked which columns are meant.
MOST_BESIDE = 64
# A column of all expenditure in a table of offices.
EXPENDITURE_TITLES = frozenset({"belanja", "belanja daerah", "total belanja", "jumlah belanja"})
# The levels of an account below its first (Permendagri 90/2019), where each has a column of its own.
LEVEL_TITLES = frozenset(
    f"{before}{level}" for before in ("", "kode ") for level in ("kelompok", "jenis", "objek", "obyek", "rincian objek", "rincian obyek", "rincian")
) | frozenset({"sub rincian objek", "sub rincian obyek", "sub rincian", "subrincian objek", "kode sub rincian objek"})
# "5", "51": a longer first segment is a whole code without dots.
LONGEST_FIRST = 2
# "5.1.02": no numbering of names is as long as this and begins with a part of the budget.
WHOLE_ACCOUNT = 3
_SEGMENT = re.compile(r"[0-9]{1,4}")
# Titles of columns that each belong to one government: "02.14", "Kab. Langkat".
_GOVERNMENT = re.compile(r"[0-9]{2}\.[0-9]{2}|(?:provinsi|prov|kabupaten|kab|kota|pemerintah|pemkab|pemkot)\b.*", re.IGNORECASE)

# The same by a name of its own: "Pemerintah Pusat" and "Kota" beside a sum are where its money comes from.
_ONE_GOVERNMENT = re.compile(r"[0-9]{2}\.[0-9]{2}|(?:pemerintah )?(?:provinsi|prov\.?|kabupaten|kab\.?|kota|pemkab|pemkot) \w.*", re.IGNORECASE)
LEAST_SIDES = 2


@dataclass(slots=True)
class _Grid:
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


def find_headings(
    sheet: Sheet, words: Vocabulary, overrides: Mapping[str, int] | None = None, rows: tuple[int, int] | None = None, *, offices_alone: bool = False
) -> tuple[Heading, ...]:
    """The heading of the sheet's table; several where tables stand side by side; none where no row names an amount.

    overrides: column of a fact -> column of the sheet, chosen by a person; rows: first and last row of the heading, chosen likewise.
    offices_alone: whether offices with a column for each kind of account, and lines with nothing but changes, are a table too.
    """
    grid = _Grid(sheet=sheet, rows=sheet.rows[:SEARCHED_ROWS])
    blocks = (
        [block for block in _blocks(grid, words) if not _is_cut_short(grid, block)]
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
    tables = _side_by_side(grid, chosen, words)
    if len(tables) > 1 and _names_tables(grid, chosen, tables):
        below = (heading for heading in found.values() if chosen.rows[0] < heading.rows[0] and heading.rows[1] == chosen.rows[1])
        shorter = _side_by_side(grid, min(below, key=lambda heading: heading.rows[0], default=chosen), words)
        return shorter if len(shorter) == len(tables) else tables
    return tables


def _names_tables(grid: _Grid, heading: Heading, tables: Sequence[Heading]) -> bool:
    """True where a heading begins with a row that has one text over each of several tables: "APBD Murni", "APBD Perubahan" title no columns."""
    ends = [table.until or 0 for table in tables]
    first = next(row for row in grid.rows if row.number >= heading.rows[0])
    places = [bisect_left(ends, index) for index, cell in enumerate(first.cells) if text_of(cell)]
    return heading.rows[0] < heading.rows[1] and places == list(range(len(tables)))


def _goes_on(grid: _Grid, best: Heading, longer: Heading) -> bool:
    """True where a heading begins as the best and goes on with rows that have a text under a title of amounts: "(Rp)", "Sebelum" over "Perubahan"."""
    if longer.rows[0] != best.rows[0] or longer.rows[1] <= best.rows[1]:
        return False
    places = {index for column in best.money for index in column.indexes}
    below = (row for row in grid.rows if best.rows[1] < row.number <= longer.rows[1] and not numbers_columns(row.cells))
    texts = ([text_of(cell) for index, cell in enumerate(row.cells) if index in places and cell is not None] for row in below)
    return all(row and all(any(map(str.isalpha, text)) or "%" in text for text in row) for row in texts)


def _fills_blanks(grid: _Grid, best: Heading, longer: Heading, words: Vocabulary) -> bool:
    """True where nothing is merged and a heading goes on only with known titles for a title of amounts and the blanks beside it: Rp and %."""
    if grid.sheet.merged or longer.rows[0] != best.rows[0] or longer.rows[1] <= best.rows[1]:
        return False
    rows = [row for row in grid.rows if best.rows[0] <= row.number <= best.rows[1]]
    titled = {index for row in rows for index in range(len(row.cells)) if _cell_text(row.cells, index)}
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
    return tuple(filter(_is_year_or_government, column.titles)) if column.role in (AMOUNT, PERIOD) else ()


def _is_year_or_government(title: str) -> bool:
    return is_year(normalised(title)) or _ONE_GOVERNMENT.fullmatch(title) is not None


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
    if has_data(row) or _hits(row, words) < sum(1 for cell in row.cells if cell is not None):
        return None
    return _heading(_Grid(sheet=replace(sheet, merged=()), rows=(row,)), (row,), words, {})


def _hits(row: Row, words: Vocabulary) -> int:
    return sum(1 for cell in row.cells if isinstance(cell, str) and words.knows(normalised(cell)))


def has_data(row: Row) -> bool:
    """True for a row with an amount, a code or another number: no heading. Years and codes of governments may stand in one."""
    return any(
        (isinstance(cell, Decimal) and not (cell == cell.to_integral_value() and FIRST_YEAR <= cell <= LAST_YEAR))
        or (isinstance(cell, str) and _is_data(cell.strip()))
        for cell in row.cells
    )


def _is_data(text: str) -> bool:
    """Years, "(Rp 000)" and the numbers of columns, "(1)", are written with digits as well."""
    if _GOVERNMENT.fullmatch(text):
        return False
    code, name = split_code(text)
    # "1.06.0.00.0.00.01.0000 Dinas Sosial" beside an amount of nothing but the currency.
    if name and code.count(".") > 1:
        return True
    return _DATA.fullmatch(text) is not None or (
        says_amount(text) and not is_year(normalised(text)) and not is_unit(text) and column_number(text) is None
    )


def _blocks(grid: _Grid, words: Vocabulary) -> Iterator[tuple[Row, ...]]:
    """Runs of neighbouring rows with known titles and without amounts, and all their parts."""
    run: list[Row] = []
    for row in (*(row for row in grid.rows if not says_office(row, words)), None):
        fits = row is not None and _hits(row, words) > 0 and not has_data(row) and (bool(run) or not all(map(_is_year_or_government, _texts(row))))
        follows = row is not None and bool(run) and _touches(grid, run[-1], row)
        fits = fits or (follows and row is not None and not has_data(row) and all(map(_is_year_or_government, _texts(row))))
        # A title of a row above that reaches down to this one: it stands within the heading, whatever it says.
        fits = fits or (follows and row is not None and not has_data(row) and _reach(grid, run) >= row.number)
        if run and not (fits and follows):
            for start in range(len(run)):
                yield from (tuple(run[start:end]) for end in range(start + 1, min(start + MOST_HEADING_ROWS, len(run)) + 1))
            run = []
        if row is not None and fits:
            run.append(row)


def _texts(row: Row) -> list[str]:
    return [text for cell in row.cells if (text := text_of(cell))]


def _is_cut_short(grid: _Grid, block: tuple[Row, ...]) -> bool:
    """Whether merged titles reach down past a row of titles that the block leaves out: what stands under "Realisasi" may be a share."""
    last = block[-1].number
    below = (row for row in grid.rows if last < row.number <= _reach(grid, block))
    return len(block) < MOST_HEADING_ROWS and any(_texts(row) and not has_data(row) for row in below)


def _touches(grid: _Grid, above: Row, below: Row) -> bool:
    """Neighbours, or joined by a merged cell that reaches down."""
    return below.number <= max(above.number, _reach(grid, (above,))) + 1


def _reach(grid: _Grid, rows: Iterable[Row]) -> int:
    """The last row that merged cells of these rows reach down to."""
    return max((span[2] for row in rows for column in range(len(row.cells)) if (span := grid.spans.get((row.number, column)))), default=0)


def _heading(grid: _Grid, block: tuple[Row, ...], words: Vocabulary, overrides: Mapping[str, int], *, offices_alone: bool = False) -> Heading | None:
    if len(block) > 1 and sum(1 for cell in block[0].cells if cell is not None) < 2:
        return None
    last = max([row.number for row in block] + [grid.spans.get((row.number, c), (0, 0, 0, 0))[2] for row in block for c in range(len(row.cells))])
    paths = _paths(grid, block)
    columns = [meaning_of(indexes, titles, words) for indexes, titles in paths]
    last = _with_numbers(grid, last, len(columns) if _are_names_and_amounts(grid, columns, last) else LEAST)
    heading = _without_amounts_as_names(grid, sorted_out(columns, words, overrides), last)
    # Offices alone are a table only where somebody says so, or where nothing else is one: many a sheet sums up another.
    if not has_lines(heading) and not overrides.keys() & {"office_code", "office_name"}:
        found = _offices_by_kind(grid, heading, last) if offices_alone else None
        if found is None:
            return None
        heading = found
    heading = _with_sides(_with_levels(grid, block, _with_codes_before_names(grid, heading, last), last, words))
    if not heading.amounts and not heading.periods and not heading.sides and not (offices_alone and any(map(_rises_or_falls, heading.changes))):
        return None
    first = block[0].number
    if not heading.sides:
        return replace(heading, rows=(first, last))
    last = _with_names_below(grid, last, heading)
    return replace(heading, rows=(first, last), sides=_named_sides(grid, heading.sides, first, last))


def has_lines(heading: Heading) -> bool:
    """Whether a heading has a column for what its amounts are of, beside the offices that they belong to."""
    return any(heading.column(role) for role in (ACCOUNT, NAME, "account_name", "sub_activity_code", "sub_activity_name"))


def list_of_offices(sheet: Sheet, words: Vocabulary) -> Heading | None:
    """The heading of offices with an amount each and nothing else: a list that sums up a table."""
    grid = _Grid(sheet=sheet, rows=sheet.rows[:SEARCHED_ROWS])
    for block in _blocks(grid, words):
        heading = sorted_out([meaning_of(indexes, titles, words) for indexes, titles in _paths(grid, block)], words, {})
        if heading.amounts and not has_lines(heading) and any(heading.column(role) for role in ("office_code", "office_name")):
            return replace(heading, rows=(block[0].number, block[-1].number))
    return None


def _with_codes_before_names(grid: _Grid, heading: Heading, last: int) -> Heading:
    """With a column of names that holds a code before most of them as that of the codes: "5.1.02 Belanja Barang dan Jasa" under Uraian."""
    if heading.column(ACCOUNT) is not None:
        return heading
    below = [row for row in grid.rows if row.number > last]

    def with_role(column: FoundColumn) -> FoundColumn:
        is_coded = column.role in (NAME, "account_name", "detail") and _begin_with_codes([_cell_text(row.cells, column.index) for row in below])
        return replace(column, role=ACCOUNT) if is_coded else column

    return replace(heading, columns=tuple(map(with_role, heading.columns)), rivals=tuple(map(with_role, heading.rivals)))


def _rises_or_falls(column: FoundColumn) -> bool:
    """Whether a column says so itself: what is left ("Sisa") is left of something else."""
    return not (RISES | FALLS).isdisjoint(words_of(" ".join(column.titles)).split())


def _begin_with_codes(texts: Iterable[str]) -> bool:
    """Whether more than half of the names follow a code of an account or of what spends; "1." and "1.1" only number them.

    A single code of a whole account is enough: a list of names without codes has none, and what it stands before is not to be guessed from the name.
    """
    said = [split_code(text) for text in texts if any(map(str.isalpha, text))]
    codes = [row_code(code, is_old=False) if code and name else None for code, name in said]
    coded = [
        code for code in codes if code is not None and ((code.account and code.account[0] in ACCOUNTS) or (code.has_place and not code.is_ambiguous))
    ]
    return 2 * len(coded) > len(said) or any(len(code.account) >= WHOLE_ACCOUNT for code in coded)


def _with_levels(grid: _Grid, block: Sequence[Row], heading: Heading, last: int, words: Vocabulary) -> Heading:
    """With the columns to the right of an account's that hold its next segments: Akun | Kelompok | Jenis, or without a title of their own."""
    titled = {index for row in block for index, cell in enumerate(row.cells) if cell is not None}
    unread = {column.index: column for column in heading.unread}
    whole: dict[FoundColumn, FoundColumn] = {}
    for account in (*heading.columns, *heading.rivals):
        if account.role == ACCOUNT and len(account.indexes) == 1:
            levels = list(takewhile(lambda index: _may_be_level(index, titled, unread), range(account.index + 1, max(titled, default=0))))
            below = _rows_of_table(grid, block, last, words) if levels else []
            said = [text for row in below for index in levels if (text := _cell_text(row.cells, index))]
            firsts = _codes_beside(below, account.index, levels)
            # "5204" is a whole code, and what stands beside it without a title is something else.
            longest = max(map(len, firsts), default=0) if titled.issuperset(levels) else LONGEST_FIRST
            if said and all(map(_SEGMENT.fullmatch, said)) and not any("." in code or len(code) > longest for code in firsts):
                whole[account] = replace(account, indexes=(account.index, *levels))
    if not whole:
        return heading
    columns, rivals = ([whole.get(column, column) for column in some] for some in (heading.columns, heading.rivals))
    taken = {index for column in whole.values() for index in column.indexes}
    rest = tuple(column for column in heading.unread if column.index not in taken)
    return replace(heading, columns=tuple(columns), rivals=tuple(rivals), unread=rest)


def _codes_beside(rows: Iterable[Row], index: int, levels: Sequence[int]) -> set[str]:
    """The codes of the rows that hold something in the columns of levels, or the code above where they have none. Other rows may hold whole codes."""
    found, above = set(), ""
    for row in rows:
        above = split_code(_cell_text(row.cells, index))[0] or above
        if any(_cell_text(row.cells, level) for level in levels):
            found.add(above)
    return found


def _may_be_level(index: int, titled: Set[int], unread: Mapping[int, FoundColumn]) -> bool:
    return index not in titled or (index in unread and normalised(unread[index].titles[-1]) in LEVEL_TITLES)


def _rows_of_table(grid: _Grid, block: Sequence[Row], last: int, words: Vocabulary) -> list[Row]:
    """The rows searched below a heading, up to another one, without those that repeat it or number its columns."""
    own = [list(map(normalised, _texts(row))) for row in block]
    rows = []
    for row in grid.rows:
        if row.number > last and not numbers_columns(row.cells):
            texts = list(map(normalised, _texts(row)))
            if len(texts) > 1 and not has_data(row) and texts not in own and _is_heading(row, texts, words):
                break
            if texts not in own:
                rows.append(row)
    return rows


def _is_heading(row: Row, texts: Sequence[str], words: Vocabulary) -> bool:
    """Whether all of a row without data are titles; with that of an amount among them more than half are enough."""
    known = _hits(row, words)
    return known == len(texts) or (2 * known > len(texts) and any(map(words.is_amount, texts)))


def _with_sides(heading: Heading) -> Heading:
    """With the columns that each belong to one government, where nothing else is the amount but what several of them may add up to."""
    if heading.periods:
        return heading
    is_sum = len(heading.amounts) == 1 and heading.amounts[0].measure in ("neutral", "budget") and heading.amounts[0].kind in ("", "total")
    sides = tuple(column for column in heading.unread if any(_GOVERNMENT.fullmatch(title) for title in column.titles))
    if heading.amounts:
        sides = tuple(column for column in sides if any(_ONE_GOVERNMENT.fullmatch(title) for title in column.titles))
        if not is_sum or len(sides) < LEAST_SIDES:
            return heading
    unread = sorted((*heading.amounts, *(column for column in heading.unread if column not in sides)), key=lambda column: column.index)
    return replace(heading, columns=tuple(column for column in heading.columns if column.role != AMOUNT), sides=sides, unread=tuple(unread))


def _without_amounts_as_names(grid: _Grid, heading: Heading, last: int) -> Heading:
    """ "Sumber Dana" over three columns of numbers does not name a source: it holds amounts by source under titles that nobody knows."""
    below = [row.cells for row in grid.rows if row.number > last]

    def holds_amounts(column: FoundColumn) -> bool:
        return any(isinstance(cells[index], Decimal) for cells in below for index in column.indexes if index < len(cells))

    wrong = [column for column in heading.columns if len(column.indexes) > 1 and column.role.endswith("_name") and holds_amounts(column)]
    if not wrong:
        return heading
    unread = (*heading.unread, *(replace(column, role="") for column in wrong))
    return replace(heading, columns=tuple(column for column in heading.columns if column not in wrong), unread=unread)


def _offices_by_kind(grid: _Grid, heading: Heading, last: int) -> Heading | None:
    """Offices with a column for each kind of account; None where they are not, or where numbers stand under a title that nobody knows.

    "Belanja" is the sum of the kinds of expenditure where there are any, else expenditure itself.
    """
    if not any(heading.column(role) for role in ("office_code", "office_name")):
        return None
    has_kinds = any(column.kind.startswith("5.") for column in heading.amounts)
    # "Belanja > Anggaran" as well; of "Belanja > Pegawai > Anggaran" nobody knows the kind.
    amounts = [column for column in heading.amounts if column.kind in ("", "total")]
    spent = [column for column in amounts if not EXPENDITURE_TITLES.isdisjoint(map(normalised, column.titles[-2:]))]
    spent.extend(column for column in heading.unread if normalised(column.titles[-1]) in EXPENDITURE_TITLES)
    kept = [column for column in heading.columns if column not in spent]
    kept.extend(replace(column, role=AMOUNT, measure=column.measure or "neutral", kind="total" if has_kinds else "5") for column in spent)
    unread = tuple(column for column in heading.unread if column not in spent)
    found = replace(heading, columns=tuple(sorted(kept, key=lambda column: column.index)), unread=unread)
    below = [row.cells for row in grid.rows if row.number > last]
    is_clear = not any(is_amount(cells[column.index]) for column in unread for cells in below if column.index < len(cells))
    return found if is_clear and any(column.kind not in ("", "total") for column in found.amounts) else None


def _paths(grid: _Grid, block: Sequence[Row]) -> list[tuple[tuple[int, ...], tuple[str, ...]]]:
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


def _path(grid: _Grid, block: Sequence[Row], column: int) -> tuple[tuple[str, ...], tuple[int, int, int, int] | None]:
    titles: list[str] = []
    lowest: tuple[int, int, int, int] | None = None
    cells = {row.number: row.cells for row in block}
    for position, row in enumerate(block):
        box = grid.spans.get((row.number, column))
        if box is not None and box[0] == row.number:
            text = _cell_text(cells[row.number], box[1])
        elif box is not None:
            continue
        else:
            text = _cell_text(row.cells, column) or ("" if grid.sheet.merged else _from_the_left(block, position, column))
        if text:
            titles.append(text)
            lowest = box
    return tuple(titles), lowest


def _cell_text(cells: Sequence[Raw], column: int) -> str:
    return text_of(cells[column]) if column < len(cells) else ""


def _from_the_left(block: Sequence[Row], position: int, column: int) -> str:
    """Files without merged cells leave blanks beside a title that spans several columns, each with a title of its own below."""
    below = block[position + 1 :]
    if not any(_cell_text(row.cells, column) for row in below):
        return ""
    for left in range(column - 1, -1, -1):
        if not any(_cell_text(row.cells, left) for row in below):
            return ""
        if text := _cell_text(block[position].cells, left):
            return text
    return ""


def _are_names_and_amounts(grid: _Grid, columns: Sequence[FoundColumn], last: int) -> bool:
    """Whether a table has but names, perhaps with codes before them, and amounts: a row `1 | 2` is no line of it, since no name is a number."""
    names = [column for column in columns if column.role != AMOUNT]
    if len(columns) != LEAST_IN_BRACKETS or len(names) != 1:
        return False
    said = [text for row in grid.rows if row.number > last if (text := _cell_text(row.cells, names[0].index))]
    return 2 * sum(any(map(str.isalpha, text)) for text in said) > len(said)


def _with_numbers(grid: _Grid, last: int, least: int) -> int:
    """The row of column numbers under the heading, when there is one, and of the units under them."""
    end = last
    for row in grid.rows:
        if row.number > last:
            if not numbers_columns(row.cells, least) and not (end > last and all(map(is_unit, _texts(row)))):
                break
            end = row.number
    return end


def _with_names_below(grid: _Grid, last: int, heading: Heading) -> int:
    """In a table with a column per government, names and years under the codes belong to the heading: up to the first row with a label."""
    label = min(column.index for column in heading.columns)
    for row in grid.rows:
        if row.number > last:
            if label < len(row.cells) and row.cells[label] is not None:
                break
            last = row.number
    return last


def _named_sides(grid: _Grid, sides: Sequence[FoundColumn], first: int, last: int) -> tuple[FoundColumn, ...]:
    rows = [row for row in grid.rows if first <= row.number <= last]
    return tuple(replace(side, titles=tuple(text for row in rows if (text := _cell_text(row.cells, side.index)))) for side in sides)


def _side_by_side(grid: _Grid, heading: Heading, words: Vocabulary) -> tuple[Heading, ...]:
    """Two tables beside each other repeat the same titles: code, name, amount | code, name, amount."""
    every = sorted((*heading.columns, *heading.rivals), key=lambda column: column.index)
    accounts = [place for place, column in enumerate(every) if column.role == ACCOUNT]
    if not 1 < len(accounts) <= MOST_BESIDE:
        return (heading,)
    # What stands before the first account is of all tables but those that say it, or its code or name, before their own.
    shared = every[: accounts[0]]
    before = {_part(column) for column in shared}
    firsts = [accounts[0], *(_first_before(place, every, before) for place in accounts[1:])]
    parts = [every[first:end] for first, end in zip(firsts, [*firsts[1:], len(every)], strict=True)]
    if any(not any(column.role in (AMOUNT, PERIOD) for column in part) for part in parts):
        return (heading,)
    above = _titles_of_parts(grid, heading, [part[0].index for part in parts])
    tables = []
    for part, title in zip(parts, above, strict=True):
        own = {_part(column) for column in part}
        titled = (_titled(column, title, words) for column in part)
        columns = (*(column for column in shared if _part(column) not in own), *titled)
        tables.append(replace(heading, columns=columns, rivals=(), until=part[-1].index))
    return tuple(replace(table, beside=tuple(other for other in tables if other is not table)) for table in tables)


def _first_before(account: int, every: Sequence[FoundColumn], before: Set[str]) -> int:
    """Where a table begins: at its account, or at the columns right before it of what the first table has before its own."""
    return next((place + 1 for place in range(account - 1, -1, -1) if _part(every[place]) not in before), 0)


def _part(column: FoundColumn) -> str:
    """What a column says something of: "office" for its code and for its name."""
    return column.role.removesuffix("_code").removesuffix("_name")


def _titles_of_parts(grid: _Grid, heading: Heading, firsts: Sequence[int]) -> list[str]:
    """The text right above each of several tables; none where only the first has one, which is then the title of all."""
    row = next((row for row in reversed(grid.rows) if row.number < heading.rows[0] and _texts(row)), None)
    titles = [""] * len(firsts)
    for index, cell in enumerate(row.cells if row is not None else ()):
        if text := text_of(cell):
            titles[max(0, bisect_right(firsts, index) - 1)] = text
    return titles if any(titles[1:]) else [""] * len(firsts)


def _titled(column: FoundColumn, title: str, words: Vocabulary) -> FoundColumn:
    """An amount with what the title above its table says of it: "APBD Perubahan" of "Jumlah"."""
    if column.role != AMOUNT or column.measure == "chosen" or not title:
        return column
    said = meaning_of(column.indexes, (title, *column.titles), words)
    return said if said.role == AMOUNT and said.measure != column.measure else column


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
