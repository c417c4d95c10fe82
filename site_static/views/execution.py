"""What offices really spent, beside the budget in force. Used by drafts() for every year with a realisation that names offices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_static import addresses
from site_static.views.figures import vintage_facts
from site_static.views.frame import Draft, Frame, Link, Source, phase_label, source_of
from site_static.views.ledger import EXPENDITURE, Tally
from site_static.views.spent import RealisedRow, realised_place, realised_row, realised_until
from site_static.views.yearbook import Yearbook, digest_of
from site_static.words import Label, Phrase, phrase

# The kinds of expenditure stand right under 5: 5.1 operations, 5.2 capital, 5.3 unforeseen, 5.4 transfers.
KIND_LEVEL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionRow:
    """One office or one kind of expenditure. href is "" where it has no page."""

    row: RealisedRow
    code: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionView:
    """Offices in the order of the share that they spent, the least first; those of which nothing is published stand last."""

    frame: Frame
    year: int
    label: Label
    plan_label: Label
    until: Phrase | None
    lede: tuple[Phrase, ...]
    kinds: tuple[ExecutionRow, ...]
    offices: tuple[ExecutionRow, ...]
    total: RealisedRow
    document: tuple[Link, ...]
    sources: tuple[Source, ...]


def execution(book: Yearbook) -> Iterator[Draft]:
    """The page, where there is something to say."""
    place = realised_place(book)
    if place is not None:
        rows = tuple(_offices(book, place))
        facts = digest_of(book.facts, vintage_facts(book), rows, tuple(_kinds(book, place)))
        yield Draft(href=addresses.execution(book.year), template="execution.html", facts=facts, view=partial(execution_view, book, place))


def execution_view(book: Yearbook, place: int) -> ExecutionView:
    done = book.fiscal_year.phases[place]
    offices = tuple(sorted(_offices(book, place), key=_least_first))
    said = [one for one in offices if one.row.share is not None]
    return ExecutionView(
        frame=book.frame(
            href=addresses.execution(book.year),
            title=phrase("execution.title", city=book.city_name, year=book.year),
            description=phrase("execution.description", city=book.city_name, year=book.year),
            trail=(book.year_link,),
        ),
        year=book.year,
        label=phase_label(done.phase, done.number),
        plan_label=book.columns[-1],
        until=realised_until(done.documents),
        lede=(phrase("execution.lede", count=len(said), all=len(offices)),),
        kinds=tuple(_kinds(book, place)),
        offices=offices,
        total=_row(book, place, book.ledger.account(EXPENDITURE), phrase("part.expenditure")),
        document=tuple(Link(label=one.title, href=addresses.document(one.dataset)) for one in done.documents),
        sources=(*book.sources, *(source_of(one) for one in done.documents)),
    )


def _least_first(one: ExecutionRow) -> tuple[bool, object, str]:
    return (one.row.share is None, one.row.share or 0, one.code or "~")  # what names no office stands after all that do


def _offices(book: Yearbook, place: int) -> Iterator[ExecutionRow]:
    """Every office that either has, and what names no office, so that the table adds up."""
    for office in book.ledger.offices:
        if book.is_shown(office) or office.amounts[place] is not None:
            href = book.unit_href(office) if book.is_shown(office) else ""
            yield ExecutionRow(row=_row(book, place, office, office.name or office.code.text), code=office.code.text, href=href)
    rest = _row(book, place, book.ledger.without_office, phrase("offices.none"))
    if rest.plan is not None or rest.realised is not None:
        yield ExecutionRow(row=rest, code="", href="")


def _kinds(book: Yearbook, place: int) -> Iterator[ExecutionRow]:
    for node in book.ledger.at_level(KIND_LEVEL, EXPENDITURE):
        row = _row(book, place, node, book.account_label(node))
        href = addresses.account(book.year, node.code) if book.is_shown(node) else ""
        if row.plan is not None or row.realised is not None:
            yield ExecutionRow(row=row, code=str(node.code), href=href)


def _row(book: Yearbook, place: int, tally: Tally, label: Label) -> RealisedRow:
    return realised_row(label, tally.amounts[book.shown[-1]], tally.amounts[place])
