"""What each Rp100.000 of expenditure pays for. Used by the year, the front page, the measures and the printed book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from cms.domain.amounts import ROUNDING
from site_static.views.frame import (
    AmountTable,
    Row,
    amount_table,
    with_rest,
)
from site_static.views.ledger import EXPENDITURE
from site_static.views.yearbook import Yearbook
from site_static.words import Phrase, phrase

# Front pages rank by jenis ("belanja pegawai"), since kelompok (operasi, modal) says little to a reader.
RANKED_LEVEL = 3
RECEIPT = 100_000
RECEIPT_LINES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What each Rp100.000 of expenditure pays for, in whole rupiah that add up to exactly Rp100.000 (largest remainders)."""

    table: AmountTable
    lede: Phrase


def receipt_of(book: Yearbook) -> Receipt | None:
    """By jenis; None where the last budget has no expenditure."""
    spent = book.account_sums(EXPENDITURE)[-1]
    if spent is None or spent <= 0:
        return None
    rows = [row for row in book.account_rows(book.ledger.at_level(RANKED_LEVEL, EXPENDITURE)) if (row.amounts[-1] or 0) > 0]
    rows.sort(key=lambda row: (-(row.amounts[-1] or Decimal(0)), row.code))
    parts = rows[: RECEIPT_LINES - 1] if len(rows) > RECEIPT_LINES else rows
    shares = largest_remainders([row.amounts[-1] or Decimal(0) for row in parts], spent, RECEIPT)
    lines = [
        Row(label=row.label, amounts=(Decimal(part).quantize(Decimal("0.01")),), href=row.href) for row, part in zip(parts, shares, strict=False)
    ]
    whole = (Decimal(RECEIPT).quantize(Decimal("0.01")),)
    table = amount_table((book.columns[-1],), with_rest(lines, whole, phrase("receipt.others")), total=whole, ranked=False)
    first = lines[0]
    return Receipt(
        table=table,
        lede=phrase("receipt.lede", city=book.city_name, year=book.year, each=whole[0], part=first.amounts[0] or Decimal(0), name=first.label),
    )


def largest_remainders(amounts: Sequence[Decimal], whole: Decimal, units: int) -> list[int]:
    """Whole units for each amount of a whole, so that they and the rest add up: who was cut down most gets the units left over.

    One more number than amounts stands at the end: what the amounts leave of the whole.
    """
    given = [*amounts, whole - sum(amounts, Decimal(0))]
    exact = [ROUNDING.divide(amount * units, whole) for amount in given]
    parts = [int(one.to_integral_value(ROUND_DOWN)) for one in exact]
    by_remainder = sorted(range(len(given)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: units - sum(parts)]:
        parts[place] += 1
    return parts
