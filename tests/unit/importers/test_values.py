"""Amounts and texts from cells: what is read, what is refused, and how a column's notation is decided."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cms.domain.amounts import RUPIAH, Currency
from importers.values import AmountReader, Notation, Refused, Style, all_clean, checked_account, checked_code, checked_text, decide_notation, text_of
from importers.workbook import Mark

AMOUNTS = some.decimals(min_value=-(10**15), max_value=10**15, places=2)


def reader(style: Style, **more) -> AmountReader:
    return AmountReader(Notation(style=style, **more), RUPIAH)


def refused(call, *arguments) -> str:
    with pytest.raises(Refused) as caught:
        call(*arguments)
    return caught.value.code


@pytest.mark.parametrize(
    ("cells", "style"),
    [
        (["1.234.567", "12"], Style.INDONESIAN),
        (["0,00", Decimal(5)], Style.INDONESIAN),
        (["1234,5"], Style.INDONESIAN),
        (["1,234,567"], Style.ENGLISH),
        (["1234.5"], Style.ENGLISH),
        (["1.234", "1.234.567"], Style.INDONESIAN),
        (["1.234"], Style.UNDECIDED),
        (["1,234", "12"], Style.UNDECIDED),
        (["1.234,50", "1,234.50"], Style.UNDECIDED),
        (["1.234,50", "2.234,50", "1,234.50"], Style.INDONESIAN),
        (["12", "13"], Style.PLAIN),
        ([Decimal(1), None], Style.NUMBERS),
        ([None, "-", "teks"], Style.NUMBERS),
    ],
)
def test_a_columns_notation_is_decided_from_all_its_texts(cells, style):
    assert decide_notation(cells).style is style


@pytest.mark.parametrize(
    ("cells", "style"),
    [
        (["1250000.5", "1.250"], Style.UNDECIDED),
        (["1250000,5", "1,250"], Style.UNDECIDED),
        (["1250000.5", "1.250", "1,250,000.5"], Style.ENGLISH),
        (["1250000,5", "1,250", "1.250.000"], Style.INDONESIAN),
        (["1250000.5", "1,250"], Style.ENGLISH),
        (["1250000.5", "0.125", "1250.125"], Style.ENGLISH),
    ],
)
def test_decimals_do_not_say_what_their_mark_means_before_three_digits(cells, style):
    assert decide_notation(cells).style is style


def test_a_person_decides_what_cannot_be_decided():
    assert decide_notation(["1.234"], chosen="id").style is Style.INDONESIAN
    assert decide_notation(["1.234"], chosen="en").style is Style.ENGLISH


@given(AMOUNTS)
def test_any_amount_in_indonesian_notation_reads_back(amount):
    written = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))

    assert reader(Style.INDONESIAN).read(written) == amount


@given(AMOUNTS)
def test_any_amount_in_english_notation_reads_back(amount):
    assert reader(Style.ENGLISH).read(f"{amount:,.2f}") == amount


@given(AMOUNTS)
def test_any_negative_in_brackets_reads_back(amount):
    assert reader(Style.ENGLISH).read(f"({abs(amount):,.2f})") == -abs(amount)


@given(some.text(max_size=30))
def test_any_text_is_an_amount_or_refused_and_never_a_crash(text):
    for style in Style:
        try:
            value = reader(style).read(text)
        except Refused:
            continue
        assert value is None or value == value.quantize(Decimal("0.01"))


@pytest.mark.parametrize("text", ["", "   ", "\u00a0"])
def test_blanks_are_no_amount(text):
    assert reader(Style.INDONESIAN).read(text) is None


@pytest.mark.parametrize("dash", ["-", " - ", "–", "—", "Rp -", "(-)", "Rp-"])
def test_a_dash_is_nil(dash):
    assert reader(Style.INDONESIAN).read(dash) == 0


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("1,39E+11", "amount.destroyed"),
        ("3,80388E+016", "amount.destroyed"),
        ("1.39e11", "amount.destroyed"),
        ("12%", "amount.percent"),
        ("dua", "amount.not-a-number"),
        ("1.23.45", "amount.other-notation"),
        ("1,234.5", "amount.other-notation"),
        ("=1", "amount.not-a-number"),
        (date(2025, 1, 1), "amount.date"),
        (True, "amount.not-a-number"),
        (Decimal("1E+30"), "amount.too-large"),
        (Decimal("127501" + "410190" + "0001"), "amount.too-large"),
        (Decimal("127501" + "010190" + "0001.00"), "amount.too-large"),
    ],
)
def test_what_is_no_amount_is_refused_by_its_own_name(raw, code):
    assert refused(reader(Style.INDONESIAN).read, raw) == code


@pytest.mark.parametrize("number", ["127501" + "010190" + "0000", "127501" + "320190" + "0001", "3304136000000000", "127501" + "010190" + "001"])
def test_an_amount_that_cannot_be_an_identity_number_is_an_amount(number):
    assert reader(Style.NUMBERS).read(Decimal(number)) == Decimal(number)


@pytest.mark.parametrize(
    ("mark", "raw", "code"),
    [
        (Mark.ERROR, "#REF!", "cell.error"),
        (Mark.FORMULA | Mark.FORMULA_WITHOUT_VALUE, None, "cell.formula-without-value"),
        (Mark.PERCENT, Decimal("0.25"), "amount.percent"),
        (Mark.DATE_FORMAT, Decimal(45000), "amount.date"),
        (Mark.BROKEN, "x", "cell.broken"),
    ],
)
def test_marks_of_cells_are_heeded(mark, raw, code):
    assert refused(reader(Style.NUMBERS).read, raw, mark) == code


def test_the_result_of_a_formula_is_an_amount():
    assert reader(Style.NUMBERS).read(Decimal("12.5"), Mark.FORMULA) == Decimal("12.50")


def test_units_behind_amounts_are_exact_and_say_how_fine_they_are():
    column = reader(Style.INDONESIAN)

    values = [column.read(text) for text in ("2.426,07 M", "1,5 jt", "3 triliun")]

    assert values == [Decimal("2426070000000"), Decimal("1500000"), Decimal("3000000000000")]
    assert column.step == Decimal(10**12)


def test_m_behind_an_english_amount_is_not_guessed():
    assert refused(reader(Style.ENGLISH).read, "2,426.07 M") == "amount.unknown-unit"


def test_a_title_in_millions_multiplies_numbers_and_texts():
    assert reader(Style.INDONESIAN, unit=10**6).read("1.234,5") == Decimal("1234500000")
    assert reader(Style.NUMBERS, unit=10**6).read(Decimal("1234.5")) == Decimal("1234500000")


@pytest.mark.parametrize(
    ("raw", "amount", "code"),
    [
        (Decimal("33162743681.709995"), "33162743681.71", "amount.float-noise"),
        (Decimal("99891102196.98982"), "99891102196.99", "amount.rounded"),
        (Decimal("0.005"), "0.00", "amount.rounded"),
        (Decimal("0.30000000000000004"), "0.30", "amount.float-noise"),
    ],
)
def test_digits_past_the_sen_are_taken_off_and_noted(raw, amount, code):
    column = reader(Style.NUMBERS)

    value = column.read(raw)

    assert (str(value), column.adjusted[raw]) == (amount, (code, Decimal(amount)))


def test_a_currency_without_decimals_rounds_to_whole_ones():
    column = AmountReader(Notation(style=Style.NUMBERS), Currency(code="JPY", decimals=0, sign="¥"))

    assert column.read(Decimal("12.5")) == 12


@pytest.mark.parametrize(
    ("raw", "text"),
    [(None, ""), ("  a  b\n c ", "a b c"), (Decimal("2025.0"), "2025"), (Decimal("1E+2"), "100"), (Decimal("5.10"), "5.10"), (True, "TRUE")],
)
def test_cells_as_text(raw, text):
    assert text_of(raw) == text


def test_control_signs_are_refused_and_line_breaks_are_not():
    assert refused(checked_text, "a\x07b") == "text.control-character"
    assert refused(checked_text, "a\u202eb") == "text.control-character"
    assert checked_text("a\nb") == "a b"


def test_a_code_that_became_a_day_is_refused():
    assert refused(checked_code, date(2025, 1, 5)) == "code.date"
    assert checked_code(Decimal("5.1")) == "5.1"


FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
RAINBOW = "\U0001f3f3\ufe0f\u200d\U0001f308"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"


@pytest.mark.parametrize("text", [FAMILY, RAINBOW, PERSIAN, f"Posyandu {FAMILY} RW 05"])
def test_joiners_between_signs_that_they_join_stay(text):
    assert text_of(text) == checked_text(text) == text


@pytest.mark.parametrize("text", ["Gaji\u200d", "\u200cGaji", "Ga\u200dji", "Ga\u200cji", "Gaji \u200d", "G\u200b\u200da\u200e\u200fj\u2060i\ufeff"])
def test_joiners_of_nothing_are_left_out(text):
    assert text_of(text) == checked_text(text) == "Gaji"


@pytest.mark.parametrize("text", ["1.234\u200d", "\u200c1.\u200d234"])
def test_joiners_are_no_part_of_an_amount(text):
    assert reader(Style.INDONESIAN).read(text) == 1234


ODD_TEXTS = some.lists(some.one_of(some.none(), some.text(alphabet='aB1 |="\u00a0\u00ad\t.', max_size=6)), max_size=4)


@given(ODD_TEXTS)
def test_a_column_that_needs_no_cleaning_is_what_cleaning_gives(cells):
    """The quick look at a whole column may only pass what the careful look at each cell would leave as it is."""
    if all_clean(cells):
        for check in (checked_text, checked_code, checked_account):
            assert [check(cell) for cell in cells] == [cell or "" for cell in cells]


def test_a_column_of_ordinary_texts_needs_no_cleaning():
    assert all_clean(["5.1.02.01", "Belanja Pegawai", "", None])
    assert not all_clean(["Belanja  Pegawai"])
    assert not all_clean([" Belanja"])
    assert not all_clean(["Belanja", Decimal(1)])
    assert not all_clean(['="5.1.02"'])


ODD_NUMBERS = some.decimals(min_value=-(10**17), max_value=10**17, allow_nan=False, places=3) | some.integers(-(10**17), 10**17).map(Decimal)


@given(some.lists(some.one_of(some.none(), AMOUNTS, ODD_NUMBERS, some.just("1.000"), some.just(True)), max_size=4))
def test_a_column_read_at_once_gives_what_its_cells_give_one_by_one(cells):
    at_once = reader(Style.NUMBERS).read_all(cells)
    if at_once is not None:
        one_by_one = [reader(Style.NUMBERS).read(cell) for cell in cells]
        assert list(map(str, at_once)) == list(map(str, one_by_one))


def test_a_column_of_whole_rupiah_is_read_at_once_and_doubtful_ones_are_not():
    assert reader(Style.NUMBERS).read_all([Decimal(1000), None, Decimal("0.50")]) == [Decimal("1000.00"), None, Decimal("0.50")]
    for doubtful in (Decimal("0.005"), Decimal(3578014501900001), True, "1000"):
        assert reader(Style.NUMBERS).read_all([Decimal(1000), doubtful]) is None
    assert reader(Style.NUMBERS, unit=1000).read_all([Decimal(1)]) is None
