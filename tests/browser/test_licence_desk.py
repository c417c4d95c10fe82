"""A licensing officer's morning in a real browser: sends a catalogue, reads what it would change, takes it in, takes it back; edits a service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import Workbook
from playwright.sync_api import Browser, Page, expect

from cms.demo.licences import sample_services
from cms.domain.texts import Text
from importers.licensing.template import catalogue_workbook
from tests.support.catalogues import SERVICES, STEPS, workbook
from tests.support.pictures import keep_picture
from tests.support.running_admin import RunningAdmin, run, running

SAMPLES = ("sip-dokter", "izin-reklame", "izin-gangguan")


def catalogue() -> bytes:
    """Three sample services, one of them under a new name."""
    found = [one for one in sample_services() if one.slug in SAMPLES]
    return catalogue_workbook(replace(one, summary=Text.of(id=f"{one.summary} Diubah.")) if one.slug == "sip-dokter" else one for one in found)


def issued(rows: int) -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Kode layanan", "Berkas lengkap diterima", "Izin terbit"])
    for number in range(rows):
        sheet.append(["izin-a", date(2025, 3, 3), date(2025, 3, 4 + number % 20)])
    return book


@pytest.fixture(scope="module")
def admin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningAdmin]:
    """With the sample services, and files that would change them."""
    folder = tmp_path_factory.mktemp("licence-desk")
    run(folder, "-m", "cms", "set_up")
    (folder / "sebelum.xlsx").write_bytes(catalogue_workbook(one for one in sample_services() if one.slug in SAMPLES))
    run(folder, "publish.py", "import", "services", str(folder / "sebelum.xlsx"), "--as-of", "2025-01-01", "--sample")
    (folder / "perizinan.xlsx").write_bytes(catalogue())
    workbook(folder, {"Layanan": [*SERVICES, ["izin b", "Izin B", "7 hari", "gratis"]], "Langkah": STEPS}, "salah.xlsx")
    workbook(folder, {"Layanan": SERVICES, "Langkah": STEPS}, "baru.xlsx")
    issued(30).save(folder / "izin-terbit.xlsx")
    with running(folder) as admin:
        yield admin


@pytest.fixture
def desk(browser: Browser, admin: RunningAdmin) -> Iterator[Page]:
    page = admin.entered(browser, "perizinan")
    yield page
    page.context.close()


def send(desk: Page, admin: RunningAdmin, name: str, kind: str = "services") -> None:
    desk.goto(f"{admin.address}/impor-perizinan/baru/")
    desk.select_option("[name=kind]", kind)
    desk.set_input_files("[name=file]", admin.folder / name)
    desk.get_by_role("button", name="Unggah dan periksa").click()


def looked_at(desk: Page, admin: RunningAdmin, name: str) -> list[str]:
    """Barriers that axe finds on this screen, narrow and wide, and whether ours scroll sideways; with a picture of each to look at."""
    found = []
    desk.locator("#main").wait_for()  # what was clicked before may still be on its way
    for width in (360, 1280):
        desk.set_viewport_size({"width": width, "height": 800})
        keep_picture(desk, f"{name}-{width}")
        violations = Axe().run(desk, context={"include": [["#main"]], "exclude": [[".messages"]]}).response["violations"]
        found += [f"{name} {width}: {one['id']}: {node['target']}" for one in violations for node in one["nodes"]]
        if desk.locator(".terang-desk").count() and desk.evaluate("document.querySelector('.terang-desk').scrollWidth") > width:
            found.append(f"{name} {width}: scrolls sideways")
    return found


def test_an_officer_takes_a_catalogue_in_and_takes_it_back(desk: Page, admin: RunningAdmin):
    desk.get_by_role("link", name="Impor perizinan").first.click()
    desk.get_by_role("link", name="Impor berkas").first.click()
    found = looked_at(desk, admin, "unggah")

    send(desk, admin, "perizinan.xlsx")
    expect(desk.get_by_role("heading", name="Isi yang berubah")).to_be_visible()
    expect(desk.get_by_role("row", name="sip-dokter Ringkasan")).to_contain_text("Diubah.")
    expect(desk.get_by_role("link", name="Ubah cara membaca")).to_have_count(0)
    found += looked_at(desk, admin, "laporan")

    desk.get_by_role("button", name="Terima dan simpan").click()
    expect(desk.get_by_text("Layanan di dalamnya menjadi draf")).to_be_visible()
    found += looked_at(desk, admin, "diterima")
    desk.get_by_role("link", name="Batalkan seluruh berkas").click()
    expect(desk.locator("[name=reason]")).to_be_visible()
    found += looked_at(desk, admin, "batalkan")
    desk.fill("[name=reason]", "Berkas tahun lalu terunggah")
    desk.get_by_role("button", name="Ya, batalkan seluruh berkas").click()
    expect(desk.get_by_text("dibatalkan untuk 1 layanan")).to_be_visible()

    desk.goto(f"{admin.address}/impor-perizinan/")
    expect(desk.get_by_text("berkas perizinan").first).to_be_visible()
    found += looked_at(desk, admin, "berkas")
    assert found == []


def test_a_fault_is_shown_with_its_cell_and_what_to_do(desk: Page, admin: RunningAdmin):
    send(desk, admin, "salah.xlsx")

    expect(desk.get_by_text("tidak ada yang disimpan").first).to_be_visible()
    expect(desk.get_by_role("row", name="Layanan A3 izin b")).to_be_visible()
    expect(desk.get_by_role("row", name="B Nama layanan Nama layanan Izin A CONTOH; Izin B")).to_be_visible()
    assert looked_at(desk, admin, "salah") == []


def test_days_of_issue_are_counted_before_they_are_stored(desk: Page, admin: RunningAdmin):
    send(desk, admin, "baru.xlsx")
    desk.get_by_role("button", name="Terima dan simpan").click()
    expect(desk.get_by_text("Layanan di dalamnya menjadi draf")).to_be_visible()

    send(desk, admin, "izin-terbit.xlsx", "issuances")

    expect(desk.get_by_role("heading", name="Izin yang terbit menurut berkas")).to_be_visible()
    assert looked_at(desk, admin, "terbit") == []
