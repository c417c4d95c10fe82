"""Every real file goes through one general path and gives the true totals that are known of it. Skipped where the files are not there."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from cms.domain.budgets import BudgetLine, Phase
from importers.budgets import BudgetRequest, read_budget
from importers.report import totals_by_account
from importers.table import ImportResult

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data"


@dataclass(frozen=True, kw_only=True)
class Real:
    """One file, how it is asked for, and what is true of it. contradictions: printed totals that its own rows do not confirm."""

    file: str
    year: int
    phase: Phase
    totals: dict[str, str]
    contradictions: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    government: str | None = None
    sheet: str | None = None

    @property
    def name(self) -> str:
        return f"{Path(self.file).stem}-{self.phase.slug}{'-' + self.sheet if self.sheet else ''}".replace(" ", "-")


FILES = (
    Real(
        file="budgets-id/buru-2025-sipd-rekap-murni.xlsx",
        year=2025,
        phase=Phase.ENACTED,
        totals={"5": "1078983576660.00", "5.1": "619072207502.00", "5.2": "324341484728.00", "5.3": "5000000000.00", "5.4": "130569884430.00"},
        skipped={"header": 1, "without-amount": 830},
    ),
    Real(
        file="budgets-id/buru-2025-sipd-rekap-perubahan.xlsx",
        year=2025,
        phase=Phase.REVISED,
        totals={"5": "1010148878495.39", "5.1": "609520332735.39", "5.2": "269132619330.00", "5.3": "926042000.00", "5.4": "130569884430.00"},
    ),
    Real(
        file="budgets-id/djpk-2023-apbd-546-pemda.xlsx",
        year=2023,
        phase=Phase.ENACTED,
        government="02.14",
        totals={"4": "1013597766613.40", "5": "1010597766613.00", "6.1": "200000000.00", "6.2": "3200000000.00"},
        skipped={"repeated-sheet": 11744},
    ),
    Real(
        file="budgets-id/djpk-2023-apbd-546-pemda.xlsx",
        year=2023,
        phase=Phase.ENACTED,
        government="Kota Binjai",
        sheet="nilai APBD",
        totals={"4": "1013597766613.40", "5": "1010597766613.00", "6.1": "200000000.00", "6.2": "3200000000.00"},
        skipped={"other-government": 11724},
    ),
)


@cache
def imported(real: Real) -> ImportResult[BudgetLine]:
    path = FOLDER / real.file
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    return read_budget(path, BudgetRequest(year=real.year, phase=real.phase, government=real.government, sheet=real.sheet))


Real.__hash__ = object.__hash__  # type: ignore[method-assign]  # the totals are a dict; one object a file
each_file = pytest.mark.parametrize("real", FILES, ids=lambda real: real.name)


@each_file
def test_the_sums_of_leaves_are_the_true_totals(real):
    totals = totals_by_account(imported(real))

    assert {account: totals.get(account) for account in real.totals} == real.totals


@each_file
def test_every_row_is_stored_refused_or_skipped_under_a_name(real):
    result = imported(real)

    assert result.rows_read == result.rows_stored + result.rows_refused + sum(count for _, count in result.rows_skipped)
    assert {kind: dict(result.rows_skipped).get(kind) for kind in real.skipped} == real.skipped


@each_file
def test_a_good_file_has_no_error(real):
    assert [problem.message("en") for problem in imported(real).problems if problem.is_error] == []


@each_file
def test_contradictions_with_printed_totals_are_counted(real):
    differing = [one for one in imported(real).stated if one.difference]

    assert len(differing) == real.contradictions


def test_the_ministrys_table_keeps_its_printed_totals_beside_ours():
    binjai = next(real for real in FILES if real.government == "02.14")

    stated = {str(one.account): (one.amount, one.difference) for one in imported(binjai).stated}

    assert stated["4"] == (Decimal("1013597766613.40"), Decimal("0.00"))
    assert stated["6"] == (Decimal("-3000000000.00"), Decimal("0.00"))
