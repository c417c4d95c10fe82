"""Looks into a PDF that somebody sent, inside the child process: what it holds that a page of paper does not, and the text on it.

Nothing of the file is run or drawn. Used by importers/paper.py through a process of its own.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Collection, Iterator
from typing import Any, TypedDict  # what a PDF holds has any type

from cms.domain.personal import personal_kinds
from importers.reading.child import keep
from importers.reading.faults import FaultTuple, Limits, Unreadable, mebibytes

HEADER = b"%PDF-"
# What makes a page do more than show itself -> the problem that it is. Names as the standard (ISO 32000) has them.
ACTIONS = {
    "/JavaScript": "paper.script",
    "/Launch": "paper.launch",
    "/SubmitForm": "paper.form",
    "/ImportData": "paper.form",
    "/GoToE": "paper.attachment",
    "/Rendition": "paper.media",
    "/Movie": "paper.media",
    "/Sound": "paper.media",
}
ENTRIES = {
    "/JS": "paper.script",
    "/JavaScript": "paper.script",
    "/EF": "paper.attachment",
    "/EmbeddedFiles": "paper.attachment",
    "/XFA": "paper.form",
}
KINDS = {
    "/EmbeddedFile": "paper.attachment",
    "/FileAttachment": "paper.attachment",
    "/RichMedia": "paper.media",
    "/Movie": "paper.media",
    "/Sound": "paper.media",
    "/Screen": "paper.media",
    "/3D": "paper.media",
}
# Links whose address is itself a program.
PROGRAMS = frozenset({"javascript", "vbscript", "data"})
# A page with fewer letters and digits than this is a picture: a page number alone is no text.
LEAST_TEXT = 20
MOST_PAGES = 2000
# Of text beside the pages, a title or a note, so much is looked at.
MOST_NOTE = 20_000
_BLANKS = re.compile(r"\s+")
_SIGNS = re.compile(r"\w")


class PaperReading(TypedDict):
    """What a PDF gave: its pages, those without text, and everything that is wrong with it."""

    pages: int
    without_text: int
    faults: list[FaultTuple]


def look(content: bytes, limits: Limits, allowed: Collection[str]) -> PaperReading:
    """Every fault of a file. allowed: addresses and numbers that the city publishes itself."""
    try:
        return _look(content, limits, allowed)
    except Unreadable as fault:
        return {"pages": 0, "without_text": 0, "faults": [fault.as_fault()]}


def _look(content: bytes, limits: Limits, allowed: Collection[str]) -> PaperReading:
    if not content:
        raise Unreadable("file.empty")
    if len(content) > limits.file_bytes:
        raise Unreadable("paper.too-large", mebibytes(len(content)), limit=mebibytes(limits.file_bytes))
    if not content.startswith(HEADER):
        raise Unreadable("paper.not-pdf")
    reader = _opened(content)
    pages = _pages(reader)
    faults: dict[tuple[str, str], FaultTuple] = {}
    for code in _beyond_paper(reader):
        faults.setdefault((code, ""), (code, "", 0, "", "", ()))
    texts, without_text = [], 0
    for number, page in enumerate(pages, start=1):
        text = _text_of(page, number)
        without_text += len(_SIGNS.findall(text)) < LEAST_TEXT
        texts.append((str(number), text))
    for place, text in (*texts, *(("", note) for note in _notes(reader))):
        for kind in _personal(text, allowed):
            faults.setdefault((kind, place), (f"paper.personal-{kind}", "", 0, "", "", (("page", place or "–"),)))
    return {"pages": len(pages), "without_text": without_text, "faults": list(faults.values())}


def _opened(content: bytes) -> Any:  # a pypdf reader: loaded in this process alone
    from io import BytesIO  # noqa: PLC0415  as the next line

    from pypdf import PdfReader  # noqa: PLC0415  only a process with limits may load what reads strangers' files

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        is_encrypted = reader.is_encrypted
    except Exception as error:  # a damaged file makes a parser fail in any way
        raise Unreadable("paper.damaged", type(error).__name__) from error
    if is_encrypted:
        raise Unreadable("paper.encrypted")
    return reader


def _pages(reader: Any) -> list[Any]:
    try:
        pages = list(reader.pages)
    except Exception as error:
        raise Unreadable("paper.damaged", type(error).__name__) from error
    if not pages:
        raise Unreadable("paper.no-pages")
    if len(pages) > MOST_PAGES:
        raise Unreadable("paper.too-many-pages", str(len(pages)), limit=str(MOST_PAGES))
    return pages


def _objects(reader: Any) -> Iterator[Any]:
    """Every object that the file holds, whether a page leads to it or not."""
    from pypdf.generic import IndirectObject  # noqa: PLC0415  see _opened

    yield reader.trailer
    numbers = {(number, generation) for generation, known in reader.xref.items() for number in known} | {(number, 0) for number in reader.xref_objStm}
    for number, generation in sorted(numbers):
        try:
            yield reader.get_object(IndirectObject(number, generation, reader))
        except Exception as error:
            raise Unreadable("paper.damaged", type(error).__name__) from error


def _inside(value: Any) -> Iterator[Any]:
    """Dictionaries of an object and of what stands in it; other objects are looked at by themselves."""
    from pypdf.generic import ArrayObject, DictionaryObject  # noqa: PLC0415  see _opened

    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject):
            yield one
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, ArrayObject):
            waiting += list(list.__iter__(one))


def _beyond_paper(reader: Any) -> Iterator[str]:
    for value in _objects(reader):
        for one in _inside(value):
            yield from (ENTRIES[key] for key in one if key in ENTRIES)
            yield from (code for name, code in ACTIONS.items() if str(one.raw_get("/S") if "/S" in one else "") == name)
            if _scheme(str(one.get("/URI", ""))) in PROGRAMS:
                yield "paper.script"
            for key in ("/Type", "/Subtype"):
                if key in one and (code := KINDS.get(str(one.raw_get(key)))):
                    yield code


def _scheme(address: str) -> str:
    """Of a link, as a reader's program understands it: blanks and control characters are passed over."""
    return "".join(sign for sign in address.partition(":")[0] if sign > " ").casefold()


