"""The printed leaflet of a licence: nothing that the page says is missing, a screen reader can read it, its code opens the page."""

from __future__ import annotations

import io
import posixpath
import re
from html import unescape

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from pypdf import PdfReader

from site_static.pdf import leaflets
from site_static.plan import page_bytes
from site_static.views.licensing.leaflet import qr_drawing
from tests.support.city import small_snapshot

SNAPSHOT = small_snapshot()
LEAFLETS = {work.path: work for work in leaflets(SNAPSHOT)}
FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


@pytest.fixture(scope="module")
def texts():
    """The text of each leaflet by its path."""
    return {
        path: " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(work.make())).pages).split()) for path, work in LEAFLETS.items()
    }


def page_text(path):
    """What the page in the same language says from its heading to its sources, without the history, which a leaflet leaves to the page."""
    page = page_bytes(SNAPSHOT, path.rpartition("/")[0] + "/index.html").decode()
    main = page[page.index("<h1>") : page.index('id="sumber"')]
    main = main[: main.index('<ol class="vintages">')]
    return unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<form.*?</form>|<code>[^<]*</code>", " ", main, flags=re.DOTALL)))


@pytest.mark.parametrize("path", LEAFLETS)
def test_every_figure_of_the_page_stands_in_the_leaflet(texts, path):
    figures = set(FIGURE.findall(page_text(path)))

    assert len(figures) > 15
    assert figures - set(FIGURE.findall(texts[path])) == set()


@pytest.mark.parametrize("path", LEAFLETS)
def test_a_leaflet_says_that_it_is_a_sample_and_who_may_take_money(texts, path):
    assert "CONTOH" in texts[path]
    assert ("Who may take money" if path.startswith("en/") else "Siapa yang boleh menerima uang") in texts[path]


def test_there_is_a_leaflet_for_each_service_in_each_language():
    assert sorted(LEAFLETS) == sorted(
        f"{folder}perizinan/{slug}/{slug}.pdf" for folder in ("", "en/") for slug in (one.facts.slug for one in SNAPSHOT.services)
    )


@pytest.mark.parametrize("path", LEAFLETS)
def test_a_page_offers_the_leaflet_in_its_own_language(path):
    page = page_bytes(SNAPSHOT, path.rpartition("/")[0] + "/index.html").decode()
    up = page.split(f'{path.removeprefix("en/")}"')[0].rpartition('href="')[2]

    assert posixpath.normpath(posixpath.join(path.rpartition("/")[0], up, path.removeprefix("en/"))) == path


def test_a_leaflet_is_tagged_and_names_its_title_and_language():
    reader = PdfReader(io.BytesIO(LEAFLETS["perizinan/sip-contoh/sip-contoh.pdf"].make()))

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "id"
    assert "Surat izin praktik dokter CONTOH" in reader.metadata.title
    assert alternatives(reader.trailer["/Root"]["/StructTreeRoot"]) == ["Kode QR yang membuka https://terang.example/perizinan/sip-contoh/"]


def test_an_english_leaflet_is_english_and_marks_what_is_not(texts):
    work = LEAFLETS["en/perizinan/sip-contoh/sip-contoh.pdf"]
    root = PdfReader(io.BytesIO(work.make())).trailer["/Root"]
    marked = [tag for tag in tags(root["/StructTreeRoot"]) if "/Lang" in tag]

    assert root["/Lang"] == "en"
    assert "Licence to practise (CONTOH)" in texts[work.path]
    assert alternatives(root["/StructTreeRoot"]) == ["QR code that opens https://terang.example/en/perizinan/sip-contoh/"]
    assert len(marked) > 10
    assert {(tag["/S"], tag["/Lang"]) for tag in marked} == {("/Span", "id")}


def tags(tag):
    """A tag with all below it."""
    tag = tag.get_object() if hasattr(tag, "get_object") else tag
    if not hasattr(tag, "get"):
        return
    yield tag
    kids = tag.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from tags(kid)


def alternatives(tag):
    """The words for those who do not see a picture, in reading order."""
    tag = tag.get_object() if hasattr(tag, "get_object") else tag
    if not hasattr(tag, "get"):
        return []
    own = [str(tag["/Alt"])] if "/Alt" in tag else []
    kids = tag.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    below = [found for kid in (kids if isinstance(kids, list) else [kids]) for found in alternatives(kid)]
    return own + below


@pytest.mark.parametrize("address", ["https://terang.example/perizinan/sip-contoh/", "https://x.go.id/perizinan/" + "panjang-" * 20])
def test_the_code_opens_the_page(address):
    assert [found.text for found in zxingcpp.read_barcodes(drawn(qr_drawing(address)))] == [address]


def drawn(svg, module=4):
    """The drawing as pixels: a path of strokes one module high (M x y, h length, m dx dy)."""
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    image = Image.new("L", (size * module, size * module), 255)
    pen, x, y = ImageDraw.Draw(image), 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-0-9. ]+)", re.search(r' d="([^"]*)"', svg)[1]):
        values = [float(one) for one in re.findall(r"-?[0-9.]+", numbers)]
        if command == "h":
            pen.rectangle([x * module, (y - 0.5) * module, (x + values[0]) * module - 1, (y + 0.5) * module - 1], fill=0)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return image


def test_a_day_on_which_nothing_changes_makes_no_leaflet_again():
    from dataclasses import replace

    tomorrow = {work.path: work.facts for work in leaflets(replace(SNAPSHOT, today=SNAPSHOT.day.replace(day=SNAPSHOT.day.day + 1)))}

    assert tomorrow == {path: work.facts for path, work in LEAFLETS.items()}
