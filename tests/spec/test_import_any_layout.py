"""Whatever the layout of a budget: it is read rightly or refused, and a plain one is read without a question.

Layouts are put together at random (tests/support/layouts), each from a seed, so that every run reads the same ones.
"""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

import pytest

from tests.support.layouts.choices import CHOICES, PLAIN, Layout, drawn_layout, goes_together
from tests.support.layouts.judging import Verdict, judged, read, settled, smallest, told, truth_for
from tests.support.layouts.render import render
from tests.support.layouts.truth import Truth

SEEDS = range(600)
AT_ONCE = 50
# Of a hundred layouts, most of them odder than any real file, so many are refused although a person would know what they mean.
MOST_NEEDLESS = 7
# Values that mean a choice for a person, or that add to a table what makes every reader ask.
ASKED_ABOUT = {
    "divided": ("pages",),
    "arranged": ("stacked", "side"),
    "extra": ("draft", "capital"),
    "foot": ("recap", "plan"),
    "slip": CHOICES["slip"][1:],
}


@cache
def layout_of(seed: int) -> Layout:
    chance = random.Random(seed)
    return drawn_layout(chance, calm=chance.uniform(0.4, 0.98))


def verdict(truth: Truth, layout: Layout) -> Verdict:
    rendered = render(truth, layout)
    return judged(rendered, read(rendered, layout))


@cache
def verdict_of(seed: int) -> Verdict:
    layout = layout_of(seed)
    return verdict(truth_for(seed, layout), layout)


def smallest_failure(seed: int) -> str:
    """The least table with the same fault, as text."""
    fault = verdict_of(seed)
    return f"seed {seed}: {told(*smallest(seed, layout_of(seed), lambda truth, layout: verdict(truth, layout) is fault))}"


@pytest.mark.parametrize("first", SEEDS[::AT_ONCE])
def test_no_layout_is_read_wrongly_without_an_error(first):
    wrong = [seed for seed in range(first, first + AT_ONCE) if verdict_of(seed).is_silent]

    assert wrong == [], smallest_failure(wrong[0])


def test_few_layouts_are_refused_that_a_person_would_know():
    found = Counter(map(verdict_of, SEEDS))

    assert found[Verdict.NEEDLESS] * 100 <= MOST_NEEDLESS * len(SEEDS), found


def one_value_each():
    """Plain layouts but for one dimension, and what must go with its value."""
    for name, values in CHOICES.items():
        for value in values:
            layout = settled({**PLAIN, name: value})
            if layout[name] == value and goes_together(layout) and value not in ASKED_ABOUT.get(name, ()):
                yield pytest.param(layout, id=f"{name}-{value}".replace(" ", "-"))


@pytest.mark.parametrize("layout", tuple(one_value_each()))
def test_a_plain_layout_is_read_without_a_question(layout):
    for seed in range(3):
        truth = truth_for(seed, layout)
        assert verdict(truth, layout) is Verdict.RIGHT, told(truth, layout)
