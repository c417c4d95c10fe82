"""What an import of a crosswalk found, as one object for programs and people: for publish.py and the admin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any  # JSON holds values of any type

from importers.report import difference_lines, terminal_lines, words_in

WORDS = {
    "id": {"difference": "{new} peralihan baru, {changed} berubah, {removed} dihapus, {same} sama."},
    "en": {"difference": "{new} new, {changed} changed, {removed} removed, {same} the same."},
}


def lines_of(report: Mapping[str, Any], language: str = "id") -> list[str]:
    """The report for a terminal: problems and rows, then what would change."""
    words = words_in(language, WORDS)
    return terminal_lines(report, words, difference_lines(report, words))
