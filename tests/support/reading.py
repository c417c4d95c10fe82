"""The pages of a snapshot as a reader meets them, made in memory: text of a page, rows of its tables. Used by the tests of pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from xml.etree import ElementTree

from cms.domain.budgets import BudgetDocument, BudgetLine, Phase
from site_static.artifact import Artifact, ArtifactKind
from site_static.content import Snapshot
from site_static.plan import site_works
from tests.support.city import account, document, small_snapshot


def artifacts(snapshot: Snapshot) -> dict[str, Artifact]:
    """The pages that need no finished file, by address."""
    return {work.path: work for work in site_works(snapshot) if isinstance(work, Artifact) and work.kind is ArtifactKind.PAGE}


@cache
def small_pages() -> dict[str, Artifact]:
    return artifacts(small_snapshot())


def tree_of(content: bytes) -> ElementTree.Element:
    """A page is well-formed XML."""
    return ElementTree.fromstring(content)


def text_of(content: bytes, part: str = "main") -> str:
    """What stands on a page, with single blanks."""
    found = tree_of(content).find(f".//{part}")
    assert found is not None
    return " ".join(" ".join(found.itertext()).replace(" .", ".").split())


def rows_of(content: bytes, caption: str) -> list[list[str]]:
    """The cells of the one table whose caption begins so: head, body and foot."""
    tables = [table for table in tree_of(content).iter("table") if _said(table.find("caption")).startswith(caption)]
    assert len(tables) == 1, [_said(table.find("caption")) for table in tree_of(content).iter("table")]
    return [[_said(cell) for cell in row] for row in tables[0].iter("tr")]


def _said(element: ElementTree.Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def budget(
    lines: Iterable[BudgetLine], *, phase: Phase = Phase.ENACTED, year: int = 2026, dataset: str = "", is_sample: bool = False, sequence: int = 1
) -> BudgetDocument:
    """A published document of those lines."""
    given = tuple(replace(line, phase=phase, year=year) for line in lines)
    made = document(
        given,
        dataset=dataset or f"apbd-{year}-{phase.slug}",
        title=f"{phase.slug} {year}",
        year=year,
        phase=phase,
        is_sample=is_sample,
        origin="Badan Keuangan",
        stated=(),
        published_on=small_snapshot().documents[0].published_on,
    )
    return replace(made, sequence=sequence)


def line(code: str, amount: str, **said: object) -> BudgetLine:
    """One line by account; said: what else it names."""
    return BudgetLine(year=2026, phase=Phase.ENACTED, account=account(code), amount=Decimal(amount), **said)


def city_of(*documents: BudgetDocument) -> Snapshot:
    """The small city with these documents instead of its own."""
    return replace(small_snapshot(), proposals=(), documents=tuple(sorted(documents, key=lambda one: (one.dataset, one.vintage))))
