"""Repairs the tags of a PDF, so that a screen reader meets the same tables as the eye. Used by pdf.py just before a file is written.

WeasyPrint 70 writes one Table per page of a table, heads repeated (Kozea/WeasyPrint#2903), TH without Scope (#2508), and leaves the
text of repeated heads and page margins as content that belongs to no tag. Here the parts of a table become one Table again, every TH
says whether it heads a column or a row, and what is only repeated on the paper is marked as an Artifact, as PDF/UA wants it.

All of this happens on WeasyPrint's own objects in memory: nothing is written and read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any  # WeasyPrint's boxes and pydyf's dictionaries carry no types
from xml.etree.ElementTree import Element  # only a type here: WeasyPrint has parsed our own HTML already

import pydyf  # type: ignore[import-untyped]  # it carries no types
from weasyprint.formatting_structure.boxes import InlineBox, MarginBox  # type: ignore[import-untyped]  # it carries no types

Tag = Any  # a pydyf.Dictionary: a structure element
GROUPS = ("thead", "tbody", "tfoot")
SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell on a page: its tag, and the elements of our HTML that it, its row group and its table come from."""

    tag: Tag
    element: Element
    group: Element | None
    table: Element


def mend_tags(document: Any, pdf: Any) -> None:  # Any: WeasyPrint's Document and pydyf's PDF
    """The finisher that WeasyPrint calls when all pages are drawn."""
    tree = _Tree(pdf)
    _say_languages(tree, document)
    cells = [cell for page in document.pages for cell in _cells(page._page_box)]
    for cell in cells:
        _say_scope(cell)
    _join_tables(tree, cells)
    for page in document.pages:
        _name_links(page._page_box)
    _mark_artifacts(tree, pdf)


class _Tree:
    """The structure tree, read through references (`12 0 R`)."""

    def __init__(self, pdf: Any) -> None:
        self._objects = pdf.objects
        self.root: Tag = self.at(pdf.catalog["StructTreeRoot"])

    def at(self, reference: bytes) -> Tag:
        return self._objects[int(reference.split()[0])]

    def parent(self, tag: Tag) -> Tag:
        return self.at(tag["P"])

    def kids(self, tag: Tag) -> list[Tag]:
        """The tags directly below; marked content and annotations left out."""
        found = (self.at(kid) for kid in tag.get("K", ()) if isinstance(kid, bytes))
        return [kid for kid in found if kid.get("Type") == "/StructElem"]

    def spans(self) -> Iterator[Tag]:
        """The tags of spans in reading order; a tag of text holds no other."""
        waiting = [self.root]
        while waiting:
            tag = waiting.pop()
            if tag.get("S") == "/Span" and self.kids(tag):
                yield tag
            waiting.extend(reversed(self.kids(tag)))

    def move(self, tag: Tag, to: Tag) -> None:
        """To the end of another tag. The old place still names it and must be thrown away."""
        tag["P"] = to.reference
        to["K"].append(tag.reference)

    def cut(self, tag: Tag) -> None:
        self.parent(tag)["K"].remove(tag.reference)

    def reachable(self) -> set[int]:
        """The numbers of all tags that the root leads to."""
        found: set[int] = set()
        waiting = [self.root]
        while waiting:
            tag = waiting.pop()
            found.add(tag.number)
            waiting.extend(self.kids(tag))
        return found


def _say_languages(tree: _Tree, document: Any) -> None:
    """Words in another language than the document's say so. WeasyPrint forgets which box a tag is of; both come in reading order."""
    boxes = [box for page in document.pages for box in _spans(page._page_box)]
    if not any("lang" in box.element.attrib for box in boxes):
        return
    for box, tag in zip(boxes, tree.spans(), strict=True):
        if "lang" in box.element.attrib:
            tag["Lang"] = pydyf.String(box.element.attrib["lang"])


def _spans(box: Any) -> Iterator[Any]:
    """Every box of a span on a page: one a line."""
    if isinstance(box, MarginBox):
        return
    if isinstance(box, InlineBox) and box.element_tag == "span":
        yield box
    for child in getattr(box, "children", ()):
        yield from _spans(child)


def _cells(box: Any, group: Element | None = None, table: Element | None = None) -> Iterator[Cell]:
    """Every cell of a page, in reading order. WeasyPrint leaves a cell's tag on its box."""
    if isinstance(box, MarginBox):
        return
    if box.element is not None and box.element_tag == "table":
        table = box.element
    elif box.element is not None and box.element_tag in GROUPS:
        group = box.element
    tag = getattr(box, "mark", None)
    if tag is not None and table is not None:
        yield Cell(tag, box.element, group, table)
    for child in getattr(box, "children", ()):
        yield from _cells(child, group, table)


def _say_scope(cell: Cell) -> None:
    """Scope in place of lists of header numbers, which are larger and name numbers that no table of numbers holds."""
    cell.tag.pop("ID", None)
    attributes = cell.tag["A"]
    attributes.pop("Headers", None)
    if cell.tag["S"] == "/TH":
        attributes["Scope"] = SCOPES[cell.element.get("scope") or "col"]
    elif len(attributes) == 1:
        del cell.tag["A"]


def _join_tables(tree: _Tree, cells: list[Cell]) -> None:
    """One Table for one table: the rows of its later pages follow those of its first page."""
    parts: dict[Element, dict[int, Tag]] = {}
    sources: dict[int, Element | None] = {}
    for cell in cells:
        group = tree.parent(tree.parent(cell.tag))
        table = tree.parent(group)
        sources[group.number] = cell.group
        parts.setdefault(cell.table, {})[table.number] = table
    for tables in parts.values():
        first, *later = tables.values()
        for table in later:
            _append(tree, first, table, sources)


def _append(tree: _Tree, first: Tag, table: Tag, sources: dict[int, Element | None]) -> None:
    known = {sources.get(group.number): group for group in tree.kids(first)}
    for group in tree.kids(table):
        same = known.get(sources.get(group.number))
        if same is None:
            tree.move(group, first)
        elif group["S"] == "/TBody":
            for row in tree.kids(group):
                tree.move(row, same)
    tree.cut(table)


def _name_links(box: Any) -> None:
    """A link is described by its own words, not by the address that it leads to."""
    if isinstance(box, MarginBox):
        return
    annotation = getattr(box, "link_annotation", None)
    if annotation and box.element is not None:
        annotation["Contents"] = pydyf.String(" ".join("".join(box.element.itertext()).split()))
    for child in getattr(box, "children", ()):
        _name_links(child)


def _mark_artifacts(tree: _Tree, pdf: Any) -> None:
    """What no tag holds any more is decoration of the page: repeated heads, running titles, page numbers."""
    kept = tree.reachable()
    numbers = tree.at(tree.root["ParentTree"])["Nums"]
    for reference in pdf.page_references:
        page = tree.at(reference)
        owners = numbers[numbers.index(page["StructParents"]) + 1]
        _mark_on_page(tree.at(page["Contents"]).stream, owners, kept)
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/StructElem" and thing.number not in kept:
            thing.clear()


def _mark_on_page(stream: list[Any], owners: list[bytes], kept: set[int]) -> None:
    """stream holds `/Span`, `<</MCID 7>>`, `BDC`; owners the tag of each such number."""
    for place, item in enumerate(stream):
        if not isinstance(item, pydyf.Dictionary) or "MCID" not in item:
            continue
        number = item["MCID"]
        if int(owners[number].split()[0]) not in kept:
            owners[number] = b"null"
            stream[place - 1] = "/Artifact"
            stream[place] = pydyf.Dictionary({"Type": "/Pagination"})
