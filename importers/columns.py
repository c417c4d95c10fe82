"""The columns of one sheet that a budget is read from: its amounts, its texts, its year. Used by lines.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import chain, takewhile

from cms.domain.amounts import ZERO, Currency
from cms.domain.budgets import Phase
from cms.domain.personal import masked, personal_numbers
from importers.called_totals import is_called_total
from importers.codes import split_code
from importers.header import unit_of
from importers.meaning import ACCOUNT, AMOUNT, NAME, FoundColumn
from importers.overlooked import carried_down, joined_rows, refuse_covered
from importers.parted_rows import is_total, said_in_rows
from importers.periods import SO_FAR, never_fall
from importers.phases import years_said
from importers.places import PARTS
from importers.problems import Problem
from importers.profiles import Profile
from importers.table import Body, amounts, named, texts
from importers.titles import Vocabulary, currency_in_title
from importers.tree import Segments
from importers.values import Style, checked_account, checked_code, checked_text, decide_notation, is_other_currency, text_of
from importers.workbook import Raw, column_letters
from importers.years import years_above, years_named, years_of_cell

PLACE_COLUMNS = tuple((part, what, f"{part}_{what}") for part in PARTS if part != "affair" for what in ("code", "name"))
PLACE_ROLES = frozenset(role for _, _, role in PLACE_COLUMNS)
# What such a column says in a merged cell it says of each row under it; a column of descriptions names one thing in each row.
CARRIED_ROLES = frozenset({NAME, "account_name", "group"})
# What was spent in each month may rise all year in one row, but hardly in more, and falls in none.
RISING_ROWS = 2
# Columns that steer the reading and are no texts of a budget line.
STEERING = frozenset({ACCOUNT, "amount", "year", "phase", "government", "government_name", "person"})


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """What the reading of a sheet needs to know beside the sheet."""

    year: int
    phase: Phase
    government: str | None
    words: Vocabulary
    profile: Profile
    chart: str
    is_old: bool
    # Which shift or change of the year; 1 where nobody said it.
    sequence: int = 1
    # Sheets that are named after the office that they are about.
    offices: frozenset[str] = frozenset()

    @property
    def currency(self) -> Currency:
        return self.profile.currency


# No line of a budget is as large, that of the whole state included: its amounts were written whole below "dalam jutaan rupiah".
MORE_THAN_ANY = Decimal(10) ** 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """One column of amounts that is read. kind: the account that it is for, where there is a column for each kind."""

    column: FoundColumn
    index: int
    kind: Segments
    values: list[Decimal | None]
    notation: str
    step: Decimal


def other_currency(column: FoundColumn, how: How) -> str:
    """A title that says another currency than the one wanted; "" without one."""
    return next((title for title in reversed(column.titles) if (said := currency_in_title(title)) and is_other_currency(said, how.currency)), "")


def money_of(body: Body, columns: Sequence[FoundColumn], how: How) -> list[Money]:
    found = []
    places = _data_columns(body)
    for column in columns:
        index = places.get(column.index, column.index)
        _ask_which(body, column, {place for title, place in places.items() if title != column.index}, how)
        unit, unclear = (how.profile.unit, "") if how.profile.unit else unit_of(body.sheet, body.heading, column, how.words)
        if unclear:
            body.note("amount.unit-unclear", unclear, column=index)
        notation = decide_notation(body.column(index), unit, how.profile.notation)
        if notation.style is Style.UNDECIDED:
            _ask_notation(body, column, index)
        values, step = amounts(body, index, column.title, notation, how.currency)
        if unit > 1 and not how.profile.unit and any(abs(value) >= MORE_THAN_ANY for value in values if value):
            body.note("amount.unit-unclear", str(notation), column=index)
        refuse_covered(body, index, values, column.title)
        if other := other_currency(column, how):
            body.note("amount.other-currency", other, ("currency", how.currency.sign), column=index)
        kind = tuple(int(part) for part in column.kind.split(".")) if column.kind not in ("", "total") else ()
        found.append(Money(column=column, index=index, kind=kind, values=values, notation=str(notation), step=step))
        if step > how.currency.quantum:
            body.note("amount.unit", str(notation), ("step", f"{step:f}"), ("title", column.title), column=index)
    return found


def money_by_period(body: Body, columns: Sequence[FoundColumn], how: How) -> Money:
    """What columns by month, quarter or half of the year add up to in each row."""
    parts = money_of(body, columns, how)
    rows = [[cell for cell in cells if cell is not None] for cells in zip(*(part.values for part in parts), strict=True)]
    if how.phase in SO_FAR and sum(row[-1:] > row[:1] for row in rows) >= RISING_ROWS and never_fall(rows):
        titles = named(f"{column.letters} ({column.title})" for column in columns)
        body.note("periods.columns-to-date", titles, ("phase", how.phase.slug), column=columns[0].index)
    sums = [sum(row, ZERO) if row else None for row in rows]
    return replace(parts[0], values=sums, step=max(part.step for part in parts))


def compare_periods(body: Body, columns: Sequence[FoundColumn], one: Money, how: How) -> None:
    """Rows whose amount is blank beside its months, or not their sum. Months that do not say of what are of something else where most rows differ."""
    beside = Body(sheet=body.sheet, heading=body.heading, rows=body.rows)
    parts = money_by_period(beside, columns, how)
    unread = beside.refused | body.refused
    added = [place for place, amount in enumerate(parts.values) if amount is not None and body.rows[place].number not in unread]
    both = [place for place in added if one.values[place] is not None]
    alone = [place for place in added if one.values[place] is None and parts.values[place] and not is_total(body, place, how.words)]
    wrong = [place for place in both if abs((one.values[place] or ZERO) - (parts.values[place] or ZERO)) > parts.step * len(columns) / 2]
    if columns[0].measure != one.column.measure and 2 * len(wrong) > len(both):
        titles = named(f"{column.letters} ({column.title})" for column in columns)
        body.note("column.unread", titles, ("count", str(len(columns))), column=columns[0].index)
        return
    if alone:
        body.refuse_all("row.periods-alone", alone, one.index, f"{parts.values[alone[0]]:f}", ("title", one.column.title))
    if wrong:
        details = (("title", one.column.title), ("ours", f"{parts.values[wrong[0]]:f}"))
        body.warn("row.periods-differ", wrong, one.index, f"{one.values[wrong[0]]:f}", *details)


def _ask_notation(body: Body, column: FoundColumn, index: int) -> None:
    """One question for the column, not one for each cell."""
    texts = list(dict.fromkeys(text_of(cell) for cell in body.column(index) if isinstance(cell, str) and ("." in cell or "," in cell)))
    body.note("notation.undecided", ", ".join(texts[:3]), ("title", column.title), column=index)


def _ask_which(body: Body, column: FoundColumn, of_others: Set[int], how: How) -> None:
    """Where two columns under one merged title hold amounts in the same row, only a person knows which is meant.

    of_others: columns that hold the data of other titles.
    """
    if len(column.indexes) < 2:
        return
    filled = {
        index: {place for place, cell in enumerate(body.column(index)) if _is_amount(cell)} for index in column.indexes if index not in of_others
    }
    how_many = Counter(chain.from_iterable(filled.values()))
    rivals = [index for index, places in filled.items() if any(how_many[place] > 1 for place in places)]
    if len({tuple(body.column(index)) for index in rivals}) > 1:
        titles = named(f"{column_letters(index)} ({column.title})" for index in rivals)
        body.note("column.ambiguous", titles, ("phase", how.phase.slug), column=rivals[0])


def _is_amount(cell: Raw) -> bool:
    return isinstance(cell, Decimal) or (isinstance(cell, str) and any(sign.isdigit() for sign in cell) and not is_word(cell))


def _data_columns(body: Body) -> dict[int, int]:
    """Where a heading stands beside its data: title's column -> data's column, for titles and data that are merged differently."""
    amounts_found = (*body.heading.amounts, *body.heading.sides)
    spans = {(span.first_row, span.first_column): span.last_column for span in body.sheet.merged if span.first_row == span.last_row}
    first, last = body.heading.rows
    # Also what is left out: a share or a change beside a column of dashes is nothing but itself.
    heads = takewhile(lambda row: row.number <= last, body.sheet.rows)
    titled = {index for row in heads if row.number >= first for index, cell in enumerate(row.cells) if isinstance(cell, str)}
    titled.update(index for column in body.heading.every for index in column.indexes)
    beside = {column.index: _beside(body, column.index, titled) for column in amounts_found if len(column.indexes) == 1}
    if not spans and all(len(column.indexes) == 1 for column in amounts_found):
        return {index: place for index, place in beside.items() if place != index}
    filled: dict[int, int] = {}
    for row in body.rows:
        for index in range(len(row.cells)):
            if isinstance(row.cells[index], Decimal):
                filled[index] = max(filled.get(index, index), spans.get((row.number, index), index))
    taken: set[int] = set()
    places = {}
    for column in amounts_found:
        candidates = [
            first for first, last in sorted(filled.items()) if first not in taken and any(first <= index <= last for index in column.indexes)
        ]
        if candidates:
            places[column.index] = candidates[0]
            taken.add(candidates[0])
    return places


def _beside(body: Body, index: int, titled: set[int]) -> int:
    """The untitled column to the right where a title stands over "Rp" and its numbers stand beside it."""
    if index + 1 in titled or any(any(sign.isdigit() for sign in text_of(cell)) for cell in body.column(index)):
        return index
    return index + 1 if any(isinstance(cell, Decimal) for cell in body.column(index + 1)) else index


class Texts:
    """The columns of text, each cleaned once per distinct cell; a row that a cell refuses is refused."""

    def __init__(self, body: Body, money: Sequence[Money], words: Vocabulary) -> None:
        self.body = body
        # Rows that a cell calls a total: what is merged over them is not theirs.
        self.is_total = partial(is_total, body, words=words)
        self.columns: dict[str, list[str]] = {}
        self.codes: list[list[str]] = []
        heading = body.heading
        account = heading.column(ACCOUNT)
        if account is not None:
            self.codes = [texts(body, index, account.title, checked_account) for index in account.indexes]
            for cells in self.codes:
                _refuse_persons(body, account, [split_code(text)[1] if text else "" for text in cells])
        for column in heading.columns:
            if column.role not in STEERING:
                self.columns[column.role] = self._text(column)
        self.names = self.columns.get("account_name") or self.columns.get(NAME) or [""] * len(body.rows)
        if len(self.codes) == 1 and account is not None:
            self._carry_codes(account.index, self.codes[0], money)
        self.places = [(part, what, self.columns[role]) for part, what, role in PLACE_COLUMNS if role in self.columns]
        self.has_places = bool(self.places)
        # Names may stand in the column of codes, but not when there is a column of names beside it.
        self.has_codes = any(split_code(text)[0] or any(self.names) for column in self.codes for text in set(column) if text)

    def _text(self, column: FoundColumn) -> list[str]:
        is_code = column.role.endswith("_code")
        if is_code:
            _tell_numbers(self.body, column)
        lists = [texts(self.body, index, column.title, checked_code if is_code else checked_text) for index in column.indexes]
        found = lists[0] if len(lists) == 1 else [next(filter(None, cells), "") for cells in zip(*lists, strict=True)]
        if column.role in PLACE_ROLES:
            found = carried_down(self.body, column.index, found)
        elif column.role in CARRIED_ROLES and self.body.sheet.merged:
            carried = carried_down(self.body, column.index, list(found))
            found = [one or ("" if not said or self.is_total(place) else said) for place, (one, said) in enumerate(zip(found, carried, strict=True))]
        if column.role in ("detail", "group") or column.role.endswith("_name") or column.role == NAME:
            _refuse_persons(self.body, column, found)
        return found

    def _carry_codes(self, index: int, codes: list[str], money: Sequence[Money]) -> None:
        """A code that is merged over several rows stands for each of them that says what it is for.

        Where the first or the last row is what the others add up to, it is their account or their total: they are read as rows without a code.
        """
        for start, end in joined_rows(self.body, index):
            places = self._lines_among(range(start, end), money)
            if codes[start] and not any(_holds_its_sum([one.values[place] for place in places]) for one in money):
                for place in (place for place in places if not codes[place]):
                    if self.names[place] or self.first_text(place):
                        codes[place] = codes[start]
                    elif any(one.values[place] is not None for one in money):
                        self.body.refuse(place, index, "account.missing", codes[start])

    def _lines_among(self, places: range, money: Sequence[Money]) -> list[int]:
        """Without the totals. What only begins as they do ("Total station") is one where it is the sum of the others."""
        called = [place for place in places if self.is_total(place)]
        others = [place for place in places if place not in called]
        unlike = [
            place
            for place in called
            if not is_called_total(self.names[place] or self.first_text(place))
            and all(one.values[place] != sum((one.values[other] or ZERO for other in others), ZERO) for one in money)
        ]
        return sorted((*others, *unlike))

    def column(self, role: str) -> list[str]:
        return self.columns.get(role) or [""] * len(self.body.rows)

    @property
    def account_index(self) -> int | None:
        column = self.body.heading.column(ACCOUNT)
        return column.index if column is not None else None

    @property
    def name_index(self) -> int | None:
        """Where the accounts are named: beside their codes, or in their stead."""
        column = self._name_column()
        return column.index if column is not None else None

    def _name_column(self) -> FoundColumn | None:
        return self.body.heading.column("account_name") or self.body.heading.column(NAME) or self.body.heading.column(ACCOUNT)

    def codes_at(self, position: int) -> str:
        return " ".join(text for column in self.codes if (text := column[position]))

    def first_text(self, position: int) -> str:
        """What a row is called when neither its name nor its code says it: a total may be labelled in any column."""
        return next((text for cell in self.body.rows[position].cells if isinstance(cell, str) and (text := text_of(cell)) and is_word(text)), "")

    def indents(self) -> list[int]:
        """How far each row's name stands from the left: leading blanks, and columns where the name is spread over several."""
        column = self._name_column()
        if column is None:
            return [0] * len(self.body.rows)
        result = []
        for row in self.body.rows:
            cells = [
                (offset, row.cells[index]) for offset, index in enumerate(column.indexes) if index < len(row.cells) and row.cells[index] is not None
            ]
            offset, cell = cells[0] if cells else (0, None)
            result.append(offset * 100 + (len(cell) - len(cell.lstrip()) if isinstance(cell, str) else 0))
        return result

    def labels(self) -> list[str]:
        """The first text of each row among name and code: what a total is called."""
        if all(self.names):
            return list(self.names)
        others = [*self.codes, *(column for _, _, column in self.places)]
        return [name or next(filter(None, [column[position] for column in others]), "") for position, name in enumerate(self.names)]


