from decimal import Decimal, Inexact

import pytest

from cms.domain.amounts import from_minor, minor_text, share, to_minor, total


def test_a_sum_of_many_amounts_keeps_every_sen():
    amounts = [Decimal("99999999999999.99")] * 1000

    assert total(amounts) == Decimal("99999999999999990.00")


def test_nothing_adds_up_to_zero_with_two_decimals():
    assert str(total([])) == "0.00"


@pytest.mark.parametrize("text", ["0.00", "0.40", "-3000000000.00", "92233720368547758.07"])
def test_an_amount_comes_back_from_the_database_the_same(text):
    assert from_minor(to_minor(Decimal(text))) == Decimal(text)


def test_an_amount_past_64_bits_is_refused():
    with pytest.raises(OverflowError):
        to_minor(Decimal("92233720368547758.08"))


def test_a_fraction_of_a_sen_is_not_dropped_in_silence():
    with pytest.raises(Inexact):
        to_minor(Decimal("1.005"))


def test_a_share_of_nothing_is_no_share():
    assert share(Decimal(1), Decimal(0)) is None
    assert share(Decimal(1), Decimal(3)) == Decimal("33.33")


@pytest.mark.parametrize(
    "text", ["0.00", "0.05", "0.40", "-0.05", "7.00", "-3000000000.00", "123456789012.34", "92233720368547758.07", "1E+3", "12.3", "5"]
)
def test_an_amount_of_a_whole_file_is_written_as_any_other(text):
    assert minor_text(Decimal(text)) == str(to_minor(Decimal(text)))


@pytest.mark.parametrize(("text", "refusal"), [("92233720368547758.08", OverflowError), ("999999999999999999.00", OverflowError), ("1.005", Inexact)])
def test_an_amount_of_a_whole_file_is_refused_as_any_other(text, refusal):
    with pytest.raises(refusal):
        minor_text(Decimal(text))
