"""A cell's value: amount or text. The only place that knows `1.250.000,00`, and the only one that refuses `1,39E+11`.

The notation of a column of amounts is decided once, from all its texts; a cell that does not fit is a problem, never a
guess. Used by table.py and columns.py.
"""

from __future__ import annotations

import enum
import math
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Any  # cells of any type, until joining them says

from cms.domain.amounts import LARGEST_MINOR, RUPIAH, Currency, all_rounded, grouped, rounded
from cms.domain.personal import NIK_DIGITS, is_shaped_as_nik
from importers.workbook import Mark, Raw


class Refused(Exception):
    """A cell that cannot be taken; code is a problem code. It becomes a Problem, not a failure."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code, self.details = code, tuple(sorted(details.items()))


class Style(enum.Enum):
    """How a column writes its amounts. The values are what people are shown."""

    NUMBERS = "angka"
    PLAIN = "1234567"
    INDONESIAN = "1.234.567,89"
    ENGLISH = "1,234,567.89"
    UNDECIDED = "?"


# What a person or a profile may choose: language code -> style.
CHOICES = {"id": Style.INDONESIAN, "en": Style.ENGLISH}
# How they are shown where blanks part the thousands.
_APART = dict.fromkeys((Style.NUMBERS, Style.PLAIN), "1 234 567") | {Style.INDONESIAN: "1 234 567,89", Style.ENGLISH: "1 234 567.89"}
DECIMAL_MARK = {Style.INDONESIAN: ",", Style.ENGLISH: "."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """One column's notation. unit: what one stands for when the title says so (1,000,000 for "dalam jutaan rupiah")."""

    style: Style
    unit: int = 1
    suffix: str = ""
    # Whether "1.000-" may be the end of "1.000,-": where others are written so, or none is written without a dash. Else it is below zero.
    is_dash_unclear: bool = False
    # Whether all numbers have their thousands apart by blanks: 1 234 567,89. Else a blank between digits may part two numbers.
    is_apart: bool = False

    def __str__(self) -> str:
        parts = [
            _APART.get(self.style, self.style.value) if self.is_apart else self.style.value,
            *([self.suffix] if self.suffix else []),
            *([f"× {grouped(self.unit)}"] if self.unit != 1 else []),
        ]
        return " ".join(parts)


