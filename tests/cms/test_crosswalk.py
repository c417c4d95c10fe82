"""The crosswalk in the admin: sent by one person, accepted by another, compared with what is in force, and undone without losing anything."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cms.budgets import services as budgets
from cms.core.immutable import ImmutableRecord
from cms.crosswalk import public, queries
from cms.crosswalk.models import CrosswalkVersion
from cms.crosswalk.services import store, undo
from cms.domain.crosswalk import CodeKind, CrosswalkEntry
from cms.domain.errors import MoveRefused
from cms.imports.crosswalk import CrosswalkDetails, import_crosswalk
from cms.imports.kinds import KINDS
from cms.imports.models import CrosswalkBatch, ListState
from cms.snapshot import take_snapshot
from tests.cms.test_admin_imports import words
from tests.support.sheets import drawn
from tests.support.stacked import is_stacked, tables_of

SHEET = """
    Jenis kode | Kode lama              | Nama lama       | Kode baru              | Nama baru      | Bagian | Berlaku mulai | Dasar hukum
    kantor     | 1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 1.09.0.00.0.00.01.0000 | Dinas Sehat    | 1      | 2026          | Perda CONTOH
    rekening   | 5.1.02.01              | Barang          | 5.1.02.07              | Barang baru    | 1      | 2026          | Permendagri CONTOH
