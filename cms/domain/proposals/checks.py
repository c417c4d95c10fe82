"""check_move(), check_history(), check_proposal(): what keeps something from being stored, as faults with their sentences.

The sentence of a fault is the same wherever it is shown: beside a form's field, at a sheet's cell, from the API.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from cms.domain.amounts import LARGEST_MINOR, from_minor
from cms.domain.errors import MoveRefused
from cms.domain.periods import FIRST_YEAR, LAST_YEAR
from cms.domain.personal import PersonalKind
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import REFERENCE, BudgetReference, Proposal, ProposalEvent, in_force, month_end
from cms.domain.proposals.moves import MOVES, Desk, Need, Rule, allowed_after
from cms.domain.proposals.promises import promise_after, promise_of
from cms.domain.proposals.reasons import REASONS, Reason, choices_for
from cms.domain.proposals.wording import ORIGINAL, day_in, name_of, say

# A "no" in fewer characters says nothing that a neighbour could act on.
LEAST_REASON = 40
# A database keeps no more of these; a unit is no place for a story.
LONGEST: Mapping[str, int] = {"unit": 200, "point": 60, "source_id": 200, **dict.fromkeys(("title", "place", "theme", "office"), 1000)}
# Names stand in headings, lists and sentences. The longest title of a real list has 739 characters; what is meant to be read has no limit.
LONGEST_SAID: Mapping[str, int] = dict.fromkeys(("by_office", "to_office", "executor", "planning_document", "letter", "evidence"), 1000)
MOST_RANK = 1_000_000
LARGEST = from_minor(LARGEST_MINOR)
# Of a proposal's photos, so many are named to whoever wrote another name.
PHOTOS_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a move is held against beside the table. None: cannot be known here (at the officer's own desk), so it is not checked.

    today is the day on which somebody records; an import of old data gives the day of its source.
    """

    reasons: Mapping[str, Reason] = field(default_factory=lambda: REASONS)
    villages: Container[str] | None = None
    budget_lines: Container[BudgetReference] | None = None
    references: Container[str] | None = None
    # A proposal's number -> the names of the photos that are kept beside it.
    photos: Callable[[str], Sequence[str]] | None = None
    today: date | None = None
    # True for a program that reads a source: the moves of Desk.IMPORT are open to it.
    is_import: bool = False


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is missing or wrong, at one field of the event or proposal."""

    code: str
    field: str
    details: tuple[tuple[str, object], ...] = ()

    def message(self, language: str = ORIGINAL) -> str:
        """The sentence, the same in form, import, API and function."""
        return say("faults", self.code, language, **{name: _shown(value, language) for name, value in self.details})


class ProposalRefused(MoveRefused):
    """What was to be stored lacks something. refused: proposal -> its faults, so that a form can show each beside its field."""

    def __init__(self, refused: Mapping[str, Sequence[Fault]]) -> None:
        super().__init__(" ".join(f"{about}: " * bool(about) + " ".join(fault.message() for fault in faults) for about, faults in refused.items()))
        self.refused = {about: tuple(faults) for about, faults in refused.items()}

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All of them, of every proposal."""
        return tuple(fault for faults in self.refused.values() for fault in faults)


def _shown(value: object, language: str) -> str:
    match value:
        case State():
            return name_of(value, language)
        case PersonalKind():
            return value.called(language)
        case date():
            return day_in(value, language)
        case Reason():  # a list may name it by title or by code, a form shows the title
            return value.title(language)
        case tuple():
            return ", ".join(_shown(one, language) for one in value)
    return str(value)


def check_move(event: ProposalEvent, history: Sequence[ProposalEvent], known: Known = NOTHING_KNOWN) -> tuple[Fault, ...]:
    """Everything that keeps this event from following that history; nothing when it may."""
    before = history[-1].to_state if history else None
    if event.corrects is not None and before is not None and event.to_state is not before:
        return (*_always(event, history, known), *_also_said(event, (), known), *_taken_back(event, history))
    rule = MOVES.get((before, event.to_state))
    if rule is None or (rule.by is Desk.IMPORT and not known.is_import):
        return (_no_move(before, event.to_state, rule),)
    faults = [*_always(event, history, known), *_also_said(event, rule.needs, known)]
    for need in rule.needs:
        faults.extend(NEEDS[need](event, known))
    return tuple(faults)


