"""Any table that is no budget: rows under one row of titles, each stored, refused or skipped. Used by crosswalk.py, licensing/, proposals/."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TypeVar

from cms.domain.personal import masked, personal_number
from importers.header import titles_seen
from importers.meaning import Heading
from importers.problems import Problem, in_order
from importers.table import Body, ImportResult, Understood, body_of, described, named
from importers.values import Refused, refuse_marked, text_of
from importers.workbook import Mark, Raw, Sheet, Workbook

F = TypeVar("F")
# The role of a column that holds persons: it is told and left out.
PERSON = "person"
# How much of a row that was not understood is shown.
LONGEST_SEEN = 200
MOST_DIGITS = 9


def most_like_heading(sheets: Iterable[Sheet]) -> str:
    """The texts of the row that looks most like a heading, for the person whose file was not understood."""
    return max((", ".join(titles_seen(sheet)) for sheet in sheets), key=len, default="")[:LONGEST_SEEN]


def list_body(sheet: Sheet, heading: Heading, list_name: str) -> Body:
    """The rows below the heading. Rows without a value in what is read are notes; columns that are not read are told, those of persons apart."""
    body = body_of(sheet, heading)
    read = [column.index for column in heading.columns if column.role != PERSON]
    body.skip([place for place, row in enumerate(body.rows) if all(index >= len(row.cells) or row.cells[index] is None for index in read)], "note")
    for column in heading.columns:
        if column.role == PERSON:
            body.note("personal.withheld", column.title, column=column.index)
    if heading.unread:
        titles = named(f"{column.letters} ({column.title})" for column in heading.unread)
        body.note(f"{list_name}.column-unread", titles, ("count", str(len(heading.unread))))
    return body


def place_of(body: Body, name: str) -> int | None:
    """Where a column stands; None where the list has no such column."""
    column = body.heading.column(name)
    return None if column is None else column.index


def refuse_persons(body: Body, name: str, texts: Sequence[str]) -> None:
    """A personal number in a text refuses its row."""
    column = body.heading.column(name)
    kinds = {text: kind for text in set(texts) if text and (kind := personal_number(text)) is not None}
    for position, text in enumerate(texts):
        if text in kinds and column is not None:
            body.refuse(position, column.index, "personal.found", masked(text), ("kind", kinds[text]), ("title", column.title))


def whole_number(raw: Raw, mark: Mark | None) -> int | None:
    """A count, a year, a rank; None for a blank."""
    if mark:
        refuse_marked(mark, raw)
    text = text_of(raw)
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > MOST_DIGITS:
        raise Refused("number.not-whole")
    return int(text)


def understood_list(body: Body, notations: Mapping[str, str] | None = None, table: str = "") -> Understood:
    """How the list was read, for the preview."""
    heading, said = body.heading, notations or {}
    return Understood(
        sheet=body.sheet.name,
        table=table,
        heading_rows=heading.rows,
        columns=tuple(described(body, column, column.role, said.get(column.role, "")) for column in heading.columns if column.role != PERSON),
        unread=tuple(described(body, column, column.role) for column in (*heading.unread, *heading.rivals)),
        levels="list",
    )


def list_result(
    facts: Iterable[F],
    *,
    books: Sequence[Workbook],
    bodies: Sequence[Body],
    problems: Iterable[Problem],
    skipped: Mapping[str, int],
    understood: Iterable[Understood],
) -> ImportResult[F]:
    """What the lists of one or more files gave. problems and skipped: those of whole files and sheets, beside what the bodies hold."""
    kinds = Counter(skipped)
    for body in bodies:
        kinds.update(body.skipped.values())
    if ours := sum(len(sheet.rows) for book in books for sheet in book.sheets if sheet not in book.own_sheets):
        kinds["our-list"] += ours
    refused = sum(len({row.number for row in body.rows} & body.refused) for body in bodies)
    return ImportResult(
        facts=tuple(facts),
        stated=(),
        problems=in_order([*problems, *(problem for body in bodies for problem in body.problems)]),
        rows_read=sum(len(sheet.rows) for book in books for sheet in book.sheets),
        rows_stored=sum(len(body.rows) for body in bodies) - refused,
        rows_refused=refused,
        rows_skipped=tuple(sorted(kinds.items())),
        file_name=" + ".join(book.file_name for book in books),
        file_sha256=_digest(books),
        file_bytes=sum(book.file_bytes for book in books),
        understood=tuple(understood),
    )


def _digest(books: Sequence[Workbook]) -> str:
    """One file's own; of several that of their digests."""
    if len(books) == 1:
        return books[0].file_sha256
    return sha256("".join(book.file_sha256 for book in books).encode()).hexdigest()
