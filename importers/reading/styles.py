"""Which number formats are dates and which are percentages. A style sheet that cannot be read decides nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from importers.reading.faults import Unreadable
from importers.reading.xml import local, new_parser, parse

BUILT_IN_PERCENT = frozenset({9, 10})
BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
# Literal text, escaped and filling characters, colours and currencies: what says nothing about the kind.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


def kind_of_format(code: str) -> str:
    """ "date", "percent" or "" for a format code such as `dd/mm/yyyy` or `#,##0`."""
    plain = _LITERAL.sub("", code).lower()
    if "%" in plain:
        return "percent"
    if plain != "general" and re.search("[ymdhs]", plain):
        return "date"
    return ""


def kinds_of_styles(pieces: Iterable[bytes]) -> dict[str, str]:
    """Style number as in a cell's `s` -> "date" or "percent"; other styles are left out."""
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
                kind = _kind(attributes.get("numFmtId", "0"), formats)
                if kind:
                    kinds[str(count)] = kind
                count += 1

    def end(name: str) -> None:
        nonlocal inside
        if local(name) == "cellXfs":
            inside = False

    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parse(parser, pieces, "styles")
    except Unreadable:
        return {}
    return kinds


def _kind(number: str, formats: dict[str, str]) -> str:
    if number in formats:
        return formats[number]
    if not number.isdigit():
        return ""
    if int(number) in BUILT_IN_PERCENT:
        return "percent"
    return "date" if int(number) in BUILT_IN_DATES else ""
