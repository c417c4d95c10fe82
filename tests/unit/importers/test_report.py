"""The report: counts that add up, totals as decimal strings, printed totals beside ours, problems in words."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from cms.domain.budgets import BudgetLine, Phase, StatedTotal
from cms.domain.codes import AccountCode
from cms.domain.tables import CellRef
from importers.budget_report import lines_of, report_of
from importers.budgets import BudgetRequest
from importers.problems import Problem
from importers.table import ImportResult

REQUEST = BudgetRequest(year=2025, phase=Phase.ENACTED)


def line(code, amount):
    return BudgetLine(year=2025, phase=Phase.ENACTED, account=AccountCode.parse(code), amount=Decimal(amount), source=CellRef("L", 2, "C"))


@pytest.fixture
def result():
    stated = StatedTotal(
        label="BELANJA", account=AccountCode((5,)), phase=Phase.ENACTED, amount=Decimal("31.00"), source=CellRef("L", 3, "C"), ours=Decimal("30.00")
    )
    return ImportResult(
        facts=(line("4.1.01", "100.40"), line("5.1.02", "10.00"), line("5.2.01", "20.00"), line("6.1.01", "7.00"), line("6.2.02", "3.00")),
        stated=(stated,),
        problems=(Problem("sum.differs", CellRef("L", 3, "C"), "31.00", (("label", "BELANJA"), ("ours", "30.00"), ("difference", "1.00"))),),
        rows_read=9,
        rows_stored=5,
        rows_refused=0,
        rows_skipped=(("header", 1), ("stated-total", 1), ("note", 2)),
        file_name="anggaran.xlsx",
        file_sha256="0" * 64,
        file_bytes=123,
    )


def test_the_four_counts_add_up(result):
    report = report_of(result, REQUEST)

    assert report["rows_read"] == report["rows_stored"] + report["rows_refused"] + sum(report["rows_skipped"].values())
    assert report["rows_skipped"] == {"header": 1, "stated-total": 1, "note": 2}


def test_totals_are_decimal_strings_and_financing_is_never_added_up(result):
    totals = report_of(result, REQUEST)["totals"]

    assert totals["by_account"] == {"4": "100.40", "4.1": "100.40", "5": "30.00", "5.1": "10.00", "5.2": "20.00", "6.1": "7.00", "6.2": "3.00"}
    assert totals["by_phase"] == {"enacted": {"4": "100.40", "5": "30.00", "6.1": "7.00", "6.2": "3.00"}}


def test_a_printed_total_stands_beside_ours(result):
    (stated,) = report_of(result, REQUEST)["stated"]

    assert stated == {
        "label": "BELANJA",
        "account": "5",
        "phase": "enacted",
        "stated": "31.00",
        "ours": "30.00",
        "difference": "1.00",
        "sheet": "L",
        "cell": "C3",
    }


@pytest.mark.parametrize(("language", "words"), [("id", "tertulis 31,00"), ("en", "the file says 31.00")])
def test_problems_are_told_in_the_language_asked_for(result, language, words):
    (problem,) = report_of(result, REQUEST, language)["problems"]

    assert words in problem["message"]
    assert set(problem) == {"code", "severity", "sheet", "cell", "found", "message", "remedy"}


def test_the_report_is_json_and_accepted_without_errors(result):
    report = json.loads(json.dumps(report_of(result, REQUEST)))

    assert report["accepted"] is True


def test_on_a_terminal_each_problem_is_one_line(result):
    lines = lines_of(report_of(result, REQUEST, "en"), "en")

    assert lines[0].startswith("L!C3: warning sum.differs: BELANJA: the file says 31.00")
    assert lines[1] == "anggaran.xlsx: 9 rows read = 5 stored + 0 refused + 4 skipped (heading 1, printed total 1, note 2)"
    assert lines[-2:] == ["1 printed totals compared, 1 differ.", "No errors."]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "2 galat amount.not-a-number: Sel jumlah berisi tulisan, bukan angka"),
        ("en", "2 errors amount.not-a-number: Cells for amounts that hold no number"),
    ],
)
def test_on_a_terminal_a_kind_that_occurs_more_than_once_is_counted_in_a_line_of_its_own(result, language, line):
    problems = (Problem("amount.not-a-number", CellRef("L", 2, "C"), "a"), Problem("amount.not-a-number", CellRef("L", 3, "C"), "b"))

    lines = lines_of(report_of(replace(result, problems=problems), REQUEST, language), language)

    assert lines[2] == line