# In Indonesian M is miliar (10^9), never million; T is triliun, jt is juta. English letters mean something else, so they are not read.
SUFFIXES = {"rb": 10**3, "ribu": 10**3, "jt": 10**6, "juta": 10**6, "m": 10**9, "miliar": 10**9, "milyar": 10**9, "t": 10**12, "triliun": 10**12}
# No amount is longer, with its currency, its unit and all blanks between.
LONGEST_AMOUNT = 200
# Amounts of fewer digits fit.
LARGEST_MINOR_DIGITS = len(str(LARGEST_MINOR)) - 1
# No smaller number is somebody's identity number, or too large an amount.
FIRST_WITH_NIK_DIGITS = Decimal(10) ** (NIK_DIGITS - 1)
# 5.1 is a group of accounts; a spreadsheet keeps it as a number without a loss.
ONE_DECIMAL = Decimal("0.1")
DASHES = frozenset("-–—−")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
# Joiners say something between two signs that can be joined: parts of an emoji, letters of Arabic and Indian scripts.
_JOINED = "\u0590-\u1fff\u2190-\u2bff\u3001-\ufefe\U00010000-\U0010ffff"
# Signs that nobody sees and that say nothing: soft hyphens, blanks without width, joiners of nothing, marks of direction, byte order marks.
_INVISIBLE = re.compile(f"[\u00ad\u200b\u200e\u200f\u2060\ufeff]|(?<![{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED}])")
# Thousands apart by blanks that do not break, or by apostrophes: 1 234 567,50 and 1'234'567.50.
_GROUPED = re.compile("[0-9]{1,3}([\u00a0\u2007\u2009\u202f'\u2019])[0-9]{3}(?:\\1[0-9]{3})*(?:[.,][0-9]{1,2})?")
# The same with plain blanks, which may as well part two numbers; and what shows that a column does not part its thousands so.
_BY_BLANKS = re.compile("[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,][0-9]{1,2})?")
_TOGETHER = re.compile("[0-9]{4}|[0-9][.,][0-9]{3}")
_FIXED_BLANK = re.compile("[0-9][\u00a0\u2007\u2009\u202f][0-9]{3}")
_BLANKS = str.maketrans("\u00a0\u2007\u2009\u202f", "    ")
# An export that keeps a spreadsheet program from changing a code writes it as a formula: ="5.1.10".
_AS_FORMULA = re.compile('="([^"]*)"')
# Nothing, in words.
NIL = frozenset({"nihil", "nil"})
_SCIENTIFIC = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?\s*[eE]\s*[+-]?[0-9]+")
_SIGN = r"Rp|IDR|US\$|USD|\$|EUR|€|S\$|SGD"
_CURRENCY = re.compile(rf"^(?:{_SIGN})\s*\.?\s*|\s*(?:{_SIGN})\.?$", re.IGNORECASE)
_SIGNS_OF = re.compile(_SIGN, re.IGNORECASE)
_CODES = {"RP": "IDR", "US$": "USD", "$": "USD", "€": "EUR", "S$": "SGD"}
# The end of amounts written by hand: "Rp 1.000,-".
_HAND_END = re.compile(r"[,.]\s*[-–—=]{1,2}$")
# "1.000.000-" is below zero as SAP writes it, or lost the mark before its dash; "1.000.000,00-" is below zero.
_DASH_BEHIND = re.compile(r"(?:[.,][0-9]{3}|(?<![0-9.,])[0-9]+)\s*[-–—−]\s*$")
_AMOUNT = re.compile(rf"[(+-]?\s*(?:(?:{_SIGN})\s*\.?\s*)?[(+-]?[0-9][0-9.,'’\s]*(?:[-–—=]{{1,2}})?\)?", re.IGNORECASE)
# A mark that leads to a remark below the table: "1.000.000 *)", "1.000.000²".
_FOOTNOTE = re.compile(r"(?<=[0-9)])\s*(?:\*{1,3}\)?|[¹²³⁴-⁹]+\)?)$")
_SUFFIX = re.compile(r"(?<=[0-9])\s*(rb|ribu|jt|juta|m|miliar|milyar|t|triliun)\.?$", re.IGNORECASE)
_PLAIN = re.compile(r"[0-9]+")
_INDONESIAN = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+")
_DIGITS_AND_MARKS = re.compile(r"[0-9][0-9.,]*")


def is_amount(raw: Raw) -> bool:
    """Whether a cell looks like an amount, in whatever notation: for columns that are not read, and that nobody is to overlook."""
    return isinstance(raw, Decimal) or (isinstance(raw, str) and bool(_AMOUNT.fullmatch(raw.strip())))


def says_amount(text: str) -> bool:
    """Whether a text can be read as an amount in any notation: "Rp. 1.000,-", "12,7 M", "(1,000.50)"; also "2025", "000" and "1" can."""
    digits, _, _ = _bare(text)
    return any(style.fullmatch(digits) for style in (_PLAIN, _INDONESIAN, _ENGLISH))


def text_of(raw: Raw) -> str:
    """What stands in the cell, for people and for text columns: blanks collapsed, numbers as their digits."""
    match raw:
        case str():
            return " ".join((raw if raw.isprintable() else _INVISIBLE.sub("", raw)).split())
        case None:
            return ""
        case bool():
            return "TRUE" if raw else "FALSE"
        case Decimal():
            return digits_of(raw)
    return raw.isoformat()


def digits_of(number: Decimal) -> str:
    """Without exponent and without decimals that say nothing: Decimal("2025.0") -> "2025"."""
    if number == number.to_integral_value():
        number = number.quantize(Decimal(1)) if number.adjusted() < 27 else number
    return f"{number:f}"


def checked_text(raw: Raw, mark: Mark | None = None) -> str:
    """text_of for what will be stored. Raises Refused for control characters and for cells that hold no value."""
    if mark:
        refuse_marked(mark, raw)
    if isinstance(raw, str) and raw.isprintable():
        text = " ".join(raw.split())  # what text_of makes of it; descriptions are different in every row
        if text == raw:
            text = raw  # not in memory twice
    elif isinstance(raw, str) and _CONTROL.search(raw):
        raise Refused("text.control-character")
    else:
        text = text_of(raw)
    constant = _AS_FORMULA.fullmatch(text) if text.startswith('="') else None
    return constant[1].strip() if constant else text


