"""Shared strings: the texts of a workbook, each once, in order of their index."""

from __future__ import annotations

import re
from collections.abc import Iterable

from importers.reading.faults import Limits, Unreadable
from importers.reading.xml import local, new_parser, parse

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """`_x000D_` is how the format writes what XML cannot hold."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def shared_strings(pieces: Iterable[bytes], limits: Limits) -> list[str]:
    """All texts. Runs of rich text are joined; phonetic guides (rPh) are not part of the text."""
    texts: list[str] = []
    parts: list[str] = []
    reading, phonetic = False, False

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal reading, phonetic
        match local(name):
            case "si":
                parts.clear()
            case "rPh":
                phonetic = True
            case "t":
                reading = not phonetic

    def end(name: str) -> None:
        nonlocal reading, phonetic
        match local(name):
            case "si":
                text = unescaped("".join(parts))
                if len(text) > limits.text_bytes:
                    raise Unreadable("file.too-large", f"{len(text)} characters in one cell", limit=f"{limits.text_bytes} characters")
                texts.append(text)
            case "rPh":
                phonetic = False
            case "t":
                reading = False

    def characters(data: str) -> None:
        if reading:
            parts.append(data)

    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    parse(parser, pieces, "shared strings")
    return texts
