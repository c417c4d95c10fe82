"""Words as the search sees them: plain letters, and the stem that forms of one Indonesian or English word share.

The same rules stand in assets/search.js, which takes apart what a reader types; a test holds the two to each other on every word of a site.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9a-z]+)*")
# What people type -> what files say, and words that stand everywhere and tell nothing.
SYNONYMS = tomllib.loads((Path(__file__).parent / "synonyms.toml").read_text("utf-8"))
STOP = frozenset(SYNONYMS["stop"])
_SHORTEST = 4
_PREFIXES = ("memper", "diper", "meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen", "per", "pe", "ber", "ter", "di", "ke")
_VERBAL = ("me", "pe", "be", "te", "di")
_VOWEL = re.compile(r"[aiueo]")
# What a nasal prefix swallows: menyapu -> sapu, memakai -> pakai, menulis -> tulis.
_SWALLOWED = {"meny": "s", "peny": "s", "mem": "p", "pem": "p", "men": "t", "pen": "t"}


def words_of(text: str) -> Iterator[str]:
    """The words of a text; a code with points is one word."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return iter(_WORD.findall(plain.lower()))


@cache
def stem(word: str) -> str:
    """sekolah, bersekolah -> sekolah; perbaikan, memperbaiki -> baik; roads -> road. Not linguistics: both sides only have to agree."""
    if len(word) <= _SHORTEST or not word.isalpha():
        return word
    return _without_prefix(_without_suffix(word))


def _without_suffix(word: str) -> str:
    if word.endswith("nya") and len(word) - 3 >= _SHORTEST:
        word = word[:-3]
    if word.endswith("kan") and not word.startswith(("pe", "ke")) and len(word) - 3 >= _SHORTEST:
        return word[:-3]
    if word.endswith("an") and len(word) - 2 >= _SHORTEST:
        return word[:-2]
    if word.endswith("i") and len(word) - 1 > _SHORTEST:
        return word[:-1]
    if word.endswith("s") and not word.endswith("ss") and not word.startswith(_VERBAL):  # English plurals; menulis is none
        return word[:-1]
    return word


def _without_prefix(word: str) -> str:
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= _SHORTEST - 1:
            rest = _SWALLOWED.get(prefix, "") + rest if _VOWEL.match(rest) else rest
            return rest if len(rest) >= _SHORTEST else word
    return word
