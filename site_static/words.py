"""Amounts, dates, counts and every fixed text in a language: one thin door to Babel (CLDR) and to languages/<code>.toml.

Separators, months and plural rules are taken from Babel once; an amount is then written with Python's own formatting, because
Babel's takes 30 times as long and a site has a million amounts. A text that is missing stops the build.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from pathlib import Path
from typing import Any  # a TOML file's values; a gap's value, which each form checks

from babel import Locale
from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from cms.domain.amounts import RUPIAH, Currency
from cms.domain.texts import Text

LANGUAGES = Path(__file__).parent / "languages"
# The language of the files' own names, of titles and regulations.
FILES_LANGUAGE = "id"
MINUS = "\N{MINUS SIGN}"
# From each of these on, a big amount is said in that word; below the last the exact amount stands.
SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_HUNDREDTH = Decimal("0.01")
_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text by its key, with what stands in its gaps: the same in every language until Words writes it."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()


Value = str | int | Decimal | date | Phrase | Text
# What a page calls something: a name as the file has it, a text of ours, or words that staff wrote and may have translated.
Label = str | Phrase | Text


def phrase(key: str, /, **values: Value) -> Phrase:
    return Phrase(key, tuple(values.items()))


class MissingText(KeyError):
    """A text that a language lacks, or a value that its gap cannot show."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in a text: `{amount:big}` is the value amount, written in words that a person can hold."""

    name: str
    form: str


def pieces_of(text: str) -> Iterator[str | Gap]:
    """A text cut at its gaps."""
    for literal, name, form, _ in string.Formatter().parse(text):
        if literal:
            yield literal
        if name is not None:
            yield Gap(name, form or "")


