import pytest

from cms.domain.codes import PERMENDAGRI_13, AccountCode, UnitCode, chart_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("5.1.02.01.01.0024", "5.1.02.01.001.00024"), ("4101", "4.1.01"), ("5 . 1 . 02", "5.1.02."), ("4", "4.")],
)
def test_widths_dots_and_blanks_do_not_change_an_account(one, other):
    assert AccountCode.parse(one) == AccountCode.parse(other)


@pytest.mark.parametrize("text", ["", "5.1.x", "410", "Belanja", "-4", "5..1", "4101010101010101"])
def test_what_is_no_account_is_refused(text):
    with pytest.raises(ValueError, match=r"code|segment"):
        AccountCode.parse(text)


def test_an_account_knows_its_place_in_the_tree():
    account = AccountCode.parse("5.1.02.01")

    assert account.level == 4
    assert str(account.parent) == "5.1.02"
    assert account.is_under(AccountCode.parse("5.1"))
    assert not account.is_under(account)
    assert not account.is_under(AccountCode.parse("5.2"))


def test_accounts_of_two_charts_are_never_the_same():
    assert AccountCode.parse("5.1") != AccountCode.parse("5.1", PERMENDAGRI_13)
    assert chart_of(2020) != chart_of(2021)


def test_accounts_sort_by_numbers_not_by_letters():
    codes = [AccountCode.parse(text) for text in ("5.1.10", "5.1.02", "5.1")]

    assert [str(code) for code in sorted(codes)] == ["5.1", "5.1.02", "5.1.10"]


def test_an_activity_may_wait_for_its_function():
    code = UnitCode.parse("X.XX.01.2.07.0009")

    assert str(code) == "X.XX.01.2.07.0009"
    assert code.is_under(UnitCode.parse("X.XX.01"))
    assert code != UnitCode.parse("1.02.01.2.07.0009")
