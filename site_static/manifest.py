"""manifest.json: path, bytes and sha256 of every file of a release but itself, one file a line, sorted by path. Used by release, deploy and check."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from site_static.artifact import PublishedFile

MANIFEST = "manifest.json"
_HEAD, _FOOT = '{"files": [\n', "\n]}\n"
_quoted = json.JSONEncoder(ensure_ascii=False).encode
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

    def without(self, paths: Iterable[str]) -> Files:
        rows = self.rows.copy()
        for path in paths:
            rows.pop(path, None)
        return Files(rows)

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
    return f'{{"path": {_quoted(path)}, "bytes": {file.size}{_SHA256}{file.sha256}"}}'


def manifest_of(files: Mapping[str, PublishedFile]) -> bytes:
    rows = Files.of(files).rows
    return (_HEAD + ",\n".join([rows[path] for path in sorted(rows)]) + _FOOT).encode()


def rows_of(path: Path) -> frozenset[str]:
    """The rows of a manifest as they stand there, which is enough to see what differs; none when there is none that can be read."""
    try:
        return frozenset(_lines_of(path.read_text("utf-8")))
    except (OSError, ValueError):
        return frozenset()


def path_in(row: str) -> str:
    return row[len(_PATH) : row.rindex(_BYTES)]


def _lines_of(text: str) -> list[str]:
    """Raises ValueError for a manifest that is not written as ours is, or has an address that JSON writes with signs of its own."""
    lines = text[len(_HEAD) : -len(_FOOT)].split(",\n")
    if not text.startswith(_HEAD) or not text.endswith(_FOOT) or "\\" in text or text.count(_PATH) != len(lines) or text.count(_BYTES) != len(lines):
        raise ValueError
    return lines


def read_manifest(path: Path) -> Files:
    """The inverse; nothing when there is none that can be read, which only costs writing all files again."""
    try:
        text = path.read_text("utf-8")
        try:
            lines = _lines_of(text)
        except ValueError:
            return _read_slowly(text)
        start = len(_PATH)  # no address holds a quotation mark: it would be written with a backslash
        return Files({line[start : line.index('"', start)]: line for line in lines})
    except (OSError, ValueError, KeyError, TypeError):
        return Files()


def _read_slowly(text: str) -> Files:
    """A manifest that somebody else wrote, or one with an address that JSON writes with signs of its own."""
    return Files.of({row["path"]: PublishedFile(sha256=row["sha256"], size=row["bytes"]) for row in json.loads(text)["files"]})
