"""The finance officer's screens, as a browser sees them: upload, report, changes, accept, refuse, download."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from html import unescape

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.models import ModelLogEntry

from cms.budgets.models import BudgetDocumentPage, BudgetVintage
from cms.budgets.services import Details, publish, withdraw
from cms.domain.budgets import Phase
from cms.imports import services
from cms.imports.models import ImportBatch, State
from tests.cms.conftest import BUDGET, FAULTY, WITH_NIK
from tests.support.sheets import drawn, sheet, workbook
from tests.support.stacked import is_stacked, tables_of

LIST = "/admin/impor/"
UPLOAD = "/admin/impor/baru/"


def words(response) -> str:
    """What a reader sees: no tags, blanks collapsed."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def sent(desk: Client, upload: SimpleUploadedFile, **said: str):
    return desk.post(UPLOAD, {"file": upload, "sequence": "1", "is_sample": "on"} | said, follow=True)


def report_of(batch: ImportBatch) -> str:
    return f"{LIST}{batch.pk}/"


def test_a_good_file_leads_to_its_report_with_a_button_to_accept(desk, budget_file):
    response = sent(desk, budget_file())

    batch = ImportBatch.objects.get()
    assert response.redirect_chain[-1][0] == report_of(batch)
    text = words(response)
    assert "4 baris terbaca tanpa kesalahan" in text
    assert "Terima sebagai draf" in text
    assert "17.048.250.000,50" in text


def test_whoever_accepts_while_another_version_waits_for_its_day_is_told_what_to_do(desk, budget_file, editor):
    sent(desk, budget_file())
    desk.post(f"{report_of(ImportBatch.objects.get())}terima/")
    draft = BudgetDocumentPage.objects.get().get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=3)
    draft.save_revision().publish(user=editor)
    sent(desk, budget_file(BUDGET.replace("=7400000000", "=7500000000")))

    told = words(desk.post(f"{report_of(ImportBatch.objects.latest('pk'))}terima/", follow=True))

    day = date_format(localtime(draft.go_live_at), "j F Y, H.i")
    assert f"versi 2. Dokumennya terkunci sampai versi 1 terbit pada {day}; ajukan sesudahnya, atau minta editor membatalkan jadwal itu." in told


def test_on_a_phone_every_table_of_a_report_is_read_without_scrolling_sideways(desk):
    text = "Kode rekening | Uraian | Jumlah\n5 | BELANJA | =9\n5.1 | BELANJA OPERASI | =7\n5.1.01.01 | Gaji (CONTOH) | =7"
    file = SimpleUploadedFile("apbd-2025-murni.xlsx", drawn(text))

    tables = tables_of(sent(desk, file, control_expenditure="9").content.decode())

    assert len(tables) >= 5
    assert [table for table in tables if not is_stacked(table)] == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("17.048.250.000,50", "Belanja (5) 17.048.250.000,50 17.048.250.000,50 sama"),
        ("17.048.250.000,00", "dokumen bertanda tangan 17.048.250.000,00, rinciannya berjumlah 17.048.250.000,50; selisih -0,50"),
    ],
)
def test_a_total_of_the_signed_document_is_compared_at_once(desk, budget_file, typed, said):
    text = words(sent(desk, budget_file(), control_expenditure=typed))

    assert said in text
    assert "Terima sebagai draf" in text


def test_more_faults_than_are_named_are_said_to_be_more(desk):
    rows = "".join(f"5.1.02.01.01.{number:04d};Barang (CONTOH);{number} buah\n" for number in range(1, 502))
    file = SimpleUploadedFile("apbd-2025-murni.csv", f"Kode rekening;Uraian;Jumlah\n{rows}".encode())

    text = words(sent(desk, file))

    assert "Ada lebih dari 500 kesalahan, jadi tidak ada angka yang disimpan." in text


