"""A finance officer's day in a real browser: a faulty file is mended in its marked copy and accepted; another person publishes and withdraws."""

from __future__ import annotations

import re
from collections.abc import Iterator

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import sheets
from tests.support.pictures import keep_picture
from tests.support.running_admin import RunningAdmin, run, running

BUDGET = """
    Kode rekening     | Uraian                        | Kode SKPD              | Nama SKPD        | Jumlah
    4.1.01.06.01.0001 | Pajak Hotel (CONTOH)          |                        |                  | =31500000000
    5.1.02.01.01.0024 | Alat tulis kantor (CONTOH)    | 1.01.0.00.0.00.01.0000 | Dinas Pendidikan | =48250000.5
    5.2.03.01.01.0010 | Ruang kelas (CONTOH)          | 1.01.0.00.0.00.01.0000 | Dinas Pendidikan | =9600000000
    5.2.03.01.01.0006 | Puskesmas (CONTOH)            | 1.02.0.00.0.00.01.0000 | Dinas Kesehatan  | =7400000000
"""
FAULTY = BUDGET.replace("=9600000000", '"9,6 miliar rupiah"')
# Two printed totals that do not agree: each fault has a sentence of its own.
FAULTY_SUMS = """
    Kode rekening     | Uraian                                | Jumlah
    5                 | BELANJA DAERAH                        | =900000000000
    5.1               | BELANJA OPERASI                       | =700000000000
    5.1.02.01.01.0024 | Alat tulis kantor (CONTOH)            | =643354426664
    5.1.02.01.01.0025 | Kertas dan sampul (CONTOH)            | =59952600568
"""
# Where Wagtail goes after a publication: the list of all documents.
LISTING = re.compile(r"/pages/[0-9]+/$")
UNDECIDED = "Kode rekening | Uraian | Jumlah\n5.1.01 | Gaji (CONTOH) | 1.250\n5.1.02 | Barang (CONTOH) | 3.750"


@pytest.fixture(scope="module")
def admin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningAdmin]:
    folder = tmp_path_factory.mktemp("finance")
    run(folder, "-m", "cms", "set_up")
    with running(folder) as admin:
        yield admin


@pytest.fixture
def log_in(browser: Browser, admin: RunningAdmin) -> Iterator[object]:
    contexts = []

    def log_in(name: str, width: int = 1280, script: bool = True) -> Page:
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, reduced_motion="reduce", accept_downloads=True, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{admin.address}/login/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", admin.passwords[name])
        page.click("[type=submit]")
        expect(page.get_by_role("link", name="Semua berkas")).to_be_visible()
        return page

    yield log_in
    for context in contexts:
        context.close()


def send(page: Page, admin: RunningAdmin, name: str, content: bytes, **said: str) -> None:
    (admin.folder / name).write_bytes(content)
    page.goto(f"{admin.address}/impor/baru/")
    page.set_input_files("[name=file]", admin.folder / name)
    for field, value in said.items():
        page.fill(f"[name={field}]", value)
    page.check("[name=is_sample]")
    page.get_by_role("button", name="Unggah dan periksa").click()


def published(page: Page, admin: RunningAdmin, document: str) -> None:
    """Another person publishes with the editor's own button."""
    page.goto(document)
    page.get_by_role("button", name="Tampilkan opsi").or_(page.locator("[data-w-dropdown-target=toggle]").last).last.click()
    page.locator("[name=action-publish]").click()


