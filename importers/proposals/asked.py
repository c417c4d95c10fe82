"""What was asked, from the columns that every shape of list shares. Used by exports.py, stages.py, council.py and milestones.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any  # the columns of a Proposal are of any type

from cms.domain.proposals.choices import Kind
from cms.domain.proposals.facts import Proposal, ProposalEvent
from importers.proposals.listing import Listing
from importers.proposals.villages import places_of
from importers.values import text_of


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposal on its way: what was asked, its events, and the row that each of them came from."""

    position: int
    asked: dict[str, Any]
    events: tuple[ProposalEvent, ...]
    positions: tuple[int, ...]

    def proposal(self) -> Proposal:
        return Proposal(**self.asked, events=self.events)


def asked_of(listing: Listing, *, system: str, amount: str = "amount_asked") -> list[dict[str, Any]]:
    """The columns of Proposal of every row, but for reference, origin and events."""
    request = listing.request
    wheres = places_of(listing)
    quantities = listing.quantities("volume")
    units, kinds = listing.texts("unit"), listing.choices("kind", Kind, is_strict=False)
    titles, themes, problems, offices, ids = (listing.texts(name) for name in ("title", "theme", "problem", "office", "source_id"))
    amounts, years = listing.amounts(amount), listing.numbers("for_year")
    _warn_of_volumes(listing, [quantity.amount for quantity in quantities])
    return [
        {
            "title": titles[position],
            "kind": kinds[position],
            "for_year": years[position] or request.year,
            "village_code": wheres[position].village_code,
            "place": wheres[position].place,
            "theme": themes[position],
            "problem": problems[position],
            "volume": quantities[position].amount,
            "unit": units[position] or quantities[position].unit,
            "amount_asked": amounts[position],
            "office": offices[position],
            "source_id": f"{system}:{ids[position]}" if ids[position] else "",
            "source": listing.ref(position),
            "is_sample": request.is_sample,
        }
        for position in range(len(listing))
    ]


def _warn_of_volumes(listing: Listing, volumes: Sequence[Decimal | None]) -> None:
    below = [position for position, volume in enumerate(volumes) if volume is not None and volume < 0]
    if below:
        listing.body.warn("proposals.volume-below-nil", below, listing.index("volume"), text_of(volumes[below[0]]))


def name_untitled(listing: Listing, drafts: Sequence[dict[str, Any]]) -> None:
    """A proposal without a title is shown by its number; where there is none either, the row is refused by check_proposal()."""
    untitled = [position for position, asked in enumerate(drafts) if not asked["title"] and asked["source_id"]]
    for position in untitled:
        drafts[position]["title"] = f"Usulan tanpa judul, nomor {drafts[position]['source_id'].partition(':')[2]}"
    listing.body.warn("proposals.no-title", untitled, listing.index("title"))


def refuse_repeated(listing: Listing, numbers: Sequence[str], name: str) -> None:
    """One proposal, one number."""
    first: dict[str, int] = {}
    for position, number in enumerate(numbers):
        if not number:
            continue
        if number in first:
            listing.refuse(position, name, "proposals.number-twice", number, ("first", str(listing.row_number(first[number]))))
        first.setdefault(number, position)
