"""A reader types what they would say at the counter, with slips of the finger, and finds it, also from a folder, on a slow line, in English."""

from __future__ import annotations

import csv
import gzip
import re
import shutil
from pathlib import Path
from threading import Thread

import pytest

from cms.serving import site_server
from site_static.search_index import Index
from site_static.search_words import stem, words_of
from site_static.views.search import Found

ROOT = Path(__file__).resolve().parents[2]
LARGEST_FIRST_RESULT = 150 * 1024
# What is typed -> the beginning of a title among the first three.
QUESTIONS = {
    # everyday words
    "gaji": "Penyediaan Gaji",
    "gaji guru": "Penyediaan Gaji",
    "jalan": "Program Penyelenggaraan Jalan",
    "perbaikan jalan": "Rekonstruksi Jalan",
    "jalan rusak": "Program Penyelenggaraan Jalan",
    "jln": "Program Penyelenggaraan Jalan",
    "aspal": "Program Penyelenggaraan Jalan",
    "puskesmas": "Pengembangan Puskesmas",
    "got": "Pembangunan Sistem Drainase",
    "selokan": "Pembangunan Sistem Drainase",
    "banjir": "Drainase Gang Anggrek",
    "sekolah": "Pengadaan Mebel Sekolah",
    "SD": "Pengelolaan Pendidikan Sekolah Dasar",
    "smp": "Pengelolaan Pendidikan Sekolah Menengah",
    "ruang kelas": "Penambahan Ruang Kelas",
    "tambah kelas": "Penambahan Ruang Kelas",
    "meja kursi sekolah": "Pengadaan Mebel Sekolah",
    "kesehatan": "Dinas Kesehatan",
    "sehat": "Dinas Kesehatan",
    "pendidikan": "Dinas Pendidikan",
    "dinas pendidikan": "Dinas Pendidikan",
    "disdik": "Dinas Pendidikan",
    "dinkes": "Dinas Kesehatan",
    "pu": "Dinas Pekerjaan Umum",
    "lampu jalan": "Lampu jalan Gang Melati",
    "pju": "Lampu jalan Gang Melati",
    "lampu": "Lampu jalan Gang Melati",
    "taman": "Taman bermain",
    "sampah": "Gerobak sampah",
    "pos ronda": "Pos ronda",
    "pajak": "Pajak Daerah",
    "pajak daerah": "Pajak Daerah",
    "hibah": "Belanja Hibah",
    "bansos": "Bantuan sosial",
    "silpa": "SILPA",
    "sisa anggaran": "SILPA",
    "pad": "Pendapatan Asli Daerah",
    "dau": "DAU",
    "retribusi": "Retribusi Daerah",
    "belanja pegawai": "Belanja Pegawai",
    "belanja modal": "Belanja Modal",
    "tanah": "Belanja Modal Tanah",
    "gedung": "Belanja Modal Gedung",
    "utang": "Pembiayaan Daerah",
    "izin dokter": "Surat izin praktik dokter",
    "praktek dokter": "Surat izin praktik dokter",
    "berapa gaji pegawai": "Belanja Pegawai",
    "apa itu silpa": "SILPA",
    "lapor": "Laporkan kesalahan",
    "usulan ditolak": "Usulan dengan status Ditolak",
    # slips of the finger
    "pendidkan": "Dinas Pendidikan",
    "kesehtan": "Dinas Kesehatan",
    "puskemas": "Pengembangan Puskesmas",
    "drainse": "Program Pengelolaan dan Pengembangan Sistem Drainase",
    "retibusi": "Retribusi",
    # codes
    "5.1.02": "Belanja Barang dan Jasa",
    "4.1": "Pendapatan Asli Daerah",
    "1.03.10": "Program Penyelenggaraan Jalan",
    "P-2024-00009": "Pengecoran Gang Mawar",
    # names of places
    "gang mawar": "Peng",
    "pahlawan": "Drainase Gang Anggrek",
    "kartini": "Usulan dari Kelurahan Kartini",
}
ENGLISH = {"school": "Pengadaan Mebel Sekolah", "health": "Dinas Kesehatan", "salary": "Personnel", "road": "Program Penyelenggaraan Jalan"}


def asked(page, questions: dict[str, str]) -> dict[str, list[str]]:
    """Questions whose answer is not among the first three, with what is."""
    missed = {}
    for question, wanted in questions.items():
        titles = [entry[0] for entry in page.evaluate("question => terangAsk(question)", question)]
        if not any(title.startswith(wanted) for title in titles):
            missed[question] = titles
    return missed


def test_of_sixty_questions_fifty_five_are_answered_in_the_first_three(open_page):
    page = open_page("cari/index.html")

    missed = asked(page, QUESTIONS)

    assert len(QUESTIONS) >= 60
    assert len(missed) <= len(QUESTIONS) - 57, missed


