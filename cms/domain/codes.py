"""Codes of accounts, offices and activities, compared segment by segment as numbers.

Widths change from year to year (`5.1.02.01.01.0024` until 2025 is `5.1.02.01.001.00024` in 2026), so text is never a key:
segments are. Codes also change meaning: before 2021 (Permendagri 13/2006) 5.1 was indirect expenditure, since then
(Permendagri 90/2019) it is operating expenditure. So an account carries its chart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

PERMENDAGRI_90 = "permendagri-90-2019"
PERMENDAGRI_13 = "permendagri-13-2006"
# The ministry of finance prints the same numbers without dots: 4, 41, 4101 (1, 1, 2, 2, 2, 4 digits).
UNDOTTED_WIDTHS = (1, 1, 2, 2, 2, 4)
# The least number of digits of each segment when we write a code ourselves, in addresses for instance.
ACCOUNT_WIDTHS = (1, 1, 2, 2, 2, 4)
# "X.XX.01": a supporting programme that is not yet given to a function.
PLACEHOLDER = -1
# Signs in one code. The longest seen, an account of 2026 behind its office and activity, has 62.
LONGEST = 80

_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_ACTIVITY = re.compile(r"(?:[0-9]+|[Xx]+)(?:\.(?:[0-9]+|[Xx]+))*")


def chart_of(year: int) -> str:
    """The chart of accounts in force for budgets of that fiscal year."""
    return PERMENDAGRI_90 if year >= 2021 else PERMENDAGRI_13


@dataclass(frozen=True, slots=True, order=True)
class AccountCode:
    """An account (kode rekening) of one chart: 5.1.02 is segments (5, 1, 2), level 3. Raises ValueError when it is none."""

    segments: tuple[int, ...]
    chart: str = PERMENDAGRI_90

    @classmethod
    def parse(cls, text: str, chart: str = PERMENDAGRI_90) -> AccountCode:
        """Reads `5.1.02`, `5.1.02.` or `5102`; blanks round the dots do not matter."""
        return _parse_account(text, chart)

    @property
    def level(self) -> int:
        """1 akun, 2 kelompok, 3 jenis, 4 objek, 5 rincian objek, 6 sub rincian objek."""
        return len(self.segments)

    @property
    def parent(self) -> AccountCode | None:
        return AccountCode(self.segments[:-1], self.chart) if self.level > 1 else None

    def at_level(self, level: int) -> AccountCode:
        """The ancestor at that level; itself when it is not deeper."""
        return self if self.level <= level else AccountCode(self.segments[:level], self.chart)

    def is_under(self, other: AccountCode) -> bool:
        """True for descendants, not for the account itself."""
        return self.chart == other.chart and self.level > other.level and self.segments[: other.level] == other.segments

    def __str__(self) -> str:
        return _account_text(self.segments)


@lru_cache(maxsize=65536)
def _account_text(segments: tuple[int, ...]) -> str:
    widths = ACCOUNT_WIDTHS + (1,) * len(segments)
    return ".".join(f"{segment:0{width}d}" for segment, width in zip(segments, widths, strict=False))


@lru_cache(maxsize=65536)
def _parse_account(text: str, chart: str) -> AccountCode:
    plain = "".join(text.split()).strip(".")
    if len(plain) > LONGEST or not _DOTTED.fullmatch(plain):
        raise ValueError(f"{text!r} is not an account code")
    if "." in plain or len(plain) == 1:
        return AccountCode(tuple(int(part) for part in plain.split(".")), chart)
    segments, start = [], 0
    for width in UNDOTTED_WIDTHS:
        if start == len(plain):
            break
        part = plain[start : start + width]
        if len(part) < width:
            raise ValueError(f"{text!r} ends in the middle of a segment")
        segments.append(int(part))
        start += width
    if start != len(plain):
        raise ValueError(f"{text!r} is longer than an account code")
    return AccountCode(tuple(segments), chart)


@dataclass(frozen=True, slots=True, order=True)
class UnitCode:
    """A code of the programme side: office (kode SKPD), function, programme, activity or sub activity.

    Compared by numbers, written as in the file: `1.02.0.00.0.00.01.0000`, `X.XX.01.2.07.0009`.
    """

    segments: tuple[int, ...]
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError when the text is no code."""
        plain = "".join(text.split()).strip(".")
        if len(plain) > LONGEST or not _ACTIVITY.fullmatch(plain):
            raise ValueError(f"{text!r} is not a code")
        return cls(tuple(PLACEHOLDER if p[0] in "Xx" else int(p) for p in plain.split(".")), plain)

    @property
    def level(self) -> int:
        return len(self.segments)

    def is_under(self, other: UnitCode) -> bool:
        return self.level > other.level and self.segments[: other.level] == other.segments

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def unit_code(text: str) -> UnitCode:
    """UnitCode.parse, remembered: a file repeats few codes many times."""
    return UnitCode.parse(text)
