"""A long list of proposals is narrowed down where it stands, over all its pages; without a script the lists made at build are there."""

from __future__ import annotations

import re
from dataclasses import replace
from threading import Thread

import pytest
from playwright.sync_api import expect

from cms.domain.proposals.choices import State
from cms.serving import site_server
from site_static.release import build
from site_static.views.proposals.lists import FEWEST_OF_A_PAGE
from tests.support.city import small_snapshot
from tests.support.proposals import rejected, sealed
from tests.support.published import without_print

LIST = "usulan/status/ditolak/index.html"
THEMES = ("Jalan | gang", "Drainase", "Penerangan")
MANY = 70


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The small city with seventy refusals more: a list of two pages."""
    small = small_snapshot()
    more = [
        rejected(number=f"P-2024-{number:05d}", title=f"Usulan ke-{number} (CONTOH)", theme=THEMES[number % 3], amount_asked=None)
        for number in range(100, 100 + MANY)
    ]
    snapshot = replace(small, proposals=(*small.proposals, *map(sealed, more)))
    return build(without_print(snapshot), tmp_path_factory.mktemp("filter") / "public", jobs=1).folder


@pytest.fixture
def served(folder):
    server = site_server(folder, 0)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser, served):
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    page.goto(served + LIST)
    yield page
    context.close()


def shown(page) -> list[str]:
    return page.locator(".cases > li > a").all_inner_texts()


def told(page) -> str:
    return page.locator("#saring output").inner_text()


def opened(page) -> None:
    page.locator(".narrow summary").press("Enter")


def wait_for(page, text: str) -> None:
    expect(page.locator("#saring output")).to_have_text(re.compile(text))


def test_a_choice_narrows_all_pages_of_the_list_and_says_how_many_are_shown(page):
    opened(page)

    page.locator("#saring-tema").select_option("drainase")

    wait_for(page, "24 dari 71 usulan")
    assert len(shown(page)) == 24
    assert page.locator("nav.pages").is_hidden()
    assert page.locator("#saring output").get_attribute("aria-live") == "polite"


def test_choices_are_combined_with_words_and_each_says_how_many_it_would_leave(page):
    opened(page)
    page.locator("#saring-tema").select_option("drainase")
    wait_for(page, "24 dari 71")

    page.locator("#saring-kata").fill("ke-10")

    assert told(page) == "4 dari 71 usulan."
    assert "Penerangan (3)" in [text.strip() for text in page.locator("#saring-tema option").all_inner_texts()]


def test_what_is_chosen_stands_in_the_address_and_opens_again_from_it(page, served):
    opened(page)
    page.locator("#saring-tema").select_option("jalan-gang")
    page.locator("#saring-urut").select_option("judul")
    wait_for(page, "23 dari 71")
    first = shown(page)

    page.goto(page.url)

    wait_for(page, "23 dari 71")
    assert page.url == f"{served}{LIST}?tema=jalan-gang&urut=judul"
    assert shown(page) == first == sorted(first, key=lambda title: title.lower())
    assert page.locator("#saring-tema").input_value() == "jalan-gang"


def test_an_entry_from_a_further_page_leads_to_its_proposal(page):
    opened(page)
    page.locator("#saring-kata").fill("Usulan ke-101 ")
    wait_for(page, "1 dari 71")

    page.locator(".cases > li > a").click()

    assert page.url.endswith("/usulan/P-2024-00101/index.html")


def test_clearing_gives_the_first_page_back(page, served):
    before = shown(page)
    opened(page)
    page.locator("#saring-kata").fill("ke-101")
    wait_for(page, "1 dari 71")

    page.locator("#saring button[type=reset]").press("Enter")

    expect(page.locator(".cases > li")).to_have_count(len(before))
    assert (shown(page), page.url, told(page)) == (before, served + LIST, "")
    assert page.locator("nav.pages").is_visible()


def test_from_a_folder_only_this_page_is_narrowed_and_that_is_said(browser, folder):
    page = browser.new_page()
    page.goto((folder / LIST).as_uri())
    opened(page)
    here = len(shown(page))

    page.locator("#saring-tema").select_option("drainase")

    wait_for(page, "Halaman lain tidak terbaca")
    assert told(page).startswith(f"{len(shown(page))} dari {here} usulan.")
    page.close()


def test_without_a_script_there_is_no_form_and_the_pages_made_at_build_are_there(browser, served):
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(served + LIST)

    assert page.locator(".narrow").is_hidden()
    assert FEWEST_OF_A_PAGE <= len(shown(page)) < MANY
    assert page.locator("nav.pages a").is_visible()
    context.close()


def test_a_lists_own_facet_is_no_choice_and_a_short_list_has_none(browser, served):
    page = browser.new_page()
    page.goto(served + LIST)
    assert page.locator("#saring-status").count() == 0
    assert page.locator("#saring-tema").count() == 1

    page.goto(f"{served}usulan/status/{State.DEFERRED.slug}/index.html")

    assert page.locator("#saring").count() == 0
    page.close()


SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((one) => one.value))).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
@pytest.mark.parametrize("asked", ["", "?tema=drainase", "?tema=drainase&urut=judul", "?kata=ke-10"])
def test_nothing_moves_while_a_list_opens_by_itself_or_from_an_address_with_choices(browser, served, width, asked):
    context = browser.new_context(viewport={"width": width, "height": 740}, service_workers="block")
    page = context.new_page()
    page.add_init_script(SHIFTS)

    page.goto(served + LIST + asked)
    if asked:
        wait_for(page, "dari 71 usulan")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")  # a shift is told after the frame that shows it

    shifts = page.evaluate("window.shifts")
    context.close()
    assert sum(shifts) <= 0.01
