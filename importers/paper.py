"""A PDF that staff want to publish: is it really one, does it do anything beyond being read, is a personal number in it, has it text?

The file is read in a child process with limits on memory and time. Used by cms.imports; every fault is a problem with its remedy.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Collection
from importlib.util import find_spec
from pathlib import Path

from cms.domain.errors import UsageError
from cms.domain.papers import PaperLook
from importers.problems import Problem
from importers.reading.faults import FaultTuple, Limits

ROOT = Path(__file__).resolve().parent.parent
# As importers/workbook.py starts its child: no environment, no working folder, no search for packages.
START = "import sys; sys.path.insert(0, sys.argv[1]); from importers.reading.paper import main; main(sys.argv[2:])"
# A regulation with its annexes as a scan has 10 to 20 MB; more is a slow download on a cheap phone.
LIMITS = Limits(file_bytes=25 * 2**20, memory_bytes=800 * 2**20, seconds=45.0)


def look_at_paper(path: Path, *, allowed: Collection[str] = (), limits: Limits = LIMITS) -> tuple[PaperLook, tuple[Problem, ...]]:
    """What a PDF holds, and everything that is wrong with it. allowed: addresses and numbers that the city itself publishes."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.tell()
        file.seek(0)
        command = [sys.executable, "-I", "-S", "-c", START, str(ROOT), str(_packages()), "\n".join(allowed), *limits.as_texts()]
        try:
            done = subprocess.run(command, stdin=file, capture_output=True, timeout=limits.wall_seconds, check=False)  # noqa: S603  our own interpreter and code; the file is its standard input
        except subprocess.TimeoutExpired:
            return _refused(sha256, size, "paper.too-slow", limits)
    if done.returncode != 0:
        return _refused(sha256, size, "paper.too-slow" if done.returncode == -24 else "paper.damaged", limits)
    found = json.loads(done.stdout)
    look = PaperLook(sha256=sha256, size=size, pages=found["pages"], without_text=found["without_text"])
    return look, tuple(map(_problem, found["faults"]))


def _refused(sha256: str, size: int, code: str, limits: Limits) -> tuple[PaperLook, tuple[Problem, ...]]:
    problem = Problem(code, None, "", (("seconds", f"{limits.seconds:.0f}"),))
    return PaperLook(sha256=sha256, size=size, pages=0, without_text=0), (problem,)


def _problem(fault: FaultTuple) -> Problem:
    code, _, _, _, found, details = fault
    return Problem(code, None, found, tuple((name, value) for name, value in details))


def _packages() -> Path:
    found = find_spec("pypdf")
    if found is None or found.origin is None:
        raise UsageError("pypdf is not installed: run make setup")
    return Path(found.origin).parent.parent
