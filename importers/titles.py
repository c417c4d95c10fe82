"""The words of titles and labels: which column a title means, which amounts, which total.

A title matches by its words alone: case, signs, accents, years and "(Rp)" do not count. The words are data: those declared
on the fact, the general list aliases.toml, the city's own and those of a profile. Used by header.py, meaning.py and lines.py.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, product
from pathlib import Path
from typing import Any, NamedTuple  # Any: TOML gives values of any type

from cms.domain.tables import columns_of
from importers.title_years import is_year, without_years, years_of

ALIASES = Path(__file__).with_name("aliases.toml")
# Units behind or before a title say nothing about which column it is.
UNITS = frozenset(
    {"rp", "rupiah", "idr", "usd", "us", "eur", "gbp", "sgd", "myr", "php", "kes", "ksh", "kshs", "zar", "ugx", "tzs", "ngn", "ghs", "inr"}
)
_CURRENCY = f"(?:{'|'.join(sorted(UNITS, key=len, reverse=True))}|rupiahs|r)"
# "(Rp juta)", "dalam ribuan rupiah", "(x Rp1.000)", "(Rp 000)", "R'000", "(in thousands)" at the end of a title's words.
_UNIT_END = re.compile(
    rf" (?:(?:dalam|dlm|in) )?(?:x )?(?:{_CURRENCY} ?)?(?:(?P<word>ribu|rb|juta|jt|mil[iy]ar|triliun|thousand|million|billion)(?:an|s)?"
    rf"|(?:1 )?(?P<zeros>000(?: 000)*)s?)(?: (?:of )?{_CURRENCY})*$"
)
# The currency that a title says: "Budget (US$)", "Pagu (Rp)", "£000"; "R" only where it cannot be another letter.
_CURRENCY_SAID = re.compile(
    rf"(?:US|S)?\$|[£€₱¥]|(?<![^\W_])(?:(?:{'|'.join(sorted(UNITS - {'us'}, key=len, reverse=True))})(?![^\W\d_])"
    r"|(?<=\()R(?=\))|R(?=\s?['’]?\s?000|\s(?:thousand|million|billion)))",
    re.IGNORECASE,
)
_MAGNITUDES = {"ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
_MAGNITUDES |= {"thousand": 10**3, "million": 10**6, "billion": 10**9}
# A sentence above or under a table: "*) angka dalam jutaan rupiah", "(x Rp 1.000)", "Unit: IDR million", "(000 rupiah)".
_MONEY = r"(?:(?:rp|idr|rupiah) )"
_MAGNITUDE = r"(?:1 )?(?P<word>ribu|rb|juta|jt|mil[iy]ar|triliun|thousand|million|billion)(?:an|s)?"
_ZEROS = r"(?:1 )?(?P<zeros>000(?: 000)*)"
_UNIT_SAID = re.compile(rf"\b(?:dalam|dlm|satuan|unit|in|x) {_MONEY}?(?:x )?{_MAGNITUDE}\b")
_ZEROS_SAID = re.compile(rf"(?:.*\b(?:dalam|dlm|satuan|unit|in|x) )?(?:{_MONEY}?x )?{_MONEY}?{_ZEROS}(?: rp| idr| rupiah)*")
# Words for a unit that none of these understand: "dalam ratusan ribu rupiah". "5 juta rupiah" is an amount, no unit.
_ABOUT_AMOUNTS = re.compile(r"\b(?:dalam|dlm|satuan|unit|angka|in|x|rp|idr|rupiah)\b")
_PART_OF_UNIT = re.compile(r"\b(?:puluhan|ratusan) (?:ribu|juta|mil[iy]ar)")
_UNIT = re.compile(r"\b(?:(?:ribu|juta|mil[iy]ar|triliun)an|(?:thousand|million|billion)s)\b")
_NUMBER_WORDS = "se(?:puluh|belas|ratus)|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh|belas|ratus"
_AMOUNT_SAID = re.compile(rf"\b(?:(?!1 )[0-9]+|{_NUMBER_WORDS}) (?:ribu|rb|juta|jt|mil[iy]ar|triliun)\b|\bseribu\b")
# A unit of something else, or of how it was rounded: "selisih karena pembulatan dalam ribuan", "harga satuan dalam ribuan rupiah".
_OF_SOMETHING_ELSE = re.compile(r"\b(?:selisih|pembulatan|dibulatkan|kenaikan|penurunan|harga|tarif|lain|penduduk)\b")
# What a title says in brackets or behind its last dash: "Realisasi Belanja (ribu rupiah), 2025", "APBD 2025 - juta rupiah".
_PARTS_OF_TITLE = re.compile(r"[(\[]([^()\[\]]*)[)\]]|\s[-–—]\s([^-–—()\[\]]*)$")
# "Rp x 1000", without the dot that parts "Rp x 1.000".
_ZEROS_IN_ONE = re.compile(r"\b(?P<times>x (?:(?:rp|idr|rupiah) )?)1(?P<zeros>(?:000)+)\b")
# "(Rp M)": of thousands or of billions? "Rp" alone is no more than the currency.
_LETTER = re.compile(
    r"(?:dalam|dlm|in) (?:{money} )?{sign}(?: {money})?|{money} {sign}|{sign} {money}".format(
        money="(?:rp|idr|rupiah)", sign="(?:k|m|mn|mio|b|bn|t|tr)"
    )
)
_OTHER_CURRENCY = re.compile(
    r".*\b(?:dalam|in|mata uang|currency|satuan|unit)(?: us| ribuan| jutaan| thousands of| millions of)* (?:dol+ars?|usd|euro?s?|sgd|ringgit|yen)\b.*"
    r"|(?:(?:{size} )?(?:us )?(?:dol+ars?|usd|euro?s?|sgd)(?: {size})?|us {size})".format(
        size="(?:thousand|million|billion|ribu|juta|mil[iy]ar)(?:an|s)?"
    )
)
_SUMS, _BUDGETS = ("jumlah", "total", "nilai"), ("pagu", "anggaran")
# What may stand before a word that says which money.
_BEFORE_MEASURES = dict.fromkeys(("budget", "realised", "audited", "difference"), _SUMS) | dict.fromkeys(
    ("proposed", "enacted", "shifted", "revised", "before", "after"), (*_SUMS, *_BUDGETS)
)
# What says of an amount that it was added or taken away.
RISES = frozenset({"bertambah", "tambah", "penambahan", "kenaikan", "increase"})
FALLS = frozenset({"berkurang", "kurang", "pengurangan", "penurunan", "decrease"})
# What a cell holds beyond so many letters is no title.
LONGEST_TITLE = 500
_SIGNS_OF_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()}
# Which of several shifts or changes of a budget: "Pergeseran II", "Perubahan Ke-2", "Setelah Pergeseran Tahap 3".
_SEQUENCE = re.compile(
    r"\b(perubahan|pergeseran|apbd p|p apbd|papbd|dppa|pak|revisi)(?: (?:ke|tahap))*"
    r" (?P<number>i{1,3}|iv|vi{0,3}|[1-9]|pertama|kedua|ketiga|keempat|kelima|keenam)\b"
)
_NUMBERS = {
    word: number
    for words in ("1 2 3 4 5 6 7 8 9", "i ii iii iv v vi vii viii", "pertama kedua ketiga keempat kelima keenam")
    for number, word in enumerate(words.split(), start=1)
}
# Which chart a code is of: "Kode Rekening (Permendagri 90/2019)", "Kode Kepmendagri 050-5889", "Kode Lama".
_CHART = re.compile(
    r"(?P<what>(?:kode(?: rek(?:ening)?| akun)?|n(?:o|omor) rek(?:ening)?|(?:nama |uraian )?(?:rekening|akun)|uraian|nama)"
    r"(?: belanja)?)(?: (?:sesuai|menurut|versi|berdasarkan))*"
    r" (?:(?P<age>lama|baru)|(?P<law>permen|kepmen)(?:dagri)?(?: n(?:o|omor))? (?P<number>[0-9]+)(?: [0-9]+)*)"
)
# Permendagri 13 of 2006 and what changed it: no codes of a budget since 2021.
_OLD_CHARTS = frozenset({"13", "59", "21"})


@lru_cache(maxsize=32768)
def normalised(title: str) -> str:
    """The words of a title: "Jumlah (Rp.) 2024" -> "jumlah", "% Sisa" -> "sisa persen"; "TA 2025 (Rp)" -> "2025".

    None where it is longer than any title.
    """
    if len(title) > LONGEST_TITLE:
        return ""
    words = _zeros_parted(words_of(title))
    rest = without_years(words)
    if rest != words and "%" not in title and (not rest or is_unit(rest)):
        return " ".join(map(str, sorted(years_of(words))))
    kept = _UNIT_END.sub("", rest).split()
    whole = len(kept)
    while len(kept) > 1 and (kept[-1] in UNITS or (len(kept) < whole and kept[-1] in ("dalam", "dlm", "in"))):
        kept.pop()
    if "%" in title:
        kept = [word for word in kept if word != "persen"] + ["persen"]
    return " ".join(kept)


def words_of(label: str) -> str:
    """The words of a label with everything in them: "SURPLUS / (DEFISIT)" -> "surplus defisit". Signs that nobody sees do not part a word."""
    return _words_of(label) if len(label) <= LONGEST_TITLE else _words(label)


def _words(label: str) -> str:
    if label.isascii():
        return " ".join(label.lower().translate(_SIGNS_OF_ASCII).split())
    apart = unicodedata.normalize("NFKD", label.casefold())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf")
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain).split())


# The same labels stand in many rows. Long ones do not, and would fill the memory of a server that reads file after file.
_words_of = lru_cache(maxsize=32768)(_words)


def unit_in_title(title: str) -> int:
    """What one stands for by the end of a column's title: "Jumlah (Rp juta)" -> 1,000,000; 1 where it says nothing."""
    said = _UNIT_END.search(f" {without_years(_zeros_parted(words_of(title)))}")
    return 1 if said is None else _magnitude(said["word"], said["zeros"])


