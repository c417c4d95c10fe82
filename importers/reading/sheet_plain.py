"""The fast way through a sheet: cut at the tags, and look at the form of each row only once.

A row without its values and its number has the same form as thousands of others. So each row is cut into form and
values; a form that was seen before says at once which value goes to which column and how, and further rows of it are
recognised by one pattern that gives their values. What a form may look like is a strict grammar, so a sheet that passes is
well-formed by construction; what stands before and after the cells goes through expat. For anything else NotPlain is
raised, and the general reader (sheet_general.py) takes the sheet from the start.
"""

from __future__ import annotations

import operator
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any  # what a taker gives is text, a truth, a day or nothing

from importers.reading.cells import DATE, ERROR, FORMULA, MAX_ROWS, NO_VALUE, NUMBER_MARKS, Raw, SheetRows, column_index, is_nothing_high
from importers.reading.encoding import misread
from importers.reading.strings import NotPlain, check_declaration, decoded, has_pair, unescaped, way_of, with_named_entities, without_entities
from importers.reading.surroundings import Surroundings
from importers.reading.values import TRUTH, Book
from importers.reading.xml import new_parser, parse

START, END, ROW_START, ROW_END = b"<sheetData>", b"</sheetData>", b"<row ", "</row>"
# None of these may stand in XML, so they cannot be in the file: CUT marks where values begin and end, HERE the row's own number.
CUT, HERE = "\x01", "\x02"
# What stands before and after nearly every text that is no shared string, and one sign for each: less to cut and to compare.
TEXT_BEGINS, TEXT_ENDS = ' t="inlineStr"><is><t>', "</t></is></c>"
BEGIN, FINISH = "\x03", "\x04"
# More forms than this are not kept: such a sheet has no rows alike.
MOST_FORMS = 4096
MOST_NAMED = 65_536
# So many patterns are tried on a row before it is cut: rows of a table have a few forms, in turns.
MOST_TRIED = 4
# Making patterns takes about 2 µs a sign; a form that is seen again gets one as long as there is room.
ROOM_FOR_PATTERNS = 200_000

_NAME = "[A-Za-z_][A-Za-z0-9_]*(?::[A-Za-z_][A-Za-z0-9_]*)?"
# After the place of a row or cell, which comes first.
_ATTRIBUTES = rf'(?: (?!r=){_NAME}="[^"<>&]*")*'
_ATTRIBUTE = re.compile(rf' ({_NAME})="([^"<>&]*)"')
_ROW_START = '<row r="'
_ROW = re.compile(rf'<row r="([1-9][0-9]{{0,6}})"({_ATTRIBUTES})>')
# Some writers put a blank before the end of an empty tag, which XML allows: <c r="A1" />.
_BLANK_ROWS = re.compile(rf'(?:<row r="[1-9][0-9]{{0,6}}"{_ATTRIBUTES} ?/>)+')
_BLANK_NUMBER = re.compile(r'<row r="([0-9]+)"')
_CELL = re.compile(rf'<c r="([A-Z]{{1,3}})([0-9]+)"({_ATTRIBUTES})(?: ?/>|>(<f/>)?(<v></v>|<v/>|<is><t></t></is>)?</c>)')
# Formulas are not kept: whether there is one is all that matters.
_FORMULA = re.compile(rf"<f(?: {_NAME}=\"[^\"<>&]*\")*(?: ?/>|>[^<&]*(?:&(?:amp|lt|gt|quot|apos);[^<&]*)*</f>)")
_NUMBERS = re.compile(r"(?:-?[0-9]{1,30}+(?:\.[0-9]{1,30}+)?+(?:[eE][+-]?[0-9]{1,2}+)?+\n)*+")

# The places of values and formulas in a form, and what stands there in a row.
_PLACES = (
    ("<v></v>", "<v>([^<]+)</v>"),
    ("<is><t></t></is>", '<is><t(?: xml:space="preserve")?>([^<]+)</t></is>'),
    ("<f/>", f"(?:{_FORMULA.pattern})"),
)

Taker = Callable[[str], Any]


