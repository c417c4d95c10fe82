"""Every real file goes through one general path and gives the true totals that are known of it. Skipped where the files are not there."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from cms.domain.amounts import Currency
from cms.domain.budgets import BudgetLine, Phase
from importers.budget_report import totals_by_account
from importers.budgets import BudgetRequest, read_budget
from importers.profiles import Profile
from importers.table import ImportResult

DOLLAR = Currency(code="USD", decimals=2, sign="$")
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
    profile: Profile = field(default_factory=Profile)
    stored: int | None = None

    @property
    def name(self) -> str:
        more = [part for part in (self.sheet, self.profile.name) if part]
        return "-".join([Path(self.file).stem, self.phase.slug, *more]).replace(" ", "-")


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
    Real(
        file="budgets-id/sumenep-2026-lra-dinkes.xlsx",
        year=2026,
        phase=Phase.REVISED,
        totals={"5": "277644068187.00", "5.1": "272953262962.00", "5.2": "4690805225.00"},
        contradictions=1,  # a stray sum of all levels under the table
        stored=411,
        skipped={"repeated-sheet": 6324},
    ),
    Real(
        file="budgets-id/sumenep-2026-lra-dinkes.xlsx",
        year=2026,
        phase=Phase.REALISED,
        totals={"5": "111527108238.00", "5.1": "111002471341.00", "5.2": "524636897.00"},
        contradictions=1,
        stored=411,
    ),
    Real(
        file="budgets-id/buru-2024-kua-ppas-per-skpd.xlsx",
        year=2024,
        phase=Phase.PROPOSED,
        totals={"5": "865656646136.27"},
        contradictions=17,  # offices that state more than their rows
        skipped={"header": 43},
    ),
    # Amounts in billions with two decimals: the sums of the parts miss the printed ones by up to 0.01 of a billion.
    Real(
        file="budgets-id/djpk-portal-2024-kota-malang.csv",
        year=2024,
        phase=Phase.ENACTED,
        totals={"4": "2426080000000.00", "5": "2620690000000.00", "6.1": "199630000000.00", "6.2": "5000000000.00"},
        contradictions=3,
    ),
    Real(
        file="budgets-id/djpk-portal-2024-kota-malang.csv",
        year=2024,
        phase=Phase.REALISED,
        totals={"4": "2182670000000.00", "5": "2553440000000.00", "6.1": "199630000000.00", "6.2": "5000000000.00"},
        contradictions=1,
    ),
    Real(
        file="budgets-id/kulonprogo-2015-penjabaran-dinkop.csv",
        year=2015,
        phase=Phase.ENACTED,
        totals={"4": "186000000.00", "5": "2462440229.00"},
    ),
    Real(
        file="budgets-id/bantul-2016-penjabaran-dinkes.csv",
        year=2016,
        phase=Phase.ENACTED,
        totals={"4": "49089528734.00", "5": "191787971896.00"},
    ),
    # The file's own children miss its stated totals 759243300538.61 and 643354439664.00.
    Real(
        file="budgets-id/gunungkidul-2014-realisasi-dikpora.csv",
        year=2014,
        phase=Phase.REVISED,
        totals={"5": "759218096038.61", "5.1": "642912497638.61"},
        contradictions=15,
    ),
    Real(
        file="budgets-id/gunungkidul-2014-realisasi-dikpora.csv",
        year=2014,
        phase=Phase.REALISED,
        totals={"5": "643354426664.00", "5.1": "583401839096.00"},
        contradictions=11,
    ),
    Real(
        file="budgets-id/sleman-2014-apbd-perubahan.csv",
        year=2014,
        phase=Phase.ENACTED,
        totals={"4": "1869792735173.24", "5": "1978674626620.63", "6.1": "109019891447.39", "6.2": "138000000.00"},
        contradictions=1,  # the last footer
    ),
    Real(
        file="budgets-id/sleman-2014-apbd-perubahan.csv",
        year=2014,
        phase=Phase.REVISED,
        totals={"4": "1969264200317.70", "5": "2288645856460.56", "6.1": "431359469619.86", "6.2": "111977813477.00"},
    ),
    Real(file="budgets-id/sumut-2022-lra-juni-disdik.xls", year=2022, phase=Phase.REVISED, totals={"4": "10000000.00", "5": "3686857110906.00"}),
    Real(file="budgets-id/sumut-2022-lra-juni-disdik.xls", year=2022, phase=Phase.REALISED, totals={"5": "838948580079.00"}),
    Real(
        file="budgets-id/sumut-2022-lra-juni-disdik.xls",
        year=2022,
        phase=Phase.REALISED,
        profile=Profile(name="serapan", columns={"amount": "T"}),
        totals={"5": "1514949447129.00"},
    ),
    Real(
        file="budgets-world/oakland-fy2016-17-midcycle.xlsx",
        year=2016,
        phase=Phase.ENACTED,
        profile=Profile(name="oakland", chart="oakland", currency=DOLLAR),
        totals={"4": "1237091825.00", "5": "1239428331.00"},
        stored=11231,
    ),
    Real(
        file="budgets-world/oklahoma-city-fy2014-detail.csv",
        year=2014,
        phase=Phase.ENACTED,
        profile=Profile(name="oklahoma", chart="oklahoma-city", part="5", currency=DOLLAR),
        totals={"5": "1130041489.00"},
        stored=4500,
    ),
    Real(
        file="budgets-world/oklahoma-city-fy2014-detail.csv",
        year=2014,
        phase=Phase.REVISED,
        profile=Profile(name="oklahoma", chart="oklahoma-city", part="5", currency=DOLLAR),
        totals={"5": "1148266346.00"},
        stored=4500,
    ),
)


@cache
def imported(real: Real) -> ImportResult[BudgetLine]:
    path = FOLDER / real.file
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    return read_budget(path, BudgetRequest(year=real.year, phase=real.phase, government=real.government, sheet=real.sheet, profile=real.profile))


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
    assert real.stored in (None, result.rows_stored)


@each_file
def test_a_good_file_has_no_error(real):
    assert [problem.message("en") for problem in imported(real).problems if problem.is_error] == []


@each_file
def test_contradictions_with_printed_totals_are_counted(real):
    differing = [one for one in imported(real).stated if one.difference]

    assert len(differing) == real.contradictions


def test_no_real_file_is_left_out_of_the_table():
    if not FOLDER.is_dir():
        pytest.skip(f"{FOLDER} is not there")

    there = {f"{folder}/{path.name}" for folder in ("budgets-id", "budgets-world") for path in (FOLDER / folder).iterdir()}

    assert there == {real.file for real in FILES}


@pytest.mark.parametrize("file", ["oakland-fy2016-17-midcycle.xlsx", "oklahoma-city-fy2014-detail.csv"])
def test_another_countrys_accounts_are_refused_without_a_profile(file):
    path = FOLDER / "budgets-world" / file
    if not path.is_file():
        pytest.skip(f"{path} is not there")

    result = read_budget(path, BudgetRequest(year=2016 if "oakland" in file else 2014, phase=Phase.ENACTED))

    assert [problem.code for problem in result.problems if problem.is_error] == ["account.foreign-chart"]


def _row(real: Real, totals: Mapping[str, str], contradictions: int) -> str:
    return f"{real.name:<50} {', '.join(f'{account} = {totals.get(account)}' for account in real.totals):<80} {contradictions} contradictions"


def test_the_table_of_files_totals_and_contradictions():
    expected = [_row(real, real.totals, real.contradictions) for real in FILES]

    table = [_row(real, totals_by_account(imported(real)), sum(1 for one in imported(real).stated if one.difference)) for real in FILES]
    sys.stdout.write("\n".join(table) + "\n")  # pytest -s shows it

    assert table == expected


def test_the_ministrys_table_keeps_its_printed_totals_beside_ours():
    binjai = next(real for real in FILES if real.government == "02.14")

    stated = {str(one.account): (one.amount, one.difference) for one in imported(binjai).stated}

    assert stated["4"] == (Decimal("1013597766613.40"), Decimal("0.00"))
    assert stated["6"] == (Decimal("-3000000000.00"), Decimal("0.00"))
