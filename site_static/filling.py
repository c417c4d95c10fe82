"""Fills the folder of a new release: what this build wrote stands there already, everything else gets a second name. Used by release.

The oldest release, which would go, is renewed where it differs: a city of 50,000 proposals has 200,000 files, and giving each a name takes
ten seconds of the machine, where an answer to one proposal changes forty.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from site_static.manifest import MANIFEST, Files, path_in, rows_of
from site_static.shelf import Shelf


def fill(shelf: Shelf, before: Path, files: Files, changed: Collection[str]) -> None:
    """changed: the files that lie in the building folder; the others are those of the release before."""
    spare = shelf.spare()
    there = rows_of(spare / MANIFEST) if spare else frozenset()
    if spare and there:
        _renew(shelf, spare, there, before, files, changed)
    else:
        _link_all(before, shelf.building, sorted(files.rows.keys() - changed))


def _link_all(before: Path, folder: Path, paths: list[str]) -> None:
    old, new, known = f"{before}/", f"{folder}/", set[str]()
    for path in paths:
        above = path.rpartition("/")[0]
        if above not in known:
            os.makedirs(new + above, exist_ok=True)
            known.add(above)
        _link(old + path, new + path)


def _renew(shelf: Shelf, spare: Path, there: frozenset[str], before: Path, files: Files, changed: Collection[str]) -> None:
    """Nothing is written into a file of the old release, since others share it: a name is taken away and given anew.

    A build that is ended here leaves folders that no release knows; the next one removes them.
    """
    folder = shelf.recycled
    spare.rename(folder)
    now = frozenset(files.rows.values())
    old, differing = set(map(path_in, there - now)), sorted(map(path_in, now - there))
    for path in (MANIFEST, *sorted(old - files.rows.keys())):
        (folder / path).unlink()
        _remove_empty(folder / path, folder)
    for path in differing:
        new = folder / path
        new.parent.mkdir(parents=True, exist_ok=True)
        if path in changed:
            (shelf.building / path).replace(new)
        else:
            new.unlink(missing_ok=True)
            _link(str(before / path), str(new))
    shutil.rmtree(shelf.building, ignore_errors=True)
    folder.rename(shelf.building)


def _remove_empty(path: Path, top: Path) -> None:
    with suppress(OSError):
        while (path := path.parent) != top:
            path.rmdir()


def link_or_copy(old: Path, new: Path) -> None:
    """A second name for the same file; a copy where the file system refuses."""
    new.parent.mkdir(parents=True, exist_ok=True)
    _link(str(old), str(new))


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)
