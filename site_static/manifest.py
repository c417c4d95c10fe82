"""manifest.json: path, bytes and sha256 of every file of a release but itself, one file a line, sorted by path. Used by release, deploy and check."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from site_static.artifact import PublishedFile

MANIFEST = "manifest.json"
_HEAD, _FOOT = '{"files": [\n', "\n]}\n"
_PATH, _BYTES, _SHA256 = '{"path": "', '", "bytes": ', ', "sha256": "'


class Files(Mapping[str, PublishedFile]):
    """Path -> file, kept as the rows of the manifest.

    A city has some hundred thousand files and a publication changes a few: the others are compared and written as they were read, and
    only a row that is asked for is taken apart.
    """

    def __init__(self, rows: dict[str, str] | None = None) -> None:
        self.rows = {} if rows is None else rows

    @classmethod
    def of(cls, files: Mapping[str, PublishedFile]) -> Files:
        return files if isinstance(files, Files) else cls({path: _row(path, file) for path, file in files.items()})

    def put(self, path: str, file: PublishedFile) -> None:
        self.rows[path] = _row(path, file)

    def differing(self, others: Files) -> Iterator[str]:
        """The paths of files that the others do not have, or have with other bytes."""
        there = others.rows.get
        return (path for path, row in self.rows.items() if there(path) != row)

    def __getitem__(self, path: str) -> PublishedFile:
        size, _, digest = self.rows[path].rpartition(_BYTES)[2].partition(_SHA256)
        return PublishedFile(sha256=digest[:-2], size=int(size))

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def _row(path: str, file: PublishedFile) -> str:
    return f'{{"path": {json.dumps(path, ensure_ascii=False)}, "bytes": {file.size}{_SHA256}{file.sha256}"}}'


def manifest_of(files: Mapping[str, PublishedFile]) -> bytes:
    rows = Files.of(files).rows
    return (_HEAD + ",\n".join([rows[path] for path in sorted(rows)]) + _FOOT).encode()


def read_manifest(path: Path) -> Files:
    """The inverse; nothing when there is none that can be read, which only costs writing all files again."""
    try:
        text = path.read_text("utf-8")
        if not text.startswith(_HEAD) or not text.endswith(_FOOT):
            return _read_slowly(text)
        lines = text[len(_HEAD) : -len(_FOOT)].split(",\n")
        if "\\" in text or not all(line.startswith(_PATH) and line.endswith('"}') for line in lines):
            return _read_slowly(text)
        return Files({line[len(_PATH) : line.rindex(_BYTES)]: line for line in lines})
    except (OSError, ValueError, KeyError, TypeError):
        return Files()


def _read_slowly(text: str) -> Files:
    """A manifest that somebody else wrote, or one with an address that JSON writes with signs of its own."""
    return Files.of({row["path"]: PublishedFile(sha256=row["sha256"], size=row["bytes"]) for row in json.loads(text)["files"]})
