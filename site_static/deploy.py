"""Copies the release that the public sees to another folder: a web server's, a mounted share, a stick. Used by publish.

The target is a shelf of releases like the one it comes from: readers there see the old release or the new one, never a mixture, and
`./publish.py rollback --out TARGET` goes back there too.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cms.domain.errors import SwitchFailed
from site_static.filling import link_or_copy
from site_static.manifest import MANIFEST, read_manifest
from site_static.shelf import Shelf, disk_errors_shown, synchronise


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """What was done: files copied, and files that the target already had."""

    digest: str
    folder: Path
    copied: int
    kept: int


def deploy(out: Path, target: Path, progress: Callable[[int, int], None] = lambda done, of: None) -> Deployment:
    """The current release of out as the current release of target. A copy that differs from the manifest stops it; the old one stands.

    Raises SwitchFailed where there is no release, another build is at work at the target, or a file came out wrong.
    """
    source = Shelf(out=out)
    digest = source.current_digest
    if digest is None:
        raise SwitchFailed(f"{out}: there is no release to copy. Run ./publish.py build first.")
    if target.resolve() == out.resolve():
        raise SwitchFailed(f"{target}: this is where the release already stands.")
    shelf = Shelf(out=target)
    with disk_errors_shown(target), shelf.locked():
        shelf.releases.mkdir(parents=True, exist_ok=True)
        shelf.tidy()
        if shelf.folder(digest).is_dir():  # a release never changes once it stands there
            copied, kept = 0, len(read_manifest(shelf.folder(digest) / MANIFEST))
        else:
            copied, kept = _copy(source.folder(digest), shelf, progress)
            synchronise(shelf.building)
            shelf.building.rename(shelf.folder(digest))
        shelf.point_to(digest)
        shelf.tidy()
    return Deployment(digest=digest, folder=shelf.folder(digest), copied=copied, kept=kept)


def _copy(release: Path, shelf: Shelf, progress: Callable[[int, int], None]) -> tuple[int, int]:
    """Every file of the manifest, linked where the target's current release has the same bytes. Gives how many were copied and kept."""
    files = read_manifest(release / MANIFEST)
    before = shelf.folder(shelf.current_digest) if shelf.current_digest else None
    there = read_manifest(before / MANIFEST) if before else {}
    copied = 0
    for number, (path, file) in enumerate(sorted(files.items()), start=1):
        new = shelf.building / path
        if before and there.get(path) == file:
            link_or_copy(before / path, new)
        else:
            new.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(release / path, new)
            with new.open("rb") as copied_file:
                if hashlib.file_digest(copied_file, "sha256").hexdigest() != file.sha256:
                    raise SwitchFailed(
                        f"{release / path}: not the file that the manifest names. Nothing was copied to the public place; build again."
                    )
            copied += 1
        progress(number, len(files))
    shutil.copyfile(release / MANIFEST, shelf.building / MANIFEST)
    return copied, len(files) - copied
