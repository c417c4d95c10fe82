"""What stands in or beside a table and would be overlooked by whoever reads it column by column: it is told, or the rows are refused.

Values without a title, amounts cut into pieces, amounts under merged cells or in another currency, a second table under the first, offices that stand
only in rows of their own. Used by lines.py and columns.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from cms.domain.amounts import RUPIAH, Currency
from cms.domain.periods import FIRST_YEAR, LAST_YEAR
from importers.codes import plain_code, row_code
from importers.header import heading_in, texts_above
from importers.meaning import ACCOUNT, FoundColumn
from importers.reading.delimited import SHEET
from importers.table import Body
from importers.titles import LONGEST_TITLE, Vocabulary, names_other_currency, normalised
from importers.under_heading import LEVEL_TITLES
from importers.values import is_amount, is_other_currency, text_of
from importers.workbook import MergedRange, column_letters

# What follows the first piece of 1,234,567 when a file parts its columns by commas: three digits, perhaps with decimals.
_PIECE = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")
CENTS_TITLES = frozenset({"sen", "cent", "cents"})
CURRENCY_TITLES = frozenset({"mata uang", "valuta", "currency"})
# An account and an amount: a line of a budget wherever it stands.
_ACCOUNT = re.compile(r"[4-6](?:\s*\.\s*[0-9]+)+\.?")
_AMOUNT = re.compile(r"\(?-?(?:Rp\.?\s*)?[0-9][0-9.,]*\)?")
_LEVEL = re.compile(r"[0-9]+(?:\s*\.\s*[0-9]+)*\.?")
_ACTIVITY = re.compile(r"\s*(?:bidang urusan|urusan|program|kegiatan|sub ?kegiatan)\b.*\w", re.IGNORECASE)
_FIRST_PIECE = re.compile(r"-?[0-9]{1,3}")


# Lines above the table, and a second table under the first


def tell_lines_above(body: Body) -> None:
    """Rows above the heading that hold an account in its column and an amount: another table, that the heading below has more columns than."""
    account = body.heading.column(ACCOUNT)
    if account is None:
        return
    for row in takewhile(lambda row: row.number < body.heading.rows[0], body.sheet.rows):
        texts = list(map(text_of, row.cells))
        codes = [texts[index] for index in account.indexes if index < len(texts) and _is_account(texts[index])]
        if codes and any(_AMOUNT.fullmatch(text) for index, text in enumerate(texts) if index not in account.indexes):
            body.problems.append(body.problem("row.above-heading", row.number, codes[0]))


def _is_account(text: str) -> bool:
    """ "5.02.0.00.0.00.01.0000" is an office: of those some lists above a table hold no more than their sums."""
    code = row_code(plain_code(text), is_old=False) if _ACCOUNT.fullmatch(text) else None
    return code is not None and not code.has_place


def end_at_second_heading(body: Body, columns: Iterable[FoundColumn], words: Vocabulary) -> None:
    """Rows from another heading on are not read with the columns of the first; the same heading in other letters is only repeated."""
    places = sorted({place for column in columns for place in titles_among(body, column.index, words.knows)})
    repeated = [place for place in places if repeats_heading(body, place)]
    second = next((place for place in places if place not in repeated and heading_in(body.sheet, body.rows[place], words)), None)
    if second is not None:
        row = body.rows[second]
        titles = ", ".join(text for cell in row.cells if (text := text_of(cell)))
        body.problems.append(body.problem("table.second-heading", row.number, titles))
        body.skip(range(second, len(body.rows)), "not-read")
    repeated = [place for place in repeated if second is None or place < second]
    body.repeated.extend(body.rows[place].number for place in repeated)
    body.skip(repeated, "header")


def titles_among(body: Body, index: int, knows: Callable[[str], bool]) -> Iterator[int]:
    """The places of the cells of a column that are known titles."""
    # Titles have letters, and are short: of amounts written as text none is looked at more closely.
    texts = (text for text in body.texts(index) if len(text) <= LONGEST_TITLE and text.upper() != text.lower())
    known = {text for text in texts if knows(normalised(text))}
    return (place for place, cell in enumerate(body.column(index)) if cell in known) if known else iter(())


def repeats_heading(body: Body, place: int) -> bool:
    """True where each cell is the title of its own column in other letters."""
    titles = {index: {normalised(title) for title in column.titles} for column in body.heading.every for index in column.indexes}
    first, last = body.heading.rows
    for row in (row for row in body.sheet.rows if first <= row.number <= last):
        for index, cell in enumerate(row.cells):
            titles.setdefault(index, set()).add(normalised(text_of(cell)))
    cells = [(index, normalised(text)) for index, cell in enumerate(body.rows[place].cells) if (text := text_of(cell))]
    return len(cells) > 1 and all(word in titles.get(index, ()) for index, word in cells)


# Columns without a title


def tell_untitled(body: Body, amounts: Sequence[int]) -> None:
    """Columns without a title that hold something; where they hold the rest of an amount, its row is refused."""
    if body.heading.sides:
        return
    first, last = body.heading.rows
    titled = {index for row in body.sheet.rows if first <= row.number <= last for index, cell in enumerate(row.cells) if cell is not None}
    titled.update(index for table in (body.heading, *body.heading.beside) for column in table.every for index in column.indexes)
    titled.update(amounts)
    for span in body.sheet.merged:
        if first <= span.first_row <= last and span.first_column in titled:
            titled.update(range(span.first_column, min(span.last_column, body.width - 1) + 1))
    found = {index: places for index in range(body.width) if index not in titled and (places := _filled(body, index))}
    split = {place for index in amounts if index + 1 in found for place in _in_pieces(body, index, found[index + 1])}
    for place in sorted(split):
        body.refuse(place, next(index for index in amounts if index + 1 in found), "amount.in-pieces", _pieces(body, place, min(amounts)))
    rest = {index: places for index, places in found.items() if not set(places) <= split}
    if rest and body.sheet.name == SHEET and min(rest) > max(titled):
        # In a text file they are no remarks beside the table: a separator within a field has moved the row's other fields to the right.
        shifted = sorted(set().union(*rest.values()) - split)
        index = min(rest)
        body.refuse_all(
            "row.shifted", shifted, index, text_of(body.rows[shifted[0]].cells[index]) if index < len(body.rows[shifted[0]].cells) else ""
        )
    elif rest:
        _refuse_beside(body, amounts, rest)
        place, index = min((places[0], index) for index, places in rest.items())
        letters = ", ".join(map(column_letters, rest))
        sample = text_of(body.rows[place].cells[index])
        body.warn("column.untitled", sorted(set().union(*rest.values())), index, sample, ("columns", letters))


def _refuse_beside(body: Body, amounts: Sequence[int], untitled: Mapping[int, Sequence[int]]) -> None:
    """Rows with a code and no amount, whose number stands in a column without a title that has none beside an amount: it was moved there."""
    account = body.heading.column(ACCOUNT)
    if account is None:
        return
    for index, filled in untitled.items():
        places = [place for place in filled if is_amount(body.column(index)[place])]
        if places and all(body.column(one)[place] is None for one in amounts for place in places):
            coded = [place for place in places if any(body.column(one)[place] is not None for one in account.indexes)]
            moved = [place for place in coded if not _has_parts(body, place, account.index)]
            if moved:
                details = (("title", column_letters(amounts[0])), ("columns", column_letters(index)))
                body.refuse_all("row.amount-beside", moved, index, text_of(body.column(index)[moved[0]]), *details)


def refuse_moved(body: Body, money: Mapping[int, Sequence[Decimal | None]]) -> None:
    """Rows with an account whose amount stands among the names left of its column: they lost a cell. money: amounts of each column."""
    account = body.heading.column(ACCOUNT)
    if account is None or not all(map(body.blanks, money)):  # every row has an amount, as in most lists
        return
    blank = [place for place, values in enumerate(zip(*money.values(), strict=True)) if not any(value is not None for value in values)]
    for beside in {index - 1 for index in money if index} - money.keys() - set(account.indexes):
        cells = body.column(beside)
        numbers = [place for place in blank if isinstance(cell := cells[place], Decimal) and not FIRST_YEAR <= cell <= LAST_YEAR]
        if numbers and 2 * sum(isinstance(cell, str) for cell in cells) > len(cells):
            for place in numbers:
                if body.rows[place].number not in body.refused and _is_line(body, place, account.index):
                    body.refuse(place, beside, "row.moved", text_of(cells[place]))


def _is_line(body: Body, place: int, index: int) -> bool:
    """A row with an account in any of its cells, which the next row's account is no part of."""
    codes = [text for cell in body.rows[place].cells if isinstance(cell, str) and _is_account(text := text_of(cell))]
    return any(not _begins(body, place + 1, index, code) for code in codes)


