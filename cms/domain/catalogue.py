"""TABLES: every table that the city publishes, in order, each once."""

from __future__ import annotations

from dataclasses import dataclass

from cms.domain.budgets import LINE_KEY, BudgetLine


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDeclaration:
    """A kind of table: its fact (whose columns are declared on it), its titles, and the columns that tell rows apart."""

    name: str
    fact: type
    titles: dict[str, str]
    key: tuple[str, ...]


BUDGET = TableDeclaration(name="budget", fact=BudgetLine, titles={"id": "Anggaran (rincian)", "en": "Budget (lines)"}, key=LINE_KEY)

TABLES = (BUDGET,)
