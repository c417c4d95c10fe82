"""One table of a file as rows of values: each cell checked once, every row accounted for, every fault at its cell."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar  # a row's values are of any type

from cms.domain.amounts import RUPIAH
from cms.domain.formulas.definition import typed_number
from cms.domain.proposals.choices import Precision
from cms.domain.tables import Column, Kind, columns_of
from importers.licensing.rows import CONTACTS, VERBATIM
from importers.licensing.shapes import KINDS, Found, words
from importers.lists import list_body, place_of, refuse_persons, understood_list, whole_number
from importers.proposals.days import to_day
from importers.table import Body, Understood, amounts, converted
from importers.titles import words_of
from importers.values import Refused, checked_text, decide_notation, refuse_marked, text_of
from importers.workbook import Mark, Raw, Sheet

R = TypeVar("R")
AMOUNT = "amount"


@dataclass(slots=True)
class TableRows(Generic[R]):
    """The rows under one heading, in their order; what was refused is among them until it is asked for with kept()."""

    name: str
    body: Body
    rows: list[R]
    present: frozenset[str]
    notations: dict[str, str] = field(default_factory=dict)

    def refuse(self, position: int, column: str, code: str, found: str = "", *details: tuple[str, str]) -> None:
        """One error at one cell, or at the row where the table has no such column."""
        self.body.refuse(position, place_of(self.body, column), code, found, *details)

    def warn(self, positions: Sequence[int], column: str, code: str, found: str = "", *details: tuple[str, str]) -> None:
        """One warning for all cells of a kind, at the first."""
        self.body.warn(code, positions, place_of(self.body, column), found, *details)

    def kept(self) -> list[tuple[int, R]]:
        """Positions and rows without an error."""
        return [(position, row) for position, row in enumerate(self.rows) if self.body.rows[position].number not in self.body.refused]


def table_rows(sheet: Sheet, found: Found) -> TableRows[Any]:
    """Reads a whole sheet. Rows without a value in what is read are notes."""
    body = list_body(sheet, found.heading, "licences")
    kind = KINDS[found.shape.name]
    table: TableRows[Any] = TableRows(name=found.shape.name, body=body, rows=[], present=frozenset(column.role for column in found.heading.columns))
    columns = {column.name: _values(table, column) for column in columns_of(kind) if column.name in table.present}
    table.rows = [kind(**{name: values[position] for name, values in columns.items()}) for position in range(len(body.rows))]
    for column in columns_of(kind):
        if column.required and column.name in table.present:
            _refuse_blanks(table, column, columns[column.name])
    return table


def _refuse_blanks(table: TableRows[Any], column: Column, values: Sequence[object]) -> None:
    for position, value in enumerate(values):
        is_told = table.body.rows[position].number in table.body.refused
        if value in ("", None) and not is_told:
            table.refuse(position, column.name, "licences.blank", "", ("title", column.title("id")), ("title_en", column.title("en")))


def _values(table: TableRows[Any], column: Column) -> list[Any]:
    found = table.body.heading.column(column.name)
    if found is None:
        return []
    if column.kind is Kind.AMOUNT and column.name == AMOUNT:
        notation = decide_notation(table.body.column(found.index))
        table.notations[column.name] = str(notation)
        return list(amounts(table.body, found.index, found.title, notation, RUPIAH)[0])
    blank: Any = "" if column.kind is Kind.TEXT else None
    values = converted(table.body, found.index, found.title, _converter(table, column), blank)
    if column.kind is Kind.TEXT and column.name not in CONTACTS:
        refuse_persons(table.body, column.name, values)
    return values


def _converter(table: TableRows[Any], column: Column) -> Callable[[Raw, Mark | None], Any]:
    match column.kind:
        case Kind.INTEGER:
            return whole_number
        case Kind.AMOUNT:
            return _number
        case Kind.DATE:
            return _exact_day
        case Kind.CHOICE:
            return _chooser(KINDS[table.name], column)
    return _verbatim if column.name in VERBATIM else checked_text


def _verbatim(raw: Raw, mark: Mark | None) -> str:
    """As it stands, blanks within too; a dash stays, since it is what the text says."""
    plain = checked_text(raw, mark)
    return raw.strip() if isinstance(raw, str) else plain


def _number(raw: Raw, mark: Mark | None) -> Decimal | None:
    """A figure of a formula: as a number in the cell, or typed in Indonesian notation."""
    if mark:
        refuse_marked(mark, raw)
    if isinstance(raw, Decimal):
        return raw
    text = text_of(raw)
    if not text:
        return None
    if (value := typed_number(text)) is None:
        raise Refused("licences.not-a-number")
    return value


def _exact_day(raw: Raw, mark: Mark | None) -> date | None:
    """A month or a year is no day on which a fee changes or a licence was issued."""
    found = to_day(raw, mark)
    if found is not None and found[1] is not Precision.DAY:
        raise Refused("day.not-a-day")
    return None if found is None else found[0]


def _chooser(kind: type, column: Column) -> Callable[[Raw, Mark | None], enum.Enum | None]:
    choices = _choices(kind, column)

    def choose(raw: Raw, mark: Mark | None) -> enum.Enum | None:
        text = words_of(checked_text(raw, mark))
        if not text or text == "-":
            return None
        if text not in choices:
            raise Refused("choice.unknown", choices=", ".join(column.choices))
        return choices[text]

    return choose


def _choices(kind: type, column: Column) -> dict[str, enum.Enum]:
    module = __import__("sys").modules[kind.__module__]
    declared = str(kind.__dataclass_fields__[column.name].type).removesuffix(" | None")  # type: ignore[attr-defined]  # a dataclass has them
    said = words()["choices"]
    return {words_of(text): member for member in getattr(module, declared) for text in (member.value, *said.get(member.value, ()))}


def understood(table: TableRows[Any]) -> Understood:
    """How the table was read, for the preview."""
    return understood_list(table.body, table.notations, table.name)
