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


def fill(shelf: Shelf, before: Path, files: Files, changed: Collection[str], removed: Collection[str]) -> None:
    """changed: the files that lie in the building folder; the others are those of the release before, less the removed."""
    spare = shelf.spare()
    differing = _differing(shelf, spare, before, files, {*changed, *removed}) if spare else None
    if spare and differing is not None:
        _renew(shelf, spare, differing, before, files, changed)
    else:
        _link_all(before, shelf.building, sorted(files.rows.keys() - changed))


def _differing(shelf: Shelf, spare: Path, before: Path, files: Files, now: set[str]) -> set[str] | None:
    """The paths at which an old release may differ from the new one: what each release since then changed, and now this one.

    Where that was not remembered their lists of files are compared, which takes far longer; None when the old one has none.
    """
    since = shelf.changes_since(spare.name, before.name)
    if since is not None:
        return since | now
    there = rows_of(spare / MANIFEST)
    return set(map(path_in, there ^ frozenset(files.rows.values()))) if there else None


def _link_all(before: Path, folder: Path, paths: list[str]) -> None:
    old, new, known = f"{before}/", f"{folder}/", set[str]()
    for path in paths:
        above = path.rpartition("/")[0]
        if above not in known:
            os.makedirs(new + above, exist_ok=True)
            known.add(above)
        _link(old + path, new + path)


def _renew(shelf: Shelf, spare: Path, differing: Collection[str], before: Path, files: Files, changed: Collection[str]) -> None:
    """Nothing is written into a file of the old release, since others share it: a name is taken away and given anew.

    A build that is ended here leaves folders that no release knows; the next one removes them.
    """
    folder = shelf.recycled
    spare.rename(folder)
    for path in (MANIFEST, *sorted(path for path in differing if path not in files.rows)):
        if (folder / path).is_file():  # else it came and went since
            (folder / path).unlink()
        _remove_empty(folder / path, folder)
    for path in sorted(path for path in differing if path in files.rows):
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