class Form:
    """What a row looks like without its values: where each value goes, and what it is."""

    def __init__(self, skeleton: str, number: str, book: Book, sheet: SheetRows, ways: dict[str, Taker]) -> None:
        self.tags = skeleton.count("<")
        skeleton = skeleton.replace(BEGIN, TEXT_BEGINS).replace(FINISH, TEXT_ENDS)
        row = _ROW.match(skeleton)
        if not row or row[1] != number:
            raise NotPlain
        self.columns: list[int] = []
        self._takers: list[Taker | None] = []
        # Positions among the values.
        self.numbers: list[int] = []
        self.days: list[int] = []
        self.marks: dict[int, int] = {}
        # Columns by the style of their cells.
        self._struck: list[int] = []
        self._unsigned: set[int] = set()
        self._read_cells(skeleton, row.end(), number, book)
        about = _attributes(row[2])
        is_hidden = about.get("hidden") in ("1", "true") or is_nothing_high(about.get("ht"))
        numbers, days = (tuple(self.columns[position] for position in positions) for positions in (self.numbers, self.days))
        unsigned = tuple(column for column in numbers if column in self._unsigned)
        self.shape = sheet.shape(is_hidden, numbers, days, struck=tuple(self._struck), unsigned=unsigned)
        # Formulas without a value: their cells are kept although they are blank.
        self.width = max((column + 1 for column, mark in self.marks.items() if mark & NO_VALUE), default=0)
        has_gaps = self.columns != list(range(len(self.columns)))
        source = {column: position for position, column in enumerate(self.columns)}
        self._placed = itemgetter(*(source.get(column, -1) for column in range(self.columns[-1] + 1))) if has_gaps else None
        self.takers = {name: [taker or way for taker in self._takers] for name, way in ways.items()}
        # Finds a row of this form; made when the form is seen again.
        self.pattern: re.Pattern[str] | None = None

    def _read_cells(self, skeleton: str, position: int, number: str, book: Book) -> None:
        last = -1
        while position < len(skeleton):
            cell = _CELL.match(skeleton, position)
            if not cell or cell[2] != number:
                raise NotPlain
            column = column_index(cell[1])
            if column <= last:
                raise NotPlain  # out of order or twice: the general reader says which
            self._read_cell(column, _attributes(cell[3]), bool(cell[4]), cell[5] or "", book)
            last, position = column, cell.end()

    def _read_cell(self, column: int, attributes: dict[str, str], has_formula: bool, value: str, book: Book) -> None:
        kind, style = attributes.get("t", ""), book.kinds.get(attributes.get("s", ""), "")
        mark = 0
        if value == "<v></v>":
            mark = self._take(column, kind, style, book)
        elif value == "<is><t></t></is>":
            if kind != "inlineStr":
                raise NotPlain
            self._add(column, None)
        if has_formula:
            # <v/> of a text is an empty text; <v/> of anything else is no value.
            is_empty_text = value == "<v/>" and kind == "str"
            mark |= 0 if is_empty_text else FORMULA if value and value != "<v/>" else NO_VALUE
        if mark:
            self.marks[column] = mark
        if attributes.get("s") in book.struck and value not in ("", "<v/>"):
            self._struck.append(column)
        if attributes.get("s") in book.unsigned:
            self._unsigned.add(column)

    def _take(self, column: int, kind: str, style: str, book: Book) -> int:
        """How a value is taken, and what is odd about it."""
        match kind:
            case "s":
                self._add(column, book.by_index.__getitem__)
            case "" | "n" if style == "date":
                self.days.append(len(self.columns))
                self._add(column, lambda text: _day(text, book))
                return DATE
            case "" | "n":
                self.numbers.append(len(self.columns))
                self._add(column, str)  # the digits as they stand
                return NUMBER_MARKS.get(style, 0)
            case "str" | "e":
                self._add(column, None)
                return ERROR if kind == "e" else 0
            case "b":
                self._add(column, TRUTH.__getitem__)
            case _:
                raise NotPlain
        return 0

    def _add(self, column: int, taker: Taker | None) -> None:
        self.columns.append(column)
        self._takers.append(taker)

    def cells(self, values: list[str], way: str) -> list[Raw]:
        """A row's values as its cells, from column A on. Raises NotPlain and KeyError for what the form does not promise."""
        if len(values) != len(self.columns):
            raise NotPlain
        cells: list[Raw] = list(map(operator.call, self.takers[way], values))
        if self._placed:
            cells.append(None)
            cells = list(self._placed(cells))
        if len(cells) < self.width:
            cells += [None] * (self.width - len(cells))
        while len(cells) > self.width and cells[-1] is None:
            cells.pop()
        return cells


