"""Opens what people send: .xlsx, .xlsm, .xls, .xlsb, .ods, .csv -> Workbook of plain rows, and problems. Used by every importer.

Reading happens in a child process with limits on memory and time (importers/reading/): a file that brings the parser
down is a damaged file, not a dead server.
"""

from __future__ import annotations

import enum
import hashlib
import marshal
import os
import signal
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from importlib.util import find_spec
from io import BufferedReader
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple  # Any: marshal gives plain values without types

from cms.domain.errors import UsageError
from cms.domain.quick import quick_tuple
from cms.domain.tables import CellRef
from importers.pausing import no_cycles_sought
from importers.problems import Problem
from importers.reading import cells, child
from importers.reading.cells import column_letters
from importers.reading.faults import FaultTuple, Limits

__all__ = ["OUR_LISTS", "Limits", "Mark", "MergedRange", "Raw", "Row", "Sheet", "Workbook", "column_letters", "read_trusted", "read_workbook"]

# A cell as it stands in the file: untrimmed text, a number with the file's own digits, a day, a moment, yes or no, nothing.
Raw = str | Decimal | date | datetime | bool | None

LIMITS = Limits()
# The sheet of faults that marking.py adds to an officer's workbook may come back with the mended file; it is no table and no fault.
OUR_LISTS = ("Masalah (Terang)", "Problems (Terang)")
ROOT = Path(__file__).resolve().parent.parent
# -I: neither the environment nor the working folder decides what the child runs. -S: installed packages cost 30 ms to find.
START = "import sys; sys.path.insert(0, sys.argv[1]); from importers.reading.child import main; main(sys.argv[2:])"


class Mark(enum.Flag):
    """What is odd about a cell. Several may hold at once."""

    NONE = 0
    FORMULA = cells.FORMULA  # the value is the result of a formula, as saved in the file
    FORMULA_WITHOUT_VALUE = cells.NO_VALUE  # the raw value is None although something is shown
    ERROR = cells.ERROR  # the raw value is text such as "#REF!"
    PERCENT = cells.PERCENT  # shown as a percentage: 25 % is 0.25
    DATE_FORMAT = cells.DATE  # shown as a day or a time; the raw value is a number where no day could be made of it
    BROKEN = cells.BROKEN  # the raw value is the text of something that is no value; reported as cell.broken
    UNIT = cells.UNIT  # its format shows it in another unit: 90 as "90 juta", 90,000,000 as "90"
    CURRENCY = cells.CURRENCY  # its format shows the sign of a currency other than the rupiah
    HIDDEN = 256  # in a hidden row or column; only in Sheet.mark(), never in Sheet.marks


# Each combination once: a sheet of formulas has as many marks as cells.
MARKS = [Mark(number) for number in range(Mark.HIDDEN.value)]


class Row(NamedTuple):
    """One row. A tuple and not a dataclass: made 20,000 times a sheet, five times faster."""

    number: int  # counted from 1, as a spreadsheet program shows it
    cells: tuple[Raw, ...]  # from column A on, blanks at the end cut off
    is_hidden: bool = False


_row = quick_tuple(Row)


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
    # Of one of several tables below each other: the sheet, and the row where the table begins. Rows above that head the whole sheet.
    whole: Sheet | None = None
    begins: int = 0

    @property
    def own_rows(self) -> tuple[Row, ...]:
        """Without those that head the whole sheet."""
        return self.rows[bisect_left(self.rows, self.begins, key=attrgetter("number")) :] if self.whole is not None else self.rows

    @property
    def called(self) -> str:
        """The sheet's name; of one of its tables with the rows, as a spreadsheet program writes them."""
        return self.name if self.whole is None else f"{self.name}!{self.begins}:{self.rows[-1].number}"

    def holds(self, where: CellRef) -> bool:
        """Whether a place lies in this sheet, or in this table of it."""
        return where.sheet == self.name and (self.whole is None or self.begins <= where.row <= self.rows[-1].number)

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
    def own_sheets(self) -> tuple[Sheet, ...]:
        """Those of whoever sent it: without the list of faults that a marked copy brings back."""
        return tuple(sheet for sheet in self.sheets if sheet.name not in OUR_LISTS)

    @property
    def ok(self) -> bool:
        """True when the file as a whole could be read."""
        return not any(problem.is_error for problem in self.problems)


def read_workbook(path: Path, *, limits: Limits = LIMITS) -> Workbook:
    """Reads a file in a child process with limits. Raises UsageError when there is no such file; everything else is a Problem."""
    return _workbook(path, limits, _answer_of_child)


