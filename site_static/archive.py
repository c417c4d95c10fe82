"""The whole site in one zip, made after everything that it holds. Used by release.

A file that tells the zip's size and digest cannot be inside with them: the plan says what stands in its place there (copies). The list of
files inside is that of the copy, so a copy can be checked like the site. Only what changed is packed again.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_static.artifact import Archive, PublishedFile
from site_static.derive import digest_of_files, key_of_archive
from site_static.zip_file import OldZip, ZipWriter

# Packed already, by their own format.
PACKED = (".png", ".jpg", ".jpeg", ".webp", ".pdf", ".xlsx", ".zip", ".gz", ".woff2", ".parquet")
# Whoever packs otherwise takes nothing over.
_WRITER = Path(__file__).with_name("zip_file.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Packer:
    """One archive of one build. files: those of the site that stand in it; where: a finished file's place on the disk.

    listed: writes the list of files, as the site has one.
    """

    archive: Archive
    files: Mapping[str, PublishedFile]
    where: Callable[[str], Path]
    listed: Callable[[Mapping[str, PublishedFile]], bytes]
    list_name: str

    @property
    def key(self) -> str:
        """The same key means the same bytes."""
        return f"{_way_of_packing()} {key_of_archive(self.archive, self.files)}"

    def write(self, target: Path, old: Path, old_key: str, old_files: Mapping[str, PublishedFile]) -> PublishedFile:
        """old: the archive of the release before, whose files were old_files; it need not be there."""
        before = self._opened(old, old_key, old_files)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            writer = ZipWriter(file, self.archive.dated)
            for path, content in self._contents():
                name = f"{self.archive.folder}/{path}"
                if content is None and before and old_files.get(path) == self.files[path] and name in before.members:
                    writer.take_over(name, before)
                else:
                    writer.add(name, self.where(path).read_bytes() if content is None else content, packed=not path.endswith(PACKED))
            writer.end()
        if before:
            before.close()
        return _finished(target)

    def _opened(self, old: Path, old_key: str, old_files: Mapping[str, PublishedFile]) -> OldZip | None:
        """None for what is not there, was packed in another way or is damaged: then everything is packed anew."""
        if old_key.partition(" ")[0] != _way_of_packing():
            return None
        try:
            return OldZip(old) if _finished(old) == old_files.get(self.archive.path) else None
        except OSError:
            return None

    def _contents(self) -> Iterator[tuple[str, bytes | None]]:
        """Path and content in order; None for a file of the site itself."""
        own = {copy.path: copy.make() for copy in self.archive.copies}
        inside = {**self.files, **{path: PublishedFile(sha256=hashlib.sha256(made).hexdigest(), size=len(made)) for path, made in own.items()}}
        own[self.list_name] = self.listed(inside)
        for path in sorted({*inside, self.list_name}):
            yield path, own.get(path)


def _finished(path: Path) -> PublishedFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return PublishedFile(sha256=digest, size=file.tell())


def _way_of_packing() -> str:
    """The code that packs and the library below it."""
    return f"{digest_of_files([_WRITER])[:12]}-{zlib.ZLIB_RUNTIME_VERSION}"
