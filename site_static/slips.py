"""The slips of all proposals, each beside its page. Used by plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from site_static import addresses
from site_static.artifact import Artifact, ArtifactKind, Bundle
from site_static.formats.about import SAMPLE_MARK
from site_static.slip import Slip, slip_pdf
from site_static.views.proposals.cases import Case, Docket
from site_static.words import Words, texts_of


def slip_works(docket: Docket) -> Iterator[Bundle]:
    """One small PDF a proposal, in the city's first language. It says nothing that changes, so it is made once."""
    words = Words(docket.city.languages[0], docket.city.currency)
    city = docket.city
    said = (
        city.site_name,
        words.text("slip.heading", city=city.name),
        words.text("slip.how"),
        texts_of(words.language)["proposal.village"],
        city.site_url,
    )
    for name, block in docket.blocks.items():
        facts = (said, [_facts(case) for case in block])
        yield Bundle(name=f"slips {name}", facts=facts, maker="slip", works=partial(_slips, docket, words, said, block))


def _facts(case: Case) -> tuple[object, ...]:
    proposal = case.proposal
    return (case.reference, proposal.title, case.place, proposal.is_sample)


def _slips(docket: Docket, words: Words, said: object, cases: Iterable[Case]) -> Iterator[Artifact]:
    for case in cases:
        yield Artifact(
            path=addresses.beside(case.href, addresses.SLIP),
            kind=ArtifactKind.PRINT,
            facts=(said, _facts(case)),
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