def _holds_its_sum(values: Sequence[Decimal | None]) -> bool:
    """Whether the first or the last of several amounts is the sum of two and more others."""
    said = [value for value in values if value]
    return len(said) > 2 and sum(said, ZERO) in (2 * said[0], 2 * said[-1])


def _tell_numbers(body: Body, column: FoundColumn) -> None:
    """A code kept as a number loses its last zeros: 1.10 is 1.1."""
    for index in column.indexes:
        cells = body.column(index)
        if not any(isinstance(cell, Decimal) for cell in body.different(index)):
            continue
        broken = [position for position, cell in enumerate(cells) if isinstance(cell, Decimal) and cell != cell.to_integral_value()]
        if broken:
            body.warn("code.number", broken, index, text_of(cells[broken[0]]), ("title", column.title))


def is_word(text: str) -> bool:
    """False for numbers written as text, and for dashes."""
    return sum(sign.isalpha() for sign in text) > 2


def _refuse_persons(body: Body, column: FoundColumn, texts: Sequence[str]) -> None:
    kinds = personal_numbers(texts)
    if kinds:
        for position, text in enumerate(texts):
            if text in kinds:
                body.refuse(position, column.index, "personal.found", masked(text), ("kind", kinds[text]), ("title", column.title))


def withhold_persons(body: Body) -> None:
    """A column of civil servants' numbers is never read; what stands beside it as a name is told."""
    for column in body.heading.columns:
        if column.role == "person":
            body.note("personal.withheld", column.title, column=column.index)


