"""The officer's own workbook back: every fault marked at its cell with a comment, and one sheet that lists all of them. Used by the CMS and the CLI.

A workbook made by a stranger is opened once more here, by a library that writes as well, so this too happens in a child process with limits.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from cms.domain.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 120


class NotMarked(UsageError):
    """The workbook could not be opened or written by the library that marks it."""


def refuse_target(target: Path, source: Path | None = None) -> None:
    """Said before anything is read or stored. Raises UsageError where nothing can be written, or where the officer's own file would be lost."""
    if source is not None and source.exists() and target.exists() and target.samefile(source):
        raise UsageError(f"{target}: ini berkas aslinya; pilih nama lain / this is the file itself; choose another name")
    if target.is_dir() or not target.parent.is_dir() or not os.access(target if target.exists() else target.parent, os.W_OK):
        raise UsageError(f"{target}: tidak dapat ditulis di sini / cannot be written here")


def marked_workbook(path: Path, problems: Iterable[Mapping[str, str]], *, language: str = "id") -> bytes:
    """An .xlsx with the problems of a report marked. Formats other than .xlsx are rebuilt from their cells; an .xlsx keeps its own looks.

    Raises NotMarked when that cannot be done within the limits.
    """
    order = json.dumps({"path": str(path.resolve()), "language": language, "problems": [dict(one) for one in problems]})
    command = [sys.executable, "-m", "importers.marking"]
    try:
        done = subprocess.run(command, input=order.encode(), capture_output=True, timeout=SECONDS, check=False, cwd=ROOT)  # noqa: S603  our own interpreter and our own code
    except subprocess.TimeoutExpired:
        raise NotMarked(f"{path.name}: penandaan terlalu lama / marking takes too long") from None
    if done.returncode != 0 or not done.stdout:
        raise NotMarked(f"{path.name}: berkas ini tidak dapat ditandai / cannot be marked. Unduh daftar masalahnya sebagai CSV.")
    return done.stdout