def test_a_signed_total_that_differs_is_written_as_people_write_it_on_every_way_out(desk, budget_file):
    page = words(sent(desk, budget_file(), control_expenditure="17.048.250.000,00"))
    batch = ImportBatch.objects.get()
    table = desk.get(f"{report_of(batch)}masalah/").content.decode()
    book = openpyxl.load_workbook(io.BytesIO(desk.get(f"{report_of(batch)}bertanda/").getvalue()))
    listed = [cell.value for row in book["Masalah (Terang)"].iter_rows() for cell in row]

    assert "17048250000.00" not in page + table
    assert "17048250000.00" not in listed
    assert "17.048.250.000,00" in listed


def test_year_and_phase_are_taken_from_the_files_name(desk, budget_file):
    sent(desk, budget_file(name="Lampiran_APBD-P 2024 final.xlsx"))

    assert list(ImportBatch.objects.values_list("year", "phase")) == [(2024, "revised")]


def test_what_the_officer_says_counts_more_than_the_files_name(desk, budget_file):
    sent(desk, budget_file(name="apbd-2024-perubahan.xlsx"), year="2025", phase="enacted")

    assert list(ImportBatch.objects.values_list("year", "phase")) == [(2025, "enacted")]


def test_a_name_that_says_nothing_makes_the_form_ask(desk, budget_file):
    text = words(sent(desk, budget_file(name="anggaran final.xlsx")))

    assert "Nama berkas tidak menyebut satu tahun anggaran" in text
    assert "Nama berkas tidak menyebut tahapnya" in text
    assert "Perbaiki isian yang ditandai, lalu pilih berkasnya lagi." in text
    assert ImportBatch.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"file": ""}, "Pilih berkasnya dulu."),
        ({"file": SimpleUploadedFile("apbd-2025-murni.xlsx", b"")}, "Berkas ini kosong"),
        ({"year": "dua ribu"}, "Tulis tahunnya dengan empat angka"),
        ({"sequence": ""}, "Tulis 1 bila ini yang pertama"),
    ],
    ids=["no file", "empty file", "no year", "no sequence"],
)
def test_a_wrong_entry_is_told_in_a_sentence_beside_its_field(desk, budget_file, said, sentence):
    response = desk.post(UPLOAD, {"file": budget_file(), "sequence": "1"} | said)

    assert sentence in words(response)
    assert ImportBatch.objects.count() == 0


def test_a_file_past_the_limit_is_told_and_not_kept(desk, budget_file, settings):
    settings.IMPORT_MAX_BYTES = 4000

    response = sent(desk, budget_file())

    assert "lebih besar dari 3,9 KB" in words(response).replace("\xa0", " ")
    assert ImportBatch.objects.count() == 0


def test_the_report_of_a_faulty_file_names_cell_content_and_remedy(desk, budget_file):
    text = words(sent(desk, budget_file(FAULTY)))

    assert "Ada 2 kesalahan, jadi tidak ada angka yang disimpan." in text
    assert "E3 1,39E+11" in text
    assert "E4 dua miliar" in text
    assert "Terima sebagai draf" not in text


def test_a_file_that_cannot_be_opened_offers_no_marks_and_no_columns(desk):
    page = "<!DOCTYPE html><html><body>Silakan masuk</body></html>"

    html = desk.post("/admin/impor/baru/", {"file": SimpleUploadedFile("apbd-2025-murni.xls", page.encode()), "sequence": "1"}, follow=True)

    shown = html.content.decode()
    assert "Berkas ini halaman web yang diberi nama .xls" in words(html)
    assert [way for way in ("/bertanda/", "/cara-membaca/") if way in shown] == []
    assert [said for said in ("seluruh berkas", "Tidak ada rincian") if said in words(html)] == []
    assert "Unggah berkas yang sudah diperbaiki" in words(html)


def test_an_amount_beside_a_warning_is_written_as_people_write_it(desk, received):
    twice = "Kode rekening | Uraian | Jumlah\n5.1.02 | Kertas (CONTOH) | =44360000\n5.1.02 | Kertas (CONTOH) | =44360000\n5.2.02 | Meja | =7"

    shown = words(desk.get(report_of(received(twice))))

    assert "(Kertas (CONTOH), 44.360.000,00)" in shown
    assert "44360000.00" not in shown