def _notes(reader: Any) -> Iterator[str]:
    """Titles, authors, notes, contents of forms, and what the file says of itself in XML."""
    from pypdf.generic import ArrayObject, StreamObject, TextStringObject  # noqa: PLC0415  see _opened

    for value in _objects(reader):
        for one in _inside(value):
            for key in one:
                here = one.raw_get(key)
                for text in here if isinstance(here, ArrayObject) else (here,):
                    if isinstance(text, TextStringObject):
                        yield str(text)[:MOST_NOTE]
            if isinstance(one, StreamObject) and str(one.get("/Type", "")) == "/Metadata":
                yield one.get_data().decode("utf-8", "replace")[:MOST_NOTE]


def _text_of(page: Any, number: int) -> str:
    try:
        return str(page.extract_text())
    except Exception as error:
        raise Unreadable("paper.unreadable-page", type(error).__name__, page=str(number)) from error


def _personal(text: str, allowed: Collection[str]) -> tuple[str, ...]:
    """The kinds of personal numbers, also of one that goes on in the next line."""
    for contact in allowed:
        text = text.replace(contact, " ")
    return personal_kinds(text) or personal_kinds(_BLANKS.sub(" ", text))


def main(arguments: list[str]) -> None:
    """Arguments: the folder of installed packages, allowed contacts as one text with line breaks, then the limits. The file is standard input."""
    import json  # noqa: PLC0415  the answer of this process alone

    packages, allowed, *numbers = arguments
    sys.path.append(packages)
    limits = Limits.of_texts(numbers)
    keep(limits)
    found = look(sys.stdin.buffer.read(), limits, [one for one in allowed.splitlines() if one])
    json.dump(found, sys.stdout)
