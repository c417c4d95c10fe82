"""The child process: keeps its own limits, reads one file, writes what it found to standard output, ends.

A parser that crashes, hangs or eats memory takes only this process with it.
"""

from __future__ import annotations

import marshal
import resource
import sys
from pathlib import Path

from importers.reading.cells import SheetRows
from importers.reading.delimited import read_csv
from importers.reading.faults import FaultTuple, Limits, Unreadable
from importers.reading.xlsx import read_xlsx

ZIP, OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
# An encrypted .xlsx is an OLE file with a stream of this name, in UTF-16.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"%pdf", b"{\\rtf")


def read(path: Path, limits: Limits) -> tuple[list[SheetRows], list[FaultTuple]]:
    """The sheets of a file of any known format, by its content and not by its name."""
    size = path.stat().st_size
    try:
        if size == 0:
            raise Unreadable("file.empty")
        if size > limits.file_bytes:
            raise Unreadable("file.too-large", f"{size >> 20} MiB", limit=f"{limits.file_bytes >> 20} MiB")
        sheets = _read_by_content(path, limits)
    except Unreadable as fault:
        return [], [fault.as_fault()]
    return sheets, [fault for sheet in sheets for fault in sheet.faults]


def _read_by_content(path: Path, limits: Limits) -> list[SheetRows]:
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(OLE):
        if ENCRYPTED in path.read_bytes():
            raise Unreadable("file.encrypted", path.suffix)
        return _read_other(path, limits)
    if start.startswith(ZIP):
        if OPEN_DOCUMENT in start or b"xl/workbook.bin" in path.read_bytes():
            return _read_other(path, limits)
        return read_xlsx(path, limits)
    plain = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark in MARKUP:
        if plain.startswith(mark):
            raise Unreadable("file.not-a-workbook", mark.decode().strip("<!?%{\\").upper())
    return read_csv(path, limits)


def _read_other(path: Path, limits: Limits) -> list[SheetRows]:
    # Loaded here: it is a library of 3 MiB that the usual formats never need.
    from importers.reading.other import read_other  # noqa: PLC0415  see above

    return read_other(path, limits)


def main(arguments: list[str]) -> None:
    """Arguments: the file, then the limits in the order of Limits' fields."""
    path, numbers = Path(arguments[0]), arguments[1:]
    limits = Limits(**{name: (float if name == "wall_seconds" else int)(number) for name, number in zip(Limits.__slots__, numbers, strict=True)})
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sheets, faults = read(path, limits)
    marshal.dump({"sheets": [sheet.as_primitives() for sheet in sheets], "faults": faults}, sys.stdout.buffer)
