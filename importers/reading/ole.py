"""The OLE container of .xls, .doc and encrypted workbooks: its streams by name. Chains that bite themselves are refused."""

from __future__ import annotations

import struct

from importers.reading.faults import Unreadable

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF
ENTRY = 128
STREAM, ROOT = 2, 5
# Name of a stream -> whose file it is. The first that is there tells.
CONTENTS = (
    ("EncryptedPackage", "encrypted"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "Word"),
    ("PowerPoint Document", "PowerPoint"),
    ("VisioDocument", "Visio"),
)


class Container:
    """Names and contents of the streams. Raises Unreadable for what is cut off or contradicts itself."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._open()
        except (struct.error, IndexError):
            raise Unreadable("file.damaged", "OLE header") from None

    def _open(self) -> None:
        shift, mini_shift = struct.unpack_from("<HH", self._content, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise Unreadable("file.damaged", "OLE sectors")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, self._cutoff, mini_table = (struct.unpack_from("<I", self._content, place)[0] for place in (48, 56, 60))
        self._table = self._chains()
        self._mini_table = _numbers(self._chain(mini_table)) if mini_table < END else []
        self._entries: dict[str, tuple[int, int]] = {}
        self._mini_stream = b""
        self._read_directory(self._chain(directory))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._content[start : start + self._size]
        if not sector:
            raise Unreadable("file.damaged", f"OLE sector {number} is missing")
        return sector

    def _chains(self) -> list[int]:
        """Which sector follows which."""
        count, more, extra = (struct.unpack_from("<I", self._content, place)[0] for place in (44, 68, 72))
        sectors = [number for number in struct.unpack_from("<109I", self._content, 76) if number < END]
        seen = set()
        while more < END and extra:
            if more in seen:
                raise Unreadable("file.damaged", "an OLE chain that bites itself")
            seen.add(more)
            *numbers, more = _numbers(self._sector(more))
            sectors += [number for number in numbers if number < END]
        return [follower for number in sectors[:count] for follower in _numbers(self._sector(number))]

    def _chain(self, first: int) -> bytes:
        return b"".join(self._sector(number) for number in _followed(self._table, first))

    def _read_directory(self, directory: bytes) -> None:
        for place in range(0, len(directory) - ENTRY + 1, ENTRY):
            length, kind = struct.unpack_from("<HB", directory, place + 64)
            start, size = struct.unpack_from("<II", directory, place + 116)
            name = directory[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if kind == ROOT and start < END:
                self._mini_stream = self._chain(start)
            elif kind == STREAM:
                self._entries[name] = (start, size)

    def kind(self) -> str:
        """Which program's file it is; "" when unknown."""
        return next((kind for name, kind in CONTENTS if name in self._entries), "")

    def stream(self, *names: str) -> bytes:
        """The first of these streams that is there."""
        start, size = next((self._entries[name] for name in names if name in self._entries), (END, 0))
        if size >= self._cutoff:
            content = self._chain(start)
        else:
            pieces = _followed(self._mini_table, start) if size else []
            content = b"".join(self._mini_stream[number * self._mini_size : (number + 1) * self._mini_size] for number in pieces)
        if len(content) < size:
            raise Unreadable("file.damaged", "an OLE stream is cut off")
        return content[:size]


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _followed(table: list[int], first: int) -> list[int]:
    """A chain of numbers from the first to the end."""
    chain: list[int] = []
    number = first
    while number < END:
        if number >= len(table) or len(chain) > len(table):
            raise Unreadable("file.damaged", "an OLE chain that bites itself")
        chain.append(number)
        number = table[number]
    return chain
