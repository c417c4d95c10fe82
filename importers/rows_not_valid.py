"""Rows that say of themselves that they do not hold, that money came back, or that they are of another year. Used by lines.py.

In a working copy a row that was struck out stays with a word beside it; in a list of payments a repayment stands as an amount above zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from cms.domain.amounts import RUPIAH, ZERO
from cms.domain.personal import masked
from importers.columns import How, Money, Texts
from importers.meaning import FoundColumn
from importers.periods import SO_FAR
from importers.table import Body, named
from importers.titles import normalised, words_of
from importers.workbook import Raw

_TAKEN_OUT = (
    r"(?:di)?hapus(?:kan)?|(?:di)?batal(?:kan)?|(?:di)?coret|ditolak|tidak (?:jadi|berlaku|disetujui)|dihilangkan"
    r"|deleted|cancell?ed|rejected|void(?:ed)?"
)
# Letters of those that names are marked with: 20,000 descriptions are looked through for these at once, a tenth of the work of one by one.
_OF_NAMES = ("hapus", "batal", "coret", "ditolak", "hilangkan")
_OF_REMARKS = (*_OF_NAMES, "tidak", "deleted", "cancel", "rejected", "void")
_OF_PAID_BACK = ("pos", "pengembalian", "koreksi", "reversal")
# Debit and credit are two texts, perhaps abbreviated here and there.
MOST_SIDES = 10
# In a column of remarks: the first words of what it says.
_SAID_OUT = re.compile(rf"(?:{_TAKEN_OUT})\b")
# In a name: in brackets, or before a colon or a dash; "Penghapusan" and "Hapus tato" are things that are paid for.
_NAMED_OUT = re.compile(rf"[(\[*]\s*(?:{_TAKEN_OUT})\s*[)\]*]|^\s*(?:{_TAKEN_OUT})\s*[:–—-]\s", re.IGNORECASE | re.MULTILINE)
# What is paid back, in the words of treasurers.
_PAID_BACK = re.compile(r"(?:contra|kontra|counter) ?pos[t]?\b|pengembalian(?: belanja| sisa up| sisa tu)?$|koreksi kurang$|reversal$")
_DEBIT, _CREDIT = frozenset({"d", "db", "dr", "debet", "debit"}), frozenset({"k", "kr", "cr", "kredit", "credit"})
# The day of a payment; a contract and a budget may be signed in the year before.
_DAYS = frozenset(
    f"{day}{of}"
    for day in ("tanggal", "tgl")
    for of in ("", " sp2d", " spm", " transaksi", " bayar", " pembayaran", " cair", " pencairan", " bku", " bukti", " jurnal", " posting")
) | {"date", "transaction date", "posting date", "payment date"}
_DAY_SAID = re.compile(
    r"(?:(?P<year>20[0-9]{2})[/.-][0-9]{1,2}[/.-][0-9]{1,2}|[0-9]{1,2}[ /.-](?:[0-9]{1,2}|[^\W\d]+)[ /.-](?P<last>(?:20)?[0-9]{2}))(?:[T ].*)?"
)


def ask_about_rows_not_valid(texts: Texts, money: Sequence[Money], how: How) -> None:
    """Every such row with an amount is refused: a person deletes it, or says that it counts."""
    body = texts.body
    for column in (*body.heading.unread, *body.heading.left_out):
        joined = body.joined(column.index)
        if any(one in joined for one in _OF_REMARKS):
            _refuse(body, "row.taken-out", column, money, {cell for cell in body.texts(column.index) if _SAID_OUT.match(words_of(cell))})
        if joined.count("\n") < MOST_SIDES or any(one in joined for one in _OF_PAID_BACK):
            _refuse_paid_back(body, column, texts, money, list(body.texts(column.index)))
        if how.phase in SO_FAR and how.currency == RUPIAH and normalised(column.titles[-1]) in _DAYS:
            _refuse_other_years(body, column, money, how.year)
    for column in body.heading.columns:
        if column.role.endswith("name") or column.role in ("detail", "group", "account"):
            joined = body.joined(column.index)
            if any(one in joined for one in _OF_NAMES):
                _refuse(body, "row.taken-out", column, money, {cell for cell in body.texts(column.index) if _NAMED_OUT.search(cell)})


def _refuse(body: Body, code: str, column: FoundColumn, money: Sequence[Money], said: set[str]) -> None:
    cells = body.column(column.index)
    places = [place for place in _filled(money) if cells[place] in said] if said else []
    if places:
        found = named(masked(text) for text in dict.fromkeys(str(cells[place]) for place in places))
        body.refuse_all(code, places, column.index, found, ("title", column.title))


def _filled(money: Sequence[Money]) -> list[int]:
    """The rows with an amount that is not nil."""
    return sorted({place for one in money for place, amount in enumerate(one.values) if amount})


def _refuse_paid_back(body: Body, column: FoundColumn, texts: Texts, money: Sequence[Money], every: Iterable[str]) -> None:
    """Amounts above zero beside a word for money that came back, or on the other side of an account than what it is for."""
    said = {cell: words_of(cell) for cell in every}
    back = {cell for cell, words in said.items() if _PAID_BACK.match(words)}
    sides = set(filter(None, said.values()))
    is_of_sides = bool(sides & _DEBIT) and bool(sides & _CREDIT) and sides <= _DEBIT | _CREDIT
    if not back and not is_of_sides:
        return
    cells = body.column(column.index)
    places = [place for place in range(len(cells)) if any((one.values[place] or ZERO) > 0 for one in money)]
    if is_of_sides:
        # Revenue and what financing takes in grow on the credit side.
        places = [place for place in places if said.get(str(cells[place])) in (_DEBIT if _is_taken_in(texts.codes_at(place)) else _CREDIT)]
    else:
        # Money that others pay back is revenue.
        both = {cell for cell in back if not said[cell].startswith("pengembalian")}
        places = [place for place in places if cells[place] in (both if _is_taken_in(texts.codes_at(place)) else back)]
    if places:
        found = named(masked(text) for text in dict.fromkeys(str(cells[place]) for place in places))
        body.refuse_all("row.paid-back", places, column.index, found, ("title", column.title))


def _is_taken_in(code: str) -> bool:
    return code.startswith(("4", "6.1"))


def _refuse_other_years(body: Body, column: FoundColumn, money: Sequence[Money], year: int) -> None:
    cells = body.column(column.index)
    years = {cell: said for cell in body.different(column.index) if (said := _year_of(cell)) and said != year}
    for other in sorted(set(years.values())) if years else ():
        places = [place for place in _filled(money) if years.get(cells[place]) == other]
        if places:
            body.refuse_all("year.differs", places, column.index, str(other), ("expected", str(year)))


def _year_of(cell: Raw) -> int:
    """The year of a day; nil of what is none."""
    if isinstance(cell, date):
        return cell.year
    said = _DAY_SAID.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return 2000 + int((said["year"] or said["last"])[-2:]) if said is not None else 0
