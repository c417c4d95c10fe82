"""The finished folder: which files it has, which of them are to be looked at, and what the site says of its own address."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from site_static import addresses
from site_static.content import Snapshot
from site_static.manifest import MANIFEST


@dataclass(frozen=True, kw_only=True)
class SiteFiles:
    """names: every file, sorted. chosen: those whose contents are looked at; links and lists are still held against all names."""

    folder: Path
    names: tuple[str, ...]
    chosen: frozenset[str]
    snapshot: Snapshot | None

    @classmethod
    def of(cls, folder: Path, snapshot: Snapshot | None, changed: Collection[str] | None) -> SiteFiles:
        names = tuple(sorted(_walk(folder, "")))
        chosen = frozenset(names) if changed is None else frozenset(changed).intersection(names) | {MANIFEST}
        return cls(folder=folder, names=names, chosen=chosen, snapshot=snapshot)

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.names)

    @cached_property
    def is_whole(self) -> bool:
        """True when every file is looked at."""
        return len(self.chosen) >= len(self.names)

    def read(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()

    def identity(self, path: str) -> tuple[int, int]:
        """The same for two names of one file: a vintage and its latest are most often one."""
        found = (self.folder / path).stat()
        return found.st_dev, found.st_ino

    @cached_property
    def _digests(self) -> dict[tuple[int, int], tuple[int, str]]:
        return {}

    def size_and_digest(self, path: str) -> tuple[int, str]:
        """Bytes and sha256, taken once of each file."""
        identity = self.identity(path)
        if identity not in self._digests:
            with (self.folder / path).open("rb") as file:  # the whole site in one file need not stand in memory
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                self._digests[identity] = file.tell(), digest
        return self._digests[identity]

    def chosen_with(self, *extensions: str) -> Iterator[str]:
        """The chosen files with one of these extensions, in order."""
        return (path for path in self.names if path in self.chosen and path.endswith(extensions))

    @cached_property
    def package(self) -> dict[str, object]:
        """datapackage.json; empty when it is absent or no JSON object, which site_static.checking.listings tells."""
        try:
            found = json.loads(self.read(addresses.DATA_PACKAGE))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    @cached_property
    def resources(self) -> tuple[dict[str, object], ...]:
        """The files that datapackage.json describes."""
        listed = self.package.get("resources")
        return tuple(one for one in listed if isinstance(one, dict)) if isinstance(listed, list) else ()

    @cached_property
    def site_url(self) -> str:
        """Where the site is published, as it says itself; "" when it does not."""
        if self.snapshot is not None:
            return self.snapshot.city.site_url
        return str(self.package.get("homepage") or "")

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that have pages; the first stands at the top, every other in a folder of its name."""
        if self.snapshot is not None:
            return self.snapshot.city.languages
        folders = {name.partition("/")[0] for name in self.names if name.endswith("/index.html")}
        return ("id", *sorted(name for name in folders if len(name) == 2 and f"{name}/{addresses.HOME}" in self.known))

    def language_of(self, path: str) -> str:
        first = path.partition("/")[0]
        return first if first in self.languages[1:] else self.languages[0]

    def inside(self, address: str) -> str | None:
        """The file that an absolute address of this site means; None for an address elsewhere."""
        if not self.site_url or not address.startswith(self.site_url):
            return None
        path = address.removeprefix(self.site_url).partition("#")[0]
        return path + "index.html" if not path or path.endswith("/") else path


def _walk(folder: Path, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(folder / entry.name, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name
