"""A city's facts, read from one TOML file. Another city is another file, not another program."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from cms.domain.amounts import Currency
from cms.domain.errors import UsageError
from cms.domain.proposals.rules import ProposalRules, rules_from

CITIES = Path(__file__).parent.parent / "cities"


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
class City:
    """What is particular to one city. languages: the first is the default. accent: a CSS colour.

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
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path}: {error} is missing or not as it should be") from None


def city_named(key: str) -> City:
    """A city that comes with the program, by the name of its file."""
    return load_city(CITIES / f"{key}.toml")
