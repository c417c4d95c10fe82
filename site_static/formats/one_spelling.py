"""XML in one spelling: openpyxl writes with lxml where that is installed and with the standard library elsewhere. Used by xlsx."""

from __future__ import annotations

from xml.parsers.expat import ParserCreate
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def in_one_spelling(part: bytes) -> bytes:
    """The same elements, attributes and texts, with every namespace declared at the root and attributes in the order of their names.

    For XML that openpyxl wrote: no comments, no document type, one meaning of a prefix in a part. Raises ValueError for two meanings.
    """
    writer = _Writer()
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = writer.start, writer.end, writer.characters
    parser.Parse(part, True)
    return writer.result().encode("utf-8")


class _Writer:
    def __init__(self) -> None:
        self.namespaces: dict[str, str] = {}
        self.pieces: list[str] = []
        self.root = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        for key in [key for key in attributes if key == "xmlns" or key.startswith("xmlns:")]:
            address = attributes.pop(key)
            if self.namespaces.setdefault(key, address) != address:
                raise ValueError(f"{key} means {self.namespaces[key]} and {address}")
        written = "".join(f" {key}={quoteattr(value)}" for key, value in sorted(attributes.items()))
        if self.root:
            self.pieces.append(f"<{name}{written}>")
        else:
            self.root = f"{name}{written}"

    def end(self, name: str) -> None:
        self.pieces.append(f"</{name}>")

    def characters(self, text: str) -> None:
        self.pieces.append(escape(text))

    def result(self) -> str:
        declared = "".join(f" {key}={quoteattr(address)}" for key, address in sorted(self.namespaces.items()))
        return f"{DECLARATION}<{self.root}{declared}>{''.join(self.pieces)}"
