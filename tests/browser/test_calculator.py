"""The fee calculator gives the very rupiah that Python gives, opened from a file, and what a reader types wrong is said."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from cms.demo.licences import sample_services
from cms.domain.faults import Fault
from cms.domain.formulas.definition import Formula, amount_of, as_json
from cms.domain.licensing.fees import FeeKind
from site_static.words import Words
from tests.support.services import FORMULA
from tests.unit.domain.test_formulas import CASES

PAGE = "perizinan/izin-contoh/index.html"


def sample_formulas() -> list[Formula]:
    """Those of the sample city's own licences."""
    fees = [fee for service in sample_services() for fee in service.fees if fee.kind is FeeKind.FORMULA]
    return [fee.formula for fee in fees if fee.formula]


def random_inputs(one: Formula, dice: random.Random) -> dict[str, Decimal]:
    """Any that a reader may enter: within the bounds, with no more decimals than there may be."""
    return {
        each.name: dice.choice(each.choices).value
        if each.choices
        else Decimal(dice.randint(int(each.least.scaleb(each.decimals)), int(each.most.scaleb(each.decimals)))).scaleb(-each.decimals)
        for each in one.parameters
    }


def test_a_thousand_random_inputs_give_the_same_rupiah_in_the_browser(open_page):
    dice = random.Random(20261126)
    formulas = [*CASES, *sample_formulas()]
    trials = [(one, random_inputs(one, dice)) for one in formulas for _ in range(1 + 1000 // len(formulas))]
    asked = [[as_json(one), {name: f"{value:f}" for name, value in inputs.items()}] for one, inputs in trials]

    answered = open_page(PAGE).evaluate("asked => asked.map(([definition, inputs]) => reckon(definition, inputs))", asked)

    ours = [amount_of(one, inputs) for one, inputs in trials]
    assert len(ours) >= 1000
    assert answered == [{"fault": one.code} if isinstance(one, Fault) else {"amount": str(one)} for one in ours]
    assert {one.code for one in ours if isinstance(one, Fault)} <= {"formula.divides-by-zero", "formula.negative", "formula.too-large"}
    assert sum(isinstance(one, Decimal) for one in ours) > 600


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_a_reader_types_gives_what_python_gives(open_page, language):
    """In the signs of the page's language."""
    page = open_page(PAGE if language == "id" else f"en/{PAGE}")
    words = Words(language)
    dice = random.Random(7)

    for _ in range(50):
        inputs = random_inputs(FORMULA, dice)
        page.fill("form.calculator input[name=luas]", words.decimal(inputs["luas"]))
        page.select_option("form.calculator select[name=kelas]", f"{inputs['kelas']:f}")

        amount = amount_of(FORMULA, inputs)
        assert isinstance(amount, Decimal)
        assert page.inner_text("form.calculator output") == words.money(amount)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Isi angka"),
        ("dua", "Isi angka"),
        ("1.5", "Isi angka"),
        ("101", "di luar batas"),
        ("0,99", "di luar batas"),
        ("-5", "di luar batas"),
        ("2,345", "terlalu banyak"),
        ("2,340", "Rp"),
        ("1e1", "Isi angka"),
    ],
)
def test_what_cannot_be_reckoned_is_said(open_page, typed, said):
    page = open_page(PAGE)

    page.fill("form.calculator input[name=luas]", typed)

    assert said in page.inner_text("form.calculator output")


def test_without_scripts_worked_examples_stand_in_its_place(open_page):
    page = open_page(PAGE, script=False)

    assert not page.is_visible("form.calculator")
    assert "Rp46.900,00" in page.inner_text("table.examples")


def test_the_calculator_starts_with_the_first_example(open_page):
    page = open_page(PAGE)

    assert page.input_value("form.calculator input[name=luas]") == "2,5"
    assert page.inner_text("form.calculator output") == "Rp46.900,00"
