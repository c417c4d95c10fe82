"""A cell's value: amount, code, text. The only place that knows `1.250.000,00`, and the only one that refuses `1,39E+11`.

The notation of a column of amounts is decided once, from all its texts; a cell that does not fit is a problem, never a
guess.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from cms.domain.amounts import LARGEST_MINOR, Currency, rounded
from importers.reading.cells import Raw


class Refused(Exception):  # noqa: N818  it becomes a Problem, not a failure
    """A cell that cannot be taken; code is a problem code."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code, self.details = code, tuple(sorted(details.items()))


class Notation(enum.Enum):
    """How a column writes its amounts."""

    NUMBERS = "numbers"
    PLAIN = "plain"
    INDONESIAN = "1.234.567,89"
    ENGLISH = "1,234,567.89"
    UNDECIDED = "undecided"


SPECIAL = {
    "error": "cell.error",
    "no-value": "cell.formula-without-value",
    "broken": "cell.broken",
    "date": "amount.date",
    "percent": "amount.percent",
    "boolean": "amount.not-a-number",
}
DASHES = frozenset("-–—−")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SCIENTIFIC = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?\s*[eE]\s*[+-]?[0-9]+")
_CURRENCY = re.compile(r"^(?:Rp|IDR)\s*\.?\s*|\s*(?:Rp|IDR)\.?$", re.IGNORECASE)
# The end of amounts written by hand: "Rp 1.000,-".
_HAND_END = re.compile(r"[,.]\s*[-–—]$")
_PLAIN = re.compile(r"[0-9]+")
_INDONESIAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+")


def text_of(raw: Raw) -> str:
    """What stands in the cell, for people and for text columns: blanks collapsed, numbers as digits."""
    match raw:
        case None:
            return ""
        case str():
            return " ".join(raw.split())
        case bytes():
            digits = raw.decode("utf-8", "replace")
            return digits.removesuffix(".0") if "e" not in digits.lower() else _without_exponent(digits)
    return raw[1] if raw[1] else raw[0]


def _without_exponent(digits: str) -> str:
    try:
        return f"{Decimal(digits):f}"
    except InvalidOperation:
        return digits


def checked_text(raw: Raw) -> str:
    """text_of for what will be stored. Raises Refused for control characters and for cells that hold no value."""
    if isinstance(raw, tuple) and raw[0] in ("error", "no-value", "broken"):
        raise Refused(SPECIAL[raw[0]])
    text = text_of(raw)
    if isinstance(raw, str) and _CONTROL.search(raw):
        raise Refused("text.control-character")
    return text


def decide_notation(cells: Iterable[Raw]) -> Notation:
    """From all texts of the column. UNDECIDED when they contradict each other evenly or when each can be read both ways."""
    indonesian = english = ambiguous = plain = 0
    for cell in cells:
        if not isinstance(cell, str):
            continue
        digits = _bare(cell)[0]
        is_indonesian, is_english = bool(_INDONESIAN.fullmatch(digits)), bool(_ENGLISH.fullmatch(digits))
        if is_indonesian and is_english:
            ambiguous += 1
        elif is_indonesian:
            indonesian += 1
        elif is_english:
            english += 1
        elif digits:
            plain += 1
    if indonesian != english:
        return Notation.INDONESIAN if indonesian > english else Notation.ENGLISH
    if indonesian or ambiguous:
        return Notation.UNDECIDED
    return Notation.PLAIN if plain else Notation.NUMBERS


def _bare(text: str) -> tuple[str, bool]:
    """The digits and marks of an amount without currency, brackets and sign; and whether it is negative."""
    plain = _CURRENCY.sub("", text.replace("\u00a0", " ").strip()).strip()
    plain = _HAND_END.sub("", plain)
    negative = False
    if plain.startswith("(") and plain.endswith(")"):
        negative, plain = True, plain[1:-1].strip()
    if plain[:1] in DASHES and len(plain) > 1:
        negative, plain = True, plain[1:].strip()
    elif plain[-1:] in DASHES and len(plain) > 1:
        negative, plain = True, plain[:-1].strip()
    return _CURRENCY.sub("", plain).strip(), negative


class AmountReader:
    """Reads the cells of one column whose notation is decided. adjusted: cells whose digits were brought to the currency's decimals."""

    def __init__(self, notation: Notation, currency: Currency) -> None:
        self.notation, self.currency = notation, currency
        self.adjusted: dict[Raw, tuple[str, Decimal]] = {}

    def read(self, raw: Raw) -> Decimal | None:
        """The exact amount; None for a blank. Raises Refused."""
        match raw:
            case None:
                return None
            case bytes():
                return self._settled(raw, self._number(raw))
            case str():
                return self._settled(raw, self._text(raw))
        raise Refused(SPECIAL[raw[0]])

    def _number(self, raw: bytes) -> Decimal:
        digits = raw.decode("utf-8", "replace")
        if not _NUMBER.fullmatch(digits):
            raise Refused("amount.not-a-number")
        return Decimal(digits)

    def _text(self, raw: str) -> Decimal:
        if _SCIENTIFIC.fullmatch(_CURRENCY.sub("", raw.strip())):
            raise Refused("amount.destroyed")
        if raw.rstrip().endswith("%"):
            raise Refused("amount.percent")
        digits, negative = _bare(raw)
        if digits in DASHES:
            return Decimal(0)
        value = self._digits(digits)
        return -value if negative else value

    def _digits(self, digits: str) -> Decimal:
        if _PLAIN.fullmatch(digits):
            return Decimal(digits)
        is_indonesian, is_english = bool(_INDONESIAN.fullmatch(digits)), bool(_ENGLISH.fullmatch(digits))
        if not (is_indonesian or is_english):
            raise Refused("amount.not-a-number")
        if self.notation is Notation.INDONESIAN and is_indonesian:
            return Decimal(digits.replace(".", "").replace(",", "."))
        if self.notation is Notation.ENGLISH and is_english:
            return Decimal(digits.replace(",", ""))
        raise Refused("amount.undecided" if self.notation is Notation.UNDECIDED else "amount.other-notation", notation=self.notation.value)

    def _settled(self, raw: Raw, value: Decimal) -> Decimal:
        """With the currency's decimals. What a spreadsheet's binary arithmetic added is taken off and noted."""
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self.currency.decimals:
            shortest = Decimal(repr(float(value)))
            amount = rounded(shortest, self.currency)
            if amount != value:
                self.adjusted[raw] = ("amount.float-noise" if amount == shortest else "amount.rounded", amount)
        else:
            if value.adjusted() > 20:
                raise Refused("amount.too-large")
            amount = rounded(value, self.currency)
        if abs(amount.scaleb(self.currency.decimals)) > LARGEST_MINOR:
            raise Refused("amount.too-large")
        return amount
