"""Rows -> services, each on top of the stored one of the same address: what a file does not say stays as it is.

Faults that no later work in the editor could mend stand at the cells; what is merely missing is counted and keeps a service from being
published (cms/domain/licensing/checks.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any  # rows of several kinds

from cms.domain.faults import Fault
from cms.domain.licensing.charter import Standard
from cms.domain.licensing.checks import RESERVED_SLUGS, faults_of
from cms.domain.licensing.fees import Fee, FeeKind
from cms.domain.licensing.results import Holds, Result
from cms.domain.licensing.services import Case, Service
from cms.domain.licensing.times import TimeLimit
from cms.domain.texts import Text
from importers.licensing.fees import fee_of, fees_from_words, over_stored, with_parameters
from importers.licensing.keys import is_key, key_of, listed
from importers.licensing.request import CatalogueRequest
from importers.licensing.rows import CaseIn, ServiceIn, Standing
from importers.licensing.shared import Shared, combined, words_over
from importers.licensing.sheets import TableRows
from importers.licensing.steps import Steps
from importers.licensing_words import read_fee, read_time, read_validity
from importers.titles import words_of

Tables = Mapping[str, list[TableRows[Any]]]
Row = tuple[TableRows[Any], int, Any]
STANDARD = ("facilities", "competence", "supervision", "service_guarantee", "safety_guarantee")
# Faults of what the rows say. All others are of what they don't say, and are left to the editor.
SAID = ("formula.", "parameter.", "input.", "step.", "case.", "block.", "need.", "fee.", "time.", "result.", "link.")
UNSAID = frozenset({"step.no-address", "need.no-article", "time.no-article", "fee.no-article", "fee.no-payee", "fee.no-reason", "fee.none-in-force"})


@dataclass(slots=True)
class Building:
    """All services of the files while they are put together."""

    request: CatalogueRequest
    tables: Tables
    shared: Shared = field(init=False)
    _names: dict[str, str] = field(default_factory=dict)
    _home: dict[str, Row] = field(default_factory=dict)
    _told: set[tuple[str, str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.shared = Shared(self.request, self.tables)

    def services(self) -> list[Service]:
        """In the order of the files. A service that only other sheets name must be stored already."""
        parts: dict[str, dict[str, list[Row]]] = {}
        for row in self._rows("services"):
            if address := self._address(row):
                parts.setdefault(address, {})["services"] = [row]
        for name in ("cases", "steps", "needs", "fees", "parameters"):
            for table, position, said in self._rows(name):
                slug = self._names.get(words_of(said.service)) or self._stored(said.service)
                if slug is None:
                    table.refuse(position, "service", "licences.unknown-service", said.service)
                    continue
                parts.setdefault(slug, {}).setdefault(name, []).append((table, position, said))
        found = [self._service(slug, rows) for slug, rows in parts.items()]
        self._tell_words()
        return found

    def _rows(self, name: str) -> list[Row]:
        return [(table, position, row) for table in self.tables.get(name, ()) for position, row in table.kept()]

    def _stored(self, said: str) -> str | None:
        """By key, or by name when one stored service alone is called so."""
        if said in self.request.known.services:
            return said
        named = [slug for slug, one in self.request.known.services.items() if words_of(one.name.original) == words_of(said)]
        return named[0] if len(named) == 1 else None

    def _address(self, row: Row) -> str:
        """The service's slug; other sheets may call it by key, by number of its old system, or by name."""
        table, position, said = row
        slug = said.service or key_of(said.name)
        if not is_key(slug) or slug in RESERVED_SLUGS:
            table.refuse(position, "service", "licences.not-a-key", slug)
            return ""
        if slug in self._home:
            table.refuse(position, "service" if said.service else "name", "licences.service-twice", said.name)
            return ""
        self._home[slug] = row
        for name in (slug, said.service, said.source_id, said.name):
            if name:
                self._names.setdefault(words_of(name), slug)
        return slug

    # One service --------------------------------------------------------------------------------------------------------

    def _service(self, slug: str, rows: Mapping[str, list[Row]]) -> Service:
        service = self.request.known.services.get(slug) or Service(slug=slug, name=Text(), is_sample=self.request.is_sample)
        own = rows.get("services")
        if own:
            service = self._own(service, *own[0])
        if "cases" in rows:
            service = replace(service, cases=tuple(self._case(service, said) for _, _, said in rows["cases"]))
        steps = Steps(self.shared, is_sample=self.request.is_sample)
        if "steps" in rows:
            service = replace(service, blocks=steps.blocks(service, rows["steps"]))
        if "needs" in rows:
            service = replace(service, blocks=steps.with_needs(service, rows["needs"]))
        if "fees" in rows:
            service = replace(service, fees=self._fees(service, rows["fees"]))
        if "parameters" in rows:
            service = replace(service, fees=self._with_parameters(service, rows["parameters"]))
        self._tell_faults(service, rows, steps.places)
        return service

    def _own(self, service: Service, table: TableRows[ServiceIn], position: int, said: ServiceIn) -> Service:
        office_key = said.office or ("" if service.office else self.request.office)
        office = self.shared.office(table, position, "office" if said.office else "", office_key) if office_key else None
        channels = [self.shared.channel(table, position, "complain_to", key) for key in listed(said.complain_to)]
        service = combined(
            service,
            name=words_over(service.name, said.name, said.name_en),
            short_name=said.short_name,
            summary=words_over(service.summary, said.summary),
            sector=words_over(service.sector, "" if said.sector == "-" else said.sector),
            audience=words_over(service.audience, said.audience),
            goals=self.shared.goals(said.goals),
            office=office,
            legal_bases=self.shared.citations(table, position, "laws", said.laws),
            complaints=tuple(one for one in channels if one is not None),
            requires=listed(said.requires),
            related=listed(said.related),
            note=words_over(service.note, said.note),
            standard=_standard(service.standard, said),
        )
        return self._promised(service, table, position, said)

    def _promised(self, service: Service, table: TableRows[ServiceIn], position: int, said: ServiceIn) -> Service:
        """Time, fee and validity: the law's words, and beside them what can be read off them."""
        if said.time:
            citation = self.shared.citation(table, position, "time_law", said.time_law, said.time_article)
            service = replace(service, time=_limit(service.time, said.time, is_sample=self.request.is_sample))
            if citation and service.time:
                service = replace(service, time=replace(service.time, citation=citation))
        if said.fee:
            cited = self.shared.citation(table, position, "fee_law", said.fee_law, said.fee_article)
            day, is_sample = self.request.as_of, self.request.is_sample
            service = replace(service, fees=fees_from_words(service.fees, said.fee, cited, said.free_reason, day, is_sample=is_sample))
        return replace(service, results=_results(service, said))

    def _case(self, service: Service, said: CaseIn) -> Case:
        old = next((case for case in service.cases if case.key == said.case), None) or Case(key=said.case, question=Text(), answer=Text())
        return replace(old, question=words_over(old.question, said.question), answer=words_over(old.answer, said.answer))

    def _fees(self, service: Service, rows: list[Row]) -> tuple[Fee, ...]:
        day, is_sample = self.request.as_of, self.request.is_sample
        found = [fee_of(table, position, said, service.fees, self.shared, day, is_sample=is_sample) for table, position, said in rows]
        return over_stored(service.fees, found)

    def _with_parameters(self, service: Service, rows: list[Row]) -> tuple[Fee, ...]:
        keys = {fee.key for fee in service.fees}
        for table, position, said in rows:
            if said.fee not in keys:
                table.refuse(position, "fee", "licences.unknown-reference", said.fee, ("what", "biaya"))
        newest = {fee.key: fee.validity.first for fee in sorted(service.fees, key=lambda one: one.validity.first) if fee.formula}
        return tuple(
            with_parameters(fee, [row for row in rows if row[2].fee == fee.key and (row[2].valid_from or newest.get(fee.key)) == fee.validity.first])
            for fee in service.fees
        )

    # What is wrong ------------------------------------------------------------------------------------------------------

    def _tell_faults(self, service: Service, rows: Mapping[str, list[Row]], places: Mapping[str, Row]) -> None:
        for fault in faults_of(service):
            if fault.blocks and fault.code.startswith(SAID) and fault.code not in UNSAID and not _is_only_drafted(service, fault):
                self._tell(service, fault, rows, places)

    def _tell(self, service: Service, fault: Fault, rows: Mapping[str, list[Row]], places: Mapping[str, Row]) -> None:
        """At the row of the step, document or fee that it is about; otherwise at the service's first row."""
        row, column = _place_of(fault, rows, places)
        if row is None or (service.slug, fault.code, fault.place) in self._told:
            return
        self._told.add((service.slug, fault.code, fault.place))
        sentences = (("sentence", fault.sentence("id")), ("sentence_en", fault.sentence("en")))
        row[0].refuse(row[1], column, "licences.fault", dict(fault.details).get("found", ""), *sentences)

    def _tell_words(self) -> None:
        """Legal words that say nothing that can be read, each kind once with its rows."""
        for table in self.tables.get("services", ()):
            for column, code, is_odd in WORDS:
                odd: dict[str, list[int]] = {}
                for position, row in table.kept():
                    if (words := getattr(row, column)) and is_odd(words) and not self._is_settled(row, words):
                        odd.setdefault(words, []).append(position)
                for words, positions in odd.items():
                    table.warn(positions, column, code, words)
            table.warn([position for position, row in table.kept() if row.standing is Standing.INACTIVE], "standing", "licences.inactive")

    def _is_settled(self, row: ServiceIn, words: str) -> bool:
        """True for words that are stored already: what they mean has been for people to say since then."""
        old = self.request.known.services.get(self._names.get(words_of(row.service or row.name), ""))
        return old is not None and words in {
            *(fee.words for fee in old.fees),
            *(one.words for one in old.results),
            old.time.words if old.time else "",
        }


