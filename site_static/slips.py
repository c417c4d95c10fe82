"""The slips of all proposals, each beside its page. Used by plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_static import addresses
from site_static.artifact import Artifact, ArtifactKind
from site_static.formats.about import SAMPLE_MARK
from site_static.slip import Slip, slip_pdf
from site_static.views.proposals.cases import Case, Docket
from site_static.words import Words


def slip_works(docket: Docket) -> Iterator[Artifact]:
    """One small PDF a proposal, in the city's first language. It says nothing that changes, so it is made once."""
    words = Words(docket.city.languages[0], docket.city.currency)
    said = (docket.city.site_name, words.text("slip.heading", city=docket.city.name), words.text("slip.how"))
    for case in docket.cases:
        proposal = case.proposal
        facts = (said, case.reference, proposal.title, case.place, docket.city.site_url, proposal.is_sample)
        yield Artifact(
            path=addresses.beside(case.href, addresses.SLIP),
            kind=ArtifactKind.PRINT,
            facts=facts,
            maker="slip",
            make=_maker(docket, words, case),
        )


def _maker(docket: Docket, words: Words, case: Case) -> Callable[[], bytes]:
    return lambda: slip_pdf(slip_of(docket, words, case))


def slip_of(docket: Docket, words: Words, case: Case) -> Slip:
    place = case.place
    return Slip(
        site=docket.city.site_name,
        heading=words.text("slip.heading", city=docket.city.name),
        reference=case.reference,
        title=case.proposal.title,
        place=words.text("proposal.village", village=place.village, district=place.district) if place.village else "",
        how=words.text("slip.how"),
        address=docket.city.site_url + case.href.removesuffix("index.html"),
        language=words.language,
        mark=SAMPLE_MARK if case.proposal.is_sample else "",
    )
