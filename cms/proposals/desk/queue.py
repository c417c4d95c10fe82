"""What the desk shows: how much lies at each desk, the rows of a list with age and due date, what no budget line pays, money without a proposal."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Min, Q, QuerySet

from cms.budgets import queries as budgets
from cms.budgets.models import BudgetDocumentPage, BudgetLineRecord
from cms.domain.amounts import from_minor
from cms.domain.city import City
from cms.domain.codes import unit_code
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import BudgetReference, Proposal, account_in
from cms.domain.proposals.rows import places_of
from cms.domain.proposals.sentence import owed_sentence, state_sentence
from cms.domain.proposals.standing import Standing, standing_of
from cms.proposals import queries
from cms.proposals.models import ProposalEventRecord, ProposalRecord

# Desk -> its name, and the states that lie there. Together they are every state in which something is still owed.
DESKS: dict[str, tuple[str, tuple[State, ...]]] = {
    "kelurahan": ("Kelurahan", (State.RECEIVED,)),
    "pengusul": ("Menunggu pengusul", (State.NEEDS_INFO,)),
    "kecamatan": ("Kecamatan", (State.SCREENED,)),
    "opd": ("Kantor teknis (OPD)", (State.PRIORITISED,)),
    "bappeda": ("Bappeda: menunggu keputusan", (State.ASSESSED,)),
    "ditunda": ("Bappeda: ditunda", (State.DEFERRED,)),
    "berhenti": ("Berhenti tanpa alasan", (State.STOPPED,)),
    "anggaran": ("Disetujui, belum dianggarkan", (State.ACCEPTED,)),
    "pelaksana": ("Kantor pelaksana", (State.BUDGETED, State.IN_PROGRESS)),
}
OFFICES_SHOWN = 200
LINES_SHOWN = 20
# Of the newest so many of a village, those that share at least this part of their words; the closest of them are shown.
SEARCHED, ALIKE, ALIKE_SHOWN = 500, 0.6, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCount:
    """One desk: how many lie there, how many of them are late, and since when the oldest has had no news."""

    key: str
    name: str
    count: int
    late: int
    oldest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One proposal as the desk lists it."""

    proposal: Proposal
    standing: Standing
    sentence: str
    owed: str
    village: str
    age: int


def desk_counts(day: date) -> tuple[DeskCount, ...]:
    """Every desk, in the order of the way."""
    late = Count("pk", filter=Q(due_on__lt=day))
    rows = ProposalRecord.objects.order_by().values("state").annotate(count=Count("pk"), late=late, oldest=Min("last_on"))
    found = {State(row["state"]): row for row in rows}
    counts = []
    for key, (name, states) in DESKS.items():
        here = [found[state] for state in states if state in found]
        oldest = min((row["oldest"] for row in here), default=None)
        counts.append(DeskCount(key=key, name=name, count=sum(row["count"] for row in here), late=sum(row["late"] for row in here), oldest=oldest))
    return tuple(counts)


def rows_of(references: Sequence[str], city: City, day: date) -> tuple[QueueRow, ...]:
    """Those proposals, in that order."""
    found = {one.reference: one for one in queries.proposals(references)}
    return tuple(row_of(found[reference], city, day) for reference in references)


def row_of(proposal: Proposal, city: City, day: date) -> QueueRow:
    rules = city.proposal_rules
    standing = standing_of(proposal, day, rules)
    place = places_of(city).get(proposal.village_code)
    return QueueRow(
        proposal=proposal,
        standing=standing,
        sentence=state_sentence(proposal, standing, rules, "id"),
        owed=owed_sentence(proposal, standing, "id"),
        village=place.village if place else "seluruh kota",
        age=(day - standing.since).days,
    )


def offices() -> tuple[str, ...]:
    """Offices that were named before, for the lists of suggestions; the most often named first."""
    named = ProposalEventRecord.objects.exclude(by_office="").order_by().values_list("by_office").annotate(count=Count("pk")).order_by("-count")
    return tuple(name for name, _ in named[:OFFICES_SHOWN])


def similar_to(proposal: Proposal, limit: int = 30) -> QuerySet[ProposalRecord]:
    """Others of the same village that could be the same wish, newest first."""
    others = ProposalRecord.objects.exclude(reference=proposal.reference).exclude(state__in=[State.MERGED.value, State.STOPPED.value])
    return others.filter(village_code=proposal.village_code).order_by("-reference")[:limit]


def alike(proposal: Proposal) -> list[ProposalRecord]:
    """Others of the same village whose title has most of the same words: somebody may have asked this already."""
    words = _words(proposal.title)
    others = ProposalRecord.objects.exclude(reference=proposal.reference).filter(village_code=proposal.village_code).order_by("-reference")
    scored = ((len(words & theirs) / max(1, len(words | theirs)), record) for record in others[:SEARCHED] if (theirs := _words(record.title)))
    return [record for score, record in sorted(scored, key=lambda one: -one[0])[:ALIKE_SHOWN] if score >= ALIKE]


