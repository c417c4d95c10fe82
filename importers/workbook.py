"""Opens what people send: .xlsx, .xlsm, .xls, .xlsb, .ods, .csv -> Workbook of plain rows, and problems. Used by every importer.

Reading happens in a child process with limits on memory and time (importers/reading): a file that brings the parser
down is a damaged file, not a dead server.
"""

from __future__ import annotations

import enum
import hashlib
import marshal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple  # Any: marshal gives plain values without types

from cms.domain.errors import UsageError
from cms.domain.tables import CellRef
from importers.problems import Problem
from importers.reading.cells import column_letters
from importers.reading.faults import Limits

__all__ = ["Limits", "Mark", "MergedRange", "Raw", "Row", "Sheet", "Workbook", "column_letters", "read_workbook"]

# A cell as it stands in the file: untrimmed text, a number with the file's own digits, a day, a moment, yes or no, nothing.
Raw = str | Decimal | date | datetime | bool | None

ROOT = Path(__file__).resolve().parent.parent
# -I: neither the environment nor the working folder decides what the child runs.
START = "import sys; sys.path.insert(0, sys.argv[1]); from importers.reading.child import main; main(sys.argv[2:])"


class Mark(enum.Flag):
    """What is odd about a cell. Several may hold at once."""

    NONE = 0
    FORMULA = enum.auto()  # the value is the result of a formula, as saved in the file
    FORMULA_WITHOUT_VALUE = enum.auto()  # the raw value is None although something is shown
    ERROR = enum.auto()  # the raw value is text such as "#REF!"
    PERCENT = enum.auto()  # shown as a percentage: 25 % is 0.25
    DATE_FORMAT = enum.auto()  # shown as a day or a time; the raw value is a number where no day could be made of it
    BROKEN = enum.auto()  # the raw value is the text of something that is no value; reported as cell.broken
    HIDDEN = enum.auto()  # in a hidden row or column; only in Sheet.mark(), never in Sheet.marks


class Row(NamedTuple):
    """One row. A tuple and not a dataclass: made 20,000 times a sheet, five times faster."""

    number: int  # counted from 1, as a spreadsheet program shows it
    cells: tuple[Raw, ...]  # from column A on, blanks at the end cut off
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRange:
    """Cells shown as one. Rows count from 1, columns from 0; both ends belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet. rows: only those with a filled cell (or a formula without value), in order of their number."""

    name: str
    rows: tuple[Row, ...]
    is_hidden: bool = False
    merged: tuple[MergedRange, ...] = ()
    # (row number, column counted from 0) -> what is odd there; cells with nothing odd are left out.
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict)
    # First and last column of each hidden block, counted from 0.
    hidden_columns: tuple[tuple[int, int], ...] = ()
    problems: tuple[Problem, ...] = ()

    def ref(self, row: int, column: int | None = None) -> CellRef:
        """The place of a cell; of a whole row without a column."""
        return CellRef(self.name, row, "" if column is None else column_letters(column))

    def mark(self, row: Row, column: int) -> Mark:
        """Everything odd about one cell, HIDDEN too."""
        mark = self.marks.get((row.number, column), Mark.NONE)
        return mark | Mark.HIDDEN if row.is_hidden or self.hides_column(column) else mark

    def hides_column(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.hidden_columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """All sheets of a file in its own order, and what was wrong with it. No sheets when it could not be read.

    A sheet's own problems stand on the sheet, so that a fault in a sheet that nobody uses stops nobody.
    """

    file_name: str
    file_sha256: str
    file_bytes: int
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]
    # How it was read, for people: "format", and for text files "encoding" and "separator".
    reading: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """True when the file as a whole could be read."""
        return not any(problem.is_error for problem in self.problems)


