"""Amounts that a program took apart or made smaller before the file came to us, and those that only some cells say the unit of. Used by lines.py.

Excel in English keeps `1.234.500` as text and makes the number 1.5 of `1.500`, which a sheet then holds beside each other; in Indonesian it does so
with `1,500`. A CSV whose thousands have commas without quotation marks goes on in the next column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from importers.columns import How, Money
from importers.meaning import FoundColumn
from importers.reading.delimited import SHEET
from importers.table import Body
from importers.titles import words_of
from importers.values import Style, text_of, unit_behind
from importers.workbook import Raw

# A number below it may be what is left of one with a mark of thousands.
THOUSAND = 1000
# Nobody plans less than so many rupiah, where others are in thousands, millions or more.
SMALLEST_PLAN = 100_000
# So many numbers of three decimals are no calculation's.
_SEVERAL = 2
# Where amounts are written with marks of thousands: 1.234.500, 12,345.
_GROUPED = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\1[0-9]{3})*(?![0-9])")
# One mark of thousands alone, which a program in another language takes for that of decimals; or sen.
_ONE_GROUP_OR_SEN = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}[.,][0-9]{3}(?![0-9.,])|[.,][0-9]{1,2}(?![0-9])")
# Thousands and three decimals: 1.000,000 has one mark typed for another.
_THREE_DECIMALS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,|(?:,[0-9]{3})+\.)[0-9]{3}(?![0-9.,])")
_DECIMALS = re.compile(r"[.,][0-9]{1,2}(?![0-9])")
_FIRST_PIECE, _PIECE = re.compile(r"-?(?:Rp\.?\s*)?[1-9][0-9]{0,2}", re.IGNORECASE), re.compile(r"[0-9]{3}(?:\.[0-9]{1,2})?")
# Columns that hold remarks, and three digits in each row by no chance.
_REMARKS = frozenset({"keterangan", "ket", "catatan", "penjelasan", "remarks", "notes", "note"})


def refuse_destroyed(body: Body, money: Sequence[Money], added: Iterable[FoundColumn], how: How) -> None:
    """Looks at the columns of amounts that are read: those of money, or the ones that were added to it by month or quarter."""
    columns = {column.index: column.title for column in added} or {one.index: one.column.title for one in money}
    for index, title in columns.items():
        _refuse_moved(body, index)
        if any(one.step > how.currency.quantum for one in money):
            _ask_some_with_unit(body, index, title, has_other=any("×" in one.notation for one in money))
        elif body.texts(index):
            _refuse_beside_texts(body, index, title, {one.notation for one in money})
        else:
            _refuse_three_decimals(body, index, title)


def _refuse_beside_texts(body: Body, index: int, title: str, notations: set[str]) -> None:
    """Numbers below a thousand beside texts with marks of thousands, and texts with thousands and three decimals beside others without."""
    texts = "\n".join(body.texts(index))
    if _GROUPED.search(texts) is None:
        return
    cells = body.column(index)
    odd = [text for text in body.texts(index) if _THREE_DECIMALS.search(text)] if _THREE_DECIMALS.search(texts) else []
    if odd and any(_GROUPED.search(text) for text in body.texts(index) if text not in odd):
        places = [place for place, cell in enumerate(cells) if cell in odd]
        body.refuse_all("amount.three-decimals", places, index, text_of(cells[places[0]]), ("title", title))
    numbers = {place: cell for place, cell in enumerate(cells) if isinstance(cell, Decimal) and -THOUSAND < cell < THOUSAND and cell}
    small = [place for place, cell in numbers.items() if cell != cell.to_integral_value() and body.rows[place].number not in body.refused]
    # What one mark of thousands and sen stand behind stays text everywhere; of 1.000 nothing but 1 is left.
    if not small and _ONE_GROUP_OR_SEN.search(texts) is None:
        small = list(numbers)
    if small and notations <= {Style.INDONESIAN.value, Style.ENGLISH.value}:
        other = next(text for text in body.texts(index) if _GROUPED.search(text))
        body.refuse_all("amount.thousandth", small, index, text_of(cells[small[0]]), ("title", title), ("other", text_of(other)))


def _refuse_three_decimals(body: Body, index: int, title: str) -> None:
    """Numbers with three decimals, where all that have decimals are below a thousand: 123.456 was 123 thousand. A calculation has more decimals."""
    if not any(problem.code == "amount.rounded" for problem in body.problems):
        return
    cells = body.column(index)
    broken = {place: cell for place, cell in enumerate(cells) if isinstance(cell, Decimal) and cell != cell.to_integral_value()}
    decimals = [-int(cell.normalize().as_tuple().exponent) for cell in broken.values()]
    is_small = all(abs(cell) < THOUSAND for cell in cells if isinstance(cell, Decimal))
    several = len(broken) >= _SEVERAL and decimals.count(3) >= (1 if is_small else _SEVERAL)
    if several and max(decimals) == 3 and all(abs(cell) < THOUSAND for cell in broken.values()):
        places = list(broken)
        body.refuse_all("amount.thousandth", places, index, text_of(cells[places[0]]), ("title", title), ("other", text_of(cells[places[-1]])))


def _ask_some_with_unit(body: Body, index: int, title: str, *, has_other: bool) -> None:
    """ "1,5 M" beside 250: is that 250 rupiah? And where the title says a unit as well, is it of these amounts too?"""
    units = {text: unit for text in body.texts(index) if (unit := unit_behind(text))}
    if not units:
        return
    least = min(SMALLEST_PLAN, *units.values())
    cells = body.column(index)
    if has_other:
        places = [place for place, cell in enumerate(cells) if cell in units]
    else:
        places = [place for place, cell in enumerate(cells) if cell not in units and 0 < _about(cell) < least]
    if places:
        details = (("title", title), ("other", text_of(next(iter(sorted(units))))))
        body.refuse_all("amount.unit-at-some", places, index, text_of(cells[places[0]]), *details)


def _about(cell: Raw) -> Decimal:
    """How much a cell says, without its decimals, whatever its notation."""
    if isinstance(cell, Decimal):
        return abs(cell)
    digits = "".join(filter(str.isdecimal, _DECIMALS.sub("", cell))) if isinstance(cell, str) else ""
    return Decimal(digits or 0)


def _refuse_moved(body: Body, index: int) -> None:
    """Rows of a text file whose amount goes on in a column that has a title, and holds nothing but such pieces."""
    if body.sheet.name != SHEET or index + 1 >= body.width:
        return
    beside = next((column for column in body.heading.every if index + 1 in column.indexes), None)
    if beside is None or not any(text[:3].isdecimal() for text in body.texts(index + 1)):
        return
    own, pieces = body.column(index), body.column(index + 1)
    filled = [place for place, cell in enumerate(pieces) if text_of(cell)]
    fits = [place for place in filled if _PIECE.fullmatch(text_of(pieces[place])) and _FIRST_PIECE.fullmatch(text_of(own[place]))]
    # No number of its own is written 000 or 050; where one is, those beside it are pieces as well, if nothing else stands in the column.
    zeros = [place for place in fits if text_of(pieces[place]).startswith("0")]
    is_remark = words_of(beside.titles[-1]) in _REMARKS
    for place in fits if fits == filled and (zeros or is_remark) else zeros:
        body.refuse(place, index, "amount.in-pieces", f"{text_of(own[place])},{text_of(pieces[place])}")
