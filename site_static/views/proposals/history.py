"""The history of a proposal, event by event, in words. Used by its page and by the feeds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from cms.domain.proposals.facts import ProposalEvent
from cms.domain.proposals.sentence import promise_words
from cms.domain.texts import Text
from site_static import addresses
from site_static.views.frame import Link
from site_static.views.proposals.cases import Case, Docket, PayingLine
from site_static.views.proposals.saying import dated_text, named, reason_title, said
from site_static.words import Label, Phrase, phrase


class Step(NamedTuple):
    """One event of the history. is_void: it was taken back later, or takes another back. A tuple with names, as making.Made."""

    number: int
    on: Text
    title: Label
    by: str
    to: str
    reason: Text
    texts: tuple[tuple[Label, str], ...]
    facts: tuple[Phrase, ...]
    line: PayingLine | None
    other: Link | None
    # Where its photo is shown; None where it names none that is kept.
    photo: Link | None
    is_move: bool
    is_void: bool
    corrects: int | None


def steps_of(docket: Docket, case: Case) -> Iterator[Step]:
    """Newest first: what a reader comes for is what happened last."""
    proposal = case.proposal
    valid = {event.number for event in proposal.in_force}
    for event in reversed(proposal.events):
        line = docket.lines.get(event.budget_line) if event.budget_line else None
        other = docket.by_reference.get(event.other) if event.other else None
        yield Step(
            number=event.number,
            on=dated_text(event.on, event.precision),
            title=event_title(event),
            by=event.by_office,
            to=event.to_office,
            reason=reason_title(event.reason_code, case.rules.reasons) if event.reason_code else Text(),
            texts=tuple(_step_texts(event)),
            facts=tuple(_step_facts(event)),
            line=line,
            other=Link(label=f"{other.reference} {other.proposal.title}", href=other.href) if other else None,
            photo=_photo(docket, case, event) if event.photo else None,
            is_move=event.is_move,
            is_void=event.number not in valid,
            corrects=event.corrects,
        )


def _photo(docket: Docket, case: Case, event: ProposalEvent) -> Link | None:
    for photo in docket.photos.get(case.reference, ()):
        if photo.name == event.photo:
            return Link(label=phrase(f"photo.{photo.moment.value}"), href=addresses.photo(photo.reference, photo.name), is_file=True)
    return None


def event_title(event: ProposalEvent) -> Label:
    if event.takes_back:
        return phrase("step-of.taken-back")
    if event.is_move:
        return named(event.to_state)
    if event.milestone:
        return phrase("step-of.milestone", milestone=named(event.milestone))
    if event.corrects is not None or event.asked_sha256:
        return phrase("step-of.correction")
    return phrase("step-of.opinion", level=named(event.level)) if event.level else phrase("step-of.news")


def _step_texts(event: ProposalEvent) -> Iterator[tuple[Label, str]]:
    """What was written, each under its name; the note needs none."""
    for key, text in (("", event.note), ("reason", event.reason), ("instead", event.instead)):
        if text:
            yield (phrase(f"step-of.{key}") if key else ""), text


def _step_facts(event: ProposalEvent) -> Iterator[Phrase]:
    if event.recommended_amount is not None:
        yield phrase("step-of.recommended", amount=event.recommended_amount)
    if event.rank is not None:
        yield phrase("step-of.rank", rank=event.rank)
    if event.fiscal_year is not None:
        yield phrase("step-of.fiscal-year", year=event.fiscal_year)
    if event.planned_month or event.planned_finish:
        yield phrase("step-of.promised", time=said(partial(promise_words, event)))
    if event.planning_document:
        yield phrase("step-of.document", document=event.planning_document)
    if event.document_due is not None:
        yield phrase("step-of.document-due", day=event.document_due)
    if event.review_on is not None:
        yield phrase("step-of.review", day=event.review_on)
    if event.planned_amount is not None:
        yield phrase("step-of.planned", amount=event.planned_amount)
    if event.starts_on is not None:
        yield phrase("step-of.starts", day=event.starts_on)
    if event.executor:
        yield phrase("step-of.executor", executor=event.executor)
    if event.finished_on is not None:
        yield phrase("step-of.finished", day=event.finished_on)
    if event.realised_amount is not None:
        yield phrase("step-of.realised", amount=event.realised_amount)
    if event.evidence:
        yield phrase("step-of.evidence", evidence=event.evidence)
    if event.letter:
        yield phrase("step-of.letter", letter=event.letter)
