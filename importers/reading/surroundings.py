"""What an .xlsx sheet says outside of its cells: hidden columns and joined ranges. Used by both readers of sheets."""

from __future__ import annotations

import re

from importers.reading.cells import MAX_COLUMNS, MAX_ROWS, SheetRows, column_index, is_nothing_high
from importers.reading.faults import Unreadable

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")


class Surroundings:
    """Takes the elements before and after the cells."""

    def __init__(self, sheet: SheetRows) -> None:
        self.sheet = sheet
        self.lists_of_cells = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "col" if attributes.get("hidden") in ("1", "true") or is_nothing_high(attributes.get("width")):
                self._hidden(attributes.get("min", ""), attributes.get("max", ""))
            case "mergeCell":
                self._merged(attributes.get("ref", ""))
            case "sheetData":
                self.lists_of_cells += 1
                if self.lists_of_cells > 1:
                    raise Unreadable("file.damaged", f"{self.sheet.name}: two lists of cells")

    def _hidden(self, first: str, last: str) -> None:
        if first.isdigit() and last.isdigit() and len(first) < 6 and len(last) < 6 and 1 <= int(first) <= int(last):
            self.sheet.hidden_columns.append((int(first) - 1, min(int(last), MAX_COLUMNS) - 1))

    def _merged(self, text: str) -> None:
        match = _RANGE.fullmatch(text)
        if not match or int(match[2]) > MAX_ROWS or int(match[4] or 0) > MAX_ROWS:
            raise Unreadable("file.damaged", f"{self.sheet.name}: joined cells {text[:40]}")
        first_row, first_column = int(match[2]), column_index(match[1])
        last_row, last_column = (int(match[4]), column_index(match[3])) if match[3] else (first_row, first_column)
        self.sheet.join((first_row, first_column, last_row, last_column))
