"""Which number formats are percentages, days and times. A style sheet that cannot be read decides nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from importers.reading.xml import local, new_parser, parse

BUILT_IN_PERCENT = frozenset({9, 10})
BUILT_IN_DATES = frozenset([*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58])
BUILT_IN_TIMES = frozenset([*range(18, 22), *range(32, 36), *range(45, 48), 55, 56])
# A spreadsheet program takes 64,000; beyond it is an attack.
MOST_STYLES = 1 << 16
LONGEST_FORMAT = 1 << 12
# Literal text, escaped and filling characters, colours and currencies: what says nothing about the kind.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)


# `#,##0" juta"` shows 90 as 90 juta, `#,##0,,` shows 90,000,000 as 90.
_UNIT = re.compile(r"\b(?:rb|ribu(?:an)?|jt|juta(?:an)?|mil[iy]ar(?:an)?|triliun)\b", re.IGNORECASE)
_SCALED = re.compile(r"[0#?],+(?![0#?,])")


# `#,##0"000"` shows 90 as 90000, `0.0"%"` as a share; `#,##0",00"` and `#,##0",-"` add nothing.
_ADDED = re.compile(r'"(?![.,]0?0?")[^"]*[0-9%][^"]*"|\\[0-9%]')
# A section that shows a number has one of these, or says General; `;;;` and `"-"` hide it.
_SHOWS = re.compile(r"[0#?@ymdhse]|general|standard", re.IGNORECASE)


# `#,##0.00 "M"`: in Indonesian M is miliar. Without quotes it is the month.
_MILIAR = re.compile(r'"\s*M\s*"')


# `[$$-409]#,##0.00`, `"US$" #,##0`, `[$€-407]`; what `[$-421]` says is a language.
_IN_BRACKETS = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_OTHER_CURRENCY = re.compile(r"[$€£¥]|\b(?:USD|EUR|SGD|MYR|AUD|GBP|JPY|CNY|SAR)\b")


def names_other_currency(text: str) -> bool:
    """True for the sign or the code of a currency other than the rupiah."""
    return _OTHER_CURRENCY.search(text) is not None


def names_a_unit(text: str) -> bool:
    """True for what says ribu, juta, miliar or triliun behind a number."""
    return _UNIT.search(text) is not None


class TooManyStyles(Exception):
    """More styles than any spreadsheet program would write."""


def kind_of_format(code: str) -> str:
    """ "percent", "date", "time", "unit", "currency" or "" for a format code such as `dd/mm/yyyy` or `#,##0`. Times have no day to show."""
    shown = code[:LONGEST_FORMAT].partition(";")[0]
    bare = _LITERAL.sub("", shown)
    if names_a_unit(shown) or _MILIAR.search(shown) or _ADDED.search(shown) or _SCALED.search(bare) or not (_SHOWS.search(bare) or not code):
        return "unit"
    if names_other_currency(_IN_BRACKETS.sub(r"\1", shown)):
        return "currency"
    plain = _LITERAL.sub("", code[:LONGEST_FORMAT]).lower().replace("general", "").replace("am/pm", "h").replace("a/p", "h")
    if "%" in plain:
        return "percent"
    if re.search("[yd]", plain) or ("m" in plain and not re.search("[hs]", plain)):
        return "date"
    return "time" if re.search("[hs]", plain) else ""


def kinds_of_styles(pieces: Iterable[bytes]) -> dict[str, str]:
    """Style number as in a cell's `s` -> a kind as above; styles without one are left out. Raises TooManyStyles and Unreadable."""
    formats: dict[str, str] = {}
    kinds: dict[str, str] = {}
    inside, count = False, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside, count
        match local(name):
            case "numFmt":
                formats[attributes.get("numFmtId", "")] = kind_of_format(attributes.get("formatCode", ""))
            case "cellXfs":
                inside = True
            case "xf" if inside:
                if kind := _kind(attributes.get("numFmtId", "0"), formats):
                    kinds[str(count)] = kind
                count += 1
        if count > MOST_STYLES or len(formats) > MOST_STYLES:
            raise TooManyStyles

    def end(name: str) -> None:
        nonlocal inside
        if local(name) == "cellXfs":
            inside = False

    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parse(parser, pieces, "styles")
    return kinds


def _kind(number: str, formats: dict[str, str]) -> str:
    if number in formats:
        return formats[number]
    return built_in_kind(int(number)) if number.isascii() and number.isdigit() and len(number) < 9 else ""


def built_in_kind(number: int) -> str:
    """The same for one of the formats that every spreadsheet program knows by number."""
    for kind, built_in in (("percent", BUILT_IN_PERCENT), ("date", BUILT_IN_DATES), ("time", BUILT_IN_TIMES)):
        if number in built_in:
            return kind
    return ""
