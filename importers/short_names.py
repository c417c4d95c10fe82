"""Two names of one office: with and without the government it is of ("Dinas Sosial Kota Binjai"), and in short ("Dinsos"). Used by same_places.py."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from importers.called_totals import without_total
from importers.titles import words_of

_OF_GOVERNMENT = re.compile(r" (?:kota|kab|kabupaten|prov|provinsi|pemkot|pemkab|pemerintah (?:kota|kabupaten|provinsi))(?: [a-z]+){1,3}")
# Words that a short form passes over, and beginnings that it may leave out: Dishub of perhubungan, Disdik of pendidikan.
_PASSED_OVER = frozenset({"dan", "serta", "di", "untuk"})
_PREFIXES = ("per", "pen", "pem", "peng", "pe", "kepen", "ke")
# Said otherwise in short than by their first letters.
_SAID = {"dinas": "dis"}
LONGEST = 16
Pair = tuple[str, str]
# Shorter words are other words when one letter of them is another; of a word cut short so many letters say which it is.
LEAST_LETTERS = 3


def names_alike(names: Iterable[str]) -> list[Pair]:
    """Pairs of names that are probably one office, the longer first. A short form of two names is of neither."""
    known = {words_of(name): name for name in names}
    pairs = [(name, known[rest]) for words, name in known.items() if (rest := without_government(words)) != words and rest in known]
    begun = Counter(words.partition(" ")[0] for words in known)
    # What several names begin with is a kind of office, and no short form.
    short = {"".join(words.split()): name for words, name in known.items() if begun[words.partition(" ")[0]] == 1 and len(words) <= LONGEST}
    long: dict[str, list[tuple[list[str], str]]] = {}
    for words, name in known.items():
        parts = [word for word in without_government(words).split() if word not in _PASSED_OVER]
        if len(parts) > 1:
            long.setdefault(words[0], []).append((parts, name))
    for letters, name in short.items():
        others = [(parts, longer) for parts, longer in long.get(letters[0], ()) if longer != name]
        found = [longer for parts, longer in others if is_short_for(letters, parts)]
        found = found or [longer for parts, longer in others if is_short_for(letters, parts, _PREFIXES)]
        if len({without_government(words_of(longer)) for longer in found}) == 1:
            pairs.append((found[0], name))
    return pairs


def is_one_name(one: str, other: str) -> bool:
    """Whether two names beside one code are the same, written otherwise: in short, cut, with more behind it or "Jumlah" before, or with a slip."""
    ours, theirs = (without_total(name.replace("&", " dan ")) for name in (one, other))
    shorter, longer = sorted((ours, theirs), key=len)
    if not shorter or f"{longer} ".startswith(f"{shorter} ") or names_alike((one, other)):
        return True
    both = [[word for word in without_government(words).split() if word not in _PASSED_OVER] for words in (ours, theirs)]
    return len(both[0]) == len(both[1]) and all(map(_is_one_word, *both))


def _is_one_word(one: str, other: str) -> bool:
    """Equal, one the beginning of the other ("kec"), or with one letter more, less or another, or two that changed places."""
    shorter, longer = sorted((one, other), key=len)
    if one == other or (longer.startswith(shorter) and len(shorter) >= LEAST_LETTERS):
        return True
    if len(shorter) <= LEAST_LETTERS or not (one + other).isalpha() or len(longer) - len(shorter) > 1:
        return False
    start = next((place for place, (ours, theirs) in enumerate(zip(one, other, strict=False)) if ours != theirs), len(shorter))
    left, right = shorter[start:], longer[start:]
    return left == right[1:] or (len(left) == len(right) and (left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])))


def without_government(words: str) -> str:
    """ "dinas sosial kota binjai" -> "dinas sosial"; a name that is nothing else stays."""
    found = _OF_GOVERNMENT.search(words)
    return words[: found.start()] if found is not None and found.end() == len(words) else words


def is_short_for(letters: str, words: Sequence[str], prefixes: Sequence[str] = ()) -> bool:
    """Whether the letters are a beginning of each word in turn: "dinkes" of dinas kesehatan; a word may go without one of the prefixes."""
    if not words or len(letters) < len(words):
        return not (words or letters)
    forms = {words[0], _SAID.get(words[0], words[0]), *(words[0].removeprefix(prefix) for prefix in prefixes)}
    most = len(letters) - len(words) + 1
    sizes = {size for form in forms for size in range(1, min(len(form), most) + 1) if letters[:size] == form[:size]}
    return any(is_short_for(letters[size:], words[1:], prefixes) for size in sizes)
