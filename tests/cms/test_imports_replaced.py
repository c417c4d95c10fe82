"""A faulty file whose mended copy came as a new file does not wait for ever: it can be ended, its record stays and names what took its place."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.core.permissions import FINANCE_OFFICERS, PLANNING_OFFICERS
from cms.domain.errors import MoveRefused
from cms.imports.models import ImportBatch, ListBatch, ListState, State
from cms.imports.replacing import replace
from tests.cms.conftest import FAULTY, person, workbook_of
from tests.cms.test_admin_imports import report_of, sent, words
from tests.cms.test_crosswalk import FAULTY as FAULTY_TABLE
from tests.cms.test_crosswalk import SHEET as TABLE
from tests.cms.test_proposals_lists_admin import PROPOSALS, upload

OFFERED = "Gantikan dengan berkas ini"
FAULTY_LIST = PROPOSALS.replace("=48000000", "entah")


@pytest.fixture
def faulty(received) -> ImportBatch:
    return received(FAULTY)


def question(newer: ImportBatch, older: ImportBatch) -> str:
    return f"{report_of(newer)}menggantikan/{older.pk}/"


# Budgets -----------------------------------------------------------------------------------------------------------------


def test_the_report_of_a_new_file_offers_to_end_the_faulty_one_before_it(desk, faulty, received):
    newer = received()

    assert f"{faulty} : perlu diperbaiki" in words(desk.get(report_of(newer)))
    assert question(newer, faulty) in desk.get(report_of(newer)).content.decode()
    assert OFFERED not in words(desk.get(report_of(faulty)))


def test_a_faulty_file_takes_the_place_of_none_that_waits_to_be_accepted(desk, received):
    good = received()
    newer = received(FAULTY)

    answer = desk.post(question(newer, good), follow=True)

    good.refresh_from_db()
    assert OFFERED not in words(desk.get(report_of(newer)))
    assert "tidak dapat digantikan" in words(answer)
    assert good.state == State.CHECKED


def test_it_is_asked_about_before_it_ends(desk, faulty, received):
    newer = received()

    asked = words(desk.get(question(newer, faulty)))

    faulty.refresh_from_db()
    assert "catatan tentangnya disimpan dan menyebut berkas penggantinya" in asked
    assert faulty.state == State.FAULTY


def test_a_replaced_file_is_closed_and_its_record_says_by_which(desk, faulty, received, officer, django_capture_on_commit_callbacks):
    newer = received()
    path = Path(faulty.file.path)

    with django_capture_on_commit_callbacks(execute=True):
        told = words(desk.post(question(newer, faulty), follow=True))

    faulty.refresh_from_db()
    assert (faulty.state, faulty.replaced_by, faulty.decided_by, path.exists()) == (State.REPLACED, newer, officer, False)
    assert "ditutup: digantikan" in told
    assert OFFERED not in told
    record = desk.get(report_of(faulty))
    assert f'<a href="{report_of(newer)}">{newer.file_name}</a>' in unescape(record.content.decode())
    assert "1,39E+11" in words(record)  # what was wrong with it stays
    assert ModelLogEntry.objects.filter(action="terang.import.replaced", object_id=str(faulty.pk)).count() == 1


def test_a_faulty_file_of_the_same_sender_is_offered_although_its_year_was_the_fault(desk, received):
    older, newer = received(FAULTY, year=2021), received()

    assert question(newer, older) in desk.get(report_of(newer)).content.decode()


@pytest.mark.parametrize("name", ["realisasi-2024-semester.xlsx", "apbd-2024-murni.xlsx"])
def test_a_faulty_file_of_another_budget_and_name_is_not_offered(desk, received, budget_file, name):
    sent(desk, budget_file(FAULTY, name=name))
    newer = received()

    assert OFFERED not in words(desk.get(report_of(newer)))


def test_anothers_faulty_file_of_another_budget_is_not_offered(desk, received):
    older = received(FAULTY, by=person("petugas-lain", FINANCE_OFFICERS), year=2021)
    newer = received()

    assert OFFERED not in words(desk.get(report_of(newer)))
    assert "tidak dapat digantikan" in words(desk.post(question(newer, older), follow=True))
    older.refresh_from_db()
    assert older.state == State.FAULTY


def test_it_is_still_offered_when_the_new_file_was_accepted(desk, faulty, received):
    newer = received()
    desk.post(f"{report_of(newer)}terima/")

    assert OFFERED in words(desk.get(report_of(newer)))


def test_a_file_that_was_decided_meanwhile_is_not_closed_again(desk, faulty, received):
    newer = received()
    desk.post(f"{report_of(faulty)}tolak/", {"reason": "salah kirim"})

    told = words(desk.post(question(newer, faulty), follow=True))

    faulty.refresh_from_db()
    assert "tidak lagi menunggu: ditolak" in told
    assert (faulty.state, faulty.replaced_by) == (State.REFUSED, None)


def test_a_file_that_was_refused_since_it_was_shown_takes_nobodys_place(desk, faulty, received, editor):
    newer = received()
    as_shown = ImportBatch.objects.get(pk=newer.pk)
    desk.post(f"{report_of(newer)}tolak/", {"reason": "salah kirim"})

    with pytest.raises(MoveRefused, match="tidak dapat digantikan"):
        replace(faulty, as_shown, by=editor, may_decide=True)

    faulty.refresh_from_db()
    assert faulty.state == State.FAULTY


def test_a_replaced_file_can_no_longer_be_accepted_or_mended(desk, received):
    older, newer = received(), received()
    desk.post(question(newer, older))

    assert "Digantikan" in words(desk.get(f"{report_of(older)}ubah/", follow=True))
    assert "tidak menunggu keputusan: digantikan" in words(desk.post(f"{report_of(older)}terima/", follow=True))


# Lists -------------------------------------------------------------------------------------------------------------------


def listed(client, batch: ListBatch) -> str:
    return words(client.get(reverse("lists:report", args=[batch.pk])))


def test_a_list_that_comes_by_way_of_the_faulty_one_takes_its_place(planner):
    older = upload(planner, FAULTY_LIST)
    file = SimpleUploadedFile("CONTOH-diperbaiki.xlsx", workbook_of(PROPOSALS))

    address = f"{reverse('lists:upload')}?dari={older.pk}"
    announced = words(planner.get(address))
    told = words(planner.post(address, {"kind": "proposals", "file": file, "by_office": "Bappeda"}, follow=True))

    older.refresh_from_db()
    newer = ListBatch.objects.first()
    assert f"Berkas ini menggantikan {older.file_name}" in announced
    assert (older.state, older.replaced_by) == (ListState.REPLACED, newer)
    assert f"{older.file_name} yang lama ditutup" in told
    assert f"Penggantinya: {newer.file_name}" in listed(planner, older)


def test_a_list_that_comes_by_itself_offers_it(planner):
    older, newer = upload(planner, FAULTY_LIST), upload(planner, PROPOSALS)
    assert OFFERED in listed(planner, newer)

    planner.post(reverse("lists:replace", args=[newer.pk, older.pk]))

    older.refresh_from_db()
    assert older.state == ListState.REPLACED
    assert OFFERED not in listed(planner, newer)


def test_the_list_of_another_sender_is_not_replaced(planner, client):
    older = upload(planner, FAULTY_LIST)
    client.force_login(person("perencana-lain", PLANNING_OFFICERS))
    newer = upload(client, PROPOSALS)

    client.post(reverse("lists:replace", args=[newer.pk, older.pk]))

    older.refresh_from_db()
    assert (older.state, OFFERED in listed(client, newer)) == (ListState.FAULTY, False)


def test_a_finance_officer_who_may_not_decide_replaces_their_own_table_of_changed_codes(desk):
    def send(content: str) -> ListBatch:
        file = SimpleUploadedFile("peralihan.xlsx", workbook_of(content))
        desk.post(reverse("crosswalk:upload"), {"kind": "crosswalk", "file": file})
        return ListBatch.objects.first()

    older, newer = send(FAULTY_TABLE), send(TABLE)

    desk.post(reverse("crosswalk:replace", args=[newer.pk, older.pk]))

    older.refresh_from_db()
    assert (older.state, older.replaced_by) == (ListState.REPLACED, newer)
