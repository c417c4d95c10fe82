"""What many services share, from the file's own sheets or from what is stored. A file may add entries; it may not change stored ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from typing import Any, TypeVar  # entries of five kinds

from cms.domain.licensing.fees import Payment, PaymentMethod
from cms.domain.licensing.laws import Citation, LawStatus, LegalBasis
from cms.domain.licensing.offices import Office, OpeningHours, Recourse
from cms.domain.licensing.requirements import Requirement
from cms.domain.licensing.services import Goal
from cms.domain.texts import Text
from importers.licensing.keys import key_of, listed
from importers.licensing.request import CatalogueRequest
from importers.licensing.rows import FeeIn, LawIn, NeedIn, OfficeIn, RecourseIn
from importers.licensing.sheets import TableRows
from importers.titles import words_of

E = TypeVar("E")
SAMPLE_MARK = "CONTOH"
_HOURS = re.compile(r"([1-7]) ([0-9]{1,2})[:.]([0-9]{2}) ?- ?([0-9]{1,2})[:.]([0-9]{2})")


def combined(old: E, **said: Any) -> E:
    """The old entry with what is said over it; blanks say nothing."""
    values = {name: value for name, value in said.items() if value not in ("", None, ()) and value != Text()}
    return replace(old, **values)  # type: ignore[type-var]  # every fact is a dataclass


def words_over(old: Text, id: str, en: str = "") -> Text:
    """Indonesian and English over what there is. New Indonesian words make an old translation stale, so it goes."""
    if not id:
        return Text.of(id=old.original, en=en or old.translated("en")) if old else Text.of(en=en)
    return Text.of(id=id, en=en or (old.translated("en") if id == old.original else ""))


class Shared:
    """Entries by key. Faults are told at the cells of the rows that name them."""

    def __init__(self, request: CatalogueRequest, tables: Mapping[str, list[TableRows[Any]]]) -> None:
        self._known = request.known
        self._is_sample = request.is_sample
        self._laws: dict[str, LegalBasis] = dict(request.known.laws)
        self._offices: dict[str, Office] = dict(request.known.offices)
        self._channels: dict[str, Recourse] = dict(request.known.channels)
        self._requirements: dict[str, Requirement] = dict(request.known.requirements)
        self._payments: dict[str, Payment] = dict(request.known.payments)
        for name, take in (("laws", self._take_law), ("offices", self._take_office), ("channels", self._take_channel)):
            for table in tables.get(name, ()):
                for position, row in table.kept():
                    take(table, position, row)

    # From sheets --------------------------------------------------------------------------------------------------------

    def _take_law(self, table: TableRows[LawIn], position: int, row: LawIn) -> None:
        old = self._known.laws.get(row.law) or LegalBasis(key=row.law, name=row.name, is_sample=SAMPLE_MARK in row.name)
        new = combined(old, name=row.name, subject=words_over(old.subject, row.subject), url=row.url, status=row.status or LawStatus.IN_FORCE)
        self._keep(table, position, "law", row.law, new, self._laws, self._known.laws)

    def _take_office(self, table: TableRows[OfficeIn], position: int, row: OfficeIn) -> None:
        hours = _hours(row.hours)
        if hours is None:
            table.refuse(position, "hours", "licences.hours", row.hours)
            return
        old = self._known.offices.get(row.office) or Office(key=row.office, name=Text.of(id=row.name), is_sample=self._is_sample)
        address, access = words_over(old.address, row.address), words_over(old.access, row.access)
        name = words_over(old.name, row.name, row.name_en)
        new = combined(old, name=name, address=address, access=access, phone=row.phone, email=row.email, url=row.url, hours=hours)
        self._keep(table, position, "office", row.office, new, self._offices, self._known.offices)

    def _take_channel(self, table: TableRows[RecourseIn], position: int, row: RecourseIn) -> None:
        known = {key_of(one.name.original, 100): one for one in self._known.channels.values()}
        key = key_of(row.name, 100)
        old = known.get(key) or Recourse(name=Text.of(id=row.name))
        name, superior = words_over(old.name, row.name, row.name_en), words_over(old.superior, row.superior)
        office = self.office(table, position, "office", row.office) if row.office else None
        new = combined(old, name=name, superior=superior, office=office, phone=row.phone, email=row.email, url=row.url)
        if key in known and known[key] != new:
            table.refuse(position, "channel", "licences.shared-differs", row.channel, ("name", row.name))
        self._channels[row.channel] = new

    def _keep(self, table: TableRows[Any], position: int, column: str, key: str, new: E, entries: dict[str, E], known: Mapping[str, E]) -> None:
        if (key in known and known[key] != new) or (key in entries and key not in known and entries[key] != new):
            table.refuse(position, column, "licences.shared-differs", key, ("name", str(getattr(new, "name", ""))))
        entries[key] = new

    # By key -------------------------------------------------------------------------------------------------------------

    def office(self, table: TableRows[Any], position: int, column: str, key: str) -> Office | None:
        return self._named(table, position, column, key, self._offices, "kantor")

    def channel(self, table: TableRows[Any], position: int, column: str, key: str) -> Recourse | None:
        return self._named(table, position, column, key, self._channels, "saluran pengaduan")

    def citation(self, table: TableRows[Any], position: int, column: str, key: str, article: str) -> Citation | None:
        """None for an empty key; a key that nobody knows is refused."""
        law = self._named(table, position, column, key, self._laws, "aturan") if key else None
        return Citation(basis=law, article=article) if law else None

    def citations(self, table: TableRows[Any], position: int, column: str, text: str) -> tuple[Citation, ...]:
        """ "uu-1: pasal 4; perda-2: pasal 7"."""
        pairs = [one.partition(":") for one in listed(text)]
        found = [self.citation(table, position, column, key.strip(), article.strip()) for key, _, article in pairs]
        return tuple(one for one in found if one is not None)

    def _named(self, table: TableRows[Any], position: int, column: str, key: str, entries: Mapping[str, E], what: str) -> E | None:
        if key not in entries:
            table.refuse(position, column, "licences.unknown-reference", key, ("what", what))
            return None
        return entries[key]

    # From the rows that use them ----------------------------------------------------------------------------------------

    def requirement(self, table: TableRows[NeedIn], position: int, row: NeedIn) -> Requirement:
        """By its key or its name; one that is stored must be called the same."""
        key = row.requirement or key_of(row.name)
        before = self._requirements.get(key)
        old = before or Requirement(key=key, name=Text.of(id=row.name))
        name, issuer = words_over(old.name, row.name, row.name_en), words_over(old.issuer, row.issuer)
        new = combined(old, name=name, issuer=issuer, form_url=row.form_url)
        if before is not None and new != before:
            column = "requirement" if row.requirement else "name"
            table.refuse(position, column, "licences.shared-differs", key, ("name", before.name.original))
        self._requirements[key] = new
        return new

    def payment(self, table: TableRows[FeeIn], position: int, row: FeeIn) -> Payment | None:
        if not row.payee:
            return None
        methods = self._methods(table, position, row.methods)
        key = key_of(row.payee, 100)
        before = self._payments.get(key)
        old = before or Payment(payee=Text.of(id=row.payee))
        new = combined(old, payee=words_over(old.payee, row.payee), methods=methods, receipt=words_over(old.receipt, row.receipt))
        if before is not None and new != before:
            table.refuse(position, "payee", "licences.shared-differs", row.payee, ("name", before.payee.original))
        self._payments[key] = new
        return new

    def _methods(self, table: TableRows[FeeIn], position: int, text: str) -> tuple[PaymentMethod, ...]:
        """In the order of PaymentMethod, as they are stored."""
        choices = {method.value: method for method in PaymentMethod}
        said = [one.lower() for one in listed(text)]
        for one in said:
            if one not in choices:
                table.refuse(position, "methods", "choice.unknown", one, ("title", "Cara bayar"), ("choices", ", ".join(choices)))
        return tuple(method for value, method in choices.items() if value in said)

    def goals(self, text: str) -> tuple[Goal, ...]:
        """By their words; one that is stored under the same words is used as it is."""
        known = {words_of(one.name.original): one for one in self._known.goals.values()}
        return tuple(known.get(words_of(words)) or Goal(key=key_of(words), name=Text.of(id=words)) for words in listed(text))


def _hours(text: str) -> tuple[OpeningHours, ...] | None:
    """ "1 08:00-12:00; 1 13:00-16:00"; None when a part of it cannot be read."""
    found = [_stretch(one) for one in listed(text)]
    return None if None in found else tuple(one for one in found if one is not None)


def _stretch(text: str) -> OpeningHours | None:
    match = _HOURS.fullmatch(text)
    if not match:
        return None
    day, *figures = (int(part) for part in match.groups())
    try:
        return OpeningHours(weekday=day, opens=time(figures[0], figures[1]), closes=time(figures[2], figures[3]))
    except ValueError:
        return None
