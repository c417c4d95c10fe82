"""The problems of a report, grouped for reading, and as a table to take along."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any  # a report is JSON

from importers.problem_headings import HEADINGS
from importers.problems import shown_found
from site_static.words import texts_of

# How many of one kind the page itself shows; the download holds all.
SHOWN = 100
COLUMNS = {
    "severity": "tingkat",
    "code": "kode",
    "sheet": "lembar",
    "cell": "sel",
    "found": "ditemukan",
    "message": "masalah",
    "remedy": "yang perlu dilakukan",
}
SEVERITIES = {"error": "kesalahan", "warning": "peringatan"}
# A spreadsheet program would take a cell that starts with one of these for a formula.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemGroup:
    """All problems of one code: the first ones to show, how many more there are, and the remedy when it is the same for all."""

    code: str
    is_error: bool
    shown: tuple[Mapping[str, str], ...]
    count: int
    remedy: str

    @property
    def more(self) -> int:
        return self.count - len(self.shown)

    @property
    def message(self) -> str:
        """One sentence for all, where one says it for all."""
        messages = {problem["message"] for problem in self.shown}
        return messages.pop() if len(messages) == 1 else ""

    @property
    def has_table(self) -> bool:
        """False of one sentence about the whole file: a table would have no place to name."""
        return not self.message or not self.remedy or any(problem["sheet"] or problem["cell"] for problem in self.shown)

    @property
    def heading(self) -> str:
        """That sentence; or where each says its own, what they have in common: of errors by their kind, of warnings in the public's words.

        Where nobody wrote that down, the first of them as an example.
        """
        common = HEADINGS.get(self.code, {}).get("id") or texts_of("id").get(f"warning.{self.code}")
        return self.message or common or f"misalnya, {self.shown[0]['message']}"


def count_of(report: Mapping[str, Any], severity: str) -> int:
    """How many problems of that severity a report holds."""
    return sum(problem["severity"] == severity for problem in report.get("problems", ()))


def is_cut_off(report: Mapping[str, Any]) -> bool:
    """Whether a report says that there are more problems of a kind than it names."""
    return any(problem["code"] == "problems.more" for problem in report.get("problems", ()))


def problem_groups(report: Mapping[str, Any]) -> tuple[ProblemGroup, ...]:
    """Errors first, then warnings; within each in the order in which they first occur in the file."""
    groups: dict[str, list[Mapping[str, str]]] = {}
    for problem in report.get("problems", ()):
        groups.setdefault(problem["code"], []).append(problem)
    return tuple(sorted((_group(code, problems) for code, problems in groups.items()), key=lambda group: not group.is_error))


def _group(code: str, problems: list[Mapping[str, str]]) -> ProblemGroup:
    remedies = {problem["remedy"] for problem in problems}
    shown = tuple({**problem, "found": shown_found(code, problem["found"])} for problem in problems[:SHOWN])
    return ProblemGroup(
        code=code,
        is_error=problems[0]["severity"] == "error",
        shown=shown,
        count=len(problems),
        remedy=remedies.pop() if len(remedies) == 1 else "",
    )


def problems_as_csv(report: Mapping[str, Any]) -> bytes:
    """UTF-8 with a mark at the start, as Excel wants it."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS.values())
    for problem in report.get("problems", ()):
        row = dict(problem) | {"severity": SEVERITIES[problem["severity"]], "found": shown_found(problem["code"], problem["found"])}
        table.writerow(_safe(row[name]) for name in COLUMNS)
    return out.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
