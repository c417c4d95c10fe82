"""Facts made quickly are the same facts: equal, closed, complete."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass

import pytest

from cms.domain.quick import quick


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    name: str
    amount: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    amount: int

    def __post_init__(self) -> None:
        raise ValueError


def test_a_fact_made_quickly_equals_one_made_as_usual():
    made = quick(Fact)("Belanja", 5)

    assert made == Fact(name="Belanja", amount=5)
    assert (type(made), hash(made), repr(made)) == (Fact, hash(Fact(name="Belanja", amount=5)), repr(Fact(name="Belanja", amount=5)))


def test_it_cannot_be_changed_afterwards():
    made = quick(Fact)("Belanja", 5)

    with pytest.raises(FrozenInstanceError):
        made.amount = 1


def test_a_value_too_few_or_too_many_is_refused():
    for wrong in (("Belanja",), ("Belanja", 5, 6)):
        with pytest.raises(TypeError):
            quick(Fact)(*wrong)


def test_a_fact_that_checks_itself_is_never_made_without_its_check():
    with pytest.raises(TypeError, match="checks itself"):
        quick(Checked)
