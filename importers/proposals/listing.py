"""One list of proposals or outcomes as columns of values: each cell checked once, every row accounted for, every fault at its cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from cms.domain.personal import without_numbers
from cms.domain.proposals.checks import Fault
from cms.domain.proposals.choices import Choice, Precision
from cms.domain.tables import CellRef
from importers.lists import PERSON, list_body, place_of, refuse_persons, understood_list, whole_number
from importers.overlooked import joined_rows
from importers.proposals.days import Day, to_day
from importers.proposals.quantities import NONE, Quantity, QuantityReader
from importers.proposals.request import ProposalRequest
from importers.proposals.shapes import Found, nothing_words
from importers.table import Body, Understood, amounts, converted
from importers.values import Notation, Style, checked_text, decide_notation, text_of
from importers.workbook import Mark, Raw, Sheet

# Columns of money beside those that are called so.
MONEY = frozenset({"amount_asked", "proposed", "plus", "minus", "result"})
C = TypeVar("C", bound=Choice)
V = TypeVar("V")


@dataclass(slots=True)
class Listing:
    """The rows under one heading. Positions count the rows that are still read, from 0."""

    found: Found
    body: Body
    request: ProposalRequest
    _texts: dict[str, list[str]] = field(default_factory=dict)
    notations: dict[str, str] = field(default_factory=dict)
    # Cells that cannot be read, and how many of the problems have been gone through for them.
    _unread: set[CellRef | None] = field(default_factory=set)
    _seen: int = 0

    def __len__(self) -> int:
        return len(self.body.rows)

    def has(self, name: str) -> bool:
        return self.body.heading.column(name) is not None

    def index(self, name: str) -> int | None:
        return place_of(self.body, name)

    def ref(self, position: int, name: str = "") -> CellRef:
        return self.body.sheet.ref(self.body.rows[position].number, self.index(name) if name else None)

    def row_number(self, position: int) -> int:
        return self.body.rows[position].number

    # Columns ------------------------------------------------------------------------------------------------------------

    def texts(self, name: str) -> list[str]:
        """A column of text, without what says nothing; a personal number in it refuses the row."""
        if name not in self._texts:
            found = self._converted(name, checked_text, "")
            refuse_persons(self.body, name, found)
            self._texts[name] = [_something(text) for text in found]
        return self._texts[name]

    def days(self, name: str) -> list[Day | None]:
        return self._converted(name, _or_nothing(to_day), None)

    def needed_days(self, name: str) -> list[Day | None]:
        """A day that every row must have where the list has the column; what cannot be read is told once."""
        found = self.days(name)
        told = {problem.where for problem in self.body.problems}
        for position, day in enumerate(found):
            if day is None and self.has(name) and self.ref(position, name) not in told:
                self.refuse(position, name, "day.missing")
        return found

    def numbers(self, name: str) -> list[int | None]:
        """Whole numbers: years, ranks."""
        return self._converted(name, _or_nothing(whole_number), None)

    def flags(self, name: str) -> list[bool]:
        return self._converted(name, _flag, False)

    def amounts(self, name: str) -> list[Decimal | None]:
        """Money, in the column's one notation."""
        index = self.index(name)
        if index is None:
            return [None] * len(self)
        self._blank_nothing(index)
        notation = self._notation(name, index)
        self.notations[name] = str(notation)
        return amounts(self.body, index, self._title(name), notation, self.request.currency)[0]

    def quantities(self, name: str) -> list[Quantity]:
        index = self.index(name)
        if index is None:
            return [NONE] * len(self)
        self._blank_nothing(index)
        reader = QuantityReader(self.body.column(index))
        self.notations[name] = str(reader.notation)
        found = self._converted(name, reader.read, NONE)
        refuse_persons(self.body, name, [quantity.unit for quantity in found])
        return found

    def choices(self, name: str, kind: type[C], *, is_strict: bool = True, read: Callable[[str], C] | None = None) -> list[C | None]:
        """Words of a choice. Not strict: what is not known is left open, with one warning for the column."""
        texts = self.texts(name)
        found: dict[str, C | None] = {"": None}
        unknown: dict[str, list[int]] = {}
        for position, text in enumerate(texts):
            if text not in found:
                try:
                    found[text] = (read or kind.named)(text)
                except ValueError:
                    found[text] = None
                    unknown[text] = []
            if text in unknown:
                unknown[text].append(position)
        self._tell_unknown(name, kind, unknown, is_strict)
        return [found[text] for text in texts]

    def _tell_unknown(self, name: str, kind: type[C], unknown: dict[str, list[int]], is_strict: bool) -> None:
        if not unknown:
            return
        if not is_strict:
            positions = sorted(position for rows in unknown.values() for position in rows)
            self.body.warn("choice.left-open", positions, self.index(name), next(iter(unknown)), ("title", self._title(name)))
            return
        choices = ", ".join(choice.slug for choice in kind)
        for text, positions in unknown.items():
            for position in positions:
                self.refuse(position, name, "choice.unknown", text, ("title", self._title(name)), ("choices", choices))

    def leave_out(self, positions: Sequence[int], kind: str) -> None:
        """Takes rows out of the reading, counted under a kind. Positions change: call it before columns are paired."""
        self.body.skip(positions, kind)
        self._texts.clear()

    # Faults -------------------------------------------------------------------------------------------------------------

    def refuse(self, position: int, name: str, code: str, found: str = "", *details: tuple[str, str]) -> None:
        """One error at one cell, or at the row where the list has no such column."""
        self.body.refuse(position, self.index(name) if name else None, code, found, *details)

    def tell(self, position: int, fault: Fault, name: str = "") -> None:
        """A fault of the vocabulary, at the cell of its field. Of a cell that could not be read no more is said: it is not blank."""
        if self.has(name or fault.field) and self._is_unread(self.ref(position, name or fault.field)):
            return
        found = next((str(value) for key, value in fault.details if key == "found"), "")
        sentences = (("sentence", without_numbers(fault.message("id"))), ("sentence_en", without_numbers(fault.message("en"))))
        self.refuse(position, name or fault.field, f"proposal.{fault.code}", found, *sentences)

    def _is_unread(self, where: CellRef) -> bool:
        new = self.body.problems[self._seen :]
        self._seen += len(new)
        self._unread.update(problem.where for problem in new if problem.is_error and not problem.code.startswith(("proposal.", "personal.")))
        return where in self._unread

    def is_refused(self, position: int) -> bool:
        return self.body.rows[position].number in self.body.refused

    # Within -------------------------------------------------------------------------------------------------------------

    def _notation(self, name: str, index: int) -> Notation:
        """A column's own; where it can be read both ways ("900.000"), that of all the list's amounts; then the question, once."""
        notation = decide_notation(self.body.column(index), chosen=self.request.notation)
        if notation.style is not Style.UNDECIDED:
            return notation
        others = [column.index for column in self.body.heading.columns if column.role in MONEY or column.role.endswith("_amount")]
        of_all = decide_notation([cell for other in others for cell in self.body.column(other)])
        if of_all.style is not Style.UNDECIDED:
            return of_all
        texts = list(dict.fromkeys(text_of(cell) for cell in self.body.column(index) if isinstance(cell, str)))
        self.body.note("notation.undecided", ", ".join(texts[:3]), ("title", self._title(name)), column=index)
        return notation

    def _converted(self, name: str, convert: Callable[[Raw, Mark | None], V], blank: V) -> list[V]:
        index = self.index(name)
        return [blank] * len(self) if index is None else converted(self.body, index, self._title(name), convert, blank)

    def _title(self, name: str) -> str:
        column = self.body.heading.column(name)
        return column.title if column else name

    def _blank_nothing(self, index: int) -> None:
        """ "NA" in a column of numbers is no fault: the list says that there is nothing."""
        said = nothing_words()
        for place, row in enumerate(self.body.rows):
            if index < len(row.cells) and isinstance(cell := row.cells[index], str) and cell.strip().lower() in said - {"-"}:
                cells = (*row.cells[:index], None, *row.cells[index + 1 :])
                self.body.replace_row(place, row._replace(cells=cells))