def _has_parts(body: Body, place: int, index: int) -> bool:
    """A row that the next one is a part of: its amount beside the column is a sum that has a column of its own."""
    return bool(code := text_of(body.column(index)[place])) and _begins(body, place + 1, index, code)


def _begins(body: Body, place: int, index: int, code: str) -> bool:
    return place < len(body.rows) and text_of(body.column(index)[place]).startswith(f"{code.rstrip('.')}.")


def refuse_cents(body: Body) -> None:
    """A column called Sen beside the amounts is part of them."""
    for column in body.heading.unread:
        if normalised(column.titles[-1]) in CENTS_TITLES:
            places = [place for place in _filled(body, column.index) if any("1" <= sign <= "9" for sign in text_of(body.column(column.index)[place]))]
            if places:
                body.refuse_all("amount.cents-apart", places, column.index, text_of(body.column(column.index)[places[0]]), ("title", column.title))


def refuse_levels_apart(body: Body) -> None:
    """Rows whose account goes on in a column called Kelompok, Jenis or Objek that was not read as a part of it."""
    account = body.heading.column(ACCOUNT)
    if account is None:
        return
    first, last = body.heading.rows
    for index in account.indexes[1:]:
        # Joined from single segments; a whole code further down would part them again.
        heads = {normalised(text_of(row.cells[index])) for row in body.sheet.rows if first <= row.number <= last and index < len(row.cells)}
        cells = list(map(text_of, body.column(index)))
        whole = [place for place, text in enumerate(cells) if "." in text.strip(".") and _LEVEL.fullmatch(text)] if heads & LEVEL_TITLES else []
        if whole:
            titles = (("title", column_letters(index)), ("account", account.title))
            body.refuse_all("account.levels-apart", whole, index, cells[whole[0]], *titles)
            return
    for column in body.heading.unread:
        if normalised(column.titles[-1]) in LEVEL_TITLES and column.index not in account.indexes:
            codes = list(map(text_of, body.column(account.index)))
            deeper = [
                place
                for place, cell in enumerate(body.column(column.index))
                if _LEVEL.fullmatch(text := text_of(cell))
                and codes[place]
                and ("." not in codes[place] or text.startswith(codes[place].rstrip(".") + "."))
            ]
            if deeper:
                found = text_of(body.column(column.index)[deeper[0]])
                body.refuse_all("account.levels-apart", deeper, column.index, found, ("title", column.title), ("account", account.title))
                return


