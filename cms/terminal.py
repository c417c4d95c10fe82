"""What a person at a terminal sees of long work, and what a program is told of its cost. Used by publish.py."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

# What was counted, as people read it; --json keeps the names.
INDONESIAN = {
    "pages": "halaman",
    "files": "berkas",
    "written": "ditulis",
    "kept": "tetap",
    "removed": "dihapus",
    "copied": "disalin",
    "seconds": "detik",
    "peak_rss_mib": "memori (MiB)",
    "digest": "sidik",
}


def counted(facts: Mapping[str, object], language: str) -> str:
    """pages 12, files 40: in one line."""
    names = INDONESIAN if language == "id" else {}
    return ", ".join(f"{names.get(name, name.replace('_', ' '))} {value}" for name, value in facts.items())


@contextmanager
def progress_bar(description: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing in a pipe. Gives the function that takes how many are done, of how many."""
    console = Console(stderr=True)
    with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(description)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def peak_rss_mib() -> int:
    """The most memory that this process or one of its workers held."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024
