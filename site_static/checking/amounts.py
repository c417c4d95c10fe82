"""An amount on a page is <data value="1013597766613.40">Rp1.013.597.766.613,40</data>: what programs read is what people see.

Sums are taken over whole sen as integers, which loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache

from babel.core import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol, get_group_symbol

from site_static.words import MINUS, SCALES, texts_of

_VALUE = re.compile(r"-?[0-9]+\.[0-9]{2}")
_AMOUNT = re.compile(r'<data value="([^"]*)"[^>]*>(.*?)</data>', re.DOTALL)
_DIGIT = re.compile(r"\d")
_TAG = re.compile(r"<[^>]*>")
_SHORT = re.compile(r"(-?)([0-9.]+)\s*(.*)")
# What may stand round the digits of an exact amount: the currency's sign, blanks, a plus before a change.
_ROUND_DIGITS = (
    "".join(map(chr, [*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1)])) + " \n\t+\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}$€"
)


def sen_of(value: str) -> int | None:
    """ "12.30" -> 1230; None for anything but an exact amount with two decimals."""
    return int(value[:-3] + value[-2:]) if _VALUE.fullmatch(value) else None


def exact_sen(value: str) -> int:
    """The same; raises ValueError."""
    sen = sen_of(value)
    if sen is None:
        raise ValueError(f"{value!r} is no exact amount with two decimals")
    return sen


def text_of_sen(sen: int) -> str:
    """1230 -> "12.30"."""
    whole, rest = divmod(abs(sen), 100)
    return f"{'-' if sen < 0 else ''}{whole}.{rest:02d}"


def shown_amounts(page: str, language: str) -> Iterator[tuple[int, str]]:
    """(place in the text, sentence) for every amount that shows something else than its value."""
    group, point = _signs(language)
    for found in _AMOUNT.finditer(page):
        value, text = found.groups()
        if value[-3:-2] == "." and text.replace(group, "").replace(point, ".") == value:
            continue  # the plain figure of a table's cell, by far the most
        if sen_of(value) is None:
            yield found.start(), f"{value!r} is no exact amount with two decimals"
        elif not _says(_TAG.sub("", text), value, language):
            yield found.start(), f"shows {' '.join(_TAG.sub('', text).split())!r} for {value}"


def _says(text: str, value: str, language: str) -> bool:
    """True for the exact amount, whole rupiah without their ",00", the short form, "Rp1,01 triliun", and nothing in words, "tetap"."""
    if text.translate(_exact_table(language)) in (value, value.removesuffix(".00")):
        return True
    if value == "0.00" and text.strip() and not _DIGIT.search(text):
        return True
    plain = text.strip().translate(_sign_table(language)).lstrip("+")
    negative = plain.startswith("-")
    found = _SHORT.fullmatch(plain.lstrip("-").lstrip(_ROUND_DIGITS))
    scale = _scales(language).get(found[3]) if found else None
    if not found or scale is None:
        return False
    rounded = (Decimal(value) / scale).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    return rounded == Decimal(f"{'-' if negative else ''}{found[2]}")


@cache
def _signs(language: str) -> tuple[str, str]:
    """What a language puts between thousands and before decimals."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("id")
    return get_group_symbol(locale), get_decimal_symbol(locale)


@cache
def _sign_table(language: str) -> dict[int, str | None]:
    """Turns a language's separators and minus into those of a value."""
    group, point = _signs(language)
    return {ord(group): None, ord(point): ".", ord(MINUS): "-"}


@cache
def _exact_table(language: str) -> dict[int, str | None]:
    return dict.fromkeys(map(ord, _ROUND_DIGITS), None) | _sign_table(language)


@cache
def _scales(language: str) -> dict[str, Decimal]:
    """The words of short amounts: "triliun" -> 10^12."""
    try:
        texts = texts_of(language)
    except FileNotFoundError:
        return {}
    return {texts[f"scale.{name}"].strip(): size for size, name in SCALES if f"scale.{name}" in texts}