def all_clean(cells: Iterable[Raw]) -> bool:
    """Whether checked_text would give these cells as they stand, and nothing for blanks: looked at all at once, a tenth of the work of one by one."""
    texts: list[Any] = [cell for cell in cells if cell is not None]
    try:
        "".join(texts)
    except TypeError:  # a number, a day, a yes or no: quicker found by joining than by asking each
        return False
    joined = " ".join(filter(None, texts))  # a blank at either end of a text is a second one beside that between two
    return joined.isprintable() and "  " not in f" {joined} " and '="' not in joined


def is_other_currency(sign: str, currency: Currency) -> bool:
    """Whether a sign or code stands for another currency: "$" where rupiah are wanted."""
    said = sign.strip(" .").upper()
    if said == "RUPIAH":
        return currency != RUPIAH
    return said not in (currency.code, currency.sign.upper()) and _CODES.get(said, said) != currency.code


def checked_code(raw: Raw, mark: Mark | None = None) -> str:
    """checked_text for a code. Raises Refused for a code that a spreadsheet took for a day."""
    if isinstance(raw, date) or (mark and Mark.DATE_FORMAT in mark):
        raise Refused("code.date")
    return checked_text(raw, mark)


def checked_account(raw: Raw, mark: Mark | None = None) -> str:
    """checked_code for an account. A number with several decimals was once a code with dots and zeros: 5.1020000001."""
    if isinstance(raw, Decimal) and raw != raw.quantize(ONE_DECIMAL, rounding=ROUND_DOWN):
        raise Refused("account.number")
    return checked_code(raw, mark)


def refuse_marked(mark: Mark, raw: Raw) -> None:
    """Raises Refused for a cell whose value is an error or is not in the file."""
    if Mark.ERROR in mark:
        raise Refused("cell.error")
    if Mark.BROKEN in mark:
        raise Refused("cell.broken")
    if Mark.FORMULA_WITHOUT_VALUE in mark and raw is None:
        raise Refused("cell.formula-without-value")


def decide_notation(cells: Iterable[Raw], unit: int = 1, chosen: str = "", *, is_money: bool = True) -> Notation:
    """From all texts of the column. UNDECIDED when they contradict each other evenly or when each can be read both ways.

    Decimals of money alone do not say what their mark means before three digits: beside 1250000.5, 1.250 may be a thousand or one. What is measured
    has three decimals: beside 0.96, 1.500 is one and a half.
    """
    indonesian = english = plain = numbers = 0
    ambiguous: set[str] = set()  # the marks of what can be read both ways
    has_groups = has_dash = has_hand_end = has_neither = has_blanks = has_other = False
    suffix = ""
    for cell in set(cells):
        if not isinstance(cell, str):
            numbers += isinstance(cell, Decimal)
            continue
        digits, _, found = _bare(cell)
        suffix = suffix or found
        if " " in digits and _BY_BLANKS.fullmatch(digits):
            digits, has_blanks = digits.replace(" ", ""), True
        elif _FIXED_BLANK.search(cell):
            has_blanks = True
        elif not has_other and digits[:1].isdigit():
            has_other = " " in digits or _TOGETHER.search(digits) is not None
        if digits[:1].isdigit():
            is_hand_end = _HAND_END.search(cell.strip()) is not None
            is_dash = not is_hand_end and _DASH_BEHIND.search(cell) is not None
            has_hand_end, has_dash, has_neither = has_hand_end or is_hand_end, has_dash or is_dash, has_neither or not (is_hand_end or is_dash)
        is_indonesian, is_english = bool(_INDONESIAN.fullmatch(digits)), bool(_ENGLISH.fullmatch(digits))
        if is_indonesian and is_english and (end := _HAND_END.search(cell.strip())):  # "1.000,-": what stands before no sen is no decimal point
            is_indonesian, is_english = end[0][0] == ",", end[0][0] == "."
        if is_indonesian and is_english:
            ambiguous.add("." if "." in digits else ",")
        elif is_indonesian or is_english:
            has_groups = has_groups or ("." if is_indonesian else ",") in digits
        indonesian += is_indonesian and not is_english
        english += is_english and not is_indonesian
        plain += bool(_PLAIN.fullmatch(digits))
    style = CHOICES.get(chosen) or _style(indonesian, english, bool(ambiguous), plain, numbers)
    if is_money and not chosen and not has_groups and DECIMAL_MARK.get(style) in ambiguous:
        style = Style.UNDECIDED
    is_dash_unclear = has_dash and (has_hand_end or not (has_neither or numbers))
    return Notation(style=style, unit=unit, suffix=suffix, is_dash_unclear=is_dash_unclear, is_apart=has_blanks and not has_other)