def read_trusted(path: Path, *, limits: Limits = LIMITS) -> Workbook:
    """The same in this process, for files that we made ourselves: nothing guards against a parser that crashes or hangs."""
    return _workbook(path, limits, _answer_here)


Answer = dict[str, Any]
Reader = Callable[[BinaryIO, str, Limits], Answer]


def _workbook(path: Path, limits: Limits, answer_of: Reader) -> Workbook:
    with _opened(path) as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.tell()
        file.seek(0)
        with no_cycles_sought():  # rows hold none; looking for some takes longer than making them (measured: 1.1 s against 0.5)
            answer = answer_of(file, path.name, limits)
            sheets = tuple(map(_sheet, answer["sheets"]))
    problems = _problems(answer["faults"])
    return Workbook(file_name=path.name, file_sha256=sha256, file_bytes=size, sheets=sheets, problems=problems, reading=answer["reading"])


def _opened(path: Path) -> BufferedReader:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise UsageError(f"{path}: berkas ini tidak ada / there is no such file") from None
    except IsADirectoryError:
        raise UsageError(f"{path}: ini folder, bukan berkas / this is a folder, not a file") from None
    except OSError as error:
        raise UsageError(f"{path}: berkas tidak dapat dibuka / cannot be opened ({error.strerror})") from None


def _answer_here(file: BinaryIO, name: str, limits: Limits) -> Answer:
    found = child.read(file, name, limits)
    return {**found, "sheets": [sheet.as_primitives() for sheet in found["sheets"]]}


def _answer_of_child(file: BinaryIO, name: str, limits: Limits) -> Answer:
    command = [sys.executable, "-I", "-S", "-c", START, str(ROOT), name, str(_packages()), *limits.as_texts()]
    seconds = limits.wall_seconds_for(os.fstat(file.fileno()).st_size)
    try:
        done = subprocess.run(command, stdin=file, capture_output=True, timeout=seconds, check=False)  # noqa: S603  our own interpreter and our own code; the file is its standard input, without a shell
    except subprocess.TimeoutExpired:
        return _refused("file.too-slow", "", ("seconds", f"{seconds:.0f}"))
    if done.returncode == -signal.SIGXCPU:  # its limit of processor time: slow, not damaged
        return _refused("file.too-slow", "", ("seconds", f"{limits.seconds:.0f}"))
    if done.returncode != 0:
        reason = _reason(done.returncode, done.stderr)
        return _refused("file.too-heavy", "") if reason == MemoryError.__name__ else _refused("file.damaged", reason)
    answer: Answer = marshal.loads(done.stdout)  # noqa: S302  written by our own child a moment ago
    return answer


def _packages() -> Path:
    """The folder where calamine is installed; the child looks for nothing else there."""
    found = find_spec("python_calamine")
    if found is None or found.origin is None:
        raise UsageError("python-calamine is not installed: run make install")
    return Path(found.origin).parent.parent


def _refused(code: str, found: str, *details: tuple[str, str]) -> Answer:
    return {"sheets": [], "faults": [(code, "", 0, "", found, details)], "reading": {}}


def _reason(returncode: int, stderr: bytes) -> str:
    """Why the child died, for whoever looks into it: the signal, or the kind of the error without its traceback."""
    if returncode < 0:
        return f"signal {-returncode}"
    last = stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
    return last[0].partition(":")[0]


def _sheet(about: Answer) -> Sheet:
    rows = []
    shapes = about["shapes"]
    for number, values, shape in about["rows"]:
        is_hidden, numbers, days = shapes[shape]
        for column in numbers:
            values[column] = Decimal(values[column])
        for column in days:
            values[column] = _day(values[column])
        rows.append(_row((number, tuple(values), is_hidden)))
    return Sheet(
        name=about["name"],
        is_hidden=about["state"] != "visible",
        rows=tuple(rows),
        merged=tuple(MergedRange(first_row=r1, first_column=c1, last_row=r2, last_column=c2) for r1, c1, r2, c2 in about["merged"]),
        marks={(key >> cells.COLUMN_BITS, key & cells.MAX_COLUMNS - 1): MARKS[mark] for key, mark in about["marks"].items()},
        hidden_columns=tuple(about["hidden_columns"]),
        problems=_problems(about["faults"]),
    )


def _day(parts: tuple[int, ...]) -> date | datetime:
    return date(*parts) if len(parts) == 3 else datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001  seven numbers; a spreadsheet's clock has no time zone


def _problems(faults: list[FaultTuple]) -> tuple[Problem, ...]:
    return tuple(Problem(code, CellRef(sheet, row, column) if sheet else None, found, details) for code, sheet, row, column, found, details in faults)
