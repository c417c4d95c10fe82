"""What a service costs: fees in force with their article, worked examples, earlier and coming periods, and who may take the money."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.faults import Fault
from cms.domain.formulas.definition import Formula, Parameter, as_json, worked_examples
from cms.domain.formulas.parsing import parse
from cms.domain.licensing.fees import Fee, FeeKind, Payment, fees_on, series
from cms.domain.licensing.services import Service
from cms.domain.licensing.totals import Totals
from cms.domain.texts import Text
from site_static import addresses
from site_static.views.licensing import saying
from site_static.views.licensing.way import answers_of, law_of
from site_static.words import Label, Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """One line of a tariff's table. key is its number as the definition spells it."""

    key: str
    number: Decimal
    words: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterView:
    """What a reader must know to reckon the fee. bounds says what may be entered."""

    name: str
    label: Text
    unit: Text
    bounds: Phrase | None
    choices: tuple[ChoiceView, ...]
    # What the calculator starts with: the input of the first example, in plain decimal notation.
    start: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleView:
    """One worked example: what is entered, in the order of the parameters, and what is to be paid."""

    inputs: tuple[Label, ...]
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaView:
    """A rule instead of an amount. definition is the JSON that the browser reckons with; "" for a draft whose formula cannot be read."""

    text: str
    parameters: tuple[ParameterView, ...]
    rounding: Phrase
    examples: tuple[ExampleView, ...]
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A fee as it was or will be, in another period."""

    statement: Phrase
    words: str
    first: date
    last: date | None
    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeView:
    """One fee in force."""

    anchor: str
    name: Text
    kind: str
    statement: Phrase
    reason: Text
    words: str
    only_for: tuple[Text, ...]
    only_if: Text
    law: str
    since: date
    until: date | None
    formula: FormulaView | None
    is_sample: bool
    earlier: tuple[Period, ...]
    coming: tuple[Period, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Payee:
    """Who may take money, how, and which receipt one gets."""

    payee: Text
    methods: tuple[Phrase, ...]
    receipt: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyBox:
    """Who may take money. answer is the sentence that a reader can hold up to whoever asks for more."""

    answer: tuple[Phrase, ...]
    payees: tuple[Payee, ...]


def fees_of(service: Service, day: date) -> tuple[FeeView, ...]:
    """The fees in force that day, each with its other periods."""
    periods = series(service.fees)
    return tuple(_fee(service, fee, periods[(fee.key, fee.only_for)], number) for number, fee in enumerate(fees_on(service.fees, day), start=1))


def money_box(service: Service, found: Totals, day: date) -> MoneyBox:
    """Free is said in words; where nothing says who may take money, that is said too."""
    paid = [fee for fee in fees_on(service.fees, day) if fee.kind is not FeeKind.FREE]
    payments = dict.fromkeys(fee.payment for fee in paid if fee.payment)
    return MoneyBox(
        answer=tuple(_answer(found, paid, has_payee=bool(payments))),
        payees=tuple(_payee(payment) for payment in payments),
    )


def _answer(found: Totals, paid: list[Fee], *, has_payee: bool) -> Iterator[Phrase]:
    if found.is_free:
        yield phrase("money.nobody", amount=Decimal(0))
    elif not paid:
        yield phrase("money.unsaid")
    else:
        yield phrase("money.only-these" if has_payee else "money.no-payee")
    yield phrase("money.no-cash")


def _payee(payment: Payment) -> Payee:
    return Payee(payee=payment.payee, methods=tuple(phrase(f"method.{one.value}") for one in payment.methods), receipt=payment.receipt)


def _fee(service: Service, fee: Fee, periods: Iterable[Fee], number: int) -> FeeView:
    others = [one for one in periods if one.validity != fee.validity]
    return FeeView(
        anchor=f"biaya-{number}-{addresses.slug(fee.key)}",
        name=fee.name,
        kind=fee.kind.value,
        statement=saying.fee_statement(fee),
        reason=fee.reason,
        words=fee.words,
        only_for=answers_of(service, fee.only_for),
        only_if=fee.only_if,
        law=law_of(fee.citation),
        since=fee.validity.first,
        until=fee.validity.last,
        formula=formula_view(fee.formula) if fee.formula else None,
        is_sample=fee.is_sample,
        earlier=tuple(_period(one) for one in reversed(others) if one.validity.first < fee.validity.first),
        coming=tuple(_period(one) for one in others if one.validity.first > fee.validity.first),
    )


def _period(fee: Fee) -> Period:
    statement = saying.fee_statement(fee)
    if fee.formula:
        statement = phrase("fee.formula-text", formula=fee.formula.text)
    return Period(statement=statement, words=fee.words, first=fee.validity.first, last=fee.validity.last, law=law_of(fee.citation))


def formula_view(formula: Formula) -> FormulaView:
    return FormulaView(
        text=formula.text,
        parameters=tuple(_parameter(one, dict(formula.examples[0]) if formula.examples else {}) for one in formula.parameters),
        rounding=phrase(f"rounding.{formula.rounding.mode.value}", quantum=formula.rounding.quantum),
        examples=tuple(
            ExampleView(inputs=tuple(_input(formula, dict(example.inputs), one) for one in formula.parameters), amount=example.amount)
            for example in worked_examples(formula)
        ),
        definition="" if isinstance(parse(formula.text), Fault) else json.dumps(as_json(formula), separators=(",", ":")),
    )


def _parameter(one: Parameter, example: dict[str, Decimal]) -> ParameterView:
    start = example.get(one.name, one.least)
    return ParameterView(
        name=one.name,
        label=one.label,
        unit=one.unit,
        bounds=None if one.choices else _bounds(one),
        choices=tuple(ChoiceView(key=f"{choice.value:f}", number=choice.value, words=choice.label) for choice in one.choices),
        start=f"{start:f}",
    )


def _bounds(one: Parameter) -> Phrase:
    if one.decimals:
        return phrase("formula.bounds-decimals", least=one.least, most=one.most, decimals=one.decimals)
    return phrase("formula.bounds", least=one.least, most=one.most)


def _input(formula: Formula, inputs: dict[str, Decimal], one: Parameter) -> Label:
    """An input as a reader says it: a number with its unit, or the words of the choice."""
    value = inputs[one.name]
    chosen = next((choice.label for choice in one.choices if choice.value == value), None)
    if chosen:
        return chosen
    return phrase("formula.with-unit", number=value, unit=one.unit) if one.unit else phrase("formula.number", number=value)
