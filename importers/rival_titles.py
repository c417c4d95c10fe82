"""Titles that nobody knows as amounts, and that say whose money a sum is of or that it was settled later. Used by amount_columns.py."""

from __future__ import annotations

from cms.domain.budgets import Phase
from importers.meaning import NO_MONEY, FoundColumn, Heading
from importers.phases import Choice
from importers.titles import normalised

# What says only that it is money: what else a title says is not said by the column that was chosen.
_GENERAL = frozenset({"neutral", "budget"})
# "APBD Kota", "APBD Provinsi", "APBD I", "APBN", "Dana APBN": the budget of a level of government and nothing else. "Pusat" and "Provinsi" beside a
# sum are where a city's own money comes from; beside "Kota" they may be what others spend.
_BUDGETS = frozenset({"apbd", "apbn"})
_OTHERS = frozenset({"apbn", "pusat", "provinsi", "propinsi", "prov", "i"})
_CITIES = frozenset({"kota", "kabupaten", "kab", "pemkot", "pemkab"})
_LEVELS = _OTHERS | _CITIES | {"daerah", "ii", "dana", "sumber", "pagu", "anggaran", "pemerintah", "pem"}
# The budget as it was decided upon, after the one that was planned.
_SETTLED = frozenset(
    {"definitif", "final", "evaluasi", "penetapan", "ditetapkan", "disahkan", "pengesahan", "disetujui", "persetujuan", "pembahasan"}
)
_SETTLED_PHASES = frozenset({Phase.ENACTED, Phase.SHIFTED, Phase.REVISED})


def several_purses(heading: Heading, choice: Choice) -> tuple[FoundColumn, ...]:
    """What a level of government gives, where the amounts beside it may be of several: "APBD Kota | APBN | Jumlah", "Pusat | Kota | Jumlah"."""
    if any(column.measure not in _GENERAL or _is_purse(column) for column in choice.columns):
        return ()
    levels = tuple(column for column in heading.unread if _words(column.titles[-1]) <= _LEVELS | _BUDGETS)
    of_others, of_cities = ([column for column in levels if kind & _words(column.titles[-1])] for kind in (_OTHERS, _CITIES))
    return tuple(column for column in levels if _is_purse(column) or (of_others and of_cities and column in (*of_others, *of_cities)))


def is_of_others(purse: FoundColumn) -> bool:
    """Whether it is money of the centre or of a province."""
    return not _OTHERS.isdisjoint(_words(purse.titles[-1]))


def _is_purse(column: FoundColumn) -> bool:
    said = _words(column.titles[-1])
    return said <= _LEVELS | _BUDGETS and not said.isdisjoint(_BUDGETS)


def settled_later(heading: Heading, choice: Choice, phase: Phase) -> tuple[FoundColumn, ...]:
    """ "Pagu Definitif" beside "Pagu Indikatif", "Hasil Evaluasi Gubernur" beside "Anggaran"."""
    is_said = any(column.measure not in _GENERAL or _SETTLED & _words(*column.titles) for column in choice.columns)
    if is_said or phase not in _SETTLED_PHASES:
        return ()
    return tuple(column for column in heading.unread if _SETTLED & _words(*column.titles) and not NO_MONEY & _words(*column.titles))


def _words(*titles: str) -> set[str]:
    return {word for title in titles for word in normalised(title).split()}
