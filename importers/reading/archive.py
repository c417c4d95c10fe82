"""The zip file round an .xlsx: looked over before anything is unpacked, and its parts found by their relationships."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path

from importers.reading.faults import Limits, Unreadable
from importers.reading.xml import collected

OFFICE_DOCUMENT = "/officeDocument"
CHUNK = 1 << 20
# Members below this size may be packed as well as they like: a row of blanks packs 500 times.
SMALL_MEMBER = 4 * 2**20


class Archive:
    """An .xlsx as parts. Every way of not being one ends as Unreadable."""

    def __init__(self, path: Path, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable("file.damaged", str(error)) from None
        self._check(limits)

    def _check(self, limits: Limits) -> None:
        members = self._zip.infolist()
        names = [member.filename for member in members]
        if len(members) > limits.members:
            raise Unreadable("file.too-large", f"{len(members)} parts", limit=f"{limits.members} parts")
        if len(set(names)) != len(names):
            raise Unreadable("file.damaged", "the same part twice in the zip file")
        unpacked = sum(member.file_size for member in members)
        if unpacked > limits.unpacked_bytes:
            raise Unreadable("file.too-large", f"{unpacked >> 20} MiB unpacked", limit=f"{limits.unpacked_bytes >> 20} MiB")
        for member in members:
            if member.flag_bits & 1:
                raise Unreadable("file.encrypted", member.filename)
            if member.file_size > SMALL_MEMBER and member.file_size > limits.ratio * max(member.compress_size, 1):
                raise Unreadable("file.too-large", f"{member.filename} unpacks {member.file_size // max(member.compress_size, 1)} times")

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part in pieces. The size that the zip declares is the most that is ever unpacked."""
        left = self._zip.getinfo(name).file_size if name in self else 0
        if name not in self:
            raise Unreadable("file.damaged", f"{name} is missing in the file")
        try:
            with self._zip.open(name) as part:
                while piece := part.read(CHUNK):
                    left -= len(piece)
                    if left < 0:
                        raise Unreadable("file.damaged", f"{name} is longer than the file says")
                    yield piece
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zipfile.zlib.error) as error:
            raise Unreadable("file.damaged", f"{name}: {error}") from None

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id -> (type, name of the part that it points to); links to the outside are left out."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self:
            return {}
        relations = {}
        for attributes in collected(self.chunks(name), "Relationship", name):
            if attributes.get("TargetMode") == "External":
                continue
            target = attributes.get("Target", "")
            target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            relations[attributes.get("Id", "")] = (attributes.get("Type", ""), target)
        return relations

    def workbook_part(self) -> str:
        """The main part, whichever namespace (transitional or strict) points to it."""
        for kind, target in self.relations("").values():
            if kind.endswith(OFFICE_DOCUMENT):
                return target
        raise Unreadable("file.not-a-workbook", "a zip file without a workbook")


