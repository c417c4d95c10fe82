"""The snapshot holds what is public, and with a draft what would be."""

from __future__ import annotations

from datetime import UTC, date

from cms.budgets.services import publish
from cms.core.models import PlainPage, SiteRoot
from cms.snapshot import NOTHING_YET, take_snapshot
from tests.cms.conftest import dearer


def test_an_empty_database_gives_an_empty_snapshot(db):
    snapshot = take_snapshot()

    assert (snapshot.documents, snapshot.pages, snapshot.as_of) == ((), (), NOTHING_YET)
    assert snapshot.city.name == "Kota Binjai"


def test_the_same_facts_give_the_same_snapshot(page):
    publish(page)

    assert take_snapshot() == take_snapshot()


def test_as_of_is_the_moment_of_the_last_publication(page):
    publish(page)

    page.refresh_from_db()
    assert take_snapshot().as_of == page.last_published_at.astimezone(UTC)


def test_the_day_is_handed_in_and_else_that_of_the_last_publication(page):
    publish(page)

    page.refresh_from_db()
    assert take_snapshot(today=date(2031, 2, 3)).day == date(2031, 2, 3)
    assert take_snapshot().day == page.last_published_at.astimezone(UTC).date()


def test_a_draft_stands_in_its_own_snapshot_and_in_no_other(page, document):
    draft = page.get_latest_revision_as_object()

    assert [one.lines for one in take_snapshot(draft).documents] == [document.lines]
    assert take_snapshot().documents == ()


def test_a_draft_supersedes_what_is_in_force(store, document):
    publish(store().page)
    page = store(dearer(document.lines)).page

    snapshot = take_snapshot(page.get_latest_revision_as_object())

    assert [(one.version, one.is_current) for one in snapshot.documents] == [("v1", False), ("v2", True)]


def test_a_plain_page_comes_with_both_languages(db):
    about = PlainPage(title="Tentang", slug="tentang", body="<p>Halo</p>", title_en="About", body_en="<p>Hello</p>")
    SiteRoot.objects.get().add_child(instance=about)
    about.save_revision().publish()

    (page,) = take_snapshot().pages

    assert (page.title("id"), page.body("en"), page.is_translated("en")) == ("Tentang", "<p>Hello</p>", True)
