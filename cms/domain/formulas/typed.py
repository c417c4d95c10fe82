"""What staff type for a formula's parameters and examples, one per line, and the same written back.

1,5 = Jalan utama | Main road          a choice: its number, its words, their English
luas = 36; indeks = 0,5                a worked example
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from cms.domain.formulas.definition import Choice, Inputs, typed_number
from cms.domain.texts import Text


def number_typed(text: str) -> Decimal:
    """A number in Indonesian notation. Raises ValueError with what was typed."""
    value = typed_number(text)
    if value is None:
        raise ValueError(text.strip())
    return value


def number_spelled(value: Decimal) -> str:
    """`0,45`; no marks for thousands, so that nothing can be taken for a decimal."""
    return f"{value:f}".replace(".", ",")


def choices_typed(text: str) -> tuple[Choice, ...]:
    """Raises ValueError with the first line that is none."""
    return tuple(_choice(line) for line in text.splitlines() if line.strip())


def _choice(line: str) -> Choice:
    number, equals, words = line.partition("=")
    original, _, english = words.partition("|")
    value = typed_number(number)
    if not equals or value is None or not original.strip():
        raise ValueError(line.strip())
    return Choice(value=value, label=Text.of(id=original.strip(), en=english.strip()))


def choices_spelled(choices: Iterable[Choice]) -> str:
    lines = []
    for choice in choices:
        english = f" | {choice.label.said('en')}" if choice.label.is_translated("en") else ""
        lines.append(f"{number_spelled(choice.value)} = {choice.label.original}{english}")
    return "\n".join(lines)


def examples_typed(text: str) -> tuple[Inputs, ...]:
    """Raises ValueError with the first line that is none."""
    return tuple(_example(line) for line in text.splitlines() if line.strip())


def _example(line: str) -> Inputs:
    inputs = []
    for part in line.split(";"):
        name, equals, number = part.partition("=")
        value = typed_number(number)
        if not equals or value is None or not name.strip():
            raise ValueError(line.strip())
        inputs.append((name.strip(), value))
    return tuple(inputs)


def examples_spelled(examples: Iterable[Inputs]) -> str:
    return "\n".join("; ".join(f"{name} = {number_spelled(value)}" for name, value in inputs) for inputs in examples)
