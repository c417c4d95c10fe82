"""Files of proposals and outcomes in the admin: uploaded, looked at, accepted, refused, and undone without anything being erased."""

from __future__ import annotations

import io
import re
import tomllib
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.domain.proposals.choices import State
from cms.imports.lists import HANDLING
from cms.imports.models import ListBatch, ListKind, ListState
from cms.imports.proposal_desk import MEANINGS
from cms.proposals import queries, services, verification
from cms.proposals.models import ProposalEventRecord, ProposalRecord
from importers.proposals.shapes import WORDS
from tests.cms.conftest import workbook_of
from tests.support.proposals import LONG_REASON

pytestmark = pytest.mark.django_db

PROPOSALS = """
    Tanggal    | Nomor usulan | Usulan                          | Asal usulan | Kode kelurahan | Lokasi | Anggaran yang diminta
    2025-01-20 | M-1          | Perbaikan parit Gang A (CONTOH) | kelurahan   | 12.75.03.1004  | Gang A | =48000000
    2025-01-21 | M-2          | Lampu jalan Gang B (CONTOH)     | warga       | 12.75.03.1004  | Gang B | =12000000
"""
OUTCOMES = f"""
    Nomor usulan | Tanggal    | Ke status | Oleh       | Kode alasan | Alasan        | Pendapat atau keterangan
    M-1          | 2025-04-04 | dinilai   | Dinas PUPR |             |               | Sudah ditinjau
    M-2          | 2025-04-04 | dinilai   | Dinas PUPR |             |               | Sudah ditinjau
    M-1          | 2025-05-05 | ditolak   | Bappeda    | land-status | {LONG_REASON} |
"""
WITH_PHONE = PROPOSALS.replace("Gang B (CONTOH)", "Gang B, hubungi 0812-3456-7890")


def upload(client: Client, content: str | bytes, kind: str = "proposals", **said: Any) -> ListBatch:
    packed = workbook_of(content) if isinstance(content, str) else content
    file = SimpleUploadedFile("CONTOH-daftar.xlsx", packed)
    form = {"kind": kind, "file": file, "as_of": "2025-06-01", "by_office": "Bappeda", **said}
    assert client.post(reverse("lists:upload"), form).status_code == 302
    return ListBatch.objects.first()


def page(client: Client, batch: ListBatch) -> str:
    return unescape(client.get(reverse("lists:report", args=[batch.pk])).content.decode())


def accept(client: Client, batch: ListBatch) -> ListBatch:
    client.post(reverse("lists:accept", args=[batch.pk]))
    batch.refresh_from_db()
    return batch


def undo(client: Client, batch: ListBatch, reason: str = "Berkas tahun lalu terunggah") -> str:
    return unescape(client.post(reverse("lists:undo", args=[batch.pk]), {"reason": reason}, follow=True).content.decode())


def states() -> dict[str, str]:
    return dict(ProposalRecord.objects.values_list("source_id", "state"))


@pytest.fixture
def taken_in(planner: Client) -> ListBatch:
    """The two proposals, accepted."""
    return accept(planner, upload(planner, PROPOSALS, is_sample="on"))


def test_a_list_is_looked_at_before_anything_is_stored(planner):
    batch = upload(planner, PROPOSALS)

    report = page(planner, batch)

    assert ProposalRecord.objects.count() == 0
    assert batch.state == ListState.CHECKED
    assert "Perbaikan parit Gang A (CONTOH)" in report
    assert "Terima dan simpan" in report


def test_a_script_that_shows_how_far_the_upload_is_is_told_where_to_go(planner):
    file = SimpleUploadedFile("CONTOH-daftar.xlsx", workbook_of(PROPOSALS))
    form = {"kind": "proposals", "file": file, "as_of": "2025-06-01", "by_office": "Bappeda"}

    answer = planner.post(reverse("lists:upload"), form, headers={"X-Requested-With": "XMLHttpRequest"})

    assert answer.json() == {"redirect": reverse("lists:report", args=[ListBatch.objects.get().pk])}
    assert "terang/upload.js" in planner.get(reverse("lists:upload")).content.decode()


