"""What the budgets' screens are told of proposals: how many name lines of a document that somebody is about to withdraw."""

from __future__ import annotations

from cms.budgets.models import BudgetDocumentPage, BudgetVintage
from cms.proposals import queries


def proposals_that_name(page: BudgetDocumentPage, comes_back: BudgetVintage | None) -> str:
    """A sentence for whoever is asked, "" where no proposal is concerned. comes_back: the version that takes the place of the one in force."""
    named = queries.lines_named(page.slug)
    if comes_back is None:
        count, lines = len(named), "baris dokumen ini"
    else:
        kept = frozenset(queries.lines_of(comes_back, page.slug)) if named else frozenset()
        count, lines = sum(line not in kept for line in named), f"baris yang tidak ada dalam versi {comes_back.number}"
    return f"{count} usulan menyebut {lines}. Halaman usulan itu akan mengatakan bahwa anggarannya ditarik." if count else ""
