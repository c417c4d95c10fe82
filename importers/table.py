"""Any table: the rows under a heading as columns of values, each converted once per distinct cell; and what comes of an import.

Working column by column is what makes it fast: 20,000 rows of one column hold a few dozen distinct codes, so each is
parsed once and looked up 20,000 times. Used by columns.py, lines.py and ledger.py.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest
from operator import attrgetter
from typing import Generic, TypeVar

from cms.domain.amounts import Currency
from cms.domain.budgets import ImportRecord, StatedTotal
from cms.domain.personal import masked
from importers.column_numbers import column_number, numbers_columns
from importers.meaning import FoundColumn, Heading
from importers.problems import Problem
from importers.row_numbers import SHOWN_ROWS, spans_of
from importers.values import AmountReader, Notation, Refused, all_clean, checked_text, text_of
from importers.workbook import Mark, Raw, Row, Sheet, column_letters

F = TypeVar("F")
V = TypeVar("V")
# Why a cell was refused: a problem code and its details.
Refusal = tuple[str, tuple[tuple[str, str], ...]]
# Told elsewhere: once for the whole column, or by the reading of the file.
ASKED_ONCE = frozenset({"notation.undecided", "cell.broken"})
# Of a column the first different values among so many rows are shown.
LOOKED_AT, SAMPLES = 200, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstoodColumn:
    """One column as it was read, for the preview. name is a BudgetLine column, or what steered the reading."""

    name: str
    letters: str
    title: str
    notation: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """How one sheet was read. columns: what was taken; unread: titles that were not, with their letters; others: amounts of other phases."""

    sheet: str
    heading_rows: tuple[int, int]
    columns: tuple[UnderstoodColumn, ...]
    unread: tuple[UnderstoodColumn, ...] = ()
    others: tuple[UnderstoodColumn, ...] = ()
    # Which of the kinds of table that one file may hold; empty where a file holds one kind.
    table: str = ""
    # "codes", "order" or "indentation": where the levels come from.
    levels: str = "codes"
    # False for a sheet that repeats another one, or that the request left out.
    is_used: bool = True
    # False where no table was found, or not decided which of its columns are the amounts: heading_rows is then the row that looks most like a
    # heading, and every column is unread.
    is_table: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult(Generic[F]):
    """What a file gave. rows_read = rows_stored + rows_refused + all rows_skipped, where every skipped row has a kind."""

    facts: tuple[F, ...]
    stated: tuple[StatedTotal, ...]
    problems: tuple[Problem, ...]
    rows_read: int
    rows_stored: int
    rows_refused: int
    rows_skipped: tuple[tuple[str, int], ...]
    file_name: str
    file_sha256: str
    file_bytes: int
    understood: tuple[Understood, ...] = ()

    @property
    def ok(self) -> bool:
        """True without errors; warnings are for a person to accept."""
        return not any(problem.is_error for problem in self.problems)

    @property
    def record(self) -> ImportRecord:
        """What is published with the vintage about how it came in."""
        warnings = Counter(problem.code for problem in self.problems if not problem.is_error)
        return ImportRecord(
            file_name=self.file_name,
            file_sha256=self.file_sha256,
            file_bytes=self.file_bytes,
            rows_read=self.rows_read,
            rows_stored=self.rows_stored,
            rows_refused=self.rows_refused,
            rows_skipped=self.rows_skipped,
            warnings=tuple(sorted(warnings.items())),
        )


@dataclass(slots=True)
class Body:
    """The rows under one heading while they are read. Each row ends in exactly one of stored, refused, skipped."""

    sheet: Sheet
    heading: Heading
    rows: list[Row]
    problems: list[Problem] = field(default_factory=list)
    # Row number -> why it was skipped.
    skipped: dict[int, str] = field(default_factory=dict)
    refused: set[int] = field(default_factory=set)
    # The numbers of rows that repeat the heading.
    repeated: list[int] = field(default_factory=list)
    # The rows before any of other years, phases or governments were taken out.
    whole: Sequence[Row] = ()
    # Number of a row -> what is said, above it or in it, of the office of the rows from there on.
    offices: dict[int, Mapping[str, str]] = field(default_factory=dict)
    # The rows as columns, made once until rows are taken out or replaced.
    turned: list[tuple[Raw, ...]] | None = None
    # Of each of them the kinds of cells, and by number, when somebody asks, the different ones.
    _kinds: list[set[type]] = field(default_factory=list)
    _different: dict[int, frozenset[Raw]] = field(default_factory=dict)
    _joined: dict[int, str] = field(default_factory=dict)
    # Of one reason in one column so many cells are told, None for all; of the others only the rows are kept, to be counted.
    most_of_a_kind: int | None = None
    untold: dict[tuple[str, int | None], list[int]] = field(default_factory=dict)
    _told: Counter[tuple[str, int | None]] = field(default_factory=Counter)

    def skip(self, positions: Iterable[int], kind: str) -> None:
        """Takes rows out of the reading, counted under a kind."""
        gone = set(positions)
        if gone:
            self.skipped.update((self.rows[position].number, kind) for position in gone)
            self.rows = [row for position, row in enumerate(self.rows) if position not in gone]
            self.forget_columns()

    def replace_row(self, position: int, row: Row) -> None:
        """Puts a row with other cells in one's place."""
        self.rows[position] = row
        self.forget_columns()

    def refuse(self, position: int, column: int | None, code: str, found: str = "", *details: tuple[str, str]) -> None:
        """One error at one cell (or row); the row is not stored."""
        number = self.rows[position].number
        self.refused.add(number)
        if self.most_of_a_kind is not None:
            self._told[code, column] += 1
            if self._told[code, column] > self.most_of_a_kind:
                self.untold.setdefault((code, column), []).append(number)
                return
        self.problems.append(Problem(code, self.sheet.ref(number, column), masked(found), details))

    def refuse_all(self, code: str, positions: Sequence[int], column: int | None, found: str, *details: tuple[str, str]) -> None:
        """One error for all the rows of a kind: at the first, with the count and the rows; none of them is stored."""
        self.refused.update(self.rows[position].number for position in positions)
        self.warn(code, positions, column, found, *details)

    def warn(self, code: str, positions: Sequence[int], column: int | None, found: str = "", *details: tuple[str, str]) -> None:
        """One warning for all the cells of a kind: at the first, with the count and the rows."""
        if positions:
            numbers = [self.rows[position].number for position in positions]
            where = self.sheet.ref(numbers[0], column)
            self.problems.append(Problem(code, where, masked(found), (("count", str(len(numbers))), ("rows", spans_of(numbers)), *details)))

    def warn_row(self, code: str, row: int, column: int, found: str, *details: tuple[str, str]) -> None:
        self.problems.append(Problem(code, self.sheet.ref(row, column), found, details))

    def note(self, code: str, found: str = "", *details: tuple[str, str], column: int | None = None) -> None:
        """A problem of the sheet, or of the heading of one column."""
        where = self.sheet.ref(self.heading.rows[1], column) if column is not None else self.sheet.ref(0)
        self.problems.append(Problem(code, where, found, details))

    def problem(self, code: str, row: int, found: str, *details: tuple[str, str]) -> Problem:
        return Problem(code, self.sheet.ref(row), masked(found), details)

    @property
    def width(self) -> int:
        """How many columns the rows have, from A on."""
        return len(self.turned) if self.turned is not None else max((len(row.cells) for row in self.rows), default=0)

    def column(self, index: int) -> Sequence[Raw]:
        """One column's cells, blank where the row is shorter. A yes or no is given as text, since True would pass for the number 1."""
        if self.turned is None:
            columns = list(zip_longest(*(row.cells for row in self.rows)))
            self._kinds = [set(map(type, cells)) for cells in columns]
            self.turned = [_without_truths(cells) if bool in kinds else cells for cells, kinds in zip(columns, self._kinds, strict=True)]
        return self.turned[index] if index < len(self.turned) else (None,) * len(self.rows)

    def blanks(self, index: int) -> int:
        """How many cells of a column are blank. Numbers are not compared with None, which takes decimal ones long."""
        cells = self.column(index)
        return sum([cell is None for cell in cells]) if index >= self.width or type(None) in self._kinds[index] else 0

    def different(self, index: int) -> frozenset[Raw]:
        """The cells of a column, equal ones once: cells repeat down a column, so what is asked of each is asked of these."""
        found = self._different.get(index)
        if found is None:
            found = frozenset(self.column(index))
            if 2 * len(found) < len(self.rows):  # of 200,000 descriptions that do not repeat it would fill 8 MB
                self._different[index] = found
        return found

    def texts(self, index: int) -> Iterable[str]:
        """The different texts of a column; of one of numbers alone, which take long to tell apart, nothing is looked at."""
        if index >= self.width or (self.column(index) and self._kinds[index].isdisjoint((str, bool))):
            return ()
        return (cell for cell in self.different(index) if isinstance(cell, str))

    def joined(self, index: int) -> str:
        """The texts of a column in small letters, a line for each: to look through all of them at once."""
        if index not in self._joined:
            self._joined[index] = "\n".join(self.texts(index)).lower()
        return self._joined[index]

    def forget_columns(self) -> None:
        """Rows changed, or nobody will ask for a column again: of 200,000 rows they fill 20 MB."""
        self.turned = None
        self._different.clear()
        self._joined.clear()

    def marks(self, index: int) -> dict[int, Mark]:
        """What is odd in one column, by row number."""
        return {row: mark for (row, column), mark in self.sheet.marks.items() if column == index}