def _taken_back(event: ProposalEvent, history: Sequence[ProposalEvent]) -> Iterator[Fault]:
    """Only the last move can be taken back, only to where it came from, and somebody must say why it was recorded at all."""
    last = next((one for one in reversed(in_force(history)) if one.is_move), None)
    is_there = event.corrects is not None and 1 <= event.corrects <= len(history)
    if is_there and (last is None or last.from_state is None or (event.corrects, event.to_state) != (last.number, last.from_state)):
        yield _found("take-back", "corrects", event.corrects)
    yield from _explanation(event, NOTHING_KNOWN)


def _no_move(before: State | None, to: State, rule: Rule | None) -> Fault:
    if before is None:
        return Fault(code="first-event", field="to_state")
    if rule is not None:
        return Fault(code="only-source", field="to_state", details=(("to_state", to),))
    return Fault(code="no-move", field="to_state", details=(("from_state", before), ("to_state", to), ("allowed", allowed_after(before))))


def check_history(events: Sequence[ProposalEvent], known: Known = NOTHING_KNOWN) -> Iterator[tuple[int, Fault]]:
    """The faults of a whole history, each with the index of its event. An event after a wrong one is held against what came before.

    A proposal that came in, said wrongly, came in all the same: its one fault would else be told again as those of all that follow.
    """
    good: list[ProposalEvent] = []
    for index, event in enumerate(events):
        faults = check_move(event, good, known)
        yield from ((index, fault) for fault in faults)
        wrong = {fault.field for fault in faults}
        if not wrong:
            good.append(event)
        elif not good and "to_state" not in wrong:
            good.append(replace(event, on=min(one.on for one in events)) if "on" in wrong else event)


def check_proposal(proposal: Proposal, known: Known = NOTHING_KNOWN) -> tuple[Fault, ...]:
    """What is wrong with what was asked; its history is check_history()'s."""
    faults = []
    if not proposal.title.strip():
        faults.append(Fault(code="title", field="title"))
    if proposal.reference and not REFERENCE.fullmatch(proposal.reference):
        faults.append(_found("reference", "reference", proposal.reference))
    if proposal.village_code and known.villages is not None and proposal.village_code not in known.villages:
        faults.append(_found("village-unknown", "village_code", proposal.village_code))
    if proposal.point and not _is_point(proposal.point):
        faults.append(_found("point", "point", proposal.point))
    if not proposal.events:
        faults.append(Fault(code="no-events", field="events"))
    if proposal.for_year is not None and not FIRST_YEAR <= proposal.for_year <= LAST_YEAR:
        faults.append(_found("for-year", "for_year", proposal.for_year))
    faults.extend(_too_long(proposal, LONGEST))
    # A volume below nil stands in real lists ("-1 unit"); it is shown as it is, and the importer warns.
    faults.extend(_negative(proposal, ("amount_asked",)))
    faults.extend(_too_large(proposal, ("amount_asked", "volume")))
    return tuple(faults)


def _is_point(text: str) -> bool:
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        return False
    return -90 <= latitude <= 90 and -180 <= longitude <= 180


def _found(code: str, where: str, found: object) -> Fault:
    return Fault(code=code, field=where, details=(("found", found),))


def _negative(fact: ProposalEvent | Proposal, names: tuple[str, ...]) -> Iterator[Fault]:
    for name in names:
        amount = getattr(fact, name)
        if amount is not None and amount < 0:
            yield _found("negative-amount", name, amount)


def _too_long(fact: ProposalEvent | Proposal, limits: Mapping[str, int]) -> Iterator[Fault]:
    for name, most in limits.items():
        if (count := len(getattr(fact, name))) > most:
            yield Fault(code="too-long", field=name, details=(("most", most), ("count", count)))


def _too_large(fact: ProposalEvent | Proposal, names: tuple[str, ...]) -> Iterator[Fault]:
    for name in names:
        amount = getattr(fact, name)
        if amount is not None and abs(amount) > LARGEST:
            yield _found("too-large", name, amount)


# Of every event ---------------------------------------------------------------------------------------------------------


