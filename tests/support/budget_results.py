"""What an import of a budget gave, as short lists to compare."""

from __future__ import annotations

from cms.domain.budgets import BudgetLine
from importers.table import ImportResult


def amounts(result: ImportResult[BudgetLine]) -> list[tuple[str, str]]:
    return [(str(fact.account), str(fact.amount)) for fact in result.facts]


def codes(result: ImportResult[BudgetLine]) -> list[str]:
    return sorted(problem.code for problem in result.problems)


def skipped(result: ImportResult[BudgetLine]) -> dict[str, int]:
    """Why rows were skipped -> how many."""
    return dict(result.rows_skipped)
