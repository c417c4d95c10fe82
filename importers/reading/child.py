"""The child process: keeps its own limits, reads one file, writes what it found to standard output, ends.

A parser that crashes, hangs or eats memory takes only this process with it.
"""

from __future__ import annotations

import gc
import io
import marshal
import os
import resource
import signal
import sys
from typing import BinaryIO, TypedDict

from importers.reading.archive import Archive
from importers.reading.cells import SheetRows
from importers.reading.faults import FaultTuple, Limits, Unreadable, mebibytes
from importers.reading.recognise import EMPTY_ZIP, OLE, ZIP, magic_of, markup_of, oldest_excel

START = 1 << 16
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
# The folder in a zip file -> whose file it is.
OTHER_ZIPS = (("word", "Word"), ("ppt", "PowerPoint"), ("visio", "Visio"), ("index", "Apple Numbers"), ("meta-inf", "OpenDocument"))


class Reading(TypedDict):
    """What one file gave: its sheets, what is wrong with it as a whole, and how it was read."""

    sheets: list[SheetRows]
    faults: list[FaultTuple]
    reading: dict[str, str]


def read(file: BinaryIO, name: str, limits: Limits) -> Reading:
    """The sheets of a file of any known format, by its content and not by its name. Every fault of the file is in the answer."""
    try:
        return _read(file, name, limits)
    except Unreadable as fault:
        return {"sheets": [], "faults": [fault.as_fault()], "reading": {}}


def _read(file: BinaryIO, name: str, limits: Limits) -> Reading:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    start = file.read(START)
    file.seek(0)
    if size == 0:
        raise Unreadable("file.empty")
    if size > limits.file_bytes:
        raise Unreadable("file.too-large", mebibytes(size), limit=mebibytes(limits.file_bytes))
    found = _read_ole(file.read(), limits) if start.startswith(OLE) else _read_zip(file, limits) if start.startswith((ZIP, EMPTY_ZIP)) else None
    if found is None:
        _refuse_what_is_no_table(start, name)
        found = _read_text(file.read(), limits)
    if not any(sheet.rows for sheet in found["sheets"]) and not any(sheet.faults for sheet in found["sheets"]):
        raise Unreadable("file.no-cells")
    return found


def _read_ole(content: bytes, limits: Limits) -> Reading:
    # Loaded here: each kind of file needs only its own readers, and starting is half of a small file's cost.
    from importers.reading.by_calamine import read_by_calamine  # noqa: PLC0415  see above
    from importers.reading.old_excel import oddities  # noqa: PLC0415  see above
    from importers.reading.ole import Container  # noqa: PLC0415  see above

    container = Container(content)
    kind = container.kind()
    if kind == "encrypted":
        raise Unreadable("file.encrypted")
    if kind != "xls":
        raise Unreadable("file.not-a-workbook", kind) if kind else Unreadable("file.damaged", "an OLE file without a workbook")
    sheets = read_by_calamine(content, limits, oddities(container.stream("Workbook", "Book")))
    return {"sheets": sheets, "faults": [], "reading": {"format": "xls"}}


def _read_zip(file: BinaryIO, limits: Limits) -> Reading:
    archive = Archive(file, limits)
    if "mimetype" in archive and archive.start("mimetype").startswith(OPEN_DOCUMENT):
        if b"encryption-data" in b"".join(archive.chunks("META-INF/manifest.xml")):
            raise Unreadable("file.encrypted")
        return _read_open_document(archive, limits)
    part = archive.main_part()
    if part.endswith(".bin"):
        file.seek(0)
        return _read_xlsb(archive, part, file.read(), limits)
    folders = archive.folders()
    if "xl" not in folders and (other := next((kind for folder, kind in OTHER_ZIPS if folder in folders), "")):
        raise Unreadable("file.not-a-workbook", other)
    if not part:
        raise Unreadable("file.not-a-workbook", "ZIP")
    from importers.reading.xlsx import read_xlsx  # noqa: PLC0415  see _read_ole

    sheets, faults = read_xlsx(archive, part, limits)
    return {"sheets": sheets, "faults": faults, "reading": {"format": "xlsx"}}


def _read_open_document(archive: Archive, limits: Limits) -> Reading:
    from importers.reading.open_document import read_open_document  # noqa: PLC0415  see _read_ole

    return {"sheets": read_open_document(archive, limits), "faults": [], "reading": {"format": "ods"}}


def _read_xlsb(archive: Archive, part: str, content: bytes, limits: Limits) -> Reading:
    from importers.reading.binary_excel import oddities_of  # noqa: PLC0415  see _read_ole
    from importers.reading.by_calamine import read_by_calamine  # noqa: PLC0415  see _read_ole

    faults: list[FaultTuple] = [("file.limited-format", "", 0, "", ".xlsb", ())]
    sheets = read_by_calamine(content, limits, oddities_of(archive, part))
    return {"sheets": sheets, "faults": faults, "reading": {"format": "xlsb"}}


def _refuse_what_is_no_table(start: bytes, name: str) -> None:
    if found := magic_of(start):
        raise Unreadable("file.not-a-workbook", found)
    if found := oldest_excel(start):
        raise Unreadable("file.old-format", found)
    match markup_of(start):
        case "web":
            raise Unreadable("file.web-page", os.path.splitext(name)[1] or name)
        case "xml-2003":
            raise Unreadable("file.old-format", "XML Spreadsheet 2003")
        case "":
            return
        case other:
            raise Unreadable("file.not-a-workbook", other)


def _read_text(content: bytes, limits: Limits) -> Reading:
    from importers.reading.delimited import read_delimited  # noqa: PLC0415  see _read_ole

    sheet, reading = read_delimited(content, limits)
    return {"sheets": [sheet], "faults": [], "reading": {"format": "csv", **reading}}


def keep(limits: Limits) -> None:
    """From here on the process dies rather than take more."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    seconds = max(1, round(limits.seconds))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)


def main(arguments: list[str]) -> None:
    """Arguments: the file's name, the folder of installed packages, then the limits in the order of Limits' fields. The file is standard input."""
    name, packages, *numbers = arguments
    gc.disable()  # rows hold no cycles, and this process does not live long
    sys.path.append(packages)
    limits = Limits.of_texts(numbers)
    keep(limits)
    found = read(sys.stdin.buffer, name, limits)
    answer = {**found, "sheets": [sheet.as_primitives() for sheet in found["sheets"]]}
    marshal.dump(answer, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    os._exit(0)  # giving millions of cells back one by one would take a tenth of the reading
