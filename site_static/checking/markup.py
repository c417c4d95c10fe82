"""One page read once with expat: what it links to, which places it has, which sums it states, and what is wrong with its own markup.

Runs over every changed page at each publication, so an element costs one look into a table of the few tags that mean something, and
places are kept as offsets, which become lines only where there is something to tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from site_static.checking.amounts import text_of_sen

Attributes = dict[str, str]
Act = Callable[[Attributes], None]
# Elements that HTML ends by itself, and those of a drawing: only they may be written <x/>.
ENDED = frozenset({b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"source", b"track", b"wbr"})
DRAWN = frozenset({b"path", b"rect", b"circle", b"ellipse", b"line", b"polyline", b"polygon", b"use", b"stop", b"g", b"image", b"animate"})
_ENDED_AGAIN = re.compile(b"</(?:" + b"|".join(sorted(ENDED)) + rb")\s*>")
# Only a page that may have one is looked at for inline styles and scripts.
_MAY_BE_INLINE = re.compile(rb"\s(?:style|on[a-z]+)\s*=")
_INLINE = re.compile(r"style|on[a-z]+")
# Relations of <link> that only name an address; all others are loaded with the page.
_NAMING = frozenset({"alternate", "license", "author", "next", "prev", "up", "help"})


@dataclass(slots=True)
class PageMarkup:
    """What one page holds. A place is an offset into its bytes."""

    language: str = ""
    canonical: str = ""
    ids: set[str] = field(default_factory=set)
    # (place, address): where a reader can go, and what the page itself loads.
    links: list[tuple[int, str]] = field(default_factory=list)
    resources: list[tuple[int, str]] = field(default_factory=list)
    # What every relative address of the page would be turned by.
    bases: list[tuple[int, str]] = field(default_factory=list)
    # (line, language, address)
    alternates: list[tuple[int, str, str]] = field(default_factory=list)
    # (place, value, what it is the total of): an amount that names its source.
    totals: list[tuple[int, str, str]] = field(default_factory=list)
    sums_tables: int = 0
    # (line, sentence)
    faults: list[tuple[int, str]] = field(default_factory=list)


def line_of(content: bytes, place: int) -> int:
    """The line of an offset, from 1."""
    return content.count(b"\n", 0, place) + 1


class PageReader:
    """Reads one page after another."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._sums = _SumsTable(self)
        self._acts: dict[str, Act] = {
            "a": self._anchor,
            "area": self._anchor,
            "data": self._data,
            "html": self._html,
            "link": self._link,
            "use": self._image,
            "image": self._image,
            "script": self._script,
            "style": self._style,
            "base": self._base,
            "meta": self._meta,
            "img": self._picture,
            "table": self._table,
            "tbody": lambda _: self._sums.part("tbody"),
            "tfoot": lambda _: self._sums.part("tfoot"),
            "thead": lambda _: self._sums.part("thead"),
            "tr": lambda _: self._sums.row(),
            "td": self._sums.cell,
            "th": self._sums.cell,
            **{f"h{level}": self._heading_of(level) for level in range(1, 7)},
            **dict.fromkeys(("iframe", "object", "embed", "source", "video", "audio", "track", "input"), self._resource),
        }

    def read(self, content: bytes) -> PageMarkup:
        self.content, self.page, self._headings = content, PageMarkup(), list[int]()
        self._sums.leave()
        self.parser = expat.ParserCreate(None, None, self._names)
        self.parser.StartElementHandler = self._start_carefully if _MAY_BE_INLINE.search(content) else self._start
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as error:
            self.page.faults.append((error.lineno, f"is not well-formed: {expat.ErrorString(error.code)} (column {error.offset + 1})"))
            return self.page
        self._sums.leave()
        self.page.faults += self._faults_of_whole()
        return self.page

    def fault(self, message: str) -> None:
        self.page.faults.append((self.parser.CurrentLineNumber, message))

    def _faults_of_whole(self) -> Iterator[tuple[int, str]]:
        yield from _wrongly_ended(self.content)
        firsts = self._headings.count(1)
        if firsts != 1:
            yield 0, f"has {firsts} headings of the first level; a page has one"
        if not self.page.language:
            yield 1, "does not say its language (html lang)"

    def _start(self, tag: str, attributes: Attributes) -> None:
        act = self._acts.get(tag)
        if act:
            act(attributes)
        if "id" in attributes:
            self._id(attributes["id"])

    def _start_carefully(self, tag: str, attributes: Attributes) -> None:
        """The same for a page that may have styles or scripts inside attributes, which a strict content policy forbids."""
        for name in attributes:
            if _INLINE.fullmatch(name):
                self.fault(f"<{tag}> has an inline {name}; styles and scripts stand in files of their own")
        self._start(tag, attributes)

    def _id(self, name: str) -> None:
        if name in self.page.ids:
            self.fault(f"the id {name} stands twice")
        if not name or " " in name:
            self.fault(f"{name!r} is no id")
        self.page.ids.add(name)

    def _anchor(self, attributes: Attributes) -> None:
        if "href" in attributes:
            self.page.links.append((self.parser.CurrentByteIndex, attributes["href"]))

    def _html(self, attributes: Attributes) -> None:
        self.page.language = attributes.get("lang", "")

    def _link(self, attributes: Attributes) -> None:
        relations, href, place = attributes.get("rel", "").split(), attributes.get("href", ""), self.parser.CurrentByteIndex
        if "canonical" in relations:
            self.page.canonical = href
        elif "alternate" in relations and "hreflang" in attributes:
            self.page.alternates.append((self.parser.CurrentLineNumber, attributes["hreflang"], href))
        elif _NAMING.isdisjoint(relations):
            self.page.resources.append((place, href))
        else:
            self.page.links.append((place, href))

    def _script(self, attributes: Attributes) -> None:
        if "src" in attributes:
            self._resource(attributes)
        elif attributes.get("type") != "application/ld+json":
            self.fault("has a script inside the page; scripts stand in files of their own")

    def _style(self, _: Attributes) -> None:
        self.fault("has a <style> inside the page; styles stand in files of their own")

    def _base(self, attributes: Attributes) -> None:
        self.page.bases.append((self.parser.CurrentByteIndex, attributes.get("href", "")))

    def _meta(self, attributes: Attributes) -> None:
        if attributes.get("http-equiv", "").lower() == "refresh":
            self.fault("sends its reader elsewhere without being asked (meta refresh)")

    def _picture(self, attributes: Attributes) -> None:
        if "alt" not in attributes:
            self.fault("has a picture without a text for those who do not see it (alt)")
        self._resource(attributes)

    def _image(self, attributes: Attributes) -> None:
        """Inside a drawing."""
        for name in ("href", "xlink:href"):
            if name in attributes:
                self.page.resources.append((self.parser.CurrentByteIndex, attributes[name]))

    def _resource(self, attributes: Attributes) -> None:
        sources = [attributes[name] for name in ("src", "data", "poster") if name in attributes]
        sources += [part.split()[0] for part in attributes.get("srcset", "").split(",") if part.strip()]
        self.page.resources += [(self.parser.CurrentByteIndex, source) for source in sources]

    def _heading_of(self, level: int) -> Act:
        def heading(_: Attributes) -> None:
            before = self._headings[-1] if self._headings else 0
            if level > before + 1:
                self.fault(f"<h{level}> skips a level after {f'<h{before}>' if before else 'no heading at all'}")
            self._headings.append(level)

        return heading

    def _data(self, attributes: Attributes) -> None:
        if self._sums.is_open:
            self._sums.amount(attributes.get("value", ""))
        if "data-of" in attributes:
            self.page.totals.append((self.parser.CurrentByteIndex, attributes.get("value", ""), attributes["data-of"]))

    def _table(self, attributes: Attributes) -> None:
        place = self.parser.CurrentByteIndex
        if self._sums.holds(place):
            self.fault("has a table inside a table that adds up")
            return
        self._sums.leave()
        if "sums" in attributes.get("class", "").split():
            self.page.sums_tables += 1
            self._sums.enter(self.content.find(b"</table", place))