def _style(indonesian: int, english: int, ambiguous: bool, plain: int, numbers: int) -> Style:
    if indonesian != english:
        return Style.INDONESIAN if indonesian > english else Style.ENGLISH
    if indonesian or ambiguous:
        return Style.UNDECIDED
    return Style.PLAIN if plain and not numbers else Style.NUMBERS


def _bare(text: str) -> tuple[str, bool, str]:
    """The digits and marks of an amount without currency, brackets, sign and unit; whether it is negative; the unit's word."""
    if _DIGITS_AND_MARKS.fullmatch(text):
        return text, False, ""
    plain = (text if text.isprintable() else _INVISIBLE.sub("", text)).strip()
    negative = False
    if len(plain) > LONGEST_AMOUNT:
        return plain, negative, ""
    plain = _FOOTNOTE.sub("", plain)
    if plain.startswith("(") and plain.endswith(")"):
        negative, plain = True, plain[1:-1].strip()
    plain = _HAND_END.sub("", _CURRENCY.sub("", plain)).strip()
    if plain[:1] in DASHES and len(plain) > 1:
        negative, plain = True, plain[1:].strip()
    elif plain[-1:] in DASHES and len(plain) > 1:
        negative, plain = True, plain[:-1].strip()
    plain = _CURRENCY.sub("", plain).strip()
    if plain.startswith("(") and plain.endswith(")"):
        negative, plain = True, plain[1:-1].strip()
    if _GROUPED.fullmatch(plain):
        plain = "".join(sign for sign in plain if sign.isdigit() or sign in ".,")
    plain = plain.translate(_BLANKS)
    unit = _SUFFIX.search(plain)
    if unit is not None:
        return plain[: unit.start()].strip(), negative, unit[1]
    return plain, negative, ""


def unit_behind(text: str) -> int:
    """What "M" behind an amount makes of it; 0 where there is no such word."""
    return SUFFIXES.get(_bare(text)[2].lower(), 0)


