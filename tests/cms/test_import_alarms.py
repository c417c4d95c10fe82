"""What is more often a slip than a decision is said before anybody accepts it; a refused publication is a sentence, not a fault of the server."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from cms.budgets import queries as budgets
from cms.budgets.services import publish
from cms.core.refusals import Refusals
from cms.domain.errors import MoveRefused
from cms.imports import services
from cms.imports.differences import alarms, differences
from tests.cms.conftest import lines_in
from tests.cms.test_admin_imports import BUDGET


@pytest.fixture
def changed(db, received, officer):
    """The sentences about a file that is compared with the small budget."""

    def changed(old: str, new: str) -> list[str]:
        stored = services.accept(received(BUDGET), by=officer)
        publish(stored.page)
        batch = received(BUDGET.replace(old, new))
        found = differences(budgets.stored_lines(stored.vintage), lines_in(batch))
        return [f"{alarm.sentence} {alarm.source}" for alarm in alarms(found.moves)]

    return changed


def test_an_amount_a_thousand_times_too_small_is_an_alarm_at_its_cell(changed):
    (alarm,) = changed("=9600000000", "=9600000")

    assert "tepat 1.000 kali lebih kecil" in alarm
    assert alarm.endswith("Lembar1!E4")


def test_an_alarm_leaves_the_commas_of_a_name_alone(db, received, officer):
    named = BUDGET.replace("Ruang kelas", "Ruang kelas, gedung")
    stored = services.accept(received(named), by=officer)
    batch = received(named.replace("=9600000000", "=9600000"))

    found = differences(budgets.stored_lines(stored.vintage), lines_in(batch))

    assert [alarm.sentence for alarm in alarms(found.moves)] == ["5.2.03.01.01.0010 Ruang kelas, gedung (CONTOH): tepat 1.000 kali lebih kecil."]


def test_a_changed_sign_is_an_alarm(changed):
    (alarm,) = changed("=7400000000", "=-7400000001")

    assert "tandanya berbalik" in alarm


def test_an_ordinary_change_is_none(changed):
    assert changed("=7400000000", "=7500000000") == []


def test_a_mistyped_office_is_named_with_the_nearest_that_is_gone(changed):
    (alarm,) = changed("1.02.0.00.0.00.01.0000", "1.02.0.00.0.00.10.0000")

    assert "Kode kantor 1.02.0.00.0.00.10.0000 baru; yang paling dekat 1.02.0.00.0.00.01.0000 Dinas Kesehatan hilang." in alarm


@pytest.mark.django_db
def test_a_refusal_in_the_admin_leads_back_with_its_sentence(client, editor, monkeypatch):
    client.force_login(editor)
    monkeypatch.setattr("cms.imports.views.queries.batches", lambda: (_ for _ in ()).throw(MoveRefused("Harus oleh orang lain.")))

    response = client.get("/admin/impor/", headers={"referer": "http://testserver/admin/reports/site-history/"})

    assert (response.status_code, response["Location"]) == (302, "http://testserver/admin/reports/site-history/")


def test_a_refusal_elsewhere_is_not_swallowed():
    request = RequestFactory().get("/api/v1/")

    assert Refusals(lambda request: None).process_exception(request, MoveRefused("x")) is None


def test_another_fault_is_not_swallowed():
    request = RequestFactory().get("/admin/")

    assert Refusals(lambda request: None).process_exception(request, ValueError("x")) is None