WORDS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("time", "licences.time-unread", lambda words: not read_time(words).is_understood),
    ("validity", "licences.validity-unread", lambda words: not read_validity(words).is_understood),
    ("fee", "licences.fee-unread", lambda words: not read_fee(words).is_understood),
    ("fee", "licences.fee-elsewhere", lambda words: read_fee(words).is_understood and read_fee(words).kind is FeeKind.ELSEWHERE),
    ("fee", "licences.formula-open", lambda words: bool(read_fee(words).factors)),
)


def _standard(old: Standard, said: ServiceIn) -> Standard:
    texts = {name: words_over(getattr(old, name), getattr(said, name)) for name in STANDARD}
    return combined(old, staff_count=said.staff_count, **texts)


def _limit(old: TimeLimit | None, words: str, *, is_sample: bool) -> TimeLimit:
    """The same words as before leave what people made of them."""
    if old is not None and old.words == words:
        return old
    return TimeLimit(span=read_time(words).span, words=words, citation=old.citation if old else None, is_sample=is_sample)


def _results(service: Service, said: ServiceIn) -> tuple[Result, ...]:
    """The final result, where the file names one or says how long it holds."""
    validity = read_validity(said.validity)
    if not said.result and (not said.validity or validity.holds is Holds.UNSAID):
        return service.results
    old = next((one for one in service.results if one.is_final), None)
    if old is not None and old.words == said.validity and not said.result:
        return service.results
    name = said.result or (old.name.original if old else said.name)
    base = old or Result(key=key_of(name) or "hasil", name=Text.of(id=name))
    new = replace(base, name=words_over(base.name, name))
    if said.validity and validity.holds is not Holds.UNSAID:
        holds, condition = validity.holds or Holds.UNSAID, Text.of(id=validity.condition)
        new = replace(new, holds=holds, validity=validity.span, condition=condition, words=said.validity)
    return tuple(new if one is old else one for one in service.results) if old else (*service.results, new)


