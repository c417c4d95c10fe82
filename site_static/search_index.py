"""The index of the search, cut into small files: a reader's browser fetches the few that a question needs. Used by plan.

No file is large, none needs a server, and all of them are made from names, codes and places alone, never from amounts: a corrected amount
leaves the index as it is. Each file is a script that hands over its data, because a page from the file system may load scripts and nothing else.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from site_static.search_words import STOP, SYNONYMS, stem, words_of
from site_static.views.search import KINDS, Found

# Changes with the rules above and below, so that an index of older rules is made again.
RULES = "search-1"
ENTRIES_OF_A_FILE = 32
ENTRIES_FOR_A_SHARD = 40
# How much a word counts where it stands, before rarity (which the reader's browser knows).
TITLE, CODE, CONTEXT, EXTRA = 1.0, 1.5, 0.25, 0.35
WEIGHTS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_REMEMBERED = 10_000
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def synonyms(language: str) -> dict[str, list[str]]:
    """What people type -> what files say. A language without a list has none."""
    found: dict[str, list[str]] = SYNONYMS.get(language, {})
    return found


@dataclass(frozen=True, kw_only=True)
class Index:
    """One language's index. found: in the order in which equals are shown."""

    language: str
    found: tuple[Found, ...]

    @property
    def shard_count(self) -> int:
        return shard_count(len(self.found))

    def files(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Every file by its name, made when asked for."""
        yield "d", self.directory
        for number in range(self.shard_count):
            yield f"i{number}", partial(self.shard, number)
        for number in range(file_count(len(self.found))):
            yield f"e{number}", partial(self.entries, number)

    def directory(self) -> bytes:
        """Every word that occurs (each cut where it equals the one before), synonyms, filters, and how the rest is cut."""
        words = sorted({word for one in self.found for text in one.texts for word in words_of(text) if word not in STOP})
        facts = {
            "n": len(self.found),
            "shards": self.shard_count,
            "size": ENTRIES_OF_A_FILE,
            "kinds": list(KINDS),
            "words": _front_coded(words),
            "same": synonyms(self.language),
            "stop": sorted(STOP),
        }
        return handed_over("d", facts)

    def shard(self, number: int) -> bytes:
        """Stem or filter -> the entries that have it, each as distance to the one before and weight."""
        return handed_over(f"i{number}", {key: _written(self.postings[key]) for key in self.keys.get(number, ())})

    def entries(self, number: int) -> bytes:
        start = number * ENTRIES_OF_A_FILE
        return handed_over(f"e{number}", [one.as_list() for one in self.found[start : start + ENTRIES_OF_A_FILE]])

    @cached_property
    def keys(self) -> Mapping[int, list[str]]:
        """Which stems and filters stand in each file."""
        found: dict[int, list[str]] = defaultdict(list)
        for key in sorted(self.postings):
            found[shard_of(key, self.shard_count)].append(key)
        return found

    @cached_property
    def postings(self) -> Mapping[str, Mapping[int, float]]:
        found: dict[str, dict[int, float]] = defaultdict(dict)
        for place, one in enumerate(self.found):
            for key, weight in _weights(one).items():
                found[key][place] = weight
        return found


def shard_count(entries: int) -> int:
    return max(1, entries // ENTRIES_FOR_A_SHARD)


def file_count(entries: int) -> int:
    return max(1, -(-entries // ENTRIES_OF_A_FILE))


def shard_of(key: str, count: int) -> int:
    """In which file a key stands; the script reckons the same."""
    number = 0
    for sign in key:
        number = (number * 31 + ord(sign)) % 4294967296
    return number % count


def handed_over(name: str, facts: object) -> bytes:
    return f"terangSearch({json.dumps(name)},{json.dumps(facts, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def _weights(one: Found) -> dict[str, float]:
    weights: dict[str, float] = {}
    title = _stems(one.title)
    # A word of a short title says more about the thing than the same word in a long one.
    _raise(weights, title, TITLE * one.rank * 3 / (2 + len(title)))
    _raise(weights, map(stem, words_of(one.code)), CODE * one.rank)
    _raise(weights, _stems(one.context), CONTEXT * one.rank)
    _raise(weights, _stems(one.extra), EXTRA * one.rank)
    for facet in one.facets:
        weights[f"={facet}"] = 0.0
    return weights


@lru_cache(maxsize=MOST_REMEMBERED)
def _stems(text: str) -> tuple[str, ...]:
    """Of the words that tell something. Places and offices stand at thousands of proposals."""
    return tuple([stem(word) for word in words_of(text) if word not in STOP])


def _raise(weights: dict[str, float], keys: Iterable[str], weight: float) -> None:
    for key in keys:
        if weights.get(key, -1.0) < weight:
            weights[key] = weight


def _written(postings: Mapping[int, float]) -> str:
    """0.12 1.0 -> distances in base 36, each closed by a capital for its weight from A to Z."""
    pieces, before = [], -1
    for place, weight in sorted(postings.items()):
        pieces.append(_base36(place - before - 1) + WEIGHTS[min(25, round(weight * 12))])
        before = place
    return "".join(pieces)


@lru_cache(maxsize=MOST_REMEMBERED)
def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, last = divmod(number, 36)
        digits = DIGITS[last] + digits
    return digits


def _front_coded(words: Iterable[str]) -> str:
    """jalan jalanan -> 0jalan 5an: how much is taken from the word before (one digit of base 36), then the rest."""
    pieces, before = [], ""
    for word in words:
        same = 0
        while same < min(len(word), len(before), 35) and word[same] == before[same]:
            same += 1
        pieces.append(DIGITS[same] + word[same:])
        before = word
    return " ".join(pieces)
