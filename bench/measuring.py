"""CPU time and memory of a piece of work, its own and its children's. Wall time says little on a machine that others share."""

from __future__ import annotations

import resource
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
RUNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One line of a benchmark's result: what was done, how many of what, in how many seconds of CPU. peak_mib: of the whole process so far."""

    name: str
    count: int
    unit: str
    seconds: float
    peak_mib: float

    @property
    def per_second(self) -> float:
        return self.count / self.seconds if self.seconds else 0.0


def cpu_seconds() -> float:
    """User and system time of this process and of those of its children that have ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def peak_mib() -> float:
    """The largest resident memory of this process or of one of its children."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def measured(name: str, unit: str, work: Callable[[], T], count: Callable[[T], int]) -> tuple[T, Measured]:
    """Does the work once. count: how many things its result stands for."""
    before = cpu_seconds()
    result = work()
    seconds = cpu_seconds() - before
    return result, Measured(name=name, count=count(result), unit=unit, seconds=seconds, peak_mib=peak_mib())


def medians(runs: Sequence[Iterable[Measured]]) -> list[Measured]:
    """For each line the run with the median CPU time, and the largest memory of all runs."""
    lines = []
    for same in zip(*runs, strict=True):
        middle = statistics.median_low([one.seconds for one in same])
        chosen = next(one for one in same if one.seconds == middle)
        peak = max(one.peak_mib for one in same)
        lines.append(Measured(name=chosen.name, count=chosen.count, unit=chosen.unit, seconds=middle, peak_mib=peak))
    return lines