def _attributes(text: str) -> dict[str, str]:
    pairs = _ATTRIBUTE.findall(text)
    attributes = dict(pairs)
    if len(attributes) != len(pairs):
        raise NotPlain  # the same attribute twice is not well-formed
    return attributes


def _pattern(key: str) -> re.Pattern[str]:
    """What a whole row of this form looks like: the same number in each cell, a value in each place of one. key: with HERE for the number."""
    text = re.escape(key.replace(BEGIN, TEXT_BEGINS).replace(FINISH, TEXT_ENDS))
    for place, what in _PLACES:
        text = text.replace(place, what)
    return re.compile(text.replace(HERE, "([1-9][0-9]{0,6})", 1).replace(HERE, r"\1") + ROW_END)


def _careful(text: str) -> str | None:
    return unescaped(without_entities(text)) or None


class _Named(dict[str, str]):
    """Text with entities -> without: tables repeat themselves, so each is worked out once."""

    def __missing__(self, text: str) -> str:
        plain = self[text] = sys.intern(with_named_entities(text))
        return plain


def _day(text: str, book: Book) -> tuple[int, ...]:
    day = book.day(text) if _NUMBERS.fullmatch(f"{text}\n") else None
    if day is None:
        raise NotPlain  # a number that is no day stays a number
    return day


class _Rows:
    """Takes the text of whole rows, piece after piece."""

    def __init__(self, book: Book, sheet: SheetRows) -> None:
        self.book, self.sheet = book, sheet
        self.forms: dict[str, Form] = {}
        self.named = _Named()
        # How text is taken: as it stands, each text once; with the five entities; with anything that may be in it.
        self.ways: dict[str, Taker] = {"plain": sys.intern, "named": self.named.__getitem__, "careful": _careful}
        # The patterns of the forms seen last: most rows look like the one above.
        self.tried: list[tuple[re.Pattern[str], Form]] = []
        self.room = ROOM_FOR_PATTERNS
        self.last = 0

    def read(self, data: bytes) -> None:
        """Rows that stand whole in the text. Blank ones at the end have no end tag of their own."""
        text = decoded(data)
        if has_pair(text, "]]") and "]]>" in text:
            raise NotPlain  # of what XML forbids, the only thing that text without "<" and "&" may still hold
        self.sheet.may_be_misread = self.sheet.may_be_misread or bool(misread(text))
        numbers: list[str] = []
        way = way_of(text)
        rest = text[self._read_rows(text, numbers, way) :]
        if len(self.named) > MOST_NAMED:
            self.named.clear()
        if self._without_blank_rows(rest):
            raise NotPlain
        digits = "\n".join([*numbers, ""])
        if not _NUMBERS.fullmatch(digits) or digits.count("\n") != len(numbers):
            raise NotPlain  # NaN and the like are for the general reader

    def _read_rows(self, text: str, numbers: list[str], way: str) -> int:
        """Gives where the last whole row ends."""
        position = 0
        while True:
            match = self._known(text, position)
            end = match.end() if match else text.find(ROW_END, position) + len(ROW_END)
            if end < len(ROW_END):
                return position
            row_way = "plain" if way == "named" and text.find("&", position, end) < 0 else way
            if match:
                number, *values = match.groups()
                self._take(self.tried[0][1], number, values, numbers, row_way)
            else:
                self._read_row(_cut(text[position : end - len(ROW_END)]), numbers, row_way)
            position = end

    def _known(self, text: str, position: int) -> re.Match[str] | None:
        """The row here if it has one of the forms seen last; that form comes first then."""
        for place, (pattern, _) in enumerate(self.tried):
            if match := pattern.match(text, position):
                if place:
                    self.tried.insert(0, self.tried.pop(place))
                return match
        return None

    def _read_row(self, row: str, numbers: list[str], way: str) -> None:
        row = self._without_blank_rows(row)
        number = row[len(_ROW_START) : row.find('"', len(_ROW_START))]
        parts = row.split(CUT)
        form = self._form("".join(parts[::2]), number)
        if row.count("<") != form.tags:
            raise NotPlain
        self._take(form, number, parts[1::2], numbers, way)

    def _form(self, skeleton: str, number: str) -> Form:
        key = skeleton.replace(f'{number}"', f'{HERE}"')
        form = self.forms.get(key)
        if form is None:
            form = Form(skeleton, number, self.book, self.sheet, self.ways)
            # The number in more places than these is part of something else, such as a style.
            if key.count(HERE) == 1 + skeleton.count("<c ") and len(self.forms) < MOST_FORMS:
                self.forms[key] = form
            return form
        if form.pattern is None and len(key) <= self.room:
            form.pattern = _pattern(key)
            self.room -= len(key)
        if form.pattern is not None:
            self.tried = [(form.pattern, form), *self.tried[: MOST_TRIED - 1]]
        return form

    def _take(self, form: Form, number: str, values: list[str], numbers: list[str], way: str) -> None:
        if int(number) <= self.last or int(number) > MAX_ROWS:
            raise NotPlain
        self.last = int(number)
        cells = form.cells(values, way)
        if not cells:
            return
        numbers += map(values.__getitem__, form.numbers)
        for column, mark in form.marks.items():
            self.sheet.mark(self.last, column, mark)
        self.sheet.add(self.last, cells, form.shape)

    def _without_blank_rows(self, text: str) -> str:
        """What follows the rows that are only formatted, of which there may be a million."""
        blank = _BLANK_ROWS.match(text)
        if not blank:
            return text
        numbers = [self.last, *map(int, _BLANK_NUMBER.findall(blank[0]))]
        if not all(map(operator.lt, numbers, numbers[1:])):
            raise NotPlain
        self.last = numbers[-1]
        return text[blank.end() :]