def _words(title: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", title.lower()) if len(word) > 2 and word != "contoh")


def documents() -> QuerySet[BudgetDocumentPage]:
    """Budgets that are public: only their lines can pay."""
    return BudgetDocumentPage.objects.live().order_by("-year", "slug")


def accepted_year(proposal: Proposal) -> int | None:
    """The budget year for which it was last accepted or put off."""
    return next((event.fiscal_year for event in reversed(proposal.in_force) if event.fiscal_year), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherYear:
    """A budget is offered that is not of the year for which the proposal was accepted."""

    wanted: int
    shown: int
    is_published: bool


def other_year(proposal: Proposal, dataset: str) -> OtherYear | None:
    """None where the budget of that name is of the accepted year."""
    wanted, page = accepted_year(proposal), documents().filter(slug=dataset).first()
    if wanted is None or page is None or page.year == wanted:
        return None
    return OtherYear(wanted=wanted, shown=page.year, is_published=documents().filter(year=wanted).exists())


def document_for(proposal: Proposal) -> str:
    """The budget in force of the year for which it was accepted; else the newest that is public."""
    year = accepted_year(proposal)
    plan = budgets.plan_in_force(year, is_sample=proposal.is_sample) if year else None
    page = plan.document if plan else documents().first()
    return page.slug if page else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayingLine:
    """A line that could pay."""

    reference: BudgetReference
    name: str
    amount: Decimal


def lines_matching(dataset: str, words: str) -> tuple[PayingLine, ...]:
    """Lines of a public budget in whose names a word begins with each of those, the largest first: "jalan" is not "perjalanan"."""
    page = documents().filter(slug=dataset).first()
    if page is None or not words.strip():
        return ()
    rows = BudgetLineRecord.objects.filter(vintage=page.vintage_id)
    for word in words.split():
        begins = rf"(^|[^a-z0-9]){re.escape(word)}"
        rows = rows.filter(
            Q(office_name__iregex=begins) | Q(sub_activity_name__iregex=begins) | Q(account_name__iregex=begins) | Q(account__startswith=word)
        )
    return tuple(_paying(dataset, row) for row in rows.order_by("-amount", "pk")[:LINES_SHOWN])


def _paying(dataset: str, row: BudgetLineRecord) -> PayingLine:
    return PayingLine(
        reference=BudgetReference(
            dataset=dataset,
            office_code=unit_code(row.office_code) if row.office_code else None,
            sub_activity_code=unit_code(row.sub_activity_code) if row.sub_activity_code else None,
            account=account_in(dataset, row.account),
        ),
        name=" – ".join(part for part in (row.office_name, row.sub_activity_name, row.account_name) if part),
        amount=from_minor(row.amount),
    )


def has_lapsed_line(proposal: Proposal, lines: Container[BudgetReference]) -> bool:
    """Whether the line that pays is in no budget in force any more: its document was withdrawn, or corrected without it."""
    return proposal.budget_line is not None and proposal.budget_line not in lines


def with_lapsed_lines() -> tuple[Proposal, ...]:
    """Those that are still being carried out and whose line has lapsed, the longest without news first."""
    lines = queries.PublishedLines()
    return tuple(one for one in queries.queue([State.BUDGETED, State.IN_PROGRESS]) if has_lapsed_line(one, lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnaskedMoney:
    """A sub activity with money for works or goods that no proposal names."""

    office: str
    sub_activity_code: str
    sub_activity: str
    amount: Decimal
    lines: int


def money_without_proposal(dataset: str) -> tuple[UnaskedMoney, ...]:
    """Sub activities with capital expenditure (5.2) in a public budget that no proposal is linked to, the largest first."""
    page = documents().filter(slug=dataset).first()
    if page is None:
        return ()
    linked = _linked(page.year)
    sums: dict[tuple[str, str], UnaskedMoney] = {}
    rows = BudgetLineRecord.objects.filter(vintage=page.vintage_id, account__startswith="5.2.").exclude(sub_activity_code="")
    for row in rows.order_by("position").values_list("office_code", "office_name", "sub_activity_code", "sub_activity_name", "amount"):
        office, office_name, code, name, amount = row
        if (str(unit_code(office)), str(unit_code(code))) in linked:
            continue
        before = sums.get((office, code))
        money = from_minor(amount) + (before.amount if before else 0)
        lines = 1 + (before.lines if before else 0)
        sums[office, code] = UnaskedMoney(office=office_name, sub_activity_code=code, sub_activity=name, amount=money, lines=lines)
    return tuple(sorted(sums.values(), key=lambda one: (-one.amount, one.office, one.sub_activity_code)))


def _linked(year: int) -> Collection[tuple[str, str]]:
    """Office and sub activity of every line that a proposal names now, in whichever budget of that year."""
    named = queries.lines_named_in(year)
    return {(str(line.office_code), str(line.sub_activity_code)) for line in named if line.office_code and line.sub_activity_code}
