"""The page of one proposal: one plain sentence first, then what was asked, when, the money, the history, and how to object."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import ProposalEvent
from cms.domain.proposals.promises import Promise, promises_of
from cms.domain.proposals.sentence import promise_words
from cms.domain.proposals.standing import Advice, advice_of, decision_of
from cms.domain.texts import Text
from site_static import addresses
from site_static.views.frame import Draft, Frame, Headline, Link, Sheaf
from site_static.views.proposals.cases import Case, Docket, PayingLine
from site_static.views.proposals.facets import links_of
from site_static.views.proposals.history import Step, steps_of
from site_static.views.proposals.pictures import Picture, in_order
from site_static.views.proposals.saying import dated_text, named, reason_title, said
from site_static.views.yearbook import HOME_LINK
from site_static.words import Label, Phrase, phrase

PROPOSALS_LINK = Link(label=phrase("proposals.crumb"), href=addresses.PROPOSALS)
TEMPLATE = "proposals/case.html"
# What is over without money of its own, and how that is said.
UNPAID = {
    State.REJECTED: "never-planned",
    State.WITHDRAWN: "never-planned",
    State.CANCELLED: "never-planned",
    State.FORWARDED: "planned-by-another",
    State.MERGED: "planned-together",
}
OBJECTED = frozenset({State.REJECTED, State.DEFERRED, State.CANCELLED, State.STOPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When it will be done, or until when the next word is owed. kind names the sentence; days_late counts on the day of the site."""

    kind: str
    due_on: date | None
    promised: Text
    days_late: int
    days_without_news: int
    is_silent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A promised time that was moved to later, and why."""

    promised: Text
    moved_to: Text
    said_on: Text
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Asked, planned and realised side by side, and the line that pays. unplanned, unspent: what stands where there is no amount."""

    asked: Decimal | None
    planned: Decimal | None
    realised: Decimal | None
    line: PayingLine | None
    unplanned: Phrase
    unspent: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one level recommended last."""

    level: Text
    advice: Advice


class CaseView(NamedTuple):
    """One proposal. A tuple with names, as making.Made."""

    frame: Frame
    reference: str
    title: str
    sentence: Text
    owed: Text
    is_overdue: bool
    state: Text
    asked: tuple[tuple[Label, Label], ...]
    problem: str
    deadline: Deadline
    slips: tuple[Slip, ...]
    money: Money
    reason: Text
    reason_text: str
    instead: str
    decided_by: str
    objection: Label
    opinions: tuple[Opinion, ...]
    steps: tuple[Step, ...]
    pictures: tuple[Picture, ...]
    related: tuple[tuple[Label, Link, Text], ...]
    lists: tuple[Link, ...]
    feeds: tuple[Link, ...]
    slip: Link
    digest: str


def cases(docket: Docket) -> Iterator[Sheaf]:
    """The page of every proposal."""
    for name, block in docket.blocks.items():
        beside = [(case.reference, found) for case in block if any(found := _beside(docket, case))]
        facts = (docket.mark, docket.block_marks[name], beside)
        yield Sheaf(name=f"cases {name}", facts=facts, templates=(TEMPLATE,), drafts=partial(_drafts, docket, block))


def _drafts(docket: Docket, block: Iterable[Case]) -> Iterator[Draft]:
    for case in block:
        yield Draft(href=case.href, template=TEMPLATE, facts=(docket.mark, case.mark, *_beside(docket, case)), view=partial(case_view, docket, case))


def _beside(docket: Docket, case: Case) -> tuple[object, ...]:
    """What a page says beside the proposal's own history: nothing of most."""
    lines = [line.said for line in docket.lines_of(case)]
    related = [(key, other.mark) for key, other in _related(docket, case)] if case.reference in docket.linked else []
    photos = [photo.said for photo in docket.photos.get(case.reference, ())]
    return (lines, related, photos)


def case_view(docket: Docket, case: Case) -> CaseView:
    proposal, standing = case.proposal, case.standing
    decision = decision_of(proposal)
    return CaseView(
        frame=Frame(
            href=case.href,
            title=phrase("proposal.title", reference=case.reference, title=proposal.title),
            description=case.sentence,
            section="proposals",
            trail=(HOME_LINK, PROPOSALS_LINK),
            sample="proposal" if proposal.is_sample else "none",
            headline=Headline(
                title=proposal.title, figure=named(standing.state), name=phrase("card.state", reference=case.reference), sentences=(case.sentence,)
            ),
        ),
        reference=case.reference,
        title=proposal.title,
        sentence=case.sentence,
        owed=case.owed,
        is_overdue=standing.is_overdue or standing.is_silent,
        state=named(standing.state),
        asked=tuple(_asked(case)),
        problem=proposal.problem,
        deadline=_deadline(case),
        slips=tuple(_slips(promises_of(proposal.events))),
        money=_money(docket, case),
        reason=reason_title(decision.reason_code, case.rules.reasons) if decision and decision.reason_code else Text(),
        reason_text=decision.reason if decision else "",
        instead=decision.instead if decision else "",
        decided_by=decision.by_office if decision else "",
        objection=_objection(case, decision),
        opinions=tuple(Opinion(level=named(one.level), advice=one) for one in advice_of(proposal)),
        steps=tuple(steps_of(docket, case)),
        pictures=in_order(docket.photos.get(case.reference, ())),
        related=tuple((phrase(key), Link(label=other.proposal.title, href=other.href), other.sentence) for key, other in _related(docket, case)),
        lists=tuple(links_of(case)),
        feeds=(
            Link(label="Atom", href=addresses.beside(case.href, addresses.NEWS_ATOM), is_file=True),
            Link(label="JSON", href=addresses.beside(case.href, addresses.NEWS_JSON), is_file=True),
        ),
        slip=Link(label=phrase("proposal.slip"), href=addresses.beside(case.href, addresses.SLIP), is_file=True),
        digest=proposal.last.digest,
    )