def check_phases(body: Body, how: How) -> None:
    """A column that names the phase (our template) against the phase that was asked for."""
    column = body.heading.column("phase")
    if column is None:
        return
    cells = body.column(column.index)
    for cell in sorted(set(cells), key=text_of):
        text = text_of(cell)
        if text and not _is_phase(text, how.phase):
            positions = [position for position, other in enumerate(cells) if other == cell]
            body.refused.update(body.rows[position].number for position in positions)
            body.warn("phase.differs", positions, column.index, text, ("expected", how.phase.slug))


def _is_phase(text: str, phase: Phase) -> bool:
    try:
        return Phase.named(text) is phase
    except ValueError:
        return False


def check_years(body: Body, columns: Sequence[FoundColumn], how: How) -> None:
    """The year that the sheet says against the year that was asked for."""
    # A column with a year of its own says better than the title what its amounts are of.
    is_said = bool(columns) and all(how.year in years_said(column) for column in columns)
    above = [] if is_said else years_above(body.sheet, body.heading.rows[0])
    if above and not any(how.year in years for _, _, years in above):
        row, first, said = above[0]
        found = ", ".join(map(str, sorted(said)))
        body.problems.append(Problem("year.differs", body.sheet.ref(row, first), found, (("expected", str(how.year)), ("count", "1"))))
    in_name = years_named(body.sheet.name)
    if in_name and not above and not is_said and how.year not in in_name:
        said_there = (("expected", str(how.year)), ("count", "1"))
        body.problems.append(Problem("year.differs", body.sheet.ref(0), ", ".join(map(str, sorted(in_name))), said_there))
    for chosen in columns:
        said_above = years_said(chosen)
        if said_above and how.year not in said_above:
            found = ", ".join(map(str, sorted(said_above)))
            body.note("year.differs", found, ("expected", str(how.year)), ("count", "1"), column=chosen.index)
    column = body.heading.column("year")
    if column is not None:
        in_rows = said_in_rows(body, column)
        called = set(filter(is_called_total, set(in_rows)))
        totals = [position for position, text in enumerate(in_rows) if text in called and _is_alone(body, position, column)] if called else []
        for text in sorted(one for one in set(in_rows) if one and how.year not in years_of_cell(one)):
            positions = [position for position, other in enumerate(in_rows) if other == text and position not in totals]
            body.refuse_all("year.differs", positions, column.index, text, ("expected", str(how.year)))
        if "other-year" in body.skipped.values():
            body.skip(totals, "other-year")


def _is_alone(body: Body, position: int, column: FoundColumn) -> bool:
    """Whether nothing but amounts stands beside what a column says: a total may be called so in any column, with an account it is of that one."""
    beside = (index for other in body.heading.columns if other.role not in (AMOUNT, column.role) for index in other.indexes)
    return all(body.column(index)[position] is None for index in beside)
