"""Writes a zip file whose bytes depend on names and contents alone, and takes over what an older one holds without packing it again.

Used by archive. Python's own zipfile packs every file anew; of a city's site a correction changes a hundredth. What is written here is
read by zipfile in the tests and by any other program: the format of 1989, and that of 2001 (zip64) where a site has outgrown it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_FAR = struct.Struct("<2HQ")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_END = struct.Struct("<4s4H2LH")
# What the older fields cannot hold is said in the newer ones.
MOST_MEMBERS, FARTHEST = 0xFFFF, 0xFFFFFFFF
# Names are UTF-8; made on Unix, readable by all.
_FLAGS, _MADE_BY, _NEEDS, _MODE = 0x800, 3 << 8 | 45, 20, 0o100644 << 16
LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A packed file: how, its check sum, sizes in bytes packed and unpacked, and where its entry begins."""

    method: int
    crc: int
    packed: int
    size: int
    offset: int


class ZipWriter:
    """Adds one file after another; end() completes the zip. file: open for writing bytes. dated: the day of every file."""

    def __init__(self, file: BinaryIO, dated: date) -> None:
        self._file = file
        self._date = (max(dated.year, 1980) - 1980) << 9 | dated.month << 5 | dated.day
        self._members: list[tuple[bytes, Member]] = []
        self._offset = file.tell()

    def add(self, name: str, content: bytes, *, packed: bool = True) -> None:
        """packed is false for what is packed already, as pictures and workbooks are; what packing would not make smaller is stored too."""
        body, method = content, ZIP_STORED
        if packed:
            packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
            smaller = packer.compress(content) + packer.flush()
            if len(smaller) < len(content):
                body, method = smaller, ZIP_DEFLATED
        member = Member(method=method, crc=zlib.crc32(content), packed=len(body), size=len(content), offset=self._offset)
        self._write(name, member, body)

    def take_over(self, name: str, old: OldZip) -> None:
        """The file of that name out of an older zip, as it lies there."""
        found = old.members[name]
        member = Member(method=found.method, crc=found.crc, packed=found.packed, size=found.size, offset=self._offset)
        self._write(name, member, old.packed_bytes(name))

    def _write(self, name: str, member: Member, body: bytes) -> None:
        encoded = name.encode()
        sizes = (member.crc, member.packed, member.size)
        self._file.write(_LOCAL.pack(b"PK\3\4", _NEEDS, _FLAGS, member.method, 0, self._date, *sizes, len(encoded), 0) + encoded)
        self._file.write(body)
        self._offset += _LOCAL.size + len(encoded) + len(body)
        self._members.append((encoded, member))

    def end(self) -> None:
        """The list of all files, by which programs find them."""
        start, length = self._offset, 0
        for name, member in self._members:
            entry = self._central(name, member)
            length += self._file.write(entry)
        count = len(self._members)
        if count >= MOST_MEMBERS or start + length >= FARTHEST:
            self._file.write(_END64.pack(b"PK\6\6", _END64.size - 12, _MADE_BY, 45, 0, 0, count, count, length, start))
            self._file.write(_LOCATOR.pack(b"PK\6\7", 0, start + length, 1))
        few = min(count, MOST_MEMBERS)
        self._file.write(_END.pack(b"PK\5\6", 0, 0, few, few, min(length, FARTHEST), min(start, FARTHEST), 0))

    def _central(self, name: bytes, member: Member) -> bytes:
        is_far = member.offset >= FARTHEST
        far = _FAR.pack(1, 8, member.offset) if is_far else b""
        sizes = (member.crc, member.packed, member.size, len(name), len(far))
        needs = 45 if is_far else _NEEDS
        head = (b"PK\1\2", _MADE_BY, needs, _FLAGS, member.method, 0, self._date)
        return _CENTRAL.pack(*head, *sizes, 0, 0, 0, _MODE, min(member.offset, FARTHEST)) + name + far


class OldZip:
    """A zip file that ZipWriter made, open for taking over what has not changed."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        try:
            with ZipFile(self._file) as listed:
                self.members: Mapping[str, Member] = {
                    one.filename: Member(
                        method=one.compress_type, crc=one.CRC, packed=one.compress_size, size=one.file_size, offset=one.header_offset
                    )
                    for one in listed.infolist()
                }
        except BaseException:
            self._file.close()
            raise

    def packed_bytes(self, name: str) -> bytes:
        """A file as it lies there, packed."""
        member = self.members[name]
        self._file.seek(member.offset + _LOCAL.size + len(name.encode()))
        return self._file.read(member.packed)

    def close(self) -> None:
        self._file.close()
