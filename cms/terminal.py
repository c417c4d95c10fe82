"""What a person at a terminal sees of long work, and what a program is told of its cost. Used by publish.py."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn


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