_AMOUNTS = ("recommended_amount", "planned_amount", "realised_amount")


def _always(event: ProposalEvent, history: Sequence[ProposalEvent], known: Known) -> Iterator[Fault]:
    """What holds for every event, whatever it says."""
    last = history[-1] if history else None
    if last is not None and event.on < last.on:
        yield Fault(code="before-last", field="on", details=(("on", event.on), ("last", last.on)))
    if known.today is not None and event.on > known.today:
        yield Fault(code="in-future", field="on", details=(("on", event.on),))
    if not event.by_office.strip():
        yield Fault(code="office", field="by_office")
    if event.corrects is not None and not 1 <= event.corrects <= len(history):
        yield _found("corrects", "corrects", event.corrects)
    yield from _negative(event, _AMOUNTS)
    yield from _too_large(event, _AMOUNTS)
    yield from _too_long(event, LONGEST_SAID)
    if event.rank is not None and not 0 <= event.rank <= MOST_RANK:
        yield Fault(code="rank", field="rank", details=(("found", event.rank), ("most", MOST_RANK)))
    yield from _times(event, history)
    yield from _links(event, known)


def _times(event: ProposalEvent, history: Sequence[ProposalEvent]) -> Iterator[Fault]:
    if event.planned_month:
        try:
            month_end(event.planned_month)
        except ValueError:
            yield _found("planned-month", "planned_month", event.planned_month)
            return
    if event.fiscal_year is not None and not FIRST_YEAR <= event.fiscal_year <= LAST_YEAR:
        yield Fault(code="fiscal-year", field="fiscal_year", details=(("to_state", event.to_state),))
        return
    if event.starts_on and event.planned_finish and event.planned_finish < event.starts_on:
        yield Fault(code="finish-before-start", field="planned_finish", details=(("finish", event.planned_finish), ("start", event.starts_on)))
    if event.finished_on and event.finished_on > event.on:
        yield Fault(code="finished-later", field="finished_on", details=(("finish", event.finished_on), ("on", event.on)))
    before = promise_of(history)
    after = promise_after(before, event)
    if before and after and after > before and not (event.note.strip() or event.reason.strip()):
        yield Fault(code="slip", field="note", details=(("before", before), ("after", after)))


def _links(event: ProposalEvent, known: Known) -> Iterator[Fault]:
    line = event.budget_line
    if line is not None and known.budget_lines is not None and line not in known.budget_lines:
        yield _found("budget-line-unknown", "budget_dataset", line)
    if event.other and event.other == event.reference:
        yield _found("other-itself", "other", event.other)
    elif event.other and known.references is not None and event.other not in known.references:
        yield _found("other-unknown", "other", event.other)
    if event.photo and known.photos is not None:
        yield from _photo(event, known.photos(event.reference))


def _photo(event: ProposalEvent, kept: Sequence[str]) -> Iterator[Fault]:
    """A name that nothing is kept under would promise a picture that no page can show."""
    if not kept:
        yield _found("photo-none", "photo", event.photo)
    elif event.photo not in kept:
        near = tuple(get_close_matches(event.photo, kept, n=PHOTOS_NAMED, cutoff=0))
        yield Fault(code="photo-unknown", field="photo", details=(("found", event.photo), ("near", near)))


def _also_said(event: ProposalEvent, needs: Sequence[Need], known: Known) -> Iterator[Fault]:
    """What the move need not say and says all the same: a code of the list, a whole budget line."""
    if event.reason_code and event.reason_code not in known.reasons and Need.REASON_CODE not in needs:
        yield from _reason_code(event, known)
    parts = (event.budget_dataset, event.budget_office, event.budget_sub_activity, event.budget_account)
    if any(parts) and Need.BUDGET_LINE not in needs:
        yield from _budget_line(event, known)


# Of single moves --------------------------------------------------------------------------------------------------------


def _says(code: str, name: str) -> Callable[[ProposalEvent, Known], Iterator[Fault]]:
    """A field that must not be empty."""

    def check(event: ProposalEvent, known: Known) -> Iterator[Fault]:
        value = getattr(event, name)
        if value is None or (isinstance(value, str) and not value.strip()):
            yield Fault(code=code, field=name, details=(("to_state", event.to_state),))

    return check


