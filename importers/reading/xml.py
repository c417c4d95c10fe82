"""XML by expat: well-formed, without DOCTYPE (so without entities of its own), or refused."""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers import expat

from importers.reading.faults import Unreadable


def _refuse_doctype(*_: object) -> None:
    raise Unreadable("file.damaged", "DOCTYPE in the file")


def new_parser() -> expat.XMLParserType:
    """A parser that knows no namespaces (prefixes are cut by local()) and refuses DOCTYPE."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.buffer_text = True
    return parser


def local(name: str) -> str:
    """The name without its prefix: "x:row" -> "row"."""
    return name.rpartition(":")[2]


def parse(parser: expat.XMLParserType, pieces: Iterable[bytes], part: str) -> None:
    """Feeds all pieces. Raises Unreadable for what is not well-formed."""
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # LookupError, ValueError: an encoding that nobody knows
        raise Unreadable("file.damaged", f"{part}: {error}") from None


def collected(pieces: Iterable[bytes], element: str, part: str) -> list[dict[str, str]]:
    """The attributes of every element of that local name, in order; names of attributes without prefix."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if local(name) == element:
            found.append({local(key): value for key, value in attributes.items()})

    parser = new_parser()
    parser.StartElementHandler = start
    parse(parser, pieces, part)
    return found


def named(attributes: dict[str, str], name: str) -> str:
    """An attribute by its local name: prefixes are the writer's choice."""
    return next((value for key, value in attributes.items() if local(key) == name), "")