def _without_truths(cells: tuple[Raw, ...]) -> tuple[Raw, ...]:
    return tuple(text_of(cell) if isinstance(cell, bool) else cell for cell in cells)


def named(names: Iterable[str]) -> str:
    """ "Satu, Dua, … (+40)": at most a dozen names, and how many more there are."""
    every = list(names)
    shown = ", ".join(every[:SHOWN_ROWS])
    return shown if len(every) <= SHOWN_ROWS else f"{shown}, … (+{len(every) - SHOWN_ROWS})"


def body_of(sheet: Sheet, heading: Heading, *, most_of_a_kind: int | None = None) -> Body:
    """The rows below the heading; those above and the heading itself are accounted for."""
    above, heads, rows = _parted(sheet, heading)
    body = Body(sheet=sheet, heading=heading, rows=rows, most_of_a_kind=most_of_a_kind)
    _without_repeated_headings(body, heads)
    body.whole = body.rows
    body.skipped.update((row.number, "title") for row in above)
    body.skipped.update((row.number, "header") for row in heads)
    return body


def _parted(sheet: Sheet, heading: Heading) -> tuple[Sequence[Row], Sequence[Row], list[Row]]:
    """The rows above the heading, those of the heading, and those below it."""
    number_of = attrgetter("number")
    first = bisect_left(sheet.rows, heading.rows[0], key=number_of)
    below = bisect_right(sheet.rows, heading.rows[1], key=number_of)
    return sheet.rows[:first], sheet.rows[first:below], list(sheet.rows[below:])


