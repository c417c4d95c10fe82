"""Texts of this package in a language: names of choices, gaps filled, days and months. A language is one file in words/.

Used by moves.py and sentence.py, and by whoever shows a state, an origin or a reason. Amounts are not written here: the site
and the admin each have their own way to write money.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any  # a TOML file's values

from cms.domain.amounts import grouped
from cms.domain.proposals.choices import Choice, Kind, Level, Milestone, Origin, Precision, State

FOLDER = Path(__file__).with_name("words")
# The language of the original, shown where a translation is missing.
ORIGINAL = "id"
GROUPS: dict[type[Choice], str] = {State: "states", Kind: "kinds", Origin: "origins", Level: "levels", Milestone: "milestones"}


def languages() -> tuple[str, ...]:
    """Every language that has a file here."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def texts(language: str) -> dict[str, Any]:
    """All texts of one language; those of the original where it has no file."""
    path = FOLDER / f"{language}.toml"
    return tomllib.loads((path if path.exists() else FOLDER / f"{ORIGINAL}.toml").read_text("utf-8"))


def say(group: str, key: str, language: str, /, **values: object) -> str:
    """The text of that group and key with its gaps filled. A wrong key is a KeyError: a fault of ours."""
    text: str = texts(language)[group][key]
    return text.format(**values)


@cache
def gaps_of(group: str, key: str, language: str) -> tuple[str, ...]:
    """The names of the gaps in that text."""
    return tuple({name: None for _, name, _, _ in Formatter().parse(texts(language)[group][key]) if name})


def name_of(choice: Choice, language: str) -> str:
    """What a state, kind, origin, level or milestone is called: "Ditolak"."""
    return say(GROUPS[type(choice)], str(choice.value), language)


def count_in(number: int, language: str) -> str:
    """1.378"""
    return grouped(number, texts(language)["thousands"])


def day_in(day: date, language: str) -> str:
    """12 Maret 2026"""
    words = texts(language)
    return str(words["day"].format(day=day.day, month=words["months"][day.month - 1], year=day.year))


def month_in(day: date, language: str) -> str:
    """Maret 2026"""
    words = texts(language)
    return str(words["month"].format(month=words["months"][day.month - 1], year=day.year))


def dated(day: date, precision: Precision, language: str) -> str:
    """A date as exactly as it is known: the day, its month, its year, or that it was only recorded on that day."""
    match precision:
        case Precision.MONTH:
            return month_in(day, language)
        case Precision.YEAR:
            return str(texts(language)["year"].format(year=day.year))
        case Precision.RECORDED:
            return str(texts(language)["recorded"].format(day=day_in(day, language)))
    return day_in(day, language)
