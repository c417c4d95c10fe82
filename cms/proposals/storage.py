"""The one place where a Proposal and its events become rows of the database, and rows become facts again.

Columns are those declared on the facts; each is kept as its kind says: amounts in hundredths, codes and cells as text, choices as
their values, nothing as "" in a text and NULL elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any  # a column's values are of any type

from cms.domain.amounts import from_minor, to_minor
from cms.domain.codes import unit_code
from cms.domain.proposals.choices import Choice, Kind, Level, Milestone, Origin, Precision, State
from cms.domain.proposals.facts import Proposal, ProposalEvent, account_in
from cms.domain.quick import quick
from cms.domain.tables import CellRef, Column, columns_of
from cms.domain.tables import Kind as ColumnKind

# The event's own reference is the proposal's; everything else is stored under its column's name.
EVENT_COLUMNS = tuple(column.name for column in columns_of(ProposalEvent) if column.name != "reference")
ASKED_COLUMNS = tuple(column.name for column in columns_of(Proposal))
CHOICES: dict[str, type[Choice]] = {
    "precision": Precision,
    "from_state": State,
    "to_state": State,
    "level": Level,
    "milestone": Milestone,
    "kind": Kind,
    "origin": Origin,
}
CODES = frozenset({"budget_office", "budget_sub_activity", "budget_account"})

Stored = str | int | date | None


def stored(fact: Proposal | ProposalEvent, names: Sequence[str]) -> dict[str, Stored]:
    """A fact's columns as the database keeps them."""
    return {name: _to_stored(name, getattr(fact, name)) for name in names}


def _to_stored(name: str, value: Any) -> Stored:
    match value:
        case None:
            return "" if name in CODES or name in CHOICES or name == "source" else None
        case Decimal():
            return to_minor(value)
        case Choice():
            return str(value.value)
        case str() | int() | date():
            return value
    return str(value)


# The same amounts stand in many events.
_amount = lru_cache(maxsize=50_000)(from_minor)


def _reader(column: Column) -> Callable[[Any], Any] | None:
    """What makes a fact's value of one that is stored and not blank; None when it is the same."""
    if column.name in CHOICES:
        return {member.value: member for member in CHOICES[column.name]}.__getitem__
    if column.kind is ColumnKind.AMOUNT:
        return _amount
    if column.name == "source":
        return CellRef.parse
    return unit_code if column.name in ("budget_office", "budget_sub_activity") else None


def _readers(fact: type, names: Iterable[str]) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    columns = {column.name: column for column in columns_of(fact)}
    pairs = ((place, _reader(columns[name])) for place, name in enumerate(names))
    return tuple((place, reader) for place, reader in pairs if reader is not None)


_EVENT_READERS, _ASKED_READERS = _readers(ProposalEvent, EVENT_COLUMNS), _readers(Proposal, ASKED_COLUMNS)
_DATASET, _ACCOUNT = EVENT_COLUMNS.index("budget_dataset"), EVENT_COLUMNS.index("budget_account")


# In the order of the fields; a city has 300,000 events, and every publication reads them all.
_event, _proposal = quick(ProposalEvent), quick(Proposal)


def _read(row: Sequence[Any], readers: Iterable[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    values = list(row)
    for place, reader in readers:
        value = values[place]
        values[place] = None if value is None or value == "" else reader(value)
    return values


def event_of(row: Sequence[Any], reference: str) -> ProposalEvent:
    """The inverse of stored(): a row of EVENT_COLUMNS."""
    values = _read(row, _EVENT_READERS)
    values[_ACCOUNT] = account_in(values[_DATASET], values[_ACCOUNT]) if values[_ACCOUNT] else None
    return _event(reference, *values)


def proposal_of(row: Sequence[Any], *, is_sample: bool, events: tuple[ProposalEvent, ...]) -> Proposal:
    """A row of ASKED_COLUMNS with its history."""
    return _proposal(*_read(row, _ASKED_READERS), is_sample, events)
