"""From the budget back to the proposals: what each sub activity of a year pays for. Used by the year's pages."""

from __future__ import annotations

from collections.abc import Mapping

from site_static.views.frame import PaidProposal
from site_static.views.ledger import UnitPath
from site_static.views.proposals.cases import Case, Docket
from site_static.views.proposals.saying import named


def payments(docket: Docket, year: int) -> Mapping[UnitPath, tuple[PaidProposal, ...]]:
    """By unit, in the order of their numbers."""
    return {unit: tuple(map(_paid, cases)) for (of_year, unit), cases in docket.paid_by.items() if of_year == year}


def _paid(case: Case) -> PaidProposal:
    standing = case.standing
    return PaidProposal(
        reference=case.reference,
        title=case.proposal.title,
        href=case.href,
        state=named(standing.state),
        planned=standing.amount_planned,
        realised=standing.amount_realised,
    )
