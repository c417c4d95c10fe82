"""Year and phase from a file's name, so that most uploads need no typing. What is guessed is shown and can be changed."""

from __future__ import annotations

import re

from cms.domain.budgets import Phase
from cms.domain.periods import FIRST_YEAR, LAST_YEAR

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
# The first that fits holds: "realisasi perubahan" is a realisation, "apbd-p" a revision although it says apbd.
PHASES = (
    (Phase.AUDITED, re.compile(r"audited|diaudit|lkpd")),
    (Phase.REALISED, re.compile(r"realisasi|\blra\b")),
    (Phase.PROPOSED, re.compile(r"\br-?apbd\b|rancangan|\brka\b|ppas")),
    (Phase.SHIFTED, re.compile(r"pergeseran")),
    (Phase.REVISED, re.compile(r"perubahan|\bp-?apbd\b|\bapbd-?p\b|\bdppa\b")),
    (Phase.ENACTED, re.compile(r"murni|penetapan|induk|\bdpa\b|\bapbd\b")),
)


def guessed_year(file_name: str) -> int | None:
    """The one fiscal year in the name; None when there is none or more than one."""
    years = {int(text) for text in _YEAR.findall(file_name)}
    return years.pop() if len(years) == 1 and FIRST_YEAR <= min(years) <= LAST_YEAR else None


def guessed_phase(file_name: str) -> Phase | None:
    """The phase that the name speaks of; None when it speaks of none."""
    words = re.sub(r"[_\s.]+", " ", file_name.lower())
    return next((phase for phase, pattern in PHASES if pattern.search(words)), None)
