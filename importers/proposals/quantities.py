"""A cell of volume -> the number and, where it stands in the same cell, its unit: "120 m", "3 Lokasi", "1,5 Km".

Not an amount of money: "120 m" is metres here and would be miliar there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cms.domain.amounts import RUPIAH
from importers.values import AmountReader, Notation, Refused, Style, decide_notation, refuse_marked, text_of
from importers.workbook import Mark, Raw

_PARTS = re.compile(r"(-?[0-9][0-9.,]*)\s*(.*)", re.DOTALL)
# "Koefisien : 3 Lokasi" inside an opinion, and "Anggaran : Rp 150.000.000" beside it.
_LABELLED = re.compile(r"(?:koefisien|volume)\s*:\s*([^\n;]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """amount is None for a blank cell; unit is "" when the cell does not say it."""

    amount: Decimal | None
    unit: str = ""


NONE = Quantity(None)


class QuantityReader:
    """Reads one column; its notation is decided once from all its numbers."""

    def __init__(self, cells: Iterable[Raw]) -> None:
        distinct = set(cells)
        digits = [match[1] for cell in distinct if isinstance(cell, str) and (match := _matched(cell))]
        notation = decide_notation(digits, is_money=False)
        if notation.style is Style.UNDECIDED:
            # Only whole groups of three ("1.500") are left undecided: thousands, as people write them here.
            notation = Notation(style=Style.INDONESIAN)
        self.notation = notation
        self._reader = AmountReader(notation, RUPIAH)

    @property
    def adjusted(self) -> dict[Raw, tuple[str, Decimal]]:
        """Cells with more than two decimals."""
        return self._reader.adjusted

    def read(self, raw: Raw, mark: Mark | None = None) -> Quantity:
        """Raises Refused for what is no quantity."""
        if mark:
            refuse_marked(mark, raw)
        if isinstance(raw, Decimal):
            return Quantity(self._reader.read(raw))
        text = text_of(raw)
        if not text or text == "-":
            return NONE
        match = _matched(raw) if isinstance(raw, str) else None
        if match is None:
            raise Refused("quantity.not-a-number")
        try:
            return Quantity(self._reader.read(match[1]), match[2].strip())
        except Refused:
            raise Refused("quantity.not-a-number") from None


def _matched(text: str) -> re.Match[str] | None:
    labelled = _LABELLED.search(text)
    return _PARTS.fullmatch((labelled[1] if labelled else text).strip())
