"""What the readers of .xlsx sheets share: the value of a cell from its parts, and the sheet that they fill."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

from importers.reading.faults import FaultTuple, Limits, Unreadable
from importers.reading.strings import unescaped

Raw = None | str | bytes | tuple[str, str]
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384


@lru_cache(maxsize=MAX_COLUMNS)
def column_index(letters: str) -> int:
    """ "A" -> 0, "AA" -> 26. Raises Unreadable past the last column of the format."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    if not 1 <= index <= MAX_COLUMNS:
        raise Unreadable("file.damaged", f"a cell in column {letters}")
    return index - 1


@lru_cache(maxsize=MAX_COLUMNS)
def column_letters(index: int) -> str:
    """0 -> "A", 26 -> "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(slots=True)
class Book:
    """What the cells of one workbook refer to."""

    strings: list[str]
    # Style number -> "date" or "percent".
    kinds: dict[str, str]
    from_1904: bool
    limits: Limits
    cells_left: int

    def value(self, kind: str, style: str, text: str | None) -> Raw:
        """A cell's value from its type, its style and the text of its <v>."""
        if text is None:
            return None
        match kind:
            case "s":
                # int() would take "-1" (the last string), "+1", " 1 " and "1_0".
                if not (text.isascii() and text.isdigit()) or int(text) >= len(self.strings):
                    return ("broken", f"shared string {text}")
                return self.strings[int(text)] or None
            case "" | "n":
                number = text.strip()
                special = self.kinds.get(style)
                if special == "date":
                    return ("date", self.date(number))
                return ("percent", number) if special else number.encode()
            case "str":
                return unescaped(text) or None
            case "b":
                return ("boolean", text)
            case "e":
                return ("error", text)
            case "d":
                return ("date", text)
        return ("broken", f"{kind}: {text}")

    def date(self, serial: str) -> str:
        """A day's number as ISO date, for showing it. The serial itself when it is none."""
        first = datetime(1904, 1, 1) if self.from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet's day has no time zone
        try:
            moment = first + timedelta(days=float(serial))
        except (ValueError, OverflowError):
            return serial
        return moment.date().isoformat()

    def spend(self, cells: int) -> None:
        """Counts what a row takes. Raises Unreadable when the file holds more than the limit."""
        self.cells_left -= cells
        if self.cells_left < 0:
            raise Unreadable("file.too-large", f"more than {self.limits.cells} cells", limit=f"{self.limits.cells} cells")


@dataclass(slots=True)
class SheetRows:
    """One sheet while it is read."""

    name: str
    state: str
    rows: list[tuple[int, list[Raw]]] = field(default_factory=list)
    # Column index -> [how many formulas with a value, row of the first].
    formulas: dict[int, list[int]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    faults: list[FaultTuple] = field(default_factory=list)

    def fault(self, code: str, row: int, column: int | None, found: str) -> None:
        self.faults.append((code, self.name, row, "" if column is None else column_letters(column), found, ()))

    def formula(self, row: int, column: int) -> None:
        counted = self.formulas.get(column)
        if counted:
            counted[0] += 1
        else:
            self.formulas[column] = [1, row]

    def as_primitives(self) -> dict[str, object]:
        """For marshal. Rows in order of their numbers, whatever their order in the file."""
        self.rows.sort(key=lambda row: row[0])
        return {
            "name": self.name,
            "state": self.state,
            "rows": self.rows,
            "formulas": self.formulas,
            "hidden_rows": self.hidden_rows,
            "hidden_columns": self.hidden_columns,
            "merged": self.merged,
        }
