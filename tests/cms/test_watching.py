"""A process that stays reads what became public since, and gives exactly what reading everything gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cms.budgets.services import publish
from cms.core.models import PlainPage, SiteRoot
from cms.domain.proposals.choices import State
from cms.domain.proposals.photos import PhotoMoment
from cms.proposals import services
from cms.proposals.models import EventJournal
from cms.proposals.photos import keep, ready
from cms.proposals.queries import record
from cms.snapshot import mark_of_now, take_snapshot
from cms.watching import Watcher
from tests.cms.test_proposals_photos import ALT, picture
from tests.support.proposals import DESKS, LONG_REASON, proposal, rejected, said, silent, unregistered

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 5)


@pytest.fixture
def numbers() -> tuple[str, ...]:
    return tuple(services.register(unregistered(one)).reference for one in (silent(), rejected(), proposal(*DESKS), proposal(*DESKS)))


@pytest.fixture
def watcher(numbers) -> Watcher:
    made = Watcher()
    assert made.changed(TODAY) == take_snapshot(today=TODAY)
    return made


def test_nothing_is_given_out_twice(watcher):
    assert watcher.changed(TODAY) is None


def test_an_answer_is_read_and_the_others_stay_the_objects_that_they_were(watcher, numbers):
    before = take_snapshot(today=TODAY)
    watcher.changed(TODAY)
    old = {one.reference: one for one in watcher._snapshot.proposals}
    services.answer_many([said(State.PRIORITISED, date(2024, 3, 4), reference=numbers[0])])

    after = watcher.changed(TODAY)

    assert after == take_snapshot(today=TODAY) != before
    assert [one.reference for one in after.proposals if old[one.reference] is not one] == [numbers[0]]
    assert watcher.changed(TODAY) is None


def test_a_new_proposal_stands_at_its_place(watcher):
    services.register(replace(unregistered(silent(title="Yang terdahulu (CONTOH)")), reference="P-2023-00001"))

    after = watcher.changed(TODAY)

    assert after == take_snapshot(today=TODAY)
    assert after.proposals[0].reference == "P-2023-00001"


def test_photos_come_and_go_with_the_answers_that_name_them(watcher, numbers):
    refusal = {"reason_code": "land-status", "reason": LONG_REASON, "objection": "Surat ke Bappeda."}
    for place in (3, 2):
        name = keep(ready(picture(), alt=ALT, moment=PhotoMoment.BEFORE), record(numbers[place]))
        services.decide(numbers[place], to=State.REJECTED, on=date(2024, 5, 6), by_office="Bappeda", photo=name, **refusal)
        after = watcher.changed(TODAY)
        assert after == take_snapshot(today=TODAY)
    assert [photo.reference for photo in after.photos] == [numbers[2], numbers[3]]

    services.take_back(numbers[2], by_office="Bappeda", reason=LONG_REASON)

    assert [photo.reference for photo in watcher.changed(TODAY).photos] == [numbers[3]]


def test_pages_and_budgets_are_read_again_when_they_change(watcher, store):
    page = PlainPage(title="Tentang", slug="tentang", body="<p>Halo</p>", title_en="About", body_en="<p>Hello</p>")
    SiteRoot.objects.get().add_child(instance=page)
    page.save_revision().publish()
    with_page = watcher.changed(TODAY)
    assert with_page == take_snapshot(today=TODAY)
    assert [one.slug for one in with_page.pages] == ["tentang"]

    publish(store().page)
    with_budget = watcher.changed(TODAY)
    assert with_budget == take_snapshot(today=TODAY)
    assert len(with_budget.documents) == 1

    page.unpublish()
    without = watcher.changed(TODAY)
    assert without == take_snapshot(today=TODAY)
    assert without.pages == ()


def test_what_becomes_public_while_it_looks_is_whole_or_not_yet_there(watcher, store, monkeypatch):
    """Something was noted of a page; right after the look, a proposal comes. Before, its moment was in the release and it was not."""
    publish(store().page)
    looks = []

    def look():
        mark = mark_of_now()
        if not looks:
            services.register(unregistered(silent(title="Menyusul (CONTOH)")))
        looks.append(mark)
        return mark

    monkeypatch.setattr("cms.watching.mark_of_now", look)

    assert watcher.changed(TODAY) == take_snapshot(today=TODAY)


def test_another_day_is_another_site(watcher):
    after = watcher.changed(date(2026, 1, 6))

    assert after == take_snapshot(today=date(2026, 1, 6))


def test_a_journal_that_does_not_go_on_from_there_is_read_whole(watcher):
    """As after a database was restored from a copy: what was known of the other one says nothing of this."""
    watcher._mark = replace(watcher._mark, events=2, head="0" * 64)
    watcher._snapshot = replace(watcher._snapshot, proposals=())

    assert watcher.changed(TODAY) == take_snapshot(today=TODAY)


def test_before_the_first_proposal_there_is_nothing_and_then_it_is_read(db):
    watcher = Watcher()
    assert watcher.changed(TODAY).proposals == ()
    assert EventJournal.objects.get().count == 0

    services.register(unregistered(silent()))

    assert len(watcher.changed(TODAY).proposals) == 1


def test_after_a_failure_everything_is_read_again(watcher):
    watcher.forget()

    assert watcher.changed(TODAY) == take_snapshot(today=TODAY)
