"""A planning officer's morning in a real browser: finds what is late, answers it, prepares and publishes together, takes a list in and undoes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.support import sheets
from tests.support.pictures import keep_picture
from tests.support.running_admin import RunningAdmin, run, running

REASON = "Tanah di lokasi usulan belum milik pemerintah kota; hibah atau pelepasannya belum ada."
PROPOSALS = """
    Tanggal    | Nomor usulan | Usulan                           | Asal usulan | Kode kelurahan | Anggaran yang diminta | Kantor yang dituju
    2025-01-20 | M-1          | Perbaikan parit Gang A (CONTOH)  | kelurahan   | 12.75.03.1004  | =48000000             | Dinas PUPR
    2025-01-21 | M-2          | Lampu jalan Gang B (CONTOH)      | warga       | 12.75.03.1004  | =12000000             | Dinas PUPR
    2025-01-22 | M-3          | Pagar balai kelurahan (CONTOH)   | warga       | 12.75.03.1004  | =30000000             | Dinas PUPR
"""
ASSESSED = """
    Nomor usulan | Tanggal    | Ke status | Oleh       | Pendapat atau keterangan
    M-1          | 2025-04-04 | dinilai   | Dinas PUPR | Sudah ditinjau
    M-2          | 2025-04-04 | dinilai   | Dinas PUPR | Sudah ditinjau
"""
OUTCOMES = f"""
    Nomor usulan | Tanggal    | Ke status | Oleh    | Kode alasan | Alasan
    P-2025-00001 | 2025-05-05 | ditolak   | Bappeda | land-status | {REASON}
"""


BUDGET = """
    Kode rekening     | Uraian                  | Jumlah
    5.1.02.01.01.0024 | Alat tulis (CONTOH)     | =1000000
