"""Reads of proposals, each a function that says what it gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from django.db.models import QuerySet

from cms.budgets.models import BudgetDocumentPage, BudgetLineRecord, BudgetVintage
from cms.domain.codes import unit_code
from cms.domain.errors import UsageError
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import BudgetReference, Proposal, ProposalEvent, account_in
from cms.proposals.models import EventJournal, PhotoRecord, ProposalEventRecord, ProposalRecord
from cms.proposals.storage import ASKED_COLUMNS, EVENT_COLUMNS, event_of, proposal_of

# How many numbers one query may ask for: databases limit the parameters of a statement.
PART = 500


def record(reference: str) -> ProposalRecord:
    """The stored proposal of that number. Raises UsageError when there is none."""
    found = ProposalRecord.objects.filter(reference=reference).first()
    if found is None:
        raise UsageError(f"{reference}: usulan ini tidak ada.")
    return found


def proposals(references: Collection[str] | None = None) -> tuple[Proposal, ...]:
    """All proposals with their histories, or those of the given numbers, by number. Two queries for all, two for each 500 numbers."""
    if references is None:
        return tuple(_read(ProposalRecord.objects.all(), ProposalEventRecord.objects.all()))
    wanted = sorted(references)
    parts = (wanted[start : start + PART] for start in range(0, len(wanted), PART))
    return tuple(
        one
        for part in parts
        for one in _read(ProposalRecord.objects.filter(reference__in=part), ProposalEventRecord.objects.filter(proposal__reference__in=part))
    )


def _read(asked: QuerySet[ProposalRecord], events: QuerySet[ProposalEventRecord]) -> Iterator[Proposal]:
    rows = events.order_by("proposal__reference", "number").values_list("proposal__reference", *EVENT_COLUMNS).iterator(chunk_size=5_000)
    histories = {reference: tuple(event_of(row[1:], reference) for row in history) for reference, history in groupby(rows, key=itemgetter(0))}
    place = 1 + ASKED_COLUMNS.index("reference")
    for row in asked.order_by("reference").values_list("is_sample", *ASKED_COLUMNS).iterator(chunk_size=5_000):
        yield proposal_of(row[1:], is_sample=row[0], events=histories[row[place]])


def proposal(reference: str) -> Proposal:
    """One proposal with its history. Raises UsageError when there is none."""
    found = proposals([reference])
    if not found:
        raise UsageError(f"{reference}: usulan ini tidak ada.")
    return found[0]


def by_source(source_ids: Iterable[str]) -> dict[str, Proposal]:
    """The proposals that came from a source, by their number there."""
    return {one.source_id: one for one in proposals(list(numbers_of(source_ids).values()))}


def numbers_of(source_ids: Iterable[str]) -> dict[str, str]:
    """Number in the source system -> public number, of those that are recorded."""
    wanted = sorted({source_id for source_id in source_ids if source_id})
    found: dict[str, str] = {}
    for start in range(0, len(wanted), PART):
        found.update(ProposalRecord.objects.filter(source_id__in=wanted[start : start + PART]).values_list("source_id", "reference"))
    return found


def references() -> frozenset[str]:
    """Every number that was ever given."""
    return frozenset(ProposalRecord.objects.values_list("reference", flat=True))


def lines_named(dataset: str) -> tuple[BudgetReference, ...]:
    """The lines of one budget document that proposals name now, one for each proposal; what was taken back or replaced since names none."""
    return tuple(line for line in _lines_named(budget_dataset=dataset) if line.dataset == dataset)


def lines_named_in(year: int) -> tuple[BudgetReference, ...]:
    """The same of all budgets of a year."""
    part = f"-{year}-"
    return tuple(line for line in _lines_named(budget_dataset__contains=part) if part in line.dataset)


def _lines_named(**ever: str) -> Iterator[BudgetReference]:
    """What proposals name now with an event that says so: of the events, what is asked of them."""
    references = ProposalEventRecord.objects.filter(**ever).order_by().values_list("proposal__reference", flat=True).distinct()
    return (line for one in proposals(list(references)) if (line := one.budget_line) is not None)


def queue(states: Collection[State]) -> tuple[Proposal, ...]:
    """What lies in one of those states, the longest without news first."""
    found = ProposalRecord.objects.filter(state__in=[state.value for state in states]).values_list("reference", "last_on")
    order = {reference: (last_on, reference) for reference, last_on in found}
    return tuple(sorted(proposals(list(order)), key=lambda one: order[one.reference]))


def recorded(reference: str) -> dict[int, tuple[datetime, str]]:
    """For the staff: when each event of a proposal was recorded, and by whom; "" for a program."""
    rows = ProposalEventRecord.objects.filter(proposal__reference=reference).select_related("recorded_by")
    return {row.number: (row.recorded_at, str(row.recorded_by or "")) for row in rows}


def merged_into(reference: str) -> tuple[str, ...]:
    """The numbers of those that were merged into that one."""
    found = ProposalEventRecord.objects.filter(other=reference, to_state=State.MERGED.value).order_by("proposal__reference")
    return tuple(found.values_list("proposal__reference", flat=True).distinct())


def journal() -> Iterator[tuple[int, str, str, str, int]]:
    """Every event in the order in which it was recorded: serial, digest, link of the journal, proposal, number."""
    return (
        ProposalEventRecord.objects.order_by("serial")
        .values_list("serial", "digest", "journal", "proposal__reference", "number")
        .iterator(chunk_size=5_000)
    )


def journal_end() -> tuple[int, str]:
    """How many events were recorded, and the journal's digest of all of them."""
    end = EventJournal.objects.get(pk=1)
    return end.count, end.head


