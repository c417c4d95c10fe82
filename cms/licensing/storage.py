"""Facts -> records: the inverse of every fact() in models. Used by services; a test stores the sample city and reads it back the same.

Shared entries are found by their key. One that is there already must say the same: an import may not change what other services say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar  # Django's records are built at run time

from django.db import models
from django.utils.text import slugify

from cms.domain.amounts import to_minor
from cms.domain.errors import InconsistentData
from cms.domain.formulas.typed import choices_spelled, examples_spelled, number_spelled
from cms.domain.licensing.charter import Right
from cms.domain.licensing.fees import Fee, Payment, series
from cms.domain.licensing.laws import Citation, LegalBasis
from cms.domain.licensing.offices import Office, Recourse
from cms.domain.licensing.requirements import Need, Requirement
from cms.domain.licensing.results import Result
from cms.domain.licensing.services import Goal, Service
from cms.domain.licensing.steps import Block, Step
from cms.domain.texts import NO_TEXT
from cms.licensing.models import (
    FeeParameter,
    GoalRecord,
    LawRecord,
    OfficeHours,
    OfficeRecord,
    OfficeSpecialHours,
    PaymentRecord,
    RecourseRecord,
    RequirementRecord,
    ServiceCase,
    ServiceComplaint,
    ServiceFee,
    ServiceGoal,
    ServiceLaw,
    ServiceNotice,
    ServicePage,
    ServiceResult,
    ServiceRight,
    ServiceSource,
    ServiceStep,
    StepNeed,
)
from cms.licensing.models.columns import SharedFacts, keys_text, span_text, words
from cms.licensing.models.fees import DAY, ENDED
from cms.licensing.models.shared import METHODS

R = TypeVar("R", bound=models.Model)


class SharedEntries:
    """Shared entries by their facts, each table read once; made where there are none."""

    def __init__(self) -> None:
        self._facts = SharedFacts()
        self._tables: dict[type[models.Model], dict[str, tuple[Any, object]]] = {}

    def law(self, fact: LegalBasis) -> LawRecord:
        values = {
            "name": fact.name,
            "url": fact.url,
            "status": fact.status.value,
            "is_sample": fact.is_sample,
            **words("subject", fact.subject),
            **words("note", fact.note),
        }
        return self._entry(LawRecord, fact.key, fact, values)

    def requirement(self, fact: Requirement) -> RequirementRecord:
        values = {"form_url": fact.form_url, **words("name", fact.name), **words("issuer", fact.issuer), **words("note", fact.note)}
        return self._entry(RequirementRecord, fact.key, fact, values)

    def goal(self, fact: Goal) -> GoalRecord:
        return self._entry(GoalRecord, fact.key, fact, words("name", fact.name))

    def payment(self, fact: Payment) -> PaymentRecord:
        """Payees have no key of their own in facts; it is made from their words."""
        methods = {column: method in fact.methods for method, column in METHODS.items()}
        values = {**methods, **words("name", fact.payee), **words("receipt", fact.receipt)}
        return self._entry(PaymentRecord, _key(fact.payee.original), fact, values)

    def recourse(self, fact: Recourse) -> RecourseRecord:
        values = {
            "office": self.office(fact.office),
            "phone": fact.phone,
            "email": fact.email,
            "url": fact.url,
            **words("name", fact.name),
            **words("superior", fact.superior),
        }
        return self._entry(RecourseRecord, _key(fact.name.original), fact, values)

    def office(self, fact: Office | None) -> OfficeRecord | None:
        if fact is None:
            return None
        values = {
            "phone": fact.phone,
            "email": fact.email,
            "url": fact.url,
            "is_sample": fact.is_sample,
            **words("name", fact.name),
            **words("address", fact.address),
            **words("access", fact.access),
        }
        hours = [OfficeHours(weekday=one.weekday, opens=one.opens, closes=one.closes) for one in fact.hours]
        special = [
            OfficeSpecialHours(first=one.first, last=one.last, opens=one.opens, closes=one.closes, **words("reason", one.reason))
            for one in fact.exceptions
        ]
        return self._entry(OfficeRecord, fact.key, fact, values, hours=_ordered(hours), exceptions=_ordered(special))

    def _entry(self, model: type[R], key: str, fact: object, values: dict[str, Any], **children: list[Any]) -> R:
        """The entry with that key, made when it is not there. Raises InconsistentData when it says something else."""
        table = self._table(model)
        if key not in table:
            record: Any = model(key=key, **values)
            for name, rows in children.items():
                getattr(record, name).set(rows)
            record.save()
            table[key] = (record, fact)
        record, said = table[key]
        if said != fact:
            raise InconsistentData(f"{model._meta.verbose_name} {key} sudah ada dengan isi lain. Samakan dulu, atau pakai kode lain.")
        return record  # type: ignore[no-any-return]  # what the table of that model holds

    def _table(self, model: type[R]) -> dict[str, tuple[Any, object]]:
        if model not in self._tables:
            rows: Any = model._default_manager.prefetch_related(*model.INNER)  # type: ignore[attr-defined]  # every SharedRecord has it
            self._tables[model] = {row.key: (row, row.fact(self._facts)) for row in rows}
        return self._tables[model]


def _key(text: str) -> str:
    return slugify(text)[:100]


def _ordered(rows: Iterable[R]) -> list[R]:
    found = list(rows)
    for number, row in enumerate(found):
        row.sort_order = number  # type: ignore[attr-defined]  # Orderable's own column
    return found


def _cited(name: str, fact: Citation | None, entries: SharedEntries) -> dict[str, Any]:
    return {f"{name}_law": entries.law(fact.basis) if fact else None, f"{name}_article": fact.article if fact else ""}


def right_values(fact: Right, entries: SharedEntries) -> dict[str, Any]:
    return {"party": fact.party.value, "claim": fact.claim.value, **words("words", fact.words), **_cited("citation", fact.citation, entries)}


class Filling:
    """Puts a whole service into a page object. Shared entries are saved where they are new; nothing of the page is."""

    def __init__(self, page: ServicePage) -> None:
        self._page, self._entries = page, SharedEntries()

    def fill(self, service: Service) -> None:
        """Puts a whole service into a page object; nothing of the page is saved here."""
        for name, value in {**self._own_values(service), **self._standard_values(service), **self._vouching_values(service)}.items():
            setattr(self._page, name, value)
        self._page.goals.set(_ordered(ServiceGoal(goal=self._entries.goal(one)) for one in service.goals))
        self._page.cases.set(
            _ordered(ServiceCase(key=one.key, **words("question", one.question), **words("answer", one.answer)) for one in service.cases)
        )
        self._page.steps.set(
            _ordered(self._step(step, block if number == 0 else None) for block in service.blocks for number, step in enumerate(block.steps))
        )
        self._page.fees.set(_ordered(self._fees(service.fees)))
        self._page.results.set(_ordered(self._result(one) for one in service.results))
        self._page.laws.set(_ordered(ServiceLaw(law=self._entries.law(one.basis), article=one.article) for one in service.legal_bases))
        self._page.complaints.set(_ordered(ServiceComplaint(recourse=self._entries.recourse(one)) for one in service.complaints))
        self._page.rights.set(_ordered(ServiceRight(**right_values(one, self._entries)) for one in service.rights))
        self._page.notices.set(
            _ordered(ServiceNotice(first=one.validity.first, last=one.validity.last, **words("words", one.words)) for one in service.notices)
        )
        self._page.sources.set(
            _ordered(ServiceSource(title=one.title, supports=one.supports, url=one.url, dated=one.dated) for one in service.sources)
        )

    def _own_values(self, service: Service) -> dict[str, Any]:
        limit, repeal = service.time, service.repeal
        return {
            "slug": service.slug,
            **words("title", service.name),
            "short_name": service.short_name,
            **words("summary", service.summary),
            **words("sector", service.sector),
            **words("audience", service.audience),
            "office": self._entries.office(service.office),
            "status": service.status.value,
            "is_sample": service.is_sample,
            **_cited("repeal", repeal.citation if repeal else None, self._entries),
            "repealed_on": repeal.on if repeal else None,
            "replaced_by": repeal.replaced_by if repeal else "",
            **words("repeal_note", repeal.note if repeal else NO_TEXT),
            "promise": span_text(limit.span) if limit else "",
            "promise_words": limit.words if limit else "",
            **_cited("promise_citation", limit.citation if limit else None, self._entries),
            "promise_is_sample": bool(limit and limit.is_sample),
            "requires": keys_text(service.requires),
            "related": keys_text(service.related),
            **words("note", service.note),
        }

    def _standard_values(self, service: Service) -> dict[str, Any]:
        standard, evaluation = service.standard, service.standard.evaluation
        texts = {name: getattr(standard, name) for name in ("facilities", "competence", "supervision", "service_guarantee", "safety_guarantee")}
        return {
            **{column: value for name, said in texts.items() for column, value in words(name, said).items()},
            "staff_count": standard.staff_count,
            **words("evaluation", evaluation.words if evaluation else NO_TEXT),
            "evaluation_score": number_spelled(evaluation.score) if evaluation and evaluation.score is not None else "",
            "evaluation_on": evaluation.on if evaluation else None,
            "evaluation_url": evaluation.url if evaluation else "",
            **words("pledge", service.pledge),
        }

    def _vouching_values(self, service: Service) -> dict[str, Any]:
        certified = service.certification
        return {
            **words("certified_by", certified.by if certified else NO_TEXT),
            "certified_on": certified.on if certified else None,
            "review_by": certified.review_by if certified else None,
            "certificate_number": certified.number if certified else "",
        }

    def _step(self, step: Step, begins: Block | None) -> ServiceStep:
        times = step.times
        record = ServiceStep(
            key=step.key,
            relation=step.relation.value,
            is_optional=step.is_optional,
            channel=step.channel.value,
            url=step.url,
            in_person=step.in_person,
            proxy=step.proxy,
            office=self._entries.office(step.office),
            recourse=self._entries.recourse(step.recourse) if step.recourse else None,
            queue=span_text(times.queue) if times else "",
            counter=span_text(times.counter) if times else "",
            until_next=span_text(times.until_next) if times else "",
            time_words=times.words if times else "",
            time_is_sample=bool(times and times.is_sample),
            only_for=keys_text(step.only_for),
            **words("name", step.name),
            **words("description", step.description),
            **words("proxy_note", step.proxy_note),
            **words("unit", step.unit),
            **_cited("time", times.citation if times else None, self._entries),
            **(self._block_values(begins) if begins else {}),
        )
        record.needs.set(_ordered(self._need(need) for need in step.needs))
        return record

    def _block_values(self, block: Block) -> dict[str, Any]:
        return {
            "block_key": block.key,
            "block_relation": block.relation.value,
            "block_is_optional": block.is_optional,
            **words("block_name", block.name),
            **words("block_description", block.description),
        }

    def _need(self, need: Need) -> StepNeed:
        return StepNeed(
            requirement=self._entries.requirement(need.requirement),
            originals=need.originals,
            copies=need.copies,
            legalised=need.legalised,
            only_for=keys_text(need.only_for),
            group=need.group,
            option=need.option,
            result_of=need.result_of,
            **words("only_if", need.only_if),
            **words("note", need.note),
            **_cited("citation", need.citation, self._entries),
        )

    def _fees(self, fees: tuple[Fee, ...]) -> Iterator[ServiceFee]:
        """Each period by its first day; and for a fee that ends and is not followed, a record that says so."""
        yield from (self._fee(fee) for fee in fees)
        for periods in series(fees).values():
            newest = periods[-1]
            if newest.validity.last is not None:
                ended = self._fee(newest)
                ended.kind, ended.valid_from, ended.amount = ENDED, newest.validity.last + DAY, None
                yield ended

    def _fee(self, fee: Fee) -> ServiceFee:
        formula = fee.formula
        record = ServiceFee(
            key=fee.key,
            kind=fee.kind.value,
            valid_from=fee.validity.first,
            amount=None if fee.amount is None else to_minor(fee.amount),
            currency=fee.currency,
            formula=formula.text if formula else "",
            words=fee.words,
            payment=self._entries.payment(fee.payment) if fee.payment else None,
            step=fee.step,
            only_for=keys_text(fee.only_for),
            is_sample=fee.is_sample,
            **words("name", fee.name),
            **words("per", fee.per),
            **words("reason", fee.reason),
            **words("only_if", fee.only_if),
            **_cited("citation", fee.citation, self._entries),
        )
        if formula:
            record.rounding_mode = formula.rounding.mode.value
            record.rounding_quantum = number_spelled(formula.rounding.quantum)
            record.examples = examples_spelled(formula.examples)
            record.parameters.set(
                _ordered(
                    FeeParameter(
                        name=one.name,
                        least=number_spelled(one.least),
                        most=number_spelled(one.most),
                        decimals=one.decimals,
                        choices=choices_spelled(one.choices),
                        **words("label", one.label),
                        **words("unit", one.unit),
                    )
                    for one in formula.parameters
                )
            )
        return record

    def _result(self, result: Result) -> ServiceResult:
        return ServiceResult(
            key=result.key,
            is_final=result.is_final,
            step=result.step,
            holds=result.holds.value,
            validity=span_text(result.validity),
            words=result.words,
            renew_from=span_text(result.renew_from),
            renew_until=span_text(result.renew_until),
            sample_url=result.sample_url,
            **words("name", result.name),
            **words("condition", result.condition),
            **_cited("citation", result.citation, self._entries),
        )
