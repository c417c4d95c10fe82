"""A tree and a reader's inputs -> an amount, or the fault that keeps it from having one.

Every step is an exact fraction; only the rule of rounding, said in the definition, brings the result to rupiah. What may go wrong
(division by zero, a negative amount, one that no column holds) is a fault with a sentence, never an exception for the caller.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cms.domain.amounts import LARGEST_MINOR
from cms.domain.faults import Fault, fault
from cms.domain.formulas.parsing import Node

# The largest amount that storage holds: 92,233,720,368,547,758.07.
LARGEST = Decimal(LARGEST_MINOR).scaleb(-2)


class RoundingMode(enum.Enum):
    """What becomes of a result between two multiples of the quantum. Results are never negative, so up is away from zero."""

    UP = "up"
    DOWN = "down"
    HALF_UP = "half-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """The legal rule: to a multiple of quantum rupiah (1, 100, 1000 ...)."""

    mode: RoundingMode = RoundingMode.HALF_UP
    quantum: Decimal = Decimal("1.00")


class _Refused(Exception):
    """Becomes a Fault; never leaves this module."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def reckon(tree: Node, inputs: Mapping[str, Decimal], rounding: Rounding) -> Decimal | Fault:
    """The amount with two decimals. inputs holds every parameter of the tree."""
    try:
        exact = _value(tree, {name: Fraction(value) for name, value in inputs.items()})
    except _Refused as refused:
        return fault(refused.code, inputs=_spelled(inputs))
    if exact < 0:
        return fault("formula.negative", inputs=_spelled(inputs))
    amount = _multiple(exact, Fraction(rounding.quantum), rounding.mode)
    if amount > Fraction(LARGEST):
        return fault("formula.too-large", inputs=_spelled(inputs))
    return Decimal(int(amount * 100)).scaleb(-2)


def _spelled(inputs: Mapping[str, Decimal]) -> str:
    """The inputs as a sentence shows them: "luas = 12,5; kelas = 2"."""
    return "; ".join(f"{name} = {f'{value:f}'.replace('.', ',')}" for name, value in inputs.items())


def _value(node: Node, inputs: Mapping[str, Fraction]) -> Fraction:
    match node.operation:
        case "number":
            return Fraction(node.value)
        case "parameter":
            return inputs[node.value]
        case "if":
            condition, yes, no = node.arguments
            # The branch not taken is not reckoned: jika(n > 0; a / n; 0) never divides by zero.
            return _value(yes if _holds(condition, inputs) else no, inputs)
    return _combined(node.operation, [_value(one, inputs) for one in node.arguments])


def _combined(operation: str, values: list[Fraction]) -> Fraction:
    first, second = values[0], values[1] if len(values) > 1 else Fraction(1)
    match operation:
        case "+":
            return first + second
        case "-":
            return first - second
        case "*":
            return first * second
        case "/":
            return _quotient(first, second)
        case "negative":
            return -first
        case "percent":
            return first / 100
        case "min":
            return min(values)
        case "max":
            return max(values)
    return _multiple(first, second, _MODES[operation])


_MODES = {"ceil": RoundingMode.UP, "floor": RoundingMode.DOWN, "round": RoundingMode.HALF_UP}


def _quotient(dividend: Fraction, divisor: Fraction) -> Fraction:
    if not divisor:
        raise _Refused("formula.divides-by-zero")
    return dividend / divisor


def _multiple(value: Fraction, quantum: Fraction, mode: RoundingMode) -> Fraction:
    """The multiple of quantum at, above or below the value. Half-up is floor(x + 1/2), also below zero, so that any language can repeat it."""
    count = _quotient(value, quantum)
    match mode:
        case RoundingMode.UP:
            whole = math.ceil(count)
        case RoundingMode.DOWN:
            whole = math.floor(count)
        case RoundingMode.HALF_UP:
            whole = math.floor(count + Fraction(1, 2))
    return whole * quantum


def _holds(condition: Node, inputs: Mapping[str, Fraction]) -> bool:
    left, right = (_value(one, inputs) for one in condition.arguments)
    match condition.operation:
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right
        case "=":
            return left == right
    return left != right
