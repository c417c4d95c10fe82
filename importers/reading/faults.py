"""What a reader says when a file cannot be read, and the limits that it keeps."""

from __future__ import annotations

from dataclasses import dataclass

# (problem code, sheet, row, column letters, found, details): becomes a Problem on the other side of the process border.
FaultTuple = tuple[str, str, int, str, str, tuple[tuple[str, str], ...]]


class Unreadable(Exception):  # noqa: N818  it names the file's state, and never leaves this package
    """The file as a whole cannot be read; code is a problem code."""

    def __init__(self, code: str, found: str = "", **details: str) -> None:
        super().__init__(code, found)
        self.code, self.found, self.details = code, found, tuple(sorted(details.items()))

    def as_fault(self) -> FaultTuple:
        return (self.code, "", 0, "", self.found, self.details)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a file may take. A whole city's budget of 200,000 rows and 23 columns stays within all of them."""

    file_bytes: int = 50 * 2**20
    unpacked_bytes: int = 600 * 2**20
    # Real workbooks reach 30; a part of zeros reaches 1,030.
    ratio: int = 200
    members: int = 2000
    # Counts blanks left of a cell too, since a row is held as a list.
    cells: int = 6_000_000
    text_bytes: int = 1 * 2**20
    memory_bytes: int = 1 * 2**30
    cpu_seconds: int = 40
    wall_seconds: float = 90.0
