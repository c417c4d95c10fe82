"""Which account a cell means where codes are numbered otherwise, are of another chart, or are missing. Used by row_codes.py and lines.py."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cms.domain.codes import LONGEST, PERMENDAGRI_13
from importers.codes import ACCOUNTS, account_segments, row_code
from importers.titles import Vocabulary, words_of
from importers.tree import Segments

GROUP = 2
NAMES = Path(__file__).with_name("accounts.toml")
# Letters that are typed for digits, and signs that are typed for dots.
TYPED_FOR = str.maketrans(dict.fromkeys("Oo", "0") | dict.fromkeys("lI|", "1") | {"S": "5", "B": "8", " ": ""} | dict.fromkeys(",;:-_/", "."))


def segments_of(code: str) -> Segments:
    """ "6.1" -> (6, 1)."""
    return tuple(int(part) for part in code.split("."))


@dataclass(slots=True)
class AccountReader:
    """Reads account codes of one table. renumbered: first digit as printed -> as the law numbers it (1 -> 4).

    part: where codes of a foreign chart belong; they are kept whole under it.
    """

    renumbered: Mapping[int, int] = field(default_factory=dict)
    is_foreign: bool = False

    def read(self, code: str, part: Segments = ()) -> Segments | None:
        """The segments; None when the text is no account of the chart."""
        if self.is_foreign:
            digits = "".join(sign for sign in code if sign.isalnum())
            return (*part, int(digits)) if part and digits.isdecimal() and len(digits) <= LONGEST else None
        try:
            segments = account_segments(code)
        except ValueError:
            return None
        return self.numbered(segments)

    def numbered(self, segments: Segments) -> Segments | None:
        first = self.renumbered.get(segments[0], segments[0])
        return (first, *segments[1:]) if first in ACCOUNTS else None


def renumbering(rows: Iterable[tuple[Segments, str]], words: Vocabulary) -> dict[int, int]:
    """Some annexes number revenue, expenditure and financing 1, 2, 3: told from the names of the rows of the first level."""
    firsts: dict[int, int] = {}
    for segments, name in rows:
        if segments[0] in ACCOUNTS:
            return {}
        part = words.parts.get(words_of(name), "")
        if len(segments) == 1 and len(part) == 1:
            firsts[segments[0]] = int(part)
    return firsts if len(set(firsts.values())) == len(firsts) else {}


@cache
def _names(chart: str) -> dict[str, tuple[Segments, ...]]:
    listed: dict[str, dict[str, list[str]]] = tomllib.loads(NAMES.read_text("utf-8"))
    found: dict[str, list[Segments]] = {}
    for code, names in listed.get(chart, {}).items():
        for name in names:
            found.setdefault(words_of(name), []).append(segments_of(code))
    return {name: tuple(sorted(codes, key=len)) for name, codes in found.items()}


@cache
def groups_of(chart: str) -> frozenset[Segments]:
    """The groups (level 2) of a chart that we know; empty for another chart."""
    return frozenset(account for accounts in _names(chart).values() for account in accounts if len(account) == GROUP)


def accounts_named(name: str, chart: str) -> tuple[Segments, ...]:
    """The accounts with this name, the widest first: "Belanja Tidak Terduga" is (5, 3) and (5, 3, 1); "Pajak Daerah - LRA" is Pajak Daerah."""
    return _names(chart).get(words_of(name.replace("&", " dan ")).removesuffix(" lra"), ())


def meant_by(text: str, name: str, chart: str) -> str:
    """The account that a cell which is no code most likely means: letters for digits put right, or the account of the row's name; "" without one."""
    typed = text.translate(TYPED_FOR).strip(".")
    code = row_code(typed, is_old=False) if typed != text else None
    if code is not None and code.account[:GROUP] in groups_of(chart):
        return typed
    named = accounts_named(name, chart)
    width = 1 if chart == PERMENDAGRI_13 else 2
    return ".".join(str(part) if level < GROUP else f"{part:0{width}}" for level, part in enumerate(named[-1])) if named else ""
