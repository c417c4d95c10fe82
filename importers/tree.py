"""Which rows are leaves and which are sums of others, from their codes.

Subtotals are rows like any other in real files, at up to ten levels; only leaves may be added up. A row is a parent when
another row with an amount stands under its account in the same place (office, activity, source of funds ...), or under
the same or a deeper account in a place that says more.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

Segments = tuple[int, ...]
Place = tuple[Hashable, ...]


def parents(places: Sequence[Place], accounts: Sequence[Segments]) -> list[bool]:
    """For each row: True when it is a sum of other rows. A part of a place that the row leaves open is None."""
    pairs = set(zip(places, accounts, strict=True))
    prefixes = {(place, account[:level]) for place, account in pairs for level in range(1, len(account))}
    wider = _stated_for_more(pairs)
    answer = {pair: pair in prefixes or pair in wider for pair in pairs}
    return [answer[pair] for pair in zip(places, accounts, strict=True)]


def _stated_for_more(pairs: set[tuple[Place, Segments]]) -> set[tuple[Place, Segments]]:
    """The pairs whose place is left open where other rows, under the same account, fill it in."""
    shapes = {place: tuple(part is not None for part in place) for place, _ in pairs}
    patterns = set(shapes.values())
    if len(patterns) == 1:
        return set()
    found: set[tuple[Place, Segments]] = set()
    for pattern in patterns:
        narrower = [other for other in patterns if other != pattern and all(theirs or not ours for ours, theirs in zip(pattern, other, strict=True))]
        covered = {
            (tuple(part if kept else None for part, kept in zip(place, pattern, strict=True)), account[:level])
            for place, account in pairs
            if shapes[place] in narrower
            for level in range(1, len(account) + 1)
        }
        found |= {(place, account) for place, account in pairs if shapes[place] == pattern and (place, account) in covered}
    return found