def flattened(texts: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """A language file's tables as dotted keys: [year] title = ... is `year.title`."""
    for key, value in texts.items():
        if isinstance(value, Mapping):
            yield from flattened(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


@cache
def texts_of(language: str) -> dict[str, str]:
    """Every text of one language. Raises FileNotFoundError when it has no file."""
    return dict(flattened(tomllib.loads((LANGUAGES / f"{language}.toml").read_text("utf-8"))))


# A text, cut at its gaps.
Pieces = tuple[str | Gap, ...]
# How a gap is written: its form ("" for a name or a word) and its value. Pages write amounts and names in their own way.
Writer = Callable[[str, Any], str]


class Words:
    """Everything that a page says in one language. text("year.title", year=2025) fills the gaps; a wrong key is an error."""

    def __init__(self, language: str, currency: Currency = RUPIAH) -> None:
        locale = Locale.parse(language)
        self.language = language
        self._plain: dict[str, str] = {}
        self.texts: dict[str, Pieces] = {key: tuple(pieces_of(text)) for key, text in texts_of(language).items()}
        self._plural = locale.plural_form
        self._signs = str.maketrans({",": get_group_symbol(locale), ".": get_decimal_symbol(locale), "-": MINUS})
        self._exact = f",.{currency.decimals}f"
        self._sign = currency.sign
        self._scales = tuple((size, " " + self.text(f"scale.{name}")) for size, name in SCALES)
        self._percent = self.text("scale.percent")
        self._days: dict[date, str] = {}
        self._forms: dict[str, Callable[[Any], str]] = {
            "": str,
            "name": str,
            "decimal": self.decimal,
            "whole": self.whole,
            "exact": self.money,
            "big": self.big,
            "number": self.number,
            "percent": self.percent,
            "count": self.count,
            "date": self.day,
        }

    def text(self, key: str, /, **values: Value) -> str:
        """The text of that key, plain. With count=, the form of it that the language's plural rule asks for, where it has forms."""
        if values:
            return self.composed(key, values, self.written, self.texts)
        found = self._plain.get(key)
        if found is None:
            found = self._plain[key] = self.composed(key, values, self.written, self.texts)
        return found

    def composed(self, key: str, values: Mapping[str, Value], write: Writer, texts: Mapping[str, Pieces]) -> str:
        """The one of the texts under that key with its gaps written by write; texts: this language's, as they are or made for a page."""
        pieces = texts.get(key)
        count = values.get("count")
        if pieces is None and isinstance(count, int):
            pieces = texts.get(f"{key}.{self._plural(count)}")
        if pieces is None:
            raise MissingText(f"{key} is not in languages/{self.language}.toml")
        found = []
        for piece in pieces:
            if isinstance(piece, str):
                found.append(piece)
                continue
            try:
                found.append(write(piece.form, values[piece.name]))
            except MissingText:
                raise
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise MissingText(f"{key} in languages/{self.language}.toml: {{{piece.name}:{piece.form}}} cannot be written: {error!r}") from error
        return "".join(found)

    def written(self, form: str, value: Any) -> str:  # Any: each form checks its own value
        """A value of a gap as plain text."""
        if type(value) is str and not form:  # by far the most
            return value
        return self.say(value) if isinstance(value, Phrase | Text) else self._forms[form](value)

    def say(self, label: Label) -> str:
        """A name as it is, a phrase in this language, or what staff wrote: in this language where they translated it."""
        if isinstance(label, str):
            return label
        return label.said(self.language) if isinstance(label, Text) else self.text(label.key, **dict(label.values))

    def known(self, group: str, name: str) -> str:
        """The text of a name that others invent, a kind of skipped row say; the name itself where we have no word for it."""
        return self.text(f"{group}.{name}") if f"{group}.{name}" in self.texts else name

    def sign(self, plain: str) -> str:
        """The language's sign for "," between thousands and "." before decimals."""
        return plain.translate(self._signs)

    def number(self, amount: Decimal) -> str:
        """1.250.000.000,00: the exact amount without the currency's sign, for a table whose caption says the unit."""
        return format(amount, self._exact).translate(self._signs)

    def difference(self, amount: Decimal) -> str:
        """A change with its sign, without the currency's."""
        return ("+" if amount > 0 else "") + self.number(amount)

    def money(self, amount: Decimal) -> str:
        """Rp1.250.000.000,00: the exact amount."""
        return self._signed(format(amount, self._exact), "")

    def big(self, amount: Decimal) -> str:
        """Rp1,25 miliar: two decimals of the largest scale that fits; below a million the exact amount."""
        size = abs(amount)
        for place, (scale, word) in enumerate(self._scales):
            if size < scale:
                continue
            figure = _hundredths(amount / scale)
            if place and abs(figure) >= _THOUSAND:  # 999,999 juta is a miliar when rounded
                scale, word = self._scales[place - 1]
                figure = _hundredths(amount / scale)
            return self._signed(f"{figure:,}", word)
        return self.money(amount)

    def percent(self, share: Decimal) -> str:
        """54,38%. The share is in per cent already."""
        return f"{share:,.2f}".translate(self._signs) + self._percent

    def whole(self, amount: Decimal) -> str:
        """Rp54.377: an amount of whole rupiah. Raises ValueError for another."""
        if amount != amount.to_integral_value():
            raise ValueError(f"{amount} is not whole")
        return self._signed(f"{int(amount):,d}", "")

    def decimal(self, number: Decimal) -> str:
        """1,5: a number with the decimals that it has."""
        return f"{number:,}".translate(self._signs)

    def count(self, number: int) -> str:
        """20.000"""
        return f"{number:,d}".translate(self._signs)

    def day(self, day: date) -> str:
        """4 Maret 2025"""
        written = self._days.get(day)
        if written is None:
            written = self._days[day] = format_date(day, "long", self.language)
        return written

    def _signed(self, figure: str, tail: str) -> str:
        """The minus stands before the currency's sign."""
        minus = MINUS if figure.startswith("-") else ""
        return f"{minus}{self._sign}{figure.lstrip('-').translate(self._signs)}{tail}"


def _hundredths(figure: Decimal) -> Decimal:
    return figure.quantize(_HUNDREDTH, ROUND_HALF_EVEN)
