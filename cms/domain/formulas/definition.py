"""What a fee formula is: its text, its parameters with unit and bounds, its rule of rounding, worked examples; and its checks.

The one definition is reckoned here (build, API, checks) and, from as_json(), in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from cms.domain.faults import Fault, fault
from cms.domain.formulas.parsing import NAME, RESERVED, Node, number_of, parse
from cms.domain.formulas.reckoning import LARGEST, Rounding, reckon
from cms.domain.texts import NO_TEXT, Text

# Bounds beyond this are a slip of the hand, and would make every trial too large.
LARGEST_INPUT = Decimal(10) ** 15
MOST_TRIALS = 2000
_TYPED = re.compile(r"-?[0-9.,]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of a tariff's table: what the reader picks and the number that it stands for."""

    value: Decimal
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a reader must know to reckon the fee: an amount between two bounds, or one of several choices."""

    name: str
    label: Text
    unit: Text = NO_TEXT
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    decimals: int = 0
    choices: tuple[Choice, ...] = ()

    def fault_of(self, value: Decimal) -> Fault | None:
        """Why the value cannot be taken; None when it can."""
        if self.choices:
            return None if any(value == one.value for one in self.choices) else fault("input.choice", self.name, found=_written(value))
        if not value.is_finite() or not self.least <= value <= self.most:
            return fault("input.outside", self.name, found=value, least=_written(self.least), most=_written(self.most))
        exponent = value.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self.decimals:
            return fault("input.decimals", self.name, found=_written(value), decimals=self.decimals)
        return None


Inputs = tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """`text` over `parameters`, brought to rupiah by `rounding`. examples: inputs whose amounts are printed as a table."""

    text: str
    parameters: tuple[Parameter, ...] = ()
    rounding: Rounding = Rounding()
    examples: tuple[Inputs, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedExample:
    """One line of the printed table."""

    inputs: Inputs
    amount: Decimal


def amount_of(formula: Formula, inputs: Mapping[str, Decimal]) -> Decimal | Fault:
    """The fee for a reader's inputs, or the first thing that is wrong with them."""
    tree = parse(formula.text)
    if isinstance(tree, Fault):
        return tree
    for parameter in formula.parameters:
        if parameter.name not in inputs:
            return fault("input.missing", parameter.name, name=parameter.label.original or parameter.name)
        if found := parameter.fault_of(inputs[parameter.name]):
            return found
    names = [parameter.name for parameter in formula.parameters]
    for name in inputs:
        if name not in names:
            return fault("input.unknown", name, name=name)
    if unknown := sorted(tree.parameters() - set(names)):
        return fault("formula.unknown-parameter", name=unknown[0])
    return reckon(tree, inputs, formula.rounding)


def typed_number(text: str) -> Decimal | None:
    """What a reader typed, in Indonesian notation (1.250,5); None when it is no number."""
    plain = "".join(text.split())
    if not _TYPED.fullmatch(plain):
        return None
    digits = number_of(plain.removeprefix("-"))
    return None if digits is None else Decimal(f"-{digits}" if plain.startswith("-") else digits)


def worked_examples(formula: Formula) -> tuple[WorkedExample, ...]:
    """The printed table. Examples that have no amount are left to faults_of(), which blocks them."""
    found = ((inputs, amount_of(formula, dict(inputs))) for inputs in formula.examples)
    return tuple(WorkedExample(inputs=inputs, amount=amount) for inputs, amount in found if isinstance(amount, Decimal))


def as_json(formula: Formula) -> dict[str, object]:
    """What the browser reckons with: numbers as decimal strings, the tree as lists. Raises ValueError for a formula with faults."""
    tree = parse(formula.text)
    if isinstance(tree, Fault):
        raise ValueError(tree.sentence("en"))
    return {
        "parameters": [
            {
                "name": one.name,
                "least": f"{one.least:f}",
                "most": f"{one.most:f}",
                "decimals": one.decimals,
                "choices": [f"{choice.value:f}" for choice in one.choices],
            }
            for one in formula.parameters
        ],
        "tree": tree.as_json(),
        "rounding": {"mode": formula.rounding.mode.value, "quantum": f"{formula.rounding.quantum:f}"},
        "largest": f"{LARGEST:f}",
    }


