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


def errors(result: ImportResult[BudgetLine]) -> list[tuple[str, str]]:
    """Code and place of what refuses the file."""
    return [(problem.code, str(problem.where)) for problem in result.problems if problem.is_error]


def warnings(result: ImportResult[BudgetLine]) -> list[str]:
    return [problem.code for problem in result.problems if not problem.is_error]
