"""What a reader says when a file cannot be read, and the limits that it keeps."""

from __future__ import annotations

from typing import NamedTuple

# (problem code, sheet, row, column letters, found, details): becomes a Problem on the other side of the process border.
FaultTuple = tuple[str, str, int, str, str, tuple[tuple[str, str], ...]]


class Unreadable(Exception):
    """The file as a whole cannot be read; code is a problem code."""

    def __init__(self, code: str, found: str = "", **details: str) -> None:
        super().__init__(code, found)
        self.code, self.found, self.details = code, found, tuple(sorted(details.items()))
        self.place: tuple[str, int] = ("", 0)

    def at(self, sheet: str, row: int) -> Unreadable:
        """The same with the row where the reading ended."""
        self.place = (sheet, row)
        return self

    def as_fault(self) -> FaultTuple:
        return (self.code, *self.place, "", self.found, self.details)


class Limits(NamedTuple):
    """How much a file may take. A whole city's budget of 200,000 rows and 23 columns stays within all of them.

    A tuple and not a dataclass: loading that module is a tenth of what the child takes to start.
    """

    file_bytes: int = 50 * 2**20
    unpacked_bytes: int = 500 * 2**20
    # How many times a large part may be packed: real workbooks reach 30, empty formatted rows 170, a part of zeros 1,030.
    ratio: int = 400
    members: int = 5000
    # Counts blanks left of a cell too, since a row is held as a list.
    cells: int = 5_000_000
    rows: int = 1_048_576
    columns: int = 16_384
    text_length: int = 100_000
    memory_bytes: int = 500 * 2**20
    # Processor time, whatever the file's size; the clock is allowed a third more, and more for a large file.
    seconds: float = 15.0

    def as_texts(self) -> list[str]:
        """For the child's command line."""
        return list(map(repr, self))

    @classmethod
    def of_texts(cls, texts: list[str]) -> Limits:
        """The inverse of as_texts()."""
        *numbers, seconds = texts
        return cls._make([*map(int, numbers), float(seconds)])

    @property
    def wall_seconds(self) -> float:
        """Cores are shared with others, and a child that waits is not one that hangs."""
        return self.seconds * 4 / 3

    def wall_seconds_for(self, size: int) -> float:
        """The same for a file of so many bytes: 20 s, and 3 s for each MiB from the fifth on."""
        return self.wall_seconds + max(0, size - 4 * 2**20) / 2**20 * 3


def mebibytes(size: int) -> str:
    return f"{size / 2**20:.0f} MiB" if size >= 10 * 2**20 else f"{size / 2**20:.1f} MiB"
