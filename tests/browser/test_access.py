"""Every kind of page in both languages, light and dark, on a narrow and a wide screen: no barrier that axe can see.

Contrast is held to AAA: 7 to 1 for text, 4.5 for large text.
"""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe

from cms.serving import site_server
from tests.browser.test_journeys import PAGES

AXE = Axe()
# What a page is made of is looked at on both screens; the dark scheme changes its colours alone.
COLOURS = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"]
LOOKS = ((320, "light", STANDARDS), (320, "dark", COLOURS), (1280, "light", STANDARDS), (1280, "dark", COLOURS))
# Link texts and section headings are judged by people; a page with a short paragraph is no fault.
OPTIONS = {"rules": {"identical-links-same-purpose": {"enabled": False}, "target-size": {"enabled": True}}, "resultTypes": ["violations"]}


# Faces of a licence that the one page of its kind does not show: free and overdue, repealed, lists, a question answered, where a walk ends.
LICENCES = [
    f"perizinan/{path}index.html"
    for path in (
        "sip-contoh/",
        "izin-lama-contoh/",
        "abjad/",
        "biaya/",
        "cari/praktik/",
        "cari/praktik/ya/tanpa/",
        "sip-contoh/adu/",
        "sip-contoh/bawaan/",
    )
]


@pytest.mark.parametrize("path", [*PAGES, *LICENCES])
def test_axe_finds_no_barrier_however_a_page_is_shown(open_page, path):
    page = open_page(path)
    found = []

    for width, scheme, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        results = AXE.run(page, options=OPTIONS | {"runOnly": rules} if rules is STANDARDS else {"runOnly": rules, "resultTypes": ["violations"]})
        found += [
            f"{width} {scheme}: {one['id']}: {node['target']}: {node['failureSummary']}"
            for one in results.response["violations"]
            for node in one["nodes"]
        ]

    assert found == []


@pytest.mark.parametrize("path", PAGES)
def test_in_forced_colours_bars_and_borders_stay(open_page, path):
    page = open_page(path)

    page.emulate_media(forced_colors="active")

    colours = page.evaluate(
        "[...document.querySelectorAll('main .bar')].map(bar => [getComputedStyle(bar).fill, getComputedStyle(document.body).backgroundColor])"
    )
    assert [pair for pair in colours if pair[0] == pair[1]] == []


@pytest.fixture(scope="module")
def served(folder: Path):
    """The site as a web server gives it out, with the strict headers."""
    server = site_server(folder, 0)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(browser):
    made = browser.new_context(viewport={"width": 360, "height": 740})
    yield made
    made.close()


@pytest.mark.parametrize("path", [*PAGES, "404.html"])
def test_a_page_breaks_no_rule_of_the_strict_policy_and_sets_no_cookie(context, served, path):
    page, broken, asked = context.new_page(), [], []
    page.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{served}/{path}", wait_until="networkidle")

    assert broken == []
    assert [url for url in asked if not url.startswith(served)] == []
    assert context.cookies() == []
    assert page.evaluate("getComputedStyle(document.querySelector('.masthead, .embed')).borderTopWidth") == "5px"


def test_a_visited_page_opens_without_a_network_and_another_says_so(context, served):
    page = context.new_page()
    page.goto(f"{served}/index.html")
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    page.goto(f"{served}/anggaran/2025/index.html", wait_until="networkidle")
    heading = page.inner_text("h1")

    context.set_offline(True)
    page.goto(f"{served}/anggaran/2025/index.html")
    again = page.inner_text("h1")
    page.goto(f"{served}/anggaran/2024/index.html")

    assert again == heading
    assert page.inner_text("h1") == "Membaca situs ini tanpa internet"


def test_every_tool_of_the_script_has_a_name_and_takes_nothing_away(open_page):
    for path in PAGES:
        page = open_page(path, width=320)
        for tool in page.locator(".tools select, .tools input, .tools button").all():
            assert tool.evaluate("tool => (tool.labels && tool.labels[0] || tool).textContent.trim()"), path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