def is_unit(title: str) -> bool:
    """ "(Rp)", "Rp juta": a title that says nothing but the unit."""
    words = _zeros_parted(words_of(title))
    return words in UNITS or bool(_UNIT_END.fullmatch(f" {words}"))


def currency_in_title(title: str) -> str:
    """The sign or code of the currency that a title says: "Pagu (Rp)" -> "Rp", "Budget £000" -> "£"; "" without one."""
    said = _CURRENCY_SAID.search(title) if len(title) <= LONGEST_TITLE else None
    return said[0] if said is not None else ""


def plain_title(title: str) -> str:
    """Normalised words without which of several versions they are of: "pergeseran ii" -> "pergeseran", "kode kepmendagri 050 5889" -> "kode"."""
    chart = _CHART.fullmatch(title)
    return _SEQUENCE.sub(r"\1", title) if chart is None else title if newness(title) < 0 else chart["what"]


def sequence_of(text: str) -> int:
    """Which of several shifts or changes a text says: "Pergeseran Ke-2" -> 2; nil where it says none."""
    said = _SEQUENCE.search(normalised(text))
    return _NUMBERS[said["number"]] if said is not None else 0


@lru_cache(maxsize=4096)
def newness(title: str) -> int:
    """How new the chart is that normalised words say a code or name is of; 0 where they say none, below it where its codes are not used any more."""
    chart = _CHART.fullmatch(title)
    if chart is None:
        return 0
    if chart["age"] == "lama" or (chart["law"] == "permen" and chart["number"] in _OLD_CHARTS):
        return -1
    return {"baru": 2_000, "kepmen": 1 + int(chart["number"] or 0), "permen": 1}[chart["age"] or chart["law"]]


