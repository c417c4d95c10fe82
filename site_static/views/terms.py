"""Words of the glossary where readers meet them: beside an account, a phase, a step of the balance. Used by the views of accounts and years."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any  # a TOML file's values

from cms.domain.budgets import Phase
from cms.domain.codes import PERMENDAGRI_90, AccountCode
from site_static import addresses

GLOSSARY = Path(__file__).parent.parent / "glossary.toml"
OF_PHASE = {
    Phase.PROPOSED: "rapbd",
    Phase.ENACTED: "apbd-murni",
    Phase.SHIFTED: "pergeseran",
    Phase.REVISED: "perubahan-apbd",
    Phase.REALISED: "realisasi",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InText:
    """A term with its meaning by language, to stand inside a page's text; href leads to the glossary."""

    name: dict[str, str]
    meaning: dict[str, str]
    href: str


@cache
def entries() -> dict[str, dict[str, Any]]:
    return tomllib.loads(GLOSSARY.read_text("utf-8"))


def term_href(key: str) -> str:
    """Where a term stands. Raises KeyError for one that the glossary lacks."""
    return f"{addresses.GLOSSARY}#{key}" if entries()[key] else ""


def phase_href(phase: Phase) -> str:
    """The term of a phase; "" for a phase that the glossary does not name."""
    return term_href(OF_PHASE[phase]) if phase in OF_PHASE else ""


def term_of(code: AccountCode) -> InText | None:
    """What the glossary says of an account."""
    key = _by_account().get(str(code)) if code.chart == PERMENDAGRI_90 else None
    return None if key is None else in_text(key)


def in_text(key: str) -> InText:
    """Raises KeyError for a word that the glossary lacks."""
    return InText(name=entries()[key]["name"], meaning=entries()[key]["meaning"], href=term_href(key))


@cache
def _by_account() -> dict[str, str]:
    return {entry["account"]: key for key, entry in entries().items() if "account" in entry}