def test_an_accepted_list_is_stored_and_the_same_list_again_changes_nothing(planner, taken_in):
    again = upload(planner, PROPOSALS, is_sample="on")

    assert taken_in.state == ListState.ACCEPTED
    assert ProposalRecord.objects.filter(is_sample=True).count() == 2
    assert "menerimanya tidak mengubah apa pun" in page(planner, again)
    events = ProposalEventRecord.objects.count()
    accept(planner, again)
    assert ProposalEventRecord.objects.count() == events


def test_a_faulty_list_is_told_with_its_cells_and_stores_nothing(planner, taken_in):
    batch = upload(planner, OUTCOMES.replace(LONG_REASON, "Pendek"), "outcomes")

    report = page(planner, batch)

    assert batch.state == ListState.FAULTY
    assert "paling sedikit 40 huruf" in report
    assert "F4" in report
    assert "Terima dan simpan" not in report
    assert set(states().values()) == {"received"}
    assert planner.get(reverse("lists:problems", args=[batch.pk])).content.decode("utf-8-sig").count("\n") >= 2


def test_every_column_that_a_list_may_have_is_named_to_the_clerk():
    shapes = tomllib.loads(WORDS.read_text("utf-8")).values()

    names = {name for shape in shapes for name in shape.get("columns", ())}

    assert names > {"district", "tapd_amount"}
    assert names - MEANINGS.keys() == set()


def test_a_faulty_list_comes_back_with_its_marks_and_is_good_once_they_are_mended(planner, taken_in):
    batch = upload(planner, OUTCOMES.replace(LONG_REASON, "Pendek"), "outcomes")
    address = reverse("lists:marked", args=[batch.pk])
    assert f'<a href="{address}">Unduh berkas Anda dengan tandanya</a>' in page(planner, batch)

    response = planner.get(address)
    book = openpyxl.load_workbook(io.BytesIO(response.getvalue()))
    sheet = book.worksheets[0]
    marked = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    sheet["F4"] = LONG_REASON
    packed = io.BytesIO()
    book.save(packed)
    mended = upload(planner, packed.getvalue(), "outcomes")

    assert 'filename="CONTOH-daftar-bertanda.xlsx"' in response["Content-Disposition"]
    assert set(marked) == {"F4"}
    assert "paling sedikit 40 huruf" in marked["F4"]
    assert mended.state == ListState.CHECKED
    assert mended.report["difference"]["events"] == 3


def test_outcomes_are_shown_with_what_they_change_and_then_recorded(planner, taken_in):
    batch = upload(planner, OUTCOMES, "outcomes")

    report = page(planner, batch)
    accept(planner, batch)

    assert "Ditolak" in report
    assert LONG_REASON in report
    assert sorted(states().values()) == ["assessed", "rejected"]


def test_a_list_with_a_personal_number_is_not_kept_at_all(planner, tmp_path):
    batch = upload(planner, WITH_PHONE)

    assert (batch.state, batch.file.name) == (ListState.FAULTY, "")
    assert list(Path(tmp_path).rglob("*.xlsx")) == []
    assert "0812-3456-7890" not in str(batch.report)


def test_what_was_decided_meanwhile_makes_the_report_anew_instead_of_being_overrun(planner, taken_in):
    batch = upload(planner, OUTCOMES, "outcomes")
    first = ProposalRecord.objects.order_by("reference").first().reference
    services.decide(first, to=State.WITHDRAWN, on=timezone.localdate(), by_office="Kelurahan", reason="Dikerjakan warga")

    accept(planner, batch)

    assert batch.state == ListState.FAULTY
    assert ProposalRecord.objects.get(reference=first).state == "withdrawn"


def test_a_refused_list_leaves_its_record_and_not_its_file(planner, django_capture_on_commit_callbacks):
    batch = upload(planner, PROPOSALS)
    path = Path(batch.file.path)

    with django_capture_on_commit_callbacks(execute=True):
        planner.post(reverse("lists:refuse", args=[batch.pk]), {"reason": "Bukan untuk tahun ini"})

    batch.refresh_from_db()
    assert (batch.state, batch.file.name, path.exists()) == (ListState.REFUSED, "", False)
    assert "Bukan untuk tahun ini" in page(planner, batch)


# Undoing -----------------------------------------------------------------------------------------------------------------