@dataclass(slots=True)
class AmountReader:
    """Reads the cells of one column whose notation is decided; each distinct cell once."""

    notation: Notation
    currency: Currency
    # Cells whose digits were brought to the currency's decimals: the problem code and the amount taken.
    adjusted: dict[Raw, tuple[str, Decimal]] = field(default_factory=dict)
    # The smallest amount that the column's units can say: 10,000,000 for "2.426,07 M". The currency's own where no unit is used.
    step: Decimal = Decimal(0)

    def read_all(self, cells: Collection[Raw]) -> list[Decimal | None] | None:
        """A whole column where each cell is blank or a number to be taken as it stands; None where they must be read one by one."""
        numbers = [cell for cell in cells if isinstance(cell, Decimal)]
        if self.notation.unit != 1 or len(numbers) + sum(cell is None for cell in cells) != len(cells):
            return None
        if max(map(abs, numbers), default=FIRST_WITH_NIK_DIGITS) >= FIRST_WITH_NIK_DIGITS:
            return None
        amounts = all_rounded(numbers, self.currency)
        if amounts != numbers:
            return None
        following = iter(amounts)
        return [None if cell is None else next(following) for cell in cells]

    def read(self, raw: Raw, mark: Mark | None = None) -> Decimal | None:
        """The exact amount; None for a blank. Raises Refused."""
        if mark:
            refuse_marked(mark, raw)
            if Mark.PERCENT in mark and isinstance(raw, Decimal):
                raise Refused("amount.percent")
        match raw:
            case None:
                return None
            case bool():
                raise Refused("amount.not-a-number")
            case Decimal():
                if mark and Mark.DATE_FORMAT in mark:
                    raise Refused("amount.date")
                if mark and Mark.UNIT in mark:
                    raise Refused("amount.shown-otherwise")
                if mark and Mark.CURRENCY in mark and self.currency == RUPIAH:
                    raise Refused("amount.other-currency", currency=self.currency.sign)
                return self._settled(raw, raw)
            case str():
                return self._settled(raw, self._text(raw)) if raw.strip() else None
            case date():
                raise Refused("amount.date")
        raise Refused("amount.not-a-number")

    def _text(self, raw: str) -> Decimal:
        if _DIGITS_AND_MARKS.fullmatch(raw):  # nothing else in it: most amounts of a text file
            return self._digits(raw)
        if len(raw.strip()) > LONGEST_AMOUNT:
            raise Refused("amount.not-a-number")
        if _SCIENTIFIC.fullmatch(_CURRENCY.sub("", raw.strip())):
            raise Refused("amount.destroyed")
        if raw.rstrip().endswith("%"):
            raise Refused("amount.percent")
        if self.notation.is_dash_unclear and _DASH_BEHIND.search(raw) and _HAND_END.search(raw.strip()) is None:
            raise Refused("amount.dash-behind")
        digits, negative, suffix = _bare(raw)
        if any(is_other_currency(sign, self.currency) for sign in _SIGNS_OF.findall(raw)):
            raise Refused("amount.other-currency", currency=self.currency.sign)
        if digits in DASHES or digits.casefold() in NIL:
            return Decimal(0)
        if self.notation.is_apart and _BY_BLANKS.fullmatch(digits):
            digits = digits.replace(" ", "")
        value = self._digits(digits)
        if suffix:
            unit = SUFFIXES[suffix.lower()]
            if self.notation.style is Style.ENGLISH:
                raise Refused("amount.unknown-unit", unit=suffix)
            places = value.as_tuple().exponent
            self.step = max(self.step, Decimal(unit).scaleb(places if isinstance(places, int) else 0))
            value *= unit
        return -value if negative else value

    def _digits(self, digits: str) -> Decimal:
        if _PLAIN.fullmatch(digits):
            return Decimal(digits)
        is_indonesian, is_english = bool(_INDONESIAN.fullmatch(digits)), bool(_ENGLISH.fullmatch(digits))
        if not (is_indonesian or is_english):
            raise Refused("amount.not-a-number" if not _DIGITS_AND_MARKS.fullmatch(digits) else "amount.other-notation", notation=str(self.notation))
        match self.notation.style:
            case Style.INDONESIAN if is_indonesian:
                return Decimal(digits.replace(".", "").replace(",", "."))
            case Style.ENGLISH if is_english:
                return Decimal(digits.replace(",", ""))
            case Style.UNDECIDED:
                raise Refused("notation.undecided")
        raise Refused("amount.other-notation", notation=str(self.notation))

    def _settled(self, raw: Raw, value: Decimal) -> Decimal:
        """With the title's unit and the currency's decimals. What a spreadsheet's binary arithmetic added is taken off and noted."""
        # A national identity number typed as a number; no amount of a city has 16 digits.
        if value.adjusted() == NIK_DIGITS - 1 and is_shaped_as_nik(f"{value:f}"):
            raise Refused("amount.too-large")
        if self.notation.unit != 1:
            value *= self.notation.unit
        if value.adjusted() > 20:
            raise Refused("amount.too-large")
        amount = rounded(value, self.currency)
        if amount != value:
            noise = abs(amount - value) <= Decimal(math.ulp(float(value))) * 4
            self.adjusted[raw] = ("amount.float-noise" if noise else "amount.rounded", amount)
        if amount.adjusted() + self.currency.decimals >= LARGEST_MINOR_DIGITS and abs(amount.scaleb(self.currency.decimals)) > LARGEST_MINOR:
            raise Refused("amount.too-large")
        return amount
