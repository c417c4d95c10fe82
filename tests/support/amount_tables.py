"""Tables of a few accounts with columns of amounts, and what was read of them or asked."""

from __future__ import annotations

from collections.abc import Sequence

from cms.domain.budgets import BudgetLine
from importers.table import ImportResult
from tests.support.budget_results import amounts

CODES = tuple(f"5.1.02.01.01.00{number}" for number in (24, 25, 26, 27))


def table(titles: Sequence[str], rows: Sequence[Sequence[object]], *over: Sequence[str]) -> str:
    """Accounts and these columns of amounts; over: the merged titles above each of them, from the top."""
    first = "Kode Rekening | Uraian | "
    lines = [first + " | ".join(over[0] if over else titles)]
    lines.extend("^ | ^ | " + " | ".join(below) for below in (*over[1:], titles) if over)
    lines.extend(f"{code} | Barang {code[-2:]} | " + " | ".join(f"={cell}" for cell in row) for code, row in zip(CODES, rows, strict=False))
    return "\n".join(lines)


def stored(result: ImportResult[BudgetLine]) -> list[str]:
    return [amount for _, amount in amounts(result)]


def error_codes(result: ImportResult[BudgetLine]) -> list[str]:
    return [problem.code for problem in result.problems if problem.is_error]


def asked(result: ImportResult[BudgetLine]) -> tuple[str, str]:
    """The question that stops the file, and what it names."""
    (problem,) = [problem for problem in result.problems if problem.is_error]
    return problem.code, problem.found
