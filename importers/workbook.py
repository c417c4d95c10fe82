"""Opens what people send: .xlsx, .xlsm, .xls, .xlsb, .ods, .csv -> Workbook of plain rows, and problems.

Reading happens in a child process with limits on memory and time (importers/reading): a file that brings the parser
down is a damaged file, not a dead server.
"""

from __future__ import annotations

import marshal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any  # marshal gives plain values without types

from cms.domain.errors import UsageError
from cms.domain.tables import CellRef
from importers.problems import Problem
from importers.reading.cells import Raw, column_letters
from importers.reading.faults import Limits

ROOT = Path(__file__).resolve().parent.parent
# -I: neither the environment nor the working folder decides what the child runs.
START = "import sys; sys.path.insert(0, sys.argv[1]); from importers.reading.child import main; main(sys.argv[2:])"
LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet. rows: (row number counted from 1, its cells from column A on); rows without any value are left out."""

    name: str
    state: str
    rows: list[tuple[int, list[Raw]]]
    # Column index -> (how many formulas with a value, row of the first).
    formulas: dict[int, tuple[int, int]]
    hidden_rows: frozenset[int]
    hidden_columns: tuple[tuple[int, int], ...]
    merged: tuple[str, ...]

    @property
    def is_hidden(self) -> bool:
        return self.state != "visible"

    def ref(self, row: int, column: int | None = None) -> CellRef:
        """The place of a cell; of a whole row without a column."""
        return CellRef(self.name, row, "" if column is None else column_letters(column))

    def hides_column(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.hidden_columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """All sheets of a file in its own order, and what was wrong with it. No sheets when it could not be read."""

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]


def open_workbook(path: Path, limits: Limits = LIMITS) -> Workbook:
    """Reads a file in a child process. Raises UsageError when there is no such file; everything else is a Problem."""
    if not path.is_file():
        raise UsageError(f"{path}: there is no such file / berkas tidak ditemukan")
    numbers = [str(getattr(limits, name)) for name in Limits.__slots__]
    command = [sys.executable, "-I", "-c", START, str(ROOT), str(path.resolve()), *numbers]
    try:
        child = subprocess.run(command, capture_output=True, timeout=limits.wall_seconds, check=False, stdin=subprocess.DEVNULL)  # noqa: S603  our own interpreter and our own code; the file's name is one argument, without a shell
    except subprocess.TimeoutExpired:
        return _unreadable("file.too-slow", f"{limits.wall_seconds:g} s")
    if child.returncode != 0:
        return _unreadable("file.damaged", _reason(child.returncode, child.stderr))
    found: dict[str, Any] = marshal.loads(child.stdout)  # noqa: S302  written by our own child a moment ago
    return Workbook(sheets=tuple(_sheet(sheet) for sheet in found["sheets"]), problems=tuple(_problem(*fault) for fault in found["faults"]))


def _unreadable(code: str, found: str) -> Workbook:
    return Workbook(sheets=(), problems=(Problem(code, None, found),))


def _reason(returncode: int, stderr: bytes) -> str:
    """Why the child died, for people: the signal, or the kind of the error without its traceback."""
    if returncode < 0:
        return f"signal {-returncode}"
    last = stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
    return last[0].partition(":")[0]


def _sheet(about: dict[str, Any]) -> Sheet:
    return Sheet(
        name=about["name"],
        state=about["state"],
        rows=about["rows"],
        formulas={column: (count, first) for column, (count, first) in about["formulas"].items()},
        hidden_rows=frozenset(about["hidden_rows"]),
        hidden_columns=tuple(about["hidden_columns"]),
        merged=tuple(about["merged"]),
    )


def _problem(code: str, sheet: str, row: int, column: str, found: str, details: tuple[tuple[str, str], ...]) -> Problem:
    where = CellRef(sheet, row, column) if sheet and row else None
    if sheet and not row:
        details = (*details, ("sheet", sheet))
    return Problem(code, where, found, details)