def test_upload_mend_accept_publish_withdraw(log_in, admin: RunningAdmin):
    officer, editor = log_in("petugas"), log_in("penyunting")

    # A faulty file: its faults, and the file back with marks.
    send(officer, admin, "apbd-2025-murni.xlsx", sheets.drawn(FAULTY))
    expect(officer.get_by_text("Ada satu kesalahan")).to_be_visible()
    keep_picture(officer, "1-kesalahan")
    with officer.expect_download() as coming:
        officer.get_by_role("link", name="Unduh berkas Anda dengan tandanya").click()
    marked = admin.folder / "apbd-2025-murni-bertanda.xlsx"
    coming.value.save_as(marked)
    book = openpyxl.load_workbook(marked)
    assert book.worksheets[0]["E4"].comment is not None

    # Mended in the marked copy, sent in the faulty file's place.
    book.worksheets[0]["E4"] = 9600000000
    book.save(marked)
    officer.get_by_role("link", name="Unggah berkas yang sudah diperbaiki").click()
    officer.set_input_files("[name=file]", marked)
    officer.fill("[name=control_expenditure]", "17.048.250.000,50")
    keep_picture(officer, "2-ganti")
    officer.get_by_role("button", name="Periksa lagi").click()
    expect(officer.get_by_text("4 baris terbaca tanpa kesalahan")).to_be_visible()
    keep_picture(officer, "3-laporan")
    officer.get_by_role("button", name="Terima sebagai draf").click()
    expect(officer.get_by_text("Tersimpan sebagai draf").first).to_be_visible()
    document = officer.get_by_role("link", name="Buka dokumen").last.evaluate("link => link.href")

    # The officer has no button to publish; the editor has, and the signed total agrees.
    officer.goto(document)
    assert officer.locator("[name=action-publish]").count() == 0
    published(editor, admin, document)
    editor.wait_for_url(LISTING)
    keep_picture(editor, "4-terbit")

    # A second version whose amount is ten times too large: the alarm, and at publication the reason that is asked.
    send(officer, admin, "apbd-2025-murni.xlsx", sheets.drawn(BUDGET.replace("=7400000000", "=74000000000")))
    expect(officer.get_by_text("tepat 10 kali lebih besar")).to_be_visible()
    keep_picture(officer, "5-perubahan")
    officer.get_by_role("button", name="Terima sebagai draf").click()
    published(editor, admin, document)
    expect(editor.get_by_text("Tulis alasannya: ikut terbit").first).to_be_visible()
    keep_picture(editor, "6-alasan")
    editor.fill("[name=change_reason]", "Puskesmas baru (CONTOH)")
    editor.fill("[name=regulation_number]", "Perda CONTOH 7/2025")
    editor.locator("[data-w-dropdown-target=toggle]").last.click()
    editor.locator("[name=action-publish]").click()
    editor.wait_for_url(LISTING)

    # It was a slip: one click and a reason put the first version back.
    editor.goto(document.replace("/pages/", "/anggaran/").replace("/edit/", "/versi/"))
    keep_picture(editor, "7-versi")
    editor.get_by_role("link", name="Tarik, berlakukan lagi versi 1").click()
    editor.fill("[name=reason]", "Angkanya salah ketik")
    editor.get_by_role("button", name="Ya, berlakukan versi 1").click()
    expect(editor.get_by_text("Versi 1 dari").first).to_be_visible()
    keep_picture(editor, "8-ditarik")


def test_a_guess_is_changed_once_and_the_second_file_asks_nothing(log_in, admin: RunningAdmin):
    officer = log_in("petugas", width=800)

    send(officer, admin, "apbd-2024-murni.xlsx", sheets.drawn(UNDECIDED))
    officer.get_by_role("link", name="Ubah cara membaca").first.click()
    keep_picture(officer, "9-cara-membaca")
    assert officer.locator("summary", has_text="Lihat isi setiap kolom").evaluate("one => getComputedStyle(one).display") == "list-item"
    officer.fill("[name=name]", "Kiriman CONTOH")
    officer.select_option("[name=notation]", "id")
    officer.get_by_role("button", name="Baca lagi dan simpan profilnya").click()
    expect(officer.get_by_text("2 baris terbaca tanpa kesalahan")).to_be_visible()

    send(officer, admin, "apbd-2023-murni.xlsx", sheets.drawn(UNDECIDED.replace("3.750", "9.999")))
    expect(officer.get_by_text("2 baris terbaca tanpa kesalahan")).to_be_visible()
    expect(officer.get_by_text("Dibaca dengan profil Kiriman CONTOH")).to_be_visible()
    keep_picture(officer, "10-profil")


def test_of_two_files_dropped_the_one_that_is_taken_is_named(log_in, admin: RunningAdmin):
    officer = log_in("petugas")
    officer.goto(f"{admin.address}/impor/baru/")

    dropped = officer.evaluate_handle(
        "() => { const all = new DataTransfer(); ['a.xlsx', 'b.xlsx'].forEach(n => all.items.add(new File(['x'], n))); return all }"
    )
    officer.locator(".terang-drop").dispatch_event("drop", {"dataTransfer": dropped})

    expect(officer.get_by_text("Satu berkas sekali kirim. Yang dipilih: a.xlsx.")).to_be_visible()


def test_a_file_that_is_being_sent_shows_how_far_it_is_and_can_be_cancelled(log_in, admin: RunningAdmin):
    officer = log_in("petugas")
    officer.route("**/impor/baru/", lambda route: None if route.request.method == "POST" else route.continue_())

    send(officer, admin, "apbd-2019-murni.xlsx", sheets.drawn(BUDGET))

    expect(officer.get_by_role("progressbar")).to_be_in_viewport()
    officer.get_by_role("button", name="Batalkan pengiriman").click()
    expect(officer.get_by_text("Pengiriman dibatalkan. Tidak ada yang disimpan.")).to_be_visible()
    expect(officer.get_by_role("button", name="Unggah dan periksa")).to_be_enabled()


