"""Which styles of an .ods have a line through their text."""

from __future__ import annotations

from importers.reading.archive import Archive
from importers.reading.faults import Unreadable
from importers.reading.styles import MOST_STYLES
from importers.reading.xml import local, named, new_parser, parse

COMMON = "styles.xml"
LINES = ("text-line-through-style", "text-line-through-type")
# A style may build on another, and that on a third: beyond this somebody goes in circles.
MOST_PARENTS = 64


class TextStyles:
    """Family and name of a style -> its parent, and whether it strikes its text; None where it says nothing."""

    def __init__(self) -> None:
        self.name = ""
        self.strike_anything = False
        self._here = ("", "")
        self._parents: dict[tuple[str, str], str] = {}
        self._lines: dict[tuple[str, str], bool] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A style, or the properties of its text."""
        if name == "style":
            self.name = named(attributes, "name")
            self._here = (named(attributes, "family"), self.name)
            self._parents[self._here] = named(attributes, "parent-style-name")
            if len(self._parents) > MOST_STYLES:
                raise Unreadable("file.damaged", "too many styles")
            return
        lines = [line for line in (named(attributes, key) for key in LINES) if line]
        if lines:
            self._lines[self._here] = is_struck = "none" not in lines
            self.strike_anything = self.strike_anything or is_struck

    def strikes(self, family: str, name: str) -> bool | None:
        """Whether text of this style has a line through it."""
        for _ in range(MOST_PARENTS):
            if not name:
                return None
            if (family, name) in self._lines:
                return self._lines[family, name]
            name = self._parents.get((family, name), "")
        return None


def common_styles(archive: Archive) -> TextStyles:
    """Those that all sheets share. Styles that cannot be read decide nothing."""
    styles = TextStyles()

    def start(name: str, attributes: dict[str, str]) -> None:
        if local(name) in ("style", "text-properties"):
            styles.start(local(name), attributes)

    if COMMON not in archive:
        return styles
    parser = new_parser()
    parser.StartElementHandler = start
    try:
        parse(parser, archive.chunks(COMMON), COMMON)
    except Unreadable:
        return TextStyles()
    return styles
