"""Every chart of the site stands in a figure with its title, a sentence, its numbers as a table, its source, and files to take away."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

import pytest

from site_static import addresses
from site_static.views import figures, years_and_proposals
from tests.support.city import small_snapshot
from tests.support.published import Published

SNAPSHOT = small_snapshot()
FIGURES = tuple(figures(SNAPSHOT.city, *years_and_proposals(SNAPSHOT)))
SVG = "{http://www.w3.org/2000/svg}"
PLACES = [figure.place for figure in FIGURES]


def said(element: ElementTree.Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def charts(site: Published) -> Iterator[tuple[str, ElementTree.Element, ElementTree.Element]]:
    """(path, page, figure) of every chart on every page."""
    for path, page in site.pages.items():
        for figure in (one for one in page.all("figure") if one.get("class") == "chart"):
            yield path, page.tree, figure


def numbers(element: ElementTree.Element) -> set[str]:
    return {one.get("value", "") for one in element.iter("data")}


def links(path: str, element: ElementTree.Element) -> list[str]:
    return [normpath(join(dirname(path), link.get("href", "").partition("#")[0] or path.rpartition("/")[2])) for link in element.iter("a")]


def test_charts_stand_on_the_pages_that_ask_for_one(site):
    found = {path for path, _, _ in charts(site)}

    assert {"index.html", "anggaran/index.html", "anggaran/2025/index.html", "en/anggaran/2025/perbandingan/index.html"} <= found
    assert "anggaran/2025/dinas-pendidikan/index.html" in found


def test_every_chart_has_title_sentence_and_description(site):
    for path, _, figure in charts(site):
        pictures = [one for one in figure.iter(f"{SVG}svg") if one.get("class") in ("tall", "broad")]

        assert len(pictures) == 2, path
        assert said(figure.find("figcaption/p")), path
        assert all(said(one.find(f"{SVG}title")) and said(one.find(f"{SVG}desc")) for one in pictures), path


@pytest.mark.parametrize("figure", FIGURES, ids=PLACES)
def test_the_numbers_of_a_chart_stand_in_a_table_on_its_page(site, figure):
    tree = site.pages[figure.href].tree
    element = next(one for one in tree.iter("figure") if one.get("id") == figure.anchor)
    expected = {f"{amount:.2f}" for row in figure.rows for amount in row.amounts if amount is not None}

    if figure.beside:
        section = next(one for one in tree.iter("section") if one.get("aria-labelledby") == figure.beside)
        tables = {value for table in (*section.iter("table"), *section.iter("ol")) for value in numbers(table)}
        assert f"#{figure.beside}" in [link.get("href") for link in element.iter("a")]
    else:
        tables = {value for table in element.iter("table") for value in numbers(table)}
    assert expected
    assert expected <= tables


@pytest.mark.parametrize("figure", FIGURES, ids=PLACES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_chart_can_be_taken_as_svg_png_and_small_page(site, figure, language):
    files = [addresses.in_language(path, language, "id") for path in (figure.svg, figure.png, figure.embed)]
    page = addresses.in_language(figure.href, language, "id")
    element = next(one for one in site.pages[page].tree.iter("figure") if one.get("id") == figure.anchor)

    assert set(files) <= set(links(page, element))
    assert (site.folder / files[0]).read_bytes().startswith(b"<svg ")
    assert (site.folder / files[1]).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("figure", FIGURES, ids=PLACES)
def test_the_small_page_holds_the_numbers_and_leads_back(site, figure):
    page = site.pages[figure.embed]

    expected = {f"{amount:.2f}" for row in figure.rows for amount in row.amounts if amount is not None}
    assert expected <= numbers(page.tree)
    assert figure.href in links(figure.embed, page.tree)
    assert page.all("script") == []
    assert page.all("nav") == []


@pytest.mark.parametrize("figure", FIGURES, ids=PLACES)
def test_a_picture_names_its_sources_and_their_vintages(site, figure):
    text = " ".join(ElementTree.fromstring((site.folder / figure.svg).read_bytes()).itertext())

    assert figure.vintages
    assert all(f"{one.title}, versi {one.version or 'terbaru'}" in text for one in figure.vintages)
    assert "https://terang.example/" in text


@pytest.mark.parametrize("figure", FIGURES, ids=PLACES)
def test_a_chart_links_every_source_on_its_page_and_on_its_small_page(site, figure):
    for path in (figure.href, figure.embed):
        element = next(
            one
            for one in site.pages[path].tree.iter("figure")
            if one.get("class") == "chart" and (path == figure.embed or one.get("id") == figure.anchor)
        )

        assert {one.href for one in figure.vintages} <= set(links(path, element)), path


def test_sources_of_one_version_and_day_say_so_once(site):
    same = [figure for figure in FIGURES if figure.is_one_edition]

    for figure in same:
        element = next(site.pages[figure.embed].tree.iter("figure"))
        said = [text for text in ("".join(one.itertext()) for one in element.iter("p")) if text.startswith("Sumber:")]
        assert [text.count("terbit") + text.count("versi terbaru") for text in said] == [1], figure.place
    assert len(same) > 3


def test_a_picture_of_invented_figures_says_contoh_and_of_real_ones_never(site):
    for figure in FIGURES:
        text = (site.folder / figure.svg).read_text()

        assert ("CONTOH: angka karangan" in text) == figure.is_sample, figure.place