def test_on_a_phone_a_name_in_a_list_has_the_whole_width(log_in, admin: RunningAdmin):
    officer = log_in("petugas", width=360)
    send(officer, admin, "apbd-2022-murni.xlsx", sheets.drawn(BUDGET))
    officer.get_by_role("button", name="Terima sebagai draf").click()
    document = officer.get_by_role("link", name="Buka dokumen").last.evaluate("link => link.href")
    officer.goto(document)
    folder = officer.locator("a[href*='/pages/']", has_text="Dokumen anggaran").first.evaluate("link => link.href")

    for address in (f"{admin.address}/impor/", folder):
        officer.goto(address)
        name = officer.locator(".listing td.title").first
        assert name.bounding_box()["width"] > 240, address
        assert officer.evaluate("document.documentElement.scrollWidth") <= 360
        keep_picture(officer, f"11-daftar-{address.rstrip('/').rsplit('/', 1)[1]}")


def test_on_a_phone_neither_a_message_nor_a_long_title_is_covered_or_cut(log_in, admin: RunningAdmin):
    officer = log_in("petugas", width=360)
    title = "Anggaran Pendapatan dan Belanja Daerah Kota Binjai Tahun Anggaran 2018 menurut Peraturan Daerah Nomor 5 Tahun 2017"
    send(officer, admin, "apbd-2018-murni.xlsx", sheets.drawn(BUDGET), title=title)
    officer.get_by_role("button", name="Terima sebagai draf").click()
    message = officer.get_by_text("Tersimpan sebagai draf").first
    expect(message).to_be_visible()

    menu = officer.get_by_role("button", name="Buka atau tutup bilah samping").bounding_box()
    words = message.evaluate(
        "one => { const all = document.createRange(); all.selectNodeContents(one.closest('li'));"
        " return [...all.getClientRects()].map(box => [box.left, box.top]) }"
    )
    assert [place for place in words if place[0] < menu["x"] + menu["width"] and place[1] < menu["y"] + menu["height"]] == []

    officer.get_by_role("link", name="Buka dokumen").last.click()
    field = officer.locator("[name=title]")
    expect(field).to_have_value(title)
    assert field.evaluate("one => [one.scrollWidth <= one.clientWidth, one.scrollHeight <= one.clientHeight]") == [True, True]
    line = officer.locator(".w-breadcrumbs")
    expect(line).to_contain_text(title)
    assert line.evaluate("one => [one.scrollWidth <= one.clientWidth, one.scrollHeight <= one.clientHeight]") == [True, True]
    keep_picture(officer, "14-judul-panjang-di-ponsel")


def test_on_a_phone_what_changes_is_read_without_scrolling_sideways(log_in, admin: RunningAdmin):
    officer = log_in("petugas", width=360)
    send(officer, admin, "apbd-2020-murni.xlsx", sheets.drawn(BUDGET))
    officer.get_by_role("button", name="Terima sebagai draf").click()
    send(officer, admin, "apbd-2020-murni.xlsx", sheets.drawn(BUDGET.replace("=7400000000", "=7500000000")))
    expect(officer.get_by_role("heading", name="Perubahan terbesar")).to_be_visible()

    report = officer.url
    for address in (report, f"{report}perubahan/"):
        officer.goto(address)
        cells = officer.locator(".terang-stack td:not(:empty), .terang-stack tbody th").all()
        assert cells
        assert all(box["x"] + box["width"] <= 360 for cell in cells if (box := cell.bounding_box()))
        keep_picture(officer, f"13-perubahan-{address == report}")


def test_on_a_phone_every_fault_is_read_without_scrolling_sideways(log_in, admin: RunningAdmin):
    officer = log_in("petugas", width=360)
    send(officer, admin, "apbd-2021-murni.xlsx", sheets.drawn(FAULTY_SUMS))
    expect(officer.get_by_text("keduanya ditampilkan").first).to_be_visible()

    for cell in officer.locator("[aria-labelledby^='masalah-'] td:not(:empty)").all():
        box = cell.bounding_box()
        assert box["x"] + box["width"] <= 360
    keep_picture(officer, "12-kesalahan-di-ponsel")


def test_on_a_phone_without_script_a_file_is_sent_and_read(log_in, admin: RunningAdmin):
    officer = log_in("petugas", width=360, script=False)

    send(officer, admin, "apbd-2015-murni.xlsx", sheets.drawn(BUDGET))

    expect(officer.get_by_text("4 baris terbaca tanpa kesalahan")).to_be_visible()