def _positive(code: str, name: str) -> Callable[[ProposalEvent, Known], Iterator[Fault]]:
    def check(event: ProposalEvent, known: Known) -> Iterator[Fault]:
        value = getattr(event, name)
        if value is None or value == 0:  # less than nil is said by _negative
            yield Fault(code=code, field=name, details=(("to_state", event.to_state),))

    return check


def _reason_code(event: ProposalEvent, known: Known) -> Iterator[Fault]:
    allowed = choices_for(event.to_state, known.reasons)
    offered = tuple(known.reasons[code] for code in allowed)
    if not event.reason_code:
        yield Fault(code="reason-code", field="reason_code", details=(("to_state", event.to_state), ("allowed", offered)))
    elif event.reason_code not in allowed:
        details = (("found", event.reason_code), ("to_state", event.to_state), ("allowed", offered))
        yield Fault(code="reason-code-unknown", field="reason_code", details=details)


def _explanation(event: ProposalEvent, known: Known) -> Iterator[Fault]:
    count = len(" ".join(event.reason.split()))
    if count < LEAST_REASON:
        details = (("to_state", event.to_state), ("least", LEAST_REASON), ("count", count))
        yield Fault(code="reason-short", field="reason", details=details)


def _planning_document(event: ProposalEvent, known: Known) -> Iterator[Fault]:
    if not event.planning_document.strip() and event.document_due is None:
        yield Fault(code="planning-document", field="planning_document", details=(("to_state", event.to_state),))


def _review(event: ProposalEvent, known: Known) -> Iterator[Fault]:
    if event.review_on is None and event.fiscal_year is None:
        yield Fault(code="review", field="review_on", details=(("to_state", event.to_state),))
    elif event.review_on is not None and event.review_on <= event.on:
        yield Fault(code="review-past", field="review_on", details=(("review", event.review_on), ("on", event.on)))


def _budget_line(event: ProposalEvent, known: Known) -> Iterator[Fault]:
    if event.budget_line is None:
        missing = "budget_account" if event.budget_dataset else "budget_dataset"
        yield Fault(code="budget-line", field=missing, details=(("to_state", event.to_state),))


# What an event about the same state can be about.
NEWS = (
    "note",
    "reason",
    "milestone",
    "planned_month",
    "planned_finish",
    "recommended_amount",
    "planned_amount",
    "realised_amount",
    "planning_document",
    "budget_dataset",
    "review_on",
    "evidence",
    "photo",
    "executor",
    "other",
)


def _update(event: ProposalEvent, known: Known) -> Iterator[Fault]:
    if not any(getattr(event, name) not in (None, "") for name in NEWS):
        yield Fault(code="update", field="note")


NEEDS: Mapping[Need, Callable[[ProposalEvent, Known], Iterator[Fault]]] = {
    Need.QUESTION: _says("question", "note"),
    Need.NOTE: _says("note", "note"),
    Need.UPDATE: _update,
    Need.REASON_CODE: _reason_code,
    Need.REASON: _says("reason", "reason"),
    Need.EXPLANATION: _explanation,
    Need.INSTEAD: _says("instead", "instead"),
    Need.OBJECTION: _says("objection", "objection"),
    Need.FISCAL_YEAR: _says("fiscal-year", "fiscal_year"),
    Need.TO_OFFICE: _says("to-office", "to_office"),
    Need.TO_WHOM: _says("to-whom", "to_office"),
    Need.LETTER: _says("letter", "letter"),
    Need.PLANNING_DOCUMENT: _planning_document,
    Need.REVIEW: _review,
    Need.OTHER: _says("other", "other"),
    Need.BUDGET_LINE: _budget_line,
    Need.PLANNED_AMOUNT: _positive("planned-amount", "planned_amount"),
    Need.STARTS_ON: _says("starts-on", "starts_on"),
    Need.PLANNED_FINISH: _says("planned-finish", "planned_finish"),
    Need.EXECUTOR: _says("executor", "executor"),
    Need.FINISHED_ON: _says("finished-on", "finished_on"),
    Need.REALISED_AMOUNT: _positive("realised-amount", "realised_amount"),
    Need.EVIDENCE: _says("evidence", "evidence"),
}
