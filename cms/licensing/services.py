"""Writes of services, each a verb, one transaction, one audit record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.core import audit
from cms.core.review import end_review
from cms.domain.errors import InconsistentData, MoveRefused
from cms.domain.licensing.charter import Right
from cms.domain.licensing.finder import Finder, finder_faults
from cms.domain.licensing.offices import Recourse
from cms.domain.licensing.publication import Issuance
from cms.domain.licensing.services import Service
from cms.domain.texts import Text
from cms.licensing import queries, storage
from cms.licensing.models import FinderQuestion, FinderRule, FinderTable, FolderComplaint, FolderRight, IssuanceRecord, ServiceFolder, ServicePage
from cms.licensing.models.columns import SharedFacts, words
from cms.licensing.models.finder import answers_spelled, conditions_spelled

STORED = "terang.service.stored"
ISSUANCES = "terang.service.issuances"
DEFAULTS = "terang.service.defaults"
FINDER = "terang.service.finder"


@transaction.atomic
def store(service: Service, *, by: AbstractBaseUser | None = None) -> ServicePage:
    """Stores a service as a draft: a new page, or the newest draft of the page at that address. What is public stays as it is.

    The same facts again change nothing. One at a time: whoever comes second waits at the folder's row.
    """
    folder = ServiceFolder.objects.select_for_update().get(pk=queries.folder().pk)
    page = queries.service(service.slug)
    if page is None:
        page = ServicePage(live=False, has_unpublished_changes=True, owner=by)
        _fill(page, service, folder)
        with _references_once() as saved:
            folder.add_child(instance=page)
            saved.append(page)
    else:
        page = page.get_latest_revision_as_object()
        if page.facts() == service:
            return page
        _fill(page, service, folder)
        end_review(page, by=by)
    page.save_revision(user=by, log_action=True)
    audit.record(STORED, page, by=by, slug=service.slug)
    return ServicePage.objects.get(pk=page.pk)


@contextmanager
def _references_once() -> Iterator[list[ServicePage]]:
    """Wagtail's index of references is brought up to date once for each page put into the list; left alone, once for each of its hundred rows."""
    pages: list[ServicePage] = []
    with disable_reference_index_auto_update():
        yield pages
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)


def _fill(page: ServicePage, service: Service, folder: ServiceFolder) -> None:
    """What every service says is not repeated on each."""
    storage.Filling(page).fill(service)
    shared = SharedFacts()
    if service.rights == folder.right_facts(shared):
        page.rights.set([])
    if service.complaints == folder.complaint_facts(shared):
        page.complaints.set([])
    if service.pledge == folder.pledge_text():
        page.pledge = page.pledge_en = ""


@transaction.atomic
def set_defaults(*, pledge: Text, rights: Iterable[Right], complaints: Iterable[Recourse], by: AbstractBaseUser | None = None) -> ServiceFolder:
    """What holds for every service unless it says otherwise. Public services follow when they are published again."""
    folder = ServiceFolder.objects.select_for_update().get(pk=queries.folder().pk)
    for name, value in words("pledge", pledge).items():
        setattr(folder, name, value)
    entries = storage.SharedEntries()
    folder.rights.set([FolderRight(sort_order=number, **storage.right_values(one, entries)) for number, one in enumerate(rights)])
    folder.complaints.set([FolderComplaint(sort_order=number, recourse=entries.recourse(one)) for number, one in enumerate(complaints)])
    folder.save_revision(user=by, log_action=True).publish(user=by)
    audit.record(DEFAULTS, folder, by=by)
    return queries.folder()


def publish(page: ServicePage, *, by: AbstractBaseUser | None = None) -> ServicePage:
    """Makes the newest draft public, as the editor's button does. Raises MoveRefused with every reason why it cannot be."""
    page.refresh_from_db()
    if page.has_unpublished_changes or not page.live:
        with transaction.atomic(), _references_once() as saved:
            page.latest_revision.publish(user=by)
            page.refresh_from_db()
            saved.append(page)
    return page


@transaction.atomic
def go_back(slug: str, revision_id: int | None, *, by: AbstractBaseUser | None = None) -> None:
    """Makes an earlier draft the newest one again; what is public stays. Every draft in between stays in the history."""
    page = queries.service(slug)
    if page is None or revision_id is None:
        raise MoveRefused(f"Draf {slug} yang dulu tidak ada lagi.")
    earlier = page.revisions.filter(pk=revision_id).first()
    if earlier is None:
        raise MoveRefused(f"Draf {slug} yang dulu tidak ada lagi.")
    draft = earlier.as_object()
    end_review(draft, by=by)
    draft.save_revision(user=by, log_action="wagtail.revert", previous_revision=earlier)
    audit.record(STORED, page, by=by, slug=slug)


@transaction.atomic
def store_finder(finder: Finder, *, by: AbstractBaseUser | None = None) -> FinderTable:
    """Stores and publishes the decision table in place of the one before; the same again changes nothing.

    Raises MoveRefused with everything that keeps it from being sound: unknown services, paths without an end.
    """
    pages = {page.slug: page for page in ServicePage.objects.all()}
    if found := finder_faults(finder, pages.keys()):
        raise MoveRefused(" ".join(one.sentence() for one in found))
    table = FinderTable.objects.select_for_update().order_by("pk").first()
    if table is not None and table.live and table.fact() == finder:
        return table
    table = table or FinderTable.objects.create(live=False)
    table.questions = [
        FinderQuestion(sort_order=place, key=one.key, answers=answers_spelled(one.answers), **words("words", one.words), **words("note", one.note))
        for place, one in enumerate(finder.questions)
    ]
    table.rules = [
        FinderRule(sort_order=place, service=pages[one.service], conditions=conditions_spelled(one.when), **words("why", one.why))
        for place, one in enumerate(finder.rules)
    ]
    table.save_revision(user=by, log_action=True).publish(user=by)
    audit.record(FINDER, table, by=by, questions=len(finder.questions), rules=len(finder.rules))
    return FinderTable.objects.get(pk=table.pk)


@transaction.atomic
def replace_issuances(page: ServicePage, issuances: Iterable[Issuance], *, by: AbstractBaseUser | None = None) -> int:
    """All measured days of a service at once; the old go. Returns how many there are now."""
    found = sorted(issuances, key=lambda one: (one.issued, one.received))
    if wrong := next((one for one in found if one.issued < one.received), None):
        raise InconsistentData(f"Tanggal terbit {wrong.issued} lebih awal dari tanggal masuk {wrong.received}.")
    IssuanceRecord.objects.filter(page=page).delete()
    IssuanceRecord.objects.bulk_create([IssuanceRecord(page=page, received=one.received, issued=one.issued) for one in found])
    audit.record(ISSUANCES, page, by=by, count=len(found))
    return len(found)
