"""What is public of services stands in the snapshot; the sample city loads in one command and a second time changes nothing."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Revision

from cms.domain.catalogue import LICENSING
from cms.domain.licensing import flattening
from cms.domain.texts import Text
from cms.licensing.models import ServiceVersionRecord
from cms.licensing.services import publish, store
from cms.snapshot import take_snapshot
from tests.support.services import service


def test_public_services_stand_in_the_snapshot_in_the_order_of_their_addresses(db):
    for slug in ("b-izin", "a-izin", "c-izin"):
        store(service(slug=slug))
    for slug in ("c-izin", "a-izin"):
        publish(store(service(slug=slug)))

    assert [one.facts.slug for one in take_snapshot().services] == ["a-izin", "c-izin"]


def test_a_draft_of_a_service_stands_in_its_own_snapshot_and_in_no_other(db):
    publish(store(service()))
    changed = service(note=Text.of(id="Loket pindah."))
    draft = store(changed).get_latest_revision_as_object()

    assert [one.facts for one in take_snapshot(draft).services] == [changed]
    assert [one.facts for one in take_snapshot().services] == [service()]


def test_an_unpublished_service_leaves_the_snapshot(db):
    page = publish(store(service()))

    page.unpublish()

    assert take_snapshot().services == ()


def test_the_sample_city_loads_in_one_command_and_a_second_run_changes_nothing(db, settings):
    settings.DEMO = True
    first, second = StringIO(), StringIO()

    call_command("demo_services", stdout=first)
    counts = (ServiceVersionRecord.objects.count(), Revision.objects.count())
    call_command("demo_services", stdout=second)

    assert "31, of which 30 are public" in first.getvalue()
    assert "Izin trayek insidentil belum dapat diterbitkan" in first.getvalue()
    assert second.getvalue() == first.getvalue()
    assert (ServiceVersionRecord.objects.count(), Revision.objects.count()) == counts
    shown = {one.facts.slug: one for one in take_snapshot().services}
    assert len(shown) == 30
    assert shown["sip-dokter"].measured is not None
    history = shown["kartu-pengawasan-trayek"]
    assert [one.number for one in history.versions] == [2, 1]
    assert any("50000.00" in change.new or "2026-01-01" in change.place for change in history.versions[0].changes)
    rows = flattening.rows_by_table(shown.values())
    assert set(rows) == {table.name for table in LICENSING}
    assert len(rows["services"]) == 30


def test_the_sample_licences_are_not_loaded_in_production(db):
    with pytest.raises(CommandError, match="DEMO"):
        call_command("demo_services")


def test_the_same_services_give_the_same_snapshot(db):
    publish(store(service()))
    publish(store(replace(service(), slug="lain")))

    assert take_snapshot().services == take_snapshot().services