def _without_repeated_headings(body: Body, heads: Sequence[Row]) -> None:
    """Printed reports repeat their heading on every page. A row of column numbers is part of one wherever it stands."""
    said = [found for row in heads if len(found := _texts(row)) > 1]
    begun = _beginnings(body)
    firsts = {found[0] for found in said}
    # Cells repeat down a column, so each distinct one that begins a row is looked at once.
    texts = {cell: text_of(cell) for cell in set(begun)}
    begins = {cell for cell, text in texts.items() if text in firsts}
    repeated = [place for place, cell in enumerate(begun) if cell in begins and _texts(body.rows[place]) in said]
    repeated.extend(_further_rows(body, heads, repeated))
    body.repeated.extend(body.rows[place].number for place in repeated)
    ones = {cell for cell, text in texts.items() if text.startswith(("1", "(1")) and column_number(text) == 1}
    numbers = [place for place, cell in enumerate(begun) if cell in ones and numbers_columns(body.rows[place].cells)] if ones else []
    body.skip({*repeated, *numbers}, "header")


def _further_rows(body: Body, heads: Sequence[Row], begun: Sequence[int]) -> list[int]:
    """The rows of a repeated heading that hold one title alone, below the first: those that are merged down stand in the row above."""
    every = list(map(_texts, heads))
    found = []
    for place in begun:
        following = every[every.index(_texts(body.rows[place])) + 1 :]
        for step, texts in enumerate(following, start=place + 1):
            if len(texts) != 1 or step >= len(body.rows) or _texts(body.rows[step]) != texts:
                break
            found.append(step)
    return found


