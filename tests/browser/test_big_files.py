"""A big file in a real browser: dropped on the form, read in the background, also without script and when the server is started anew meanwhile."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.pictures import keep_picture
from tests.support.running_admin import free_port, run, started

# More than the limit for text files, read within seconds.
LINES = 45_000
# Milliseconds; the machine may be busy with other tests.
LONG = 90_000
DROP = """
([name, content]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], name));
  for (const kind of ["dragenter", "dragover", "drop"]) {
    document.querySelector("main").dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
}
"""


class Server:
    """The admin, which can be ended and started again on the same data."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        run(folder, "-m", "cms", "set_up")
        run(folder, "-m", "cms", "demo_users")
        self.passwords = json.loads((folder / "var/demo-logins.json").read_text("utf-8"))
        self.address = f"http://127.0.0.1:{self.port}/admin"
        self.start()

    def start(self) -> None:
        self.process = started(self.folder, self.port)

    def end(self) -> None:
        self.process.terminate()
        self.process.wait()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("big")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    admin = Server(folder)
    yield admin
    admin.end()


@pytest.fixture(scope="module")
def big_file(folder: Path) -> Path:
    path = folder / "apbd-2025-murni.csv"
    name = "Belanja contoh dengan uraian yang panjang supaya berkasnya besar " * 3
    rows = (f"5.1.02.01.01.0024;{name};{number} (CONTOH);1.01.0.00.0.00.01.0000;Dinas Pendidikan;{number}000,00" for number in range(1, LINES + 1))
    path.write_text("\n".join(["Kode rekening;Nama rekening;Uraian;Kode SKPD;Nama SKPD;Jumlah", *rows]), encoding="utf-8")
    return path


@pytest.fixture
def officer(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    contexts = []

    def officer(*, script: bool = True) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(LONG)
        page.goto(f"{server.address}/login/")
        page.fill("[name=username]", "petugas")
        page.fill("[name=password]", server.passwords["petugas"])
        page.locator("[type=submit]").first.click()
        page.goto(f"{server.address}/impor/baru/")
        return page

    yield officer
    for context in contexts:
        context.close()


def submit(page: Page, path: Path) -> None:
    page.set_input_files("[name=file]", path)
    page.check("[name=is_sample]")
    page.get_by_role("button", name="Unggah dan periksa").click()


def test_a_dropped_file_is_taken_and_the_bar_shows_how_much_was_sent(officer):
    page = officer()
    content = b"Kode rekening;Uraian;Jumlah\n5.1.02;Barang (CONTOH);1.000,00\n"

    page.evaluate(DROP, ["apbd-2024-murni.csv", base64.b64encode(content).decode()])
    expect(page.get_by_text("apbd-2024-murni.csv (0,1 KB)")).to_be_visible()
    keep_picture(page, "1-dropped")
    page.check("[name=is_sample]")
    page.get_by_role("button", name="Unggah dan periksa").click()

    expect(page.get_by_text("1 baris terbaca tanpa kesalahan")).to_be_visible(timeout=LONG)


def test_a_form_with_a_fault_comes_back_with_its_sentence_and_still_works(officer, folder):
    page = officer()
    (folder / "tanpa-tahun.csv").write_text("Kode rekening;Uraian;Jumlah\n5.1.02;Barang (CONTOH);1.000,00\n", encoding="utf-8")
    submit(page, folder / "tanpa-tahun.csv")
    expect(page.get_by_text("Nama berkas tidak menyebut satu tahun anggaran").first).to_be_visible()

    page.fill("[name=year]", "2025")
    page.select_option("[name=phase]", "enacted")
    submit(page, folder / "tanpa-tahun.csv")

    expect(page.get_by_text("1 baris terbaca tanpa kesalahan")).to_be_visible(timeout=LONG)


def test_whoever_was_logged_out_meanwhile_is_told_so_and_sends_the_same_form_after_logging_in(officer, server, folder):
    page = officer()
    (folder / "apbd-2023-murni.csv").write_text("Kode rekening;Uraian;Jumlah\n5.1.02;Barang (CONTOH);1.000,00\n", encoding="utf-8")
    page.fill("[name=title]", "APBD percobaan (CONTOH)")
    page.context.clear_cookies()
    submit(page, folder / "apbd-2023-murni.csv")
    expect(page.get_by_text("Anda sudah tidak masuk")).to_be_visible()
    expect(page.get_by_role("button", name="Unggah dan periksa")).to_be_enabled()

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="masuk lagi di jendela baru").click()
    other = opened.value
    other.fill("[name=username]", "petugas")
    other.fill("[name=password]", server.passwords["petugas"])
    other.locator("[type=submit]").first.click()
    expect(other.get_by_role("button", name="Unggah dan periksa")).to_be_visible(timeout=LONG)
    page.get_by_role("button", name="Unggah dan periksa").click()

    expect(page.get_by_text("1 baris terbaca tanpa kesalahan")).to_be_visible(timeout=LONG)
    expect(page.get_by_text("APBD percobaan (CONTOH)").first).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_big_file_answers_at_once_and_becomes_its_report_by_itself(officer, big_file, script):
    page = officer(script=script)

    submit(page, big_file)

    expect(page.get_by_text("sedang dibaca.")).to_be_visible()
    keep_picture(page, f"2-reading-{script}")
    expect(page.get_by_text("45.000 baris terbaca tanpa kesalahan")).to_be_visible(timeout=LONG)


def test_a_reading_goes_on_when_the_server_is_started_anew(officer, server, big_file):
    page = officer()
    submit(page, big_file)
    expect(page.get_by_text("sedang dibaca.")).to_be_visible()
    report = page.url

    server.end()
    server.start()
    page.goto(report)

    expect(page.get_by_text("45.000 baris terbaca tanpa kesalahan")).to_be_visible(timeout=LONG)
