"""What a person or a saved profile decides about a file: the part that is data, so that no file needs code of its own.

Kept per source by the CMS; on the command line a TOML file with the same names. Used by budgets.py and columns.py.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any  # a TOML or JSON file holds anything

from cms.domain.amounts import RUPIAH, Currency
from cms.domain.errors import UsageError

UNITS = (0, 1, 10**3, 10**6, 10**9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Overrides for one shape of file; each is optional."""

    name: str = ""
    # Column of a budget line ("account", "amount", "office_code" ...) -> letters in the sheet ("F").
    columns: Mapping[str, str] = field(default_factory=dict)
    # First and last row of the heading, where it is not found by itself.
    heading_rows: tuple[int, int] | None = None
    # Column -> further titles for it.
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # How amounts are written when a column does not say it: "id" 1.234,50 or "en" 1,234.50.
    notation: str = ""
    # What one stands for in amounts: 1, 1000, 1000000 or 1000000000; 0 as the table says.
    unit: int = 0
    # The chart of accounts of another country or of a company: codes are then kept whole, under the part that they belong to.
    chart: str = ""
    # The part of the budget when the table does not say it: "4", "5", "6.1" or "6.2".
    part: str = ""
    currency: Currency = RUPIAH

    def with_notation(self, notation: str) -> Profile:
        """The same with another answer to how amounts are written."""
        return replace(self, notation=notation)


def load_profile(path: Path) -> Profile:
    """A profile from a TOML file. Raises UsageError naming what is wrong in it."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise UsageError(f"{path}: profil ini tidak ada / there is no such profile") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}") from None
    return profile_from(content, str(path))


def profile_from(said: Mapping[str, Any], source: str) -> Profile:
    """A profile from plain values, as TOML or JSON hold them. Raises UsageError naming what is wrong, with the source that said it."""
    content = dict(said)
    unknown = sorted(set(content) - {declared.name for declared in fields(Profile)})
    if unknown:
        raise UsageError(f"{source}: {', '.join(unknown)}: tidak dikenal / no such setting")
    content["aliases"] = {column: tuple(titles) for column, titles in content.get("aliases", {}).items()}
    if content.get("heading_rows"):
        first, last = content["heading_rows"]
        content["heading_rows"] = (int(first), int(last))
    if content.get("unit", 0) not in UNITS:
        raise UsageError(f"{source}: unit: {', '.join(map(str, UNITS))}")
    if "currency" in content:
        content["currency"] = Currency(**content["currency"])
    return Profile(**content)