def _wrongly_ended(content: bytes) -> Iterator[tuple[int, str]]:
    """Elements that a browser ends elsewhere than XML does: <div/> goes on, <br></br> are two."""
    places = 0
    for part in content.split(b"/>")[:-1]:
        start = part.rfind(b"<")
        name = part[start + 1 :].split(None, 1)[0]
        if name not in ENDED and name not in DRAWN:
            yield line_of(content, places + start), f"<{name.decode()}/> goes on in HTML where it ends in XML"
        places += len(part) + 2
    for found in _ENDED_AGAIN.finditer(content):
        yield line_of(content, found.start()), f"{found[0].decode()} is one more element in HTML"


class _SumsTable:
    """A table that adds up: in each column the amounts of tbody make the amount in tfoot, cells of class "aside" left out."""

    def __init__(self, reader: PageReader) -> None:
        self._reader = reader
        self._stated: list[tuple[int, int, int]] = []
        self._end = -1
        self.is_open = False

    def enter(self, end: int) -> None:
        """end: the place where the table ends."""
        self._end = end
        self._part, self._column, self._width = "", 0, 0
        self._added: dict[int, int] = {}

    def holds(self, place: int) -> bool:
        return place < self._end

    def leave(self) -> None:
        """Compares what the table says with what its rows add up to."""
        for line, column, stated in self._stated:
            added = self._added.get(column, 0)
            if stated != added:
                message = f"column {column + 1} of the table says {text_of_sen(stated)} but its rows add up to {text_of_sen(added)}"
                self._reader.page.faults.append((line, message))
        self._stated, self._end, self.is_open = [], -1, False

    def part(self, name: str) -> None:
        self._part = name

    def row(self) -> None:
        self._column = self._width = 0

    def cell(self, attributes: Attributes) -> None:
        if self._end < 0:
            return
        if not attributes:
            self._column += self._width
            self._width, self.is_open = 1, True
            return
        if attributes.get("rowspan", "1") != "1":
            self._reader.fault("has a cell over several rows in a table that adds up; its columns cannot be told apart")
        self._column += self._width
        self._width = int(attributes.get("colspan", "1"))
        self.is_open = "aside" not in attributes.get("class", "").split()

    def amount(self, value: str) -> None:
        """The first amount of a cell counts; a second one says the same in other words."""
        self.is_open = False
        if self._reader.parser.CurrentByteIndex > self._end:
            return
        try:
            sen = int(value.replace(".", ""))
        except ValueError:
            return  # site_static.checking.amounts tells it
        if self._part == "tbody":
            self._added[self._column] = self._added.get(self._column, 0) + sen
        elif self._part == "tfoot":
            self._stated.append((self._reader.parser.CurrentLineNumber, self._column, sen))
