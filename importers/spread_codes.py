"""One code that stands in several columns, a segment or a level in each: `5 | 1 | 02`. Used by row_codes.py."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise, takewhile

from importers.codes import ACCOUNTS, row_code, split_code
from importers.meaning import ACCOUNT
from importers.table import Body
from importers.titles import normalised
from importers.under_heading import LEVEL_TITLES
from importers.values import text_of
from importers.workbook import column_letters

_SEGMENT = re.compile(r"[0-9]{1,4}")
# "5.1 | 02" goes on from an account; a single digit behind a whole code is a number of something else.
_WIDE_SEGMENT = re.compile(r"[0-9]{2,4}")
_FIRST = frozenset(map(str, ACCOUNTS))
# What is written as "02" or "5.1" is a part of a code; "2" may number anything.
_CODE_LIKE = re.compile(r"0[0-9]{1,3}|[4-6](?:\s*\.\s*[0-9]+)+\.?")


class _Said(enum.Enum):
    """How one row says its code."""

    NOTHING = enum.auto()
    LABEL = enum.auto()
    # One cell without dots, or several of which none goes on from an account.
    PLAIN = enum.auto()
    # A segment in each column: `5 | 1 | 02`, or the last one alone: ` |  | 02`.
    SEGMENTS = enum.auto()
    # A whole code in one cell: `5.1.02 |  | `.
    WHOLE = enum.auto()
    # Each cell says all that the one before it does: `5 | 5.1 | 5.1.02`.
    LONGER = enum.auto()
    # Goes on behind dots: `5.1 | 02`.
    GOES_ON = enum.auto()
    # Two whole codes, or what fits nowhere.
    APART = enum.auto()


_SPREAD = frozenset({_Said.SEGMENTS, _Said.LONGER, _Said.GOES_ON})


def put_together(body: Body, columns: list[list[str]]) -> list[list[str]]:
    """The columns of codes as one where one code is spread over them; as they are where they hold whole codes beside each other.

    Where some rows say one and some the other, nobody knows what the others mean: they are refused.
    """
    _refuse_left_out(body)
    if len(columns) < 2:
        return columns
    plain = list(map(_without_last_dots, columns))
    rows = list(zip(*plain, strict=True))
    if not any(_has_dots(text) for column in plain for text in set(column) if text):
        return [_segments_joined(rows)]
    how = {cells: _how_said(cells) for cells in set(rows)}
    if _SPREAD.isdisjoint(how.values()):
        return columns
    joined, unclear = _joined(rows, how)
    if unclear:
        _refuse_apart(body, unclear, rows)
    return [joined]


def _segments_joined(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """The code of each row where all are segments: nearly all tables with such columns, and of 20,000 rows no other way is as fast."""
    above: tuple[str, ...] = ()
    joined = []
    for cells in rows:
        start = next((place for place, text in enumerate(cells) if text), len(cells))
        if start < len(cells) and not any(map(str.isdigit, cells[start])):
            joined.append(cells[start])  # what a total is called
            continue
        # What is left blank before the first segment is as in the row above: | 5 | 1 | 02 |, then | | | 03 |.
        above = (*above[:start], *cells[start:]) if start < len(cells) else above
        joined.append(".".join(filter(None, above)) if start < len(cells) else "")
    return joined


def _joined(rows: Sequence[tuple[str, ...]], how: dict[tuple[str, ...], _Said]) -> tuple[list[str], list[int]]:
    """The code of each row, and the rows of which it is not clear: they hold two codes, or may go on from a whole code or from segments above."""
    above: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    joined: list[str] = []
    unclear: list[int] = []
    for position, cells in enumerate(rows):
        match how[cells]:
            case _Said.NOTHING:
                joined.append("")
            case _Said.APART:
                joined.append("")
                unclear.append(position)
            case _Said.LABEL:
                joined.append(next(filter(None, cells)))  # what a total is called
            case _Said.WHOLE | _Said.LONGER:
                whole = next(filter(None, reversed(cells)))
                above = tuple(split_code(whole)[0].split(".")) if _account_in(whole) else ()
                joined.append(whole)
            case _Said.GOES_ON:
                whole = ".".join(text.strip(".") for text in cells if text)
                above = tuple(whole.split("."))
                joined.append(whole)
            case _:
                start = next(place for place, text in enumerate(cells) if text)
                if segments and above[:start] != segments[:start]:
                    unclear.append(position)
                segments = above = (*above[:start], *cells[start:])
                joined.append(".".join(filter(None, above)))
    return joined, unclear


def _how_said(cells: tuple[str, ...]) -> _Said:
    filled = [(place, text) for place, text in enumerate(cells) if text]
    if not filled:
        return _Said.NOTHING
    texts = [text for _, text in filled]
    if not any(map(str.isdigit, texts[0])):
        return _Said.LABEL
    if not any(map(_has_dots, texts)):
        return _plain_or_segments(filled)
    if len(texts) == 1:
        return _Said.WHOLE if filled[0][0] == 0 or _account_in(texts[0]) else _Said.APART
    if _account_in(texts[-1]) and all(longer.startswith(f"{text.strip('.')}.") for text, longer in pairwise(texts)):
        return _Said.LONGER
    goes_on = _account_in(texts[0]) and all(map(_SEGMENT.fullmatch, texts[1:])) and _WIDE_SEGMENT.fullmatch(texts[1])
    return _Said.GOES_ON if goes_on else _Said.APART


def _plain_or_segments(filled: Sequence[tuple[int, str]]) -> _Said:
    place, first = filled[0]
    are_segments = all(_SEGMENT.fullmatch(text) for _, text in filled)
    # Alone behind the first column "5" and "5101" are accounts as well.
    is_spread = first in _FIRST if len(filled) > 1 else place > 0 and first[0] not in _FIRST
    return _Said.SEGMENTS if are_segments and is_spread else _Said.PLAIN


def _without_last_dots(column: list[str]) -> list[str]:
    """ "5. | 1. | 02." is `5 | 1 | 02`."""
    plain = {text: text.rstrip(". ") for text in set(column) if text.endswith(".") and text[0].isdigit()}
    return [plain.get(text, text) for text in column] if plain else column


def _has_dots(text: str) -> bool:
    return "." in text and text[0].isdigit()


def _account_in(text: str) -> bool:
    """Whether a text is an account and nothing else: no office, no programme."""
    found = row_code(split_code(text)[0], is_old=False)
    return found is not None and bool(found.account) and found.account[0] in ACCOUNTS and not (found.has_place and not found.is_ambiguous)


def _refuse_apart(body: Body, places: Sequence[int], rows: Sequence[tuple[str, ...]]) -> None:
    account = body.heading.column(ACCOUNT)
    if account is None:
        return
    column, found = max((bool(column) and _has_dots(text), column, text) for column, text in enumerate(rows[places[0]]) if text)[1:]
    index = account.indexes[column]
    body.refuse_all("account.levels-apart", places, index, found, ("title", column_letters(index)), ("account", account.title))


def _refuse_left_out(body: Body) -> None:
    """Rows whose code goes on in columns to its right that have no title, or that of a level, and were not read as a part of it."""
    account = body.heading.column(ACCOUNT)
    if account is None or any(problem.code == "account.levels-apart" for problem in body.problems):
        return
    for index in takewhile(partial(_may_go_on, body), range(account.indexes[-1] + 1, body.width)):
        said = {cell: text for cell in body.different(index) if (text := text_of(cell))}
        parts = {cell for cell, text in said.items() if isinstance(cell, str) and _CODE_LIKE.fullmatch(text)}
        if not all(cell in parts or _SEGMENT.fullmatch(text) for cell, text in said.items()):
            return
        codes = body.column(account.index) if parts else ()
        cells = body.column(index) if parts else ()
        # What only repeats the beginning of the whole code says nothing new.
        further = [place for place, cell in enumerate(cells) if cell in parts and not text_of(codes[place]).startswith(said[cell].strip("."))]
        if further:
            title = column_letters(index)
            body.refuse_all("account.levels-apart", further, index, said[cells[further[0]]], ("title", title), ("account", account.title))
            return


def _may_go_on(body: Body, index: int) -> bool:
    """Whether a column has no title, or that of a level which nothing else reads."""
    first, last = body.heading.rows
    heads = [row.cells for row in takewhile(lambda row: row.number <= last, body.sheet.rows) if row.number >= first]
    titles = [text for cells in heads if index < len(cells) and (text := text_of(cells[index]))]
    taken = {
        place
        for table in (body.heading, *body.heading.beside)
        for column in (*table.columns, *table.sides, *table.rivals)
        for place in column.indexes
    }
    return index not in taken and all(normalised(title) in LEVEL_TITLES for title in titles)