"""
# One that was accepted and waits for its budget line.
ACCEPT = """
import datetime, django
django.setup()
from cms.domain.proposals.choices import State
from cms.proposals import services
from tests.support.proposals import DESKS, proposal, said, unregistered
services.register(unregistered(proposal(*DESKS, said(State.ACCEPTED, datetime.date(2024, 5, 6)))))
"""


@pytest.fixture(scope="module")
def admin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningAdmin]:
    """With three proposals."""
    folder = tmp_path_factory.mktemp("desk")
    run(folder, "-m", "cms", "set_up")
    for kind, text in (("proposals", PROPOSALS), ("outcomes", ASSESSED)):
        (folder / f"{kind}.xlsx").write_bytes(sheets.drawn(text))
        run(folder, "publish.py", "import", kind, str(folder / f"{kind}.xlsx"), "--as-of", "2025-06-01")
    (folder / "apbd.xlsx").write_bytes(sheets.drawn(BUDGET))
    run(folder, "publish.py", "import", "budget", str(folder / "apbd.xlsx"), "--year", "2025", "--phase", "murni", "--sample", "--publish")
    run(folder, "-c", ACCEPT)
    with running(folder) as admin:
        yield admin


@pytest.fixture
def desk(browser: Browser, admin: RunningAdmin) -> Iterator[Page]:
    """Logged in, at the desk."""
    page = admin.entered(browser, "perencana")
    page.get_by_role("link", name="Usulan", exact=True).first.click()
    yield page
    page.context.close()


def test_an_officer_answers_prepares_publishes_and_takes_back(desk: Page, admin: RunningAdmin):
    desk.get_by_role("link", name="Bappeda: menunggu keputusan").click()
    expect(desk.get_by_role("heading", name="2 usulan")).to_be_visible()
    keep_picture(desk, "antrean")
    desk.get_by_role("link", name="P-2025-00001").click()
    keep_picture(desk, "usulan")
    desk.get_by_role("link", name="Ditolak", exact=True).click()

    # Choosing the code puts its sentence into the empty reason; cut short, it is refused in words.
    desk.select_option("[name=reason_code]", "land-status")
    expect(desk.locator("[name=reason]")).to_have_value(REASON)
    desk.fill("[name=reason]", "Tanah")
    desk.get_by_role("button", name="Siapkan, umumkan nanti").click()
    expect(desk.get_by_text("paling sedikit 40 huruf; baru 5 huruf.").first).to_be_visible()
    keep_picture(desk, "ditolak")
    desk.fill("[name=reason]", REASON)
    desk.get_by_role("button", name="Siapkan, umumkan nanti").click()
    expect(desk.get_by_text("sudah disiapkan dan belum diumumkan")).to_be_visible()

    desk.get_by_role("link", name="Lihat yang siap diumumkan").click()
    keep_picture(desk, "siap")
    desk.get_by_role("button", name="Umumkan yang dipilih").click()
    expect(desk.get_by_text("1 keputusan dicatat bersama")).to_be_visible()

    desk.goto(f"{admin.address}/usulan/P-2025-00001/")
    expect(desk.get_by_text("status tanah belum jelas").first).to_be_visible()
    desk.get_by_role("link", name="Batalkan pencatatan terakhir").click()
    desk.fill("[name=reason]", "Nomor usulan tertukar dengan tetangganya; yang ditolak sebenarnya P-2025-00002.")
    desk.get_by_role("button", name="Batalkan pencatatan").click()
    expect(desk.get_by_text("Pencatatan 3 dibatalkan")).to_be_visible()
    keep_picture(desk, "dibatalkan")


def test_an_officer_takes_a_list_in_and_undoes_it(desk: Page, admin: RunningAdmin):
    (admin.folder / "keputusan.xlsx").write_bytes(sheets.drawn(OUTCOMES.replace("P-2025-00001", "P-2025-00002").replace("2025-05-05", "2026-01-05")))
    desk.goto(f"{admin.address}/impor-usulan/")
    expect(desk.get_by_text("Belum ada berkas usulan.")).to_be_visible()
    desk.goto(f"{admin.address}/impor-usulan/baru/")
    desk.select_option("[name=kind]", "outcomes")
    desk.set_input_files("[name=file]", admin.folder / "keputusan.xlsx")
    desk.get_by_role("button", name="Unggah dan periksa").click()
    expect(desk.get_by_role("heading", name="Yang berubah")).to_be_visible()
    keep_picture(desk, "laporan")

    desk.get_by_role("button", name="Terima dan simpan").click()
    expect(desk.get_by_text("disimpan. Terbit pada penerbitan situs berikutnya.")).to_be_visible()
    desk.get_by_role("link", name="Batalkan seluruh berkas").click()
    desk.fill("[name=reason]", "Berkas tahun lalu terunggah")
    desk.get_by_role("button", name="Ya, batalkan seluruh berkas").click()

    expect(desk.get_by_text("dibatalkan untuk 1 usulan")).to_be_visible()
    keep_picture(desk, "berkas-dibatalkan")


def test_enter_records_from_a_field_of_the_answer_and_searches_from_the_search(desk: Page, admin: RunningAdmin):
    desk.goto(f"{admin.address}/usulan/P-2024-00001/jawab/budgeted/")
    desk.press("[name=planned_amount]", "Enter")
    expect(desk.get_by_text("Belum dapat dicatat.")).to_be_visible()

    desk.fill("[name=cari]", "alat tulis")
    desk.press("[name=cari]", "Enter")
    expect(desk.get_by_role("button", name="Pakai")).to_be_visible()
    expect(desk.get_by_text("Belum dapat dicatat.")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "light"), (1280, "dark")])
@pytest.mark.parametrize(
    "path", ["usulan/", "usulan/P-2025-00003/", "usulan/P-2025-00002/jawab/rejected/", "usulan/banyak/needs-info/?meja=kelurahan", "usulan/siap/"]
)
def test_the_desk_has_no_barrier_and_does_not_scroll_sideways(
    desk: Page, admin: RunningAdmin, path: str, width: int, scheme: Literal["light", "dark"]
):
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(f"{admin.address}/{path}")

    found = Axe().run(desk, context=".terang-desk").response["violations"]

    assert [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]] == []
    assert desk.evaluate("document.querySelector('.terang-desk').scrollWidth") <= width
