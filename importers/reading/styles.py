"""What the styles of cells say: percentages, days, struck text, a minus that is not shown. A style sheet that cannot be read decides nothing else."""

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


# A semicolon in quotes or after a backslash parts nothing.
_SEMICOLON = re.compile(r'"[^"]*"|\\.|;')
_QUOTED = re.compile(r'"([^"]*)"')
# Room of the width of a sign, a sign that fills the cell, a colour or a language: none of them shows what stands in it.
_FILLING = re.compile(r"_.|\*.|\[[^\]]*\]")
_CONDITION = re.compile(r"\[\s*[<>=]")
_RUPIAH = re.compile(r"\b(?:Rp|IDR)", re.IGNORECASE)
_SIGN = re.compile(r"[-(−–]")


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


def hides_minus(code: str) -> bool:
    """True for a format that shows an amount below zero without a sign, in parentheses or in words: `#,##0;#,##0`, `#,##0;[Red]#,##0`, `0;`."""
    positive, *others = _sections(code[:LONGEST_FORMAT])
    if not others or _CONDITION.search(code):
        return False
    negative = _FILLING.sub("", others[0])
    said = set(_QUOTED.findall(negative)) - set(_QUOTED.findall(positive))
    return not _SIGN.search(negative) and not any(map(str.strip, said))


def shows_no_minus(text: str) -> bool:
    """The same of what is shown for an amount below zero: digits that are not all nought, without a sign and without a word that could be one."""
    words = _OTHER_CURRENCY.sub("", _RUPIAH.sub("", text))
    return any(sign in "123456789" for sign in text) and not _SIGN.search(text) and not any(map(str.isalpha, words))


def _sections(code: str) -> list[str]:
    """What stands between semicolons that are no text."""
    ends = [found.start() for found in _SEMICOLON.finditer(code) if found[0] == ";"]
    return [code[start:end] for start, end in zip([0, *(end + 1 for end in ends)], [*ends, len(code)], strict=True)]


class Styles:
    """Numbers of styles as in a cell's `s`: kinds (a kind as above; none is left out), struck text, numbers that show no minus.

    No dataclass: loading that module is a tenth of what the child takes to start.
    """

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self.struck: set[str] = set()
        self.unsigned: set[str] = set()


class _Reader:
    """The style sheet between two events of the parser."""

    def __init__(self) -> None:
        self.styles = Styles()
        self.path: list[str] = []
        self.formats: dict[str, str] = {}
        self.unsigned: set[str] = set()
        self.struck_fonts: set[str] = set()
        self.fonts, self.count = 0, 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        parent, name = self.path[-1] if self.path else "", local(name)
        self.path.append(name)
        match parent, name:
            case _, "numFmt":
                self._format(attributes.get("numFmtId", ""), attributes.get("formatCode", ""))
            case "fonts", "font":
                self.fonts += 1
            case "font", "strike" if self.path[-3:-2] == ["fonts"] and attributes.get("val", "1") in ("1", "true"):
                self.struck_fonts.add(str(self.fonts - 1))
            case "cellXfs", "xf":
                self._style(attributes)
        if max(self.count, self.fonts, len(self.formats)) > MOST_STYLES:
            raise TooManyStyles

    def end(self, _name: str) -> None:
        self.path.pop()

    def _format(self, number: str, code: str) -> None:
        self.formats[number] = kind_of_format(code)
        if hides_minus(code):
            self.unsigned.add(number)

    def _style(self, attributes: dict[str, str]) -> None:
        here, number = str(self.count), attributes.get("numFmtId", "0")
        if kind := _kind(number, self.formats):
            self.styles.kinds[here] = kind
        if attributes.get("fontId") in self.struck_fonts:
            self.styles.struck.add(here)
        if number in self.unsigned:
            self.styles.unsigned.add(here)
        self.count += 1


def read_styles(pieces: Iterable[bytes]) -> Styles:
    """Raises TooManyStyles and Unreadable."""
    reader = _Reader()
    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parse(parser, pieces, "styles")
    return reader.styles


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