def test_english_words_find_what_has_an_indonesian_name(open_page):
    assert asked(open_page("en/cari/index.html"), ENGLISH) == {}


def typed(page, question: str) -> list[str]:
    page.fill("#cari-q", question)
    page.wait_for_function("document.getElementById('kabar').value && !document.getElementById('kabar').value.includes('…')")
    return page.locator("#temuan > li > a").all_inner_texts()


def test_a_result_opens_its_page_from_a_folder(open_page):
    page = open_page("cari/index.html")

    assert typed(page, "dinas kesehatan")[0] == "Dinas Kesehatan"
    page.locator("#temuan > li > a").first.click()

    assert page.inner_text("h1") == "Dinas Kesehatan"
    assert page.url.endswith("anggaran/2025/dinas-kesehatan/index.html")


def test_filters_narrow_by_year_kind_and_office(open_page):
    page = open_page("cari/index.html")
    typed(page, "kesehatan")

    page.select_option("#cari-y", label="2024")
    page.select_option("#cari-k", label="Program")
    page.wait_for_function("document.getElementById('temuan').children.length === 1")

    link = page.locator("#temuan > li > a")
    assert link.inner_text().startswith("Program Pemenuhan Upaya Kesehatan")
    assert "anggaran/2024/" in link.get_attribute("href")


def test_nothing_found_is_said_with_what_was_searched(open_page):
    page = open_page("cari/index.html")

    found = typed(page, "kerata api")

    assert found == []
    assert "Tidak ada yang cocok dengan “kerata api”" in page.locator("#kabar").evaluate("one => one.value")


def test_an_address_with_a_question_answers_it(open_page):
    page = open_page("cari/index.html")

    page.goto(f"{page.url}?q=puskesmas")
    page.wait_for_function("document.getElementById('temuan').children.length > 0")

    assert page.locator("#temuan > li > a").first.inner_text() == "Pengembangan Puskesmas"


def test_without_script_the_page_says_so_and_the_lists_reach_everything(open_page):
    page = open_page("cari/index.html", script=False)

    assert not page.is_visible("form")
    assert "perlu JavaScript" in page.inner_text("main")
    page.click("main a:has-text('A sampai Z')")
    page.click("nav.alphabet a:has-text('P')")
    page.click("main a:has-text('Pengembangan Puskesmas')")
    assert page.inner_text("h1") == "Pengembangan Puskesmas"


def test_the_script_cuts_words_as_the_index_does(open_page, folder):
    page = open_page("cari/index.html")
    text = " ".join(path.read_text("utf-8") for path in (folder / "cari").rglob("e*.js"))
    words = sorted({word for word in words_of(text) if word.isalpha()})

    stems = page.evaluate("words => words.map(terangStem)", words)

    assert len(words) > 250
    assert [(word, there) for word, there in zip(words, stems, strict=True) if stem(word) != there] == []


@pytest.fixture(scope="module")
def large(folder, tmp_path_factory):
    """The search page of a city with 10,000 things: names of the official chart of accounts, with the offices that have them."""
    copy = tmp_path_factory.mktemp("large") / "site"
    shutil.copytree(folder, copy)
    with (ROOT / "site_static/chart.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    found = tuple(
        Found(
            title=f"{names[number % len(names)]} {number // len(names) or ''}".strip(),
            is_foreign=False,
            kind="sub-activity",
            where=(
                (2025, f"anggaran/2025/kantor-{number % 40}/{number}/index.html"),
                (2024, f"anggaran/2024/kantor-{number % 40}/{number}/index.html"),
            ),
            context=f"Dinas Nomor {number % 40}",
            code=f"1.{number % 40:02}.{number % 17:02}.2.{number % 9:02}.{number:04}",
        )
        for number in range(10_000)
    )
    page = copy / "cari/index.html"
    place = re.search(r'data-folder="\.\./(cari/[^"]+)"', page.read_text("utf-8"))[1]
    shutil.rmtree(copy / place)
    (copy / place).mkdir()
    for name, make in Index(language="id", found=found).files():
        (copy / place / f"{name}.js").write_bytes(make())
    return copy


def test_the_first_result_of_ten_thousand_comes_within_150_kib(large, browser):
    server = site_server(large, 0)
    Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(service_workers="block")
    page, asked_for = context.new_page(), []
    page.on("request", lambda request: asked_for.append(request.url))

    page.goto(f"http://127.0.0.1:{server.server_address[1]}/cari/index.html?q=belanja kendaraan")
    page.wait_for_function("document.getElementById('temuan').children.length > 0")

    paths = [url.split("/", 3)[3].partition("?")[0] for url in asked_for]
    context.close()
    server.shutdown()
    server.server_close()
    weights = {path: len(gzip.compress((large / path).read_bytes(), 6)) for path in paths}
    assert sum(weights.values()) <= LARGEST_FIRST_RESULT, weights
    assert any("/d.js" in path for path in weights)