def _beginnings(body: Body) -> list[Raw]:
    """The first cell of each row that says something; mostly that of the first column."""
    begun: list[Raw] = [None] * len(body.rows)
    for index in range(body.width):
        if None not in begun:
            break
        cells = body.column(index)
        blanks = {cell for cell in body.texts(index) if not cell.strip()}
        said = [None if cell in blanks else cell for cell in cells] if blanks else cells
        begun = [next_one if one is None else one for one, next_one in zip(begun, said, strict=True)]
    return begun


def _texts(row: Row) -> list[str]:
    return [text for cell in row.cells if (text := text_of(cell))]


def converted(body: Body, index: int, title: str, convert: Callable[[Raw, Mark | None], V], blank: V) -> list[V]:
    """A column's values; convert sees each distinct cell once. What it refuses is reported at every cell that holds it."""
    cells = body.column(index)
    values: dict[Raw, V] = {}
    faults: dict[Raw, Refusal] = {}
    for cell in body.different(index):
        try:
            values[cell] = convert(cell, None)
        except Refused as fault:
            # Not the exception: it would keep every frame that it went through in memory, of 300,000 cells 400 MB.
            values[cell], faults[cell] = blank, (fault.code, fault.details)
    marks = body.marks(index)
    if not marks and not faults:
        return list(map(values.__getitem__, cells))
    result = []
    for position, cell in enumerate(cells):
        value, refusal = values[cell], faults.get(cell)
        mark = marks.get(body.rows[position].number) if marks else None
        if mark:
            value, refusal = _with_mark(convert, cell, mark, blank)
        if refusal is not None and refusal[0] in ASKED_ONCE:
            body.refused.add(body.rows[position].number)
        elif refusal is not None:
            body.refuse(position, index, refusal[0], text_of(cell), ("title", title), *refusal[1])
        result.append(value)
    return result


def texts(body: Body, index: int, title: str, convert: Callable[[Raw, Mark | None], str] = checked_text) -> list[str]:
    """A column of texts. convert: checked_text, or what is that for cells that are texts already."""
    cells = body.column(index)
    different = body.different(index)
    if body.marks(index) or not all_clean(different):
        return converted(body, index, title, convert, "")
    return ["" if cell is None else cell for cell in cells] if None in different else list(cells)  # type: ignore[misc, arg-type]  # all are texts


def _with_mark(convert: Callable[[Raw, Mark | None], V], cell: Raw, mark: Mark, blank: V) -> tuple[V, Refusal | None]:
    try:
        return convert(cell, mark), None
    except Refused as fault:
        return blank, (fault.code, fault.details)


def amounts(body: Body, index: int, title: str, notation: Notation, currency: Currency) -> tuple[list[Decimal | None], Decimal]:
    """A column of amounts in its one notation, and the smallest amount that it can say; warns of digits that were rounded off."""
    reader = AmountReader(notation, currency)
    values = None if body.marks(index) else reader.read_all(body.column(index))
    if values is None:
        values = converted(body, index, title, reader.read, None)
    for code in ("amount.float-noise", "amount.rounded"):
        cells = body.column(index) if reader.adjusted else []
        positions = [position for position, cell in enumerate(cells) if reader.adjusted.get(cell, ("",))[0] == code]
        if positions:
            first = cells[positions[0]]
            body.warn(code, positions, index, text_of(first), ("amount", str(reader.adjusted[first][1])), ("title", title))
    return values, max(reader.step, currency.quantum * notation.unit)


def described(body: Body, column: FoundColumn, name: str, notation: str = "", data: int | None = None) -> UnderstoodColumn:
    """A column for the preview, with its first three different values; what is spread over several columns is put together.

    data: the one column of an amount, which stands beside its title where both are merged differently.
    """
    places = column.indexes if data is None else (data,)
    rows = (row.cells for row in body.rows[:LOOKED_AT])
    said = dict.fromkeys(" ".join(filter(None, (text_of(cells[place]) for place in places if place < len(cells)))) for cells in rows)
    samples = list(dict.fromkeys(masked(text) for text in said if text))[:SAMPLES]
    letters = column.letters if len(column.indexes) == 1 else f"{column.letters}:{column_letters(column.indexes[-1])}"
    return UnderstoodColumn(name=name, letters=letters, title=column.title, notation=notation, samples=tuple(samples))