def names_other_currency(text: str) -> bool:
    """ "(dalam dolar AS)", "USD": a sentence that says that the amounts are no rupiah."""
    parts = (bracketed or behind for bracketed, behind in _PARTS_OF_TITLE.findall(text[:LONGEST_TITLE]))
    return any(_OTHER_CURRENCY.fullmatch(words_of(part)) for part in (text, *parts))


def _zeros_parted(words: str) -> str:
    """ "rp x 1000000" -> "rp x 1 000 000", "x rp1 000" -> "x rp 1 000"."""
    words = re.sub(r"\b(rp|idr)(?=[0-9])", r"\1 ", words)
    return _ZEROS_IN_ONE.sub(lambda found: found["times"] + "1" + " 000" * (len(found["zeros"]) // 3), words)


def _magnitude(word: str | None, zeros: str | None) -> int:
    return _MAGNITUDES[word] if word else 1000 ** len((zeros or "").split())


def _units_of_parts(title: str) -> set[int]:
    """The units that parts of a title say and nothing else. "- Rp 1.000" and "(1.000)" are amounts, "(Rp 1.000)" and "(000)" are units."""
    found = set()
    for bracketed, behind in _PARTS_OF_TITLE.findall(title[:LONGEST_TITLE]):
        words = without_years(_zeros_parted(words_of(bracketed or behind)))
        said = _UNIT_END.fullmatch(f" {words}")
        if said is not None and (said["word"] or (bracketed and not words.startswith("1 "))):
            found.add(_magnitude(said["word"], said["zeros"]))
    return found


@cache
def _lists(table: str) -> dict[str, dict[str, Any]]:
    lists: dict[str, dict[str, Any]] = tomllib.loads(ALIASES.read_text("utf-8"))[table]
    return lists


def period_words(kind: str) -> Iterable[str]:
    """What the periods of a kind are called: of "month" Januari, Jan, January, Bulan 1 ..."""
    return chain.from_iterable(_lists("budget")["periods"][kind])


def _by_word(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in groups.items():
        for word in words:
            found.setdefault(normalised(word), name)
    return found


def _amounts_so_far(periods: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Titles of what was spent up to now, or in a part of the year, by their measure: "realisasi s d bulan ini", "s d bulan lalu", "bulan ini"."""
    spent, until = ("", *periods["spent"]), periods["so_far"]
    parts = product(spent, ("", *until), periods["last"]), product(spent, [""], periods["this"])
    named = {"realised": product(spent, until, periods["this"]), "partial": chain(*parts)}
    return {measure: [" ".join(title) for title in titles] for measure, titles in named.items()}


class SaidPeriod(NamedTuple):
    """A month, a quarter or a half of the year in a title; what stands beside it ("realisasi"); True for "s.d. Juni"."""

    period: tuple[str, int]
    beside: str
    is_so_far: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Every word that is known for one table, each map from normalised words to what they mean."""

    columns: Mapping[str, str]
    # What a title means where another one already has its first meaning: "Akun" beside "Kode akun" is the name.
    second: Mapping[str, str]
    # Normalised title -> its place in the list of its column: the first is preferred when several are there.
    preference: Mapping[str, int]
    left_out: frozenset[str]
    names: frozenset[str]
    # Names too, where no other column has them.
    names_alone: frozenset[str]
    name_words: frozenset[str]
    amounts: Mapping[str, str]
    kinds: Mapping[str, str]
    units: tuple[tuple[str, int], ...]
    metadata: Mapping[str, str]
    # (words, meaning), the longest first.
    totals: tuple[tuple[str, str], ...]
    parts: Mapping[str, str]
    # Normalised words -> ("month", 3); what may stand over or before them; what makes them the year so far.
    periods: Mapping[str, tuple[str, int]]
    last_words: frozenset[str]
    around_periods: frozenset[str]
    so_far: tuple[str, ...]
    to_date: tuple[str, ...]

    def names_period(self, title: str) -> bool:
        """Whether normalised words end with a month, a quarter or a half of the year."""
        return title.rpartition(" ")[2] in self.last_words and self.period_in(title) is not None

    def period_in(self, title: str) -> SaidPeriod | None:
        """ "realisasi januari" -> ("month", 1) beside "realisasi"; None where the words do not end with a period."""
        words = title.split()
        for first in range(max(0, len(words) - 2), len(words)):
            period = self.periods.get(" ".join(words[first:]))
            if period is not None:
                before = " ".join(words[:first])
                until = next((said for said in self.so_far if f" {before}".endswith(f" {said}")), "")
                return SaidPeriod(period, before.removesuffix(until).strip(), bool(until))
        return None

    def total_meaning(self, label: str) -> str:
        """What a label announces: surplus, revenue, all ...; "" when it is no total."""
        words = words_of(label)
        return next((meaning for known, meaning in self.totals if words == known or words.startswith(known + " ")), "")

    def unit_said(self, text: str) -> int | None:
        """What one stands for by a sentence above or under the table; 1 where it says nothing, None where the unit is not understood."""
        words = _AMOUNT_SAID.sub("", _zeros_parted(words_of(text)))
        said = _UNIT_SAID.search(words) or _ZEROS_SAID.fullmatch(words) or _UNIT_END.fullmatch(f" {words}")
        if said is not None:
            found = said.groupdict()
            return None if _OF_SOMETHING_ELSE.search(words) else _magnitude(found.get("word"), found.get("zeros"))
        if in_parts := _units_of_parts(text):
            return None if len(in_parts) > 1 or _OF_SOMETHING_ELSE.search(words) else in_parts.pop()
        if not _ABOUT_AMOUNTS.search(words):
            return 1
        if _PART_OF_UNIT.search(words) or _LETTER.fullmatch(words):
            return None
        known = next((unit for known, unit in self.units if f" {known} " in f" {words} "), 1)
        return None if known == 1 and _UNIT.search(words) else known

    def knows(self, title: str) -> bool:
        """Whether normalised words are the title of any column, or its unit."""
        title = plain_title(title)
        return (
            is_unit(title)
            or is_year(title)
            or title in self.columns
            or title in self.amounts
            or title in self.kinds
            or title in self.left_out
            or self.names_period(title)
            or self.is_name_of_every_level(title)
        )

    def is_amount(self, title: str) -> bool:
        """Whether normalised words are the title of an amount."""
        return plain_title(title) in self.amounts

    def is_name_of_every_level(self, title: str) -> bool:
        """ "Urusan / Bidang Urusan / Program / Kegiatan" heads one column with the names of all levels."""
        words = title.split()
        return title in self.names or title in self.names_alone or (len(words) > 2 and set(words) <= self.name_words)


def vocabulary(table: str, fact: type, *more: Mapping[str, Iterable[str]]) -> Vocabulary:
    """The words for one table; `more` are the city's and a profile's own titles by column, which come first."""
    lists = _lists(table)
    columns: dict[str, str] = {}
    second: dict[str, str] = {}
    preference: dict[str, int] = {}
    own = {column.name: (*column.titles.values(), column.name) for column in columns_of(fact) if column.name != "amount"}
    for groups in (*reversed(more), own, lists["columns"]):
        for name, words in groups.items():
            for place, word in enumerate(words):
                if normalised(word) not in columns:
                    columns[normalised(word)], preference[normalised(word)] = name, place
                elif columns[normalised(word)] != name:
                    second.setdefault(normalised(word), name)
    amounts = _by_word(lists["amounts"])
    amounts.update((normalised(word), "budget") for groups in more for word in groups.get("amount", ()))
    amounts = _by_word(_amounts_so_far(lists["periods"])) | amounts
    # "Total Pagu" is "Pagu", "Pagu Sesudah" is "Sesudah": a word that says which money says it behind these too.
    behind = {f"{before} {word}": measure for word, measure in amounts.items() for before in _BEFORE_MEASURES.get(measure, ())}
    amounts = behind | amounts
    periods = {
        words_of(word): (kind, number)
        for kind in ("month", "quarter", "half")
        for number, names in enumerate(lists["periods"][kind], start=1)
        for word in names
    }
    totals = sorted(((words_of(word), kind) for kind, words in lists["totals"].items() for word in words), key=lambda pair: -len(pair[0]))
    return Vocabulary(
        columns={word: name for word, name in columns.items() if name != "amount"},
        second=second,
        preference=preference,
        left_out=frozenset(normalised(word) for word in lists["left_out"]["titles"]),
        names=frozenset(normalised(word) for word in lists["name"]["titles"]),
        names_alone=frozenset(lists["name"]["alone"]),
        name_words=frozenset(lists["name"]["words"]),
        amounts=amounts,
        kinds=_by_word(lists["kinds"]),
        units=tuple((words_of(word), int(unit)) for unit, words in lists["units"].items() for word in words),
        metadata=_by_word(lists["metadata"]),
        totals=tuple(totals),
        parts=_by_word(lists["parts"]),
        periods=periods,
        last_words=frozenset(word.rpartition(" ")[2] for word in periods),
        around_periods=frozenset(normalised(word) for word in lists["periods"]["around"]),
        so_far=tuple(words_of(word) for word in lists["periods"]["so_far"]),
        to_date=tuple(words_of(word) for word in lists["periods"]["to_date"]),
    )
