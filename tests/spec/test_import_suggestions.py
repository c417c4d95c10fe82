"""A code that is none is told with the one that was probably meant: letters typed for digits, signs for dots, or the account of the row's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from cms.domain.budgets import Phase
from importers.budgets import BudgetRequest, read_budget
from tests.support.sheets import drawn, saved_at


def remedy(folder: Path, code: str, name: str = "Barang", language: str = "id") -> str:
    text = f"Kode rekening | Nama rekening | Jumlah\n5.1.01 | Gaji (CONTOH) | =7\n{code} | {name} | =1"
    result = read_budget(saved_at(folder, drawn(text)), BudgetRequest(year=2025, phase=Phase.ENACTED))
    (problem,) = [one for one in result.problems if one.code == "account.not-a-code"]
    return problem.remedy(language)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("5.1.O2", "5.1.02"), ("S.1.02", "5.1.02"), ("5,1,O2", "5.1.02"), ("5.l.02.0I", "5.1.02.01"), ("5.1.02.B1", "5.1.02.81")],
)
def test_letters_typed_for_digits_are_put_right(tmp_path, typed, meant):
    assert f"mungkin {meant};" in remedy(tmp_path, typed)
    assert f"perhaps {meant};" in remedy(tmp_path, typed, language="en")


def test_the_account_of_the_rows_name_is_suggested(tmp_path):
    assert "mungkin 5.2.01;" in remedy(tmp_path, "entah", "Belanja Modal Tanah")


@pytest.mark.parametrize("typed", ["entah", "7.1.O2", "5.9.O2", "Belanja lain"])
def test_without_a_likely_code_there_is_an_example(tmp_path, typed):
    assert "misalnya 5.1.02.01.01.0024" in remedy(tmp_path, typed)
