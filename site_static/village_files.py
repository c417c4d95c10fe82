"""Beside each village's list its proposals as files, for a neighbourhood that needs no more. Used by plan."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from cms.domain.catalogue import PROPOSALS
from cms.domain.proposals.facts import BudgetReference
from cms.domain.tables import table_of
from site_static import addresses
from site_static.artifact import Artifact, ArtifactKind
from site_static.formats import FORMATS
from site_static.formats.about import SAMPLE_MARK, About, Format, marked
from site_static.tables import proposal_rows
from site_static.views.proposals.cases import Case, Docket, histories_of
from site_static.views.proposals.facets import VILLAGE
from site_static.words import Words


def village_works(docket: Docket) -> Iterator[Artifact]:
    """`usulan/kelurahan/kartini/usulan.csv` and the same in every other format."""
    words = Words(docket.city.languages[0], docket.city.currency)
    lapsed = frozenset(line for line, paying in docket.lines.items() if paying.lapsed)
    for (group, cases), history in zip(docket.grouped(VILLAGE), docket.of_lists(VILLAGE, histories_of), strict=True):
        title = words.text("facet.kelurahan.title", name=group.label)
        is_sample = docket.sample_of(cases) == "proposals"
        gone = [case.reference for case in cases if case.standing.budget_line in lapsed]
        for form in FORMATS:
            path = addresses.beside(VILLAGE.list_href(group), f"usulan.{form.extension}")
            of = _about(docket, f"{SAMPLE_MARK}: {title}" if is_sample else title, path, is_sample=is_sample)
            yield Artifact(
                path=path,
                kind=ArtifactKind.DATA,
                facts=(docket.mark, docket.day, history, gone, of),
                maker=f"formats.{form.extension}",
                make=_maker(docket, cases, form, of, lapsed),
            )


def _about(docket: Docket, title: str, path: str, *, is_sample: bool) -> About:
    city = docket.city
    return About(
        title=title,
        is_sample=is_sample,
        publisher=city.name,
        origin=city.name,
        note="",
        licence=city.licence,
        version=docket.day.isoformat(),
        published_on=docket.day,
        permalink=city.site_url + path,
        source_file="",
        source_sha256="",
    )


def _maker(docket: Docket, cases: Sequence[Case], form: Format, of: About, lapsed: Container[BudgetReference]) -> Callable[[], bytes]:
    def make() -> bytes:
        rows = proposal_rows(((case.proposal, case.standing) for case in cases), docket.city, docket.day, lapsed)
        table = table_of(PROPOSALS.fact, rows, name=PROPOSALS.name, titles={**PROPOSALS.titles, "id": of.title}, key=PROPOSALS.key)
        return form.write(marked(table, of), of)

    return make
