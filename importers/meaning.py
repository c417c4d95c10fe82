"""What a column means by its titles: which part of a budget line, which amounts. Used by header.py, and its types by all who read columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from importers.title_years import is_year
from importers.titles import SaidPeriod, Vocabulary, is_unit, newness, normalised, plain_title
from importers.workbook import column_letters

# A newer chart goes before each title that stands first in its list.
_NEWER = 1_000
# Numbers under such titles are no money, also where a title above says that it is: "Realisasi > Fisik", "Anggaran > Tanggal DPA".
NO_MONEY = frozenset({"no", "nomor", "tanggal", "tgl", "kode", "persen", "persentase", "prosentase", "presentase", "fisik", "keterangan"})
ACCOUNT, NAME, AMOUNT, PERIOD = "account", "name", "amount", "period"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundColumn:
    """One column that is read. indexes: the sheet's columns under its title, several where the title is merged over them."""

    role: str
    indexes: tuple[int, ...]
    titles: tuple[str, ...]
    # Of amounts: which money (neutral, budget, before, realised ...), and for which kind of expenditure ("5.1", "total", "").
    measure: str = ""
    kind: str = ""
    preference: int = 0
    # Of amounts by month, quarter or half of the year: which ("month", 3); ("", 0) of all others.
    period: tuple[str, int] = ("", 0)

    @property
    def index(self) -> int:
        return self.indexes[0]

    @property
    def letters(self) -> str:
        return column_letters(self.index)

    @property
    def title(self) -> str:
        return " > ".join(self.titles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """How one table of a sheet is to be read. rows: first and last row number of the heading."""

    rows: tuple[int, int]
    columns: tuple[FoundColumn, ...]
    # Amounts per government, one column each.
    sides: tuple[FoundColumn, ...] = ()
    # Titles that are not known, and columns that lost against another of the same meaning.
    unread: tuple[FoundColumn, ...] = ()
    rivals: tuple[FoundColumn, ...] = ()
    # Amounts by which others changed: never read, only compared with them.
    changes: tuple[FoundColumn, ...] = ()
    # The tables beside this one.
    beside: tuple[Heading, ...] = ()
    # Known titles of what is no part of a budget line.
    left_out: tuple[FoundColumn, ...] = ()
    # The last column of a table that others stand beside; None where it has the sheet for itself.
    until: int | None = None

    def column(self, role: str) -> FoundColumn | None:
        return next((column for column in self.columns if column.role == role), None)

    @property
    def every(self) -> tuple[FoundColumn, ...]:
        """All columns with a title that means something or is not known."""
        return (*self.columns, *self.sides, *self.unread, *self.rivals)

    @property
    def amounts(self) -> tuple[FoundColumn, ...]:
        return tuple(column for column in self.columns if column.role == AMOUNT)

    @property
    def money(self) -> tuple[FoundColumn, ...]:
        """Amounts, and parts of them by period."""
        return (*self.amounts, *self.periods)

    @property
    def periods(self) -> tuple[FoundColumn, ...]:
        """Amounts by month, quarter or half of the year: parts of an amount."""
        return tuple(column for column in self.columns if column.role == PERIOD)


def meaning_of(indexes: tuple[int, ...], titles: tuple[str, ...], words: Vocabulary) -> FoundColumn:
    """What a column is, from its titles: the lowest that is known decides, refined by those above."""
    column = FoundColumn(role="", indexes=indexes, titles=titles)
    if titles[1:] and is_unit(titles[-1]) and not all(is_unit(title) or is_year(normalised(title)) for title in titles[:-1]):
        # "(Rp)" in a row of its own: what the title above it means, if that is money.
        above = meaning_of(indexes, titles[:-1], words)
        return replace(above, titles=titles) if above.role in (AMOUNT, PERIOD, "left_out") else column
    if any(title.startswith("%") for title in titles):
        return replace(column, role="left_out", measure="percent")
    said = [title for title in map(normalised, titles) if not is_year(title)]
    joined = [" ".join(said[start:]) for start in range(len(said))]
    newest = max(map(newness, joined), default=0)
    if min(map(newness, joined), default=0) < 0:
        return column
    plain, whole = [plain_title(title) for title in said], [plain_title(title) for title in joined[:-1]]
    if is_year(normalised(titles[-1])) and all(
        title in words.amounts or title in words.kinds or words.columns.get(title) == "year" for title in plain
    ):
        return _amount(column, [*whole, *reversed(plain)], words)
    if any(map(words.names_period, plain)):
        return _of_period(column, plain, words)
    for title in (*whole, *reversed(plain)):
        if title in words.left_out:
            return replace(column, role="left_out")
        if title in words.columns:
            return replace(column, role=words.columns[title], preference=words.preference[title] - _NEWER * newest)
        if title in words.amounts or title in words.kinds:
            is_own = title == plain[-1] or title in whole or not NO_MONEY & set(plain[-1].split())
            return _amount(column, [*whole, *reversed(plain)], words) if is_own else column
        if words.is_name_of_every_level(title):
            return replace(column, role=NAME)
    return column


# "Realisasi per 30 Juni", "31 Desember": the day up to which something was spent.
_DAY = re.compile(r"(?P<beside>.*?)(?:\b(?:per|s d|sd|sampai dengan|sampai|hingga|as of|to))?(?: ?(?:tanggal|tgl))? ?[0-9]{1,2}")


def _until_day(said: SaidPeriod | None) -> SaidPeriod | None:
    """A month behind its day is the year so far: of "realisasi s d 30 juni" the realisation up to June."""
    day = _DAY.fullmatch(said.beside) if said is not None else None
    return said if said is None or day is None else SaidPeriod(said.period, day["beside"].strip(), True)


def _of_period(column: FoundColumn, plain: Sequence[str], words: Vocabulary) -> FoundColumn:
    """ "Realisasi > Januari", "Triwulan I > Jumlah": an amount of a part of the year. "Realisasi s.d. Juni" is one of the whole year so far."""
    said = [_until_day(words.period_in(title)) for title in plain]
    place = max(place for place, one in enumerate(said) if one is not None)
    lowest = said[place]
    others = [title for title, one in zip(plain, said, strict=True) if one is None]
    others += [one.beside for one in said if one is not None and one.beside]
    if lowest is None or any(
        title not in words.amounts and words.kinds.get(title) != "total" and title not in words.around_periods for title in others
    ):
        return column
    found = _amount(column, others, words)
    if found.role != AMOUNT or (not lowest.is_so_far and found.kind in ("", "total")):
        return found if found.role != AMOUNT else replace(found, role=PERIOD, kind="", period=lowest.period)
    return found if found.measure != "neutral" else column


# What a title above may add to the one below: "Sebelum Perubahan > Anggaran" is the amount before; "Realisasi > Anggaran" is a budget.
_REFINED_BY = {
    "neutral": None,
    "budget": frozenset({"proposed", "enacted", "shifted", "revised", "before", "after"}),
}
_NOT_READ = frozenset({"difference", "percent"})


def _amount(column: FoundColumn, titles: Sequence[str], words: Vocabulary) -> FoundColumn:
    measures = [words.amounts[title] for title in titles if title in words.amounts]
    kinds = [words.kinds[title] for title in titles if title in words.kinds]
    if any(measure in _NOT_READ for measure in measures):
        return replace(column, role="left_out", measure="percent" if "percent" in measures else "difference")
    if "partial" in measures:
        return column
    measure = "neutral"
    for found in measures:
        refined = _REFINED_BY.get(measure, frozenset())
        if found != "neutral" and (refined is None or found in refined):
            measure = found
    specific = [kind for kind in kinds if kind != "total"]
    return replace(column, role=AMOUNT, measure=measure, kind=specific[0] if specific else "total" if kinds else "")


def sorted_out(columns: Sequence[FoundColumn], words: Vocabulary, overrides: Mapping[str, int]) -> Heading:
    """One column for each meaning, the preferred title first; `Uraian` alone is the account's name."""
    chosen = {index: role for role, index in overrides.items()}
    titled = {column.index for column in columns}
    untitled = [FoundColumn(role="", indexes=(index,), titles=(column_letters(index),)) for index in chosen if index not in titled]
    forced = [
        replace(column, role=chosen[column.index], measure="chosen")
        if column.index in chosen
        else replace(column, role="")  # another column was chosen for what it means
        if column.role in overrides
        else column
        for column in (*columns, *untitled)
    ]
    known: dict[str, list[FoundColumn]] = {}
    for column in forced:
        known.setdefault(column.role, []).append(column)
    _part_amounts(known, words)
    unread = sorted(known.pop("", []), key=lambda column: column.index)
    left_out = known.pop("left_out", [])
    changes = tuple(column for column in left_out if column.measure == "difference")
    _withhold_names(known)
    _second_meanings(known, words)
    detail = known.get("detail", [])
    kinds = [column for column in known.get(NAME, ()) if any(normalised(title) in words.names_alone for title in column.titles)]
    if kinds and ("account_name" in known or len(kinds) < len(known[NAME]) or any(_names_every_level(column, words) for column in detail)):
        known[NAME] = [column for column in known[NAME] if column not in kinds]
        unread = sorted((*unread, *kinds), key=lambda column: column.index)
        if not known[NAME]:
            del known[NAME]
    if detail and "account_name" not in known and NAME not in known and _names_every_level(detail[0], words):
        first = detail[0]
        between = [column.index for column in (*known.get(AMOUNT, ()), *known.get(PERIOD, ())) if column.index > first.index]
        # Tables side by side repeat the title; over it may stand what the whole table is called.
        again = [
            column
            for column in detail
            if column.titles == first.titles or (column.titles[-1] == first.titles[-1] and any(index < column.index for index in between))
        ]
        known[NAME] = [replace(column, role=NAME) for column in again]
        known["detail"] = [column for column in detail if column not in again]
    kept: list[FoundColumn] = [*known.pop(AMOUNT, []), *known.pop(PERIOD, []), *known.pop("person", [])]
    rivals: list[FoundColumn] = []
    for found in known.values():
        kept.extend(found[:1])
        rivals.extend(found[1:])
    order = sorted(kept, key=lambda column: column.index)
    bare = tuple(column for column in left_out if not column.measure)
    return Heading(rows=(0, 0), columns=tuple(order), unread=tuple(unread), rivals=tuple(rivals), changes=changes, left_out=bare)


def _names_every_level(column: FoundColumn, words: Vocabulary) -> bool:
    return any(words.is_name_of_every_level(normalised(title)) for title in column.titles)


def _part_amounts(known: dict[str, list[FoundColumn]], words: Vocabulary) -> None:
    """ "Sumber Dana" over PAD, DAU and DAK: amounts by source, and no column that names one. Nobody knows such titles, so they are not read."""
    for role in [role for role in known if role not in ("", AMOUNT, PERIOD, ACCOUNT, NAME, "left_out")]:
        under = [column for column in known[role] if len(column.titles) > 1 and not words.knows(normalised(column.titles[-1]))]
        above = [column.titles[:-1] for column in under]
        parted = [column for column in under if above.count(column.titles[:-1]) > 1]
        known[role] = [column for column in known[role] if column not in parted]
        known.setdefault("", []).extend(replace(column, role="") for column in parted)
        if not known[role]:
            del known[role]


def _second_meanings(known: dict[str, list[FoundColumn]], words: Vocabulary) -> None:
    """The preferred title keeps its meaning; "Akun" beside "Kode akun" is then the account's name."""
    for role in [role for role in known if role not in (AMOUNT, "person")]:
        known[role].sort(key=lambda column: column.preference)
        for rival in known[role][1:]:
            meaning = next((second for title in rival.titles if (second := words.second.get(normalised(title), "")) and second not in known), "")
            if meaning:
                known[role].remove(rival)
                known[meaning] = [replace(rival, role=meaning)]


# Titles of a column with names that stands beside the numbers of the same persons.
_PERSONS = frozenset({"nama", "name", "nama lengkap"})


def _withhold_names(known: dict[str, list[FoundColumn]]) -> None:
    """ "Nama" beside "NIP" holds persons and is withheld like it."""
    beside = {column.index + step for column in known.get("person", []) for step in (-1, 1)}
    for role in (NAME, "account_name", "detail"):
        for column in known.get(role, [])[:]:
            if column.index in beside and normalised(column.titles[-1]) in _PERSONS:
                known[role].remove(column)
                known["person"].append(replace(column, role="person"))
        if role in known and not known[role]:
            del known[role]