def read_workbook(path: Path, *, limits: Limits = Limits()) -> Workbook:  # noqa: B008  frozen
    """Reads a file in a child process. Raises UsageError when there is no such file; everything else is a Problem."""
    if not path.is_file():
        raise UsageError(f"{path}: there is no such file / berkas tidak ditemukan")
    content = path.read_bytes()
    sheets, problems = _in_child(path, limits)
    return Workbook(file_name=path.name, file_sha256=hashlib.sha256(content).hexdigest(), file_bytes=len(content), sheets=sheets, problems=problems)


def _in_child(path: Path, limits: Limits) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    numbers = [str(getattr(limits, name)) for name in Limits.__slots__]
    command = [sys.executable, "-I", "-c", START, str(ROOT), str(path.resolve()), *numbers]
    try:
        child = subprocess.run(command, capture_output=True, timeout=limits.wall_seconds, check=False, stdin=subprocess.DEVNULL)  # noqa: S603  our own interpreter and our own code; the file's name is one argument, without a shell
    except subprocess.TimeoutExpired:
        return (), (Problem("file.too-slow", None, "", (("seconds", f"{limits.wall_seconds:g}"),)),)
    if child.returncode != 0:
        return (), (Problem("file.damaged", None, _reason(child.returncode, child.stderr)),)
    found: dict[str, Any] = marshal.loads(child.stdout)  # noqa: S302  written by our own child a moment ago
    problems = [_problem(*fault) for fault in found["faults"]]
    sheets = tuple(_sheet(about, problems) for about in found["sheets"])
    names = {sheet.name for sheet in sheets}
    return sheets, tuple(problem for problem in problems if problem.where is None or problem.where.sheet not in names)


def _reason(returncode: int, stderr: bytes) -> str:
    """Why the child died, for people: the signal, or the kind of the error without its traceback."""
    if returncode < 0:
        return f"signal {-returncode}"
    last = stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
    return last[0].partition(":")[0]


KINDS = {"date": Mark.DATE_FORMAT, "percent": Mark.PERCENT, "error": Mark.ERROR, "no-value": Mark.FORMULA_WITHOUT_VALUE, "broken": Mark.BROKEN}


def _sheet(about: dict[str, Any], problems: list[Problem]) -> Sheet:
    hidden, marks = frozenset(about["hidden_rows"]), {}
    rows = []
    for number, cells in about["rows"]:
        values = []
        for column, cell in enumerate(cells):
            value, mark = _value(cell)
            values.append(value)
            if mark:
                marks[number, column] = mark
        rows.append(Row(number, tuple(values), number in hidden))
    return Sheet(
        name=about["name"],
        is_hidden=about["state"] != "visible",
        rows=tuple(rows),
        merged=tuple(_merged(text) for text in about["merged"]),
        marks=marks,
        hidden_columns=tuple(about["hidden_columns"]),
        problems=tuple(problem for problem in problems if problem.where and problem.where.sheet == about["name"]),
    )


def _value(cell: Any) -> tuple[Raw, Mark]:
    if isinstance(cell, bytes):
        return Decimal(cell.decode()), Mark.NONE
    if not isinstance(cell, tuple):
        return cell, Mark.NONE
    kind, text = cell
    if kind == "boolean":
        return text == "1", Mark.NONE
    try:
        value = date.fromisoformat(text) if kind == "date" else Decimal(text) if kind == "percent" else text or None
    except (ValueError, InvalidOperation):
        return text, Mark.BROKEN
    return value, KINDS[kind]


def _merged(text: str) -> MergedRange:
    first, _, last = text.partition(":")
    one, two = CellRef.parse(f"!{first}"), CellRef.parse(f"!{last or first}")
    return MergedRange(first_row=one.row, first_column=_index(one.column), last_row=two.row, last_column=_index(two.column))


def _index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def _problem(code: str, sheet: str, row: int, column: str, found: str, details: tuple[tuple[str, str], ...]) -> Problem:
    return Problem(code, CellRef(sheet, row, column) if sheet else None, found, details)
