"""The licence finder's table is kept version by version, a faulty one is refused with a sentence, and the site gets the newest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cms.core.immutable import ImmutableRecord
from cms.domain.errors import MoveRefused
from cms.licensing.models import FinderRecord
from cms.licensing.services import publish_finder, store
from cms.snapshot import take_snapshot
from tests.support.licences import rule
from tests.support.services import service
from tests.unit.domain.test_finder import SIGN

pytestmark = pytest.mark.django_db


@pytest.fixture
def services():
    for slug in ("nib", "reklame", "sip"):
        store(service(slug=slug))


@pytest.mark.usefixtures("services")
def test_the_newest_table_is_public():
    assert take_snapshot().finder is None

    publish_finder(SIGN)
    changed = replace(SIGN, rules=(*SIGN.rules, rule("nib", papan="ya")))
    publish_finder(changed)

    assert take_snapshot().finder == changed
    assert [record.fact() for record in FinderRecord.objects.all()] == [SIGN, changed]


@pytest.mark.usefixtures("services")
def test_the_same_table_again_changes_nothing():
    assert publish_finder(SIGN).pk == publish_finder(SIGN).pk


@pytest.mark.usefixtures("services")
def test_a_faulty_table_is_refused_and_the_old_one_stays():
    publish_finder(SIGN)

    with pytest.raises(MoveRefused, match="izin-lain"):
        publish_finder(replace(SIGN, rules=(*SIGN.rules, rule("izin-lain", papan="ya"))))

    assert take_snapshot().finder == SIGN


@pytest.mark.usefixtures("services")
def test_a_published_table_is_never_changed():
    record = publish_finder(SIGN)

    with pytest.raises(ImmutableRecord):
        record.save()