def _is_only_drafted(service: Service, fault: Fault) -> bool:
    """A formula drafted from words has no bounds yet; that is said once as a warning."""
    parts = fault.place.split(".")
    fees = [fee for fee in service.fees if len(parts) > 1 and parts[0] == "fees" and fee.key == parts[1]]
    return fault.code.startswith(("formula.", "parameter.", "input.")) and any(fee.formula and read_fee(fee.words).factors for fee in fees)


def _place_of(fault: Fault, rows: Mapping[str, list[Row]], places: Mapping[str, Row]) -> tuple[Row | None, str]:
    head, *rest = fault.place.split(".")
    key = rest[0] if rest else ""
    match head:
        case "steps":
            needs = f"needs.{key}.{rest[2]}" if len(rest) > 2 else f"needs.{key}"
            first = places.get(needs) if rest[1:2] == ["needs"] else None
            return first or places.get(f"steps.{key}") or _first(rows), "url" if rest[1:2] == ["url"] else ""
        case "fees":
            named = [row for row in rows.get("fees", ()) if key in (row[2].fee, key_of(row[2].name))]
            columns = {"formula": "formula", "validity": "valid_from", "amount": "amount"}
            return (named[-1] if named else _first(rows)), columns.get(rest[1] if len(rest) > 1 else "", "")
        case "cases":
            return next((row for row in rows.get("cases", ()) if row[2].case == key), _first(rows)), "case"
        case "time":
            return next(iter(rows.get("services", ())), None) or _first(rows), "time"
    return _first(rows), ""


def _first(rows: Mapping[str, list[Row]]) -> Row | None:
    return next((one for found in rows.values() for one in found), None)
