"""A fee formula reads as the law writes it, reckons to the exact rupiah, and refuses with a sentence what it cannot do."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from cms.domain.faults import Fault
from cms.domain.formulas.definition import Choice, Formula, Parameter, amount_of, as_json, faults_of, typed_number, worked_examples
from cms.domain.formulas.parsing import MOST_CHARACTERS, Node, parse
from cms.domain.formulas.reckoning import Rounding, RoundingMode
from cms.domain.texts import Text
from tests.support.services import FORMULA

SEN = Rounding(quantum=Decimal("0.01"))
TWIN = Path(__file__).parents[3] / "site_static" / "assets" / "calculator.js"


def parameter(name: str, least: str = "0", most: str = "1000", decimals: int = 2) -> Parameter:
    return Parameter(name=name, label=Text.of(id=name.title()), least=Decimal(least), most=Decimal(most), decimals=decimals)


def formula(text: str, *names: str, rounding: Rounding = SEN) -> Formula:
    return Formula(text=text, parameters=tuple(parameter(name) for name in names), rounding=rounding)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.250.000", "1250000.00"),
        ("0,45 * 1000", "450.00"),
        ("2 + 3 * 4", "14.00"),
        ("(2 + 3) * 4", "20.00"),
        ("100 - 10 - 1", "89.00"),
        ("100 / 10 / 2", "5.00"),
        ("25% * 200", "50.00"),
        ("200 - 200 * 10%", "180.00"),
        ("10 - -5", "15.00"),
        ("7 × 3 ÷ 2", "10.50"),
        ("12 : 4", "3.00"),
        ("3 x 5 X 2", "30.00"),
        ("min(3; 2; 5)", "2.00"),
        ("maks(3; 2)", "3.00"),
        ("bulat_atas(10,1)", "11.00"),
        ("bulat_bawah(1.999; 1.000)", "1000.00"),
        ("bulat(2,5)", "3.00"),
        ("jika(3 >= 3; 1; 2)", "1.00"),
        ("jika(3 <> 3; 1; 2)", "2.00"),
        ("jika(0 = 0; 5; 1 / 0)", "5.00"),
        ("1 / 3 * 3", "1.00"),
    ],
)
def test_a_formula_is_reckoned_as_it_is_read_aloud(text, amount):
    assert str(amount_of(formula(text), {})) == amount


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "formula.empty"),
        ("0.45 * 10", "formula.number"),
        ("1.25.000", "formula.number"),
        ("1,2,3", "formula.number"),
        ("luas *", "formula.ends-early"),
        ("* luas", "formula.unexpected"),
        ("(luas", "formula.bracket"),
        ("luas)", "formula.unexpected"),
        ("luas luas", "formula.unexpected"),
        ("luas > 3", "formula.unexpected"),
        ("jika(luas; 1; 2)", "formula.condition"),
        ("min(1)", "formula.arguments"),
        ("min", "formula.arguments"),
        ("akar(4)", "formula.unknown-function"),
        ("luas ^ 2", "formula.unreadable"),
        ("__import__('os')", "formula.unreadable"),
        ("luas.__class__", "formula.unreadable"),
        ("(" * 40 + "1" + ")" * 40, "formula.too-deep"),
        ("1+" * 150 + "1", "formula.too-long"),
        ("1" * (MOST_CHARACTERS + 1), "formula.too-long"),
    ],
)
def test_a_text_that_is_no_formula_is_refused_with_a_sentence(text, code):
    found = parse(text)

    assert isinstance(found, Fault)
    assert found.code == code
    assert "?" not in found.sentence("id") + found.sentence("en")


def test_a_parameter_that_nobody_declared_is_named():
    (found,) = faults_of(formula("luas * tarif", "luas"))

    assert (found.code, found.place) == ("formula.unknown-parameter", "text")
    assert "tarif" in found.sentence()


def test_a_parameter_that_is_not_used_is_named():
    assert [one.code for one in faults_of(formula("luas", "luas", "tarif"))] == ["formula.unused-parameter"]


@pytest.mark.parametrize(
    ("text", "code", "names"),
    [
        ("100 / luas", "formula.divides-by-zero", ("luas",)),
        ("luas - 500", "formula.negative", ("luas",)),
        ("luas * luas * luas * 1.000.000.000.000", "formula.too-large", ("luas",)),
        ("100 / (luas - lebar)", "formula.divides-by-zero", ("luas", "lebar")),
    ],
)
def test_what_would_go_wrong_for_a_reader_is_found_before_publication(text, code, names):
    found = {one.code: one for one in faults_of(formula(text, *names))}

    assert code in found
    assert "luas = " in found[code].sentence()


def test_a_formula_that_is_sound_within_its_bounds_has_no_faults():
    progressive = formula("jika(luas > 100; 100 * 500 + (luas - 100) * 750; luas * 500)", "luas")

    assert faults_of(progressive) == ()
    assert amount_of(progressive, {"luas": Decimal(120)}) == Decimal("65000.00")


def test_many_parameters_are_still_tried_in_reasonable_number():
    names = [f"p{number}" for number in range(9)]

    assert [one.code for one in faults_of(formula(" + ".join(names) + " - 8.001", *names))] == ["formula.negative"]


@pytest.mark.parametrize(
    ("mode", "amount"),
    [(RoundingMode.UP, "1300.00"), (RoundingMode.DOWN, "1200.00"), (RoundingMode.HALF_UP, "1300.00")],
)
def test_the_rule_of_rounding_is_kept(mode, amount):
    assert str(amount_of(formula("1.250", rounding=Rounding(mode=mode, quantum=Decimal(100))), {})) == amount


def test_rounding_to_a_part_of_a_sen_is_refused():
    assert [one.code for one in faults_of(formula("1", rounding=Rounding(quantum=Decimal("0.001"))))] == ["formula.quantum"]


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({}, "input.missing"),
        ({"luas": "101", "kelas": "1"}, "input.outside"),
        ({"luas": "0.99", "kelas": "1"}, "input.outside"),
        ({"luas": "NaN", "kelas": "1"}, "input.outside"),
        ({"luas": "2.345", "kelas": "1"}, "input.decimals"),
        ({"luas": "2", "kelas": "1.2"}, "input.choice"),
        ({"luas": "2", "kelas": "1", "lain": "1"}, "input.unknown"),
    ],
)
def test_inputs_outside_the_definition_are_refused(inputs, code):
    found = amount_of(FORMULA, {name: Decimal(value) for name, value in inputs.items()})

    assert isinstance(found, Fault)
    assert found.code == code


def test_a_worked_example_shows_what_a_reader_would_pay():
    (example,) = worked_examples(FORMULA)

    # 2.5 m² x 1.5 x 12,500 = 46,875, up to a hundred.
    assert (example.inputs, example.amount) == ((("luas", Decimal("2.5")), ("kelas", Decimal("1.5"))), Decimal("46900.00"))


def test_an_example_outside_the_bounds_is_a_fault():
    wrong = Formula(text=FORMULA.text, parameters=FORMULA.parameters, examples=((("luas", Decimal(500)), ("kelas", Decimal(1))),))

    (found,) = faults_of(wrong)

    assert found.code == "formula.example"
    assert "antara 1 dan 100" in found.sentence()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (Parameter(name="Luas", label=Text.of(id="Luas"), most=Decimal(1)), "parameter.name"),
        (Parameter(name="min", label=Text.of(id="Luas"), most=Decimal(1)), "parameter.name"),
        (Parameter(name="luas", label=Text(), most=Decimal(1)), "parameter.label"),
        (Parameter(name="luas", label=Text.of(id="Luas")), "parameter.bounds"),
        (Parameter(name="luas", label=Text.of(id="Luas"), most=Decimal("1e16")), "parameter.bounds"),
        (Parameter(name="luas", label=Text.of(id="Luas"), choices=(Choice(value=Decimal(1), label=Text.of(id="Satu")),)), "parameter.choices"),
    ],
)
def test_a_parameter_says_what_a_reader_needs_to_fill_in(changed, code):
    assert code in [one.code for one in faults_of(Formula(text="luas", parameters=(changed,)))]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1.250,5", "1250.5"), (" 12 ", "12"), ("-3", "-3"), ("0,5", "0.5"), ("1.5", None), ("12a", None), ("", None), ("1e3", None), ("-", None)],
)
def test_a_reader_types_numbers_as_indonesians_do(typed, number):
    assert typed_number(typed) == (None if number is None else Decimal(number))


def test_the_parsed_form_is_plain_json():
    definition = json.loads(json.dumps(as_json(FORMULA)))

    assert definition["tree"] == ["*", ["*", ["parameter", "luas"], ["parameter", "kelas"]], ["number", "12500"]]
    assert definition["rounding"] == {"mode": "up", "quantum": "100"}
    assert definition["parameters"][1]["choices"] == ["1.5", "1"]


def test_a_formula_with_faults_has_no_parsed_form():
    with pytest.raises(ValueError, match="too early"):
        as_json(formula("luas *", "luas"))


CASES = [
    FORMULA,
    formula("luas * lebar / 3 + 12,5%", "luas", "lebar", rounding=Rounding()),
    formula("jika(luas > 100; maks(luas - 100; lebar) * 1.234,56; bulat_atas(luas / 7; 0,5))", "luas", "lebar"),
    formula("bulat(luas / 3 - lebar) * -1 + 5.000", "luas", "lebar", rounding=Rounding(mode=RoundingMode.DOWN, quantum=Decimal(25))),
    formula("luas / (lebar - 500)", "luas", "lebar"),
    formula("luas * lebar * luas * lebar * luas * lebar", "luas", "lebar"),
    formula("min(luas; lebar; 333,33) x 10.000.000.000", "luas", "lebar", rounding=Rounding(mode=RoundingMode.UP)),
]


def random_inputs(one: Formula, dice: random.Random) -> dict[str, Decimal]:
    return {
        each.name: dice.choice(each.choices).value if each.choices else Decimal(dice.randint(int(each.least * 100), int(each.most * 100))).scaleb(-2)
        for each in one.parameters
    }


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node to run the browser's arithmetic")
def test_a_thousand_random_inputs_give_the_same_rupiah_in_javascript():
    dice = random.Random(20251103)
    trials = [(one, random_inputs(one, dice)) for one in CASES for _ in range(150)]
    asked = [[as_json(one), {name: f"{value:f}" for name, value in inputs.items()}] for one, inputs in trials]

    program = f"const {{reckon}} = require({json.dumps(str(TWIN))});" + (
        "const asked = JSON.parse(require('fs').readFileSync(0));console.log(JSON.stringify(asked.map(([d, i]) => reckon(d, i))));"
    )
    answered = json.loads(subprocess.run(["node", "-e", program], input=json.dumps(asked), capture_output=True, text=True, check=True).stdout)

    ours = [amount_of(one, inputs) for one, inputs in trials]
    assert len(ours) >= 1000
    assert answered == [{"fault": one.code} if isinstance(one, Fault) else {"amount": str(one)} for one in ours]
    assert {one.code for one in ours if isinstance(one, Fault)} <= {"formula.divides-by-zero", "formula.negative", "formula.too-large"}
    assert sum(isinstance(one, Decimal) for one in ours) > 500


def test_reading_keeps_the_shape_of_the_formula():
    assert parse("a + b * c") == Node("+", (Node("parameter", value="a"), Node("*", (Node("parameter", value="b"), Node("parameter", value="c")))))