def _something(text: str) -> str:
    return "" if text.lower() in nothing_words() else text


def _or_nothing(convert: Callable[[Raw, Mark | None], V]) -> Callable[[Raw, Mark | None], V | None]:
    """A cell whose word says that there is nothing is a blank."""

    def converted_or_nothing(raw: Raw, mark: Mark | None) -> V | None:
        if isinstance(raw, str) and not _something(" ".join(raw.split())):
            return None
        return convert(raw, mark)

    return converted_or_nothing


_YES = frozenset({"1", "ya", "true", "y", "yes", "ditolak", "dibatalkan"})


def _flag(raw: Raw, mark: Mark | None) -> bool:
    return text_of(raw).lower() in _YES


def listing_of(sheet: Sheet, found: Found, request: ProposalRequest) -> Listing:
    """The rows below the heading; a row of column numbers under it belongs to it, and rows without a value in what is read are notes."""
    body = list_body(sheet, found.heading, "proposals")
    _spread_merged(body)
    if body.rows and _is_numbered(body.rows[0].cells):
        body.skip([0], "header")
    if not body.rows:
        body.note("proposals.empty")
    return Listing(found=found, body=body, request=request)


def _spread_merged(body: Body) -> None:
    """What is merged over several rows stands for each of them; an amount or a quantity can only be that of all of them together."""
    for column in body.heading.columns:
        if column.role == PERSON:
            continue
        for start, end in joined_rows(body, column.index):
            if _is_counted(column.role):
                if body.column(column.index)[start] is not None:
                    found, details = text_of(body.column(column.index)[start]), (("title", column.title), ("joined", str(end - start)))
                    body.refuse(start, column.index, "proposals.amount-merged", found, *details)
            else:
                _spread(body, column.index, start, end)


def _is_counted(role: str) -> bool:
    return role in MONEY or role in ("volume", "level_volume") or role.endswith("_amount")


def _spread(body: Body, index: int, start: int, end: int) -> None:
    cell = body.rows[start].cells[index] if index < len(body.rows[start].cells) else None
    for place in range(start + 1, end):
        cells = body.rows[place].cells
        if cell is not None and (index >= len(cells) or cells[index] is None):
            filled = (*cells, *(None,) * (index + 1 - len(cells)))
            body.replace_row(place, body.rows[place]._replace(cells=(*filled[:index], cell, *filled[index + 1 :])))


def _is_numbered(cells: Sequence[Raw]) -> bool:
    """1, 2, 3 ... under the titles."""
    numbers = [text_of(cell) for cell in cells if cell is not None]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def understood(listing: Listing) -> Understood:
    """How the list was read, for the preview."""
    return understood_list(listing.body, listing.notations)


def exact(day: Day | None, fallback: date) -> Day:
    """The day that the list gives; else the day of the source, said to be only that."""
    return day if day is not None else (fallback, Precision.RECORDED)
