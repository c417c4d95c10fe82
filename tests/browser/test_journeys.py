"""A reader with a cheap phone, without scripts, from a USB stick: finds the money, reads it, and misses nothing."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.site.test_pages import KINDS

# One page of each kind in both languages. The page for wrong addresses is shown by a server: its links count from the server's top.
PAGES = sorted(set(KINDS.values()) - {"404.html"})
UNIT = next(path for kind, path in KINDS.items() if kind.startswith("unit.html"))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_from_the_file_system_with_its_style(open_page, path):
    page = open_page(path)

    assert page.failed == []
    # A page from the file system may not read the rules themselves, so what they do is looked at.
    assert page.evaluate("getComputedStyle(document.querySelector('.masthead, .embed')).borderTopWidth") == "5px"


# The search needs its script, and without it says so: tests/browser/test_search.py.
@pytest.mark.parametrize("path", [path for path in PAGES if not path.endswith("cari/index.html")])
def test_a_page_reads_the_same_without_scripts(open_page, path):
    with_script, without = open_page(path), open_page(path, script=False)

    # A script may add tools: the fee calculator, sorting, copying. Apart from them it adds nothing and takes nothing away.
    with_script.evaluate("document.querySelectorAll('.tools, form.calculator').forEach(tool => tool.remove())")
    assert without.inner_text("main") == with_script.inner_text("main")
    assert len(without.inner_text("main")) > 40


@pytest.mark.parametrize("width", [320, 360, 768, 900, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(open_page, path, width):
    page = open_page(path, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["akuntabilitas/index.html", "gaya/index.html", "en/akuntabilitas/index.html"])
def test_no_table_hides_a_column_on_the_narrowest_screen(open_page, path):
    page = open_page(path, width=320)

    assert page.locator(".scroll").count()
    assert page.evaluate("[...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth).length") == 0


WALK = (
    "anggaran/2025/index.html",
    "anggaran/2025/kantor/index.html",
    "anggaran/2025/dinas-pendidikan/index.html",
    "anggaran/2025/dinas-pendidikan/1.01.02/index.html",
    "anggaran/2025/dinas-pendidikan/1.01.02/1.01.02.2.01/index.html",
    "anggaran/2025/dinas-pendidikan/1.01.02/1.01.02.2.01/1.01.02.2.01.0001/index.html",
)


def test_a_reader_walks_from_the_front_page_to_one_sub_activity(open_page):
    page = open_page("index.html", script=False)

    for address in WALK:
        links = page.locator("main a").all()
        link = next(link for link in links if urljoin(page.url, link.get_attribute("href")).endswith(f"/{address}"))
        link.click()

    assert page.inner_text("h1") == "Penambahan Ruang Kelas Baru"
    assert "11.200.000.000,00" in page.inner_text("main table")


def test_the_other_language_is_one_tap_away_and_back(open_page):
    page = open_page(UNIT, script=False)
    first = page.url

    page.click('a[hreflang="en"]')
    assert page.get_attribute("html", "lang") == "en"
    page.click('a[hreflang="id"]')

    assert page.url == first


def test_on_paper_every_folded_table_lies_open(open_page):
    page = open_page("anggaran/index.html", script=False)
    table = page.locator("details table").first

    assert not table.is_visible()
    page.emulate_media(media="print")
    assert table.is_visible()


def test_the_keyboard_reaches_the_content_first(open_page):
    page = open_page(UNIT)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("location.hash.slice(1)") == page.evaluate("document.querySelector('main').id || document.querySelector('h1').id")


def test_a_page_printed_on_paper_leaves_out_what_only_a_screen_needs(open_page):
    page = open_page(UNIT)
    page.wait_for_selector(".copy")

    page.emulate_media(media="print")

    assert not page.is_visible("header nav")
    assert not page.is_visible(".copy")
    assert page.is_visible("main table")


def test_a_proposal_on_paper_ends_with_its_history_and_its_address(open_page):
    page = open_page("usulan/P-2024-00007/index.html")
    expect(page.locator("section[aria-labelledby=ikuti]")).to_be_visible()

    page.emulate_media(media="print")

    expect(page.locator("section[aria-labelledby=ikuti]")).to_be_hidden()
    expect(page.locator("section[aria-labelledby=riwayat]")).to_be_visible()
    expect(page.locator("footer").get_by_text("/usulan/P-2024-00007/")).to_be_visible()


@pytest.mark.parametrize("path", ["akuntabilitas/index.html", "en/akuntabilitas/index.html"])
def test_a_phone_shows_the_amounts_behind_a_measure_whole(open_page, path):
    page = open_page(path)

    cut = page.evaluate("[...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)")

    assert page.locator(".scroll table.amounts").count() > 0
    assert cut == []


LARGE = "main .lede data[title]"
WRITTEN = f"getComputedStyle(document.querySelector('{LARGE}'), '::after').content"


def test_the_keyboard_writes_large_amounts_of_sentences_in_full(open_page):
    """Pointing with a mouse shows them one by one; without one, or on a phone, a box that needs no script writes them all."""
    page = open_page(UNIT, script=False)
    exact = page.get_attribute(LARGE, "title")
    before = page.locator(LARGE).first.bounding_box()["width"]

    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(".in-full input:focus").count():
            break
    page.keyboard.press("Space")

    assert page.locator(".in-full input").is_checked()
    assert page.locator(LARGE).first.bounding_box()["width"] > before
    assert re.fullmatch(r"Rp[\d.]+,\d\d", exact)
    assert page.locator("html").evaluate("html => html.scrollWidth") <= 360


def test_paper_has_large_amounts_of_sentences_in_full_and_no_box(open_page):
    page = open_page(UNIT)
    assert page.evaluate(WRITTEN) == "none"

    page.emulate_media(media="print")

    assert page.evaluate(WRITTEN) == f'" ({page.get_attribute(LARGE, "title")})"'
    assert not page.is_visible(".in-full")


@pytest.fixture
def long_table(folder):
    """A page whose table is long enough to be sorted; the tables of the small city are not."""
    short = folder / "anggaran/2025/kantor/index.html"
    before, row, after = re.split(r"(?<=<tbody>)\s*(<tr>.*?</tr>)", short.read_text("utf-8"), maxsplit=1, flags=re.DOTALL)
    before = before[::-1].replace("<table"[::-1], '<div class="tools sort"></div>\n<table'[::-1], 1)[::-1]
    page = short.with_name("panjang.html")
    page.write_text(before + row * 12 + after, "utf-8")
    yield page.relative_to(folder).as_posix()
    page.unlink()


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_the_fields_for_sorting_fill_the_room_that_is_kept_for_them(open_page, long_table, width):
    """Nothing below them moves when the script puts them in."""
    page = open_page(long_table, width=width)
    page.wait_for_selector(".sort select")

    filled = page.evaluate("document.querySelector('.sort').offsetHeight")
    empty = page.evaluate("(document.querySelector('.sort').replaceChildren(), document.querySelector('.sort').offsetHeight)")

    assert page.locator(".sort").count() == 1
    assert filled == empty


def test_without_a_script_no_room_is_kept_for_fields(open_page, long_table):
    page = open_page(long_table, script=False)

    assert page.locator(".sort").bounding_box() is None


def test_the_search_field_of_the_front_page_leads_to_what_is_found(open_page):
    page = open_page("index.html")

    page.fill(".seek input", "dinas pendidikan")
    page.click(".seek button")
    page.wait_for_selector("#temuan li")

    assert "Dinas Pendidikan" in page.locator("#temuan li").first.inner_text()


def test_the_other_language_stands_beside_the_citys_name_on_a_phone(open_page):
    page = open_page("en/index.html")

    name, other = page.locator(".brand").bounding_box(), page.locator(".language").bounding_box()

    assert other["y"] < name["y"] + name["height"]
