"""The zip file round a workbook: looked over before anything is unpacked, and its parts found by their relationships."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from importers.reading.faults import Limits, Unreadable, mebibytes
from importers.reading.xml import collected

OFFICE_DOCUMENT = "/officeDocument"
# Pieces that stay in the processor's own memory while they are cut: 7 % faster than 1 MiB.
CHUNK = 1 << 16
# Members below this size may be packed as well as they like: a row of blanks packs 500 times.
SMALL_MEMBER = 16 * 2**20
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


class Archive:
    """A zip file as parts. Every way of not being one ends as Unreadable."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except BROKEN_ZIP as error:
            raise Unreadable("file.damaged", str(error)) from None
        self._check(limits)

    def _check(self, limits: Limits) -> None:
        members = self._zip.infolist()
        if len(members) > limits.members:
            raise Unreadable("file.damaged", f"{len(members)} parts in the zip file")
        # Part names do not tell upper from lower case, and some writers put backslashes.
        self._members = {_plain(member.filename): member for member in members}
        if len(self._members) != len(members):
            raise Unreadable("file.damaged", "the same part twice in the zip file")
        for member in members:
            _check_member(member, limits)
        unpacked = sum(member.file_size for member in members)
        if unpacked > limits.unpacked_bytes:
            raise Unreadable("file.too-large", mebibytes(unpacked), limit=mebibytes(limits.unpacked_bytes))

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    def folders(self) -> set[str]:
        """The first part of every name."""
        return {name.partition("/")[0] for name in self._members}

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part in pieces. The size that the zip declares is the most that is ever unpacked."""
        member = self._members.get(_plain(name))
        if member is None:
            raise Unreadable("file.damaged", f"{name} is missing in the file")
        try:
            with self._zip.open(member) as part:
                while piece := part.read(CHUNK):
                    yield piece
        except BROKEN_ZIP as error:
            raise Unreadable("file.damaged", f"{name}: {error}") from None

    def start(self, name: str, size: int = 1024) -> bytes:
        """The first bytes of a part; nothing where there is none."""
        return next(self.chunks(name), b"")[:size] if name in self else b""

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id -> (type, name of the part that it points to); links to the outside have no name."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self:
            return {}
        relations = {}
        for attributes in collected(self.chunks(name), "Relationship", name):
            target = attributes.get("Target", "")
            if attributes.get("TargetMode") == "External":
                target = ""
            elif target.startswith("/"):
                target = target[1:]
            else:
                target = posixpath.normpath(posixpath.join(folder, target))
            relations[attributes.get("Id", "")] = (attributes.get("Type", ""), target)
        return relations

    def main_part(self) -> str:
        """The main part, whichever namespace (transitional or strict) points to it; "" where none does."""
        return next((target for kind, target in self.relations("").values() if kind.endswith(OFFICE_DOCUMENT)), "")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lower()


def _check_member(member: zipfile.ZipInfo, limits: Limits) -> None:
    name = _plain(member.filename)
    if member.flag_bits & 1:
        raise Unreadable("file.encrypted", member.filename)
    if name.startswith("/") or name[1:2] == ":" or ".." in name.split("/"):
        raise Unreadable("file.damaged", f"a part outside of the zip file: {member.filename[:80]}")
    if member.file_size > SMALL_MEMBER and member.file_size > limits.ratio * max(member.compress_size, 1):
        raise Unreadable("file.too-large", mebibytes(member.file_size), limit=mebibytes(limits.ratio * member.compress_size))
