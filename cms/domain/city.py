"""A city's facts, read from one TOML file. Another city is another file, not another program."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any  # a TOML file's values

from cms.domain.amounts import Currency
from cms.domain.errors import UsageError
from cms.domain.proposals.rules import ProposalRules, rules_from
from cms.domain.texts import Text

CITIES = Path(__file__).parent.parent / "cities"
# What stands for a city that names no emblem.
RISING_SUN = "M3 18h18M6.5 18a5.5 5.5 0 0 1 11 0M12 3v5M4.2 7.6l3 3.2M19.8 7.6l-3 3.2"
_PATH = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9 .,-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A village (kelurahan) with its code of the Ministry of Home Affairs."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district (kecamatan) and its villages. inhabitants: None where the city file has no number; its source is the city's.

    block: (column, row) of its villages' tiles in the sketch of the city; None where the city file has no sketch.
    """

    code: str
    name: str
    villages: tuple[Place, ...]
    inhabitants: int | None = None
    block: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """Under which anyone may use the data. name is an identifier of opendefinition.org or SPDX."""

    name: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyFigures:
    """What amounts of several years are set against: a price index, the number of inhabitants. A year without a source is left out.

    name says exactly which series it is, source who published it where.
    """

    name: Text
    source: Text
    years: Mapping[int, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """What is particular to one city. languages: the first is the default. accent: a CSS colour.
    emblem: the path of an SVG, drawn as lines in a square of 24 by 24.

    codes: system -> code, as the city has several (home-affairs, statistics, finance-ministry). contacts: e-mail addresses and telephone
    numbers that the city itself publishes; any other on the site stops a publication.
    """

    key: str
    name: str
    province: str
    site_name: str
    site_url: str
    languages: tuple[str, ...]
    currency: Currency
    codes: dict[str, str]
    accent: str
    accent_dark: str
    licence: Licence
    districts: tuple[District, ...]
    districts_source: str
    column_aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    contacts: tuple[str, ...] = ()
    inhabitants_source: str = ""
    proposal_rules: ProposalRules = field(default_factory=ProposalRules)
    price_index: YearlyFigures | None = None
    population: YearlyFigures | None = None
    emblem: str = RISING_SUN

    def __post_init__(self) -> None:
        if not _PATH.fullmatch(self.emblem):
            raise ValueError(f"emblem: {self.emblem!r} is no path of an SVG")


def load_city(path: Path) -> City:
    """Reads a city file. Raises UsageError naming the file and what is missing in it."""
    try:
        facts = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such city file") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {error}") from None
    try:
        return City(
            key=path.stem,
            name=facts["name"],
            province=facts["province"],
            site_name=facts["site_name"],
            site_url=facts["site_url"],
            languages=tuple(facts["languages"]),
            currency=Currency(**facts["currency"]),
            codes=dict(facts["codes"]),
            accent=facts["accent"],
            accent_dark=facts["accent_dark"],
            licence=Licence(**facts["licence"]),
            districts=tuple(
                District(
                    code=d["code"],
                    name=d["name"],
                    villages=tuple(Place(code=code, name=name) for code, name in sorted(d["villages"].items())),
                    inhabitants=d.get("inhabitants"),
                    block=(int(d["block"][0]), int(d["block"][1])) if "block" in d else None,
                )
                for d in facts["districts"]
            ),
            districts_source=facts["districts_source"],
            column_aliases={name: tuple(words) for name, words in facts.get("column_aliases", {}).items()},
            contacts=tuple(facts.get("contacts", ())),
            inhabitants_source=facts.get("inhabitants_source", ""),
            proposal_rules=rules_from(facts.get("proposals", {})),
            price_index=_yearly(facts.get("price_index")),
            population=_yearly(facts.get("population")),
            emblem=facts.get("emblem", RISING_SUN),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path}: {error} is missing or not as it should be") from None


def _yearly(facts: Mapping[str, Any] | None) -> YearlyFigures | None:
    """Figures stand in quotation marks, so that no digit is lost. Raises ValueError for one that is not above zero."""
    if facts is None:
        return None
    years = {int(year): Decimal(str(figure)) for year, figure in sorted(facts["years"].items())}
    if any(figure <= 0 for figure in years.values()):
        raise ValueError(f"{facts['name']}: every figure must be above zero")
    return YearlyFigures(name=_in_languages(facts["name"]), source=_in_languages(facts["source"]), years=years)


def _in_languages(said: str | Mapping[str, str]) -> Text:
    """Words of a city file: in Indonesian alone, or by language."""
    return Text.of(id=said) if isinstance(said, str) else Text.of(**said)


def city_named(key: str) -> City:
    """A city that comes with the program, by the name of its file."""
    return load_city(CITIES / f"{key}.toml")