"""
OTHER = SHEET.replace("Dinas Sehat ", "Dinas Bugar ").replace("rekening   | 5.1.02.01", "rekening   | 5.1.02.02")
FAULTY = SHEET.replace("| 1      | 2026          | Perda", "| 0,5    | 2026          | Perda")


def entry(before: str = "1.02", after: str = "1.09", **said: object) -> CrosswalkEntry:
    about = {"from_name": "", "to_name": "", "legal_basis": "Perda CONTOH", "valid_from": date(2026, 1, 1), "share": Decimal(1)}
    return CrosswalkEntry(**about | {"kind": CodeKind.OFFICE, "from_code": before, "to_code": after} | said)


def log_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def send(user, text: str = SHEET) -> CrosswalkBatch:
    file = SimpleUploadedFile("peralihan.xlsx", drawn(text))
    log_in(user).post(reverse("crosswalk:upload"), {"kind": "crosswalk", "file": file, "sheet": ""})
    return CrosswalkBatch.objects.order_by("-pk").first()


def accept(user, batch):
    return log_in(user).post(reverse("crosswalk:accept", args=[batch.pk]), follow=True)


def codes() -> list[str]:
    return [f"{one.from_code} {one.to_name}" for one in public.published()]


# Storage ------------------------------------------------------------------------------------------------------------------


def test_a_table_comes_back_as_it_was_stored(db):
    entries = (entry(share=Decimal("0.3333333333"), note="Sebagian"), entry(after="1.02", share=Decimal("0.6666666667")))

    store(entries)

    assert set(public.published()) == set(entries)


def test_the_same_table_again_makes_no_second_version(db):
    first = store([entry()])

    assert store([entry()]) == first


def test_an_unsound_table_is_refused_below_the_form_too(db):
    with pytest.raises(MoveRefused, match=r"crosswalk\.share-sum"):
        store([entry(share=Decimal("0.5"))])


def test_undoing_adds_the_table_before_and_takes_nothing_away(db, editor):
    store([entry()])
    second = store([entry(after="1.03")])

    third = undo(second, by=editor, reason="Salah kirim")

    assert ([one.number for one in queries.versions()], third.reason) == ([3, 2, 1], "Salah kirim")
    assert public.published() == (entry(),)


def test_only_the_newest_table_can_be_undone(db):
    first = store([entry()])
    store([entry(after="1.03")])

    with pytest.raises(MoveRefused, match="lebih baru"):
        undo(first)


def test_a_version_never_changes(db):
    version = store([entry()])

    with pytest.raises(ImmutableRecord):
        version.save()


def test_the_snapshot_holds_the_table_in_force(db):
    store([entry()])

    assert take_snapshot().crosswalk == (entry(),)


# In the admin -------------------------------------------------------------------------------------------------------------


def test_one_person_sends_and_another_accepts(officer, editor):
    batch = send(officer)
    report = words(log_in(editor).get(reverse("crosswalk:report", args=[batch.pk])))
    assert "Peralihan baru 2" in report
    assert public.published() == ()

    accept(editor, batch)

    assert codes() == ["1.02.0.00.0.00.01.0000 Dinas Sehat", "5.1.02.01 Barang baru"]


def test_whoever_sent_it_cannot_accept_it(editor):
    batch = send(editor)

    answer = accept(editor, batch)

    assert "orang lain yang menerimanya" in words(answer)
    assert public.published() == ()


def test_an_officer_may_send_but_not_accept(officer):
    batch = send(officer)

    accept(officer, batch)

    assert public.published() == ()


@pytest.mark.parametrize("text", [SHEET, FAULTY])
def test_an_officer_takes_back_the_own_file_that_waits(officer, editor, text):
    batch = send(officer, text)
    client, address = log_in(officer), reverse("crosswalk:take_back", args=[batch.pk])
    assert address in client.get(reverse("crosswalk:report", args=[batch.pk])).content.decode()

    answer = client.post(address, {"reason": "Salah berkas"}, follow=True)

    batch.refresh_from_db()
    assert (batch.state, batch.reason, bool(batch.file)) == (ListState.WITHDRAWN, "Salah berkas", False)
    assert "Ditarik pengirimnya" in words(answer)
    accept(editor, batch)
    assert public.published() == ()


def test_nobody_takes_back_the_file_of_another_or_one_that_was_decided(officer, editor):
    others, decided = send(editor), send(officer)
    accept(editor, decided)

    answers = [log_in(officer).post(reverse("crosswalk:take_back", args=[one.pk]), {"reason": "Salah"}) for one in (others, decided)]

    assert [answer.status_code for answer in answers] == [302, 302]  # as Wagtail's admin says no: back to its first page
    assert [one.state for one in CrosswalkBatch.objects.order_by("pk")] == [ListState.CHECKED, ListState.ACCEPTED]


def test_an_officer_is_led_from_a_faulty_file_to_the_next_upload(officer):
    batch = send(officer, FAULTY)

    report = words(log_in(officer).get(reverse("crosswalk:report", args=[batch.pk])))

    assert "Unggah berkas yang sudah diperbaiki" in report


def test_somebody_without_a_right_sees_nothing(stranger, officer):
    """Who may enter the admin: anybody else is stopped at its door."""
    batch = send(officer)
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = log_in(stranger)

    answers = [client.get(reverse(f"crosswalk:{name}", args=args)) for name, args in (("index", []), ("current", []), ("report", [batch.pk]))]

    assert all(answer.status_code in (302, 403) for answer in answers)
    assert all("1.02.0.00" not in answer.content.decode() for answer in answers)


def test_the_report_says_what_is_new_changed_and_removed(officer, editor):
    accept(editor, send(officer))

    batch = send(officer, OTHER)

    assert {name: batch.report["difference"][name] for name in ("new", "changed", "removed", "same")} == {
        "new": 1,
        "changed": 1,
        "removed": 1,
        "same": 0,
    }
    shown = words(log_in(editor).get(reverse("crosswalk:report", args=[batch.pk])))
    assert "Dihapus karena tidak ada di berkas 1" in shown
    assert "Dinas Bugar" in shown


def test_what_changes_shows_only_what_is_different(officer, editor):
    noted = SHEET.replace("Dasar hukum", "Dasar hukum | Catatan").replace("Perda CONTOH", "Perda CONTOH | bidang gizi ikut")
    accept(editor, send(officer))

    shown = words(log_in(editor).get(reverse("crosswalk:report", args=[send(officer, noted).pk])))

    assert "Isi yang berubah 1" in shown
    assert "mulai 1 Januari 2026 Tanpa catatan Catatan: bidang gizi ikut" in shown


def test_what_was_said_of_a_faulty_file_holds_for_the_mended_one(officer):
    file = SimpleUploadedFile("peralihan.xlsx", drawn(FAULTY))
    client = log_in(officer)
    client.post(reverse("crosswalk:upload"), {"kind": "crosswalk", "file": file, "sheet": "Lembar1", "is_sample": "on"})
    faulty = CrosswalkBatch.objects.get()
    report = client.get(reverse("crosswalk:report", args=[faulty.pk])).content.decode()
    address = re.search(r'href="([^"]*)">Unggah berkas yang sudah diperbaiki', report)[1]

    form = client.get(address).context["form"]

    assert (form["is_sample"].value(), form["sheet"].value()) == (True, "Lembar1")


@pytest.mark.parametrize("asked", ["0", "x", "9" * 30])
def test_the_form_opens_without_the_file_that_an_address_names_wrongly(officer, asked):
    answer = log_in(officer).get(reverse("crosswalk:upload"), {"dari": asked})

    assert not answer.context["form"]["is_sample"].value()


def test_a_table_that_waits_is_on_the_first_page_of_whoever_may_accept_it(officer, editor):
    batch = send(officer)

    home = log_in(editor).get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("crosswalk:report", args=[batch.pk]) in home
    accept(editor, batch)
    assert reverse("crosswalk:report", args=[batch.pk]) not in log_in(editor).get(reverse("wagtailadmin_home")).content.decode()


def test_on_a_phone_every_table_of_the_desk_is_read_without_scrolling_sideways(officer, editor):
    accept(editor, send(officer))
    changed = SHEET.replace("Permendagri CONTOH", "Permendagri CONTOH 2").replace("Dinas Sehat ", "Dinas Bugar ").replace("1.02.0.00", "1.03.0.00")
    screens = [reverse("crosswalk:report", args=[send(officer, changed).pk]), reverse("crosswalk:current")]

    tables = [table for address in screens for table in tables_of(log_in(editor).get(address).content.decode())]

    assert len(tables) == 6
    assert [table for table in tables if not is_stacked(table)] == []


def test_faults_are_told_with_their_cells_and_nothing_is_stored(officer, editor):
    batch = send(officer, FAULTY)

    shown = words(log_in(editor).get(reverse("crosswalk:report", args=[batch.pk])))

    assert batch.state == ListState.FAULTY
    assert "berjumlah 0,5, bukan 1" in shown
    assert "F2" in shown


def test_an_accepted_file_is_undone_with_a_reason(officer, editor):
    accept(editor, send(officer))
    batch = send(officer, OTHER)
    accept(editor, batch)

    log_in(editor).post(reverse("crosswalk:undo", args=[batch.pk]), {"reason": "Keliru"}, follow=True)

    assert codes() == ["1.02.0.00.0.00.01.0000 Dinas Sehat", "5.1.02.01 Barang baru"]
    assert CrosswalkVersion.objects.count() == 3


def test_the_same_table_again_changes_nothing_and_cannot_be_undone(officer, editor):
    accept(editor, send(officer))
    batch = send(officer)

    accept(editor, batch)

    shown = words(log_in(editor).get(reverse("crosswalk:report", args=[batch.pk])))
    assert CrosswalkVersion.objects.count() == 1
    assert "Batalkan seluruh berkas" not in shown


def test_a_table_that_was_overtaken_is_compared_again_first(officer, editor):
    batch = send(officer, OTHER)
    store([entry()])

    answer = accept(editor, batch)

    assert "sudah berubah sejak berkas ini diperiksa" in words(answer)
    assert public.published() == (entry(),)


def test_the_table_in_force_is_downloaded_changed_and_sent_again(officer, editor):
    accept(editor, send(officer))
    content = b"".join(log_in(officer).get(reverse("crosswalk:template", args=["peralihan-sekarang"])))

    again = SimpleUploadedFile("peralihan.xlsx", content)
    log_in(officer).post(reverse("crosswalk:upload"), {"kind": "crosswalk", "file": again, "sheet": ""})

    difference = CrosswalkBatch.objects.order_by("-pk").first().report["difference"]
    assert (difference["same"], difference["new"], difference["changed"], difference["removed"]) == (2, 0, 0, 0)


def test_the_empty_template_has_a_heading_for_every_column(officer):
    content = b"".join(log_in(officer).get(reverse("crosswalk:template", args=["peralihan"])))

    (heading, *rest) = load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    assert heading[:7] == ("Jenis kode", "Kode lama", "Nama lama", "Kode baru", "Nama baru", "Bagian", "Berlaku mulai")
    assert rest == []


def test_the_screen_of_the_table_shows_rows_and_versions(officer, editor):
    accept(editor, send(officer))

    shown = words(log_in(officer).get(reverse("crosswalk:current")))

    assert "Dinas Sehat" in shown
    assert "peralihan.xlsx" in shown


# From the command line ----------------------------------------------------------------------------------------------------


@pytest.fixture
def sheet_file(tmp_path):
    path = tmp_path / "peralihan.xlsx"
    path.write_bytes(drawn(SHEET))
    return path


def test_the_command_puts_a_table_in_force_and_says_what_changed(db, sheet_file):
    result = CliRunner().invoke(KINDS["crosswalk"], [str(sheet_file), "--json"])

    report = json.loads(result.stdout)
    assert (result.exit_code, report["accepted"], report["difference"]["new"]) == (0, True, 2)
    assert len(public.published()) == 2


def test_a_dry_run_stores_nothing(db, sheet_file):
    result = CliRunner().invoke(KINDS["crosswalk"], [str(sheet_file), "--dry-run"])

    assert "2 peralihan baru, 0 berubah, 0 dihapus, 0 sama." in result.stdout
    assert public.published() == ()


def test_a_faulty_table_ends_with_the_code_for_data(db, tmp_path):
    path = tmp_path / "peralihan.xlsx"
    path.write_bytes(drawn(FAULTY))

    result = CliRunner().invoke(KINDS["crosswalk"], [str(path)])

    assert result.exit_code == 10
    assert "Lembar1!F2: galat crosswalk.share-sum" in result.stdout


def test_codes_that_no_stored_budget_has_are_warned_of(page, sheet_file):
    """The stored budget is that of 2025: it has Dinas Kesehatan, and no account 5.1.02.07."""
    budgets.publish(page)

    report = import_crosswalk(sheet_file, CrosswalkDetails(), dry_run=True)

    assert [problem["code"] for problem in report["problems"]] == []
    broken = sheet_file.with_name("lain.xlsx")
    broken.write_bytes(drawn(SHEET.replace("1.02.0.00.0.00.01.0000 | Dinas Kes", "1.12.0.00.0.00.01.0000 | Dinas Kes")))
    (problem,) = import_crosswalk(broken, CrosswalkDetails(), dry_run=True)["problems"]
    assert (problem["code"], problem["cell"]) == ("crosswalk.unknown-old", "B2")
    assert "Mungkin 1.03.0.00.0.00.01.0000?" in problem["message"]
