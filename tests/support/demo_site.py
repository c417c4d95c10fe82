"""python -m tests.support.demo_site FOLDER: the site of `make demo` in FOLDER/public, by the very commands of the Makefile.

Left out is what has tests of its own and takes long: print, and charts as PNG; a ready file stands in their place. Used by the tests over
every page of the demonstration city. Needs TERANG_VAR to name a folder of its own.
"""

from __future__ import annotations

import json
import os
import runpy
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.core.management import call_command

import publish  # sets Django up, before the models that follow
from cms.snapshot import take_snapshot
from site_static.artifact import Artifact, ArtifactKind, Summary, Work
from site_static.content import Snapshot
from site_static.plan import site_works
from site_static.release import build
from tests.support.finished import blank_pdf

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2025, 11, 3)
# Not for a test: what installs, what builds, what makes logins, what is said at the end.
NOT_RUN = (".ci/setup", "./publish.py build", "-m cms demo_users", "echo")


def commands() -> Iterator[list[str]]:
    """What `make demo` would run, word by word."""
    # Under `make test` the variables of that make would have this one speak of folders.
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
    said = subprocess.run(["make", "-n", "demo", f"DAY={DAY}"], cwd=ROOT, env=outside, capture_output=True, text=True, check=True).stdout
    for line in said.replace("\\\n", " ").splitlines():
        if line and not any(part in line for part in NOT_RUN):
            yield shlex.split(line)


def run(words: list[str], folder: Path) -> None:
    """One command, in this process: starting Django a dozen times would take longer than the work."""
    words = [word.replace("var/demo", str(folder / "workbooks")) for word in words]
    match words:
        case ["./publish.py", *arguments]:
            publish.publish(arguments, standalone_mode=False)
        case [_, "-m", "cms", *arguments]:
            call_command(*arguments)
        case [_, "-m", module, *arguments]:
            sys.argv = [module, *arguments]
            try:
                runpy.run_module(module, run_name="__main__")
            except SystemExit as end:
                if end.code:
                    raise
        case _:
            raise ValueError(f"make demo runs something new: {words}")


def works(snapshot: Snapshot, kinds: dict[str, str]) -> Iterator[Work]:
    """kinds: gets the first page of each template, in the city's first language."""
    blank = blank_pdf()
    for work in site_works(snapshot):
        if isinstance(work, Artifact | Summary) and work.kind is ArtifactKind.PAGE and not work.path.startswith("en/"):
            kinds.setdefault(work.maker.partition(":")[0], work.path)
        is_dear = isinstance(work, Artifact) and (work.kind is ArtifactKind.PRINT or work.path.endswith(".png"))
        yield replace(work, facts="", maker="blank", make=lambda: blank) if isinstance(work, Artifact) and is_dear else work


if __name__ == "__main__":
    out = Path(sys.argv[1]).resolve()
    for command in commands():
        run(command, out)
    found: dict[str, str] = {}
    build(works(take_snapshot(today=DAY), found), out / "public", jobs=1)
    (out / "kinds.json").write_text(json.dumps(found, indent=1))
