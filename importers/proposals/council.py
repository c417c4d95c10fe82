"""A council's plus and minus: what the executive proposed, what the council added and took away, and what came out.

Seen in Jakarta's budget change of 2014. An activity without an executive's figure is the council's own; one that was cut to nothing
has no reason beside it, and is said to have stopped without one. Nothing in such a list is a decision of the city.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cms.domain.proposals.choices import Origin, Precision, State
from cms.domain.proposals.facts import ProposalEvent
from cms.domain.proposals.reasons import UNEXPLAINED
from importers.proposals.asked import Draft, asked_of
from importers.proposals.listing import Listing

SYSTEM = "dprd"
MONEY = ("proposed", "plus", "minus", "result")
Figures = tuple[Decimal | None, ...]


def drafts_of(listing: Listing) -> list[Draft]:
    """One draft a row."""
    _leave_out_numbers(listing)
    asked = asked_of(listing, system=listing.request.system or SYSTEM)
    figures: list[Figures] = list(zip(*(listing.amounts(name) for name in MONEY), strict=True))
    _warn(listing, figures)
    commissions = listing.texts("commission")
    drafts = []
    for position, row in enumerate(asked):
        proposed, plus, _, _ = figures[position]
        row["origin"] = Origin.OFFICE if proposed is not None else Origin.COUNCIL
        row["amount_asked"] = proposed if proposed is not None else plus
        events = _events(listing, position, figures[position], commissions[position])
        drafts.append(Draft(position=position, asked=row, events=events, positions=(position,) * len(events)))
    return drafts


def _leave_out_numbers(listing: Listing) -> None:
    """Rows whose columns have shifted: a bare number in the title's place, and no money. Told, and not taken."""
    titles = listing.texts("title")
    money = [listing.amounts(name) for name in MONEY]
    broken = [
        position for position, title in enumerate(titles) if title.replace(".", "").isdigit() and all(column[position] is None for column in money)
    ]
    if broken:
        listing.body.warn("proposals.title-is-a-number", broken, listing.index("title"), titles[broken[0]])
        listing.leave_out(broken, "shifted")


def _events(listing: Listing, position: int, figures: Figures, commission: str) -> tuple[ProposalEvent, ...]:
    on, source = listing.request.as_of, listing.ref(position)
    by_office = f"DPRD, Komisi {commission}" if commission else "DPRD"
    result = figures[3]
    received = ProposalEvent(on=on, precision=Precision.RECORDED, to_state=State.RECEIVED, by_office=by_office, source=source)
    if all(figure is None for figure in figures):
        return (received,)
    assessed = ProposalEvent(
        on=on,
        precision=Precision.RECORDED,
        from_state=State.RECEIVED,
        to_state=State.ASSESSED,
        by_office=by_office,
        note=_note(figures),
        recommended_amount=result if result is not None and result >= 0 else None,
        source=source,
    )
    if result != 0 or not any(figures[:3]):
        return received, assessed
    stopped = ProposalEvent(
        on=on,
        precision=Precision.RECORDED,
        from_state=State.ASSESSED,
        to_state=State.STOPPED,
        by_office=by_office,
        reason_code=UNEXPLAINED,
        note="Dikurangi menjadi nol; sumber tidak memuat alasannya.",
        source=source,
    )
    return received, assessed, stopped


def _note(figures: Figures) -> str:
    """The four figures in words: a note is text, and the list's own figures stand nowhere else."""
    words = ("Usulan eksekutif", "ditambah", "dikurangi", "menjadi")
    return ", ".join(f"{word} {_rupiah(figure)}" for word, figure in zip(words, figures, strict=True)) + "."


def _rupiah(amount: Decimal | None) -> str:
    if amount is None:
        return "(tidak disebut)"
    whole, _, decimals = f"{abs(amount):,.2f}".replace(",", ".").rpartition(".")
    minus = "-" if amount < 0 else ""
    return f"{minus}Rp{whole},{decimals}".removesuffix(",00")


def _warn(listing: Listing, figures: Sequence[Figures]) -> None:
    differing, below = [], []
    for position, row in enumerate(figures):
        proposed, plus, minus, result = (figure or Decimal(0) for figure in row)
        if any(figure is not None for figure in row) and proposed + plus - minus != result:
            differing.append(position)
        if result < 0:
            below.append(position)
    listing.body.warn("council.does-not-add-up", differing, listing.index("result"))
    listing.body.warn("council.below-nil", below, listing.index("result"))
