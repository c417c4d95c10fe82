"""A column called Jumlah, Total or Nilai that says how many there are, and not what they cost. Used by amount_columns.py."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median_high

from importers.columns import How
from importers.meaning import NO_MONEY, FoundColumn
from importers.phases import Choice, years_said
from importers.table import LOOKED_AT, Body
from importers.titles import currency_in_title, is_unit, normalised
from importers.values import is_amount
from importers.values_beside import Values, values_beside

# Words of the titles of what one thing costs.
PRICES = frozenset({"harga", "tarif", "price"})
# What a quantity is counted in stands right behind it; where another column is that quantity, or has a target, it is the unit of that one.
_UNITS = frozenset({"satuan", "sat"})
_COUNTS = frozenset({"vol", "volume", "koefisien", "banyak", "banyaknya", "kuantitas", "qty", "quantity", "target", "capaian"})
# Nobody counts so many of what a budget buys.
FEW = 100_000
# Numbers under such titles are larger than many an amount, and no money: "ID Paket", "Tahun Mulai"; or money of other years: "Prakiraan Maju".
_NO_AMOUNT = NO_MONEY | {"id", "nip", "nik", "npwp", "tahun", "dasar", "hukum", "catatan", "rekening", "telepon", "hp", "urut"}
_NO_AMOUNT |= {"prakiraan", "rpjmd", "renstra", "saldo", "kumulatif", "akumulasi"}
# One row alone shows nothing of a column that is larger.
FEWEST_ROWS = 2


def counted_in(body: Body, choice: Choice, how: How) -> FoundColumn | None:
    """The column right behind the amounts that says what they count: "Jumlah | Satuan" with "Orang" and "Paket" below."""
    column = _perhaps_quantity(choice, how)
    if column is None or any(is_unit(title) or currency_in_title(title) for title in column.titles):
        return None
    heading = body.heading
    if any(_COUNTS & set(normalised(one.titles[-1]).split()) for one in (*heading.left_out, *heading.unread)):
        return None
    beside = next((one for one in heading.left_out if one.index == column.indexes[-1] + 1 and one.titles[:-1] == column.titles[:-1]), None)
    if beside is None or normalised(beside.titles[-1]) not in _UNITS or all(map(is_unit, body.texts(beside.index))):
        return None
    (values,) = values_beside(body, (column,), how, rows=LOOKED_AT)
    said = [abs(amount) for amount in values if amount]
    return beside if said and median_high(said) < FEW else None


def money_beside(body: Body, choice: Choice, how: How, *, is_counted: bool) -> tuple[FoundColumn, ...]:
    """Columns that nobody knows, and that hold the money where the amounts are a quantity.

    They are larger in every row, or what the quantity comes to at its price; all numbers may be, where something else shows that it is one.
    """
    column = _perhaps_quantity(choice, how)
    if column is None:
        return ()
    numbers = list(_numbers(body, how))
    if is_counted or not numbers:
        return tuple(numbers)
    prices = [one for one in (*body.heading.unread, *body.heading.left_out) if PRICES & set(normalised(one.titles[-1]).split())]
    one, *values = values_beside(body, (column, *numbers, *prices), how, rows=LOOKED_AT)
    money, said = values[: len(numbers)], values[len(numbers) :]
    is_larger = column.measure == "neutral"
    return tuple(
        found
        for found, amounts in zip(numbers, money, strict=True)
        if (is_larger and _is_larger(amounts, one)) or any(_is_product(amounts, one, price) for price in said)
    )


def _perhaps_quantity(choice: Choice, how: How) -> FoundColumn | None:
    """The only column of amounts, where its title says no more than that they are money."""
    (column, *others) = choice.columns
    if others or choice.added or column.measure == "chosen" or how.words.amounts.get(normalised(column.titles[-1])) != "neutral":
        return None
    return column


def _numbers(body: Body, how: How) -> Iterator[FoundColumn]:
    for column in body.heading.unread:
        title, years = normalised(column.titles[-1]), years_said(column)
        if len(column.indexes) > 1 or title in how.words.amounts or _NO_AMOUNT & set(title.split()) or (years and how.year not in years):
            continue
        if any(map(is_amount, body.column(column.index)[:LOOKED_AT])):
            yield column


def _is_larger(values: Values, one: Values) -> bool:
    both = [(value, amount) for value, amount in zip(values, one, strict=True) if value and amount]
    return len(both) >= FEWEST_ROWS and 2 * len(both) > sum(map(bool, one)) and all(value > amount for value, amount in both)


def _is_product(values: Values, one: Values, price: Values) -> bool:
    """Whether what stands in most rows is the quantity at its price; at a price of one it would be the quantity, and a share of it is less."""
    rows = [
        (value, amount, each)
        for value, amount, each in zip(values, one, price, strict=True)
        if value and amount and each and amount != 1 and each > 1
    ]
    return 2 * sum(value == amount * each for value, amount, each in rows) > len(rows)
