"""What the rows under a heading say of its columns: codes before names, levels, numbers of columns, offices by kind. Used by header.py and more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from importers.codes import ACCOUNTS, row_code, split_code
from importers.column_numbers import LEAST_IN_BRACKETS, numbers_columns
from importers.heading_rows import GOVERNMENT, ONE_GOVERNMENT, Grid, has_data, hits, text_at, texts_in
from importers.meaning import ACCOUNT, AMOUNT, NAME, FoundColumn, Heading
from importers.titles import Vocabulary, is_unit, normalised
from importers.values import is_amount
from importers.workbook import Row

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
LEAST_SIDES = 2


def with_codes_before_names(grid: Grid, heading: Heading, last: int) -> Heading:
    """With a column of names that holds a code before most of them as that of the codes: "5.1.02 Belanja Barang dan Jasa" under Uraian."""
    if heading.column(ACCOUNT) is not None:
        return heading
    below = [row for row in grid.rows if row.number > last]

    def with_role(column: FoundColumn) -> FoundColumn:
        is_coded = column.role in (NAME, "account_name", "detail") and _begin_with_codes([text_at(row.cells, column.index) for row in below])
        return replace(column, role=ACCOUNT) if is_coded else column

    return replace(heading, columns=tuple(map(with_role, heading.columns)), rivals=tuple(map(with_role, heading.rivals)))


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


def with_levels(grid: Grid, block: Sequence[Row], heading: Heading, last: int, words: Vocabulary) -> Heading:
    """With the columns to the right of an account's that hold its next segments: Akun | Kelompok | Jenis, or without a title of their own."""
    titled = {index for row in block for index, cell in enumerate(row.cells) if cell is not None}
    unread = {column.index: column for column in heading.unread}
    whole: dict[FoundColumn, FoundColumn] = {}
    for account in (*heading.columns, *heading.rivals):
        if account.role == ACCOUNT and len(account.indexes) == 1:
            levels = list(takewhile(lambda index: _may_be_level(index, titled, unread), range(account.index + 1, max(titled, default=0))))
            below = _rows_of_table(grid, block, last, words) if levels else []
            said = [text for row in below for index in levels if (text := text_at(row.cells, index))]
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
        above = split_code(text_at(row.cells, index))[0] or above
        if any(text_at(row.cells, level) for level in levels):
            found.add(above)
    return found


def _may_be_level(index: int, titled: Set[int], unread: Mapping[int, FoundColumn]) -> bool:
    return index not in titled or (index in unread and normalised(unread[index].titles[-1]) in LEVEL_TITLES)


def _rows_of_table(grid: Grid, block: Sequence[Row], last: int, words: Vocabulary) -> list[Row]:
    """The rows searched below a heading, up to another one, without those that repeat it or number its columns."""
    own = [list(map(normalised, texts_in(row))) for row in block]
    rows = []
    for row in grid.rows:
        if row.number > last and not numbers_columns(row.cells):
            texts = list(map(normalised, texts_in(row)))
            if len(texts) > 1 and not has_data(row) and texts not in own and _is_heading(row, texts, words):
                break
            if texts not in own:
                rows.append(row)
    return rows


def _is_heading(row: Row, texts: Sequence[str], words: Vocabulary) -> bool:
    """Whether all of a row without data are titles; with that of an amount among them more than half are enough."""
    known = hits(row, words)
    return known == len(texts) or (2 * known > len(texts) and any(map(words.is_amount, texts)))


def with_sides(heading: Heading) -> Heading:
    """With the columns that each belong to one government, where nothing else is the amount but what several of them may add up to."""
    if heading.periods:
        return heading
    is_sum = len(heading.amounts) == 1 and heading.amounts[0].measure in ("neutral", "budget") and heading.amounts[0].kind in ("", "total")
    sides = tuple(column for column in heading.unread if any(GOVERNMENT.fullmatch(title) for title in column.titles))
    if heading.amounts:
        sides = tuple(column for column in sides if any(ONE_GOVERNMENT.fullmatch(title) for title in column.titles))
        if not is_sum or len(sides) < LEAST_SIDES:
            return heading
    unread = sorted((*heading.amounts, *(column for column in heading.unread if column not in sides)), key=lambda column: column.index)
    return replace(heading, columns=tuple(column for column in heading.columns if column.role != AMOUNT), sides=sides, unread=tuple(unread))


def without_amounts_as_names(grid: Grid, heading: Heading, last: int) -> Heading:
    """ "Sumber Dana" over three columns of numbers does not name a source: it holds amounts by source under titles that nobody knows."""
    below = [row.cells for row in grid.rows if row.number > last]

    def holds_amounts(column: FoundColumn) -> bool:
        return any(isinstance(cells[index], Decimal) for cells in below for index in column.indexes if index < len(cells))

    wrong = [column for column in heading.columns if len(column.indexes) > 1 and column.role.endswith("_name") and holds_amounts(column)]
    if not wrong:
        return heading
    unread = (*heading.unread, *(replace(column, role="") for column in wrong))
    return replace(heading, columns=tuple(column for column in heading.columns if column not in wrong), unread=unread)


def offices_by_kind(grid: Grid, heading: Heading, last: int) -> Heading | None:
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


def are_names_and_amounts(grid: Grid, columns: Sequence[FoundColumn], last: int) -> bool:
    """Whether a table has but names, perhaps with codes before them, and amounts: a row `1 | 2` is no line of it, since no name is a number."""
    names = [column for column in columns if column.role != AMOUNT]
    if len(columns) != LEAST_IN_BRACKETS or len(names) != 1:
        return False
    said = [text for row in grid.rows if row.number > last if (text := text_at(row.cells, names[0].index))]
    return 2 * sum(any(map(str.isalpha, text)) for text in said) > len(said)


def with_numbers(grid: Grid, last: int, least: int) -> int:
    """The row of column numbers under the heading, when there is one, and of the units under them."""
    end = last
    for row in grid.rows:
        if row.number > last:
            if not numbers_columns(row.cells, least) and not (end > last and all(map(is_unit, texts_in(row)))):
                break
            end = row.number
    return end


def with_names_below(grid: Grid, last: int, heading: Heading) -> int:
    """In a table with a column per government, names and years under the codes belong to the heading: up to the first row with a label."""
    label = min(column.index for column in heading.columns)
    for row in grid.rows:
        if row.number > last:
            if label < len(row.cells) and row.cells[label] is not None:
                break
            last = row.number
    return last


def named_sides(grid: Grid, sides: Sequence[FoundColumn], first: int, last: int) -> tuple[FoundColumn, ...]:
    rows = [row for row in grid.rows if first <= row.number <= last]
    return tuple(replace(side, titles=tuple(text for row in rows if (text := text_at(row.cells, side.index)))) for side in sides)