def _filled(body: Body, index: int) -> list[int]:
    return [place for place, cell in enumerate(body.column(index)) if cell is not None and (not isinstance(cell, str) or cell.strip())]


def _in_pieces(body: Body, index: int, places: Sequence[int]) -> list[int]:
    """The rows where an amount goes on in the column to its right; none when that column holds anything else."""
    own, beside = body.column(index), body.column(index + 1)
    fits = all(_PIECE.fullmatch(text_of(beside[place]).zfill(3)) and _FIRST_PIECE.fullmatch(text_of(own[place])) for place in places)
    has_text = any(isinstance(beside[place], str) for place in places) or len(places) > 1
    return list(places) if fits and has_text else []


def _pieces(body: Body, place: int, first: int) -> str:
    return ",".join(text for cell in body.rows[place].cells[first:] if (text := text_of(cell)))


# Merged cells


def carried_down(body: Body, index: int, texts: list[str]) -> list[str]:
    """A name that is merged over several rows stands for each of them."""
    for start, end in joined_rows(body, index):
        if texts[start]:
            texts[start:end] = [texts[start], *(text or texts[start] for text in texts[start + 1 : end])]
    return texts


def refuse_covered(body: Body, index: int, values: Sequence[Decimal | None], title: str) -> None:
    """An amount under a merged cell is seen by nobody who looks at the sheet; one that is merged over several rows is of all of them."""
    shared: list[int] = []
    of_several: list[int] = []
    account = body.heading.column(ACCOUNT)
    for start, end in joined_rows(body, index):
        for place in range(start + 1, end):
            row = body.rows[place].number
            if values[place] is not None and row not in body.refused:
                body.refuse(place, index, "amount.covered", text_of(body.column(index)[place]), ("title", title))
        if values[start] is not None and all(values[place] is None for place in range(start + 1, end)):
            first, *others = [text_of(cell) for cell in body.column(account.index)[start:end]] if account is not None else [""]
            # An account and the only one under it have the same amount.
            (of_several if any(not other.startswith(first) for other in others if other) else shared).append(start)
    if of_several:
        body.refuse_all("amount.joined-accounts", of_several, index, text_of(body.column(index)[of_several[0]]), ("title", title))
    if shared:
        body.warn("amount.joined", shared, index, text_of(body.column(index)[shared[0]]), ("title", title))


