"""What is asked of a file of proposals or outcomes. Used by reading.py and by every shape."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cms.domain.amounts import RUPIAH, Currency
from cms.domain.proposals.checks import Known
from cms.domain.proposals.facts import BudgetReference, Proposal
from cms.domain.proposals.rows import PlaceNames
from cms.domain.proposals.rules import ProposalRules


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRequest:
    """as_of: the day whose state the file shows; it stands where the file has no date of its own.

    places: the city's villages by code; None for a list of another city, whose places are kept as words. system: what sets numbers of one
    source apart from those of another ("sipd", "rkpd-online"); the shape's own name when empty. stored: the proposals that outcomes may name,
    by public number; None where they cannot be known (at the officer's own desk), so moves are then checked within the file only. photos: the
    names of the photos that are kept beside each of them.
    """

    as_of: date
    year: int | None = None
    system: str = ""
    # Stages of a planning round that are over, by name, beside those of which most rows have gone on.
    closed_stages: tuple[str, ...] = ()
    sheet: str | None = None
    places: Mapping[str, PlaceNames] | None = None
    rules: ProposalRules = field(default_factory=ProposalRules)
    stored: Mapping[str, Proposal] | None = None
    budget_lines: Container[BudgetReference] | None = None
    photos: Callable[[str], Sequence[str]] | None = None
    by_office: str = "Bappeda"
    is_sample: bool = False
    currency: Currency = RUPIAH
    # How amounts are written where their cells leave it open: "id" 1.234,50 or "en" 1,234.50.
    notation: str = ""

    @property
    def known(self) -> Known:
        """What moves are held against."""
        return Known(
            reasons=self.rules.reasons,
            villages=None if self.places is None else self.places.keys(),
            budget_lines=self.budget_lines,
            photos=self.photos,
            today=self.as_of,
            is_import=True,
        )
