"""TABLES: every table that the city publishes, in order, each once."""

from __future__ import annotations

from dataclasses import dataclass

from cms.domain.budgets import LINE_KEY, BudgetLine
from cms.domain.proposals.facts import ProposalEvent
from cms.domain.proposals.rows import ProposalRow


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDeclaration:
    """A kind of table: its fact (whose columns are declared on it), its titles, and the columns that tell rows apart.

    links: (column, other table, its column): each value of the column stands in the other table.
    """

    name: str
    fact: type
    titles: dict[str, str]
    key: tuple[str, ...]
    links: tuple[tuple[str, str, str], ...] = ()


BUDGET = TableDeclaration(name="budget", fact=BudgetLine, titles={"id": "Anggaran (rincian)", "en": "Budget (lines)"}, key=LINE_KEY)
PROPOSALS = TableDeclaration(
    name="proposals", fact=ProposalRow, titles={"id": "Usulan dan hasilnya", "en": "Proposals and outcomes"}, key=("reference",)
)
PROPOSAL_EVENTS = TableDeclaration(
    name="proposal-events",
    fact=ProposalEvent,
    titles={"id": "Riwayat usulan", "en": "History of proposals"},
    key=("reference", "number"),
    links=(("reference", "proposals", "reference"),),
)

TABLES = (BUDGET, PROPOSALS, PROPOSAL_EVENTS)
