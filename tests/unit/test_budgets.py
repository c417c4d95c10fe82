from decimal import Decimal

from cms.domain.budgets import BudgetLine, Phase, balance_of
from cms.domain.codes import AccountCode
from cms.domain.tables import CellRef


def line(account: str, amount: str) -> BudgetLine:
    return BudgetLine(year=2023, phase=Phase.ENACTED, account=AccountCode.parse(account), amount=Decimal(amount), source=CellRef("S", 1, "A"))


def test_what_is_left_over_is_shown_not_hidden():
    # The budget of Kota Binjai 2023 by part (ministry of finance, printed 12 May 2023): 40 sen are left over.
    lines = [line("4.1.01", "1013597766613.40"), line("5.1.01", "1010597766613.00"), line("6.1.01", "200000000"), line("6.2.02", "3200000000")]

    balance = balance_of(lines)

    assert balance.surplus == Decimal("3000000000.40")
    assert balance.net_financing == Decimal("-3000000000.00")
    assert balance.remainder == Decimal("0.40")


def test_a_part_without_lines_is_missing_not_zero():
    balance = balance_of([line("5.1.01", "100")])

    assert balance.expenditure == Decimal(100)
    assert balance.revenue is None
    assert balance.surplus is None
    assert balance.remainder is None


def test_a_phase_is_found_by_its_value_or_its_indonesian_word():
    assert Phase.named("Murni") is Phase.named("enacted") is Phase.ENACTED
    assert Phase.REVISED.order > Phase.SHIFTED.order
