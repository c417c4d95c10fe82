"""The years in a title: "Anggaran 2025", "TA. 2025", "Tahun Anggaran 2025", "FY2024/25", "2024-25".

Used by titles.py, meaning.py, header.py, phases.py and years.py.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A year among the words of a title, with the words that only say that it is one; "24" is one behind FY alone.
_SAID = re.compile(
    r"(?<!\S)(?:(?:tahun(?: anggaran)?|thn|t ?a|fiscal year|financial year|fy|year) )?"
    r"(?:(?:fy|ta)?20(?P<year>[0-9]{2})|(?:fy|(?<=fy ))(?P<short>[0-9]{2}))(?: (?P<next>(?:20)?[0-9]{2}))?(?!\S)"
)
_IN_A_WORD = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_ONLY_YEARS = re.compile(r"20[0-9]{2}(?: 20[0-9]{2})?")


def without_years(words: str) -> str:
    """The other words of a title: "anggaran ta 2025" -> "anggaran", "2024 25 adopted" -> "adopted"."""
    return " ".join(_SAID.sub(lambda match: "" if _is_span(match) or len(match["next"]) == 4 else match["next"], words).split())


def is_year(title: str) -> bool:
    """Whether normalised words are nothing but a year: "2025", "2024 2025"."""
    return _ONLY_YEARS.fullmatch(title) is not None


@lru_cache(maxsize=4096)
def years_of(words: str) -> frozenset[int]:
    """ "anggaran fy 2024 25" -> {2024, 2025}: a second year is the one that follows the first."""
    found = {int(year) for year in _IN_A_WORD.findall(words)}
    for match in _SAID.finditer(words):
        found.add(_first(match))
        if match["next"] and _is_span(match):
            found.add(_first(match) + 1)
    return frozenset(found)


def _first(match: re.Match[str]) -> int:
    return 2000 + int(match["year"] or match["short"])


def _is_span(match: re.Match[str]) -> bool:
    """Whether nothing follows the year but the next one."""
    return not match["next"] or int(match["next"][-2:]) == (_first(match) + 1) % 100