def test_the_report_shows_how_columns_were_understood(desk, received):
    text = words(desk.get(report_of(received())))

    assert "Judul kolom di baris 1." in text
    assert "A Kode rekening Kode rekening" in text
    assert "Disimpan sebagai rincian 4" in text


def test_sheets_that_are_read_alike_are_not_shown_one_after_the_other(desk, officer):
    table = "Kode rekening | Uraian | {0}\n5.1.0{1} | Kertas (CONTOH) | ={1}"
    book = workbook(*(sheet(name, table.format(title, amount)) for name, title, amount in zip("ABC", ("Pagu", "Pagu", "Jumlah"), "123", strict=True)))
    batch = services.receive(SimpleUploadedFile("apbd.xlsx", book), Details(year=2025, phase=Phase.ENACTED), by=officer)

    html = desk.get(report_of(batch))

    assert words(html).count("Kolomnya dibaca sama seperti di lembar A") == 1
    assert html.content.decode().count("Lihat kolomnya") == 1


def test_a_total_that_differs_is_shown_beside_ours(desk, received):
    batch = received(BUDGET + "                      | JUMLAH BELANJA                |                        |                  | =17048250001\n")

    text = words(desk.get(report_of(batch)))

    assert "17.048.250.001,00 17.048.250.000,50 +0,50" in text


def test_the_report_shows_what_would_change_against_what_is_live(desk, received, officer):
    publish(services.accept(received(), by=officer).page)
    changed = (
        BUDGET.replace("9600000000", "9700000000")
        .replace("Puskesmas (CONTOH)", "Klinik (CONTOH)")
        .replace("    4.1.01.06.01.0001 |", "    4.1.01.07.01.0001 |")
    )

    batch = received(changed)
    text = words(desk.get(report_of(batch)))

    assert "Dibandingkan dengan versi 1 yang terbit pada" in text
    assert "2 baris berubah" in text
    assert "1 baris ditambahkan" in text
    assert "1 baris dihapus" in text
    assert "Nama: Puskesmas (CONTOH) menjadi Klinik (CONTOH)" in text
    assert "9.600.000.000,00 9.700.000.000,00 +100.000.000,00" in text
    assert "1.01.0.00.0.00.01.0000 Dinas Pendidikan Belanja 9.648.250.000,50 9.748.250.000,50 +100.000.000,00" in text


def test_all_changes_can_be_filtered_and_paged(desk, received, officer, monkeypatch):
    from cms.imports import views

    monkeypatch.setattr(views, "MOVES_PER_PAGE", 2)
    publish(services.accept(received(), by=officer).page)
    batch = received(BUDGET.replace("31500000000", "31500000001").replace("9600000000", "9600000001").replace("7400000000", "7400000001"))
    address = f"{report_of(batch)}perubahan/"

    first, second, health = (words(desk.get(f"{address}{query}")) for query in ("", "?p=2", "?q=kesehatan"))

    assert first.count("+1,00") == 2
    assert second.count("+1,00") == 1
    assert ("Dinas Kesehatan" in health, health.count("+1,00")) == (True, 1)
    assert "Tidak ada perubahan yang cocok." in words(desk.get(f"{address}?kind=removed"))


def test_accepting_makes_a_draft_and_leads_on_to_the_document(desk, received):
    batch = received()

    response = desk.post(f"{report_of(batch)}terima/", follow=True)

    page = BudgetDocumentPage.objects.get()
    assert page.live is False
    assert f"/admin/pages/{page.pk}/edit/" in response.content.decode()
    assert "Tersimpan sebagai draf" in words(response)


def test_accepting_twice_tells_the_second_person(desk, received):
    batch = received()
    desk.post(f"{report_of(batch)}terima/")

    response = desk.post(f"{report_of(batch)}terima/", follow=True)

    assert "tidak menunggu keputusan" in words(response)
    assert BudgetVintage.objects.count() == 1


def test_looking_at_a_page_never_accepts_or_refuses(desk, received):
    batch = received()

    codes = [desk.get(f"{report_of(batch)}{verb}/").status_code for verb in ("terima", "tolak")]

    batch.refresh_from_db()
    assert (codes, batch.state) == ([405, 200], State.CHECKED)


