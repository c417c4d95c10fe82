"""Shared strings: the texts of a workbook, each once, in order of their index."""

from __future__ import annotations

import re
from collections.abc import Iterable

from importers.reading.faults import Limits, Unreadable
from importers.reading.xml import local, new_parser, parse

# Letters beyond the first 65,536 are written as two escapes in a row.
_ESCAPED = re.compile("(?:_x[0-9A-Fa-f]{4}_)+")
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_FIRST, _LAST = "<si><t>", "</t></si>"
_OTHER_ENTITY = re.compile("&(?!amp;|lt;|gt;|quot;|apos;)")
# A line through a run of rich text, in UTF-8 and in both orders of UTF-16.
STRIKE = (b"strike", b"s\0t\0r\0i\0k\0e")
# What XML 1.0 cannot hold: control characters, here as bytes of UTF-8, and two code points.
CONTROLS = bytes(set(range(32)) - {9, 10, 13})
NONCHARACTERS = ("\ufffe", "\uffff")


class NotPlain(Exception):
    """The part is written in a way that the fast way does not cover."""


def has_pair(text: str, pair: str) -> bool:
    """Whether two signs stand there together. One sign is found twenty times faster than two, and mostly not even that one is there."""
    return pair[0] in text and pair in text


def unescaped(text: str) -> str:
    """`_x000D_` is how the format writes what XML cannot hold."""
    return _ESCAPED.sub(_letters, text) if has_pair(text, "_x") else text


def _letters(match: re.Match[str]) -> str:
    """What an escape stands for; itself where that is no letter (half of one, or NUL, which no database takes)."""
    units = match[0][2:-1].split("__x")
    try:
        letters = b"".join(int(unit, 16).to_bytes(2, "little") for unit in units).decode("utf-16-le")
    except UnicodeDecodeError:
        return match[0]
    return match[0] if "\x00" in letters else letters


def without_entities(text: str) -> str:
    """`&amp;` and the like as their signs. Raises NotPlain for others, and for line ends that XML would change."""
    if "\r" in text:
        raise NotPlain
    return _ENTITY.sub(_sign, text) if "&" in text else text


def _sign(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    if not (match[1] or match[2]):
        raise NotPlain
    code = int(match[1], 16) if match[1] else int(match[2])
    if code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000:
        return chr(code)
    raise NotPlain


def with_named_entities(text: str) -> str:
    """The same for text that is known to have no other entities than the five; three times faster."""
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&apos;", "'")
    return text.replace("&amp;", "&")


def way_of(text: str) -> str:
    """How text within XML is to be taken: "plain" as it stands, "named" with the five entities, "careful" with anything."""
    if "\r" in text or has_pair(text, "_x"):
        return "careful"
    if "&" not in text:
        return "plain"
    return "careful" if _OTHER_ENTITY.search(text) else "named"


def decoded(data: bytes) -> str:
    """UTF-8 without anything that XML forbids. Raises NotPlain."""
    if len(data.translate(None, CONTROLS)) != len(data):
        raise NotPlain
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise NotPlain from None
    if any(sign in text for sign in NONCHARACTERS):
        raise NotPlain
    return text


def shared_strings(pieces: Iterable[bytes], limits: Limits) -> list[str]:
    """All texts. Runs of rich text are joined; phonetic guides (rPh) are not part of the text. Raises Unreadable."""
    content = b"".join(pieces)
    try:
        texts = _plain_strings(content)
    except NotPlain:
        texts = _general_strings((content,))
    if any(len(text) > limits.text_length for text in texts):
        raise Unreadable("file.long-text", limit=str(limits.text_length))
    return texts


def struck_strings(content: bytes) -> set[str]:
    """The indexes of rich texts of which a part has a line through it. Most workbooks have none, and nothing is looked at twice."""
    if not any(word in content for word in STRIKE):
        return set()
    struck: set[str] = set()
    count, runs = 0, StruckRuns()

    def start(name: str, attributes: dict[str, str]) -> None:
        runs.start(local(name), attributes)

    def end(name: str) -> None:
        nonlocal count
        if runs.end(local(name)):
            struck.add(str(count))
        count += local(name) == "si"

    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, runs.characters
    parse(parser, (content,), "shared strings")
    return struck


class StruckRuns:
    """Finds runs of rich text with a line through them, between two events of the parser."""

    def __init__(self) -> None:
        self.is_struck, self.is_text, self.has_text = False, False, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "r":
                self.is_struck = False
            case "strike":
                self.is_struck = attributes.get("val", "1") in ("1", "true")
            case "t":
                self.is_text, self.has_text = True, False

    def characters(self, data: str) -> None:
        self.has_text = self.has_text or (self.is_text and not data.isspace())

    def end(self, name: str) -> bool:
        """True at the end of a text that has a line through it."""
        if name == "r":
            self.is_struck = False
        if name != "t":
            return False
        self.is_text = False
        return self.is_struck and self.has_text


def _plain_strings(content: bytes) -> list[str]:
    """The fast way: the part is cut at its tags. A piece that is no plain text goes through expat by itself."""
    start = content.find(b"<si>")
    head, _, rest = content[:start].rpartition(b"<sst")
    end = content.rfind(b"</si>") + len(b"</si>")
    if start < 0 or b"<!" in head or not rest.endswith(b">") or rest.count(b">") != 1 or content[end:].strip() != b"</sst>":
        raise NotPlain
    check_declaration(head)
    parse(new_parser(), (content[:start], b"</sst>"), "shared strings")
    text = decoded(content[start:end]).replace('<t xml:space="preserve">', "<t>")
    if "<!" in text or "<?" in text or "]]>" in text:
        raise NotPlain
    texts = text.removeprefix(_FIRST).removesuffix(_LAST).split(_LAST + _FIRST)
    if text.startswith(_FIRST) and text.count("<") == len(texts) * (_FIRST + _LAST).count("<"):
        return _taken(texts, way_of(text))
    return [one for piece in text.split("</si>")[:-1] for one in _strings_of(piece)]


def _taken(texts: list[str], way: str) -> list[str]:
    match way:
        case "plain":
            return texts
        case "named":
            return [with_named_entities(text) if "&" in text else text for text in texts]
    return [unescaped(without_entities(text)) for text in texts]


def _strings_of(piece: str) -> Iterable[str]:
    """Usually one; more when there are empty ones, which have no end tag."""
    inner = piece.removeprefix(_FIRST).removesuffix("</t>")
    if len(inner) == len(piece) - len(_FIRST) - len("</t>") and "<" not in inner:
        return (unescaped(without_entities(inner)),)
    return _general_strings((b"<sst>", piece.encode(), b"</si></sst>"))


def check_declaration(head: bytes) -> None:
    """Raises NotPlain for a part that is not UTF-8."""
    declaration = head[:100].partition(b"?>")[0].lower()
    if b"encoding=" in declaration and b'encoding="utf-8"' not in declaration:
        raise NotPlain


def _general_strings(pieces: Iterable[bytes]) -> list[str]:
    """The general way: expat with handlers."""
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
                texts.append(unescaped("".join(parts)))
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
