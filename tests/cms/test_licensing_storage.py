"""A service is stored as it was said, edited as a draft, and published as a version that never changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from cms.core.immutable import ImmutableRecord
from cms.demo.licences import sample_issuances, sample_services
from cms.domain.errors import InconsistentData, MoveRefused
from cms.domain.licensing.charter import Certification
from cms.domain.licensing.publication import Issuance
from cms.domain.licensing.services import Service
from cms.domain.plain import digest_of, plain_of
from cms.domain.texts import Text
from cms.licensing import public, queries
from cms.licensing.models import IssuanceRecord, RequirementRecord, ServiceFee, ServicePage, ServiceVersionRecord
from cms.licensing.services import publish, replace_issuances, set_defaults, store
from cms.licensing.triggers import VERSIONS
from tests.support.services import INCOMPLETE, fee, formula_fee, service


@pytest.fixture
def page(db) -> ServicePage:
    """A complete service, not published."""
    return store(service())


def draft_of(page: ServicePage) -> Service:
    return ServicePage.objects.get(pk=page.pk).get_latest_revision_as_object().facts()


@pytest.mark.parametrize("slug", [one.slug for one in sample_services()])
def test_every_sample_comes_back_exactly_as_it_was_said(db, slug):
    said = next(one for one in sample_services() if one.slug == slug)

    assert draft_of(store(said)) == said


@pytest.mark.parametrize(
    "said",
    [
        service(),
        service(fees=(fee(last=date(2025, 12, 31)), fee("60000.00", first=date(2026, 1, 1)))),
        service(fees=(fee(last=date(2025, 12, 31)),)),
        service(fees=(formula_fee(),)),
        service(fees=(fee(only_for=("baru",)), fee("0.01", only_for=("baru", "perpanjangan"), last=date(2030, 1, 1)))),
        Service(slug="kosong", name=Text.of(id="Layanan kosong")),
    ],
    ids=["whole", "two periods", "an end", "a formula", "cases", "nothing but a name"],
)
def test_a_service_comes_back_exactly_as_it_was_said(db, said):
    assert draft_of(store(said)) == said


def test_the_same_facts_again_make_no_new_draft(page):
    revision = page.latest_revision_id

    assert store(service()).latest_revision_id == revision


def test_what_is_public_stays_while_a_draft_is_written(page):
    publish(page)

    store(service(fees=(fee("75000.00"),)))

    (shown,) = public.published()
    assert shown.facts == service()
    assert draft_of(page).fees[0].amount == Decimal("75000.00")


def test_a_draft_is_not_public_and_publishing_makes_it_so(page):
    assert public.published() == ()

    publish(page)

    (shown,) = public.published()
    assert (shown.facts, shown.version, shown.published_on) == (service(), 1, timezone.localdate())


def test_each_publication_is_a_version_with_old_and_new_value(page):
    publish(page)
    publish(store(service(fees=(fee("75000.00"),))))

    (shown,) = public.published()
    assert [version.number for version in shown.versions] == [2, 1]
    assert [(one.place, one.old, one.new) for one in shown.versions[0].changes] == [
        ("fees.retribusi@2025-01-01.amount", "50000.00", "75000.00"),
    ]
    assert shown.versions[1].changes == ()


def test_publishing_the_same_again_makes_no_version(page):
    publish(page)
    page.save_revision().publish()

    assert ServiceVersionRecord.objects.count() == 1


def test_what_changed_is_noted_once(page):
    page.change_note = "Alamat loket diperbaiki."
    page.save_revision().publish()
    publish(store(service(note=Text.of(id="Loket pindah."))))

    (shown,) = public.published()
    assert [version.note for version in shown.versions] == ["", "Alamat loket diperbaiki."]


def test_going_back_to_an_earlier_revision_makes_it_the_newest_version(page):
    publish(page)
    first = page.latest_revision
    publish(store(service(fees=(fee("75000.00"),))))

    first.publish()

    (shown,) = public.published()
    assert (shown.version, shown.facts) == (3, service())


@pytest.mark.parametrize("component", INCOMPLETE)
def test_without_a_compulsory_component_no_way_to_publish_works(db, component):
    page = store(INCOMPLETE[component])

    with pytest.raises(MoveRefused, match="belum dapat diterbitkan"):
        publish(page)
    with pytest.raises(MoveRefused, match="belum dapat diterbitkan"):
        page.latest_revision.publish()

    page.refresh_from_db()
    assert (page.live, public.published(), ServiceVersionRecord.objects.count()) == (False, (), 0)


def test_a_page_that_is_made_live_past_all_rules_is_still_not_public(db):
    page = store(INCOMPLETE["fee"])

    ServicePage.objects.filter(pk=page.pk).update(live=True)

    assert public.published() == ()


def test_a_page_that_is_saved_live_by_hand_is_refused(db):
    page = store(INCOMPLETE["fee"])
    page.live = True

    with pytest.raises(MoveRefused):
        page.save()
    page.last_published_at = timezone.now()
    with pytest.raises(MoveRefused, match="Komponen 4"):
        page.save()

    page.refresh_from_db()
    assert (page.live, public.published()) == (False, ())


def test_the_editor_s_own_way_to_publish_is_no_way_round(db):
    page = store(INCOMPLETE["fee"])

    with pytest.raises(MoveRefused, match="Komponen 4"):
        PublishPageRevisionAction(page.latest_revision).execute(skip_permission_checks=True)

    page.refresh_from_db()
    assert (page.live, public.published()) == (False, ())


def test_the_database_refuses_a_version_that_lacks_a_component(db):
    page = store(INCOMPLETE["fee"])

    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceVersionRecord.objects.create(
            page=page, number=1, facts=plain_of(INCOMPLETE["fee"]), digest="0" * 64, missing="4", published_at=timezone.now()
        )


def test_a_forged_version_stops_the_publication_of_everything(page):
    facts = INCOMPLETE["fee"]
    ServiceVersionRecord.objects.create(page=page, number=1, facts=plain_of(facts), digest=digest_of(facts), published_at=timezone.now())
    ServicePage.objects.filter(pk=page.pk).update(live=True)

    with pytest.raises(InconsistentData, match="Komponen 4"):
        public.published()


def test_of_two_services_that_require_each_other_the_second_is_not_published(db):
    publish(store(service(slug="pertama", requires=("kedua",))))
    second = store(service(slug="kedua", requires=("pertama",)))

    with pytest.raises(MoveRefused, match="kedua → pertama → kedua"):
        publish(second)

    assert [one.facts.slug for one in public.published()] == ["pertama"]


def test_a_circle_is_opened_again_by_whichever_service_gives_up_its_requirement(db):
    publish(store(service(slug="pertama", requires=("kedua",))))
    store(service(slug="kedua", requires=("pertama",)))
    publish(store(service(slug="pertama")))

    publish(queries.service("kedua"))

    assert [one.facts.requires for one in public.published()] == [("pertama",), ()]


def test_services_that_came_to_require_each_other_stop_the_publication_of_everything(db):
    publish(store(service(slug="pertama", requires=("kedua",))))
    page, facts = store(service(slug="kedua")), service(slug="kedua", requires=("pertama",))
    ServiceVersionRecord.objects.create(page=page, number=1, facts=plain_of(facts), digest=digest_of(facts), published_at=timezone.now())
    ServicePage.objects.filter(pk=page.pk).update(live=True)

    with pytest.raises(InconsistentData, match=r"kedua: .* saling mensyaratkan .*: kedua → pertama → kedua"):
        public.published()


def test_a_version_whose_words_were_changed_stops_the_publication(page):
    publish(page)
    with connection.cursor() as cursor:  # what somebody with the database's own keys can do
        cursor.execute("DROP TRIGGER version_not_updated" + ("" if connection.vendor == "sqlite" else f" ON {VERSIONS}"))

    QuerySet(ServiceVersionRecord).update(facts=plain_of(service(name=Text.of(id="Lain"))))

    with pytest.raises(InconsistentData, match="bukan lagi yang diterbitkan"):
        public.published()


CHANGES = {
    "by update": lambda: ServiceVersionRecord.objects.update(digest=""),
    "by delete": lambda: ServiceVersionRecord.objects.all().delete(),
    "by save": lambda: ServiceVersionRecord.objects.first().save(),
    "by its own delete": lambda: ServiceVersionRecord.objects.first().delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_published_cannot_be_changed(page, change):
    publish(page)

    with pytest.raises(ImmutableRecord):
        change()


def test_a_review_date_in_the_past_is_refused_with_a_sentence(db):
    past = Certification(by=Text.of(id="Kepala Dinas (CONTOH)"), on=date(2020, 1, 1), review_by=date(2021, 1, 1))
    page = store(service(certification=past))

    with pytest.raises(MoveRefused, match="2021-01-01"):
        publish(page)


def test_a_review_before_the_certification_is_refused_by_the_database(page):
    page.certified_on, page.review_by = date(2025, 2, 1), date(2025, 1, 1)

    with pytest.raises(IntegrityError), transaction.atomic():
        page.save(clean=False)


def test_two_rates_of_one_fee_on_one_day_are_refused_by_the_database(page):
    record = ServiceFee.objects.get(page=page)

    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceFee.objects.create(page=page, key=record.key, name="Lain", kind="fixed", valid_from=record.valid_from, amount=1)


def test_an_overlap_or_a_gap_cannot_even_be_stored(db):
    overlapping = store(service(fees=(fee(), fee("60000.00", first=date(2026, 1, 1)))))
    gappy = store(service(slug="lain", fees=(fee(last=date(2025, 6, 30)), fee("60000.00", first=date(2026, 1, 1)))))

    for page in (overlapping, gappy):
        assert [one.validity.last for one in draft_of(page).fees] == [date(2025, 12, 31), None]


def test_scheduled_publication_waits_and_is_checked_beforehand(page):
    page.go_live_at = timezone.now() + timedelta(days=2)
    page.save_revision().publish()
    waiting = store(replace(INCOMPLETE["fee"], slug="lain"))
    waiting.go_live_at = timezone.now() + timedelta(days=2)

    page.refresh_from_db()
    assert (page.live, public.published()) == (False, ())
    with pytest.raises(MoveRefused):
        waiting.save_revision().publish()


def test_unpublishing_takes_the_service_away_and_keeps_its_versions(page):
    publish(page)

    page.unpublish()

    assert public.published() == ()
    assert ServiceVersionRecord.objects.count() == 1


def test_a_service_that_was_public_cannot_be_deleted(page):
    publish(page)

    with pytest.raises(MoveRefused, match="sudah pernah diterbitkan"):
        page.delete()


def test_a_draft_made_by_mistake_can_be_deleted(page):
    page.delete()

    assert ServicePage.objects.count() == 0


def test_an_import_may_not_change_what_other_services_share(page):
    block = service().blocks[0]
    step = block.steps[0]
    other = replace(step.needs[0], requirement=replace(step.needs[0].requirement, name=Text.of(id="Formulir lain")))
    changed = service(slug="lain", blocks=(replace(block, steps=(replace(step, needs=(other,)),)),))

    with pytest.raises(InconsistentData, match="formulir sudah ada dengan isi lain"):
        store(changed)

    assert ServicePage.objects.count() == 1


def test_a_corrected_entry_reaches_the_public_when_its_services_are_published_again(page):
    publish(page)
    RequirementRecord.objects.filter(key="ktp").update(name="KTP elektronik")

    assert public.published()[0].facts == service()
    assert [one.slug for one in queries.stale_services()] == ["izin-contoh"]

    page.get_latest_revision().publish()  # as the editor's button and Wagtail's for many pages do

    (shown,) = public.published()
    assert [one.new for one in shown.versions[0].changes] == ["KTP elektronik"]
    assert queries.stale_services() == ()


def test_what_holds_for_all_services_is_written_once(db):
    said = sample_services()[0]
    set_defaults(pledge=said.pledge, rights=said.rights, complaints=said.complaints)

    page = store(said)

    draft = page.get_latest_revision_as_object()
    assert (draft.pledge, draft.rights.count(), draft.complaints.count()) == ("", 0, 0)
    assert draft.facts() == said


def test_a_draft_shows_what_it_would_change(page):
    publish(page)
    draft = store(service(fees=(fee("75000.00"),))).get_latest_revision_as_object()

    shown = public.draft(draft)

    assert (shown.version, len(shown.versions)) == (2, 2)
    assert [one.new for one in shown.versions[0].changes] == ["75000.00"]
    assert public.draft(ServicePage.objects.get()).version == 1


def test_an_incomplete_draft_can_be_shown(db):
    page = store(INCOMPLETE["fee"]).get_latest_revision_as_object()

    assert public.draft(page).facts == INCOMPLETE["fee"]


def test_measured_time_stands_beside_the_promise(db):
    said = next(one for one in sample_services() if one.slug == "sip-dokter")
    page = publish(store(said))
    replace_issuances(page, sample_issuances()["sip-dokter"])

    (shown,) = public.published()
    assert shown.measured is not None
    assert shown.measured.count == 24
    assert shown.measured.median_working > 0


def test_an_issue_before_its_receipt_is_refused_in_words_and_by_the_database(page):
    wrong = Issuance(received=date(2025, 7, 4), issued=date(2025, 7, 3))

    with pytest.raises(InconsistentData, match="lebih awal"):
        replace_issuances(page, [wrong])
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuanceRecord.objects.create(page=page, received=wrong.received, issued=wrong.issued)


def test_new_issuances_take_the_place_of_the_old(page):
    days = [Issuance(received=date(2025, 7, 1), issued=date(2025, 7, day)) for day in (2, 3, 4)]

    replace_issuances(page, days)

    assert replace_issuances(page, days[:1]) == 1
    assert queries.issuances_of(page) == (days[0],)


def test_the_whole_sample_city_is_published_with_shared_entries_stored_once(db):
    refused = []
    for said in sample_services():
        page = store(said)
        try:
            publish(page)
        except MoveRefused:
            refused.append(page.slug)

    used = {need.requirement.key for said in sample_services() for need in said.needs}
    assert RequirementRecord.objects.count() == len(used)
    assert refused == ["izin-trayek-insidentil"]
    assert [one.facts for one in public.published()] == [said for said in sample_services() if said.slug not in refused]