def test_refusing_keeps_the_reason(desk, received):
    batch = received()

    response = desk.post(f"{report_of(batch)}tolak/", {"reason": "Berkas lama"}, follow=True)

    assert "ditolak" in words(response)
    assert "Alasan: Berkas lama" in words(desk.get(report_of(batch)))


def test_the_form_for_mending_knows_what_was_said_before(desk, received):
    batch = received(FAULTY, regulation_number="Perda CONTOH 1/2025")

    page = desk.get(f"{report_of(batch)}ubah/").content.decode()

    assert 'value="Perda CONTOH 1/2025"' in page
    assert '<option value="enacted" selected>' in page


def test_a_mended_file_can_then_be_accepted(desk, received, budget_file):
    batch = received(FAULTY)

    response = desk.post(
        f"{report_of(batch)}ubah/", {"file": budget_file(), "sequence": "1", "is_sample": "on", "year": "2025", "phase": "enacted"}, follow=True
    )

    assert "Terima sebagai draf" in words(response)


def test_the_details_alone_can_be_changed_without_sending_the_file_again(desk, received):
    batch = received()

    desk.post(f"{report_of(batch)}ubah/", {"sequence": "2", "is_sample": "on", "year": "2025", "phase": "shifted"}, follow=True)

    batch.refresh_from_db()
    assert (batch.phase, batch.sequence, batch.state) == ("shifted", 2, State.CHECKED)


def test_a_file_that_was_not_kept_must_be_sent_again(desk, received):
    batch = received(WITH_NIK)

    response = desk.post(f"{report_of(batch)}ubah/", {"sequence": "1", "year": "2025", "phase": "enacted"})

    assert "Pilih berkasnya dulu." in words(response)
    assert "9999999999999999" not in words(desk.get(report_of(batch)))


def test_the_file_comes_back_byte_for_byte_as_a_download(desk, officer):
    from tests.cms.test_imports import MURNI
    from tests.support.sheets import drawn

    content = drawn(BUDGET)
    batch = services.receive(SimpleUploadedFile('apbd "resmi"\u200b é.xlsx', content), MURNI, by=officer)

    response = desk.get(f"{report_of(batch)}berkas/")

    assert b"".join(response.streaming_content) == content
    assert response["Content-Disposition"].startswith("attachment;")
    assert "\n" not in response["Content-Disposition"]
    assert response["Content-Type"] == "application/octet-stream"
    assert "no-store" in response["Cache-Control"]
    assert ModelLogEntry.objects.filter(action="terang.import.downloaded").count() == 1


def test_the_officers_own_file_comes_back_with_its_faults_marked(desk, received):
    batch = received(FAULTY)
    assert f"{report_of(batch)}bertanda/" in desk.get(report_of(batch)).content.decode()

    response = desk.get(f"{report_of(batch)}bertanda/")

    page = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).worksheets[0]
    assert [page[cell].comment is not None for cell in ("E2", "E3", "E4")] == [False, True, True]
    assert 'filename="apbd-2025-murni-bertanda.xlsx"' in response["Content-Disposition"]


def test_a_file_that_was_not_kept_cannot_be_marked(desk, received):
    assert desk.get(f"{report_of(received(WITH_NIK))}bertanda/").status_code == 404


def test_all_problems_can_be_taken_along_without_becoming_formulas(desk, received):
    batch = received(FAULTY.replace("dua miliar", '"=cmd()"'))

    response = desk.get(f"{report_of(batch)}masalah/")

    table = response.content.decode("utf-8-sig")
    assert table.splitlines()[0] == "tingkat,kode,lembar,sel,ditemukan,masalah,yang perlu dilakukan"
    assert "kesalahan,amount.destroyed,Lembar1,E3" in table
    assert ",'=cmd()," in table


def test_the_empty_template_can_be_read_back(desk, officer, tmp_path):
    response = desk.get("/admin/impor/templat/")

    assert response.content[:2] == b"PK"
    assert "templat-anggaran.xlsx" in response["Content-Disposition"]