def digest_at(serial: int) -> str | None:
    """The journal's digest of all events up to that one; that of none for 0, None where there is no such event."""
    if serial == 0:
        return ""
    return ProposalEventRecord.objects.filter(serial=serial).values_list("journal", flat=True).first()


def references_since(serial: int) -> frozenset[str]:
    """The numbers of the proposals to which something happened after that event."""
    return frozenset(ProposalEventRecord.objects.filter(serial__gt=serial).values_list("proposal__reference", flat=True))


class KeptPhotos:
    """The names of the photos that are kept beside each proposal: loaded when somebody asks."""

    def __init__(self) -> None:
        self._names: dict[str, tuple[str, ...]] | None = None

    def of(self, reference: str) -> tuple[str, ...]:
        """Those of one proposal, in the order in which they were taken in."""
        if self._names is None:
            rows = PhotoRecord.objects.order_by("proposal__reference", "pk").values_list("proposal__reference", "name")
            self._names = {number: tuple(name for _, name in names) for number, names in groupby(rows, key=itemgetter(0))}
        return self._names.get(reference, ())


class PublishedLines:
    """The lines of the budgets that are in force and public, as a container: loaded by document, when somebody asks."""

    def __init__(self) -> None:
        self._lines: dict[str, frozenset[BudgetReference]] = {}

    def __contains__(self, line: object) -> bool:
        return isinstance(line, BudgetReference) and line in self.of(line.dataset)

    def of(self, dataset: str) -> frozenset[BudgetReference]:
        """Every line of one document, by office, sub activity and account; empty when it is not public."""
        if dataset not in self._lines:
            self._lines[dataset] = frozenset(_lines_of(dataset))
        return self._lines[dataset]


def lapsed_among(named: Iterable[BudgetReference | None]) -> frozenset[BudgetReference]:
    """Those of some lines that no budget in force holds any more: it was withdrawn, or corrected without them. For programs that ask often."""
    lines = {line for line in named if line is not None}
    pages = BudgetDocumentPage.objects.live().filter(slug__in={line.dataset for line in lines}, vintage__isnull=False)
    held = {slug: _lines_held(pk, digest, slug) for slug, pk, digest in pages.values_list("slug", "vintage", "vintage__digest")}
    return frozenset(line for line in lines if line not in held.get(line.dataset, ()))


@lru_cache(maxsize=8)
def _lines_held(vintage: int, digest: str, dataset: str) -> frozenset[BudgetReference]:
    """digest: a version never changes, so that it needs to be read once."""
    return frozenset(lines_of(BudgetVintage.objects.get(pk=vintage, digest=digest), dataset))


def _lines_of(dataset: str) -> Iterator[BudgetReference]:
    page = BudgetDocumentPage.objects.live().filter(slug=dataset).first()
    if page is not None and page.vintage is not None:
        yield from lines_of(page.vintage, dataset)


def lines_of(vintage: BudgetVintage, dataset: str) -> Iterator[BudgetReference]:
    """The lines of one version of a document, by office, sub activity and account."""
    rows = BudgetLineRecord.objects.filter(vintage=vintage).values_list("office_code", "sub_activity_code", "account").distinct()
    for office, sub_activity, account in rows:
        yield BudgetReference(
            dataset=dataset,
            office_code=unit_code(office) if office else None,
            sub_activity_code=unit_code(sub_activity) if sub_activity else None,
            account=account_in(dataset, account),
        )


def events_of(reference: str) -> tuple[ProposalEvent, ...]:
    """The history of one proposal."""
    return proposal(reference).events