def _cut(text: str) -> str:
    """The text with a CUT on both sides of every value, and every formula as <f/>."""
    if "<is>" in text:
        if "xml:space" in text:
            text = text.replace('<is><t xml:space="preserve">', "<is><t>")
        text = _without(text, "<is><t></t></is>", "")
        text = text.replace(TEXT_BEGINS, f"{BEGIN}{CUT}").replace(TEXT_ENDS, f"{CUT}{FINISH}")
        text = _without(text, "<is><t>", f"<is><t>{CUT}")
    if "<f" in text:
        text = _FORMULA.sub("<f/>", text)
    return _without(_without(text, "<v />", "<v/>"), "<v></v>", "<v/>").replace("<v>", f"<v>{CUT}").replace("</v>", f"{CUT}</v>")


def _without(text: str, rare: str, other: str) -> str:
    """Looking is faster than replacing nothing."""
    return text.replace(rare, other) if rare in text else text


def read_plain(pieces: Iterable[bytes], book: Book, sheet: SheetRows) -> None:
    """Fills the sheet. Raises NotPlain before anything wrong was taken, and Unreadable."""
    outside: list[bytes] = []
    rows = _Rows(book, sheet)
    waiting, is_inside, is_done = b"", False, False
    for piece in pieces:
        looked_at = len(waiting) if is_inside else 0
        waiting += piece
        if not is_inside and START in waiting:
            head, _, waiting = waiting.partition(START)
            _check_head(head)
            outside += [head, START]
            is_inside = True
        if is_inside and not is_done:
            whole, end, waiting = _whole_rows(waiting, looked_at)
            is_done = bool(end)
            try:
                rows.read(whole)
            except (KeyError, ValueError):
                raise NotPlain from None
        if is_done:
            outside.append(waiting)
            waiting = b""
    if not is_done:
        raise NotPlain
    _read_outside(outside, sheet)


def _whole_rows(data: bytes, looked_at: int) -> tuple[bytes, bytes, bytes]:
    """The rows that are complete, then the end tag of the cells if it was reached, then what is left.

    looked_at: so much of it was looked through before, and begins with a row that is not complete; a row may be many pieces long.
    """
    end = data.find(END, max(looked_at - len(END), 0))
    if end >= 0:
        return data[:end], END, data[end:]
    cut = max(data.rfind(ROW_START, max(looked_at - len(ROW_START), 0)), 0)
    return data[:cut], b"", data[cut:]


def _check_head(head: bytes) -> None:
    if b"<!" in head:
        raise NotPlain  # a comment may hold anything
    check_declaration(head)


def _read_outside(pieces: Sequence[bytes], sheet: SheetRows) -> None:
    surroundings = Surroundings(sheet)
    parser = new_parser()
    parser.StartElementHandler = lambda name, attributes: surroundings.start(name, attributes)
    parse(parser, pieces, sheet.name)
