"""Each kind of page is HTML that any browser reads alike, says its language and what is invented, and is light."""

from __future__ import annotations

import re
from collections.abc import Iterator

import html5lib
import pytest

from site_static.artifact import Alias, ArtifactKind
from site_static.plan import page_bytes, site_works
from tests.support.city import small_snapshot
from tests.support.published import Published

SNAPSHOT = small_snapshot()
FIRST_ROUND_TRIP = 14 * 1024


def kinds_of_pages() -> dict[str, str]:
    """Template and language -> the first page made with it."""
    found: dict[str, str] = {}
    for work in site_works(SNAPSHOT):
        if not isinstance(work, Alias) and work.kind is ArtifactKind.PAGE:
            found.setdefault(":".join(work.maker.split(":")[:2]), work.path)
    return found


KINDS = kinds_of_pages()


def samples(site: Published) -> Iterator[tuple[str, str]]:
    """(path, text) of the pages that are made of a sample: of an invented year, document or dataset."""
    invented = {one.dataset for one in SNAPSHOT.documents if one.is_sample}
    for path, page in site.pages.items():
        if re.search(r"anggaran/202[45]/", path) or any(f"/{name}/" in path for name in invented):
            yield path, page.text


def test_a_wrong_address_leads_to_search_licences_and_the_list_of_all_things_and_offers_no_address_to_copy(site):
    page = site.page("404.html")
    (main,) = page.all("main")

    linked = {link.get("href") for link in main.iter("a")}

    assert {"index.html", "cari/index.html", "abjad/index.html", "anggaran/index.html", "perizinan/index.html", "usulan/index.html"} <= linked
    assert "https://terang.example/404.html" not in page.text


def test_without_typing_the_search_page_leads_to_every_part_of_the_menu(site):
    page = site.page("cari/index.html")
    (menu,) = (one for one in page.all("nav") if one.get("class") == "main")
    (part,) = (one for one in page.all("section") if one.get("aria-labelledby") == "tanpa")
    parts = {link.get("href") for link in menu.iter("a")} - {"../daftar-istilah/index.html", "../cari/index.html"}

    assert "../usulan/index.html" in parts
    assert parts <= {link.get("href") for link in part.iter("a")}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_strict_html(site, kind):
    content = (site.folder / KINDS[kind]).read_bytes()

    html5lib.HTMLParser(strict=True).parse(content)


@pytest.mark.parametrize("kind", KINDS)
def test_the_editors_preview_is_the_very_page(site, kind):
    assert page_bytes(SNAPSHOT, KINDS[kind]) == (site.folder / KINDS[kind]).read_bytes()


def test_every_page_says_its_language_and_title(site):
    titles = [(page.language, page.tree.findtext("head/title")) for page in site.pages.values()]

    assert {language for language, _ in titles} == {"id", "en"}
    assert all(title and title.strip() for _, title in titles)
    assert [path for path, page in site.pages.items() if page.language != ("en" if path.startswith("en/") else "id")] == []


def test_titles_tell_pages_of_a_language_apart(site):
    titles = [(page.language, page.tree.findtext("head/title")) for path, page in site.pages.items() if not path.endswith("404.html")]

    assert sorted(title for title in set(titles) if titles.count(title) > 1) == []


def test_every_page_has_one_first_heading_and_skips_none(site):
    for path, page in site.pages.items():
        levels = [int(element.tag[1]) for element in page.tree.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        assert levels.count(1) == 1, path
        assert all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False)), path


def test_every_page_of_a_sample_says_so_before_its_first_amount(site):
    checked = 0
    for path, _ in samples(site):
        body = (site.folder / path).read_text().partition("<body")[2]
        amount = re.search(r"<data |<table", body)
        assert "CONTOH" in body[: amount.start() if amount else len(body)], path
        checked += 1

    assert checked > 50


def test_a_page_of_real_figures_alone_does_not_say_contoh(site):
    said = [path for path in site.pages if re.search(r"anggaran/2023/|/apbd-2023-murni/", path) and "CONTOH" in site.page(path).text]

    assert said == []


def test_no_page_has_styles_or_scripts_inside(site):
    for path, page in site.pages.items():
        assert page.all("style") == [], path
        assert [script for script in page.all("script") if not script.get("src") and script.get("type") != "application/ld+json"] == [], path
        assert [name for element in page.tree.iter() for name in element.attrib if re.fullmatch(r"style|on\w+", str(name))] == [], path


def test_an_ordinary_page_fits_the_first_round_trip_with_its_style(site):
    heavy = {path: site.travelled(path) for path in site.pages}

    assert sorted(path for path, size in heavy.items() if size > FIRST_ROUND_TRIP) == []


def test_a_text_that_was_not_translated_says_its_language(site):
    page = site.page("en/lapor/index.html")

    marked = [element for element in page.tree.iter() if element.get("lang") == "id"]

    assert any("Tulis surat ke balai kota." in "".join(element.itertext()) for element in marked)
