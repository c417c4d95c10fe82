"""Reads the tags of a PDF as a screen reader meets them. Used by the tests of printed files."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

PAINTING = {b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"Do", b"sh", b"BI"}


@dataclass
class Tag:
    """A structure element; content says how many pieces of marked content it holds itself."""

    kind: str
    scope: str = ""
    columns: int = 1
    content: int = 0
    kids: list[Tag] = field(default_factory=list)

    def all(self, *kinds: str) -> list[Tag]:
        """Itself and everything below of these kinds, in reading order."""
        below = [tag for kid in self.kids for tag in kid.all(*kinds)]
        return [self, *below] if self.kind in kinds else below


def opened(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def tags_of(content: bytes) -> Tag:
    """The whole tree, its root the Document."""
    root = opened(content).trailer["/Root"]["/StructTreeRoot"]
    return _tag(root["/K"][0].get_object())


def _tag(element: DictionaryObject) -> Tag:
    attributes = element.get("/A", {})
    tag = Tag(kind=element["/S"][1:], scope=str(attributes.get("/Scope", ""))[1:], columns=attributes.get("/ColSpan", 1))
    for kid in element.get("/K", []):
        found = kid.get_object()
        if isinstance(found, DictionaryObject) and found.get("/Type") == "/StructElem":
            tag.kids.append(_tag(found))
        elif isinstance(found, int):
            tag.content += 1
    return tag


def untagged(content: bytes) -> Iterator[str]:
    """What is painted but neither tagged nor marked as decoration: page and operator."""
    reader = opened(content)
    for number, page in enumerate(reader.pages, start=1):
        depth = 0
        for _, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in (b"BMC", b"BDC"):
                depth += 1
            elif operator == b"EMC":
                depth -= 1
            elif operator in PAINTING and not depth:
                yield f"page {number}: {operator.decode()}"


def orphans(content: bytes) -> Iterator[str]:
    """Marked content that says it is tagged and is not: page and number."""
    reader = opened(content)
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = {int(numbers[place]): numbers[place + 1].get_object() for place in range(0, len(numbers), 2)}
    for number, page in enumerate(reader.pages, start=1):
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"BDC" and "/MCID" in operands[1]:
                owner = owners[page["/StructParents"]][operands[1]["/MCID"]].get_object()
                if not _leads_to_root(owner):
                    yield f"page {number}: {operands[1]['/MCID']}"


def _leads_to_root(owner: object) -> bool:
    while isinstance(owner, DictionaryObject):
        above = owner.get("/P")
        if owner.get("/Type") == "/StructTreeRoot":
            return True
        if above is None:
            return False
        parent = above.get_object()
        if parent.get("/Type") != "/StructTreeRoot" and owner.indirect_reference not in parent["/K"]:
            return False
        owner = parent
    return False


def bookmarks(content: bytes) -> list[str]:
    """Titles of all bookmarks, in order."""

    def titles(entries: list[object]) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield str(entry.title)  # type: ignore[attr-defined]  # pypdf calls it a list of anything

    return list(titles(opened(content).outline))


def text_of(content: bytes) -> str:
    """The text as pdftotext gives it, lines of a page as they are laid out, pages apart by form feeds."""
    return subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, stdout=subprocess.PIPE, check=True).stdout.decode()


@dataclass(frozen=True)
class Word:
    """A word on a page; left and right are its edges in points."""

    text: str
    left: float
    right: float


def words_of(content: bytes) -> list[list[Word]]:
    """The words of each page."""
    answer = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=content, stdout=subprocess.PIPE, check=True).stdout.decode()
    found = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>')
    return [[Word(text, float(left), float(right)) for left, right, text in found.findall(page)] for page in answer.split("<page ")[1:]]