def _money(docket: Docket, case: Case) -> Money:
    """What is over gets no money any more: "not yet" would promise some. One that was merged is paid with the other."""
    standing = case.standing
    state = standing.state if standing.state in UNPAID else None
    return Money(
        asked=case.proposal.amount_asked,
        planned=standing.amount_planned,
        realised=standing.amount_realised,
        line=docket.line_of(case),
        unplanned=phrase(f"proposal.{UNPAID[state]}" if state else "proposal.not-planned"),
        unspent=phrase("proposal.never-realised" if state else "proposal.not-realised"),
    )


def _asked(case: Case) -> Iterator[tuple[Label, Label]]:
    """What was asked, as pairs of a name and a value; what the source does not say is left out, but for what a reader looks for."""
    proposal = case.proposal
    yield phrase("proposal.number"), case.reference
    if proposal.volume is not None:
        yield phrase("proposal.volume"), phrase("proposal.volume-of", volume=proposal.volume.normalize() + 0, unit=proposal.unit)
    if proposal.kind is not None:
        yield phrase("proposal.kind"), named(proposal.kind)
    yield phrase("proposal.where"), _where(case)
    if proposal.point:
        yield phrase("proposal.point"), proposal.point
    yield phrase("proposal.origin"), named(proposal.origin)
    if proposal.office:
        yield phrase("proposal.office"), proposal.office
    if case.standing.in_charge and case.standing.in_charge != proposal.office:
        yield phrase("proposal.in-charge"), case.standing.in_charge
    first = proposal.events[0]
    yield phrase("proposal.received"), dated_text(first.on, first.precision)
    if proposal.for_year is not None:
        yield phrase("proposal.for-year"), str(proposal.for_year)
    if proposal.source_id:
        yield phrase("proposal.source-id"), proposal.source_id


def _where(case: Case) -> Label:
    """As exactly as the source says it."""
    place, where = case.place, case.proposal.place
    if not place.village:
        return where or phrase("proposal.whole-city")
    key = "proposal.place" if where else "proposal.village"
    return phrase(key, place=where, village=place.village, district=place.district)


def _deadline(case: Case) -> Deadline:
    standing = case.standing
    state = standing.state
    kind = "closed" if state.is_final else "promise" if state.is_promised else "review" if state is State.DEFERRED else "answer"
    if state is State.COMPLETED:
        kind = "done"
    event = next((one.event for one in reversed(promises_of(case.proposal.events)) if one.until == standing.promised_until), None)
    return Deadline(
        kind=kind,
        due_on=case.move.finished_on if state is State.COMPLETED else standing.due_on,
        promised=said(partial(promise_words, event)) if event else Text(),
        days_late=standing.days_late,
        days_without_news=standing.days_without_news,
        is_silent=standing.is_silent,
    )


def _slips(promises: tuple[Promise, ...]) -> Iterator[Slip]:
    for before, after in itertools.pairwise(promises):
        if after.is_slip:
            yield Slip(
                promised=said(partial(promise_words, before.event)),
                moved_to=said(partial(promise_words, after.event)),
                said_on=dated_text(after.event.on, after.event.precision),
                why=after.event.note or after.event.reason,
            )


def _objection(case: Case, decision: ProposalEvent | None) -> Label:
    """As the decision says it; else the city's own rule, where there is something to object to."""
    if case.state not in OBJECTED and not case.standing.is_overdue:
        return ""
    own = decision.objection if decision else ""
    rules = case.rules
    return own if own and own != rules.objection_in("id") else said(rules.objection_in)


def _related(docket: Docket, case: Case) -> Iterator[tuple[str, Case]]:
    """What it was merged with, in both directions, and what it was split from or into."""
    target = docket.by_reference.get(case.move.other) if case.state is State.MERGED else None
    if target is not None:
        yield "proposal.merged-into", target
    for other in docket.merged_into.get(case.reference, ()):
        yield "proposal.merged-here", other
    whole = docket.by_reference.get(case.proposal.copied_from) if case.proposal.copied_from else None
    if whole is not None:
        yield "proposal.split-from", whole
    for other in docket.split_from.get(case.reference, ()):
        yield "proposal.split-into", other
