"""What staff type in one line is read as it was meant, written back the same, and refused when it is something else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cms.domain.formulas.definition import Choice
from cms.domain.formulas.typed import choices_spelled, choices_typed, examples_spelled, examples_typed, number_spelled, number_typed
from cms.domain.licensing.times import Span, Unit, span_typed, spelled
from cms.domain.texts import Text


@pytest.mark.parametrize("unit", Unit)
def test_every_span_is_read_back_as_it_was_written(unit):
    for span in (Span(least=7, most=7, unit=unit), Span(least=0, most=25, unit=unit)):
        assert span_typed(spelled(span)) == span


@pytest.mark.parametrize(("typed", "written"), [("3 – 25  Hari Kerja", "3-25 hari kerja"), ("30 MENIT", "30 menit")])
def test_a_span_may_be_typed_loosely(typed, written):
    assert spelled(span_typed(typed)) == written


@pytest.mark.parametrize("typed", ["", "tujuh hari", "7", "hari 7", "7 hari raya", "7 menit kerja", "1,5 jam", "-3 hari"])
def test_what_is_no_span_is_refused(typed):
    with pytest.raises(ValueError, match="is not a span"):
        span_typed(typed)


def test_choices_are_read_back_as_they_were_written():
    typed = "1,5 = Jalan utama | Main road\n\n1 = Jalan lain"

    choices = choices_typed(typed)

    assert choices == (
        Choice(value=Decimal("1.5"), label=Text.of(id="Jalan utama", en="Main road")),
        Choice(value=Decimal(1), label=Text.of(id="Jalan lain")),
    )
    assert choices_spelled(choices) == "1,5 = Jalan utama | Main road\n1 = Jalan lain"


@pytest.mark.parametrize("typed", ["Jalan utama", "1.5 = Jalan utama", "1,5 =", "= Jalan"])
def test_a_line_that_is_no_choice_is_named(typed):
    with pytest.raises(ValueError, match=typed.strip()):
        choices_typed(f"1 = Jalan lain\n{typed}")


def test_examples_are_read_back_as_they_were_written():
    examples = examples_typed("luas = 2,5; kelas = 1\nluas = 36; kelas = 1,5")

    assert examples[0] == (("luas", Decimal("2.5")), ("kelas", Decimal(1)))
    assert examples_typed(examples_spelled(examples)) == examples


@pytest.mark.parametrize("typed", ["luas", "luas = dua", "= 3"])
def test_a_line_that_is_no_example_is_named(typed):
    with pytest.raises(ValueError, match=typed):
        examples_typed(typed)


def test_a_number_is_written_with_a_comma():
    assert number_spelled(Decimal("1250.50")) == "1250,50"
    assert number_typed(number_spelled(Decimal("1250.50"))) == Decimal("1250.50")
    with pytest.raises(ValueError, match=r"1\.5"):
        number_typed("1.5")
