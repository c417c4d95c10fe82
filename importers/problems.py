"""Problems are values: what was found, where, and from the catalogue what it means and what to do.

Used by every importer, the command line and the admin's preview. The texts are in importers/problem_catalogue.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cms.domain.personal import PersonalKind
from cms.domain.tables import CellRef
from importers.crosswalk_problems import CROSSWALK_CATALOGUE
from importers.licensing.problem_words import LICENCE_CATALOGUE
from importers.member_problems import MEMBER_CATALOGUE
from importers.paper_problems import PAPER_CATALOGUE
from importers.problem_catalogue import CATALOGUE as READING_CATALOGUE
from importers.problem_catalogue import Explanation, Severity
from importers.proposals.problem_words import PROPOSAL_CATALOGUE
from importers.row_numbers import listed_rows
from importers.table_problems import TABLE_CATALOGUE

__all__ = ["CATALOGUE", "Explanation", "Problem", "Severity", "in_order", "shown_found"]


# Of files, sheets and cells, then of what a table says, then of lists of proposals, of catalogues of licences, of PDFs and of crosswalks.
CATALOGUE: dict[str, Explanation] = {
    **READING_CATALOGUE,
    **TABLE_CATALOGUE,
    **MEMBER_CATALOGUE,
    **PROPOSAL_CATALOGUE,
    **LICENCE_CATALOGUE,
    **PAPER_CATALOGUE,
    **CROSSWALK_CATALOGUE,
}


# An amount that is the whole text, or that ends a part of "Lembar 1: 90.00; Lembar 2: 70.00".
_EXACT = re.compile(r"(?:(?<=: )|^)-?[0-9]+(?:\.[0-9]+)?(?=;|$)")
_INDONESIAN = str.maketrans(",.", ".,")


def shown_found(code: str, found: str, language: str = "id") -> str:
    """What was found, as people read it: an exact amount of ours is written as in the problem's own sentence, a cell's text stays as it is."""
    texts = CATALOGUE[code].message if code in CATALOGUE else {}
    kind = next((kind for kind in ("money", "share") if f"{{found:{kind}}}" in texts.get(language, "")), "")
    return format(_Said(found, language), kind)


class _Gaps(dict[str, str]):
    """Details by name; one that a problem does not carry is written as "?"."""

    def __missing__(self, key: str) -> str:
        return "?"


class _Said(str):
    """A detail in a sentence. Where the sentence says {…:money}, exact amounts in it are written as people write them: 1.234.567,50; where it says
    {…:share}, a share: 0,9; where it says {…:person}, a kind of personal number is called by its name."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> _Said:
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __format__(self, kind: str) -> str:
        match kind:
            case "money":
                return _EXACT.sub(self._written, self)
            case "share":
                return _EXACT.sub(lambda share: share[0] if self.language == "en" else share[0].replace(".", ","), self)
            case "person":
                return PersonalKind(str(self)).called(self.language)
        return str(self)

    def _written(self, amount: re.Match[str]) -> str:
        english = f"{Decimal(amount[0]):,.2f}"
        return english if self.language == "en" else english.translate(_INDONESIAN)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, or one kind of warning with how often it occurs (details "count").

    where is None for the file as a whole, CellRef(sheet) for a sheet, CellRef(sheet, row) for a row.
    """

    code: str
    where: CellRef | None = None
    found: str = ""
    details: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.code not in CATALOGUE:
            raise KeyError(f"{self.code} is not in the catalogue of problems")

    @property
    def severity(self) -> Severity:
        return CATALOGUE[self.code].severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def message(self, language: str = "id") -> str:
        """What is wrong, with what was found."""
        return self._filled(CATALOGUE[self.code].message, language)

    def remedy(self, language: str = "id") -> str:
        """What the officer can do."""
        return self._filled(CATALOGUE[self.code].remedy, language)

    def as_json(self, language: str = "id") -> dict[str, str]:
        """For programs. sheet and cell are "" where the problem is not about one; rows ("3-9, 12") where one was told once for many rows."""
        where = self.where or CellRef("")
        rows = dict(self.details).get("rows")
        return {
            "code": self.code,
            "severity": self.severity.value,
            "sheet": where.sheet,
            "cell": where.cell,
            "found": self.found,
            "message": self.message(language),
            "remedy": self.remedy(language),
            **({"rows": rows} if rows else {}),
        }

    def _filled(self, texts: dict[str, str], language: str) -> str:
        said = {**dict(self.details), "found": self.found}
        if "rows" in said:
            said["rows"] = listed_rows(said["rows"])
        return texts.get(language, texts["id"]).format_map(_Gaps((name, _Said(text, language)) for name, text in said.items()))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By place (the file, then each sheet row by row), then errors before warnings, then by code; each once."""
    return tuple(sorted(dict.fromkeys(problems), key=_place))


def _place(problem: Problem) -> tuple[str, int, int, str, bool, str, str]:
    where = problem.where or CellRef("")
    return (where.sheet, where.row, len(where.column), where.column, not problem.is_error, problem.code, problem.found)