def test_undone_outcomes_put_every_proposal_back_and_erase_nothing(planner, taken_in):
    batch = accept(planner, upload(planner, OUTCOMES, "outcomes"))

    told = undo(planner, batch)

    assert "dibatalkan untuk 2 usulan" in told
    assert set(states().values()) == {"received"}
    first = queries.proposals()[0]
    assert [event.to_state for event in first.events] == [State.RECEIVED, State.ASSESSED, State.REJECTED, State.ASSESSED, State.RECEIVED]
    assert [event.to_state for event in first.in_force] == [State.RECEIVED]
    assert "Berkas tahun lalu terunggah" in first.last.reason
    assert list(verification.breaks()) == []


def test_an_undone_list_withdraws_what_only_it_brought_in(planner, taken_in):
    undo(planner, taken_in)

    taken_in.refresh_from_db()
    assert taken_in.state == ListState.UNDONE
    assert set(states().values()) == {"withdrawn"}
    assert all("CONTOH-daftar.xlsx" in one.last.reason for one in queries.proposals())


def test_undoing_puts_back_the_words_that_the_list_corrected(planner, taken_in):
    batch = accept(planner, upload(planner, PROPOSALS.replace("Gang A (CONTOH)", "Gang C (CONTOH)"), is_sample="on"))
    assert queries.proposals()[0].title == "Perbaikan parit Gang C (CONTOH)"

    undo(planner, batch)

    assert queries.proposals()[0].title == "Perbaikan parit Gang A (CONTOH)"
    assert list(verification.breaks()) == []


def test_what_later_decisions_stand_on_is_not_undone(planner, taken_in):
    batch = accept(planner, upload(planner, OUTCOMES, "outcomes"))
    first = queries.proposals()[0]
    services.decide(first.reference, to=State.ASSESSED, on=timezone.localdate(), by_office="Bappeda", note="Ada keberatan")

    told = undo(planner, batch)

    assert first.reference in told
    assert "sudah ada kejadian lain" in told
    assert ListBatch.objects.get(pk=batch.pk).state == ListState.ACCEPTED


def test_a_list_is_undone_once_and_with_a_reason(planner, taken_in):
    assert "Tulis alasannya." in undo(planner, taken_in, "")
    undo(planner, taken_in)

    again = undo(planner, taken_in, "Lagi")

    assert "CONTOH-daftar.xlsx sudah diputuskan: dibatalkan." in again
    assert "izin" not in again
    assert len(queries.proposals()[0].events) == 2


# Who may -----------------------------------------------------------------------------------------------------------------


def test_editors_look_at_lists_and_strangers_do_not(client, planner, taken_in, editor, stranger):
    client.force_login(editor)
    assert "Batalkan seluruh berkas" not in page(client, taken_in)
    client.post(reverse("lists:undo", args=[taken_in.pk]), {"reason": "Tanpa hak"})
    assert set(states().values()) == {"received"}

    client.force_login(stranger)
    assert client.get(reverse("lists:report", args=[taken_in.pk])).status_code == 302


@pytest.mark.parametrize("name", ["usulan", "keputusan"])
def test_an_empty_template_can_be_taken_along(planner, name):
    answer = planner.get(reverse("lists:template", args=[name]))

    assert answer.content.startswith(b"PK")
    assert f"templat-{name}.xlsx" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("kind", [ListKind.PROPOSALS, ListKind.SERVICES])
def test_a_list_that_was_sent_in_the_small_hours_is_of_the_day_in_the_city(kind):
    batch = ListBatch(kind=kind, details={}, sent_at=datetime(2025, 6, 1, 20, 30, tzinfo=UTC))

    assert HANDLING[kind].details_of(batch).as_of == date(2025, 6, 2)


def test_on_a_phone_every_list_of_a_report_is_read_without_scrolling_sideways(planner, taken_in):
    reports = [
        page(planner, upload(planner, text, kind))
        for text, kind in ((PROPOSALS.replace("Gang A (", "Gang C ("), "proposals"), (OUTCOMES, "outcomes"))
    ]
    tables = [
        table
        for report in reports
        for table in re.findall(r"<table.*?</table>", report, re.DOTALL)
        if 'class="listing' in table and "<thead" in table
    ]

    assert len(tables) == 4
    for table in tables:
        columns, row = table.count('<th scope="col"'), re.findall(r"<tr>.*?</tr>", table, re.DOTALL)[1]
        assert 'class="listing terang-stack"' in table
        # One cell speaks for itself; the link of a number does too.
        assert row.count("data-label=") + row.count("<td></td>") + row.count("<a href") >= columns - 1, row