def faults_of(formula: Formula) -> tuple[Fault, ...]:
    """Everything that keeps the formula from being published, each with its place in the formula."""
    found = [*_parameter_faults(formula.parameters)]
    if formula.rounding.quantum <= 0 or formula.rounding.quantum % Decimal("0.01"):
        found.append(fault("formula.quantum", "rounding", found=_written(formula.rounding.quantum)))
    tree = parse(formula.text)
    if isinstance(tree, Fault):
        return (*found, Fault(code=tree.code, place="text", details=tree.details))
    names = [one.name for one in formula.parameters]
    found += [fault("formula.unknown-parameter", "text", name=name) for name in sorted(tree.parameters() - set(names))]
    found += [fault("formula.unused-parameter", f"parameters.{name}", name=name) for name in names if name not in tree.parameters()]
    if not found:
        found += [*_trial_faults(formula, tree), *_example_faults(formula)]
    return tuple(found)


def _parameter_faults(parameters: Iterable[Parameter]) -> Iterator[Fault]:
    seen = set()
    for one in parameters:
        place = f"parameters.{one.name}"
        if not NAME.fullmatch(one.name) or one.name in RESERVED:
            yield fault("parameter.name", place, found=one.name)
        if one.name in seen:
            yield fault("parameter.twice", place, name=one.name)
        seen.add(one.name)
        if not one.label:
            yield fault("parameter.label", place, name=one.name)
        if one.choices:
            if len({choice.value for choice in one.choices}) < max(2, len(one.choices)):
                yield fault("parameter.choices", place, name=one.name)
        elif not _are_bounds(one):
            yield fault("parameter.bounds", place, name=one.name)


def _are_bounds(one: Parameter) -> bool:
    finite = one.least.is_finite() and one.most.is_finite()
    return finite and one.least < one.most and max(abs(one.least), abs(one.most)) <= LARGEST_INPUT and one.decimals >= 0


def _trial_faults(formula: Formula, tree: Node) -> Iterator[Fault]:
    """Tries the ends, the middle and zero of every parameter: what goes wrong there would go wrong for a reader."""
    told = set()
    for inputs in _trials(formula.parameters):
        outcome = reckon(tree, inputs, formula.rounding)
        if isinstance(outcome, Fault) and outcome.code not in told:
            told.add(outcome.code)
            yield Fault(code=outcome.code, place="text", details=outcome.details)


def _trials(parameters: tuple[Parameter, ...]) -> Iterator[dict[str, Decimal]]:
    names = [one.name for one in parameters]
    values = [_trial_values(one) for one in parameters]
    count = 1
    for one in values:
        count *= len(one)
    if count <= MOST_TRIALS:
        yield from (dict(zip(names, chosen, strict=True)) for chosen in product(*values))
        return
    # Too many to try all together: each parameter through its values while the others stand at one end.
    for end in (0, -1):
        base = {name: one[end] for name, one in zip(names, values, strict=True)}
        for name, one in zip(names, values, strict=True):
            yield from (base | {name: value} for value in one)


def _trial_values(parameter: Parameter) -> list[Decimal]:
    if parameter.choices:
        return sorted(choice.value for choice in parameter.choices)
    middle = ((parameter.least + parameter.most) / 2).quantize(Decimal(1).scaleb(-parameter.decimals))
    inside = [value for value in (Decimal(0), Decimal(1), middle) if parameter.least <= value <= parameter.most]
    return sorted({parameter.least, parameter.most, *inside})


def _example_faults(formula: Formula) -> Iterator[Fault]:
    for number, inputs in enumerate(formula.examples, start=1):
        outcome = amount_of(formula, dict(inputs))
        if isinstance(outcome, Fault):
            yield fault("formula.example", f"examples.{number}", number=number, why=outcome.sentence())


def _written(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")
