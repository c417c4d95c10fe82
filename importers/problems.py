"""Problems are values: what was found, where, and from the catalogue what it means and what to do.

The catalogue (problems.toml) holds every problem that an importer can report, in Indonesian and English. Codes are
stable: other programs and the manual name them.
"""

from __future__ import annotations

import enum
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cms.domain.tables import CellRef


class Severity(enum.Enum):
    """An error stops the import; a warning is shown, accepted by a person and published with the vintage."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One entry of the catalogue. Texts per language; {found} and the problem's details are filled in."""

    code: str
    severity: Severity
    message: dict[str, str]
    expected: dict[str, str]
    remedy: dict[str, str]


def _catalogue(path: Path) -> dict[str, Explanation]:
    entries = {}
    for group, problems in tomllib.loads(path.read_text("utf-8")).items():
        for name, entry in problems.items():
            code = f"{group}.{name}"
            texts = {key: dict(zip(("id", "en"), entry[key], strict=True)) for key in ("message", "expected", "remedy")}
            entries[code] = Explanation(code=code, severity=Severity(entry["severity"]), **texts)
    return entries


CATALOGUE: dict[str, Explanation] = _catalogue(Path(__file__).with_name("problems.toml"))


class _Gaps(dict[str, str]):
    """Details by name; one that a problem does not carry is written as "?"."""

    def __missing__(self, key: str) -> str:
        return "?"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, or one kind of warning with how often it occurs (details "count"). where is None for the file as a whole."""

    code: str
    where: CellRef | None = None
    found: str = ""
    details: tuple[tuple[str, str], ...] = ()

    @property
    def explanation(self) -> Explanation:
        return CATALOGUE[self.code]

    @property
    def severity(self) -> Severity:
        return self.explanation.severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def message(self, language: str = "id") -> str:
        """What is wrong, with what was found."""
        return self._filled(self.explanation.message, language)

    def expected(self, language: str = "id") -> str:
        """What would have been right."""
        return self._filled(self.explanation.expected, language)

    def remedy(self, language: str = "id") -> str:
        """What the officer can do."""
        return self._filled(self.explanation.remedy, language)

    def _filled(self, texts: dict[str, str], language: str) -> str:
        return texts.get(language, texts["id"]).format_map(_Gaps(self.details, found=self.found))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors before warnings, then by place, then by code; each once."""
    return tuple(sorted(dict.fromkeys(problems), key=_place))


def _place(problem: Problem) -> tuple[bool, str, int, int, str, str, str]:
    where = problem.where or CellRef("", 0)
    return (not problem.is_error, where.sheet, where.row, len(where.column), where.column, problem.code, problem.found)
