"""What a reader with a cheap phone gets: light pages, every figure without a script, both languages, and what programs look for."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cms.domain.city import CITIES, city_named
from site_static import addresses, cards, render, words
from site_static.assets import style_of
from site_static.card_picture import Card, _width, lines_of
from site_static.colours import TEXT_CONTRAST, contrast, schemes_of
from site_static.plan import page_bytes, site_works
from site_static.web_headers import FOR_EVER, POLICY, SITE_HEADERS, web_headers
from tests.site.test_pages import KINDS, SNAPSHOT
from tests.support.published import Published

ROOT = Path(__file__).resolve().parents[2]
KIB = 1024
SCRIPTS = 10 * KIB
# The issue asks for less than 300 KB; what these pictures may weigh follows from their four colours.
LARGEST_CARD = 20 * KIB
EVERY_CITY = sorted(path.stem for path in CITIES.glob("*.toml"))


def travelled(content: bytes) -> int:
    return len(gzip.compress(content, 6))


@pytest.fixture(scope="module")
def weights(site):
    """Each page as it travels, with the style sheet."""
    return {path: site.travelled(path) for path in site.pages}


def test_nineteen_of_twenty_pages_weigh_at_most_60_kib_and_none_more_than_150(weights):
    by_weight = sorted(weights.values())

    assert by_weight[len(by_weight) * 19 // 20] <= 60 * KIB
    assert by_weight[-1] <= 150 * KIB


def test_all_scripts_together_weigh_at_most_10_kib(site):
    """Of one language; the search has its own measure."""
    scripts = [path for path in site.files if path.endswith(".js") and not re.search(r"site-en-|cari/|search-", path)]

    assert len(scripts) >= 3
    assert sum(travelled((site.folder / path).read_bytes()) for path in scripts) <= SCRIPTS


def test_every_amount_of_a_pages_own_slice_of_data_stands_in_its_html(site):
    """The lines of each sub activity, counted from the CSV, are found in the page without running anything."""
    looked_at = 0
    for row_source in ("apbd-2025-perubahan-contoh",):
        rows = site.rows(f"data/{row_source}/latest/{row_source}.csv")
        for path, page in site.pages.items():
            found = re.search(r"anggaran/2025/[a-z-]+/[\d.]+/[\d.]+/([\d.]+)/index\.html", path)
            if not found:
                continue
            shown = {element.get("value") for element in page.all("data")}
            own = [row["amount"] for row in rows if row["sub_activity_code"] == found[1]]
            assert [amount for amount in own if amount not in shown] == [], path
            looked_at += len(own)
    assert looked_at > 15


def test_a_large_amount_of_a_sentence_can_be_read_in_full_without_a_mouse(site):
    """By the box that writes all of the page, or because the same amount stands in full beside it."""
    looked_at = 0
    for path, page in site.pages.items():
        large = [element.get("title") for element in page.all("data") if element.get("title")]
        has_box = any(element.get("type") == "checkbox" for element in page.all("input"))
        looked_at += has_box and bool(large)
        plain = (site.folder / path).read_text("utf-8")
        assert has_box or [exact for exact in large if f">{exact.removeprefix('Rp')}<" not in plain and f">{exact}<" not in plain] == [], path
    assert looked_at > 20


@pytest.mark.parametrize("city", EVERY_CITY)
def test_text_of_every_city_differs_from_its_ground_by_seven_to_one(city):
    weak = [
        (scheme.name, text, ground, round(contrast(scheme.colours[text], scheme.colours[ground]), 2))
        for scheme in schemes_of(style_of(city_named(city)))
        for text in ("ink", "soft", "accent")
        for ground in ("paper", "wash")
        if contrast(scheme.colours[text], scheme.colours[ground]) < TEXT_CONTRAST
    ]

    assert weak == []


def test_contrast_is_that_of_the_standard():
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0
    assert round(contrast("#767676", "#fff"), 2) == 4.54


def test_every_page_names_itself_in_every_language_absolutely(site):
    for path, page in site.pages.items():
        named = {element.get("hreflang"): element.get("href") for element in page.all("link") if element.get("hreflang")}
        if path == addresses.NOT_FOUND:
            assert named == {}
            continue
        bare = path.removeprefix("en/").removesuffix("index.html")
        first = f"https://terang.example/{bare}"
        assert named == {"id": first, "en": f"https://terang.example/en/{bare}", "x-default": first}, path


def test_a_third_language_needs_one_file(tmp_path, monkeypatch):
    """Javanese, whose file is here the English one: every kind of page is made, and each language is called by its own name."""
    folder = tmp_path / "languages"
    shutil.copytree(words.LANGUAGES, folder)
    shutil.copy(folder / "en.toml", folder / "jv.toml")
    monkeypatch.setattr(words, "LANGUAGES", folder)
    monkeypatch.setattr(render, "LANGUAGES", folder)
    snapshot = replace(SNAPSHOT, city=replace(SNAPSHOT.city, languages=("id", "en", "jv")))

    pages = {path: page_bytes(snapshot, f"jv/{path}").decode() for kind, path in KINDS.items() if kind.endswith(":id") and path != "404.html"}

    assert len(pages) > 15
    assert [path for path, page in pages.items() if '<html lang="jv">' not in page] == []
    # A page to stand inside another has no menu.
    whole = {path: page for path, page in pages.items() if not path.startswith("sematan/")}
    assert [path for path, page in whole.items() if ">Bahasa Indonesia</a>" not in page or ">English</a>" not in page] == []
    assert ">Jawa</a>" in page_bytes(snapshot, "index.html").decode()


def test_the_web_manifest_names_files_that_exist(site):
    manifest = json.loads((site.folder / addresses.WEB_MANIFEST).read_text("utf-8"))

    assert manifest["name"] == "Binjai Terang"
    assert manifest["start_url"] in site.files
    assert all(icon["src"] in site.files for icon in manifest["icons"])
    assert {icon["sizes"] for icon in manifest["icons"]} == {"any", "180x180", "192x192", "512x512"}


def test_the_service_worker_keeps_pages_that_exist(site):
    worker = (site.folder / addresses.SERVICE_WORKER).read_text("utf-8")

    kept = json.loads(re.search(r"addAll\((\[.*?\])\)", worker)[1])

    assert kept == ["luring/index.html", "en/luring/index.html"]
    assert set(kept) <= site.files


def test_the_citys_emblem_and_colour_stand_on_every_page_and_in_the_icon(tmp_path):
    city = replace(SNAPSHOT.city, emblem="M2 2h20v20z", accent="#123456")

    page = page_bytes(replace(SNAPSHOT, city=city), "index.html").decode()

    assert 'd="M2 2h20v20z"' in page
    assert '<meta name="theme-color" content="#123456"/>' in page


@pytest.mark.parametrize("emblem", ['M0 0"/><script>', "url(#x)", ""])
def test_an_emblem_that_is_no_path_is_refused(emblem):
    with pytest.raises(ValueError, match="emblem"):
        replace(SNAPSHOT.city, emblem=emblem)


def test_the_manuals_servers_send_the_headers_of_the_site(site):
    manual = (ROOT / "docs/serving.md").read_text("utf-8")

    missing = [name for name, value in SITE_HEADERS.items() if f'{name} "{value}"' not in manual and f'"{value}";' not in manual]
    assert missing == []
    assert manual.count(f'"{SITE_HEADERS["Content-Security-Policy"]}"') == manual.count(f'"{POLICY}"') == 2
    assert manual.count(FOR_EVER) == 2
    assert (site.folder / addresses.HEADERS).read_text("utf-8") == web_headers(["en"])


def test_the_policy_allows_no_script_inside_a_page_and_nothing_from_elsewhere():
    policy = SITE_HEADERS["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none';")


def test_a_years_page_says_near_its_top_what_changed_and_what_it_holds(site):
    page = (site.folder / "anggaran/2025/index.html").read_text("utf-8")
    top = page[: page.index('<section aria-labelledby="belanja">')]

    assert 'href="perbandingan/index.html"' in top or "2025/perbandingan/index.html" in top
    assert "Belanja dalam Perubahan APBD 2025 menjadi" in top
    anchors = re.findall(r'<li><a href="#([a-z]+)">', top)
    assert len(anchors) > 5
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in page] == []


def test_people_find_who_answers_for_the_site(site):
    assert "Kota Binjai" in (site.folder / addresses.HUMANS).read_text("utf-8")


def test_the_site_is_known_by_its_pages_alone(public):
    """Every kind of page is looked at by the tests of this folder: a new template is covered without being named."""
    assert {kind.split(":")[0] for kind in KINDS} >= {"design.html", "offline.html", "home.html", "unit.html"}
    assert Published((public / "current").resolve()).pages


@pytest.fixture(scope="module")
def shared(site):
    """Page -> what is told to those who share it. Small pages to be embedded and the page for wrong addresses are not shared."""
    told = {path: {one.get("property"): one.get("content") for one in page.all("meta") if one.get("property")} for path, page in site.pages.items()}
    return {path: metas for path, metas in told.items() if "sematan/" not in path and path != addresses.NOT_FOUND}


def card_of(path):
    """The further pages of a long table share the picture of the first."""
    return addresses.first_page(path).replace("index.html", "kartu.png")


def test_every_page_has_a_picture_of_1200_by_630_when_it_is_shared(site, shared):
    pictures = {path: (metas.get("og:image") or "").removeprefix("https://terang.example/") for path, metas in shared.items()}

    assert len(pictures) > 600
    assert {path: picture for path, picture in pictures.items() if picture != card_of(path)} == {}
    assert sorted(set(pictures.values()) - site.files) == []
    for path in pictures.values():
        content = (site.folder / path).read_bytes()
        assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (1200, 630), path
        assert len(content) < LARGEST_CARD, path


def test_a_picture_is_told_in_words_with_the_title_of_its_page(site, shared):
    assert {path: metas["og:image:alt"] for path, metas in shared.items() if not metas["og:image:alt"].startswith(metas["og:title"])} == {}


def test_two_pages_with_other_words_have_other_pictures(site, shared):
    """What a picture says is what its page says; a code, which is no part of the picture, does not count."""
    said = {}
    for path, metas in shared.items():
        if addresses.first_page(path) != path:
            continue
        content = (site.folder / card_of(path)).read_bytes()
        said.setdefault(content, set()).add(re.sub(r" \([\d.]+\)", "", metas["og:image:alt"]))

    assert [words for words in said.values() if len(words) > 1] == []


def test_the_picture_of_an_office_shows_its_name_and_its_amount_in_the_budget_in_force(monkeypatch):
    drawn = []
    monkeypatch.setattr(cards, "card_png", lambda card: drawn.append(card) or b"")
    path = "anggaran/2025/dinas-kesehatan/kartu.png"
    next(work for work in site_works(SNAPSHOT) if work.path == path).make()

    (card,) = drawn

    page = page_bytes(SNAPSHOT, "anggaran/2025/dinas-kesehatan/index.html").decode()
    assert "Dinas Kesehatan" in card.title
    assert card.is_sample
    assert f">{card.figure}</data></strong>" in page
    assert card.name == "Perubahan APBD 2025"


def test_a_long_title_is_cut_and_stays_on_the_picture():
    title = "Penyelenggaraan " * 40 + "A" * 200
    lines = list(
        lines_of(Card(site_name="", address="", emblem="", accent="#000000", is_sample=False, title=title, name="", figure="", sentences=title))
    )

    assert all(_width(line.text, line.font, line.size) <= 1200 - 2 * 80 for line in lines)
    assert lines[2].text.endswith("…")
    assert lines[-1].y + lines[-1].size < 630 - 80
