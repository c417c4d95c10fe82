"""The value of an .xlsx cell from its type, its style and its text. Used by both readers of sheets."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from importers.reading.cells import BROKEN, DATE, ERROR, NUMBER_MARKS, Raw, is_number
from importers.reading.days import day_of_number, day_of_text
from importers.reading.strings import unescaped
from importers.reading.styles import Styles

# What a value is, for the shape of its row.
OTHER, NUMBER, DAY = 0, 1, 2
Value = tuple[Raw, int, int]  # the value, what it is, its marks
TRUTH = {"1": True, "true": True, "0": False, "false": False}


class Book:
    """What the cells of one workbook refer to."""

    def __init__(self, strings: list[str], styles: Styles, from_1904: bool, struck_strings: Collection[str] = ()) -> None:
        self.strings, self.kinds, self.from_1904 = strings, styles.kinds, from_1904
        self.struck, self.unsigned = styles.struck, styles.unsigned
        # Indexes of texts of which a part is struck.
        self.struck_strings = struck_strings
        # Index as it is written -> text; the fast reader looks up what it finds without making a number of it.
        self.by_index: dict[str, str | None] = dict(zip(map(str, range(len(strings))), strings, strict=True))
        if "" in strings:
            self.by_index.update((str(index), None) for index, text in enumerate(strings) if not text)
        self.day = lru_cache(maxsize=4096)(self._day)

    def value(self, kind: str, style: str, text: str) -> Value:
        """A cell's value from its type, its style and the text of its <v>, which is there."""
        match kind:
            case "s":
                return self._shared(text.strip(" \t\r\n"))
            case "" | "n":
                return self._number(text.strip(" \t\r\n"), self.kinds.get(style, ""))
            case "str":
                return unescaped(text) or None, OTHER, 0
            case "b" if text in TRUTH:
                return TRUTH[text], OTHER, 0
            case "e" if text:
                return text, OTHER, ERROR
            case "d" if day := day_of_text(text):
                return day, DAY, DATE
        return f"{kind}: {text}"[:100], OTHER, BROKEN

    def _shared(self, text: str) -> Value:
        # int() would take "-1" (the last string), "+1" and "1_0".
        if not (text.isascii() and text.isdigit()) or len(text) > 9 or int(text) >= len(self.strings):
            return f"shared string {text}"[:100], OTHER, BROKEN
        return self.strings[int(text)] or None, OTHER, 0

    def _number(self, text: str, style: str) -> Value:
        if not is_number(text):
            return text[:100], OTHER, BROKEN
        if style == "date":
            day = self.day(text)
            return (text, NUMBER, DATE) if day is None else (day, DAY, DATE)
        return text, NUMBER, NUMBER_MARKS.get(style, 0)

    def _day(self, text: str) -> tuple[int, ...] | None:
        """Days repeat in a column: each is worked out once."""
        return day_of_number(float(text), self.from_1904)