def joined_rows(body: Body, index: int) -> Iterator[tuple[int, int]]:
    """The merged ranges of one column that join rows: first place and the place after the last. Of ranges that overlap the first counts."""
    spans = [span for span in body.sheet.merged if _joins(span, index, body.heading.rows[1])]
    if not spans:
        return
    numbers = [row.number for row in body.rows]
    reached = 0
    for span in sorted(spans, key=lambda span: (span.first_row, span.last_row)):
        start, end = bisect_left(numbers, span.first_row), bisect_right(numbers, span.last_row)
        if start >= reached and end > start + 1 and numbers[start] == span.first_row:
            yield start, end
            reached = end


def _joins(span: MergedRange, index: int, heading: int) -> bool:
    return span.first_row > heading and span.last_row > span.first_row and span.first_column <= index <= span.last_column


# Currencies


def refuse_other_currencies(body: Body, currency: Currency) -> None:
    """Amounts that a column beside them, or a sentence above the table, says to be in another currency."""
    said = next((text for text in texts_above(body.sheet, body.heading) if names_other_currency(text)), "")
    if said and currency == RUPIAH:
        body.note("amount.other-currency", said, ("currency", currency.sign), column=body.heading.amounts[0].index if body.heading.amounts else None)
    for column in body.heading.every:
        if normalised(column.title) in CURRENCY_TITLES:
            others: dict[str, list[int]] = {}
            for place, cell in enumerate(body.column(column.index)):
                if (text := text_of(cell)) and is_other_currency(text, currency):
                    others.setdefault(text, []).append(place)
            for text, places in others.items():
                body.refuse_all("amount.other-currency", places, column.index, text, ("currency", currency.sign))


# Activities


def names_activity(text: str) -> bool:
    """ "Kegiatan: Penyediaan jasa", "Sub Kegiatan 1.02.01.2.01.0001 …"."""
    return _ACTIVITY.match(text) is not None