def test_the_list_shows_state_and_can_be_narrowed_down(desk, received):
    received()
    received(FAULTY)

    everything, faulty = words(desk.get(LIST)), words(desk.get(f"{LIST}?state=faulty"))

    assert ("Menunggu keputusan" in everything, "Perlu diperbaiki" in everything) == (True, True)
    assert ("Menunggu keputusan" in faulty.partition("Oleh")[2], "Perlu diperbaiki" in faulty.partition("Oleh")[2]) == (False, True)
    assert "apbd-2025-murni.xlsx" in words(desk.get(f"{LIST}results/?q=murni"))
    assert "apbd-2025-murni.xlsx" not in words(desk.get(f"{LIST}results/?q=tidak-ada"))


def test_a_document_deleted_before_it_was_public_leaves_a_readable_report(desk, received, officer):
    batch = received()
    services.accept(batch, by=officer).page.delete()

    assert "sudah dihapus sebelum pernah terbit" in words(desk.get(report_of(batch)))


def test_a_file_of_somebody_whose_account_was_deleted_is_not_said_to_come_from_the_command_line_alone(client, received, officer, editor):
    batch = received()
    officer.delete()
    client.force_login(editor)

    assert "lewat baris perintah, atau oleh akun yang sudah dihapus" in words(client.get(report_of(batch)))


def test_what_a_file_says_cannot_run_in_the_officers_browser(desk, received):
    batch = received(BUDGET.replace("Ruang kelas (CONTOH)", "<script>alert(1)</script>"))

    page = desk.get(report_of(batch)).content.decode()

    assert "<script>alert(1)</script>" not in page


def test_the_first_page_says_which_budgets_wait_and_how_many_more(desk, received):
    for year in range(2015, 2022):
        received(year=year)

    shown = words(desk.get("/admin/"))

    assert "APBD murni 2021" in shown
    assert "Dan 2 berkas lagi yang menunggu." in shown


def test_the_first_page_of_the_admin_shows_what_waits(desk, received):
    before = words(desk.get("/admin/"))
    received(FAULTY)

    after = words(desk.get("/admin/"))

    assert "Tidak ada berkas yang menunggu keputusan." in before
    assert "apbd-2025-murni.xlsx APBD murni 2025 Perlu diperbaiki" in after


def test_a_report_written_by_an_older_version_can_still_be_read(desk, received):
    batch = received(FAULTY)
    batch.report = {"problems": batch.report["problems"]}
    batch.save()

    assert "E4 dua miliar" in words(desk.get(report_of(batch)))


def test_the_report_of_a_version_that_was_withdrawn_says_when_and_why(received, officer, editor, desk):
    batch = received()
    page = publish(services.accept(batch, by=officer).page, by=editor)
    withdraw(page, by=editor, reason="Salah tahun (CONTOH)")

    text = words(desk.get(report_of(batch)))

    assert "terbit sejak" not in text
    assert re.search(r"terbit pada \d+ \w+ \d+ dan ditarik pada \d+ \w+ \d+\. Alasannya: Salah tahun \(CONTOH\)", text)


def test_the_report_says_when_its_version_is_to_be_public(received, officer, editor, desk):
    batch = received()
    moment = timezone.now() + timedelta(days=3)
    draft = services.accept(batch, by=officer).page.get_latest_revision_as_object()
    draft.go_live_at = moment
    draft.save_revision(user=editor).publish(user=editor)

    text = words(desk.get(report_of(batch)))

    assert f"belum terbit: dijadwalkan terbit pada {date_format(localtime(moment), 'j F Y, H.i')}" in text


@pytest.mark.parametrize("verb", ["ubah", "tolak", "cara-membaca"])
def test_who_comes_too_late_to_decide_is_told_so_and_led_to_the_report(received, officer, desk, verb):
    batch = received()
    services.refuse(batch, by=officer)

    response = desk.post(f"{report_of(batch)}{verb}/", {}, follow=True)

    assert response.redirect_chain[-1][0] == report_of(batch)
    assert "apbd-2025-murni.xlsx tidak lagi menunggu keputusan: ditolak." in words(response)
