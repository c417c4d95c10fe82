"""What the database refuses of licences on its own, past all of Django: the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from cms.core import triggers
from cms.domain.licensing.services import Service
from cms.domain.plain import plain_of
from cms.licensing.models import ServiceFee, ServicePage, ServiceVersionRecord
from cms.licensing.services import publish, store
from cms.licensing.triggers import TRIGGERS
from tests.support.postgresql import server
from tests.support.services import fee, service

ROOT = Path(__file__).resolve().parents[2]
OLD, NEW = date(2025, 12, 31), date(2026, 1, 1)


@pytest.fixture
def page(db) -> ServicePage:
    return store(service())


def sql(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def insert(page: ServicePage, facts: Service) -> None:
    """As somebody would who has the database's keys and knows how to spell a version."""
    sql(
        "INSERT INTO licensing_serviceversionrecord (page_id, number, facts, digest, missing, note, published_at) VALUES (%s, 1, %s, '', '', '', %s)",
        page.pk,
        json.dumps(plain_of(facts)),
        timezone.now(),
    )


def test_all_triggers_are_there(db):
    assert {one.name for one in TRIGGERS} <= triggers.names_in(connection)


JOINED = {
    "one without end": (fee(),),
    "one that has ended": (fee(last=OLD),),
    "the new one the day after": (fee(last=OLD), fee("60000.00", first=NEW)),
    "written in another order": (fee("60000.00", first=NEW), fee(last=OLD)),
    "three in a row": (fee(last=date(2025, 6, 30)), fee(first=date(2025, 7, 1), last=OLD), fee("60000.00", first=NEW)),
    "two fees side by side": (fee(), replace(fee(first=NEW), key="lain")),
    "one for renewals beside": (fee(), replace(fee(first=NEW), only_for=("perpanjangan",))),
}
NOT_JOINED = {
    "without end, and a new one": (fee(), fee("60000.00", first=NEW)),
    "on the last day of the old": (fee(last=NEW), fee("60000.00", first=NEW)),
    "two that begin on one day": (fee(), fee("60000.00")),
    "one inside the other": (fee(last=date(2027, 1, 1)), fee("60000.00", first=NEW, last=date(2026, 2, 1))),
    "written in another order": (fee("60000.00", first=NEW), fee()),
    "a day without any": (fee(last=date(2025, 12, 30)), fee("60000.00", first=NEW)),
    "a gap after the first of three": (fee(last=date(2025, 6, 29)), fee(first=date(2025, 7, 1), last=OLD), fee("60000.00", first=NEW)),
    "a gap for renewals": (fee(), *(replace(one, only_for=("lama",)) for one in (fee(last=date(2025, 12, 30)), fee(first=NEW)))),
}


@pytest.mark.parametrize("fees", JOINED.values(), ids=JOINED)
def test_periods_that_join_are_taken(page, fees):
    insert(page, service(fees=fees))

    assert ServiceVersionRecord.objects.count() == 1


@pytest.mark.parametrize("fees", NOT_JOINED.values(), ids=NOT_JOINED)
def test_periods_that_overlap_or_leave_a_gap_are_refused(page, fees):
    with pytest.raises(IntegrityError, match="neither overlap nor leave a gap"):
        insert(page, service(fees=fees))

    assert ServiceVersionRecord.objects.count() == 0


@pytest.mark.parametrize("part", ["blocks", "fees", "results", "complaints", "legal_bases"])
def test_a_version_without_one_of_its_parts_is_refused(page, part):
    with pytest.raises(IntegrityError, match="has steps, fees, results, complaint channels and laws"):
        insert(page, replace(service(), **{part: ()}))


def test_a_fee_that_has_ended_is_not_charged_again_after_a_gap(page):
    rate = ServiceFee.objects.get(page=page)
    ServiceFee.objects.create(page=page, key=rate.key, name="Retribusi", kind="ended", valid_from=NEW)

    with pytest.raises(IntegrityError, match="leave no gap"), transaction.atomic():
        ServiceFee.objects.create(page=page, key=rate.key, name="Retribusi", kind="fixed", amount=1, valid_from=date(2027, 1, 1))
    with pytest.raises(IntegrityError, match="leave no gap"):
        sql("UPDATE licensing_servicefee SET valid_from = %s WHERE id = %s", date(2028, 1, 1), rate.pk)
    ServiceFee.objects.create(page=page, key=rate.key, name="Retribusi", kind="fixed", amount=1, valid_from=OLD)


def test_an_end_before_a_later_rate_is_refused(page):
    rate = ServiceFee.objects.get(page=page)

    with pytest.raises(IntegrityError, match="leave no gap"), transaction.atomic():
        ServiceFee.objects.create(page=page, key=rate.key, name="Retribusi", kind="ended", valid_from=date(2020, 1, 1))


@pytest.mark.parametrize(
    "statement", ["UPDATE licensing_serviceversionrecord SET digest = 'x'", "DELETE FROM licensing_serviceversionrecord"], ids=["changed", "deleted"]
)
def test_what_was_published_is_neither_changed_nor_deleted_by_sql(page, statement):
    publish(page)

    with pytest.raises(IntegrityError, match="never changed or deleted"):
        sql(statement)


def test_a_public_service_whose_rates_change_places_is_published(page):
    """Every state in between is whole too: rows whose period moved go before any row comes."""
    two = (fee(last=OLD), fee("60000.00", first=NEW, last=date(2026, 12, 31)))
    publish(store(service(fees=two)))
    draft = ServicePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    old, new, end = draft.fees.all()
    old.valid_from, new.valid_from, end.valid_from = new.valid_from, old.valid_from, date(2027, 7, 1)
    draft.fees.set([end, new, old])
    draft.save_revision().publish()

    assert [(one.kind, one.amount, one.valid_from) for one in ServiceFee.objects.filter(page=page).order_by("valid_from")] == [
        ("fixed", 60_000_00, date(2025, 1, 1)),
        ("fixed", 50_000_00, NEW),
        ("ended", None, date(2027, 7, 1)),
    ]


@pytest.mark.enable_socket  # to this machine's own server
@pytest.mark.skipif(connection.vendor == "postgresql", reason="the tests above run on PostgreSQL already")
def test_postgresql_refuses_the_same():
    with server() as address:
        own = {**os.environ, "TEST_DATABASE_URL": address}
        command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "--force-enable-socket", str(Path(__file__))]

        ended = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stdout
